"""What terminal faces are built of: lines, sections, bullets. All text comes made visible already."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from summarizer.rendering.wording import visible

QUIET = "dim"
STATUS_STYLE = {
    "unknown": "yellow",
    "undisclosed": "magenta",
    "disputed": "red",
    "unconfirmed": "yellow",
    "pending": "cyan",
}


def section(name: str, body: RenderableType) -> Group:
    """A heading with what stands below it."""
    return Group(text_line(visible(name).upper(), "bold"), body)


def listed(items: Iterable[RenderableType]) -> Table:
    """Bullets with a hanging indent."""
    rows = Table.grid(padding=(0, 1))
    rows.add_column(no_wrap=True)
    rows.add_column(overflow="fold")
    for item in items:
        rows.add_row("•", item)
    return rows


def numbered(line: Text, sentences: str) -> Text:
    """A line with its sentence numbers."""
    return line.append(f" {sentences}", style=QUIET) if sentences else line


def text_line(text: str, style: str = "") -> Text:
    """Text without a base style, so that what is appended has its own."""
    return Text.assemble((text, style), overflow="fold")


def spaced(parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """The parts with an empty line between each two."""
    for index, part in enumerate(parts):
        if index:
            yield Text()
        yield part
