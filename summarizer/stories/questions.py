"""What is open across outlets: one question of what several leave open, and what another document answers.

An answer must be of the kind that is asked for: a count for "how many", a cause for "what caused". A sentence that is
itself a sign of something open answers nothing. It is better to leave a question open than to close it wrongly.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from summarizer.reading.lexicon.story_words import FATES
from summarizer.schemas.brief import Brief, OpenQuestion, Statement
from summarizer.schemas.claim import Evidence
from summarizer.stories.notions import notions
from summarizer.stories.told import Told

_SAME, _SHARED = 0.5, 2
_ABOUT = 0.55  # the share of a question's notions that an answer must have
_HOW_MANY = re.compile(
    r"\b(?:how (?:many|much|large|big|high|long|far|old)\b"
    r"|what is the (?:scale|number|toll|extent|size|cost|amount|figure)\b|(?:toll|number|scale|figure) of\b)",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:what (?:started|caused|led to|triggered|sparked|is the (?:cause|reason|motive))|why|the cause)\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"^(?:who|what is the (?:name|identity))\b|\bbehind\b", re.IGNORECASE)
_WHETHER = re.compile(r"^(?:will|would|is|are|was|were|has|have|did|does|do|can|could|should)\b", re.IGNORECASE)
_CAUSED = re.compile(
    r"\b(?:caused by|because|due to|blamed on|started by|sparked by|triggered by|as a result of|led to|set off by"
    r"|was started|were started|after a)\b",
    re.IGNORECASE,
)
_WAS_BEHIND = re.compile(
    r"\b(?:behind|responsib\w+|identified as|named as|claimed|admitted|confessed|carried out by)\b", re.IGNORECASE
)
_HEDGE = re.compile(
    r"\b(?:may|might|could|would|should|will|if|whether|reportedly|unclear|unknown|not known|declined|alleged\w*"
    r"|expected|likely|possibl[ey]|considering|investigat\w+|probe)\b",
    re.IGNORECASE,
)
_OUTCOME = 0.5  # for "Will X join?", where the names must all be there besides
_ASKING = frozenset("know unknown open happen next given clear unclear mean".split())


@dataclass(slots=True)
class Asked:
    """A question that several documents leave open, the first one's words; `answers` pair documents with evidence."""

    question: OpenQuestion
    told: list[tuple[int, OpenQuestion]]
    notions: frozenset[str]
    counts: bool
    answers: list[tuple[int, Evidence]]


def merged_questions(briefs: Sequence[Brief], numbers: Sequence[Told]) -> list[Asked]:
    """The questions of all documents, each once, with what answers them."""
    asked: list[Asked] = []
    for document, brief in enumerate(briefs, 1):
        for question in brief.open_questions:
            words = _about(question)
            counts = _HOW_MANY.search(question.question) is not None
            known = next((a for a in asked if _is_same(a, document, words, counts)), None)
            if known is None:
                asked.append(Asked(question, [(document, question)], words, counts, []))
            else:
                known.told.append((document, question))
    open_spans = {
        (document, e.start, e.end)
        for document, brief in enumerate(briefs, 1)
        for question in brief.open_questions
        for e in question.evidence
    }
    closed = _closed_facts(briefs, open_spans)
    for one in asked:
        asking = {document for document, _ in one.told}
        one.answers = _counted(one, numbers, asking, open_spans) if one.counts else _stated(one, closed, asking)
    return asked


# A fact with its document and its notions.
Closed = tuple[int, Statement, frozenset[str]]


def _closed_facts(briefs: Sequence[Brief], open_spans: set[Any]) -> list[Closed]:
    """The facts and headlines that are no sign of something open themselves."""
    return [
        (document, fact, notions(fact.statement))
        for document, brief in enumerate(briefs, 1)
        for fact in (*brief.headline_facts, *([brief.headline] if brief.headline else ()))
        if fact.evidence and not any((document, e.start, e.end) in open_spans for e in fact.evidence)
    ]


def _about(question: OpenQuestion) -> frozenset[str]:
    return notions(question.question) - _ASKING


def _is_same(known: Asked, document: int, words: frozenset[str], counts: bool) -> bool:
    shared = len(words & known.notions)
    if shared < _SHARED or shared < _SAME * min(len(words), len(known.notions)) or counts != known.counts:
        return False
    return all(told != document for told, _ in known.told)


def _counted(
    asked: Asked, numbers: Sequence[Told], asking: set[int], open_spans: set[Any]
) -> list[tuple[int, Evidence]]:
    """The number of another document that counts what is asked for: the same fate, or most of the question's words."""
    fates = asked.notions & FATES
    found: dict[int, tuple[float, Evidence]] = {}
    for number in numbers:
        if number.document in asking:
            continue
        evidence = number.claim.evidence[0]
        if (number.document, evidence.start, evidence.end) in open_spans:
            continue
        own = {word for word, weight in number.notions.items() if weight >= 1.0} | number.fates
        share = len(asked.notions & set(number.notions)) / max(1, len(asked.notions))
        if (fates and not fates & number.fates) or not asked.notions & own:
            continue
        if not fates and share < _ABOUT:
            continue
        score = share + bool(fates)
        if number.document not in found or score > found[number.document][0]:
            found[number.document] = (score, evidence)
    return [(document, evidence) for document, (_, evidence) in sorted(found.items())]


def _named_in(question: str) -> frozenset[str]:
    """The notions of the names in a question: its capitals after the first word."""
    _, _, rest = question.partition(" ")
    return notions(" ".join(word for word in rest.split() if word[:1].isupper()))


def _stated(asked: Asked, facts: Sequence[Closed], asking: set[int]) -> list[tuple[int, Evidence]]:
    """The fact of another document that gives the cause, the person or the outcome that is asked for."""
    question = asked.question.question
    sign = _CAUSED if _CAUSE.search(question) else _WAS_BEHIND if _WHO.search(question) else None
    if sign is None and not _WHETHER.search(question):
        return []
    best: dict[int, tuple[float, Statement]] = {}
    named = _named_in(question)
    for document, fact, words in facts:
        shared = len(asked.notions & words)
        if shared < _SHARED or document in asking or not named <= words:
            continue
        share = shared / len(asked.notions)
        if share <= max(best[document][0] if document in best else 0.0, (_OUTCOME if sign is None else _ABOUT) - 0.01):
            continue
        if not _HEDGE.search(fact.statement) and (sign is None or sign.search(fact.statement)):
            best[document] = (share, fact)
    return [(document, fact.evidence[0]) for document, (_, fact) in sorted(best.items(), key=lambda one: one[0])]
