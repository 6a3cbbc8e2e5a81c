"""A content grounded in another article than its own."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from summarizer.document import Document
from summarizer.flow import summarize_by_rules
from summarizer.flow.regrounding import reground
from summarizer.reading import read_document
from summarizer.schemas.brief import NumberClaim
from summarizer.schemas.claim import Claim, Evidence, Source

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*/article.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in ARTICLES]
BRIEFS = [summarize_by_rules(Document.from_text(text)) for text in TEXTS]


def read(text: str) -> Any:
    return read_document(Document.from_text(text))


@pytest.mark.parametrize("at", range(len(TEXTS)), ids=[path.parent.name for path in ARTICLES])
def test_in_its_own_article_nothing_changes(at: int) -> None:
    content, audit = reground(BRIEFS[at].content, read(TEXTS[at]))
    assert content == BRIEFS[at].content
    assert (audit.rejected, audit.supported) == ((), audit.claims)


@given(st.integers(0, len(TEXTS) - 1), st.integers(0, 5), st.booleans())
def test_what_is_kept_stands_in_the_other_article(at: int, dropped: int, led: bool) -> None:
    paragraphs = TEXTS[at].split("\n\n")
    text = "\n\n".join([*(["An own lead of this paper."] if led else []), *paragraphs[dropped:]])
    content, audit = reground(BRIEFS[at].content, read(text))
    assert audit.supported + len(audit.rejected) == audit.claims
    claims = [*content.headline_facts, *content.actors, *content.numbers, *content.open_questions]
    for claim in [*claims, *([content.headline] if content.headline else [])]:
        for cited in claim.evidence:
            assert text[cited.start : cited.end] == cited.quote
        if isinstance(claim, NumberClaim):
            assert text[claim.start : claim.end] == claim.as_written


@given(st.integers(0, len(TEXTS) - 1), st.integers(0, len(TEXTS) - 1))
def test_of_a_brief_of_another_story_little_is_left(one: int, other: int) -> None:
    if one != other:
        _, audit = reground(BRIEFS[one].content, read(TEXTS[other]))
        assert audit.supported <= audit.claims / 4


class Loss(NumberClaim):
    """A claim of one's own, which holds another, and sources in a list."""

    told: tuple[Source, ...] = ()
    parts: tuple[Claim, ...] = ()


class Losses(BaseModel):
    losses: list[Loss] = []


FIRST = "The Harbour Office said 7 boats, 7 cars and 9 sheds were lost.\n\nNobody was hurt in Ostvik."
OTHER = "Storm over Ostvik\n\n" + FIRST


def losses(text: str) -> Losses:
    quote = FIRST.split("\n\n", maxsplit=1)[0]
    start = text.index(quote)
    cited = Evidence(sentence=1, quote=quote, start=start, end=start + len(quote))
    at = text.index("7 cars")
    loss = Loss(
        as_written="7", start=at, end=at + 1, measures="cars lost", value=7, low=7, high=7, evidence=(cited,),
        told=(Source(name="Harbour Office", confirmed=True, evidence=(cited,)),),
    )  # fmt: skip
    return Losses(losses=[loss])


def test_a_class_of_ones_own_is_grounded_and_the_first_content_stays_as_it_was() -> None:
    before = losses(FIRST)
    content, audit = reground(before, read(OTHER))
    assert audit.rejected == ()
    (loss,) = content.losses
    assert OTHER[loss.start : loss.start + 6] == "7 cars"  # not the boats, of which there are as many
    assert loss.told[0].confirmed is True
    assert loss.told[0].evidence[0].start == OTHER.index("The Harbour")
    assert before == losses(FIRST)


def test_a_figure_that_is_another_there_is_rejected() -> None:
    _, audit = reground(losses(FIRST), read(OTHER.replace("7 cars", "8 cars")))
    assert [(one.field, one.reason) for one in audit.rejected] == [("losses", "quote_not_in_article")]


def test_a_quote_that_is_part_of_a_greater_number_is_none() -> None:
    class Facts(BaseModel):
        facts: list[NumberClaim] = []

    cited = Evidence(sentence=1, quote="100 homes", start=0, end=9)
    fact = NumberClaim(as_written="100 homes", start=0, end=9, measures="homes", evidence=(cited,))
    _, audit = reground(Facts(facts=[fact]), read("4,100 homes were under water in Ostvik on Monday."))
    assert [one.reason for one in audit.rejected] == ["quote_not_in_article"]
