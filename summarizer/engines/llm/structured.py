"""The structured call: instructor owns the parsing and the bounded re-ask, this module what is really sent.

Instructor's request is replaced by our own, for three reasons found by trying: it never sends `strict: true`, it
rebuilds the JSON schema on each call, and its plain-JSON mode wraps the prompt in words of its own. What it is trusted
with is the loop around an answer of the wrong shape. Refusals, filters and truncation are told by the completion's own
fields before it parses anything, since it takes some of them for broken JSON, and asks again.
"""

import json
import logging
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast

import instructor
import openai
from instructor.core.exceptions import InstructorRetryException
from instructor.function_calls import OpenAISchema
from openai.types.chat import ChatCompletion
from pydantic import ConfigDict, model_validator

from summarizer.deferring import DeferredError, Outbox
from summarizer.engines.llm.endpoint import Endpoint
from summarizer.engines.llm.manners import Manner, Manners
from summarizer.engines.llm.memory import Memory, Remembered, call_key
from summarizer.engines.llm.request import Ask, request_body
from summarizer.engines.llm.spent import Spent, Usage
from summarizer.engines.llm.transport import NoAnswerInTimeError, Transport, is_cassette_miss, quota_is_spent
from summarizer.errors import ModelError, SummarizerError

# Instructor logs what the caller is told anyway, with completions in it; whoever wants that sets a handler.
logging.getLogger("instructor").addHandler(logging.NullHandler())

REASKS = 1  # an answer of the wrong shape is asked for once more; each re-ask sends the whole conversation again


@dataclass(slots=True)
class Exchange:
    """All that a question goes through: the endpoint, what was learned of it, and what answers are known already.

    Where there is an `outbox`, what is not known goes there instead of to the endpoint.
    """

    transport: Transport
    manners: Manners = field(default_factory=Manners)
    memory: Memory | None = None
    outbox: Outbox | None = None

    @property
    def endpoint(self) -> Endpoint:
        """Where it asks, and on which terms."""
        return self.transport.endpoint

    @property
    def manner(self) -> Manner:
        """How the next request is sent."""
        return self.manners.next(self.endpoint)


async def ask_model(ask: Ask, exchange: Exchange, spent: Spent) -> dict[str, Any]:
    """The answer as a JSON object of the ask's schema, as far as its outer shape goes.

    Raises ModelError, one line, where none could be had.
    """
    while True:
        manner = exchange.manner
        try:
            answer = await _ask_once(ask, exchange, manner, spent)
        except openai.APIStatusError as error:
            if not exchange.manners.learn(error, manner, auto=exchange.endpoint.mode == "auto"):
                raise explained(error, exchange.endpoint) from error
        except openai.APIConnectionError as error:
            raise explained(error, exchange.endpoint) from error
        else:
            exchange.manners.mode = manner.mode
            return answer


async def _ask_once(ask: Ask, exchange: Exchange, manner: Manner, spent: Spent) -> dict[str, Any]:
    body = request_body(ask, exchange.endpoint, manner.mode, manner.without)
    call = _Call(ask, body, exchange, spent)
    try:
        answer = await _instructed()(
            response_model=_answer_class(tuple(ask.schema["properties"])),
            messages=body["messages"],
            max_retries=REASKS,
            call=call,
        )
    except InstructorRetryException as error:
        cause = error.__cause__
        if isinstance(cause, DeferredError):
            raise cause from None
        if exchange.memory is not None:
            await exchange.memory.forget(call.keys)  # so that a later run asks anew
        if isinstance(cause, openai.APIError | SummarizerError):
            raise cause from cause.__cause__  # not from instructor's, which would hide why
        raise ModelError(
            exchange.endpoint.host,
            f"the model answered {REASKS + 1} times in no usable form",
            "try --mode, or another model",
        ) from error
    return cast("dict[str, Any]", answer.model_extra)


@dataclass(frozen=True, slots=True)
class _Call:
    """What one structured call sends, where it is counted, and under which keys its answers are known. It travels
    through instructor as an argument, so that one patched function serves all calls."""

    ask: Ask
    body: dict[str, Any]
    exchange: Exchange
    spent: Spent
    keys: list[str] = field(default_factory=list)


@lru_cache
def _instructed() -> Any:
    """`_send` with instructor's loop around it."""
    return instructor.patch(create=cast("Any", _send), mode=instructor.Mode.JSON_SCHEMA)


async def _send(*, call: _Call, messages: list[Any], **_: Any) -> ChatCompletion:
    # Ours is sent; of instructor's request only the re-ask's messages, which follow our own, are taken over.
    further = messages[len(call.body["messages"]) :]
    memory = call.exchange.memory
    if memory is None:
        return _readable(await _asked(call, further), call.exchange.transport)
    key = call_key(call.ask, call.exchange.endpoint, further)
    if (known := await memory.recall(key)) is not None:
        call.keys.append(key)
        return _readable(_recalled(call, key, known), call.exchange.transport)
    if call.exchange.outbox is not None:
        raise await call.exchange.outbox.lay_aside(key, _body(call, further))
    completion = await _asked(call, further)
    readable = _readable(completion, call.exchange.transport)
    await memory.keep(key, completion.model_dump_json(exclude_unset=True), Usage.of(completion))
    call.keys.append(key)  # not before: a call that fails leaves an answer of an earlier run where it is
    return readable


async def _asked(call: _Call, further: list[Any]) -> ChatCompletion:
    """The endpoint's answer, counted."""
    call.spent.requests += 1
    completion = await call.exchange.transport.send(_body(call, further), call.spent)
    call.spent.usages.append(Usage.of(completion))
    return completion


