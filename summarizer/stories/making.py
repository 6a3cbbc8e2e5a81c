"""A story of documents: each one's brief, then the story of all. What fails costs itself, down to two."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from summarizer.document import Document
from summarizer.errors import InputError, SummarizerError, UsageError
from summarizer.flow import summarize_by_rules
from summarizer.reading.model import Reading
from summarizer.schemas.story import Story
from summarizer.schemas.summary import Summary
from summarizer.stories.repeats import called, repeats_among
from summarizer.stories.story import story_of

FEWEST = 2

# A document's place, with why it is no part of the story.
Failure = tuple[str, SummarizerError]


@dataclass(frozen=True, slots=True)
class Made:
    """The story, None where fewer than two documents were left; and what failed."""

    story: Story | None
    failures: tuple[Failure, ...] = ()


def story_by_rules(documents: Sequence[Document], since: Story | None = None, failures: Sequence[Failure] = ()) -> Made:
    """The story of the documents by the rules engine; `failures` are those that could not be read, for the notes."""
    summaries: list[Summary] = []
    readings: list[Reading] = []
    once = each_once(documents)
    failed = [*failures, *once.failures]
    for document in once.documents:
        seen: list[Reading] = []
        try:
            summaries.append(summarize_by_rules(document, look=seen.append))
            readings += seen
        except SummarizerError as error:
            failed.append((called(document), error))
    if len(summaries) < FEWEST:
        return Made(None, tuple(failed))
    return Made(story_of(summaries, since=since, readings=readings, notes=(*once.notes, *lost(failed))), tuple(failed))


class Once(NamedTuple):
    """Documents without those that repeat one another, and a note for each of these; or, where that leaves too few for
    a story, what is said instead."""

    documents: Sequence[Document]
    notes: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()


def each_once(documents: Sequence[Document]) -> Once:
    """The documents, each text of one outlet once."""
    repeats = repeats_among(documents)
    places = {repeat.place for repeat in repeats}
    kept = [document for place, document in enumerate(documents) if place not in places]
    told = dict.fromkeys((called(documents[repeat.place]), repeat.problem) for repeat in repeats)
    if repeats and len(kept) < FEWEST:
        remedy = "give another document on the same event"
        return Once(kept, failures=tuple((place, UsageError(place, problem, remedy)) for place, problem in told))
    return Once(kept, tuple(f"{place}: {problem}" for place, problem in told))


def lost(failures: Sequence[Failure]) -> tuple[str, ...]:
    """A note for each document that is no part of the story."""
    return tuple(f"{place} is left out: {error}" for place, error in failures)


def too_few(failures: Sequence[Failure]) -> SummarizerError:
    """What is said where fewer than two documents are left; wrong usage where fewer than two were given."""
    remedy = "give two documents or more on one event"
    if not failures:
        return UsageError("a story", "it takes two documents or more", remedy)
    kind = InputError if all(error.kind == "input" for _, error in failures) else type(failures[0][1])
    problem = f"fewer than two documents are left ({'; '.join(str(error) for _, error in failures)})"
    return kind("a story", problem, remedy)


def read_story(path: Path) -> Story:
    """A story's JSON from a file. Raises InputError."""
    remedy = "give a story that was written with --format json"
    try:
        return Story.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(str(path), error.strerror or "it cannot be read", "check the path") from error
    except ValueError as error:  # pydantic's, for JSON too
        raise InputError(str(path), "it is no story", remedy) from error
