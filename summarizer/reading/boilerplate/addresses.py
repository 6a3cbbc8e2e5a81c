"""Sentences by which a page speaks to its reader as to a customer, told by the words that they hold together.

A table of beginnings (`offers`) knows the phrases that pages share; each page has its own besides. So the words are
weighed: a request, "you", "we", wares and prices speak for a page's own voice, and days, third persons and what
somebody says against it.
"""

import re
from bisect import bisect_right
from itertools import pairwise

from summarizer.reading.boilerplate.lines import Line
from summarizer.reading.lexicon import reader_words as words
from summarizer.reading.model import Why
from summarizer.reading.page import Page, Token

NEWS = -9
"""The weight of a sentence that reports, whatever else it has."""

_STRONG = 4
_STRONG_ALONE = 3  # in a line of its own that is short
_VOICELESS = 1
_STRONG_TOGETHER = 5  # of the sentences of one short paragraph
_SHORT_LINE = 15  # words
_SHORT_PARAGRAPH = 60
_LAST_LINES = 6
_LONGEST_HEAD = 30  # lines
_LONGEST = 60  # tokens
_SMALL_PRINT_TOKENS = 8
_OPENING = 16  # tokens

_CONTACT_VERBS = frozenset(
    """
    call contact dm drop e-mail email forward get let mail message notify phone post reach report ring send share
    submit sms tell text whatsapp write
    """.split()
)
_READS = frozenset("article articles story stories".split())
_SENT = frozenset("views comments letters photos pictures feedback thoughts stories opinions questions".split())
_APPEALS = frozenset("journalism newsroom donate donation donations contribution contribute".split())
_BEFORE_REQUESTS = frozenset("please then just simply and or yes also".split())
_PER = frozenset(["a", "per", "/", "each", "every", "pro"])
_SUBORDINATE = frozenset("for to if before when".split())
_OWN = words.MEDIA | words.CHEAP
_WEIGHED = words.MEDIA | words.WARES | words.PERIODS
_PAIRED = frozenset(first for first, _ in words.PAIRS)
_SMALL_PRINT = frozenset(word for _, word in words.SMALL_PRINT) | words.WARNINGS.keys()
_VOICES = words.YOU | words.WE | words.MACHINES | _SMALL_PRINT | words.ONLY_OF_PAGES | {"@", "off", "free"}
_BEGINNINGS = words.ASKS | words.QUESTIONS | _SUBORDINATE | _BEFORE_REQUESTS

_PHONE = re.compile(r"\+?\d[\d ()\-–.]{5,18}\d")
_SHORT_CODE = re.compile(r"\b\d{5,6}\b")
_NOTICE = re.compile(r",[”\"’']? (?:the|its|a) \w+ read\b")  # ", the notice read"


class Scale:
    """Weighs the sentences of one page, each once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._weights: dict[int, int] = {}

    def weigh(self, index: int) -> int:
        """The weight of a sentence (from 0)."""
        weight = self._weights.get(index)
        if weight is None:
            weight = self._weights[index] = _weigh(self.page, index)
        return weight

    def offers(self, index: int) -> bool:
        """Whether a sentence (from 0), beside others that surely do, speaks to the page's reader about its wares."""
        if self.weigh(index) < _STRONG_ALONE:
            return False
        return _has_wares(self.page.tokens_of(index), self.page.words[index])


def mark_addresses(scale: Scale, lines: list[Line], why: list[Why | None]) -> None:
    """Marks the sentences that weigh enough by themselves, and the paragraphs whose sentences do together."""
    spoken = _spoken(scale.page)
    if not spoken:
        return
    head = next((at for at, line in enumerate(lines) if line.prose and line.words >= 20), len(lines))
    titles = [at for at in range(min(head, _LONGEST_HEAD)) if lines[at].open and lines[at].words >= 4]
    for at, line in enumerate(lines):
        if not spoken.isdisjoint(range(line.first, line.last)):
            # A headline may ask something of its readers too.
            enough = _STRONG if line.words > _SHORT_LINE or titles == [at] else _STRONG_ALONE
            _mark_line(scale, line, why, spoken, enough, at >= len(lines) - _LAST_LINES)


def _mark_line(scale: Scale, line: Line, why: list[Why | None], spoken: set[int], enough: int, late: bool) -> None:
    weights: list[int] = []
    for index in range(line.first, line.last):
        if why[index] is None and index in spoken:
            found, weight = _why(scale, index, enough, late)
            weights.append(weight)
            if found is not None:
                why[index] = found
    if line.words > _SHORT_PARAGRAPH or sum(weights) < _STRONG_TOGETHER or sum(weight > 1 for weight in weights) < 2:
        return
    if _together(scale.page, line):
        for index in range(line.first, line.last):
            why[index] = why[index] or "newsletter"


