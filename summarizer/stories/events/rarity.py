"""How much a trait tells, and which documents have it: the fewer, the more (inverse document frequency: Spärck Jones
1972, "A statistical interpretation of term specificity and its application in retrieval").

Of a handful of documents nothing can be counted, so that each trait begins with a guess at the share of all news that
has it, and the guess weighs as much as a few hundred documents.
"""

from collections.abc import Callable
from math import log, sqrt

from summarizer.reading.lexicon.everyday_words import COMMON, EVERYDAY
from summarizer.reading.lexicon.places import STATES
from summarizer.stories.events.traits import Weights
from summarizer.stories.notions import notion

_GUESS = 300  # documents that the guess weighs as much as
_MOST = 0.1  # of the documents in a window: what an event tells that fills it all would tell nothing else
_HOLDERS = 48  # documents that a trait leads to, the latest: of ten thousand copies no more are looked at

Lead = tuple[float, list[int]]


class Rarity:
    """One kind of trait of the documents in a window. `share` guesses which share of all documents has a trait; what a
    document has fewer of than `least` tells no more than a part."""

    def __init__(self, share: Callable[[str], float], least: int = 0) -> None:
        self._share = share
        self._least = least
        self._counts: dict[str, int] = {}
        self._holders: dict[str, list[int]] = {}
        self._documents = 0

    def __len__(self) -> int:
        """How many different traits there are."""
        return len(self._counts)

    def add(self, document: int, traits: Weights) -> None:
        """Counts a document's traits."""
        self._documents += 1
        for trait in traits:
            self._counts[trait] = self._counts.get(trait, 0) + 1
            holders = self._holders.get(trait)
            if holders is None:
                self._holders[trait] = [document]
                continue
            holders.append(document)
            if len(holders) >= 2 * _HOLDERS:
                del holders[:-_HOLDERS]

    def remove(self, traits: Weights) -> None:
        """Forgets a document's traits."""
        self._documents -= 1
        for trait in traits:
            left = self._counts[trait] - 1
            if left:
                self._counts[trait] = left
            else:
                del self._counts[trait], self._holders[trait]

    def of(self, trait: str) -> float:
        """How much a trait tells, from 0."""
        counted = min(self._counts.get(trait, 0), _MOST * self._documents)
        return log((_GUESS + self._documents + 1) / (_GUESS * self._share(trait) + counted + 1))

    def length(self, weights: Weights) -> float:
        """The length of a document as a vector of its traits, each by what it tells; never 0. A document with a single
        trait would be all like any other that has it, and so is taken to have more."""
        square = sum([weight * self.of(trait) ** 2 for trait, weight in weights.items()])
        return sqrt(max(square, self._least * self._unseen**2)) or 1.0

    @property
    def _unseen(self) -> float:
        return log(_GUESS + self._documents + 1)

    def product(self, one: Weights, other: Weights) -> float:
        """The product of two such vectors."""
        if len(one) > len(other):
            one, other = other, one
        return sum([sqrt(one[trait] * other[trait]) * self.of(trait) ** 2 for trait in one if trait in other])

    def leads(self, weights: Weights, factor: float) -> list[Lead]:
        """For each trait that another document has: how good a lead it is, and the latest that have it. What is rare
        leads far better than it tells, since what many have leads to many."""
        holders = self._holders
        return [
            (factor * weight * self.of(trait) ** 4, holders[trait])
            for trait, weight in weights.items()
            if trait in holders
        ]


def share_of_name(name: str) -> float:
    """Names other than states are in the news for a day or two, but for those of everyday words: a Supreme Court."""
    share = share_of_word(notion(name) or name)
    return share if share > _OTHER else 0.002


def share_of_word(word: str) -> float:
    """By a table of words that are in the news every day; states are, too."""
    if word in _EVERYDAY:
        return 0.25
    return 0.05 if word in _COMMON else _OTHER


_OTHER = 0.006


_EVERYDAY = frozenset(map(notion, EVERYDAY))
_COMMON = frozenset(map(notion, COMMON)) | {row[0].lower() for row in STATES}


def share_of_figure(figure: str) -> float:
    """By its telling digits: every other report has a 3, few have a 2.53. A large figure tells more than its digits."""
    value = abs(float(figure))
    digits = len(figure.partition("e")[0].replace(".", "").replace("-", "").strip("0"))
    return _SHARES_OF_FIGURES[min(max(digits, 1) + (value >= _LARGE), 3)]


_LARGE = 1_000
_SHARES_OF_FIGURES = (1.0, 0.5, 0.03, 0.003)
