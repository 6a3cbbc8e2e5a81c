"""How alike two numbers are: by what they measure, by their sentences, by the figures, by what cannot be.

A pair is scored by the notions that what they measure has in common, by how common those are among the numbers of
either document, by the sentences around them, and by the figures themselves: two documents that both print 2.53 speak
of one thing more likely than two that both print 3. What cannot be one quantity (killed and injured, dollars and euros,
what was expected and what came) is kept apart whatever the words.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from summarizer.reading.amounts import Amount
from summarizer.reading.lexicon.story_words import PERSON_FATES, PERSON_NOUNS, SERVED, THING_FATES
from summarizer.stories.telling import WHAT_IF
from summarizer.stories.told import Told
from summarizer.stories.verdicts import meet

MEETING = 0.3  # what it tells that two intervals meet
KNOWN_FIGURE = (0.0, 0.3, 0.62, 0.85)  # what equal figures tell, by the digits that tell something
_CONVERTED, _CLOSE, _NEARLY = 0.6, 0.42, 0.25
_NEARLY_A_SHARE = 0.08  # a story has many shares, and some are near by chance
_WORDS, _SENTENCE, _FIGURE = 0.52, 0.25, 0.5
_EQUAL, _NEAR_BY = 1e-9, 0.025  # how far apart two figures are that are one, and that are close, as a share
_FARTHEST_ROUNDED = 0.12
_FAR_OFF = 12.0  # how many times the other a figure may be and still be another word on the same thing
_SAME_FATE, _OTHER_FATE, _OTHER_NOUN, _OTHER_ASPECT, _OTHER_RATE = 0.12, 0.7, 0.35, 0.15, 0.4
_OTHER_PERSONS = 0.12
_OTHER_FATE_NEAR = 0.25  # where it is only said near by
_SAME_NAME, _OTHER_NAME = 0.06, 0.05
_SAME_NAME_OF_SHARE, _OTHER_NAME_OF_SHARE = 0.12, 0.15
_OTHER_WAY = 0.25  # the one is told as a rise, the other as a fall
_OTHER_WORLD = 3.0  # the one is what might have been
_SAME_SOURCE = 0.04

_WAYS = frozenset({"rise", "fall"})
_LARGE = 1_000  # figures of this size are seldom near each other by chance
_PERSONS = PERSON_NOUNS | PERSON_FATES


class Likeness:
    """How alike numbers are. Made once for a story, since how much a notion tells depends on how many
    numbers have it."""

    def __init__(self, numbers: Sequence[Told]) -> None:
        counts: dict[int, Counter[str]] = defaultdict(Counter)
        for number in numbers:
            counts[number.document].update(number.notions.keys())
        most: Counter[str] = Counter()
        for count in counts.values():
            for word, times in count.items():
                most[word] = max(most[word], times)
        self._tells = {word: times**-0.5 for word, times in most.items()}
        self._lengths: dict[int, tuple[Told, float]] = {}  # a number is kept, so that no other gets its id

    def score(self, one: Told, other: Told) -> tuple[float, float]:
        """How alike two numbers of one kind are, from below 0 to above 1, and what the figures tell of it."""
        nearness = figures(one, other)
        if nearness <= _NEARLY and one.near.isdisjoint(other.near) and one.names.isdisjoint(other.names):
            return 0.0, nearness
        words, sentence = self.words(one, other), overlap(one.around, other.around)
        return _WORDS * words + _SENTENCE * sentence + _FIGURE * nearness + agreement(one, other), nearness

    def words(self, one: Told, other: Told) -> float:
        """How alike what stands near them is, from 0 to 1."""
        tells = self._tells
        few, many = (one.notions, other.notions)
        if len(few) > len(many):
            few, many = many, few
        shared = sum([weight * many[word] * tells.get(word, 1.0) for word, weight in few.items() if word in many])
        return shared / math.sqrt(self._length(one) * self._length(other)) if shared else 0.0

    def _length(self, number: Told) -> float:
        key = id(number)
        found = self._lengths.get(key)
        if found is None:
            tells = self._tells
            length = sum([weight * weight * tells.get(word, 1.0) for word, weight in number.notions.items()]) or 1.0
            found = self._lengths[key] = number, length
        return found[1]


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter sentence's notions both have."""
    return len(one & other) / max(5, min(len(one), len(other)))


