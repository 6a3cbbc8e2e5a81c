"""Who says what in a claim's sentence, where the article has one speaker inside another's words."""

import pytest

from summarizer.document import Document
from summarizer.grounding import check_content, ground
from summarizer.reading import read_document
from summarizer.schemas.brief import Brief, Statement
from summarizer.schemas.claim import Evidence

READING = read_document(
    Document.from_text(
        "President Oskar Lindroe has offered aid to Serrova in response to severe flooding, according to Serrova’s "
        "state media, SPB, on Sunday. The offer was made in a letter.\n\n“Lindroe expressed his willingness to provide "
        "boats and tents for the villages along the Orlo,” SPB reported.\n\nThe province’s governor, Dalia "
        "Wenmar, said that the engineer Tomas Brekker would resign."
    )
)


@pytest.mark.parametrize(
    ("sentence", "statement", "reason"),
    [
        (1, "Oskar Lindroe has offered aid to Serrova in response to severe flooding, according to SPB.", None),
        (3, "Lindroe expressed willingness to provide boats and tents, SPB reported.", None),
        (4, "Dalia Wenmar said that Tomas Brekker would resign.", None),
        (4, "Tomas Brekker said that he would resign.", "source_not_supported"),
    ],
)
def test_speech_inside_speech(sentence: int, statement: str, reason: str | None) -> None:
    claim = Statement(statement=statement, evidence=(Evidence(sentence=sentence, quote=""),))
    rejected = ground(Brief(headline_facts=(claim,)), READING).rejected
    assert [one.reason for one in rejected] == ([reason] if reason else [])


RUNNING = read_document(
    Document.from_text(
        "Transport Minister Ola Brandt said on Monday that the tunnel was on schedule.\n\n"
        "“The whole work cost 40 million crowns in its first year.\n\n"
        "“Of these the state paid 12 million crowns, and the towns paid the rest,” the government spokesman said.\n\n"
        "The mayor of Velda said nothing."
    )
)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("Ola Brandt", None),
        ("the government spokesman", None),  # at the end of the same quotation
        ("the mayor of Velda", "source_not_supported"),
    ],
)
def test_a_quotation_that_runs_on_has_one_speaker_who_may_be_called_two_things(source: str, reason: str | None) -> None:
    claim = {
        "as_written": "40 million crowns",
        "measures": "cost of the work",
        "source": {"name": source},
        "evidence": [{"quote": "“The whole work cost 40 million crowns in its first year."}],
    }
    content = {"headline": None, "headline_facts": [], "actors": [], "numbers": [claim], "open_questions": []}
    rejected = check_content(content, RUNNING, "the brief")["rejected"]
    assert [one["reason"] for one in rejected] == ([reason] if reason else [])
