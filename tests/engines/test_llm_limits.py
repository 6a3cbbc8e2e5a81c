"""Pace and budget in the way of a call: what an endpoint's answers make of them, and what each kind of fault costs."""

import asyncio
import email.utils
import json
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx2
import openai
import pytest

from summarizer.engines.llm.budget import Budget, BudgetError
from summarizer.engines.llm.endpoint import Endpoint
from summarizer.engines.llm.pacing import Pace
from summarizer.engines.llm.request import Ask
from summarizer.engines.llm.spent import Spent
from summarizer.engines.llm.structured import Exchange, ask_model
from summarizer.engines.llm.transport import Transport, retry_after
from summarizer.engines.llm.wire import wire_schema
from summarizer.errors import ModelError
from summarizer.schemas.brief import Brief

GOOD = json.dumps({"headline": None, "headline_facts": [], "actors": [], "numbers": [], "open_questions": []})
ASK = Ask("Write a brief.", "<article>\n[1] Rain fell.\n</article>", "brief", wire_schema(Brief))
MODEL = "gpt-4o-mini"
NOON = 1_772_366_400.0


def calls(
    desk: Any, count: int = 1, *, pace: Pace | None = None, budget: Budget | None = None, **terms: Any
) -> list[Any]:
    """The outcomes of that many calls, made one after the other; an error is an outcome."""
    endpoint = Endpoint(MODEL, desk.url, backoff=0.0, **{"retries": 2, "timeout": 5.0, **terms})

    async def run() -> list[Any]:
        outcomes: list[Any] = []
        async with Transport(endpoint, pace=pace, budget=budget) as transport:
            for _ in range(count):
                done = await asyncio.gather(ask_model(ASK, Exchange(transport), Spent()), return_exceptions=True)
                outcomes += done
        return outcomes

    return asyncio.run(run())


def response(headers: dict[str, str]) -> openai.APIStatusError:
    request = httpx2.Request("POST", "https://api.lindar.example/v1")
    return openai.RateLimitError("busy", response=httpx2.Response(429, headers=headers, request=request), body=None)


# --- Retry-After


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine whose clock shows another zone's time."""
    with monkeypatch.context() as there:
        there.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0.0),
        ("7", 7.0),
        ("1.5", 1.5),
        ("-3", 0.0),
        ("99999", 99999.0),
        (email.utils.formatdate(NOON + 30, usegmt=True), 30.0),
        (email.utils.formatdate(NOON - 30, usegmt=True), 0.0),
        ("Sunday, 01-Mar-26 12:01:00 GMT", 60.0),
        ("Sun Mar  1 12:00:10 2026", 10.0),
        ("inf", float("inf")),
        ("soon", None),
        ("", None),
        ("nan", None),
        ("Sun, 99 Mar 2026 12:00:00 GMT", None),
    ],
)
def test_the_pause_that_is_asked_for(
    elsewhere: None, monkeypatch: pytest.MonkeyPatch, header: str, seconds: float | None
) -> None:
    monkeypatch.setattr("time.time", lambda: NOON)
    assert retry_after(response({"Retry-After": header})) == seconds


def test_no_header_asks_for_no_pause() -> None:
    assert retry_after(response({})) is None


# --- pace


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503])
def test_pressure_halves_and_the_next_answers_make_room_again(
    desk: Any, answers: Any, completion: Any, fails: Any, status: int
) -> None:
    pace = Pace(8)
    desk.then(fails(status), answers(completion(GOOD)))
    calls(desk, pace=pace)
    assert pace.limit == 4
    calls(desk, 3, pace=pace)
    assert pace.limit == 5
    assert pace.in_flight == 0


def test_a_lost_connection_and_a_timeout_are_pressure(desk: Any, hangs_up: Any, answers: Any, completion: Any) -> None:
    pace = Pace(8)
    desk.then(hangs_up(), answers(completion(GOOD)))
    calls(desk, pace=pace)
    assert pace.limit == 4
    released = threading.Event()

    def holds(handler: Any, _: Any) -> None:
        released.wait(5)
        handler.close_connection = True

    desk.script.insert(0, holds)
    try:
        calls(desk, pace=pace, timeout=0.2, retries=0)
    finally:
        released.set()
    assert pace.limit == 2


@pytest.mark.parametrize("status", [400, 401, 404, 409, 422])
def test_what_is_wrong_with_the_request_is_no_pressure(
    desk: Any, answers: Any, completion: Any, fails: Any, status: int
) -> None:
    pace = Pace(8)
    desk.then(fails(status), answers(completion(GOOD)))
    calls(desk, pace=pace)
    assert pace.limit == 8
    assert pace.in_flight == 0


def test_a_spent_quota_is_no_pressure(desk: Any, fails: Any) -> None:
    pace = Pace(8)
    desk.then(fails(429, code="insufficient_quota"))
    calls(desk, pace=pace)
    assert pace.limit == 8


