"""Dates and clock times: no numbers of a brief."""

import re
from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta
from itertools import compress

from summarizer.reading.dates.clock import read_time
from summarizer.reading.dates.days import read_day, read_month, read_numeric, weekday_before
from summarizer.reading.dates.years import read_decade, read_year, year_end
from summarizer.reading.lexicon.calendar import (
    AHEAD,
    DAY_PARTS,
    MONTHS,
    PERIODS,
    QUARTER_CODES,
    QUARTERS,
    RELATIVE_DAYS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)
from summarizer.reading.model import DateMention
from summarizer.reading.page import Page, Token, make_page
from summarizer.reading.spans import Span

Tokens = Sequence[Token]
# (end, day): the mention ends before token `end`; the day is None where it cannot be told.
Reading = tuple[int, date | None]

_HYPHENED = re.compile(rf"(?:mid|early|late|pre|post)[-‐‑](?:\d{{4}}s?|\d0s|{'|'.join(MONTHS)})")
_PERIOD = re.compile(r"(?:first|second|third|fourth|1st|2nd|3rd|4th|final)[-‐‑](?:quarter|half)")
_CENTURY = re.compile(r"(?:st|nd|rd|th)[-‐‑]century")
_FISCAL = re.compile(r"fy\d{2,4}|q[1-4]fy\d{2,4}")


def find_dates(page: Page, published: str | None) -> tuple[DateMention, ...]:
    """Every date, weekday, year, period and clock time of the text, in order; relative ones resolved against
    `published` (ISO 8601) where it is known.

    `date` is set where the day is certain: a full date, or a day of the month, a weekday or "yesterday" beside a known
    publication date. A day without a year is the one nearest to the publication date; a weekday is the last such day
    up to it, or the next where the sentence looks ahead ("will").
    """
    today = _published(published)
    mentions: list[DateMention] = []
    tokens: Tokens = ()
    index, low, high, end = -1, 0, 0, 0
    for at in _tried(page):
        while at >= high:
            index += 1
            low, high = high, page.first[index + 1]
            tokens, end = (), 0
        tokens = tokens or page.tokens[low:high]
        if at - low < end or (found := _read(tokens, at - low, today)) is None:
            continue
        end, day = found
        first, last = tokens[at - low].start, tokens[end - 1].end
        mentions.append(
            DateMention(page.text[first:last], first, last, index + 1, None if day is None else day.isoformat())
        )
    return tuple(mentions)


def _tried(page: Page) -> list[int]:
    """The tokens that a date may begin with: words of the calendar, digits, and words that are more than letters
    ("mid-1990s", "fy19")."""
    lowers = page.lowers
    plain = compress(range(len(lowers)), map(STARTERS.__contains__, lowers))
    odd = [at for at in page.special if not (word := lowers[at]).isalpha() and (len(word) > 1 or word.isdigit())]
    return sorted({*plain, *odd})


def scan_dates(text: str, published: str | None = None) -> tuple[DateMention, ...]:
    """The dates of a short text that is one sentence, such as a claim's statement."""
    bare = text.strip()
    start = text.find(bare)
    return find_dates(make_page(text, (Span(start, start + len(bare)),) if bare else (), ()), published)


def _published(published: str | None) -> date | None:
    try:
        found = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return found if MINYEAR < found.year < MAXYEAR else None  # days are counted to and fro from here


def _read(tokens: Tokens, i: int, today: date | None) -> Reading | None:
    word = tokens[i].lower
    if word[0].isdigit():
        after = tokens[i + 1].text[0] if i + 1 < len(tokens) else " "
        if len(word) < 4 and (after.isdigit() or after in " ,;)%"):
            return None
        if i and tokens[i - 1].end == tokens[i].start and tokens[i - 1].text in _INSIDE_ADDRESS:
            return None
        return (
            read_time(tokens, i)
            or read_numeric(tokens, i)
            or read_day(tokens, i, today)
            or _period(tokens, i)
            or read_decade(tokens, i)
            or read_year(tokens, i)
        )
    if word in MONTHS:
        return read_month(tokens, i, today)
    if word in WEEKDAYS or word in SHORT_WEEKDAYS:
        return _weekday(tokens, i, today)
    if word in RELATIVE_DAYS:
        return i + 1, None if today is None else today + timedelta(days=RELATIVE_DAYS[word])
    if word in {"this", "last", "next"}:
        return _relative(tokens, i, today)
    return _period(tokens, i) or _joined(tokens, i, word)


