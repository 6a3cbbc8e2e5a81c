"""A text altered: each function takes a claim's text and yields (kind, altered text, the reason that is right for it).

Numbers and actors are those that people annotated (tests/articles/README.md): what is altered does not depend on what
the program itself sees. `evidence` is the text that the claim cites: an alteration that happens to be true of it is
none, and is left out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

Json = Mapping[str, Any]


class Altered(NamedTuple):
    """A text that says something else than before; an empty reason: it says the same in other words."""

    kind: str
    text: str
    reason: str


NUMBER, DATE = "number_not_in_evidence", "date_not_in_evidence"
NO_NAME, FAR_NAME = "name_not_in_article", "name_not_in_evidence"
NO_SOURCE, NOT_SAID = "source_not_in_article", "source_not_supported"
NEGATION = "negation_changed"

OUTSIDERS = ("Zdenka Hrabal", "Umaro Dabo", "Thyra Ekdahl")
_FOREIGN_BODIES = ("Quolmar Holdings", "Ostrevia Institute")

_MAGNITUDES = {
    "million": ("billion", "thousand"), "billion": ("million", "trillion"), "bn": ("m",), "m": ("bn",),
    "crore": ("lakh",), "lakh": ("crore",), "hundreds": ("thousands", "dozens"), "dozens": ("hundreds",),
    "thousands": ("hundreds", "tens of thousands"), "hundred": ("thousand",), "thousand": ("hundred",),
    "dozen": ("hundred",),
}  # fmt: skip
_WORDS = {
    "one": "two", "two": "three", "three": "four", "four": "five", "five": "six", "six": "seven", "seven": "eight",
    "eight": "nine", "nine": "ten", "ten": "eleven", "half": "a third", "two-thirds": "three-quarters",
    "sixty": "seventy", "seventeen": "eighteen", "eleven": "twelve",
}  # fmt: skip
_UNITS = (
    ("per cent", ("percentage points",)), ("percentage points", ("per cent",)), ("%", (" percentage points",)),
    ("percent", ("percentage points",)), ("kilometers", ("miles",)), ("kilometres", ("miles",)),
    ("miles", ("kilometers",)), ("hectares", ("acres", "square kilometres")), ("meters", ("feet",)),
    ("metres", ("feet",)), ("feet", ("meters",)), ("yards", ("metres",)), ("tons", ("pounds",)),
    ("Celsius", ("Fahrenheit",)), ("GB", ("TB",)), ("seconds", ("minutes",)), ("minutes", ("hours",)),
    ("hours", ("days",)), ("days", ("weeks",)), ("weeks", ("months",)), ("months", ("years",)), ("years", ("months",)),
    ("$", ("€", "£")), ("€", ("$",)), ("RM", ("US$",)), ("Rs ", ("$",)), ("₹", ("$",)), ("euros", ("dollars",)),
    ("milliseconds", ("seconds",)), ("year-old", ("month-old",)),
)  # fmt: skip
_OPPOSITE = {
    "more than": "fewer than", "over": "under", "at least": "at most", "nearly": "more than", "almost": "over",
    "up to": "at least", "about": "over", "around": "at least", "some": "over", "an estimated": "at least",
    "fewer than": "more than", "less than": "more than", "roughly": "up to", "closer to": "over",
    "no more than": "no less than",
}  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SHORT = r"(?:January|February|March|April|May|June|July|August|September|Sept\.|October|Oct\.|November|Nov\.|December)"
_DAY_OF_MONTH = re.compile(rf"\b{_SHORT} (\d{{1,2}})\b|\b(\d{{1,2}}) {_SHORT}(?!\w)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DROPPED = (
    (" did not ", " did "), (" do not ", " do "), (" does not ", " does "), (" is not ", " is "),
    (" was not ", " was "),
    (" were not ", " were "), (" has not ", " has "), (" have not ", " have "), (" would not ", " would "),
    (" could not ", " could "), (" cannot ", " can "), (" not yet ", " "), ("isn't", "is"), ("isn’t", "is"),
    ("wasn't", "was"), ("wasn’t", "was"), ("aren't", "are"), ("didn’t", "did"), ("don’t", "do"), ("can’t", "can"),
    ("haven't", "have"), (" not been ", " been "), (" never ", " often "), ("unclear", "clear"),
    (" without giving ", " giving "), ("declined to ", "agreed to "), ("refused to ", "agreed to "),
    (" denied ", " confirmed "), ("nobody ", "everybody "), (" no ", " a "), ("Nobody ", "Everybody "),
)  # fmt: skip
# After these words no "over" or "nearly" is English.
_NO_QUALIFIER = re.compile(r"\b(?:the|past|last|next|its|their|first|only|over|under|or|than) $", re.IGNORECASE)
_AUXILIARIES = re.compile(
    r" (is|are|was|were|has|have|had|will|would|could|can|might|should) (?!not\b|no\b|neither\b|yet to\b)"
)


def altered_numbers(text: str, evidence: str, numbers: Sequence[Json]) -> Iterator[Altered]:
    """Another digit, magnitude, number word, unit or counted noun, qualifier or bound of a range."""
    for number in numbers:
        words = _as_in(str(number["as_written"]), text)
        if words is None or number["kind"] in ("date", "time", "other"):
            continue
        if words.lower() == "one" or words.lower().startswith("one of"):  # as often a pronoun
            continue
        for kind, other in _altered_number(words, number):
            if kind == "a digit" and _figures(other) <= _figures(f"{words} {evidence}"):
                continue
            cut = kind in ("a qualifier dropped", "a range narrowed")  # a part of what stands there
            if not other.strip() or not (cut or not _stands(other, evidence)):
                continue
            if kind == "a qualifier added" and _reads_otherwise(text, words, other, str(number["kind"])):
                continue
            yield Altered(kind, _replaced(text, words, other), NUMBER)


def _figures(text: str) -> set[str]:
    return set(re.findall(r"[\d.,]+", text))


def _reads_otherwise(text: str, words: str, other: str, kind: str) -> bool:
    """Whether a qualifier in this place is no English, or a preposition: "over three days of mourning"."""
    at = text.find(words)
    after = text[at + len(words) :].split()[:1]
    stretch = kind == "duration" and other.startswith("over") and after not in (["ago"], ["later"], ["earlier"])
    return stretch or _NO_QUALIFIER.search(text[:at]) is not None


def _altered_number(words: str, number: Json) -> Iterator[tuple[str, str]]:
    """(kind, altered words) of an annotated number."""
    yield from (("a digit", other) for other in _other_digits(words))
    for big, others in _MAGNITUDES.items():
        for other in others:
            yield from (("a magnitude", new) for new in _swapped(words, big, other))
    for ordinal, other in (("third", "fourth"), ("second", "third"), ("fifth", "sixth")):
        if number["kind"] == "rank":
            yield from (("a number word", new) for new in _swapped(words, ordinal, other))
    if words.endswith(",000") or ",000 " in words:
        yield "a magnitude", words.replace(",000", "00", 1)
    for word, other in _WORDS.items():
        yield from (("a number word", new) for new in _swapped(words, word, other))
    if number["kind"] not in ("rank", "score"):
        yield from _other_units(words, number)
        yield from _other_qualifiers(words, number)
    yield from (("a range narrowed", new) for new in _narrowed(words))


def _other_digits(words: str) -> Iterator[str]:
    for at, mark in enumerate(words):
        if mark.isdigit():
            new = (int(mark) + 3) % 10
            if new == 0 and (at == 0 or not words[at - 1].isdigit()):
                new = 4
            yield words[:at] + str(new) + words[at + 1 :]


def _other_units(words: str, number: Json) -> Iterator[tuple[str, str]]:
    for unit, others in _UNITS:
        if _stands(unit, words) or (not unit[0].isalpha() and unit in words) or words.startswith(unit):
            for other in others:
                changed = words.replace(unit, other, 1)
                kind = "percent or points" if "per" in unit or unit == "%" else "a unit"
                yield ("a currency" if number["kind"] == "money" else kind), changed
            return
    unit = str(number["unit"] or "")
    if number["kind"] == "count" and unit and _stands(unit, words):
        yield "a counted noun", words.replace(unit, "lorries", 1)


def _other_qualifiers(words: str, number: Json) -> Iterator[tuple[str, str]]:
    qualifier = str(number["qualifier"] or "")
    if not qualifier and number["kind"] in ("count", "money", "percent", "measure", "duration"):
        if _is_exact(words) and not words.lower().startswith("the ") and " of " not in words:
            yield from (("a qualifier added", f"{new} {words}") for new in ("over", "nearly", "up to", "around"))
    elif words.lower().startswith(qualifier.lower()) and qualifier.lower() in _OPPOSITE:
        bare = words[len(qualifier) :].strip()
        if bare and bare.split()[0] not in ("half", "a", "nine", "two", "one"):
            yield "a qualifier dropped", bare
        yield "a qualifier reversed", f"{_OPPOSITE[qualifier.lower()]} {bare}"


def _is_exact(words: str) -> bool:
    vague = ("dozens", "hundreds", "thousands", "millions", "scores", "between", " to ", "-", "–", "few", "half", "all")
    return not any(word in words.lower() for word in vague)


def _narrowed(words: str) -> Iterator[str]:
    found = re.fullmatch(r"between (\S+) and (\S+)(.*)", words, re.DOTALL)
    if found:
        yield from (f"{bound}{found[3]}" for bound in found.group(1, 2))
    found = re.fullmatch(r"((?:Rs )?[$€]?[\d.,]+%?)(?:-|–| to )([$€]?\d.+)", words, re.DOTALL)
    # "Fell by 3% to 4%" may be a range or a fall to 4%.
    if found and ":" not in words and "%" not in found[1] and not re.fullmatch(r"\d-\d", words):
        unit = "".join(found[2].partition(" ")[1:])
        yield from (f"{found[1]}{unit}", found[2])


def altered_dates(text: str, evidence: str) -> Iterator[Altered]:
    """Another weekday, month, day or year; a date that the evidence does not have."""
    for day, other in pairwise((*_DAYS, "Monday")):
        for new in _swapped(text, day, other):
            if not _stands(other, evidence):
                yield Altered("a weekday", new, DATE)
    for month, other in pairwise((*_MONTHS, "January")):
        dated = rf"\b{month}\b(?= \d)|(?<=\d ){month}\b|(?<=[iI]n ){month}\b|(?<=since ){month}\b"
        for found in re.finditer(dated, text):
            if not _stands(other, evidence):
                yield Altered("a month", text[: found.start()] + other + text[found.end() :], DATE)
    for found in _DAY_OF_MONTH.finditer(text):
        start, end = found.span(1 if found[1] else 2)
        yield Altered("a day", f"{text[:start]}{int(text[start:end]) % 27 + 1}{text[end:]}", DATE)
    for found in _YEAR.finditer(text):
        if not _stands(other := str(int(found.group()) - 1), evidence):
            yield Altered("a year", text[: found.start()] + other + text[found.end() :], DATE)
    yield Altered("a date added", text.rstrip('.?!”" ') + " on March 3, 1987.", DATE)
    yield Altered("a date added", f"Last November, {text[:1].lower()}{text[1:]}", DATE)


def altered_names(text: str, persons: Sequence[Json], others: Sequence[Json], far: Sequence[Json]) -> Iterator[Altered]:
    """A name from outside; two persons' names mixed; a person of the article who is nowhere near.

    `persons` and `others` (bodies, states) are the annotated actors; `far` are persons first named after the evidence.
    """
    for actor in (*persons, *others):
        name = str(actor["name"])
        words = _as_in(name, text)
        if words is None:
            continue
        strangers = OUTSIDERS if actor["kind"] == "person" else _FOREIGN_BODIES
        kind = "an outsider's name" + (" at the start" if text.startswith(words) else "")
        yield from (Altered(kind, _replaced(text, words, stranger), NO_NAME) for stranger in strangers)
        if actor["kind"] != "person":
            continue
        for mix in _mixed(actor, persons):
            yield Altered("first and last name mixed", _replaced(text, words, mix), NO_NAME)
        yield from (Altered("a person from elsewhere", _replaced(text, words, str(p["name"])), FAR_NAME) for p in far)
        if text.startswith(words):
            # A single word at the start: its capital proves nothing, the verb after it does.
            yield Altered("a lone name at the start", _replaced(text, words, "Hrabal"), NO_NAME)


def _mixed(actor: Json, persons: Sequence[Json]) -> Iterator[str]:
    """The actor's first name with the last names of others."""
    mine = str(actor["name"]).split()
    whole = {str(p["name"]) for p in persons}
    for other in persons:
        theirs = str(other["name"]).split()
        mixed = f"{mine[0]} {theirs[-1]}"
        if len(mine) > 1 < len(theirs) and mine[-1] != theirs[-1] and mixed not in whole:
            yield mixed


