"""What happened, as all documents tell it: one fact of what several of them say, and the headline."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from summarizer.reading.amounts import Amount
from summarizer.schemas.brief import Brief, Statement
from summarizer.stories.notions import notions
from summarizer.stories.verdicts import meet

_SAME = 0.5  # the share of the shorter fact's notions from which two facts are one
_SAME_WITH_NUMBER = 0.22  # where they tell one quantity besides
_SHARED, _SHARED_WITH_NUMBER = 4, 2  # how many notions they must share at least
_LIKE_THE_FACT = 0.3
_LAST_FEW = 2  # of a fact that many documents tell, the statements that a further one is held against
_FURTHER_DOWN, _OVERTAKEN = 0.6, 1.5  # in outlets, what a fact's place and a later report take from its weight

# (document, start of a sentence) -> the rows whose numbers stand in it, each with its amount
Quantities = Mapping[tuple[int, int], Mapping[int, Amount]]
# (document, start of a sentence) of numbers that a later report has overtaken
Stale = Set[tuple[int, int | None]]


@dataclass(slots=True)
class Fact:
    """Statements of several documents that say one thing. `told` pairs documents with their statements."""

    told: list[tuple[int, Statement]]
    known: list["_Known"]
    rank: int  # its highest place among a document's facts, from 0
    telling: int = 1  # documents that tell it, or one of its quantities, be it otherwise

    @property
    def documents(self) -> tuple[int, ...]:
        """The documents that tell it, in order."""
        return tuple(dict.fromkeys(document for document, _ in self.told))

    def put_plainest_first(self) -> None:
        """Puts first the statement with the fewest quantities: what all of them say it says best."""
        order = sorted(range(len(self.told)), key=lambda at: len(self.known[at].amounts))
        self.told, self.known = [self.told[at] for at in order], [self.known[at] for at in order]


@dataclass(slots=True)
class _Known:
    """What two statements are compared by: notions, and quantities by their rows."""

    notions: frozenset[str]
    amounts: Mapping[int, Amount]


def merged_facts(briefs: Sequence[Brief], quantities: Quantities) -> list[Fact]:
    """The facts of all documents, those that most of them tell first.

    Two that tell one quantity otherwise are two facts: nobody who says 14 says 31.
    """
    facts: list[Fact] = []
    for document, brief in enumerate(briefs, 1):
        fresh = [(fact, _known(document, fact, quantities)) for fact in brief.headline_facts]
        pairs = [
            (max(scores), at, n)
            for at, fact in enumerate(facts)
            for n, (_, own) in enumerate(fresh)
            if (scores := [s for known in fact.known[-_LAST_FEW:] if (s := _score(own, known))])
            and not _contradicted(own, fact.known)
        ]
        placed: set[int] = set()
        taken: set[int] = set()
        for _, at, n in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
            if n not in placed and at not in taken:
                placed.add(n)
                taken.add(at)
                facts[at].told.append((document, fresh[n][0]))
                facts[at].known.append(fresh[n][1])
                facts[at].rank = min(facts[at].rank, n)
        facts += [Fact([(document, f)], [own], n) for n, (f, own) in enumerate(fresh) if n not in placed]
    return _finished(facts, quantities)


def facts_of(group: Sequence[tuple[int, Statement, int]], quantities: Quantities) -> list[Fact]:
    """The fact that statements are which somebody else has found to be one: each with its document and its place there.
    A statement that tells a quantity otherwise than those before it is a fact by itself."""
    facts: list[Fact] = []
    for document, statement, rank in group:
        own = _known(document, statement, quantities)
        home = next((fact for fact in facts if not _contradicted(own, fact.known)), None)
        if home is None:
            facts.append(Fact([(document, statement)], [own], rank))
        else:
            home.told.append((document, statement))
            home.known.append(own)
            home.rank = min(home.rank, rank)
    return _finished(facts, quantities)


def _finished(facts: list[Fact], quantities: Quantities) -> list[Fact]:
    tellers: dict[int, set[int]] = defaultdict(set)
    for (document, _), amounts in quantities.items():
        for row in amounts:
            tellers[row].add(document)
    for fact in facts:
        fact.put_plainest_first()
        rows = {row for known in fact.known for row in known.amounts}
        fact.telling = max([len(fact.documents), *(len(tellers[row]) for row in rows)])
    return facts


def _known(document: int, fact: Statement, quantities: Quantities) -> _Known:
    amounts: dict[int, Amount] = {}
    for evidence in fact.evidence:
        amounts.update(quantities.get((document, evidence.start or 0), {}))
    return _Known(notions(fact.statement), amounts)


def _score(one: _Known, other: _Known) -> float:
    """How surely two statements say one thing; 0 where they do not."""
    words = len(one.notions & other.notions)
    if words < _SHARED_WITH_NUMBER:
        return 0.0
    shared = one.amounts.keys() & other.amounts.keys()
    if one.amounts and other.amounts and len(shared) < min(len(one.amounts), len(other.amounts)):
        return 0.0  # each has a quantity that the other has not
    least, count = (_SAME_WITH_NUMBER, _SHARED_WITH_NUMBER) if shared else (_SAME, _SHARED)
    alike = words / min(len(one.notions), len(other.notions)) if words >= count else 0.0
    return alike + bool(shared) if alike >= least else 0.0


def _contradicted(one: _Known, others: Sequence[_Known]) -> bool:
    return any(
        not meet(amount, known.amounts[row])
        for known in others
        for row, amount in one.amounts.items()
        if row in known.amounts
    )


def likeness(one: frozenset[str], other: frozenset[str], least: int = _SHARED) -> float:
    """The share of the shorter one's notions that both have; 0 where they share too few to tell."""
    shared = len(one & other)
    return shared / min(len(one), len(other)) if shared >= least else 0.0


def in_order(facts: Sequence[Fact], stale: Stale) -> list[Fact]:
    """Those that most documents tell first; of as many, those that no later report has overtaken."""
    return sorted(facts, key=lambda fact: (-len(fact.documents), _is_stale(fact.told[0], stale), fact.rank))


def headline(
    briefs: Sequence[Brief], facts: Sequence[Fact], hours: Sequence[str | None], stale: Stale
) -> tuple[int, Statement] | None:
    """The headline of the fact that most outlets tell, a lead before a fact further down: of the documents that tell it
    the latest one's own, where it is about that fact and no later report has overtaken it; else the fact itself."""
    if not facts:
        return next(((n, brief.headline) for n, brief in enumerate(briefs, 1) if brief.headline), None)
    top = max(facts, key=lambda fact: _weight(fact, stale))
    late_first = sorted(top.documents, key=lambda document: (hours[document - 1] or "", -document), reverse=True)
    for document in late_first:
        own = briefs[document - 1].headline
        if own is None or _is_stale((document, own), stale):
            continue
        if any(likeness(notions(own.statement), known.notions) >= _LIKE_THE_FACT for known in top.known):
            return document, own
    return top.told[0]


def _weight(fact: Fact, stale: Stale) -> float:
    return fact.telling - _FURTHER_DOWN * fact.rank - _OVERTAKEN * _is_stale(fact.told[0], stale)


def _is_stale(told: tuple[int, Statement], stale: Stale) -> bool:
    document, statement = told
    return any((document, evidence.start) in stale for evidence in statement.evidence)
