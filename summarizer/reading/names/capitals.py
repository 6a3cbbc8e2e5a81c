"""Runs of capitalised words: the raw stretches of text that may be names."""

from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from summarizer.reading.lexicon.common_capitals import CALENDAR, FUNCTION_WORDS, MONTHS, NOT_NAMES, OPENERS
from summarizer.reading.lexicon.name_contexts import ADJECTIVE_TAILS, PARTICLE_PREFIXES, PARTICLES, STOPPED
from summarizer.reading.lexicon.organisations import (
    AGENCY_WORDS,
    FOR_HEADS,
    OF_HEADS,
    ORGANISATION_WORDS,
    POSSESSIVE_HEADS,
    TOPICS,
)
from summarizer.reading.lexicon.titles import TITLES
from summarizer.reading.page import Page, Token

_LONGEST = 14  # tokens of one run; the longest titles with their name have about twelve
_DATELINE = 14  # tokens before a dateline's dash
_OPENING = frozenset("\"“‘'«•*:;–—-(>|")
_COMMON = FUNCTION_WORDS | OPENERS
_STOPS = frozenset('.!?:,;"”’)')
_MONEY = ("RM", "Rs", "Ksh", "Sh", "Tsh", "USD", "EUR", "GBP", "PHP", "SGD", "INR", "CHF", "SFr", "US", "Php")
_ON_HEADS = frozenset("committee commission council conference panel subcommittee bureau centre center".split())
_GAP = 2  # characters between two words of a name: a space, or a line's end
_PROSE = 16  # tokens by which prose is mostly known from a heading
_LOWER = 2  # longer words of a heading that may stand in lower case
_PREFIX_LETTERS = frozenset(prefix[0] for prefix in PARTICLE_PREFIXES)
_WITHIN = frozenset(",.")  # marks that neither open a sentence nor stand in a name
_PARTY = frozenset("RDI")
_DASH_MARKS = frozenset("-–—")


class Run(NamedTuple):
    """Tokens first to last (both included) of sentence `sentence` (from 0). `opens` says that it opens a sentence, a
    quote or the like, so that its first capital proves nothing."""

    first: int
    last: int
    sentence: int
    opens: bool


class Capitals(NamedTuple):
    """All runs of the body, the sentences that are headings (every word is capitalised: no capital proves a name), and
    all words as they are written: a word's lower-case form is among them where it stands in lower case somewhere."""

    runs: list[Run]
    headings: list[int]
    written: frozenset[str]


def find_capitals(page: Page, body: tuple[bool, ...]) -> Capitals:
    """One pass over the tokens of the body."""
    written = frozenset(page.texts)
    runs: list[Run] = []
    headings: list[int] = []
    for index, in_body in enumerate(body):
        if not in_body:
            continue
        first, end = page.first[index], page.first[index + 1]
        if _is_heading(page, first, end, written):
            headings.append(index)
        else:
            _scan(page, index, _after_dateline(page, index, first, end), end, runs)
    return Capitals(runs, headings, written)


@lru_cache(maxsize=4096)
def is_capital(text: str) -> bool:
    """Whether a token is written as a name: "Kim", "U.S.", "al-Assad", "O'Neill", but not "Iran-backed"."""
    if not (text[0].isupper() or text[0].istitle()):
        return len(text) > 3 and text.startswith(PARTICLE_PREFIXES) and any(map(str.isupper, islice(text, 4)))
    if "-" in text:
        tail = text[text.rfind("-") + 1 :]
        return not (tail in ADJECTIVE_TAILS or (tail[:1].islower() and tail.endswith(("ed", "ing"))))
    return True


