"""Options that several commands have. A value that is not given is None, so that `settings` can tell."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from summarizer.choices import MODES

_Command = TypeVar("_Command", bound=Callable[..., Any])

inputs_argument = click.argument("inputs", metavar="INPUT...", nargs=-1, type=click.Path(readable=False))


def switch(*names: str, help: str) -> Callable[[_Command], _Command]:
    """An option without a value: True, or None where it is not given."""
    return click.option(*names, is_flag=True, default=None, help=help)


def format_option(formats: Sequence[str]) -> Callable[[_Command], _Command]:
    shown = "|".join(formats)
    return click.option(
        "-f",
        "--format",
        type=click.Choice(formats, case_sensitive=False),
        metavar=f"[{shown}]",
        help="Default: terminal on a terminal, json elsewhere; with -o, by the file's ending.",
    )


def output_option(command: _Command) -> _Command:
    return click.option(
        "-o", "--output", metavar="FILE", type=click.Path(), help="Write to FILE, whole or not at all."
    )(command)


def known_options(command: _Command) -> _Command:
    """What is known of a document and not in its file."""
    for name, metavar, says in reversed(
        (
            ("--title", "TEXT", "The article's headline, where its file does not have it."),
            ("--outlet", "TEXT", "The outlet that published it."),
            ("--url", "URL", "Where it was published."),
            ("--published", "DATE", "When it was published, as 2024-07-27."),
        )
    ):
        command = click.option(name, metavar=metavar, help=says)(command)
    return command


def model_options(command: _Command) -> _Command:
    """Which model is asked, how, and what is sent."""
    for decorate in reversed(
        (
            click.option("-m", "--model", metavar="NAME", help="The model [default: a small one of OpenAI's]."),
            click.option("--base-url", metavar="URL", help="An OpenAI-compatible endpoint, often ending in /v1."),
            click.option(
                "--mode",
                type=click.Choice(MODES, case_sensitive=False),
                metavar=f"[{'|'.join(MODES)}]",
                help="How structured output is asked for [default: auto].",
            ),
            click.option("--prompt", metavar="FILE", type=click.Path(), help="A prompt in place of the schema's own."),
            click.option("--language", metavar="CODE", help="The summary's language [default: the article's]."),
            click.option("--retries", metavar="N", type=int, help="Tries after a passing fault [default: 4]."),
            click.option("--timeout", metavar="SECONDS", type=float, help="Of one answer [default: 120]."),
            click.option("--context", metavar="TOKENS", type=int, help="The model's window, where it is not known."),
            click.option("--record", metavar="FILE", type=click.Path(), help="Write the API traffic to a cassette."),
            click.option(
                "--replay", metavar="FILE", type=click.Path(), help="Answer from a cassette, not the network."
            ),
            switch("--dry-run", help="Print the request that would be sent; send nothing."),
        )
    ):
        command = decorate(command)
    return command


def common_options(command: _Command) -> _Command:
    """How much is said, and which settings file is believed."""
    for decorate in (
        switch("-v", "--verbose", help="Say more; show the traceback of an unexpected error."),
        switch("-q", "--quiet", help="Say nothing on standard error but errors."),
        switch("--trust-config", help="Let a summarize.toml of this folder set code, prompts and endpoints."),
    ):
        command = decorate(command)
    return command
