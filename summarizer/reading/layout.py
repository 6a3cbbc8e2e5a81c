"""How a text lies on its page: its lines, which of them go on in the next one, and a front matter."""

import re
from itertools import pairwise
from typing import NamedTuple

from summarizer.reading.lexicon.layout_words import STANDING_ALONE

# Python's own white space holds these too, so a line never begins or ends with one.
BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"

_LINE = re.compile(rf"\S(?:[^{BREAKS}]*\S)?")
_BLANK = re.compile("\n[^\\S\n]*\n|\r[^\\S\r\n]*\r|\u2028[^\\S\u2028]*\u2028|\u2029|\x0c")
_ITEM = re.compile(r"(?:[•‣▪◦●∙■□➤►→✓✔]|[*·](?=\s)|#{1,6}\s|\|)")
_PERHAPS_ITEM = re.compile(r"(?:[-–—―]+\s|\d{1,3}[.)]\s|[a-zA-Z]\)\s|>)")
_BYLINE = re.compile(r"by\s+[A-Z]")
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n")
_FRONT_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)

_FRONT_REACH = 4_000  # characters: a front matter that does not end by then is a rule above prose
_NARROWEST, _WIDEST = 40, 130  # characters of a hard-wrapped line
_OPEN_ENDS = frozenset(",;-–—&/")


class _Line(NamedTuple):
    start: int
    end: int
    after_blank: bool


def blocks(text: str) -> list[tuple[int, int]]:
    """Stretches (start, end) that hold whole sentences: lines, or several of them where a line goes on in the next.

    A line goes on where the text is hard-wrapped, or where the next one starts in lower case and this one has not
    ended. The ends of a block are no white space.
    """
    lines = _lines(text)
    if not lines:
        return []
    front = front_matter(text)
    width = _wrap_width(text, lines)
    found: list[tuple[int, int]] = []
    start, end = lines[0].start, lines[0].end
    for before, line in pairwise(lines):
        if before.start < front or not _goes_on(text, before, line, start < before.start, width):
            found.append((start, end))
            start = line.start
        end = line.end
    found.append((start, end))
    return found


def front_matter(text: str) -> int:
    """Where a front matter ends (what stands between two lines of hyphens at a Markdown file's head); 0 if none."""
    opened = _FRONT.match(text)
    if opened is None:
        return 0
    closed = _FRONT_END.search(text, opened.end(), opened.end() + _FRONT_REACH)
    if closed is None or ":" not in text[opened.end() : closed.start()]:
        return 0
    return closed.end()


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    end = 0
    for found in _LINE.finditer(text):
        gap = text[end : found.start()]
        lines.append(_Line(found.start(), found.end(), len(gap) > 1 and _BLANK.search(gap) is not None))
        end = found.end()
    return lines


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """The length of a hard-wrapped text's longest line that goes on in lower case; 0 where nothing is wrapped."""
    widest = wrapped = unwrapped = 0
    for before, line in pairwise(lines):
        length = before.end - before.start
        if line.after_blank or length < _NARROWEST:
            continue
        if length <= _WIDEST and text[line.start].islower() and _is_open(text, before):
            wrapped += 1
            widest = max(widest, length)
        elif length > _WIDEST:
            unwrapped += 1
    return widest if wrapped > unwrapped else 0


def _goes_on(text: str, before: _Line, line: _Line, running: bool, width: int) -> bool:
    """Whether the sentence at the end of `before` may go on in `line`; `running` where `before` goes on another."""
    if _ITEM.match(text, line.start) or text[before.start] == "#":
        return False
    length = before.end - before.start
    small = text[line.start].islower()
    if line.after_blank:
        return small and length >= _NARROWEST and _breaks_paragraph(text, before, line)
    open_end = _is_open(text, before)
    filled = bool(width) and length <= _WIDEST and length + 1 + _first_word(text, line) > width
    if _PERHAPS_ITEM.match(text, line.start):
        return filled and open_end
    if small and open_end:
        return (filled or running or text.count(" ", before.start, before.end) > 1) and not (
            _stands_alone(text, line) or _stands_alone(text, before)
        )
    return filled


def _breaks_paragraph(text: str, before: _Line, line: _Line) -> bool:
    """A paragraph broken in two by a blank line: prose that stops without a mark and goes on in small letters."""
    return (
        _is_open(text, before)
        and not text[line.end - 1].isalnum()
        and not _BYLINE.match(text, line.start)
        and not _stands_alone(text, line)
    )


def _is_open(text: str, line: _Line) -> bool:
    last = text[line.end - 1]
    return last.isalnum() or last in _OPEN_ENDS


def _stands_alone(text: str, line: _Line) -> bool:
    """Labels of a page's controls, which are often written small: "close", "video", "news"."""
    return line.end - line.start <= 40 and text[line.start : line.end].lower() in STANDING_ALONE


def _first_word(text: str, line: _Line) -> int:
    space = text.find(" ", line.start, min(line.end, line.start + _WIDEST))
    return (space if space >= 0 else line.end) - line.start