def altered_speakers(text: str, evidence: str, numbers: Sequence[Json], near: Sequence[Json]) -> Iterator[Altered]:
    """The speaker of an attributed number swapped for another actor whom a sentence of the window names."""
    for source in sorted({str(n["attributed_to"]) for n in numbers if n["attributed_to"]}):
        words = _as_in(source, text)
        if words is None or not _speaks(words, text):
            continue
        for actor in near:
            known_as = {str(actor["name"]), *actor["aliases"]}
            outlet_or_house = actor["kind"] != "person" and _stands(str(actor["name"]), evidence)
            if not outlet_or_house and not any(_stands(name, f"{text} {source}") for name in known_as):
                yield Altered("the speaker swapped", _replaced(text, words, str(actor["name"])), NOT_SAID)


def _speaks(words: str, text: str) -> bool:
    before = rf"\b(?:according to|said|says|reported) (?:the )?{re.escape(words)}"
    after = rf"{re.escape(words)}(?: \([A-Z]+\))? (?:said|says|told|reported|warned|argues|reckons)\b"
    return re.search(f"{before}|{after}", text, re.IGNORECASE) is not None


def altered_negations(text: str) -> Iterator[Altered]:
    """A negation left out, or put in after an auxiliary."""
    for words, other in _DROPPED:
        if words in text:
            yield Altered("a negation dropped", text.replace(words, other, 1), NEGATION)
    for found in _AUXILIARIES.finditer(text):
        yield Altered("a negation added", f"{text[: found.end(1)]} not{text[found.end(1) :]}", NEGATION)
    for verb, other in ((" said ", " did not say "), (" struck ", " did not strike "), (" confirmed ", " denied ")):
        if verb in text:
            yield Altered("a negation added", text.replace(verb, other, 1), NEGATION)


