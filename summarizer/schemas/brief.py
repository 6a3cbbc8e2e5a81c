"""The schema `brief`: the headline facts, the actors, the numbers and who claims them, what is open."""

from typing import ClassVar, Literal

from summarizer.reading.model import NumberKind, Status
from summarizer.schemas.claim import Claim, Source, Value

__all__ = ["Actor", "Brief", "NumberClaim", "OpenQuestion", "Source", "Statement"]


class Statement(Claim):
    """One sentence that says one thing."""

    statement: str


class Actor(Claim):
    """Who takes part: one entry for each, under the fullest name that the article has."""

    name: str
    kind: Literal["person", "organisation", "agency", "state", "group"]
    role: str | None = None


class NumberClaim(Claim):
    """A number as the article writes it: text[start:end] == as_written. What it is worth is worked out from
    `as_written` alone. `source` is None where the outlet says it in its own voice."""

    as_written: str
    start: int | None = None
    end: int | None = None
    measures: str
    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    unit: str | None = None
    qualifier: str | None = None
    kind: NumberKind | None = None
    source: Source | None = None


class OpenQuestion(Claim):
    """What the article itself leaves open."""

    question: str
    status: Status


class Brief(Value):
    """The content of a summary made with the schema `brief`. Lists are empty where the article has nothing."""

    schema_version: ClassVar[int] = 1

    headline: Statement | None = None
    headline_facts: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    numbers: tuple[NumberClaim, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
