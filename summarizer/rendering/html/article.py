"""An article cut for a page: at its paragraphs, at the sentences that claims rest on, and at the numbers among them.

The text itself stays whole: its pieces put together again are the text, white space included. Time and size grow with
the text and with what is marked in it, and no faster, however the marks overlap.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from summarizer.rendering.wording import harmless
from summarizer.schemas.claim import Evidence

Stretch = tuple[int, int]

_BREAK = re.compile(r"\n[ \t\r]*+\n\s*+")  # an empty line, with all white space behind it


class Mark(NamedTuple):
    """A number in the text. `id` is its anchor."""

    id: str
    text: str


class Place(NamedTuple):
    """A stretch that claims rest on, a sentence as a rule. `label` is its number, "" where none is known."""

    id: str
    label: str
    pieces: tuple[str | Mark, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """`paragraphs` hold the text; `places` and `marks` tell which anchor a stretch of it has."""

    paragraphs: tuple[tuple[str | Mark | Place, ...], ...] = ()
    places: dict[Stretch, str] = field(default_factory=dict)
    marks: dict[Stretch, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Region:
    start: int
    end: int
    id: str
    label: str


def lay_out(text: str, cited: Iterable[Evidence], numbers: Iterable[tuple[str, int | None, int | None, str]]) -> Layout:
    """The text with an anchor at each sentence of `cited` and at each of `numbers`: the anchor that it is to have,
    where it stands, and how it is written.

    What does not stand where it says gets no anchor. Sentences that overlap become one place. Of numbers that overlap
    the first has an anchor, and one that reaches over a place's edge has none.
    """
    regions, places = _regions(text, cited)
    marked = _marked(text, numbers, regions)
    marks = {(start, end): anchor for start, end, anchor in marked}
    return Layout(tuple(_paragraphs(text, regions, deque(marked))), places, marks)


def stands(text: str, start: int | None, end: int | None, words: str) -> bool:
    """Whether these words, and at least one, stand there."""
    return start is not None and end is not None and 0 <= start < end <= len(text) and text[start:end] == words


def _regions(text: str, cited: Iterable[Evidence]) -> tuple[list[_Region], dict[Stretch, str]]:
    """The places in the text's order, and the anchor of each piece of evidence."""
    numbered: dict[Stretch, int | None] = {}
    for piece in cited:
        start, end = piece.start, piece.end
        # Many claims rest on one sentence, which is compared with the text once.
        if start is None or end is None or (start, end) in numbered:
            continue
        if stands(text, start, end, piece.quote):
            numbered[start, end] = piece.sentence
    regions: list[_Region] = []
    places: dict[Stretch, str] = {}
    taken: set[int] = set()
    for (start, end), number in sorted(numbered.items()):
        if regions and start < regions[-1].end:
            regions[-1].end = max(end, regions[-1].end)
        elif number is None or number in taken:
            regions.append(_Region(start, end, f"p{start}", "" if number is None else str(number)))
        else:
            taken.add(number)
            regions.append(_Region(start, end, f"s{number}", str(number)))
        places[start, end] = regions[-1].id
    return regions, places


def _marked(
    text: str, numbers: Iterable[tuple[str, int | None, int | None, str]], regions: Sequence[_Region]
) -> list[tuple[int, int, str]]:
    """The numbers that get an anchor, in the text's order: no two overlap, and none lies across a region's edge."""
    edges = sorted(edge for region in regions for edge in (region.start, region.end))
    wanted: dict[Stretch, str] = {}
    for anchor, start, end, written in numbers:
        if start is not None and end is not None and stands(text, start, end, written):
            wanted.setdefault((start, end), anchor)
    marked: list[tuple[int, int, str]] = []
    for (start, end), anchor in sorted(wanted.items()):
        across = bisect_right(edges, start) < len(edges) and edges[bisect_right(edges, start)] < end
        if not across and (not marked or marked[-1][1] <= start):
            marked.append((start, end, anchor))
    return marked


def _paragraphs(
    text: str, regions: Iterable[_Region], marks: deque[tuple[int, int, str]]
) -> Iterator[tuple[str | Mark | Place, ...]]:
    # Only what acts unseen is replaced, and the length changes with it: so it is done piece by piece, or not at all.
    shown: Callable[[str], str] = str if harmless(text) == text else harmless
    paragraph: list[str | Mark | Place] = []
    at = 0
    for region in (*regions, _Region(len(text), len(text), "", "")):
        for piece in _pieces(text, at, region.start, marks, shown):
            begin = 0
            if isinstance(piece, str):
                for empty in _BREAK.finditer(piece):
                    paragraph.append(piece[begin : empty.end()])
                    begin = empty.end()
                    yield tuple(paragraph)
                    paragraph = []
                piece = piece[begin:]  # noqa: PLW2901 - what is left of it
            if piece:
                paragraph.append(piece)
        at = region.end
        if region.id:
            pieces = tuple(_pieces(text, region.start, region.end, marks, shown))
            paragraph.append(Place(region.id, region.label, pieces))
    if paragraph:
        yield tuple(paragraph)


def _pieces(
    text: str, start: int, end: int, marks: deque[tuple[int, int, str]], shown: Callable[[str], str]
) -> Iterator[str | Mark]:
    """A stretch of the text with its marks, which are taken off the front of `marks`."""
    while marks and marks[0][0] < end:
        first, last, anchor = marks.popleft()
        if first > start:
            yield shown(text[start:first])
        yield Mark(anchor, shown(text[first:last]))
        start = last
    if start < end:
        yield shown(text[start:end])
