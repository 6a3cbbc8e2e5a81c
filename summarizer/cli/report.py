"""`summarize report SUMMARIES... -o DIR`: web pages of many summaries, to read and to search."""

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.inputs import named_or_piped, settings_of
from summarizer.cli.options import common_options
from summarizer.cli.streams import binary_stdin, counted, say
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from summarizer.report import Report

_SOME_FAILED = 4
_SECONDS_BETWEEN_LINES = 5.0


@click.command(short_help="Web pages of many summaries, to read and to search.")
@click.argument("summaries", metavar="SUMMARIES...", nargs=-1, type=click.Path(readable=False))
@click.option("-o", "--output", metavar="DIR", type=click.Path(), help="The folder, new or that of a report.")
@common_options
def report(summaries: Sequence[str], **flags: Any) -> int:
    """Writes web pages of SUMMARIES... into DIR: a page for each summary, and index.html to search and filter them,
    which is opened from the disk. An earlier report in DIR is brought up to date.

    SUMMARIES are what `summarize batch` or `summarize -f json` wrote, a database of `summarize export`, or - for
    standard input.
    """
    settings = settings_of(flags)
    remedy = "give a file that --format jsonl wrote, or - for standard input"
    places = named_or_piped(summaries, "no summaries are named", remedy)
    if settings.output is None:
        raise UsageError("", "no output is named", "give a folder by -o report")
    from summarizer.report import write_report  # noqa: PLC0415  # loads pydantic and jinja2

    done = write_report(
        places,
        settings.output,
        stdin=binary_stdin(),
        tell=say,
        progress=(lambda _: None) if settings.quiet else _progress(),
    )
    if not settings.quiet:
        say(_closing_line(done))
    return _SOME_FAILED if done.unusable else 0


def _progress() -> Callable[[int], None]:
    """A line every few seconds, from the first document on."""
    due: float | None = None

    def progress(done: int) -> None:
        nonlocal due
        now = time.monotonic()
        if due is not None and now >= due:
            say(f"{done:,} done")
        if due is None or now >= due:
            due = now + _SECONDS_BETWEEN_LINES

    return progress


def _closing_line(done: "Report") -> str:
    parts = [counted(done.documents, "document"), counted(done.outlets, "outlet")]
    if done.replaced:
        parts.append(f"{done.replaced:,} replaced by a later summary of the same input")
    if done.failures:
        parts.append(f"{counted(done.failures, 'failure')} passed over")
    if done.unusable:
        parts.append(f"{done.unusable:,} could not be used")
    if not done.changed:
        parts.append("nothing has changed")
    return f"{done.index}: {', '.join(parts)}"
