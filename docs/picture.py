"""Draws the README's picture: docs/brief.svg, the brief that the rules engine makes of examples/flood.txt.

    python docs/picture.py

The picture is text in a file of its own, with no font to load from elsewhere; the same brief gives the same bytes.
"""

import io
import os
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from summarizer import summarize
from summarizer.rendering.terminal import render_terminal
from summarizer.schemas.summary import Summary

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "examples/flood.txt"
COLUMNS = 88

THEME = TerminalTheme(
    background=(24, 27, 33),
    foreground=(214, 219, 228),
    normal=[
        (40, 44, 52),
        (235, 111, 119),
        (152, 195, 121),
        (229, 192, 123),
        (97, 175, 239),
        (198, 140, 235),
        (95, 200, 210),
        (214, 219, 228),
    ],
)

SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font-family: "Fira Code", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px;
}}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: Helvetica, Arial, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def main() -> None:
    """Writes docs/brief.svg."""
    os.chdir(ROOT)  # the picture names the example as a reader would type it
    summary = summarize(EXAMPLE, engine="rules")
    (ROOT / "docs" / "brief.svg").write_text(draw(summary), encoding="utf-8")


def draw(summary: Summary) -> str:
    """A terminal that has just been asked for the summary, as SVG."""
    console = Console(
        record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor", no_color=False
    )
    console.print(Text.assemble(("$ ", "green"), (f"summarize {EXAMPLE}", "bold")))
    console.print()
    render_terminal(summary, console)
    return console.export_svg(title="summarize", theme=THEME, code_format=SVG, unique_id="brief")


if __name__ == "__main__":
    main()
