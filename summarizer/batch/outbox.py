"""What goes to a provider's batch: calls are gathered in a file on disk, and handed over as parcels.

A parcel is noted in the journal before it goes, under a label that the batch at the provider is marked with too, and
again under the batch's own id as soon as that is known. So whoever is killed in between finds the batch by its label,
and no call is paid for twice.
"""

import asyncio
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import IO, Any, ClassVar
from uuid import uuid4

from summarizer.batch.ledger import Ledger
from summarizer.deferring import DeferredError
from summarizer.engines.llm.budget import Budget
from summarizer.engines.llm.manners import Manner, Manners
from summarizer.engines.llm.provider_batch import MOST_BYTES, MOST_ROWS, Provider, encoded
from summarizer.engines.llm.structured import RefusedError
from summarizer.errors import ModelError, OutputError
from summarizer.flow.remembering import JournalMemory
from summarizer.journal import Journal, ProviderBatch

# So many parcels may end without an answer to a call; then its document fails.
MOST_TIMES = 3
# A line of progress comes with each so many calls that are gathered.
_TOLD_EACH = 1_000
# What a parcel is noted by until the provider has given it an id.
LABEL = "label:"


class BudgetSpentError(ModelError):
    """The call was not laid aside: it could pass the budget, and nothing is under way that could leave more of it."""

    kind = "budget"


@dataclass(slots=True)
class Parcel:
    """Calls at the provider; of `batch` the keys are left to the ledger.

    `manner` is how they were put, None where a run before this one did it. `reserved` are the dollars that they may
    cost at most, `capped` the parameter that holds their answers to that; `status` is what the provider said last,
    `unknown` how often it knew of no such batch.
    """

    number: int
    batch: ProviderBatch
    size: int
    manner: Manner | None = None
    reserved: Decimal = Decimal(0)
    capped: str | None = None
    status: str = ""
    answered: int = 0
    unknown: int = 0


@dataclass(slots=True)
class Gathered:
    """A parcel that is being filled."""

    number: int
    file: IO[bytes]
    keys: list[str] = field(default_factory=list)
    bytes: int = 0
    reserved: Decimal = Decimal(0)


@dataclass(slots=True)
class Office:
    """Where parcels go from and come back to: all that is shared by those who fill, send and open them.

    `open` are the parcels at the provider, by number, of this run and of those before it; `awaited` those of them that
    a document of this run waits for. `closed` is why nothing more is sent. `most_under_way` is how many calls the
    provider takes at once, where it has said that there were too many. `tell` takes lines for a person.
    """

    provider: Provider
    journal: Journal
    memory: JournalMemory
    manners: Manners
    tell: Callable[[str], None]
    budget: Budget | None = None
    ledger: Ledger = field(default_factory=Ledger)
    open: dict[int, Parcel] = field(default_factory=dict)
    awaited: set[int] = field(default_factory=set)
    closed: ModelError | None = None
    most_under_way: int | None = None
    cap: str = "max_completion_tokens"
    _numbers: int = 0

    @property
    def under_way(self) -> int:
        """How many calls are at the provider."""
        return sum(parcel.size for parcel in self.open.values())

    @property
    def reserved(self) -> Decimal:
        """The most that what is at the provider may cost, in dollars."""
        return sum((parcel.reserved for parcel in self.open.values()), Decimal(0))

    def number(self) -> int:
        """The number of the next parcel."""
        self._numbers += 1
        return self._numbers

    def noted(self, id: str, keys: tuple[str, ...]) -> ProviderBatch:
        """A parcel as the journal knows it."""
        return ProviderBatch(id, self.provider.place, self.provider.endpoint.model, datetime.now(UTC), keys)


