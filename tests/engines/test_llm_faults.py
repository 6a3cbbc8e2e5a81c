"""An article against an endpoint that fails: it ends as a summary or as one clear failure, and the number of requests
is exactly what the policy says. And the pauses between them, by a clock that stands still."""

import asyncio
import email.utils
import json
import random
import socket
import struct
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

import httpx2
import openai
import pytest
from tenacity import AsyncRetrying, RetryCallState

from summarizer import Document, Summary
from summarizer.engines.llm.endpoint import Endpoint
from summarizer.engines.llm.transport import LONGEST_PAUSE, Transport
from summarizer.errors import ModelError
from summarizer.flow.by_model import Wish, model_engine, summarize_by_model

Behaviour = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]

ARTICLE = Document.from_text("The dam at Keld broke on Monday.\nIt flooded 4,100 houses, the mayor said.")
GOOD = {"headline": {"statement": "The dam at Keld broke.", "evidence": [1]}, "headline_facts": [], "actors": []}
MENDED = GOOD | {"headline": {"statement": "The dam at Keld flooded 4,100 houses.", "evidence": [1, 2]}}
WRONG = GOOD | {"headline": {"statement": "The dam at Keld flooded 4,900 houses.", "evidence": [2]}}
RETRIES = 2


def brief_of(url: str, timeout: float = 5.0) -> Summary:
    endpoint = Endpoint(base_url=url, model="local", retries=RETRIES, timeout=timeout, backoff=0.0)

    async def run() -> Summary:
        async with model_engine(endpoint) as engine:
            return await summarize_by_model(ARTICLE, Wish(), engine)

    return asyncio.run(run())


# --- faults of the server; the others are conftest's


