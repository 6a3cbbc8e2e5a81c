"""Years and decades: when four digits are a year."""

from collections.abc import Sequence
from datetime import date

from summarizer.reading.lexicon.calendar import COUNT_BEFORE, COUNTED
from summarizer.reading.lexicon.currencies import CODES, LETTERS, SYMBOLS
from summarizer.reading.page import Token
from summarizer.reading.plurals import is_plural

Tokens = Sequence[Token]
Reading = tuple[int, date | None]

_DASHES = frozenset("-–‐‑/")


def read_year(tokens: Tokens, i: int) -> Reading | None:
    """As in "2019", "2019-20", "2002-2010"."""
    if not is_year(tokens, i):
        return None
    end = i + 1
    if (
        end + 1 < len(tokens)
        and tokens[end].text in _DASHES
        and tokens[end].start == tokens[i].end
        and tokens[end + 1].start == tokens[end].end
    ):
        later = tokens[end + 1].text
        if later.isdecimal() and (
            len(later) == 4 or (len(later) == 2 and int(later) == (int(tokens[i].text) + 1) % 100)
        ):
            return end + 2, None
        if tokens[end].text == "/":
            return None
    return end, None


def is_year(tokens: Tokens, i: int) -> bool:
    """Whether four digits are a year, by the words beside them: not in "2000 people" and "more than 2000"."""
    text = tokens[i].text
    if len(text) != 4 or not text.isdecimal() or not 1000 <= int(text) <= 2199:
        return False
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if before is not None and (before.text in SYMBOLS or before.text in CODES or before.text in LETTERS):
        return False
    if (
        before is not None
        and before.end == tokens[i].start
        and before.text in {"-", "/", "+", "#", "."}
        and i > 1
        and tokens[i - 2].end == before.start
    ):
        return False
    word = "" if before is None else before.lower
    following = "" if after is None else after.lower
    hangs = after is not None and after.start == tokens[i].end and (after.text[0].isalpha() and after.lower != "'s")
    if hangs or (
        before is not None and before.text[0].isupper() and before.lower in {"flight", "room", "route", "resolution"}
    ):
        return False
    if following in COUNTED and word != "in":
        return False
    if not 1900 <= int(text) <= 2099:
        return word in {"in", "since", "circa", "year", "until", "c"} and not is_plural(following)
    up_to = word == "to" and i > 1 and tokens[i - 2].lower == "up"
    return word not in COUNT_BEFORE and not up_to


def read_decade(tokens: Tokens, i: int) -> Reading | None:
    """As in "1990s", "1980's", "the '80s"."""
    text = tokens[i].text
    if (
        i + 1 >= len(tokens)
        or tokens[i + 1].start != tokens[i].end
        or tokens[i + 1].lower not in {"s", "'s"}
        or not text.isdecimal()
    ):
        return None
    before = tokens[i - 1].lower if i else ""
    if before in SYMBOLS:
        return None
    if len(text) == 4 and 1000 <= int(text) <= 2199 and tokens[i + 1].lower in {"s", "'s"}:
        return i + 2, None
    if len(text) == 2 and text[1] == "0" and before in {"the", "'", "’", "‘", "early", "late", "mid", "-", "to"}:
        return i + 2, None
    return None


def year_end(tokens: Tokens, i: int) -> int:
    """Where a year that belongs to a period ends: "of 2019", "of fiscal 2019", ", 2019"; `i` where none follows."""
    at = i
    while at < len(tokens) and tokens[at].lower in {"of", "fiscal", "year", "the", "in"} and at < i + 3:
        at += 1
    if at < len(tokens):
        text = tokens[at].text
        if text.isdecimal() and len(text) == 4 and 1900 <= int(text) <= 2199:
            return at + 1
    return i
