"""Whether the numbers that a claim states are those of its evidence: by value, unit and direction."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Any, NamedTuple, Protocol

from summarizer.grounding.facts import Facts
from summarizer.grounding.index import Index
from summarizer.grounding.views import Fault, Figure, FoundFigure, Place
from summarizer.grounding.words import find_words, fold, stem, words_of
from summarizer.reading.lexicon.number_words import CARDINALS, NUMBER_WORDS
from summarizer.reading.lexicon.same_units import GENERIC_PERSONS, PERSONS, SAME, TOLL
from summarizer.reading.model import Number, NumberKind, Quantity
from summarizer.reading.numbers import worth
from summarizer.reading.page import Token

_DERIVED = ("value", "low", "high", "unit", "qualifier", "kind")
_worth = attrgetter(*_DERIVED)
_NOUN_KINDS = frozenset(("count", "rank", "other", "ratio", "score"))
_WORD_OF = {str(number): word for word, number in CARDINALS.items()}
_IN_WORDS = {digits: stem(word) for digits, word in _WORD_OF.items()}
_IN_DIGITS = {word: digits for digits, word in _IN_WORDS.items()}
_TWICE = frozenset(map(stem, ("both", "twice", "pair", "couple")))
_AGED = (None, "years")
_GLUED = 20  # characters of a word beside a token
_BETWEEN = len(" out of every ")
# Number words that a claim may only use where its evidence does, though they count nothing there: "third-floor flat",
# "half as likely". "One", "first" and "scores" are pronoun, adverb and verb as often.
_LOOSE = NUMBER_WORDS - {"one", "first", "scores", "tens", "quarters", "quarter"}
_FIGURE = re.compile(r"\d+(?:[.,٫٬'’]\d+)*")
_SEPARATOR = re.compile(r"\D")


class Amount(Protocol):
    """A quantity, wherever it comes from."""

    @property
    def value(self) -> float | int | None: ...
    @property
    def low(self) -> float | int | None: ...
    @property
    def high(self) -> float | int | None: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def kind(self) -> NumberKind: ...


class Printed(NamedTuple):
    """What the evidence prints: its numbers, its text, its words' stems; and the article, which the numbers index."""

    numbers: tuple[Number, ...]
    folded: str
    stems: frozenset[str]
    text: str


def printed(places: Sequence[Place], index: Index) -> Printed:
    """The evidence as number_fault compares against it."""
    numbers = tuple(number for place in places for number in index.numbers_in(place.start, place.end))
    folded = " \n ".join(index.folded(place.start, place.end) for place in places)
    return Printed(numbers, folded, frozenset(map(stem, words_of(folded.lower()))), index.text)


def number_fault(facts: Facts, evidence: Printed) -> Fault | None:
    """The first number of a claim's string that its evidence does not state."""
    for number in facts.numbers:
        if not _stated(number, facts, evidence):
            return Fault("number_not_in_evidence", f"its evidence does not state “{number.as_written}”")
    before = ""
    for token in facts.page.tokens:
        if not (_is_loose(token.lower, before) or any(map(str.isdigit, token.text))) or facts.is_measured(token.start):
            before = token.text
            continue
        # A capital makes it part of a name ("Boeing 747", "Third Avenue"), which is checked as such.
        part_of_name = token.text[0].isupper() or (before[:1].isupper() and token.text[0].isdigit())
        if not part_of_name and not _prints(_whole(token, facts.page.text), evidence):
            return Fault("number_not_in_evidence", f"its evidence does not state “{token.text}”")
        before = token.text
    return None


def _whole(token: Token, text: str) -> str:
    """The token with the letters and digits glued to it: "13th", which is two tokens."""
    start, end = token.start, token.end
    while end < len(text) and end - token.end < _GLUED and text[end].isalnum():
        end += 1
    while start and token.start - start < _GLUED and text[start - 1].isalnum():
        start -= 1
    return text[start:end]


def _is_loose(word: str, before: str) -> bool:
    """Whether a word, or the first part of one with hyphens, is a number word."""
    head = word if word.isalnum() and word.isascii() else fold(word).partition("-")[0]
    return head in _LOOSE or (head == "quarter" and before.lower() in ("a", "one"))


def _prints(word: str, evidence: Printed) -> bool:
    """Whether the evidence has these digits or this number word, or the one for the other, in another compound too."""
    if any(map(str.isdigit, word)):
        return find_words(word, evidence.folded) >= 0 or _IN_WORDS.get(word) in evidence.stems
    root = stem(words_of(fold(word).lower())[0])
    return root in evidence.stems or _IN_DIGITS.get(root) in evidence.stems


