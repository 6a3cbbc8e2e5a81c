"""What follows an amount and makes it a quantity: percent signs, currencies, measures, durations, counted nouns."""

from decimal import Decimal
from typing import NamedTuple

from summarizer.reading.lexicon.currencies import ADJECTIVES, AMBIGUOUS_NAMES, CODES, NAMES, SYMBOLS
from summarizer.reading.lexicon.measures import (
    AFTER_PREFIX,
    DURATIONS,
    GLUED_SIGNS,
    MEASURE_PREFIXES,
    MEASURES,
    PERCENT,
    POINT_SIGNS,
    POINTS,
    RACES,
    RATES,
    SIGNS,
    TEMPERATURES,
)
from summarizer.reading.model import NumberKind
from summarizer.reading.numbers.amounts import Amount, glued
from summarizer.reading.numbers.atoms import Atoms
from summarizer.reading.numbers.noun_phrases import read_noun

_PERCENTAGE_POINTS = "percentage points"
_LARGE = 100


class Tail(NamedTuple):
    """The unit that ends before atom `end`: atoms[first:last] as written, or `name` where all its forms are one unit.
    `times` is what a sign of the unit multiplies the amount by ("5m homes")."""

    end: int
    kind: NumberKind
    first: int
    last: int
    name: str | None = None
    times: Decimal = Decimal(1)

    def unit(self, text: str, atoms: Atoms) -> str:
        """The unit's name, or its words in `text`."""
        return self.name or text[atoms[self.first].start : atoms[self.last - 1].end]


def read_tail(atoms: Atoms, amount: Amount) -> Tail | None:
    """The unit after an amount; a counted noun is none (see `read_counted`)."""
    i = amount.end
    at = i + 1 if atoms.words[i] == "-" and glued(atoms, i) and glued(atoms, i + 1) else i
    word = atoms.words[at]
    if not (word in _TAIL_WORDS or (word and atoms[at].text in _TAIL_SIGNS)):
        return None
    return (
        _percent(atoms, at, word)
        or _duration(atoms, at, word, amount)
        or _money(atoms, at, word, amount)
        or _degrees(atoms, at, word)
        or _measure(atoms, at, word, amount)
        or _millions(atoms, at, amount)
        or (Tail(at + 1, "measure", at, at + 1) if word == "magnitude" else None)
    )


def read_counted(atoms: Atoms, amount: Amount) -> Tail | None:
    """The noun that an amount counts: "two other deputy ministers", "14-story", "dozens of villages"."""
    i = amount.end
    if atoms.words[i] == "-":
        if (
            glued(atoms, i)
            and glued(atoms, i + 1)
            and atoms[i + 1].text.isalpha()
            and atoms.words[i + 1] not in {"to", "and", "in", "by", "or", "on", "plus", "odd"}
        ):
            return Tail(i + 2, "count", i + 1, i + 2)
        return None
    if glued(atoms, i):  # "4x4"
        return None
    if amount.form == "vague" and atoms.words[i] == "of":
        i += 1
    noun = read_noun(atoms, i, singular=amount.exact and amount.low == 1)
    return None if noun is None else Tail(noun[1], "count", *noun)


def read_rate(atoms: Atoms, i: int) -> int:
    """Where "per diluted share", "a barrel", "an hour" or "-a-year" ends that begins at `i`; `i` where none does."""
    at = i + 1 if atoms.words[i] == "-" and glued(atoms, i) else i
    word = atoms.words[at]
    if word in {"a", "an", "per", "each", "every"}:
        at = at + 2 if atoms.words[at + 1] == "-" else at + 1
        if atoms.words[at] in RATES:
            return at + 2 if atoms.words[at] in {"square", "cubic"} and at + 1 < len(atoms) else at + 1
        if word == "per" and atoms.words[at].isalpha() and atoms.words[at + 1] in RATES:
            return at + 2
    elif (
        word == "/"
        and glued(atoms, at)
        and glued(atoms, at + 1)
        and (atoms.words[at + 1] in RATES or atoms.words[at + 1] in {"h", "s", "hr", "min"})
    ):
        return at + 2
    return i


def _percent(atoms: Atoms, at: int, word: str) -> Tail | None:
    if word in PERCENT:
        following = at + 2 if atoms.words[at + 1] == "-" else at + 1
        if atoms.words[following] in POINTS:
            return Tail(following + 1, "percent", at, following + 1, _PERCENTAGE_POINTS)
        return Tail(at + 1, "percent", at, at + 1, "%")
    if word == "per":
        following = at + 2 if atoms.words[at + 1] == "-" else at + 1
        return Tail(following + 1, "percent", at, following + 1, "%") if atoms.words[following] == "cent" else None
    if word in {"percentage", "basis"}:
        following = at + 2 if atoms.words[at + 1] == "-" else at + 1
        if atoms.words[following] in POINTS:
            name = _PERCENTAGE_POINTS if word == "percentage" else "basis points"
            return Tail(following + 1, "percent", at, following + 1, name)
    if word in POINT_SIGNS:
        return Tail(at + 1, "percent", at, at + 1, "basis points" if word[0] == "b" else _PERCENTAGE_POINTS)
    return None


