"""Bars that are few enough to read and leave no day out."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.report.timeline import day, timeline


@pytest.mark.parametrize(
    ("whens", "unit", "bars"),
    [
        (["2024-08-06"], "day", 1),
        (["2024-08-06T07:14"], "day", 1),
        (["2024-08-06T07:14", "2024-08-06T09:59"], "hour", 3),
        (["2024-08-06T23:14", "2024-08-07T01:00"], "hour", 3),
        (["2024-08-06T07:14", "2024-08-06"], "day", 1),
        (["2024-08-06T07:14", "2024-08-09T07:14"], "day", 4),
        (["2024-08-06", "2024-09-19"], "day", 45),
        (["2024-08-06", "2024-10-06"], "week", 9),
        (["2024-01-31", "2025-12-01"], "month", 24),
        (["1990-01-01", "2024-01-01"], "year", 35),
        (["0001-01-01", "9999-12-31"], "year", 2),
        (["9999-12-31", "9999-10-01"], "week", 14),
        (["9998-12-31", "9999-12-31"], "month", 13),
        ([], "day", 0),
    ],
)
def test_the_unit_follows_the_span(whens: list[str], unit: str, bars: int) -> None:
    line = timeline([*whens, ""])
    assert (line.unit, len(line.bars), line.undated) == (unit, bars, 1)


@given(st.lists(st.dates(date(1900, 1, 1), date(2100, 1, 1)), min_size=1, max_size=30))
def test_each_document_is_in_one_bar_and_bars_follow_on(days: list[date]) -> None:
    line = timeline([day.isoformat() for day in days])
    spans = [(date.fromisoformat(bar.start), date.fromisoformat(bar.end)) for bar in line.bars]
    for bar, (start, end) in zip(line.bars, spans, strict=True):
        assert bar.documents == sum(start <= day <= end for day in days)
    if line.unit != "year":
        assert sum(bar.documents for bar in line.bars) == len(days)
        assert all(a[1] + timedelta(days=1) == b[0] for a, b in pairwise(spans))
    assert len(line.bars) <= 45


def test_a_day_is_told_in_words() -> None:
    assert [day(when) for when in ("2024-08-06", "2024-08-06T07:14", "")] == [
        "6 August 2024",
        "6 August 2024, 07:14",
        "",
    ]
