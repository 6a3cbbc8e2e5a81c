"""Outcomes by a model, asked from the event loop. Loads openai, so it is imported where a model was chosen."""

import contextlib
import zlib
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic import BaseModel, ValidationError

from summarizer.batch.estimate import Estimating
from summarizer.batch.library import Documents, Library
from summarizer.batch.near import Near, NearRepeats, NearTurns, sketch_of
from summarizer.batch.outcome import Failure, Outcome
from summarizer.batch.repeats import Repeats, Turns
from summarizer.batch.run import DEFAULT_JOBS, RunEndedError
from summarizer.batch.work import Raw, done, unexpected
from summarizer.deferring import DeferredError
from summarizer.document import Document
from summarizer.engines.llm import (
    Budget,
    BudgetError,
    ClosedError,
    Endpoint,
    ModelEngine,
    Pace,
    Spent,
    UnreachableError,
    cost_usd,
)
from summarizer.engines.llm.provider_batch import PRICE_FACTOR
from summarizer.errors import ModelError, OutputError, SummarizerError, UsageError
from summarizer.flow.by_model import Wish, endpoint_of, model_engine, summarize_by_another, summarize_by_model, wish_of
from summarizer.flow.common import read_usable
from summarizer.flow.remembering import JournalMemory
from summarizer.journal import Journal
from summarizer.reading.model import Reading
from summarizer.schemas.summary import Summary
from summarizer.settings import Settings

# So many documents in a row to which the endpoint could not be reached: it is gone, and waiting for each is no use.
_GONE = 40


