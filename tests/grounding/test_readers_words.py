"""Right claims in the words that readers used and the checks once refused, each beside a wrong one that is close."""

import pytest

from summarizer.document import Document
from summarizer.grounding import ground
from summarizer.reading import read_document
from summarizer.schemas.brief import Brief, Statement
from summarizer.schemas.claim import Evidence

# What the article says, what the claim says, and the reason for which it is rejected.
ROWS = [
    # The verb behind a counted noun may look like one.
    ("One in six children in five hill districts has had no dose.",
     "One in six children in five hill districts lacks a dose.", None),
    ("A second crest could reach Keld by Friday.", "Will a second crest reach Keld by Friday?", None),
    ("Five firms burned in Keld.", "Five houses burned in Keld.", "number_not_in_evidence"),
    # A number may have its unit from the next one.
    ("The bureau counts nearly 3,000 hectares, Dauw closer to 4,500 hectares.",
     "How much is flooded: nearly 3,000 or closer to 4,500 hectares?", None),
    ("The bureau counts nearly 3,000 hectares, Dauw closer to 4,500 hectares.",
     "Nearly 3,000 people left 4,500 hectares.", "number_not_in_evidence"),
    # A bound may stand behind its number.
    ("The old target was a minimum of 6%.", "The old target was 6% minimum.", None),
    ("The old target was a minimum of 6%.", "The old target was 6% maximum.", "number_not_in_evidence"),
    # "Yet to" denies with any verb, and with none.
    ("Four stands have yet to be finished in Orle.", "Four stands are yet to be finished in Orle.", None),
    ("Four stands have yet to be finished in Orle.", "Four stands yet to be finished in Orle.", None),
    ("Four stands have yet to be finished in Orle.", "Four stands are finished in Orle.", "negation_changed"),
    # Refuse is put in bins, too.
    ("Four in ten complain about refuse above everything else.", "Four in ten complain most about refuse.", None),
    ("The mayor agreed to pay for the bins.", "The mayor refused to pay for the bins.", "negation_changed"),
    # A title before the name in an apposition; an age and a clause between a speaker and the verb.
    ("The station's director, Prof. Ada Rook, told the Mail that the figure was too low.",
     "Ada Rook said that the figure was too low.", None),
    ("The station's director, Prof. Ada Rook, told the Mail that the figure was too low. Tom Wu left.",
     "Tom Wu said that the figure was too low.", "source_not_supported"),
    ("Rook, 41, who ran before, says that she would have 3,000 bins built.",
     "Rook says that she would have 3,000 bins built.", None),
]  # fmt: skip


@pytest.mark.parametrize(("article", "statement", "reason"), ROWS)
def test_a_reader_s_words(article: str, statement: str, reason: str | None) -> None:
    reading = read_document(Document.from_text(article))
    evidence = tuple(Evidence(sentence=s.sentence, quote=article[s.start : s.end]) for s in reading.sentences)
    found = ground(Brief(headline_facts=(Statement(statement=statement, evidence=evidence),)), reading)
    assert (found.rejected[0].reason if found.rejected else None) == reason
