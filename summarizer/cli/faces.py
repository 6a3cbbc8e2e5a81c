"""In which form results go out, and where to."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from summarizer.cli.streams import STANDARD_OUTPUT, on_terminal, render, write_stdout
from summarizer.errors import UsageError
from summarizer.rendering.lines import json_line

if TYPE_CHECKING:
    from rich.console import Console

_Result = TypeVar("_Result")

_BY_ENDING = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".txt": "terminal",
}


class Faces(NamedTuple, Generic[_Result]):
    """How results of a kind look: as JSON (the second argument is its indent), on a console, as Markdown, and one of
    them as a page."""

    json: Callable[[_Result, int | None], str]
    terminal: Callable[[Sequence[_Result], "Console"], None] | None = None
    markdown: Callable[[Sequence[_Result]], str] | None = None
    html: Callable[[_Result], str] | None = None


class Sink(Generic[_Result]):
    """Where results go. JSON lines on standard output go out one by one, all else when the last is done."""

    def __init__(self, faces: Faces[_Result], format: str, output: str | None, *, several: bool) -> None:
        self.faces = faces
        self.format = format
        self.output = output
        self.several = several
        self._kept: list[_Result] = []

    def add(self, result: _Result) -> None:
        """Takes the next result."""
        if self.format == "jsonl" and self.output is None:
            write_stdout(self._line(result))
        else:
            self._kept.append(result)

    def close(self) -> None:
        """Writes what was kept; nothing where nothing was done."""
        if not self._kept:
            return
        text = self._text()
        if self.output is None:
            write_stdout(text)
            return
        from summarizer.writing import write_whole  # noqa: PLC0415  # loaded for -o alone

        write_whole(self.output, text)

    def _line(self, result: _Result) -> str:
        return json_line(self.faces.json(result, None)) + "\n"

    def _text(self) -> str:
        if self.format == "jsonl":
            return "".join(map(self._line, self._kept))
        if self.format == "json":
            whole = [self.faces.json(result, 2) for result in self._kept]
            return "[\n" + ",\n".join(whole) + "\n]\n" if self.several else whole[0] + "\n"
        if self.format == "markdown" and self.faces.markdown:
            return self.faces.markdown(self._kept)
        if self.format == "html" and self.faces.html:
            return self.faces.html(self._kept[0])
        draw = self.faces.terminal
        assert draw is not None, "open_sink lets nobody choose a face that there is not"  # noqa: S101 - for the types
        return render(lambda console: draw(self._kept, console), terminal=self.output is None and on_terminal())


def open_sink(faces: Faces[_Result], format: str | None, output: str | None, *, several: bool) -> Sink[_Result]:
    """A sink for the options `--format` and `--output`. Raises UsageError where they cannot be done."""
    if output == STANDARD_OUTPUT:
        output = None
    chosen = format or _format_for(output)
    if chosen == "markdown" and faces.markdown is None:
        raise UsageError("format markdown", "this command has no Markdown", "use terminal, json or jsonl")
    if chosen == "html":
        _check_page(faces, several=several)
    if output is not None:
        from summarizer.writing import check_writable  # noqa: PLC0415  # loaded for -o alone

        check_writable(output)
    return Sink(faces, chosen, output, several=several)


def _check_page(faces: Faces[_Result], *, several: bool) -> None:
    if faces.html is None:
        raise UsageError("format html", "this command has no page", "use terminal, json or jsonl")
    if several:
        remedy = "write the summaries as .jsonl and give that to `summarize report`, which makes a page for each"
        raise UsageError("format html", "a page holds one document", remedy)


def as_json(value: Any, indent: int | None) -> str:
    """Plain values as JSON."""
    import json  # noqa: PLC0415  # commands load it, --help does not

    return json.dumps(value, ensure_ascii=False, indent=indent)


def _format_for(output: str | None) -> str:
    if output is None:
        return "terminal" if on_terminal() else "json"
    from pathlib import PurePath  # noqa: PLC0415  # loaded for -o alone

    ending = PurePath(output).suffix.lower()
    if ending not in _BY_ENDING:
        problem = f"the ending {ending} stands for no format" if ending else "its name has no ending to tell the format"
        raise UsageError(output, problem, f"use one of {', '.join(_BY_ENDING)}, or give --format")
    return _BY_ENDING[ending]
