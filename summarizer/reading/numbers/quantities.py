"""Quantities: an amount with its qualifier and unit, and what it is worth: the grammar behind the numbers."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from summarizer.reading.lexicon.currencies import (
    CODES,
    HUNDREDTHS,
    LETTERS,
    SIGN_PREFIXES,
    SINGLE_LETTERS,
    SYMBOLS,
)
from summarizer.reading.lexicon.number_words import NUMBER_WORDS
from summarizer.reading.lexicon.qualifiers import AFTER, BEFORE, LONGEST, Effect, Phrases
from summarizer.reading.model import NumberKind, Quantity
from summarizer.reading.numbers.amounts import Amount, read_amount
from summarizer.reading.numbers.atoms import Atoms
from summarizer.reading.numbers.ranks import read_rank
from summarizer.reading.numbers.ratios import read_ratio
from summarizer.reading.numbers.scores import RESULTS, read_result, read_score
from summarizer.reading.numbers.sides import (
    DASHES,
    Side,
    join,
    read_currency,
    read_range,
    read_side,
    read_sign,
    side_of,
)
from summarizer.reading.numbers.tails import read_counted, read_rate, read_tail

_TENTH = Decimal("0.1")
_OLDEST = 150
_STRONGEST = 20
_FEW = 2
_BOUNDS = frozenset({"minimum", "maximum", "tops"})


class Found(NamedTuple):
    """A quantity that ends before atom `end`."""

    end: int
    quantity: Quantity


def read_quantity(text: str, atoms: Atoms, i: int) -> Found | None:
    """The quantity that begins at atom `i`, as long as it gets; `text` is what the atoms' offsets count in."""
    before = _phrase(BEFORE, atoms, i) if atoms.words[i] in BEFORE else None
    if before is None:
        return _unqualified(text, atoms, i, article=False)
    at, effect = before
    if atoms.words[at - 1] == "good" and not atoms.words[at][:1].isdigit():  # "a good four hours", but "a good one"
        named = read_amount(atoms, at)
        if named is None or named.low < _FEW or read_rank(text, atoms, at, named) is not None:
            return None
    found = _unqualified(text, atoms, at, article=effect != "exact")
    if found is None or found.quantity.qualifier is not None:
        return found
    return Found(found.end, _qualified(found.quantity, effect, text[atoms[i].start : atoms[at - 1].end]))


def _unqualified(text: str, atoms: Atoms, i: int, *, article: bool) -> Found | None:
    word = atoms.words[i]
    if word == "minus" and atoms.words[i - 2 : i] == ["plus", "or"]:  # a margin: its amount begins behind the words
        return None
    if (reader := _HEADS.get(word)) is not None:
        return reader(text, atoms, i)
    if word not in _OPENERS and not word[:1].isdigit():
        return None
    # The readers below ask for the same amount: it is read once.
    at, negative = read_sign(text, atoms, i)
    amount = read_amount(atoms, at)
    if (ratio := _ratio(text, atoms, at, amount, negative=negative)) is not None:
        return ratio
    if (rank := read_rank(text, atoms, i, None if negative else amount)) is not None:
        end, place, unit = rank
        return Found(end, _quantity(place, place, unit, "rank"))
    if (score := read_score(atoms, i)) is not None:
        return Found(score, _SCORE)
    side = side_of(text, atoms, at, amount, negative=negative, qualified=article)
    return None if side is None else _finish(text, atoms, read_range(text, atoms, side) or side)


def _ratio(text: str, atoms: Atoms, i: int, amount: Amount | None, *, negative: bool) -> Found | None:
    """As in "two-thirds", "one in five"; "1/4 mile" is a measure."""
    ratio = read_ratio(atoms, i, amount)
    if ratio is None:
        return None
    end, worth = ratio[0], -ratio[1] if negative else ratio[1]
    tail = read_tail(atoms, Amount(end, worth, worth, "fraction"))
    if tail is not None and tail.kind in {"measure", "duration"}:
        return _followed(text, atoms, tail.end, _quantity(worth, worth, tail.unit(text, atoms), tail.kind))
    return _followed(text, atoms, end, _quantity(worth, worth, None, "ratio"))