def test_who_pauses_before_the_next_try_holds_no_place(
    desk: Any, answers: Any, completion: Any, fails: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pace = Pace(1)
    desk.then(fails(500), answers(completion(GOOD)))
    held: list[int] = []
    pause = Transport._pause

    def looks(self: Transport, state: Any) -> float:
        held.append(pace.in_flight)
        return pause(self, state)

    monkeypatch.setattr(Transport, "_pause", looks)
    calls(desk, pace=pace)
    assert held == [0]


def test_the_headers_of_an_answer_are_learned(desk: Any, answers: Any, completion: Any) -> None:
    pace = Pace(4)
    said = {"x-ratelimit-remaining-requests": "1", "x-ratelimit-reset-requests": "6m0s"}
    desk.then(answers(completion(GOOD), headers=said))

    async def run() -> bool:
        async with Transport(Endpoint(MODEL, desk.url, backoff=0.0, timeout=5.0), pace=pace) as transport:
            exchange = Exchange(transport)
            await ask_model(ASK, exchange, Spent())
            async with pace.slot():  # the one that is left
                third = asyncio.create_task(ask_model(ASK, exchange, Spent()))
                for _ in range(20):
                    await asyncio.sleep(0)
                waits = not third.done() and pace.in_flight == 1
            third.cancel()
            await asyncio.gather(third, return_exceptions=True)
            return waits

    assert asyncio.run(run())
    assert len(desk.requests) == 1


def test_never_more_are_in_flight_than_the_pace_allows(desk: Any, answers: Any, completion: Any) -> None:
    most, now, lock = 0, 0, threading.Lock()
    good = answers(completion(GOOD))
    meet = threading.Barrier(3)

    def counts(handler: Any, body: Any) -> None:
        nonlocal most, now
        with lock:
            now += 1
            most = max(most, now)
        meet.wait(5)  # three are there at once, or it fails
        with lock:
            now -= 1
        good(handler, body)

    desk.then(counts)

    async def run() -> None:
        async with Transport(Endpoint(MODEL, desk.url, retries=0, timeout=9.0), pace=Pace(3)) as transport:
            exchange = Exchange(transport)
            await asyncio.gather(*(ask_model(ASK, exchange, Spent()) for _ in range(12)))

    asyncio.run(run())
    assert most == 3


# --- budget


def test_the_answer_is_capped_and_settled_by_its_usage(desk: Any, answers: Any, completion: Any) -> None:
    budget = Budget(1.0, MODEL, output_cap=3000)
    desk.then(answers(completion(GOOD)))
    calls(desk, 2, budget=budget)
    assert [request["max_completion_tokens"] for request in desk.requests] == [3000, 3000]
    assert budget.spent == 2 * budget.price(100, 20)
    assert not budget.reserved


def test_without_a_budget_no_cap_is_sent(desk: Any, answers: Any, completion: Any) -> None:
    desk.then(answers(completion(GOOD)))
    calls(desk)
    assert not {"max_completion_tokens", "max_tokens"} & set(desk.requests[0])


def test_an_endpoint_that_knows_the_older_name_alone_gets_that_from_then_on(
    desk: Any, answers: Any, completion: Any, fails: Any
) -> None:
    budget = Budget(1.0, MODEL)
    desk.then(fails(422, "extra fields: max_completion_tokens"), answers(completion(GOOD)))
    outcomes = calls(desk, 2, budget=budget)
    assert all(isinstance(outcome, dict) for outcome in outcomes)
    sent = [{"max_completion_tokens", "max_tokens"} & set(request) for request in desk.requests]
    assert sent == [{"max_completion_tokens"}, {"max_tokens"}, {"max_tokens"}]
    assert budget.spent == 2 * budget.price(100, 20)


def test_an_endpoint_that_takes_no_cap_is_an_error_and_asked_no_more(desk: Any, fails: Any) -> None:
    budget = Budget(1.0, MODEL)
    desk.then(fails(400, "neither max_completion_tokens nor max_tokens"))
    (outcome,) = calls(desk, budget=budget, mode="json")
    assert isinstance(outcome, ModelError)
    assert len(desk.requests) == 2
    assert not budget.spent


def test_a_call_that_could_pass_the_budget_is_not_made(desk: Any, answers: Any, completion: Any) -> None:
    budget = Budget(0.0001, MODEL)
    desk.then(answers(completion(GOOD)))
    (outcome,) = calls(desk, budget=budget)
    assert isinstance(outcome, BudgetError)
    assert outcome.kind == "budget"
    assert desk.requests == []


@pytest.mark.parametrize("status", [400, 401, 429, 500, 503])
def test_what_the_endpoint_refused_costs_nothing(desk: Any, fails: Any, status: int) -> None:
    budget = Budget(1.0, MODEL)
    desk.then(fails(status))
    calls(desk, budget=budget, mode="json")
    assert desk.requests
    assert (float(budget.spent), float(budget.reserved)) == (0, 0)


def test_what_never_reached_the_endpoint_costs_nothing(desk: Any) -> None:
    budget = Budget(1.0, MODEL)
    desk.url = "http://127.0.0.1:9/v1"
    (outcome,) = calls(desk, budget=budget)
    assert isinstance(outcome, ModelError)
    assert (float(budget.spent), float(budget.reserved)) == (0, 0)


@pytest.mark.parametrize("fault", ["reset", "half", "garbage", "no completion", "no usage"])
def test_what_may_have_been_billed_costs_what_was_reserved(
    desk: Any, answers: Any, completion: Any, hangs_up: Any, fault: str
) -> None:
    budget = Budget(1.0, MODEL)
    behaviours = {
        "reset": hangs_up(),
        "half": hangs_up(b'{"id": "chat'),
        "garbage": answers("{", headers={"content-type": "application/json"}),
        "no completion": answers({"hello": 1}),
        "no usage": answers(completion(GOOD) | {"usage": None}),
    }
    desk.then(behaviours[fault])
    calls(desk, budget=budget, retries=0)
    (request,) = desk.requests
    assert budget.spent == budget.bound(request)
    assert not budget.reserved


def test_each_try_is_reserved_anew_and_a_budget_ends_the_tries(desk: Any, hangs_up: Any) -> None:
    budget = Budget(1.0, MODEL)
    desk.then(hangs_up(b'{"id": "chat'))
    calls(desk, budget=budget, retries=0)
    one = budget.spent
    enough = Budget(float(one) * 2.5, MODEL)
    (outcome,) = calls(desk, budget=enough, retries=9)
    assert isinstance(outcome, BudgetError)
    assert enough.spent == 2 * one
    assert len(desk.requests) == 3