@dataclass(slots=True)
class ByModel:
    """Summaries by a model, one document a slot. Reading and grounding are done in the event loop's own thread."""

    engine: ModelEngine
    wish: Wish
    library: Documents
    text: bool = True
    at_once: int = 1
    skip_near: bool = False
    repeats: Turns = field(default_factory=Repeats)
    near: NearTurns = field(default_factory=NearRepeats)
    _unreached: int = 0

    @property
    def endpoint(self) -> Endpoint:
        """Where the model is."""
        return self.engine.endpoint

    async def outcomes(self, raws: Sequence[Raw]) -> list[Outcome]:
        """One for each. Raises RunEndedError where the endpoint would answer no other document either, DeferredError
        where the engine has laid a call aside."""
        return [await self._outcome(raw) for raw in raws]

    async def _outcome(self, raw: Raw) -> Outcome:
        spent = Spent()
        document: Document | None = None
        try:
            document = await self.library.document(raw)
            outcome = await self._summarized(document, raw, spent)
        except (DeferredError, OutputError):  # the latter is the journal's disk: answers would be paid for and lost
            raise
        except SummarizerError as error:
            failure = self._failure(raw, error, document, spent)
            self._end_where_all_would_fail(error, failure)
            return failure
        except Exception as error:  # no input ends a run
            return unexpected(raw.input, error, document.id if document else None)
        self._unreached = 0
        return outcome

    async def _summarized(self, document: Document, raw: Raw, spent: Spent) -> Outcome:
        async with self.repeats.turn(document) as first:
            if first is None:
                summary, notes = await self._told(document, spent)
                return done(summary, raw, text=self.text, notes=notes)
            # What is known of the first is what was asked: with another date the same text would be asked about anew.
            asked = replace(document, published=first.published, language=first.language)
            summary, notes = await self._told(asked, spent)
            facts = summary.document.model_copy(
                update={"published": document.published, "language": document.language or asked.language}
            )
            note = f"the same text to the letter as {first.input}"
            if not (self.skip_near and notes):  # else neither of the two was asked about
                note += "; asked about once"
            return done(summary.model_copy(update={"document": facts}), raw, text=self.text, notes=(note, *notes))

    async def _told(self, document: Document, spent: Spent) -> tuple[Summary, tuple[str, ...]]:
        """The summary of a document, and a note where an earlier one says nearly the same."""
        reading = read_usable(document)
        sketch, place = sketch_of(reading), document.input or ""
        if sketch is None:
            return await self._asked(reading, spent), ()
        if not self.skip_near:
            summary = await self._asked(reading, spent)
            near = await self.near.first_of(sketch, place, document.id)
            return summary, () if near is None or near.document == document.id else (near.note_for(document.id),)
        async with self.near.turn(sketch, place, document.id) as turn:
            if turn.near is None or turn.near.document == document.id:
                summary = await self._asked(reading, spent)
                turn.content = zlib.compress(summary.content.model_dump_json().encode(), 1)
                return summary, ()
            return await self._regrounded(turn.near, reading, spent)

    async def _regrounded(self, near: Near, reading: Reading, spent: Spent) -> tuple[Summary, tuple[str, ...]]:
        """The earlier one's content, grounded anew; where it cannot be read again the model is asked."""
        note = near.note_for(reading.document.id)
        kept = await self.near.content(near.number)
        if kept is None:
            return await self._asked(reading, spent), (note,)
        with contextlib.suppress(ValidationError):  # a class of one's own need not read what it writes
            content = self.wish.task().content.model_validate_json(zlib.decompress(kept))
            summary = summarize_by_another(content, reading, self.wish, self.engine.endpoint)
            return summary, (f"{note}; what was answered about that one, grounded anew in this one",)
        return await self._asked(reading, spent), (note,)

    async def _asked(self, reading: Reading, spent: Spent) -> Summary:
        try:
            summary = await summarize_by_model(reading.document, self.wish, self.engine, spent, reading)
        except ModelError:
            await self.engine.claim(spent)  # its failure has the figures
            raise
        await self.engine.claim(spent)
        return summary

    def _failure(self, raw: Raw, error: SummarizerError, document: Document | None, spent: Spent) -> Failure:
        failure = Failure.of(raw.input, error, document.id if document else None, max(1, spent.tries))
        cost = cost_usd(spent, self.engine.endpoint.model)
        return replace(failure, input_tokens=spent.input_tokens, output_tokens=spent.output_tokens, cost_usd=cost)

    def _end_where_all_would_fail(self, error: SummarizerError, failure: Failure) -> None:
        if isinstance(error, UnreachableError):
            self._unreached += 1
        if isinstance(error, ClosedError | BudgetError) or self._unreached >= _GONE:
            raise RunEndedError(error, failure) from error


async def open_engine(
    settings: Settings, schema: type[BaseModel] | None, journal: Journal, stack: AsyncExitStack
) -> tuple[ModelEngine, Wish]:
    """The engine that the settings ask for, which remembers by the journal, and what it is asked. Raises UsageError."""
    endpoint = endpoint_of(settings)
    wish = wish_of(settings, schema)
    record, replay = settings.record, settings.replay
    if record and replay:
        raise UsageError("--record and --replay", "a run either records or replays", "give one of them")
    memory = JournalMemory(journal, endpoint.model, fresh=settings.fresh)
    budget = None if settings.max_cost is None else Budget(settings.max_cost, endpoint.model)
    engine = await stack.enter_async_context(
        model_engine(
            endpoint,
            Path(record) if record else None,
            Path(replay) if replay else None,
            memory,
            pace=Pace(settings.jobs or DEFAULT_JOBS),
            budget=budget,
        )
    )
    return engine, wish


def estimator(settings: Settings, schema: type[BaseModel] | None, journal: Journal, library: Library) -> Estimating:
    """What tells the cost of a run instead of running it. Raises UsageError."""
    endpoint = endpoint_of(settings)
    memory = JournalMemory(journal, endpoint.model, fresh=settings.fresh)
    factor = 1.0 if settings.via == "calls" else PRICE_FACTOR
    return Estimating(endpoint, wish_of(settings, schema), library, memory, price_factor=factor)
