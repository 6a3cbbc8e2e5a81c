"""What may be spent is never passed, with whatever in flight; nobody waits who could go, nobody waits for ever."""

import asyncio
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.engines.llm import budget as budgets
from summarizer.engines.llm.budget import Budget, BudgetError, Reservation, most_tokens
from summarizer.errors import ModelError, UsageError

MODEL = "gpt-4o-mini"
BODY = {"model": MODEL, "messages": [{"role": "user", "content": "Rain fell on the town of Lindar. " * 100}]}


def a_dollar_a_token(_: Budget, input_tokens: int, *__: int) -> Decimal:
    return Decimal(input_tokens)


def state(budget: Budget) -> tuple[int, int]:
    """What is reserved and what is spent."""
    return int(budget.reserved), int(budget.spent)


@pytest.fixture
def dollars(monkeypatch: pytest.MonkeyPatch) -> None:
    """A price list that can be reckoned in the head: a dollar for each input token, nothing for the answer; what a
    body may cost stands in it."""
    monkeypatch.setattr(Budget, "price", a_dollar_a_token)
    monkeypatch.setattr(budgets, "most_tokens", lambda body: body["bound"])


async def call(budget: Budget, bound: int, cost: int | None = None, *, billed: bool = True) -> None:
    async with budget.reserve({"bound": bound}) as reservation:
        for _ in range(3):
            await asyncio.sleep(0)
        if cost is not None:
            reservation.answered(cost, 0)
        elif not billed:
            reservation.not_billed()


@pytest.mark.parametrize("most", [-1.0, float("nan"), float("inf"), -0.01])
def test_what_is_no_amount_is_an_error_at_once(most: float) -> None:
    with pytest.raises(UsageError, match=r"--max-cost .*: it is no amount"):
        Budget(most, MODEL)


def test_a_model_without_a_price_is_an_error_at_once() -> None:
    with pytest.raises(UsageError) as caught:
        Budget(2.5, "a-model-of-our-own")
    assert str(caught.value) == (
        "--max-cost 2.5: the price of the model “a-model-of-our-own” is not known, so nothing can be held to it; "
        "leave it out, or name another --model"
    )


def test_prices_are_the_list_s() -> None:
    budget = Budget(1, MODEL)
    assert budget.price(1_000_000, 0) > 0
    assert budget.price(0, 1_000_000) > budget.price(1_000_000, 0) > budget.price(1_000_000, 0, 1_000_000)
    assert budget.price(1000, 1000, 2000) == budget.price(1000, 1000, 1000)
    assert Budget(1, MODEL, price_factor=0.5).price(1000, 1000) * 2 == budget.price(1000, 1000)


def test_the_bound_is_more_than_what_such_a_call_takes() -> None:
    budget = Budget(1, MODEL)
    assert budget.bound(BODY) > budget.price(len(json.dumps(BODY)) // 4, budget.output_cap)
    small = Budget(1, MODEL, output_cap=10)
    assert small.bound(BODY) < budget.bound(BODY)


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("word " * 1000, 1000),
        ("1234567890" * 100, 334),
        ("水" * 1000, 1000),
        ("🚢" * 1000, 3000),
        ("", 0),
        ("\ud83d", 1),
    ],
)
def test_the_tokens_of_a_body_are_bounded_from_above(text: str, least: int) -> None:
    assert most_tokens({"messages": [{"role": "user", "content": text}]}) > least


def test_an_answer_s_count_settles_what_was_reserved(dollars: None) -> None:
    async def work() -> None:
        budget = Budget(100, MODEL)
        async with budget.reserve({"bound": 60}) as reservation:
            assert state(budget) == (60, 0)
            reservation.answered(25, 5)
        assert state(budget) == (0, 25)

    asyncio.run(work())


@pytest.mark.parametrize(("billed", "spent"), [(True, 60), (False, 0)])
def test_a_call_without_a_count_is_paid_in_full_unless_it_is_not_billed(
    dollars: None, billed: bool, spent: int
) -> None:
    async def work() -> None:
        budget = Budget(100, MODEL)
        await call(budget, 60, billed=billed)
        assert state(budget) == (0, spent)

    asyncio.run(work())


def test_an_error_or_a_cancelled_call_may_be_billed(dollars: None) -> None:
    async def work() -> None:
        budget = Budget(100, MODEL)
        with pytest.raises(ZeroDivisionError):
            async with budget.reserve({"bound": 10}):
                raise ZeroDivisionError
        assert state(budget) == (0, 10)
        task = asyncio.create_task(call(budget, 20, 1))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert state(budget) == (0, 30)

    asyncio.run(work())


