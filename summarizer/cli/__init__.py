"""The command `summarize`: options, exit codes and streams. One file a command; what a command does lives below.

Nothing heavy is imported before a command needs it: `--help` and `--version` load click and no more.
"""

import os
import sys
from collections.abc import Sequence

import click

from summarizer.cli.program import program
from summarizer.cli.streams import ReaderGone, say, say_unexpected
from summarizer.errors import InputError, SummarizerError, UsageError

__all__ = ["main"]

_FAILED, _WRONG_USAGE, _INTERRUPTED, _READER_GONE = 1, 2, 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line `argv` (without the program's name; default: the process's) and returns its exit code.

    Errors are one line on standard error each; nothing is raised but what click needs for shell completion.
    """
    # Pydantic looks through every installed package for plugins of its own: a tenth of a brief's start-up, for nothing.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        code = program.main(args=None if argv is None else list(argv), prog_name="summarize", standalone_mode=False)
    except click.exceptions.Abort:
        return _INTERRUPTED
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path.replace("\0", "").strip() if context else "summarize"
        say(f"{error.format_message().replace(chr(10), ' ').rstrip('.')}; see {command} --help")
        return _WRONG_USAGE
    except SummarizerError as error:
        say(str(error))
        return _code_of(error)
    except ReaderGone:
        return _READER_GONE
    except Exception as error:  # no input makes a traceback
        say_unexpected(error, "", verbose="-v" in (argv or sys.argv) or "--verbose" in (argv or sys.argv))
        return _FAILED
    return code if isinstance(code, int) else os.EX_OK


def _code_of(error: SummarizerError) -> int:
    is_wrong_use = isinstance(error, (UsageError, InputError)) and error.kind != "fetch"
    return _WRONG_USAGE if is_wrong_use else _FAILED
