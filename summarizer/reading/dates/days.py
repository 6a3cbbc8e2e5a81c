"""Days and months as written: "July 27", "27 July 2024", "Nov. 19, 2019", "2024-07-27", "27/07/2024"."""

from collections.abc import Sequence
from datetime import date, timedelta

from summarizer.reading.lexicon.calendar import BEFORE_MONTH, DOUBTFUL_MONTHS, MONTHS, WEEKDAYS
from summarizer.reading.page import Token

Tokens = Sequence[Token]
Reading = tuple[int, date | None]

_DASHES = frozenset("-–‐‑—")
_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_EVENTS = frozenset({("9", "11"), ("26", "11"), ("7", "7")})


def read_month(tokens: Tokens, i: int, today: date | None) -> Reading | None:
    """What begins with a month's name: "July 27", "July 2024", "in July"."""
    name = tokens[i]
    if not name.text[0].isupper():
        return None
    month = MONTHS[name.lower]
    at = i + 1
    if at < len(tokens) and tokens[at].text == "." and tokens[at].start == name.end and len(name.text) < 5:
        at += 1
    day = _day(tokens, at)
    if day is not None:
        end = _past_ending(tokens, at + 1)
        last = _second_day(tokens, end)
        year = _year(tokens, last or end, comma=True)
        if last is not None:
            return year[0] if year else last, None
        return (year[0], _date(year[1], month, day)) if year else (end, _nearest(today, month, day))
    if (year := _year(tokens, at, comma=True)) is not None:
        return year[0], None
    if name.lower not in DOUBTFUL_MONTHS and len(name.text) > 4:
        return i + 1, None
    before = tokens[i - 1].lower if i else ""
    return (
        (i + 1, None)
        if before in BEFORE_MONTH
        and not (at < len(tokens) and tokens[at].text[0].isupper() and tokens[at].lower not in WEEKDAYS)
        else None
    )


def read_day(tokens: Tokens, i: int, today: date | None) -> Reading | None:
    """What begins with a day of the month: "27 July 2024", "the 4th of July", "24-25 February"."""
    day = _day(tokens, i)
    if day is None:
        return None
    at = _past_ending(tokens, i + 1)
    ranged = _second_day(tokens, at)
    at = ranged or at
    if at < len(tokens) and tokens[at].lower == "of":
        at += 1
    if at >= len(tokens) or tokens[at].lower not in MONTHS or not tokens[at].text[0].isupper():
        return None
    month, at = MONTHS[tokens[at].lower], at + 1
    if (
        at < len(tokens)
        and tokens[at].text == "."
        and tokens[at].start == tokens[at - 1].end
        and len(tokens[at - 1].text) < 5
        and at + 1 < len(tokens)
        and tokens[at + 1].text.isdecimal()
    ):
        at += 1
    year = _year(tokens, at, comma=True)
    if ranged is not None:
        return year[0] if year else at, None
    return (year[0], _date(year[1], month, day)) if year else (at, _nearest(today, month, day))


def read_numeric(tokens: Tokens, i: int) -> Reading | None:
    """As in "2024-07-27", "27/07/2024", "27.07.2024"; day and month are certain only where one is above twelve."""
    if i + 4 >= len(tokens) or any(tokens[k].end != tokens[k + 1].start for k in range(i, i + 4)):
        return _dotted(tokens, i) or _event(tokens, i)
    parts = [tokens[i].text, tokens[i + 2].text, tokens[i + 4].text]
    mark = tokens[i + 1].text
    if mark not in {"/", "-", "‐", "‑"} or tokens[i + 3].text != mark or not all(part.isdecimal() for part in parts):
        return _event(tokens, i)
    sizes = [len(part) for part in parts]
    if sizes[0] == 4 and max(sizes[1:]) <= 2:
        return i + 5, _date(int(parts[0]), int(parts[1]), int(parts[2]))
    if max(sizes[:2]) <= 2 and sizes[2] in {2, 4}:
        return i + 5, _day_month(parts)
    return None


def weekday_before(today: date, weekday: int, *, ahead: bool) -> date | None:
    """The last such weekday up to `today`, or the first from it on."""
    try:
        if ahead:
            return today + timedelta(days=(weekday - today.weekday()) % 7)
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    except OverflowError:
        return None


def _day(tokens: Tokens, i: int) -> int | None:
    if i >= len(tokens):
        return None
    text = tokens[i].text
    if not text.isdecimal() or len(text) > 2:
        return None
    return int(text) if 1 <= int(text) <= 31 else None


def _past_ending(tokens: Tokens, i: int) -> int:
    return i + 1 if i < len(tokens) and tokens[i].lower in _ENDINGS and tokens[i].start == tokens[i - 1].end else i


def _second_day(tokens: Tokens, i: int) -> int | None:
    """Where the second day of "16-19", "16 to 19" ends."""
    if (
        i + 1 < len(tokens)
        and ((tokens[i].text in _DASHES and tokens[i].start == tokens[i - 1].end) or tokens[i].lower == "to")
        and _day(tokens, i + 1) is not None
    ):
        return _past_ending(tokens, i + 2)
    return None


def _year(tokens: Tokens, i: int, *, comma: bool) -> tuple[int, int] | None:
    if comma and i + 1 < len(tokens) and tokens[i].text in {",", "'", "’"}:
        short = tokens[i].text != ","
        i += 1
        if short:
            text = tokens[i].text
            return (i + 1, 2000 + int(text)) if text.isdecimal() and len(text) == 2 else None
    if i < len(tokens):
        text = tokens[i].text
        if text.isdecimal() and len(text) == 4 and 1000 <= int(text) <= 2199:
            return i + 1, int(text)
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(today: date | None, month: int, day: int) -> date | None:
    if today is None:
        return None
    near = [
        found for year in (today.year - 1, today.year, today.year + 1) if (found := _date(year, month, day)) is not None
    ]
    # News tells more of what was than of what will be: a day ahead counts as twice as far.
    return min(near, key=lambda found: max((today - found).days, 2 * (found - today).days), default=None)


def _day_month(parts: list[str]) -> date | None:
    first, second, year = (int(part) for part in parts)
    year = year if len(parts[2]) == 4 else 2000 + year
    if first > 12 >= second:
        return _date(year, second, first)
    if second > 12 >= first:
        return _date(year, first, second)
    return _date(year, first, first) if first == second else None


def _dotted(tokens: Tokens, i: int) -> Reading | None:
    """As in "27.07.2024" is one token."""
    parts = tokens[i].text.split(".")
    if len(parts) != 3 or [len(parts[0]) <= 2, len(parts[1]) <= 2, len(parts[2])] != [True, True, 4]:
        return None
    return (i + 1, _day_month(parts)) if all(part.isdecimal() for part in parts) else None


def _event(tokens: Tokens, i: int) -> Reading | None:
    """As in "9/11" is the day, not nine elevenths."""
    if (
        i + 2 < len(tokens)
        and tokens[i + 1].text == "/"
        and (tokens[i].text, tokens[i + 2].text) in _EVENTS
        and tokens[i].end == tokens[i + 1].start
        and tokens[i + 1].end == tokens[i + 2].start
    ):
        return i + 3, None
    return _dotted(tokens, i)
