"""One structured call against an endpoint that misbehaves: the outcome, and exactly how many requests it took."""

import asyncio
import json
from typing import Any

import pytest

from summarizer.engines.llm.endpoint import Endpoint
from summarizer.engines.llm.manners import Manners
from summarizer.engines.llm.request import Ask
from summarizer.engines.llm.spent import Spent
from summarizer.engines.llm.structured import Exchange, RefusedError, TruncatedError, ask_model
from summarizer.engines.llm.transport import Transport
from summarizer.engines.llm.wire import wire_schema
from summarizer.errors import ModelError
from summarizer.schemas.brief import Brief

GOOD = json.dumps({"headline": None, "headline_facts": [], "actors": [], "numbers": [], "open_questions": []})
ASK = Ask("Write a brief.", "<article>\n[1] Rain fell.\n</article>", "brief", wire_schema(Brief))


def call(desk: Any, manners: Manners | None = None, spent: Spent | None = None, **terms: Any) -> dict[str, Any]:
    endpoint = Endpoint(base_url=desk.url, backoff=0.0, **{"retries": 2, "timeout": 5.0, **terms})

    async def run() -> dict[str, Any]:
        async with Transport(endpoint) as transport:
            return await ask_model(ASK, Exchange(transport, manners or Manners()), spent or Spent())

    return asyncio.run(run())


def test_a_good_answer_takes_one_request_with_a_strict_schema(desk: Any, answers: Any, completion: Any) -> None:
    desk.then(answers(completion(GOOD)))
    assert call(desk)["headline_facts"] == []
    (request,) = desk.requests
    assert request["response_format"]["json_schema"]["strict"] is True
    assert request["response_format"]["json_schema"]["schema"]["additionalProperties"] is False
    assert [message["role"] for message in request["messages"]] == ["system", "user"]


def test_tools_are_sent_strict_and_their_arguments_are_the_answer(desk: Any, answers: Any, completion: Any) -> None:
    desk.then(answers(completion(None, tool=GOOD, finish="tool_calls")))
    assert call(desk, mode="tools")["numbers"] == []
    assert desk.requests[0]["tools"][0]["function"]["strict"] is True
    assert "response_format" not in desk.requests[0]


def test_plain_json_carries_the_schema_in_the_instructions(desk: Any, answers: Any, completion: Any) -> None:
    desk.then(answers(completion(f"Here you are:\n```json\n{GOOD}\n```\nAnything else?")))
    assert call(desk, mode="json")["actors"] == []
    assert '"additionalProperties":false' in desk.requests[0]["messages"][0]["content"]
    assert not {"tools", "response_format"} & set(desk.requests[0])


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503])
def test_passing_faults_are_tried_again(desk: Any, answers: Any, completion: Any, fails: Any, status: int) -> None:
    desk.then(fails(status), fails(status), answers(completion(GOOD)))
    call(desk)
    assert len(desk.requests) == 3


@pytest.mark.parametrize("status", [408, 429, 500, 503])
def test_tries_end_after_the_retries_that_were_granted(desk: Any, fails: Any, status: int) -> None:
    desk.then(fails(status, "busy"))
    with pytest.raises(ModelError, match="busy"):
        call(desk)
    assert len(desk.requests) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
def test_lasting_faults_are_not_tried_again(desk: Any, fails: Any, status: int) -> None:
    desk.then(fails(status, "you may not"))
    with pytest.raises(ModelError, match=f"answered {status}: you may not"):
        call(desk)
    assert len(desk.requests) == 1


def test_a_spent_quota_is_not_tried_again(desk: Any, fails: Any) -> None:
    desk.then(fails(429, "You exceeded your current quota", code="insufficient_quota", type="insufficient_quota"))
    with pytest.raises(ModelError, match="quota is spent; add credit"):
        call(desk)
    assert len(desk.requests) == 1


def test_a_connection_that_ends_in_mid_answer_is_tried_again(
    desk: Any, answers: Any, completion: Any, hangs_up: Any
) -> None:
    desk.then(hangs_up(), hangs_up(b'{"id": "chat'), answers(completion(GOOD)))
    call(desk)
    assert len(desk.requests) == 3


def test_a_refused_connection_is_one_line(desk: Any) -> None:
    desk.url = "http://127.0.0.1:9/v1"
    with pytest.raises(ModelError, match=r"127\.0\.0\.1:9: cannot be reached .*check --base-url"):
        call(desk)


