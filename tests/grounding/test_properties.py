"""What holds of grounding for any draft and any article."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.engines.rules import draft_brief
from summarizer.flow import check_summary, summarize_by_rules
from summarizer.grounding import audit_numbers, ground, ground_and_audit
from summarizer.reading import read_document
from summarizer.reading.model import Reading
from summarizer.schemas.brief import Actor, Brief, NumberClaim, OpenQuestion, Statement
from summarizer.schemas.claim import Evidence, Source

ARTICLES = [
    "Storm cuts power in Osmark\n\nA storm cut power to over 4,000 homes in Osmark on Monday, the utility Nordlys said."
    " Nearly 300 people were moved to schools. “We work day and night,” Jonas Falk, the utility’s director, said. "
    "It was not clear when the power would be back.",
    "Mill workers accept offer\n\nWorkers at the Brede paper mill voted by 62% to 38% to accept a pay rise of 3.5 per "
    "cent, their union said on Friday.\r\n\r\nThe strike lasted six weeks and cost the owner, Brede AB, €12 million, "
    "according to the company. It did not say whether it would close the mill’s second machine.",
    "A ferry with 80 passengers ran aground off Tamsa. No one was hurt. The coastguard said it didn’t know the cause.",
]


def _readings() -> list[Reading]:
    return [read_document(Document.from_text(text)) for text in ARTICLES]


@pytest.mark.parametrize("text", ARTICLES)
def test_what_the_rules_engine_writes_about_a_clean_article_is_supported(text: str) -> None:
    summary = summarize_by_rules(Document.from_text(text))
    assert summary.audit.claims > 0
    assert summary.audit.rejected == ()


@pytest.mark.parametrize("text", ARTICLES)
def test_a_summary_is_proved_by_check_as_it_was_by_ground(text: str) -> None:
    summary = summarize_by_rules(Document.from_text(text))
    report = check_summary(summary.model_dump(mode="json"))
    assert report["rejected"] == []
    assert report["claims"] >= summary.audit.supported


@pytest.mark.parametrize("reading", _readings())
def test_grounding_what_is_grounded_changes_nothing(reading: Reading) -> None:
    once = ground(draft_brief(reading), reading)
    twice = ground(once.content, reading)
    assert twice.content == once.content
    assert (twice.rejected, twice.notes) == ((), ())


@pytest.mark.parametrize("reading", _readings())
def test_the_audit_lists_every_number_of_the_body_once_and_in_order(reading: Reading) -> None:
    content, audit = ground_and_audit(draft_brief(reading), reading)
    assert [(n.start, n.end) for n in audit.numbers] == [(n.start, n.end) for n in reading.numbers]
    assert audit.numbers == audit_numbers(content, reading)
    told = {(n.start, n.end) for n in content.numbers}
    assert told <= {(n.start, n.end) for n in audit.numbers if n.status == "in_brief"}


def test_an_empty_brief_leaves_every_number_out() -> None:
    for reading in _readings():
        assert {n.status for n in audit_numbers(Brief(), reading)} == {"omitted"}


PIECES = st.sampled_from(
    [
        *(word for text in ARTICLES for word in text.split()),
        *(
            " ",
            "\n",
            "“",
            "”",
            "not",
            "never",
            "4,000",
            "over",
            "%",
            "$",
            "July 27",
            "Ada Obi",
            "KCNA",
            "?",
            "\x00",
            "𝟙",
            "ﷺ",
        ),
    ]
)
STRINGS = st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=20)
NUMBERS = st.none() | st.integers(-3, 600)
EVIDENCE = st.builds(Evidence, sentence=NUMBERS, quote=STRINGS, start=NUMBERS, end=NUMBERS) | st.builds(
    Evidence, sentence=st.integers(1, 5), quote=st.just("")
)
CITED: Any = {"evidence": st.lists(EVIDENCE, max_size=4).map(tuple)}
BRIEFS = st.builds(
    Brief,
    headline=st.none() | st.builds(Statement, statement=STRINGS, **CITED),
    headline_facts=st.lists(st.builds(Statement, statement=STRINGS, **CITED), max_size=3).map(tuple),
    actors=st.lists(st.builds(Actor, name=STRINGS, kind=st.just("group"), role=STRINGS, **CITED), max_size=2).map(
        tuple
    ),
    numbers=st.lists(
        st.builds(
            NumberClaim,
            as_written=STRINGS,
            start=NUMBERS,
            end=NUMBERS,
            measures=STRINGS,
            value=st.none() | st.floats(allow_nan=False) | st.integers(),
            source=st.none() | st.builds(Source, name=STRINGS),
            **CITED,
        ),
        max_size=2,
    ).map(tuple),
    open_questions=st.lists(
        st.builds(OpenQuestion, question=STRINGS, status=st.just("unknown"), **CITED), max_size=2
    ).map(tuple),
)


@given(BRIEFS, st.sampled_from(_readings()))
def test_any_draft_is_grounded_and_every_quote_of_the_result_is_verbatim(draft: Brief, reading: Reading) -> None:
    text = reading.document.text
    content, audit = ground_and_audit(draft, reading)
    assert audit.claims == audit.supported + len(audit.rejected)
    claims = (*content.headline_facts, *content.actors, *content.numbers, *content.open_questions)
    for claim in claims:
        assert 1 <= len(claim.evidence) <= 3
        for evidence in claim.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
            found = reading.sentences[evidence.sentence - 1]
            assert found.start <= evidence.start < found.end
            assert not found.boilerplate
    for number in content.numbers:
        assert text[number.start : number.end] == number.as_written
        if number.source is not None:
            assert isinstance(number.source.confirmed, bool)
            assert all(text[e.start : e.end] == e.quote for e in number.source.evidence)
