"""The lines of a page, each with what tells a label from prose."""

from typing import NamedTuple

from summarizer.reading.page import Page

STOPS = frozenset(".!?…。！？؟।")
CLOSERS = "\"”’»')]*_ \u00a0"

_HEAD_OF_LINE = 120  # characters: what begins a line decides what it is
_AT_ENDS = " \t\u00a0•‣▪◦●·*#>|»›«-–—―_~=+:;,.!?…()[]{}\"“”'‘’→►▶↓↑✓\u200b\ufeff"
_STRAIGHT = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("‐", "-"), ("‑", "-"), ("―", "-"))


class Line(NamedTuple):
    """A line, or the several that one sentence runs over: text[start:end], sentences[first:last] (from 0).

    `key` is how it begins, in lower case, with straight marks, single spaces and no marks at its ends; `open` is
    whether it lacks a full stop at its end; `after_blank` whether an empty line stands before it.
    """

    start: int
    end: int
    first: int
    last: int
    key: str
    words: int
    open: bool
    after_blank: bool

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph and not as a label, a headline or a teaser."""
        return self.words >= 40 or (not self.open and (self.words >= 20 or (self.last - self.first > 1)))


def lines_of(page: Page, most: int | None = None) -> list[Line]:
    """The page's lines in order, at most `most` of them; together they hold each sentence once."""
    text, sentences = page.text, page.sentences
    lines: list[Line] = []
    first = 0
    after_blank = False
    for index in range(1, len(sentences) + 1):
        gap = text[sentences[index - 1].end : sentences[index].start] if index < len(sentences) else "\n"
        breaks = 0 if gap == " " or not gap else len((gap + ".").splitlines()) - 1
        if breaks:
            lines.append(_line(page, first, index, after_blank))
            if len(lines) == most:
                break
            first, after_blank = index, breaks > 1
    return lines


def normal(text: str) -> str:
    """Lower case, straight marks, single spaces, no marks at the ends."""
    lower = text.lower()
    if not lower.isascii():
        # str.translate takes ten times as long; the odd spaces go with split() below.
        for curly, straight in _STRAIGHT:
            lower = lower.replace(curly, straight)
    return " ".join(lower.split()).strip(_AT_ENDS)


def _line(page: Page, first: int, last: int, after_blank: bool) -> Line:
    text, start, end = page.text, page.sentences[first].start, page.sentences[last - 1].end
    tail = text[max(start, end - 12) : end].rstrip(CLOSERS)
    return Line(
        start,
        end,
        first,
        last,
        normal(text[start : min(end, start + _HEAD_OF_LINE)]),
        text.count(" ", start, end) + 1,
        not tail or tail[-1] not in STOPS,
        after_blank,
    )
