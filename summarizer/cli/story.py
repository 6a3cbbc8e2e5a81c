"""`summarize story INPUT...`: one event, as several outlets tell it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from summarizer.choices import ENGINES, FORMATS
from summarizer.cli.engine import named_engine, requests_for
from summarizer.cli.faces import Faces, Sink, as_json, open_sink
from summarizer.cli.inputs import each, places_of, settings_of
from summarizer.cli.options import (
    common_options,
    format_option,
    inputs_argument,
    model_options,
    output_option,
    switch,
)
from summarizer.cli.streams import say
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from summarizer.document import Document
    from summarizer.schemas.story import Story
    from summarizer.settings import Settings

_FAILED, _UNUSABLE, _UNSUPPORTED, _SOME_FAILED, _INTERRUPTED = 1, 2, 3, 4, 130
_FEWEST = 2


@click.command(short_help="One event, several outlets: whose numbers agree, and who copies whom.")
@inputs_argument
@format_option(FORMATS)
@output_option
@click.option(
    "--engine",
    type=click.Choice(ENGINES, case_sensitive=False),
    metavar="[auto|llm|rules]",
    help="What writes the briefs and groups their numbers [default: auto].",
)
@click.option("--since", metavar="STORY.json", type=click.Path(), help="Say what is new since an earlier story.")
@model_options
@switch("--strict", help="Exit with 3 where any claim was rejected.")
@switch("--no-text", help="Leave the articles' texts out of the JSON.")
@common_options
def story(inputs: Sequence[str], **flags: Any) -> int:
    """Holds what two or more articles report of one event against each other: which of their numbers are the same and
    whether they agree, who is behind them, what one leaves open and another answers.

    INPUT is a text, Markdown or HTML file, a URL, or - for standard input.
    """
    settings = settings_of({**flags, "schema": "brief"})
    places = places_of(inputs, settings)
    if len(places) < _FEWEST:
        raise UsageError("a story", "it takes two documents or more", "name another article on the same event")
    if settings.dry_run:
        return _show_requests(places, settings)
    sink = open_sink(_faces(settings), settings.format, settings.output, several=False)
    earlier = _earlier(settings)
    named_engine(settings)
    documents, code = each(places, settings, lambda document: document, _Held())
    if code == _INTERRUPTED:
        return code
    made = _made(documents, settings, earlier)
    if made is None:
        if code in (0, _SOME_FAILED):
            say("a story: fewer than two articles are left; give two or more that can be used")
        return code if code in (_FAILED, _UNUSABLE) else _FAILED
    sink.add(made[0])
    sink.close()
    if code or made[1]:
        return _SOME_FAILED
    return _UNSUPPORTED if settings.strict and made[0].audit.rejected else 0


class _Held(Sink["Document"]):
    """Holds documents back: they are no result yet."""

    def __init__(self) -> None:
        super().__init__(Faces(lambda _, __: ""), "json", None, several=True)

    def add(self, result: "Document") -> None:
        """Takes it, and does nothing."""

    def close(self) -> None:
        """Writes nothing."""


def _made(documents: "Sequence[Document]", settings: "Settings", earlier: "Story | None") -> "tuple[Story, int] | None":
    """The story and how many documents failed on the way, each told in a line; None where too few are left."""
    if len(documents) < _FEWEST:
        return None
    if settings.chosen_engine == "rules":
        from summarizer.stories import story_by_rules  # noqa: PLC0415  # loads pydantic

        made = story_by_rules(documents, earlier)
    else:
        from summarizer.stories.by_model import story_for  # noqa: PLC0415  # loads openai

        made = story_for(documents, settings, earlier)
    for place, error in made.failures:
        say(str(error) if place in str(error) else f"{place}: {error}")
    if made.story is None:
        return None
    _tell(made.story, settings)
    return made.story, len(made.failures)


def _tell(story: "Story", settings: "Settings") -> None:
    """A line about rejected claims; with -v one in any case."""
    audit = story.audit
    rejected = len(audit.rejected)
    if settings.quiet or not (rejected or settings.verbose):
        return
    counted = f"{audit.claims} claims, {audit.supported} supported, {rejected} rejected"
    timed = f", {story.run.seconds:.3f} s" if settings.verbose else ""
    say(f"{len(story.documents)} documents: {counted}{timed}")


def _earlier(settings: "Settings") -> "Story | None":
    """The story of `--since`. Raises InputError."""
    if settings.since is None:
        return None
    from pathlib import Path  # noqa: PLC0415  # commands load it, --help does not

    from summarizer.stories import read_story  # noqa: PLC0415  # loads pydantic

    return read_story(Path(settings.since))


def _show_requests(places: Sequence[str], settings: "Settings") -> int:
    """The requests for the briefs, as JSON; that which groups them depends on the answers. Nothing is sent."""
    if settings.chosen_engine == "rules":
        raise UsageError("--dry-run", "the rules engine sends nothing", "leave out --engine rules")
    faces: Faces[list[dict[str, Any]]] = Faces(as_json)
    sink = open_sink(faces, "json", settings.output, several=True)
    return each(places, settings, requests_for(settings), sink)[1]


def _faces(settings: "Settings") -> Faces["Story"]:
    def written(story: "Story", indent: int | None) -> str:
        shown = story.without_text() if settings.no_text else story
        return shown.model_dump_json(indent=indent)

    def on_console(stories: "Sequence[Story]", console: "Console") -> None:
        from summarizer.rendering.story_terminal import render_story_terminal  # noqa: PLC0415  # loads rich

        for story in stories:
            render_story_terminal(story, console)

    def as_markdown(stories: "Sequence[Story]") -> str:
        from summarizer.rendering.story_markdown import render_story_markdown  # noqa: PLC0415  # where it is asked for

        return "".join(map(render_story_markdown, stories))

    def as_page(story: "Story") -> str:
        from summarizer.rendering.html.story import render_story_html  # noqa: PLC0415  # loads jinja2

        return render_story_html(story.without_text() if settings.no_text else story)

    return Faces(written, on_console, as_markdown, as_page)
