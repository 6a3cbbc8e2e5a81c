"""What a story says of its documents: nothing that none of them supports, and who is behind it."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.errors import UsageError
from summarizer.flow import summarize_by_rules
from summarizer.schemas.story import Story, StoryNumber, outlets_of
from summarizer.stories import story_of

Tell = Callable[..., Story]

MORNING = """Dam breaks above Keld

Twelve people were killed when a dam broke above the town of Keld, the river police said.

About 300 houses were flooded. It is not known what caused the break.

The river Tolva rose by 3 metres in an hour.
"""
EVENING = """Toll of Keld dam climbs to 20

The number of people killed when a dam broke above Keld has climbed to 20, the river police said in the evening.

Some 320 homes were flooded, mayor Ida Brost said.

The break was caused by a landslide, the dam office said. The Tolva rose by almost 10 feet.
"""
EARLY = (MORNING, {"outlet": "The Keld Mail", "published": "2024-05-02T08:00:00"})
LATE = (EVENING, {"outlet": "Tolva Radio", "published": "2024-05-02T20:00:00"})


def number(story: Story, words: str) -> StoryNumber:
    """The number of a story with a report that has these words."""
    return next(n for n in story.content.numbers if any(words in r.as_written for r in n.reports))


def evidence(value: Any) -> Iterator[dict[str, Any]]:
    """Every piece of evidence in a story's JSON."""
    if isinstance(value, dict):
        if {"document", "quote"} <= value.keys():
            yield value
        for part in value.values():
            yield from evidence(part)
    if isinstance(value, list):
        for part in value:
            yield from evidence(part)


def test_a_toll_that_has_risen_is_superseded_by_the_later_report(tell: Tell) -> None:
    for order in ((EARLY, LATE), (LATE, EARLY)):
        toll = number(tell(*order), "20")
        assert toll.verdict == "superseded"
        assert "Tolva Radio" in (toll.detail or "")


def test_houses_and_homes_are_one_quantity_and_so_are_metres_and_feet(tell: Tell) -> None:
    story = tell(EARLY, LATE)
    assert {r.document for r in number(story, "300 houses").reports} == {1, 2}
    rise = number(story, "3 metres")
    assert (rise.verdict, {r.document for r in rise.reports}) == ("agree", {1, 2})


def test_what_one_leaves_open_another_answers(tell: Tell) -> None:
    story = tell(EARLY, LATE)
    (asked,) = [q for q in story.content.open_questions if "caused" in q.question]
    (answer,) = asked.answered_by
    assert (answer.document, "landslide" in answer.quote) == (2, True)


def test_a_question_that_nobody_answers_stays_open(tell: Tell) -> None:
    other = EVENING.replace("The break was caused by a landslide, the dam office said.", "It may be an old crack.")
    story = tell(EARLY, (other, LATE[1]))
    assert [q.answered_by for q in story.content.open_questions if "caused" in q.question] == [()]


def test_every_quote_stands_in_its_document(tell: Tell) -> None:
    story = tell(EARLY, LATE)
    data = json.loads(story.model_dump_json())
    pieces = list(evidence(data["content"]))
    assert len(pieces) > 10
    for piece in pieces:
        text = data["documents"][piece["document"] - 1]["text"]
        assert text[piece["start"] : piece["end"]] == piece["quote"]
    for row in data["content"]["numbers"]:
        for report in row["reports"]:
            text = data["documents"][report["document"] - 1]["text"]
            assert text[report["start"] : report["end"]] == report["as_written"]


def test_every_statement_is_a_documents_own(tell: Tell) -> None:
    briefs = [summarize_by_rules(Document.from_text(text, **known)) for text, known in (EARLY, LATE)]
    story = story_of(briefs)
    own = {fact.statement for brief in briefs for fact in (*brief.content.headline_facts, brief.content.headline)}
    told = {fact.statement for fact in story.content.facts} | {story.content.headline.statement}  # type: ignore[union-attr]  # there is one
    assert told <= own
    assert {q.question for q in story.content.open_questions} <= {
        q.question for brief in briefs for q in brief.content.open_questions
    }


def test_the_headline_is_not_a_figure_that_was_overtaken(tell: Tell) -> None:
    headline = tell(EARLY, LATE).content.headline
    assert headline is not None
    assert "welve" not in headline.statement


def test_a_story_reads_its_own_json_again(tell: Tell) -> None:
    story = tell(EARLY, LATE)
    said = story.model_dump_json()
    assert Story.model_validate_json(said).model_dump_json() == said
    assert json.loads(said)["schema"] == "story"
    assert "changes" not in json.loads(said)["content"]
    assert [d.text for d in story.without_text().documents] == [None, None]


