"""What looks like a quantity and is none: parts of names, pronouns, idioms, labels, addresses, telephone numbers."""

from dataclasses import dataclass
from functools import cached_property

from summarizer.reading.dates.years import is_year
from summarizer.reading.lexicon.nouns import STOPS
from summarizer.reading.lexicon.number_contexts import (
    ABOUT_TOPIC,
    CASUALTY,
    CASUALTY_BEFORE,
    CHANGE_FROM,
    CHANGED_BY,
    COMPOUND_IDIOMS,
    HALF_BEFORE,
    NUMBERED,
    ONE_COMPOUNDS,
    ONE_DAY_BEFORE,
    ONE_IDIOMS,
    ONE_PRONOUNS,
    ORDINAL_NAMES,
    OVER_LENGTH,
    OVER_TOPIC,
    POINTERS,
    SECOND_BEFORE,
    SECOND_IDIOMS,
    SHARED,
    STREETS,
    THIRD_IDIOMS,
)
from summarizer.reading.lexicon.number_words import CARDINALS, ORDINAL_ENDINGS, ORDINALS, TENS
from summarizer.reading.numbers.amounts import glued
from summarizer.reading.numbers.atoms import Atoms
from summarizer.reading.numbers.quantities import Found, read_quantity

_OPENERS = frozenset("\"'“‘«([:•*—–-…>|")
_NAME_MARKS = frozenset("/_@#&\\=~^+")
_HANGERS = frozenset(".-:,")
_TIES = frozenset("-/:@_&.'")
_MARKS = frozenset(".'")
_NAMEABLE = frozenset({"count", "duration", "measure"})
# Digits that are no count without a unit: longer ones are serial numbers, these are who one calls.
_SERIAL = 7
_CALLED = frozenset({"911", "999"})
_DEMONYMS = ("ian", "ish", "ese", "ean", "can")
# How much of a sentence is looked at to tell a headline, and how much of that is capitalised in one.
_HEAD = 40
_MOST = 0.85


@dataclass
class Context:
    """One sentence: its atoms, and `part`, the stretch of them from `offset` on that no date interrupts."""

    text: str
    atoms: Atoms
    part: Atoms
    offset: int

    @cached_property
    def headline(self) -> bool:
        """Whether the longer words are capitalised, as in a headline: then a capital says nothing."""
        words = [atom.text for atom in self.atoms[:_HEAD] if len(atom.text) > 4 and atom.text.isalpha()]
        return bool(words) and sum(word[0].isupper() for word in words) > _MOST * len(words)


def judge(context: Context, i: int, found: Found) -> Found | int:
    """The quantity itself where it is one, else the atom of the part to go on from; it begins at part[i]."""
    part, place = context.part, context.offset + i
    if _in_name(context.atoms, place) or _runs_on(part, found):
        return _chunk_end(part, found.end)
    if _no_qualifier(part, i, found):
        return i + 1
    if (shorter := _two_numbers(context.text, part, i, found)) is not None:
        return shorter
    if (
        _reads_as_year(part, i, found)
        or _bare_digits(context.atoms, place, found)
        or _labelled(context, place, found)
        or _address(part, found)
    ):
        return found.end
    word, kind = part[i].lower, found.quantity.kind
    if kind == "rank":
        return found.end if _no_rank(context, place) else found
    if kind == "ratio" and word == "half":
        return found if _shared_half(part, i, found) else i + 1
    counted = found.quantity.qualifier is not None or word[0].isdigit()
    return found if counted or not _no_count(context.atoms, place, found, length=found.end - i) else i + 1


def _in_name(atoms: Atoms, i: int) -> bool:
    """Whether the atom hangs on what stands before it: "/2019", "#5", "x.5"."""
    if not glued(atoms, i):
        return False
    before = atoms[i - 1].text
    if before in _NAME_MARKS or before[-1].isalnum():
        return True
    return before in _HANGERS and glued(atoms, i - 1) and atoms[i - 2].text[-1].isalnum()


def _runs_on(part: Atoms, found: Found) -> bool:
    """Whether letters or signs hang on the number that are no unit: "5G", "20s", "10:30", "212-555"."""
    end = found.end
    if not glued(part, end):
        return False
    following = part[end].lower
    if following[0].isalnum():
        return True
    if following not in _TIES or (following == "-" and found.quantity.unit is not None) or not glued(part, end + 1):
        return False
    further = part[end + 1].text[0]
    return further.isdigit() or (further.isalpha() and following not in _MARKS)