def _is_heading(page: Page, first: int, end: int, written: frozenset[str]) -> bool:
    """Whether capitals prove nothing here: nearly every longer word has one, also words that are common elsewhere."""
    if not 2 <= end - first <= 40:
        return False
    small = 0
    for text in page.texts[first : min(end, first + _PROSE)]:  # the cheap look, which most sentences don't pass
        if len(text) > 3 and text[0].islower():
            small += 1
            if small > _LOWER:
                return False
    tokens = page.tokens
    long = capital = common = words = 0
    for token in tokens[first:end]:
        text = token.text
        if text[0].isalpha():
            words += 1
            upper = text[0].isupper()
            if len(text) > 3:
                long += 1
                capital += upper
                if long - capital > _LOWER:
                    return False
            if upper and words > 1:
                common += token.lower in written or token.lower in _COMMON or (len(text) > 5 and text.isupper())
    if capital < 0.8 * long or not long:
        return False
    stops = tokens[end - 1].text in _STOPS
    if words < 4:
        return words > 1 and not stops and capital == long
    if stops and (3 if capital == long else 2) * common < capital:
        return False
    return common > (words > 8) + (words > 16)


def _after_dateline(page: Page, index: int, first: int, end: int) -> int:
    """The token after "ACCRA, April 25 (Outlet) -", or `first` where no dateline opens the sentence."""
    tokens = page.tokens
    if end - first < 4 or not tokens[first].text[0].isupper() or _DASH_MARKS.isdisjoint(page.words[index]):
        return first
    shout = len(tokens[first].text) > 2 and tokens[first].text.isupper()
    marked = shout
    for at in range(first + 1, min(end - 1, first + _DATELINE)):
        token = tokens[at]
        if token.text in "-–—" and token.start > tokens[at - 1].end and tokens[at + 1].start > token.end:
            return at + 1 if marked else first
        if token.text in "(,":
            marked = marked or token.text == "("
        elif token.text[0].islower():
            return first
    return first


def _scan(page: Page, index: int, first: int, end: int, runs: list[Run]) -> None:
    tokens = page.tokens
    at, opens = first, True
    for special in page.special_of(index):
        if special < at:
            continue
        if special > at:  # a plain word stands before it
            at, opens = special, False
        token = tokens[at]
        text = token.text
        if text in _WITHIN:  # most marks
            at += 1
            continue
        mark = text[0]
        if is_capital(text):
            if _cannot_start(tokens, at, end):
                opens = opens and token.lower in FUNCTION_WORDS and token.lower not in _ARTICLES
                at += 1
                continue
            last = _extend(tokens, at, end)
            runs.append(Run(at, last, index, opens))
            at, opens = last + 1, False
        elif mark.isalnum() or mark.islower():
            at, opens = at + 1, False
        elif mark == "(" and at + 1 < end and tokens[at + 1].text[0] in _PARTY and _is_party(tokens[at + 1]):
            at = _after_parenthesis(tokens, at, end)
        else:
            opens = opens or (mark in _OPENING and mark != "(" and _opens(page.text, token))
            at += 1


