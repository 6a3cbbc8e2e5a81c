"""A finished summary, altered in one place, proved against its article."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from summarizer import Document, check
from summarizer.errors import InputError
from summarizer.flow import finish, read_usable
from summarizer.schemas.brief import Actor, Brief, NumberClaim, OpenQuestion, Statement
from summarizer.schemas.claim import Evidence, Source
from summarizer.schemas.summary import Run

TEXT = (
    "Fire guts the old mill of Norrby\n\n"
    "A fire destroyed the old mill of Norrby on Friday, police said. "
    "Over 200 people were led to safety, the fire chief, Ana Lund, told the Norrby Post. "
    "The cause of the fire isn't known.\n"
)
DOCUMENT = Document.from_text(TEXT, input="fire.txt", outlet="Norrby Post")


@pytest.fixture
def summary() -> dict[str, Any]:
    reading = read_usable(DOCUMENT)

    def cite(words: str) -> tuple[Evidence, ...]:
        return (Evidence(quote=words),)

    safe = "Over 200 people were led to safety, the fire chief, Ana Lund, told the Norrby Post."
    draft = Brief(
        headline=Statement(
            statement="A fire destroyed the old mill of Norrby",
            evidence=cite("A fire destroyed the old mill of Norrby on Friday, police said."),
        ),
        headline_facts=(Statement(statement="Over 200 people were led to safety.", evidence=cite(safe)),),
        actors=(Actor(name="Ana Lund", kind="person", role="fire chief", evidence=cite(safe)),),
        numbers=(
            NumberClaim(
                as_written="Over 200 people",
                measures="people led to safety",
                source=Source(name="Ana Lund"),
                evidence=cite(safe),
            ),
        ),
        open_questions=(
            OpenQuestion(
                question="What caused the fire?", status="unknown", evidence=cite("The cause of the fire isn't known.")
            ),
        ),
    )
    made = finish(reading, draft, Run(engine="rules", version="0"), "brief")
    assert made.audit.rejected == ()
    data = made.model_dump(mode="json")
    assert isinstance(data, dict)
    return data


def _reasons(data: dict[str, Any], article: Document | None = None) -> list[str]:
    return [rejected["reason"] for rejected in check(data, article)["rejected"]]


def test_a_summary_of_this_program_is_proved_whole(summary: dict[str, Any]) -> None:
    assert check(summary) == {"document": DOCUMENT.id, "claims": 5, "supported": 5, "rejected": []}


def test_the_report_names_the_claim(summary: dict[str, Any]) -> None:
    summary["content"]["headline_facts"][0]["statement"] = "Over 300 people were led to safety."
    report = check(summary)
    assert (report["claims"], report["supported"]) == (5, 4)
    (rejected,) = report["rejected"]
    assert {key: rejected[key] for key in ("field", "index", "reason")} == {
        "field": "headline_facts",
        "index": 0,
        "reason": "number_not_in_evidence",
    }
    assert rejected["claim"] == summary["content"]["headline_facts"][0]
    json.dumps(report)


ALTERED: list[tuple[tuple[str | int, ...], Any, str]] = [
    (("headline", "statement"), "A flood destroyed the old mill of Karsholm", "name_not_in_article"),
    (("headline", "statement"), "A fire did not destroy the old mill of Norrby", "negation_changed"),
    (("headline", "statement"), "A fire destroyed the old mill of Norrby on Monday", "date_not_in_evidence"),
    (("headline", "evidence"), [], "no_evidence"),
    (("headline", "evidence"), None, "no_evidence"),
    (("headline", "evidence", 0, "quote"), "A flood destroyed the old mill", "quote_not_in_article"),
    (("headline", "evidence", 0, "start"), 3, "span_mismatch"),
    (("headline", "evidence", 0, "sentence"), 3, "span_mismatch"),
    (("headline", "evidence", 0, "sentence"), 30, "no_evidence"),
    (("actors", 0, "name"), "Eva Lund", "name_not_in_article"),
    (("actors", 0, "role"), "fire chief of Karsholm", "name_not_in_article"),
    (("numbers", 0, "value"), 300, "value_mismatch"),
    (("numbers", 0, "high"), 200, "value_mismatch"),
    (("numbers", 0, "qualifier"), "under", "value_mismatch"),
    (("numbers", 0, "kind"), "money", "value_mismatch"),
    (("numbers", 0, "unit"), "sheep", "value_mismatch"),
    (("numbers", 0, "as_written"), "Over 300 people", "span_mismatch"),
    (("numbers", 0, "start"), 0, "span_mismatch"),
    (("numbers", 0, "measures"), "people led to safety in 12 hours", "number_not_in_evidence"),
    (("numbers", 0, "source", "name"), "Eva Holm", "source_not_in_article"),
    (("numbers", 0, "source", "name"), "police", "source_not_supported"),
    (("numbers", 0, "source", "evidence", 0, "quote"), "Ana Lund said nothing.", "quote_not_in_article"),
    (("open_questions", 0, "question"), "Did 3 people die?", "number_not_in_evidence"),
]


@pytest.mark.parametrize(("path", "value", "reason"), ALTERED)
def test_an_altered_summary(summary: dict[str, Any], path: tuple[str | int, ...], value: Any, reason: str) -> None:
    data: Any = copy.deepcopy(summary)
    place = data["content"]
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert _reasons(data) == [reason]


def test_a_claim_whose_evidence_is_gone_is_a_claim_all_the_same(summary: dict[str, Any]) -> None:
    del summary["content"]["headline"]["evidence"]
    del summary["content"]["actors"][0]["evidence"]
    report = check(summary)
    assert report["claims"] == 5
    assert [(r["field"], r["reason"]) for r in report["rejected"]] == [
        ("headline", "no_evidence"),
        ("actors", "no_evidence"),
    ]


def test_what_the_audit_says_is_not_believed(summary: dict[str, Any]) -> None:
    summary["content"]["headline"]["statement"] = "Three men died."
    summary["audit"] = {"claims": 0, "supported": 0, "rejected": [], "numbers": [], "notes": []}
    assert _reasons(summary) == ["number_not_in_evidence"]


def test_the_language_that_a_summary_names_switches_nothing_off(summary: dict[str, Any]) -> None:
    summary["document"]["language"] = "xx"
    summary["content"]["headline"]["statement"] = "A fire did not destroy the old mill of Norrby"
    assert _reasons(summary) == ["negation_changed"]


def test_a_summary_from_elsewhere_needs_text_fields_and_quotes_only() -> None:
    data = {
        "content": {
            "headline_facts": [
                {"statement": "Over 200 people were saved.", "evidence": [{"quote": "Over 200 people were led"}]}
            ],
            "actors": [{"name": "Ana Lund", "evidence": [{"quote": "Ana Lund, told the Norrby Post"}]}],
            "numbers": [
                {
                    "as_written": "Over 200 people",
                    "measures": "people led to safety",
                    "source": {"name": "Ana Lund"},
                    "evidence": [{"quote": "Over 200 people were led to safety"}],
                }
            ],
        }
    }
    assert check(data, DOCUMENT) == {"document": DOCUMENT.id, "claims": 3, "supported": 3, "rejected": []}


def test_a_summary_of_another_schema_is_proved_without_its_class() -> None:
    fact = {"what": "A fire destroyed the mill of Norrby", "evidence": [{"quote": "A fire destroyed the old mill"}]}
    data = {"schema": "evil.py:Code", "content": {"days": [{"facts": [fact, {**fact, "what": "8 died"}]}]}}
    report = check(data, DOCUMENT)
    assert [(r["field"], r["index"]) for r in report["rejected"]] == [("days[0].facts", 1)]


def test_the_wrong_article_is_refused(summary: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="hash"):
        check(summary, Document.from_text(TEXT + "x"))


def test_an_altered_text_is_refused(summary: dict[str, Any]) -> None:
    summary["document"]["text"] = TEXT.replace("200", "300")
    with pytest.raises(InputError, match="hash"):
        check(summary)


def test_the_text_may_lie_in_the_file_that_it_came_from(
    summary: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary["document"]["text"] = None
    file = tmp_path / "summary.json"
    file.write_text(json.dumps(summary), encoding="utf-8")
    with pytest.raises(InputError, match=r"--article"):
        check(file)
    (tmp_path / "fire.txt").write_text(TEXT, encoding="utf-8")
    assert check(file)["rejected"] == []
    monkeypatch.chdir(tmp_path)
    assert check("summary.json")["rejected"] == []
    assert check(file, tmp_path / "fire.txt")["rejected"] == []


@pytest.mark.parametrize(
    "content",
    [
        None,
        [],
        "text",
        {"numbers": [{"evidence": [{"quote": "A fire"}]}]},
        {"numbers": [{"as_written": 7, "evidence": []}]},
        {"headline": {"statement": "x", "evidence": [7]}},
        {"headline": {"statement": "x", "evidence": [{"quote": None}]}},
        {"headline": {"statement": "x", "evidence": [{"quote": "x", "start": "7"}]}},
        {"headline_facts": ["x"]},
        {"headline": "x"},
    ],
)
def test_what_has_not_the_form_of_a_summary_is_an_error_of_one_line(content: Any) -> None:
    with pytest.raises(InputError) as caught:
        check({"content": content}, DOCUMENT)
    assert "\n" not in str(caught.value)


def test_a_file_that_holds_no_summary(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    for text in ("", "{", "[]", "3", "[" * 100_000):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=r"x\.json"):
            check(file)
    with pytest.raises(InputError):
        check(tmp_path / "missing.json")
