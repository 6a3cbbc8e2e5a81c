"""The intervals of a row on one axis: where things stand, what meets, and that no amount breaks the drawing."""

import math
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.rendering.html.axis import Axis, axis_of, told
from summarizer.schemas.story import Report, Verdict


def report(document: int, low: float | None, high: float | None, **known: Any) -> Report:
    value = low if low == high else None
    fields = {"as_written": "so many", "kind": "count", "unit": None, **known}
    return Report(document=document, start=0, end=1, measures="things", value=value, low=low, high=high, **fields)


def drawn(*bounds: tuple[float | None, float | None], verdict: Verdict = "agree", **known: Any) -> Axis:
    axis = axis_of([report(at, low, high, **known) for at, (low, high) in enumerate(bounds, 1)], verdict)
    assert axis is not None
    return axis


def test_an_exact_amount_is_a_dot_and_an_interval_reaches_from_its_low_to_its_high() -> None:
    exact, ranged = drawn((4100, 4100), (4000, 4500)).lanes
    assert exact.exact
    assert exact.low == exact.high
    assert not ranged.exact
    assert ranged.low < exact.low < ranged.high
    assert ranged.opens == ""


@pytest.mark.parametrize(
    ("bounds", "side", "reach"),
    [
        ((4000, None), "high", 8000),
        ((None, 300), "low", 150),
        ((0, None), "high", 0),
        ((-10, None), "high", -5),
        ((None, -10), "low", -20),
    ],
)
def test_an_open_end_reaches_within_a_factor_of_two(
    bounds: tuple[float | None, float | None], side: str, reach: float
) -> None:
    opened, told_exactly = drawn(bounds, (reach, reach)).lanes
    assert opened.opens == side
    assert (opened.high if side == "high" else opened.low) == told_exactly.low
    assert not opened.exact


@pytest.mark.parametrize(
    ("bounds", "verdict", "kind", "low", "high"),
    [
        (((4000, None), (4100, 4100)), "agree", "meet", "4,100", "4,100"),
        (((2070, 2530), (2250, 2750)), "agree", "meet", "2,250", "2,530"),
        (((2.6, 2.6), (2.61, 2.61)), "agree", "rounding", "2.6", "2.61"),
        (((12, 12), (31, 31)), "conflict", "gap", "12", "31"),
        (((54, 66), (150, None), (210, 210)), "superseded", "gap", "66", "210"),
        (((58, 58), (387, 387)), "different_scope", "gap", "58", "387"),
    ],
)
def test_what_is_common_is_a_band_and_so_is_the_gap(
    bounds: Sequence[tuple[float | None, float | None]], verdict: Verdict, kind: str, low: str, high: str
) -> None:
    band = drawn(*bounds, verdict=verdict).band
    assert band is not None
    assert (band.kind, band.low, band.high) == (kind, low, high)
    assert band.start <= band.end


def test_a_drawing_never_says_otherwise_than_the_verdict() -> None:
    assert drawn((10, 20), (15, 25), verdict="conflict").band is None


def test_units_of_one_thing_stand_on_one_axis_in_the_first_ones_unit() -> None:
    reports = [
        report(1, 1900, 1900, kind="measure", unit="hectares"),
        report(2, 4695, 4695, kind="measure", unit="acres"),
    ]
    axis = axis_of(reports, "agree")
    assert axis is not None
    assert (axis.unit, axis.converted) == ("hectares", True)
    assert axis.lanes[0].low == pytest.approx(axis.lanes[1].low, abs=0.05)


def test_temperatures_are_converted_with_their_offset() -> None:
    reports = [report(1, 41, 41, kind="measure", unit="°C"), report(2, 105.8, 105.8, kind="measure", unit="°F")]
    axis = axis_of(reports, "agree")
    assert axis is not None
    assert axis.lanes[0].low == pytest.approx(axis.lanes[1].low, abs=0.05)


def test_a_share_in_words_stands_beside_one_in_per_cent() -> None:
    reports = [report(1, 0.5, 0.5, kind="ratio"), report(2, 48, 48, kind="percent", unit="%")]
    axis = axis_of(reports, "agree")
    assert axis is not None
    assert axis.unit == "%"
    assert axis.lanes[0].low > axis.lanes[1].low


def test_what_is_of_another_kind_is_left_out_and_told() -> None:
    reports = [report(1, 6, 6), report(2, 7, 7), report(3, 5, 5, kind="money", unit="$")]
    axis = axis_of(reports, "conflict")
    assert axis is not None
    assert [lane.at for lane in axis.lanes] == [0, 1]
    assert axis.left_out == (2,)


