"""A claim altered outside of its sentence: its evidence, its offsets, and what a number is said to be worth."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from summarizer.reading.model import Reading

Json = dict[str, Any]


class Changed(NamedTuple):
    """A claim that says something else than before; an empty reason: it says the same in another form."""

    kind: str
    claim: Json
    reason: str


def altered_evidence(claim: Json, reading: Reading) -> Iterator[Changed]:
    """Evidence that is missing, false, stitched, moved or no part of the article."""
    change = _Change(claim)
    first = claim["evidence"][0]
    quote: str = first["quote"]
    yield change.evidence("no evidence", "no_evidence", [])
    yield change.evidence("an empty citation", "no_evidence", [{"quote": ""}])
    for number in (0, -1, len(reading.sentences) + 1, 10**12):
        yield change.first("no such sentence", "no_evidence", sentence=number)
        yield change.evidence("no such sentence", "no_evidence", [{"sentence": number, "quote": ""}])
    for other in (q for q in _false_quotes(quote) if q.split() != quote.split()):
        kind, reason = "a word of a quote changed", "quote_not_in_article"
        yield change.first(kind, reason, quote=other)
        yield change.first(kind, reason, quote=other, start=None, end=None)
        yield change.evidence("a false quote beside the right one", reason, [*claim["evidence"], {"quote": other}])
    for stitched in _stitched(first["sentence"], reading):
        yield change.evidence("a stitched quote", "quote_not_in_article", [{"quote": stitched}])
    yield from _moved_evidence(first, change, reading)
    for s in [s for s in reading.sentences if s.boilerplate][:3]:
        whole = {"sentence": s.sentence, "quote": reading.sentence_text(s.sentence), "start": s.start, "end": s.end}
        yield change.evidence("boilerplate cited", "boilerplate", [whole])
        yield change.evidence("boilerplate cited", "boilerplate", [*claim["evidence"], whole])


def _moved_evidence(first: Json, change: "_Change", reading: Reading) -> Iterator[Changed]:
    sentence, start, end = first["sentence"], first["start"], first["end"]
    for moved in (*_moved(start, end), (start - 1, end), (start, end - 1), (start, 10**12)):
        yield change.first("an offset moved", "span_mismatch", start=moved[0], end=moved[1])
    for number in (sentence - 1, sentence + 1):
        if 1 <= number <= len(reading.sentences):
            yield change.first("another sentence's number", "span_mismatch", sentence=number)


def _moved(start: int, end: int) -> list[tuple[int, int]]:
    """A span moved or resized by one, turned round, or begun before the text."""
    return [(start + 1, end + 1), (start - 1, end - 1), (start + 1, end), (start, end + 1), (end, start), (-1, end)]


def _false_quotes(quote: str) -> Iterator[str]:
    words = quote.split(" ")
    if len(words) > 3:
        middle = len(words) // 2
        yield " ".join([*words[:middle], "reportedly", *words[middle:]])
        yield " ".join([*words[:middle], *words[middle + 1 :]])
        yield " ".join([*words[:middle], words[middle + 1], words[middle], *words[middle + 2 :]])
    for at, mark in enumerate(quote):
        if mark.isdigit():
            yield f"{quote[:at]}{(int(mark) + 1) % 10}{quote[at + 1 :]}"
            break


def _stitched(number: int, reading: Reading) -> Iterator[str]:
    """The head of one sentence and the tail of another one, with nothing, a space or dots between."""
    for other in (number + 1, number + 2):
        if other > len(reading.sentences):
            return
        head, tail = reading.sentence_text(number).split(" "), reading.sentence_text(other).split(" ")
        if len(head) > 3 and len(tail) > 3:
            begin, end = " ".join(head[: len(head) // 2]), " ".join(tail[len(tail) // 2 :])
            yield f"{begin} {end}"
            yield f"{begin} ... {end}"


def altered_number(claim: Json, names: Sequence[str], far: Sequence[str]) -> Iterator[Changed]:
    """A number claim that is falsely worth, placed, measured or credited.

    `names` are actors near the claim that do not state the number, `far` such as are named only after it.
    """
    change = _Change(claim)
    words, start, end = claim["as_written"], claim["start"], claim["end"]
    yield from _false_worths(claim, change)
    for moved in _moved(start, end):
        yield change.fields("a number's offset moved", "span_mismatch", start=moved[0], end=moved[1])
    cited = " ".join(e["quote"] for e in claim["evidence"])
    for other in (o for o in _other_digits(words) if re.search(rf"(?<!\d){re.escape(o)}(?!\d)", cited) is None):
        yield change.fields("as_written not at its offsets", "span_mismatch", as_written=other)
        yield change.fields("a digit of as_written", "number_not_in_evidence", as_written=other, start=None, end=None)
    yield change.fields("as_written is no number", "number_not_in_evidence", as_written="", start=None, end=None)
    for more, reason in (
        ("of 98,765 lorries", "number_not_in_evidence"),
        ("up by 73%", "number_not_in_evidence"),
        ("since March 1987", "date_not_in_evidence"),
        ("in Ostrevia", "name_not_in_article"),
    ):
        kind = f"a {reason.partition('_')[0]} in another field"
        yield change.fields(kind, reason, measures=f"{claim['measures']}, {more}")
    for outsider in ("Radio Ostrevia", "Zdenka Hrabal", "the Ostrevian interior ministry", "diplomats in Ostrevia"):
        yield change.fields("a source from outside", "source_not_in_article", source={"name": outsider})
    for name in names:
        yield change.fields("the source swapped", "source_not_supported", source={"name": name})
    for name in far:
        yield change.fields("a source from elsewhere", "source_not_supported", source={"name": name})


def _false_worths(claim: Json, change: "_Change") -> Iterator[Changed]:
    kind = "a false worth"
    for field in ("value", "low", "high"):
        given = claim[field]
        if given is None:
            yield change.fields(kind, "value_mismatch", **{field: 1})
        else:
            for wrong in (given + 1, given * 1000 + 1, None):
                yield change.fields(kind, "value_mismatch", **{field: wrong})
    yield change.fields(kind, "value_mismatch", unit="lorries")
    yield change.fields(kind, "value_mismatch", kind="money" if claim["kind"] != "money" else "count")
    yield change.fields(kind, "value_mismatch", qualifier="over" if claim["qualifier"] != "over" else "nearly")
    if claim["unit"] is not None:
        yield change.fields(kind, "value_mismatch", unit=None)
    if claim["qualifier"] is not None:
        yield change.fields(kind, "value_mismatch", qualifier=None)


def _other_digits(words: str) -> Iterator[str]:
    for at, mark in enumerate(words):
        if mark.isdigit():
            yield f"{words[:at]}{(int(mark) + 3) % 10 or 4}{words[at + 1 :]}"
            return


def same_claim(claim: Json) -> Iterator[Changed]:
    """The claim as other programs may give it: with less, or in other types."""
    change, given = _Change(claim), claim["evidence"]
    yield change.fields("as it is", "")
    yield change.evidence("quotes without offsets", "", [{"quote": e["quote"]} for e in given])
    numbered = [{"sentence": e["sentence"], "quote": e["quote"]} for e in given]
    yield change.evidence("quotes without offsets", "", numbered)
    plain = [{**e, "quote": " ".join(e["quote"].translate(_PLAIN).split())} for e in numbered]
    yield change.evidence("a quote in plain types", "", plain)
    wide = [{"quote": e["quote"].replace(" ", "\u00a0").replace("-", "\u2011")} for e in given]
    yield change.evidence("a quote in other types", "", wide)
    if "as_written" in claim:
        derived = dict.fromkeys(("value", "low", "high", "unit", "qualifier", "kind"))
        yield change.fields("no derived fields", "", **derived)
        yield change.fields("no offsets of a number", "", start=None, end=None)


_PLAIN = str.maketrans("“”‘’–—", "\"\"''--")


class _Change:
    """Makes altered copies of one claim."""

    def __init__(self, claim: Json) -> None:
        self.claim = claim

    def evidence(self, kind: str, reason: str, evidence: list[Json]) -> Changed:
        """With other evidence."""
        return Changed(kind, {**self.claim, "evidence": evidence}, reason)

    def first(self, kind: str, reason: str, /, **fields: Any) -> Changed:
        """With other fields of its first piece of evidence."""
        first, *others = self.claim["evidence"]
        return self.evidence(kind, reason, [{**first, **fields}, *others])

    def fields(self, kind: str, reason: str, /, **fields: Any) -> Changed:
        """With other fields of its own."""
        return Changed(kind, {**self.claim, **fields}, reason)
