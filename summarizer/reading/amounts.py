"""What a number is worth when it is held against another: an interval in a base unit, and how finely it is given."""

import re
from typing import NamedTuple, Protocol

from summarizer.reading.units import Scale, canonical, in_base, scale_of

_OPEN = 2.0  # an interval open at one end reaches to twice, or down to half, of its bound
ROUNDED, _ROUNDED_IN_WORDS = 0.05, 0.1  # of the larger figure, what rounding may change at most
_WORD_SHARE = 5.0  # percentage points that "half" or "a third" may be rounded by
_ONE_IN = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|1)\s+(?:\w+\s+)?(?:in|of every|out of)\b", re.IGNORECASE
)
_PART_OF_MANY = re.compile(
    r"\b(?:half|quarters?|thirds?) (?:of )?(?:a |an )?(?:million|billion|trillion)\b", re.IGNORECASE
)
_PART = re.compile(r"\b(?:half|quarters?|thirds?)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d[\d,٬\u00a0\u202f’']*(?:[.·](\d+))?")
_ROUNDED_COUNT = (
    3  # telling digits from which a count with closing noughts is a longer one, rounded: 312,000 of 312,482
)
_LONG_TON = 1016.0469088 / 907.18474
_SEPARATORS = re.compile(r"[^\d.·]")
_PERCENT = frozenset({"%"})


class Worth(Protocol):
    """What a number claim and a number of a reading have in common."""

    @property
    def as_written(self) -> str: ...
    @property
    def value(self) -> float | int | None: ...
    @property
    def low(self) -> float | int | None: ...
    @property
    def high(self) -> float | int | None: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def qualifier(self) -> str | None: ...
    @property
    def kind(self) -> str | None: ...


class Amount(NamedTuple):
    """Comparable where `dimension` is the same. `low` and `high` are in its base unit, None where the interval is open.

    `grain` is half of what the last digit as written is worth: what the figure may be rounded by. `coarse` is the same
    where closing noughts are taken for rounding, as they must be between two units. `unit` is as converted from,
    `figure` the one that is written, `most` the share of it that rounding may account for.
    """

    dimension: str
    low: float | None
    high: float | None
    grain: float = 0.0
    coarse: float = 0.0
    unit: str = ""
    figure: float | None = None
    words: str = ""
    most: float = ROUNDED

    @property
    def bounds(self) -> tuple[float, float]:
        """The interval closed: an open end is taken to reach within a factor of two of its bound."""
        low, high = self.low, self.high
        if low is None:
            low = 0.0 if high is None else high / _OPEN if high > 0 else high * _OPEN
        if high is None:
            high = low * _OPEN if low > 0 else low / _OPEN
        return low, high

    @property
    def middle(self) -> float:
        """One figure for the interval: the one that is written, else the bound where it is open, else the middle."""
        if self.figure is not None:
            return self.figure
        if self.low is None or self.high is None:
            return self.low if self.low is not None else self.high or 0.0
        return (self.low + self.high) / 2


def amount_of(number: Worth) -> Amount | None:
    """The amount of a number; None where it is worth nothing that could be compared (a rank is, as a rank)."""
    if number.kind == "score":
        return Amount("score", None, None, words=" ".join(number.as_written.lower().split()))
    if number.low is None and number.high is None:
        return None
    if number.kind == "ratio":
        return _percent(number, 100.0)
    unit = "lb" if number.kind == "measure" and number.unit in ("pounds", "pound") else number.unit
    if number.kind == "percent" and canonical(unit or "%") in _PERCENT:
        return _percent(number, 1.0)
    scale = scale_of(unit) if number.kind in ("measure", "duration", "percent") else None
    if scale is None:
        # Hectolitres and the like may pass for a counted noun.
        scale = scale_of(unit) if number.kind == "count" and unit and canonical(unit) in _COUNTED_UNITS else None
    if scale is not None:
        return _converted(number, unit or "", scale)
    grain = _grain(number)
    low, high, figure = map(_float, (number.low, number.high, number.value))
    return Amount(_dimension(number, unit), low, high, grain, grain, figure=figure)


