"""What comes back from a provider's batch: looked after until it has ended, then taken into the journal."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import IO

from summarizer.batch.outbox import LABEL, MOST_TIMES, Office, Parcel, failure_in_json
from summarizer.engines.llm.provider_batch import Sent, decoded
from summarizer.engines.llm.structured import ClosedError, explained
from summarizer.errors import ModelError, OutputError
from summarizer.journal import ProviderBatch

# Seconds between two looks at a batch: the first pause, and the longest.
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 60.0
# So many looks in a row may fail; it is an hour, and more.
_PATIENCE = 60
# A submission that was noted, and of which the provider knew nothing after so long, never was one.
_FORGOTTEN = timedelta(hours=1)
# A batch, or a file of its answers, of which the provider says that there is none is asked for so often, unless it is
# as old as that: what was just made may not be known everywhere yet, and would be paid for twice.
_ASKED, _OLD = 3, timedelta(days=1)

_TOO_MANY = "token_limit_exceeded"  # more is under way than the provider takes; nothing is wrong with the rows
_HOPELESS = frozenset({"model_not_found", "insufficient_quota", "billing_hard_limit_reached"})


class Collector:
    """Looks after the parcels of an office. `pause` waits, in tests not at all; true is "no more"."""

    def __init__(self, office: Office, pause: Callable[[float], Awaitable[bool]]) -> None:
        self._office = office
        self._pause = pause

    async def catch_up(self) -> None:
        """Takes over what runs before this one have left open: what has ended is collected, the rest is under way.
        Where the provider cannot be asked, the office is closed: what is there might be paid for again."""
        office = self._office
        place, model = office.provider.place, office.provider.endpoint.model
        noted = [batch for batch in await office.journal.batches(place) if batch.model == model]
        try:
            for batch in [*await self._found(noted), *(one for one in noted if not one.id.startswith(LABEL))]:
                parcel = Parcel(office.number(), replace(batch, keys=()), len(batch.keys))
                office.ledger.put(batch.keys, parcel.number)
                office.open[parcel.number] = parcel
                await self._look(parcel, times=0)
        except ModelError as error:
            self._give_up(error)

    async def wait(self) -> bool:
        """Until one or more of the parcels that documents wait for are collected; false where the pause said "no more".
        Raises OutputError."""
        pause, failures = FIRST_PAUSE, 0
        while waiting := [self._office.open[n] for n in sorted(self._office.awaited & self._office.open.keys())]:
            ended = False
            try:
                for parcel in waiting:
                    ended |= await self._look(parcel)
                failures = 0
            except ModelError as error:
                failures += 1
                if isinstance(error, ClosedError) or failures >= _PATIENCE:
                    self._give_up(error)
                    return True
                self._office.tell(f"{error.subject}: {error.problem}; it is asked again")
            if ended:
                return True
            if await self._pause(pause):
                return False
            pause = min(1.5 * pause, LONGEST_PAUSE)
        return True

    async def _found(self, noted: list[ProviderBatch]) -> list[ProviderBatch]:
        """The batches behind those notes that have no id yet, noted by it from now on."""
        office = self._office
        lost = {batch.id.removeprefix(LABEL): batch for batch in noted if batch.id.startswith(LABEL)}
        if not lost:
            return []
        known, found = {batch.id for batch in noted}, []
        there = await office.provider.find(lost.keys(), min(batch.submitted for batch in lost.values()))
        for label, batch in lost.items():
            if label in there and there[label].id not in known:
                found.append(office.noted(there[label].id, batch.keys))
                await office.journal.keep_batch(found[-1])
            if label in there or datetime.now(UTC) - batch.submitted > _FORGOTTEN:
                await office.journal.drop_batch(batch)
        return found

    async def _look(self, parcel: Parcel, times: int = 1) -> bool:
        """Whether the parcel has ended; if so it is collected, and calls that it left count `times` more."""
        office = self._office
        sent = await office.provider.look(parcel.batch.id)
        if sent is None:
            if self._may_be_late(parcel):
                return False
            await self._end(parcel, "the provider does not know the batch any more", times, parcel.reserved)
        elif sent.ended:
            return await self._collect(parcel, sent, times)
        else:
            if times and (sent.status, sent.answered) != (parcel.status, parcel.answered):
                total = sent.total or parcel.size
                office.tell(f"{sent.id}: {sent.status.replace('_', ' ')}, {sent.answered:,} of {total:,} answered")
            parcel.status, parcel.answered = sent.status, sent.answered
            return False
        return True

    def _may_be_late(self, parcel: Parcel) -> bool:
        """Whether what is not there may be there soon."""
        parcel.unknown += 1
        return parcel.unknown < _ASKED and datetime.now(UTC) - parcel.batch.submitted < _OLD

    async def _collect(self, parcel: Parcel, sent: Sent, times: int) -> bool:
        """Whether all that there is was taken in."""
        cost, why = Decimal(0), sent.problem or sent.status
        # A run before this one may have put its rows otherwise than this one would; the batch says how.
        parcel.manner = parcel.manner or sent.manner
        with ExitStack() as stack:
            files = [(name, stack.enter_context(tempfile.TemporaryFile())) for name in sent.files]
            there = [await self._fetched(name, file) for name, file in files]  # all of them before any is looked at
            if not all(there):
                if self._may_be_late(parcel):
                    return False
                why = "the provider does not keep its answers any more"
            for _, file in files:
                for line in file:
                    cost += await self._take(line, parcel)
        if sent.status == "failed" and sent.code == _TOO_MANY:
            times = self._make_less(parcel, times)
        elif sent.status == "failed" and sent.code in _HOPELESS and times:
            self._office.closed = ModelError(self._office.provider.endpoint.host, why, "see the provider's own page")
        elif sent.status == "cancelled" and times:
            times, why = MOST_TIMES, "somebody has cancelled it"
        await self._end(parcel, why, times, cost)
        return True

    async def _fetched(self, name: str, file: IO[bytes]) -> bool:
        try:
            return await self._office.provider.fetch(name, file)
        except OSError as error:
            problem = f"answers cannot be written there ({error.strerror or error})"
            remedy = "make room, or name another folder by TMPDIR; the batch can be fetched again"
            raise OutputError(tempfile.gettempdir(), problem, remedy) from error

    async def _take(self, line: bytes, parcel: Parcel) -> Decimal:
        """Takes in a line of what came back; what it cost, in dollars, zero for what is no answer."""
        office, row = self._office, decoded(line)
        known = None if row is None else office.ledger.look(row.key)
        if row is None or known is None or known.parcel != parcel.number:
            return Decimal(0)
        if row.completion is not None and row.usage is not None:
            await office.memory.keep_unclaimed(row.key, row.completion, row.usage)
            office.ledger.answered(row.key)
            if office.budget is None:
                return Decimal(0)
            return office.budget.price(row.usage.input_tokens, row.usage.output_tokens, row.usage.cached_tokens)
        if row.error is None:
            office.ledger.said(row.key, row.said)
            return Decimal(0)
        endpoint = office.provider.endpoint
        if parcel.capped != "max_tokens" and "max_completion_tokens" in row.error.message:
            office.cap = "max_tokens"  # the older name, which some endpoints know alone
            office.ledger.free(row.key)
        elif parcel.manner and office.manners.learn(row.error, parcel.manner, auto=endpoint.mode == "auto"):
            office.ledger.free(row.key)
        else:
            office.ledger.refused(row.key, failure_in_json(explained(row.error, endpoint)))
        return Decimal(0)

    def _make_less(self, parcel: Parcel, times: int) -> int:
        """The provider has more under way than it takes: so much as is there beside this parcel, or half of it.
        How often its calls count as left: not at all, as long as there can be less."""
        office = self._office
        others = office.under_way - parcel.size
        if not others and parcel.size == 1:
            return times
        office.most_under_way = max(others, parcel.size // 2)
        office.tell(f"{office.provider.endpoint.host} takes no more at once than {office.most_under_way:,} calls")
        return 0

    async def _end(self, parcel: Parcel, why: str, times: int, cost: Decimal) -> None:
        """The parcel is over. What it has left goes into others."""
        office = self._office
        left = office.ledger.end(parcel.number, why, times)
        await office.journal.drop_batch(parcel.batch)
        if office.budget is not None:
            office.budget.spent += cost
        del office.open[parcel.number]
        again = f"; {left:,} without an answer ({why})" if left else ""
        office.tell(f"{parcel.batch.id}: collected{again}")

    def _give_up(self, error: ModelError) -> None:
        """Nothing more is sent or waited for; what is at the provider is in the journal, for another run."""
        remedy = "the batch goes on at the provider; the same command collects it"
        self._office.closed = ModelError(error.subject, error.problem, remedy if self._office.open else error.remedy)
        for number in list(self._office.open):
            self._office.ledger.end(number, "", 0)
        self._office.open.clear()


async def until(stopped: asyncio.Event, seconds: float) -> bool:
    """Waits so long, or until it is stopped; whether it was."""
    try:
        await asyncio.wait_for(stopped.wait(), seconds)
    except TimeoutError:
        return False
    return True
