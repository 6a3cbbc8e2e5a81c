"""Intervals and figures in words, text made harmless, claims found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.rendering.wording import claims_by_field, figure, harmless, interval, left_out, visible
from summarizer.schemas.claim import Claim, Evidence, Value
from summarizer.schemas.summary import NumberAudit


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (4000, None, ">= 4,000"),
        (None, 300, "<= 300"),
        (4500, 5500, "4,500 to 5,500"),
        (4100, 4100, ""),
        (4100, 4100.0, ""),
        (None, None, ""),
        (0, None, ">= 0"),
        (0.2, 0.5, "0.2 to 0.5"),
        (-5, -3.5, "-5 to -3.5"),
    ],
)
def test_an_interval_is_told_where_a_number_is_not_exact(low: float | None, high: float | None, told: str) -> None:
    assert interval(low, high) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (4100, "4,100"),
        (0.6667, "0.6667"),
        (38.5, "38.5"),
        (2.0, "2"),
        (12_000_000_000, "12,000,000,000"),
        (10**20, "1e+20"),
        (10**400, "beyond 1e308"),
        (float("inf"), "inf"),
        (float("nan"), "nan"),
        (None, ""),
    ],
)
def test_a_figure_is_short(value: float | None, told: str) -> None:
    assert figure(value) == told


def test_a_long_list_of_left_out_numbers_is_cut() -> None:
    numbers = [NumberAudit(as_written=f"{n} cups", start=n, end=n, sentence=1, status="omitted") for n in range(30)]
    (line,) = left_out(numbers)
    assert line.startswith("no reason given: 0 cups [1], ")
    assert line.endswith("11 cups [1] and 18 more")


@given(
    st.text(st.sampled_from("ab  \n\t\xa0\u2009\u2028\x1b\x9b\xad\u200b\u202e\u2067\ufeff\ud800\U000e0041é“…"))
    | st.text()
)
def test_clean_text_is_passed_through_only_where_nothing_is_to_be_done(text: str) -> None:
    """With a NUL behind it no text is clean, and each character is looked at."""
    assert visible(text) == visible(f"{text}\x00").removesuffix("␀")
    assert harmless(text) == harmless(f"{text}\x00").removesuffix("␀")


def test_claims_are_found_in_claims_and_in_fields_of_any_name() -> None:
    class Point(Claim):
        statement: str
        under: tuple["Point", ...] = ()

    class Finding(Value):
        evidence: tuple[Point, ...]
        words: dict[str, Point]

    piece = Evidence(quote="x")
    inner = Point(statement="inner", evidence=(piece,))
    outer, named = Point(statement="outer", under=(inner,), evidence=(piece,)), Point(statement="named", evidence=())

    class Content(Value):
        found: Finding
        nothing: tuple[Evidence, ...] = (piece,)

    content = Content(found=Finding(evidence=(outer,), words={"a": named}))
    assert list(claims_by_field(content)) == [("found", [outer, inner, named])]
