"""Who is who across documents: forms of one name, its initials, and descriptions that a document resolves."""

import re
import sys
from collections import Counter
from collections.abc import Sequence

from summarizer.grounding.entities import initials, known_forms, plain_name
from summarizer.reading.lexicon.places import DEMONYMS, STATE_FORMS
from summarizer.reading.lexicon.story_words import AGENCY_TAILS, NEWS_AGENCIES
from summarizer.schemas.brief import Actor

# What stands for the company, or for the agency, that an article is about.
_COMPANY = re.compile(
    r"(?:the |its |their )?(?:company|firm|group|management|company management|retailer|brewer|bank|lender|airline"
    r"|carrier|operator|manufacturer|maker|chain|developer|publisher|broadcaster|corporation|builder|miner|utility"
    r"|supplier|insurer)(?:'s)?(?: (?:management|officials|executives|spokesman|spokeswoman|spokesperson))?"
)
_AGENCY = re.compile(
    r"(?:the |its )?(?:state |official |national )*(?:media|news agency|agency|bureau|state media)(?: outlet)?"
)
# What follows an organisation's name where its people or papers speak for it.
_SPOKEN_FOR = frozenset(
    "management officials official executives spokesman spokeswoman spokesperson statement release report earnings "
    "figures data website analysts economists".split()
)
_LINKS = frozenset("of by for at from with in on surveyed polled and".split())


class People:
    """The names of several documents, each document's numbered from 1, gathered into those who bear them.

    All names are made known first (`add_actors`, `add`); then `settle`; then `who` tells who is meant.
    """

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._written: dict[str, Counter[str]] = {}
        self._actors: dict[int, Sequence[Actor]] = {}
        self._persons: set[str] = set()

    def add_actors(self, document: int, actors: Sequence[Actor]) -> None:
        """The actors of a document's brief; before other names, since descriptions are looked up among them."""
        self._actors[document] = actors
        for actor in actors:
            key = self._make_known(actor.name)
            if actor.kind == "person":
                self._persons.add(key)

    def add(self, document: int, name: str) -> None:
        """A name that a document credits something to."""
        self._make_known(self._described(document, name) or name)

    def settle(self) -> None:
        """Brings together what is one."""
        keys = sorted(self._parent, key=lambda key: (len(key), key))
        self._join_known(keys)
        self._join_initials(keys)
        for key in keys:
            self._join_parts(key)

    def who(self, document: int, name: str) -> str:
        """What stands for everybody who bears this name in any document."""
        return self._root(_plain(self._described(document, name) or name))

    def name(self, who: str) -> str:
        """How they are called: by initials that a document spells out, else as most often, else at greatest length."""
        forms = self._written.get(who, Counter())
        short = sorted(form for form in forms if form.isupper() and any(_initials(other) == form for other in forms))
        if short:
            return short[0]
        return max(sorted(forms), key=lambda form: (not form.islower(), forms[form], len(form)), default=who)

    def forms(self, who: str) -> tuple[str, ...]:
        """Every form of the name, as written."""
        return tuple(self._written.get(who, ()))

    def _make_known(self, name: str) -> str:
        plain = _plain(name)
        if plain not in self._parent:
            self._parent[plain] = plain
            self._written[plain] = Counter()
        self._written[plain][name] += 1
        return plain

    def _join_known(self, keys: list[str]) -> None:
        """Agencies and states that every reader knows by several names."""
        agencies: dict[str, str] = {}
        for key in keys:
            if agency := NEWS_AGENCIES.get(key):
                self._join(agencies.setdefault(agency, key), key)
            for form in known_forms(key):
                if plain_name(form) in self._parent:
                    self._join(plain_name(form), key)

    def _join_initials(self, keys: list[str]) -> None:
        """KCNA and the Korean Central News Agency; not AP and Ana Poe."""
        short = {form: key for key in keys for form in self._written.get(key, ()) if form.isupper() and len(form) > 1}
        for key in keys:
            for form in list(self._written.get(self._root(key), ())):
                letters = _initials(form)
                is_body = len(letters) > 2 or key.rsplit(" ", 1)[-1] in AGENCY_TAILS
                if letters in short and is_body and key not in self._persons:
                    self._join(short[letters], key)

    def _join_parts(self, key: str) -> None:
        """Selmo and Rui Selmo, Kim and Kim Jong Un, Acme and Acme's management."""
        words = key.split()
        for cut in range(1, len(words)):
            tail = " ".join(words[cut:])
            is_part = tail in self._parent and _LINKS.isdisjoint(words[:cut]) and tail not in _STATES
            is_short = key in self._persons or tail in self._persons or cut == len(words) - 1
            if is_part and is_short and self._has_capital(tail):
                self._join(tail, key)
                return
        for cut in range(len(words) - 1, 0, -1):
            head, rest = " ".join(words[:cut]), words[cut:]
            bare = head.removesuffix("'s")
            if bare in self._parent and rest[0] in _SPOKEN_FOR and (len(rest) == 1 or rest[1] in _LINKS | _SPOKEN_FOR):
                self._join(bare, key)
                return
            if head in self._parent and cut == 1 and key in self._persons and self._has_capital(head):
                self._join(head, key)
                return

    def _has_capital(self, key: str) -> bool:
        return any(form[:1].isupper() for form in self._written.get(self._root(key), ()))

    def _described(self, document: int, name: str) -> str | None:
        """Whom a document means by a description: "company management", "state media", "its health officer"."""
        low = _plain(name)
        actors = self._actors.get(document, ())
        if _COMPANY.fullmatch(low):
            return _company_of(actors)
        if _AGENCY.fullmatch(low):
            return next((a.name for a in actors if a.kind == "agency"), None)
        if any(word[:1].isupper() for word in name.split()[1:]) or not name.islower():
            return None
        words = set(low.split())
        return next(
            (a.name for a in actors if a.kind == "person" and a.role and words <= set(plain_name(a.role).split())), None
        )

    def _root(self, key: str) -> str:
        while self._parent.get(key, key) != key:
            key = self._parent[key]
        return key

    def _join(self, one: str, other: str) -> None:
        a, b = self._root(one), self._root(other)
        if a != b:
            self._parent[b] = a
            self._written[a].update(self._written.pop(b, Counter()))


def _company_of(actors: Sequence[Actor]) -> str | None:
    """The company that an article is about: the one that its first sentences name. A brief may take it for a person."""

    def first(actor: Actor) -> int:
        return min((e.start for e in actor.evidence if e.start is not None), default=sys.maxsize)

    bodies = [actor for actor in actors if actor.kind == "organisation"]
    unknown = [actor for actor in actors if actor.kind == "person" and actor.role is None and " " in actor.name]
    earliest = min((first(actor) for actor in (*bodies, *unknown)), default=0)
    named = [actor for actor in (*bodies, *unknown) if first(actor) == earliest]
    return named[0].name if named else None


_STATES = frozenset(STATE_FORMS) | frozenset(DEMONYMS)


def _plain(name: str) -> str:
    return plain_name(name) or name.lower()


def _initials(name: str) -> str:
    return initials(name.removeprefix("The ").removeprefix("the "))
