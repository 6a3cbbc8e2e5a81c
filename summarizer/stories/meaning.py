"""What the words of a number's measure tell of it: what is measured, how it is meant, how telling its figure is."""

import re
from functools import lru_cache

from summarizer.reading.amounts import Amount
from summarizer.reading.lexicon.story_words import BEFORE_NOW, EXPECTED
from summarizer.schemas.brief import NumberClaim
from summarizer.stories.notions import notions

_FIGURES = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NO_MEASURE = frozenset("amount share time age result count".split())


def core_of(claim: NumberClaim) -> frozenset[str]:
    """The notions of what is measured; the words that stand there for want of better ones are none."""
    measures = claim.measures.lower()
    if measures in _NO_MEASURE:
        return frozenset()
    return notions(measures.removeprefix("share ")) | notions(claim.unit or "")


def unit_notions(claim: NumberClaim, amount: Amount) -> frozenset[str]:
    """Kilometres and euros are compared as units; as words they would tell 6 miles from 10 kilometres."""
    return notions(claim.unit) if claim.unit and (amount.unit or claim.kind == "money") else frozenset()


def as_magnitude(amount: Amount, claim: NumberClaim, words: set[str] | frozenset[str]) -> Amount:
    """For "put the magnitude at 6.1": a magnitude, though its unit stands apart."""
    if amount.dimension == "count" and claim.unit is None and "magnitude" in words:
        return amount._replace(dimension="measure magnitude")
    return amount


def aspects_of(words: set[str] | frozenset[str]) -> frozenset[str]:
    """Whether a number was expected, or held before."""
    found = set()
    if words & EXPECTED:
        found.add("expected")
    if words & BEFORE_NOW:
        found.add("before")
    return frozenset(found)


@lru_cache(maxsize=4096)
def digits_of(as_written: str, value: float | int | None, kind: str | None) -> int:
    """How many digits tell something: of 41 two, of 2.53 three; a range and a large figure tell more."""
    found = _FIGURES.findall(as_written)
    if not found:
        return len(str(value).strip("0")) if isinstance(value, int) and 10 < value < 100 else 1
    told = sum(max(1, len(re.sub(r"\D", "", part).strip("0"))) for part in found)
    is_large = kind != "percent" and len(re.sub(r"\D", "", found[0].partition(".")[0])) > 2
    return told + (len(found) > 1) + is_large
