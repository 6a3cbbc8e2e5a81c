"""Three ways to have a brief of an article from an endpoint: plain openai, instructor by its defaults, this program."""

from dataclasses import dataclass
from typing import Any, Literal

import instructor
from openai import AsyncOpenAI
from pydantic import BaseModel

from summarizer.document import Document
from summarizer.engines.llm import Exchange, ModelEngine, Spent, Task
from summarizer.engines.llm.request import Ask, request_body
from summarizer.engines.llm.structured import ask_model
from summarizer.engines.llm.transport import Transport
from summarizer.flow import read_usable
from summarizer.flow.by_model import Wish, summarize_by_model
from summarizer.reading.model import Reading

Json = dict[str, Any]


class _Statement(BaseModel):
    statement: str
    evidence: list[int]


class _Actor(BaseModel):
    name: str
    kind: Literal["person", "organisation", "agency", "state", "group"]
    role: str | None
    evidence: list[int]


class _Number(BaseModel):
    mark: str
    measures: str
    source: str | None


class _Question(BaseModel):
    question: str
    status: Literal["unknown", "undisclosed", "disputed", "unconfirmed", "pending"]
    evidence: list[int]


class Brief(BaseModel):
    """The answer that this program asks for, as one would write its class by hand."""

    headline: _Statement | None
    headline_facts: list[_Statement]
    actors: list[_Actor]
    numbers: list[_Number]
    open_questions: list[_Question]


@dataclass(frozen=True, slots=True)
class Job:
    """An article with its reading, what is asked about it, and the same as a request's body."""

    document: Document
    reading: Reading
    ask: Ask
    body: Json


class Callers:
    """The three, each with a client of its own that keeps its connection."""

    def __init__(self, transport: Transport, wish: Wish) -> None:
        endpoint = self.endpoint = transport.endpoint
        self.wish = wish
        self.task: Task = wish.task()
        self.client = AsyncOpenAI(base_url=endpoint.base_url, api_key="none")
        self.instructed = instructor.from_openai(AsyncOpenAI(base_url=endpoint.base_url, api_key="none"))
        self.engine = ModelEngine(Exchange(transport))

    def job(self, document: Document) -> Job:
        """What is made beforehand, since neither of the others reads the article."""
        reading = read_usable(document)
        (ask,) = self.task.asks(reading, self.endpoint)
        return Job(document, reading, ask, request_body(ask, self.endpoint, "json_schema"))

    async def plain(self, job: Job) -> Any:
        """openai alone: the request, and the completion as an object."""
        return await self.client.chat.completions.create(**job.body)

    async def instructor(self, job: Job) -> Any:
        """instructor alone: the request with a class, and an instance of it."""
        return await self.instructed.chat.completions.create(
            model=self.endpoint.model,
            response_model=Brief,
            messages=job.body["messages"],
            temperature=self.endpoint.temperature,
            seed=self.endpoint.seed,
        )

    async def ours(self, job: Job) -> str:
        """The whole of it: reading, asking, decoding, grounding, audit, JSON."""
        return (await summarize_by_model(job.document, self.wish, self.engine)).model_dump_json()

    async def close(self) -> None:
        """Ends the connections of the others; the transport is its owner's."""
        await self.client.close()
        await self.instructed.close()

    async def ours_asking(self, job: Job) -> Json:
        """Of ours the request and the call."""
        (ask,) = self.task.asks(job.reading, self.endpoint)
        return await ask_model(ask, self.engine.exchange, Spent())

    async def ours_reading(self, job: Job) -> Reading:
        """Of ours the reading."""
        return read_usable(job.document)
