"""What an engine asks of whoever remembers answered calls for it: a journal, in most cases.

A call is known by a hash of what was wished, not of what was sent: which mode an endpoint takes and which parameters it
refuses is learned anew in each run, and must not make a second run ask again. So the key has texts, schema, model and
parameters in it, and neither the endpoint's address nor its manners.
"""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from summarizer.engines.llm.endpoint import Endpoint
from summarizer.engines.llm.request import Ask, request_body
from summarizer.engines.llm.spent import Usage


@dataclass(frozen=True, slots=True)
class Remembered:
    """An answer of before: the JSON of the chat completion, and the part of the list price that it cost, where nobody
    has counted that yet."""

    completion: str
    price_factor: float | None = None


class Memory(Protocol):
    """Answered calls by their keys."""

    async def recall(self, key: str) -> Remembered | None:
        """The answer to the call of that key; None where it is not known."""
        ...

    async def keep(self, key: str, completion: str, usage: Usage) -> None:
        """Remembers an answer."""
        ...

    async def forget(self, keys: Collection[str]) -> None:
        """Drops answers that were of no use."""
        ...

    async def claim(self, keys: Collection[str]) -> None:
        """Remembers that what the answers cost was counted."""
        ...


def call_key(ask: Ask, endpoint: Endpoint, further: Sequence[Any] = ()) -> str:
    """The key of a call: 64 hexadecimal digits. `further` are the messages of a re-ask."""
    wished = request_body(ask, endpoint, "json_schema")
    if ask.stands_for is not None:
        wished["messages"] = ask.stands_for
    return _hash([wished, endpoint.mode, *further])


def combined_key(*parts: str) -> str:
    """A key made of others, and of words."""
    return _hash(parts)


def _hash(value: Any) -> str:
    said = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()