def digits_fault(text: str, places: Sequence[Place], index: Index) -> Fault | None:
    """Where the language is not known: the first group of digits that the evidence does not print."""
    there = {_figure(m[0]) for place in places for m in _FIGURE.finditer(index.folded(place.start, place.end))}
    for found in _FIGURE.finditer(fold(text)):
        if _figure(found[0]) not in there:
            return Fault("number_not_in_evidence", f"its evidence does not print “{found[0]}”")
    return None


def _figure(printed: str) -> str:
    """Digits in one script, with no separators between thousands: 1.250 and ١٬٢٥٠ are 1250, 1,5 is 1.5 and not 15."""
    *groups, last = ("".join(str(int(c)) for c in part) for part in _SEPARATOR.split(printed))
    return "".join([*groups, last]) if len(last) == 3 or not groups else f"{''.join(groups)}.{last}"


def prove_figure(figure: Figure, places: Sequence[Place], index: Index) -> FoundFigure | Fault:
    """Where a number claim's `as_written` stands in its evidence, and what it is worth."""
    found = _spot(figure, places, index)
    if isinstance(found, Fault):
        return found
    start, end = found
    if not index.english:
        return FoundFigure(start, end, plain_worth(figure.as_written))
    for number in index.numbers_in(start, end):
        if (number.start, number.end) == found:
            return FoundFigure(start, end, number)  # worth() says the same, and took its time once
    quantity = worth(index.text[start:end])
    if quantity is None:
        return Fault("number_not_in_evidence", f"“{figure.as_written}” is no number")
    for date in index.dates_in(start, end):
        if date.start <= start and end <= date.end:
            return Fault("number_not_in_evidence", f"“{figure.as_written}” is a date or a time")
    for number in index.numbers_in(start, end):
        if not _same_interval(quantity, number) or not _cut_agrees(quantity, number):
            return Fault("number_not_in_evidence", f"the article says “{number.as_written}”")
    return FoundFigure(start, end, quantity)


def value_fault(figure: Figure, quantity: Quantity | Number | None) -> Fault | None:
    """The first derived field that `as_written` does not yield. Fields that are all null count as not given."""
    given = figure.given
    if quantity is None:
        return None
    if len(given) == len(_DERIVED):
        stated, found = tuple(given.values()), _worth(quantity)
        if stated == found and list(map(type, stated)) == list(map(type, found)):
            return None  # as it nearly always is
    if all(value is None for value in given.values()):
        return None
    for field in _DERIVED:
        if field in given and not _same_field(given[field], getattr(quantity, field)):
            right = getattr(quantity, field)
            detail = f"“{figure.as_written}” has the {field} {right!r}, not {given[field]!r}"
            return Fault("value_mismatch", detail)
    return None


def plain_worth(as_written: str) -> Quantity | None:
    """The worth of a number in a language that is not known: only where no separator makes its digits ambiguous."""
    digits = "".join(c if c.isdigit() else " " for c in as_written).split()
    quantity = worth(as_written) if len(digits) == 1 else None
    return quantity if quantity is not None and quantity.value == _integer(digits[0]) else None


def same_amount(one: Amount, other: Amount) -> bool:
    """Whether two numbers are the same quantity: the same interval of the same unit."""
    return _same_interval(one, other) and _same_unit(one, other)


def stated_in(number: Number, facts: Facts) -> bool:
    """Whether a claim's string states this number of the article."""
    return any(_same_interval(said, number) and _unit_fits(said, number, frozenset()) for said in facts.numbers)


def _spot(figure: Figure, places: Sequence[Place], index: Index) -> tuple[int, int] | Fault:
    """The span of `as_written` inside the evidence."""
    text, words = index.text, figure.as_written.strip()
    if not words:
        return Fault("number_not_in_evidence", "it gives no number")
    if figure.start is not None or figure.end is not None:
        start = figure.start if figure.start is not None else (figure.end or 0) - len(figure.as_written)
        end = figure.end if figure.end is not None else start + len(figure.as_written)
        stands = text[start:end] if 0 <= start < end <= len(text) else ""
        if stands != figure.as_written and (stands != stands.strip() or fold(stands) != fold(words)):
            return Fault("span_mismatch", f"“{words}” does not stand at {figure.start}-{figure.end}")
        if any(place.start <= start and end <= place.end for place in places):
            return start, end
        return Fault("number_not_in_evidence", f"“{words}” at {start}-{end} lies outside its evidence")
    options = [spot for place in places for spot in _spots(words, place, index)]
    if not options:
        return Fault("number_not_in_evidence", f"its evidence does not say “{words}”")
    # "10" may stand both as a number and inside a greater one: the one that the reading counts is meant.
    whole = [spot for spot in options if any((n.start, n.end) == spot for n in index.numbers_in(*spot))]
    return (whole or options)[0]