_COUNTED_UNITS = frozenset("hectolitres hectoliters hectolitre terawatts barrels barrel".split())


def _dimension(number: Worth, unit: str | None) -> str:
    if number.kind == "money":
        return f"money {canonical(unit or '')}"
    if number.kind in ("measure", "duration", "percent"):
        return f"{number.kind} {canonical(unit or '')}"
    return number.kind if number.kind in ("age", "rank") else "count"


def _percent(number: Worth, times: float) -> Amount:
    in_words = number.kind == "ratio" and (not _has_digits(number) or _ONE_IN.search(number.as_written) is not None)
    grain = _WORD_SHARE if in_words else _grain(number)
    bounds = (number.low, number.high, number.value)
    low, high, figure = (None if bound is None else bound * times for bound in bounds)
    return Amount("percent", low, high, grain, grain, figure=figure, most=_ROUNDED_IN_WORDS if in_words else ROUNDED)


def _has_digits(number: Worth) -> bool:
    return any(map(str.isdigit, number.as_written))


def _converted(number: Worth, unit: str, scale: Scale) -> Amount:
    bounds = (number.low, number.high, number.value)
    low, high, figure = (None if bound is None else in_base(bound, scale) for bound in bounds)
    if canonical(unit) == "ton":  # short, metric or long: the outlets themselves do not tell them apart
        high = None if high is None else high * _LONG_TON
    grain = _grain(number) * scale.factor
    coarse, most = max(grain, _noughts(number) * scale.factor), ROUNDED
    if scale.dimension == "time" and not _has_digits(number):  # half an hour, six months
        coarse, most = 0.5 * scale.factor, _ROUNDED_IN_WORDS
        grain = coarse if _PART.search(number.as_written) else grain
    return Amount(scale.dimension, low, high, grain, coarse, canonical(unit), figure, most=most)


def _float(bound: float | int | None) -> float | None:
    try:
        return None if bound is None else float(bound)
    except OverflowError:
        return float("inf") if bound and bound > 0 else float("-inf")


def _grain(number: Worth) -> float:
    """Half of what the last digit as written is worth; 0 for counts and amounts that are given in full, as 4,000 is."""
    found = _DIGITS.search(number.as_written)
    if number.kind == "ratio" or number.qualifier is not None:
        return 0.0  # a qualifier's interval has room enough
    if found is None:
        return _ROUNDED_IN_WORDS * abs(number.value or 0.0) if _PART_OF_MANY.search(number.as_written) else 0.0
    times = _times(number, found)
    if found[1] is None and times == 1 and number.kind not in ("percent", "measure", "duration"):
        return _noughts(number) if _telling(found) >= _ROUNDED_COUNT else 0.0
    return 0.5 * 10.0 ** -len((found[1] or "")[:9]) * times


def _telling(found: re.Match[str]) -> int:
    """How many digits there are before the closing noughts."""
    return len("".join(filter(str.isdigit, found[0])).rstrip("0"))


def _noughts(number: Worth) -> float:
    """Half of what the last digit that is no nought is worth: 3,000 may be rounded by 500."""
    found = _DIGITS.search(number.as_written)
    if found is None or found[1] is not None or number.qualifier is not None:
        return 0.0
    digits = "".join(filter(str.isdigit, found[0]))[:30]
    return 0.5 * 10.0 ** (len(digits) - len(digits.rstrip("0"))) * _times(number, found)


def _times(number: Worth, found: re.Match[str]) -> float:
    """What the scale word behind the digits multiplies them by: "2.6bn" by a thousand million."""
    try:
        printed = float(_SEPARATORS.sub("", found[0]).replace("·", "."))
        stated = [float(bound) for bound in (number.value, number.low, number.high) if bound]
    except (ValueError, OverflowError):
        return 1.0
    if not printed or not stated or printed in stated:
        return 1.0
    return max(1.0, stated[0] / printed)
