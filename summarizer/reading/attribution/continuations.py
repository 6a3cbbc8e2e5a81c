"""Sentences that go on with the figures of a poll or a table, without saying so again."""

from summarizer.reading.attribution.clauses import QUOTE, Items, Range
from summarizer.reading.attribution.complements import is_numeric
from summarizer.reading.lexicon import source_words

_LONG = 45  # items of a sentence that goes on
_SHARES = frozenset(("%", "percent", "per", "cent", "points", "point", "third", "quarter", "half"))
_COUNTS = source_words.SAMPLES | source_words.FIGURES


def is_counting(items: Items, source: Range) -> bool:
    """Whether the source is a poll, a survey or figures, of which several sentences may tell."""
    return any(items.words[k] in _COUNTS for k in range(*source))


def goes_on(items: Items, before: Items) -> bool:
    """Whether a sentence without a cue tells the next figures of the poll or table that the one before it told of:
    both tell shares, or it opens like the next entry of a list."""
    if len(items) > _LONG or items.words[0] in _OPENERS_OF_OWN:
        return False
    words = frozenset(items.words)
    if QUOTE in words or not source_words.OWN_VOICE.isdisjoint(words) or any(_is_year(item.text) for item in items):
        return False
    figures = any(is_numeric(item.text) for item in items)
    if not figures:
        return False
    shares = not _SHARES.isdisjoint(before.words) or _one_in(before)
    if shares:
        return not _SHARES.isdisjoint(words) or _bare_score(items) or _one_in(items)
    return items.words[0] in source_words.GOES_ON or (items.words[0] == "of" and items.words[1] in _THEM)


_THEM = frozenset(("those", "these", "them"))
_OPENERS_OF_OWN = frozenset("but however meanwhile last since if when while".split())


def _bare_score(items: Items) -> bool:
    """ "The Greens were on 12": a figure right behind "on", "at", "with" or "by" and no noun behind it."""
    for k in range(1, len(items) - 1):
        if items[k].text.isdigit() and items.words[k - 1] in ("on", "at", "with", "to", "from"):
            return not items[k + 1].text[0].isalpha() or items.words[k + 1] in ("and", "from")
    return False


def _one_in(items: Items) -> bool:
    """ "One in ten", "six out of ten"."""
    return any(
        items.words[k] in ("in", "of") and is_numeric(items[k - 1].text) and is_numeric(items[k + 1].text)
        for k in range(1, len(items) - 1)
    )


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("18", "19", "20")