def _finish(text: str, atoms: Atoms, side: Side) -> Found:
    """With the counted noun, the cents or the rate that follow, and the qualifier behind them."""
    if side.unit is None and (counted := read_counted(atoms, _up_to(side.amount, side.end))) is not None:
        unit = counted.unit(text, atoms)
        return _followed(text, atoms, counted.end, _quantity(side.low, side.high, unit, "count", span=side.span))
    if side.kind == "money":
        side = _with_cents(atoms, side)
    end = read_rate(atoms, side.end) if side.kind == "money" else side.end
    return _followed(text, atoms, end, _quantity(side.low, side.high, side.unit, side.kind, span=side.span))


def _up_to(amount: Amount, end: int) -> Amount:
    return amount if amount.end == end else amount._replace(end=end)


def _with_cents(atoms: Atoms, side: Side) -> Side:
    """As in "3 dollars and 50 cents" is one amount of dollars."""
    unit = (side.unit or "").lower()
    if side.span or unit in HUNDREDTHS or not unit[-1:].isalpha():
        return side
    at = side.end + 1 if atoms.words[side.end] == "and" else side.end
    part = read_amount(atoms, at)
    if part is None or atoms.words[part.end] not in HUNDREDTHS or not part.exact or part.low >= 100:
        return side
    cents = part.low / 100
    return side._replace(end=part.end + 1, low=side.low + cents, high=side.high + cents)


def _followed(text: str, atoms: Atoms, end: int, quantity: Quantity) -> Found:
    """With the qualifier that follows: "or more", "and above", "+"; a unit may stand after it: "500+ homes", "30-odd
    guests"."""
    hyphened = atoms.words[end] == "-" and atoms.words[end + 1] in {"plus", "odd"}
    at = end + 1 if hyphened else end
    phrase = _phrase(AFTER, atoms, at) if atoms.words[at] in AFTER else None
    word = atoms.words[at]
    if phrase is None or (not hyphened and (word == "odd" or (word == "plus" and quantity.unit is None))):
        return Found(end, quantity)
    last, effect = phrase
    if word in _BOUNDS and atoms.words[last][:1].isalpha():  # "a $15 minimum wage", "five tops sold"
        return Found(end, quantity)
    if word == "and" and _amount_begins(atoms, last):  # "5 percent and over 3 million"
        return Found(end, quantity)
    said = text[atoms[at].start : atoms[last - 1].end]
    if quantity.unit is None and quantity.value is not None and quantity.kind == "count":
        amount = Amount(last, *(2 * (Decimal(str(quantity.value)),)), "digits")
        tail = read_tail(atoms, amount) or read_counted(atoms, amount)
        if tail is not None and tail.times == 1:
            quantity = _quantity(amount.low, amount.high, tail.unit(text, atoms), tail.kind)
            last = tail.end
    return Found(last, _qualified(quantity, effect, said))


def _amount_begins(atoms: Atoms, i: int) -> bool:
    return read_currency(atoms, i) is not None or read_amount(atoms, i) is not None


def _between(text: str, atoms: Atoms, i: int) -> Found | None:
    """As in "between 3 and 5", "from 3 to 5"."""
    link = "and" if atoms[i].lower == "between" else "to"
    before = _phrase(BEFORE, atoms, i + 1)
    first = read_side(text, atoms, i + 1 if before is None else before[0], joined=False)
    if first is None or atoms.words[first.end] != link:
        return None
    side = join(text, atoms, first, first.end + 1)
    return None if side is None else _finish(text, atoms, side)


def _aged(text: str, atoms: Atoms, i: int) -> Found | None:
    """As in "aged 55 and above", "age 70", "aged between 5 and 10", "the ages of 17 and 20", "aged over 65"."""
    first = i + 2 if atoms.words[i + 1] == "of" else i + 1
    before = _phrase(BEFORE, atoms, first)
    at = first if before is None else before[0]
    side = _years(text, atoms, at, plural=atoms[i].lower == "ages")
    if side is None or side.high >= _OLDEST or side.kind not in {"count", "duration", "age"}:
        return None
    unit = side.unit if side.unit in {"months", "weeks", "days"} else "years"
    found = _followed(text, atoms, side.end, _quantity(side.low, side.high, unit, "age", span=side.span))
    if before is None or found.quantity.qualifier is not None:
        return found
    said = text[atoms[first].start : atoms[at - 1].end]
    return Found(found.end, _qualified(found.quantity, before[1], said))


