"""A claim's string is cut into words, and searched for numbers, dates and names, only where it may have any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.facts import Facts
from summarizer.grounding.words import fold
from summarizer.reading.dates import scan_dates
from summarizer.reading.lexicon.calendar import DAY_PARTS, MONTHS, PERIODS, QUARTERS, WEEKDAYS
from summarizer.reading.lexicon.number_words import DENOMINATORS, NUMBER_WORDS, SUPERLATIVES, UNITS_OF_ONE
from summarizer.reading.numbers import scan

_TABLES = (DAY_PARTS, MONTHS, PERIODS, QUARTERS, WEEKDAYS, DENOMINATORS, NUMBER_WORDS, SUPERLATIVES, UNITS_OF_ONE)
_WORDS = sorted({word for table in _TABLES for word in table} | {"mid", "fiscal", "century", "early", "pre", "west"})
_PLAIN = [
    "homes",
    "the",
    "of",
    "a",
    "in",
    "under",
    "water",
    "last",
    "this",
    "west-coast",
    "no",
    "Keld",
    "²",
    "三",
    "fy",
]
_PIECES = st.sampled_from([*_WORDS, *_PLAIN, "5", "½", "q3", "1990s", "mid‑", "\u00ad", "İ"])
_MARKS = st.sampled_from([" ", "-", " ", ", ", "‑", "", "’s ", "\u200b", " & "])


@given(st.lists(st.tuples(_PIECES, _MARKS), max_size=8))
def test_the_quick_look_misses_no_number_and_no_date(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + mark for piece, mark in pieces)
    facts = Facts(text, None)
    assert facts.dates == scan_dates(text)
    assert facts.numbers == scan(text)


# Each has but one word that tells: none of them may be left out of the tables that are looked into first.
_TOLD_BY_ONE_WORD = [
    *(f"{frame} {word}" for word in _WORDS for frame in ("over a", "less than an", "last", "on", "about")),
    *(f"{word} {noun}" for word in _WORDS for noun in ("homes", "ago", "half", "of 2019")),
    "the west-coast century",
    "a fast-end centuries",
    "mid-week",
    "by mid‑month",
    "the half-century",
    "a q-quarter",
]


def test_every_word_that_tells_a_number_or_a_date_is_known() -> None:
    for text in _TOLD_BY_ONE_WORD:
        facts = Facts(text, None)
        assert (text, facts.dates, facts.numbers) == (text, scan_dates(text), scan(text))


@given(st.lists(st.tuples(_PIECES, _MARKS), max_size=6))
def test_what_may_count_is_seen_in_any_form(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + mark for piece, mark in pieces)
    words = fold(text).lower().replace("-", " ").split()
    expected = any(map(str.isnumeric, text)) or not NUMBER_WORDS.isdisjoint(words)
    assert Facts(text, None).may_count == expected


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("homes under water", False),
        ("Homes under water", True),
        ("the fate of Æra", True),
        ("der … 𝐀", True),
        ("", False),
    ],
)
def test_it_says_whether_a_letter_is_a_capital(text: str, capitals: bool) -> None:
    assert Facts(text, None).has_capitals is capitals


def test_an_offset_inside_a_number_or_a_date_is_measured() -> None:
    text = "Some 40 homes burned on 3 May 2021 in Keld."
    facts = Facts(text, None)
    assert [text[at] for at in range(len(text)) if facts.is_measured(at)] == list("Some 40 homes3 May 2021")
