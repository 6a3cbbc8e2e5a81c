"""Whether two figures agree: a table of phrases, and what holds for any two amounts."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from summarizer.reading.amounts import Amount, amount_of
from summarizer.reading.model import Number, Quantity
from summarizer.reading.numbers import scan, worth
from summarizer.reading.units import in_base, scale_of
from summarizer.stories.verdicts import Standing, between, meet, verdict

AGREE = [
    ("nearly 5,000", "4,950"),
    ("up to 300", "at least 250"),
    ("half of the homes", "48 % of the homes"),
    ("over 4,000 homes", "4,100 houses"),
    ("around 5,000 people", "4,700 people"),
    ("more than 1,000", "1,900"),
    ("dozens of people", "36 people"),
    ("scores of people", "64 people"),
    ("hundreds of people", "450 people"),
    ("a dozen boats", "12 boats"),
    ("half a million people", "500,000 people"),
    ("tens of thousands of people", "38,000 people"),
    ("between 20 and 30 people", "25 people"),
    ("10 to 15 people", "14 to 20 people"),
    ("€2.6bn", "2.61 billion euros"),
    ("$312m", "$311.8 million"),
    ("$1.2 billion", "$1.2bn"),
    ("1.2 million customers", "1,234,567 customers"),
    ("7 percent", "7.1 per cent"),
    ("39 percent", "about 40%"),
    ("two-thirds of members", "67 percent of members"),
    ("one in five pupils", "20 percent of pupils"),
    ("a quarter of the fleet", "25% of the fleet"),
    ("7,410 acres", "3,000 hectares"),
    ("nearly 3,000 hectares", "7,400 acres"),
    ("100 square kilometres", "38.6 square miles"),
    ("41.2°C", "106 degrees Fahrenheit"),
    ("10 kilometres", "about six miles"),
    ("35 km", "22 miles"),
    ("6 feet", "1.83 metres"),
    ("200 pounds of flour", "91 kg of flour"),
    ("40 knots", "46 mph"),
    ("two weeks", "14 days"),
    ("at least 14 dead", "14 dead"),
    ("twenty-three people", "23 people"),
    ("fewer than 50 people", "31 people"),
    ("some 620 firefighters", "more than 600 firefighters"),
    ("0.6% to 0.7%", "0.65%"),
    ("2.5 percentage points", "250 basis points"),
    ("won 3-1", "a 3-1 win"),
]
DISAGREE = [
    ("dozens", "14"),
    ("4,000 homes", "4,100 homes"),
    ("4,900 houses", "4,100 houses"),
    ("over 4,000 homes", "90,000 homes"),
    ("over 4,000 homes", "3,900 homes"),
    ("up to 300 people", "90 people"),
    ("at least 14 people", "31 people"),
    ("nearly 5,000 people", "5,050 people"),
    ("around 5,000 people", "6,000 people"),
    ("hundreds of people", "150 people"),
    ("thousands of people", "800 people"),
    ("scores of people", "30 people"),
    ("half of the homes", "38 % of the homes"),
    ("a third of the homes", "40 percent of the homes"),
    ("6 percent", "5 percent"),
    ("4 percent", "4.5 percent"),
    ("3.5%", "3.6%"),
    ("4 percent", "4.25 percent"),
    ("$2.6 billion", "€2.6 billion"),
    ("$100", "£100"),
    ("$2.8 billion", "$2.7 billion"),
    ("$2.52 a share", "$2.53 a share"),
    ("1,900 hectares", "2,400 hectares"),
    ("1,900 hectares", "1,900 acres"),
    ("38°C", "38 degrees Fahrenheit"),
    ("10 kilometres", "10 miles"),
    ("magnitude 6.1", "magnitude 6.3"),
    ("three fires", "third fire"),
    ("12 people", "12 percent"),
    ("11 days", "11 hours"),
    ("won 3-1", "won 2-1"),
    ("70-year-old", "71-year-old"),
    ("2% to 4%", "5% to 7%"),
    ("5 percent", "5 percentage points"),
    ("six people", "five people"),
    ("fewer than 50 people", "60 people"),
    ("more than 10,000 people", "fewer than 4,000 people"),
    ("1.5 million people", "1.2 million people"),
    ("half a million people", "420,000 people"),
    ("tens of thousands of people", "120,000 people"),
]


def the_amount(phrase: str) -> Amount:
    """What the one number of a phrase is worth."""
    (number,) = scan(phrase)
    amount = amount_of(number)
    assert amount is not None
    return amount


@pytest.mark.parametrize(("one", "other"), AGREE)
def test_these_agree(one: str, other: str) -> None:
    assert meet(the_amount(one), the_amount(other))
    assert meet(the_amount(other), the_amount(one))


@pytest.mark.parametrize(("one", "other"), DISAGREE)
def test_these_do_not(one: str, other: str) -> None:
    assert not meet(the_amount(one), the_amount(other))
    assert not meet(the_amount(other), the_amount(one))


def test_the_table_is_as_long_as_was_asked_for_and_even() -> None:
    assert len(AGREE) + len(DISAGREE) >= 60
    assert len(AGREE) == len(DISAGREE)


BOUNDS = st.floats(1, 1e9, allow_nan=False).map(lambda bound: round(bound, 3))
UNITS = st.sampled_from(["km", "miles", "feet", "metres"])


@st.composite
def intervals(draw: st.DrawFn) -> tuple[float | None, float | None]:
    low, high = sorted((draw(BOUNDS), draw(BOUNDS)))
    return draw(st.sampled_from([(low, low), (low, high), (low, None), (None, high)]))


def measured(interval: tuple[float | None, float | None], unit: str) -> Amount:
    """An amount of a unit in its base unit, meant to the last digit."""
    scale = scale_of(unit)
    assert scale is not None
    low, high = (None if bound is None else in_base(bound, scale) for bound in interval)
    return Amount(scale.dimension, low, high, unit=unit)


@given(intervals(), intervals(), UNITS, UNITS)
def test_the_verdict_is_symmetric(
    one: tuple[float | None, float | None], other: tuple[float | None, float | None], unit: str, its: str
) -> None:
    a, b = measured(one, unit), measured(other, its)
    assert meet(a, b) == meet(b, a)
    reports = Standing(a, "2024-03-01", rises=True), Standing(b, "2024-03-02", rises=True)
    assert between(*reports) == between(*reports[::-1])
    assert verdict(reports) == verdict(reports[::-1])


@given(intervals(), intervals(), UNITS, UNITS)
def test_the_verdict_is_the_same_in_any_unit(
    one: tuple[float | None, float | None], other: tuple[float | None, float | None], unit: str, its: str
) -> None:
    """Both figures brought from one unit to another agree as they did before."""
    before = meet(measured(one, unit), measured(other, unit))
    scale, wanted = scale_of(unit), scale_of(its)
    assert scale is not None
    assert wanted is not None
    times = scale.factor / wanted.factor

    def brought(interval: tuple[float | None, float | None]) -> Amount:
        low, high = (None if bound is None else bound * times for bound in interval)
        return measured((low, high), its)

    assert meet(brought(one), brought(other)) == before


@given(BOUNDS)
def test_a_figure_agrees_with_itself_and_not_with_its_triple(figure: float) -> None:
    assume(figure >= 1)
    one = Amount("count", figure, figure)
    assert meet(one, one)
    assert not meet(one, Amount("count", 3 * figure, 3 * figure))


@given(BOUNDS, st.floats(1.0, 2.0))
def test_an_open_end_reaches_twice_its_bound_and_no_further(bound: float, times: float) -> None:
    least, most = Amount("count", bound, None), Amount("count", None, bound)
    assert meet(least, Amount("count", bound * times, bound * times))
    assert not meet(least, Amount("count", bound * 2.01, bound * 2.01))
    assert meet(most, Amount("count", bound / times, bound / times))
    assert not meet(most, Amount("count", bound / 2.01, bound / 2.01))


@given(st.text(max_size=40))
def test_no_words_of_a_number_are_too_odd(words: str) -> None:
    quantity = worth(words)
    if quantity is not None:
        amount = amount_of(_number(words, quantity))
        assert amount is None or meet(amount, amount)


def _number(words: str, found: Quantity) -> Number:
    worth_it = (found.value, found.low, found.high, found.unit, found.qualifier, found.kind)
    return Number(words, 0, len(words), 1, *worth_it)


EARLY, LATE = "2024-03-11T09:10", "2024-03-11T19:45"


def toll(figure: float, told: str | None, *, rises: bool = True, falls: bool = False, raised: bool = False) -> Standing:
    return Standing(Amount("count", figure, figure), told, rises=rises, falls=falls, raised=raised)


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([toll(14, EARLY)], "single"),
        ([toll(14, EARLY), toll(14, LATE)], "agree"),
        ([toll(14, EARLY), toll(31, LATE)], "superseded"),
        ([toll(31, EARLY), toll(14, LATE)], "conflict"),
        ([toll(31, EARLY, falls=True), toll(14, LATE, falls=True)], "superseded"),
        ([toll(14, None), toll(31, LATE)], "conflict"),
        ([toll(14, "2024-03-11"), toll(31, LATE)], "conflict"),
        ([toll(14, "2024-03-10"), toll(31, LATE)], "superseded"),
        ([toll(14, None), toll(31, None, raised=True)], "superseded"),
        ([toll(14, EARLY, rises=False), toll(31, LATE, rises=False)], "conflict"),
        ([toll(14, EARLY), toll(31, LATE), toll(43, "2024-03-12")], "superseded"),
        ([toll(14, EARLY), toll(31, LATE), toll(20, "2024-03-12")], "conflict"),
    ],
)
def test_a_toll_that_rises_with_the_hour_is_no_conflict(reports: list[Standing], expected: str) -> None:
    assert verdict(reports) == expected


def placed(figure: float, scope: str = "", wide: str = "") -> Standing:
    return Standing(Amount("count", figure, figure), scope=frozenset(scope.split()), wide=frozenset(wide.split()))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (placed(50e6, scope="europe"), placed(25e6, wide="world"), "different_scope"),
        (placed(58, wide="county"), placed(387, wide="country"), "different_scope"),
        (placed(58, scope="orle"), placed(387, scope="tarn"), "different_scope"),
        (placed(58, scope="orle"), placed(387, scope="orle"), "conflict"),
        (placed(58, scope="orle"), placed(387), "conflict"),
        (placed(58, scope="orle"), placed(58, wide="country"), "agree"),
    ],
)
def test_figures_of_different_places_are_of_different_scope(one: Standing, other: Standing, expected: str) -> None:
    assert verdict([one, other]) == expected


def test_what_is_too_large_for_a_float_is_compared_all_the_same() -> None:
    figure = 10**400
    number = Number("a figure", 0, 8, 1, figure, figure, figure, None, None, "count")
    amount = amount_of(number)
    assert amount is not None
    assert amount.low is not None
    assert math.isinf(amount.low)
