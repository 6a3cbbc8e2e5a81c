"""What stands twice: headlines above a teaser and above the article, leads that are cut short, captions."""

from summarizer.reading.boilerplate.lines import Line, normal
from summarizer.reading.model import Why

_FEWEST_WORDS = 4
_SHORTEST = 24  # characters; shorter lines may well stand twice ("Read the full text")
_SHORTEST_TEASER = 40
_LOOK = 6  # lines that a teaser's words may run over
_CANDIDATES = 3  # lines with the same beginning that are compared with one teaser
_OPENING = 24  # characters by which lines are first compared
_CUTS = ("[…]", "[...]", "…", "...", "(more)", "[&hellip;]")


def mark_repeats(text: str, lines: list[Line], why: list[Why | None]) -> None:
    """Marks the lines that stand again in the text: the teaser and not the article, the first headline of two where
    the second stands right above prose, else the later one. Compares whole lines, by a table: linear."""
    body = [line for line in lines if why[line.first] is None]
    _mark_same(text, body, why)
    _mark_cut(text, [line for line in body if why[line.first] is None], why)


def _mark_same(text: str, lines: list[Line], why: list[Why | None]) -> None:
    """Lines are equal where their beginnings are (as most differ in them, that is looked at first) and all the rest."""
    alike: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if line.words >= _FEWEST_WORDS and line.end - line.start >= _SHORTEST:
            alike.setdefault(line.key, []).append(index)
    groups: dict[str, list[int]] = {}
    for group in alike.values():
        if len(group) > 1:
            for index in group:
                groups.setdefault(normal(text[lines[index].start : lines[index].end]), []).append(index)
    for same in groups.values():
        if len(same) > 1:
            kept = _kept(text, lines, same)
            for index in same:
                if index != kept:
                    _mark(lines[index], why)


def _kept(text: str, lines: list[Line], same: list[int]) -> int:
    """Which of several equal lines is the article's: the first that stands right above a whole paragraph, else the
    first above a teaser, else the first."""
    above = [index for index in same if index + 1 < len(lines) and lines[index + 1].prose]
    whole = [index for index in above if _stem(text, lines[index + 1]) is None]
    return (whole or above or same)[0]


def _mark_cut(text: str, lines: list[Line], why: list[Why | None]) -> None:
    stems = {
        index: stem
        for index, line in enumerate(lines)
        if line.end - line.start >= _SHORTEST_TEASER and (stem := _stem(text, line)) is not None
    }
    if not stems:
        return
    openings: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        openings.setdefault(line.key[:_OPENING], []).append(index)
    for index, stem in stems.items():
        others = openings[lines[index].key[:_OPENING]][: _CANDIDATES + 1]
        if any(other != index and _goes_on(text, lines, other, stem) for other in others):
            _mark(lines[index], why)


def _stem(text: str, line: Line) -> str | None:
    """A cut line's words up to the mark of its cut; None where it has no such mark."""
    end = text[max(line.start, line.end - 10) : line.end]
    for mark in _CUTS:
        if end.endswith(mark):
            return normal(text[line.start : line.end - len(mark)])
    return None


def _goes_on(text: str, lines: list[Line], index: int, stem: str) -> bool:
    """Whether the lines from `index` on begin with `stem` and say more."""
    last = index
    while last + 1 < len(lines) and last - index < _LOOK and lines[last].end - lines[index].start < len(stem) + 20:
        last += 1
    whole = normal(text[lines[index].start : min(lines[last].end, lines[index].start + 2 * len(stem) + 200)])
    return len(whole) > len(stem) and whole.startswith(stem)


def _mark(line: Line, why: list[Why | None]) -> None:
    why[line.first : line.last] = ["repeat"] * (line.last - line.first)