def test_two_outlets_that_repeat_one_agency_are_one_origin(tell: Tell) -> None:
    one = (
        "Floods in Orle\n\nThe water has swallowed over 4,000 homes, the Orle Press Agency (OPA) reported on Sunday.\n"
    )
    other = "Water in Orle\n\nAccording to OPA, 4,100 houses in the lowlands are under water.\n"
    homes = number(tell((one, {"outlet": "A"}), (other, {"outlet": "B"})), "4,100")
    assert (homes.verdict, homes.origins) == ("agree", ("OPA",))


@pytest.mark.parametrize(
    "credit",
    [
        "By The Associated Wire\n\n{}",
        "ORLE (AW) — {}",
        "{}\n\nBy Jon Poe, Associated Wire",
    ],
)
def test_a_credit_is_the_origin_of_what_has_no_source(credit: str, tell: Tell) -> None:
    lead = "A gale has torn the roofs off 120 barns in the Orle valley, and 40 cows are dead."
    texts = [
        f"Gale in Orle\n\n{credit.format(lead)}\n",
        "Barns lose roofs\n\nORLE (AW) — The gale unroofed 120 barns.\n",
    ]
    barns = number(tell((texts[0], {"outlet": "A"}), (texts[1], {"outlet": "B"})), "120 barns")
    assert len(barns.origins) == 1
    assert barns.origins[0] in ("AW", "Associated Wire", "The Associated Wire")


def test_a_photographer_s_agency_is_no_origin(tell: Tell) -> None:
    one = "Gale in Orle\n\nA barn in Orle. (AP Photo/Jon Poe)\n\nA gale has torn the roofs off 120 barns in Orle.\n"
    other = "Barns lose roofs\n\nThe gale in Orle unroofed 120 barns on Monday.\n"
    barns = number(tell((one, {"outlet": "A"}), (other, {"outlet": "B"})), "120 barns")
    assert barns.origins == ("A", "B")


def test_a_copy_is_no_second_origin(tell: Tell) -> None:
    text = """Gale in Orle

A gale from the north has torn the roofs off 120 barns in the valley of Orle during the night.

Farmers gathered their frightened cattle in the village square, and neighbouring villages brought hay and water.

The wind is expected to weaken towards the weekend, and schoolchildren will help with clearing the meadows.
"""
    copy = text.replace("Gale in Orle", "Barns unroofed").replace("brought hay and water", "helped")
    barns = number(tell((text, {"outlet": "A"}), (copy, {"outlet": "B"})), "120 barns")
    assert barns.origins == ("A",)


def test_killed_and_injured_are_never_one_quantity(tell: Tell) -> None:
    one = "Crash at Orle\n\nThe crash killed 14 people and injured 30 others, police said.\n"
    other = "Bus crash\n\nPolice said that 30 people were killed and 14 people were hurt in the crash.\n"
    story = tell(one, other)
    for row in story.content.numbers:
        assert len({"kill" in r.measures or "dead" in r.measures for r in row.reports}) == 1
    assert "agree" not in {row.verdict for row in story.content.numbers}


def test_dollars_are_never_held_against_euros(tell: Tell) -> None:
    one = "Bridge of Orle\n\nThe new bridge at Orle will cost $120 million, the builder said.\n"
    other = "New bridge\n\nThe new bridge at Orle will cost €110 million, the builder said.\n"
    assert {row.verdict for row in tell(one, other).content.numbers} == {"single"}


def test_a_part_and_the_whole_are_of_different_scope(tell: Tell) -> None:
    one = "Birds of Europe\n\nSome 50 million sparrows have vanished across Europe since 1980, a count has found.\n"
    other = "Fewer birds\n\nA count has found that 200 million sparrows have vanished worldwide since 1980.\n"
    assert number(tell(one, other), "50 million").verdict == "different_scope"


def test_fewer_than_two_are_no_story() -> None:
    with pytest.raises(UsageError, match="two documents"):
        story_of([summarize_by_rules(Document.from_text(MORNING))])


def test_outlets_are_told_apart() -> None:
    def facts(**known: str) -> Any:
        return summarize_by_rules(Document.from_text(MORNING, **known)).document

    assert outlets_of([facts(outlet="A"), facts(url="https://www.b.example/x"), facts(input="news/c.txt")]) == (
        "A",
        "b.example",
        "c",
    )
    assert outlets_of([facts(input="x/a.txt"), facts(input="y/a.txt")]) == ("x", "y")
    assert outlets_of([facts(), facts()]) == ("document 1", "document 2")


