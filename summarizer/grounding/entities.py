"""Who the article names, looked up by any form of a name."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache

from summarizer.grounding.words import fold
from summarizer.reading.lexicon.places import CAPITALS, DEMONYMS, STATE_FORMS
from summarizer.reading.lexicon.titles import HONORIFICS, PERSON_NOUNS, ROLE_MODIFIERS
from summarizer.reading.model import Name, Reading

_NONE: frozenset[int] = frozenset()
_LONGEST = 500  # characters: more is no name
_LEADING = frozenset("the a an this that its his her their".split())
# Abbreviations that every reader expands; the first form stands for all.
_KNOWN = (
    ("United States", "US", "U.S.", "USA", "U.S.A.", "America"),
    ("United Kingdom", "UK", "U.K.", "Britain", "Great Britain"),
    ("European Union", "EU", "E.U."),
    ("United Nations", "UN", "U.N."),
    ("United Arab Emirates", "UAE", "U.A.E."),
)


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """A name in lower case without article, honorific or possessive."""
    words = fold(name).lower().split()
    while len(words) > 1 and (words[0] in _LEADING or words[0] in HONORIFICS):
        words.pop(0)
    return " ".join(words).removesuffix("'s").removesuffix("'").strip(" .,;:\"'()")


def known_forms(name: str) -> tuple[str, ...]:
    """The forms of a name whose abbreviation every reader knows; none for any other."""
    return _KNOWN_FORMS.get(plain_name(name), ())


def initials(name: str) -> str:
    """The capitals that open the words of a name: "KCNA" for the Korean Central News Agency; "" for a single word."""
    words = [word for word in name.replace("-", " ").split() if word[:1].isupper()]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


_KNOWN_FORMS = {plain_name(form): forms for forms in _KNOWN for form in forms}


class Entities:
    """The names of a reading; each is told by its place in reading.names."""

    def __init__(self, reading: Reading) -> None:
        self.names = reading.names
        self._forms: dict[str, set[int]] = defaultdict(set)
        self._states: dict[str, set[int]] = defaultdict(set)
        self._known: dict[str, frozenset[int]] = {}
        self._starts: dict[int, list[int]] = {}
        self._kinds: dict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(reading.names):
            self._kinds[name.kind].append(place)
            for form in (name.name, *name.aliases):
                self._add(form, place)

    def _add(self, form: str, place: int) -> None:
        plain = plain_name(form)
        self._forms[plain].add(place)
        if state := _state_of(plain):
            self._states[state].add(place)

    @cached_property
    def _by_word(self) -> dict[str, set[int]]:
        """Whose name has a word."""
        table: dict[str, set[int]] = defaultdict(set)
        for plain, places in self._forms.items():
            for word in plain.split():
                table[word] |= places
        return table

    @cached_property
    def _abbreviations(self) -> dict[str, set[int]]:
        """Whose name has these initials."""
        table: dict[str, set[int]] = defaultdict(set)
        for place in range(len(self.names)):
            for form in self.forms(place):
                if letters := initials(form):
                    table[letters.lower()].add(place)
        return table

    def of(self, name: str) -> frozenset[int]:
        """Whom a form of a name may mean; empty where the article names nobody like that."""
        if name not in self._known:
            self._known[name] = self._look_up(name)
        return self._known[name]

    def _look_up(self, name: str) -> frozenset[int]:
        plain = plain_name(name) if len(name) <= _LONGEST else ""
        if not plain:
            return _NONE
        if plain in self._forms:
            return frozenset(self._forms[plain])
        singular = plain.removesuffix("s")
        if singular in self._forms and len(singular) > 2:
            return frozenset(self._forms[singular])
        state = _state_of(plain) or _state_of(singular)
        if state and state in self._states:
            return frozenset(self._states[state])
        letters = plain.replace(".", "")
        if letters in self._abbreviations and name[:2].isupper() and len(letters) > 1:
            return frozenset(self._abbreviations[letters])
        for form in known_forms(name):
            if (other := plain_name(form)) in self._forms:
                return frozenset(self._forms[other])
        short = initials(name).lower()
        if len(short) > 2 and short in self._forms:
            return frozenset(self._forms[short])
        found = self._by_part(plain, name)
        if not found and singular != plain and len(singular) > 2:
            return self._by_part(singular, name)
        return found

    def _by_part(self, plain: str, name: str) -> frozenset[int]:
        """Those whose name holds these words, or is held by them: "Suu Kyi", "analyst Jon Moe"."""
        words = plain.split()
        whole = set.intersection(*(self._by_word.get(word, set()) for word in words))
        held = {place for place in whole if any(holds(plain_name(form), plain) for form in self.forms(place))}
        if held:
            return frozenset(held)
        roles = [_is_role(word) for word in fold(name).split()[-len(words) :]]
        for start in range(1, len(words)):
            if not roles[start - 1]:
                break
            if found := self._forms.get(" ".join(words[start:])):
                return frozenset(found)
        return _NONE

    def forms(self, place: int) -> Iterable[str]:
        """Every form under which the text names it."""
        name = self.names[place]
        return (name.name, *name.aliases)

    def name(self, place: int) -> Name:
        """The entry itself."""
        return self.names[place]

    def stands_between(self, place: int, start: int, end: int) -> bool:
        """Whether text[start:end] holds a mention of it."""
        starts = self._starts_of(place)
        at = bisect_left(starts, start)
        return at < len(starts) and starts[at] < end

    def last_before(self, place: int, offset: int) -> int:
        """Where the text named it last before `offset`; -1 where it did not."""
        starts = self._starts_of(place)
        at = bisect_left(starts, offset)
        return starts[at - 1] if at else -1

    def of_kind(self, kind: str) -> list[int]:
        """All of one kind."""
        return self._kinds.get(kind, [])

    def _starts_of(self, place: int) -> list[int]:
        if place not in self._starts:
            self._starts[place] = [span.start for span in self.names[place].spans]
        return self._starts[place]

    def same(self, one: str, other: str) -> bool:
        """Whether two forms name the same one."""
        a, b = plain_name(one), plain_name(other)
        if a == b or (self.of(one) & self.of(other)):
            return bool(a)
        if a.replace(".", "") == initials(other).lower() or b.replace(".", "") == initials(one).lower():
            return bool(a and b)
        short, long = sorted((a, b), key=len)
        if not short:
            return False
        if long.endswith(" " + short):
            return True
        # "Kim" is Kim Jong Un, but "Russia" is not "Russia's news agency".
        return long.startswith(short + " ") and max(one, other, key=len).istitle() and "'s" not in long


def holds(long: str, short: str) -> bool:
    """Whether the words of `short` stand in `long`, side by side."""
    return f" {short} " in f" {long} "


def _state_of(plain: str) -> str | None:
    return STATE_FORMS.get(plain) or DEMONYMS.get(plain) or CAPITALS.get(plain)


def _is_role(word: str) -> bool:
    """Whether a word before a name says what its bearer is, and is no part of the name."""
    return word.islower() or word.lower() in PERSON_NOUNS or word.lower() in ROLE_MODIFIERS
