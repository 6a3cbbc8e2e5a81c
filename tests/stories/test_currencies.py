"""Which amounts of money can be held against each other: never those of two countries."""

import pytest

from summarizer.document import Document
from summarizer.stories import story_by_rules

FIRST = "Kiln and Lime, a maker of cement, made a net profit of {} in the first half, the company said on Monday."
SECOND = "The net profit of the cement maker Kiln and Lime came to {} in the half-year, it said in a statement."


def verdicts(one: str, other: str) -> list[str]:
    """The verdicts on the amounts that both documents of a story tell."""
    documents = [
        Document.from_text(FIRST.format(one), input="a.txt", outlet="The Keld Mail"),
        Document.from_text(SECOND.format(other), input="b.txt", outlet="Orle Radio"),
    ]
    story = story_by_rules(documents).story
    assert story is not None
    return [number.verdict for number in story.content.numbers if number.verdict != "single"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("612 million dirhams", "MAD 612 million"),
        ("MAD 612 million", "612 million dirhams"),
        ("PLN 48.5 million", "48.5 million zlotys"),
        ("F$38.4 million", "38.4 million Fiji dollars"),
        ("612 million pesos", "MXN 612 million"),
    ],
)
def test_a_name_and_a_code_are_one_currency(one: str, other: str) -> None:
    assert verdicts(one, other) == ["agree"]


@pytest.mark.parametrize(
    ("one", "other"), [("MAD 612 million", "AED 612 million"), ("612 million euros", "MAD 612 million")]
)
def test_currencies_of_two_countries_are_not_compared(one: str, other: str) -> None:
    assert verdicts(one, other) == []


def test_a_name_stands_apart_where_the_story_has_two_countries_of_it() -> None:
    assert verdicts("MAD 612 million, or AED 230 million", "612 million dirhams") == []
