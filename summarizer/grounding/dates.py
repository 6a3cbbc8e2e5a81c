"""Whether the dates that a claim states are those of its evidence."""

import re
from collections.abc import Sequence
from datetime import date as calendar_date
from functools import lru_cache

from summarizer.grounding.facts import Facts
from summarizer.grounding.index import Index
from summarizer.grounding.views import Fault, Place
from summarizer.grounding.words import find_words, fold
from summarizer.reading.model import DateMention

_PIECE = re.compile(r"[^\W\d_]+\.?(?:[^\W\d_]\.)*|\d+")
_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_FORMS = (
    {month[:3]: month for month in _MONTHS}
    | {month: month for month in _MONTHS}
    | {"sept": "september", "tues": "tuesday", "thur": "thursday", "thurs": "thursday"}
    | {day[:3]: day for day in _DAYS}
    | {day: day for day in _DAYS}
)
# Times without digits, each with the words that say the same.
_NOON, _MIDNIGHT = (
    ("noon", "midday", "12pm", "12 pm", "12 p.m", "12:00"),
    ("midnight", "12am", "12 am", "12 a.m", "0:00"),
)
_TIMES = {
    "noon": _NOON,
    "midday": _NOON,
    "midnight": _MIDNIGHT,
    "dawn": ("dawn", "sunrise", "daybreak"),
    "dusk": ("dusk", "sunset"),
}
_SEASONS = {"spring": ("spring",), "summer": ("summer",), "winter": ("winter",)} | dict.fromkeys(
    ("autumn", "fall"), ("autumn", "fall")
)
_TIMED = frozenset((*_TIMES, *_SEASONS))
_BEFORE_SEASONS = frozenset("in this next last the by since until early late mid".split())
_FILLERS = frozenset("the of on in at by a an around about since from during until local time st nd rd th and".split())
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")


def date_fault(facts: Facts, places: Sequence[Place], index: Index) -> Fault | None:
    """The first date of a claim's string that its evidence does not state."""
    for date in facts.dates:
        if not any(_states(date, place, index) for place in places):
            return Fault("date_not_in_evidence", f"its evidence does not say “{date.as_written}”")
    if _TIMED.isdisjoint(facts.words):
        return None
    before = ""
    for token in facts.page.tokens:
        word = token.lower
        same = _TIMES.get(word) or (_SEASONS.get(word) if before in _BEFORE_SEASONS else None)
        if same is not None and not any(_has_word(same, place, index) for place in places):
            return Fault("date_not_in_evidence", f"its evidence does not say “{token.text}”")
        before = word
    return None


def _has_word(words: Sequence[str], place: Place, index: Index) -> bool:
    lowered = index.folded(place.start, place.end).lower()
    return any(find_words(word, lowered) >= 0 for word in words)


def _states(date: DateMention, place: Place, index: Index) -> bool:
    words = fold(date.as_written).lower()
    if find_words(words, index.folded(place.start, place.end).lower()) >= 0:
        return True
    wanted = _parts(words)
    for other in index.dates_in(place.start, place.end):
        if date.date is not None and date.date == other.date:
            return True
        if wanted and wanted <= _parts(fold(other.as_written).lower()) | _parts_of_day(other.date):
            return True
    return False


@lru_cache(maxsize=1024)
def _parts(words: str) -> frozenset[str]:
    """What a date says: month and weekday by their full names, numbers without leading zeros or endings."""
    if iso := _ISO.match(words):
        return frozenset((iso[1], _MONTHS[min(11, max(0, int(iso[2]) - 1))], str(int(iso[3]))))
    found: set[str] = set()
    for piece in _PIECE.findall(words.replace(":00", "")):
        part = piece.replace(".", "")
        if part[0].isdigit():
            found.add(part.lstrip("0") or "0")
        elif part not in _FILLERS:
            found.add(_FORMS.get(part, part))
    if not found.isdisjoint(_DAYS):
        found -= {"last", "this", "past"}
    return frozenset(found)


@lru_cache(maxsize=1024)
def _parts_of_day(iso: str | None) -> frozenset[str]:
    """The year, month, day and weekday of an ISO date; of what is no full date, nothing."""
    try:
        day = calendar_date.fromisoformat(iso or "")
    except ValueError:
        return frozenset()
    return frozenset((str(day.year), _MONTHS[day.month - 1], str(day.day), _DAYS[day.weekday()]))
