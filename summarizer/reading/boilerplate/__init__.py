"""What in a text is no part of the article.

It is recognised by lines and their neighbours, never removed: throwing away news is worse than leaving a crumb, so a
rule needs words or a place that no paragraph of an article has. Headlines, standfirsts and subheads are the article's.
"""

from summarizer.reading.boilerplate.addresses import Scale, mark_addresses
from summarizer.reading.boilerplate.authors import mark_authors
from summarizer.reading.boilerplate.boxes import mark_boxes
from summarizer.reading.boilerplate.furniture import credited_from, why_furniture
from summarizer.reading.boilerplate.lines import Line, lines_of
from summarizer.reading.boilerplate.offers import mark_appeals, mark_offers
from summarizer.reading.boilerplate.repeats import mark_repeats
from summarizer.reading.boilerplate.surroundings import mark_surroundings
from summarizer.reading.boilerplate.widgets import mark_widgets
from summarizer.reading.layout import front_matter
from summarizer.reading.model import Boilerplate, Why
from summarizer.reading.page import Page

_SHORT = 12  # words
_SHORT_SIGN_OFF = 45  # words of a last line that begins with who made the article
_LAST_LINES = 4


def find_boilerplate(page: Page, lines: list[Line] | None = None) -> tuple[Boilerplate, ...]:
    """Stretches of whole sentences, in order, none overlapping, each with what it is; `lines` are the page's, where
    they are known.

    Linear in the text's length. The rules of one line go first, since those of its neighbours build on them.
    """
    why: list[Why | None] = [None] * len(page.sentences)
    lines = lines_of(page) if lines is None else lines
    scale = Scale(page)
    _mark_front_matter(page, why)
    _mark_lines(page.text, lines, why)
    mark_widgets(page.text, lines, why)
    known = [reason is not None for reason in why]
    mark_offers(page, why)
    mark_addresses(scale, lines, why)
    _fill_short_lines(lines, why)
    mark_appeals(page, why)
    asked = {index for index, reason in enumerate(why) if reason is not None and not known[index]}
    mark_surroundings(page.text, lines, why)
    mark_boxes(scale, lines, why, asked)
    mark_authors(page, lines, why)
    mark_repeats(page.text, lines, why)
    return _stretches(page, why)


def _mark_front_matter(page: Page, why: list[Why | None]) -> None:
    end = front_matter(page.text)
    for index, sentence in enumerate(page.sentences):
        if sentence.start >= end:
            break
        why[index] = "navigation"


def _mark_lines(text: str, lines: list[Line], why: list[Why | None]) -> None:
    for line in lines:
        if why[line.first] is not None:
            continue
        found = why_furniture(text, line)
        start: int | None = line.first
        if found is None:
            start = credited_from(text, line)
            found = "credit"
        if start is not None:
            why[start : line.last] = [found] * (line.last - start)


def _fill_short_lines(lines: list[Line], why: list[Why | None]) -> None:
    """Already a subscriber? Log in: what a short line begins with tells what all of it is."""
    last_lines = len(lines) - _LAST_LINES
    for at, line in enumerate(lines):
        first = why[line.first]
        short = _SHORT_SIGN_OFF if first == "credit" and at >= last_lines else _SHORT
        if first is not None and line.last - line.first > 1 and line.words <= short:
            why[line.first : line.last] = [first] * (line.last - line.first)


def _stretches(page: Page, why: list[Why | None]) -> tuple[Boilerplate, ...]:
    found: list[Boilerplate] = []
    first = 0
    for index in range(1, len(why) + 1):
        if index == len(why) or why[index] != why[first]:
            reason = why[first]
            if reason is not None:
                found.append(Boilerplate(page.sentences[first].start, page.sentences[index - 1].end, reason))
            first = index
    return tuple(found)
