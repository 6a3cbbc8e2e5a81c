"""Pace: how many calls to one endpoint and model are in flight, learned from how it answers.

Additive increase, multiplicative decrease, as TCP does it: the limit is halved where the endpoint is pressed (429, 5xx,
timeouts, lost connections) and grows by one after a clean window. Beside it, what the endpoint's rate-limit headers say
of requests and tokens left: where they are spent, new calls wait for the reset.

`Limit` and `Allowance` are the policy, plain values that are told the time; `Pace` is the waiting.
"""

import asyncio
import contextlib
import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType

# A day's allowance may reset in hours. After this many seconds a call is tried all the same, and the answer decides.
LONGEST_HOLD = 60.0

_RESET = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d*)?)s)?(?:(\d+(?:\.\d*)?)ms)?")
_UNITS = (86_400.0, 3_600.0, 60.0, 1.0, 0.001)
_PLAIN = re.compile(r"\d{1,12}(?:\.\d{0,12})?")
_LONGEST_TEXT = 40  # of a header that says a number


@dataclass(slots=True)
class Limit:
    """How many calls may be in flight: from `most` down to 1 and up again.

    A window is as many calls as the limit. Each call belongs to the `era` in which it began; a halving begins a new
    one. What a call of an older era meets was met by the crowd that was already halved: it changes nothing.
    """

    most: int
    now: int
    era: int = 0
    clean: int = 0

    def passed(self, era: int) -> None:
        """A call that began in that era was answered."""
        if era != self.era:
            return
        self.clean += 1
        if self.clean >= self.now:
            self.now = min(self.most, self.now + 1)
            self.clean = 0

    def pressed(self, era: int) -> None:
        """A call that began in that era was too much for the endpoint."""
        if era != self.era:
            return
        self.now = max(1, self.now // 2)
        self.clean = 0
        self.era += 1


@dataclass(slots=True)
class Allowance:
    """What an endpoint lets one spend until a reset, of requests or of tokens; unknown until an answer says it.

    `told_by` is the number of the call that said so: calls overtake each other, and an older one knows less.
    """

    left: float | None = None
    most: float | None = None
    reset: float = 0.0
    told_by: int = -1

    def told(self, call: int, left: float, most: float | None, reset: float) -> None:
        """The answer to that call said what is left until the time `reset`."""
        if call >= self.told_by:
            self.left, self.most, self.reset, self.told_by = left, most, reset, call

    def spend(self, amount: float) -> None:
        """A call begins that will use that much."""
        if self.left is not None:
            self.left -= amount

    def free_at(self, amount: float, now: float) -> float:
        """The time at which that much may be spent: `now`, or that of the reset. More than there ever is must be let
        through, for the endpoint to say so."""
        if self.left is None or now >= self.reset:
            self.left = None  # how much there is after a reset is for the next answer to say
            return now
        wanted = amount if self.most is None else min(amount, self.most)
        return now if self.left >= wanted else self.reset


class Pace:
    """The calls to one endpoint and model that share its limits: one for each event loop."""

    def __init__(self, most: int) -> None:
        """`most` is how many calls may ever be in flight; it starts there."""
        self._limit = Limit(max(1, most), max(1, most))
        self._requests, self._tokens = Allowance(), Allowance()
        self._in_flight = 0
        self._begun = 0
        self._waiting: deque[tuple[asyncio.Future[None], Slot]] = deque()
        self._alarm: asyncio.TimerHandle | None = None

    @property
    def limit(self) -> int:
        """How many calls may be in flight now."""
        return self._limit.now

    @property
    def in_flight(self) -> int:
        """How many are."""
        return self._in_flight

    def slot(self, tokens: int = 0) -> "Slot":
        """A place for one try that will use about that many tokens, as an async context manager. Leave it before any
        pause: who sleeps holds nothing. First come, first served."""
        return Slot(self, tokens)

    async def _enter(self, slot: "Slot") -> None:
        loop = asyncio.get_running_loop()
        if not self._waiting and self._free_at(slot, loop.time()) <= loop.time():
            self._begin(slot)
            return
        turn: asyncio.Future[None] = loop.create_future()
        self._waiting.append((turn, slot))
        self._serve()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # it got its place in the instant in which it gave up
                self._leave()
            else:
                with contextlib.suppress(ValueError):  # it may have been passed over already
                    self._waiting.remove((turn, slot))
                self._serve()  # who comes next may need less, or none may be left to wait for the alarm
            raise

    def _begin(self, slot: "Slot") -> None:
        slot.number, slot.era = self._begun, self._limit.era
        self._begun += 1
        self._in_flight += 1
        self._requests.spend(1)
        self._tokens.spend(slot.tokens)

    def _leave(self) -> None:
        self._in_flight -= 1
        self._serve()

    def _serve(self) -> None:
        """Gives places to those who wait, the first first, and sets the alarm where only the time is in the way."""
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        while self._waiting:
            turn, slot = self._waiting[0]
            if turn.done():  # it was cancelled, and its task has not run yet
                self._waiting.popleft()
                continue
            loop = turn.get_loop()
            now = loop.time()
            free = self._free_at(slot, now)
            if free > now:
                if free != _NEVER:
                    self._alarm = loop.call_at(free, self._serve)
                return
            self._waiting.popleft()
            self._begin(slot)
            turn.set_result(None)

    def _free_at(self, slot: "Slot", now: float) -> float:
        if self._in_flight >= self._limit.now:
            return _NEVER  # a call that ends serves the next
        return max(self._requests.free_at(1, now), self._tokens.free_at(slot.tokens, now))

    def _learn(self, slot: "Slot", headers: Mapping[str, str]) -> None:
        now = asyncio.get_running_loop().time()
        for allowance, of in ((self._requests, "requests"), (self._tokens, "tokens")):
            left = plain_number(headers.get(f"x-ratelimit-remaining-{of}"))
            reset = seconds(headers.get(f"x-ratelimit-reset-{of}"))
            if left is not None and reset is not None:
                most = plain_number(headers.get(f"x-ratelimit-limit-{of}"))
                allowance.told(slot.number, left, most, now + min(reset, LONGEST_HOLD))


_NEVER = float("inf")


class Slot:
    """A place for one try, made by `Pace.slot`. A try of which neither is said, since the request itself was wrong or
    was cancelled, tells nothing about the pace."""

    __slots__ = ("_pace", "era", "number", "tokens")

    def __init__(self, pace: Pace, tokens: int) -> None:
        self._pace = pace
        self.tokens = tokens
        self.number = self.era = -1

    async def __aenter__(self) -> "Slot":
        await self._pace._enter(self)  # the two are one thing in two parts
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pace._leave()  # the two are one thing in two parts

    def passed(self, headers: Mapping[str, str]) -> None:
        """The endpoint answered."""
        self._pace._learn(self, headers)  # the two are one thing in two parts
        self._pace._limit.passed(self.era)  # this too

    def pressed(self, headers: Mapping[str, str]) -> None:
        """It was too much: 429, 5xx, a timeout, a lost connection. Where there was no answer, there are no headers."""
        self._pace._learn(self, headers)  # the two are one thing in two parts
        self._pace._limit.pressed(self.era)  # this too


def seconds(reset: str | None) -> float | None:
    """What a reset header says: "6m0s", "1.5s", "120ms", "1h2m", or a plain number of seconds. None where it says
    something else."""
    if reset is None or len(reset) > _LONGEST_TEXT:
        return None
    reset = reset.strip()
    if (plain := plain_number(reset)) is not None:
        return plain
    found = _RESET.fullmatch(reset)
    if not reset or not found:
        return None
    return sum(float(part) * unit for part, unit in zip(found.groups(), _UNITS, strict=True) if part)


def plain_number(text: str | None) -> float | None:
    """A number as a header has it, from 0 up; None where there is none."""
    if text is None or len(text) > _LONGEST_TEXT or not _PLAIN.fullmatch(text.strip()):
        return None
    return float(text)
