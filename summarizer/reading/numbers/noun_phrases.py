"""Where the short noun phrase after a count ends, by word lists and endings: "two other deputy ministers"."""

from summarizer.reading.lexicon.nouns import BEFALLEN, ING, IRREGULAR_PLURALS, MORE, STOPS
from summarizer.reading.lexicon.number_words import CARDINALS, ORDINALS, SCALES, TENS, VAGUE
from summarizer.reading.numbers.amounts import glued
from summarizer.reading.numbers.atoms import Atoms
from summarizer.reading.plurals import is_plural

# No counted noun stands further from its number than this.
_LONGEST = 5
_NUMBERS = frozenset({*CARDINALS, *TENS, *SCALES, *VAGUE, "half"})


def read_noun(atoms: Atoms, i: int, *, singular: bool) -> tuple[int, int] | None:
    """(first, end) of the unit that the number before atom `i` counts; None where no noun can be told.

    A plural ends the phrase, further plurals right after it belong to it ("three sales managers"). After "one"
    (`singular`) the phrase ends where a stop word or a participle does.
    """
    first = i
    while first < len(atoms) and atoms[first].lower in MORE:
        first += 1
    words = _run(atoms, first)
    if first > i and not words and atoms[first - 1].lower != "more":
        return None
    if (
        words
        and words[0] == i
        and atoms[i].lower in BEFALLEN
        and not any(is_plural(atoms[at].lower) for at in words[1:])
    ):
        return i, i + 1
    for count, at in enumerate(words):
        if is_plural(atoms[at].lower):
            if singular and atoms[at].lower not in IRREGULAR_PLURALS:
                break
            if atoms[at - 1].lower == "-" and any(is_plural(atoms[later].lower) for later in words[count + 1 :]):
                continue
            end = at
            for further in words[count + 1 :]:
                if not is_plural(atoms[further].lower):
                    break
                end = further
            return first, end + 1
    return _singular(atoms, first, words) if singular else None


def _run(atoms: Atoms, i: int) -> list[int]:
    """The atoms from `i` on that can belong to one noun phrase: words with nothing but a space or hyphen between."""
    words: list[int] = []
    at = i
    while at < len(atoms) and len(words) < _LONGEST:
        word = atoms[at].lower
        if word == "-" and words and glued(atoms, at) and glued(atoms, at + 1):
            at += 1
            continue
        if not word[0].isalpha() or _ends_phrase(atoms, at, word):
            break
        words.append(at)
        at += 1
    return words


def _ends_phrase(atoms: Atoms, at: int, word: str) -> bool:
    hyphened = atoms[at - 1].lower == "-" or (
        at + 1 < len(atoms) and atoms[at + 1].lower == "-" and glued(atoms, at + 1)
    )
    if hyphened:
        return word in _NUMBERS
    if word in STOPS or word in _NUMBERS or word in ORDINALS:
        return True
    return word.endswith("ing") and word not in ING and not (at + 1 < len(atoms) and is_plural(atoms[at + 1].lower))


def _singular(atoms: Atoms, first: int, words: list[int]) -> tuple[int, int] | None:
    """One thing: the words up to the last that is no participle, three at most."""
    kept = words[:3]
    for count, at in enumerate(words[:3]):
        proper = count and atoms[at].text[0].isupper() and not atoms[at - 1].text[0].isupper()
        if proper or (atoms[at].lower.endswith("ed") and count and not glued(atoms, at)):
            kept = words[:count]
            break
    while kept and atoms[kept[-1]].lower.endswith("ly"):
        kept = kept[:-1]
    if not kept or (atoms[kept[-1]].lower.endswith("ed") and not glued(atoms, kept[-1])):
        return None
    return first, kept[-1] + 1