def _body(call: _Call, further: list[Any]) -> dict[str, Any]:
    return call.body | {"messages": [*call.body["messages"], *further]}


def _recalled(call: _Call, key: str, known: Remembered) -> ChatCompletion:
    """The answer of before. It costs nothing, unless it is paid for and nobody has counted it yet."""
    # As openai's client reads an answer, and not validated: servers leave out fields, and have finish reasons, that
    # would make an answer that was used once useless the second time.
    completion = ChatCompletion.model_construct(**json.loads(known.completion))
    if known.price_factor is None:
        call.spent.recalled += 1
    else:
        call.spent.requests += 1
        call.spent.usages.append(Usage.of(completion, known.price_factor))
        call.spent.unclaimed.append(key)
    return completion


class _Answer(OpenAISchema):
    """An answer by its outer shape alone: its claims are looked at one by one, so that a bad one costs one."""

    model_config = ConfigDict(extra="allow")


@lru_cache
def _answer_class(fields: tuple[str, ...]) -> type[_Answer]:
    class Answer(_Answer):
        @model_validator(mode="before")
        @classmethod
        def has_a_known_field(cls, given: Any) -> Any:
            if not isinstance(given, dict) or not any(isinstance(given.get(name), list | dict) for name in fields):
                raise ValueError(f"answer with one JSON object that has the fields {', '.join(fields)}")
            return given

        @classmethod
        def model_json_schema(cls, *_: Any, **__: Any) -> dict[str, Any]:
            return {"title": "Answer", "type": "object", "properties": {}}  # never sent, so never built

    return Answer


def _readable(completion: ChatCompletion, transport: Transport) -> ChatCompletion:
    """The completion with its JSON as plain content, whichever way the model wrapped it. Raises ModelError for what
    no re-ask can mend."""
    choice = completion.choices[0]
    message, host = choice.message, transport.endpoint.host
    if message.refusal:
        raise RefusedError(host, f"the model refused: {message.refusal[:200]}", "another model may not")
    if choice.finish_reason == "content_filter":
        raise RefusedError(host, "the answer was stopped by a content filter", "another endpoint may let it pass")
    called = message.tool_calls[0] if message.tool_calls else None
    said = called.function.arguments if called is not None and called.type == "function" else message.content or ""
    content = _json_in(said)
    if choice.finish_reason == "length" and not _is_whole(content):
        raise TruncatedError(
            host, "the answer was cut off at the model's limit", "use a model with a longer output, or --context"
        )
    # A re-ask repeats this message; a tool call in it that nobody answered would be refused by the endpoint.
    plain = message.model_copy(update={"content": content, "tool_calls": None})
    return completion.model_copy(
        update={"choices": [choice.model_copy(update={"message": plain, "finish_reason": "stop"})]}
    )


class ClosedError(ModelError):
    """The endpoint will answer no other request either: the key, the model or the quota is not what it wants."""


class UnreachableError(ModelError):
    """There was no connection to the endpoint, at any try."""


class RefusedError(ModelError):
    """The model, or a filter before it, would not answer."""

    kind = "refused"


class TruncatedError(ModelError):
    """The answer ended before it was whole."""

    kind = "truncated"


def _json_in(said: str) -> str:
    """The JSON object in an answer that may have prose or a code fence around it; the answer itself where none is."""
    start = said.find("{")
    if start < 0:
        return said
    try:
        _, end = json.JSONDecoder(strict=False).raw_decode(said, start)
    except (ValueError, RecursionError):
        return said[start:]
    return said[start:end]


def _is_whole(content: str) -> bool:
    try:
        return isinstance(json.loads(content, strict=False), dict)
    except (ValueError, RecursionError):
        return False


# What a filter before the model calls its refusals.
_FILTERED = frozenset({"content_filter", "content_policy_violation", "invalid_prompt"})
_CLOSED = frozenset({401, 402, 403, 404})
_REMEDIES = {
    400: "try another --mode or --model",
    422: "try another --mode or --model",
    401: "check the key: OPENAI_API_KEY or SUMMARIZE_API_KEY",
    403: "the key may not use this model",
    404: "check --model and --base-url (often it ends in /v1)",
    429: "wait, or lower the rate",
}


def explained(error: openai.APIError, endpoint: Endpoint) -> ModelError:
    """The one line that a person gets to read."""
    if isinstance(error, openai.APITimeoutError):
        return NoAnswerInTimeError(
            endpoint.host, f"no answer within {endpoint.timeout:g} seconds", "try again, or raise --timeout"
        )
    if is_cassette_miss(error):
        remedy = "it was recorded with another article, prompt, schema or model; record it anew"
        return ModelError("replay", "the cassette holds no answer to this request", remedy)
    if not isinstance(error, openai.APIStatusError):
        return UnreachableError(
            endpoint.host, f"cannot be reached ({error.__cause__ or error})", "check --base-url and the network"
        )
    if quota_is_spent(error):
        return ClosedError(endpoint.host, "the key's quota is spent", "add credit, or use another key")
    if error.code == "context_length_exceeded":
        return ModelError(
            endpoint.host, "the article is longer than the model's window", "say how long that is: --context TOKENS"
        )
    body = error.body if isinstance(error.body, dict) else {}
    said = str(body.get("message") or error.message)[:200]
    if error.code in _FILTERED:
        return RefusedError(endpoint.host, f"the request was refused: {said}", "another endpoint may let it pass")
    kind = ClosedError if error.status_code in _CLOSED else ModelError
    return kind(
        endpoint.host, f"answered {error.status_code}: {said}", _REMEDIES.get(error.status_code, "try again later")
    )
