"""Dates and clock times: which they are, and which day they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.dates import find_dates, scan_dates
from summarizer.reading.page import make_page
from summarizer.reading.spans import Span

# A Friday.
PUBLISHED = "2024-11-22T08:30:00Z"


def found(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(mention.as_written, mention.date) for mention in scan_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on July 27, 2023.", ("July 27, 2023", "2023-07-27")),
        ("It began on 27 July 2023.", ("27 July 2023", "2023-07-27")),
        ("It began on the 4th of July 2023.", ("4th of July 2023", "2023-07-04")),
        ("Updated Nov. 19, 2019 by the desk", ("Nov. 19, 2019", "2019-11-19")),
        ("Updated Sat 24 Feb 2024", ("Sat 24 Feb 2024", "2024-02-24")),
        ("On Tuesday, July 25, 2023 it rained.", ("Tuesday, July 25, 2023", "2023-07-25")),
        ("Filed 2024-07-27 in Oslo", ("2024-07-27", "2024-07-27")),
        ("Filed 27/07/2024 in Oslo", ("27/07/2024", "2024-07-27")),
        ("Filed 9/17/16 in Ohio", ("9/17/16", "2016-09-17")),
        ("Filed 27.07.2024 in Bern", ("27.07.2024", "2024-07-27")),
        ("Filed 05/07/2024 in Oslo", ("05/07/2024", None)),
        ("It fell on February 30, 2024.", ("February 30, 2024", None)),
        ("In July 2012 it closed.", ("July 2012", None)),
        ("They met in June.", ("June", None)),
        ("They met from September 16-19.", ("September 16-19", None)),
        ("They met on 24-25 February.", ("24-25 February", None)),
        ("After 9/11 all changed.", ("9/11", None)),
    ],
)
def test_written_dates(text: str, expected: tuple[str, str | None]) -> None:
    assert found(text, None) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained on Nov 22.", "2024-11-22"),
        ("It rained on June 28.", "2024-06-28"),
        ("It opens on January 3.", "2025-01-03"),
        ("He said so today.", "2024-11-22"),
        ("He said so yesterday.", "2024-11-21"),
        ("He goes tomorrow.", "2024-11-23"),
        ("He said so this morning.", "2024-11-22"),
        ("He said so last night.", "2024-11-21"),
        ("He said so on Friday.", "2024-11-22"),
        ("He said so on Saturday.", "2024-11-16"),
        ("They will meet on Saturday.", "2024-11-23"),
        ("They met last Friday.", "2024-11-15"),
        ("They meet next Friday.", "2024-11-29"),
        ("They met last week.", None),
        ("They met this year.", None),
        ("They meet on Fridays.", None),
    ],
)
def test_relative_days_need_the_day_of_publication(text: str, expected: str | None) -> None:
    assert [date for _, date in found(text)] == [expected]
    assert [date for _, date in found(text, None)] == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was so in 1830 and 2019.", ["1830", "2019"]),
        ("In fiscal 2019, fiscal year 2020 and FY21 it grew.", ["fiscal 2019", "fiscal year 2020", "FY21"]),
        ("The 2019-20 season and the 2002-2010 one", ["2019-20", "2002-2010"]),
        ("In the 1990s, the 80's and the mid-1970s", ["1990s", "80's", "mid-1970s"]),
        ("In the 18th century and a 21st-century town", ["18th century", "21st-century"]),
        ("The third quarter, Q3 2019 and the second half of 2018", ["third quarter", "Q3 2019", "second half of 2018"]),
        ("Its third-quarter results", ["third-quarter"]),
        ("At 9 a.m. ET, 8:30 p.m., 12.42 CET and 14:30", ["9 a.m. ET", "8:30 p.m.", "12.42 CET", "14:30"]),
        ("At 1700 GMT, 9am or 6 o’clock", ["1700 GMT", "9am", "6 o’clock"]),
        ("It opens in May.", ["May"]),
    ],
)
def test_years_periods_and_times(text: str, expected: list[str]) -> None:
    assert [as_written for as_written, _ in found(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "More than 2000 homes burned and 1950 people fled.",
        "Theresa March may sat down; the sun shone.",
        "It cost $2019 and 2,019 euros, or 3/4 of that.",
        "The score was 3-1 after 24 hours.",
        "See example.org/2019/05/07 for more.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert found(text) == []


def test_an_unusable_day_of_publication_is_no_day() -> None:
    assert found("He said so today.", "soon") == [("today", None)]


def test_sentences_are_numbered_from_one() -> None:
    text = "It rained. It was Monday."
    (mention,) = find_dates(make_page(text, (Span(0, 10), Span(11, len(text))), ()), None)
    assert (mention.sentence, mention.as_written) == (2, "Monday")


_WORDS = [
    *[
        "May",
        "July",
        "Nov",
        ".",
        ",",
        "27",
        "4th",
        "2019",
        "2019-20",
        "1990s",
        "'",
        "’s",
        "of",
        "the",
        "in",
        "Monday",
        "Sat",
    ],
    *[
        "9",
        ":",
        "30",
        "a.m.",
        "ET",
        "last",
        "next",
        "week",
        "today",
        "Q3",
        "fiscal",
        "first",
        "quarter",
        "/",
        "-",
        "–",
        "12.42",
    ],
    *["century", "mid-1990s", "١٢", "𝟙𝟚", "²", "\x00", "\r\n", "🙂", "9999", "0001", "00"],
]


@given(
    st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(["", " "])), max_size=20),
    st.sampled_from([None, "", "2024-11-22", "0001-01-01", "9999-12-31", "x"]),
)
def test_offsets_hold_for_any_text(parts: list[tuple[str, str]], published: str | None) -> None:
    text = "".join(word + space for word, space in parts)
    last = 0
    for mention in scan_dates(text, published):
        assert text[mention.start : mention.end] == mention.as_written
        assert last <= mention.start < mention.end
        last = mention.end


@given(st.text())
def test_nothing_raises(text: str) -> None:
    scan_dates(text, "2024-11-22")


@pytest.mark.parametrize(
    "part", ["1:", "May ", "May 5 ", "Monday, ", "2019-", "2019 ", "5 May ", "first ", "5 a.m. ", "1/", "last "]
)
def test_long_rows_of_one_thing_end(part: str) -> None:
    scan_dates(part * (40_000 // len(part)), "2024-11-22")
