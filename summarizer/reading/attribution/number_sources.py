"""Which number has which source."""

from bisect import bisect_left

from summarizer.reading.attribution.verbs import VERBS
from summarizer.reading.lexicon import grammar as g
from summarizer.reading.lexicon import source_words
from summarizer.reading.model import Attribution, Number
from summarizer.reading.page import Page

# How far a source may be trusted with a figure. Of several statements around one, the innermost of the best wins: one
# who speaks beats what shows, and nobody beats a thing.
_NOT, _SHOWS, _SPEAKS = 0, 1, 2

_GIVES = frozenset(("give", "have"))  # taken for cues in polls alone: "the survey gave her 40 percent"
# What only persons and bodies do, so that an unknown noun before it is one.
_BY_ANYBODY = frozenset(
    "say tell add announce claim report note state warn insist according believe expect hope fear think assume want "
    "seek demand ask agree decide intend aim plan allege argue reckon".split()
)
_NOBODY = frozenset(("i", "we", "you", "us", "our", "my", "your", "who", "which", "that", "there", "this"))
_FIGURE_WORDS = g.NUMERALS | frozenset(("cent", "percent", "%", "points", "half", "third", "quarter", "majority"))
_OWNED = frozenset(("its", "their", "his", "her"))


def with_sources(numbers: tuple[Number, ...], attributions: tuple[Attribution, ...], page: Page) -> tuple[Number, ...]:
    """The same numbers, each with the name of who states it: of the statements that cover it the innermost by one who
    speaks, else the innermost of a paper or a count."""
    starts = [number.start for number in numbers]
    pieces = sorted(
        (piece.start, -piece.end, order, trust)
        for order, attribution in enumerate(attributions)
        if _has_number(attribution, starts)
        and (trust := _trust(attribution, page))
        and not _is_rumour(attribution, page.text)
        for piece in attribution.content
    )
    found: list[Number] = []
    covering: list[tuple[int, int, int]] = []  # (end, order, trust) of the statements open here, the innermost last
    at = 0
    for number in numbers:
        while at < len(pieces) and pieces[at][0] <= number.start:
            start, end, order, trust = pieces[at]
            while covering and covering[-1][0] <= start:
                covering.pop()
            if len(covering) < _DEEP:
                covering.append((-end, order, trust))
            at += 1
        while covering and covering[-1][0] < number.end:
            covering.pop()
        best = _best(covering, number.end)
        found.append(number if best is None else _with_source(number, attributions[best].source.name))
    return tuple(found)


def _has_number(attribution: Attribution, starts: list[int]) -> bool:
    """Whether a number starts in the attribution's content; most attributions have none."""
    return any(bisect_left(starts, start) < bisect_left(starts, end) for start, end in attribution.content)


def _with_source(n: Number, source: str) -> Number:
    # Not dataclasses.replace, which costs several times as much.
    return Number(n.as_written, n.start, n.end, n.sentence, n.value, n.low, n.high, n.unit, n.qualifier, n.kind, source)


_DEEP = 12  # statements inside one another; more is noise


def _best(covering: list[tuple[int, int, int]], end: int) -> int | None:
    whole = [row for row in covering if row[0] >= end]
    if not whole:
        return None
    return next((order for _, order, trust in reversed(whole) if trust == _SPEAKS), whole[-1][1])


def _is_rumour(attribution: Attribution, text: str) -> bool:
    """ "X denied reports that ...": whatever X does, the figure is not X's."""
    start = attribution.content[0].start
    return text[start : start + _WORD].partition(" ")[0].lower() in _RUMOURS


_WORD = 14  # longer than any of these words
_RUMOURS = frozenset("reports rumours rumors allegations claims suggestions accusations speculation".split())


def _trust(attribution: Attribution, page: Page) -> int:
    """How far the source may be trusted with a figure: one who attacks or enjoys something states nothing."""
    cue = page.text[attribution.cue.start : attribution.cue.end].lower().split()
    if cue[-1] in ("of", "by", "at"):
        return _trust_in(attribution, page, "say")
    lemmas = [form.verb for word in cue[-3:] if (form := VERBS.get(word)) is not None]
    if lemmas and not any(verb.states for verb in lemmas):
        return _SHOWS if lemmas[-1].lemma in _GIVES else _NOT
    lemma = lemmas[-1].lemma if lemmas else cue[-1] if cue else ""
    if lemma == "deny" and "that" not in page.text[attribution.cue.end : attribution.content[0].start]:
        return _NOT  # "denies all nine charges"
    return _trust_in(attribution, page, lemma)


def _trust_in(attribution: Attribution, page: Page, lemma: str) -> int:
    name = attribution.source.name.split()
    if not name or name[0].lower() in _NOBODY or name[0][0] in "$€£¥" or name[0][0].isdigit():
        return _NOT
    head = _head(name)
    low = head.lower()
    if low in _FIGURE_WORDS or (low in g.PERSONAL and len(name) > 1):
        return _NOT
    if low in source_words.PAPERS and (head == name[0] or head[0].islower()):
        return _SHOWS
    speaks = low in source_words.SPEAKING_NOUNS or low in g.PERSONAL or _is_name(attribution, page, head)
    shows = lemma in source_words.SHOWING
    if not speaks and (name[0].lower() in _OWNED or lemma not in _BY_ANYBODY):
        return _NOT
    return _SHOWS if shows else _SPEAKS


def _head(name: list[str]) -> str:
    """The last word of a name before its first preposition or participle."""
    for at in range(1, len(name)):
        word = name[at].lower()
        if word in g.NP_PREPOSITIONS or word in g.POSTPOSED or (word.endswith("ed") and at + 1 < len(name)):
            return name[at - 1].rstrip(",")
    return name[-1]


def _is_name(attribution: Attribution, page: Page, head: str) -> bool:
    """Whether the head is a name's: with a capital that is not just its sentence's first, or no plural there."""
    if not head[:1].isupper():
        return False
    text, start = page.text, attribution.source.start
    shown = text[start : attribution.source.end]
    if not shown.startswith(head) or not head.endswith("s") or head.isupper():
        return True
    return page.sentences[page.sentence_at(start) - 1].start != start
