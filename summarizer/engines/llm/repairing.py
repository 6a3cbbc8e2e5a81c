"""The one repair: what failed goes back to the model, and what comes back takes its place. Pure.

The second request carries the failing claims, their reasons, the sentences that they need and the numbers that were
left out; not the article, not the first answer. Fields deeper than the schema's first level are not repaired.
"""

import json
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from summarizer.prompting import article_lines
from summarizer.reading.model import Reading
from summarizer.schemas.claim import Claim
from summarizer.schemas.summary import Audit, Rejected

# The repair must stay a fraction of the first request; what is past these bounds stays rejected, or left out.
MOST_CLAIMS = 12
MOST_NUMBERS = 8


def repairable(audit: Audit, content: type[BaseModel]) -> tuple[Rejected, ...]:
    """The rejected claims that a repair can take up: those in a field of the schema's first level."""
    return tuple(one for one in audit.rejected if one.field in content.model_fields)[:MOST_CLAIMS]


def repair_material(failing: Sequence[Rejected], audit: Audit, reading: Reading, prompt: str) -> str:
    """What the model is told: the prompt, then a line for each failing claim, then sentences, then numbers left out."""
    claims = [
        f"{one.field}: {json.dumps(_said(one.claim), ensure_ascii=False, separators=(',', ':'))} – {one.detail}"
        for one in failing
    ]
    needed = sorted({number for one in failing for number in _sentences(one, reading)})
    lines = [article_lines(reading, number, number) for number in needed]
    marks = {(number.start, number.end): mark for mark, number in enumerate(reading.numbers, 1)}
    omitted = [
        f"{marks[place]}: {number.as_written}"
        for number in audit.numbers
        if number.status == "omitted" and _is_news(number.as_written) and (place := (number.start, number.end)) in marks
    ][:MOST_NUMBERS]
    parts = [
        prompt,
        "\n".join(claims),
        "\n".join(filter(None, lines)),
        "Left out: " + "; ".join(omitted) if omitted else "",
    ]
    return "\n\n".join(filter(None, parts))


def combined(kept: BaseModel, repaired: BaseModel) -> BaseModel:
    """The content that held, with the repaired claims behind it, list by list; not proved yet."""
    changed: dict[str, Any] = {}
    for name in type(kept).model_fields:
        ours, theirs = getattr(kept, name, None), getattr(repaired, name, None)
        if isinstance(ours, list | tuple) and isinstance(theirs, list | tuple) and theirs:
            changed[name] = type(ours)([*ours, *theirs])
        elif isinstance(theirs, Claim):
            changed[name] = theirs
    return kept.model_copy(update=changed)


def unmended(
    failing: Sequence[Rejected], first: Audit, kept: BaseModel, now: BaseModel, again: Audit
) -> tuple[Rejected, ...]:
    """The claims that stay rejected: what failed and got no supported claim in its place, in the first draft's words,
    and what failed in the second draft alone. `kept` is the content before the repair, `now` the one after it."""
    fresh = {one.field: _fresh_claims(kept, now, one.field) for one in failing}
    stay = [one for one in first.rejected if one not in failing or not _take(one, fresh[one.field])]
    others = [
        one
        for one in again.rejected
        if not any(one.field == other.field and _same(other.claim, one.claim) for other in failing)
    ]
    return (*stay, *others)


def _said(claim: dict[str, Any]) -> dict[str, Any]:
    """A claim as the model wrote it: its words and its sentence numbers, without what the program worked out."""
    kept: dict[str, Any] = {
        key: value for key, value in claim.items() if isinstance(value, str) and key not in _WORKED_OUT
    }
    if isinstance(source := claim.get("source"), dict):
        kept["source"] = source.get("name")
    return {**kept, "evidence": [cited.get("sentence") for cited in claim.get("evidence", [])]}


_WORKED_OUT = frozenset({"unit", "qualifier", "kind"})


def _sentences(one: Rejected, reading: Reading) -> set[int]:
    """The sentences that a claim cites, and where it is about who, the one before each: a pronoun's or a quotation's
    owner may stand there."""
    cited = [e.get("sentence") for e in one.claim.get("evidence", [])]
    known = [number for number in cited if isinstance(number, int) and 1 <= number <= len(reading.sentences)]
    reach = 1 if one.reason in _ABOUT_WHO else 0
    return {near for number in known for near in range(number - reach, number + 1) if near >= 1}


_ABOUT_WHO = frozenset({"name_not_in_evidence", "source_not_in_article", "source_not_supported"})


def _is_news(as_written: str) -> bool:
    return any(map(str.isdigit, as_written))


def _fresh_claims(kept: BaseModel, now: BaseModel, field: str) -> list[dict[str, Any]]:
    before = _items(getattr(kept, field, None))
    return [item.model_dump(mode="json") for item in _items(getattr(now, field, None)) if item not in before]


def _items(value: Any) -> list[Claim]:
    return [item for item in (value if isinstance(value, list | tuple) else [value]) if isinstance(item, Claim)]


def _take(one: Rejected, fresh: list[dict[str, Any]]) -> bool:
    """Whether a fresh claim stands in the place of a failed one; each serves once."""
    for place, claim in enumerate(fresh):
        if _same(one.claim, claim):
            del fresh[place]
            return True
    return False


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether one claim stands in the other's place: the same number, name or words, or evidence in common."""
    for key in ("start", "as_written", "name", "statement", "question", "words"):
        if one.get(key) is not None and one.get(key) == other.get(key):
            return True
    sentences = [{e.get("sentence") for e in claim.get("evidence", [])} for claim in (one, other)]
    return "as_written" not in one and bool(sentences[0] & sentences[1])