def _spots(words: str, place: Place, index: Index) -> list[tuple[int, int]]:
    """Where the words stand as whole words in a piece of evidence, at most twenty places."""
    text = index.text
    found: list[tuple[int, int]] = []
    at = find_words(words, text[place.start : place.end])
    while at >= 0 and len(found) < 20:
        found.append((place.start + at, place.start + at + len(words)))
        at = find_words(words, text[place.start : place.end], at + 1)
    if found:
        return found
    for number in index.numbers_in(place.start, place.end):
        inside = place.start <= number.start and number.end <= place.end
        if inside and fold(number.as_written).lower() == fold(words).lower():
            found.append((number.start, number.end))
    return found


def _stated(number: Number, facts: Facts, evidence: Printed) -> bool:
    if any(_same_interval(number, other) and _unit_fits(number, other, evidence.stems) for other in evidence.numbers):
        return True
    if number.kind in ("ratio", "percent") and _is_share(number, facts, evidence):
        return True
    if (
        number.unit is None
        and number.kind == "count"
        and any(_borrows(number, other, facts) for other in evidence.numbers)
    ):
        return True
    if number.kind == "rank" and number.value == 1 and number.unit is None:
        return True  # "was first taken to": an adverb
    if number.kind == "count" and not any(map(str.isdigit, number.as_written)):
        # "One person" for "a man", "two countries" for "both countries", "two goals" for "scored twice".
        if number.value == 1 and _noun_stands(number.unit, evidence.stems):
            return True
        if number.value == 2 and not _TWICE.isdisjoint(evidence.stems):
            return True
    if (
        number.kind == "rank"
        and find_words("-".join(words_of(number.as_written.lower())), evidence.folded.lower()) >= 0
    ):
        return True  # "on the second floor" of a second-floor flat
    return _printed_apart(number, evidence)


def _borrows(number: Number, other: Amount, facts: Facts) -> bool:
    """Whether it is the evidence's amount with the unit of another number of the claim: "3,000 or 4,500 hectares"."""
    return _same_interval(number, other) and any(
        said.unit is not None and said.kind == other.kind and _same_unit(said, other) for said in facts.numbers
    )


def _is_share(number: Number, facts: Facts, evidence: Printed) -> bool:
    """Whether the evidence gives a share in another form: "one in five" for 20 %, "14 of the 18" for "14 out of 18"."""
    for other in evidence.numbers:
        if {number.kind, other.kind} == {"ratio", "percent"} and canonical_unit(other.unit or number.unit or "") == "%":
            parts = 100 if number.kind == "ratio" else 0.01
            ends = ((number.value, other.value), (number.low, other.low), (number.high, other.high))
            if all(_close(None if a is None else a * parts, b) for a, b in ends):
                return True
    if number.kind != "ratio" or number.value is None or not _is_exact(number):
        return False
    for part, whole in pairwise(evidence.numbers):
        between = evidence.text[part.end : whole.start] if part.sentence == whole.sentence else ""
        linked = len(between) <= _BETWEEN and between.split()[:1] in (["of"], ["out"], ["in"])
        if not linked or not part.value or not whole.value or not _is_exact(part, whole):
            continue
        if math.isclose(part.value / whole.value, number.value, abs_tol=5e-5):
            return _noun_stands(whole.unit, frozenset(map(stem, words_of(fold(facts.page.text).lower()))))
    return False


def _is_exact(*numbers: Number) -> bool:
    return all(number.low == number.value == number.high for number in numbers)


def _printed_apart(number: Number, evidence: Printed) -> bool:
    """Whether the evidence prints the very words, and no number of the reading there is another one."""
    words = fold(number.as_written)
    head, _, rest = words.partition(" ")
    forms = (words, f"{_WORD_OF.get(head, head)} {rest}".strip())
    lowered = evidence.folded.lower()
    if not any(find_words(form, evidence.folded) >= 0 or find_words(form.lower(), lowered) >= 0 for form in forms):
        return False
    return not any(find_words(words.lower(), fold(other.as_written).lower()) >= 0 for other in evidence.numbers)


