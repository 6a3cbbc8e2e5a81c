"""What a feed gives: items, entries that cannot be used, notices. And what is asked of a fetcher."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol

from summarizer.errors import InputError, SummarizerError
from summarizer.sources.known import iso_date

_LONGEST_FIELD = 1_000
_LONGEST_LINK = 8_192
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_IN_A_LINK = re.compile(r"https?://[^\s/?#]", re.I)
_NOT_PRINTED = re.compile(r"[\0-\x20\x7f]+")


@dataclass(frozen=True, slots=True)
class Item:
    """One article that a place names. It has at least one of `path`, `link`, `html` and `text`.

    `input` is the Document's: the path, the entry's link, "FEED#guid or position" where it has none, or
    "feed.jsonl:17" for a row (lines count from 1). `fingerprint` is short and stays the same until what the place says
    of the article changes. `html` and `text` are the place's own content; where there is a `link` too they may be a
    teaser. `known` has keys of Document: title, outlet, author, published (ISO 8601), language, url.
    """

    input: str
    fingerprint: str
    path: Path | None = None
    link: str | None = None
    html: str | None = None
    text: str | None = None
    known: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unusable:
    """An entry, a row, a file or a whole place that cannot become a document."""

    input: str
    error: SummarizerError


@dataclass(frozen=True, slots=True)
class Notice:
    """One line for standard error about a place that was read all the same."""

    message: str


@dataclass(frozen=True, slots=True)
class FeedOptions:
    """`fetch`: whether pages will be fetched; without it an entry that is only a link is unusable.
    `text_field`: the key of a JSONL row that holds the text, where it is not "text". `passed_over`: files, by their
    resolved paths, that are none of a folder or a glob, whatever they hold."""

    fetch: bool = True
    text_field: str | None = None
    passed_over: frozenset[Path] = frozenset()


class FeedFetcher(Protocol):
    """Reads the address of a feed."""

    def feed(self, url: str) -> BinaryIO:
        """What `url` holds, open at its beginning; the caller closes it. Raises FetchError."""
        ...


def unusable(place: str, problem: str, remedy: str) -> Unusable:
    """What is wrong with the thing at `place`, as an error that names it."""
    return Unusable(place, InputError(subject_of(place), problem, remedy))


def notice(place: str, message: str) -> Notice:
    """A line about the feed at `place`."""
    return Notice(f"{subject_of(place)}: {message}")


def subject_of(place: str) -> str:
    """What people call a place: "-" is standard input, alone or before the number of an entry or a row."""
    return f"standard input{place[1:]}" if place[:2] in ("-", "-#", "-:") else place


def fingerprint(*said: str | None) -> str:
    """A short hash of all that was said of an item, in order."""
    import hashlib  # noqa: PLC0415 - brings OpenSSL, which most commands do without

    digest = hashlib.blake2b(digest_size=12)
    for part in said:
        data = (part or "").encode("utf-8", "replace")
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


def fingerprint_of_file(status: os.stat_result) -> str:
    """Size and time of the last change, as one word: the file itself is not read."""
    return f"{status.st_size:x}-{status.st_mtime_ns:x}"


def known_fields(**fields: str | None) -> dict[str, str]:
    """The fields that say something, each on one line; a date as ISO 8601, or left out where it cannot be told."""
    known: dict[str, str] = {}
    for name, value in fields.items():
        line = " ".join((value or "")[: 4 * _LONGEST_FIELD].split())
        if name == "published":
            line = iso_date(line[:100]) or ""
        if line and (name != "url" or len(line) <= _LONGEST_LINK):
            known[name] = clean(line if name == "url" else line[:_LONGEST_FIELD])
    return known


def web_link(written: str | None) -> str | None:
    """The address, without white space around and in it; None where it is none of a page."""
    if not written or len(written) > 2 * _LONGEST_LINK:
        return None
    link = clean(_NOT_PRINTED.sub("", written))
    return link if _IN_A_LINK.match(link) and len(link) <= _LONGEST_LINK else None


def clean(text: str) -> str:
    """The text as UTF-8 can hold it: lone surrogates become U+FFFD."""
    return _LONE_SURROGATE.sub("\ufffd", text)
