"""Claims in schemas of one's own: found however deep, taken out wherever they stand, refused where they cannot be."""

from enum import Enum
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict

from summarizer.document import Document
from summarizer.errors import UsageError
from summarizer.grounding import ground
from summarizer.reading import read_document
from summarizer.schemas.brief import Brief, NumberClaim, Statement
from summarizer.schemas.claim import Claim, Evidence, Source

TEXT = "The Lindar dam broke on Tuesday. Water covered 40 farms, the mayor said. Nobody was hurt."
READING = read_document(Document.from_text(TEXT))
GOOD = (Evidence(quote="The Lindar dam broke on Tuesday."),)
BAD = (Evidence(quote="The Lindar dam held."),)


class Fact(Claim):
    text: str


class Mood(Enum):
    GLOOMY = "Berlin in 1900"


class Deep(Claim):
    lines: tuple[str, ...] = ()
    kind: Literal["Q3", "Q4"] = "Q3"
    mood: Mood = Mood.GLOOMY
    inner: dict[str, str] | None = None
    source: Source | None = None
    parts: tuple[Fact, ...] = ()


class Section(BaseModel):
    title: str = ""
    facts: list[Fact] = []
    lead: Fact | None = None


class Report(BaseModel):
    model_config = ConfigDict(frozen=False)
    sections: tuple[Section, ...] = ()
    by_name: dict[str, Fact] = {}
    grid: list[list[Fact]] = []
    deep: Deep | None = None


def _reason(report: Report) -> str | None:
    found = ground(report, READING)
    return found.rejected[0].reason if found.rejected else None


def test_claims_are_found_and_taken_out_however_deep() -> None:
    good, bad = Fact(text="The dam broke", evidence=GOOD), Fact(text="The dam held", evidence=BAD)
    report = Report(
        sections=(Section(facts=[good]), Section(facts=[bad, good], lead=bad)),
        by_name={"a": good, "b": bad},
        grid=[[good], [bad]],
    )
    found = ground(report, READING)
    assert (found.claims, found.supported) == (8, 4)
    assert [(r.field, r.index, r.reason) for r in found.rejected] == [
        ("sections[1].facts", 0, "quote_not_in_article"),
        ("sections[1].lead", 0, "quote_not_in_article"),
        ("by_name.b", 0, "quote_not_in_article"),
        ("grid[1]", 0, "quote_not_in_article"),
    ]
    assert found.content.sections[1].lead is None
    assert [len(section.facts) for section in found.content.sections] == [1, 1]
    assert list(found.content.by_name) == ["a"]
    assert [len(row) for row in found.content.grid] == [1, 0]
    assert found.rejected[0].claim["text"] == "The dam held"
    assert report.sections[1].facts[0] is bad, "the draft is left as it was"


def test_a_rejected_claim_goes_with_the_claims_inside_it() -> None:
    inner = Fact(text="The dam broke", evidence=GOOD)
    found = ground(Report(deep=Deep(evidence=BAD, parts=(inner,))), READING)
    assert (found.claims, found.supported, found.content.deep) == (1, 0, None)


def test_a_claim_inside_a_claim_is_proved_for_itself() -> None:
    inner = Fact(text="The dam held", evidence=BAD)
    found = ground(Report(deep=Deep(evidence=GOOD, parts=(inner,))), READING)
    assert (found.claims, found.supported) == (2, 1)
    assert found.content.deep is not None
    assert found.content.deep.parts == ()
    assert found.rejected[0].field == "deep.parts"


def test_every_string_of_a_claim_is_checked_and_literals_are_not() -> None:
    assert _reason(Report(deep=Deep(evidence=GOOD, lines=("the dam", "broke")))) is None
    assert _reason(Report(deep=Deep(evidence=GOOD, lines=("the dam", "17 dead")))) == "number_not_in_evidence"
    assert _reason(Report(deep=Deep(evidence=GOOD, inner={"where": "in Rotterdam"}))) == "name_not_in_article"


def test_a_source_of_any_claim_is_proved_and_filled_in() -> None:
    evidence = (Evidence(quote="Water covered 40 farms, the mayor said."),)
    found = ground(Report(deep=Deep(evidence=evidence, source=Source(name="the mayor"))), READING)
    source = found.content.deep.source
    assert source is not None
    assert source.evidence[0].quote == "Water covered 40 farms, the mayor said."
    assert _reason(Report(deep=Deep(evidence=evidence, source=Source(name="the police")))) == "source_not_in_article"


def test_a_claim_that_is_repeated_in_its_list_is_kept_once() -> None:
    fact = Statement(statement="The dam broke", evidence=GOOD)
    found = ground(Brief(headline_facts=(fact, fact)), READING)
    assert (found.claims, found.supported, len(found.content.headline_facts)) == (1, 1, 1)
    assert any("headline_facts[1] repeats" in note for note in found.notes)


def test_a_rejected_headline_is_replaced_by_the_first_supported_fact() -> None:
    bad = Statement(statement="The dam held", evidence=BAD)
    good = Statement(statement="The dam broke", evidence=GOOD)
    found = ground(Brief(headline=bad, headline_facts=(bad, good)), READING)
    assert found.content.headline is not None
    assert found.content.headline.statement == "The dam broke"
    assert any("first supported fact" in note for note in found.notes)
    assert [(r.field, r.index) for r in found.rejected] == [("headline", 0), ("headline_facts", 0)]


def test_a_rejected_headline_of_a_brief_without_facts_leaves_none() -> None:
    found = ground(Brief(headline=Statement(statement="The dam held", evidence=BAD)), READING)
    assert found.content.headline is None


class Bare(BaseModel):
    fact: Fact


class Pair(BaseModel):
    facts: tuple[Fact, Fact]


class Nested(BaseModel):
    bare: Bare


class Either(BaseModel):
    fact: Fact | Statement


class Nothing(BaseModel):
    text: str = ""


@pytest.mark.parametrize(
    ("schema", "field"),
    [(Bare, "Bare.fact"), (Pair, "Pair.facts"), (Nested, "bare.fact"), (Either, "Either.fact"), (Nothing, "Nothing")],
)
def test_a_claim_that_could_not_be_taken_out_is_an_error_that_names_the_field(
    schema: type[BaseModel], field: str
) -> None:
    with pytest.raises(UsageError, match=field):
        ground(schema.model_construct(), READING)


def test_a_model_that_lacks_a_field_is_grounded_all_the_same() -> None:
    draft = Brief.model_construct(headline_facts=(Statement(statement="The dam broke", evidence=GOOD),))
    assert ground(draft, READING).supported == 1


def test_a_number_of_a_class_of_ones_own_is_worked_out_too() -> None:
    class Toll(NumberClaim):
        comment: str = ""

    class Tolls(BaseModel):
        tolls: list[Toll] = []

    toll = Toll(as_written="40 farms", measures="farms covered", evidence=(Evidence(sentence=2, quote=""),))
    found = ground(Tolls(tolls=[toll]), READING)
    (kept,) = found.content.tolls
    assert (kept.value, kept.unit, kept.kind) == (40, "farms", "count")
    assert TEXT[kept.start : kept.end] == "40 farms"
