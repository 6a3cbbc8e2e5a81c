"""`summarize journal`: where the answered calls are kept, what there is, and how to be rid of what is old."""

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from summarizer.cli.faces import Faces, as_json, open_sink
from summarizer.cli.inputs import settings_of
from summarizer.cli.options import common_options, format_option, journal_option, output_option
from summarizer.cli.streams import say, write_stdout
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from summarizer.journal import Entry, Journal, Stats
    from summarizer.settings import Settings

_Result = TypeVar("_Result")
_Report = dict[str, Any]

_FORMATS = ("terminal", "json", "jsonl")
_HOURS = {"h": 1, "d": 24, "w": 24 * 7}
_AGE = re.compile(r"(\d{1,6})\s*([hdw])")


@click.group(no_args_is_help=False, short_help="Where answered calls are kept: say where, show, prune.")
def journal() -> None:
    """The journal keeps every answered call by the hash of its request, so that no answer is paid for twice."""


@journal.command(short_help="Print where the journal is.")
@journal_option
@common_options
def where(**flags: Any) -> None:
    """Prints the journal's path, or its address without user and password. It need not be there."""
    from summarizer.journal import place_of  # noqa: PLC0415  # commands load it, --help does not

    write_stdout(place_of(settings_of(flags).journal) + "\n")


@journal.command(short_help="Show its figures, and the answers kept last.")
@click.option(
    "-n", "--limit", type=click.IntRange(0), default=20, metavar="N", help="Answers that are listed [default: 20]."
)
@journal_option
@format_option(_FORMATS)
@output_option
@common_options
def show(limit: int, **flags: Any) -> None:
    """Shows the journal's figures and the answers kept last, newest first."""
    settings = settings_of(flags)
    sink = open_sink(_FACES, settings.format, settings.output, several=False)

    async def look(journal: "Journal") -> _Report:
        return _report(journal.where, await journal.stats(), await journal.listing(limit))

    sink.add(_within(settings, look))
    sink.close()


@journal.command(short_help="Drop answers: old ones, those of a model, or all.")
@click.option("--older-than", metavar="AGE", help="Those kept longer ago, as 12h, 30d or 8w.")
@click.option("--model", metavar="NAME", help="Those of this model.")
@click.option("--all", "everything", is_flag=True, help="All of them.")
@journal_option
@common_options
def prune(older_than: str | None, model: str | None, everything: bool, **flags: Any) -> None:
    """Drops answers and gives their space back to the disk; what was asked will be asked and paid for again. With
    --older-than and --model, those that are both. Batches that a provider still works on stay.
    """
    if everything and (older_than or model):
        raise UsageError("--all", "it leaves nothing for --older-than or --model to choose", "give one or the other")
    if not (everything or older_than or model):
        raise UsageError("prune", "nothing says which answers", "give --older-than 30d, --model NAME or --all")
    hours = _hours(older_than) if older_than else None
    settings = settings_of(flags)
    from datetime import timedelta  # noqa: PLC0415  # commands load it, --help does not

    age = None if hours is None else timedelta(hours=hours)
    dropped = _within(settings, lambda journal: journal.prune(age, model))
    if not settings.quiet:
        say(f"{dropped:,} answer{'' if dropped == 1 else 's'} dropped")


def _within(settings: "Settings", work: "Callable[[Journal], Awaitable[_Result]]") -> _Result:
    """What `work` makes of the journal of the settings, which must be there."""
    import asyncio  # noqa: PLC0415  # commands load it, --help does not

    from summarizer.journal import open_journal  # noqa: PLC0415  # this too

    async def run() -> _Result:
        async with open_journal(settings.journal, create=False) as journal:
            return await work(journal)

    return asyncio.run(run())


def _hours(age: str) -> int:
    """The hours of an age as it is written on the command line. Raises UsageError."""
    found = _AGE.fullmatch(age.strip())
    if not found:
        raise UsageError(f"--older-than {age}", "it is no age", "write hours, days or weeks, as 12h, 30d or 8w")
    return int(found[1]) * _HOURS[found[2]]


def _report(where: str, stats: "Stats", entries: "Sequence[Entry]") -> _Report:
    return {
        "where": where,
        "entries": stats.entries,
        "bytes": stats.bytes,
        "models": stats.models,
        "oldest": stats.oldest.isoformat(timespec="seconds") if stats.oldest else None,
        "newest": stats.newest.isoformat(timespec="seconds") if stats.newest else None,
        "input_tokens": stats.input_tokens,
        "output_tokens": stats.output_tokens,
        "cached_tokens": stats.cached_tokens,
        "open_batches": stats.open_batches,
        "answers": [
            {
                "key": entry.key,
                "model": entry.model,
                "kept": entry.kept.isoformat(timespec="seconds"),
                "input_tokens": entry.input_tokens,
                "output_tokens": entry.output_tokens,
                "bytes": entry.bytes,
            }
            for entry in entries
        ],
    }


def _on_console(reports: Sequence[_Report], console: "Console") -> None:
    for report in reports:
        models = ", ".join(f"{model} {count:,}" for model, count in report["models"].items())
        figures = {
            "where": report["where"],
            "answers": f"{report['entries']:,}" + (f" ({models})" if models else ""),
            "size": f"{report['bytes'] / 1e6:,.1f} MB",
            "kept": f"{report['oldest']} to {report['newest']}" if report["entries"] else "nothing yet",
            "tokens": f"{report['input_tokens']:,} in ({report['cached_tokens']:,} cached),"
            f" {report['output_tokens']:,} out",
            "batches": f"{report['open_batches']:,} open at a provider",
        }
        lines = [f"{name:<8} {said}" for name, said in figures.items()]
        for answer in report["answers"]:
            tokens = f"{answer['input_tokens']:>8,} in {answer['output_tokens']:>7,} out"
            lines.append(f"{answer['kept']}  {answer['key'][:12]:<12} {tokens}  {answer['model']}")
        # Names of models come from outside: nothing in them is believed to be markup or an order to the terminal.
        shown = ("".join(sign if sign.isprintable() else "\ufffd" for sign in line) for line in lines)
        console.print("\n".join(shown), markup=False, highlight=False, emoji=False, soft_wrap=True)


_FACES: Faces[_Report] = Faces(as_json, _on_console)
