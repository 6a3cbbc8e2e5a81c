"""The cues of one passage: who says by which words, and where what is said starts. Trigger first: each item is looked
up in one table, and only then is what stands around it looked at."""

from collections.abc import Callable
from itertools import compress

from summarizer.reading.attribution import saying_figures, saying_nouns, saying_verbs
from summarizer.reading.attribution.clauses import DASHES, QUOTE, Items, capital, noun_phrase_right
from summarizer.reading.attribution.saying import ENDS, Clause, Saying
from summarizer.reading.attribution.verbs import VERBS
from summarizer.reading.lexicon import cues, source_words

Finder = Callable[[Clause, int], Saying | None]

_DATELINE = 14  # items that a dateline may take
_SPEAKER = 7  # items that a speaker's name may take before a colon
_ATTRIBUTION = 5  # items that a source may take at the end of a headline


def find_sayings(items: Items) -> list[Saying]:
    """Every cue of the passage with its source, in the order of the cues."""
    clause = Clause(items)
    found: list[Saying] = []
    done = 0
    for at in compress(range(len(items)), map(_FINDERS.__contains__, items.words)):
        if at < done:
            continue
        for find in _FINDERS[items.words[at]]:
            saying = find(clause, at)
            if saying is None:
                continue
            saying_figures.after_news(items, saying, clause.low)
            if saying.start is None:
                saying.start = clause.low
            found.append(saying)
            done = saying.cue[1]
            if saying.finite:
                clause.subject = saying.source
            break
    return found


def _end(clause: Clause, at: int) -> Saying | None:
    """A mark that ends a clause: what follows has its own subject."""
    if at + 1 < len(clause.items):
        clause.low, clause.subject, clause.controls = at + 1, None, False
    return None


def _according(clause: Clause, at: int) -> Saying | None:
    """ "According to X, ...", "..., according to X.", "..., according to X, ..."."""
    items = clause.items
    if clause.word(at + 1) != "to":
        return None
    source = noun_phrase_right(items, at + 2, len(items))
    if source is None:
        return None
    end = source[1]
    if at == clause.low or clause.word(at - 1) in ("and", "but"):
        while end < min(len(items), source[1] + 40) and items.words[end] not in _STOPS:
            end += 1
        opens = end + 1 if clause.word(end) == "," else end
        return (
            Saying(source, (at, at + 2), after=opens) if opens < len(items) and items.words[opens] not in ENDS else None
        )
    goes_on = clause.word(end) == "," and clause.word(end + 1) not in ("", "who", "which")
    return Saying(source, (at, at + 2), before=at, after=end + 1 if goes_on else None)


_STOPS = frozenset((",", ".", QUOTE))


def _colon(clause: Clause, at: int) -> Saying | None:
    """ "X: ..." in a headline or a transcript, and "...: police" at a headline's end."""
    items = clause.items
    if clause.low != 0 or at == 0 or len(items) - at < 2:
        return None
    if len(items) - at <= _ATTRIBUTION + 1 and at >= _SPEAKER - 3 and _speaks_last(items, at + 1):
        return Saying((at + 1, len(items)), (at, at + 1), before=at)
    if at > _SPEAKER or len(items) - at < 4 or items.words[0] in cues.NO_SPEAKERS:
        return None
    if not all(capital(item) or item.lower in ("of", "the", "and", ".", "·") for item in items[:at]):
        return None
    return Saying((0, at), (at, at + 1), after=at + 1)


def _speaks_last(items: Items, start: int) -> bool:
    """Whether a headline's last words name a source: "police", "UN report", "aid officials"."""
    return items.words[-1] in cues.HEADLINE_SOURCES and all(item.text[0].isalnum() for item in items[start:])


def _dash(clause: Clause, at: int) -> Saying | None:
    """A dateline's end; a quotation signed with a dash and a name; "... - police" at a headline's end."""
    items = clause.items
    if 0 < at < _DATELINE and _dateline(items, at):
        clause.low = at + 1
        return None
    if at == 0 or at + 1 >= len(items):
        return None
    if items.words[at - 1] == QUOTE and capital(items[at + 1]):
        source = noun_phrase_right(items, at + 1, len(items))
        if source is not None and clause.word(source[1]) in ("", ".", ",", "("):
            return Saying(source, (at, at + 1), before=at)
    if clause.low == 0 and at >= _SPEAKER - 3 and len(items) - at <= _ATTRIBUTION + 1 and _speaks_last(items, at + 1):
        return Saying((at + 1, len(items)), (at, at + 1), before=at)
    return None


def _dateline(items: Items, dash: int) -> bool:
    """Whether a dateline ends at the dash: "LIMA, May 3 (Reuters) -"."""
    first = items[0].text
    return (
        len(first) > 2 and first.isupper() and all(capital(item) or not item.text[0].isalpha() for item in items[:dash])
    )


def _finders() -> dict[str, tuple[Finder, ...]]:
    """For each word or mark that may be a cue, what to try, in this order."""
    verbs = (word for word, form in VERBS.items() if form.verb.is_cue)
    table: dict[str, tuple[Finder, ...]] = dict.fromkeys(verbs, (saying_verbs.find_verb,))
    for word in saying_nouns.NOUNS:
        table[word] = (*table.get(word, ()), saying_nouns.find_noun)
    for word in cues.ADJECTIVES:
        table[word] = (*table.get(word, ()), saying_verbs.find_adjective)
    for word in source_words.RECKONED:
        table[word] = (saying_figures.find_reckoned, *table.get(word, ()))
    for word in saying_figures.PARTICIPLES:
        table[word] = (saying_figures.find_given, *table.get(word, ()))
    for word in source_words.COUNTING:
        table[word] = (*table.get(word, ()), saying_figures.find_counted)
    for word in saying_figures.POLLED:
        table[word] = (saying_figures.find_polled, *table.get(word, ()))
    table |= dict.fromkeys(ENDS, (_end,)) | dict.fromkeys(DASHES, (_dash,))
    return table | {"according": (_according,), ":": (_colon,), "by": (saying_figures.find_also_by,)}


_FINDERS = _finders()
