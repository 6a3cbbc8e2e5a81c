"""A number as one document tells it, with all that tells which quantity it is."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import chain, count, pairwise

from summarizer.reading.lexicon.calendar import MONTHS, WEEKDAYS
from summarizer.reading.lexicon.story_words import (
    BEFORE_NOW,
    EXPECTED,
    FALLING_TOO,
    FATES,
    PERSON_FATES,
    PHRASES,
    PLACE_LEADS,
    REACH,
    RISING,
)
from summarizer.schemas.brief import NumberClaim
from summarizer.stories.amounts import Amount, amount_of
from summarizer.stories.notions import WORD, notions, notions_of

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
_STOPS = re.compile(r"[;:()\[\]“”\"—–]| (?:while|but|whereas|although) ")
_NO_MEASURE = frozenset("amount share time age result count".split())


@dataclass(slots=True, eq=False)
class Told:
    """One number claim of one document (numbered from 1).

    `notions` weighs what stands near it: 1 for the words of what it measures, less for those beside it, least for the
    rest of its sentence; `near` are those of its measure and of its clause, `around` all of its sentence. `nouns` is
    what is counted, `per` what a rate is counted by, `digits` how many digits tell something, `names` whose it is.
    `fates` is what befell them, `firm` where the words of the measure itself say so.
    `place` is its place in the brief, `home` where its sentence starts, `span` where it stands in it.
    """

    document: int
    place: int
    claim: NumberClaim
    amount: Amount
    notions: dict[str, float]
    near: frozenset[str]
    around: frozenset[str]
    fates: frozenset[str]
    aspects: frozenset[str]
    nouns: frozenset[str]
    scope: frozenset[str]
    wide: frozenset[str]
    per: str
    digits: int
    names: frozenset[str]
    firm: bool
    raised: bool
    span: tuple[int, int]
    home: int

    @property
    def rises(self) -> bool:
        """Whether such a count may rise as the event goes on."""
        return bool(self.fates & RISING)

    @property
    def falls(self) -> bool:
        """Whether such a count may fall as the event goes on."""
        return bool(self.fates & FALLING_TOO)


def told_numbers(document: int, numbers: tuple[NumberClaim, ...]) -> list[Told]:
    """The numbers of a document that can be compared, in its brief's order; of very many the first."""
    homes: dict[tuple[int, int], _Home] = {}
    spans = sorted((n.start, n.end) for n in numbers if n.start is not None and n.end is not None)
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
        self.commas = [at for at, mark in enumerate(sentence) if mark == ","]
        # Lists side by side, a place for each word: a sentence's words are cut once, and there are many.
        self.starts = [found.start() for found in WORD.finditer(sentence)]
        self.words = WORD.findall(sentence)
        self.notions = list(map(notions_of, self.words))
        self.around = frozenset(chain.from_iterable(self.notions))
        self.numbers = numbers
        self.stops = [found.start() for found in _STOPS.finditer(sentence)]
        self.places = _places(self.starts, self.words, self.notions)
        self.names = _names(self.starts, self.words, self.notions)
        low = sentence.lower()
        self.phrases = [(low.index(phrase), stands_for) for phrase, stands_for in PHRASES.items() if phrase in low]
        self.told_here: list[Told] = []

    def told(self, document: int, place: int, claim: NumberClaim, amount: Amount, span: tuple[int, int]) -> Told:
        """The number that stands at `span` of the sentence."""
        start, end = span
        low, high = self._clause(start, end)
        beside = self._beside(start, end, low, high)
        core = _core(claim)
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
        for found in (*_unit_notions(claim, amount), *(notions(claim.source.name) - core if claim.source else ())):
            weights.pop(found, None)
        inside = [(place, is_wide) for at, place, is_wide in self.places if low <= at < high]
        per = _PER.search(self.sentence[start : end + 24].lower())
        told = Told(
            document, place, claim, _as_magnitude(amount, claim, core | near), weights, frozenset(core | near),
            self.around,
            fates=(core & FATES) or frozenset(near & FATES),
            aspects=_aspects(core | near) | self._direction(core, beside),
            nouns=frozenset() if amount.unit else notions(claim.unit or ""),
            scope=frozenset(place for place, is_wide in inside if not is_wide),
            wide=frozenset(place for place, is_wide in inside if is_wide),
            per=per[1] if per else "share" if "per-share" in self.sentence[low:high] else "",
            digits=_digits(claim),
            names=self._names_at(low, start, high),
            firm=bool(core & FATES),
            raised=any(self.words[word].lower() in _RAISING for word, _ in beside),
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
        return low, min((stop for stop in self.stops if end <= stop < high), default=high)

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

    def _direction(self, core: frozenset[str], beside: list[tuple[int, int]]) -> frozenset[str]:
        """Whether a number is told as a rise or as a fall: by what it measures, else by the nearest word."""
        found = core & _DIRECTIONS
        if not found:
            near = [(far, told) for word, far in beside for told in self.notions[word] if told in _DIRECTIONS]
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


def _core(claim: NumberClaim) -> frozenset[str]:
    """The notions of what is measured; the words that stand there for want of better ones are none."""
    measures = claim.measures.lower()
    if measures in _NO_MEASURE:
        return frozenset()
    return notions(measures.removeprefix("share ")) | notions(claim.unit or "")


def _unit_notions(claim: NumberClaim, amount: Amount) -> frozenset[str]:
    """Kilometres and euros are compared as units; as words they would tell 6 miles from 10 kilometres."""
    return notions(claim.unit) if claim.unit and (amount.unit or claim.kind == "money") else frozenset()


def _as_magnitude(amount: Amount, claim: NumberClaim, words: set[str] | frozenset[str]) -> Amount:
    """For "put the magnitude at 6.1": a magnitude, though its unit stands apart."""
    if amount.dimension == "count" and claim.unit is None and "magnitude" in words:
        return amount._replace(dimension="measure magnitude")
    return amount


def _aspects(words: set[str] | frozenset[str]) -> frozenset[str]:
    found = set()
    if words & EXPECTED:
        found.add("expected")
    if words & BEFORE_NOW:
        found.add("before")
    return frozenset(found)


_Notions = list[tuple[str, ...]]


def _names(starts: list[int], words: list[str], told: _Notions) -> list[tuple[int, str]]:
    """The notions of the names in a sentence, with where they stand: its capitals, but for the first word's."""
    return [
        (starts[at], told[at][0])
        for at, word in enumerate(words)
        if word[0].isupper() and at and told[at] and word.lower() not in _CALENDAR
    ]


def _places(starts: list[int], words: list[str], told: _Notions) -> list[tuple[int, str, bool]]:
    """The places that a sentence names as where something holds: where each stands, its notion, or how far it reaches
    ("world", "country") with True."""
    found: list[tuple[int, str, bool]] = []
    for at, word in enumerate(words):
        if word[0].isupper() and at and words[at - 1].lower() in PLACE_LEADS and word.lower() not in _CALENDAR:
            found.append((starts[at], told[at][0] if told[at] else word.lower(), False))
        elif told[at] and (reach := REACH.get(told[at][0])):
            found.append((starts[at], reach, True))
    return found


_CALENDAR = frozenset(MONTHS) | frozenset(WEEKDAYS)


def _digits(claim: NumberClaim) -> int:
    """How many digits tell something: of 41 two, of 2.53 three; a range and a large figure tell more."""
    found = re.findall(r"\d[\d,]*(?:\.\d+)?", claim.as_written)
    if not found:
        value = claim.value
        return len(str(value).strip("0")) if isinstance(value, int) and 10 < value < 100 else 1
    told = sum(max(1, len(re.sub(r"\D", "", part).strip("0"))) for part in found)
    is_large = claim.kind != "percent" and len(re.sub(r"\D", "", found[0].partition(".")[0])) > 2
    return told + (len(found) > 1) + is_large
