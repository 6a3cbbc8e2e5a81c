"""What a worker on Ray does: the ordinary way of a document, in an actor's event loop. Errors are rows, since an
exception that leaves here would end the whole job."""

import asyncio
import json
import os
import pickle
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pyarrow
from anyio import CapacityLimiter
from ray import cloudpickle, get_runtime_context

from summarizer.batch.assembly import Wanted, open_maker
from summarizer.batch.by_rules import ByRules
from summarizer.batch.library import Library
from summarizer.batch.near import Near, Sketch, Turn
from summarizer.batch.outcome import Failure, Outcome
from summarizer.batch.ray_desk import Order
from summarizer.batch.repeats import First
from summarizer.batch.run import Maker, RunEndedError
from summarizer.batch.work import Raw, unexpected
from summarizer.batch.workers import Workers
from summarizer.document import Document
from summarizer.errors import InputError, SummarizerError
from summarizer.journal import open_journal
from summarizer.sources.feeds import Unusable
from summarizer.sources.feeds.entries import Feed
from summarizer.sources.feeds.rows import item_of_row
from summarizer.sources.polite import PoliteFetcher

# A document that was in hand when a worker was lost is tried so often by itself, then it is taken to be why.
_MOST_TRIES = 2

_COLUMNS = pyarrow.schema([(name, pyarrow.string()) for name in ("input", "document", "summary", "failure")])


@dataclass(frozen=True, slots=True)
class _Bench:
    """What a worker works with."""

    order: Order
    maker: Maker
    library: Library
    slots: asyncio.Semaphore
    open: AsyncExitStack  # what is open ends with the process


class _Worker:
    """`desk` is the handle of the run's Desk."""

    def __init__(self, desk: Any) -> None:
        self._desk = desk
        self._opening: asyncio.Future[_Bench] | None = None
        self._ended_by: SummarizerError | None = None
        self._alone = asyncio.Lock()
        self._name = get_runtime_context().get_actor_id()  # the same when it begins anew
        # Worker processes load what their parent was started with; of Ray's own program ours need nothing.
        sys.modules["__main__"].__file__ = None

    async def _bench(self) -> _Bench:
        """Opened once; where that failed, the next document tries again."""
        if self._opening is None:
            self._opening = asyncio.ensure_future(_open(self._desk, self._name))
        opening = self._opening
        try:
            return await opening
        except BaseException:
            if self._opening is opening:
                self._opening = None
            raise

    async def _outcomes(self, raws: Sequence[Raw], bench: _Bench) -> list[Outcome]:
        """One for each."""
        inputs = [raw.input for raw in raws]
        suspects = set(await self._desk.takes.remote(self._name, inputs))
        made = await self._made([raw for raw in raws if raw.input not in suspects], bench)
        for raw in raws:
            if raw.input in suspects:
                async with self._alone:
                    made += await self._tried(raw, bench)
        self._desk.lays_down.remote(self._name, inputs)
        return made

    async def _made(self, raws: Sequence[Raw], bench: _Bench) -> list[Outcome]:
        if self._ended_by is not None:
            return [Failure.of(raw.input, self._ended_by, attempts=0) for raw in raws]
        try:
            return await bench.maker.outcomes(raws) if raws else []
        except RunEndedError as ended:
            self._ended_by = ended.error
            return [ended.outcome]

    async def _tried(self, raw: Raw, bench: _Bench) -> list[Outcome]:
        if await self._desk.tried.remote(raw.input) <= _MOST_TRIES:
            return await self._made([raw], bench)
        await self._desk.give_up.remote(raw.input)
        lost = _MOST_TRIES + 1
        error = InputError(raw.input, f"{lost} workers were lost over it", "leave it out, and please report it")
        return [Failure.of(raw.input, error, attempts=lost)]


class RawWorker(_Worker):
    """For a run of the command: a row is a few documents' raw material, pickled, and so are their outcomes, or the
    error that ends the run."""

    async def __call__(self, rows: pyarrow.Table) -> pyarrow.Table:
        made = await asyncio.gather(*(self._row(row) for row in rows["raws"].to_pylist()))
        return pyarrow.table({"number": rows["number"], "outcomes": pyarrow.array(made, pyarrow.binary())})

    async def _row(self, row: bytes) -> bytes:
        raws: list[Raw] = pickle.loads(row) if row else []  # noqa: S301 - the run's own
        made: list[Outcome] | SummarizerError
        try:
            made = await self._outcomes(raws, await self._bench())
        except SummarizerError as error:  # the journal, say: it ends the run, where it was started
            made = error
        except Exception as error:  # no input ends a run
            made = [unexpected(raw.input, error) for raw in raws]
        return pickle.dumps(made)


