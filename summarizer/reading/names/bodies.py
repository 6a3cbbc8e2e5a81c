"""Bodies of a state that the text names in lower case: "Peru's foreign ministry", "the Polish police"."""

from summarizer.reading.lexicon.common_capitals import FUNCTION_WORDS, OPENERS
from summarizer.reading.lexicon.organisations import AGENCY_WORDS, BODY_NOUNS, QUALIFIED_NOUNS, TOPICS
from summarizer.reading.lexicon.places import CAPITALS, DEMONYMS, PLACES, STATE_FORMS
from summarizer.reading.lexicon.titles import TITLE_MODIFIERS
from summarizer.reading.model import NameKind
from summarizer.reading.names.mentions import Seen, form_of
from summarizer.reading.page import Page, Token

_MODIFIERS = 3
_NOUNS = BODY_NOUNS.keys() | QUALIFIED_NOUNS
_ABROAD = frozenset("embassy consulate".split())


def add_bodies(page: Page, body: tuple[bool, ...], seen: list[Seen]) -> list[Seen]:
    """The mentions with those of such bodies, which take the place of the state's own inside them."""
    by_last = {mention.last: mention for mention in seen}
    by_first = {mention.first: mention for mention in seen}
    found = _capitalised(page.tokens, seen, by_last)
    for index, in_body in enumerate(body):
        if in_body and not _NOUNS.isdisjoint(page.lowers_of(index)):
            low, end = page.first[index], page.first[index + 1]
            for at, token in enumerate(page.tokens[low + 1 : end], low + 1):
                if token.text in _NOUNS and (made := _body_at(page.tokens, at, low, end, by_last)) is not None:
                    if _describes(page.tokens, at, end, by_first):
                        continue
                    made.sentence = index
                    _reach_abroad(page.tokens, made, end, by_first)
                    found.append(made)
    if not found:
        return seen
    taken = {at for mention in found for at in range(mention.first, mention.last + 1)}
    kept = [mention for mention in seen if mention.first not in taken and mention.last not in taken]
    return sorted(kept + found, key=lambda mention: mention.first)


def _capitalised(tokens: tuple[Token, ...], seen: list[Seen], by_last: dict[int, Seen]) -> list[Seen]:
    """Names that say nothing without the state before them: "Peru's Foreign Ministry", "Mali's Red Cross"."""
    found: list[Seen] = []
    for mention in seen:
        if mention.first > 1 and tokens[mention.first - 1].lower == "'s":
            owner = by_last.get(mention.first - 2)
            if owner is not None and _is_land(owner.form) and all(map(_is_generic, mention.form.split(" "))):
                form = _land(owner.form) + "'s " + mention.form
                found.append(Seen(owner.first, mention.last, mention.sentence, form, mention.kind))
    return found


def _is_generic(word: str) -> bool:
    return word in _NOUNS or word in TOPICS or word in AGENCY_WORDS or word in OPENERS or word in TITLE_MODIFIERS


def _body_at(tokens: tuple[Token, ...], noun: int, low: int, end: int, by_last: dict[int, Seen]) -> Seen | None:
    """The body whose noun is at `noun`: only qualifying words stand between it and its state."""
    if noun + 1 < end and tokens[noun + 1].text in _NOUNS:
        return None
    if tokens[noun].text in QUALIFIED_NOUNS and not (
        tokens[noun - 1].text.isalpha() and tokens[noun - 1].text.islower()
    ):
        return None
    if tokens[noun].text in {"guard", "force"} and tokens[noun - 1].text not in {"coast", "border", "air", "police"}:
        return None
    for at in range(noun - 1, max(low, noun - 2 - _MODIFIERS) - 1, -1):
        token = tokens[at]
        if token.lower == "'s" or token.text in "'’":
            owner = by_last.get(at - 1)
            return _make(tokens, owner.first, noun, owner.form) if owner and _is_land(owner.form) else None
        if token.lower in DEMONYMS:
            two = form_of(tokens, at - 1, at) if at > low else ""
            return _make(tokens, at - 1, noun, two) if two in DEMONYMS else _make(tokens, at, noun, token.lower)
        if not token.text.isalpha() or not token.text.islower() or token.text in FUNCTION_WORDS:
            return None
    return None


def _describes(tokens: tuple[Token, ...], noun: int, end: int, by_first: dict[int, Seen]) -> bool:
    """Whether the body's name follows ("Peru's news agency Andina"): then the words before it are its role."""
    if noun + 1 in by_first:
        return True
    named = by_first.get(noun + 2) if noun + 1 < end and tokens[noun + 1].text == "," else None
    return named is not None and named.last + 1 < end and tokens[named.last + 1].text in ",."


def _land(owner: str) -> str:
    return (STATE_FORMS.get(owner) or DEMONYMS.get(owner) or CAPITALS.get(owner) or owner).lower()


def _is_land(form: str) -> bool:
    return form in STATE_FORMS or form in CAPITALS or form in PLACES


def _make(tokens: tuple[Token, ...], first: int, noun: int, owner: str) -> Seen:
    """The form names the state as such, so that "Polish police" and "Poland's police" are one."""
    at = noun
    while at - 1 > first and tokens[at - 1].text.islower() and tokens[at - 1].lower != "'s":
        at -= 1
    word = tokens[noun].text
    kind: NameKind = "state" if word == "government" else "group" if BODY_NOUNS.get(word) == "group" else "agency"
    return Seen(first, noun, 0, _land(owner) + "'s " + form_of(tokens, at, noun), kind)


def _reach_abroad(tokens: tuple[Token, ...], seen: Seen, end: int, by_first: dict[int, Seen]) -> None:
    """An embassy's name says where it stands."""
    if tokens[seen.last].text in _ABROAD and seen.last + 2 < end and tokens[seen.last + 1].text == "in":
        place = by_first.get(seen.last + 2)
        if place is not None:
            seen.last = place.last
            seen.form += " in " + place.form
