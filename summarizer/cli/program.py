"""The program: `summarize INPUT...` needs no subcommand, and every other command has a name."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

import click
from click.shell_completion import CompletionItem

from summarizer.cli.batch import batch
from summarizer.cli.check import check
from summarizer.cli.completion import completion
from summarizer.cli.export import export
from summarizer.cli.journal import journal
from summarizer.cli.read import read
from summarizer.cli.report import report
from summarizer.cli.schemas import schemas
from summarizer.cli.story import story
from summarizer.cli.summarize import summarize

# The command of a line that names none. Nobody can type it: no argument of a process holds a NUL.
_UNNAMED = "\0"
# These may stand before a command's name too: they take no value, so the next word is no value of theirs.
_SWITCHES = frozenset({"-q", "--quiet", "-v", "--verbose", "--trust-config"})


class Program(click.Group):
    """A group whose first command is meant where the first word is no command's name.

    A file that is called like a command is given as ./read.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        switches = len(list(takewhile(_SWITCHES.__contains__, args)))
        if args[switches:] and args[switches] in self.commands:
            named = [args[switches], *args[:switches], *args[switches + 1 :]]
            return super().parse_args(ctx, named)
        if ctx.resilient_parsing and not args:
            return super().parse_args(ctx, args)
        return super().parse_args(ctx, [_UNNAMED, *args])

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return [name for name in self.commands if name != _UNNAMED]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """For the first word: the commands, the options of the unnamed one, and files."""
        unnamed = self.commands[_UNNAMED]
        if incomplete.startswith("-"):
            return unnamed.shell_complete(unnamed.make_context(_UNNAMED, [], ctx, resilient_parsing=True), incomplete)
        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]


def _make(unnamed: click.Command, named: Sequence[click.Command]) -> Program:
    commands: dict[str, Any] = {_UNNAMED: unnamed, **{command.name or "": command for command in named}}
    return Program(
        name="summarize",
        commands=commands,
        add_help_option=False,
        no_args_is_help=False,
        context_settings={"max_content_width": 100},
    )


program = _make(summarize, (batch, story, read, check, report, export, schemas, journal, completion))
