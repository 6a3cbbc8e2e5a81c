"""The numbers of a brief: which ones, each once, with what they measure and who states them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.engines.rules.numbers import number_claims
from summarizer.reading import read_document
from summarizer.reading.model import Attribution, Mention, Number, NumberKind, Reading, Sentence
from summarizer.reading.spans import Span


def number(
    text: str,
    as_written: str,
    value: float | None,
    unit: str | None = None,
    *,
    kind: NumberKind = "count",
    source: str | None = None,
    nth: int = 1,
) -> Number:
    """The nth place of `as_written` in `text`, as a number of its line."""
    at = -1
    for _ in range(nth):
        at = text.index(as_written, at + 1)
    sentence = text.count("\n", 0, at) + 1
    return Number(as_written, at, at + len(as_written), sentence, value, value, value, unit, None, kind, source)


def reading_of(
    text: str, *numbers: Number, headline: int | None = None, attributions: tuple[Attribution, ...] = ()
) -> Reading:
    """A reading with a sentence a line, and these numbers."""
    sentences, at = [], 0
    for index, line in enumerate(text.split("\n"), 1):
        sentences.append(Sentence(index, at, at + len(line)))
        at += len(line) + 1
    return Reading(
        document=Document.from_text(text),
        sentences=tuple(sentences),
        numbers=numbers,
        attributions=attributions,
        names=(),
        dates=(),
        open=(),
        boilerplate=(),
        headline=headline,
    )


def measured(text: str, as_written: str, unit: str | None = None, kind: NumberKind = "count") -> str:
    """What the number measures."""
    (claim,) = number_claims(reading_of(text, number(text, as_written, 50, unit, kind=kind)))
    return claim.measures


def test_a_claim_has_what_the_reading_has() -> None:
    text = "The flood drowned 50 cattle, the farm board said."
    (claim,) = number_claims(reading_of(text, number(text, "50 cattle", 50, "cattle", source="farm board")))
    assert (claim.as_written, claim.start, claim.end) == ("50 cattle", 18, 27)
    assert (claim.value, claim.low, claim.high, claim.unit, claim.kind) == (50, 50, 50, "cattle", "count")
    assert claim.source is not None
    assert claim.source.name == "farm board"
    assert claim.source.confirmed is None
    assert [evidence.quote for evidence in claim.evidence] == [text]


@pytest.mark.parametrize(
    ("text", "as_written", "unit", "kind", "measures"),
    [
        ("The storm has flooded 50 houses, police said.", "50 houses", "houses", "count", "houses flooded"),
        ("The storm left 50 residents stranded.", "50 residents", "residents", "count", "residents stranded"),
        (
            "Some 50 people were evacuated from the valley.",
            "50 people",
            "people",
            "count",
            "people evacuated from the valley",
        ),
        ("The crash killed 50 people.", "50 people", "people", "count", "people killed"),
        ("The block had 50 flats.", "50 flats", "flats", "count", "flats of the block"),
        ("Fire burned 50 acres of heath.", "50 acres", "acres", "measure", "acres of heath"),
        (
            "The quake was centered 50 miles off the coast.",
            "50 miles",
            "miles",
            "measure",
            "the quake was centered off the coast",
        ),
        ("Among the dead was 50-year-old Ana Orlanda.", "50-year-old", "years", "age", "age of Ana Orlanda"),
        ("Among the dead was Ana Orlanda, 50, a nurse.", "50", "years", "age", "age of Ana Orlanda"),
        (
            "The clinic had not been cleaned for 50 days.",
            "50 days",
            "days",
            "duration",
            "how long the clinic had not been cleaned",
        ),
        ("Quarterly revenue rose 50 percent.", "50 percent", "%", "percent", "Quarterly revenue rose"),
        ("It missed sales growth of 50 percent.", "50 percent", "%", "percent", "sales growth"),
        ("The town paid 50 percent of the cost.", "50 percent", "%", "percent", "share of the cost"),
        ("The union wants a 50 percent pay rise.", "50 percent", "%", "percent", "pay rise"),
        ("The total cost of the roof was $50 million.", "$50 million", "$", "money", "the total cost of the roof"),
        (
            "They said 50 houses, a mill and a school were under water in the district of Keld on Friday.",
            "50 houses",
            "houses",
            "count",
            "houses under water in the district of Keld",
        ),
        ("Crews plucked 50 people from roofs.", "50 people", "people", "count", "people plucked from roofs"),
        ("Zell runs 50 clinics and a school.", "50 clinics", "clinics", "count", "clinics that Zell runs"),
        ("A strike would hold up 50 ships.", "50 ships", "ships", "count", "ships that a strike would hold up"),
        ("The guard jailed 50 of its fishermen.", "50", None, "count", "its fishermen jailed"),
        (
            "Mud swept through the homes of 50 families.",
            "50 families",
            "families",
            "count",
            "Mud swept through the homes of … families",
        ),
        ("The block lost 50 flats and left others bare.", "50 flats", "flats", "count", "flats lost"),
        (
            "The quake was centered 31 miles (50 km) off the coast.",
            "50 km",
            "km",
            "measure",
            "the quake was centered off the coast",
        ),
        ("A magnitude 50 earthquake struck.", "magnitude 50", "magnitude", "measure", "magnitude of the earthquake"),
        (
            "The aid will be on the road within 50 hours.",
            "50 hours",
            "hours",
            "duration",
            "time within which the aid will be on the road",
        ),
        (
            "The warnings came 50 hours before the water.",
            "50 hours",
            "hours",
            "duration",
            "the warnings came before the water",
        ),
        ("It was the worst crash in 50 years.", "50 years", "years", "duration", "worst crash in that time"),
        ("The firm reported $50 in earnings.", "$50", "$", "money", "earnings"),
        ("About 50 percent of members had voted.", "50 percent", "%", "percent", "share of members that had voted"),
        ("The toll from a quake that hit the coast rose to 50.", "50", None, "count", "the toll from a quake rose"),
    ],
)
def test_what_a_number_measures(text: str, as_written: str, unit: str | None, kind: NumberKind, measures: str) -> None:
    assert measured(text, as_written, unit, kind) == measures


def test_a_measure_has_twelve_words_at_most() -> None:
    text = "The " + "very " * 20 + "old roof of the hall of the town cost $50."
    assert len(measured(text, "$50", "$", "money").split()) <= 12


@pytest.mark.parametrize(
    ("text", "as_written", "value", "unit", "kind"),
    [
        ("The mill is the third largest of the valley.", "third", 3, None, "rank"),
        ("The pact binds the two countries for good.", "two countries", 2, "countries", "count"),
        ("The fire began in one home on the hill.", "one home", 1, "home", "count"),
        ("Two men met in the square on Monday.", "Two men", 2, "men", "count"),
    ],
)
def test_what_carries_no_news_is_left_out(
    text: str, as_written: str, value: int, unit: str | None, kind: NumberKind
) -> None:
    assert number_claims(reading_of(text, number(text, as_written, value, unit, kind=kind))) == ()


@pytest.mark.parametrize(
    ("text", "as_written", "value", "unit", "kind"),
    [
        ("Two men were arrested in the square on Monday.", "Two men", 2, "men", "count"),
        ("Six victims have been named.", "Six victims", 6, "victims", "count"),
        ("The blaze was out within an hour.", "an hour", 1, "hour", "duration"),
        ("The roof cost 2 coins.", "2 coins", 2, "coins", "count"),
        ("Dozens of houses burned.", "Dozens", None, "houses", "count"),
    ],
)
def test_what_carries_news_is_in(
    text: str, as_written: str, value: int | None, unit: str | None, kind: NumberKind
) -> None:
    assert len(number_claims(reading_of(text, number(text, as_written, value, unit, kind=kind)))) == 1


def test_a_quantity_is_told_once_with_its_source() -> None:
    text = "Flood toll rises to 50\nThe flood toll rose to 50, the mayor said.\nThe flood killed 50 people in all."
    claims = number_claims(
        reading_of(
            text,
            number(text, "50", 50),
            number(text, "50", 50, source="mayor", nth=2),
            number(text, "50 people", 50, "people"),
            headline=1,
        )
    )
    assert claims[0].source is not None
    assert claims[0].source.name == "mayor"
    assert len(claims) <= 2
    assert all(claim.evidence[0].sentence != 1 for claim in claims)


def test_one_value_that_measures_two_things_is_told_twice() -> None:
    text = "Revenue rose 50 percent in the spring.\nThe board expects export growth of 50 percent next year."
    claims = number_claims(
        reading_of(
            text,
            number(text, "50 percent", 50, "%", kind="percent"),
            number(text, "50 percent", 50, "%", kind="percent", nth=2),
        )
    )
    assert len(claims) == 2


def test_a_source_in_another_sentence_is_cited_too() -> None:
    text = "“The hull held,” said Ida Brannock.\n“We counted 50 leaks.”"
    quote = text.index("“We")
    at = text.index("Ida Brannock")
    attribution = Attribution(
        Mention("Ida Brannock", at, at + 12), None, Span(at - 5, at - 1), (Span(quote, len(text)),), True
    )
    counted = number(text, "50 leaks", 50, "leaks", source="Ida Brannock")
    (claim,) = number_claims(reading_of(text, counted, attributions=(attribution,)))
    assert [evidence.sentence for evidence in claim.evidence] == [2, 1]


def test_an_article_without_numbers_has_none() -> None:
    assert number_claims(reading_of("The road is closed.")) == ()


@given(st.text())
def test_any_text_gives_verbatim_numbers(text: str) -> None:
    reading = read_document(Document.from_text(text))
    for claim in number_claims(reading):
        assert claim.start is not None
        assert reading.document.text[claim.start : claim.end] == claim.as_written
        assert claim.measures


def test_a_million_numbers_are_not_all_told() -> None:
    text = " ".join(f"{n} cows," for n in range(100, 20_000))
    numbers = tuple(number(text[:9000], f"{n} cows", n, "cows") for n in range(100, 900))
    assert number_claims(reading_of(text, *numbers)) == ()
