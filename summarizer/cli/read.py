"""`summarize read INPUT...`: what the program finds by itself."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.faces import Faces, open_sink
from summarizer.cli.inputs import each, places_of, settings_of
from summarizer.cli.options import (
    common_options,
    format_option,
    inputs_argument,
    known_options,
    output_option,
    switch,
)

if TYPE_CHECKING:
    from rich.console import Console

    from summarizer.document import Document
    from summarizer.reading.model import Reading
    from summarizer.settings import Settings

_FORMATS = ("terminal", "json", "jsonl")


@click.command(short_help="What the program finds by itself: sentences, numbers, who says what, open ends.")
@inputs_argument
@format_option(_FORMATS)
@output_option
@known_options
@switch("--no-text", help="Leave the article's text out of the JSON.")
@common_options
def read(inputs: Sequence[str], **flags: Any) -> int:
    """Prints what the program finds in each INPUT by itself, with no model: sentences, numbers, attributions, names,
    dates, open ends and boilerplate.
    """
    settings = settings_of(flags)
    places = places_of(inputs, settings)
    sink = open_sink(_faces(settings), settings.format, settings.output, several=len(places) > 1)
    from summarizer.reading import read_document  # noqa: PLC0415  # its tables of words are not needed for --help

    def do(document: "Document") -> "Reading":
        document.refuse_a_dump()
        return read_document(document)

    return each(places, settings, do, sink)[1]


def _faces(settings: "Settings") -> Faces["Reading"]:
    def as_json(reading: "Reading", indent: int | None) -> str:
        return reading.model_dump_json(indent=indent, text=not settings.no_text)

    def on_console(readings: "Sequence[Reading]", console: "Console") -> None:
        from summarizer.rendering.terminal import render_reading_terminal  # noqa: PLC0415  # loads rich

        for at, reading in enumerate(readings):
            if at:
                console.rule()
            render_reading_terminal(reading, console)

    return Faces(as_json, on_console)
