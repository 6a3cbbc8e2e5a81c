"""Where the evidence of a claim stands in the article, if it does."""

import re
from bisect import bisect_right
from functools import lru_cache

from summarizer.grounding.index import Index
from summarizer.grounding.views import Cited, Fault, Place
from summarizer.grounding.words import fold, joins, same_marks

MOST = 3  # sentences that a claim may cite
_CANDIDATES = 8  # places of a quote that stands more than once, tried until one supports the claim
_PIECE = re.compile(r"\S+")


def locate(cited: Cited, index: Index) -> list[Place] | Fault:
    """Every place in the body that the citation may mean (one, where it says which), or why there is none."""
    found = index.located.get(cited)
    if found is None:
        found = index.located[cited] = _whole_as_given(cited, index) or _looked_for(cited, index)
    return found


def _whole_as_given(cited: Cited, index: Index) -> list[Place] | None:
    """The place of a citation that gives a whole sentence of the body, word for word and with its offsets."""
    number, quote, start, end = cited
    if number is None or start is None or not 1 <= number <= len(index.sentences):
        return None
    found = index.sentences[number - 1]
    if found.start != start or found.end != end or found.boilerplate:
        return None
    return [Place(number, start, end)] if index.text[start:end] == quote and quote.strip() else None


def _looked_for(cited: Cited, index: Index) -> list[Place] | Fault:
    if cited.sentence is not None and not 1 <= cited.sentence <= len(index.sentences):
        return Fault("no_evidence", f"there is no sentence {cited.sentence}")
    if not cited.quote.strip():
        return _whole_sentence(cited, index)
    found = _spans(cited, index)
    if not found:
        return Fault("quote_not_in_article", f"the article does not say {_short(cited.quote)}")
    if cited.start is not None or cited.end is not None:
        found = [(start, end) for start, end in found if cited.start in (None, start) and cited.end in (None, end)]
        if not found:
            return Fault("span_mismatch", f"{_short(cited.quote)} does not stand at {cited.start}-{cited.end}")
    places = [Place(index.sentence_at(start), start, end) for start, end in found]
    if cited.sentence is not None:
        places = [place for place in places if place.sentence == cited.sentence]
        if not places:
            return Fault("span_mismatch", f"{_short(cited.quote)} does not stand in sentence {cited.sentence}")
    body = [place for place in places if not _touches_boilerplate(place, index)]
    if not body:
        return Fault("boilerplate", f"{_short(cited.quote)} is no part of the article")
    return body[:_CANDIDATES]


def _whole_sentence(cited: Cited, index: Index) -> list[Place] | Fault:
    if cited.start is not None or cited.end is not None:
        return Fault("span_mismatch", f"there is no quote for {cited.start}-{cited.end}")
    if cited.sentence is None:
        return Fault("no_evidence", "it cites neither a sentence nor words")
    found = index.sentences[cited.sentence - 1]
    if found.boilerplate:
        return Fault("boilerplate", f"sentence {cited.sentence} is no part of the article")
    return [Place(found.sentence, found.start, found.end)]


def _spans(cited: Cited, index: Index) -> list[tuple[int, int]]:
    """The spans of text that are the quote, forgiving quote marks, dashes, white space and a first capital."""
    text, quote = index.text, cited.quote.strip()
    if cited.start is not None and cited.end is not None and 0 <= cited.start < cited.end <= len(text):
        stands = text[cited.start : cited.end]
        if stands == cited.quote or (stands == stands.strip() and fold(stands) == fold(quote)):
            return [(cited.start, cited.end)]
    if cited.sentence is not None:
        # The stretch that the citation names first: a quote may stand elsewhere many times before it.
        found = index.sentences[cited.sentence - 1]
        at = text.find(quote, found.start, found.end + len(quote))
        if found.start <= at < found.end and cited.start in (None, at):
            return [(at, at + len(quote))]
    exact = _all(quote, text)
    if exact:
        return [(at, at + len(quote)) for at in exact]
    return _forgiving(quote, text)


def _forgiving(quote: str, text: str) -> list[tuple[int, int]]:
    collapsed, starts, origins = _collapsed(text)
    wanted = " ".join(same_marks(quote).split())
    spots = _all(wanted, collapsed) or _all(wanted[:1].swapcase() + wanted[1:], collapsed)
    return [
        (_original(at, starts, origins), _original(at + len(wanted) - 1, starts, origins) + 1) for at in spots if wanted
    ]


@lru_cache(maxsize=2)
def _collapsed(text: str) -> tuple[str, list[int], list[int]]:
    """The text with plain marks and single spaces; where each of its words starts there, and where in the text."""
    words: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0
    for found in _PIECE.finditer(same_marks(text)):
        word = found.group()
        words.append(word)
        starts.append(length)
        origins.append(found.start())
        length += len(word) + 1
    return " ".join(words), starts, origins


def _original(at: int, starts: list[int], origins: list[int]) -> int:
    word = bisect_right(starts, at) - 1
    return origins[word] + at - starts[word]


def _all(needle: str, hay: str) -> list[int]:
    """Where `needle` stands, the first hundred places; a quote is no part of a longer word or number."""
    found: list[int] = []
    at = hay.find(needle)
    looked = 0
    while at >= 0 and len(found) < 100 and looked < 10_000:
        if _stands_alone(hay, at, at + len(needle)):
            found.append(at)
        looked += 1
        at = hay.find(needle, at + 1)
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is cut out at the edges of words: "100 homes" is no quote of "4,100 homes"."""
    before = text[max(0, start - 2) : start]
    after = text[end : end + 2]
    if before and (joins(before[-1], text[start]) or _in_number(before[:-1], before[-1], text[start])):
        return False
    return not (after and (joins(text[end - 1], after[0]) or _in_number(text[end - 1], after[0], after[1:])))


def _in_number(left: str, mark: str, right: str) -> bool:
    """Whether a mark stands between two digits, as in "4,100"."""
    return mark in ".,'’" and left.isdigit() and right.isdigit()


def _touches_boilerplate(place: Place, index: Index) -> bool:
    return any(index.sentences[number - 1].boilerplate for number in index.touched(place.start, place.end))


def _short(quote: str) -> str:
    said = " ".join(quote.split())
    return f"“{said if len(said) <= 80 else said[:77] + '...'}”"
