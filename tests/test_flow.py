"""One document from text to summary by rules."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

import summarizer
from summarizer import Document, Summary
from summarizer.errors import InputError, UsageError
from summarizer.flow import finish, read_usable, summarize_by_rules
from summarizer.schemas.brief import Brief, Statement
from summarizer.schemas.claim import Claim, Evidence
from summarizer.schemas.summary import Run

TEXT = (
    "Council of Tarnvik closes two schools\n\n"
    "TARNVIK, March 3 — The council of Tarnvik will close two schools, the mayor, Hilde Brox, said on Tuesday.\n\n"
    "The schools have 310 pupils and cost $4.5 million a year, according to the council.\n\n"
    "“We had no choice,” Brox said. It isn't known when the buildings will be sold.\n"
)


class Fact(Claim):
    text: str


class Facts(BaseModel):
    facts: tuple[Fact, ...] = ()


def test_a_summary_by_rules() -> None:
    summary = summarize_by_rules(Document.from_text(TEXT, outlet="The Tarnvik Echo"))
    assert isinstance(summary.content, Brief)
    assert summary.schema_name == "brief"
    assert (summary.run.engine, summary.run.model, summary.run.prompt) == ("rules", None, None)
    assert (summary.run.calls, summary.run.cost_usd, summary.run.cached) == (0, 0.0, False)
    assert summary.run.version == summarizer.__version__
    assert summary.audit.rejected == ()
    assert summary.audit.claims == summary.audit.supported
    assert summary.document.outlet == "The Tarnvik Echo"


def test_the_json_is_the_contracts() -> None:
    data = json.loads(summarize_by_rules(Document.from_text(TEXT)).model_dump_json())
    assert list(data) == ["schema", "schema_version", "document", "content", "audit", "run"]
    assert (data["schema"], data["schema_version"]) == ("brief", 1)
    assert list(data["content"]) == ["headline", "headline_facts", "actors", "numbers", "open_questions"]
    assert list(data["audit"]) == ["claims", "supported", "rejected", "numbers", "notes"]
    assert data["document"]["title"] is None
    assert data["document"]["text"] == TEXT


def test_a_summary_reads_its_own_json_again() -> None:
    summary = summarize_by_rules(Document.from_text(TEXT))
    assert Summary.model_validate_json(summary.model_dump_json()) == summary


def test_a_summary_without_text() -> None:
    summary = summarize_by_rules(Document.from_text(TEXT)).without_text()
    assert summary.document.text is None
    assert summary.document.id == Document.from_text(TEXT).id


def test_every_number_of_the_body_is_accounted_for() -> None:
    document = Document.from_text(TEXT)
    audited = summarize_by_rules(document).audit.numbers
    found = summarizer.read(document).numbers
    assert [(a.start, a.end) for a in audited] == [(n.start, n.end) for n in found]
    assert all((a.reason is None) == (a.status != "omitted") for a in audited)


def test_audit_tells_in_brief_from_repeated_and_omitted() -> None:
    text = "Storm floods 310 farms\n\nThe storm flooded 310 farms and 17 barns. It blew at 90 km/h. The third dam held."
    reading = read_usable(Document.from_text(text))
    statement = "The storm flooded 310 farms."
    draft = Brief(headline_facts=(Statement(statement=statement, evidence=(Evidence(sentence=2, quote=""),)),))
    audit = finish(reading, draft, Run(engine="rules", version="0"), "brief").audit
    status = {number.as_written: (number.status, number.reason is None) for number in audit.numbers}
    assert status["17 barns"] == ("omitted", False)
    assert status["90 km/h"] == ("omitted", False)
    assert [n.status for n in audit.numbers if n.as_written == "310 farms"] == ["repeated", "in_brief"]


@pytest.mark.parametrize("text", ["", " \n\t", "\u00a0", "...", "\x00"])
def test_what_has_no_article_in_it_is_an_error_of_one_line(text: str) -> None:
    with pytest.raises(InputError, match=r"notes\.txt") as caught:
        summarize_by_rules(Document.from_text(text, input="notes.txt"))
    assert "\n" not in str(caught.value)


def test_the_rules_engine_serves_the_brief_only() -> None:
    with pytest.raises(UsageError, match="rules engine writes the schema brief only"):
        summarize_by_rules(Document.from_text(TEXT), Facts)


def test_a_draft_of_a_schema_of_ones_own_is_finished_too() -> None:
    reading = read_usable(Document.from_text(TEXT))
    right = Fact(text="The schools have 310 pupils.", evidence=(Evidence(quote="The schools have 310 pupils"),))
    wrong = Fact(text="The schools have 320 pupils.", evidence=(Evidence(quote="The schools have 310 pupils"),))
    summary = finish(reading, Facts(facts=(right, wrong)), Run(engine="llm", version="0"), Facts)
    assert [fact.text for fact in summary.content.facts] == ["The schools have 310 pupils."]
    assert summary.audit.rejected[0].reason == "number_not_in_evidence"
    assert summary.schema_name.endswith("test_flow:Facts")
    again = Summary.model_validate(summary.model_dump(), context={"schema": Facts})
    assert again.content == summary.content


def test_an_article_in_another_language_gets_notes() -> None:
    text = (
        "Der Bürgermeister hat am Dienstag gesagt, dass die Stadt zwei Schulen schließen wird. Die Schulen haben 310 "
        "Schüler und sie kosten die Stadt sehr viel Geld. Es ist nicht bekannt, wann die Gebäude verkauft werden."
    )
    summary = summarize_by_rules(Document.from_text(text, language="de"))
    assert summary.audit.notes[0] == "The rules engine reads English; this article seems to be in German."
    assert any("not in English" in note for note in summary.audit.notes[1:])


def test_summarize_takes_a_path_or_a_document(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    by_path = summarizer.summarize(path)
    assert by_path.document.input == str(path)
    assert by_path.content == summarizer.summarize(Document.from_text(TEXT)).content
    assert by_path.content == summarizer.summarize(str(path), "brief", engine="rules").content


def test_summarize_works_inside_a_running_event_loop_and_has_an_asynchronous_twin() -> None:
    document = Document.from_text(TEXT)

    async def both() -> tuple[Summary, Summary]:
        return summarizer.summarize(document), await summarizer.asummarize(document)

    one, other = asyncio.run(both())
    assert one.content == other.content


@pytest.mark.parametrize("engine", ["llm", "magic"])
def test_an_engine_that_is_not_there(engine: str) -> None:
    with pytest.raises(UsageError):
        summarizer.summarize(Document.from_text(TEXT), engine=engine)  # type: ignore[arg-type]  # a wrong value


def test_what_is_no_source_is_an_error() -> None:
    with pytest.raises(InputError, match="from_text"):
        summarizer.summarize(b"text")  # type: ignore[arg-type]  # a wrong type


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_no_text_raises_anything_but_the_packages_errors(text: str) -> None:
    document = Document.from_text(text)
    try:
        summary = summarize_by_rules(document)
    except InputError:
        return
    for fact in summary.content.headline_facts:
        for evidence in fact.evidence:
            assert document.text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a" * 25_000_001, "25,000,001 characters"),
        ("1\n" * 1_000_001, "1,000,001 lines"),
        ("“\r\n" * 1_000_001, "1,000,001 lines"),
    ],
)
def test_what_is_too_long_for_an_article_is_refused_in_one_line(text: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        summarize_by_rules(Document.from_text(text, input="dump.txt"))
    assert str(caught.value) == f"dump.txt: it has {says}, more than any article; give the text of one article"


def test_a_text_without_a_word_is_refused_before_it_is_read() -> None:
    with pytest.raises(InputError, match="there is not a word in it"):
        summarize_by_rules(Document.from_text('"' * 20_000_000))


def test_a_reading_keeps_its_page_out_of_its_value() -> None:
    reading = read_usable(Document.from_text(TEXT))
    assert reading.page is not None
    assert [token.text for token in reading.page.tokens_of(0)] == "Council of Tarnvik closes two schools".split()
    assert "page" not in json.loads(reading.model_dump_json())
    assert replace(reading, page=None) == reading
    assert "page=" not in repr(reading)
