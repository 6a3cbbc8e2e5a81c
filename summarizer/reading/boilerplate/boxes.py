"""A page's boxes: once a part of one is known, the lines and sentences around it that go with it.

An appeal, a wall before the rest of an article or a newsletter's box is written in a voice of its own. What is weak by
itself (a price, "cancel any time", a button) is part of it beside a part that is sure. Nothing that reports is.
"""

from summarizer.reading.boilerplate.addresses import NEWS, Scale, is_quoted
from summarizer.reading.boilerplate.lines import Line
from summarizer.reading.lexicon import widget_words
from summarizer.reading.model import Why

_GROWING: frozenset[Why] = frozenset(["appeal", "newsletter", "navigation", "advertisement", "credit"])
_LONGEST_TITLE = 12  # words of a box's title, or of a button
_LONGEST_PARAGRAPH = 90  # words of a paragraph of a box
_LONGEST_BUTTON = 5
_MOST = 12  # lines that a box may have on either side of a part that is sure
_LONGEST_WHOLE = 60
_SHORT = 8
_FEWEST_OF_PARAGRAPH = 5
_SURE, _SURE_BELOW, _SURE_LINK = 2, 3, 3  # weights


def mark_boxes(scale: Scale, lines: list[Line], why: list[Why | None], asked: set[int]) -> None:
    """Marks what belongs to the parts of boxes that are marked; `asked` are the sentences (from 0) that address the
    reader. Linear: each part looks a bounded way around it."""
    sure = [index for index, line in enumerate(lines) if _seeds(scale, line, why, asked)]
    if not sure:
        return
    for index in sure:
        _fill_line(scale, lines[index], why)
    foot = _foot(scale, lines, why)
    head = _head(lines, why)
    for index in sure:
        line = lines[index]
        reason = next(why[at] for at in range(line.first, line.last) if why[at] is not None)
        if all(why[line.first : line.last]):
            _grow(scale, lines, why, index, reason, range(head, foot))
    _mark_rules(lines, why)


def _seeds(scale: Scale, line: Line, why: list[Why | None], asked: set[int]) -> bool:
    """Whether a line has a sentence of a page's own voice. A label ("Share") is none: anything may stand beside it."""
    marked = [index for index in range(line.first, line.last) if why[index] is not None]
    if not marked or (line.words <= 2 and line.key not in widget_words.BOX_LABELS):
        return False
    if line.key in widget_words.BOX_LABELS and why[line.first] in ("newsletter", "appeal"):
        return True
    return any(
        (index in asked and why[index] != "credit")
        or scale.weigh(index) >= (_SURE if why[index] in _GROWING else _SURE_LINK)
        for index in marked
    )


def _fill_line(scale: Scale, line: Line, why: list[Why | None]) -> None:
    """All of a short paragraph where nothing in it reports; in others the sentences beside the sure ones."""
    free = [index for index in range(line.first, line.last) if why[index] is None]
    if not free:
        return
    reason = next(why[index] for index in range(line.first, line.last) if why[index] is not None)
    weights = {index: scale.weigh(index) for index in free}
    whole = line.words <= _LONGEST_WHOLE and min(weights.values()) >= 0
    for index in free:
        if whole:
            why[index] = reason
    for index in (*free, *reversed(free)):
        around = why[max(line.first, index - 1) : min(line.last, index + 2)]
        if why[index] is None and weights[index] > 0 and any(around):
            why[index] = reason


def _foot(scale: Scale, lines: list[Line], why: list[Why | None]) -> int:
    """The first line below the article's last paragraph."""
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if line.open or line.words < _FEWEST_OF_PARAGRAPH:
            continue
        if any(why[index] is None and scale.weigh(index) <= 0 for index in range(line.first, line.last)):
            return at + 1
    return 0


def _head(lines: list[Line], why: list[Why | None]) -> int:
    """The first line that may be the headline or stand below it: buttons above it are a page's own."""
    prose = next((at for at, line in enumerate(lines) if line.prose and line.words >= 20), 0)
    titles = [at for at in range(prose) if why[lines[at].first] is None and lines[at].words >= 4]
    return titles[-1] if titles else 0


def _mark_rules(lines: list[Line], why: list[Why | None]) -> None:
    """Lines of hyphens and the like, beside what is marked."""
    for at, line in enumerate(lines):
        if line.key or why[line.first] is not None:
            continue
        for other in (at + 1, at - 1):
            if 0 <= other < len(lines) and (beside := why[lines[other].first]) is not None:
                _mark(line, why, beside)


def _grow(
    scale: Scale, lines: list[Line], why: list[Why | None], seed: int, reason: Why | None, article: range
) -> None:
    end = seed
    while end + 1 < len(lines) and end - seed < _MOST and _goes_below(scale, lines, why, end + 1, article):
        end += 1
        _mark(lines[end], why, reason)
    at = seed - 1
    while at >= 0 and seed - at <= _MOST and _goes_above(scale, lines, why, at):
        _mark(lines[at], why, reason)
        at -= 1


def _goes_below(scale: Scale, lines: list[Line], why: list[Why | None], at: int, article: range) -> bool:
    """A button, an item or a sentence in the same voice. `article` are the lines from its headline to its last
    paragraph: below and above them there is less to lose."""
    line = lines[at]
    if all(why[line.first : line.last]):
        return line.words <= _LONGEST_PARAGRAPH
    if line.words > _LONGEST_PARAGRAPH or _quotes(scale, line):
        return False
    weights = _weights(scale, line, why)
    if min(weights) < 0:
        return False
    # "Charges: forgery" between two boxes is a list of news.
    closed = at + 1 < len(lines) and why[lines[at + 1].first] in _GROWING and ": " not in line.key
    if not line.open or line.words > _LONGEST_TITLE:
        below = at >= article.stop and (min(weights) >= _SURE or (closed and line.words <= _SHORT))
        return below or _offers(scale, line, why)
    if at == article.start:
        return False
    if at < article.start:
        return closed or line.words <= _LONGEST_BUTTON or max(weights) >= _SURE_BELOW
    return at >= article.stop or closed or max(weights) >= _SURE or _is_button(line)


def _is_button(line: Line) -> bool:
    return line.key in widget_words.BOX_LABELS or line.key.startswith(widget_words.BUTTON_STARTS)


def _goes_above(scale: Scale, lines: list[Line], why: list[Why | None], at: int) -> bool:
    """A box's title, or a sentence in the same voice above a part that is sure."""
    line = lines[at]
    if all(why[line.first : line.last]):
        return line.words <= _LONGEST_PARAGRAPH
    if line.words > _LONGEST_PARAGRAPH or _quotes(scale, line):
        return False
    weights = _weights(scale, line, why)
    if min(weights) < 0:
        return False
    if line.open and line.words <= _LONGEST_TITLE:
        return max(weights) >= _SURE
    return _offers(scale, line, why)


def _offers(scale: Scale, line: Line, why: list[Why | None]) -> bool:
    free = [index for index in range(line.first, line.last) if why[index] is None]
    return any(scale.offers(index) for index in free) or sum(scale.weigh(index) >= _SURE for index in free) > 1


def _weights(scale: Scale, line: Line, why: list[Why | None]) -> list[int]:
    return [scale.weigh(index) for index in range(line.first, line.last) if why[index] is None] or [NEWS]


def _quotes(scale: Scale, line: Line) -> bool:
    return is_quoted(scale.page, line.start) or is_quoted(scale.page, line.end - 1)


def _mark(line: Line, why: list[Why | None], reason: Why | None) -> None:
    for index in range(line.first, line.last):
        if why[index] is None:
            why[index] = reason
