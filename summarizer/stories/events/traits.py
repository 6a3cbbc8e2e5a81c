"""What a document is compared by: its names, its matter, its figures and its days, the first sentences above the rest.

All of it comes from a finished brief, and from the text where that is at hand: nothing is read a second time. Without a
text, the sentences that the brief cites stand for it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from summarizer.reading.lexicon.common_capitals import CALENDAR, FUNCTION_WORDS, NOT_NAMES
from summarizer.reading.lexicon.currencies import CODES as CURRENCIES
from summarizer.reading.lexicon.places import DEMONYMS, STATE_FORMS
from summarizer.schemas.brief import Brief, NumberClaim
from summarizer.schemas.summary import Summary
from summarizer.stories.events.days import days_of_text
from summarizer.stories.hours import hour_of
from summarizer.stories.notions import notions_of

_CHARACTERS = 4_000  # of a text; what a report is about stands near its start
_LEAD = 450  # characters that weigh more: a first paragraph or two
_OPENING = 200  # characters of a first sentence: where a preview says when it will be
_HEAD, _FIRST, _REST = 3, 2, 1
_HEAVIEST = 8
_MOST_NUMBERS = 40
_VAST = 1e300
_PIECE = 400  # characters of one sentence
_LONGEST = 40  # letters of a word
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_INSIDE = re.compile(r"(?:(?<=[\w,;] )|(?<=\w[-‐‑]))[^\W\d_]+(?:['’][^\W\d_]+)*")
_DATE_LINE = re.compile(r"\s*([A-Z][A-Z '’.-]{2,40}),? ?[A-Za-z. -]{0,20}(?:—|–|--)")
_STATES = {form: name.lower() for form, name in (STATE_FORMS | DEMONYMS).items()}
_NO_NAMES = frozenset(map(str.lower, CURRENCIES)) | CALENDAR | FUNCTION_WORDS | NOT_NAMES

_PARTS = 3  # words of a name, at most, that make it whole
_JOINTS = " -‐‑"
_AGENCY = re.compile(r"\A(\s*[A-Z][\w.’' ,/-]{1,50}?)\s*\([A-Z][\w.&’' -]{1,40}\)(?=\s*(?:--?|[–—:]))")
_CREDIT_LINE = re.compile(
    r"^[ \t(]*(?:(?:additional )?reporting by|editing by|read more|sign up|subscribe|with files from|©|copyright)\b.*",
    re.IGNORECASE | re.MULTILINE,
)
_DIGEST = re.compile(
    r"\b(?:in brief|at a glance|round-?up|(?:news|weekly|daily|morning|evening) (?:digest|briefing|summary)|headlines"
    r"|you (?:may|might) have missed|you missed|markets? wrap|(?:week|day) ahead|the (?:week|day|month|year) in"
    r"|(?:shares|stocks|markets|bourse|index) (?:close|end|open|finish|edge)s?)\b",
    re.IGNORECASE,
)
Weights = dict[str, float]


@dataclass(slots=True, eq=False)
class Traits:
    """`names`, `words` and `figures` each with a weight. States and peoples are words: many reports have them.

    Days are ordinals, None where nobody knows: `day` is that of publication, `told` the one of what is told, and `days`
    are all that are named. A digest tells of many things: the week in brief, a report on the markets.
    """

    names: Weights
    words: Weights
    figures: Weights
    day: int | None
    told: int | None
    days: frozenset[int]
    outlet: str | None = None
    is_digest: bool = False


def traits_of(summary: Summary) -> Traits:
    """The traits of a brief. A summary of another schema has those of its title and its text alone."""
    document = summary.document
    brief = summary.content if isinstance(summary.content, Brief) else Brief()
    title = (document.title or "")[:_PIECE]
    start = _start(document.text or "")
    body = document.text[start : start + _CHARACTERS] if document.text else "\n".join(_cited(brief))[:_CHARACTERS]
    body = _CREDIT_LINE.sub("", _AGENCY.sub(r"\1", body, count=1))
    names, words = _names_and_words(title, body, _named(body, brief))
    published = hour_of(document)
    days = days_of_text(f"{title}. {body}", published, len(title) + _LEAD, len(title) + _OPENING)
    return Traits(
        names,
        words,
        _figures(brief.numbers, start + 2 * _LEAD),
        day=None if published is None else date.fromisoformat(published[:10]).toordinal(),
        told=days.told,
        days=days.named,
        outlet=document.outlet.casefold() if document.outlet else None,
        is_digest=_DIGEST.search(title) is not None,
    )


def _start(text: str) -> int:
    """Where the article starts: a front matter is none of it."""
    return max(0, text.find("\n---", 3, _CHARACTERS) + 4) if text.startswith("---") else 0


def _names_and_words(title: str, body: str, named: set[str]) -> tuple[Weights, Weights]:
    """Each mention of a name weighs as much, of however many words: "Puerto Almagre" is one place."""
    names: Weights = {}
    words: Weights = {}
    for text, weigh in ((title, _in_title), (body, _in_body)):
        run: list[str] = []
        weight, end = 0, -2
        for found in _WORD.finditer(text):
            low = _plain(found[0])
            if run and (found.start() > end + 1 or low not in named or text[end] not in _JOINTS):
                _add(names, run, weight)
                run = []
            if (state := _STATES.get(low)) is not None:
                words[state] = words.get(state, 0) + weigh(found.start())
            elif low in named:
                if not run:
                    weight = weigh(found.start())
                run.append(low)
                end = found.end()
            else:
                for notion in notions_of(found[0][:_LONGEST]):
                    words[notion] = words.get(notion, 0) + weigh(found.start())
        _add(names, run, weight)
    return _bounded(names), _bounded(words)


def _in_title(_: int) -> int:
    return _HEAD


def _in_body(start: int) -> int:
    return _FIRST if start < _LEAD else _REST


def _add(names: Weights, run: Sequence[str], weight: int) -> None:
    """Shares the weight among the words of a name and the whole: two firms of one family have but a part in common."""
    parts = run if len(run) < 2 else [*run, " ".join(run[:_PARTS])]
    for part in parts:
        names[part] = names.get(part, 0) + weight / len(parts)


def _cited(brief: Brief) -> list[str]:
    """The sentences that a brief cites, in the article's order."""
    headline = (brief.headline,) if brief.headline else ()
    claims = chain(headline, brief.headline_facts, brief.numbers[:_MOST_NUMBERS], brief.actors, brief.open_questions)
    found = {(e.start or 0, e.quote[:_PIECE]) for claim in claims for e in claim.evidence}
    return [quote for _, quote in sorted(found)]