@pytest.mark.parametrize(
    "reports",
    [
        [],
        [report(1, 4, 4)],
        [report(1, 4, 4), report(1, 5, 5)],
        [report(1, None, None), report(2, None, None)],
        [report(1, 3, 3, kind="rank"), report(2, 4, 4, kind="rank")],
        [report(1, 3, 3, kind="score"), report(2, 4, 4, kind="score")],
        [report(1, 3, 3, kind="money", unit="$"), report(2, 3, 3, kind="money", unit="€")],
        [report(1, math.nan, math.nan), report(2, math.nan, math.nan)],
        [report(1, math.inf, math.inf), report(2, 1, 1)],
        [report(1, 10**400, 10**400, kind="percent", unit="%"), report(2, 1, 1, kind="percent", unit="%")],
    ],
)
def test_there_is_no_drawing_where_two_outlets_have_nothing_to_compare(reports: list[Report]) -> None:
    assert axis_of(reports, "agree") is None


@pytest.mark.parametrize(
    ("bounds", "labels"),
    [
        (((4_700_000_000, 4_700_000_000), (4_800_000_000, 4_800_000_000)), ("4bn", "5bn", "6bn")),
        (((58, 58), (387, 387)), ("0", "200", "400")),
        (((11, 11), (9, 9)), ("9", "12")),
        (((2.4, 2.4), (2.6, 2.6)), ("2", "2.5", "3")),
    ],
)
def test_an_axis_is_labelled_with_round_amounts(bounds: Sequence[tuple[float, float]], labels: tuple[str, ...]) -> None:
    assert tuple(tick.label for tick in drawn(*bounds, verdict="conflict").ticks) == labels


def test_houses_are_counted_in_whole_ones() -> None:
    labels = [tick.label for tick in drawn((1, 1), (2, 2), verdict="conflict").ticks]
    assert not [label for label in labels if "." in label]


def test_a_small_difference_does_not_fill_the_axis() -> None:
    first, second = drawn((4000, 4000), (4100, 4100), verdict="conflict").lanes
    assert second.low - first.low < 10


def test_amounts_far_apart_stand_on_a_logarithmic_axis_of_whole_decades() -> None:
    axis = drawn((25, 25), (50_000, 50_000), verdict="conflict")
    assert axis.logarithmic
    assert [(tick.at, tick.label) for tick in axis.ticks] == [(0.0, "10"), (50.0, "1,000"), (100.0, "100,000")]
    assert not drawn((25, 25), (50_000, 50_000), (0, 0), verdict="conflict").logarithmic


@pytest.mark.parametrize(
    ("value", "words"),
    [(4100.0, "4,100"), (1902.0201, "1,902"), (41.111, "41.11"), (0.0, "0"), (-3.0, "-3"), (1e300, "1e+300")],
)
def test_an_amount_is_told_to_four_digits(value: float, words: str) -> None:
    assert told(value) == words


_AMOUNTS = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True),
    st.sampled_from([0.0, -0.0, 1e308, -1e308, 1.7976931348623157e308, 5e-324, -5e-324, 1e-300, 1, 4100]),
    st.integers(-(10**320), 10**320),
    st.floats(-1e6, 1e6),
)
_BOUND = st.one_of(st.none(), _AMOUNTS)
_UNITS = st.sampled_from(
    [("count", None), ("measure", "acres"), ("measure", "°F"), ("percent", "%"), ("ratio", None), ("money", "$")]
)
_VERDICTS = st.sampled_from(["agree", "conflict", "superseded", "different_scope"])


@given(st.lists(st.tuples(st.integers(1, 4), _BOUND, _BOUND, _UNITS), max_size=6), _VERDICTS)
def test_every_place_is_inside_of_the_drawing(
    rows: list[tuple[int, float | None, float | None, tuple[str, str | None]]], verdict: Verdict
) -> None:
    reports = [report(document, low, high, kind=kind, unit=unit) for document, low, high, (kind, unit) in rows]
    axis = axis_of(reports, verdict)
    if axis is None:
        return
    places = [place for lane in axis.lanes for place in (lane.low, lane.high)] + [tick.at for tick in axis.ticks]
    if axis.band is not None:
        places += [axis.band.start, axis.band.end]
    assert all(0 <= place <= 100 for place in places)
    assert all(lane.low <= lane.high for lane in axis.lanes)
    assert 1 <= len(axis.ticks) <= 8
    assert sorted([*(lane.at for lane in axis.lanes), *axis.left_out]) == list(range(len(reports)))


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=2, max_size=8))
def test_order_is_preserved(values: list[float]) -> None:
    axis = drawn(*((value, value) for value in values), verdict="conflict")
    placed = [lane.low for lane in axis.lanes]
    for one, at in zip(values, placed, strict=True):
        for other, there in zip(values, placed, strict=True):
            assert not (one < other and at > there)


@given(st.lists(st.integers(1, 10**9), min_size=2, max_size=6), st.integers(1, 1000))
def test_the_same_amounts_in_another_unit_are_drawn_the_same(values: list[int], times: int) -> None:
    plain = drawn(*((value, value) for value in values), kind="money", unit="$", verdict="conflict")
    scaled = drawn(*((value * times, value * times) for value in values), kind="money", unit="$", verdict="conflict")
    if plain.logarithmic or scaled.logarithmic:
        return
    for one, other in zip(plain.lanes, scaled.lanes, strict=True):
        assert one.low == pytest.approx(other.low, abs=0.02)
