"""RSS, RDF and Atom. The only importer of feedparser, which knows what their elements mean.

The feed is cut into entries, and they are parsed a handful at a time. What is not well-formed is parsed by itself, so
that it spoils nothing else. feedparser's own cleaning of HTML stays off: nothing here is shown, and what is read of the
HTML is its text.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import feedparser

from summarizer.sources.feeds.cutting import MOST_BYTES_OF_AN_ENTRY, Cut, Cutter
from summarizer.sources.feeds.entries import Feed, item_of, said_of_feed
from summarizer.sources.feeds.items import Item, Notice, Unusable, notice, unusable
from summarizer.sources.feeds.kinds import Kind
from summarizer.sources.feeds.shells import (
    NoEntryError,
    Shell,
    is_well_formed,
    legible,
    refuse_broken,
    shell_of,
    without_images,
)

_ENTRIES_AT_ONCE = 20
_BYTES_AT_ONCE = 256 * 1024
_BROKEN_OFF = "the feed breaks off within this entry, or never closes it"


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry ready to be parsed, with others or alone; or `refused`, for the reason that it gives."""

    data: bytes = b""
    sound: bool = True
    notes: tuple[str, ...] = ()
    refused: str | None = None


def read_xml_feed(chunks: Iterator[bytes], kind: Kind, feed: Feed) -> Iterator[Item | Unusable | Notice]:
    """The entries of the feed whose bytes are `chunks`, as they come; then a notice, where it is malformed or empty."""
    prefix, colon, local = kind.root.rpartition(":")
    name = re.escape(prefix + colon).encode() + b"entry" if local == "feed" else b"item"
    if local == "RDF":
        name = rb"(?:[A-Za-z_][\w.-]{0,40}:)?item"
    encoding = None if kind.wide else kind.encoding
    cutter = Cutter(chunks, name, re.escape(kind.root).encode())
    head = legible(cutter.head, encoding)
    shell = shell_of(head, kind.root)
    feed = said_of_feed(_parsed_head(head, shell, kind.root, feed.base), feed, atom=local == "feed")
    position = malformed = 0
    for handful in _handfuls(cutter.entries(), shell, encoding):
        for entry, parsed in zip(handful, _parsed(handful, shell, feed.base), strict=True):
            position += 1
            malformed += not entry.sound
            if parsed is None:
                yield _unusable(feed, position, entry)
            else:
                yield item_of(parsed, feed, position, entry.notes)
    if faults := _faults(position, malformed, ended=cutter.ended):
        yield notice(feed.place, faults)


def _handfuls(cuts: Iterator[Cut], shell: Shell, encoding: str | None) -> Iterator[list[_Entry]]:
    handful: list[_Entry] = []
    size = 0
    for cut in cuts:
        handful.append(_made_ready(cut, shell, encoding))
        size += len(cut.data)
        if len(handful) == _ENTRIES_AT_ONCE or size > _BYTES_AT_ONCE:
            yield handful
            handful, size = [], 0
    if handful:
        yield handful


def _made_ready(cut: Cut, shell: Shell, encoding: str | None) -> _Entry:
    """The entry in UTF-8, and whether it is sound."""
    if cut.too_long:
        return _Entry(refused=f"it is larger than {MOST_BYTES_OF_AN_ENTRY // (1024 * 1024)} MB")
    if cut.data.count(b"<") <= (2 if cut.whole else 1):
        return _Entry(sound=cut.whole, refused="this entry is empty")
    data = without_images(cut.data)
    sound = False
    try:
        sound = cut.whole and is_well_formed(shell, data)
        if not sound:
            data = legible(data, encoding)
            sound = cut.whole and is_well_formed(shell, data)
        if not sound:
            refuse_broken(data)
    except NoEntryError as error:
        return _Entry(sound=sound, refused=str(error))
    return _Entry(data, sound, () if cut.whole else (_BROKEN_OFF,))


def _parsed(handful: list[_Entry], shell: Shell, base: str | None) -> list[Any]:
    """feedparser's entry for each; None where there is none."""
    sound = [entry.data for entry in handful if entry.sound and entry.refused is None]
    together = _parse(shell.around(*sound), base).entries if sound else []
    if len(together) != len(sound):
        together = [_parsed_alone(data, shell, base) for data in sound]
    ready = iter(together)
    return [
        None if entry.refused else next(ready) if entry.sound else _parsed_alone(entry.data, shell, base)
        for entry in handful
    ]


def _parsed_alone(data: bytes, shell: Shell, base: str | None) -> Any:
    """The entry; an element in it that calls itself an entry too is none."""
    entries = _parse(shell.around(data), base).entries
    return entries[0] if entries else None


def _parsed_head(head: bytes, shell: Shell, root: str, base: str | None) -> Any:
    """What feedparser makes of the feed's own elements: its title, its language, its site."""
    begin = head.find(b"<" + root.encode())
    document = (head[begin:] if begin >= 0 else b"") + shell.epilogue
    try:
        if not is_well_formed(replace(shell, prologue=b"", epilogue=b""), document):
            refuse_broken(document)
    except NoEntryError:
        return feedparser.FeedParserDict()
    return _parse(document, base).feed


def _parse(document: bytes, base: str | None) -> Any:
    """What feedparser makes of the bytes. It gets a stream, since it takes a string for an address or a path."""
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": base or ""}
    try:
        return feedparser.parse(
            io.BytesIO(document), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception:  # any fault of a parser of foreign feeds is the entry's
        return feedparser.FeedParserDict(entries=[], feed=feedparser.FeedParserDict())


def _unusable(feed: Feed, position: int, entry: _Entry) -> Unusable:
    problem = entry.refused or "this entry cannot be read"
    return unusable(f"{feed.place}#{position}", problem, "look at it in the feed")


def _faults(entries: int, malformed: int, *, ended: bool) -> str:
    """What is wrong with the feed, as a part of a line; empty where nothing is."""
    faults = []
    if malformed:
        faults.append(f"{malformed:,} of {entries:,} entries not well-formed")
    if not ended:
        faults.append("its end is missing")
    if faults:
        return f"malformed ({', '.join(faults)}); read as far as it goes"
    return "" if entries else "this feed has no entries"
