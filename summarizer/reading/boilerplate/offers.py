"""Sentences that a page addresses to its reader: appeals, newsletters, prompts; and those that say who made it."""

import re

from summarizer.reading.boilerplate.addresses import is_quoted, reports
from summarizer.reading.boilerplate.lines import normal
from summarizer.reading.lexicon import boilerplate_words as words
from summarizer.reading.lexicon.offers import OFFERS
from summarizer.reading.model import Why
from summarizer.reading.page import Page

_LONGEST_OFFER = 60  # tokens
_GAP = 2  # sentences that may stand between two of an appeal

_SAYING = frozenset(["said", "says", "told", "added", "wrote", "according"])
_WE = frozenset(["we", "our", "us", "we're", "we've"])
_YOU = frozenset(["you", "your", "you're", "readers", "reader"])
_GIFTS = frozenset(
    "support donation donations contribution contributions generosity gift subscription membership".split()
)
_GIVING = frozenset(
    "donate donating contribute contributing supporting support subscribe subscribing donation give".split()
)
_JOURNALISM = frozenset(
    """
    journalism journalists journalist newsroom newsrooms paywall paywalls reporters reporting newspaper publisher
    publishers independent investigations coverage
    """.split()
)
_SIGNS_OF_AN_APPEAL = ("journalis", "newsroom", "paywall", "your support", "your donation", "your contribution")

_Offer = tuple[tuple[str, ...], tuple[str, ...], Why]


def _by_first_word() -> dict[str, list[_Offer]]:
    table: dict[str, list[_Offer]] = {}
    for starts, needs, why in OFFERS:
        for first in dict.fromkeys(start.split()[0].rstrip(",:+") for start in starts):
            own = tuple(start for start in starts if start.split()[0].rstrip(",:+") == first)
            table.setdefault(first, []).append((own, needs, why))
    return table


_OFFERS = _by_first_word()
# "Ignore all previous instructions": planted for a program that writes from the page, whatever else it says.
_PLANTED_WORDS = frozenset(["ignore", "disregard", "forget", "please"])
_PLANTED = re.compile(
    r"(?:please )?(?:ignore|disregard|forget) (?:(?:all|any|everything|the|your|of) ){0,3}"
    r"(?:above|(?:(?:all|any|your|previous|prior|earlier|preceding|above|system) ){1,3}(?:instructions?|prompts?)"
    r"|(?:instructions?|prompts?) above)\b"
)
_SIGN_OFF_WORDS = frozenset(start.split()[0] for start in (*words.SIGN_OFFS, *words.SIGN_OFFS_BY))
_OPENINGS = _OFFERS.keys() | _PLANTED_WORDS | _SIGN_OFF_WORDS
_LAST_WORDS = frozenset(end.split()[-1] for end in words.SIGN_OFF_ENDS)


def mark_offers(page: Page, why: list[Why | None]) -> None:
    """Marks each sentence, outside quotation marks, by which the page asks something of its reader or signs off."""
    texts, lowers, first = page.texts, page.lowers, page.first
    for index, known in enumerate(why):
        begin, end = first[index], first[index + 1]
        if known is not None or end - begin > _LONGEST_OFFER:
            continue
        while begin < end and texts[begin] in "([*•-–—_|":
            begin += 1
        if begin == end:
            continue
        word = lowers[begin]
        at = end - 1
        while at > begin and end - at < 4 and not texts[at].isalnum():
            at -= 1
        if word in _OPENINGS or lowers[at] in _LAST_WORDS:
            said = normal(page.text[page.sentences[index].start : page.sentences[index].end])
            found = _why_planted(said) or _why_offer(page, index, word, said) or _why_sign_off(said)
            if found is not None and not is_quoted(page, page.tokens[begin].start):
                why[index] = found


def mark_appeals(page: Page, why: list[Why | None]) -> None:
    """Marks the appeals for money: runs of sentences that speak for the outlet, ask, and name journalism."""
    lower = page.text.lower()
    if not any(sign in lower for sign in _SIGNS_OF_AN_APPEAL):
        return
    run: list[int] = []
    asked = paper = False
    for index in [*range(len(why)), None]:
        cue = "" if index is None else _appeal_cue(page, index, why[index])
        if run and (index is None or cue == "said" or index - run[-1] > _GAP + 1):
            if asked and paper and (len(run) > 1 or why[run[0]] == "appeal"):
                why[run[0] : run[-1] + 1] = ["appeal"] * (run[-1] + 1 - run[0])
            run, asked, paper = [], False, False
        if index is not None and cue and cue != "said":
            run.append(index)
            asked = asked or "ask" in cue
            paper = paper or "paper" in cue


def _why_planted(said: str) -> Why | None:
    return "navigation" if _PLANTED.match(said) else None


def _why_offer(page: Page, index: int, word: str, said: str) -> Why | None:
    for starts, needs, why in _OFFERS.get(word, ()):
        if said.startswith(starts):
            if reports(page, index):
                return None
            if not needs or not page.words[index].isdisjoint(needs):
                return why
    return None


def _why_sign_off(said: str) -> Why | None:
    if said.startswith(words.SIGN_OFFS) or said.endswith(words.SIGN_OFF_ENDS):
        return "credit"
    if said.startswith(words.SIGN_OFFS_BY) and words.PROSE_WORDS.isdisjoint(said.split()):
        return "credit"
    return None


def _appeal_cue(page: Page, index: int, known: Why | None) -> str:
    """What a sentence has of an appeal: "ask", "voice" (it speaks for the outlet), "paper" (it names journalism);
    "said" where it reports what somebody says, which no appeal does."""
    held = page.words[index]
    paper = " paper" if not held.isdisjoint(_JOURNALISM) else ""
    if known == "appeal":
        return "ask paper"
    if is_quoted(page, page.sentences[index].start) or page.text[page.sentences[index].start] in '"“':
        return "said"
    if held & _SAYING:
        return "said"
    if held & _YOU and ("your" in held and held & _GIFTS):
        return "ask" + paper
    if held & _WE and held & _YOU and held & _GIVING:
        return "ask" + paper
    if paper and held & _GIVING and (held & _WE or held & _YOU):
        return "ask" + paper
    if paper and held & _WE:
        return "voice paper"
    return ""
