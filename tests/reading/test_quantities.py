"""What a written number is worth: the contract's table, and every form beside it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.model import Quantity
from summarizer.reading.numbers import worth


def of(as_written: str) -> tuple[Any, ...]:
    found = worth(as_written)
    assert found is not None, as_written
    return found.value, found.low, found.high, found.unit, found.qualifier, found.kind


CONTRACT: list[tuple[str, Any, Any, Any, str | None, str | None, str]] = [
    ("4,100 houses", 4100, 4100, 4100, "houses", None, "count"),
    ("over 4,000 homes", 4000, 4000, None, "homes", "over", "count"),
    ("more than 4,000", 4000, 4000, None, None, "more than", "count"),
    ("at least 4,000", 4000, 4000, None, None, "at least", "count"),
    ("up to 300", 300, None, 300, None, "up to", "count"),
    ("fewer than 300", 300, None, 300, None, "fewer than", "count"),
    ("at most 300", 300, None, 300, None, "at most", "count"),
    ("around 5,000", 5000, 4500, 5500, None, "around", "count"),
    ("about 5,000", 5000, 4500, 5500, None, "about", "count"),
    ("some 5,000", 5000, 4500, 5500, None, "some", "count"),
    ("an estimated 5,000", 5000, 4500, 5500, None, "an estimated", "count"),
    ("nearly 5,000", 5000, 4500, 5000, None, "nearly", "count"),
    ("almost 5,000", 5000, 4500, 5000, None, "almost", "count"),
    ("4,000-5,000", None, 4000, 5000, None, None, "count"),
    ("between 3 and 5", None, 3, 5, None, None, "count"),
    ("dozens", None, 24, 99, None, None, "count"),
    ("scores", None, 40, 99, None, None, "count"),
    ("hundreds", None, 200, 999, None, None, "count"),
    ("thousands", None, 2000, 9999, None, None, "count"),
    ("millions", None, 2_000_000, 9_999_999, None, None, "count"),
    ("tens of thousands", None, 20_000, 99_999, None, None, "count"),
    ("hundreds of thousands", None, 200_000, 999_999, None, None, "count"),
    ("half a million", 500_000, 500_000, 500_000, None, None, "count"),
    ("a dozen", 12, 12, 12, None, None, "count"),
    ("twenty-three", 23, 23, 23, None, None, "count"),
    ("$1.2bn", 1_200_000_000, 1_200_000_000, 1_200_000_000, "$", None, "money"),
    ("RM6.162 million", 6_162_000, 6_162_000, 6_162_000, "RM", None, "money"),
    ("R4bn", 4_000_000_000, 4_000_000_000, 4_000_000_000, "R", None, "money"),
    ("27 per cent", 27, 27, 27, "%", None, "percent"),
    ("3 percentage points", 3, 3, 3, "percentage points", None, "percent"),
    ("two-thirds", 0.6667, 0.6667, 0.6667, None, None, "ratio"),
    ("one in five", 0.2, 0.2, 0.2, None, None, "ratio"),
    ("half", 0.5, 0.5, 0.5, None, None, "ratio"),
    ("7,410 acres", 7410, 7410, 7410, "acres", None, "measure"),
    ("38.5°C", 38.5, 38.5, 38.5, "°C", None, "measure"),
    ("magnitude 7.1", 7.1, 7.1, 7.1, "magnitude", None, "measure"),
    ("70-year-old", 70, 70, 70, "years", None, "age"),
    ("aged 55 and above", 55, 55, None, "years", "and above", "age"),
    ("third-largest", 3, 3, 3, None, None, "rank"),
    ("12th", 12, 12, 12, None, None, "rank"),
    ("third", 3, 3, 3, None, None, "rank"),
    ("3-1", None, None, None, None, None, "score"),
]


@pytest.mark.parametrize(("as_written", "expected"), [(row[0], row[1:]) for row in CONTRACT])
def test_the_table_of_the_contract(as_written: str, expected: tuple[Any, ...]) -> None:
    assert of(as_written) == expected


@pytest.mark.parametrize(
    ("as_written", "value"),
    [
        ("1 234 567", 1_234_567),
        ("1\u202f234\u202f567", 1_234_567),
        ("1'234", 1234),
        ("12,34,567", 1_234_567),
        ("0.75", 0.75),
        (".08", 0.08),
        ("1.2e10", 12_000_000_000),
        ("-12.5%", -12.5),
        ("−12.5%", -12.5),
        ("one hundred and five", 105),
        ("two hundred and two thousand", 202_000),
        ("twenty-one trillion three hundred", 21_000_000_000_300),
        ("two and a half million", 2_500_000),
        ("seven and a half years", 7.5),
        ("three and a fifth", 3.2),
        ("two point five", 2.5),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("a quarter of a million", 250_000),
        ("2½ miles", 2.5),
        ("2 1/2 hours", 2.5),
        ("¾", 0.75),
        ("five eighths", 0.625),
        ("one-third", 0.3333),
        ("three out of four", 0.75),
        ("one of every nine", 0.1111),
        ("1/4 mile", 0.25),
        ("half an hour", 0.5),
        ("half a percentage point", 0.5),
        ("half of 1 percent", 0.5),
        ("5m homes", 5_000_000),
        ("100m", 100),
        ("50k", 50_000),
        ("3 lakh crore", 3_000_000_000_000),
        ("25 lakh tonnes", 2_500_000),
        ("$400-million-a-year", 400_000_000),
        ("3 dollars and 50 cents", 3.5),
        ("twenty-fifth", 25),
        ("one hundred twenty-fifth", 125),
        ("No. 1", 1),
        ("minus 5C", -5),
    ],
)
def test_values(as_written: str, value: float) -> None:
    assert of(as_written)[0] == value


@pytest.mark.parametrize(
    ("as_written", "low", "high"),
    [
        ("3 to 5 million", 3_000_000, 5_000_000),
        ("2 to 15 lakh", 200_000, 1_500_000),
        ("900,000 to 1.2 million people", 900_000, 1_200_000),
        ("one to two hundred thousand", 100_000, 200_000),
        ("0.6% to 0.7%", 0.6, 0.7),
        ("$3-5bn", 3_000_000_000, 5_000_000_000),
        ("£5 million-£6 million", 5_000_000, 6_000_000),
        ("3-5m homes", 3_000_000, 5_000_000),
        ("from 3 to 5", 3, 5),
        ("between one hundred and two hundred", 100, 200),
        ("two or three people", 2, 3),
        ("18- to 24-year-olds", 18, 24),
        ("aged between 5 and 10", 5, 10),
        ("ages of 17 and 20", 17, 20),
        ("10–15 percent", 10, 15),
        ("several hundred people", 200, 999),
        ("a few thousand", 2000, 9999),
        ("a few dozen", 24, 99),
        ("tens of millions of dollars", 20_000_000, 99_999_999),
    ],
)
def test_ranges_have_no_single_value(as_written: str, low: float, high: float) -> None:
    assert of(as_written)[:3] == (None, low, high)


@pytest.mark.parametrize(
    ("as_written", "unit", "kind"),
    [
        ("US$1.2bn", "US$", "money"),
        ("€2 billion", "€", "money"),
        ("2 billion euros", "euros", "money"),
        ("Rs 500 crore", "Rs", "money"),
        ("CHF 2m", "CHF", "money"),
        ("10 Hong Kong dollars", "Hong Kong dollars", "money"),
        ("5 million pounds", "pounds", "money"),
        ("50 cents", "cents", "money"),
        ("$2.53 per diluted share", "$", "money"),
        ("$85 a barrel", "$", "money"),
        ("236 pounds", "pounds", "measure"),
        ("60 miles per hour", "miles per hour", "measure"),
        ("10km/h", "km/h", "measure"),
        ("1,000 sq ft", "sq ft", "measure"),
        ("660 square metres", "square metres", "measure"),
        ("500MB", "MB", "measure"),
        ("20 degrees Celsius", "degrees Celsius", "measure"),
        ("7.1-magnitude", "magnitude", "measure"),
        ("25 basis points", "basis points", "percent"),
        ("2pp", "percentage points", "percent"),
        ("27%", "%", "percent"),
        ("two-week", "week", "duration"),
        ("30 years", "years", "duration"),
        ("70 years old", "years", "age"),
        ("three weeks old", "weeks", "age"),
        ("10th victim", "victim", "rank"),
        ("14-story", "story", "count"),
        ("two other deputy ministers", "deputy ministers", "count"),
        ("dozens of villages", "villages", "count"),
        ("12 dead", "dead", "count"),
    ],
)
def test_units_and_kinds(as_written: str, unit: str, kind: str) -> None:
    assert (of(as_written)[3], of(as_written)[5]) == (unit, kind)


@pytest.mark.parametrize(
    ("as_written", "low", "high", "qualifier"),
    [
        ("less than an hour", None, 1, "less than"),
        ("more than half", 0.5, None, "more than"),
        ("nearly two-thirds", 0.6, 0.6667, "nearly"),
        ("as many as 40", None, 40, "as many as"),
        ("no fewer than 40", 40, None, "no fewer than"),
        ("well over 100", 100, None, "well over"),
        ("just under 5,000", 4500, 5000, "just under"),
        ("closer to 5%", 4.5, 5.5, "closer to"),
        ("$100,000 or more", 100_000, None, "or more"),
        ("500+ people", 500, None, "+"),
        ("15-plus years", 15, None, "plus"),
        ("$200 or less", None, 200, "or less"),
        ("20 or so villages", 18, 22, "or so"),
        ("all 72 people", 72, 72, "all"),
        ("aged over 65", 65, None, "over"),
        ("about -5 degrees", -5.5, -4.5, "about"),
    ],
)
def test_qualifiers_open_the_interval(as_written: str, low: float | None, high: float | None, qualifier: str) -> None:
    assert of(as_written)[1:3] == (low, high)
    assert of(as_written)[4] == qualifier


@pytest.mark.parametrize(
    "as_written", ["", " ", "many homes", "July 27", "2019", "9 a.m.", "5 homes and 7 barns", "Boeing"]
)
def test_what_is_not_one_number_is_worth_nothing(as_written: str) -> None:
    assert worth(as_written) is None


def test_words_around_one_number_change_nothing() -> None:
    assert worth("only 24 percent") == worth("24 percent")
    assert worth(" the 4,000 homes that burned") == worth("4,000 homes")


@pytest.mark.parametrize(
    "as_written", ["$1.2bn", "$1.2 billion", "US$1,200,000,000", "1.2 billion dollars", "$1,200 million"]
)
def test_one_amount_has_one_worth_however_it_is_written(as_written: str) -> None:
    assert of(as_written)[0] == 1_200_000_000


def test_results_rise_only_with_their_word() -> None:
    assert of("won 1-3")[5] == "score"
    assert of("0-1 defeat")[5] == "score"
    assert of("2-2")[5] == "score"
    assert of("1-3")[:3] == (None, 1, 3)


@given(st.integers(min_value=0, max_value=10**15))
def test_grouping_changes_nothing(number: int) -> None:
    written = f"{number:,}"
    for separator in (",", "\u00a0", "\u202f", "'"):
        assert of(f"over {written.replace(',', separator)} people")[:2] == (number, number)


@given(st.integers(min_value=0, max_value=999), st.sampled_from(["percent", "%", "per cent", "pct"]))
def test_integers_stay_integers(number: int, sign: str) -> None:
    value = of(f"{number} {sign}")[0]
    assert value == number
    assert isinstance(value, int)


_FRAGMENTS = [
    *[
        "5",
        "1,200",
        "3.5",
        "two",
        "half",
        "a",
        "an",
        "million",
        "bn",
        "m",
        "dozens",
        "of",
        "$",
        "RM",
        "R4",
        "%",
        "-",
        "to",
    ],
    *[
        "between",
        "and",
        "or",
        "more",
        "over",
        "nearly",
        "aged",
        "age",
        "year",
        "-year-old",
        "third",
        "12th",
        "in",
        "°C",
    ],
    *["people", "other", "km", "per", "share", "½", "1/2", "point", "No.", "won", "3-1", "+", "magnitude", "'s", "."],
]


@given(st.lists(st.tuples(st.sampled_from(_FRAGMENTS), st.sampled_from(["", " ", "\u00a0"])), max_size=9))
def test_any_row_of_number_parts_has_a_sound_worth(parts: list[tuple[str, str]]) -> None:
    found = worth("".join(word + space for word, space in parts))
    if isinstance(found, Quantity):
        assert found.value is None or found.kind != "score"
        bounds = [bound for bound in (found.low, found.high) if bound is not None]
        assert bounds == sorted(bounds)
        assert found.value is None or bounds


@pytest.mark.parametrize(
    "part",
    [
        "million ",
        "one ",
        "half a ",
        "millions of ",
        "1 ",
        "1,",
        "$",
        "-",
        "twenty-",
        "two and a half ",
        "9",
        "1e9",
        "a ",
    ],
)
def test_endless_rows_end(part: str) -> None:
    worth(part * (40_000 // len(part)))
