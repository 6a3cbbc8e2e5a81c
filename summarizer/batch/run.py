"""The flow of many documents: slots that refill as they free, and one place where every document's outcome comes out.

A thread reads the feeds and lays what is to be done on a short belt, so that a feed of any length takes the memory of
a few entries. Each slot takes what comes next, has it made into an outcome and hands that out. There is no barrier: a
slow document holds one slot.
"""

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, Self

from summarizer.batch.belt import Belt
from summarizer.batch.disk import DiskMap
from summarizer.batch.outcome import Failure, Outcome
from summarizer.batch.work import Raw, unexpected
from summarizer.errors import SummarizerError
from summarizer.sources.feeds import Item, Notice, Unusable

if TYPE_CHECKING:
    from summarizer.engines.llm.endpoint import Endpoint


# Documents in flight at once.
DEFAULT_JOBS = 16


class Maker(Protocol):
    """What makes outcomes of raw documents. `at_once` is how many it likes to be given together, `endpoint` the model
    that it asks, None where it asks none."""

    at_once: int

    @property
    def endpoint(self) -> "Endpoint | None":
        """Where the model is."""
        ...

    async def outcomes(self, raws: Sequence[Raw]) -> list[Outcome]:
        """One for each, whatever happens to it. Raises RunEndedError where no other document would fare better."""
        ...


class RunEndedError(Exception):
    """What befell one document would befall all: a refused key, a spent budget. `error` is what each is told."""

    def __init__(self, error: SummarizerError, outcome: Failure) -> None:
        super().__init__(str(error))
        self.error, self.outcome = error, outcome


@dataclass(slots=True)
class Tally:
    """What the feeds held: `found` entries, of which `written` stood in the output, and `again` came a second time.
    `read` tells whether the feeds were read to their end, `broken` whether a fault of ours ended that."""

    found: int = 0
    written: int = 0
    again: int = 0
    read: bool = False
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is made of, each part by somebody else. `find` opens the feeds, in a thread of its own; `fetch` makes
    raw material of an item and raises SummarizerError; `is_written` tells what need not be done; `tell` takes a line
    for a person about a feed."""

    find: Callable[[], Iterator[Item | Unusable | Notice]]
    fetch: Callable[[Item], Awaitable[Raw]]
    maker: Maker
    is_written: Callable[[Item], Awaitable[bool]]
    tell: Callable[[str], None]
    slots: int = DEFAULT_JOBS
    limit: int | None = None


class Batch:
    """An asynchronous iterator of outcomes, and a context manager that leaves no task behind. Made in the event loop.

    `ended_by` is what ended the run before its time, where anything did.
    """

    def __init__(self, plan: Plan, tally: Tally | None = None) -> None:
        self.plan = plan
        self.tally = tally or Tally()
        self.ended_by: SummarizerError | None = None
        self._belt: Belt[Item | Unusable] = Belt(max(32, 2 * plan.slots * plan.maker.at_once))
        self._out: asyncio.Queue[Outcome | BaseException | None] = asyncio.Queue(maxsize=64)
        self._seen = DiskMap()

    async def __aenter__(self) -> Self:
        self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def start(self) -> None:
        """Begins to read and to work."""
        threading.Thread(target=self._read, name="feeds", daemon=True).start()
        self._work = asyncio.create_task(self._all_slots())

    async def close(self) -> None:
        """Ends what is in flight."""
        self.stop()
        self._work.cancel()
        await asyncio.gather(self._work, return_exceptions=True)

    def stop(self) -> None:
        """Takes no more documents; those in flight are finished."""
        self._belt.stop()

    def __aiter__(self) -> AsyncIterator[Outcome]:
        return self

    async def __anext__(self) -> Outcome:
        outcome = await self._out.get()
        if outcome is None:
            raise StopAsyncIteration
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def _read(self) -> None:
        """In the thread: from the feeds to the belt."""
        try:
            for found in self.plan.find():
                if isinstance(found, Notice):
                    self.plan.tell(found.message)
                elif not self._seen.add(found.input):
                    self.tally.again += 1
                elif self.plan.limit is not None and self.tally.found >= self.plan.limit:
                    break
                else:
                    self.tally.found += 1
                    if not self._belt.put(found):
                        return
            self.tally.read = True
        except Exception as error:  # a feed must not end the run; what follows it in the list is lost, and said
            self.tally.broken = True
            self.plan.tell(unexpected("the feeds", error).error)
        finally:
            self._belt.end()
            self._seen.close()

    async def _all_slots(self) -> None:
        slots = [asyncio.create_task(self._slot()) for _ in range(self.plan.slots)]
        try:
            await asyncio.gather(*slots)
        except Exception as error:  # the disk, or a fault of ours: the run is over
            await self._out.put(error)
        finally:
            for slot in slots:
                slot.cancel()
            await asyncio.gather(*slots, return_exceptions=True)
        await self._out.put(None)

    async def _slot(self) -> None:
        while found := await self._belt.take(self.plan.maker.at_once, _is_at_hand):
            raws = [raw for one in found if (raw := await self._raw(one)) is not None]
            if not raws:
                continue
            try:
                outcomes = await self.plan.maker.outcomes(raws)
            except RunEndedError as ended:
                self.ended_by = ended.error
                outcomes = [ended.outcome]
            for outcome in outcomes:
                await self._out.put(outcome)

    async def _raw(self, found: Item | Unusable) -> Raw | None:
        """The raw material of an entry; None where there is nothing more to be done about it."""
        if isinstance(found, Unusable):
            await self._out.put(Failure.of(found.input, found.error))
        elif await self.plan.is_written(found):
            self.tally.written += 1
        elif self.ended_by is not None:
            await self._out.put(Failure.of(found.input, self.ended_by, attempts=0))
        else:
            try:
                return await self.plan.fetch(found)
            except SummarizerError as error:
                await self._out.put(Failure.of(found.input, error))
            except Exception as error:  # no input ends a run
                await self._out.put(unexpected(found.input, error))
        return None


def _is_at_hand(found: Item | Unusable) -> bool:
    """Whether no network is needed for an entry: such are worked on a few at once."""
    return isinstance(found, Item) and found.link is None
