"""What a model writes, and what becomes of it: marks and sentence numbers turned into words and offsets."""

import json
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from summarizer.document import Document
from summarizer.engines.llm.wire import resolve, wire_schema
from summarizer.reading import read_document
from summarizer.reading.model import Reading
from summarizer.schemas.brief import Brief
from summarizer.schemas.claim import Claim

TEXT = (
    "The Keld dam broke on Monday. It flooded 4,100 houses, the Serrova Press Bureau said. "
    "Dozens of villages are cut off."
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_document(Document.from_text(TEXT))


def test_the_schema_is_what_strict_endpoints_take() -> None:
    def look(part: Any) -> None:
        if isinstance(part, list):
            for item in part:
                look(item)
        if isinstance(part, dict):
            if part.get("type") == "object":
                assert part["additionalProperties"] is False
                assert part["required"] == list(part["properties"])
            assert not {"title", "default", "format"} & {key for key in part if isinstance(part[key], str)}
            for value in part.values():
                look(value)

    look(wire_schema(Brief))


def test_a_number_is_asked_for_by_its_mark_alone() -> None:
    assert set(wire_schema(Brief)["$defs"]["NumberClaim"]["properties"]) == {"mark", "measures", "source"}


def test_a_mark_becomes_the_number_it_stands_for(reading: Reading) -> None:
    wanted = reading.numbers[0]
    draft = resolve(
        {"numbers": [{"mark": "1", "measures": "houses", "source": "Serrova Press Bureau"}]}, Brief, reading
    )
    (claim,) = draft.content.numbers  # type: ignore[attr-defined]  # the class is Brief
    assert (claim.as_written, claim.start, claim.end) == (wanted.as_written, wanted.start, wanted.end)
    assert claim.source.name == "Serrova Press Bureau"
    assert [e.sentence for e in claim.evidence] == [wanted.sentence]


@pytest.mark.parametrize("mark", [1, "1", "{1", "{1|"])
def test_a_mark_may_be_written_loosely(reading: Reading, mark: Any) -> None:
    draft = resolve({"numbers": [{"mark": mark, "measures": "houses", "source": None}]}, Brief, reading)
    assert draft.content.numbers[0].start == reading.numbers[0].start  # type: ignore[attr-defined]  # the class is Brief


def test_a_number_without_a_mark_is_quoted(reading: Reading) -> None:
    draft = resolve(
        {"numbers": [{"mark": "[3] Dozens of villages", "measures": "villages", "source": None}]}, Brief, reading
    )
    claim = draft.content.numbers[0]  # type: ignore[attr-defined]  # the class is Brief
    assert TEXT[claim.start : claim.end] == claim.as_written == "Dozens of villages"


@pytest.mark.parametrize("mark", ["99", "[99] many", "4,900 houses", "", None, [], {}, True, "²"])
def test_an_invented_number_has_no_place(reading: Reading, mark: Any) -> None:
    draft = resolve({"numbers": [{"mark": mark, "measures": "houses", "source": None}]}, Brief, reading)
    assert all(claim.start is None for claim in draft.content.numbers)  # type: ignore[attr-defined]  # the class is Brief


def test_one_bad_claim_costs_one_claim(reading: Reading) -> None:
    facts = [{"statement": "The Keld dam broke.", "evidence": [1]}, {"statement": 5, "evidence": [2]}, "no object"]
    draft = resolve({"headline_facts": facts}, Brief, reading)
    assert [fact.statement for fact in draft.content.headline_facts] == ["The Keld dam broke."]  # type: ignore[attr-defined]  # Brief
    assert [note.split(" came")[0] for note in draft.notes] == ["headline_facts[1]", "headline_facts[2]"]


def test_a_class_of_ones_own_is_served_however_deep(reading: Reading) -> None:
    class Damage(Claim):
        what: str
        level: Literal["low", "high"]

    class Place(BaseModel):
        name: str
        damages: list[Damage]

    class Report(BaseModel):
        places: list[Place]
        worst: Damage | None = None

    assert "evidence" in wire_schema(Report)["$defs"]["Damage"]["properties"]
    given_answer = {
        "places": [{"name": "Keld", "damages": [{"what": "houses", "level": "high", "evidence": [2]}]}],
        "worst": None,
    }
    content: Any = resolve(given_answer, Report, reading).content
    assert content.places[0].damages[0].evidence[0].quote.startswith("It flooded")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["statement", "evidence", "mark", "name", "kind", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(list(Brief.model_fields)), _JSON, max_size=5))
def test_no_answer_raises_and_nothing_is_dropped_in_silence(reading: Reading, answer: dict[str, Any]) -> None:
    draft = resolve(answer, Brief, reading)
    json.loads(draft.content.model_dump_json(warnings=False))
    for name in ("headline_facts", "actors", "numbers", "open_questions"):
        value = answer.get(name)
        if isinstance(value, list):
            kept = len(getattr(draft.content, name))
            lost = sum(note.startswith(f"{name}[") for note in draft.notes) + sum(item is None for item in value)
            assert kept + lost == len(value)
