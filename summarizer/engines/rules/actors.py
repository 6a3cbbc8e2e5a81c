"""Rules for the actors of a brief: who acts, speaks or is spoken of first, each once, the most important first."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from summarizer.engines.rules.citing import cite
from summarizer.engines.rules.unnamed import is_prose, unnamed_groups
from summarizer.reading.lexicon.name_contexts import ACTS, OBJECT_PREPOSITIONS
from summarizer.reading.lexicon.places import CAPITALS
from summarizer.reading.model import Name, Reading
from summarizer.schemas.brief import Actor

ActorKind = Literal["person", "organisation", "agency", "state", "group"]

# A place that acts is a state: a province, a city's government.
_KINDS: dict[str, ActorKind] = {
    "person": "person",
    "organisation": "organisation",
    "agency": "agency",
    "state": "state",
    "group": "group",
    "place": "state",
}
_EARLY = 3  # sentences that tell the news: a headline, a standfirst, a lead
_SEARCHED = 40  # descriptions looked for in the text; few articles have more than five
_PREPOSITIONS = frozenset("of in at from to for on near with".split())
_AHEAD = 120  # characters after a name in which its verb is looked for
_MOST = 14  # actors of a brief


@dataclass(slots=True)
class _Candidate:
    name: Name
    sentences: list[int] = field(default_factory=list)
    spoken: int = 0
    acts: int = 0
    receives: int = 0
    early: bool = False

    def add(self, text: str, sentence: int, start: int, end: int) -> None:
        """Counts one mention, text[start:end]."""
        self.sentences.append(sentence)
        self.acts += (_acts(text, end) and not _governed(text, start)) or _is_agent(text, start)
        self.receives += _receives(text, start)

    @property
    def weight(self) -> float:
        """How much the article is about this one: mentions, deeds and words, with a start for the news itself."""
        return len(self.sentences) + 2 * self.spoken + self.acts + (3 if self.early else 0)


def list_actors(reading: Reading) -> tuple[Actor, ...]:
    """Drafted from the reading alone."""
    found = _candidates(reading)
    chosen = [candidate for candidate in _without_doubles(found) if _matters(candidate)]
    chosen.sort(key=lambda candidate: (-candidate.weight, candidate.name.spans[0]))
    actors = [_actor(reading, candidate) for candidate in chosen[:_MOST]]
    taken = {form.lower() for candidate in found for form in (candidate.name.name, *candidate.name.aliases)}
    actors += [
        Actor(name=group.name, kind=group.kind, evidence=cite(reading, *group.sentences[:2]))
        for group in unnamed_groups(reading)
        if group.name.lower() not in taken
    ]
    return tuple(actors)


def _candidates(reading: Reading) -> list[_Candidate]:
    """Everybody whom running text or the headline names."""
    prose = [found.sentence for found in reading.sentences if not found.boilerplate and is_prose(reading, found)]
    news = {*prose[:_EARLY], reading.headline}
    citable = {*prose, reading.headline}
    spoken = Counter(attribution.source.name for attribution in reading.attributions)
    starts = [found.start for found in reading.sentences]
    found: list[_Candidate] = []
    searched = 0
    for name in reading.names:
        if name.kind not in _KINDS or name.name == reading.document.outlet:
            continue
        candidate = _Candidate(name, spoken=sum(spoken[form] for form in {name.name, *name.aliases}))
        phrases = [alias[1:] for alias in name.aliases if alias[:4].lower() == "the "][: _SEARCHED - searched]
        searched += len(phrases)
        for start, end in (*name.spans, *_described(reading, phrases)):
            number = bisect_right(starts, start)
            if number in citable:
                candidate.add(reading.document.text, number, start, end)
                candidate.early = candidate.early or number in news
        if candidate.sentences:
            found.append(candidate)
    return found


def _described(reading: Reading, phrases: list[str]) -> Iterator[tuple[int, int]]:
    """Where a description ("the company", without its first letter) stands for a name."""
    for phrase in phrases:
        for found in re.finditer(f"[Tt]{re.escape(phrase)}\\b", reading.document.text):
            yield found.span()


def _acts(text: str, end: int) -> bool:
    """Whether the words after a name make it the subject of a verb; brackets and one apposition may stand between."""
    after = text[end : end + _AHEAD]
    if after.startswith(" ("):
        after = after[after.find(")") + 1 :]
    if after.startswith(","):
        inside, comma, rest = after[1:].partition(",")
        return _is_verb(inside) or (bool(comma) and "." not in inside and _is_verb(rest))
    return after[:1].isspace() and _is_verb(after)


def _governed(text: str, start: int) -> bool:
    """Whether a preposition before a name takes it from the verb after it: "the city of Oslo grew"."""
    before = text[max(0, start - 16) : start].lower().split()
    if before and before[-1] == "the":
        before.pop()
    return bool(before) and before[-1] in _PREPOSITIONS


def _is_agent(text: str, start: int) -> bool:
    """Whether a name is the agent of a passive: "a round led by Acme", "paid for by the fund"."""
    before = text[max(0, start - 32) : start].lower().split()
    if before and before[-1] == "the":
        before.pop()
    if len(before) < 2 or before.pop() != "by":
        return False
    return any(word.endswith("ed") or word in _PARTICIPLES for word in before[-2:])


_PARTICIPLES = frozenset("led paid built run held sold bought made given won set put taken sent".split())


def _is_verb(words: str) -> bool:
    """Whether a verb of action comes first, or second after an adverb."""
    first = words.split(None, 2)[:2]
    if first and first[0].lower() in {"also", "then", "later"}:
        first.pop(0)
    word = first[0].lower().rstrip(",.:") if first else ""
    return word in ACTS or (word.endswith("ed") and word.isalpha())


def _receives(text: str, start: int) -> bool:
    before = text[max(0, start - 24) : start].lower().split()
    while before and before[-1] in {"the", "mr", "mr.", "president"}:
        before.pop()
    return bool(before) and before[-1] in OBJECT_PREPOSITIONS


def _matters(candidate: _Candidate) -> bool:
    kind, count = candidate.name.kind, len(candidate.sentences)
    if candidate.spoken:
        return True
    if kind == "person":
        return bool(candidate.name.role or candidate.acts or count > 1 or candidate.early)
    if kind == "state":
        part = candidate.acts or (candidate.early and candidate.receives)
        return bool(part) and (count > 1 or candidate.name.name.lower() in CAPITALS)
    if kind == "place":
        return candidate.acts > 1 and candidate.early
    if kind == "group":
        return bool(candidate.acts) and (count > 1 or candidate.early)
    return bool(candidate.acts) or (candidate.early and count > 1) or count > 2


def _without_doubles(found: list[_Candidate]) -> list[_Candidate]:
    """Of a state and its government only the one that the article speaks of more."""
    states = {candidate.name.name: candidate for candidate in found if candidate.name.kind == "state"}
    dropped: set[str] = set()
    for name, candidate in states.items():
        if name.endswith("government"):
            own = [other for other in states if other != name and name.startswith(other[: max(4, len(other) - 2)])]
            for other in own:
                dropped.add(other if candidate.weight > states[other].weight else name)
    return [candidate for candidate in found if candidate.name.name not in dropped]


def _actor(reading: Reading, candidate: _Candidate) -> Actor:
    """The evidence is the sentence that gives the role, else the first that names the actor in full."""
    name, text = candidate.name, reading.document.text
    where = dict.fromkeys(candidate.sentences)
    described = named = None
    for number in where:
        found = reading.sentences[number - 1]
        words = text[found.start : found.end]
        if described is None and name.role and name.role in words:
            described = number
        if named is None and name.name in words:
            named = number
    cited = [number for number in (named, described) if number is not None] or list(where)[:1]
    role = name.role if described is not None else None
    return Actor(name=name.name, kind=_KINDS[name.kind], role=role, evidence=cite(reading, *cited))
