"""Folders and globs: the files in them, in the order of their names, a folder's names in memory at a time."""

import os
import re
from collections.abc import Iterator
from fnmatch import translate
from pathlib import Path

from summarizer.sources.feeds.items import Unusable, clean, unusable

ARTICLE_ENDINGS = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")
# Beside articles there lies much JSON and XML that is none: of these only feeds are taken.
FEED_ENDINGS = (".rss", ".atom", ".rdf", ".xml", ".json", ".jsonl", ".ndjson")
_ENDINGS = tuple(ending + packed for ending in ARTICLE_ENDINGS + FEED_ENDINGS for packed in ("", ".gz"))
_WILD = re.compile(r"[*?\[]")
_ANY_DEPTH = "**"


def is_glob(place: str) -> bool:
    """Whether the name has a glob's characters in it."""
    return bool(_WILD.search(place))


def files_in(folder: str) -> Iterator[str | Unusable]:
    """The files below the folder that can hold articles: a folder's own first, then those of the folders in it, hidden
    ones left out. What is reached twice, by a link, is read once. A folder that may not be read is Unusable."""
    for found in _folders(folder):
        if isinstance(found, Unusable):
            yield found
            continue
        path, names = found
        yield from (str(path / name) for name in names if name.lower().endswith(_ENDINGS))


def files_like(pattern: str) -> Iterator[str | Unusable]:
    """What matches the glob, as a shell would have given it: `**` for any depth, hidden names only where they are asked
    for. Folders that match are read as folders."""
    parts = Path(pattern).parts
    fixed = next(at for at, part in enumerate(parts) if is_glob(part))
    yield from _matching(Path(*parts[:fixed]), parts[fixed:])


def is_named_as_an_article(path: str) -> bool:
    """Whether the ending says that it is an article."""
    return path.lower().removesuffix(".gz").endswith(ARTICLE_ENDINGS)


def _matching(folder: Path, parts: tuple[str, ...]) -> Iterator[str | Unusable]:
    """What is below the folder and matches the parts of a path."""
    part, rest = parts[0], parts[1:]
    if part == _ANY_DEPTH and not rest:
        yield from files_in(str(folder))
        return
    if part == _ANY_DEPTH:
        for found in _folders(str(folder)):
            if isinstance(found, Unusable):
                yield found
            else:
                yield from _matching(found[0], rest)
        return
    for path in _named(folder, part):
        if path.is_dir():
            yield from _matching(path, rest) if rest else files_in(str(path))
        elif not rest and path.is_file():
            yield str(path)


def _named(folder: Path, part: str) -> list[Path]:
    """What the folder holds under a name, or under names that fit a pattern."""
    fits = re.compile(translate(part)).match
    try:
        if not is_glob(part):
            return [folder / part] if (folder / part).exists() else []
        names = sorted(entry.name for entry in os.scandir(folder) if fits(entry.name))
    except OSError:
        return []
    return [folder / name for name in names if part.startswith(".") or not name.startswith(".")]


def _folders(top: str) -> Iterator[tuple[Path, list[str]] | Unusable]:
    """The folder and those below it, each once, with the names of the files in it."""
    seen: set[tuple[int, int]] = set()
    pending = [Path(top)]
    while pending:
        folder = pending.pop()
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            files, folders = _content_of(folder)
        except OSError as error:
            place = clean(str(folder))
            problem = f"this folder cannot be read ({error.strerror})"
            yield unusable(place, problem, "change its permissions, or leave it out")
            continue
        yield folder, sorted(files)
        pending += (folder / name for name in sorted(folders, reverse=True))


def _content_of(folder: Path) -> tuple[list[str], list[str]]:
    """The names of the files and of the folders in it. Pipes, devices and links that lead nowhere are neither."""
    files: list[str] = []
    folders: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            try:
                kind = folders if entry.is_dir() else files if entry.is_file() else None
            except OSError:  # a link to itself
                continue
            if kind is not None:
                kind.append(entry.name)
    return files, folders
