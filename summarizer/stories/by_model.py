"""A story by a model: each document's brief, side by side, and one short call that groups their numbers and facts.

Loads openai; imported by whoever has chosen a model.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from anyio.from_thread import start_blocking_portal

from summarizer.document import Document
from summarizer.engines.llm import Ask, ModelEngine, Spent, cost_usd
from summarizer.engines.llm.request import prompt_hash
from summarizer.engines.llm.structured import ask_model
from summarizer.errors import ModelError, SummarizerError, UsageError
from summarizer.flow import read_usable
from summarizer.flow.by_model import Wish, endpoint_of, model_engine, summarize_by_model, wish_of
from summarizer.prompting import prompt_text
from summarizer.reading.model import Reading
from summarizer.schemas.story import Story
from summarizer.schemas.summary import Run, Summary
from summarizer.settings import Settings
from summarizer.stories.asking import WIRE, grouping_of, material
from summarizer.stories.grouping import Grouping
from summarizer.stories.making import FEWEST, Failure, Made, each_once, lost
from summarizer.stories.repeats import called
from summarizer.stories.story import briefs_of, numbers_of, story_of

PROMPT = "story"
_AT_ONCE = 8  # documents whose briefs are asked for at once


async def story_by_model(
    documents: Sequence[Document],
    wish: Wish,
    engine: ModelEngine,
    since: Story | None = None,
    failures: Sequence[Failure] = (),
) -> Made:
    """The story of the documents by a model. A document whose brief fails costs itself; where the grouping call fails
    the rules group, and `audit.notes` says so. Raises UsageError where a prompt cannot be read."""
    once = each_once(documents)
    if len(once.documents) < FEWEST:
        return Made(None, (*failures, *once.failures))
    done = await _briefs(once.documents, wish, engine)
    failed = [*failures, *((called(d), found) for d, found, _ in done if isinstance(found, SummarizerError))]
    made = [(found, reading) for _, found, reading in done if isinstance(found, Summary)]
    if len(made) < FEWEST:
        return Made(None, tuple(failed))
    summaries, readings = [summary for summary, _ in made], [reading for _, reading in made]
    grouped = await group_by_model(summaries, wish, engine)
    notes = (*once.notes, *lost(failed), *grouped.notes)
    story = story_of(summaries, since=since, grouping=grouped.grouping, readings=readings, notes=notes)
    return Made(story.model_copy(update={"run": _run(story.run, grouped.spent, wish, engine)}), tuple(failed))


@dataclass(frozen=True, slots=True)
class Grouped:
    """What the grouping call came to: the grouping, None where the rules must do it; notes; what it took."""

    grouping: Grouping | None
    notes: tuple[str, ...]
    spent: Spent


async def group_by_model(summaries: Sequence[Summary], wish: Wish, engine: ModelEngine) -> Grouped:
    """Which numbers and facts are one, by one call. Raises UsageError where the prompt cannot be read."""
    briefs, spent = briefs_of(summaries), Spent()
    numbers = numbers_of(briefs)
    ask = Ask(prompt_text(PROMPT, wish.prompts), material(numbers, briefs), PROMPT, WIRE)
    try:
        answer = await ask_model(ask, engine.exchange, spent)
    except ModelError as error:
        note = f"the numbers and facts are grouped by the rules, since the model failed: {error}"
        return Grouped(None, (note,), spent)
    grouping, notes = grouping_of(answer, numbers, briefs)
    return Grouped(grouping, tuple(notes), spent)


def story_for(
    documents: Sequence[Document], settings: Settings, since: Story | None = None, failures: Sequence[Failure] = ()
) -> Made:
    """`story_by_model` for callers that are not asynchronous, with what the settings say. Raises UsageError."""
    settings = replace(settings, schema="brief")
    record, replay = (Path(name) if name else None for name in (settings.record, settings.replay))
    endpoint, wish = endpoint_of(settings), wish_of(settings)
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(model_engine(endpoint, record, replay)) as engine,
    ):
        return portal.call(story_by_model, documents, wish, engine, since, failures)


_Brief = tuple[Document, Summary | SummarizerError, Reading | None]


async def _briefs(documents: Sequence[Document], wish: Wish, engine: ModelEngine) -> list[_Brief]:
    """Each document's brief, or why there is none, with its reading, in order. The first goes ahead: it teaches the
    endpoint's manners."""
    slots = asyncio.Semaphore(_AT_ONCE)

    async def one(document: Document) -> _Brief:
        async with slots:
            try:
                reading = read_usable(document)
                return document, await summarize_by_model(document, wish, engine, reading=reading), reading
            except UsageError:
                raise
            except SummarizerError as error:
                return document, error, None

    first = await one(documents[0])
    return [first, *await asyncio.gather(*map(one, documents[1:]))]


def _run(run: Run, spent: Spent, wish: Wish, engine: ModelEngine) -> Run:
    """The briefs' run with the grouping call in it; `prompt` hashes the prompts of both."""
    cost = cost_usd(spent, engine.endpoint.model)
    prompts = (run.prompt or "", prompt_text(PROMPT, wish.prompts))
    return run.model_copy(
        update={
            "prompt": prompt_hash(prompts, WIRE, engine.endpoint),
            "calls": run.calls + spent.requests,
            "input_tokens": run.input_tokens + spent.input_tokens,
            "output_tokens": run.output_tokens + spent.output_tokens,
            "cost_usd": None if run.cost_usd is None or cost is None else run.cost_usd + cost,
            "cached": run.cached and spent.requests == 0,
        }
    )
