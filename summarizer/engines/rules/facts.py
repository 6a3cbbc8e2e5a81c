"""What happened: the headline in one sentence, and the few sentences that carry the news.

The choice is made by place, by what a sentence shares with the headline and the lead, and by what it brings that the
chosen ones have not: numbers, named actors, somebody's statement, an open end.
"""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from summarizer.engines.rules.english import word_set
from summarizer.engines.rules.salience import overlap
from summarizer.engines.rules.sheet import Sheet
from summarizer.engines.rules.wording import cleaned, is_teaser, with_speaker
from summarizer.reading.model import Attribution, Reading
from summarizer.schemas.brief import Statement

_FEWEST, _MOST = 3, 7
_SHARE = 0.65  # of the running sentences, how many at most become facts
_MOST_SPANS = 80  # of one name or one quotation, the places near its start
_LEAD_WORDS = 10
_STANDFIRST_WORDS = 15
_LEADS = 5  # sentences among which the lead is looked for
_SAME = 0.6  # the share of content words from which two sentences tell one fact
_REPEATING = 2.2  # what a sentence loses by telling in other words what another tells
_LIKE_THE_HEADLINE = 0.3
_BACKGROUND = word_set(
    "history years year decade decades century previously formerly founded ago background since 1990s 2000s"
)
_TALK = word_set("i we you my our i'm we're i’m we’re your me")


class _Candidate(NamedTuple):
    sentence: int
    statement: str
    evidence: tuple[int, ...]
    words: frozenset[str]
    score: float


def headline(reading: Reading, sheet: Sheet | None = None) -> Statement | None:
    """The headline sentence, with the lead that says it; the lead alone where it is missing, teases, or is a
    line of the page that the lead knows nothing of."""
    sheet = sheet or Sheet(reading)
    lead = _lead(sheet)
    number = reading.headline
    if number is not None and sheet.is_citable(number) and not is_teaser(reading.sentence_text(number)):
        said = cleaned(reading.sentence_text(number))
        related = lead is None or _likeness_of(sheet, number, lead) > 0
        if said and related:
            alike = lead is not None and lead != number and _likeness_of(sheet, number, lead) >= _LIKE_THE_HEADLINE
            return Statement(statement=said, evidence=sheet.cite(number, *((lead,) if alike and lead else ())))
    if lead is None:
        return None
    candidate = _candidate(sheet, lead, 0.0, _Spoken(sheet))
    return Statement(statement=candidate.statement, evidence=sheet.cite(*candidate.evidence)) if candidate else None


def headline_facts(reading: Reading, sheet: Sheet | None = None) -> tuple[Statement, ...]:
    """Three to seven statements, what happened first, no two the same; fewer where the text has no more."""
    sheet = sheet or Sheet(reading)
    lead = _lead(sheet)
    if lead is None:
        return ()
    told = [number for number in sheet.running if number >= lead]
    scores = _Scores(sheet, lead, told)
    spoken = _Spoken(sheet)
    candidates = [
        candidate
        for place, number in enumerate(told)
        if (candidate := _candidate(sheet, number, scores.of(number, place), spoken)) is not None
    ]
    most = max(_FEWEST, min(_MOST, round(len(candidates) * _SHARE)))
    chosen = sorted(_novel(candidates, most), key=lambda candidate: candidate.sentence)
    return tuple(Statement(statement=c.statement, evidence=sheet.cite(*c.evidence)) for c in chosen)


def _lead(sheet: Sheet) -> int | None:
    """The first sentence of the story proper: of some length, and after the headline."""
    after = [number for number in sheet.running if number > (sheet.reading.headline or 0)] or sheet.running
    lengths = {number: len(sheet.said(number).split()) for number in after[:_LEADS]}
    first = next((number for number in lengths if lengths[number] >= _LEAD_WORDS), after[0] if after else None)
    if first is not None and lengths[first] < _STANDFIRST_WORDS:
        # A short first sentence is a standfirst where the one after it tells the same at length.
        second = next((number for number in lengths if number > first), None)
        if second is not None and lengths[second] >= _STANDFIRST_WORDS and _opens_paragraph(sheet, second):
            return second
    return first


