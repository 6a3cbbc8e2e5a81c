"""Where evidence stands: quotes, offsets, sentence numbers, boilerplate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.grounding import ground
from summarizer.reading import read_document
from summarizer.reading.model import Boilerplate, Reading, Sentence
from summarizer.schemas.brief import Brief, Statement
from summarizer.schemas.claim import Evidence

TEXT = (
    "A ferry sank off Port Sella on Monday. “Everyone is safe,” the harbour master said.\n"
    "The ferry  was built\nin 1988. It can carry 300 cars.\n"
    "Nobody knows why it sank. Nobody knows why it sank — not yet.\n"
)
READING = read_document(Document.from_text(TEXT))


def _grounded(*evidence: Evidence, reading: Reading = READING, statement: str = "The ferry sank") -> Brief | str:
    found = ground(Brief(headline_facts=(Statement(statement=statement, evidence=evidence),)), reading)
    return found.rejected[0].reason if found.rejected else found.content


def _only(result: Brief | str) -> Evidence:
    assert isinstance(result, Brief)
    (evidence,) = result.headline_facts[0].evidence
    assert evidence.start is not None
    return evidence


def _sentence(number: int) -> Evidence:
    found = READING.sentences[number - 1]
    return Evidence(sentence=number, quote=TEXT[found.start : found.end], start=found.start, end=found.end)


def test_evidence_that_is_right_stays_as_it_is() -> None:
    assert _only(_grounded(_sentence(1))) == _sentence(1)


def test_a_sentence_number_alone_cites_the_whole_sentence() -> None:
    assert _only(_grounded(Evidence(sentence=1, quote=""))) == _sentence(1)


def test_a_quote_alone_gets_its_sentence_and_offsets() -> None:
    found = _only(_grounded(Evidence(quote="A ferry sank")))
    assert (found.sentence, found.start, found.end) == (1, 0, 12)


@pytest.mark.parametrize(
    "quote",
    [
        '"Everyone is safe," the harbour master said.',
        "“Everyone  is\nsafe,” the harbour master said.",
        "the ferry was built in 1988.",
        "Nobody knows why it sank - not yet.",
        "Nobody knows why it sank \u2013 not yet.",
    ],
)
def test_a_quote_may_differ_in_marks_white_space_and_its_first_capital(quote: str) -> None:
    found = _only(_grounded(Evidence(quote=quote)))
    assert TEXT[found.start : found.end] == found.quote


@pytest.mark.parametrize(
    ("evidence", "reason"),
    [
        ((), "no_evidence"),
        ((Evidence(quote=""),), "no_evidence"),
        ((Evidence(quote=" \n"),), "no_evidence"),
        ((Evidence(sentence=0, quote="A ferry sank"),), "no_evidence"),
        ((Evidence(sentence=99, quote="A ferry sank"),), "no_evidence"),
        ((Evidence(sentence=-1, quote="A ferry sank"),), "no_evidence"),
        ((Evidence(quote="A ferry sailed"),), "quote_not_in_article"),
        ((Evidence(quote="A FERRY SANK"),), "quote_not_in_article"),
        ((Evidence(quote="00 cars"),), "quote_not_in_article"),
        ((Evidence(quote="A ferr"),), "quote_not_in_article"),
        ((Evidence(sentence=2, quote="A ferry sank"),), "span_mismatch"),
        ((Evidence(sentence=1, quote="A ferry sank", start=1, end=13),), "span_mismatch"),
        ((Evidence(sentence=1, quote="A ferry sank", start=0, end=13),), "span_mismatch"),
        ((Evidence(sentence=1, quote="A ferry sank", start=-5, end=7),), "span_mismatch"),
        ((Evidence(sentence=1, quote="A ferry sank", start=10**9, end=10**9 + 12),), "span_mismatch"),
        ((Evidence(sentence=1, quote="", start=0, end=12),), "span_mismatch"),
        ((Evidence(quote="A ferry sank"), Evidence(quote="A ferry sailed")), "quote_not_in_article"),
        ((Evidence(quote="A ferry sailed"), Evidence(sentence=99, quote="")), "no_evidence"),
    ],
)
def test_evidence_that_is_wrong(evidence: tuple[Evidence, ...], reason: str) -> None:
    assert _grounded(*evidence) == reason


def test_evidence_in_boilerplate_is_rejected() -> None:
    text = "Support our work. A bridge fell."
    sentences = (Sentence(1, 0, 17, True), Sentence(2, 18, 32))
    reading = Reading(Document(text), sentences, (), (), (), (), (), (Boilerplate(0, 17, "appeal"),))
    assert _grounded(Evidence(quote="Support our work."), reading=reading, statement="A bridge") == "boilerplate"
    assert isinstance(_grounded(Evidence(quote="A bridge fell."), reading=reading, statement="A bridge"), Brief)


def test_a_quote_that_stands_in_boilerplate_and_in_the_body_is_that_of_the_body() -> None:
    text = "A bridge fell. A bridge fell."
    sentences = (Sentence(1, 0, 14, True), Sentence(2, 15, 29))
    reading = Reading(Document(text), sentences, (), (), (), (), (), (Boilerplate(0, 14, "repeat"),))
    assert _only(_grounded(Evidence(quote="A bridge fell."), reading=reading, statement="A bridge")).sentence == 2


def test_a_quote_that_stands_twice_counts_where_it_supports_the_claim() -> None:
    text = "The mayor won. It was a close race. He waved. Ada Obi saw it. The mayor won."
    reading = read_document(Document.from_text(text))
    found = _grounded(Evidence(quote="The mayor won."), reading=reading, statement="The mayor, seen by Ada Obi, won.")
    assert _only(found).sentence == 5


def test_more_than_three_pieces_of_evidence_are_cut_to_three_and_the_same_one_counts_once() -> None:
    result = _grounded(*(_sentence(n) for n in (1, 1, 2, 3, 4)))
    assert isinstance(result, Brief)
    assert [e.sentence for e in result.headline_facts[0].evidence] == [1, 2, 3]


@given(st.text(max_size=200), st.text(max_size=40), st.none() | st.integers(), st.none() | st.integers(-5, 250))
def test_whatever_is_cited_of_whatever_text(text: str, quote: str, sentence: int | None, start: int | None) -> None:
    document = Document.from_text(text)
    reading = read_document(document)
    claim = Statement(statement=quote, evidence=(Evidence(sentence=sentence, quote=quote, start=start),))
    found = ground(Brief(headline_facts=(claim,)), reading)
    assert found.supported + len(found.rejected) == found.claims
    for fact in found.content.headline_facts:
        for evidence in fact.evidence:
            assert document.text[evidence.start : evidence.end] == evidence.quote


@given(st.data())
def test_every_stretch_of_a_text_is_found_where_it_stands(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    quote = TEXT[start:end]
    found = _grounded(Evidence(quote=quote, start=start, end=end), statement="-")
    if quote.strip():
        assert isinstance(found, Brief)
        assert _only(found).quote == quote


@pytest.mark.parametrize("letter", ["a", '"', "1", ".", " ", "(", "\n", "a ", "1,", "No. ", "“", "it isn't "])
def test_long_strings_of_one_kind_take_linear_time(letter: str) -> None:
    reading = read_document(Document.from_text(f"A ferry sank. {letter * 100_000} Seven cars sank."))
    for quote in (letter * 1000, letter * 1000 + "x", "Seven cars sank."):
        claim = Statement(statement=f"Seven {letter * 50}", evidence=(Evidence(quote=quote),))
        found = ground(Brief(headline_facts=(claim,)), reading)
        assert found.claims == 1
