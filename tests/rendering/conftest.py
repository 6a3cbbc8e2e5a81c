"""A brief with everything in it, of an invented gale."""

from collections.abc import Callable
from typing import Any

import pytest

from summarizer.document import Document
from summarizer.reading.model import Attribution, Boilerplate, Mention, Number, OpenCue, Reading, Sentence
from summarizer.reading.spans import Span
from summarizer.schemas.brief import Actor, Brief, NumberClaim, OpenQuestion, Source, Statement
from summarizer.schemas.claim import Evidence
from summarizer.schemas.summary import Audit, DocumentFacts, NumberAudit, Rejected, Run, Summary

_HOSTILE = (
    "[bold red]x[/bold red] \x1b[31mred\x1b[0m \x07\x9b2J \u202eevil\u202c \u2066a\u2069 a|b `c` *d* _e_ "
    "<b>f</b> [g](h) &amp; # line\nnext\r\ncell\tx \\ $1 ~~y~~ @user www.example.com https://example.com ![i](j) "
    "\ud800 \x00 \U000e0041 :smile:"
)


def _evidence(*sentences: int) -> tuple[Evidence, ...]:
    return tuple(Evidence(sentence=n, quote="as the article has it", start=0, end=21) for n in sentences)


@pytest.fixture
def hostile() -> str:
    """Text that would act on a terminal, on rich or on a Markdown page."""
    return _HOSTILE


@pytest.fixture
def make_summary() -> Callable[..., Summary]:
    """Builds the summary; `say` is put through every text of it."""

    def build(say: Callable[[str], str] = str, engine: Any = "rules", **run: Any) -> Summary:
        content = Brief(
            headline=Statement(statement=say("A gale flattened the harvest camp at Tarn"), evidence=_evidence(3)),
            headline_facts=(
                Statement(statement=say("More than 900 tents were lost."), evidence=_evidence(4)),
                Statement(statement=say("The camp office closed the road to the lake."), evidence=_evidence(9, 5)),
            ),
            actors=(
                Actor(name=say("Ada Rook"), kind="person", role=say("mayor of Tarn"), evidence=_evidence(5)),
                Actor(name=say("Tarn Camp Office"), kind="agency", evidence=_evidence(4)),
            ),
            numbers=(
                NumberClaim(
                    as_written=say("more than 900 tents"),
                    measures=say("tents lost in the gale"),
                    low=900,
                    value=900,
                    unit="tents",
                    qualifier="more than",
                    kind="count",
                    source=Source(name=say("Tarn Camp Office"), confirmed=False),
                    evidence=_evidence(4),
                ),
                NumberClaim(
                    as_written=say("12 divers"),
                    measures=say("divers"),
                    value=12,
                    low=12,
                    high=12,
                    evidence=_evidence(6),
                ),
                NumberClaim(as_written=say("up to 40 goats"), measures=say("goats"), high=40, evidence=_evidence(7)),
                NumberClaim(
                    as_written=say("$3m-$4m"), measures=say("damage"), low=3e6, high=4e6, evidence=_evidence(8)
                ),
            ),
            open_questions=(
                OpenQuestion(question=say("How many goats drowned?"), status="unknown", evidence=_evidence(7)),
                OpenQuestion(question=say("Who pays for the tents?"), status="disputed", evidence=_evidence(8)),
            ),
        )
        facts = DocumentFacts(
            id="sha256:0",
            input=say("gale.txt"),
            title=say("A gale"),
            outlet=say("The Tarn Crier"),
            url=None,
            published="2024-08-06",
            language="en",
            text=None,
        )
        claim = {"statement": say("901 tents were lost."), "evidence": []}
        audit = Audit(
            claims=12,
            supported=11,
            rejected=(
                Rejected(
                    field="headline_facts",
                    index=2,
                    claim=claim,
                    reason="number_not_in_evidence",
                    detail=say("901 is in none of its sentences"),
                ),
            ),
            numbers=(
                NumberAudit(
                    as_written=say("two boats"), start=1, end=2, sentence=4, status="omitted", reason="small count"
                ),
                NumberAudit(
                    as_written=say("three"), start=3, end=4, sentence=9, status="omitted", reason="small count"
                ),
                NumberAudit(as_written=say("12 divers"), start=5, end=6, sentence=6, status="in_brief"),
            ),
            notes=(say("The headline is the first fact."),),
        )
        return Summary(document=facts, content=content, audit=audit, run=Run(engine=engine, version="0", **run))

    return build


@pytest.fixture
def summary(make_summary: Callable[..., Summary]) -> Summary:
    return make_summary()


@pytest.fixture
def make_reading() -> Callable[[str], Reading]:
    """A reading of three lines: navigation, `middle`, and an open end."""

    def build(middle: str) -> Reading:
        text = f"Home > News\n{middle}\nNobody knows why."
        start = len("Home > News\n")
        end = start + len(middle)
        number = text.find("900", start, end)
        return Reading(
            document=Document(text, input="gale.txt"),
            sentences=(
                Sentence(1, 0, 11, True),
                Sentence(2, start, end),
                Sentence(3, end + 1, len(text)),
            ),
            numbers=(Number("900", number, number + 3, 2, 900, 900, None, None, "over", "count", "Ada Rook"),),
            attributions=(
                Attribution(
                    Mention("Ada Rook", start, start + 4),
                    Mention("Crier", start, start + 4),
                    Span(start, start + 4),
                    (Span(start, end),),
                    False,
                ),
            ),
            names=(),
            dates=(),
            open=(OpenCue("unknown", end + 1, end + 13, 3),),
            boilerplate=(Boilerplate(0, 11, "navigation"),),
        )

    return build
