"""`summarize batch FEED... -o OUT.jsonl`: many documents; what is done is never done again."""

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
@click.option("-o", "--output", metavar="OUT.jsonl", type=click.Path(), help="A summary a line; failures go beside it.")
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

    OUT.jsonl gets a line for each summary as it is done, OUT.failures.jsonl one for each document that failed.
    """
    settings = settings_of(flags)
    places = _places(feeds)
    if settings.dry_run and settings.chosen_engine == "rules":
        raise UsageError("--dry-run", "the rules engine sends nothing", "leave out --engine rules")
    output = None if settings.dry_run else _output(settings)
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


def _output(settings: "Settings") -> "Path":
    from pathlib import Path  # noqa: PLC0415  # commands load it, --help does not

    from summarizer.cli.writing import check_writable  # noqa: PLC0415  # loaded for -o alone

    if settings.output is None:
        raise UsageError("", "no output is named", "give one by -o briefs.jsonl")
    path = Path(settings.output)
    if path.suffix.lower() != ".jsonl":
        raise UsageError(settings.output, "a batch writes a summary a line", "name a file that ends in .jsonl")
    check_writable(settings.output)
    return path
