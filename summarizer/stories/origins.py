"""Where numbers and facts come from: the distinct origins behind them, so that a copy is no confirmation.

A number goes back to the source that its document names. Where it names none, it goes back to the agency that the
document is credited to; else, where the document copies another of the story, to that one's origin; else the outlet
itself is the origin.
"""

import re
from collections.abc import Iterable, Sequence

from summarizer.schemas.brief import Brief
from summarizer.schemas.story import outlets_of
from summarizer.schemas.summary import DocumentFacts
from summarizer.stories.copies import copied_from
from summarizer.stories.credits import credit_of
from summarizer.stories.people import People

_SAYING = (
    "said|says|say|reported|reports|told|announced|added|noted|confirmed|stated|wrote|claimed|warned|estimated|found"
    "|puts?|counted|measured"
)


class Origins:
    """The origins of one story. Documents are numbered from 1."""

    def __init__(self, documents: Sequence[DocumentFacts], briefs: Sequence[Brief]) -> None:
        self.people = People()
        self._called: dict[tuple[int, str], str] = {}
        self.outlets = outlets_of(documents)
        self._first = copied_from([document.text or "" for document in documents])
        self._credits = [credit_of(document) for document in documents]
        for number, brief in enumerate(briefs, 1):
            self.people.add_actors(number, brief.actors)
        self._sources: list[list[str]] = []
        for number, (brief, credit) in enumerate(zip(briefs, self._credits, strict=True), 1):
            named = list(dict.fromkeys(claim.source.name for claim in brief.numbers if claim.source))
            named += [actor.name for actor in brief.actors if actor.name not in named]
            self._sources.append(named)
            for name in (*named, *([credit] if credit else ())):
                self.people.add(number, name)
        self.people.settle()
        whos = [dict.fromkeys(self.people.who(n, name) for name in named) for n, named in enumerate(self._sources, 1)]
        self._forms = [[(form, who) for who in found for form in self.people.forms(who)] for found in whos]

    def of_number(self, document: int, source: str | None) -> str:
        """Whom a number of a document goes back to, by name."""
        return self._named(document, source) if source else self._of_document(document)

    def of_statement(self, document: int, statement: str) -> str:
        """Whom a statement goes back to: the source that a cue in it names, else the document's."""
        for form, who in self._forms[document - 1]:
            if form in statement and _is_credited(form, statement):
                return self.people.name(who)
        return self._of_document(document)

    def copies(self, document: int) -> int:
        """The document that this one copies; itself where it copies none."""
        return self._first[document - 1] + 1

    def credit(self, document: int) -> str | None:
        """The agency that a document is credited to, by the name that it has in this story."""
        credit = self._credits[document - 1]
        return self._named(document, credit) if credit else None

    def _of_document(self, document: int) -> str:
        first = self.copies(document)
        credit = self.credit(document) or self.credit(first)
        if credit is None and first == document:
            copies = (n for n in range(1, len(self._first) + 1) if self.copies(n) == document)
            credit = next((credit for n in copies if (credit := self.credit(n))), None)
        return credit or self.outlets[first - 1]

    def _named(self, document: int, name: str) -> str:
        key = document, name
        if key not in self._called:
            self._called[key] = self.people.name(self.people.who(document, name))
        return self._called[key]


def _is_credited(name: str, statement: str) -> bool:
    """Whether a cue beside the name says that they state it."""
    at = statement.find(name)
    before, behind = statement[max(0, at - _BESIDE) : at], statement[at + len(name) : at + len(name) + _BESIDE]
    return _CUE_BEHIND.match(behind) is not None or _CUE_BEFORE.search(before) is not None


_BESIDE = 60
_CUE_BEHIND = re.compile(rf"(?:’s|'s)?(?:[,)]|,? \(\w+\))?(?: \w+){{0,2}} (?:{_SAYING})\b")
_CUE_BEFORE = re.compile(
    rf"(?:(?i:according to)|(?:{_SAYING}) (?:by|to))(?: [^\s.;]+){{0,6}} $|\b(?:said|says)(?: [^\s.;]+){{0,3}} $"
)


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names, each once, in order."""
    return tuple(dict.fromkeys(names))
