"""Sending: one request, tried again after passing faults. The only owner of that policy; openai's own is off.

Tried again: connections refused or reset, timeouts, 408, 409, 429, 5xx, with exponential backoff and jitter, or after
the Retry-After that the answer names (seconds or a date, capped). Never: a spent quota, any other 4xx, an answer that
is no chat completion.
"""

import asyncio
import email.utils
import random
import time
from typing import Any

import openai
from openai.types.chat import ChatCompletion
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt

from summarizer.engines.llm.endpoint import Endpoint
from summarizer.errors import ModelError

# A server may ask for any pause; a person who waits for a brief may not want to keep it.
LONGEST_PAUSE = 60.0
_PASSING_STATUS = frozenset({408, 409, 429})


class Transport:
    """A client of one endpoint. Use as an async context manager."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
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

    async def send(self, body: dict[str, Any]) -> ChatCompletion:
        """The completion. Raises openai's own error where the endpoint said no or the tries are used up, ModelError
        where it answered with something else."""
        retrying = AsyncRetrying(
            stop=stop_after_attempt(self.endpoint.retries + 1),
            wait=self._pause,
            retry=retry_if_exception(is_passing),
            reraise=True,
        )
        return await retrying(self._send_once, body)

    async def _send_once(self, body: dict[str, Any]) -> ChatCompletion:
        try:
            # The client's own timeout counts from byte to byte; a server that drips would hold the call for ever.
            async with asyncio.timeout(self.endpoint.timeout):
                completion: Any = await self._client.chat.completions.create(**body)
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
        return completion

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
        return max(0.0, float(asked))
    except ValueError:
        pass
    try:
        return max(0.0, email.utils.parsedate_to_datetime(asked).timestamp() - time.time())
    except ValueError:
        return None


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
