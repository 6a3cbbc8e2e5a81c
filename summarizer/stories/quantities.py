"""Which numbers of several documents are one quantity: decided by pairs, then gathered into rows.

The most alike are joined first (see `likeness`), then those that are each other's best, then those that differ only in
the place they hold for, and last those whose figures are too near each other for chance (see `chance`).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, combinations, product

from summarizer.stories.chance import APART, surely_one
from summarizer.stories.likeness import KNOWN_FIGURE, MEETING, Likeness, figures, gap
from summarizer.stories.told import Told
from summarizer.stories.verdicts import Standing, differ_in_scope, meet

ENOUGH = 0.45
# Less is enough for two that are each other's best, by what else they have in common: a telling figure, intervals that
# meet, the thing that is counted or a dimension that few numbers of a story have.
_LEAST, _LEAST_ALIKE = 0.22, 0.28
_MARGIN = 0.04  # how much less like the next best must be
_TOLD_TWICE = 0.7  # two numbers of one document are one quantity told twice from here
_TOLD_IN_HEADLINE, _ROUNDED_IN_HEADLINE = 0.3, 0.05
_SCOPE, _SCOPE_OF_NOUN = 0.52, 0.4  # how alike the words must be of two that differ in the place they hold for
_TELLING = frozenset({"measure magnitude", "temperature", "speed", "area"})
_SIDE_BY_SIDE, _LAST_FEW = 3, 3
_HEAD = 0  # in the place of a document: what stands for a row
_EQUAL_FIRST = 0.25  # in the order of joining, what a telling figure that both print goes before


def rows_of(numbers: Sequence[Told], likeness: Likeness) -> list[list[Told]]:
    """The numbers gathered into quantities, in the order of their first reports; each number is in one row.

    A few documents are held side by side. Each further one is held against the rows that are there, each row standing
    for its numbers, so that the time for a document does not grow with the documents before it.
    """
    documents: dict[int, list[Told]] = defaultdict(list)
    for number in numbers:
        documents[number.document].append(number)
    first, *rest = _in_parts(list(documents.values()))
    rows = _gathered(first, likeness)
    heads = list(map(_head, rows))
    for fresh in rest:
        places = {id(head): at for at, head in enumerate(heads)}
        for row in _gathered([*heads, *fresh], likeness):
            at = next((places[id(number)] for number in row if id(number) in places), None)
            mine = [number for number in row if number.document != _HEAD]
            if at is None:
                rows.append(mine)
                heads.append(_head(mine))
            elif mine:
                rows[at] += mine
                heads[at] = _head(rows[at])
    return sorted(rows, key=lambda row: (row[0].document, row[0].claim.start or 0))


def _in_parts(documents: Sequence[Sequence[Told]]) -> list[list[Told]]:
    return [list(chain.from_iterable(documents[:_SIDE_BY_SIDE])), *map(list, documents[_SIDE_BY_SIDE:])]


def _head(row: Sequence[Told]) -> Told:
    """The number that stands for a row: of its last few the one about which most is said."""
    return replace(max(row[-_LAST_FEW:], key=lambda number: len(number.near)), document=_HEAD)


def _gathered(numbers: Sequence[Told], likeness: Likeness) -> list[list[Told]]:
    rows = _Rows(numbers, likeness)
    rows.join_alike()
    rows.join_best()
    rows.join_unlikely()
    rows.join_scopes()
    return rows.gathered()


def _may_repeat(one: Told, other: Told) -> bool:
    """Whether two numbers of one document may be one quantity: told again in another sentence, or in another unit."""
    apart = one.home != other.home or one.amount.unit != other.amount.unit
    return apart and one.document != _HEAD and meet(one.amount, other.amount)


class _Rows:
    """Rows that grow by the best pairs first. In a row two numbers of one document must agree."""

    def __init__(self, numbers: Sequence[Told], likeness: Likeness) -> None:
        self._numbers = numbers
        self._likeness = likeness
        self._row = {at: [at] for at in range(len(numbers))}
        # By kind of number and by document, what is compared with each other.
        self._kinds: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for at, number in enumerate(numbers):
            self._kinds[number.amount.dimension][number.document].append(at)
        self._scores: dict[tuple[int, int], float] = {}
        ranked: list[tuple[float, tuple[int, int], float]] = []
        self._equal: set[tuple[int, int]] = set()
        self._near: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for a, b in self._to_compare():
            score, nearness = likeness.score(numbers[a], numbers[b])
            if score:
                self._scores[a, b] = score
            if score >= _LEAST - _MARGIN:
                rank = score + _EQUAL_FIRST * (nearness >= KNOWN_FIGURE[2])
                self._near[a].append((b, rank))
                self._near[b].append((a, rank))
                if score >= _LEAST:
                    ranked.append((rank, (a, b), score))
                    if nearness >= KNOWN_FIGURE[2]:
                        self._equal.add((a, b))
        ranked.sort(key=lambda one: (-one[0], one[1]))
        self._pairs = ranked

    def _to_compare(self) -> Iterator[tuple[int, int]]:
        numbers = self._numbers
        for documents in self._kinds.values():
            for mine, yours in combinations(documents.values(), 2):
                yield from product(mine, yours)
            for own in documents.values():
                yield from (pair for pair in combinations(own, 2) if _may_repeat(numbers[pair[0]], numbers[pair[1]]))

    def join_alike(self) -> None:
        """Joins all that is alike enough by itself; before it what both print to the last telling digit."""
        for rank, (one, other), score in self._pairs:
            if score >= ENOUGH:
                self._join(one, other)
            elif (one, other) in self._equal and self._are_best(one, other, rank):
                self._join(one, other, least=_LEAST)

    def join_best(self) -> None:
        """Joins what is less alike where neither document has anything else that comes as near."""
        for rank, (one, other), score in self._pairs:
            if (
                self._row[one] is not self._row[other]
                and score >= self._enough_for(one, other)
                and self._are_best(one, other, rank)
            ):
                self._join(one, other, least=_LEAST)

    def join_scopes(self) -> None:
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
                words = self._likeness.words(one, other)
                same = one.nouns & other.nouns or one.fates & other.fates
                if words >= (_SCOPE_OF_NOUN if same else _SCOPE):
                    found.append((words, a, b))
        for _, a, b in sorted(found, key=lambda pair: (-pair[0], pair[1:])):
            self._join(a, b, least=-1.0)

    def join_unlikely(self) -> None:
        """Joins what is left and has figures too near each other for chance, whatever the words. Each round leaves
        fewer rivals, so that the next may be surer."""
        while self._join_surest(self._left_over()):
            pass

    def _join_surest(self, ranked: list[tuple[float, int, int]]) -> bool:
        """Joins the pairs that have no rival near them; whether there was one."""
        rivals: dict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)
        for found, a, b in ranked:
            rivals[a, self._numbers[b].document].append((found, b))
            rivals[b, self._numbers[a].document].append((found, a))
        has_joined = False
        for found, a, b in ranked:
            mine, yours = self._numbers[a].document, self._numbers[b].document
            if self._has(a, yours) or self._has(b, mine):
                continue
            near = [at for rank, at in rivals[a, yours] if rank > found - APART and at != b and not self._has(at, mine)]
            near += [
                at for rank, at in rivals[b, mine] if rank > found - APART and at != a and not self._has(at, yours)
            ]
            if not near:
                has_joined |= self._join(a, b, least=-math.inf)
        return has_joined

    def _left_over(self) -> list[tuple[float, int, int]]:
        """The pairs of what has no counterpart in the other's document, with how surely they are one; surest first."""
        found = []
        for kind, documents in self._kinds.items():
            if kind == "score":
                continue
            for mine, yours in combinations(documents, 2):
                free = [at for at in documents[mine] if not self._has(at, yours)]
                others = [at for at in documents[yours] if not self._has(at, mine)]
                rivals = max(len(free), len(others))
                for a, b in product(free, others):
                    sure = surely_one(self._numbers[a], self._numbers[b], rivals, self._likeness)
                    if sure is not None:
                        found.append((sure, a, b))
        return sorted(found, key=lambda pair: (-pair[0], pair[1:]))

    def _has(self, at: int, document: int) -> bool:
        """Whether a number's row has a report of a document."""
        return any(self._numbers[other].document == document for other in self._row[at])

    def gathered(self) -> list[list[Told]]:
        """The rows, each in the documents' order."""
        rows: dict[int, list[int]] = {id(row): row for row in self._row.values()}
        return sorted(
            ([self._numbers[at] for at in sorted(row)] for row in rows.values()),
            key=lambda row: (row[0].document, row[0].claim.start or 0),
        )

    def _join(self, one: int, other: int, least: float = 0.4) -> bool:
        mine, yours = self._row[one], self._row[other]
        if mine is yours or not self._fits(mine, yours, least):
            return False
        mine.extend(yours)
        for at in yours:
            self._row[at] = mine
        return True

    def _fits(self, mine: list[int], yours: list[int], least: float) -> bool:
        """Whether two rows may be one: no document contradicts itself in it, and all are alike on the whole."""
        scores = []
        for a in mine:
            for b in yours:
                score = self._scores.get((a, b) if a < b else (b, a))
                if self._numbers[a].document == self._numbers[b].document:
                    if score is None or score < self._told_twice(a, b):
                        return False
                elif score is not None:
                    scores.append(score)
        return not scores or sum(scores) / len(scores) >= least

    def _told_twice(self, a: int, b: int) -> float:
        """How alike two numbers of one document must be to be one. A headline has few words, and says nothing that is
        not said again."""
        one, other = self._numbers[a], self._numbers[b]
        is_headed = one.is_headed or other.is_headed
        return _TOLD_IN_HEADLINE if is_headed and gap(one.amount, other.amount) <= _ROUNDED_IN_HEADLINE else _TOLD_TWICE

    def _enough_for(self, a: int, b: int) -> float:
        """What two that are each other's best must reach, by what else they have in common."""
        one, other = self._numbers[a], self._numbers[b]
        nearness, shared = figures(one, other), one.nouns & other.nouns
        if nearness > MEETING or shared - {"person"}:
            return _LEAST
        if meet(one.amount, other.amount) or shared or one.fates & other.fates:
            return _LEAST_ALIKE
        if one.amount.dimension in _TELLING or (nearness > 0 and one.amount.dimension != "percent"):
            return _LEAST_ALIKE
        return ENOUGH * 0.9

    def _are_best(self, a: int, b: int, rank: float) -> bool:
        """Whether no other number of either document comes as near the other one."""
        for mine, yours in ((a, b), (b, a)):
            home, own = self._numbers[yours].document, self._numbers[mine].document
            for rival, its_rank in self._near[mine]:
                row = self._row[rival]
                if its_rank <= rank - _MARGIN or self._numbers[rival].document != home or row is self._row[yours]:
                    continue
                if all(self._numbers[at].document != own for at in row):
                    return False  # it is free, and as like
        return True


def _standing(number: Told) -> Standing:
    return Standing(number.amount, scope=number.scope, wide=number.wide)


def main_reports(row: Iterable[Told]) -> list[Told]:
    """Of each document the report that says most: the narrowest interval; of two, one that names a place."""
    best: dict[int, Told] = {}
    for number in row:
        known = best.get(number.document)
        if known is None or _said(number) < _said(known):
            best[number.document] = number
    return [best[document] for document in sorted(best)]


def _said(number: Told) -> tuple[float, bool]:
    return _width(number), not (number.scope or number.wide)


def _width(number: Told) -> float:
    amount = number.amount
    if amount.dimension == "score":
        return 0.0
    low, high = amount.bounds
    return high - low