def _spoken(page: Page) -> set[int]:
    """The sentences (from 0) that may speak to the reader: most of an article's have neither a word of address nor one
    that a request begins with, so that they need no closer look."""
    texts, first = page.texts, page.first
    found: set[int] = set()
    for index, held in enumerate(page.words):
        if not held.isdisjoint(_VOICES):
            found.add(index)
        elif not held.isdisjoint(_BEGINNINGS):
            begin, end = first[index], first[index + 1]
            while begin < end and not texts[begin][0].isalnum():
                begin += 1
            if begin < end and page.lowers[begin] in _BEGINNINGS:
                found.add(index)
    return found


def _together(page: Page, line: Line) -> bool:
    """Whether a paragraph says "you" and names a price or a thing that only pages sell."""
    tokens = page.tokens[page.first[line.first] : page.first[line.last]]
    held = frozenset(page.lowers[page.first[line.first] : page.first[line.last]])
    if held.isdisjoint(words.YOU):
        return False
    own = words.WE | words.WARES
    return not held.isdisjoint(words.MEDIA) or (_names_price(tokens, held) and not held.isdisjoint(own))


def _weigh(page: Page, index: int) -> int:
    """How much a sentence (from 0) speaks to the page's reader: 4 and more surely, 1 to 3 beside others that do, 0 and
    less not at all, NEWS where it reports. At most 1 where it neither asks nor says "you" or "we"."""
    tokens = page.tokens_of(index)
    held = page.words[index]
    if reports(page, index):
        return NEWS
    first = _first_word(tokens)
    you, we, cheap = (not held.isdisjoint(own) for own in (words.YOU, words.WE, words.CHEAP))
    asks = first in words.ASKS or (first in words.QUESTIONS and "?" in held)
    wares = len(held & words.WARES) - (asks and first in words.WARES)
    weight = 2 * asks + you + we + (you and we) + cheap
    weight += min(3, 2 * len(held & words.MEDIA)) + min(2 if weight else 1, wares)
    if not held.isdisjoint(_PAIRED):
        weight += min(2, sum((a[3], b[3]) in words.PAIRS for a, b in pairwise(tokens)))
    weight += 2 * _names_price(tokens, held)
    weight += not (held.isdisjoint(words.WE) or held.isdisjoint(words.MEDIA))
    weight -= 2 * len(held & words.REPORTING) + len(held & words.DAYS) + (not held.isdisjoint(words.PAST))
    return weight if asks or you or we or _is_offer(held) else min(weight, _VOICELESS)


def reports(page: Page, index: int) -> bool:
    """Whether somebody says what sentence `index` (from 0) says."""
    held = page.words[index]
    # "Our analysts say" is the page's own voice.
    said = held & words.SAYING
    if (said and (said != {"say"} or held.isdisjoint(words.WE))) or is_quoted(page, page.sentences[index].start):
        return True
    if not held.isdisjoint(words.FINDING) and held.isdisjoint(words.YOU) and "?" not in held:
        return True
    return "read" in held and _NOTICE.search(_text(page, index)) is not None


def is_quoted(page: Page, offset: int) -> bool:
    """Whether the character at `offset` stands in quotation marks, or is one."""
    if not page.quotes:
        return False
    at = bisect_right(page.quotes, (offset, len(page.text) + 1)) - 1
    return at >= 0 and offset < page.quotes[at].end


def _why(scale: Scale, index: int, enough: int, late: bool) -> tuple[Why | None, int]:
    """What a sentence is by itself, if anything, and its weight where it says "you" or "we"."""
    page = scale.page
    begin, end = page.first[index], page.first[index + 1]
    if end - begin > _LONGEST:
        return None, 0
    tokens = page.tokens[begin:end]
    held = page.words[index]
    if not held.isdisjoint(_CONTACT_VERBS) and _gives_contact(page, index, tokens, held, late):
        return "navigation", 0
    if not held.isdisjoint(words.MACHINES) and _made_by_machine(page, index, tokens, held):
        return "navigation", 0
    if not held.isdisjoint(_SMALL_PRINT) and _is_small_print(page, index, tokens, held):
        return "advertisement", 0
    if held.isdisjoint(_WEIGHED):
        return None, 0
    spoken = not (held.isdisjoint(words.YOU) and held.isdisjoint(words.WE)) or _is_offer(held)
    weight = scale.weigh(index)
    if weight >= enough and _sells(tokens, held, spoken, weight):
        return "newsletter" if held.isdisjoint(_APPEALS) else "appeal", weight
    return None, weight if spoken else 0


