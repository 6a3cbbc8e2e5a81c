"""The events of a stream, found in one pass: each document joins the event that it is most like, or begins one.

Comparing all pairs is out of the question; a document is held against those few that its most telling traits lead to
(single pass over an inverted index). An event is its documents and no mixture of them: what joins must be like two of
them and unlike none that it is held against, so that an event does not drift from one thing to the next.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from summarizer.stories.events.likeness import ENOUGH, Likeness, Weighed
from summarizer.stories.events.traits import Traits

WINDOW = 10_000
_LEADS = 32  # traits of a document that are followed, those that tell most
_CANDIDATES = 14  # documents that it is compared with
_MEMBERS = 4  # of an event, that it is compared with in any case: so many of the first, and so many of the latest
_BEST = 2  # of an event, that it must be like
_UNLIKE = 0.0  # a score that keeps a document out, whatever the others are
_BEST_OF_TWO = 3  # pairs that tell whether two events are one, where a document has joined both
_ONE = 0.55 * ENOUGH  # how like these must be: the document that joined both says the rest
_SURELY = 2 * ENOUGH  # so like both, the document is the fuller report of one event
_FAR = 0.1  # how unlike two events are of which a round-up tells
_AS_LIKE = 0.7  # of its likeness to the one, that a round-up has to the other


@dataclass(slots=True, eq=False)
class Event:
    """The documents of one event by their numbers, in the order of their coming; the last `open` are in the window."""

    documents: list[int] = field(default_factory=list)
    open: int = 0

    def some(self) -> list[int]:
        """Its documents in the window; of many the first and the latest."""
        first, end = len(self.documents) - self.open, len(self.documents)
        if self.open <= 2 * _MEMBERS:
            return self.documents[first:]
        return [*self.documents[first : first + _MEMBERS], *self.documents[end - _MEMBERS :]]


class Window:
    """Give it one document after the other; it hands out each event once its last document has left the window."""

    def __init__(self, size: int = WINDOW) -> None:
        self.likeness = Likeness()
        self._size = max(1, size)
        self._inside: deque[int] = deque()
        self._weighed: dict[int, Weighed] = {}
        self._events: dict[int, Event] = {}

    def add(self, document: int, traits: Traits) -> Event | None:
        """Takes a document, under a number above all before; the event that is over by that, where one is."""
        over = self._drop() if len(self._inside) >= self._size else None
        weighed = self.likeness.weighed(traits)
        event = self._home(weighed, self._candidates(weighed))
        self.likeness.add(document, traits)
        event.documents.append(document)
        event.open += 1
        self._inside.append(document)
        self._weighed[document] = weighed
        self._events[document] = event
        return over

    def close(self) -> Iterator[Event]:
        """Empties it: the events that are left, each as its last document leaves."""
        while self._inside:
            event = self._drop()
            if event is not None:
                yield event

    def _drop(self) -> Event | None:
        """Lets go of the document that has been inside longest; its event, where that is over now."""
        document = self._inside.popleft()
        self.likeness.remove(self._weighed.pop(document).traits)
        event = self._events.pop(document)
        event.open -= 1
        return None if event.open else event

    def _candidates(self, weighed: Weighed) -> list[int]:
        """The documents that the most telling of its traits lead to, those first that most lead to."""
        found: dict[int, float] = defaultdict(float)
        for tells, holders in nlargest(_LEADS, self.likeness.leads(weighed), key=lambda lead: lead[0]):
            for holder in holders:
                found[holder] += tells
        inside = [document for document in found if document in self._weighed]
        return nlargest(_CANDIDATES, inside, key=found.__getitem__)

    def _home(self, weighed: Weighed, candidates: Sequence[int]) -> Event:
        """The event that a document belongs to; a new one where there is none, or where it tells of two that have
        nothing to do with each other."""
        scores = {document: self._score(weighed, document) for document in candidates}
        found: dict[Event, list[float]] = defaultdict(list)
        for document, score in scores.items():
            found[self._events[document]].append(score)
        homes = []
        for event, own in found.items():
            if max(own) < ENOUGH:
                continue
            own += [self._score(weighed, document) for document in event.some() if document not in scores]
            top = nlargest(_BEST, own)
            if min(own) >= _UNLIKE and (mean := sum(top) / len(top)) >= ENOUGH:
                homes.append((-mean, event.documents[0], event))
        if not homes:
            return Event()
        (best, _, home), *others = sorted(homes)
        for mean, _, other in others:  # both means are negative: the best come first
            between = self._between(home, other)
            if between >= (_ONE if mean > -_SURELY else _FAR):
                home = self._joined(home, other)
            elif between < _FAR and mean <= _AS_LIKE * best:
                return Event()
        return home

    def _score(self, weighed: Weighed, document: int) -> float:
        return self.likeness.score(weighed, self._weighed[document])

    def _between(self, one: Event, other: Event) -> float:
        scores = [self._score(self._weighed[a], b) for a in one.some() for b in other.some()]
        best = nlargest(_BEST_OF_TWO, scores)
        return sum(best) / len(best)

    def _joined(self, one: Event, other: Event) -> Event:
        """Two events as one."""
        for document in other.documents[-other.open :]:
            self._events[document] = one
        one.documents = sorted(one.documents + other.documents)
        one.open += other.open
        return one
