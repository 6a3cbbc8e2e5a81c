"""The values that a reading is made of: frozen, and pointing into the document's text by offsets of characters."""

import json
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, Literal

from summarizer.document import Document
from summarizer.reading.page import Page
from summarizer.reading.spans import Span

Status = Literal["unknown", "undisclosed", "disputed", "unconfirmed", "pending"]
NumberKind = Literal["count", "money", "percent", "measure", "duration", "age", "rank", "ratio", "score", "other"]
NameKind = Literal["person", "organisation", "agency", "state", "group", "place", "other"]
Why = Literal["appeal", "advertisement", "navigation", "newsletter", "repeat", "related", "credit"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of the text, numbered from 1. A boilerplate sentence is no part of the article's body."""

    sentence: int
    start: int
    end: int
    boilerplate: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a number is worth, worked out from its written form alone.

    `value` is None for ranges and vague numbers; `low` and `high` are the interval, None where it is open. `unit` and
    `qualifier` are as written. Percentages are in percent (27, not 0.27), ratios are fractions of one.
    """

    value: float | int | None
    low: float | int | None
    high: float | int | None
    unit: str | None
    qualifier: str | None
    kind: NumberKind


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the text. `source` is who states it, as the article names them; None is the outlet's own voice."""

    as_written: str
    start: int
    end: int
    sentence: int
    value: float | int | None
    low: float | int | None
    high: float | int | None
    unit: str | None
    qualifier: str | None
    kind: NumberKind
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Where the text names somebody. For a pronoun the span is the pronoun's and `name` is who it stands for."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what. In a chain (Z said, reports X) the source is Z and `via` is X."""

    source: Mention
    via: Mention | None
    cue: Span
    content: tuple[Span, ...]
    direct: bool


@dataclass(frozen=True, slots=True)
class Name:
    """One actor or place, under its fullest name, with every place where the text names it.

    `aliases` are the other forms that stand in the text ("Kim", "the North Korean leader"); `role` is the text's own
    description of it, verbatim, or None.
    """

    name: str
    kind: NameKind
    spans: tuple[Span, ...]
    role: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date of the text; `date` is ISO 8601, None where the year or the day cannot be told."""

    as_written: str
    start: int
    end: int
    sentence: int
    date: str | None


@dataclass(frozen=True, slots=True)
class OpenCue:
    """The words by which the text says that something is open; `firm` is False where they as often only hedge."""

    status: Status
    start: int
    end: int
    sentence: int
    firm: bool = True


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A stretch that is no part of the article."""

    start: int
    end: int
    why: Why


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is found in a document without a model. `headline` is the number of the sentence that is its headline.

    `page` is what the reading was made on, so that nobody need cut the text into words again; it is no part of the
    reading's value or of its JSON.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    numbers: tuple[Number, ...]
    attributions: tuple[Attribution, ...]
    names: tuple[Name, ...]
    dates: tuple[DateMention, ...]
    open: tuple[OpenCue, ...]
    boilerplate: tuple[Boilerplate, ...]
    headline: int | None = None
    page: Page | None = field(default=None, repr=False, compare=False)

    def sentence_text(self, sentence: int) -> str:
        """The words of sentence number `sentence` (from 1)."""
        found = self.sentences[sentence - 1]
        return self.document.text[found.start : found.end]

    def model_dump(self, *, text: bool = True) -> dict[str, Any]:
        """The contract's form, as plain values."""
        return {f.name: _plain(getattr(self, f.name), text=text) for f in fields(self) if f.compare}

    def model_dump_json(self, *, indent: int | None = None, text: bool = True) -> str:
        """The contract's form, as JSON."""
        return json.dumps(self.model_dump(text=text), ensure_ascii=False, indent=indent)


def _plain(value: Any, *, text: bool = True) -> Any:
    if isinstance(value, Document):
        return value.as_json(text=text)
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return value
