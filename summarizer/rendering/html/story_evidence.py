"""The evidence of a story's page: each document's text with what is cited of it, and links to it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from summarizer.rendering.html.article import Layout, lay_out
from summarizer.rendering.wording import visible
from summarizer.schemas.claim import Value
from summarizer.schemas.story import Report, Story, StoryEvidence


class Place(NamedTuple):
    """A link "[1:19]" to the anchor `target`; `name` says the same in full."""

    label: str
    target: str
    name: str


class Quote(NamedTuple):
    """A quote that stands in no text of the page: the text is left out, or does not have it to the letter."""

    text: str
    target: str
    label: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document as evidence: its text laid out, and what is cited of it and stands nowhere in it."""

    layout: Layout
    quotes: dict[StoryEvidence, Quote] = field(default_factory=dict)


class Cited:
    """All that a story's content cites, document by document."""

    def __init__(self, story: Story, names: Sequence[str]) -> None:
        self._names = names
        found = list(_inside(story.content))
        self.sheets = [
            _sheet(document, facts.text, [value for value in found if value.document == document])
            for document, facts in enumerate(story.documents, 1)
        ]

    def places(self, evidence: Iterable[StoryEvidence]) -> tuple[Place, ...]:
        """A link for each sentence that is cited."""
        return tuple({place.target: place for place in map(self._place, evidence)}.values())

    def _place(self, evidence: StoryEvidence) -> Place:
        document, sentence = evidence.document, evidence.sentence
        label = f"[{document}:{'text' if sentence is None else sentence}]"
        told = "a passage" if sentence is None else f"sentence {sentence}"
        return Place(label, self._target(evidence), f"{label} Evidence: {told} of {self._names[document - 1]}")

    def _target(self, evidence: StoryEvidence) -> str:
        sheet = self.sheets[evidence.document - 1]
        if (quote := sheet.quotes.get(evidence)) is not None:
            return quote.target
        assert evidence.start is not None and evidence.end is not None  # noqa: S101, PT018 - for the types
        return f"d{evidence.document}-{sheet.layout.places[evidence.start, evidence.end]}"


def _sheet(document: int, text: str | None, found: Sequence[StoryEvidence | Report]) -> Sheet:
    evidence = [value for value in found if isinstance(value, StoryEvidence)]
    numbers = [(f"n{n.start}", n.start, n.end, n.as_written) for n in found if isinstance(n, Report)]
    sheet = Sheet(lay_out(text, evidence, numbers) if text else Layout())
    for piece in evidence:
        if (piece.start, piece.end) not in sheet.layout.places and piece not in sheet.quotes:
            label = "" if piece.sentence is None else str(piece.sentence)
            sheet.quotes[piece] = Quote(visible(piece.quote), f"d{document}-q{len(sheet.quotes) + 1}", label)
    return sheet


def _inside(value: Value | tuple[Any, ...]) -> Iterator[StoryEvidence | Report]:
    """The evidence and the reports anywhere in a value."""
    if isinstance(value, (StoryEvidence, Report)):
        yield value
    for inner in value if isinstance(value, tuple) else vars(value).values():
        if isinstance(inner, (Value, tuple)):
            yield from _inside(inner)
