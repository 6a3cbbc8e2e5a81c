"""Amounts: digits and number words, with their magnitudes, read at one place of a run of atoms. No units yet."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Literal, NamedTuple

from summarizer.reading.lexicon.number_words import (
    CARDINALS,
    DENOMINATORS,
    GLUED_SCALES,
    MONEY_SCALES,
    SCALES,
    TENS,
    VAGUE,
    VAGUE_MULTIPLIERS,
    VULGAR,
)
from summarizer.reading.numbers.atoms import Atoms

Form = Literal["digits", "words", "vague", "fraction"]

# Longer runs of digits are serial numbers and hashes.
_LONGEST = 25
_ONE = Decimal(1)
# No magnitude is added to more than this: "million million million ..." must not grow for ever.
_MOST = Decimal(10**18)
_GROUPED = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?"
)
_PLAIN = re.compile(r"(?:0|[^\D0]\d*)(?:\.\d+)?")
_EXPONENT = re.compile(r"[+-]?\d{1,2}")


class Amount(NamedTuple):
    """What the atoms up to `end` say: `low` and `high` are equal where one number is meant, and count the magnitude
    words that end it; `scale` is what those multiply by, one where there are none."""

    end: int
    low: Decimal
    high: Decimal
    form: Form
    scale: Decimal = _ONE

    @property
    def scaled(self) -> bool:
        """Whether a magnitude ends it: "5 million", "3bn"."""
        return self.scale != 1

    @property
    def exact(self) -> bool:
        """Whether one number is meant."""
        return self.low == self.high


def read_amount(atoms: Atoms, i: int, *, money: bool = False, joined: bool = True) -> Amount | None:
    """The amount that begins at atom `i`, as long as it gets.

    `money` reads a glued m, b or t as a magnitude; `joined` False leaves "and" alone ("between one hundred and two").
    """
    word = atoms.words[i]
    if not word:
        return None
    if word[0].isdigit():
        return _digits(atoms, i, money=money)
    if word == ".":
        return _leading_point(atoms, i, money=money)
    if word in CARDINALS or word in TENS:
        return _words(atoms, i, joined=joined)
    reader = _READERS.get(word)
    if reader is not None:
        return reader(atoms, i)
    if word in VAGUE:
        return _vague(atoms, i)
    if word in VULGAR:
        top, bottom = VULGAR[word]
        return _with_scale(atoms, Amount(i + 1, *_twice(Decimal(top) / bottom), "fraction"), money=money)
    return None


def digits_worth(written: str) -> Decimal | None:
    """What digits with their separators are worth; None where they are no number ("1.2.3", "12,5,1")."""
    if len(written) > _LONGEST:
        return None
    if written[0] != "0" and written.isdecimal():
        return Decimal(written)
    if _PLAIN.fullmatch(written):
        return Decimal(written)
    if _GROUPED.fullmatch(written):
        if written.count(".") > 1:
            return Decimal(written.replace(".", "").replace(",", "."))
        return Decimal(written.replace(",", ""))
    return None


def glued(atoms: Atoms, i: int) -> bool:
    """Whether atom `i` follows the one before it without a space."""
    return 0 < i < len(atoms) and atoms[i - 1].end == atoms[i].start


def _digits(atoms: Atoms, i: int, *, money: bool) -> Amount | None:
    end, written = _spaced(atoms, i)
    worth = digits_worth(written)
    if worth is None:
        return None
    following = atoms.words[end]
    if following not in _BEHIND_DIGITS and following[:1] not in _GLUED_LETTERS and atoms.words[end + 1] not in _SLASHES:
        return Amount(end, worth, worth, "digits")
    if (power := _power(atoms, end)) is not None:
        worth, end = worth.scaleb(power[0]), power[1]
    elif atoms.words[end] in VULGAR and "." not in written:
        top, bottom = VULGAR[atoms[end].lower]
        worth, end = worth + Decimal(top) / bottom, end + 1
    elif atoms.words[end + 1] in _SLASHES and "." not in written and (mixed := _mixed(atoms, end)) is not None:
        worth, end = worth + mixed, end + 3
    elif (plus := _and_part(atoms, end)) is not None:
        worth, end = worth + plus[0], plus[1]
    return _with_scale(atoms, Amount(end, worth, worth, "digits"), money=money)


def _power(atoms: Atoms, i: int) -> tuple[int, int] | None:
    """The power of ten in "1.2e10" and "3E-5"."""
    if atoms.words[i][:1] != "e" or not glued(atoms, i):
        return None
    exponent, end = atoms[i].text[1:], i + 1
    if not exponent and atoms.words[end] in {"+", "-"} and glued(atoms, end) and glued(atoms, end + 1):
        exponent, end = atoms[end].text.replace("−", "-") + atoms[end + 1].text, end + 2
    return (int(exponent), end) if _EXPONENT.fullmatch(exponent) else None


def _leading_point(atoms: Atoms, i: int, *, money: bool) -> Amount | None:
    """As in ".08": a point after a space and before digits."""
    if (
        glued(atoms, i)
        or not glued(atoms, i + 1)
        or not atoms[i + 1].text.isdecimal()
        or len(atoms[i + 1].text) > _LONGEST
    ):
        return None
    worth = Decimal("0." + atoms[i + 1].text)
    return _with_scale(atoms, Amount(i + 2, worth, worth, "digits"), money=money)


def _spaced(atoms: Atoms, i: int) -> tuple[int, str]:
    """Digits whose thousands stand apart by one space or an apostrophe: "1 234 567", "1'234"."""
    written, end = atoms[i].text, i + 1
    following = atoms.words[end][:1]
    if not (following.isdigit() or following == "'") or len(written) > 3 or not written.isdigit():
        return end, written
    while end < len(atoms):
        at = end
        if atoms[at].lower == "'" and glued(atoms, at) and glued(atoms, at + 1):
            at += 1
        elif atoms[at].start - atoms[at - 1].end != 1:
            break
        group = atoms[at].text
        whole = group.split(".")[0]
        if len(whole) != 3 or not whole.isdigit() or not group.replace(".", "", 1).isdigit():
            break
        written, end = written + group, at + 1
        if len(written) > _LONGEST or "." in group:
            break
    return end, written


def _mixed(atoms: Atoms, i: int) -> Decimal | None:
    """The fraction of "2 1/2", which begins at `i`; a slash stands behind it."""
    if i + 2 < len(atoms) and glued(atoms, i + 1) and glued(atoms, i + 2):
        top, bottom = atoms[i].text, atoms[i + 2].text
        if top.isdecimal() and bottom.isdecimal() and len(top) == 1 and len(bottom) <= 2 and int(top) < int(bottom):
            return Decimal(int(top)) / int(bottom)
    return None


def _with_scale(atoms: Atoms, amount: Amount, *, money: bool = False) -> Amount:
    """The amount times the magnitudes that follow it, as in "6.162 million", "5bn", "400-million", "3 lakh crore"."""
    end, scale = amount.end, _ONE
    while end < len(atoms) and amount.high * scale < _MOST:
        at = end + 1 if atoms.words[end] == "-" and glued(atoms, end) and glued(atoms, end + 1) else end
        further = _scale(atoms, at, amount.form, money=money)
        if further is None:
            break
        end, scale = at + 1, scale * further
    if end == amount.end:
        return amount
    return Amount(end, amount.low * scale, amount.high * scale, amount.form, amount.scale * scale)


def _scale(atoms: Atoms, i: int, form: Form, *, money: bool) -> Decimal | None:
    scale = _PLURAL_SCALES.get(atoms.words[i])
    if i >= len(atoms):
        return None
    if scale is None and form == "digits" and atoms[i].text == "k":
        return GLUED_SCALES["k"]
    if scale is not None or form == "words" or not glued(atoms, i):
        return scale
    text = atoms[i].text
    return GLUED_SCALES.get(text) or (MONEY_SCALES.get(text) if money else None)


def _words(atoms: Atoms, i: int, *, joined: bool) -> Amount | None:
    """Cardinals in words: "twenty-three", "one hundred and five", "two and a half million"."""
    first = _below_hundred(atoms, i)
    if first is None:
        return None
    words = atoms.words
    worth, end = first
    if words[end] not in _BEHIND_WORDS:
        return Amount(end, worth, worth, "words")
    total, last, ending = Decimal(0), _MOST, _ONE
    while total + worth < _MOST:
        if joined and (part := _and_part(atoms, end) or _point(atoms, end)) is not None:
            worth, end = worth + part[0], part[1]
        at = end + 1 if words[end] == "-" and glued(atoms, end) and glued(atoms, end + 1) else end
        scale = _PLURAL_SCALES.get(words[at])
        if scale is None:
            break
        end, ending = at + 1, ending * scale
        if scale <= 100:
            worth *= scale
        elif scale < last:
            total, worth, last = total + worth * scale, Decimal(0), scale
        else:
            total, worth = (total + worth) * scale, Decimal(0)
        if joined and _and_part(atoms, end) is not None:
            continue
        more = _below_hundred(atoms, _past_and(atoms, end) if joined else end)
        if more is not None:
            worth, end, ending = worth + more[0], more[1], _ONE
    return Amount(end, *_twice(total + worth), "words", ending)


def _past_and(atoms: Atoms, i: int) -> int:
    """Where the next number word may stand: after "and", which hyphens may tie to both sides."""
    at = i + 1 if atoms.words[i] == "-" and glued(atoms, i) else i
    if atoms.words[at] != "and":
        return i
    return at + 2 if atoms.words[at + 1] == "-" else at + 1


def _below_hundred(atoms: Atoms, i: int) -> tuple[Decimal, int] | None:
    word = atoms.words[i]
    if word in CARDINALS:
        return Decimal(CARDINALS[word]), i + 1
    if word not in TENS:
        return None
    at = i + 2 if atoms.words[i + 1] == "-" else i + 1
    unit = CARDINALS.get(atoms.words[at], 0)
    if 0 < unit < 10:
        return Decimal(TENS[word] + unit), at + 1
    return Decimal(TENS[word]), i + 1


def _point(atoms: Atoms, i: int) -> tuple[Decimal, int] | None:
    """The decimals of "two point five"."""
    if atoms.words[i] != "point":
        return None
    if atoms.words[i + 1] in TENS and (tens := _below_hundred(atoms, i + 1)) is not None:
        return tens[0] / 100, tens[1]
    digits, end = "", i + 1
    while CARDINALS.get(atoms.words[end], 10) < 10 and len(digits) < _LONGEST:
        digits, end = digits + str(CARDINALS[atoms[end].lower]), end + 1
    return (Decimal("0." + digits), end) if digits else None


def _and_part(atoms: Atoms, i: int) -> tuple[Decimal, int] | None:
    """The fraction of "two and a half", "two-and-a-half", "one and three quarters"."""
    at = i + 1 if atoms.words[i] == "-" else i
    if atoms.words[at] != "and":
        return None
    at = at + 2 if atoms.words[at + 1] == "-" else at + 1
    top = 1 if atoms.words[at] == "a" else CARDINALS.get(atoms.words[at], 0)
    at = at + 2 if atoms.words[at + 1] == "-" else at + 1
    below = atoms.words[at]
    if not 0 < top < DENOMINATORS.get(below, 0):
        return None
    following = atoms.words[at + 1]
    if top == 1 and below not in {"half", "quarter"} and following.isalpha() and following not in SCALES:
        return None
    return Decimal(top) / DENOMINATORS[below], at + 1


def _article(atoms: Atoms, i: int) -> Amount | None:
    """As in "a million", "a dozen", "a quarter million", "a few hundred"; not a bare article."""
    word = atoms.words[i + 1]
    if word in SCALES:
        return _a_scale(atoms, i)
    if word == "few":
        return _several(atoms, i + 1)
    if word in {"half", "quarter"}:
        return _half(atoms, i + 1)
    return None


def _a_scale(atoms: Atoms, i: int) -> Amount | None:
    scale, end = SCALES[atoms[i + 1].lower], i + 2
    worth = scale
    at = end + 1 if atoms.words[end] == "and" and scale > SCALES["dozen"] else end
    if scale > SCALES["dozen"] and (more := _below_hundred(atoms, at)) is not None:
        return Amount(more[1], *_twice(worth + more[0]), "words")
    if (plus := _and_part(atoms, end)) is not None:
        worth, end = worth + plus[0] * scale, plus[1]
    return _with_scale(atoms, Amount(end, worth, worth, "words", scale))


def _half(atoms: Atoms, i: int) -> Amount | None:
    """As in "half a million", "half-million", "quarter of a million"; None where a half of something else is meant."""
    part = Decimal(1) / DENOMINATORS[atoms[i].lower]
    at = i + 1
    while atoms.words[at] in {"a", "-", "of", "an"} and at < i + 3:
        at += 1
    scale = SCALES.get(atoms.words[at])
    if scale is None:
        return None
    return _with_scale(atoms, Amount(at + 1, *_twice(part * scale), "words", scale))


def _several(atoms: Atoms, i: int) -> Amount | None:
    """As in "several hundred", "a few thousand", "many thousands": as open as the plural."""
    scale = SCALES.get(atoms.words[i + 1])
    if atoms.words[i + 1] in VAGUE:
        return _vague(atoms, i + 1)
    if scale is None:
        return None
    low, high = VAGUE["dozens"] if scale == SCALES["dozen"] else (2 * scale, 10 * scale - 1)
    return Amount(i + 2, Decimal(low), Decimal(high), "vague")


def _vague(atoms: Atoms, i: int) -> Amount | None:
    """As in "dozens", "tens of thousands", "hundreds of millions"."""
    low, high = VAGUE[atoms[i].lower]
    end = i + 1
    while atoms.words[end] == "of" and atoms.words[end + 1] in VAGUE and high < _MOST:
        inner = Decimal(VAGUE[atoms[end + 1].lower][0] // 2)
        low, high, end = int(low * inner), int((high + 1) * inner) - 1, end + 2
    return Amount(end, Decimal(low), Decimal(high), "vague")


def _twice(worth: Decimal) -> tuple[Decimal, Decimal]:
    return worth, worth


_PLURAL_SCALES = {**SCALES, "dozens": SCALES["dozen"]}
# What can go on an amount in digits: its magnitude, its fraction, "and a half". Glued letters: "3e5", "5k", "6M".
_BEHIND_DIGITS = frozenset({*_PLURAL_SCALES, *VULGAR, "-", "and"})
_GLUED_LETTERS = frozenset({"e", *(sign[0].lower() for sign in (*GLUED_SCALES, *MONEY_SCALES))})
_SLASHES = frozenset("/⁄")
_BEHIND_WORDS = frozenset({*_PLURAL_SCALES, "-", "and", "point"})
_READERS: dict[str, Callable[[Atoms, int], Amount | None]] = {
    "a": _article,
    "half": _half,
    "quarter": _half,
    **dict.fromkeys(VAGUE_MULTIPLIERS, _several),
}
