"""A run by a provider's batch: in rounds, at half the price.

A round is the ordinary flow over all documents, with an outbox in the place of the endpoint. A document whose calls are
all answered in the journal comes out as ever; where one is not, the call is laid aside and the document waits on a
shelf. What was laid aside is handed over to the provider and waited for; its answers go into the journal, and the next
round is over the documents that waited for them. So the windows of a long document, a re-ask, a repair need nothing of
their own: each is a call that is not answered yet, and most documents take two rounds, a few take four.

A run may be stopped at any moment and for a day or a week: the batches at the provider stand in the journal, and what
they answer is found by the calls' keys, whoever asks. The documents are read anew then (see `shelf`).
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from summarizer.batch.by_model import ByModel
from summarizer.batch.collecting import Collector, until
from summarizer.batch.outbox import Office, Outbox
from summarizer.batch.outcome import Outcome
from summarizer.batch.run import Batch, Maker, Plan, RunEndedError, Tally
from summarizer.batch.shelf import Shelf
from summarizer.batch.work import Raw
from summarizer.deferring import DeferredError
from summarizer.engines.llm import Budget, Endpoint
from summarizer.engines.llm.provider_batch import PRICE_FACTOR, Provider
from summarizer.errors import SummarizerError
from summarizer.flow.remembering import JournalMemory
from summarizer.journal import Journal
from summarizer.settings import Settings
from summarizer.sources.feeds import Item


@dataclass(slots=True)
class ByProvider:
    """Outcomes of the documents that need not wait. The others go to the shelf, with what they were when they were
    taken: `fingerprints` has that by input."""

    model: ByModel
    shelf: Shelf
    fingerprints: dict[str, str]
    at_once: int = 1

    @property
    def endpoint(self) -> Endpoint:
        """Where the model is."""
        return self.model.endpoint

    async def outcomes(self, raws: Sequence[Raw]) -> list[Outcome]:
        """One for each that is answered or has failed."""
        outcomes = []
        for raw in raws:
            try:
                outcomes += await self.model.outcomes([raw])
            except DeferredError as deferred:
                self.shelf.put(raw, self.fingerprints.pop(raw.input, ""), deferred.parcel)
            except RunEndedError:
                self.shelf.remove(raw.input)
                raise
            else:
                self.shelf.remove(raw.input)
        return outcomes


class Rounds:
    """In the place of a `Batch`: an asynchronous iterator of outcomes. Made in the event loop.

    `ended_by` is what ended a round before its time, where anything did.
    """

    def __init__(self, plan: Plan, tally: Tally, model: ByModel, office: Office, fingerprints: dict[str, str]) -> None:
        """`model` makes the outcomes, in the place of the plan's own maker; `fingerprints` has those of the items in
        flight."""
        self.tally = tally
        self.ended_by: SummarizerError | None = None
        self._office = office
        self._stopped = asyncio.Event()
        self._collector = Collector(office, partial(until, self._stopped))
        self._outbox = Outbox(office)
        model.engine.exchange.outbox = self._outbox
        self._shelf = Shelf(model.library)
        self._fingerprints = fingerprints
        maker = ByProvider(replace(model, library=self._shelf), self._shelf, fingerprints)
        self._plan = replace(plan, maker=maker)
        self._batch: Batch | None = None

    def start(self) -> None:
        """Nothing is done before the first outcome is asked for."""

    def stop(self) -> None:
        """Sends nothing more and waits for nothing more. What is at the provider stays there."""
        self._stopped.set()
        if self._batch is not None:
            self._batch.stop()

    async def close(self) -> None:
        """Ends what is in flight."""
        if self._batch is not None:
            await self._batch.close()
        self._outbox.close()
        self._shelf.close()
        self._office.ledger.close()

    async def __anext__(self) -> Outcome:
        if self._batch is None:
            await self._collector.catch_up()
            if self._stopped.is_set():
                raise StopAsyncIteration
            self._begin(Batch(self._plan, self.tally))
        while self._batch is not None:
            try:
                return await anext(self._batch)
            except StopAsyncIteration:
                self.ended_by = self.ended_by or self._batch.ended_by
                await self._batch.close()
                if not await self._is_next():
                    raise
                find = partial(self._shelf.items, tuple(self._office.open))
                plan = replace(self._plan, find=find, fetch=self._taken, is_written=_never, limit=None)
                self._begin(Batch(plan))
        raise StopAsyncIteration

    def _begin(self, batch: Batch) -> None:
        self._batch = batch
        batch.start()

    async def _is_next(self) -> bool:
        """Whether there is another round; if so its answers have come."""
        if self._stopped.is_set() or not len(self._shelf):
            return False
        await self._outbox.submit()
        return await self._collector.wait() and not self._stopped.is_set()

    async def _taken(self, item: Item) -> Raw:
        """An item of the shelf, taken again."""
        self._fingerprints[item.input] = item.fingerprint
        return Raw(item.input, notes=item.notes)


async def _never(_: Item) -> bool:
    return False


def by_rounds(
    model: Maker, settings: Settings, journal: Journal, fingerprints: dict[str, str], tell: Callable[[str], None]
) -> Callable[[Plan, Tally], Rounds]:
    """What begins a look at the feeds by a provider's batch; `model` is a ByModel. Raises UsageError."""
    if not isinstance(model, ByModel):
        raise TypeError("only a model's calls can go by a provider's batch")
    exchange = model.engine.exchange
    provider = Provider(exchange.transport)
    memory = JournalMemory(journal, provider.endpoint.model, fresh=settings.fresh)
    exchange.memory = memory
    budget = None
    if settings.max_cost is not None:
        budget = Budget(settings.max_cost, provider.endpoint.model, price_factor=PRICE_FACTOR)

    def begin(plan: Plan, tally: Tally) -> Rounds:
        office = Office(provider, journal, memory, exchange.manners, tell, budget)
        return Rounds(plan, tally, model, office, fingerprints)

    return begin
