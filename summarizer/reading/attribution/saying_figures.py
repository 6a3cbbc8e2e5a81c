"""Cues that stand with a figure alone: "put at 40 by X", "a toll of 40 given by X", "X counted 40", "X's poll gave it
40", "the toll rose to 40 after X announced ..."."""

from summarizer.reading.attribution.clauses import (
    HEAD_ENDS,
    QUOTE,
    Items,
    Range,
    group_start,
    head_of,
    noun_phrase_left,
    noun_phrase_right,
)
from summarizer.reading.attribution.complements import is_numeric
from summarizer.reading.attribution.saying import ENDS, Clause, Saying
from summarizer.reading.attribution.saying_verbs import subject_left
from summarizer.reading.attribution.source_names import can_speak
from summarizer.reading.attribution.verbs import VERBS
from summarizer.reading.lexicon import grammar as g
from summarizer.reading.lexicon import source_words

PARTICIPLES = source_words.FIGURE_PARTICIPLES | source_words.AT_PARTICIPLES
POLLED = frozenset("give gives gave given has had have".split())

_NEAR = 8  # items between a participle and the "by" or the "at" that belongs to it
_FIGURE = 5  # items from a verb to its figure: "a total of more than 40"
_MATTER = 10  # items before a participle in which its figure stands
_HEAD = 25  # items before "gave" in which the poll stands
_REST = 14  # items behind "X's figure", in which the figure stands
_CLAUSE = 40  # items that the clause with the toll may take


def find_given(clause: Clause, at: int) -> Saying | None:
    """ "put at 40 by X", "estimated by X at 40", "a toll of 40 given by X", "the 3 percent forecast by X"."""
    items = clause.items
    follow = clause.word(at + 1)
    if follow == "by":
        source = _agent(items, at + 2)
        if source is None:
            return None
        to = next((k for k in range(source[0] + 1, min(len(items), source[1] + 1)) if items.words[k] == "to"), None)
        if to is not None and items.words[at] in _LOOKS_AHEAD:
            return Saying((source[0], to), (at, at + 2), after=to)
        if clause.word(source[1]) == "at" and source[1] + 1 < len(items) and _has_figure(items, source[1] + 1, _FIGURE):
            return Saying(source, (at, at + 2), after=source[1])
        return _figure_before(clause, at, source)
    if follow in ("at", "to") and items.words[at] in source_words.AT_PARTICIPLES:
        by = next((k for k in range(at + 2, min(len(items) - 1, at + _NEAR)) if items.words[k] == "by"), None)
        if by is not None and _has_figure(items, at + 2, by - at - 2):
            source = _agent(items, by + 1)
            return Saying(source, (at, at + 1), before=by, start=at) if source is not None else None
    return None


_LOOKS_AHEAD = frozenset("forecast forecasted projected predicted expected estimated".split())


def _figure_before(clause: Clause, at: int, source: Range) -> Saying | None:
    """The matter of "... 40 given by X": the noun phrase with the figure, or the subject of a passive."""
    items = clause.items
    start, kinds = group_start(items, at, clause.low)
    matter = noun_phrase_left(items, start, clause.low)
    if matter is None:
        return None
    low = matter[0] if not kinds else max(matter[0], clause.low)
    if not any(is_numeric(items[k].text) for k in range(max(low, start - _MATTER), start)):
        return None
    return Saying(source, (at, at + 2), before=start, start=low)


def _agent(items: Items, at: int) -> Range | None:
    """Who a "by" before `at` names, where it can speak: no figure, no means ("by 40 percent", "by hand")."""
    source = noun_phrase_right(items, at, len(items))
    if source is None or is_numeric(items[at].text) or not can_speak(items, source):
        return None
    # "by police, the crowd": what stands behind the name's own tail is no part of it.
    return source[0], _without_figure(items, source)


def _without_figure(items: Items, source: Range) -> int:
    for k in range(source[0] + 1, source[1]):
        if is_numeric(items[k].text) and items.words[k - 1] in g.PREPOSITIONS_ALL:
            return k - 1
    return source[1]


def find_also_by(clause: Clause, at: int) -> Saying | None:
    """ "put at 40 by X and 30 by Y": the second figure's maker."""
    items = clause.items
    if at < 3 or not (is_numeric(items[at - 1].text) or is_numeric(items[at - 2].text)):
        return None
    joint = next((k for k in range(at - 1, max(clause.low, at - 6), -1) if items.words[k] in ("and", "or")), None)
    if joint is None or not any(items.words[k] == "by" for k in range(max(clause.low, joint - _NEAR), joint)):
        return None
    source = _agent(items, at + 1)
    return Saying(source, (at, at + 1), before=at, start=joint + 1) if source is not None else None


