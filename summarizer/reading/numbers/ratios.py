"""Ratios: "two-thirds", "one in five", "3/4", "a third of", "half"."""

from decimal import Decimal

from summarizer.reading.lexicon.measures import DURATIONS
from summarizer.reading.lexicon.nouns import STOPS
from summarizer.reading.lexicon.number_words import CARDINALS, DENOMINATORS, SCALES, TENS, VULGAR
from summarizer.reading.numbers.amounts import Amount, glued, read_amount
from summarizer.reading.numbers.atoms import Atoms
from summarizer.reading.numbers.tails import read_tail

_BOTTOMS = frozenset({*range(2, 13), 15, 16, 20, 24, 25, 32, 50, 64, 100, 1000})
_MOST_AMONG = 100  # "one death in 2019" is no ratio
_SHARED = frozenset("the a an its their his her our my your all that those these this of what every each".split())
_PARTED = frozenset({"quarter", "quarters", "half", "halves"})
_COMPARED = frozenset(
    """less more fewer lower higher greater smaller larger bigger cheaper dearer better worse faster slower longer
    shorter older younger wider narrower taller heavier lighter stronger weaker richer poorer""".split()
)  # "a third less likely"


def read_ratio(atoms: Atoms, i: int, amount: Amount | None) -> tuple[int, Decimal] | None:
    """(end, worth) of the ratio that begins at atom `i`, as `amount` does: a fraction of one."""
    word = atoms.words[i]
    if word in {"a", "one", "an"} and (found := _article(atoms, i)) is not None:
        return found
    if word == "half":
        return _half(atoms, i)
    if word in VULGAR:
        return i + 1, _share(*VULGAR[word])
    return _fraction(atoms, i, word, amount) or _among(atoms, word, amount) or _over(atoms, i, word)


def _article(atoms: Atoms, i: int) -> tuple[int, Decimal] | None:
    """As in "a third", "one-third"; "a third man" is a rank."""
    at = i + 2 if atoms.words[i + 1] == "-" else i + 1
    below = atoms.words[at]
    if below not in DENOMINATORS or (atoms.words[at + 1] == "-" and atoms[i].lower == "a"):
        return None
    following = atoms.words[at + 1]
    if below in _PARTED and (following not in {"of", "the", ""} or _of_a_scale(atoms, at + 1)):
        return None
    if (
        following in {"", "of"}
        or not following.isalpha()
        or following in STOPS
        or following in _COMPARED
        or at == i + 2
    ):
        return at + 1, _share(1, DENOMINATORS[below])
    return None


def _of_a_scale(atoms: Atoms, i: int) -> bool:
    """What makes "a quarter of a million" a number and no share."""
    return atoms.words[i] == "of" and atoms.words[i + 1] == "a" and atoms.words[i + 2] in SCALES


def _half(atoms: Atoms, i: int) -> tuple[int, Decimal] | None:
    following = atoms.words[i + 1]
    if (
        following == "-"
        or following in {"a", "an"}
        or _of_a_scale(atoms, i + 1)
        or (following == "of" and atoms.words[i + 2][:1].isdigit())
    ):
        return None
    return i + 1, Decimal("0.5")


def _fraction(atoms: Atoms, i: int, word: str, amount: Amount | None) -> tuple[int, Decimal] | None:
    """As in "3/4", "two-thirds", "three quarters of"."""
    if word.isdecimal():
        if len(word) <= 3 and atoms.words[i + 1] in {"/", "⁄"} and glued(atoms, i + 1) and glued(atoms, i + 2):
            below = atoms[i + 2].text
            if (
                below.isdecimal()
                and len(below) <= 4
                and int(below) in _BOTTOMS
                and 0 < int(word) < int(below)
                and not _goes_on(atoms, i + 3)
            ):
                return i + 3, _share(int(word), int(below))
        return None
    if amount is None or amount.form != "words" or not (word in CARDINALS or word in TENS):
        return None
    at = amount.end + 1 if atoms.words[amount.end] == "-" and glued(atoms, amount.end) else amount.end
    below = atoms.words[at]
    if not below.endswith("s") or below not in DENOMINATORS or below == "halves":
        return None
    if below in _PARTED and at == amount.end and atoms.words[at + 1] not in {"of", "the", ""}:
        return None
    return at + 1, _share(amount.low, DENOMINATORS[below])


def _goes_on(atoms: Atoms, i: int) -> bool:
    return atoms.words[i] in {"/", "⁄"} and glued(atoms, i)


def _among(atoms: Atoms, word: str, first: Amount | None) -> tuple[int, Decimal] | None:
    """As in "one in five", "three out of every four", "1-in-10", "one teacher in three"."""
    if first is None or not first.exact or not (word[:1].isdigit() or word in CARDINALS or word in TENS):
        return None
    at = first.end + (atoms.words[first.end] == "-")
    has_noun = word == "one" and _is_noun_in(atoms, at)
    at += has_noun
    link = atoms.words[at]
    if link == "out" and atoms.words[at + 1] == "of":
        at += 2
    elif link == "in" or (link == "of" and atoms.words[at + 1] == "every"):
        at += 1
    else:
        return None
    at += atoms.words[at] in {"every", "-"}
    second = read_amount(atoms, at)
    if second is None or not second.exact or first.low >= second.low or first.low <= 0:
        return None
    following = atoms.words[second.end + (atoms.words[second.end] == "-")]
    if has_noun and (second.low > _MOST_AMONG or (following.isalpha() and following not in STOPS)):
        return None  # one goal in three games
    if (
        following in DURATIONS
        or following in {"percent", "%", "per"}
        or (link == "in" and first.low > 1 and second.low > 20 and second.low not in {100, 1000})
    ):
        return None
    return second.end, _share(first.low, second.low)


def _is_noun_in(atoms: Atoms, i: int) -> bool:
    word = atoms.words[i]
    return word.isalpha() and word not in STOPS and word not in SCALES and atoms.words[i + 1] == "in"


def _over(atoms: Atoms, i: int, word: str) -> tuple[int, Decimal] | None:
    """As in "one over twenty", where nothing is counted after it."""
    if word not in {"one", "1"} or atoms.words[i + 1] != "over":
        return None
    below = read_amount(atoms, i + 2)
    if below is None or not below.exact or below.low <= 1 or atoms.words[below.end][:1].isalnum():
        return None
    return (below.end, _share(1, below.low)) if read_tail(atoms, below) is None else None


def _share(top: int | Decimal, bottom: int | Decimal) -> Decimal:
    return Decimal(top) / Decimal(bottom)
