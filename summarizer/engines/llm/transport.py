"""Sending: one request, tried again after passing faults. The only owner of that policy; openai's own is off.

Tried again: connections refused or reset, timeouts, 408, 409, 429, 5xx, with exponential backoff and jitter, or after
the Retry-After that the answer names (seconds or a date, capped). Never: a spent quota, any other 4xx, an answer that
is no chat completion.

Each try passes two gates, where the run has them: the budget has room for it, and the pace has a place for it. Both are
left before a pause.
"""

import asyncio
import email.utils
import math
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC
from typing import Any, TypeVar

import httpx2
import openai
from openai.types.chat import ChatCompletion
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt

from summarizer.engines.llm.budget import Budget
from summarizer.engines.llm.endpoint import Endpoint
from summarizer.engines.llm.pacing import Pace
from summarizer.engines.llm.spent import Spent, Usage
from summarizer.errors import ModelError

_Result = TypeVar("_Result")

# A server may ask for any pause; a person who waits for a brief may not want to keep it.
LONGEST_PAUSE = 60.0
_PASSING_STATUS = frozenset({408, 409, 429})
# How openai's client is told to hand out the response as it came, with its headers; the type is private to it.
_AS_IT_CAME: Any = {"headers": {"X-Stainless-Raw-Response": "true"}}
# Faults before anything was sent.
_NEVER_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)


class Transport:
    """A client of one endpoint. Use as an async context manager."""

    def __init__(self, endpoint: Endpoint, *, pace: Pace | None = None, budget: Budget | None = None) -> None:
        self.endpoint = endpoint
        self._pace = pace
        self._budget = budget
        self._cap_name = "max_completion_tokens"
        address, query = endpoint.address
        key = endpoint.api_key or "none"  # local servers want no key, the client wants one
        self._client = openai.AsyncOpenAI(
            base_url=address,
            api_key=key,
            default_query=query or None,
            # Azure-style endpoints know the key by this header instead of the usual one.
            default_headers={"api-key": key} if query or endpoint.host.endswith(".azure.com") else None,
            max_retries=0,
            timeout=endpoint.timeout,
        )

    async def __aenter__(self) -> "Transport":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.close()

    async def send(self, body: dict[str, Any], spent: Spent) -> ChatCompletion:
        """The completion. Raises openai's own error where the endpoint said no or the tries are used up, ModelError
        where it answered with something else. Each try is counted in `spent`."""
        return await self._retrying()(self._send_once, body, spent)

    async def patiently(self, work: Callable[[openai.AsyncOpenAI], Awaitable[_Result]]) -> _Result:
        """What `work` does with the client, tried again by the same policy. Raises openai's own errors."""

        async def once() -> _Result:  # tenacity awaits what looks like a coroutine function, and nothing else
            return await work(self._client)

        return await self._retrying()(once)

    def _retrying(self) -> AsyncRetrying:
        return AsyncRetrying(
            stop=stop_after_attempt(self.endpoint.retries + 1),
            wait=self._pause,
            retry=retry_if_exception(is_passing),
            reraise=True,
        )

    async def _send_once(self, body: dict[str, Any], spent: Spent) -> ChatCompletion:
        if self._budget is None:
            return await self._in_pace(body, spent)
        name = self._cap_name
        try:
            return await self._in_budget(body, name, spent, self._budget)
        except openai.APIStatusError as error:
            if name == "max_tokens" or error.status_code not in {400, 422} or name not in error.message:
                raise
            self._cap_name = "max_tokens"  # the older name, which some endpoints know alone
        return await self._in_budget(body, self._cap_name, spent, self._budget)

    async def _in_budget(self, body: dict[str, Any], cap: str, spent: Spent, budget: Budget) -> ChatCompletion:
        body = body | {cap: budget.output_cap}
        async with budget.reserve(body) as reservation:
            try:
                completion = await self._in_pace(body, spent)
            except openai.APIError as error:
                if _is_free(error):
                    reservation.not_billed()
                raise
            if completion.usage is not None:
                used = Usage.of(completion)
                reservation.answered(used.input_tokens, used.output_tokens, used.cached_tokens)
            return completion

    async def _in_pace(self, body: dict[str, Any], spent: Spent) -> ChatCompletion:
        if self._pace is None:
            return (await self._answer(body, spent))[0]
        async with self._pace.slot(_likely_tokens(body)) as slot:
            try:
                completion, headers = await self._answer(body, spent)
            except (openai.APIError, NoAnswerInTimeError) as error:
                if presses(error):
                    slot.pressed(error.response.headers if isinstance(error, openai.APIStatusError) else {})
                raise
            slot.passed(headers)
            return completion

    async def _answer(self, body: dict[str, Any], spent: Spent) -> tuple[ChatCompletion, Mapping[str, str]]:
        spent.tries += 1
        try:
            # The client's own timeout counts from byte to byte; a server that drips would hold the call for ever.
            async with asyncio.timeout(self.endpoint.timeout):
                # Not chat.completions.create: it walks the body and its schema key by key, a third of a call's own
                # CPU, to find typed values that a body of plain JSON has not got.
                response: Any = await self._client.post(
                    "/chat/completions", body=body, cast_to=ChatCompletion, options=_AS_IT_CAME
                )
            completion = response.parse()
        except TimeoutError as error:
            raise _no_answer(self.endpoint) from error
        except ValueError as error:  # the body says JSON in its header and is none
            raise ModelError(
                self.endpoint.host, "answered with broken JSON", "check that it is an OpenAI-compatible server"
            ) from error
        if not isinstance(completion, ChatCompletion) or not completion.choices:
            raise ModelError(
                self.endpoint.host,
                "answered with something that is no chat completion",
                "check the base URL, often it ends in /v1",
            )
        return completion, response.headers

    def _pause(self, state: RetryCallState) -> float:
        """Seconds until the next try: what the server asked for, else backoff doubled each time, with full jitter."""
        error = state.outcome.exception() if state.outcome else None
        asked = retry_after(error) if isinstance(error, openai.APIStatusError) else None
        if asked is not None:
            return min(asked, LONGEST_PAUSE) if self.endpoint.backoff else 0.0
        ceiling = min(self.endpoint.backoff * 2 ** (state.attempt_number - 1), LONGEST_PAUSE)
        return random.uniform(ceiling / 2, ceiling)  # noqa: S311 - jitter, not a secret