def _same_interval(one: Amount, other: Amount) -> bool:
    if one.kind == other.kind == "score" and isinstance(one, Number) and isinstance(other, Number):
        return fold(one.as_written) == fold(other.as_written)  # a score has no worth but its form
    return _close(one.value, other.value) and _close(one.low, other.low) and _close(one.high, other.high)


def _close(one: float | int | None, other: float | int | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-12)


def _same_unit(one: Amount, other: Amount) -> bool:
    if one.unit is None or other.unit is None:
        return one.kind == other.kind and (one.kind in _NOUN_KINDS or one.unit == other.unit)
    return _unit_fits(one, other, frozenset())


def _unit_fits(said: Amount, there: Amount, stems: frozenset[str]) -> bool:
    """Whether a claim's number may be the evidence's: its unit is the same, or a noun that says no more."""
    if said.unit is not None and there.unit is not None:
        a, b = canonical_unit(said.unit), canonical_unit(there.unit)
        if a == b:
            return True
        if said.kind not in _NOUN_KINDS or there.kind not in _NOUN_KINDS:
            return there.kind == "percent" and a in ("point", "points") and "point" in b  # "up 2.1 points"
        return _same_noun(said.unit, there.unit)
    if said.kind != there.kind and not {said.kind, there.kind} <= _NOUN_KINDS:
        # "Ada Obi, 52" is a bare number, and her age.
        return "age" in (said.kind, there.kind) and said.unit in _AGED and there.unit in _AGED
    if said.kind not in _NOUN_KINDS:
        return said.unit == there.unit or said.kind == "age"
    if (said.kind == "rank") != (there.kind == "rank"):
        return False
    return said.unit is None or _noun_stands(said.unit, stems)


def canonical_unit(unit: str) -> str:
    """One form for all forms of a unit: "kilometers" is "km", "per cent" is "%"."""
    low = fold(unit).lower().strip(" .")
    return SAME.get(low.replace(" ", "-"), low)


def _same_noun(said: str, there: str) -> bool:
    """Whether two counted nouns have the same head, or mean the same; "people" may stand for any persons."""
    a, b = _head(said), _head(there)
    if a == b or _runs_on(said, there):
        return True
    if a in GENERIC_PERSONS:
        return b in PERSONS or b.endswith(("er", "or", "ist", "ant", "ian", "man"))
    return False


def _runs_on(said: str, there: str) -> bool:
    """Whether the claim's noun is the evidence's with the verb behind it: "five countries lack" a thing."""
    ours, theirs = words_of(fold(said).lower()), words_of(fold(there).lower())
    return 0 < len(theirs) < len(ours) and ours[: len(theirs)] == theirs


def _head(unit: str) -> str:
    """The stem of a noun phrase's head: the last word before a preposition."""
    words = words_of(fold(unit).lower().replace("-", " "))
    for place, word in enumerate(words):
        if place and word in ("of", "in", "on", "at", "for", "from", "with", "who", "that", "to", "per", "a"):
            words = words[:place]
            break
    if not words:
        return ""
    last = SAME.get(words[-1], words[-1])
    return SAME.get(stem(last), stem(last))


def _noun_stands(unit: str | None, stems: frozenset[str]) -> bool:
    if unit is None:
        return True
    head = _head(unit)
    return head in stems or head in TOLL or any(SAME.get(word) == head for word in stems)


def _cut_agrees(quantity: Quantity, number: Number) -> bool:
    """Whether a number claim's words cut nothing off the article's number but the noun that it counts."""
    if quantity.unit is None and number.kind in _NOUN_KINDS and quantity.kind in _NOUN_KINDS:
        return True
    return quantity.kind == number.kind and (
        canonical_unit(quantity.unit or "") == canonical_unit(number.unit or "") or number.kind in _NOUN_KINDS
    )


def _same_field(given: Any, right: Any) -> bool:
    if isinstance(given, str) and isinstance(right, str):
        return fold(given) == fold(right)
    if isinstance(given, bool) or isinstance(right, bool):
        return False
    if isinstance(given, int | float) and isinstance(right, int | float):
        return _close(given, right)
    return given is None and right is None


def _integer(digits: str) -> int:
    return int(digits[:300])
