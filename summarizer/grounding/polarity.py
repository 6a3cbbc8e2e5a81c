"""What a text negates, and whether a claim that repeats its evidence's words drops or adds a negation.

No parser: a negation reaches over the next three words of matter up to the end of its clause, as in NegEx (Chapman et
al., "A simple algorithm for identifying negated findings", 2001), which works well on short declarative sentences.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.grounding.words import stem
from summarizer.reading.lexicon.negation import (
    ALLEGATIONS,
    CLAUSE_OPENERS,
    DENIALS,
    DENYING,
    GRAMMAR,
    NEGATED,
    NEGATIONS,
    NOT_NEGATING,
    QUESTION_WORDS,
    REJECTING,
)
from summarizer.reading.sentences import split_sentences

_MOST = 500  # negations of one text that are looked at; evidence has a few
_REACH = 3  # words of matter that a negation denies
_WHOLE = 12  # words of matter that "denied that" denies: all that follows
_FEWEST = 2  # words of matter that say something: a name alone asserts nothing
_REPEATED = 0.7  # the share of a claim's words that its evidence must have for it to repeat the evidence
_REJECTING = frozenset(map(stem, REJECTING))
_HINTS = NEGATIONS | DENIALS | NEGATED.keys() | {"yet"}
_JOINING = frozenset({"", "and", "but", ","})  # "small, yet to some too large"
# What turns the sense of the words after it; any other word is grammar, or matter.
_TURNING = _HINTS | CLAUSE_OPENERS | ALLEGATIONS | {"that"}
_APART = str.maketrans(dict.fromkeys(",.;:!?()[]\"'-", " "))
_PIECE = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[^\w\s]")


class Negation(NamedTuple):
    """The word that negates, and the stems of what it denies, the nearest first; a question word may be the second."""

    word: str
    denied: tuple[str, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """What it denies for sure: the next word; after "no", which may stand before an adjective, the next two."""
        return self.denied[: 2 if self.word.lower() == "no" else 1]


@dataclass(frozen=True, slots=True)
class Polarity:
    """The stems of a text's words of matter; those of them that stand somewhere without negation, and which of these
    stand side by side; its negations."""

    matter: frozenset[str]
    plain: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    negations: tuple[Negation, ...]


def negating(folded: str) -> int:
    """How many words of the text may negate something: a quick look before a close one."""
    low = folded.lower()
    hints = 0
    if not _HINTS.isdisjoint(low.translate(_APART).split()):
        hints = sum(map(_HINTS.__contains__, _PIECE.findall(low)))
    return hints + low.count("n't")


def may_not_negate(words: frozenset[str]) -> bool:
    """Whether none of a text's runs of letters, in lower case, negates; what an apostrophe splits apart."""
    return _HINTS.isdisjoint(words)


def polarity(folded: str) -> Polarity:
    """Reads a folded text; questions in it assert nothing and are left out."""
    reader = _Reader()
    for part in _assertions(folded):
        reader.read(_PIECE.findall(part))
    negations = tuple(Negation(word, tuple(denied)) for word, denied in reader.negations)
    return Polarity(frozenset(reader.matter), frozenset(reader.plain), frozenset(reader.pairs), negations)


def says_something(claim: Polarity) -> bool:
    """Whether a claim has words of matter enough to change anything."""
    return len(claim.matter) >= _FEWEST


def negation_fault(claim: Polarity, evidence: Sequence[Polarity]) -> str | None:
    """What the claim, which says something, does to its evidence's negations, None where it keeps them or says
    something else altogether."""
    if not claim.negations and not any(source.negations for source in evidence):
        return None
    said = frozenset().union(*(source.matter for source in evidence))
    shared = len(claim.matter & said)
    if shared < _REPEATED * len(claim.matter):
        return None
    ours, theirs = _unmatched(claim.negations, [n for source in evidence for n in source.negations])
    # The same thing may be denied by another word: "no casualties are known", "the scale of casualties isn't known".
    added = [negation for negation in ours if not _take(theirs, claim.matter, negation)]
    denied = {negation.denied[0] for source in evidence for negation in source.negations if negation.denied}
    for negation in added:
        heads = negation.heads
        twice = sum(other.heads[:1] == heads[:1] for other in claim.negations) > 1
        if any(head in said and (twice or head not in denied) for head in heads):
            return f"“{negation.word}” is not in its evidence"
        known = any(other.word == negation.word for source in evidence for other in source.negations)
        if not heads and not known and any(source.matter and source.matter <= claim.matter for source in evidence):
            return f"“{negation.word}” is not in its evidence"
    if len(added) < len(ours):
        return None
    plain = frozenset().union(*(source.plain for source in evidence))
    pairs = frozenset().union(*(source.pairs for source in evidence))
    for negation in theirs:
        if negation.word.lower() in DENYING and not claim.matter.isdisjoint(_REJECTING):
            continue  # "disputes that" for "denies that"
        if any(head in claim.plain and head not in plain for head in negation.heads):
            return f"it leaves out “{negation.word}”"
        asserted = len(claim.plain.intersection(negation.denied) - plain)
        if len(negation.denied) > _REACH and 2 * asserted > len(claim.plain):
            return f"it leaves out “{negation.word}”"
        pair = negation.denied[:2]
        if pair in claim.pairs and pair not in pairs:
            return f"it leaves out “{negation.word}”"
    return None