def test_since_says_what_has_changed(tell: Tell) -> None:
    before = tell(
        EARLY, (MORNING.replace("Twelve", "At least 11"), {"outlet": "Valley Post", "published": "2024-05-02T09:00:00"})
    )
    now = tell(EARLY, LATE, since=Story.model_validate_json(before.model_dump_json()))
    changes = now.content.changes
    assert changes is not None
    raised = [change for change in changes.numbers if change.change == "raised"]
    assert any("20" in change.now for change in raised)
    assert [q.question for q in changes.questions_answered] == ["What caused the break?"]
    assert any(actor.name == "Ida Brost" for actor in changes.actors)
    assert any("landslide" in fact.statement for fact in changes.facts)
    assert json.loads(now.model_dump_json())["content"]["changes"]["numbers"]


def test_nothing_has_changed_since_the_same_story(tell: Tell) -> None:
    before = tell(EARLY, LATE)
    changes = tell(EARLY, LATE, since=before).content.changes
    assert changes is not None
    assert not any((changes.numbers, changes.questions_answered, changes.actors, changes.facts))


def test_a_number_is_withdrawn_where_its_page_tells_it_no_more(tell: Tell) -> None:
    other = ("Keld after the flood\n\nSoldiers are clearing the streets of Keld.\n", {"outlet": "Valley Post"})
    before = tell(EARLY, other)
    mended = (MORNING.replace("About 300 houses were flooded. ", ""), EARLY[1])
    told = tell(mended, other, since=before).content.changes
    assert told is not None
    assert [(c.change, c.before) for c in told.numbers] == [("withdrawn", ("About 300 houses",))]
    silent = tell(other, (EVENING, {"outlet": "Tolva Radio"}), since=before).content.changes
    assert silent is not None
    assert "withdrawn" not in {change.change for change in silent.numbers}


def test_of_a_table_s_many_numbers_the_first_are_compared(tell: Tell) -> None:
    rows = [f"In hamlet {n} the flood ruined {100 + n} barns and {n}.5 percent of the harvest." for n in range(120)]
    story = tell("\n\n".join(rows), "\n\n".join(rows).replace("hamlet", "parish"))
    assert [note for note in story.audit.notes if "are compared" in note]
    assert len(story.content.numbers) >= 60


ODD = """police said 14 people were killed in Keld , 30 percent of homes $2 million half a dozen a third . “ ” ( ) —
2024 nearly over up to AP (AP) — By Reuters Orle respectively from 3 to 5 km °C 12,000 ha and it is not known""".split(
    " "
)
WORDS = st.lists(st.sampled_from(ODD), min_size=3, max_size=60).map(" ".join)


@given(WORDS, WORDS)
def test_no_two_texts_are_too_odd(one: str, other: str) -> None:
    story = story_of([summarize_by_rules(Document.from_text(f"Police said it. {text}")) for text in (one, other)])
    data = json.loads(story.model_dump_json())
    for piece in evidence(data["content"]):
        assert data["documents"][piece["document"] - 1]["text"][piece["start"] : piece["end"]] == piece["quote"]


def test_a_village_that_is_buried_is_no_scope(tell: Tell) -> None:
    early = "A landslide buried a village in the hills above Keld and killed 38 people, police said."
    late = "The number of people killed by the landslide at Mulita above Keld has risen to 70, police said."
    story = tell((early, {"published": "2024-05-02"}), (late, {"published": "2024-05-04"}))
    assert number(story, "70").verdict == "superseded"


def test_places_that_all_documents_name_are_no_different_ones(tell: Tell) -> None:
    one = "Fire broke out in Keld near Orle. In Keld 40 homes were destroyed, police said."
    other = "Fire reached Orle near Keld. In Orle 31 homes were destroyed, police said."
    apart = "Fire reached Orle. In Orle 31 homes were destroyed, police said."
    assert number(tell(one, other), "31").verdict == "conflict"
    assert number(tell(one.replace(" near Orle", ""), apart), "31").verdict == "different_scope"


def test_a_headline_is_no_source_of_its_own(tell: Tell) -> None:
    """It gives the body's figure without its "some", and without the one who says it."""
    one = "Flood: 4,150 evacuated in Dorn\n\nSome 4,150 residents were evacuated, the Civil Protection Agency said.\n"
    other = "4,200 evacuated in Dorn flood\n\nAbout 4,200 residents were evacuated, the Civil Protection Agency said.\n"
    story = tell(
        (one, {"outlet": "The Dorn Mail", "published": "2024-05-02T08:00:00"}),
        (other, {"outlet": "Orle Radio", "published": "2024-05-02T09:00:00"}),
    )
    row = number(story, "Some 4,150")
    assert row.verdict == "agree"
    assert row.origins == ("Civil Protection Agency",)