def _named(body: str, brief: Brief) -> set[str]:
    """The words that are part of a name, in small letters: those with a capital inside a sentence. A title is not
    asked: it may have capitals throughout."""
    actors = (word for actor in brief.actors for word in _WORD.findall(actor.name[:_PIECE]))
    place = _DATE_LINE.match(body)
    line = _WORD.findall(place[1]) if place else ()
    found = {_plain(word) for word in chain(_INSIDE.findall(body), actors, line) if word[0].isupper()}
    return found - _NO_NAMES


def _plain(word: str) -> str:
    return word[:_LONGEST].lower().replace("’", "'").removesuffix("'s")


def _bounded(weights: Weights) -> Weights:
    return {key: min(weight, _HEAVIEST) for key, weight in weights.items()}


def _figures(numbers: Sequence[NumberClaim], lead: int) -> Weights:
    """The values of the numbers; those that stand before `lead` weigh more."""
    found: Weights = {}
    for claim in numbers[:_MOST_NUMBERS]:
        value = next((bound for bound in (claim.value, claim.low, claim.high) if bound is not None), None)
        if value is None or abs(value) > _VAST or claim.kind in ("rank", "age"):
            continue
        figure = f"{value:.6g}"
        found[figure] = max(found.get(figure, 0), _FIRST if claim.start is not None and claim.start < lead else _REST)
    return found
