"""A draft against its reading: the content with only supported claims, what was rejected, and the audit."""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from summarizer.grounding.audit import number_audits
from summarizer.grounding.index import Index
from summarizer.grounding.proof import Prover
from summarizer.grounding.views import Fault, View
from summarizer.grounding.walk import Views, all_claims, filled, rebuild, view_of
from summarizer.reading.model import Reading
from summarizer.schemas.brief import Brief, Statement
from summarizer.schemas.claim import Claim
from summarizer.schemas.shape import check_shape
from summarizer.schemas.summary import Audit, NumberAudit, Rejected


@dataclass(frozen=True, slots=True)
class Grounded:
    """The content, of the draft's class, with only supported claims; what was taken out; what a reader should know.

    `claims` counts those of the draft, each repeated one once; a rejected claim counts with all that it holds as one.
    """

    content: Any
    claims: int
    supported: int
    rejected: tuple[Rejected, ...]
    notes: tuple[str, ...]


def ground(content: BaseModel, reading: Reading) -> Grounded:
    """Proves every claim of `content`, of any schema class, and fills in what the program works out.

    Raises UsageError where a claim of the schema's class could not be taken out.
    """
    return _ground(content, _Judge(Index(reading)))


def audit_numbers(content: BaseModel, reading: Reading) -> tuple[NumberAudit, ...]:
    """What became of each number of the body in grounded content, in the order of the text."""
    return number_audits([(claim, view_of(claim)) for claim in all_claims(content)], Index(reading))


def ground_and_audit(content: BaseModel, reading: Reading, notes: tuple[str, ...] = ()) -> tuple[Any, Audit]:
    """The grounded content and its audit, whose notes begin with `notes`."""
    judge = _Judge(Index(reading))
    grounded = _ground(content, judge)
    audit = Audit(
        claims=grounded.claims,
        supported=grounded.supported,
        rejected=grounded.rejected,
        numbers=number_audits(judge.kept, judge.index),
        notes=(*notes, *grounded.notes),
    )
    return grounded.content, audit


def _ground(content: BaseModel, judge: "_Judge") -> Grounded:
    check_shape(type(content))
    judge.index.hear(stated.text for claim in all_claims(content) for stated in judge.views.of(claim).strings)
    kept = rebuild(content, judge)
    notes = [*_language_notes(judge.index), *judge.notes]
    if isinstance(kept, Brief):
        kept = _with_headline(kept, judge.rejected, notes)
    rejected = tuple(judge.rejected)
    return Grounded(kept, judge.claims, judge.claims - len(rejected), rejected, tuple(notes))


class _Judge:
    """Takes each claim as the walk comes to it, and keeps count."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.views = Views()
        self._prove = Prover(index).prove
        self.claims = 0
        self.kept: list[tuple[Claim, View]] = []
        self.rejected: list[Rejected] = []
        self.notes: list[str] = []
        self._seen: set[tuple[object, ...]] = set()

    def __call__(self, claim: Claim, field: str, index: int) -> Claim | None:
        view = self.views.of(claim)
        key = (field, type(claim), _wording(view))
        if key in self._seen:
            self.notes.append(f"{field}[{index}] repeats a claim before it and was left out.")
            return None
        self._seen.add(key)
        self.claims += 1
        proof = self._prove(view)
        if isinstance(proof, Fault):
            dumped = claim.model_dump(mode="json", warnings=False)
            self.rejected.append(
                Rejected(field=field, index=index, claim=dumped, reason=proof.reason, detail=proof.detail)
            )
            return None
        kept = filled(claim, proof, self.index.reading)
        self.kept.append((kept, view))
        return kept


def _wording(view: View) -> tuple[object, ...]:
    """What two claims of one list must share to be one claim said twice."""
    if view.figure is not None:
        where = view.evidence if view.figure.start is None else (view.figure.start, view.figure.end)
        return view.figure.as_written, where
    return (*((s.field, s.text.casefold()) for s in view.strings), *((c.field, c.name) for c in view.credits))


def _language_notes(index: Index) -> list[str]:
    if index.english:
        return []
    return [
        "The article or the summary is not in English: quotes, offsets, digits, sources and names as printed were "
        "checked; numbers in words, dates, negations and paraphrased names were not."
    ]


def _with_headline(brief: Brief, rejected: list[Rejected], notes: list[str]) -> Brief:
    """The brief with a headline: where the draft's was rejected, or missing, the first supported fact."""
    if brief.headline is not None or not brief.headline_facts:
        return brief
    first = brief.headline_facts[0]
    why = next((f"was rejected ({one.reason})" for one in rejected if one.field == "headline"), "was missing")
    notes.append(f"The draft's headline {why}; the first supported fact stands in its place.")
    return brief.model_copy(update={"headline": Statement(statement=first.statement, evidence=first.evidence)})
