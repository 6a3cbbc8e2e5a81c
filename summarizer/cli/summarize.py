"""`summarize INPUT...`: one summary for each input. The command of a line that names no other."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from summarizer.choices import ENGINES, FORMATS
from summarizer.cli.engine import open_engine, requests_for
from summarizer.cli.faces import Faces, as_json, open_sink
from summarizer.cli.inputs import each, places_of, settings_of
from summarizer.cli.options import (
    common_options,
    format_option,
    inputs_argument,
    known_options,
    model_options,
    output_option,
    switch,
)
from summarizer.cli.streams import say, stdin_is_terminal
from summarizer.errors import UsageError
from summarizer.version import __version__

if TYPE_CHECKING:
    from rich.console import Console

    from summarizer.document import Document
    from summarizer.schemas.summary import Summary
    from summarizer.settings import Settings

_UNSUPPORTED = 3
_EXAMPLES = """\
  summarize article.txt                    a brief, to read
  summarize article.txt -f json            the same, for a program
  summarize https://example.org/news/1     a page from the web
  pbpaste | summarize                      whatever is piped in
  summarize *.txt -o briefs.jsonl          one brief a line
  summarize article.txt -o brief.html      a page: the brief beside the article
  summarize article.txt -o brief.md --title "Storm hits coast" --outlet "The Herald"
  summarize check brief.json               prove a brief against its article
"""


class _Unnamed(click.Command):
    """The command that needs no name; its help is the program's."""

    def format_usage(
        self,
        ctx: click.Context,  # noqa: ARG002  # click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        formatter.write_usage("summarize", "[OPTIONS] INPUT...")
        formatter.write_usage("summarize", "COMMAND [OPTIONS] ...", "       ")

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        program = ctx.parent.command if ctx.parent else None
        if isinstance(program, click.Group):
            with formatter.section("Commands"):
                names = program.list_commands(ctx)
                formatter.write_dl([(name, program.commands[name].get_short_help_str(90)) for name in names])
        with formatter.section("Examples"):
            formatter.write(_EXAMPLES)
        formatter.write_paragraph()
        formatter.write_text(
            "Every option has an environment variable SUMMARIZE_<OPTION> and a key in summarize.toml (this folder's, "
            "then the user's). Exit codes: 0 all done, 1 it failed, 2 wrong usage or unusable input, 3 a claim is not "
            "supported (--strict, check), 4 some inputs failed."
        )


@click.command(cls=_Unnamed)
@inputs_argument
@click.option(
    "-s", "--schema", metavar="SCHEMA", help="A name, file.py:Class or package.module:Class [default: brief]."
)
@format_option(FORMATS)
@output_option
@click.option(
    "--engine",
    type=click.Choice(ENGINES, case_sensitive=False),
    metavar="[auto|llm|rules]",
    help="What writes the draft: auto is llm where a model is configured, else rules [default: auto].",
)
@known_options
@model_options
@switch("--strict", help="Exit with 3 where any claim was rejected.")
@switch("--no-text", help="Leave the article's text out of the JSON.")
@common_options
@click.version_option(__version__, message="summarize %(version)s")
def summarize(inputs: Sequence[str], **flags: Any) -> int:
    """Says what a news article reports: the headline facts, the actors, the numbers and who claims them, and what is
    still open. Every claim is proved against the text.

    INPUT is a text, Markdown or HTML file, a URL, or - for standard input; what is piped in is read without it.
    """
    if not inputs and stdin_is_terminal() and not any(flags.values()):
        click.echo(click.get_current_context().get_help())
        return 0
    settings = settings_of(flags)
    places = places_of(inputs, settings)
    if settings.dry_run:
        return _show_requests(places, settings)
    sink = open_sink(_faces(settings), settings.format, settings.output, several=len(places) > 1)
    with open_engine(settings) as engine:

        def do(document: "Document") -> "Summary":
            summary = engine(document)
            _tell(summary, document, settings)
            return summary

        done, code = each(places, settings, do, sink)
    if code == 0 and settings.strict and any(summary.audit.rejected for summary in done):
        return _UNSUPPORTED
    return code


def _show_requests(places: Sequence[str], settings: "Settings") -> int:
    """The requests that would be sent, as JSON; nothing is sent."""
    if settings.chosen_engine == "rules":
        raise UsageError("--dry-run", "the rules engine sends nothing", "leave out --engine rules")
    faces: Faces[list[dict[str, Any]]] = Faces(_request_json)
    sink = open_sink(faces, "json", settings.output, several=len(places) > 1)
    return each(places, settings, requests_for(settings), sink)[1]


def _request_json(requests: list[dict[str, Any]], indent: int | None) -> str:
    """One request as an object; those of a long article as an array."""
    return as_json(requests[0] if len(requests) == 1 else requests, indent)


def _tell(summary: "Summary", document: "Document", settings: "Settings") -> None:
    """A line about rejected claims; with -v one about every document."""
    audit = summary.audit
    rejected = len(audit.rejected)
    if settings.quiet or not (rejected or settings.verbose):
        return
    counted = f"{audit.claims} claims, {audit.supported} supported, {rejected} rejected"
    timed = f", {summary.run.seconds:.3f} s" if settings.verbose else ""
    say(f"{document.input}: {counted}{timed}")


def _faces(settings: "Settings") -> Faces["Summary"]:
    def written(summary: "Summary", indent: int | None) -> str:
        shown = summary.without_text() if settings.no_text else summary
        return shown.model_dump_json(indent=indent)

    def on_console(summaries: "Sequence[Summary]", console: "Console") -> None:
        from summarizer.rendering.terminal import render_terminal_all  # noqa: PLC0415  # loads rich

        render_terminal_all(summaries, console)

    def as_markdown(summaries: "Sequence[Summary]") -> str:
        from summarizer.rendering.markdown import render_markdown_all  # noqa: PLC0415  # loaded where it is asked for

        return render_markdown_all(summaries)

    def as_page(summary: "Summary") -> str:
        from summarizer.rendering.html.summary import render_summary_html  # noqa: PLC0415  # loads jinja2

        return render_summary_html(summary.without_text() if settings.no_text else summary)

    return Faces(written, on_console, as_markdown, as_page)
