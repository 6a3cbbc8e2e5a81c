"""The sentences that a claim may lean on, and whom they name or stand for: by name, description or pronoun."""

from collections.abc import Sequence
from functools import cached_property

from summarizer.grounding.index import Index
from summarizer.grounding.views import Place
from summarizer.grounding.words import find_words, fold, same_length_lower, words_of
from summarizer.reading.model import Name

_BACK = 4  # sentences of the body before the window in which a pronoun or description may have been named
_PERSONAL = frozenset("he she his her him hers himself herself who whose".split())
_ANY = frozenset("they their them themselves both we our us who whose".split())
_THING = frozenset("it its itself which".split())
_SPEAKER = frozenset("i my me we our us i'm i've".split())
# Nouns that stand for a body after "the", beside the words of its own role or name.
_STANDS_FOR: dict[str, frozenset[str]] = {
    "organisation": frozenset(
        "company firm carrier airline retailer group bank maker manufacturer giant business chain club team party"
        " union charity organisation organization brand operator developer supplier".split()
    ),
    "agency": frozenset(
        "agency ministry authority authorities department police regulator court government office watchdog bureau"
        " commission council committee service force officials".split()
    ),
    "state": frozenset("country nation state government countries nations sides neighbours neighbors kingdom".split()),
    "place": frozenset("city town region province village area district capital county".split()),
    "group": frozenset("group groups community team union band".split()),
    "person": frozenset(
        "man woman president minister leader mayor governor chief director chairman executive analyst spokesman"
        " spokeswoman spokesperson official senator lawmaker author player coach".split()
    ),
}
_DETERMINERS = frozenset("the this that these those both two".split())


class Window:
    """The sentences of a claim's evidence and those beside them, and those numbered in `also`."""

    def __init__(self, index: Index, places: Sequence[Place], also: Sequence[int] = ()) -> None:
        self.index = index
        self.places = places
        self._also = also

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the sentences, in order."""
        return tuple(sorted({*self.index.window(self.places), *self._also}))

    @cached_property
    def folded(self) -> str:
        """The sentences, folded, in one string."""
        return " ".join(self.index.folded_sentence(number) for number in self.numbers)

    @cached_property
    def lowered(self) -> str:
        """`folded` in lower case, of the same length."""
        return same_length_lower(self.folded)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the window in lower case."""
        return frozenset(words_of(self.lowered))

    @cached_property
    def described(self) -> frozenset[str]:
        """The lower-case words that follow "the", "this", "both" in the window, within three: the head may come late.

        A word that a name follows ("the bank Corvane") or that stands in one describes that name and nobody else.
        """
        words = words_of(self.folded)
        found: set[str] = set()
        for place, opener in enumerate(words):
            if opener.lower() not in _DETERMINERS:
                continue
            for at in range(place + 1, min(place + 4, len(words))):
                if not words[at].islower():
                    break
                if at + 1 == len(words) or not words[at + 1][0].isupper():
                    found.add(words[at])
        return frozenset(found)

    def stands_for(self, name: str) -> bool:
        """Whether the window names the one that `name` means, by any form, or stands for them."""
        return any(self._has(place) for place in self.index.entities.of(name))

    def describes(self, words: str) -> bool:
        """Whether the article describes somebody whom the window names by these words: "Oslo", of the mayor of Oslo."""
        low = same_length_lower(words)
        return any(find_words(low, role) >= 0 for role in self._roles)

    @cached_property
    def _roles(self) -> list[str]:
        entities = self.index.entities
        spans = [self.index.sentences[number - 1] for number in self.numbers]
        return [
            same_length_lower(fold(name.role))
            for place, name in enumerate(entities.names)
            if name.role and any(entities.stands_between(place, span.start, span.end) for span in spans)
        ]

    def sentence_of(self, name: str) -> int | None:
        """The number of the first sentence of the window, the evidence's own before the others, that names somebody."""
        index = self.index
        own = [n for place in self.places for n in index.touched(place.start, place.end)]
        order = [*own, *(n for n in self.numbers if n not in own)]
        meant = index.entities.of(name)
        for number in order:
            found = index.sentences[number - 1]
            low = same_length_lower(index.folded_sentence(number))
            if find_words(same_length_lower(name), low) >= 0:
                return number
            if any(index.entities.stands_between(place, found.start, found.end) for place in meant):
                return number
        return None

    def _has(self, place: int) -> bool:
        entities = self.index.entities
        for number in self.numbers:
            found = self.index.sentences[number - 1]
            if entities.stands_between(place, found.start, found.end):
                return True
        if any(find_words(same_length_lower(form), self.lowered) >= 0 for form in entities.forms(place)):
            return True
        return self._speaks(place) or self._by_pronoun(place) or self._by_description(place)

    def _speaks(self, place: int) -> bool:
        """Whether the reading resolves a pronoun or description of the window, or a quotation, to this one."""
        index = self.index
        first, last = index.sentences[self.numbers[0] - 1], index.sentences[self.numbers[-1] - 1]
        for attribution in index.attributions_near(first.start, last.end):
            if place in index.entities.of(attribution.source.name):
                return True
        return False

    def _by_pronoun(self, place: int) -> bool:
        person = self.index.entities.name(place).kind == "person"
        pronouns = _ANY | _SPEAKER | (_PERSONAL if person else _THING)
        return not self.words.isdisjoint(pronouns) and self.recent(place, _BACK)

    def _by_description(self, place: int) -> bool:
        name = self.index.entities.name(place)
        nouns = _role_words(name) if name.kind == "person" else _STANDS_FOR.get(name.kind, frozenset())
        return not self.described.isdisjoint(nouns) and self.recent(place)

    def recent(self, place: int, sentences: int = 3 * _BACK) -> bool:
        """Whether it is one of the last two of its kind that the text names before the window, not long ago."""
        entities = self.index.entities
        first = self.numbers[0]
        start = self.index.sentences[first - 1].start
        since = self.index.sentences[max(0, first - 1 - sentences)].start
        last = entities.last_before(place, start)
        if last < since:
            return False
        kind = entities.name(place).kind
        later = sum(entities.last_before(other, start) > last for other in entities.of_kind(kind))
        return later < 2


def _role_words(name: Name) -> frozenset[str]:
    """The nouns of a person's role that a description may use: "the minister" for the foreign minister."""
    return frozenset((name.role or "").lower().split()) & _STANDS_FOR["person"]
