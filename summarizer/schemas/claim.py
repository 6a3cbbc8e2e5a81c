"""What every claim has in common: it carries its evidence."""

from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field

from summarizer.reading.model import Reading

# A string of a claim that stands in its evidence to the letter: quoted words, a heading, a clause of a law.
VERBATIM = "verbatim"
Verbatim = Annotated[str, VERBATIM]


class Value(BaseModel):
    """The base of every class of a summary: frozen, and deaf to fields that it does not know."""

    model_config = ConfigDict(frozen=True)


class Evidence(Value):
    """A sentence that a claim rests on: text[start:end] == quote, always, in a summary of this program's.

    A summary from elsewhere, or a draft, may give the quote alone; an empty quote with a sentence number cites the
    whole sentence.
    """

    sentence: int | None = None
    quote: str
    start: int | None = None
    end: int | None = None


class Source(Value):
    """Who states a thing, as the article names them.

    `confirmed` is true where a cue of the article says so. The program works it out, and fills in `evidence`.
    """

    name: str
    confirmed: bool | None = None
    evidence: tuple[Evidence, ...] = ()


class Claim(Value):
    """Anything that a summary asserts. A schema of one's own derives its claims from this class.

    Every string in a claim is checked for numbers, dates and names against its evidence; a field that holds a Source is
    checked for who states the thing. `evidence` is three sentences at most.
    """

    # The fields that the program works out by itself; a model is not asked for them.
    worked_out: ClassVar[frozenset[str]] = frozenset()

    evidence: Annotated[tuple[Evidence, ...], Field(default=(), description="the few sentences that carry it")]

    def completed(self, reading: Reading) -> Self:
        """The claim with the fields of `worked_out` filled in; itself where it has none."""
        del reading
        return self
