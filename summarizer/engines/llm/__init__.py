"""The model engine: any OpenAI-compatible model writes the draft.

Encoding (request), sending (transport, structured) and decoding (wire) stand apart, so that a provider's batch can
share the first and the last. This package is the only one that imports openai and instructor.
"""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from summarizer.engines.llm.cost import cost_usd, known_window
from summarizer.engines.llm.endpoint import Endpoint
from summarizer.engines.llm.request import Ask, prompt_hash
from summarizer.engines.llm.structured import Manners, Spent, ask_model
from summarizer.engines.llm.transport import Transport
from summarizer.engines.llm.windows import merged, windows
from summarizer.engines.llm.wire import Draft, resolve, wire_schema
from summarizer.prompting import article_lines, delimited
from summarizer.reading.model import Reading

__all__ = ["Draft", "Endpoint", "ModelEngine", "Spent", "Task", "cost_usd"]


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


@dataclass(slots=True)
class ModelEngine:
    """One endpoint for a run of many documents. What it learns of the endpoint's manners it keeps for the run."""

    transport: Transport
    manners: Manners = field(default_factory=Manners)

    @property
    def endpoint(self) -> Endpoint:
        """Where it asks, and on which terms."""
        return self.transport.endpoint

    async def draft(self, task: Task, reading: Reading, spent: Spent) -> Draft:
        """The model's claims about the whole article, not proved yet. Raises ModelError."""
        asks = task.asks(reading, self.endpoint)
        answers = await self._side_by_side(asks, spent)
        draft = resolve(merged(answers), task.content, reading)
        if len(asks) == 1:
            return draft
        return Draft(draft.content, (*draft.notes, f"the article was read in {len(asks)} overlapping parts"))

    async def repair(self, task: Task, reading: Reading, material: str, spent: Spent) -> Draft:
        """The model's second try at what failed. The instructions and the schema are the first request's, so that
        what a provider has cached of it is used again."""
        ask = Ask(task.prompt, material, task.name, wire_schema(task.content))
        return resolve(await ask_model(ask, self.transport, self.manners, spent), task.content, reading)

    async def _side_by_side(self, asks: list[Ask], spent: Spent) -> list[dict[str, Any]]:
        first = await ask_model(asks[0], self.transport, self.manners, spent)  # teaches the endpoint's manners
        rest = await asyncio.gather(*(ask_model(ask, self.transport, self.manners, spent) for ask in asks[1:]))
        return [first, *rest]
