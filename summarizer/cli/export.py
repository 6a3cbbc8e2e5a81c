"""`summarize export SUMMARIES... OUT`: a database, or a table of the numbers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.inputs import named_or_piped, settings_of
from summarizer.cli.options import common_options
from summarizer.cli.streams import binary_stdin, counted, say

if TYPE_CHECKING:
    from summarizer.export import Export

_UNUSABLE, _SOME_FAILED = 2, 4


@click.command(short_help="SQLite, CSV or Parquet of many summaries.")
@click.argument("summaries", metavar="SUMMARIES...", nargs=-1, type=click.Path(readable=False))
@click.argument("out", metavar="OUT", type=click.Path())
@common_options
def export(summaries: Sequence[str], out: str, **flags: Any) -> int:
    """Writes the summaries in SUMMARIES... to OUT: a SQLite database (.db, .sqlite, .sqlite3), or a row for each
    number as .csv or .parquet. A summary whose input the database has already replaces what is there.

    SUMMARIES are what `summarize batch` or `summarize -f json` wrote, a database of this command's, or - for standard
    input.
    """
    settings = settings_of(flags)
    from pathlib import Path  # noqa: PLC0415  # commands load it, --help does not

    from summarizer.export import export_summaries  # noqa: PLC0415  # loads pydantic
    from summarizer.export.exporting import kind_of  # noqa: PLC0415  # this too
    from summarizer.writing import check_writable  # noqa: PLC0415  # this too

    kind = kind_of(Path(out))
    remedy = "give SUMMARIES.jsonl and OUT.db, or - for standard input"
    places = named_or_piped(summaries, "no summaries are named", remedy)
    check_writable(out)
    done = export_summaries(places, Path(out), say, binary_stdin())
    if not done.documents and not (done.failures and kind == "database"):
        if not done.bad:
            say(f"{', '.join(places)}: there is no summary in it, and {out} is left alone; give what a batch wrote")
        return _UNUSABLE
    if not settings.quiet:
        say(f"{out}: {_came_to(done)}")
    return _SOME_FAILED if done.bad else 0


def _came_to(done: "Export") -> str:
    """ "12 documents (3 replaced, 4 unchanged); 118 numbers; 1 failure; 2 left out"."""
    told = {"replaced": done.replaced, "unchanged": done.unchanged}
    how = ", ".join(f"{count:,} {word}" for word, count in told.items() if count)
    parts = [counted(done.documents, "document") + (f" ({how})" if how else "")]
    if done.rows is not None:
        parts.append(counted(done.rows, "number"))
    if done.failures:
        parts.append(counted(done.failures, "failure"))
    if done.bad:
        parts.append(f"{done.bad:,} left out")
    return "; ".join(parts)
