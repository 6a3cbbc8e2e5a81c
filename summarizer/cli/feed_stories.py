"""`--stories` of a batch: after each look at the feeds, the stories of all that stands in the output."""

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli.streams import counted
from summarizer.errors import UsageError
from summarizer.rendering.lines import json_line
from summarizer.settings import Settings
from summarizer.writing import check_writable, writing_whole

if TYPE_CHECKING:
    from summarizer.schemas.story import Story
    from summarizer.stories import Tally

_DOCUMENTS_AT_ONCE = 20  # between two looks at whether somebody pressed Ctrl-C
_BEGINNING = b'{"schema":"story"'


def check_stories(settings: Settings, feeds: Sequence[str], own: Iterable[Path]) -> None:
    """Raises UsageError where stories cannot be made, or not be written to that place. `own` are the output's files."""
    place = settings.stories
    if place is None:
        return
    if settings.schema != "brief":
        problem = f"stories are made of briefs, not of the schema {settings.schema}"
        raise UsageError("--stories", problem, "leave out one of them")
    path = Path(place)
    if path.suffix.lower() != ".jsonl":
        raise UsageError(place, "stories are written one a line", "name a file that ends in .jsonl")
    if path.resolve() in set(own):
        raise UsageError(place, "it is the output's own file", "name another file by --stories")
    if path.resolve() in {Path(feed).resolve() for feed in feeds if "://" not in feed and feed != "-"}:
        raise UsageError(place, "it is one of the feeds", "name another file by --stories")
    check_writable(place)
    if path.exists() and not _is_ours(path):
        raise UsageError(place, "it holds something else than stories", "name another file by --stories")


async def write_stories(lines: Iterable[str], path: str, *, text: bool) -> str:
    """Writes the stories of a batch's summaries, whole or not at all; the line that tells what came of it.

    Raises OutputError.
    """
    from summarizer.stories import FeedStories  # noqa: PLC0415  # loaded for --stories alone

    with writing_whole(path) as stream, FeedStories() as desk:
        for number, line in enumerate(lines):
            for story in desk.add_line(line):
                stream.write(_line(story if text else story.without_text()))
            if number % _DOCUMENTS_AT_ONCE == 0:
                await asyncio.sleep(0)
        for story in desk.close():
            stream.write(_line(story if text else story.without_text()))
            await asyncio.sleep(0)
    return _came_to(path, desk.tally)


def _is_ours(path: Path) -> bool:
    """Whether a file holds stories, or nothing."""
    try:
        with path.open("rb") as stream:
            head = stream.read(len(_BEGINNING))
    except OSError:
        return True  # writing to it will tell
    return _BEGINNING.startswith(head)


def _line(story: "Story") -> bytes:
    return json_line(story.model_dump_json()).encode() + b"\n"


def _came_to(path: str, tally: "Tally") -> str:
    """ "stories.jsonl: 37 stories of 112 documents; 458 stand alone"."""
    stories, documents = counted(tally.stories, "story", "stories"), counted(tally.documents, "document", "documents")
    parts = [f"{stories} of {documents}", counted(tally.alone, "stands alone", "stand alone")]
    if tally.other:
        parts.append(counted(tally.other, "is no brief", "are no briefs"))
    return f"{path}: {'; '.join(parts)}"
