"""The intervals of one quantity's reports on one axis: geometry alone, in hundredths of a drawing's width.

Drawn is what the verdict is decided by: amounts in one unit, an open end as far as it is taken to reach. An axis spans
at least half of its greatest amount, so that two per cent of difference never look like two hundred, and it begins at
nought where that is near. Amounts that are more than fifty times apart stand on a logarithmic one.
"""

import math
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from summarizer.reading.amounts import Amount, amount_of
from summarizer.reading.units import scale_of
from summarizer.rendering.wording import figure
from summarizer.schemas.story import Report, Verdict

_APART = 50.0  # greatest by smallest: beyond, a linear axis squeezes the smaller ones into one place
_LEAST = 0.5  # of the greatest amount, what an axis spans at least
_PADDING = 0.06
_NEAR_NOUGHT = 0.3  # of the axis: a beginning nearer to nought than that is nought
_TICKS = 3  # spaces between labelled amounts, about
_EDGE = 10.0  # a tick's label this near to an end is set inwards
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST = sys.float_info.max
_WORDED = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))  # a tick has no room for "4,700,000,000"
_NOT_ON_AXES = frozenset({"rank", "score"})


class Lane(NamedTuple):
    """A report: `at` is its place in the row. `opens` is the side on which the interval is open."""

    at: int
    low: float
    high: float
    exact: bool
    opens: Literal["", "low", "high"]


class Tick(NamedTuple):
    """A labelled place; `anchor` keeps the label inside of the drawing (SVG's text-anchor)."""

    at: float
    label: str
    anchor: Literal["start", "middle", "end"]


class Band(NamedTuple):
    """What all intervals share (`meet`), or what lies between those that don't: a `gap`, or mere `rounding`.

    `start` and `end` are places, `low` and `high` the amounts there, for people.
    """

    kind: Literal["meet", "gap", "rounding"]
    start: float
    end: float
    low: str
    high: str


class Axis(NamedTuple):
    """A drawing. `unit` is that of its ticks, `converted` whether a report has another one; `left_out` are the places
    of the reports that cannot stand on it."""

    lanes: tuple[Lane, ...]
    left_out: tuple[int, ...]
    ticks: tuple[Tick, ...]
    band: Band | None
    unit: str | None
    converted: bool
    logarithmic: bool


def axis_of(reports: Sequence[Report], verdict: Verdict) -> Axis | None:
    """The drawing of a row's reports; None where fewer than two documents have an amount that can be drawn."""
    drawn = _comparable(reports)
    if len({reports[at].document for at, _ in drawn}) < 2:
        return None
    first = drawn[0][1]
    shown = _in_unit_of(first)
    bounds = [_bounds(amount, shown) for _, amount in drawn]
    ends = [end for pair in bounds for end in pair]
    logarithmic = min(ends) > 0 and max(ends) / min(ends) > _APART
    place, ticks = _decades(min(ends), max(ends)) if logarithmic else _linear(min(ends), max(ends), _whole(drawn))
    lanes = [
        Lane(at, place(low), place(high), low == high and not _open(amount), _open(amount))
        for (at, amount), (low, high) in zip(drawn, bounds, strict=True)
    ]
    placed = {at for at, _ in drawn}
    units = {amount.unit for _, amount in drawn}
    return Axis(
        tuple(lanes),
        tuple(at for at in range(len(reports)) if at not in placed),
        tuple(ticks),
        _band(bounds, verdict, place),
        _unit([reports[at] for at, _ in drawn], first),
        len(units) > 1,
        logarithmic,
    )


def _comparable(reports: Sequence[Report]) -> list[tuple[int, Amount]]:
    """The reports that have an amount, with their places: those of the dimension that most of them have."""
    found = [(at, amount) for at, report in enumerate(reports) if (amount := _amount(report))]
    counted = Counter(amount.dimension for _, amount in found)
    most = next(iter(counted.most_common(1)), ("", 0))[0]
    return [(at, amount) for at, amount in found if amount.dimension == most]


def _amount(report: Report) -> Amount | None:
    try:
        amount = amount_of(report)
    except OverflowError:
        return None
    if amount is None or amount.dimension in _NOT_ON_AXES:
        return None
    given = [bound for bound in (amount.low, amount.high) if bound is not None]
    return amount if given and all(map(math.isfinite, given)) else None


def _in_unit_of(amount: Amount) -> Callable[[float], float]:
    """From the base unit of a dimension into an amount's own."""
    scale = scale_of(amount.unit)
    if scale is None:
        return lambda value: value
    return lambda value: (value - scale.offset) / scale.factor