def _chunk_end(part: Atoms, end: int) -> int:
    while glued(part, end):
        end += 1
    return end


_SINCE = frozenset("ago later earlier".split())


def _no_qualifier(part: Atoms, i: int, found: Found) -> bool:
    """Whether "about" or "over" before the number names a topic or a stretch of time."""
    word, before = part[i].lower, part.words[i - 1]
    if word == "about":
        return before in ABOUT_TOPIC
    if word == "over":
        return before in OVER_TOPIC or (
            found.quantity.kind == "duration"
            and before not in OVER_LENGTH
            and before != ""
            and part.words[found.end] not in _SINCE  # "founded over 12 years ago"
        )
    return False


def _two_numbers(text: str, part: Atoms, i: int, found: Found) -> Found | int | None:
    """Of "rose 2% to 5%" the first number alone; None where the quantity is no such pair."""
    quantity = found.quantity
    if quantity.low is None or quantity.high is None or quantity.low == quantity.high or quantity.value is not None:
        return None
    at = next((k for k in range(i + 1, found.end) if part[k].lower == "to"), None)
    if at is None:
        return None
    before = {part.words[k] for k in range(max(0, i - 3), i)}
    if part[i].lower == "from":
        return i + 1 if before & CHANGE_FROM else None
    if (
        part.words[i - 1] in CHANGED_BY
        or (part.words[i - 1] == "from" and before & CHANGE_FROM)
        or (before & CHANGED_BY and part.words[i - 1] in {"by", "another", "a"})
    ):
        return read_quantity(text, part.part(0, at), i) or at
    return None


def _labelled(context: Context, i: int, found: Found) -> bool:
    """Whether the number is part of a name or a label: "Boeing 737", "Article 5", "S&P 500", "One Meadow Lane"."""
    atoms, quantity, own = context.atoms, found.quantity, context.atoms[i].text
    if quantity.qualifier is not None or quantity.kind not in _NAMEABLE:
        return False
    if not own[0].isdigit() and own.lower() not in CARDINALS and own.lower() not in TENS:
        return False
    if own.isdigit() and quantity.unit is None and (len(own) >= _SERIAL or own in _CALLED):
        return True
    before = atoms[i - 1] if i else None
    if before is not None and before.lower in NUMBERED and (before.text[0].isupper() or quantity.unit is None):
        return True
    if atoms.words[i + 1] == "o'clock" or (atoms.words[i - 1] == "of" and _is_group(atoms, i - 2)):
        return True
    return not context.headline and (_capitalised(atoms, i, found) or _follows_name(atoms, i, found))


def _is_group(atoms: Atoms, i: int) -> bool:
    """The first word of "Group of Seven"."""
    return atoms.words[i] == "group" and atoms[i].text[0].isupper()


def _capitalised(atoms: Atoms, i: int, found: Found) -> bool:
    """Whether the number is a capitalised word within a sentence, or counts a capitalised unit: "CBS's 60 Minutes"."""
    own = atoms[i].text
    if own[0].isdigit():
        unit = found.quantity.unit or ""
        return found.quantity.kind == "duration" and unit.istitle()
    if not own[0].isupper():
        return False
    if i and not _opens(atoms, i):
        return True
    return own == "One" and i + 2 < len(atoms) and atoms[i + 1].text[0].isupper() and atoms[i + 2].text[0].isupper()


def _follows_name(atoms: Atoms, i: int, found: Found) -> bool:
    """Whether plain digits belong to the capitalised word before them; the sentence's first word is none such."""
    own, before = atoms[i].text, atoms[i - 1]
    if i < 2 or not own.isdecimal() or not before.text[0].isupper() or glued(atoms, i) or _opens(atoms, i - 1):
        return False
    if before.lower in STOPS and before.lower != "the":
        return False
    return found.quantity.unit is None or (before.text.isupper() and len(before.text) > 1)


def _opens(atoms: Atoms, i: int) -> bool:
    """Whether the atom begins a sentence or a quotation."""
    return i == 0 or atoms[i - 1].text in _OPENERS


def _reads_as_year(part: Atoms, i: int, found: Found) -> bool:
    """Whether the words of the number hold a year when nothing stands around them: "above 2019", "2019 magnitude"."""
    if not [word for word in part.words[i : found.end] if len(word) == 4 and word.isdecimal()]:
        return False
    words = part[i : found.end]
    return any(is_year(words, at) for at in range(len(words)))


