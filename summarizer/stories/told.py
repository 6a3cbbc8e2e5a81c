"""A number as one document tells it, with all that tells which quantity it is."""

from dataclasses import dataclass

from summarizer.reading.amounts import Amount
from summarizer.reading.lexicon.story_words import FALLING_TOO, RISING
from summarizer.schemas.brief import NumberClaim

_ENDS = (".", "!", "?", ".”", '."', "?”", "!”")


@dataclass(slots=True, eq=False)
class Told:
    """One number claim of one document (numbered from 1).

    `notions` weighs what stands near it: 1 for the words of what it measures, less for those beside it, least for the
    rest of its sentence; `near` are those of its measure and of its clause, `around` all of its sentence. `nouns` is
    what is counted, `per` what a rate is counted by, `digits` how many digits tell something, `names` whose it is.
    `fates` is what befell them, `firm` where the words of the measure itself say so.
    `place` is its place in the brief, `home` where its sentence starts, `span` where it stands in it.
    """

    document: int
    place: int
    claim: NumberClaim
    amount: Amount
    notions: dict[str, float]
    near: frozenset[str]
    around: frozenset[str]
    fates: frozenset[str]
    aspects: frozenset[str]
    nouns: frozenset[str]
    scope: frozenset[str]
    wide: frozenset[str]
    per: str
    digits: int
    names: frozenset[str]
    firm: bool
    raised: bool
    span: tuple[int, int]
    home: int

    @property
    def is_headed(self) -> bool:
        """Whether it stands in a line that is no sentence, such as a headline."""
        return not self.claim.evidence[0].quote.rstrip().endswith(_ENDS)

    @property
    def rises(self) -> bool:
        """Whether such a count may rise as the event goes on."""
        return bool(self.fates & RISING)

    @property
    def falls(self) -> bool:
        """Whether such a count may fall as the event goes on."""
        return bool(self.fates & FALLING_TOO)
