"""Options that several commands have. A value that is not given is None, so that `settings` can tell."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from summarizer.choices import MODES, PLACES, WAYS

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


def journal_option(command: _Command) -> _Command:
    """Where answered calls are kept."""
    return click.option(
        "--journal",
        metavar="PLACE",
        type=click.Path(),
        help="Where answers are kept: a file, or postgresql://… [default: a file of the user's].",
    )(command)


def batch_options(command: _Command) -> _Command:
    """How many documents, how many at once, and what they may cost."""
    for decorate in reversed(
        (
            click.option("-j", "--jobs", metavar="N", type=int, help="Documents in flight at once [default: 16]."),
            click.option("--limit", metavar="N", type=int, help="Only the first N documents of the feeds."),
            click.option("--max-cost", metavar="USD", type=float, help="Stop before this is passed."),
            switch("--no-fetch", help="Make summaries of what the feeds hold themselves; fetch no page."),
            switch("--allow-private", help="Read pages and feeds of private networks too."),
            click.option("--text-field", metavar="NAME", help="The key of a JSONL row that holds the text."),
            switch("--fresh", help="Ask and write everything anew."),
            switch(
                "--skip-near-duplicates",
                help="Ask once about a story that stands in several places nearly word for word.",
            ),
            click.option(
                "--on",
                type=click.Choice(PLACES, case_sensitive=False),
                metavar=f"[{'|'.join(PLACES)}]",
                help="Where documents are worked on: ray is a cluster, or all cores [default: here].",
            ),
            click.option(
                "--via",
                type=click.Choice(WAYS, case_sensitive=False),
                metavar=f"[{'|'.join(WAYS)}]",
                help="How a model is asked: provider-batch is half the price and takes up to a day [default: calls].",
            ),
            click.option("--every", metavar="TIME", help="Look at the feeds again each 30s, 10m, 2h, until Ctrl-C."),
            journal_option,
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
