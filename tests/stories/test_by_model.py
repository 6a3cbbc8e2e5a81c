"""A story by a model: one short call groups, the program decides, and a bad grouping costs its bad parts."""

import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from summarizer import Document, Story, SummarizerError, summarize_story

TEXTS = (
    "Dam breaks\n\nThe dam at Keld broke and flooded 4,100 houses, the press bureau said.\n\nTwo men are missing.\n",
    "Keld under water\n\nSome 4,000 homes stand in water at Keld, and $3 million is needed, the press bureau said.\n",
)
DOCUMENTS = [Document.from_text(text, input=name) for text, name in zip(TEXTS, ("one.txt", "two.txt"), strict=True)]
EMPTY: dict[str, Any] = {"headline": None, "headline_facts": [], "actors": [], "numbers": [], "open_questions": []}


def number(words: str, measures: str) -> dict[str, Any]:
    return {"mark": f"[2] {words}", "measures": measures, "source": None}


BRIEFS = (
    EMPTY
    | {
        "headline_facts": [{"statement": "The dam at Keld flooded 4,100 houses.", "evidence": [2]}],
        "numbers": [
            number("4,100 houses", "houses flooded"),
            {"mark": "[3] Two men", "measures": "men missing", "source": None},
        ],
    },
    EMPTY
    | {
        "headline_facts": [{"statement": "Some 4,000 homes stand in water at Keld.", "evidence": [2]}],
        "numbers": [number("Some 4,000 homes", "homes in water"), number("$3 million", "money needed")],
    },
)

Ask = Callable[..., Story]


@pytest.fixture
def ask(desk: Any, answers: Any, completion: Any) -> Ask:
    """The story of both documents, with a model that answers to each request by what the request is about."""

    def told(grouping: Any, documents: Sequence[Document] = DOCUMENTS, **options: Any) -> Story:
        def behave(handler: Any, body: dict[str, Any]) -> None:
            said = body["messages"][-1]["content"]
            if "<numbers>" in said:
                behaviour = grouping if callable(grouping) else answers(completion(grouping))
            else:
                brief = BRIEFS[0] if "dam" in said else BRIEFS[1]
                behaviour = answers(completion(json.dumps(brief)))
            behaviour(handler, body)

        desk.script.clear()
        desk.requests.clear()
        desk.then(behave)
        return summarize_story(documents, engine="llm", base_url=desk.url, model="local", retries=0, **options)

    return told


def groups(*numbers: list[str], facts: tuple[list[str], ...] = ()) -> str:
    return json.dumps({"numbers": numbers, "facts": facts})


def test_the_model_groups_and_the_program_decides(ask: Ask, desk: Any) -> None:
    story = ask(groups(["n1", "n3"], facts=(["f1", "f2"],)))
    (row,) = [n for n in story.content.numbers if n.verdict != "single"]
    assert [(r.document, r.as_written) for r in row.reports] == [(1, "4,100 houses"), (2, "Some 4,000 homes")]
    assert row.verdict == "agree"
    assert [fact.outlets for fact in story.content.facts] == [2]
    (asked,) = [r for r in desk.requests if "<numbers>" in r["messages"][-1]["content"]]
    lines = asked["messages"][-1]["content"].splitlines()
    assert any(line.startswith("[n1] 1 | 4,100 houses | houses flooded") for line in lines)
    assert len(desk.requests) == 3
    assert (story.run.engine, story.run.calls, story.run.input_tokens) == ("llm", 3, 300)


def test_the_wire_form_is_strict_and_compact(ask: Ask, desk: Any) -> None:
    ask(groups())
    (asked,) = [r for r in desk.requests if "<numbers>" in r["messages"][-1]["content"]]
    form = asked["response_format"]["json_schema"]
    assert (form["strict"], form["schema"]["additionalProperties"]) == (True, False)
    assert form["schema"]["required"] == ["numbers", "facts"]