def _bounds(amount: Amount, shown: Callable[[float], float]) -> tuple[float, float]:
    low, high = sorted(max(-_MOST, min(_MOST, shown(bound))) for bound in amount.bounds)
    return low, high


def _open(amount: Amount) -> Literal["", "low", "high"]:
    return "low" if amount.low is None else "high" if amount.high is None else ""


def _whole(drawn: Sequence[tuple[int, Amount]]) -> bool:
    """Whether the axis counts: there is no half of a house."""
    bounds = (bound for _, amount in drawn for bound in (amount.low, amount.high) if bound is not None)
    return drawn[0][1].dimension == "count" and all(map(float.is_integer, bounds))


def _unit(reports: Sequence[Report], first: Amount) -> str | None:
    if first.dimension == "percent":
        return "%"
    if first.unit or first.dimension.startswith("money "):
        return reports[0].unit
    units = {report.unit for report in reports}
    return units.pop() if len(units) == 1 else None


def _linear(low: float, high: float, whole: bool) -> tuple[Callable[[float], float], list[Tick]]:
    size = max(abs(low), abs(high)) or 1.0  # all is divided by it first: the span of -1e308 and 1e308 is infinite
    start, end = low / size, high / size
    room = max(0.0, _LEAST - (end - start)) / 2 + _PADDING * max(end - start, _LEAST)
    start, end = start - room, end + room
    if low >= 0 and start < _NEAR_NOUGHT * end:
        start = 0.0
    elif high <= 0 and end > _NEAR_NOUGHT * start:
        end = 0.0

    def place(value: float) -> float:
        return _within(100 * (value / size - start) / (end - start))

    return place, [_tick(place(value), _short(value)) for value in _round_values(start, end, size, whole)]


def _round_values(start: float, end: float, size: float, whole: bool) -> list[float]:
    """A few round amounts inside of an axis, whose ends are given in shares of `size`."""
    if not 1e-290 < size < 1e290:  # too near to what a float can hold for steps
        return [size * max(-1.0, min(1.0, end))]
    for least in (size * (end - start) / _TICKS, size * (end - start) / _TICKS / 2):
        step = _round_step(least, whole)
        found = [count * step for count in range(math.ceil(size * start / step), math.floor(size * end / step) + 1)]
        if len(found) > 1:
            break
    return found


def _round_step(least: float, whole: bool) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    step = next(power * times for times in _STEPS if power * times >= least * (1 - 1e-9))
    return max(1.0, float(math.ceil(step))) if whole else step


def _decades(low: float, high: float) -> tuple[Callable[[float], float], list[Tick]]:
    """A logarithmic axis of whole powers of ten."""
    start, end = math.floor(math.log10(low)), math.ceil(math.log10(high))

    def place(value: float) -> float:
        return _within(100 * (math.log10(value) - start) / (end - start))

    step = math.ceil((end - start) / _TICKS)
    powers = range(start, end + 1, step)
    return place, [_tick(_within(100 * (power - start) / (end - start)), _power(power)) for power in powers]


def _within(place: float) -> float:
    return round(max(0.0, min(100.0, place)), 2)


def _tick(at: float, label: str) -> Tick:
    return Tick(at, label, "start" if at < _EDGE else "end" if at > 100 - _EDGE else "middle")


def _band(bounds: Sequence[tuple[float, float]], verdict: Verdict, place: Callable[[float], float]) -> Band | None:
    """In one dimension, intervals that meet two by two have something in common: the greatest low is below the least
    high. None where the drawing would say otherwise than the verdict."""
    start, end = max(low for low, _ in bounds), min(high for _, high in bounds)
    if start <= end:
        return Band("meet", place(start), place(end), told(start), told(end)) if verdict == "agree" else None
    kind: Literal["rounding", "gap"] = "rounding" if verdict == "agree" else "gap"
    return Band(kind, place(end), place(start), told(end), told(start))


def told(value: float) -> str:
    """An amount for people, to four digits where it is converted or has more: "4,100", "1,902"."""
    if not float(value).is_integer():
        value = float(f"{value:.4g}")
    return figure(int(value) if float(value).is_integer() and abs(value) < 1e15 else value)


def _short(value: float) -> str:
    size = abs(value)
    for least, word in _WORDED:
        if least <= size < 1e15:
            return f"{value / least:.6g}{word}"
    return told(value)


def _power(power: int) -> str:
    return _short(10.0**power) if -5 < power < 15 else f"1e{power}"
