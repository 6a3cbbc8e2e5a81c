"""Outcomes by the rules engine, in worker processes: the work is all computing, and there is more than one core."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from summarizer.batch.near import NearRepeats, NearTurns, Sketch
from summarizer.batch.outcome import Failure, Outcome
from summarizer.batch.work import Raw, briefs_of, with_note
from summarizer.batch.workers import WorkerLostError, Workers
from summarizer.errors import UsageError
from summarizer.schemas.loading import load_schema, schema_name


@dataclass(slots=True)
class ByRules:
    """Briefs by the rules engine, a few documents to a worker process at once."""

    workers: Workers
    schema: str = "brief"
    text: bool = True
    at_once: int = 8
    endpoint: None = None
    near: NearTurns = field(default_factory=NearRepeats)

    async def outcomes(self, raws: Sequence[Raw]) -> list[Outcome]:
        """One for each. Where a worker is lost each is tried alone, so that only the culprit fails."""
        try:
            made = await self.workers.run(_briefs, list(raws), self.schema, self.text)
        except WorkerLostError as error:
            if len(raws) > 1:
                return [outcome for raw in raws for outcome in await self.outcomes([raw])]
            return [
                Failure(raws[0].input, None, f"{raws[0].input}: {error}; leave it out, and please report it", "input")
            ]
        return [await self._noted(raw, *one) for raw, one in zip(raws, made, strict=True)]

    async def _noted(self, raw: Raw, outcome: Outcome, sketch: Sketch | None) -> Outcome:
        """The outcome, with a note where an earlier document says nearly the same."""
        if sketch is None or isinstance(outcome, Failure):
            return outcome
        near = await self.near.first_of(sketch, outcome.input, outcome.document)
        return outcome if near is None else with_note(outcome, near.note_for(outcome.document), len(raw.notes))


def rules_know(schema: str | type[BaseModel]) -> None:
    """Raises UsageError where the rules engine does not write that schema."""
    if load_schema(schema) is not load_schema("brief"):
        remedy = "use the schema brief, or a model with --engine llm"
        raise UsageError(f"schema {schema_name(schema)}", "the rules engine writes the schema brief only", remedy)


def _briefs(raws: Sequence[Raw], schema: str, text: bool) -> list[tuple[Outcome, Sketch | None]]:
    return briefs_of(raws, schema, text=text)
