"""Standard output is data, standard error is talk."""

import contextlib
import os
import sys
from collections.abc import Callable
from io import StringIO
from typing import TYPE_CHECKING, BinaryIO

from summarizer.errors import OutputError

if TYPE_CHECKING:
    from rich.console import Console

STANDARD_OUTPUT = "-"
_PLAIN_WIDTH = 80


class ReaderGone(Exception):  # noqa: N818  # no error: `head` has read what it wanted
    """Nobody reads standard output any more. Not an OSError: click would end the process for a broken pipe."""


def say(message: str) -> None:
    """A line of talk on standard error. It never fails: talk is not worth a result."""
    shown = "".join(character if character.isprintable() else "\ufffd" for character in message)
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"summarize: {shown}\n")
        sys.stderr.flush()


def counted(count: int, one: str, many: str | None = None) -> str:
    """ "1 document", "1,204 documents"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def say_unexpected(error: Exception, subject: str, *, verbose: bool) -> None:
    """One line for an error that nobody foresaw; its traceback for those who ask."""
    if verbose:
        import traceback  # noqa: PLC0415  # needed on this way out alone

        with contextlib.suppress(OSError, ValueError, AttributeError):
            sys.stderr.write("".join(traceback.format_exception(error)))
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    remedy = "please report it" if verbose else "run again with -v for the traceback, and please report it"
    say(f"{subject + ': ' if subject else ''}unexpected error ({what}); {remedy}")


def on_terminal() -> bool:
    """Whether standard output is a terminal."""
    return _is_terminal(sys.stdout)


def stdin_is_terminal() -> bool:
    """Whether a person would have to type the input."""
    return _is_terminal(sys.stdin)


def binary_stdin() -> BinaryIO | None:
    """Standard input as bytes, None where it is closed."""
    return getattr(sys.stdin, "buffer", None)


def render(draw: Callable[["Console"], None], *, terminal: bool) -> str:
    """What `draw` draws on a console: colours on a terminal alone, and never under NO_COLOR."""
    import shutil  # noqa: PLC0415  # for people only: JSON must not wait for it

    from rich.console import Console  # noqa: PLC0415  # for people only, too

    console = Console(
        file=StringIO(),
        force_terminal=terminal,
        color_system="auto" if terminal and not os.environ.get("NO_COLOR") else None,
        width=shutil.get_terminal_size((_PLAIN_WIDTH, 24)).columns if terminal else _PLAIN_WIDTH,
    )
    draw(console)
    drawn = console.file
    text = drawn.getvalue() if isinstance(drawn, StringIO) else ""
    # rich fills lines up with spaces; in a file or a pipe they are only in the way.
    return text if terminal else "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def write_stdout(text: str) -> None:
    """Writes to standard output, as UTF-8 wherever it is not a terminal of another encoding.

    Raises ReaderGone where nobody reads it, OutputError where the disk fails.
    """
    encoding = (sys.stdout.encoding or "utf-8") if on_terminal() else "utf-8"
    try:
        stream = getattr(sys.stdout, "buffer", None)
        if stream is None:
            raise OutputError("standard output", "it is closed", "name a file by -o")
        sys.stdout.flush()
        stream.write(text.encode(encoding, "replace"))
        stream.flush()
    except BrokenPipeError as error:
        give_up_stdout()
        raise ReaderGone from error
    except (OSError, ValueError) as error:
        give_up_stdout()
        raise OutputError("standard output", f"it cannot be written ({reason(error)})", "check the disk") from error


def give_up_stdout() -> None:
    """Points standard output at nothing, so that what is still in its buffer fails no second time at exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)


def _is_terminal(stream: object) -> bool:
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]  # None where the stream is closed
    except (AttributeError, ValueError):
        return False


def reason(error: Exception) -> str:
    """What the system says of an error, in its words."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
