"""Who says what in a claim's sentence, where the article has one speaker inside another's words."""

import pytest

from summarizer.document import Document
from summarizer.grounding import ground
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
