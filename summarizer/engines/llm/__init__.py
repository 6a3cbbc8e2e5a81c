"""The model engine: any OpenAI-compatible model writes the draft.

Encoding (request), sending (transport, structured) and decoding (wire) stand apart, so that a provider's batch can
share the first and the last. This package is the only one that imports openai and instructor.
"""

import asyncio
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from summarizer.deferring import DeferredError
from summarizer.engines.llm.budget import Budget, BudgetError
from summarizer.engines.llm.cost import cost_usd, known_window
from summarizer.engines.llm.endpoint import Endpoint
from summarizer.engines.llm.memory import Memory, Remembered, call_key, combined_key
from summarizer.engines.llm.pacing import Pace
from summarizer.engines.llm.request import Ask, prompt_hash, request_bytes
from summarizer.engines.llm.spent import Spent, Usage
from summarizer.engines.llm.structured import ClosedError, Exchange, UnreachableError, ask_model
from summarizer.engines.llm.windows import merged, windows
from summarizer.engines.llm.wire import Draft, resolve, wire_schema
from summarizer.prompting import article_lines, delimited
from summarizer.reading.model import Reading

__all__ = [
    "Ask",
    "Budget",
    "BudgetError",
    "ClosedError",
    "Draft",
    "Endpoint",
    "Exchange",
    "Memory",
    "ModelEngine",
    "Pace",
    "Remembered",
    "Repair",
    "Spent",
    "Task",
    "UnreachableError",
    "Usage",
    "call_key",
    "cost_usd",
    "request_bytes",
]


@dataclass(frozen=True, slots=True)
class Task:
    """What is wanted of an article: a schema's class, its name, and the prompt that goes with it.

    `language` is the language that the summary is to be written in; None is the article's own.
    """

    name: str
    content: type[BaseModel]
    prompt: str
    language: str | None = None

    def ask(self, reading: Reading, first: int = 1, last: int | None = None) -> Ask:
        """The question about the sentences from number `first` to `last`."""
        return Ask(self.prompt, self._material(reading, first, last), self.name, wire_schema(self.content))

    @lru_cache(maxsize=32)  # noqa: B019 - tasks are few and live as long as the run; documents are many
    def fingerprint(self, repair_prompt: str, endpoint: Endpoint) -> str:
        """The hash of what shapes the answers of this task, the article aside."""
        return prompt_hash((self.prompt, repair_prompt, self.language or ""), wire_schema(self.content), endpoint)

    def asks(self, reading: Reading, endpoint: Endpoint) -> list[Ask]:
        """The questions about the whole article: one, or one for each window of a long one."""
        context = endpoint.context or known_window(endpoint.model)
        around = len(self.prompt) + len(str(wire_schema(self.content)))
        return [self.ask(reading, first, last) for first, last in windows(reading, context, around)]

    def _material(self, reading: Reading, first: int, last: int | None) -> str:
        said = []
        if reading.document.published:
            said.append(f"Published: {reading.document.published}")
        if self.language:
            said.append(f"Write in the language {self.language!r}; quotes, names and numbers stay as printed.")
        return "\n".join([*said, delimited(reading, article_lines(reading, first, last))])


@dataclass(frozen=True, slots=True)
class Repair:
    """What a repair is asked with: the material with its prompt in it, the prompt alone, and the article's reading."""

    material: str
    prompt: str
    reading: Reading


@dataclass(slots=True)
class ModelEngine:
    """One endpoint for a run of many documents. What it learns of the endpoint's manners it keeps for the run."""

    exchange: Exchange

    @property
    def endpoint(self) -> Endpoint:
        """Where it asks, and on which terms."""
        return self.exchange.endpoint

    async def draft(self, task: Task, reading: Reading, spent: Spent) -> Draft:
        """The model's claims about the whole article, not proved yet. Raises ModelError."""
        asks = task.asks(reading, self.endpoint)
        answers = await self._side_by_side(asks, spent)
        draft = resolve(merged(answers), task.content, reading)
        notes = draft.notes
        if len(asks) > 1:
            notes = (*notes, f"the article was read in {len(asks)} overlapping parts")
        remembers = self.exchange.memory is not None
        return Draft(
            draft.content, notes, combined_key(*(call_key(a, self.endpoint) for a in asks)) if remembers else ""
        )

    async def repair(self, task: Task, draft: Draft, repair: Repair, spent: Spent) -> Draft | None:
        """The model's second try at what failed; None where the draft is known to have had its chance.

        The instructions and the schema are the first request's, so that what a provider has cached of it is used again.
        It is remembered as the repair of this draft: a later checker that says other things of it asks nothing anew.
        """
        ask = Ask(task.prompt, repair.material, task.name, wire_schema(task.content))
        if self.exchange.memory is not None:
            if await self.exchange.memory.recall(_no_repair(draft, repair.prompt)) is not None:
                return None
            ask = replace(ask, stands_for=combined_key("repair", draft.key, repair.prompt))
        return resolve(await ask_model(ask, self.exchange, spent), task.content, repair.reading)

    async def settle(self, draft: Draft, repair_prompt: str, spent: Spent) -> None:
        """Remembers that a draft that was just asked for needed no repair."""
        if self.exchange.memory is not None and spent.requests:
            await self.exchange.memory.keep(_no_repair(draft, repair_prompt), "", Usage(0, 0, 0))

    async def claim(self, spent: Spent) -> None:
        """Remembers that what is in `spent` was counted."""
        if self.exchange.memory is not None and spent.unclaimed:
            await self.exchange.memory.claim(spent.unclaimed)

    async def _side_by_side(self, asks: list[Ask], spent: Spent) -> list[dict[str, Any]]:
        deferred: list[BaseException] = []
        answers: list[dict[str, Any]] = []
        try:
            answers.append(await ask_model(asks[0], self.exchange, spent))  # teaches the endpoint's manners
        except DeferredError as error:
            deferred.append(error)  # the others are laid aside with it, or each would take a round of its own
        rest = (ask_model(ask, self.exchange, spent) for ask in asks[1:])
        for found in await asyncio.gather(*rest, return_exceptions=True):
            if isinstance(found, DeferredError):
                deferred.append(found)
            elif isinstance(found, BaseException):
                raise found
            else:
                answers.append(found)
        if deferred:
            raise deferred[-1]
        return answers


def _no_repair(draft: Draft, prompt: str) -> str:
    return combined_key("no repair", draft.key, prompt)
