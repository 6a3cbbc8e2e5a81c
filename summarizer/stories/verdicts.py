"""What two amounts, and then a whole row of reports, are to one another. Pure, and decided by tables.

Two amounts agree where their intervals meet; one that is open at one end reaches to within a factor of two of its
bound. Figures that are written with a decimal, a scale word, a per cent sign or a unit of measure may be rounded: "2.6
billion" is 2.61 billion. A plain count is meant to the last digit: 4,000 is not 4,100.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from summarizer.reading.amounts import Amount

Verdict = Literal["agree", "conflict", "different_scope", "superseded", "single"]

_MANY = 8
_DEGREE = 1.0  # a temperature has no nought to take a share of
_NEVER_ROUNDED = frozenset({"age", "rank", "score"})
_SLACK = 1e-9


class Standing(NamedTuple):
    """A report as the verdict sees it: what it is worth, when it was told, what it takes in.

    `told` orders the documents by hour, None where that is not known. `scope` holds the places and parts that the
    figure's own words name; `wide` is their reach ("world", "country"). `rises` and `falls` say whether such a count
    may change as the event goes on; `raised` that the report itself says that the figure has changed to this one.
    """

    amount: Amount
    told: str | None = None
    scope: frozenset[str] = frozenset()
    wide: frozenset[str] = frozenset()
    rises: bool = False
    falls: bool = False
    raised: bool = False


def verdict(reports: Sequence[Standing]) -> Verdict:
    """The verdict on reports of one quantity, one for each document: the gravest that two of them have."""
    if len(reports) < 2:
        return "single"
    found = {between(a, b) for a, b in combinations(_telling(reports), 2)} or {"agree"}
    return next(grave for grave in _GRAVEST if grave in found)


def _telling(reports: Sequence[Standing]) -> Sequence[Standing]:
    """Of many reports that say the same the first and the last that was told: those between change no verdict."""
    if len(reports) <= _MANY:
        return reports
    alike: dict[Standing, list[Standing]] = {}
    for report in sorted(reports, key=lambda report: report.told or ""):
        alike.setdefault(report._replace(told=None), []).append(report)
    return [report for same in alike.values() for report in dict.fromkeys((same[0], same[-1]))]


def latest(reports: Sequence[Standing]) -> int:
    """The place of the report that brings the others up to date: the last told, of several the one that says so."""

    def lateness(at: int) -> tuple[str, bool, float]:
        report = reports[at]
        return report.told or "", report.raised, report.amount.middle

    return max(range(len(reports)), key=lateness)


_GRAVEST: tuple[Verdict, ...] = ("conflict", "superseded", "different_scope", "agree")


def between(one: Standing, other: Standing) -> Verdict:
    """The verdict on two reports of one quantity. Symmetric."""
    key = (meet(one.amount, other.amount), differ_in_scope(one, other), _is_later_news(one, other))
    return _VERDICTS[key]


# (the amounts meet, their scopes differ, the later one is news) -> verdict
_VERDICTS: dict[tuple[bool, bool, bool], Verdict] = {
    (True, False, False): "agree",
    (True, False, True): "agree",
    (True, True, False): "agree",
    (True, True, True): "agree",
    (False, False, False): "conflict",
    (False, False, True): "superseded",
    (False, True, False): "different_scope",
    (False, True, True): "different_scope",
}


def meet(one: Amount, other: Amount) -> bool:
    """Whether two amounts agree: whether their intervals meet, or what is left between them is rounding. Symmetric.

    Amounts of unlike dimension never do: "three" is no "third", and a dollar no euro.
    """
    if one.dimension != other.dimension:
        return False
    if one.dimension == "score":
        return one.words == other.words
    (low, high), (other_low, other_high) = one.bounds, other.bounds
    gap = max(low, other_low) - min(high, other_high)
    size = max(abs(low), abs(high), abs(other_low), abs(other_high))
    if gap <= _SLACK * size:
        return True
    return gap < _rounding(one, other, size)


def _rounding(one: Amount, other: Amount, size: float) -> float:
    """How far apart two figures may be for one to be the other, rounded."""
    if one.dimension in _NEVER_ROUNDED:
        return 0.0
    converted = one.unit != other.unit
    grain = max(one.coarse, other.coarse) if converted else max(one.grain, other.grain)
    if one.dimension == "temperature":
        return min(grain, _DEGREE) * (1 + _SLACK) + _SLACK if grain else 0.0
    return min(grain, max(one.most, other.most) * size)


def differ_in_scope(one: Standing, other: Standing) -> bool:
    """Whether two figures, by their own words, take in different places or parts: Europe and the world."""
    if one.wide and other.wide:
        return one.wide != other.wide or bool(one.scope and other.scope and not one.scope & other.scope)
    if one.wide or other.wide:
        wide, narrow = (one, other) if one.wide else (other, one)
        return bool(narrow.scope and not narrow.scope & wide.scope)
    return bool(one.scope and other.scope and not one.scope & other.scope)


def _is_later_news(one: Standing, other: Standing) -> bool:
    """Whether of two counts that do not meet the one told later only brings the earlier up to date."""
    if not (one.rises and other.rises):
        return False
    if one.raised != other.raised:
        late, early = (one, other) if one.raised else (other, one)
        if late.told is None or early.told is None or late.told >= early.told:
            return True
    if one.told is None or other.told is None or not _comparable(one.told, other.told):
        return False
    early, late = sorted((one, other), key=lambda report: report.told or "")
    rose = late.amount.middle > early.amount.middle
    return rose or (early.falls and late.falls)


def _comparable(one: str, other: str) -> bool:
    """Whether one of two hours is the later: two days differ, or both have a clock time."""
    if one[:10] != other[:10]:
        return True
    return len(one) > 10 and len(other) > 10 and one != other