def _years(text: str, atoms: Atoms, i: int, *, plural: bool) -> Side | None:
    """The age or the ages at atom `i`: "70", "17 and 20" after "ages", "between 5 and 10"."""
    between = atoms.words[i] in {"between", "from"}
    side = read_side(text, atoms, i + between, joined=not between and not plural)
    if side is None:
        return None
    if between or (plural and atoms.words[side.end] == "and"):
        linked = atoms.words[side.end] in {"and", "to"}
        return join(text, atoms, side, side.end + 1) if linked else None
    return read_range(text, atoms, side) or side


def _on_scale(text: str, atoms: Atoms, i: int) -> Found | None:
    """As in "magnitude 7.1", "a magnitude of 7.1", "magnitude-6", "Category 4"."""
    at = i + 2 if atoms.words[i + 1] in {"of", "-"} else i + 1
    side = read_side(text, atoms, at)
    if side is None:
        return None
    side = read_range(text, atoms, side) or side
    if side.unit is not None or side.high > _STRONGEST:
        return None
    return Found(side.end, _quantity(side.low, side.high, atoms[i].lower, "measure", span=side.span))


def _result(_: str, atoms: Atoms, i: int) -> Found | None:
    end = read_result(atoms, i)
    return None if end is None else Found(end, _SCORE)


def _phrase(table: Phrases, atoms: Atoms, i: int) -> tuple[int, Effect] | None:
    """(end, effect) of the longest phrase of `table` at atom `i`."""
    following = tuple(atoms.words[i + 1 : i + 1 + LONGEST])
    for rest, effect in table.get(atoms.words[i], ()):
        if following[: len(rest)] == rest:
            return i + 1 + len(rest), effect
    return None


def _qualified(quantity: Quantity, effect: Effect, qualifier: str) -> Quantity:
    """The same quantity, its interval opened or widened as the qualifier says."""
    low, high = quantity.low, quantity.high
    if quantity.kind == "score" or low is None or high is None:
        return quantity
    if effect == "low":
        high = None
    elif effect == "high":
        low = None
    elif quantity.value is not None and effect != "exact":
        worth = Decimal(str(quantity.value))
        around = sorted((worth * (1 - _TENTH), worth * (1 + _TENTH) if effect == "about" else worth))
        if quantity.kind == "ratio":
            around = [round(bound, 4) for bound in around]
        low, high = _number(around[0]), _number(around[1])
    return Quantity(quantity.value, low, high, quantity.unit, qualifier, quantity.kind)


def _quantity(low: Decimal, high: Decimal, unit: str | None, kind: NumberKind, *, span: bool = False) -> Quantity:
    if kind == "ratio":
        low, high = round(low, 4), round(high, 4)
    least = _number(low)
    most = least if high == low else _number(high)
    return Quantity(None if span else least, least, most, unit, None, kind)


def _number(worth: Decimal) -> int | float:
    return int(worth) if worth == worth.to_integral_value() else float(worth)


_SCORE = Quantity(None, None, None, None, None, "score")
_HEADS: dict[str, Callable[[str, Atoms, int], Found | None]] = {
    "between": _between,
    "from": _between,
    **dict.fromkeys(("aged", "age", "ages"), _aged),
    **dict.fromkeys(("magnitude", "category"), _on_scale),
    **dict.fromkeys(RESULTS, _result),
}
# What an amount can begin with, digits aside, and what a whole quantity can: the scan tries these and nothing else.
_OPENERS = frozenset(
    {
        *NUMBER_WORDS,
        *SYMBOLS,
        *DASHES,
        *("a", "an", "minus", "negative", ".", "no", "no.", "number", "several", "few", "many"),
        *(name.lower() for name in (*SIGN_PREFIXES, *CODES, *LETTERS, *SINGLE_LETTERS)),
    }
)
STARTERS = _OPENERS | frozenset({*BEFORE, *_HEADS})
