"""Numbers: where they stand, and what they are worth."""

import re
from itertools import compress

from summarizer.reading.dates import find_dates
from summarizer.reading.lexicon.number_words import NUMBER_WORDS, UNITS_OF_ONE
from summarizer.reading.model import DateMention, Number, Quantity
from summarizer.reading.numbers.amounts import glued
from summarizer.reading.numbers.atoms import Atoms, atoms_of
from summarizer.reading.numbers.non_quantities import Context, judge
from summarizer.reading.numbers.quantities import STARTERS, Found, read_quantity
from summarizer.reading.page import Page, make_page
from summarizer.reading.spans import Span

_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_HOT = NUMBER_WORDS | UNITS_OF_ONE
# No quantity begins further before its number word: "slightly less than US $ - 5".
_REACH = 8
# Where a noun phrase ends, and what is a share of something, depends on what follows.
_LOOKS_AHEAD = frozenset({"count", "rank", "ratio"})
# What no rule of the grammar asks for: with these behind it a quantity is what it is with nothing behind it, so that it
# need not be read again. (A fraction behind an "and" asks whether any word follows.)
_MARKS_BEHIND = frozenset({"", ",", ".", ";", ")"})
_WORDS_BEHIND = frozenset("were was have has had are is who said will would could".split())
_HYPHENED = re.compile(r"[^\W\d_][-‐‑]")


def find_numbers(page: Page, dates: tuple[DateMention, ...], body: tuple[bool, ...]) -> tuple[Number, ...]:
    """Every number of the body, in order, none overlapping, without dates, times and what is no number."""
    numbers: list[Number] = []
    at = 0
    for index, span in enumerate(page.sentences):
        while at < len(dates) and dates[at].end <= span.start:
            at += 1
        if not body[index] or not _may_hold_number(page, index):
            continue
        held = at
        while held < len(dates) and dates[held].start < span.end:
            held += 1
        numbers.extend(_scan(page.text, atoms_of(page, index), dates[at:held], index + 1))
    return tuple(numbers)


def scan(text: str) -> tuple[Number, ...]:
    """The numbers of a short text that is one sentence, such as a claim's statement; dates are none."""
    page = _one_sentence(text)
    return find_numbers(page, find_dates(page, None), (True,) * len(page.sentences))


def worth(as_written: str) -> Quantity | None:
    """What `as_written` is worth, read by itself; None where it is not one number.

    For every number that find_numbers finds, worth(number.as_written) gives the number's own quantity. Words around
    one number ("only 24 percent", "the 4,000 homes that burned") change nothing.
    """
    page = _one_sentence(as_written)
    if not page.tokens:
        return None
    atoms = atoms_of(page, 0)
    if find_dates(page, None):
        return None
    whole = read_quantity(as_written, atoms, 0)
    if whole is not None and whole.end == len(atoms):
        return whole.quantity
    found = _scan(as_written, atoms, (), 1)
    return _quantity_of(found[0]) if len(found) == 1 else None


def _one_sentence(text: str) -> Page:
    bare = text.strip()
    start = text.find(bare)
    return make_page(text, (Span(start, start + len(bare)),) if bare else (), ())


def _quantity_of(number: Number) -> Quantity:
    return Quantity(number.value, number.low, number.high, number.unit, number.qualifier, number.kind)


def _may_hold_number(page: Page, index: int) -> bool:
    """The cheap look: a digit, a number word, or a hyphened word that begins with one."""
    span, words = page.sentences[index], page.words[index]
    if not _HOT.isdisjoint(words) or _DIGIT.search(page.text, *span):
        return True
    hyphens = [mark for mark in "-‐‑" if page.text.find(mark, *span) >= 0]
    if not hyphens or _HYPHENED.search(page.text, *span) is None:
        return False
    return any(not NUMBER_WORDS.isdisjoint(re.split("[-‐‑]", word)) for word in words if len(word) > 3)


def _scan(text: str, atoms: Atoms, dates: tuple[DateMention, ...], sentence: int) -> list[Number]:
    """The numbers of one sentence; no number reaches into a date."""
    numbers: list[Number] = []
    begin = 0
    for date in (*dates, None):
        end = len(atoms) if date is None else begin
        while date is not None and end < len(atoms) and atoms[end].end <= date.start:
            end += 1
        _scan_part(Context(text, atoms, atoms.part(begin, end), begin), sentence, numbers)
        begin = end
        while date is not None and begin < len(atoms) and atoms[begin].start < date.end:
            begin += 1
    return numbers


def _scan_part(context: Context, sentence: int, numbers: list[Number]) -> None:
    """Tries every place a little before each word or digit that makes a number, left to right."""
    text, part = context.text, context.part
    i = 0
    words = part.words
    for hot in sorted({*part.digits, *compress(range(len(part)), map(_HOT.__contains__, words))}):
        i = max(i, hot - _REACH)
        while i <= hot:
            word = words[i]
            if not word[0].isdigit() and word not in STARTERS:
                i += 1
                continue
            if (row := _row_end(part, i)) > i:
                i = row
                continue
            found = read_quantity(text, part, i)
            if found is None:
                i = i + 1 if not word[0].isdigit() else _past_chunk(part, i)
                continue
            verdict = judge(context, i, found)
            if isinstance(verdict, int):
                i = verdict
                continue
            length, q = _settled(text, part, i, verdict)
            start, end = part[i].start, part[i + length - 1].end
            numbers.append(
                Number(text[start:end], start, end, sentence, q.value, q.low, q.high, q.unit, q.qualifier, q.kind)
            )
            i += length


def _settled(text: str, part: Atoms, i: int, found: Found) -> tuple[int, Quantity]:
    """How many atoms from `i` on are the quantity's, and its worth, once they are read with nothing behind them: what
    is found in a sentence must be worth what its words say by themselves."""
    length, kind, behind = found.end - i, found.quantity.kind, part.words[found.end]
    if kind not in _LOOKS_AHEAD or behind in _MARKS_BEHIND:
        return length, found.quantity
    if kind == "count" and behind in _WORDS_BEHIND and "and" not in part.words[i : found.end]:
        return length, found.quantity
    words = part.part(i, found.end)
    alone = read_quantity(text, words, 0)
    while alone is not None and alone.end < len(words):
        words = words.part(0, alone.end)
        alone = read_quantity(text, words, 0)
    return len(words), found.quantity if alone is None else alone.quantity


def _row_end(atoms: Atoms, i: int) -> int:
    """Where a row of three or more bare numbers ends that are no thousands of one ("1 1 1", "020 7946 0018"); `i` where
    none begins. Rows are tables or noise, and there may be a million of them."""
    if i + 2 >= len(atoms) or not _in_row(atoms, i, i + 1) or not _in_row(atoms, i, i + 2):
        return i
    end = i + 3
    while end < len(atoms) and _in_row(atoms, i, end):
        end += 1
    return end


def _in_row(atoms: Atoms, i: int, at: int) -> bool:
    text = atoms[at].text
    return text == atoms[i].text or (text.isdecimal() and len(text) != 3 and atoms[i].text.isdecimal())


def _past_chunk(atoms: Atoms, i: int) -> int:
    """The atom after those that hang on atom `i` without a space: what begins with no number is none inside."""
    end = i + 1
    while glued(atoms, end):
        end += 1
    return end