def _bare_digits(atoms: Atoms, i: int, found: Found) -> bool:
    """Whether plain digits are a place in a list ("1. ...") or part of a row of digits, as in telephone numbers."""
    if found.quantity.unit is not None or found.quantity.qualifier is not None or not atoms[i].text.isdecimal():
        return False
    if i == 0 and atoms.words[1] in {".", ")"}:
        return True
    before, after = atoms.words[i - 1] if i else "", atoms.words[i + 1]
    return before.isdecimal() or after.isdecimal()


def _address(part: Atoms, found: Found) -> bool:
    """As in "131 West 23rd Street": a plain number before up to four capitalised words that end in a kind of street."""
    if found.quantity.unit is not None or found.quantity.kind != "count":
        return False
    for at in range(found.end, min(found.end + 5, len(part))):
        atom = part[at]
        if at > found.end and atom.lower in STREETS and atom.text[0].isupper():
            return True
        if not (atom.text[0].isupper() or atom.text[0].isdigit() or atom.lower in ORDINAL_ENDINGS):
            return False
    return False


def _no_rank(context: Context, i: int) -> bool:
    """Whether an ordinal is an adverb, an idiom or part of a name: "first, ...", "second thoughts", "Fifth Avenue"."""
    atoms = context.atoms
    word, before, following = atoms[i].lower, atoms.words[i - 1], atoms.words[i + 1]
    if word in {"no", "no.", "number"}:
        return following == "10" and atoms.words[i + 2] == "downing"
    tied = atoms.words[i + 2] if following == "-" else following
    if word == "first" or (word == "third" and tied in THIRD_IDIOMS) or (word == "second" and tied in SECOND_IDIOMS):
        return True
    if word == "second" and before in SECOND_BEFORE and (not following.isalpha() or following in STOPS):
        return True
    if word in ORDINALS and following == "," and (word == "second" or _opens(atoms, i)):
        return True
    named = i + 2 if word[0].isdigit() else i + 1
    if atoms.words[named] in ORDINAL_NAMES:
        return True
    if context.headline:
        return False
    if word in ORDINALS and atoms[i].text[0].isupper() and not _opens(atoms, i):
        return True
    return named < len(atoms) and atoms[named].text[0].isupper() and not atoms[named].text.endswith(_DEMONYMS)


def _shared_half(part: Atoms, i: int, found: Found) -> bool:
    """Whether "half" is a share of something: "half of", "half the", "by half"; not "the second half"."""
    before = part.words[i - 1]
    return before == "by" or (before not in HALF_BEFORE and part.words[found.end] in SHARED)


def _no_count(atoms: Atoms, i: int, found: Found, *, length: int) -> bool:
    """Whether a number word without a qualifier is a pronoun or an idiom; it is `length` atoms long."""
    word, unit, bare = atoms[i].lower, found.quantity.unit, length == 1
    if word in {"scores", "tens"}:
        return unit is None and bare
    if word not in CARDINALS and word not in TENS:
        return False
    if unit is not None and found.quantity.kind == "count" and atoms.words[i + 1] == "-" and glued(atoms, i + 1):
        compound = atoms.words[i + 2]
        return compound not in ONE_COMPOUNDS if word == "one" else compound in COMPOUND_IDIOMS
    if word == "one":
        return _pronoun_one(atoms, i, found)
    if word == "zero":
        return unit is None
    return bare and atoms.words[i - 1] in POINTERS


def _pronoun_one(atoms: Atoms, i: int, found: Found) -> bool:
    """Whether "one" stands for a noun or is part of an idiom; alone it counts only the hurt and the dead."""
    before, following = atoms.words[i - 1], atoms.words[i + 1]
    if found.quantity.kind not in {"count", "duration"} or found.quantity.value != 1:
        return False
    if before == "no":
        return True
    if following in {"day", "night"}:
        return before not in ONE_DAY_BEFORE
    if following in ONE_IDIOMS:
        return True
    if found.quantity.unit is not None:
        return False
    befallen = atoms.words[i + 2] if following in {"was", "is", "were"} else following
    return before in ONE_PRONOUNS or not (before in CASUALTY_BEFORE or befallen in CASUALTY)
