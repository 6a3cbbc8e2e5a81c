"""What the text itself says somebody is: the words before or after a name."""

from summarizer.reading.lexicon.common_capitals import CALENDAR, FUNCTION_WORDS
from summarizer.reading.lexicon.name_contexts import AUXILIARIES, SPEECH_FORMS
from summarizer.reading.lexicon.organisations import AGENCY_NOUNS, ORGANISATION_NOUNS
from summarizer.reading.lexicon.places import DEMONYMS
from summarizer.reading.lexicon.titles import PERSON_NOUNS, ROLE_MODIFIERS
from summarizer.reading.names.capitals import is_capital
from summarizer.reading.page import Token

_BEFORE = 9  # tokens of a description before a name
_AFTER = 14  # tokens of an apposition
_BODY_NOUNS = (
    ORGANISATION_NOUNS
    | AGENCY_NOUNS
    | frozenset("media subsidiary tank component titan arm unit owner peer rival".split())
)
_ENDS = frozenset('.;:!?"“”()[]–—―')
_DETERMINERS = frozenset("a an the his her its their our one another".split())
_BOUNDS = frozenset("a an the his her its their our of by from to for with at in on and but as".split())
_CLAUSE_STARTS = frozenset("the a an its their his her our my your but and that".split())
# In an apposition the role comes before its first preposition; a pronoun or a verb means a clause.
_PREPOSITIONS = frozenset("of for in at from with under".split())
_BEFORE_NO_ROLE = frozenset("and in at with to on by for of from under after he she they it we i you not".split())
_STOP = (
    (FUNCTION_WORDS - frozenset("first former late under vice general two three four".split()))
    | SPEECH_FORMS
    | frozenset("met led beat won named called accused meeting joined including saw that who as by".split())
)


def role_before(tokens: tuple[Token, ...], first: int, low: int, *, person: bool) -> tuple[int, int] | None:
    """The description that leads straight into a name, as (start, end) in the text: "former rebel leader" Tom Wu."""
    nouns = PERSON_NOUNS if person else _BODY_NOUNS
    at = first - 1
    if at < low:
        return None
    if tokens[at].text == ",":
        return _apposition_before(tokens, first, low, nouns)
    if tokens[at].lower not in nouns or tokens[at].text[0].isupper():
        return None
    start = _modifiers(tokens, at, low, nouns)
    return tokens[start].start, tokens[at].end


def role_after(tokens: tuple[Token, ...], last: int, high: int, *, person: bool) -> tuple[int, int] | None:
    """The apposition that follows a name: Tom Wu, "head of the town's fire brigade"."""
    if last + 2 >= high or tokens[last + 1].text not in ",–—":
        return None
    nouns = PERSON_NOUNS if person else _BODY_NOUNS
    start = last + 2
    if (
        tokens[start].lower in {"who", "which"}
        and start + 2 < high
        and tokens[start + 1].lower in {"is", "was", "heads"}
    ):
        start += 2
    article = tokens[start].lower in _DETERMINERS
    if article:
        start += 1
    found = False
    end = start
    while end < min(high, start + _AFTER):
        token = tokens[end]
        if token.text in _ENDS or (token.text == "," and not _list_goes_on(tokens, end, high, nouns)):
            break
        if end > start and token.lower in SPEECH_FORMS:
            return None  # "..., led by Acme, the company said": the company is not Acme, it is who speaks
        if end > start and (token.lower in {"who", "which", "that"} or token.lower in AUXILIARIES):
            break
        found = found or (token.lower in nouns and end - start < 8)
        if not found and token.lower in _BEFORE_NO_ROLE:
            return None
        if token.lower in CALENDAR or (end == start and token.lower in FUNCTION_WORDS and not article):
            return None
        end += 1
    if not tokens[start].text[0].isalpha() or not found or (end < high and end >= start + _AFTER):
        return None
    return tokens[start].start, tokens[end - 1].end


def _modifiers(tokens: tuple[Token, ...], noun: int, low: int, nouns: frozenset[str]) -> int:
    """The first token of the description whose last noun is at `noun`.

    Words of the tables and names belong to it; other words only where a determiner or a preposition stands before them,
    since a verb may hide among them.
    """
    start = noun
    for at in range(noun - 1, max(low, noun - _BEFORE) - 1, -1):
        token, word = tokens[at], tokens[at].lower
        if word == "think" and tokens[at + 1].lower == "tank":
            start = at
        elif word in FUNCTION_WORDS or word in CALENDAR or word in _STOP:
            joins = word == "and" and tokens[at + 1].lower in nouns and at > low and tokens[at - 1].lower in nouns
            if not joins:
                return at + 1 if word in _BOUNDS else start
        elif word == ",":
            if not (tokens[at + 1].lower in nouns and at > low and tokens[at - 1].lower in nouns):
                return start
        elif word == "'s":
            if at == low or not is_capital(tokens[at - 1].text):
                return start
        elif not word[0].isalpha() or word.endswith(("ed", "ing", "ly")):
            return start
        elif is_capital(token.text) or word in ROLE_MODIFIERS or word in nouns or word in DEMONYMS:
            start = at
    return start


def _apposition_before(
    tokens: tuple[Token, ...], first: int, low: int, nouns: frozenset[str]
) -> tuple[int, int] | None:
    """ "The club's chairman, Tom Wu, said": what stands between a determiner or the sentence's start and the comma."""
    end = first - 1
    start, found = end, False
    for at in range(end - 1, max(low, end - _AFTER) - 1, -1):
        token = tokens[at]
        if token.text in _ENDS or token.text == ",":
            break
        inside = at > low and tokens[at - 1].lower in {"of", "for", "in", "at", "and"}
        if (
            token.lower in _CLAUSE_STARTS
            and not inside
            and not (token.lower == "and" and tokens[at + 1].text[0].isupper())
        ):
            break
        if token.lower in SPEECH_FORMS or token.lower in AUXILIARIES:
            return None
        if token.lower in _PREPOSITIONS:
            found = False
        found = found or token.lower in nouns
        start = at
        if token.lower == "'s" and found:
            start = _run_start(tokens, at - 1, low)
            break
    if not found or start == end or tokens[start].lower in FUNCTION_WORDS:
        return None
    return tokens[start].start, tokens[end - 1].end


def _run_start(tokens: tuple[Token, ...], at: int, low: int) -> int:
    while at > low and is_capital(tokens[at - 1].text) and tokens[at - 1].lower not in FUNCTION_WORDS:
        at -= 1
    return at


def _list_goes_on(tokens: tuple[Token, ...], comma: int, high: int, nouns: frozenset[str]) -> bool:
    """Whether a comma divides the words of one role: "chairman, president and owner"."""
    return comma + 2 < high and tokens[comma - 1].lower in nouns and tokens[comma + 1].lower in nouns
