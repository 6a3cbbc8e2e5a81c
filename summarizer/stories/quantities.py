"""Which numbers of several documents are one quantity: decided by pairs, then gathered into rows.

A pair is scored by the notions that what they measure has in common, by how common those are among the numbers of
either document, by the sentences around them, and by the figures themselves: two documents that both print 2.53 speak
of one thing more likely than two that both print 3. What cannot be one quantity (killed and injured, dollars and euros,
what was expected and what came) is kept apart whatever the words.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from summarizer.reading.lexicon.story_words import PERSON_FATES, PERSON_NOUNS, SERVED, THING_FATES
from summarizer.stories.told import Told
from summarizer.stories.verdicts import Standing, differ_in_scope, meet

ENOUGH = 0.45
# Less is enough for two that are each other's best, by what else they have in common: a telling figure, intervals that
# meet, the thing that is counted or a dimension that few numbers of a story have.
_LEAST, _LEAST_ALIKE = 0.22, 0.28
_MARGIN = 0.04  # how much less like the next best must be
_TOLD_TWICE = 0.7  # two numbers of one document are one quantity told twice from here
_SCOPE, _SCOPE_OF_NOUN = 0.52, 0.4  # how alike the words must be of two that differ in the place they hold for
_TELLING = frozenset({"measure magnitude", "temperature", "speed", "area"})
_WORDS, _SENTENCE, _FIGURE = 0.52, 0.25, 0.5
_KNOWN_FIGURE = (0.0, 0.3, 0.62, 0.85)  # what equal figures tell, by the digits that tell something
_CONVERTED, _CLOSE, _MEETING, _NEARLY = 0.6, 0.42, 0.3, 0.25
_NEARLY_A_SHARE = 0.08  # a story has many shares, and some are near by chance
_EQUAL, _NEAR_BY = 1e-9, 0.025  # how far apart two figures are that are one, and that are close, as a share
_FAR_OFF = 12.0  # how many times the other a figure may be and still be another word on the same thing
_SAME_FATE, _OTHER_FATE, _OTHER_NOUN, _OTHER_ASPECT, _OTHER_RATE = 0.12, 0.7, 0.35, 0.15, 0.4
_OTHER_PERSONS = 0.12
_OTHER_FATE_NEAR = 0.25  # where it is only said near by
_SAME_NAME, _OTHER_NAME = 0.06, 0.05
_SAME_NAME_OF_SHARE, _OTHER_NAME_OF_SHARE = 0.12, 0.15
_OTHER_WAY = 0.25  # the one is told as a rise, the other as a fall
_EQUAL_FIRST = 0.25  # in the order of joining, what a telling figure that both print goes before
_SAME_SOURCE = 0.04

_WAYS = frozenset({"rise", "fall"})
_LARGE = 1_000  # figures of this size are seldom near each other by chance
_PERSONS = PERSON_NOUNS | PERSON_FATES


class Likeness:
    """How alike numbers are. Made once for a story: how much a notion tells depends on how many numbers have it."""

    def __init__(self, numbers: Sequence[Told]) -> None:
        counts: dict[int, Counter[str]] = defaultdict(Counter)
        for number in numbers:
            counts[number.document].update(number.notions.keys())
        most: Counter[str] = Counter()
        for count in counts.values():
            for word, times in count.items():
                most[word] = max(most[word], times)
        self._tells = {word: times**-0.5 for word, times in most.items()}
        self._lengths: dict[int, float] = {}

    def score(self, one: Told, other: Told) -> float:
        """From below 0 to above 1; ENOUGH and more is one quantity."""
        if one.amount.dimension != other.amount.dimension:
            return 0.0
        figures = _figures(one, other)
        if figures <= _NEARLY and one.near.isdisjoint(other.near) and one.names.isdisjoint(other.names):
            return 0.0
        words, sentence = self.words(one, other), _overlap(one.around, other.around)
        return _WORDS * words + _SENTENCE * sentence + _FIGURE * figures + _agreement(one, other)

    def words(self, one: Told, other: Told) -> float:
        """How alike what stands near them is, from 0 to 1."""
        tells = self._tells
        few, many = (one.notions, other.notions)
        if len(few) > len(many):
            few, many = many, few
        shared = sum([weight * many[word] * tells[word] for word, weight in few.items() if word in many])
        return shared / math.sqrt(self._length(one) * self._length(other)) if shared else 0.0

    def _length(self, number: Told) -> float:
        key = id(number)
        found = self._lengths.get(key)
        if found is None:
            tells = self._tells
            found = sum([weight * weight * tells[word] for word, weight in number.notions.items()]) or 1.0
            self._lengths[key] = found
        return found


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(5, min(len(one), len(other)))


def _figures(one: Told, other: Told) -> float:
    """What the figures tell by themselves, from -0.8 to 0.85."""
    a, b = one.amount, other.amount
    if a.dimension == "score":
        return _KNOWN_FIGURE[2] if meet(a, b) else 0.0
    x, y = abs(a.middle), abs(b.middle)
    apart = abs(x - y) / max(x, y) if x or y else 0.0
    if meet(a, b):
        if apart <= _EQUAL and a.unit == b.unit:
            return _KNOWN_FIGURE[min(3, one.digits, other.digits)]
        if apart <= _NEAR_BY:
            is_large = min(x, y) >= _LARGE and a.dimension != "percent"
            return _CONVERTED if a.unit != b.unit or is_large else _CLOSE
        return _MEETING
    if not x or not y:
        return 0.0
    times = max(x, y) / min(x, y)
    if times > _FAR_OFF:
        return -0.8
    nearness = 1 - 2 * math.log(times) / math.log(_FAR_OFF / 2)
    return (_NEARLY if a.dimension != "percent" else _NEARLY_A_SHARE) * nearness


def _agreement(one: Told, other: Told) -> float:
    """What speaks for and against one quantity besides words and figures."""
    score = 0.0
    if one.fates and other.fates:
        if one.fates & other.fates:
            score += _SAME_FATE
        elif any(one.fates & kind and other.fates & kind for kind in (PERSON_FATES, THING_FATES)):
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
    if len(ways) > 1:
        score -= _OTHER_WAY
    if one.per != other.per:
        score -= _OTHER_RATE if one.per and other.per else _OTHER_RATE / 4
    mine, yours = one.claim.source, other.claim.source
    if mine and yours and mine.name == yours.name:
        score += _SAME_SOURCE
    return score


def _unlike_nouns(one: frozenset[str], other: frozenset[str]) -> float:
    """What two counts lose by counting things of different name; residents and people may be the same ones."""
    if one <= SERVED and other <= SERVED:
        return 0.0
    if one.isdisjoint(_PERSONS) or other.isdisjoint(_PERSONS):
        return _OTHER_NOUN
    return 0.0 if "person" in one | other else _OTHER_PERSONS


def rows_of(numbers: Sequence[Told], likeness: Likeness) -> list[list[Told]]:
    """The numbers gathered into quantities, in the order of their first reports; each number is in one row."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, number in enumerate(numbers):
        places[number.amount.dimension].append(at)
    scores: dict[tuple[int, int], float] = {}
    for alike in places.values():
        for a, b in combinations(alike, 2):
            one, other = numbers[a], numbers[b]
            if (one.document != other.document or _may_repeat(one, other)) and (score := likeness.score(one, other)):
                scores[a, b] = score
    rows = _Rows(numbers, scores)
    rows.join_alike()
    rows.join_best()
    rows.join_scopes(likeness)
    return rows.gathered()


