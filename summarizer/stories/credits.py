"""To whom a document is credited as a whole: the agency of its date line, its byline or its last line."""

import re

from summarizer.reading.lexicon.story_words import AGENCY_TAILS, NEWS_AGENCIES
from summarizer.schemas.summary import DocumentFacts

_HEAD, _TAIL = 2_000, 500  # characters in which a credit may stand
_LONGEST = 60
_LONG_LINE = 90  # characters: a credit has a line of its own, and a short one
_DATE_LINE = re.compile(r"\s*[A-Z][\w.’' ,/-]{1,50}?\s*\(([A-Z][\w.&’' -]{1,40})\)\s*(?:--?|[–—:])")
_BYLINE = re.compile(r"\s*(?:[Bb]y|BY|From|Source|SOURCE|Credit|Agency|Report by)[: ]\s*(.{2,80})$")
_LINE = re.compile(r"\s*(?:[(–—-]\s*|©\s*(?:\d{4}\s*)?|Copyright\s+(?:\d{4}\s*)?)?([A-Z][\w.&’' -]{1,40}?)[)]?\s*$")
_SIGNED = re.compile(r"(?:[–—-]\s*|\()([A-Z][\w.&’' -]{1,40}?)\)?\s*$")
_FIRST = re.compile(
    r"(?:originally |first )?(?:published|reported|provided|distributed) by (?:the )?([A-Z][\w.&’' -]{2,40})"
    r"|[Ww]ith (?:inputs|files|reporting|material) from (?:the )?([A-Z][\w.&’' -]{2,40})"
)
_PARTS = re.compile(r"\s*(?:[|/,;&·]|\band\b|\bfor\b|\bvia\b|\bof\b| - )\s*")
_LEAD = re.compile(r"^(?:the|The)\s+")


def credit_of(document: DocumentFacts) -> str | None:
    """The agency that a document comes from, by the name that it goes by; None where nothing says so.

    An agency of which nobody has heard is known by a date line ("TAMBA (AW) —"), or by its name's last word.
    """
    for known in (document.outlet, document.author):
        if known and (agency := _agency(known)):
            return agency
    text = document.text or ""
    head, tail = text[:_HEAD], text[max(_HEAD, len(text) - _TAIL) :] if len(text) > _HEAD else text[-_TAIL:]
    first, last = head.split("\n"), tail.split("\n")
    for line in first:
        if "(" in line[:100] and (found := _DATE_LINE.match(line)):
            return _agency(found[1]) or found[1].strip()
    short = [line for line in (*first, *last) if 1 < len(line) <= _LONG_LINE]
    for line in short:
        if (found := _BYLINE.match(line)) and (agency := _agency(found[1])):
            return agency
    for line in short:
        if (found := _LINE.match(line)) and (agency := _agency(found[1])):
            return agency
    signed = _SIGNED.search(tail.rstrip()[-_LONGEST:])
    if signed and (agency := NEWS_AGENCIES.get(signed[1].strip().lower())):
        return agency
    provided = _FIRST.search(tail)
    return _agency(provided[1] or provided[2]) if provided else None


def _agency(credit: str) -> str | None:
    """The agency among the parts of a credit: "Ann Poe | Reuters"."""
    for part in _PARTS.split(credit.strip(" .()")[:_LONGEST]):
        name = part.strip(" .()")
        low = name.lower()
        known = NEWS_AGENCIES.get(low) or NEWS_AGENCIES.get(_LEAD.sub("", low).removesuffix(" staff"))
        if known:
            return known
        words = name.split()
        if len(words) > 1 and words[-1].lower() in AGENCY_TAILS and all(word[:1].isupper() for word in words):
            return name
    return None