def is_passing(error: BaseException) -> bool:
    """Whether the same request may succeed later."""
    if isinstance(error, openai.APIStatusError):
        if quota_is_spent(error):
            return False
        return error.status_code in _PASSING_STATUS or error.status_code >= 500
    if isinstance(error, openai.APIConnectionError):
        return not is_cassette_miss(error)
    return isinstance(error, NoAnswerInTimeError)


def presses(error: BaseException) -> bool:
    """Whether an endpoint that answers so has too much to do."""
    if isinstance(error, openai.APIStatusError) and error.status_code == 409:
        return False  # a conflict with another call; it says nothing of how many there are
    return is_passing(error)


def _is_free(error: openai.APIError) -> bool:
    """Whether nobody pays for a try that ended so: the endpoint said no, or nothing was sent."""
    if isinstance(error, openai.APIStatusError):
        return True
    return isinstance(error.__cause__, _NEVER_SENT) or is_cassette_miss(error)


class NoAnswerInTimeError(ModelError):
    """The endpoint did not finish its answer within the timeout."""


def quota_is_spent(error: openai.APIStatusError) -> bool:
    """A 429 that no pause will mend."""
    return error.code in {"insufficient_quota", "billing_hard_limit_reached"} or error.type == "insufficient_quota"


def retry_after(error: openai.APIStatusError) -> float | None:
    """The pause that the answer asks for, in seconds, from either form of the header; None where there is none."""
    asked = error.response.headers.get("retry-after")
    if asked is None:
        return None
    try:
        seconds = float(asked)
        return None if math.isnan(seconds) else max(0.0, seconds)
    except ValueError:
        pass
    try:
        date = email.utils.parsedate_to_datetime(asked)
    except ValueError:
        return None
    # A date of HTTP is in GMT, also in the old form that does not say so.
    return max(0.0, (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp() - time.time())


def _likely_tokens(body: dict[str, Any]) -> int:
    """About how many tokens the messages take, four signs each: what a rate limit counts before there is an answer."""
    return sum(len(str(message.get("content"))) for message in body["messages"]) // 4


def _no_answer(endpoint: Endpoint) -> NoAnswerInTimeError:
    return NoAnswerInTimeError(
        endpoint.host, f"no answer within {endpoint.timeout:g} seconds", "try again, or raise --timeout"
    )


def is_cassette_miss(error: BaseException | None) -> bool:
    """Whether a replay had no answer: vcrpy says so inside a connection error. Another try cannot find one."""
    seen: set[int] = set()  # an error that is raised again in its own handling stands in its own chain
    while error is not None and id(error) not in seen:
        if type(error).__name__ == "CannotOverwriteExistingCassetteException":
            return True
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return False