@pytest.mark.parametrize(
    "garbage", ["<html>502 Bad Gateway</html>", "", '{"hello": 1}', "[]", '{"choices": []}', '{"id": "chatcmpl']
)
@pytest.mark.parametrize("kind", ["text/html", "application/json"])
def test_what_is_no_completion_fails_at_once(desk: Any, answers: Any, garbage: str, kind: str) -> None:
    desk.then(answers(garbage, headers={"content-type": kind}))
    with pytest.raises(ModelError, match="answered with"):
        call(desk)
    assert len(desk.requests) == 1


@pytest.mark.parametrize(
    "shape", ["", "I am sorry, but no.", "{broken", "[1, 2]", '"text"', '{"answer": 42}', '{"headline": 3}', "null"]
)
def test_a_wrong_shape_is_asked_for_once_more(desk: Any, answers: Any, completion: Any, shape: str) -> None:
    spent = Spent()
    desk.then(answers(completion(shape)), answers(completion(GOOD)))
    call(desk, spent=spent)
    assert len(desk.requests) == 2
    assert [message["role"] for message in desk.requests[1]["messages"]] == ["system", "user", "assistant", "user"]
    assert (spent.requests, spent.input_tokens, spent.output_tokens) == (2, 200, 40)


def test_a_wrong_shape_twice_is_a_failure(desk: Any, answers: Any, completion: Any) -> None:
    desk.then(answers(completion("no")))
    with pytest.raises(ModelError, match="2 times in no usable form"):
        call(desk)
    assert len(desk.requests) == 2


def test_a_refusal_is_said_and_not_asked_again(desk: Any, answers: Any, completion: Any) -> None:
    desk.then(answers(completion(None, refusal="I will not.")))
    with pytest.raises(RefusedError, match="the model refused: I will not"):
        call(desk)
    assert len(desk.requests) == 1


def test_a_content_filter_is_said_even_where_the_json_is_whole(desk: Any, answers: Any, completion: Any) -> None:
    desk.then(answers(completion(GOOD, finish="content_filter")))
    with pytest.raises(RefusedError, match="content filter"):
        call(desk)


def test_truncation_is_a_failure_unless_the_json_is_whole(desk: Any, answers: Any, completion: Any) -> None:
    desk.then(answers(completion(GOOD, finish="length")), answers(completion(GOOD[:30], finish="length")))
    assert call(desk)["headline"] is None
    with pytest.raises(TruncatedError, match="cut off"):
        call(desk)
    assert len(desk.requests) == 2


def test_a_refused_parameter_is_left_out_from_then_on(desk: Any, answers: Any, completion: Any, fails: Any) -> None:
    manners = Manners()
    desk.then(
        fails(400, "Unsupported value: 'temperature' does not support 0", param="temperature"),
        fails(400, "Unknown parameter: 'seed'", param="seed"),
        answers(completion(GOOD)),
    )
    call(desk, manners)
    call(desk, manners)
    assert [sorted({"temperature", "seed"} & set(request)) for request in desk.requests] == [
        ["seed", "temperature"],
        ["seed"],
        [],
        [],
    ]


def test_auto_falls_back_and_remembers_the_mode(desk: Any, answers: Any, completion: Any, fails: Any) -> None:
    manners = Manners()
    desk.then(
        fails(400, "response_format of type json_schema is not supported"),
        fails(400, "this server knows no tools"),
        answers(completion(GOOD)),
    )
    call(desk, manners)
    call(desk, manners)
    assert manners.mode == "json"
    assert ["response_format" in r for r in desk.requests] == [True, False, False, False]
    assert ["tools" in r for r in desk.requests] == [False, True, False, False]


def test_a_named_mode_does_not_fall_back(desk: Any, fails: Any) -> None:
    desk.then(fails(400, "response_format of type json_schema is not supported"))
    with pytest.raises(ModelError, match="answered 400"):
        call(desk, mode="json_schema")
    assert len(desk.requests) == 1


def test_an_answer_that_drips_ends_at_the_timeout(desk: Any) -> None:
    import threading  # noqa: PLC0415 - only this test holds a connection open

    released = threading.Event()

    def drips(handler: Any, _: Any) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n{")
        released.wait(5)
        handler.close_connection = True

    desk.then(drips)
    try:
        with pytest.raises(ModelError, match=r"no answer within 0\.2 seconds"):
            call(desk, timeout=0.2, retries=1)
    finally:
        released.set()
    assert len(desk.requests) == 2
