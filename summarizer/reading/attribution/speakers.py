"""Under which name a source goes: the one of its noun phrase, or that of whom a pronoun stands for."""

from summarizer.reading.attribution.clauses import Items, Range, head_of, main_subject, noun_phrase_left
from summarizer.reading.attribution.source_names import SourceNames
from summarizer.reading.lexicon import given_names, people, source_words, titles
from summarizer.reading.lexicon import grammar as g
from summarizer.reading.model import Mention, Name
from summarizer.reading.page import Page

_BODIES = frozenset(("organisation", "agency", "state", "group"))
_IT = frozenset(("organisation", "agency", "state", "other"))
_THEY = frozenset(("organisation", "agency", "group"))
_HE, _SHE = frozenset(("he", "his")), frozenset(("she", "her"))
_PERSON_BACK, _BODY_BACK = 4, 2  # sentences before a pronoun's in which the one that it stands for is named
_PERSON_AHEAD = 3  # sentences behind a pronoun's in which its name may follow
_RECENT = 8  # sources that are remembered
_OFFICES = frozenset(("office", "campaign", "administration")) | people.SPOKESPERSONS


class Speakers:
    """Resolves sources in the order of the text; remembers who spoke last, and of which gender each person is."""

    def __init__(self, page: Page, names: tuple[Name, ...]) -> None:
        self._page = page
        self._names = SourceNames(page, names)
        self._spans = {name.name: name.spans for name in names}
        self._roles = {name.name: name.role for name in names}
        self._spoke: list[tuple[int, str, str]] = []  # where, under which name, and of which kind somebody spoke
        self._gender: dict[str, str] = {}
        self._left = Items()  # the passage before

    def leave(self, items: Items) -> None:
        """Tells that the passage is over: its subject is whom the next one's first pronoun may stand for."""
        self._left = items

    def looked_up(self, source: Mention) -> Mention:
        """The same source; where a "he" or "she" comes before its name, under the name that follows."""
        word = source.name.lower()
        if word not in ("he", "she"):
            return source
        last = min(len(self._page.sentences), self._page.sentence_at(source.start) + _PERSON_AHEAD)
        for start, _, name in self._names.between(source.end, self._page.sentences[last - 1].end):
            if start > source.end and name.kind == "person" and self._fits(name.name, "m" if word == "he" else "f"):
                return Mention(name.name, source.start, source.end)
        return source

    def mention(self, items: Items, source: Range) -> Mention:
        """Where and under which name the source at items[source] stands."""
        first, last = items[source[0]], items[source[1] - 1]
        if source[1] - source[0] == 1:
            word = first.lower.split("'")[0]
            if word in g.RELATIVES:
                return Mention(self._antecedent(items, source[0]) or first.text, first.start, first.end)
            if word in g.PERSONAL or word in g.POSSESSIVES:
                end = first.start + len(word)
                name = self._stands_for(word, first.start) or self._page.text[first.start : end]
                return Mention(name, first.start, end)
        name, kind = self._name(items, source)
        self._spoke.append((first.start, name, kind))
        return Mention(name, first.start, last.end)

    def is_place(self, items: Items, source: Range) -> bool:
        """Whether a phrase is the name of a place."""
        return self._names.of(items, source)[1] == "place"

    def _name(self, items: Items, source: Range) -> tuple[str, str]:
        """The phrase's name and kind; of "X, whose members" that of X, of "his office" his."""
        first = items[source[0]]
        if first.lower == "whose":
            antecedent = self._antecedent(items, source[0])
            if antecedent is not None:
                return antecedent, "organisation"
        if first.lower in g.POSSESSIVES and items.words[head_of(items, source)] in _OFFICES:
            owner = self._stands_for(first.lower, first.start)
            if owner is not None:
                return owner, "organisation"
        return self._names.of(items, source)

    def _antecedent(self, items: Items, at: int) -> str | None:
        end = at - 1 if at and items.words[at - 1] == "," else at
        phrase = noun_phrase_left(items, end, 0)
        return self._names.of(items, phrase)[0] if phrase is not None else None

    def _stands_for(self, word: str, at: int) -> str | None:
        """The last speaker, or the one named first in the nearest sentence, that fits the pronoun at `at`."""
        if word in _HE or word in _SHE:
            gender = "m" if word in _HE else "f"
            name = self._last(at, frozenset(("person",)), _PERSON_BACK, gender)
            if name is not None:
                self._gender[name] = gender
            return name
        if word in ("it", "its"):
            return self._just_spoke(at) or self._last(at, _IT, _BODY_BACK)
        if word in ("they", "their"):
            return self._just_spoke(at) or self._last(at, _THEY, _BODY_BACK)
        return None

    def _just_spoke(self, at: int) -> str | None:
        """Who spoke in the same sentence, where nothing tells the kind: "Acme Lumen said that it expected ..."."""
        start = self._page.sentences[self._page.sentence_at(at) - 1].start
        if self._spoke and self._spoke[-1][0] >= start:
            _, name, kind = self._spoke[-1]
            role = self._roles.get(name)
            if kind not in ("person", "place") or (kind == "person" and not role and not self._gender_of(name)):
                return name
        return None

    def _last(self, at: int, kinds: frozenset[str], back: int, gender: str = "") -> str | None:
        """In the pronoun's sentence, then in those before: who spoke there, else who is named there first."""
        sentences = self._page.sentences
        here = self._page.sentence_at(at)
        for number in range(here, max(0, here - 1 - back), -1):
            start, stop = sentences[number - 1].start, min(at, sentences[number - 1].end)
            for where, name, kind in reversed(self._spoke[-_RECENT:]):
                if start <= where < stop and kind in kinds and self._fits(name, gender):
                    return name
            if not gender and self._left and self._left[0].start >= start and (subject := self._subject(kinds)):
                return subject
            for _, end, known in self._names.between(start, stop):
                if known.kind in kinds and not self._names.is_possessive(end) and self._fits(known.name, gender):
                    return known.name
        return None

    def _subject(self, kinds: frozenset[str]) -> str | None:
        """The subject of the passage before, where it is a paper or a body and fits in number."""
        phrase = main_subject(self._left, len(self._left), 0)
        if phrase is None:
            return None
        head = self._left.words[head_of(self._left, phrase)]
        many = head.endswith("s") or head in g.PLURALS
        if many != (kinds is _THEY) or not (head in source_words.PAPERS or head in source_words.SPEAKING_NOUNS):
            return None
        return self._names.of(self._left, phrase)[0]

    def _fits(self, name: str, gender: str) -> bool:
        if not gender:
            return True
        if name not in self._gender:
            self._gender[name] = self._gender_of(name)
        return self._gender[name] in ("", gender)

    def _gender_of(self, name: str) -> str:
        """What an honorific before one of the name's mentions, or its first word, says; "" where nothing does."""
        for span in self._spans.get(name, ()):
            before = self._page.text[max(0, span.start - 8) : span.start].lower().split()
            if before and before[-1] in titles.MALE_HONORIFICS:
                return "m"
            if before and before[-1] in titles.FEMALE_HONORIFICS:
                return "f"
        first = name.lower().partition(" ")[0]
        if first in given_names.MALE:
            return "" if first in given_names.FEMALE else "m"
        return "f" if first in given_names.FEMALE else ""
