"""What sentences have in common: their content words."""

import re

from summarizer.engines.rules.english import word_set

_WORD = re.compile(r"[^\W_]+")
_EMPTY = word_set(
    "the a an and or but if of to in on at by for with from as is are was were be been being has have had do does did "
    "will would can could may might shall should must not no nor it its he she they them his her their him who whom "
    "which that this these those there here what when where why how than then so too very just also about into over "
    "after before under up down out off again more most some such only own same other any all both each few said says "
    "say told according added s t m re ve d ll i we you us our my your one new while during through since until "
    "because between against among however"
)
_STEM = 6  # "flooding", "flooded" and "floods" share their first letters; six keep "organ" and "organise" apart


def content_words(text: str) -> frozenset[str]:
    """The words of `text` that carry matter, in lower case, cut to their first letters; numbers whole."""
    words = set(_WORD.findall(text.lower())) - _EMPTY
    return frozenset([w if w[0] <= "9" else w[:_STEM] for w in words if len(w) > 2 or w[0] <= "9"])


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller set that the larger one has too, from 0 to 1."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