def resets(after: bytes = b"") -> Behaviour:
    """Ends the connection with a reset, before its answer or in the middle of it."""

    def behave(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.wfile.write(after)
        handler.wfile.flush()
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()
        handler.close_connection = True

    return behave


def sends(raw: bytes, *, piece: int | None = None) -> Behaviour:
    """Sends these bytes, some at a time, and ends the connection."""

    def behave(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        step = piece or len(raw)
        for at in range(0, len(raw), step):
            handler.wfile.write(raw[at : at + step])
            handler.wfile.flush()
        handler.close_connection = True

    return behave


def response(body: bytes, kind: str = "application/json", length: int | None = None) -> bytes:
    head = f"HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {length or len(body)}\r\n\r\n"
    return head.encode() + body


@pytest.fixture
def said(completion: Any) -> bytes:
    """A good completion, as bytes."""
    return json.dumps(completion(json.dumps(GOOD))).encode()


CHUNKED = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
PASSING: dict[str, Callable[[Any], Behaviour]] = {
    "a reset at once": lambda _: resets(),
    "a reset in mid-answer": lambda _: resets(response(b'{"id": "chat', length=5000)),
    "an end in mid-answer": lambda _: sends(response(b'{"id": "chat', length=5000)),
    "an end in mid-chunk": lambda _: sends(CHUNKED + b'40\r\n{"id": "chat'),
    "garbage for HTTP": lambda _: sends(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"),
    "429": lambda fails: fails(429, "busy"),
    "429 with seconds": lambda fails: fails(429, "busy", headers={"retry-after": "7"}),
    "429 with a date": lambda fails: fails(
        429, "busy", headers={"retry-after": email.utils.formatdate(time.time() + 7, usegmt=True)}
    ),
    "429 with nonsense": lambda fails: fails(429, "busy", headers={"retry-after": "soon"}),
    "500": lambda fails: fails(500, "broken"),
    "503": lambda fails: fails(503, "overloaded", headers={"retry-after": "1"}),
}


@pytest.mark.parametrize("fault", PASSING)
def test_a_fault_that_passes_costs_its_retries_and_no_more(
    desk: Any, answers: Any, completion: Any, fails: Any, fault: str
) -> None:
    behave = PASSING[fault](fails)
    desk.then(behave, behave, answers(completion(json.dumps(GOOD))))
    assert brief_of(desk.url).content.headline.statement == "The dam at Keld broke."
    assert len(desk.requests) == 1 + RETRIES


@pytest.mark.parametrize("fault", PASSING)
def test_a_fault_that_stays_is_one_failure_after_the_retries(desk: Any, fails: Any, fault: str) -> None:
    desk.then(PASSING[fault](fails))
    with pytest.raises(ModelError) as caught:
        brief_of(desk.url)
    assert len(desk.requests) == 1 + RETRIES
    assert "\n" not in str(caught.value)
    assert "127.0.0.1" in str(caught.value)


def test_a_refused_connection_is_tried_as_often_as_was_granted(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[str] = []
    post = openai.AsyncOpenAI.post

    async def counted(self: Any, path: str, **terms: Any) -> Any:
        tries.append(path)
        return await post(self, path, **terms)

    monkeypatch.setattr(openai.AsyncOpenAI, "post", counted)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(ModelError, match=rf"127\.0\.0\.1:{port}: cannot be reached"):
        brief_of(f"http://127.0.0.1:{port}/v1")
    assert tries == ["/chat/completions"] * (1 + RETRIES)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<html>Welcome</html>", "text/html"),
        (b"\x00\xff\xfe garbage \x80", "application/json"),
        (b'{"id": "chatcmpl-1", "choices": [{"ind', "application/json"),
        (b'{"error": null}', "application/json"),
        (b"data: [DONE]\n\n", "text/event-stream"),
    ],
    ids=["a page", "garbage", "truncated JSON", "other JSON", "a stream"],
)
def test_what_is_no_completion_is_one_failure_at_once(desk: Any, body: bytes, kind: str) -> None:
    desk.then(sends(response(body, kind)))
    with pytest.raises(ModelError, match="answered with"):
        brief_of(desk.url)
    assert len(desk.requests) == 1


@pytest.mark.parametrize("kind", ["text/plain", "text/html; charset=utf-8", "application/octet-stream"])
def test_a_completion_under_a_wrong_content_type_is_one_all_the_same(desk: Any, said: bytes, kind: str) -> None:
    desk.then(sends(response(said, kind)))
    assert brief_of(desk.url).content.headline
    assert len(desk.requests) == 1


def test_an_answer_that_comes_byte_by_byte_is_an_answer(desk: Any, said: bytes) -> None:
    desk.then(sends(response(said), piece=1))
    assert brief_of(desk.url).content.headline
    assert len(desk.requests) == 1


def test_the_worst_article_takes_no_more_than_four_calls_with_their_retries(
    desk: Any, answers: Any, completion: Any, fails: Any
) -> None:
    """Draft and repair are each asked for twice, and each call passes through as many faults as are tried again."""
    script: list[Behaviour] = []
    for answer in ("no JSON at all", json.dumps(WRONG), "none again", json.dumps(MENDED)):
        script += [fails(429, "busy", headers={"retry-after": "30"}), resets(), answers(completion(answer))]
    desk.then(*script, fails(400, "one request too many"))
    summary = brief_of(desk.url)
    assert len(desk.requests) == 4 * (1 + RETRIES)
    assert summary.content.headline.statement == "The dam at Keld flooded 4,100 houses."
    assert summary.audit.rejected == ()


@pytest.mark.parametrize("fault", ["503", "a reset in mid-answer"])
def test_a_fault_of_the_repair_costs_the_repair_alone(
    desk: Any, answers: Any, completion: Any, fails: Any, fault: str
) -> None:
    desk.then(answers(completion(json.dumps(WRONG))), PASSING[fault](fails))
    summary = brief_of(desk.url)
    assert [one.reason for one in summary.audit.rejected] == ["number_not_in_evidence"]
    assert any("the repair of 1 claims failed" in note for note in summary.audit.notes)
    assert len(desk.requests) == 1 + (1 + RETRIES)


# --- the pauses

NOW = 1_790_000_000.0
REQUEST = httpx2.Request("POST", "http://127.0.0.1/v1/chat/completions")


def pause(monkeypatch: pytest.MonkeyPatch, error: BaseException, attempt: int, chance: float = 1.0) -> float:
    """Seconds before the try after this one, at the time NOW; `chance` from 0 to 1 is what the dice say."""
    monkeypatch.setattr(time, "time", lambda: NOW)
    monkeypatch.setattr(random, "uniform", lambda low, high: low + chance * (high - low))
    state = RetryCallState(AsyncRetrying(), None, (), {})
    state.attempt_number = attempt
    state.set_exception((type(error), error, None))
    return Transport(Endpoint(base_url="http://127.0.0.1/v1", backoff=0.5))._pause(state)


def busy(retry_after: str | None, status: int = 429) -> openai.APIStatusError:
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    return openai.APIStatusError("busy", response=httpx2.Response(status, headers=headers, request=REQUEST), body=None)


def date(seconds: float) -> str:
    return email.utils.formatdate(NOW + seconds, usegmt=True)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("7", 7.0),
        ("0.25", 0.25),
        ("0", 0.0),
        ("-5", 0.0),
        ("900", LONGEST_PAUSE),
        ("inf", LONGEST_PAUSE),
        (date(20), 20.0),
        (date(-20), 0.0),
        (date(3600), LONGEST_PAUSE),
    ],
)
def test_the_pause_is_what_the_endpoint_asks_for(
    monkeypatch: pytest.MonkeyPatch, asked: str, seconds: float, status: int
) -> None:
    assert pause(monkeypatch, busy(asked, status), attempt=1) == seconds
    assert pause(monkeypatch, busy(asked, status), attempt=4) == seconds


@pytest.mark.parametrize("asked", [None, "", "soon", "nan"])
@pytest.mark.parametrize(
    ("attempt", "least", "most"), [(1, 0.25, 0.5), (2, 0.5, 1), (3, 1, 2), (4, 2, 4), (8, 30, 60), (60, 30, 60)]
)
def test_else_it_doubles_with_jitter_up_to_a_minute(
    monkeypatch: pytest.MonkeyPatch, asked: str | None, attempt: int, least: float, most: float
) -> None:
    for error in (busy(asked), openai.APIConnectionError(request=REQUEST)):
        assert pause(monkeypatch, error, attempt, chance=0.0) == least
        assert pause(monkeypatch, error, attempt, chance=1.0) == most
