"""The days that a report names, and which of them it tells of.

A report of what happened names the day in its first sentences; the days by which it dates other things ("since Monday",
"after Wednesday's blast") and days to come are told by the words around them.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from summarizer.reading.dates import scan_dates
from summarizer.reading.lexicon.calendar import MONTHS, RELATIVE_DAYS, WEEKDAYS
from summarizer.reading.lexicon.past_forms import PAST_FORMS

_NEAR = 12  # days from publication within which a date is one of what is told
_WEEK = 7
_BEFORE, _BEHIND = 70, 14  # characters around a word of the calendar that are read as a date
_SENTENCE = 160  # characters around a weekday that say whether it is past
_WORD_BEFORE = 12
_CALENDAR = re.compile(rf"\b(?:this|last|{'|'.join([*MONTHS, *WEEKDAYS, *RELATIVE_DAYS])})\b", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:since|until|till|by|before|after|following|from|than|last|next)\s(?:the\s)?$", re.IGNORECASE)
_DATED = re.compile(r"\b(?:on|for|from|until|by|before|and)\s$", re.IGNORECASE)
_END = re.compile(r"[.!?;:]\s|\n")
_LETTERS = re.compile(r"[a-z]+")
_OF = ("'s", "’s")


class Days(NamedTuple):
    """As ordinals: the day that is told of, None where nobody knows, and all days that are named."""

    told: int | None
    named: frozenset[int]


class _Mention(NamedTuple):
    """A day that is named: whether to come, to date something else by, and where."""

    is_ahead: bool
    is_aside: bool
    start: int
    day: int


def days_of_text(text: str, published: str | None, lead: int, opening: int) -> Days:
    """The days that a text names near `published` (ISO 8601), and the one it tells of: the first that stands before
    `lead` for its own sake, else the first that stands there; one to come where there is no other, and it stands before
    `opening`, as in a preview."""
    if published is None:
        return Days(None, frozenset())
    mentions = _mentions(text, published)
    early = [mention for mention in mentions if mention.start < (opening if mention.is_ahead else lead)]
    told = min(early).day if early else None
    return Days(told, frozenset(mention.day for mention in mentions))


def _mentions(text: str, published: str) -> Sequence[_Mention]:
    today = date.fromisoformat(published[:10]).toordinal()
    found = []
    for first, last in _stretches(text):
        for mention in scan_dates(text[first:last], published):
            start, end = first + mention.start, first + mention.end
            day = _day_of(text, start, end, mention.date, today)
            if day is not None and abs(day - today) <= _NEAR:
                is_aside = _ASIDE.search(text, max(0, start - _WORD_BEFORE), start) is not None
                found.append(_Mention(day > today, is_aside, start, day))
    return found


def _stretches(text: str) -> list[tuple[int, int]]:
    """Where words of the calendar stand, each with what is around it: reading dates in all of the text costs more than
    all the rest."""
    found: list[tuple[int, int]] = []
    for match in _CALENDAR.finditer(text):
        start, end = max(0, match.start() - _BEFORE), match.end() + _BEHIND
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _day_of(text: str, start: int, end: int, named: str | None, today: int) -> int | None:
    """The day of a mention. "This Monday" is today on a Monday. A bare weekday is past where its sentence is; else it
    is to come ("meet on Saturday"), or no day at all ("Sunday shopping")."""
    words = text[start:end].lower().split()
    weekday = WEEKDAYS.get(words[-1])
    if named is None:
        return today if weekday is not None and words[0] == "this" and (today - 1) % _WEEK == weekday else None
    day = date.fromisoformat(named).toordinal()
    if weekday is None or len(words) > 1 or not today - _WEEK < day < today or _is_past(text, start, end):
        return day
    return day + _WEEK if _DATED.search(text, max(0, start - _WORD_BEFORE), start) else None


def _is_past(text: str, start: int, end: int) -> bool:
    """Whether the sentence around a weekday tells of something past."""
    before = _END.split(text[max(0, start - _SENTENCE) : start])[-1]
    after = _END.split(text[end : end + _SENTENCE])[0]
    if before.endswith(" for "):  # called for Thursday
        return False
    words = _LETTERS.findall(f"{before} {after}".lower())
    return after.startswith(_OF) or any(word.endswith("ed") or word in PAST_FORMS for word in words)
