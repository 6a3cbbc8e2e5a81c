"""What a number's sentence tells of it: the words beside it, what befell whom, where, who, how it is meant."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain, count, pairwise

from summarizer.reading.amounts import Amount, amount_of
from summarizer.reading.lexicon.calendar import MONTHS, WEEKDAYS
from summarizer.reading.lexicon.story_words import (
    FATES,
    PERSON_FATES,
    PHRASES,
    PLACE_LEADS,
    REACH,
)
from summarizer.schemas.brief import NumberClaim
from summarizer.stories.meaning import as_magnitude, aspects_of, core_of, digits_of, unit_notions
from summarizer.stories.notions import WORD, notions, notions_of
from summarizer.stories.told import Told

_DIRECTIONS = frozenset({"rise", "fall"})
_NEXT_TO = 3  # words from a number to the one that says whether it is a rise
MOST = 60  # numbers of one document; of a table's thousands, those near the start
_COMPARED = 80  # characters from a number to the one that it is compared with
_COMPARING = re.compile(
    r"\b(?:up from|down from|from an?|compared (?:with|to)|against|versus|instead of|rather than|not the"
    r"|(?:more|less|fewer|higher|lower) than (?:the|an?))\b"
)
_REACH_OF_WORDS = 9  # words to each side of a number that may say what it measures
_CORE, _NEAR, _FAR = 1.0, 0.7, 0.22
_PER = re.compile(r"\b(?:per|an?)\s+(?:[a-z]+\s+)?(share|day|hour|week|month|year|person|barrel|litre|tonne|ton)\b")
_RAISING = frozenset(
    "rise rose risen rises climb climbed climbs jump jumped increase increased raised raise grown grew reached".split()
)
WHAT_IF = frozenset({"unreal"})
_UNREAL = re.compile(r"\b(?:would|could) have (?:been|come|risen|fallen|grown|made|earned|reached)\b")
_COMMA = re.compile(",")
_STOPS = re.compile(r"[;:()\[\]“”\"—–]| (?:while|but|whereas|although) ")
_LEAD_WITHIN = 3  # words before a town
_VERB_WITHIN = 4  # words behind a number
_AUXILIARIES = frozenset("was were is are has have had remain remains remained suffered".split())
_FORECAST = frozenset({"expected", "before"})
_SAME_BREATH = 30  # characters between two numbers that are forecast together
_PARTICLES = {"up": "rise", "down": "fall"}
_TURNING = _RAISING | _PARTICLES.keys()


def told_numbers(document: int, numbers: tuple[NumberClaim, ...], others: Sequence[tuple[int, int]] = ()) -> list[Told]:
    """The numbers of a document that can be compared, in its brief's order; of very many the first. `others` are the
    spans of numbers beside them, which end a clause as they do."""
    homes: dict[tuple[int, int], _Home] = {}
    spans = sorted([*others, *((n.start, n.end) for n in numbers if n.start is not None and n.end is not None)])
    found: list[Told] = []
    for place, claim in enumerate(numbers[:MOST]):
        amount = amount_of(claim)
        evidence = next((e for e in claim.evidence if _holds(e.start, e.end, claim)), None)
        if amount is None or evidence is None or evidence.start is None or claim.start is None or claim.end is None:
            continue
        key = (evidence.start, evidence.end or 0)
        if key not in homes:
            inside = [(s - key[0], e - key[0]) for s, e in spans if key[0] <= s and e <= key[1]]
            homes[key] = _Home(evidence.quote, inside)
        found.append(homes[key].told(document, place, claim, amount, (claim.start - key[0], claim.end - key[0])))
    for home in homes.values():
        home.pair_respectively()
        home.inherit()
    return found


def _holds(start: int | None, end: int | None, claim: NumberClaim) -> bool:
    if start is None or end is None or claim.start is None or claim.end is None:
        return False
    return start <= claim.start and claim.end <= end


class _Home:
    """A sentence with its words, and the spans of all its numbers."""

    def __init__(self, sentence: str, numbers: list[tuple[int, int]]) -> None:
        self.sentence = sentence
        self.commas = [found.start() for found in _COMMA.finditer(sentence)]
        # Lists side by side, a place for each word: a sentence's words are cut once, and there are many.
        self.starts = [found.start() for found in WORD.finditer(sentence)]
        self.words = WORD.findall(sentence)
        self.notions = list(map(notions_of, self.words))
        self.around = frozenset(chain.from_iterable(self.notions))
        self.numbers = numbers
        self.stops = [found.start() for found in _STOPS.finditer(sentence)]
        capitals = [at for at, word in enumerate(self.words) if word[0].isupper() and word.lower() not in _CALENDAR]
        self.names = [(self.starts[at], self.notions[at][0]) for at in capitals if at and self.notions[at]]
        self.places = self._places(capitals)
        low = sentence.lower()
        # The places of the words that tell a way or a rise: most sentences have none.
        self.raising: set[int] = set()
        self.particles: dict[int, str] = {}
        self.ways: dict[int, str] = {}
        if not _TURNING.isdisjoint(self.words):
            self.raising = {at for at, word in enumerate(self.words) if word in _RAISING}
            self.particles = {at: _PARTICLES[word] for at, word in enumerate(self.words) if word in _PARTICLES}
        if not _DIRECTIONS.isdisjoint(self.around):
            self.ways = {at: told[0] for at, told in enumerate(self.notions) if told and told[0] in _DIRECTIONS}
        self.phrases = [(low.index(phrase), stands_for) for phrase, stands_for in PHRASES.items() if phrase in low]
        self.told_here: list[Told] = []

    def _places(self, capitals: list[int]) -> list[tuple[int, str, bool]]:
        """The places that the sentence names as where something holds: where each stands, its notion, or how far it
        reaches ("world", "country") with True."""
        words, told = self.words, self.notions
        found = [
            (self.starts[at], told[at][0] if told[at] else words[at].lower(), False)
            for at in capitals
            if at and words[at - 1].lower() in PLACE_LEADS
        ]
        if not REACH.keys().isdisjoint(self.around):
            known = {at for at, _, _ in found}
            wide = (
                (self.starts[at], notion[0])
                for at, notion in enumerate(told)
                if notion and notion[0] in REACH and self._is_reach(at, notion[0])
            )
            found += [(at, REACH[notion], True) for at, notion in wide if at not in known]
        return found

    def _is_reach(self, at: int, notion: str) -> bool:
        """Whether a word says how far a figure reaches: "other countries" do not, nor a village that is buried."""
        if _is_plural(self.words[at]):
            return False
        before = [word.lower() for word in self.words[max(0, at - _LEAD_WITHIN) : at]]
        return notion != "town" or len(before) < _LEAD_WITHIN - 1 or not PLACE_LEADS.isdisjoint(before)

    def told(self, document: int, place: int, claim: NumberClaim, amount: Amount, span: tuple[int, int]) -> Told:
        """The number that stands at `span` of the sentence."""
        start, end = span
        low, high = self._clause(start, end)
        beside = self._beside(start, end, low, high)
        core = core_of(claim)
        if low == start > 0:  # what the measure has from before the number is another's
            core -= frozenset(chain.from_iterable(self.notions[: bisect_left(self.starts, start)])) & FATES
        weights = dict.fromkeys(self.around, _FAR)
        near: set[str] = set()
        for word, distance in beside:
            weight = _NEAR / (1 + distance / 10)
            for found in self.notions[word]:
                if weight > weights.get(found, 0.0):
                    weights[found] = weight
                near.add(found)
        for found in self._fates_of_clause(low, start, high, core | near):
            weights[found] = _NEAR
            near.add(found)
        weights.update(dict.fromkeys(core, _CORE))
        for found in (*unit_notions(claim, amount), *(notions(claim.source.name) - core if claim.source else ())):
            weights.pop(found, None)
        inside = [(where, is_wide) for at, where, is_wide in self.places if low <= at < high] if self.places else ()
        per = _PER.search(self.sentence[start : end + 24].lower())
        told = Told(
            document, place, claim, as_magnitude(amount, claim, core | near), weights, frozenset(core | near),
            self.around,
            fates=(core & FATES) or frozenset(near & FATES),
            aspects=aspects_of(core | near) | self._direction(core, beside) | self._mood(low, high),
            nouns=frozenset() if amount.unit or claim.kind == "money" else notions(claim.unit or ""),
            scope=frozenset([where for where, is_wide in inside if not is_wide]),
            wide=frozenset([where for where, is_wide in inside if is_wide]),
            per=per[1] if per else "share" if "per-share" in self.sentence[low:high] else "",
            digits=digits_of(claim.as_written, claim.value, claim.kind),
            names=self._names_at(low, start, high),
            firm=bool(core & FATES),
            raised=bool(self.raising) and any(word in self.raising for word, _ in beside),
            span=span,
            home=claim.start - start if claim.start is not None else 0,
        )  # fmt: skip
        self.told_here.append(told)
        return told

    def pair_respectively(self) -> None:
        """In "growth of 2 and sales of 3 percent, from 4 and 5 percent respectively" the last measure what the first
        do, and all of the last what the first of them does."""
        half = len(self.told_here) // 2
        if half < 2 or len(self.told_here) != 2 * half or "respectively" not in self.sentence:
            return
        heads = {word: weight for word, weight in self.told_here[half].notions.items() if weight > _FAR}
        aspects = self.told_here[half].aspects
        for early, late in zip(self.told_here[:half], self.told_here[half:], strict=True):
            _take_over(late, heads)
            _take_over(late, {word: weight for word, weight in early.notions.items() if weight == _CORE})
            late.aspects |= aspects

    def inherit(self) -> None:
        """For "1.5 million people, more than the 1.2 million that …": the second measures what the first does; for "96
        of the 200 seats" the first counts what the second does."""
        for early, late in pairwise(self.told_here):
            between = self.sentence[early.span[1] : late.span[0]]
            if between.strip() in ("of", "of the", "of its", "out of") and not early.nouns:
                early.nouns = late.nouns
                _take_over(early, dict.fromkeys(late.nouns, _CORE))
            if len(between) <= _SAME_BREATH and between.startswith((" on ", " and ", ", ", " or ")):
                late.aspects |= early.aspects & _FORECAST  # "earnings of 1.71 on revenue of 4.79 billion"
            if len(between) > _COMPARED or late.nouns or _COMPARING.search(between) is None:
                continue
            if early.amount.dimension == late.amount.dimension:
                _take_over(late, {word: weight for word, weight in early.notions.items() if weight > _FAR})
                late.nouns, late.fates = early.nouns, late.fates or early.fates

    def _names_at(self, low: int, start: int, high: int) -> frozenset[str]:
        """Whose number it is, as far as names tell: those before it in its clause, else those behind it, else those of
        the number before."""
        before = frozenset(found for at, found in self.names if low <= at < start)
        if before:
            return before
        behind = frozenset(found for at, found in self.names if start <= at < high)
        if behind or not self.told_here or start - low > _COMPARED:
            return behind
        return self.told_here[-1].names

    def _clause(self, start: int, end: int) -> tuple[int, int]:
        """From the stop or the number before to the one behind."""
        low = max((e for _, e in self.numbers if e <= start), default=0)
        high = min((s for s, _ in self.numbers if s >= end), default=len(self.sentence))
        low = max((stop for stop in self.stops if low < stop < start), default=low)
        if self.sentence.endswith(" and ", 0, start) and self._has_a_verb(end):
            low = start  # "four died and 11 others were still below": what befell the four is not told of these
        return low, min((stop for stop in self.stops if end <= stop < high), default=high)

    def _has_a_verb(self, end: int) -> bool:
        """Whether a number is followed by what befell it, or is said of it."""
        at = bisect_left(self.starts, end)
        behind = range(at, min(at + _VERB_WITHIN, len(self.words)))
        return any(self.words[word] in _AUXILIARIES or not FATES.isdisjoint(self.notions[word]) for word in behind)

    def _beside(self, start: int, end: int, low: int, high: int) -> list[tuple[int, int]]:
        """The places of the words within reach of the number, each with how far off it stands; a comma takes it
        further."""
        starts, commas = self.starts, self.commas
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        left = range(first - 1, max(bisect_left(starts, low), first - _REACH_OF_WORDS) - 1, -1)
        right = range(last, min(bisect_left(starts, high), last + _REACH_OF_WORDS))
        found = [(at, 0) for at in range(first, last)]
        if not commas:
            return [*found, *zip(left, count()), *zip(right, count())]
        before, behind = bisect_left(commas, start), bisect_left(commas, end)
        found += [(at, far + 6 * (before - bisect_left(commas, starts[at]))) for far, at in enumerate(left)]
        return found + [(at, far + 6 * (bisect_left(commas, starts[at]) - behind)) for far, at in enumerate(right)]

    def _mood(self, low: int, high: int) -> frozenset[str]:
        """Whether a number is what might have been: "growth would have been close to 5 percent"."""
        return WHAT_IF if _UNREAL.search(self.sentence, low, high) else frozenset()

    def _direction(self, core: frozenset[str], beside: list[tuple[int, int]]) -> frozenset[str]:
        """Whether a number is told as a rise or as a fall: by what it measures, else by the nearest word."""
        found = core & _DIRECTIONS
        if not found and (self.ways or self.particles):
            near = [(far, self.ways[word]) for word, far in beside if word in self.ways]
            near += [(far, self.particles[word]) for word, far in beside if far < 2 and word in self.particles]
            found = frozenset({min(near)[1]}) if near and min(near)[0] <= _NEXT_TO else frozenset()
        return found if len(found) == 1 else frozenset()

    def _fates_of_clause(self, low: int, start: int, high: int, known: set[str] | frozenset[str]) -> set[str]:
        """What the clause says in a phrase; for "the number of people killed … has climbed to 31" the fate too."""
        found = {notion for at, notion in self.phrases if low <= at < high}
        if not (known | found) & FATES:
            before = self.notions[bisect_left(self.starts, low) : bisect_left(self.starts, start)]
            found |= PERSON_FATES.intersection(chain.from_iterable(before))
        return found


def _take_over(number: Told, weights: dict[str, float]) -> None:
    number.near |= weights.keys()
    number.notions = {**number.notions, **{w: max(x, number.notions.get(w, 0.0)) for w, x in weights.items()}}


def _is_plural(word: str) -> bool:
    return word.lower().removesuffix("'s").removesuffix("’s").endswith("s")


_CALENDAR = frozenset(MONTHS) | frozenset(WEEKDAYS)
