"""Which documents have sentences of each other: runs of words that two of them share to the letter."""

import re
from collections.abc import Sequence

_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"\n]{0,2000}\"")
_RUN = 7  # words: longer than a turn of phrase
_MOST_WORDS, _MOST_CHARACTERS = 3_000, 30_000  # of a huge document, those near its start
_COPIED = 0.5  # of the shorter document's runs, from where one is the other's copy


def copied_from(texts: Sequence[str]) -> list[int]:
    """For each text the place of the first that it shares half of its runs with; its own place where there is none.

    What stands in quotation marks does not count: two outlets may well have heard one speaker.
    """
    runs = [_runs(_QUOTED.sub(" | ", text[:_MOST_CHARACTERS])) for text in texts]
    firsts = list(range(len(texts)))
    for late in range(len(texts)):
        for early in range(late):
            least = min(len(runs[late]), len(runs[early]))
            if least and len(runs[late] & runs[early]) >= _COPIED * least:
                firsts[late] = firsts[early]
                break
    return firsts


def _runs(text: str, length: int = _RUN) -> frozenset[int]:
    """The runs of words that begin with a long one: a sixth of all, and the same sixth in every text."""
    words = text.lower().split(None, _MOST_WORDS)[:_MOST_WORDS]
    ends = len(words) - length
    return frozenset([hash(tuple(words[at : at + length])) for at, w in enumerate(words) if len(w) > 8 and at <= ends])