def gap(one: Amount, other: Amount) -> float:
    """How far apart two figures are, as a share of the larger."""
    x, y = abs(one.middle), abs(other.middle)
    return abs(x - y) / max(x, y) if x or y else 0.0


def figures(one: Told, other: Told) -> float:
    """What the figures tell by themselves, from -0.8 to 0.85."""
    a, b = one.amount, other.amount
    if a.dimension == "score":
        return KNOWN_FIGURE[2] if meet(a, b) else 0.0
    x, y = abs(a.middle), abs(b.middle)
    apart = abs(x - y) / max(x, y) if x or y else 0.0
    if not _cannot_meet(a, b, apart) and meet(a, b):
        if apart <= _EQUAL and a.unit == b.unit:
            return KNOWN_FIGURE[min(3, one.digits, other.digits)]
        if apart <= _NEAR_BY:
            is_large = min(x, y) >= _LARGE and a.dimension != "percent"
            return _CONVERTED if a.unit != b.unit or is_large else _CLOSE
        return MEETING
    if not x or not y:
        return 0.0
    times = max(x, y) / min(x, y)
    if times > _FAR_OFF:
        return -0.8
    nearness = 1 - 2 * math.log(times) / math.log(_FAR_OFF / 2)
    return (_NEARLY if a.dimension != "percent" else _NEARLY_A_SHARE) * nearness


def _cannot_meet(one: Amount, other: Amount, apart: float) -> bool:
    """Whether two figures are farther apart than any rounding goes, so that their intervals need no look."""
    is_plain = one.low == one.high and other.low == other.high
    return is_plain and apart > _FARTHEST_ROUNDED and one.dimension != "temperature"


def agreement(one: Told, other: Told) -> float:
    """What speaks for and against one quantity besides words and figures."""
    score = 0.0
    if one.fates and other.fates:
        if one.fates & other.fates:
            score += _SAME_FATE
        elif _of_one_kind(one.fates, other.fates):
            score -= _OTHER_FATE if one.firm and other.firm else _OTHER_FATE_NEAR
    if one.nouns and other.nouns and not one.nouns & other.nouns:
        score -= _unlike_nouns(one.nouns, other.nouns)
    if one.names and other.names:
        is_share = one.amount.dimension == "percent"
        same, unlike = (_SAME_NAME_OF_SHARE, _OTHER_NAME_OF_SHARE) if is_share else (_SAME_NAME, _OTHER_NAME)
        score += same if one.names & other.names else -unlike
    ways = (one.aspects | other.aspects) & _WAYS
    if one.aspects - ways != other.aspects - ways:
        score -= _OTHER_ASPECT
    if (one.aspects ^ other.aspects) & WHAT_IF:
        score -= _OTHER_WORLD
    if len(ways) > 1:
        score -= _OTHER_WAY
    if one.per != other.per:
        score -= _OTHER_RATE if one.per and other.per else _OTHER_RATE / 4
    mine, yours = one.claim.source, other.claim.source
    if mine and yours and mine.name == yours.name:
        score += _SAME_SOURCE
    return score


def met_other_fates(one: Told, other: Told) -> bool:
    """Whether the words of what either measures have it that they befell something else: killed, and injured."""
    is_firm = one.firm and other.firm
    return is_firm and one.fates.isdisjoint(other.fates) and _of_one_kind(one.fates, other.fates)


def _of_one_kind(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both are fates of persons, or both of things, of which each has one."""
    return any(one & kind and other & kind for kind in (PERSON_FATES, THING_FATES))


def _unlike_nouns(one: frozenset[str], other: frozenset[str]) -> float:
    """What two counts lose by counting things of different name; residents and people may be the same ones."""
    if one <= SERVED and other <= SERVED:
        return 0.0
    if one.isdisjoint(_PERSONS) or other.isdisjoint(_PERSONS):
        return _OTHER_NOUN
    return 0.0 if "person" in one | other else _OTHER_PERSONS
