"""Nouns of speech and thought as cues: "X's claim that ...", "made the claim that ...", "by X's estimate, ..."."""

from summarizer.reading.attribution.clauses import QUOTE, group_start, noun_phrase_left
from summarizer.reading.attribution.saying import ENDS, Clause, Saying
from summarizer.reading.attribution.saying_verbs import subject_left
from summarizer.reading.attribution.verbs import VERBS
from summarizer.reading.lexicon import cues
from summarizer.reading.lexicon import grammar as g

NOUNS = cues.NOUNS_THAT | cues.NOUNS_TO | cues.NOUNS_OF | cues.RECKONINGS | cues.OUTLOOKS
_POSSESSIVE_MARKS = frozenset(("'s", "'", "’"))
_MODIFIERS = 5  # words between a possessor or a verb and the noun


def find_noun(clause: Clause, at: int) -> Saying | None:
    """The saying whose cue is the noun at `at`, where a possessor or a verb before it tells whose it is."""
    items = clause.items
    if items.words[at] in cues.RECKONINGS and clause.word(at + 1) in _CLOSED:
        return _reckoned_last(clause, at)
    if at + 2 >= len(items):
        return None
    word, follow = items.words[at], items.words[at + 1]
    if follow == "," and word in cues.RECKONINGS:
        return _reckoning(clause, at)
    if word in cues.OUTLOOKS:
        saying = _revised(clause, at)
        if saying is not None:
            return saying
    if not _takes(word, follow):
        return None
    after = at + 2 if follow in ("that", ":") else at + 1
    for k in range(at - 1, max(clause.low, at - _MODIFIERS) - 1, -1):
        before = items.words[k]
        if before in g.POSSESSIVES:
            return Saying((k, k + 1), (at, at + 1), after=after)
        if before in _POSSESSIVE_MARKS:
            source = noun_phrase_left(items, k, clause.low)
            return Saying(source, (at, at + 1), after=after) if source else None
        form = VERBS.get(before)
        if form is not None and form.verb.support and before not in g.ARTICLES:
            return _supported(clause, at, k, after)
        if before in ENDS or before == "," or (before in g.PREPOSITIONS_ALL and before not in g.ARTICLES):
            return None
    return None


def _takes(word: str, follow: str) -> bool:
    """Whether what follows the noun can be its matter."""
    if follow in ("that", ":", QUOTE):
        return word in cues.NOUNS_THAT
    if follow == "to":
        return word in cues.NOUNS_TO
    return word in cues.NOUNS_OF and follow in _OF


_OF = frozenset("of about on at for over against toward with".split())


def _supported(clause: Clause, at: int, verb: int, after: int) -> Saying | None:
    """ "X issued a warning about ...": the noun is the matter's cue, the verb's subject its source."""
    form = VERBS[clause.items.words[verb]]
    start, kinds = group_start(clause.items, verb, clause.low)
    if form.letters == "b" and not kinds:
        return None
    source = clause.subject if "g" in form.letters and "b" not in kinds else subject_left(clause, start)
    return Saying(source, (start, at + 1), after=after, finite=True) if source else None


def _revised(clause: Clause, at: int) -> Saying | None:
    """ "X raised its growth forecast to 3 percent": who revises an outlook states the new one."""
    items = clause.items
    for k in range(at - 1, max(clause.low, at - _MODIFIERS - 1), -1):
        if items.words[k] in cues.REVISES:
            start, kinds = group_start(items, k, clause.low)
            source = None if "b" in kinds and not items.words[k].endswith("ing") else subject_left(clause, start)
            return Saying(source, (start, at + 1), after=at + 1, finite=True) if source else None
        if items.words[k] in ENDS or items.words[k] in (",", "and"):
            return None
    return None


def _reckoning(clause: Clause, at: int) -> Saying | None:
    """ "By the ministry's own estimate, ...", "In her view, ..."."""
    items, low = clause.items, clause.low
    if items.words[low] not in ("by", "in") or at - low > _MODIFIERS + 3:
        return None
    for k in range(at - 1, low, -1):
        if items.words[k] in g.POSSESSIVES:
            return Saying((k, k + 1), (at, at + 1), after=at + 2)
        if items.words[k] in _POSSESSIVE_MARKS:
            source = noun_phrase_left(items, k, low + 1)
            return Saying(source, (at, at + 1), after=at + 2) if source else None
    return None


def _reckoned_last(clause: Clause, at: int) -> Saying | None:
    """ "..., by the ministry's own estimate." """
    items, low = clause.items, clause.low
    by = next((k for k in range(at - 1, max(low + 1, at - _MODIFIERS - 3), -1) if items.words[k] in ("by", "on")), None)
    if by is None or items.words[by - 1] != ",":
        return None
    for k in range(at - 1, by, -1):
        if items.words[k] in g.POSSESSIVES or items.words[k] in _POSSESSIVE_MARKS:
            own = items.words[k] in g.POSSESSIVES
            source = (k, k + 1) if own else noun_phrase_left(items, k, by + 1)
            return Saying(source, (by, at + 1), before=by - 1) if source else None
    return None


_CLOSED = ENDS | {""}
