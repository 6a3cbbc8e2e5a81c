"""The public functions: each takes a path, a URL or a Document, and does what the command of its name does."""

import logging
import os
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Unpack, get_type_hints

from summarizer.choices import ENGINES
from summarizer.document import Document
from summarizer.errors import InputError, SummarizerError, UsageError
from summarizer.reading import read_document
from summarizer.reading.model import Reading
from summarizer.settings import Settings, resolve

if TYPE_CHECKING:
    from pydantic import BaseModel

    from summarizer.batch import Failure
    from summarizer.schemas.story import Story
    from summarizer.schemas.summary import Summary

Engine = Literal["auto", "rules", "llm"]


class ModelOptions(TypedDict, total=False):
    """How a model is asked; what is left out comes from the environment, as for the command line."""

    model: str
    base_url: str
    api_key: str
    mode: Literal["auto", "json_schema", "tools", "json"]
    prompt: str
    prompts: str
    language: str
    retries: int
    timeout: float
    context: int
    record: str
    replay: str


class BatchOptions(ModelOptions, total=False):
    """How many documents are taken, how many at once, and what they may cost. See `summarize batch --help`."""

    jobs: int
    limit: int
    max_cost: float
    no_fetch: bool
    allow_private: bool
    text_field: str
    fresh: bool
    skip_near_duplicates: bool
    journal: str
    no_text: bool
    on: Literal["here", "ray"]
    via: Literal["calls", "provider-batch"]


def summarize(
    source: str | Path | Document,
    schema: "str | type[BaseModel]" = "brief",
    *,
    engine: Engine = "auto",
    **options: Unpack[ModelOptions],
) -> "Summary":
    """The summary of one document: a path, a URL or a Document (`Document.from_text` for a string).

    `schema` is a built-in name, `file.py:Class`, `package.module:Class` or the class itself. `auto` asks a model where
    one is configured, by the options or the environment, else the rules engine answers. Raises SummarizerError.
    Works inside a running event loop too.
    """
    settings = _settings(engine, options)
    document = _document(source)
    if settings.chosen_engine == "rules":
        from summarizer.flow import summarize_by_rules  # noqa: PLC0415 - loads pydantic

        return summarize_by_rules(document, schema)
    from summarizer.flow import by_model  # noqa: PLC0415 - loads openai

    record, replay = _cassettes(settings)
    wish = by_model.wish_of(settings, schema)
    with by_model.model_summarizer(by_model.endpoint_of(settings), wish, record, replay) as answer:
        return answer(document)


async def asummarize(
    source: str | Path | Document,
    schema: "str | type[BaseModel]" = "brief",
    *,
    engine: Engine = "auto",
    **options: Unpack[ModelOptions],
) -> "Summary":
    """`summarize` for asynchronous programs: the event loop goes on meanwhile."""
    from anyio import to_thread  # noqa: PLC0415 - the synchronous functions do without it

    settings = _settings(engine, options)
    document = await to_thread.run_sync(_document, source)
    if settings.chosen_engine == "rules":
        from summarizer.flow import summarize_by_rules  # noqa: PLC0415 - loads pydantic

        return await to_thread.run_sync(summarize_by_rules, document, schema)
    from summarizer.flow import by_model  # noqa: PLC0415 - loads openai

    wish = by_model.wish_of(settings, schema)
    async with by_model.model_engine(by_model.endpoint_of(settings), *_cassettes(settings)) as model:
        return await by_model.summarize_by_model(document, wish, model)


async def summarize_batch(
    feeds: str | Path | Sequence[str | Path],
    schema: "str | type[BaseModel]" = "brief",
    *,
    engine: Engine = "auto",
    output: str | Path | None = None,
    **options: Unpack[BatchOptions],
) -> "AsyncGenerator[Summary | Failure, None]":
    """Summaries and failures of many documents, as they come; what `summarize batch` is made of.

    `feeds` are what the command takes: feeds, OPML lists, JSONL, folders, globs, files, addresses. With `output` each
    result is also written to that JSONL file, and what stands there is not made again. Answers are kept in the journal,
    so that a second run asks nothing. No more documents are taken than results are; close the iterator
    (`contextlib.aclosing`) to end a run early. HTML and the rules engine use worker processes, so guard a script's own
    start by `if __name__ == "__main__":`. Raises SummarizerError where the run itself cannot go on.
    """
    from summarizer.batch import Done, Wanted, open_run  # noqa: PLC0415 - loads pydantic
    from summarizer.schemas.loading import load_schema  # noqa: PLC0415 - this too
    from summarizer.schemas.summary import Summary  # noqa: PLC0415 - this too

    settings = _settings(engine, options, BatchOptions)
    own = None
    if isinstance(schema, str):
        settings = replace(settings, schema=schema)
    else:
        own = schema
    places = (feeds,) if isinstance(feeds, str | Path) else feeds
    wanted = Wanted(tuple(map(str, places)), settings, _tell, Path(output) if output else None, own)
    content = load_schema(schema)
    async with open_run(wanted) as run:
        async for outcome in run:
            if isinstance(outcome, Done):
                yield Summary.model_validate_json(outcome.line, context={"schema": content})
            else:
                yield outcome


