"""Whether two figures are so near each other by chance: what joins numbers that are told in wholly different words.

One outlet has "6,500 jobs", the other "some 6,480 posts". How likely an unlike figure comes as near is told by how near
they are, by how finely they are printed, and by how many other numbers of that kind either document has left.
"""

import math
import re
from functools import lru_cache

from summarizer.stories.likeness import Likeness, agreement, gap, met_other_fates, overlap
from summarizer.stories.told import Told
from summarizer.stories.verdicts import meet

SURE = 0.2  # the logarithm of how much likelier than chance two must be
APART = 0.2  # how much less sure the next best must be
# How many powers of e the figures of one kind in an article range over. Shares crowd; sums of money do not.
_SPREAD = {"percent": 3.0, "money": 10.0, "count": 8.0, "time": 8.0}
_SPREAD_OF_MEASURES = 6.0
_SHARED = 0.28  # how often a number of one document is told by the other, and told about as near
_UNLIKE = 0.4  # what it takes from that if they do not agree: outlets contradict each other less often
_NEAR, _FARTHEST, FARTHEST = 0.16, 0.2, 0.5  # how far apart two may be, as a share; where their intervals meet
_FINEST = 0.005  # a share of the figure: nearer than that tells no more
_FINEST_IN_WORDS = 0.03  # "one in five"
_BY_WORDS, _BY_SENTENCE, _BY_AGREEMENT = 5.0, 3.0, 5.0
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def surely_one(one: Told, other: Told, rivals: int, likeness: Likeness) -> float | None:
    """How surely two numbers of one kind are one quantity: a logarithm; None where it is less than SURE."""
    if met_other_fates(one, other):
        return None
    is_met = meet(one.amount, other.amount)
    apart = gap(one.amount, other.amount)
    if apart > (FARTHEST if is_met or one.fates & other.fates else _FARTHEST):
        return None
    finest = min(_grain(number.claim.as_written, number.claim.value) for number in (one, other))
    nearness = max(apart + finest, _FINEST)
    spread = _SPREAD.get(one.amount.dimension.split()[0], _SPREAD_OF_MEASURES)
    sure = math.log(_SHARED * spread / (2 * nearness * max(1, rivals))) - (0.0 if is_met else _UNLIKE)
    if not is_met and apart > _NEAR and one.near.isdisjoint(other.near):
        return None
    sure += _BY_WORDS * likeness.words(one, other) + _BY_SENTENCE * overlap(one.around, other.around)
    sure += _BY_AGREEMENT * agreement(one, other)
    return sure if sure >= SURE else None


@lru_cache(maxsize=4096)
def _grain(as_written: str, value: float | int | None) -> float:
    """Half of what the last digit that is no nought is worth, as a share of the figure."""
    found = _DIGITS.search(as_written)
    if found is None:
        if not isinstance(value, int):
            return _FINEST_IN_WORDS
        printed = str(abs(value))
    else:
        printed = found[0].replace(",", "").replace(".", "")
    telling = printed.strip("0")
    return 0.5 / int(telling[:9]) * 10.0 ** -max(0, len(telling) - 9) if telling else 1.0
