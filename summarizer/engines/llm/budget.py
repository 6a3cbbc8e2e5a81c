"""A budget: calls are made as long as they cannot pass it, whatever they turn out to cost.

Before a call its upper bound is reserved, and the answer's own count settles it. So what is spent and what is in flight
are never more than the budget together; where a reservation does not fit, it waits for those in flight, most of which
turn out cheaper than reserved.

The bound of the input is an estimate that holds for text: 2.5 bytes of the body a token, where English has four and
more, and a token for each byte that is not ASCII. A text made to be cut into more tokens than that could cost more than
was reserved for it.
"""

import asyncio
import json
from collections import deque
from collections.abc import Mapping
from decimal import Decimal
from types import TracebackType
from typing import Any

from genai_prices import Usage, calc_price

from summarizer.errors import ModelError, UsageError

# An answer's tokens at most, unless more are granted: several times what a long brief takes, thinking included.
OUTPUT_CAP = 8192

_BYTES_A_TOKEN = 2.5
# What a provider's own template puts around the messages, and a schema's keys that it writes out.
_AROUND = 100


class BudgetError(ModelError):
    """The call was not made: it could have passed the budget."""

    kind = "budget"


class Budget:
    """What may be spent on one model, in US dollars: one for each event loop. `spent` + `reserved` <= `most`, always.

    `output_cap` is the most tokens of an answer, to be sent as `max_completion_tokens`, or nothing would bound it.
    `price_factor` is the part of the list price that is paid: 0.5 in a provider's batch.
    """

    def __init__(self, most_usd: float, model: str, *, output_cap: int = OUTPUT_CAP, price_factor: float = 1.0) -> None:
        """Raises UsageError where the budget is no amount, or the model's price is not known."""
        if not 0 <= most_usd < float("inf"):
            raise UsageError(f"--max-cost {most_usd}", "it is no amount", "write US dollars, as 2.50")
        self.most = Decimal(str(most_usd))
        self.model = model
        self.output_cap = output_cap
        self._factor = Decimal(str(price_factor))
        self.spent = Decimal(0)
        self.reserved = Decimal(0)
        self._in_flight = 0
        self._waiting: deque[tuple[asyncio.Future[None], Reservation]] = deque()
        try:
            self.price(1, 1)
        except LookupError:
            raise UsageError(
                f"--max-cost {most_usd:g}",
                f"the price of the model “{model}” is not known, so nothing can be held to it",
                "leave it out, or name another --model",
            ) from None

    def price(self, input_tokens: int, output_tokens: int, cached_tokens: int = 0) -> Decimal:
        """What a call with these counts costs, in US dollars."""
        usage = Usage(
            input_tokens=input_tokens,
            output_tokens=output_tokens,
            # More cached than there were, as some servers say, is an error to genai-prices.
            cache_read_tokens=min(cached_tokens, input_tokens),
        )
        return calc_price(usage, self.model).total_price * self._factor

    def bound(self, body: Mapping[str, Any]) -> Decimal:
        """The most that a call with that body costs, its answer at the cap."""
        return self.price(most_tokens(body), self.output_cap)

    def reserve(self, body: Mapping[str, Any]) -> "Reservation":
        """A reservation for one try, as an async context manager. Entering waits until it fits, first come, first
        served, and raises BudgetError where nothing in flight could make room for it any more."""
        return Reservation(self, self.bound(body))

    async def _enter(self, reservation: "Reservation") -> None:
        if not self._waiting and self._fits(reservation):
            self._take(reservation)
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((turn, reservation))
        self._serve()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and turn.exception() is None:  # granted in that very instant
                self._settle(reservation, Decimal(0))
            self._serve()
            raise

    def _serve(self) -> None:
        """Grants what fits, the first first; refuses what nothing in flight can make room for."""
        while self._waiting:
            turn, reservation = self._waiting[0]
            if not turn.done():
                if self._fits(reservation):
                    self._take(reservation)
                    turn.set_result(None)
                elif self._in_flight:
                    return
                else:
                    turn.set_exception(self._exceeded(reservation))
            self._waiting.popleft()

    def _fits(self, reservation: "Reservation") -> bool:
        return self.spent + self.reserved + reservation.bound <= self.most

    def _take(self, reservation: "Reservation") -> None:
        self.reserved += reservation.bound
        self._in_flight += 1

    def _settle(self, reservation: "Reservation", cost: Decimal) -> None:
        self.reserved -= reservation.bound
        self.spent += cost
        self._in_flight -= 1
        self._serve()

    def _exceeded(self, reservation: "Reservation") -> BudgetError:
        problem = f"${self.spent:.4f} are spent, and the next call may cost ${reservation.bound:.4f}"
        return BudgetError(f"--max-cost {self.most:f}", problem, "raise it to go on where it stopped")


class Reservation:
    """What is set aside for one try, made by `Budget.reserve`. Unless it is said otherwise it counts as spent: an
    answer that was lost on its way may be billed all the same."""

    __slots__ = ("_budget", "_cost", "bound")

    def __init__(self, budget: Budget, bound: Decimal) -> None:
        self._budget = budget
        self._cost: Decimal = bound
        self.bound = bound

    async def __aenter__(self) -> "Reservation":
        await self._budget._enter(self)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._budget._settle(self, self._cost)

    def answered(self, input_tokens: int, output_tokens: int, cached_tokens: int = 0) -> None:
        """The answer says what it took."""
        self._cost = self._budget.price(input_tokens, output_tokens, cached_tokens)

    def not_billed(self) -> None:
        """The endpoint refused (4xx) or failed (5xx), or was never reached: nobody pays for that."""
        self._cost = Decimal(0)


def most_tokens(body: Mapping[str, Any]) -> int:
    """An upper bound of the tokens of a request's body."""
    text = json.dumps(body, ensure_ascii=False)
    ascii_bytes = len(text.encode("ascii", "ignore"))
    all_bytes = len(text.encode("utf-8", "surrogatepass"))
    return int(ascii_bytes / _BYTES_A_TOKEN) + all_bytes - ascii_bytes + _AROUND
