"""`summarize batch FEED... -o OUT`: many documents; what is done is never done again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from summarizer.choices import ENGINES
from summarizer.cli.inputs import settings_of
from summarizer.cli.options import batch_options, common_options, model_options, switch
from summarizer.cli.streams import binary_stdin, say
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.settings import Settings


@click.command(short_help="Many documents: feeds, folders, JSONL.")
@click.argument("feeds", metavar="FEED...", nargs=-1, type=click.Path(readable=False))
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(),
    help="OUT.jsonl: a summary a line; OUT.db: a SQLite database.",
)
@click.option(
    "--stories", metavar="OUT.jsonl", type=click.Path(), help="Which documents tell one event: a story a line."
)
@click.option(
    "-s", "--schema", metavar="SCHEMA", help="A name, file.py:Class or package.module:Class [default: brief]."
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES, case_sensitive=False),
    metavar="[auto|llm|rules]",
    help="What writes the draft: auto is llm where a model is configured, else rules [default: auto].",
)
@batch_options
@model_options
@switch("--no-text", help="Leave the articles' texts out of the JSON.")
@common_options
def batch(feeds: Sequence[str], **flags: Any) -> int:
    """Makes a summary of each document in FEED...: RSS, Atom, RDF or JSON feeds, OPML lists, JSONL, folders, globs,
    files, addresses, or - for standard input. The same command run again goes on where it stopped.

    OUT.jsonl gets a line for each summary as it is done, OUT.failures.jsonl one for each document that failed; OUT.db
    (.sqlite, .sqlite3) takes both.
    """
    settings = settings_of(flags)
    places = _places(feeds)
    if settings.dry_run and settings.chosen_engine == "rules":
        raise UsageError("--dry-run", "the rules engine sends nothing", "leave out --engine rules")
    output = None if settings.dry_run else _output(settings)
    if output is not None and settings.stories is not None:
        _check_stories(settings, places, output)
    from summarizer.batch import Wanted  # noqa: PLC0415  # loads pydantic
    from summarizer.cli.running import run  # noqa: PLC0415  # this too

    progress = None if settings.quiet else say
    return run(Wanted(places, settings, say, output, stdin=binary_stdin(), progress=progress))


def _places(feeds: Sequence[str]) -> tuple[str, ...]:
    if not feeds:
        raise UsageError("", "no feed is named", "give a feed, a folder, a JSONL file, or - for standard input")
    if list(feeds).count("-") > 1:
        raise UsageError("-", "standard input can be read once only", "give - once")
    return tuple(feeds)


def _check_stories(settings: "Settings", places: Sequence[str], output: "Path") -> None:
    from summarizer.batch.output import files_of  # noqa: PLC0415  # loads pydantic
    from summarizer.cli.feed_stories import check_stories  # noqa: PLC0415  # loaded for --stories alone

    check_stories(settings, places, files_of(output.resolve()))


def _output(settings: "Settings") -> "Path":
    from pathlib import Path  # noqa: PLC0415  # commands load it, --help does not

    from summarizer.writing import check_writable  # noqa: PLC0415  # loaded for -o alone

    if settings.output is None:
        raise UsageError("", "no output is named", "give one by -o briefs.jsonl")
    path = Path(settings.output)
    from summarizer.batch.output import is_database  # noqa: PLC0415  # loads pydantic

    if path.suffix.lower() != ".jsonl" and not is_database(path):
        problem = "a batch writes a summary a line, or a database"
        raise UsageError(settings.output, problem, "name a file that ends in .jsonl or .db")
    check_writable(settings.output)
    return path
