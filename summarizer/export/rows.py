"""A summary as rows of the database. Pure.

The headline is a fact, at position 0: so its evidence stands where that of any fact stands, and one search finds both.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic_core import to_json

from summarizer.export.tables import SPAN
from summarizer.incoming import Taken
from summarizer.incoming.foreign import evidence_of
from summarizer.rendering.wording import gist
from summarizer.schemas.brief import Brief, NumberClaim
from summarizer.schemas.claim import Evidence

Row = tuple[Any, ...]
_LARGEST = 1 << 63


def real(value: float | int | None) -> float | None:
    """A value as the database holds it: a float, also where JSON has a longer integer. None for what none can hold."""
    if value is None:
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) else None


def whole(value: int | None) -> int | None:
    """An integer as the database holds it; None beyond 64 bits, where no offset or count is."""
    return value if value is not None and -_LARGEST <= value < _LARGEST else None


def document_row(taken: Taken, id: int, place: str) -> Row:
    """The row of `documents`."""
    summary = taken.summary
    document, run, audit = summary.document, summary.run, summary.audit
    return (
        id,
        document.title,
        place,
        document.outlet,
        document.author,
        document.url,
        document.published,
        document.language,
        document.id,
        summary.schema_name,
        whole(summary.schema_version),
        run.engine,
        run.model,
        run.prompt,
        run.version,
        whole(run.calls),
        whole(run.input_tokens),
        whole(run.output_tokens),
        real(run.cost_usd),
        real(run.seconds),
        run.cached,
        whole(audit.claims),
        whole(audit.supported),
        taken.text,
    )


def children(taken: Taken, id: int, source_ids: Mapping[str, int]) -> dict[str, list[Row]]:
    """The rows of each table that hang on the document of that id."""
    rows = _Rows(id)
    content = taken.summary.content
    if isinstance(content, Brief):
        rows.add_brief(content, source_ids)
    else:
        rows.add_claims(taken.data["content"])
    audit = taken.summary.audit
    for rejected in audit.rejected:
        told = (rejected.field, whole(rejected.index), rejected.reason, rejected.detail)
        rows.add("rejected", *told, gist(rejected.claim), _json(rejected.claim))
    for number in audit.numbers:
        span = (whole(number.sentence), whole(number.start), whole(number.end))
        rows.add("audit_numbers", number.as_written, *span, number.status, number.reason)
    for note in audit.notes:
        rows.add("notes", note)
    return rows.found


def sources_of(taken: Taken) -> dict[str, int]:
    """How many numbers each source of a brief has."""
    found: dict[str, int] = {}
    content = taken.summary.content
    for number in content.numbers if isinstance(content, Brief) else ():
        if number.source is not None:
            found[number.source.name] = found.get(number.source.name, 0) + 1
    return found


# Which column of `evidence` points to the rows of a table.
_POINTERS = {"facts": 0, "actors": 1, "numbers": 2, "questions": 3, "claims": 4}


class _Rows:
    def __init__(self, document: int) -> None:
        self.found: dict[str, list[Row]] = {}
        self._document = document

    def add(self, table: str, *values: Any) -> int:
        """A row at the next position of its table; its id."""
        rows = self.found.setdefault(table, [])
        row = self._document * SPAN + len(rows)
        rows.append((row, self._document, len(rows), *values))
        return row

    def add_brief(self, brief: Brief, source_ids: Mapping[str, int]) -> None:
        facts = self.found["facts"] = []
        for position, fact in enumerate((brief.headline, *brief.headline_facts)):
            if fact is not None:
                facts.append((self._document * SPAN + position, self._document, position, fact.statement))
                self._prove("facts", facts[-1][0], fact.evidence)
        for actor in brief.actors:
            self._prove("actors", self.add("actors", actor.name, actor.kind, actor.role), actor.evidence)
        for number in brief.numbers:
            self._add_number(number, source_ids)
        for question in brief.open_questions:
            self._prove("questions", self.add("questions", question.question, question.status), question.evidence)

    def _add_number(self, number: NumberClaim, source_ids: Mapping[str, int]) -> None:
        source = number.source
        row = self.add(
            "numbers",
            number.as_written,
            number.measures,
            *map(real, (number.value, number.low, number.high)),
            number.unit,
            number.qualifier,
            number.kind,
            source_ids[source.name] if source else None,
            source.confirmed if source else None,
            whole(number.start),
            whole(number.end),
        )
        self._prove("numbers", row, number.evidence)
        if source:
            self._prove("numbers", row, source.evidence, of_source=True)

    def add_claims(self, content: Any) -> None:
        """The claims of another schema, wherever they stand in it."""
        for field, claim in _claims(content):
            row = self.add("claims", field, gist(claim), _json(claim))
            self._prove("claims", row, evidence_of(claim))
            for source in filter(_is_source, claim.values()):
                self._prove("claims", row, evidence_of(source), of_source=True)

    def _prove(self, table: str, id: int, evidence: Iterable[Evidence], *, of_source: bool = False) -> None:
        pointers: list[int | None] = [None] * len(_POINTERS)
        pointers[_POINTERS[table]] = id
        for one in evidence:
            self.add("evidence", *pointers, of_source, whole(one.sentence), one.quote, whole(one.start), whole(one.end))


def _claims(value: Any, field: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each claim, the outer before those in it, with the path of the field that holds it."""
    if isinstance(value, Mapping):
        if isinstance(value.get("evidence"), list) and not _is_source(value):
            yield field, value
        for name, inner in value.items():
            yield from _claims(inner, f"{field}.{name}" if field else name)
    elif isinstance(value, list):
        for inner in value:
            yield from _claims(inner, field)


def _is_source(value: Any) -> bool:
    return isinstance(value, Mapping) and value.keys() == {"name", "confirmed", "evidence"}


def _json(value: Any) -> str:
    return to_json(value).decode()
