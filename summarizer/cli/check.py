"""`summarize check SUMMARY.json`: prove a summary against its article; no model is asked."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.faces import Faces, as_json, open_sink
from summarizer.cli.inputs import settings_of
from summarizer.cli.options import common_options, format_option, output_option
from summarizer.cli.streams import binary_stdin
from summarizer.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

_FORMATS = ("terminal", "json", "jsonl")
_STANDARD_INPUT = "-"
_UNSUPPORTED = 3

_Report = Mapping[str, Any]


@click.command(short_help="Prove a summary against its article; no model is asked.")
@click.argument("summary", metavar="SUMMARY.json", type=click.Path(readable=False))
@click.option(
    "--article",
    metavar="FILE",
    type=click.Path(readable=False),
    help="The article, where the summary does not hold it.",
)
@format_option(_FORMATS)
@output_option
@common_options
def check(summary: str, article: str | None, **flags: Any) -> int:
    """Proves every claim of SUMMARY.json (- for standard input) against its article: --article, else the text that the
    summary holds, else the file that it was made from. Exits with 3 where a claim is not supported.
    """
    settings = settings_of(flags)
    sink = open_sink(_FACES, settings.format, settings.output, several=False)
    from pathlib import Path  # noqa: PLC0415  # commands load it, --help does not

    from summarizer.flow import check_summary, read_summary  # noqa: PLC0415  # loads pydantic
    from summarizer.sources import load  # noqa: PLC0415  # commands load it, --help does not

    is_piped = summary == _STANDARD_INPUT
    data = _piped() if is_piped else read_summary(Path(summary))
    document = load(article, stdin=binary_stdin()) if article else None
    base = None if is_piped else Path(summary).parent
    report = check_summary(data, document, base, "standard input" if is_piped else summary)
    sink.add(report)
    sink.close()
    return _UNSUPPORTED if report["rejected"] else 0


def _piped() -> _Report:
    """The summary on standard input. Raises InputError."""
    import json  # noqa: PLC0415  # commands load it, --help does not

    from summarizer.sources.files import read_stream  # noqa: PLC0415  # commands load it, --help does not

    try:
        data = json.loads(read_stream(binary_stdin()))
    except (ValueError, RecursionError) as error:
        raise InputError("standard input", "it is no JSON", "pipe in a summary written by --format json") from error
    if not isinstance(data, dict):
        raise InputError("standard input", "it is not one summary", "pipe in one summary")
    return data


def _on_console(reports: Sequence[_Report], console: "Console") -> None:
    from summarizer.rendering.terminal import render_check  # noqa: PLC0415  # loads rich

    for report in reports:
        render_check(report, console)


_FACES: Faces[_Report] = Faces(as_json, _on_console)