def _sells(tokens: tuple[Token, ...], held: frozenset[str], spoken: bool, weight: int) -> bool:
    """Whether a page's wares or prices are in it, and its voice: what a firm charges for its wares may be news."""
    first = _first_word(tokens)
    asks = first in words.ASKS
    if not _has_wares(tokens, held) or not (spoken or asks or first in words.QUESTIONS):
        return False
    both = not (held.isdisjoint(words.YOU) or held.isdisjoint(words.WE))
    return weight >= _STRONG or asks or both or not held.isdisjoint(_OWN)


def _is_offer(held: frozenset[str]) -> bool:
    """What speaks for a page without "you" and "we": 70% off; 2 of 4 free articles; the e-paper."""
    if "off" in held and "%" in held:
        return True
    return not held.isdisjoint(words.ONLY_OF_PAGES) or ("free" in held and not held.isdisjoint(_READS))


def _has_wares(tokens: tuple[Token, ...], held: frozenset[str]) -> bool:
    if not held.isdisjoint(words.MEDIA) or bool((held & words.WARES) - {_first_word(tokens)}):
        return True
    return not held.isdisjoint(words.WE) and _names_price(tokens, held)


def _names_price(tokens: tuple[Token, ...], held: frozenset[str]) -> bool:
    """$4 a month; $1 for 6 months."""
    if held.isdisjoint(words.PERIODS) or held.isdisjoint(words.MONEY):
        return False
    return any(b[3] in words.PERIODS and (a[3] in _PER or a[2].isdigit()) for a, b in pairwise(tokens))


def _is_small_print(page: Page, index: int, tokens: tuple[Token, ...], held: frozenset[str]) -> bool:
    if len(tokens) <= _SMALL_PRINT_TOKENS and any((a[3], b[3]) in words.SMALL_PRINT for a, b in pairwise(tokens)):
        return not is_quoted(page, tokens[0].start)
    warnings = [said for word in held if word in words.WARNINGS for said in words.WARNINGS[word]]
    if not warnings or reports(page, index):
        return False
    text = _text(page, index).lower()
    return any(said in text for said in warnings)


def _gives_contact(page: Page, index: int, tokens: tuple[Token, ...], held: frozenset[str], late: bool) -> bool:
    """E-mail our news desk on a number or at an address; never the police's appeals to witnesses. `late` is whether it
    stands among the last lines, where a reporter's own address does."""
    if not held.isdisjoint(words.AUTHORITIES):
        return False
    theirs = not (held.isdisjoint(words.YOU) or held.isdisjoint(_SENT))  # your letters, your photos
    if held.isdisjoint(words.DESKS) and not theirs and not (late and "@" in held):
        return False
    if "@" not in held and not any(token.text[0].isdigit() for token in tokens):
        return False
    said = _text(page, index)
    first = _first_word(tokens)
    phone = _SHORT_CODE if first in ("sms", "text") else _PHONE
    if ("@" not in held and phone.search(said) is None) or reports(page, index):
        return False
    return first in words.ASKS or not held.isdisjoint(words.WE) or ("@" in held and bool(held & words.YOU))


def _made_by_machine(page: Page, index: int, tokens: tuple[Token, ...], held: frozenset[str]) -> bool:
    """This summary was written with the help of AI."""
    if (held.isdisjoint(words.MADE_BY_MACHINES) and len(tokens) > 6) or reports(page, index):
        return False
    if tokens[0].lower in ("this", "these", "our") or tokens[0].lower in words.MACHINES:
        return True
    return len(tokens) <= _SMALL_PRINT_TOKENS and tokens[-1].text != "."


def _first_word(tokens: tuple[Token, ...]) -> str:
    """The word that a sentence begins with, or its request where that stands further on: "For more, get the app";
    "The Gazette on WhatsApp: follow us"."""
    first = next((t.lower for t in tokens[:6] if t.text[0].isalnum() and t.lower not in _BEFORE_REQUESTS), "")
    if first in words.ASKS:
        return first
    mark = "," if first in _SUBORDINATE else ":"
    for at in range(1, min(_OPENING, len(tokens) - 1)):
        if tokens[at].text == mark:
            later = next((t.lower for t in tokens[at + 1 : at + 3] if t.lower not in _BEFORE_REQUESTS), "")
            spoken = mark == "," or any(t.lower in words.YOU or t.lower in words.WE for t in tokens[at:])
            return later if spoken and later in words.ASKS else first
    return first


def _text(page: Page, index: int) -> str:
    return page.text[page.sentences[index].start : page.sentences[index].end]
