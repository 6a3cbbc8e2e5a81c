"""Sides: an amount with its currency or unit, and two of them as a range ("$3-5bn", "0.6% to 0.7%")."""

from decimal import Decimal
from typing import NamedTuple

from summarizer.reading.lexicon.currencies import CODES, LETTERS, SIGN_PREFIXES, SINGLE_LETTERS, SYMBOLS
from summarizer.reading.model import NumberKind
from summarizer.reading.numbers.amounts import Amount, glued, read_amount
from summarizer.reading.numbers.atoms import Atoms
from summarizer.reading.numbers.tails import read_tail

DASHES = frozenset({"-", "–"})
_ARTICLES = frozenset({"a", "an"})
# Behind these a hyphen before digits is a minus.
_BEFORE_MINUS = frozenset("([$€£~")
# "3 to 5 million" are both millions, "900 to 1.2 million" cannot be.
_BARE_BELOW = 1000


class Side(NamedTuple):
    """An amount with its unit, up to atom `end`. `unit` is None where it has none, `kind` then being a count; `amount`
    is the amount itself, in a range the second one. `ranged` is true for two amounts."""

    end: int
    low: Decimal
    high: Decimal
    kind: NumberKind
    unit: str | None
    amount: Amount
    ranged: bool = False

    @property
    def span(self) -> bool:
        """Whether no single number is meant."""
        return self.ranged or not self.amount.exact


def read_side(text: str, atoms: Atoms, i: int, *, qualified: bool = False, joined: bool = True) -> Side | None:
    """The amount at atom `i` with a currency before it or a unit after it; a counted noun is left.

    `qualified` lets an article be one ("less than an hour"); `joined` False leaves "and" alone, as after "between".
    """
    at, negative = read_sign(text, atoms, i)
    return side_of(text, atoms, at, read_amount(atoms, at, joined=joined), negative=negative, qualified=qualified)


def side_of(text: str, atoms: Atoms, i: int, amount: Amount | None, *, negative: bool, qualified: bool) -> Side | None:
    """The side whose sign is read, with the `amount` that begins at atom `i`."""
    money = read_currency(atoms, i)
    if money is not None:
        side = _money(text, atoms, i, money)
    elif amount is not None:
        side = _measured(text, atoms, amount)
    else:
        side = _one(text, atoms, i) if qualified or atoms.words[i] == "half" else None
    if side is None or not negative:
        return side
    return side._replace(low=-side.high, high=-side.low)


def read_range(text: str, atoms: Atoms, first: Side) -> Side | None:
    """The range of `first` and the amount after "-", "to" or "or"; None where there is none, or it does not rise."""
    at = first.end
    word = atoms.words[at]
    if word == "-" and glued(atoms, at) and atoms.words[at + 1] in {"to", "or"}:  # "18- to 24-year-olds"
        at, word = at + 1, atoms[at + 1].lower
    if word in DASHES:
        if glued(atoms, at) != glued(atoms, at + 1):
            return None
    elif word not in {"to", "or"}:
        return None
    side = join(text, atoms, first, at + 1)
    if word == "or" and side is not None and (first.unit is not None or not 0 <= side.high <= 2 * side.low + 2):
        return None
    return side


def join(text: str, atoms: Atoms, first: Side, i: int) -> Side | None:
    """The range of `first` and the amount at atom `i`, whose magnitude and unit hold for both."""
    second = read_side(text, atoms, i)
    if second is None or "vague" in (first.amount.form, second.amount.form) or not _fit(first, second):
        return None
    low, high = first.low, second.high
    bare = not first.amount.scaled and low < _BARE_BELOW
    multiplied = second.high / second.amount.high if first.unit is None and second.amount.high else Decimal(1)
    scale = second.amount.scale * abs(multiplied)
    if bare and low < high / scale:
        low *= scale
    if low >= high:
        return None
    kind, unit = (first.kind, first.unit) if first.kind == "money" else (second.kind, second.unit)
    return Side(second.end, low, high, kind, unit, second.amount, True)