def same_meaning(text: str, numbers: Sequence[Json], persons: Sequence[Json]) -> Iterator[Altered]:
    """The text in other types or words that the contract forgives."""
    yield Altered("quote marks", text.translate(str.maketrans("“”‘’", "\"\"''")), "")
    yield Altered("quote marks", re.sub(r"(?<=\w)'(?=\w)", "’", text), "")
    yield Altered("dashes", text.replace("–", "—").replace(" - ", " – "), "")
    yield Altered("dashes", re.sub(r"(?<=\w)-(?=\w)", "‑", text), "")
    yield Altered("white space", re.sub(r" (?=\S)", "\u00a0", text, count=40), "")
    yield Altered("white space", text.replace(" ", "  ").replace("\n", " "), "")
    yield Altered("no full stop", text.rstrip("."), "")
    yield Altered("an introduction", f"In the end, {text[:1].lower()}{text[1:]}", "")
    for words, other in (("per cent", "percent"), ("per cent", "%"), ("%", " per cent"), (" percent", "%")):
        if words in text:
            yield Altered("percent's forms", text.replace(words, other).replace(" %", "%"), "")
    for number in numbers:
        if (written := _as_in(str(number["as_written"]), text)) is not None:
            yield from (Altered(kind, _replaced(text, written, new), "") for kind, new in _same_number(written, number))
    for person in persons:
        if (name := _as_in(str(person["name"]), text)) is not None and text.count(name.split()[-1]) == 1:
            yield Altered("a last name alone", _replaced(text, name, name.split()[-1]), "")