def test_what_does_not_fit_waits_for_those_in_flight(dollars: None) -> None:
    async def work() -> None:
        budget = Budget(100, MODEL)
        first, second = asyncio.create_task(call(budget, 60, 10)), asyncio.create_task(call(budget, 60, 10))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert budget.reserved == 60
        await asyncio.gather(first, second)
        assert state(budget) == (0, 20)

    asyncio.run(work())


def test_where_nothing_in_flight_could_make_room_it_is_an_error_of_its_own_kind(dollars: None) -> None:
    async def work() -> None:
        budget = Budget(100, MODEL)
        await call(budget, 60, 50)
        with pytest.raises(BudgetError) as caught:
            await call(budget, 60, 50)
        assert str(caught.value).startswith("--max-cost 100: $50.0000 are spent, and the next call may cost $60.0000; ")
        assert isinstance(caught.value, ModelError)
        assert caught.value.kind == "budget"
        await call(budget, 50, 20)  # a smaller one still fits
        assert budget.spent == 70

    asyncio.run(work())


def test_a_budget_of_nothing_makes_no_call(dollars: None) -> None:
    with pytest.raises(BudgetError):
        asyncio.run(call(Budget(0, MODEL), 1, 1))


def test_those_in_line_are_told_when_the_last_in_flight_has_used_it_up(dollars: None) -> None:
    async def work() -> list[Any]:
        budget = Budget(100, MODEL)
        return await asyncio.gather(*(call(budget, 80, 75) for _ in range(4)), return_exceptions=True)

    first, *others = asyncio.run(work())
    assert first is None
    assert [type(other) for other in others] == [BudgetError] * 3


def test_who_is_cancelled_in_line_lets_the_next_go(dollars: None) -> None:
    async def work() -> None:
        budget = Budget(100, MODEL)
        held = asyncio.Event()

        async def holds() -> None:
            async with budget.reserve({"bound": 50}) as reservation:
                await held.wait()
                reservation.answered(50, 0)

        holder = asyncio.create_task(holds())
        await asyncio.sleep(0)
        large, small = asyncio.create_task(call(budget, 90, 1)), asyncio.create_task(call(budget, 20, 1))
        await asyncio.sleep(0)
        assert budget.reserved == 50  # the small one fits, and waits its turn
        large.cancel()
        await small
        assert state(budget) == (50, 1)
        held.set()
        await holder
        assert state(budget) == (0, 51)

    asyncio.run(work())


def test_who_is_cancelled_in_the_instant_of_its_turn_spends_nothing(dollars: None) -> None:
    async def work() -> None:
        budget = Budget(100, MODEL)
        async with budget.reserve({"bound": 60}) as reservation:
            second = asyncio.create_task(call(budget, 60, 60))
            await asyncio.sleep(0)
            reservation.answered(0, 0)
        assert state(budget) == (60, 0)  # granted, and not yet told
        second.cancel()
        await asyncio.gather(second, return_exceptions=True)
        assert state(budget) == (0, 0)
        await call(budget, 100, 1)

    asyncio.run(work())


CALLS = st.tuples(
    st.integers(1, 60),  # its bound
    st.floats(0, 1),  # the part of it that it costs
    st.sampled_from(["answered", "not_billed", "lost"]),
    st.integers(0, 4),  # turns of the loop that it takes
    st.one_of(st.none(), st.integers(0, 6)),  # is cancelled after so many
)


@given(st.integers(0, 150), st.lists(CALLS, max_size=25))
def test_whatever_happens_the_budget_is_not_passed_and_nobody_is_forgotten(
    most: int, calls: list[tuple[int, float, str, int, int | None]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Budget, "price", a_dollar_a_token)
        patch.setattr(budgets, "most_tokens", lambda body: body["bound"])
        asyncio.run(_spend(Budget(most, MODEL), calls))


async def _spend(budget: Budget, calls: list[tuple[int, float, str, int, int | None]]) -> None:
    def holds() -> bool:
        return budget.reserved >= 0 and budget.spent + budget.reserved <= budget.most

    async def one(bound: int, part: float, verdict: str, turns: int) -> None:
        async with budget.reserve({"bound": bound}) as reservation:
            assert isinstance(reservation, Reservation)
            for _ in range(turns):
                assert holds()
                await asyncio.sleep(0)
            if verdict == "answered":
                reservation.answered(int(bound * part), 0)
            elif verdict == "not_billed":
                reservation.not_billed()
        assert holds()

    async def cancel(task: "asyncio.Task[None]", turns: int) -> None:
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()

    tasks = [asyncio.create_task(one(*spec[:4])) for spec in calls]
    cancels = [cancel(task, spec[4]) for task, spec in zip(tasks, calls, strict=True) if spec[4] is not None]
    ended = await asyncio.gather(*tasks, *cancels, return_exceptions=True)
    assert all(end is None or isinstance(end, BudgetError | asyncio.CancelledError) for end in ended)
    assert holds()
    assert budget.reserved == 0
