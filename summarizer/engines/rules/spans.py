"""What a span of time measures: "time within which it will be on the road", "how long shelves would be empty"."""

from summarizer.engines.rules.english import AUXILIARIES, word_set
from summarizer.engines.rules.phrasing import rest_after
from summarizer.engines.rules.places import STOPS, Place, trimmed, without_numbers

_NEGATIONS = word_set("not never no none nobody neither nor without cannot")
_RECORDS = word_set("first worst best biggest largest strongest highest lowest deadliest longest fastest only second")
_SIDES = word_set("before after later earlier ago since early late longer")
_FRAMES = {
    "within": "time within which", "for": "how long", "after": "time after which", "in": "time in which",
    "over": "time over which", "during": "time during which",
}  # fmt: skip
_NEGATION_REACH = 14
_RECORD_REACH = 10


def denied(place: Place) -> str | None:
    """For "had not been to a clinic in nine years": the negation belongs to what is measured."""
    begin = max(0, place.first - _NEGATION_REACH)
    negation = next((at for at in range(place.first - 1, begin - 1, -1) if _denies(place.word(at))), None)
    if negation is None or any(place.word(at) in STOPS for at in range(negation, place.first)):
        return None
    if negation > 0 and place.word(negation - 1) in AUXILIARIES:
        negation -= 1
    subject = place.subject(negation)
    phrase = trimmed(place.written(negation, place.first), left=False)
    if phrase.count(" ") < 2:
        return None
    return f"how long {subject} {phrase}" if subject else phrase


def _denies(word: str) -> bool:
    return word in _NEGATIONS or word.endswith("n't")


def record(place: Place) -> str | None:
    """For "its worst plane crash in 30 years"."""
    if place.word(place.first - 1) not in {"in", "for", "over"} and place.word(place.first - 2) not in {"in", "for"}:
        return None
    begin = max(0, place.first - _RECORD_REACH)
    start = next((at for at in range(place.first - 1, begin - 1, -1) if place.word(at) in _RECORDS), None)
    if start is None or any(place.word(at) in STOPS for at in range(start, place.first)):
        return None
    return f"{place.written(start, _preposition(place))} in that time"


def _preposition(place: Place) -> int:
    """Where the preposition before the number stands: "for most of the past three years"."""
    return next(
        (at for at in range(place.first - 1, max(-1, place.first - 6), -1) if place.word(at) in _FRAMES), place.first
    )


def framed(place: Place) -> str | None:
    """For "it will be on the road within six hours": "time within which it will be on the road"."""
    at = _preposition(place)
    if at == place.first:
        return None
    clause = _clause_before(place._replace(first=at))
    return f"{_FRAMES[place.word(at)]} {clause}" if clause else None


def _clause_before(place: Place) -> str | None:
    found = place.verb()
    if found is None:
        return None
    subject = place.subject(found[0]) or pronoun_before(place, found[0])
    said = without_numbers(place.written(found[0], place.first))
    return f"{subject} {said}" if subject and said else None


def pronoun_before(place: Place, verb: int) -> str:
    before = place.word(verb - 1)
    return before if before in {"it", "they", "he", "she", "we", "i"} else ""


def sided(place: Place) -> str | None:
    """For "the warnings had come 36 hours before the water", "five days after it was found"."""
    begin = place.last + 1
    if place.word(begin) not in _SIDES:
        return None
    end, _ = rest_after(place.words, begin, most=7)[::-1]
    after = place.written(begin, end)
    clause = _clause_before(place)
    return f"{clause} {after}" if clause and len(clause.split()) < 9 else f"time {after}"
