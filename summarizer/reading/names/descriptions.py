"""Descriptions that stand for a name: "the company", "the mayor", "the North Korean leader"."""

from dataclasses import replace

from summarizer.reading.lexicon.organisations import AGENCY_NOUNS, ORGANISATION_NOUNS
from summarizer.reading.lexicon.titles import PERSON_NOUNS
from summarizer.reading.model import Name
from summarizer.reading.page import Page, Token

_BACK = 4  # tokens between "the" and the noun, with both
_NOUNS = PERSON_NOUNS | ORGANISATION_NOUNS | AGENCY_NOUNS
# Nouns that fit any company; the others must stand in the name or its role.
_ANY_COMPANY = frozenset("company firm corporation".split())
_KINDS_OF_COMPANY = frozenset(
    "retailer airline carrier bank manufacturer automaker carmaker brewer chain brand conglomerate startup developer"
    " operator insurer lender utility miner drugmaker chipmaker supplier giant brokerage supermarket grocer planemaker"
    " broadcaster charity newspaper university".split()
)
_DOMINANT = 2  # so many times as often as the next must the company be named that "the company" means


def add_descriptions(page: Page, body: tuple[bool, ...], names: list[Name]) -> list[Name]:
    """The names with the descriptions of the text that can only mean one of them among their aliases."""
    phrases = _phrases(page, body)
    if not phrases:
        return names
    words = [_describing(name) for name in names]
    companies = sorted((len(name.spans) for name in names if name.kind == "organisation"), reverse=True)
    main = companies[0] if companies and (len(companies) == 1 or companies[0] >= _DOMINANT * companies[1]) else 0
    aliases: dict[int, list[str]] = {}
    for key, written in phrases.items():
        fitting = _fitting(key.split(" "), names, words, main)
        if len(fitting) == 1 and not key.endswith(names[fitting[0]].name.lower()):
            aliases.setdefault(fitting[0], []).append(written)
    return [
        replace(name, aliases=(*name.aliases, *aliases[at])) if at in aliases else name for at, name in enumerate(names)
    ]


def _phrases(page: Page, body: tuple[bool, ...]) -> dict[str, str]:
    """The phrases with "the" that end in a noun of the tables: their words in lower case -> as first written."""
    found: dict[str, str] = {}
    for index, in_body in enumerate(body):
        if in_body and not _NOUNS.isdisjoint(page.lowers_of(index)):
            low, end = page.first[index], page.first[index + 1]
            for at, token in enumerate(page.tokens[low + 1 : end], low + 1):
                if (
                    token.lower in _NOUNS
                    and _is_noun(token.text)
                    and (start := _article(page.tokens, at, low)) is not None
                ):
                    key = " ".join(word.lower for word in page.tokens[start + 1 : at + 1])
                    found.setdefault(key, page.text[page.tokens[start].start : token.end])
    return found


def _is_noun(text: str) -> bool:
    """A word in capitals after "the" belongs to a name, unless it is an abbreviation: "the CEO"."""
    return text.islower() or text.isupper()


def _article(tokens: tuple[Token, ...], noun: int, low: int) -> int | None:
    for at in range(noun - 1, max(low, noun - _BACK) - 1, -1):
        if tokens[at].lower == "the":
            return at
        if not tokens[at].text[0].isalpha():
            return None
    return None


def _describing(name: Name) -> frozenset[str]:
    """The words by which a name may be described: its role's, and its own where it is a body."""
    words = (name.role or "").lower()
    if name.kind not in ("person", "place", "other"):
        words += " " + name.name.lower()
    return frozenset(words.replace(",", " ").split())


def _fitting(phrase: list[str], names: list[Name], words: list[frozenset[str]], main: int) -> list[int]:
    """Which names the phrase may stand for."""
    noun = phrase[-1]
    fits = [
        at
        for at, own in enumerate(words)
        if noun in own
        and all(word in own for word in phrase)
        and (names[at].kind == "person") <= (noun in PERSON_NOUNS)
    ]
    if fits or not (noun in _ANY_COMPANY or noun in _KINDS_OF_COMPANY):
        return fits
    return [at for at, name in enumerate(names) if name.kind == "organisation" and main and len(name.spans) == main]
