"""Documents that are given twice, or that have one text under two names: each counts once.

Outlets that carry one agency's text to the letter are not meant: they are as many outlets, with one origin.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit


class Known(Protocol):
    """What a document and the facts of a document have in common."""

    @property
    def text(self) -> str | None: ...
    @property
    def input(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def outlet(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...


class Repeat(NamedTuple):
    """A document that counts once with an earlier one: the places of both, from 0, and what is to be said of it."""

    place: int
    first: int
    problem: str


def repeats_among(documents: Sequence[Known]) -> list[Repeat]:
    """The documents that repeat an earlier one to the letter, be it of the same outlet or of none that is known."""
    firsts: dict[tuple[str, str | None], int] = {}
    found = []
    for place, document in enumerate(documents):
        if document.text is None:
            continue
        first = firsts.setdefault((document.text, _outlet(document)), place)
        if first != place:
            found.append(Repeat(place, first, _problem(document, documents[first])))
    return found


def called(document: Known) -> str:
    """What a document is called in a message."""
    return document.input or document.title or "a document"


def _problem(document: Known, first: Known) -> str:
    if called(document) == called(first):
        return "it is given twice, and counts once"
    return f"it has the same text as {called(first)} to the letter, and counts once"


def _outlet(document: Known) -> str | None:
    if document.outlet:
        return document.outlet.casefold()
    for place in (document.url, document.input):
        if place and "://" in place:
            try:
                return urlsplit(place).hostname
            except ValueError:
                continue
    return None
