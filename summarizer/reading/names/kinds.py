"""What a name names, as far as its own words tell: a person, a body, a state, a place."""

from typing import cast

from summarizer.reading.lexicon.common_capitals import OPENERS
from summarizer.reading.lexicon.given_names import GIVEN_NAMES
from summarizer.reading.lexicon.organisations import (
    AGENCY_WORDS,
    GROUP_WORDS,
    KNOWN,
    ORGANISATION_WORDS,
    OTHER_WORDS,
    PLACE_OPENERS,
    PLACE_WORDS,
)
from summarizer.reading.lexicon.places import (
    ADJECTIVES,
    CAPITALS,
    DEMONYMS,
    PLACES,
    STATE_ABBREVIATIONS,
    STATE_FORMS,
)
from summarizer.reading.model import NameKind

# Tails that are also surnames: after a given name they make no organisation or place.
WEAK_TAILS = frozenset(
    "hill park hall lake lane street castle banks bank brooks rivers bridges church college house fields"
    " falls forest marsh stone wood woods bush day may march law bill sun mason marshall major power powers"
    " singer young brown black motors court parks field stern post best price rush page case cross love guard"
    " holding reserve pope bishop king moody city airs mark creek springs heights arch tower desert mount"
    " hills valley island bay west north east".split()
)


_LANDS = (DEMONYMS, ADJECTIVES, STATE_FORMS, PLACES, CAPITALS)


def kind_of_words(form: str, text: str, words: int) -> NameKind | None:
    """The kind that the words of a name show, None where only its company in the text can tell.

    `form` is in lower case; `text` is the first word as written; `words` counts them.
    """
    if (known := KNOWN.get(form)) is not None and (len(form) > 3 or text.isupper() or known == "person"):
        return cast("NameKind", known)
    if form in STATE_FORMS and (len(form) > 2 or text[:2].isupper()):
        return "state"
    if form in PLACES or form in CAPITALS or (form in STATE_ABBREVIATIONS and (text[1:].islower() or "." in text)):
        return "place"
    parts = form.split(" ")
    if words == 1 or len(parts) == 1:
        return _kind_of_word(form, text)
    return _kind_of_several(parts)


def _kind_of_word(form: str, text: str) -> NameKind | None:
    if (
        form in GROUP_WORDS
        or (form.endswith("s") and form[:-1] in DEMONYMS)
        or (form in DEMONYMS and form.endswith("s"))
    ):
        return "group"
    if form in GIVEN_NAMES:
        return "person"
    if not form.isalpha() and any(map(str.isdigit, form)):
        return "other"
    if len(form) > 1 and text.isupper():
        return "organisation"
    if form in PLACE_WORDS:
        return "place"
    if form in AGENCY_WORDS:
        return "agency"
    return "organisation" if form in ORGANISATION_WORDS else "other" if form in OTHER_WORDS else None


def _kind_of_several(parts: list[str]) -> NameKind | None:
    tail, given = parts[-1], parts[0] in GIVEN_NAMES
    if "&" in parts:
        return "organisation"
    if tail in GROUP_WORDS:
        return "group"
    if "of" in parts or "for" in parts:
        at = parts.index("of") if "of" in parts else parts.index("for")
        tail = parts[at - 1] if at else tail
    if given and (tail in WEAK_TAILS or (len(parts) == 2 and tail in GIVEN_NAMES)):
        return "person"
    if (kind := _kind_of_tail(tail)) is not None:
        return kind
    if parts[0] in PLACE_OPENERS and len(parts) == 2:
        return "place"
    if given or (len(parts[1]) == 1 and len(parts) > 2):
        return "person"
    if any(part[-1].isdigit() for part in parts):
        return "other"
    if any(head in lands for head in (parts[0], " ".join(parts[:2])) for lands in _LANDS):
        return "organisation"
    if parts[0] in AGENCY_WORDS:
        return "agency"
    if any(part in OPENERS or part in ORGANISATION_WORDS or part in AGENCY_WORDS or part in DEMONYMS for part in parts):
        return "organisation"
    return None


def _kind_of_tail(tail: str) -> NameKind | None:
    if tail in AGENCY_WORDS:
        return "agency"
    if tail in OTHER_WORDS:
        return "other"
    if tail in PLACE_WORDS:
        return "place"
    return "organisation" if tail in ORGANISATION_WORDS else None
