"""Intervals and figures in words."""

import pytest

from summarizer.rendering.wording import figure, interval, left_out
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
