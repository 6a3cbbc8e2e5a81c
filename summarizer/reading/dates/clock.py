"""Clock times: "9 a.m. ET", "8:30 p.m.", "12.42 CET", "1700 GMT"."""

from collections.abc import Sequence
from datetime import date

from summarizer.reading.lexicon.calendar import HALVES, ZONES
from summarizer.reading.page import Token

Tokens = Sequence[Token]


def read_time(tokens: Tokens, i: int) -> tuple[int, date | None] | None:
    """(end, None) of the clock time that begins at token `i`: a time has no day of its own."""
    end = _clock(tokens, i)
    if end is not None:
        return _zone(tokens, _half(tokens, end)), None
    text = tokens[i].text
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None or not _is_hour(text):
        return None
    if after.lower in HALVES:
        return _zone(tokens, _half(tokens, i + 1)), None
    if after.lower == "o'clock":
        return i + 2, None
    if after.text in ZONES and ("." in text or len(text) == 4):
        return i + 2, None
    if len(text) == 4 and after.lower in {"hours", "hrs"} and (text[0] == "0" or (i and tokens[i - 1].lower == "at")):
        return i + 2, None
    if (
        after.text in {"-", "–"}
        and i + 3 < len(tokens)
        and after.start == tokens[i].end
        and tokens[i + 3].lower in HALVES
        and _is_hour(tokens[i + 2].text)
    ):
        return _zone(tokens, i + 4), None
    return None


def _clock(tokens: Tokens, i: int) -> int | None:
    """Where "8:30" or "8:30:15" ends."""
    end = i
    while (
        end + 2 < len(tokens)
        and end < i + 4
        and tokens[end + 1].text == ":"
        and tokens[end].end == tokens[end + 1].start == tokens[end + 1].end - 1
        and tokens[end + 2].start == tokens[end + 1].end
        and len(tokens[end + 2].text) == 2
        and tokens[end + 2].text.isdecimal()
    ):
        end += 2
    if (
        end == i
        or not tokens[i].text.isdecimal()
        or len(tokens[i].text) > 2
        or int(tokens[i].text) > 24
        or int(tokens[i + 2].text) > 59
    ):
        return None
    return end + 1


def _is_hour(text: str) -> bool:
    """As in "9", "12.42", "1700"."""
    hour, _, minute = text.partition(".")
    if not hour.isdecimal() or (minute and not (minute.isdecimal() and len(minute) == 2)):
        return False
    if len(hour) == 4 and not minute:
        return int(hour[:2]) <= 24 and int(hour[2:]) <= 59
    return len(hour) <= 2 and int(hour) <= 24 and (not minute or int(minute) <= 59)


def _half(tokens: Tokens, i: int) -> int:
    return i + 1 if i < len(tokens) and tokens[i].lower in HALVES else i


def _zone(tokens: Tokens, i: int) -> int:
    if i < len(tokens) and tokens[i].text in ZONES:
        return i + 1
    if i + 1 < len(tokens) and tokens[i].lower == "local" and tokens[i + 1].lower == "time":
        return i + 2
    return i