def _may_repeat(one: Told, other: Told) -> bool:
    """Whether two numbers of one document may be one quantity: told again in another sentence, or in another unit."""
    apart = one.home != other.home or one.amount.unit != other.amount.unit
    return apart and meet(one.amount, other.amount)


class _Rows:
    """Rows that grow by the best pairs first. In a row two numbers of one document must agree."""

    def __init__(self, numbers: Sequence[Told], scores: dict[tuple[int, int], float]) -> None:
        self._numbers = numbers
        self._scores = scores
        ranked = ((score, pair, self._rank(*pair, score)) for pair, score in scores.items() if score >= _LEAST)
        self._pairs = [(score, pair) for score, pair, _ in sorted(ranked, key=lambda one: (-one[2], one[1]))]
        self._row = {at: [at] for at in range(len(numbers))}
        self._near: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for (a, b), score in scores.items():
            if score >= _LEAST - _MARGIN:
                rank = self._rank(a, b, score)
                self._near[a].append((b, rank))
                self._near[b].append((a, rank))

    def join_alike(self) -> None:
        """Joins all that is alike enough by itself."""
        for score, (one, other) in self._pairs:
            if score >= ENOUGH:
                self._join(one, other)

    def join_best(self) -> None:
        """Joins what is less alike where neither document has anything else that comes as near."""
        for score, (one, other) in self._pairs:
            if score >= self._enough_for(one, other) and self._are_best(one, other, score):
                self._join(one, other, least=_LEAST)

    def join_scopes(self, likeness: Likeness) -> None:
        """Joins what is left alone and differs only in the place that it holds for."""
        alone = [
            at
            for at, row in self._row.items()
            if (self._numbers[at].scope or self._numbers[at].wide)
            and len({self._numbers[other].document for other in row}) == 1
        ]
        found = []
        for a, b in combinations(sorted(alone), 2):
            one, other = self._numbers[a], self._numbers[b]
            if one.document == other.document or one.amount.dimension != other.amount.dimension:
                continue
            if differ_in_scope(_standing(one), _standing(other)):
                words = likeness.words(one, other)
                same = one.nouns & other.nouns or one.fates & other.fates
                if words >= (_SCOPE_OF_NOUN if same else _SCOPE):
                    found.append((words, a, b))
        for _, a, b in sorted(found, key=lambda pair: (-pair[0], pair[1:])):
            self._join(a, b, least=-1.0)

    def gathered(self) -> list[list[Told]]:
        """The rows, each in the documents' order."""
        rows: dict[int, list[int]] = {id(row): row for row in self._row.values()}
        return sorted(
            ([self._numbers[at] for at in sorted(row)] for row in rows.values()),
            key=lambda row: (row[0].document, row[0].claim.start or 0),
        )

    def _join(self, one: int, other: int, least: float = 0.4) -> None:
        mine, yours = self._row[one], self._row[other]
        if mine is yours or not self._fits(mine, yours, least):
            return
        mine.extend(yours)
        for at in yours:
            self._row[at] = mine

    def _fits(self, mine: list[int], yours: list[int], least: float) -> bool:
        """Whether two rows may be one: no document contradicts itself in it, and all are alike on the whole."""
        scores = []
        for a in mine:
            for b in yours:
                score = self._scores.get((a, b) if a < b else (b, a))
                if self._numbers[a].document == self._numbers[b].document:
                    if score is None or score < _TOLD_TWICE:
                        return False
                elif score is not None:
                    scores.append(score)
        return not scores or sum(scores) / len(scores) >= least

    def _enough_for(self, a: int, b: int) -> float:
        """What two that are each other's best must reach, by what else they have in common."""
        one, other = self._numbers[a], self._numbers[b]
        figures, shared = _figures(one, other), one.nouns & other.nouns
        if figures > _MEETING or shared - {"person"}:
            return _LEAST
        if meet(one.amount, other.amount) or shared or one.fates & other.fates:
            return _LEAST_ALIKE
        if one.amount.dimension in _TELLING or (figures > 0 and one.amount.dimension != "percent"):
            return _LEAST_ALIKE
        return ENOUGH * 0.9

    def _are_best(self, a: int, b: int, score: float) -> bool:
        """Whether no other number of either document comes as near the other one."""
        rank = self._rank(a, b, score)
        for mine, yours in ((a, b), (b, a)):
            home, own = self._numbers[yours].document, self._numbers[mine].document
            for rival, its_rank in self._near[mine]:
                row = self._row[rival]
                if its_rank <= rank - _MARGIN or self._numbers[rival].document != home or row is self._row[yours]:
                    continue
                if all(self._numbers[at].document != own for at in row):
                    return False  # it is free, and as like
        return True

    def _rank(self, a: int, b: int, score: float) -> float:
        """What is joined first: figures that both print to the last telling digit, then what is most alike."""
        return score + _EQUAL_FIRST * (_figures(self._numbers[a], self._numbers[b]) >= _KNOWN_FIGURE[2])


def _standing(number: Told) -> Standing:
    return Standing(number.amount, scope=number.scope, wide=number.wide)


def main_reports(row: Iterable[Told]) -> list[Told]:
    """Of each document the report that says most: the narrowest interval, then the first."""
    best: dict[int, Told] = {}
    for number in row:
        known = best.get(number.document)
        if known is None or _width(number) < _width(known):
            best[number.document] = number
    return [best[document] for document in sorted(best)]


def _width(number: Told) -> float:
    amount = number.amount
    if amount.dimension == "score":
        return 0.0
    low, high = amount.bounds
    return high - low