def read_sign(text: str, atoms: Atoms, i: int) -> tuple[int, bool]:
    """(where the amount begins, whether it is negative); a hyphen is a minus only after a space or a bracket."""
    word = atoms.words[i]
    if word in {"minus", "negative"}:
        return i + 1, True
    if word in DASHES and glued(atoms, i + 1):
        before = text[atoms[i].start - 1] if atoms[i].start else " "
        if before.isspace() or before in _BEFORE_MINUS:
            return i + 1, True
    return i, False


def read_currency(atoms: Atoms, i: int) -> int | None:
    """Where the currency ends that stands before an amount at atom `i`; None where none does."""
    if i >= len(atoms):
        return None
    text = atoms[i].text
    if text in SYMBOLS:
        return i + 1
    if not text[0].isalpha():
        return None
    if text in SIGN_PREFIXES and atoms.words[i + 1] in SYMBOLS and glued(atoms, i + 1):
        return i + 2
    if text in CODES or text in LETTERS:
        at = i + 2 if atoms.words[i + 1] == "." else i + 1
        return at if atoms.words[at][:1].isdigit() else None
    if text in SINGLE_LETTERS and glued(atoms, i + 1) and atoms[i + 1].text[0].isdigit():
        return i + 1 if _of_size(atoms, i + 1, text) else None
    return None


def _money(text: str, atoms: Atoms, i: int, first: int) -> Side | None:
    """The amount at atom `first` after the currency at atom `i`: "$1.2bn", "$-5", "US$ 5 million CAD"."""
    negative = atoms.words[first] == "-" and glued(atoms, first)
    amount = read_amount(atoms, first + negative, money=True)
    if amount is None:
        return None
    low, high = (-amount.high, -amount.low) if negative else (amount.low, amount.high)
    end = amount.end + 1 if amount.end < len(atoms) and atoms[amount.end].text in CODES else amount.end
    return Side(end, low, high, "money", text[atoms[i].start : atoms[first - 1].end], amount)


def _of_size(atoms: Atoms, i: int, letter: str) -> bool:
    """Whether digits after a single letter look like money: grouped, or with a magnitude; "R500" too."""
    amount = read_amount(atoms, i, money=True)
    if amount is None:
        return False
    return amount.scaled or "," in atoms[i].text or amount.end > i + 1 or (letter == "R" and len(atoms[i].text) > 1)


def _measured(text: str, atoms: Atoms, amount: Amount) -> Side:
    """The amount with the unit after it: "5 km", "27 per cent", "tens of millions of dollars"."""
    tail = read_tail(atoms, amount)
    if tail is None and amount.form == "vague" and atoms.words[amount.end] == "of":
        tail = read_tail(atoms, amount._replace(end=amount.end + 1))
    if tail is None:
        return Side(amount.end, amount.low, amount.high, "count", None, amount)
    return Side(tail.end, amount.low * tail.times, amount.high * tail.times, tail.kind, tail.unit(text, atoms), amount)


def _one(text: str, atoms: Atoms, i: int) -> Side | None:
    """As in "an hour" is one, "half an hour" and "half of 1 percent" are a half, where a unit follows."""
    at, worth = i, Decimal(1)
    if atoms.words[i] == "half":
        at, worth = i + 1, Decimal("0.5")
        at = at + 1 if atoms.words[at] in {"of", "-"} else at
        if (part := read_amount(atoms, at)) is not None:
            tail = read_tail(atoms, part)
            if tail is None or tail.kind != "percent" or not part.exact:
                return None
            return Side(tail.end, part.low / 2, part.low / 2, tail.kind, tail.unit(text, atoms), part)
    at = at + 1 if atoms.words[at] in _ARTICLES else at
    if at == i:
        return None
    amount = Amount(at, worth, worth, "words")
    tail = read_tail(atoms, amount)
    if tail is None or tail.kind == "money":
        return None
    return Side(tail.end, worth, worth, tail.kind, tail.unit(text, atoms), amount)


def _fit(first: Side, second: Side) -> bool:
    """Whether two sides can be one range: a unit of the first is a currency before it, or the second has its like."""
    if first.unit is None:
        return True
    return first.kind == "money" if second.unit is None else first.kind == second.kind