def find_counted(clause: Clause, at: int) -> Saying | None:
    """ "X counted 83", "X has recorded 1,870 cases": who counts states the figure right behind the verb."""
    items = clause.items
    start, kinds = group_start(items, at, clause.low)
    if "b" in kinds or "t" in kinds or "n" in kinds or not _has_figure(items, at + 1, _FIGURE - 1):
        return None
    source = subject_left(clause, start)
    if source is None or items.words[source[0]] in g.RELATIVES or not _counts(items, source):
        return None
    return Saying(source, (start, at + 1), after=at + 1, finite=True)


def _counts(items: Items, source: Range) -> bool:
    head = items.words[head_of(items, source)]
    return head in source_words.SPEAKING_NOUNS or head in source_words.PAPERS or can_speak(items, source)


def find_polled(clause: Clause, at: int) -> Saying | None:
    """ "a poll gave the party 31 percent", "the survey had her on 40": only polls do."""
    items = clause.items
    if at <= clause.low + 1:
        return None
    start, _ = group_start(items, at, clause.low)
    window = range(max(clause.low, start - _HEAD), start)
    makers = _POLLS_AND_FIGURES if items.words[at][0] == "g" else source_words.SAMPLES
    if not any(items.words[k] in makers for k in window):
        return None
    source = noun_phrase_left(items, start, clause.low)
    if source is None or items.words[head_of(items, source)] not in makers:
        return None
    after = at + 1
    if after >= len(items) or items.words[after] in ENDS or _is_participle(items.words[after]):
        return None
    return Saying(source, (start, at + 1), after=after, finite=True)


_POLLS_AND_FIGURES = source_words.SAMPLES | source_words.FIGURES


def _is_participle(word: str) -> bool:
    form = VERBS.get(word)
    return word in ("been", "to") or word.endswith("ed") or (form is not None and "n" in form.letters)


def find_reckoned(clause: Clause, at: int) -> Saying | None:
    """ "X's figure of 40", "a forecast by X of 3 percent", "an estimate of 40 by X"."""
    items = clause.items
    follow = clause.word(at + 1)
    if follow in ("by", "from"):
        source = _agent(items, at + 2)
        if source is None:
            return None
        of = _figure_of(items, source)
        return Saying((source[0], of), (at, at + 2), after=of) if of is not None else None
    if follow != "of" or not _has_figure(items, at + 2, 3):
        return None
    for k in range(at - 1, max(clause.low, at - 5), -1):
        if items.words[k] in ("'s", "'", "’"):
            source = noun_phrase_left(items, k, clause.low)
            return Saying(source, (at, at + 2), after=at + 2) if source and can_speak(items, source) else None
        form = VERBS.get(items.words[k])
        if form is not None and form.verb.support:
            start, kinds = group_start(items, k, clause.low)
            source = subject_left(clause, start) if "b" not in kinds else None
            return Saying(source, (at, at + 2), after=at + 2) if source and can_speak(items, source) else None
        if items.words[k] in ENDS or items.words[k] == ",":
            break
    by = next((k for k in range(at + 3, min(len(items) - 1, at + _NEAR)) if items.words[k] == "by"), None)
    if by is None:
        return None
    source = _agent(items, by + 1)
    return Saying(source, (at, at + 2), before=by, start=at) if source is not None else None


def _figure_of(items: Items, source: Range) -> int | None:
    """Where "of 3 percent" starts inside or behind "by the bank of 3 percent"."""
    for k in range(source[0] + 1, min(len(items) - 1, source[1] + 2)):
        if items.words[k] in ("of", "for", "that") and _has_figure(items, k + 1, 4):
            return k
    return None


def after_news(items: Items, saying: Saying, low: int) -> None:
    """ "The toll rose to 36 after officials announced ...": the count in front is theirs too."""
    joint = saying.source[0] - 1
    if saying.before is not None or not low < joint <= low + _CLAUSE:
        return
    if items.words[joint] not in source_words.NEWS_AFTER:
        return
    form = VERBS.get(items.words[saying.cue[1] - 1])
    if form is None or form.verb.lemma not in source_words.ANNOUNCING:
        return
    front = [items.words[k] for k in range(low, joint)]
    if QUOTE not in front and "," not in front and not source_words.TALLIES.isdisjoint(front):
        saying.before = joint


def _has_figure(items: Items, start: int, size: int) -> bool:
    """Whether one of the next `size` items starts a figure, and nothing ends the phrase before it."""
    for k in range(start, min(len(items), start + size)):
        word = items.words[k]
        if is_numeric(items[k].text):
            return True
        if word in ENDS or word == "," or (word in HEAD_ENDS and word not in ("of", "at", "to")):
            return False
    return False