class Outbox:
    """Takes calls and sends them off, a file at a time."""

    most_rows: ClassVar[int] = MOST_ROWS
    most_bytes: ClassVar[int] = MOST_BYTES

    def __init__(self, office: Office) -> None:
        self._office = office
        self._filling: Gathered | None = None
        self._turn = asyncio.Lock()

    async def lay_aside(self, key: str, body: dict[str, Any]) -> DeferredError:
        """Takes a call, unless it is under way; what to raise for its document. Raises ModelError where it is known
        that there will be no answer, OutputError where the disk fails."""
        async with self._turn:
            office = self._office
            known = office.ledger.look(key)
            if known is not None:
                if known.parcel is not None:
                    office.awaited.add(known.parcel)
                    return DeferredError(known.parcel)
                self._refuse_hopeless(known.refused, known.left, known.said, answered=known.answered)
            if office.closed is not None:
                raise ModelError(office.closed.subject, office.closed.problem, office.closed.remedy)
            return DeferredError(await self._taken(key, body))

    async def submit(self) -> None:
        """Sends off what was gathered, if anything. Raises OutputError; where the provider does not take it, `closed`
        says why."""
        gathered, self._filling = self._filling, None
        if gathered is None:
            return
        with gathered.file:
            await self._submit(gathered)

    def close(self) -> None:
        """Drops what was gathered and not sent."""
        if self._filling is not None:
            self._filling.file.close()
            self._filling = None

    def _refuse_hopeless(self, refused: str | None, left: int, said: str, *, answered: bool) -> None:
        host = self._office.provider.endpoint.host
        if refused is not None:
            raise failure_of(refused)
        if answered:  # the answer was dropped since: another document with the same request could make nothing of it
            raise ModelError(host, "the answer to the same request was of no use", "try --mode, or another model")
        if left >= MOST_TIMES:
            raise ModelError(host, f"the batch ended without an answer to it ({said})", "run the same command again")

    async def _taken(self, key: str, body: dict[str, Any]) -> int | None:
        """The number of the parcel that the call went into; None where it has to wait for room."""
        office, bound = self._office, Decimal(0)
        if office.budget is not None:
            body = body | {office.cap: office.budget.output_cap}
            bound = office.budget.bound(body)
        if not self._has_room(bound):
            office.awaited.update(office.open)
            return None
        row = encoded(key, body)
        if self._filling is not None and self._filling.bytes + len(row) > self.most_bytes:
            await self.submit()
        if self._filling is None:
            self._filling = Gathered(office.number(), _writing(tempfile.TemporaryFile))
        gathered = self._filling
        _writing(lambda: gathered.file.write(row))
        gathered.keys.append(key)
        gathered.bytes += len(row)
        gathered.reserved += bound
        office.ledger.put([key], gathered.number)
        office.awaited.add(gathered.number)
        if len(gathered.keys) % _TOLD_EACH == 0:
            office.tell(f"{len(gathered.keys):,} calls are laid aside")
        if len(gathered.keys) >= self.most_rows:
            await self.submit()
        return gathered.number

    def _has_room(self, bound: Decimal) -> bool:
        """Whether a call may go along now. Raises BudgetSpentError where it never may."""
        office, gathered = self._office, self._filling
        waiting = len(gathered.keys) if gathered else 0
        if office.most_under_way is not None and office.under_way + waiting >= office.most_under_way:
            return False
        if office.budget is None:
            return True
        committed = office.budget.spent + office.reserved + (gathered.reserved if gathered else Decimal(0))
        if committed + bound <= office.budget.most:
            return True
        if waiting or office.open:
            return False
        problem = f"${office.budget.spent:.4f} are spent, and the next call may cost ${bound:.4f}"
        raise BudgetSpentError(f"--max-cost {office.budget.most:f}", problem, "raise it to go on where it stopped")

    async def _submit(self, gathered: Gathered) -> None:
        office, keys, label = self._office, tuple(gathered.keys), uuid4().hex
        if office.closed is not None:
            office.ledger.end(gathered.number, "", 0)
            return
        intended = office.noted(f"{LABEL}{label}", keys)
        manner = office.manners.next(office.provider.endpoint)
        await office.journal.keep_batch(intended)
        _writing(gathered.file.flush)
        try:
            sent = await office.provider.submit(gathered.file, label, manner)
        except ModelError as error:
            # The note stays: if the batch is there all the same, the next run finds it.
            office.closed = error
            office.ledger.end(gathered.number, "", 0)
            return
        await office.journal.keep_batch(office.noted(sent.id, keys))
        await office.journal.drop_batch(intended)
        capped = office.cap if office.budget is not None else None
        parcel = Parcel(gathered.number, office.noted(sent.id, ()), len(keys), manner, gathered.reserved, capped)
        office.open[gathered.number] = parcel
        office.tell(f"{len(keys):,} calls are with {office.provider.endpoint.host} as {sent.id}")


def failure_in_json(error: ModelError) -> str:
    """A failure as a ledger keeps it."""
    return json.dumps([error.kind, error.subject, error.problem, error.remedy])


def failure_of(kept: str) -> ModelError:
    """The failure that was kept. Of what would end a run of calls only the words are left: others may have answers."""
    kind, *words = json.loads(kept)
    return (RefusedError if kind == RefusedError.kind else ModelError)(*words)


def _writing(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except OSError as error:
        where = tempfile.gettempdir()
        problem = f"the requests cannot be written there ({error.strerror or error})"
        raise OutputError(where, problem, "make room, or name another folder by TMPDIR") from error
