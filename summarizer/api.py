"""The public functions: each takes a path, a URL or a Document, and does what the command of its name does."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Unpack

from summarizer.choices import ENGINES
from summarizer.document import Document
from summarizer.errors import InputError, UsageError
from summarizer.reading import read_document
from summarizer.reading.model import Reading
from summarizer.settings import Settings, resolve

if TYPE_CHECKING:
    from pydantic import BaseModel

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


def _settings(engine: str, options: Mapping[str, Any]) -> Settings:
    """The options, else the environment. Raises UsageError. Settings files are the command line's affair."""
    if engine not in ENGINES:
        raise UsageError(f"engine {engine}", "there is no such engine", f"use one of {', '.join(ENGINES)}")
    unknown = set(options) - set(ModelOptions.__annotations__)
    if unknown:
        known = ", ".join(ModelOptions.__annotations__)
        raise UsageError(", ".join(sorted(unknown)), "there is no such option", f"the options are {known}")
    return resolve({**options, "engine": engine}, os.environ)


def _cassettes(settings: Settings) -> "tuple[Path | None, Path | None]":
    record, replay = settings.record, settings.replay
    return Path(record) if record else None, Path(replay) if replay else None
