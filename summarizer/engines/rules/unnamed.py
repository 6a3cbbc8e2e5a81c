"""Who acts or speaks in an article without a name: "police", "experts", "Wall Street analysts"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from summarizer.reading.lexicon.name_contexts import ACTS
from summarizer.reading.lexicon.speaking_groups import SPEAKING_BODIES, SPEAKING_GROUPS
from summarizer.reading.model import Reading, Sentence

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_JOINING = re.compile(r"[&‐‑\u0300-\u036f]")
_PREPOSITIONS = frozenset("of in at for from with on near who that surveyed".split())
_SPEAKING = frozenset(SPEAKING_BODIES) | frozenset(SPEAKING_GROUPS)
_MOST = 5
_PROSE_ENDS = (".", "!", "?", '"', "”", "’", "'", ")", "…")


@dataclass(slots=True)
class Unnamed:
    """Such an actor, and the sentences where it acts or speaks."""

    name: str
    kind: Literal["agency", "group"]
    sentences: list[int] = field(default_factory=list)
    speaks: bool = False


def unnamed_groups(reading: Reading) -> tuple[Unnamed, ...]:
    """Groups that state something, and bodies that do so or act more than once; at most five, since a brief is about
    named actors first."""
    found: dict[str, Unnamed] = {}
    speaking = _heads(reading)
    named = {end for name in reading.names for _, end in name.spans}
    page = reading.page
    # Where a mark may join a noun to another word, it stands in no sentence's set of words.
    sets = page.words if page is not None and _JOINING.search(page.text) is None else None
    for sentence in reading.sentences:
        if sets is not None and _SPEAKING.isdisjoint(sets[sentence.sentence - 1]):
            continue
        if not sentence.boilerplate and is_prose(reading, sentence):
            for start, end, noun, acts in _nouns(reading, sentence, named):
                speaks = end in speaking
                if speaks or (acts and noun in SPEAKING_BODIES):
                    kind: Literal["agency", "group"] = "agency" if noun in SPEAKING_BODIES else "group"
                    group = found.setdefault(noun, Unnamed(reading.document.text[start:end], kind))
                    group.sentences.append(sentence.sentence)
                    group.speaks = group.speaks or speaks
    chosen = [group for group in found.values() if group.speaks or len(set(group.sentences)) > 1]
    return tuple(sorted(chosen, key=lambda group: -len(group.sentences))[:_MOST])


def _heads(reading: Reading) -> set[int]:
    """Where the first nouns of all sources end: of "officials in the town" that of "officials"."""
    heads: set[int] = set()
    for attribution in reading.attributions:
        end = None
        for word in _WORD.finditer(reading.document.text, attribution.source.start, attribution.source.end):
            if word.group() in _PREPOSITIONS:
                break
            end = word.end()
        if end is not None:
            heads.add(end)
    return heads


def is_prose(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is one of running text, not a heading, a credit or a line of a table."""
    return reading.document.text.endswith(_PROSE_ENDS, sentence.start, sentence.end)


def _nouns(reading: Reading, sentence: Sentence, named: set[int]) -> Iterator[tuple[int, int, str, bool]]:
    """Start, end and lower-case form of each such noun of a sentence, and whether a verb follows.

    A name right before it belongs to it ("Wall Street analysts").
    """
    text = reading.document.text
    if _SPEAKING.isdisjoint(_WORD.findall(text[sentence.start : sentence.end].lower())):
        return
    words = list(_WORD.finditer(text, sentence.start, sentence.end))
    for at, word in enumerate(words):
        noun = word.group().lower()
        if noun in _SPEAKING and word.end() not in named:
            start = word.start()
            back = at - 1
            while back >= 0 and words[back].group()[0].isupper() and text[words[back].end() : start].isspace():
                if back == 0 and words[back].end() not in named:
                    break
                start = words[back].start()
                back -= 1
            after = words[at + 1].group().lower() if at + 1 < len(words) else ""
            yield start, word.end(), noun, after in ACTS or after.endswith("ed")