def summarize_story(
    sources: Sequence[str | Path | Document],
    *,
    engine: Engine = "auto",
    since: "Story | str | Path | None" = None,
    **options: Unpack[ModelOptions],
) -> "Story":
    """The story that two or more documents on one event tell: which numbers are one and whether they agree, whom they
    go back to, what one leaves open and another answers.

    `since` is an earlier story, or the path to its JSON: `content.changes` then says what is new. A document that
    cannot be used is left out, and `audit.notes` says so. Raises SummarizerError where fewer than two are left.
    """
    from summarizer.stories import read_story, story_by_rules, too_few  # noqa: PLC0415 - loads pydantic

    settings = _settings(engine, options)
    earlier = read_story(Path(since)) if isinstance(since, str | Path) else since
    if isinstance(sources, str | Path | Document):
        raise UsageError("a story", "it takes two documents or more", "give a list of them")
    documents, failures = _documents(sources)
    made = None
    if len(documents) > 1 and settings.chosen_engine == "rules":
        made = story_by_rules(documents, earlier, failures)
    elif len(documents) > 1:
        from summarizer.stories.by_model import story_for  # noqa: PLC0415 - loads openai

        made = story_for(documents, settings, earlier, failures)
    if made is None or made.story is None:
        raise too_few(made.failures if made else failures)
    return made.story


def _documents(
    sources: Sequence[str | Path | Document],
) -> tuple[list[Document], list[tuple[str, SummarizerError]]]:
    """The documents that can be had, and why the others cannot, each with its place."""
    documents, failures = [], []
    for source in sources:
        try:
            documents.append(_document(source))
        except SummarizerError as error:
            failures.append((str(source), error))
    return documents, failures


def read(source: str | Path | Document) -> Reading:
    """All that is found in a document without a model. Raises InputError where the document cannot be had."""
    return read_document(_document(source))


def check(
    summary: "Summary | Mapping[str, Any] | str | Path", article: str | Path | Document | None = None
) -> dict[str, Any]:
    """Proves a summary (an object, its JSON as a dictionary, or a path to it) against its article; no model is asked.

    `article` is a path, a URL or a Document where the summary does not hold its text. The answer is
    `{"document": id, "claims": n, "supported": n, "rejected": [...]}`. Raises InputError where the summary cannot be
    used.
    """
    from summarizer.flow import check_summary, read_summary  # noqa: PLC0415 - loads pydantic

    known = None if article is None else _document(article)
    if isinstance(summary, str | Path):
        path = Path(summary)
        return check_summary(read_summary(path), known, path.parent, str(path))
    data = summary if isinstance(summary, Mapping) else summary.model_dump(mode="json")
    return check_summary(data, known)


def _document(source: str | Path | Document) -> Document:
    if isinstance(source, Document):
        return source
    if not isinstance(source, str | Path):
        problem = f"it is a {type(source).__name__}, no path, URL or Document"  # type: ignore[unreachable]  # untyped callers
        raise InputError("the source", problem, "give a string's text as Document.from_text(text)")
    from summarizer.sources import load  # noqa: PLC0415 - what reads pages is loaded only where a page is read

    return load(str(source))


def _tell(line: str) -> None:
    """What a feed has to say goes where a program's own talk goes."""
    logging.getLogger("summarizer").warning("%s", line)


def _settings(engine: str, options: Mapping[str, Any], known_options: type = ModelOptions) -> Settings:
    """The options, else the environment. Raises UsageError. Settings files are the command line's affair."""
    if engine not in ENGINES:
        raise UsageError(f"engine {engine}", "there is no such engine", f"use one of {', '.join(ENGINES)}")
    names = get_type_hints(known_options)
    unknown = set(options) - set(names)
    if unknown:
        known = ", ".join(names)
        raise UsageError(", ".join(sorted(unknown)), "there is no such option", f"the options are {known}")
    return resolve({**options, "engine": engine}, os.environ)


def _cassettes(settings: Settings) -> "tuple[Path | None, Path | None]":
    record, replay = settings.record, settings.replay
    return Path(record) if record else None, Path(replay) if replay else None