def _weekday(tokens: Tokens, i: int, today: date | None) -> Reading | None:
    word = tokens[i].lower
    if not tokens[i].text[0].isupper():
        return None
    at = i + 1
    if at < len(tokens) and tokens[at].text == "." and word in SHORT_WEEKDAYS:
        at += 1
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    if at < len(tokens):
        if (
            tokens[at].lower in MONTHS
            and (full := read_month(tokens, at, today)) is not None
            and tokens[full[0] - 1].text[0].isdigit()
        ):
            return full
        if tokens[at].text[0].isdigit() and (full := read_day(tokens, at, today)) is not None:
            return full
    if word in SHORT_WEEKDAYS:
        return None
    if today is None or word.endswith("s"):
        return i + 1, None
    ahead = any(token.lower in AHEAD for token in tokens[max(0, i - 12) : i])
    return i + 1, weekday_before(today, WEEKDAYS[word], ahead=ahead)


def _relative(tokens: Tokens, i: int, today: date | None) -> Reading | None:
    """As in "last week", "this morning", "next Tuesday"."""
    if i + 1 >= len(tokens):
        return None
    word, following = tokens[i].lower, tokens[i + 1].lower
    if following in WEEKDAYS and tokens[i + 1].text[0].isupper():
        if today is None or word == "this":
            return i + 2, None
        return i + 2, weekday_before(
            today + timedelta(days=1 if word == "next" else -1), WEEKDAYS[following], ahead=word == "next"
        )
    if following in DAY_PARTS:
        return i + 2, None if today is None else today + timedelta(days=-1 if word == "last" else 0)
    if following in MONTHS and tokens[i + 1].text[0].isupper():
        full = read_month(tokens, i + 1, today)
        return (i + 2, None) if full is None else full
    return (i + 2, None) if following in PERIODS else None


def _period(tokens: Tokens, i: int) -> Reading | None:
    """Quarters, halves and centuries: "third quarter of 2019", "21st century", "Q3 2019"."""
    word = tokens[i].lower
    at = i + 1
    if (
        word[0].isdigit()
        and at < len(tokens)
        and tokens[at].start == tokens[i].end
        and tokens[at].lower in {"st", "nd", "rd", "th", "q", "h"}
    ):
        word, at = word + tokens[at].lower, at + 1
    elif (
        word[0].isdigit()
        and at < len(tokens)
        and tokens[at].start == tokens[i].end
        and _CENTURY.fullmatch(tokens[at].lower)
    ):
        return at + 1, None
    if word in QUARTER_CODES:
        return year_end(tokens, at), None
    following = tokens[at].lower if at < len(tokens) else ""
    if following == "-" and at + 1 < len(tokens):
        at += 1
        following = tokens[at].lower
    if word in QUARTERS and following in {"quarter", "half"}:
        return year_end(tokens, at + 1), None
    if following in {"century", "centuries"} and (word in _CENTURIES or word[-2:] in {"st", "nd", "rd", "th"}):
        return at + 1, None
    return None


def _joined(tokens: Tokens, i: int, word: str) -> Reading | None:
    """As in "fiscal year 2019", "FY19", "mid-1990s", "third-quarter"."""
    if word == "fiscal":
        end = year_end(tokens, i + 1)
        if (
            end == i + 1
            and i + 1 < len(tokens)
            and tokens[i + 1].lower in {"year", "first", "second", "third", "fourth"}
        ):
            inner = _period(tokens, i + 1)
            return inner or (year_end(tokens, i + 2), None)
        return (end, None) if end > i + 1 else None
    if word == "fy":
        end = year_end(tokens, i + 1)
        return (end, None) if end > i + 1 else None
    if _FISCAL.fullmatch(word) or _HYPHENED.fullmatch(word) or word.replace("‐", "-").replace("‑", "-") in _TURNS:
        return i + 1, None
    if _PERIOD.fullmatch(word):
        return year_end(tokens, i + 1), None
    if word.endswith(("-century", "‑century")) or (word.endswith("-quarter") and word.startswith(("q", "third"))):
        return i + 1, None
    return None


_CENTURIES = frozenset(
    """tenth twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    twenty-first""".split()
)
# Digits that hang on these are part of an address or a tag: "example.org/2019/05/07".
_INSIDE_ADDRESS = frozenset("/_#@=&")
_TURNS = frozenset({"mid-week", "mid-month"})
STARTERS = frozenset(
    {
        *MONTHS,
        *WEEKDAYS,
        *SHORT_WEEKDAYS,
        *RELATIVE_DAYS,
        *QUARTERS,
        *QUARTER_CODES,
        *_CENTURIES,
        "this",
        "last",
        "next",
        "fiscal",
        "fy",
    }
)
