"""Words as notions: what the words "homes", "houses" and "dwellings" have in common."""

import re
from functools import lru_cache

from summarizer.grounding.words import stem
from summarizer.reading.lexicon.story_words import NO_NOTION, NOTIONS

WORD = re.compile(r"[^\W_]+(?:[-‐‑'’][^\W_]+)*")


@lru_cache(maxsize=16384)
def notion(word: str) -> str | None:
    """The notion of a word as it is written; None for one that carries no matter, and for digits."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    if low in NO_NOTION or not low[:1].isalpha():
        return low if len(low) == 4 and low.isdigit() else None
    found = NOTIONS.get(low)
    if found is None:
        root = stem(low)
        found = NOTIONS.get(root, root)
    return found if len(found) > 1 else None


@lru_cache(maxsize=4096)
def notions(text: str) -> frozenset[str]:
    """The notions of a text; of a compound those of its parts too."""
    found: set[str] = set()
    for word in WORD.findall(text):
        found.update(notions_of(word))
    return frozenset(found)


@lru_cache(maxsize=16384)
def notions_of(word: str) -> tuple[str, ...]:
    """The notion of one word as it is written, those of a compound's parts where it is none itself."""
    whole = notion(word)
    parts = re.split(r"[-‐‑]", word)
    if len(parts) > 1 and whole not in _KNOWN:
        return tuple(found for part in parts if (found := notion(part)) is not None)
    return () if whole is None else (whole,)


_KNOWN = frozenset(NOTIONS.values())
