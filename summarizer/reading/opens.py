"""The words by which a text says that something is open: unknown, undisclosed, disputed, unconfirmed or pending.

A phrase is looked for only where its rarest word stands, so a text without such words costs one look-up a word.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import compress, pairwise
from typing import Literal, NamedTuple

from summarizer.reading.lexicon.open_classes import WORD_CLASSES
from summarizer.reading.lexicon.open_hints import HINTS
from summarizer.reading.lexicon.open_words import PHRASES
from summarizer.reading.model import OpenCue, Status
from summarizer.reading.page import Page, Token

# "I don't know what you mean" is talk; an official's "we do not know yet" is news as much as the outlet's "it is not
# known".
_TALK = frozenset({"i", "you", "me", "my", "your", "i'm", "you're", "i've", "let's", "i'd", "i'll"})
_TALK_REACH = 5
_DATE_REACH = 14
_STOPS = frozenset({";", ".", "!", "?"})
_ASKING = frozenset(
    "who whom whose what where when why how which did does do is are was were will would can could has have had".split()
)
_QUESTION_STARTS = _STOPS | {'"', "“", "‘", "'", ":"}
_SHORTEST_QUESTION, _LONGEST_QUESTION = 3, 24


def find_open(page: Page, body: tuple[bool, ...]) -> tuple[OpenCue, ...]:
    """Every cue in the body, in order, none overlapping; its span covers the words of the phrase, first to last."""
    cues: list[OpenCue] = []
    quoted = _Quoted(page)
    tokens, lowers = page.tokens, page.lowers
    for index, in_body in enumerate(body):
        held = page.words[index]
        triggers = _triggers(held) if in_body else {}
        if not in_body or not (triggers or "?" in held):
            continue
        within = page.first[index], page.first[index + 1]
        asked = _asked(page, index, quoted) if "?" in held else None
        if asked is not None:
            _add(cues, _cue(asked, tokens, index))
        # A question without quotation marks is asked of the reader, not left open by the reporting.
        if not triggers or lowers[within[1] - 1] == "?":
            continue
        for at in compress(range(*within), map(triggers.__contains__, page.lowers_of(index))):
            likely = _likely(triggers[lowers[at]], lowers, at, within)
            found = _longest(likely, page, at, within) if likely else None
            if found is not None and _counts(found, tokens, within, quoted):
                _add(cues, _cue(found, tokens, index))
    return tuple(cues)


def _triggers(held: frozenset[str]) -> dict[str, list["_Phrase"]]:
    """The triggers among a sentence's words, each with its phrases for which the words that they need are there too:
    few sentences have any."""
    triggers: dict[str, list[_Phrase]] = {}
    for word in _BY_TRIGGER.keys() & held:
        fitting = [
            phrase
            for phrase in _BY_TRIGGER[word]
            if (phrase.right_needs is None or not phrase.right_needs[0].isdisjoint(held))
            and (phrase.left_needs is None or not phrase.left_needs[0].isdisjoint(held))
        ]
        if fitting:
            triggers[word] = fitting
    return triggers


class _Found(NamedTuple):
    """A phrase in place: its first and its last token. A `firm` one is no mere hint; an `own` one names its speaker, as
    "we can't comment" does."""

    status: Status
    first: int
    last: int
    firm: bool
    own: bool = False


class _Step(NamedTuple):
    """What a phrase asks of the next word: one of `words`, none of `words`, or a gap of up to `most` words."""

    kind: Literal["word", "optional", "not", "gap"]
    words: frozenset[str]
    most: int


class _Phrase(NamedTuple):
    """The steps to the left of the trigger, nearest first, and those to its right."""

    status: Status
    left: tuple[_Step, ...]
    right: tuple[_Step, ...]
    firm: bool
    own: bool
    # Words of which one must stand within so many tokens of the trigger, to its left and right: a look at these saves
    # following the steps.
    left_needs: tuple[frozenset[str], int] | None
    right_needs: tuple[frozenset[str], int] | None


class _Quoted:
    """Tells whether a place stands in quotation marks."""

    def __init__(self, page: Page) -> None:
        self._quotes = page.quotes
        self._starts = [quote.start for quote in page.quotes]

    def holds(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._quotes[at].end


def _asked(page: Page, index: int, quoted: _Quoted) -> _Found | None:
    """A question that somebody in the text asks: "Where are the others?" asked her sister."""
    offset = page.text.find("?", *page.sentences[index])
    if offset < 0 or not quoted.holds(offset):
        return None
    tokens, within = page.tokens, (page.first[index], page.first[index + 1])
    mark = next((at for at in range(*within) if tokens[at].start == offset), within[0])
    first = mark
    while first > within[0] and mark - first <= _LONGEST_QUESTION and tokens[first - 1].text not in _QUESTION_STARTS:
        first -= 1
    words = {token.lower for token in tokens[first:mark]}
    if tokens[first].lower not in _ASKING or not _SHORTEST_QUESTION <= mark - first <= _LONGEST_QUESTION:
        return None
    return _Found("unknown", first, mark, firm=False) if words.isdisjoint(_TALK) else None


def _likely(phrases: Sequence[_Phrase], lowers: tuple[str, ...], at: int, within: tuple[int, int]) -> list[_Phrase]:
    """The phrases whose words nearest to the trigger at token `at` are there at all."""
    low, high = within
    likely: list[_Phrase] = []
    for phrase in phrases:
        needs = phrase.right_needs
        if needs is not None and needs[0].isdisjoint(lowers[at + 1 : min(high, at + 1 + needs[1])]):
            continue
        needs = phrase.left_needs
        if needs is None or not needs[0].isdisjoint(lowers[max(low, at - needs[1]) : at]):
            likely.append(phrase)
    return likely


def _longest(phrases: Sequence[_Phrase], page: Page, at: int, within: tuple[int, int]) -> _Found | None:
    best: _Found | None = None
    for phrase in phrases:
        last = _follow(phrase.right, 0, page.lowers, at, 1, within)
        if last is None:
            continue
        first = _follow(phrase.left, 0, page.lowers, at, -1, within)
        if first is not None and (best is None or (phrase.firm, last - first) > (best.firm, best.last - best.first)):
            best = _Found(phrase.status, first, last, phrase.firm, phrase.own)
    return best


def _follow(
    steps: tuple[_Step, ...], step: int, lowers: tuple[str, ...], at: int, way: int, within: tuple[int, int]
) -> int | None:
    """The last token of the match, going `way` from `at`; None where the steps don't fit. Gaps are bounded, so the
    work for one trigger is."""
    for number in range(step, len(steps)):
        kind, words, most = steps[number]
        if kind == "gap":
            return _past_gap(steps, number + 1, lowers, (at, most), way, within)
        ahead = at + way
        if within[0] <= ahead < within[1] and lowers[ahead] in words:
            if kind == "not":
                return None
            at = ahead
        elif kind == "word":
            return None
    return at


def _past_gap(
    steps: tuple[_Step, ...],
    step: int,
    lowers: tuple[str, ...],
    gap: tuple[int, int],
    way: int,
    within: tuple[int, int],
) -> int | None:
    """The same from a gap on that begins behind a token (the first of `gap`) and takes so many words at most."""
    at, most = gap
    for _ in range(most + 1):
        end = _follow(steps, step, lowers, at, way, within)
        if end is not None:
            return end
        at += way
        if not within[0] <= at < within[1] or lowers[at] in _STOPS:
            return None
    return None


def _counts(found: _Found, tokens: tuple[Token, ...], within: tuple[int, int], quoted: _Quoted) -> bool:
    around = tokens[max(within[0], found.first - _DATE_REACH) : min(within[1], found.last + _DATE_REACH)]
    if (found.status == "disputed" or not found.firm) and _names_a_year(around):
        return False
    if found.own or not quoted.holds(tokens[found.first].start):
        return True
    if not found.firm:
        return False
    near = tokens[max(within[0], found.first - _TALK_REACH) : found.last + 1]
    return not any(token.lower in _TALK for token in near)


def _names_a_year(around: tuple[Token, ...]) -> bool:
    """Whether the words around a cue say "in 2008": a dispute or a hint of some year is background. What is pending or
    unknown may well name a year."""
    return any(
        word.lower == "in" and year.text.isdigit() and len(year.text) == 4 and year.text[:2] in {"19", "20"}
        for word, year in pairwise(around)
    )


def _cue(found: _Found, tokens: tuple[Token, ...], index: int) -> OpenCue:
    return OpenCue(found.status, tokens[found.first].start, tokens[found.last].end, index + 1, found.firm)


def _add(cues: list[OpenCue], cue: OpenCue) -> None:
    """Of two cues that overlap a firm one stays before a hint, then the longer one, then the first."""
    if cues and cue.start < cues[-1].end:
        if (cue.firm, cue.end - cue.start) <= (cues[-1].firm, cues[-1].end - cues[-1].start):
            return
        cues.pop()
        _add(cues, cue)
        return
    cues.append(cue)


def _compiled() -> dict[str, tuple[_Phrase, ...]]:
    by_trigger: dict[str, list[_Phrase]] = {}
    for table in (PHRASES, HINTS):
        for status, phrases in table.items():
            for written in phrases:
                before, trigger, after = _cut(written.split())
                left = tuple(map(_step, reversed(before)))
                own = any(step.kind == "word" and not _TALK.isdisjoint(step.words) for step in left)
                right = tuple(map(_step, after))
                phrase = _Phrase(status, left, right, table is PHRASES, own, _needs(left), _needs(right))
                for word in _words(trigger):
                    by_trigger.setdefault(word, []).append(phrase)
    return {word: tuple(found) for word, found in by_trigger.items()}


def _needs(steps: tuple[_Step, ...]) -> tuple[frozenset[str], int] | None:
    """The first words that the steps ask for, and within how many tokens."""
    reach = 1
    for step in steps:
        if step.kind == "word":
            return step.words, reach
        reach += {"gap": step.most, "optional": 1, "not": 0}[step.kind]
    return None


def _cut(steps: list[str]) -> tuple[list[str], str, list[str]]:
    at = next(i for i, step in enumerate(steps) if step.startswith("!"))
    return steps[:at], steps[at][1:], steps[at + 1 :]


@cache
def _step(written: str) -> _Step:
    if written.startswith("~"):
        return _Step("gap", frozenset(), int(written[1:]))
    if written.startswith("^"):
        return _Step("not", _words(written[1:]), 0)
    if written.endswith("?"):
        return _Step("optional", _words(written[:-1]), 0)
    return _Step("word", _words(written), 0)


@cache
def _words(alternatives: str) -> frozenset[str]:
    words: set[str] = set()
    for word in alternatives.split("|"):
        words.update(WORD_CLASSES[word[1:]].split() if word.startswith("@") else (word,))
    return frozenset(words)


_BY_TRIGGER = _compiled()
