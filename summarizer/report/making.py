"""From summaries to a folder of pages."""

import contextlib
import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import InputError, OutputError
from summarizer.incoming import LeftOut, Piece, pieces
from summarizer.report.entry import Entry
from summarizer.report.folder import PAGES, Folder, check, opened
from summarizer.report.folding import name_key
from summarizer.report.listing import lists
from summarizer.report.pool import made
from summarizer.report.work import Made, Place


@dataclass(slots=True)
class Report:
    """What came of it: how many documents and outlets it has, how many of its files are new or changed, how many
    summaries could not be used, how many gave way to a later one of the same input, and how many lines told of a
    document that a batch failed at."""

    index: Path
    documents: int = 0
    outlets: int = 0
    changed: int = 0
    unusable: int = 0
    replaced: int = 0
    failures: int = 0


def write_report(
    sources: Sequence[str],
    output: str,
    *,
    stdin: BinaryIO | None = None,
    tell: Callable[[str], None] = lambda _: None,
    progress: Callable[[int], None] = lambda _: None,
) -> Report:
    """Writes the report of the summaries in `sources`, files or "-" for `stdin`, into the folder `output`.

    `tell` takes a line for each summary or file that cannot be used, `progress` how many documents are done. Raises
    UsageError, InputError where nothing is usable, OutputError; then the folder is as it was.
    """
    check(output)
    report, left_out = Report(Path(output) / "index.html"), LeftOut(tell)
    with opened(output) as folder, _no_collecting():
        entries = _pages(_all_pieces(sources, stdin, left_out), folder, report, left_out, progress)
        left_out.end()
        report.unusable = left_out.count
        if not entries:
            raise InputError(", ".join(sources), "there is no summary in it", "give what --format jsonl wrote")
        listed = sorted(entries, key=_newest_first)
        report.documents = len(listed)
        report.outlets = len({name_key(entry.outlet) for entry in listed if entry.outlet})
        for name, html in lists(listed):
            folder.put(name, html)
        report.changed = len(folder.changed)
        folder.finish()
    return report


@contextlib.contextmanager
def _no_collecting() -> Iterator[None]:
    """Entries come by the thousand and have no cycles: looking for some among all of them, again and again, would take
    a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _pages(
    some: Iterable[Piece],
    folder: Folder,
    report: Report,
    left_out: LeftOut,
    progress: Callable[[int], None],
) -> list[Entry]:
    """Writes the page of each document, and returns the entries."""
    kept: dict[str, Made] = {}
    try:
        for done in made(Place(folder.root, folder.apart), some):
            if done.entry is None:
                if done.fault is None:
                    report.failures += 1
                else:
                    left_out.add(done.fault)
                continue
            if (earlier := kept.pop(done.entry.key, None)) is not None:
                report.replaced += 1
                if earlier.written is not None:
                    earlier.written.unlink()
            kept[done.entry.key] = done
            progress(len(kept))
    except BrokenProcessPool as error:
        problem = "a process that writes its pages was killed"
        raise OutputError(
            str(report.index.parent), problem, "look at the machine's memory, and run it again"
        ) from error
    entries = []
    for done in kept.values():
        if done.entry is not None:
            entries.append(done.entry)
            folder.moved(f"{PAGES}/{done.entry.name}.html", done.written)
    return entries


def _all_pieces(sources: Iterable[str], stdin: BinaryIO | None, left_out: LeftOut) -> Iterator[Piece]:
    for source in sources:
        try:
            yield from pieces(source, stdin)
        except InputError as error:
            left_out.add(error)


def _newest_first(entry: Entry) -> tuple[bool, list[int], str, str]:
    """Documents without a day come last."""
    return not entry.when, [-ord(sign) for sign in entry.when], entry.headline, entry.key