def _cannot_start(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    token = tokens[at]
    if token.lower in NOT_NAMES:
        return not token.text.isalpha() or not _goes_on(tokens, at, end)
    if token.text[-1].isdigit() and token.text.rstrip("0123456789") in _MONEY:
        return True
    if token.lower in CALENDAR:
        given = token.lower in MONTHS and len(token.text) < 6
        return not ((given or token.text == "Jan") and _goes_on(tokens, at, end))
    return token.lower in FUNCTION_WORDS and not (token.text.isupper() and len(token.text) > 1)


def _goes_on(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether a capitalised common word or title stands right after: "PM Aman", "April Stone"."""
    if at + 1 >= end:
        return False
    after = tokens[at + 1]
    if after.text in {"for", "of"}:
        return tokens[at].lower in TITLES
    return is_capital(after.text) and after.lower not in CALENDAR and after.lower not in FUNCTION_WORDS


def _is_party(token: Token) -> bool:
    return len(token.text) == 1 or token.text[1] in "-–‑"


def _after_parenthesis(tokens: tuple[Token, ...], at: int, end: int) -> int:
    for ahead in range(at + 1, min(at + 10, end)):
        if tokens[ahead].text == ")":
            return ahead + 1
    return at + 1


def _opens(text: str, mark: Token) -> bool:
    """Whether a mark opens something: it does not cling to the word before it, or it is a colon."""
    return (
        mark.text in ":;–—" or mark.start == 0 or not (text[mark.start - 1].isalnum() or text[mark.start - 1] in ".,!?")
    )


def _extend(tokens: tuple[Token, ...], at: int, end: int) -> int:
    """The last token of the run that starts at `at`."""
    last, joined = at, False
    limit = min(end, at + _LONGEST)
    while last + 1 < limit:
        step = _step(tokens, last, limit, joined)
        if not step:
            break
        joined = joined or tokens[last + 1].lower in {"of", "for", "on"}
        last += step
    return last


def _step(tokens: tuple[Token, ...], last: int, limit: int, joined: bool) -> int:
    """How many tokens the run may go on from `last`: 0 where it ends."""
    here, after = tokens[last], tokens[last + 1]
    mark = after.text
    if after.start > here.end + _GAP:
        return 0
    if is_capital(after.text):
        if after.lower in CALENDAR:
            return int(_month_in_name(tokens, last + 1, limit))
        if after.lower in INSIDE and not after.text.isupper():
            named = last + 2 < limit and is_capital(tokens[last + 2].text) and tokens[last + 2].lower not in CALENDAR
            return 2 if named else 0
        return int(after.lower not in FUNCTION_WORDS or after.text.isupper())
    if last + 2 >= limit:
        return 0
    then = tokens[last + 2]
    if mark == ".":
        stops = (len(here.text) == 1 and here.text.isupper()) or here.lower in STOPPED
        return 2 if stops and after.start == here.end and is_capital(then.text) and then.start > after.end else 0
    if mark in "'’":
        clings = after.start == here.end and here.text[-1] == "s" and is_capital(then.text)
        return 2 if clings and (then.lower in ORGANISATION_WORDS or then.lower in AGENCY_WORDS) else 0
    if mark == "&" or (after.lower == "'s" and here.lower in POSSESSIVE_HEADS):
        return 2 if is_capital(then.text) else 0
    if mark in PARTICLES:
        return _past_particles(tokens, last + 1, limit)
    if mark in {"of", "for", "on"}:
        return _past_preposition(tokens, last, limit)
    if mark in {"and", ","}:
        return 2 if is_capital(then.text) and _one_name(tokens, last, limit, joined) else 0
    return 0


_ARTICLES = frozenset(("the", "a", "an"))  # behind them a capital proves a name at a sentence's start too
INSIDE = frozenset("without against beyond between across under over into".split())  # "Lawyers Without Fear"


def _month_in_name(tokens: tuple[Token, ...], at: int, limit: int) -> bool:
    """ "Theresa May" may be a name, "Kim Friday" or "Rome May 5" is none."""
    if tokens[at].lower not in {"may", "june", "april", "august", "march"}:
        return False
    return at + 1 >= limit or not tokens[at + 1].text[0].isdigit()


def _past_particles(tokens: tuple[Token, ...], at: int, limit: int) -> int:
    for ahead in range(at + 1, min(at + 3, limit)):
        if is_capital(tokens[ahead].text):
            return ahead - at + 1
        if tokens[ahead].text not in PARTICLES:
            return 0
    return 0


def _past_preposition(tokens: tuple[Token, ...], last: int, limit: int) -> int:
    head, word = tokens[last].lower, tokens[last + 1].text
    heads = OF_HEADS if word == "of" else FOR_HEADS if word == "for" else _ON_HEADS
    if head not in heads:
        return 0
    ahead = last + 3 if tokens[last + 2].text == "the" else last + 2
    if ahead < limit and is_capital(tokens[ahead].text) and tokens[ahead].lower not in CALENDAR:
        return ahead - last
    return 0


def _one_name(tokens: tuple[Token, ...], last: int, limit: int, joined: bool) -> bool:
    """Whether "and" (or a comma) stands inside a name: "Ministry of Trade and Industry", "Food and Drug Office"."""
    here, then = tokens[last].lower, tokens[last + 2].lower
    if joined and then in TOPICS and here in TOPICS:
        return True
    if tokens[last + 1].text == "," or here not in TOPICS:
        return False
    for ahead in range(last + 2, min(last + 7, limit)):
        if not is_capital(tokens[ahead].text):
            return False
        if ahead > last + 2 and (tokens[ahead].lower in AGENCY_WORDS or tokens[ahead].lower in ORGANISATION_WORDS):
            return True
    return False
