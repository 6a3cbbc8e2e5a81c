"""One document by a model: read it, ask, ground, repair once."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Any

from anyio.from_thread import start_blocking_portal
from pydantic import BaseModel

from summarizer.document import Document
from summarizer.engines.llm import (
    Draft,
    Endpoint,
    Exchange,
    Memory,
    ModelEngine,
    Repair,
    Spent,
    Task,
    cost_usd,
)
from summarizer.engines.llm.budget import Budget
from summarizer.engines.llm.cassette import recorded_model, recording, replaying
from summarizer.engines.llm.pacing import Pace
from summarizer.engines.llm.repairing import combined, repair_material, repairable, unmended
from summarizer.engines.llm.request import request_body
from summarizer.engines.llm.transport import Transport
from summarizer.errors import ModelError, UsageError
from summarizer.flow.common import assembled, read_usable
from summarizer.flow.regrounding import reground
from summarizer.grounding import ground_and_audit
from summarizer.prompting import prompt_text, read_prompt
from summarizer.reading.model import Reading
from summarizer.schemas.loading import BUILT_IN, load_schema, schema_name
from summarizer.schemas.summary import Audit, Run, Summary
from summarizer.settings import Settings
from summarizer.version import __version__


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a model for each document of a run.

    `prompt` is a file that replaces the schema's own prompt, `prompts` a folder that is looked into first. A class of
    one's own that has no prompt of its name (in lower case) there gets the general one.
    """

    schema: str | type[BaseModel] = "brief"
    prompt: Path | None = None
    prompts: Path | None = None
    language: str | None = None

    def fingerprint(self, endpoint: Endpoint) -> str:
        """The hash of all that shapes an answer, the article aside: `run.prompt`. Raises UsageError."""
        return self.task().fingerprint(prompt_text("repair", self.prompts), endpoint)

    def task(self) -> Task:
        """The schema's class with its prompt. Raises UsageError."""
        content, name = load_schema(self.schema), schema_name(self.schema)
        if name not in BUILT_IN:
            name = content.__name__.lower()
        if self.prompt:
            return Task(name, content, read_prompt(self.prompt), self.language)
        own = name in BUILT_IN or (self.prompts is not None and (self.prompts / f"{name}.md").is_file())
        return Task(name, content, prompt_text(name if own else "schema", self.prompts), self.language)


async def summarize_by_model(
    document: Document, wish: Wish, engine: ModelEngine, spent: Spent | None = None, reading: Reading | None = None
) -> Summary:
    """The summary of a document as the model drafts it and the article supports it. What it takes is counted in
    `spent`, also where it fails. `reading` is the document's, where somebody has read it already.

    Raises UsageError and InputError as the rules engine does, ModelError where no usable answer could be had.
    """
    started = perf_counter()
    task = wish.task()
    reading = reading or read_usable(document)
    spent = spent or Spent()
    draft = await engine.draft(task, reading, spent)
    content, audit = ground_and_audit(draft.content, reading, draft.notes)
    if repairable(audit, task.content):
        content, audit = await _repaired(draft, content, audit, reading, _Asked(task, wish, engine, spent))
    else:
        await engine.settle(draft, prompt_text("repair", wish.prompts), spent)
    run = Run(
        engine="llm",
        model=engine.endpoint.model,
        prompt=wish.fingerprint(engine.endpoint),
        calls=spent.requests,
        input_tokens=spent.input_tokens,
        output_tokens=spent.output_tokens,
        cost_usd=cost_usd(spent, engine.endpoint.model),
        seconds=round(perf_counter() - started, 6),
        cached=spent.requests == 0,
        version=__version__,
    )
    return assembled(reading, content, audit, run, wish.schema)


def summarize_by_another(content: BaseModel, reading: Reading, wish: Wish, endpoint: Endpoint) -> Summary:
    """The summary that the content of another document's makes, of one that says nearly the same; no model is asked."""
    started = perf_counter()
    content, audit = reground(content, reading)
    run = Run(
        engine="llm",
        model=endpoint.model,
        prompt=wish.fingerprint(endpoint),
        cost_usd=0.0,
        seconds=round(perf_counter() - started, 6),
        cached=True,
        version=__version__,
    )
    return assembled(reading, content, audit, run, wish.schema)


