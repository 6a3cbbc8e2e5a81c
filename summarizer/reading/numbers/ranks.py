"""Ranks: "third-largest", "12th", "10th victim", "No. 1"."""

from decimal import Decimal

from summarizer.reading.lexicon.number_words import CARDINALS, ORDINAL_ENDINGS, ORDINALS, SUPERLATIVES, TENS
from summarizer.reading.numbers.amounts import Amount, digits_worth, glued, read_amount
from summarizer.reading.numbers.atoms import Atoms
from summarizer.reading.numbers.noun_phrases import read_noun


def read_rank(text: str, atoms: Atoms, i: int, amount: Amount | None) -> tuple[int, Decimal, str | None] | None:
    """(end, place, unit) of the rank that begins at atom `i`, as `amount` does; the unit is the noun that it ranks,
    where one follows."""
    if (numbered := _numbered(atoms, i)) is not None:
        return *numbered, None
    ordinal = _ordinal(atoms, i, amount)
    if ordinal is None:
        return None
    end, place = ordinal
    at = end + 1 if atoms.words[end] == "-" and glued(atoms, end) and glued(atoms, end + 1) else end
    if atoms.words[at] == "most" and atoms.words[at + 1].isalpha():
        return at + 2, place, None
    if atoms.words[at] in SUPERLATIVES:
        return at + 1, place, None
    if at > end:
        return end, place, None
    noun = read_noun(atoms, end, singular=True)
    if noun is None or noun[0] != end:
        return end, place, None
    return noun[1], place, text[atoms[noun[0]].start : atoms[noun[1] - 1].end]


def _numbered(atoms: Atoms, i: int) -> tuple[int, Decimal] | None:
    word = atoms.words[i]
    if word not in {"no.", "no", "number", "#"} or (word == "number" and _counts(atoms.words[i - 1])):
        return None
    at = i + 2 if word == "no" and atoms.words[i + 1] == "." else i + 1
    if word == "no" and at == i + 1 and not (atoms[i].text == "No" and atoms.words[at][:1].isdigit()):
        return None
    amount = read_amount(atoms, at)
    return (
        None if amount is None or not amount.exact or amount.scaled or amount.low > 1000 else (amount.end, amount.low)
    )


def _counts(subject: str) -> bool:
    """Whether "number" behind this word is a verb: "the jackets number nineteen"."""
    return subject in {"they", "we", "who"} or (
        len(subject) > 3 and subject.endswith("s") and not subject.endswith("ss")
    )


def _ordinal(atoms: Atoms, i: int, amount: Amount | None) -> tuple[int, Decimal] | None:
    word = atoms.words[i]
    if word[:1].isdigit():
        if glued(atoms, i + 1) and atoms.words[i + 1] in ORDINAL_ENDINGS and "." not in word:
            place = digits_worth(word)
            return None if place is None else (i + 2, place)
        return None
    if word in ORDINALS:
        return i + 1, Decimal(ORDINALS[word])
    if amount is None or not amount.exact or amount.form != "words":
        return None
    if word not in TENS and word not in CARDINALS and word != "a":
        return None
    at = amount.end + 1 if atoms.words[amount.end] == "-" else amount.end
    unit = ORDINALS.get(atoms.words[at], 0)
    if unit >= 100:
        return at + 1, amount.low * unit
    if (0 < unit < 10 and amount.low % 100 >= 20 and amount.low % 10 == 0) or (unit and amount.low % 100 == 0):
        return at + 1, amount.low + unit
    return None
