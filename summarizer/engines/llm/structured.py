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

from summarizer.engines.llm.request import Ask, SentMode, request_body
from summarizer.engines.llm.transport import NoAnswerInTimeError, Transport, is_cassette_miss, quota_is_spent
from summarizer.errors import ModelError

# Instructor logs what the caller is told anyway, with completions in it; whoever wants that sets a handler.
logging.getLogger("instructor").addHandler(logging.NullHandler())

REASKS = 1  # an answer of the wrong shape is asked for once more; each re-ask sends the whole conversation again
_MODES: tuple[SentMode, ...] = ("json_schema", "tools", "json")
_OPTIONAL = ("temperature", "seed")


@dataclass(slots=True)
class Spent:
    """What one document has cost so far, failed attempts included."""

    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0

    def add(self, completion: ChatCompletion) -> None:
        """Counts one answer."""
        if usage := completion.usage:
            self.input_tokens += usage.prompt_tokens or 0
            self.output_tokens += usage.completion_tokens or 0
            details = usage.prompt_tokens_details
            self.cached_tokens += (details.cached_tokens or 0) if details else 0


@dataclass(slots=True)
class Manners:
    """What was learned of an endpoint in this run: the mode that it takes, the parameters that it refuses."""

    mode: SentMode | None = None
    refused: set[str] = field(default_factory=set)


async def ask_model(ask: Ask, transport: Transport, manners: Manners, spent: Spent) -> dict[str, Any]:
    """The answer as a JSON object of the ask's schema, as far as its outer shape goes.

    Raises ModelError, one line, where none could be had.
    """
    endpoint = transport.endpoint
    while True:
        mode = manners.mode or (_MODES[0] if endpoint.mode == "auto" else endpoint.mode)
        try:
            answer = await _ask_once(ask, transport, mode, manners, spent)
        except openai.APIStatusError as error:
            if not _yields(error, mode, manners, auto=endpoint.mode == "auto"):
                raise _explained(error, transport) from error
        except openai.APIConnectionError as error:
            raise _explained(error, transport) from error
        else:
            manners.mode = mode
            return answer


async def _ask_once(ask: Ask, transport: Transport, mode: SentMode, manners: Manners, spent: Spent) -> dict[str, Any]:
    body = request_body(ask, transport.endpoint, mode, frozenset(manners.refused))
    opening = len(body["messages"])

    async def send(**theirs: Any) -> ChatCompletion:
        # Ours is sent; of instructor's request only the re-ask's messages, which follow our own, are taken over.
        spent.requests += 1
        completion = await transport.send(body | {"messages": [*body["messages"], *theirs["messages"][opening:]]})
        spent.add(completion)
        return _readable(completion, transport)

    create = cast("Any", instructor.patch(create=cast("Any", send), mode=instructor.Mode.JSON_SCHEMA))
    try:
        answer = await create(
            response_model=_answer_class(tuple(ask.schema["properties"])), messages=body["messages"], max_retries=REASKS
        )
    except InstructorRetryException as error:
        cause = error.__cause__
        if isinstance(cause, openai.APIError | ModelError):
            raise cause from cause.__cause__  # not from instructor's, which would hide why
        raise ModelError(
            transport.endpoint.host,
            f"the model answered {REASKS + 1} times in no usable form",
            "try --mode, or another model",
        ) from error
    return cast("dict[str, Any]", answer.model_extra)


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


def _yields(error: openai.APIStatusError, mode: SentMode, manners: Manners, *, auto: bool) -> bool:
    """Whether asking in another manner may be accepted; if so, `manners` knows it from now on."""
    if error.status_code not in {400, 404, 422, 501}:
        return False
    said = f"{error.param or ''} {error.message}".lower()
    for parameter in _OPTIONAL:
        if parameter in said and parameter not in manners.refused:
            manners.refused.add(parameter)
            return True
    words = {
        "json_schema": ("response_format", "json_schema", "schema", "strict"),
        "tools": ("tool", "function", "strict"),
    }
    if auto and mode != _MODES[-1] and any(word in said for word in words[mode]):
        manners.mode = _MODES[_MODES.index(mode) + 1]
        return True
    return False


_REMEDIES = {
    400: "try another --mode or --model",
    422: "try another --mode or --model",
    401: "check the key: OPENAI_API_KEY or SUMMARIZE_API_KEY",
    403: "the key may not use this model",
    404: "check --model and --base-url (often it ends in /v1)",
    429: "wait, or lower the rate",
}


def _explained(error: openai.APIError, transport: Transport) -> ModelError:
    """The one line that a person gets to read."""
    endpoint = transport.endpoint
    if isinstance(error, openai.APITimeoutError):
        return NoAnswerInTimeError(
            endpoint.host, f"no answer within {endpoint.timeout:g} seconds", "try again, or raise --timeout"
        )
    if is_cassette_miss(error):
        remedy = "it was recorded with another article, prompt, schema or model; record it anew"
        return ModelError("replay", "the cassette holds no answer to this request", remedy)
    if not isinstance(error, openai.APIStatusError):
        return ModelError(
            endpoint.host, f"cannot be reached ({error.__cause__ or error})", "check --base-url and the network"
        )
    if quota_is_spent(error):
        return ModelError(endpoint.host, "the key's quota is spent", "add credit, or use another key")
    if error.code == "context_length_exceeded":
        return ModelError(
            endpoint.host, "the article is longer than the model's window", "say how long that is: --context TOKENS"
        )
    body = error.body if isinstance(error.body, dict) else {}
    said = str(body.get("message") or error.message)[:200]
    return ModelError(
        endpoint.host, f"answered {error.status_code}: {said}", _REMEDIES.get(error.status_code, "try again later")
    )