def _likeness_of(sheet: Sheet, one: int, other: int) -> float:
    return overlap(sheet.about(one), sheet.about(other))


class _Scores:
    """How much of the news each sentence is likely to carry."""

    def __init__(self, sheet: Sheet, lead: int, told: list[int]) -> None:
        reading, starts = sheet.reading, sheet.starts
        self._sheet = sheet
        self._last = max(1, len(told) - 1)
        has_headline = reading.headline is not None and sheet.is_citable(reading.headline)
        self._topic = sheet.about(lead) | (sheet.about(reading.headline or 0) if has_headline else frozenset())
        self._numbers = _tally(number.sentence for number in reading.numbers if number.kind != "rank")
        self._open = _tally(cue.sentence for cue in reading.open if cue.firm)
        self._sources = _tally(bisect_right(starts, a.source.start) for a in reading.attributions)
        self._names = _tally(
            bisect_right(starts, span.start)
            for name in reading.names
            if name.kind != "place"
            for span in name.spans[:_MOST_SPANS]
        )
        self._opening = {number for number in told if _opens_paragraph(sheet, number)}

    def of(self, number: int, place: int) -> float:
        said = self._sheet.said(number)
        lower = said.lower().split()
        words = self._sheet.about(number)
        shared = len(words & self._topic)
        score = 2.2 * (place == 0) + 1.7 * (1 - place / self._last)
        score += min(1.4, 0.3 * shared)
        score += min(1.0, 0.6 * self._numbers.get(number, 0))
        score += 0.4 * bool(self._sources.get(number)) + 0.65 * bool(self._open.get(number))
        score += min(0.6, 0.2 * self._names.get(number, 0))
        score += 0.3 * (number in self._opening)
        score += 0.7 * min(1.0, len(words) / 20)
        score -= 0.9 * (len(lower) < 8) + 0.5 * (said[:1] in '“"')
        score -= 0.6 * bool(_BACKGROUND.intersection(lower))
        score -= 0.9 * bool(_TALK.intersection(lower))
        return score


def _opens_paragraph(sheet: Sheet, number: int) -> bool:
    start = sheet.reading.sentences[number - 1].start
    return start == 0 or "\n" in sheet.text[max(0, start - 2) : start]


def _tally(sentences: Iterable[int]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for number in sentences:
        counts[number] = counts.get(number, 0) + 1
    return counts


class _Spoken:
    """Who speaks where: the attributions by sentence, to give a quotation or a pronoun its speaker."""

    def __init__(self, sheet: Sheet) -> None:
        starts = sheet.starts
        self.by_sentence: dict[int, list[Attribution]] = {}
        for attribution in sheet.reading.attributions:
            covered = {bisect_right(starts, attribution.source.start)}
            for span in attribution.content:
                first, last = bisect_right(starts, span.start), bisect_right(starts, max(span.start, span.end - 1))
                covered.update(range(first, min(last, first + _MOST_SPANS) + 1))
            for number in covered:
                self.by_sentence.setdefault(number, []).append(attribution)


def _candidate(sheet: Sheet, number: int, score: float, spoken: _Spoken) -> _Candidate | None:
    worded = with_speaker(sheet.reading, number, spoken.by_sentence.get(number, ()))
    if worded is None:
        return None
    statement, evidence, worth = worded
    return _Candidate(number, statement, evidence, sheet.about(number), score + worth)


def _novel(candidates: list[_Candidate], most: int) -> list[_Candidate]:
    """The best ones, each weighed by what it adds to those already taken."""
    chosen: list[_Candidate] = []
    left = [(candidate, 0.0) for candidate in candidates]
    while left and len(chosen) < most:
        worths = [candidate.score - _REPEATING * likeness for candidate, likeness in left]
        best, likeness = left.pop(worths.index(max(worths)))
        if likeness < _SAME:
            chosen.append(best)
            words, size = best.words, len(best.words)
            left = [
                # Their overlap, written out: this is the innermost loop.
                (other, max(known, len(words & own) / min(size, len(own)) if words and (own := other.words) else 0.0))
                for other, known in left
            ]
    return chosen