class RowWorker(_Worker):
    """For a dataset: a row is an article as in JSONL, and comes out as input, document, summary and failure."""

    async def __call__(self, rows: pyarrow.Table) -> pyarrow.Table:
        made = await asyncio.gather(*(self._row(row) for row in rows.to_pylist()))
        return pyarrow.Table.from_pylist(made, schema=_COLUMNS)

    async def _row(self, given: Mapping[str, Any]) -> dict[str, str | None]:
        row = {name: _text(value) for name, value in given.items()}
        place = row.get("input") or row.get("url") or Document.from_text(row.get("text") or row.get("html") or "").id
        try:
            outcome = await self._outcome(row, place)
        except SummarizerError as error:
            outcome = Failure.of(place, error)
        except Exception as error:  # no input ends a run
            outcome = unexpected(place, error)
        return _as_row(outcome)

    async def _outcome(self, row: Mapping[str, str | None], place: str) -> Outcome:
        bench = await self._bench()
        settings = bench.order.settings
        item = item_of_row(row, place, Feed(place, fetch=not settings.no_fetch), settings.text_field)
        if isinstance(item, Unusable):
            return Failure.of(place, item.error)
        async with bench.slots:
            return (await self._outcomes([await bench.library.raw(item)], bench))[0]


async def _open(desk: Any, name: str) -> _Bench:
    await desk.enters.remote(name)
    order: Order = cloudpickle.loads(await desk.order.remote())
    if order.folder.is_dir():  # on another machine there may be none
        os.chdir(order.folder)
    settings = replace(order.settings, jobs=order.slots, on="here")
    async with AsyncExitStack() as stack:
        journal = await stack.enter_async_context(open_journal(settings.journal))
        pages = None
        if not settings.no_fetch:
            pages = stack.enter_context(PoliteFetcher(allow_private=settings.allow_private))
        library = Library(pages, Workers(1), CapacityLimiter(order.slots))
        wanted = Wanted((), settings, print, schema=order.schema)
        maker, _ = await open_maker(wanted, journal, library, stack)
        _share(maker, desk)
        return _Bench(order, maker, library, asyncio.Semaphore(order.slots), stack.pop_all())


def _share(maker: Maker, desk: Any) -> None:
    """What a maker keeps of the documents before is kept for all workers together."""
    if isinstance(maker, ByRules):
        maker.near = _Near(desk)
        return
    from summarizer.batch.by_model import ByModel  # noqa: PLC0415 - loads openai

    if isinstance(maker, ByModel):
        maker.repeats, maker.near = _Repeats(desk), _Near(desk)


class _Repeats:
    """Who has which text first, of all workers' documents. See batch.repeats."""

    def __init__(self, desk: Any) -> None:
        self._desk = desk

    @asynccontextmanager
    async def turn(self, document: Document) -> AsyncIterator[First | None]:
        """As Repeats does it, but that those who come behind the first go on side by side."""
        first = await self._desk.first.remote(document.id, document.input)
        done = False
        try:
            yield None if first is None else First(*first)
            done = True
        finally:
            if first is None:
                said = (document.id, document.input, document.published, document.language)
                self._desk.over.remote(*said, done=done)


class _Near:
    """Who has a story first, of all workers' documents. See batch.near."""

    def __init__(self, desk: Any) -> None:
        self._desk = desk

    @asynccontextmanager
    async def turn(self, sketch: Sketch, input: str, document: str) -> AsyncIterator[Turn]:
        """See NearTurns."""
        near, number = await self._desk.near_turn.remote(sketch, input, document)
        turn, done = Turn(near), False
        try:
            yield turn
            done = True
        finally:
            if near is None:
                self._desk.near_over.remote(number, turn.content if done else None, done=done)

    async def first_of(self, sketch: Sketch, input: str, document: str) -> Near | None:
        """See NearTurns."""
        found: Near | None = await self._desk.near_first.remote(sketch, input, document)
        return found

    async def content(self, number: int) -> bytes | None:
        """See NearTurns."""
        kept: bytes | None = await self._desk.near_content.remote(number)
        return kept


def _as_row(outcome: Outcome) -> dict[str, str | None]:
    row = {"input": outcome.input, "document": outcome.document, "summary": None, "failure": None}
    if isinstance(outcome, Failure):
        return row | {"failure": json.dumps(outcome.as_json(), ensure_ascii=False)}
    return row | {"summary": outcome.line}


def _text(value: Any) -> str | None:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else None
