"""Which actors a brief by rules lists, and on what evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.engines.rules.actors import list_actors
from summarizer.reading import read_document
from summarizer.schemas.brief import Actor

STORY = """Harbour operator Corvane cuts jobs in Brell

Corvane will cut 300 jobs at its yard in Brell, the harbour operator said on Tuesday, blaming weak trade with Portugal.

"We had no choice," said chief executive Rose Adeyemi. She said talks with the union would start on Monday.

The Dockers' Union called the plan "shameful". Its secretary, Peter Lindqvist, said members would vote on a strike.

Experts say the port has lost a third of its traffic since 2015. Police closed the road to the yard. Police said it
would open today.

A painting by Olga Marchetti hangs in the hall.
"""


def actors_of(text: str, **known: str) -> dict[str, Actor]:
    return {actor.name: actor for actor in list_actors(read_document(Document.from_text(text, **known)))}


def test_lists_who_acts_and_speaks() -> None:
    found = actors_of(STORY)
    assert {"Corvane", "Rose Adeyemi", "Peter Lindqvist", "Experts", "Police"} <= set(found)
    assert found["Corvane"].kind == "organisation"
    assert found["Experts"].kind == "group"
    assert found["Police"].kind == "agency"
    assert found["Rose Adeyemi"].role == "chief executive"


def test_leaves_out_places_and_passing_names() -> None:
    assert not {"Brell", "Portugal", "Olga Marchetti"} & set(actors_of(STORY))


def test_the_outlet_is_no_actor() -> None:
    text = "Brellwire reported a fire. Brellwire said two people were hurt. It thanked Tamsin Orwell, the mayor."
    assert "Brellwire" in actors_of(text)
    assert "Brellwire" not in actors_of(text, outlet="Brellwire")


def test_the_most_important_comes_first() -> None:
    assert next(iter(actors_of(STORY))) == "Corvane"


def test_the_evidence_names_the_actor_and_gives_the_role() -> None:
    for actor in actors_of(STORY).values():
        words = " ".join(evidence.quote for evidence in actor.evidence)
        assert actor.name in words
        assert actor.role is None or actor.role in words


def test_a_state_that_acts_is_an_actor_and_one_that_locates_is_none() -> None:
    text = "Ghana signed the treaty. Ghana said it would pay. The talks were held in Norway, near a lake in Norway."
    found = actors_of(text)
    assert found["Ghana"].kind == "state"
    assert "Norway" not in found


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Yesterday it rained."])
def test_nobody_is_listed_where_nobody_acts(text: str) -> None:
    assert actors_of(text) == {}


@given(st.text())
def test_any_text_gives_evidence_by_offsets(text: str) -> None:
    for actor in list_actors(read_document(Document.from_text(text))):
        for evidence in actor.evidence:
            assert evidence.start is not None
            assert evidence.end is not None
            assert text[evidence.start : evidence.end] == evidence.quote