_DIGITS = dict(zip("two three four five six seven eight nine ten".split(), "2 3 4 5 6 7 8 9 10".split(), strict=True))
_SAME_QUALIFIER = {
    "more than": "over", "over": "more than", "at least": "no fewer than", "nearly": "almost", "about": "around",
    "around": "about", "roughly": "around", "up to": "as many as", "an estimated": "about", "some": "about",
}  # fmt: skip


def _same_number(words: str, number: Json) -> Iterator[tuple[str, str]]:
    if number["kind"] in ("date", "time", "other", "score", "rank"):
        return
    head, _, rest = words.partition(" ")
    if head.lower() in _DIGITS and not rest.startswith(("million", "of", "in", "dozen", "hundred", "thousand", "out")):
        yield "a number word in digits", f"{_DIGITS[head.lower()]} {rest}".strip()
    backwards = {digits: word for word, digits in _DIGITS.items()}
    if head in backwards and rest[:1].islower():
        yield "digits in words", f"{backwards[head]} {rest}"
    yield from (("a magnitude's forms", new) for new in _swapped_suffix(words))
    if re.search(r"\d,\d{3}", words):
        yield "no thousands mark", words.replace(",", "")
    qualifier = str(number["qualifier"] or "").lower()
    if qualifier in _SAME_QUALIFIER and words.lower().startswith(qualifier):
        yield "a qualifier's forms", _SAME_QUALIFIER[qualifier] + words[len(qualifier) :]


def _swapped_suffix(words: str) -> Iterator[str]:
    for short, long in (("bn", " billion"), ("m", " million")):
        if re.search(rf"\d{short}\b", words):
            yield re.sub(rf"(?<=\d){short}\b", long, words)
        if re.search(rf"\d{long}", words):
            yield words.replace(long, short, 1)


def _as_in(words: str, text: str) -> str | None:
    """The words as the text has them, where it has them once; white space and a first capital may differ."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    if not pattern:
        return None
    found = re.findall(rf"(?<![\w.,$€]){pattern}(?!\w|[.,]\d)", text, re.IGNORECASE)
    return str(found[0]) if len(found) == 1 else None


def _replaced(text: str, words: str, other: str) -> str:
    at = text.find(words)
    if at == 0 and other[:1].islower():
        other = other[:1].upper() + other[1:]
    return text[:at] + other + text[at + len(words) :]


def _swapped(text: str, words: str, other: str) -> Iterator[str]:
    """The text with a whole word replaced, once for each place; digits may stand before it ("12m")."""
    for found in re.finditer(rf"(?<![^\W\d]){re.escape(words)}(?![\w-])", text, re.IGNORECASE):
        new = other[:1].upper() + other[1:] if found.group()[0].isupper() else other
        yield text[: found.start()] + new + text[found.end() :]


def _stands(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None
