"""What was answered about one document, grounded in another that says nearly the same. Pure; no engine is asked."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from summarizer.grounding import ground_and_audit
from summarizer.grounding.walk import rebuild
from summarizer.reading.model import Reading
from summarizer.schemas.claim import Claim, Evidence, Source
from summarizer.schemas.summary import Audit

# Where a number stands and what it is worth: worked out anew.
_PLACED = ("start", "end", "value", "low", "high", "unit", "qualifier", "kind")


def reground(content: BaseModel, reading: Reading, notes: tuple[str, ...] = ()) -> tuple[Any, Audit]:
    """The content, of any schema class, as far as the reading's article supports it: with that article's sentences,
    offsets and numbers. What does not hold there is rejected with its reason. `notes` are the audit's first."""

    def unplaced(claim: Claim, _field: str, _index: int) -> Claim:
        return _unplaced(claim, reading.document.text).completed(reading)

    return ground_and_audit(rebuild(content, unplaced), reading, notes)


def _unplaced(claim: Claim, text: str) -> Claim:
    """The claim as one from elsewhere: its words and its quotes, and only such places as are beyond doubt in `text`."""
    known = type(claim).model_fields
    worked_out = [name for name in _PLACED if name in known] if "as_written" in known else []
    changed: dict[str, Any] = dict.fromkeys(worked_out)
    for name in known:
        value = getattr(claim, name, None)
        new = _without_evidence(value)
        if new is not value:
            changed[name] = new
    cited = tuple(_moved(one, text) for one in claim.evidence)
    if "start" in worked_out and "end" in worked_out:
        changed.update(_moved_number(claim, cited))
    changed["evidence"] = cited
    bare = claim.model_copy(update=changed)
    bare.model_fields_set.difference_update(name for name in worked_out if changed[name] is None)
    return bare


def _moved(cited: Evidence, text: str) -> Evidence:
    """The quote where it stands in `text`: where it stood before, else in its only place; without one where that is
    not sure."""
    quote = cited.quote
    if cited.start is not None and text.startswith(quote, cited.start):
        at = cited.start
    else:
        at = text.find(quote)
        if at < 0 or text.find(quote, at + 1) >= 0:
            return Evidence(quote=quote)
    end = at + len(quote)
    alone = _EDGE.fullmatch(text[max(0, at - 1) : at]) and _EDGE.fullmatch(text[end : end + 1])
    return Evidence(quote=quote, start=at, end=end) if alone else Evidence(quote=quote)


# Beside a quote that is surely no part of a longer word or number.
_EDGE = re.compile(r"[\s\"'“”‘’()\[\]]?")


def _moved_number(claim: Claim, cited: tuple[Evidence, ...]) -> dict[str, int]:
    """The number's place, as far from its quote's beginning as before: a quote may have the same figure twice."""
    start, end = getattr(claim, "start", None), getattr(claim, "end", None)
    if start is None or end is None:
        return {}
    for old, new in zip(claim.evidence, cited, strict=True):
        if None not in (old.start, old.end, new.start) and old.start <= start and end <= old.end:
            return {"start": start - old.start + new.start, "end": end - old.start + new.start}
    return {}


def _without_evidence(value: Any) -> Any:
    """The value with its sources bare. Nested claims have a turn of their own."""
    if isinstance(value, Source):
        return value.model_copy(update={"confirmed": None, "evidence": ()})
    if isinstance(value, Claim | Evidence | str) or value is None:
        return value
    if isinstance(value, BaseModel):
        old = {name: getattr(value, name, None) for name in type(value).model_fields}
        new = {name: _without_evidence(item) for name, item in old.items()}
        changed = {name: item for name, item in new.items() if item is not old[name]}
        return value.model_copy(update=changed) if changed else value
    if isinstance(value, list | tuple | set | frozenset):
        items = [_without_evidence(item) for item in value]
        return value if all(a is b for a, b in zip(items, value, strict=True)) else type(value)(items)
    if isinstance(value, Mapping):
        table = {key: _without_evidence(item) for key, item in value.items()}
        return value if all(table[key] is item for key, item in value.items()) else table
    return value
