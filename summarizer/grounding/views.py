"""A claim as the proof sees it, whatever class or plain dictionary it comes from, and what the proof finds."""

from typing import Any, NamedTuple, get_args

from summarizer.reading.model import Number, Quantity
from summarizer.schemas.summary import Reason

# Where several reasons hold, the first in the contract's order is given.
ORDER: dict[str, int] = {reason: place for place, reason in enumerate(get_args(Reason))}


class Cited(NamedTuple):
    """A piece of evidence as the draft gives it; what it does not give is None."""

    sentence: int | None
    quote: str
    start: int | None
    end: int | None


class Place(NamedTuple):
    """A piece of evidence, found: text[start:end] lies in sentence number `sentence` (the first that it touches)."""

    sentence: int
    start: int
    end: int


class Stated(NamedTuple):
    """A string of a claim."""

    field: str
    text: str
    verbatim: bool = False


class Figure(NamedTuple):
    """A number that a claim gives; `given` holds the derived fields that it states itself."""

    as_written: str
    start: int | None
    end: int | None
    given: dict[str, Any]


class Credit(NamedTuple):
    """To whom a claim credits what it says. `confirmed` is what the claim itself states, None where it does not."""

    field: str
    name: str
    confirmed: bool | None
    evidence: tuple[Cited, ...]


class View(NamedTuple):
    """A claim, taken apart."""

    evidence: tuple[Cited, ...]
    strings: tuple[Stated, ...]
    figure: Figure | None = None
    credits: tuple[Credit, ...] = ()


class Fault(NamedTuple):
    """Why a claim is rejected; `detail` is for people."""

    reason: Reason
    detail: str


class Credited(NamedTuple):
    """A source, proved: whether a cue says so, and the sentences that name it."""

    confirmed: bool
    places: tuple[Place, ...]


class FoundFigure(NamedTuple):
    """A number, proved: text[start:end] == as_written."""

    start: int
    end: int
    quantity: Quantity | Number | None


class Proof(NamedTuple):
    """A supported claim: its evidence, and what the program works out for it."""

    places: tuple[Place, ...]
    figure: FoundFigure | None = None
    credits: tuple[Credited, ...] = ()