@asynccontextmanager
async def model_engine(
    endpoint: Endpoint,
    record: Path | None = None,
    replay: Path | None = None,
    memory: Memory | None = None,
    *,
    pace: Pace | None = None,
    budget: Budget | None = None,
) -> AsyncIterator[ModelEngine]:
    """An engine for a run of documents; its connections are closed with the block.

    `memory` knows answers of before, `pace` and `budget` say when a call may be made. `record` names a cassette that
    the traffic is written to, `replay` one that answers in the network's place, with the model that it was recorded
    with. Raises UsageError, OutputError.
    """
    if replay is not None:
        endpoint = as_recorded(endpoint, replay)
    traffic = replaying(replay) if replay else recording(record) if record else nullcontext()
    with traffic:
        async with Transport(endpoint, pace=pace, budget=budget) as transport:
            yield ModelEngine(Exchange(transport, memory=memory))


def as_recorded(endpoint: Endpoint, cassette: Path) -> Endpoint:
    """The endpoint with the model that a cassette was recorded with."""
    model = recorded_model(cassette)
    return replace(endpoint, model=model) if model else endpoint


@contextmanager
def model_summarizer(
    endpoint: Endpoint, wish: Wish, record: Path | None = None, replay: Path | None = None
) -> Iterator[Callable[[Document], Summary]]:
    """`summarize_by_model` for callers that are not asynchronous, also where an event loop runs already: the calls are
    made on a loop of their own, in a thread of its own."""
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(model_engine(endpoint, record, replay)) as engine,
    ):
        yield lambda document: portal.call(summarize_by_model, document, wish, engine)


def endpoint_of(settings: Settings) -> Endpoint:
    """The endpoint that the settings name. Raises UsageError where a key is missing that the default one wants."""
    said = {name: getattr(settings, name) for name in ("model", "base_url", "api_key", "mode", *_TERMS)}
    endpoint = Endpoint(**{name: value for name, value in said.items() if value is not None})
    if not (endpoint.api_key or endpoint.base_url or settings.replay or settings.dry_run):
        remedy = "set OPENAI_API_KEY, name a local server by --base-url, or use --engine rules"
        raise UsageError(endpoint.host, "it wants a key", remedy)
    return endpoint


_TERMS = ("retries", "timeout", "context")


def wish_of(settings: Settings, schema: str | type[BaseModel] | None = None) -> Wish:
    """What the settings ask of a model; `schema` in place of theirs."""
    prompt, prompts = settings.prompt, settings.prompts
    return Wish(
        schema or settings.schema,
        Path(prompt) if prompt else None,
        Path(prompts) if prompts else None,
        settings.language,
    )


def first_requests(document: Document, wish: Wish, endpoint: Endpoint) -> list[dict[str, Any]]:
    """The bodies of the requests that a document's draft would take, one for each window of a long article."""
    task, reading = wish.task(), read_usable(document)
    mode = "json_schema" if endpoint.mode == "auto" else endpoint.mode
    return [request_body(ask, endpoint, mode) for ask in task.asks(reading, endpoint)]


def _headline(content: BaseModel) -> str | None:
    return getattr(getattr(content, "headline", None), "statement", None)


def _once(notes: tuple[str, ...]) -> tuple[str, ...]:
    """The notes of both rounds; the second does not say anew what became of the headline."""
    first = next((note for note in notes if note.startswith("The draft's headline")), None)
    return tuple(dict.fromkeys(n for n in notes if n == first or not n.startswith("The draft's headline")))


@dataclass(frozen=True, slots=True)
class _Asked:
    task: Task
    wish: Wish
    engine: ModelEngine
    spent: Spent


async def _repaired(
    draft: Draft, content: BaseModel, audit: Audit, reading: Reading, asked: _Asked
) -> tuple[BaseModel, Audit]:
    """Content and audit after the one repair; as they are where the endpoint has no second answer to give."""
    failing = repairable(audit, asked.task.content)
    prompt = prompt_text("repair", asked.wish.prompts)
    repair = Repair(repair_material(failing, audit, reading, prompt), prompt, reading)
    try:
        again = await asked.engine.repair(asked.task, draft, repair, asked.spent)
    except ModelError as error:
        note = f"the repair of {len(failing)} claims failed: {error}"
        return content, audit.model_copy(update={"notes": (*audit.notes, note)})
    if again is None:
        return content, audit
    # A headline that grounding put in a rejected one's place is no claim of the draft's: it is chosen anew.
    stood_in = _headline(content) != _headline(draft.content)
    kept = content.model_copy(update={"headline": None}) if stood_in else content
    now, second = ground_and_audit(combined(kept, again.content), reading, (*audit.notes, *again.notes))
    rejected = unmended(failing, audit, content, now, second)
    mended = len(audit.rejected) - sum(one in audit.rejected for one in rejected)
    notes = (*_once(second.notes), f"{mended} of {len(failing)} failing claims were mended by a second call")
    changed = {"rejected": rejected, "claims": second.supported + len(rejected), "notes": notes}
    return now, second.model_copy(update=changed)
