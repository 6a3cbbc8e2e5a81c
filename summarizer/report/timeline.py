"""When the documents appeared: a bar for each hour, day, week, month or year, so that there are few enough to read."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_MOST = 45  # bars; a bar is wide enough to be hit
_HOURS = 36
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time and how many documents are in it. `start` and `end`, both within it, are what a filter is
    given: days, or hours as "2024-07-27T06"."""

    label: str
    short: str
    start: str
    end: str
    documents: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars without a gap, and what one stands for: "hour", "day", "week", "month", "year"."""

    unit: str
    bars: tuple[Bar, ...]
    most: int
    undated: int


def timeline(whens: Sequence[str]) -> Timeline:
    """The timeline of the documents' days and hours, as `Entry.when` has them."""
    known = [when for when in whens if when]
    undated = len(whens) - len(known)
    if not known:
        return Timeline("day", (), 0, undated)
    hours = _by_hour(known)
    unit, bars = ("hour", hours) if hours else _by_days([date.fromisoformat(when[:10]) for when in known])
    return Timeline(unit, bars, max(bar.documents for bar in bars), undated)


def day(when: str) -> str:
    """A day, with its hour where there is one, for people: "27 July 2024, 06:30"; "" for ""."""
    if not when:
        return ""
    told = _told(date.fromisoformat(when[:10]))
    return f"{told}, {when[11:]}" if len(when) > 10 else told


def _by_hour(whens: Sequence[str]) -> tuple[Bar, ...]:
    """Bars of an hour each, where all documents have one and lie close together; () elsewhere."""
    if any(len(when) < 13 for when in whens):
        return ()
    counts = Counter(when[:13] for when in whens)
    first, last = (datetime.fromisoformat(edge(counts) + ":00") for edge in (min, max))
    span = int((last - first) / timedelta(hours=1)) + 1
    if span > _HOURS or len(counts) < 2:
        return ()
    bars = []
    for step in range(span):
        hour = first + timedelta(hours=step)
        key = hour.strftime("%Y-%m-%dT%H")
        bars.append(Bar(f"{_told(hour.date())}, {hour:%H}:00", f"{hour:%H}:00", key, key, counts[key]))
    return tuple(bars)


def _by_days(days: Sequence[date]) -> tuple[str, tuple[Bar, ...]]:
    first, last = min(days), max(days)
    for unit, start in _STARTS.items():
        counts = Counter(map(start, days))
        # Years are the last resort; of a feed from the year 1 to 9999 those alone are shown that have documents.
        if unit == "year" and last.year - first.year >= _MOST:
            return unit, tuple(_bar(unit, begin, counts[begin]) for begin in sorted(counts)[-_MOST:])
        if _count(unit, start(first), start(last)) <= _MOST:
            return unit, tuple(_bar(unit, begin, counts[begin]) for begin in _each(unit, start(first), start(last)))
    raise AssertionError("years are always few enough")


_STARTS: dict[str, Callable[[date], date]] = {
    "day": lambda day: day,
    "week": lambda day: date.fromordinal(max(1, day.toordinal() - day.weekday())),
    "month": lambda day: day.replace(day=1),
    "year": lambda day: day.replace(month=1, day=1),
}


def _count(unit: str, first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    days = (last - first).days
    return {"day": days, "week": days // 7, "month": months, "year": last.year - first.year}[unit] + 1


def _each(unit: str, first: date, last: date) -> list[date]:
    found = [first]
    while found[-1] < last:
        found.append(_after(unit, found[-1]))
    return found


def _after(unit: str, begin: date) -> date:
    """The beginning of the next stretch, which lies before the end of the calendar."""
    if unit in ("day", "week"):
        return begin + timedelta(days=7 if unit == "week" else 1)
    if unit == "year":
        return begin.replace(year=begin.year + 1)
    return (begin + timedelta(days=31)).replace(day=1)


def _bar(unit: str, begin: date, documents: int) -> Bar:
    month = MONTHS[begin.month - 1]
    if unit == "day":
        return Bar(_told(begin), f"{begin.day} {month[:3]}", begin.isoformat(), begin.isoformat(), documents)
    if unit == "week":
        end = date.fromordinal(min(begin.toordinal() + 6, date.max.toordinal()))
        label = f"week of {_told(begin)}"
        return Bar(label, f"{begin.day} {month[:3]}", begin.isoformat(), end.isoformat(), documents)
    if unit == "month":
        end = date.max if (begin.year, begin.month) == (9999, 12) else _after("month", begin) - timedelta(days=1)
        label = f"{month} {begin.year}"
        return Bar(label, f"{month[:3]} {begin.year}", begin.isoformat(), end.isoformat(), documents)
    end = begin.replace(month=12, day=31)
    return Bar(str(begin.year), str(begin.year), begin.isoformat(), end.isoformat(), documents)


def _told(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
