"""Which engine answers, and its name on standard error."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from summarizer.cli.streams import say
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.document import Document
    from summarizer.schemas.summary import Summary
    from summarizer.settings import Settings

RULES = "rules engine (built in, no model)"


@contextmanager
def open_engine(settings: "Settings") -> "Iterator[Callable[[Document], Summary]]":
    """The engine of this run, named on standard error: what makes a summary of a document. Raises UsageError."""
    named_engine(settings)
    if settings.chosen_engine == "rules":
        from summarizer.flow import summarize_by_rules  # noqa: PLC0415  # loads pydantic

        yield lambda document: summarize_by_rules(document, settings.schema)
        return
    from summarizer.flow import by_model  # noqa: PLC0415  # loads openai

    record, replay = _path(settings.record), _path(settings.replay)
    endpoint = by_model.endpoint_of(settings)
    if replay is not None:
        endpoint = by_model.as_recorded(endpoint, replay)
    with by_model.model_summarizer(endpoint, by_model.wish_of(settings), record, replay) as summarize:
        yield summarize


def named_engine(settings: "Settings") -> None:
    """Names the engine of this run on standard error. Raises UsageError where it cannot be used."""
    if settings.record and settings.replay:
        raise UsageError("--record and --replay", "a run either records or replays", "give one of them")
    if settings.chosen_engine == "rules":
        if not settings.quiet:
            say(RULES)
        return
    from summarizer.flow import by_model  # noqa: PLC0415  # loads openai

    endpoint, replay = by_model.endpoint_of(settings), _path(settings.replay)
    if replay is not None:
        endpoint = by_model.as_recorded(endpoint, replay)
    if not settings.quiet:
        place = f"the cassette {settings.replay}" if settings.replay else endpoint.host
        say(f"model {endpoint.model} at {place}")


def requests_for(settings: "Settings") -> "Callable[[Document], list[dict[str, Any]]]":
    """What makes of a document the requests that a run would send first, for --dry-run. Raises UsageError."""
    from summarizer.flow.by_model import endpoint_of, first_requests, wish_of  # noqa: PLC0415  # loads openai

    endpoint, wish = endpoint_of(settings), wish_of(settings)
    if not settings.quiet:
        say(f"model {endpoint.model} at {endpoint.host}; a dry run, nothing is sent")
    return lambda document: first_requests(document, wish, endpoint)


def _path(name: str | None) -> "Path | None":
    from pathlib import Path  # noqa: PLC0415  # commands load it, --help does not

    return Path(name) if name else None