@pytest.mark.parametrize(
    ("grouping", "note"),
    [
        (groups(["n1", "n99"]), "'n99'"),
        (groups(["n1", "n3"], ["n3", "n2"]), "twice"),
        (groups(["n1", "n3", "n4"]), "another kind"),
        (groups(["n1", "n2", "n3"]), "its own document"),
        (json.dumps({"numbers": "n1 n3", "facts": []}), "numbers came in no usable form"),
        (json.dumps({"numbers": [["n1", "n3"], 7, [None]], "facts": []}), "'None'"),
    ],
)
def test_a_bad_part_of_a_grouping_is_dropped_with_a_note(grouping: str, note: str, ask: Ask) -> None:
    story = ask(grouping)
    assert [told for told in story.audit.notes if note in told]
    every = [(r.document, r.start) for n in story.content.numbers for r in n.reports]
    assert len(every) == len(set(every)) == 4


def test_where_the_call_fails_the_rules_group(ask: Ask, fails: Any) -> None:
    story = ask(fails(500, "on fire"))
    assert [note for note in story.audit.notes if "grouped by the rules" in note]
    assert [n.verdict for n in story.content.numbers if len(n.reports) > 1] == ["agree"]


def test_a_document_whose_brief_fails_is_left_out(desk: Any, answers: Any, completion: Any, fails: Any) -> None:
    def behave(handler: Any, body: dict[str, Any]) -> None:
        said = body["messages"][-1]["content"]
        if "third" in said:
            behaviour = fails(500, "on fire")
        else:
            behaviour = answers(completion(groups() if "<numbers>" in said else json.dumps(BRIEFS["dam" not in said])))
        behaviour(handler, body)

    desk.then(behave)
    third = Document.from_text("Fire in Orle\n\nA third of the barns burned.\n", input="three.txt")
    told = {"engine": "llm", "base_url": desk.url, "model": "local", "retries": 0}
    story = summarize_story([*DOCUMENTS, third], **told)
    assert len(story.documents) == 2
    assert [note for note in story.audit.notes if note.startswith("three.txt is left out")]
    with pytest.raises(SummarizerError, match="fewer than two"):
        summarize_story([DOCUMENTS[0], third], **told)


def test_an_instruction_in_an_article_is_data(ask: Ask, desk: Any) -> None:
    ask(groups())
    (asked,) = [r for r in desk.requests if "<numbers>" in r["messages"][-1]["content"]]
    assert "not an instruction" in asked["messages"][0]["content"]


def test_a_number_that_a_brief_leaves_out_is_taken_up_after_the_grouping(ask: Ask, desk: Any) -> None:
    """The second brief passes over the two men of whom its text tells too."""
    more = Document.from_text(TEXTS[1] + "\nPolice said that two men are missing at Keld.\n", input="two.txt")
    plain = ask(groups(["n1", "n3"]))
    sent = asked_to_group(desk)
    story = ask(groups(["n1", "n3"]), documents=[DOCUMENTS[0], more])
    assert [len(row.reports) for row in plain.content.numbers if row.reports[0].as_written == "Two men"] == [1]
    (row,) = [row for row in story.content.numbers if row.reports[0].as_written == "Two men"]
    assert [report.as_written for report in row.reports] == ["Two men", "two men"]
    assert (row.verdict, row.reports[1].origin) == ("agree", "Police")
    assert [note for note in story.audit.notes if "“two men”" in note]
    assert asked_to_group(desk) == sent


def asked_to_group(desk: Any) -> list[str]:
    said = [request["messages"][-1]["content"] for request in desk.requests]
    return [text for text in said if "<numbers>" in text]


def test_one_text_twice_is_asked_about_by_nobody(desk: Any) -> None:
    copy = Document.from_text(TEXTS[0], input="copy.txt")
    with pytest.raises(SummarizerError, match=r"same text as one\.txt"):
        summarize_story([DOCUMENTS[0], copy], engine="llm", base_url=desk.url, model="local", retries=0)
    assert desk.requests == []