def _duration(atoms: Atoms, at: int, word: str, amount: Amount) -> Tail | None:
    if word not in DURATIONS:
        return None
    following = at + 2 if atoms.words[at + 1] == "-" else at + 1
    if atoms.words[following] in {"old", "olds"}:
        return Tail(following + 1, "age", at, at + 1, word if word.endswith("s") else word + "s")
    if atoms.words[at + 1] == "of" and atoms.words[at + 2] == "age":
        return Tail(at + 3, "age", at, at + 1, word)
    if word == "second" and not (at > amount.end or amount.low == 1):
        return None
    if word in {"ms", "min", "sec"} and amount.form != "digits":
        return None
    return Tail(at + 1, "duration", at, at + 1)


def _money(atoms: Atoms, at: int, word: str, amount: Amount) -> Tail | None:
    end = at
    while end < len(atoms) and end < at + 3 and atoms[end].lower in ADJECTIVES:
        end += 1
    if end == at and (word in SYMBOLS or atoms[at].text in CODES or (word == "¢")):
        return Tail(at + 1, "money", at, at + 1) if amount.form == "digits" or atoms[at].text in CODES else None
    if word == "p" and glued(atoms, at) and amount.form == "digits":
        return Tail(at + 1, "money", at, at + 1)
    name = atoms.words[end]
    if name in NAMES:
        return Tail(end + 1, "money", at, end + 1)
    if name in AMBIGUOUS_NAMES:
        if atoms.words[end + 1] == "sterling":
            return Tail(end + 2, "money", at, end + 2)
        large = amount.low >= (Decimal(10**6) if name.startswith("pound") else _LARGE)
        if large or end > at:
            return Tail(end + 1, "money", at, end + 1)
    return None


def _degrees(atoms: Atoms, at: int, word: str) -> Tail | None:
    if word in {"°", "º", "degrees", "degree", "deg"}:
        end = at + 1
        if atoms.words[end] == "-" and glued(atoms, end):
            end += 1
        if atoms.words[end] in TEMPERATURES and (word != "°" or glued(atoms, end) or len(atoms[end].text) > 1):
            return Tail(end + 1, "measure", at, end + 1)
        return Tail(at + 1, "measure", at, at + 1)
    if word in {"℃", "℉"} or (atoms[at].text in {"C", "F"} and glued(atoms, at)):
        return Tail(at + 1, "measure", at, at + 1)
    if len(word) > 1 and word in TEMPERATURES:
        return Tail(at + 1, "measure", at, at + 1)
    return None


def _measure(atoms: Atoms, at: int, word: str, amount: Amount) -> Tail | None:
    end = at
    if word in MEASURE_PREFIXES:
        end = at + 2 if atoms.words[at + 1] in {"-", "."} else at + 1
        known = end < len(atoms) and (atoms[end].lower in AFTER_PREFIX or atoms[end].text in SIGNS)
        if not known:
            return None
    elif word in MEASURES:
        if word == "stone" and amount.form != "digits":
            return None
    elif (
        atoms[at].text not in SIGNS
        or amount.form != "digits"
        or (atoms[at].text in GLUED_SIGNS and not glued(atoms, at))
    ):
        return None
    if end == at and atoms[at].text == "m" and _millions(atoms, at, amount) is not None:
        return None
    end = read_rate(atoms, end + 1)
    return Tail(end, "measure", at, end)


def _millions(atoms: Atoms, at: int, amount: Amount) -> Tail | None:
    """As in "5m homes": a glued m is a million where something counted follows it, and a metre elsewhere."""
    if atoms[at].text != "m" or not glued(atoms, at) or amount.form != "digits":
        return None
    million = Decimal(10**6)
    scaled = Amount(at + 1, amount.low * million, amount.high * million, "digits", million)
    tail = read_tail(atoms, scaled) if atoms.words[at + 1] != "-" else None
    if tail is None and atoms.words[at + 1] not in RACES:
        tail = read_counted(atoms, scaled) if atoms.words[at + 1] != "-" else None
    return None if tail is None else tail._replace(times=million)


# What a unit can begin with: nearly all amounts have no such word behind them.
_TAIL_WORDS = (
    frozenset("per percentage basis p ¢ ° º degrees degree deg ℃ ℉ magnitude".split())
    | frozenset(PERCENT)
    | frozenset(POINT_SIGNS)
    | frozenset(DURATIONS)
    | frozenset(ADJECTIVES)
    | frozenset(SYMBOLS)
    | frozenset(NAMES)
    | frozenset(AMBIGUOUS_NAMES)
    | frozenset(TEMPERATURES)
    | frozenset(MEASURE_PREFIXES)
    | frozenset(MEASURES)
)
_TAIL_SIGNS = frozenset(CODES) | frozenset(SIGNS) | frozenset({"C", "F", "m"})
