"""Numbers without a unit that another document gives with one: "6.2" is 6.2 percent, "half a billion" is dollars."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from summarizer.reading.amounts import amount_of
from summarizer.schemas.brief import NumberClaim
from summarizer.stories.told import Told

_TELLING = re.compile(r"\d\.\d|(?:million|billion|trillion|bn|mn|tn|m|lakh|crore)$", re.IGNORECASE)
_NEAR, _NEARER = 0.05, 0.01  # how far off the other figure may be, as a share
_KINDS = ("percent", "time", "age", "money")
_LENGTHS = ("time", "age")


def take_units(numbers: Sequence[Told]) -> None:
    """Gives each bare number the kind of the one of another document that it repeats, where no count comes as near: one
    with a decimal or a scale word by itself, an age or a length of time where like words stand beside it."""
    bare = [number for number in numbers if is_bare(number)]
    if not bare:
        return
    shelf = _Shelf(number for number in numbers if number.amount.dimension.split()[0] in (*_KINDS, "count"))
    for number in bare:
        is_telling = _TELLING.search(number.claim.as_written) is not None
        if not is_telling and number.digits < 2:
            continue
        others = [other for other in shelf.near(number) if other.document != number.document]
        if not is_telling:
            others = [other for other in others if _is_like(number, other)]
        known = others[0].claim if len({other.amount.dimension for other in others}) == 1 else None
        if known is not None:
            take_unit(number, known)


def take_unit(number: Told, known: NumberClaim) -> None:
    """Gives a bare number the unit of another's claim, where that has one."""
    if known.unit is not None:
        as_known = number.claim.model_copy(update={"unit": known.unit, "kind": known.kind})
        number.amount = amount_of(as_known) or number.amount


def is_bare(number: Told) -> bool:
    """Whether it is a count of nothing that is said."""
    return number.claim.unit is None and number.claim.kind in ("count", "other") and number.amount.dimension == "count"


def _is_like(number: Told, other: Told) -> bool:
    """Whether one that is no telling figure is another's length of time; a count beside it is none in any case."""
    if other.amount.dimension == "count":
        return True
    if other.amount.dimension not in _LENGTHS or number.near.isdisjoint(other.near):
        return False
    return any(abs(figure - number.amount.middle) <= _NEARER * figure for figure in _figures(other))


class _Shelf:
    """Numbers by the figures that they print, in the units in which they print them: of a range both ends."""

    def __init__(self, numbers: Iterable[Told]) -> None:
        placed = [(figure, at, number) for at, number in enumerate(numbers) for figure in _figures(number)]
        placed.sort(key=lambda one: one[:2])
        self._at = [figure for figure, _, _ in placed]
        self._numbers = [number for _, _, number in placed]

    def near(self, number: Told) -> list[Told]:
        """Those with a figure near the number's."""
        figure = number.amount.middle
        low, high = bisect_left(self._at, figure * (1 - _NEAR)), bisect_right(self._at, figure * (1 + _NEAR))
        return self._numbers[low:high]


def _figures(number: Told) -> set[float]:
    printed = (number.claim.value, number.claim.low, number.claim.high)
    return {_float(figure) for figure in printed if figure is not None}


def _float(figure: float | int) -> float:
    try:
        return float(figure)
    except OverflowError:
        return float("inf")