def _unmatched(claim: Sequence[Negation], evidence: list[Negation]) -> tuple[list[Negation], list[Negation]]:
    """The negations of a claim and of its evidence that have no partner on the other side, the likest paired first."""
    left = list(claim)
    for alike in (_same, _same_head, _touching):
        rest: list[Negation] = []
        for negation in left:
            partner = next((other for other in evidence if alike(negation, other)), None)
            if partner is None:
                rest.append(negation)
            else:
                evidence.remove(partner)
        left = rest
    return left, evidence


def _same(one: Negation, other: Negation) -> bool:
    return one.denied == other.denied


def _same_head(one: Negation, other: Negation) -> bool:
    return one.denied[:1] == other.denied[:1]


def _touching(one: Negation, other: Negation) -> bool:
    return not set(one.denied).isdisjoint(other.denied)


def _take(negations: list[Negation], words: frozenset[str], for_: Negation) -> bool:
    """Takes the first negation out of the list that denies most of what `words` say; whether there was one. One that
    denies what stands before it ("which it denies") may stand for any."""
    for place, negation in enumerate(negations):
        shared = len(words.intersection(negation.denied))
        if shared and (2 * shared > len(negation.denied) or not for_.denied):
            del negations[place]
            return True
    return False


def _assertions(folded: str) -> list[str]:
    if "?" not in folded:
        return [folded]
    pieces = [folded[start:end] for start, end in split_sentences(folded)]
    return [piece for piece in pieces if not piece.rstrip("\"') ").endswith("?")]


class _Reader:
    """Goes over the words of a text once."""

    def __init__(self) -> None:
        self.matter: set[str] = set()
        self.plain: set[str] = set()
        self.pairs: set[tuple[str, str]] = set()
        self.negations: list[tuple[str, list[str]]] = []
        self._open: list[list[str]] = []  # what the negations deny whose clause goes on
        self._whole: list[str] | None = None  # what "denied that" denies, over commas and all
        self._last = ""  # the stem before, where it stands without negation

    def read(self, words: list[str]) -> None:
        """The words and marks of one stretch."""
        before = self._last = ""
        self._whole = None
        self._open.clear()
        for place, piece in enumerate(words):
            word = piece.lower()
            if word in GRAMMAR and word not in _TURNING:
                before = word
                continue
            if word not in _TURNING and word[0].isalnum() and not word.endswith("n't"):
                if not self._open or not word.endswith("ly"):
                    self._take_in(stem(word))
                before = word
                continue
            if not word[0].isalnum():
                if word in ";:.!?()-" or (word == "," and self._whole is None):
                    self._open.clear()
                    before = ","
                continue
            following = words[place + 1].lower() if place + 1 < len(words) else ""
            if len(self.negations) < _MOST and _negates(word, before, following):
                self._open.append([])
                self.negations.append((piece, self._open[-1]))
            elif word == "that" and self._denies_nothing_yet():
                self._whole = self._open[-1]  # "denied that the bridge was hit"
            elif word in CLAUSE_OPENERS:
                self._close(word)
            elif word in ALLEGATIONS and self._denies_nothing_yet():
                pass  # "denied a report that": what was reported is denied
            elif word in NEGATED:
                root = stem(NEGATED[word])
                self.matter.add(root)
                self.negations.append((piece, [root]))
            elif word not in GRAMMAR and not (word.endswith("ly") and self._open):
                self._take_in(stem(word))
            before = word

    def _denies_nothing_yet(self) -> bool:
        """Whether the last word of matter was one like "denied"."""
        return bool(self._open) and not self._open[-1] and self.negations[-1][0].lower() in DENYING

    def _close(self, opener: str) -> None:
        """Ends a clause. In "did not say whether" the question word tells what was not said."""
        if opener in QUESTION_WORDS:
            for denied in self._open:
                if len(denied) == 1:
                    denied.append(opener)
            if self._last:
                self.pairs.add((self._last, opener))
        self._open.clear()

    def _take_in(self, root: str) -> None:
        self.matter.add(root)
        if self._open:
            for denied in self._open:
                denied.append(root)
            self._open = [d for d in self._open if len(d) < (_WHOLE if d is self._whole else _REACH)]
            self._last = ""
        else:
            self.plain.add(root)
            if self._last:
                self.pairs.add((self._last, root))
            self._last = root


def _negates(word: str, before: str, following: str) -> bool:
    if word in NEGATIONS:
        if (word, following) in NOT_NEGATING or (before, word) in NOT_NEGATING:
            return False
        return not (word == "no" and (following == "." or following[:1].isdigit()))
    if word == "yet":  # "is yet to publish", "grounds yet to be finished"
        return following == "to" and before not in _JOINING
    return word.endswith("n't") or word in DENIALS
