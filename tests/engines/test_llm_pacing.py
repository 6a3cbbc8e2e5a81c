"""How many calls are in flight: the policy by tables and properties, the waiting on a clock that only tests move."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.engines.llm.pacing import LONGEST_HOLD, Allowance, Limit, Pace, plain_number, seconds

_Result = TypeVar("_Result")


class Clockwork(asyncio.SelectorEventLoop):
    """A loop whose time stands still while there is something to do, and then jumps to what is due next."""

    def __init__(self) -> None:
        self.moment = 1000.0
        super().__init__()

    def time(self) -> float:
        return self.moment

    def _run_once(self) -> None:
        if not self._ready and self._scheduled:  # type: ignore[attr-defined]  # asyncio's own, which types do not tell
            self.moment = max(self.moment, self._scheduled[0].when())  # type: ignore[attr-defined]  # this too
        super()._run_once()  # type: ignore[misc]  # this too


def run(work: Callable[[], Coroutine[Any, Any, _Result]]) -> _Result:
    with asyncio.Runner(loop_factory=Clockwork) as runner:
        return runner.run(work())


def now() -> float:
    return asyncio.get_running_loop().time() - 1000.0


# --- the limit


def test_a_clean_window_makes_room_for_one_more_and_pressure_takes_half() -> None:
    limit = Limit(most=16, now=16)
    limit.pressed(limit.era)
    assert limit.now == 8
    for expected in (9, 10, 11):
        for _ in range(limit.now):
            assert limit.now == expected - 1
            limit.passed(limit.era)
        assert limit.now == expected
    limit.passed(limit.era)
    limit.pressed(limit.era)
    assert (limit.now, limit.clean) == (5, 0)


def test_calls_that_began_before_a_halving_do_not_halve_again_nor_count_as_clean() -> None:
    limit = Limit(most=64, now=64)
    before = limit.era
    for _ in range(64):
        limit.pressed(before)
    assert limit.now == 32
    for _ in range(500):
        limit.passed(before)
    assert limit.now == 32
    limit.pressed(limit.era)
    assert limit.now == 16


@pytest.mark.parametrize(
    ("most", "halvings"), [(1, [1, 1]), (2, [1, 1]), (3, [1]), (5, [2, 1]), (64, [32, 16, 8, 4, 2, 1, 1])]
)
def test_it_is_never_less_than_one(most: int, halvings: list[int]) -> None:
    limit = Limit(most, most)
    for expected in halvings:
        limit.pressed(limit.era)
        assert limit.now == expected


@given(st.integers(1, 100), st.lists(st.tuples(st.booleans(), st.integers(0, 3)), max_size=300))
def test_the_limit_stays_between_one_and_most(most: int, events: list[tuple[bool, int]]) -> None:
    limit = Limit(most, most)
    for passed, ago in events:
        before, era = limit.now, limit.era
        (limit.passed if passed else limit.pressed)(max(0, era - ago))
        assert 1 <= limit.now <= most
        if passed:
            assert limit.now - before in {0, 1}
        elif ago and era:
            assert limit.now == before
        else:
            assert limit.now == max(1, before // 2)


@given(st.integers(1, 40), st.integers(1, 40))
def test_without_pressure_it_comes_back_to_most(most: int, start: int) -> None:
    limit = Limit(most, min(start, most))
    for _ in range(most * most):
        limit.passed(0)
    assert limit.now == most


# --- what the headers say


@pytest.mark.parametrize(
    ("said", "worth"),
    [
        ("1s", 1.0),
        ("6m0s", 360.0),
        ("120ms", 0.12),
        ("1m30.951s", 90.951),
        ("2h", 7200.0),
        ("1h2m3s", 3723.0),
        ("1d1h", 90_000.0),
        ("5m", 300.0),
        ("1s500ms", 1.5),
        ("7.66s", 7.66),
        ("20", 20.0),
        ("0.5", 0.5),
        (" 3s ", 3.0),
        ("0s", 0.0),
        ("", None),
        ("soon", None),
        ("-1s", None),
        ("s", None),
        ("1x", None),
        ("nan", None),
        ("inf", None),
        ("1e9", None),
        ("3s1m", None),
        ("9" * 50, None),
        ("2026-03-01T12:00:00Z", None),
        (None, None),
    ],
)
def test_resets(said: str | None, worth: float | None) -> None:
    assert seconds(said) == (None if worth is None else pytest.approx(worth))


@pytest.mark.parametrize(
    ("said", "worth"),
    [("0", 0.0), ("59", 59.0), ("149984", 149984.0), ("", None), ("-1", None), ("many", None), (None, None)],
)
def test_numbers(said: str | None, worth: float | None) -> None:
    assert plain_number(said) == worth


@given(st.text())
def test_any_header_is_a_time_or_nothing(said: str) -> None:
    for worth in (seconds(said), plain_number(said)):
        assert worth is None or 0 <= worth < float("inf")


@pytest.mark.parametrize(
    ("left", "most", "amount", "free"),
    [
        (0, 100, 1, 30.0),
        (1, 100, 1, 10.0),
        (500, 1000, 400, 10.0),
        (500, 1000, 501, 30.0),
        (500, None, 501, 30.0),
        (1000, 1000, 5000, 10.0),  # more than there ever is: the endpoint is to say so
        (999, 1000, 5000, 30.0),
    ],
)
def test_what_is_left_is_spent_before_the_reset_is_waited_for(
    left: float, most: float | None, amount: float, free: float
) -> None:
    allowance = Allowance()
    assert allowance.free_at(amount, 10.0) == 10.0
    allowance.told(0, left, most, 30.0)
    assert allowance.free_at(amount, 10.0) == free
    assert allowance.free_at(amount, 30.0) == 30.0
    assert allowance.free_at(10**9, 31.0) == 31.0  # after a reset nothing is known


def test_what_begins_is_taken_off_and_who_began_later_knows_better() -> None:
    allowance = Allowance()
    allowance.told(5, 2, 100, 30.0)
    allowance.spend(1)
    allowance.told(3, 90, 100, 30.0)
    assert allowance.left == 1
    allowance.told(6, 7, 100, 40.0)
    assert (allowance.left, allowance.reset) == (7, 40.0)


# --- the waiting


def headers(of: str, left: str, reset: str, most: str = "1000") -> dict[str, str]:
    return {f"x-ratelimit-{name}-{of}": said for name, said in (("limit", most), ("remaining", left), ("reset", reset))}


def test_no_more_are_in_flight_than_the_limit_and_the_first_is_served_first() -> None:
    async def work() -> tuple[list[int], int]:
        pace, order, most = Pace(3), list[int](), 0

        async def one(number: int) -> None:
            nonlocal most
            async with pace.slot() as slot:
                order.append(number)
                most = max(most, pace.in_flight)
                await asyncio.sleep(1 + number % 3)
                slot.passed({})

        await asyncio.gather(*(one(number) for number in range(20)))
        assert pace.in_flight == 0
        return order, most

    assert run(work) == (list(range(20)), 3)


def test_after_a_halving_nobody_begins_until_enough_have_ended() -> None:
    async def work() -> list[float]:
        pace, began = Pace(4), list[float]()

        async def one(number: int) -> None:
            async with pace.slot() as slot:
                began.append(now())
                await asyncio.sleep(number + 1 if number < 4 else 10)
                if number == 0:
                    slot.pressed({})
                    assert pace.limit == 2

        await asyncio.gather(*(one(number) for number in range(6)))
        return began

    # Four begin; when the first is refused, three are in flight where two may be: a place is free when two have ended.
    assert run(work) == [0.0, 0.0, 0.0, 0.0, 3.0, 4.0]


@pytest.mark.parametrize("of", ["requests", "tokens"])
def test_where_the_allowance_is_spent_new_calls_wait_for_the_reset(of: str) -> None:
    async def work() -> list[float]:
        pace, began = Pace(2), list[float]()

        async def one(number: int) -> None:
            async with pace.slot(tokens=10) as slot:
                began.append(now())
                await asyncio.sleep(1)
                slot.passed(headers(of, "0", "20s") if number == 0 else {})

        await asyncio.gather(*(one(number) for number in range(4)))
        return began

    assert run(work) == [0.0, 0.0, 21.0, 21.0]


def test_calls_that_begin_use_up_what_is_left() -> None:
    async def work() -> list[float]:
        pace, began = Pace(10), list[float]()

        async def one(tokens: int, said: dict[str, str]) -> None:
            async with pace.slot(tokens) as slot:
                began.append(now())
                slot.passed(said)
                await asyncio.sleep(1)

        await one(100, headers("tokens", "250", "30s"))
        await asyncio.gather(*(one(100, {}) for _ in range(4)))
        return began

    assert run(work) == [0.0, 1.0, 1.0, 30.0, 30.0]


def test_a_reset_in_a_day_is_not_waited_for() -> None:
    async def work() -> float:
        pace = Pace(1)
        async with pace.slot() as slot:
            slot.pressed(headers("requests", "0", "23h59m"))
        async with pace.slot():
            return now()

    assert run(work) == LONGEST_HOLD


def test_who_is_cancelled_loses_no_place() -> None:
    async def work() -> int:
        pace = Pace(1)
        done = 0

        async def one() -> None:
            nonlocal done
            async with pace.slot():
                await asyncio.sleep(1)
                done += 1

        holder = asyncio.create_task(one())
        await asyncio.sleep(0)
        waiting = [asyncio.create_task(one()) for _ in range(5)]
        await asyncio.sleep(0)
        waiting[0].cancel()  # the first in line
        waiting[2].cancel()  # one in the midst
        await holder  # leaves; the next is given its place, and
        waiting[1].cancel()  # gives up in that very instant
        await asyncio.gather(*waiting, return_exceptions=True)
        assert pace.in_flight == 0
        async with pace.slot():
            return done

    assert run(work) == 3


def test_who_is_cancelled_while_it_waits_for_a_reset_leaves_the_alarm_to_the_others() -> None:
    async def work() -> float:
        pace = Pace(4)
        async with pace.slot() as slot:
            slot.passed(headers("requests", "0", "10s"))

        async def one() -> float:
            async with pace.slot():
                return now()

        first, second = asyncio.create_task(one()), asyncio.create_task(one())
        await asyncio.sleep(1)
        first.cancel()
        return await second

    assert run(work) == 10.0


def test_an_error_inside_gives_the_place_back() -> None:
    async def work() -> int:
        pace = Pace(1)
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                async with pace.slot():
                    raise ZeroDivisionError
        return pace.in_flight

    assert run(work) == 0


STEPS = st.tuples(
    st.floats(0, 5),  # begins
    st.floats(0, 5),  # lasts
    st.sampled_from(["passed", "pressed", "nothing", "spent"]),
    st.one_of(st.none(), st.floats(0, 6)),  # is cancelled after
)


@given(st.integers(1, 6), st.lists(STEPS, max_size=30))
def test_whatever_happens_nobody_is_forgotten_and_the_limit_holds(
    most: int, steps: list[tuple[float, float, str, float | None]]
) -> None:
    async def work() -> None:
        pace = Pace(most)

        async def one(begins: float, lasts: float, verdict: str) -> None:
            await asyncio.sleep(begins)
            async with pace.slot(tokens=5) as slot:
                assert pace.in_flight <= most
                assert slot.era >= 0
                await asyncio.sleep(lasts)
                if verdict == "spent":
                    slot.passed(headers("tokens", "7", "2s"))
                elif verdict != "nothing":
                    getattr(slot, verdict)({})

        tasks = [asyncio.create_task(one(*step[:3])) for step in steps]
        for task, step in zip(tasks, steps, strict=True):
            if step[3] is not None:
                asyncio.get_running_loop().call_later(step[3], task.cancel)
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        assert all(end is None or isinstance(end, asyncio.CancelledError) for end in ended)
        assert pace.in_flight == 0
        assert 1 <= pace.limit <= most

    run(work)
