"""Under which name a source's noun phrase goes: the name that it is or has, who stands behind a paper, or its words."""

from bisect import bisect_left

from summarizer.reading.attribution.clauses import (
    POINT,
    Items,
    Range,
    capital,
    head_of,
    noun_phrase_left,
    noun_phrase_right,
)
from summarizer.reading.lexicon import grammar as g
from summarizer.reading.lexicon import people, source_words, titles
from summarizer.reading.model import Name
from summarizer.reading.page import Page

Known = tuple[int, int, Name]  # a name's span and the name

_BODIES = frozenset(("organisation", "agency", "state", "group"))
_FEW = 40  # names of a sentence that are looked at
_TAIL = 9  # items that "of the port authority in Kano" may add to a head without a name
_SAMPLE = 8  # items that "of 2,000 parents" may take before the "by" of a study's maker
_TAILS = frozenset("of in at for from with near inside".split())
_ONE_OF = frozenset("one another other both some".split())
_BEFORE_OTHERS = g.PREPOSITIONS_ALL | g.DETERMINERS | frozenset(("'s", "and"))
_ADDRESSES = g.ARTICLES | people.TITLES
_ADDRESSED = people.TITLES | titles.HONORIFICS
_ADDRESS = 6  # items that titles before a name may take: "Maj. Gen. Dr."
_FROM = frozenset(("from", "by"))
_NUMERAL_TAILS = g.NUMERALS | frozenset(("more", "nearly", "about", "around", "some"))


class SourceNames:
    """Finds names by their place in the text."""

    def __init__(self, page: Page, names: tuple[Name, ...]) -> None:
        self._page = page
        self._known: list[Known] = sorted(
            ((span.start, span.end, name) for name in names for span in name.spans), key=lambda known: known[:2]
        )
        self._starts = [known[0] for known in self._known]
        self._described = {alias.lower(): name for name in names for alias in name.aliases}

    def of(self, items: Items, source: Range) -> tuple[str, str]:
        """The name that the phrase's head is, has beside it or stands for, and its kind; else the phrase itself."""
        low, high = source
        head = head_of(items, source) + 1
        maker = self._maker(items, source, head)
        if maker is not None:
            return self.of(items, maker)
        named = self._named(items, low, head, high) or self._beside(items, high)
        if named is None and items.words[head - 1] in _ONE_OF and high - low == 1:
            told = self._told_by(items, high)
            if told is not None:
                return self.of(items, told)
        if named is None:
            described = self._page.text[items[low].start : items[head - 1].end].lower()
            named = self._described.get(described)
            if named is not None and named.spans[0].start > items[low].start:
                named = None  # who is named later is not who is described here
        if named is not None:
            return named.name, named.kind
        return self._plain(items, low, head, high)

    def between(self, start: int, end: int) -> list[Known]:
        """The names that stand in text[start:end], the first few."""
        first = bisect_left(self._starts, start)
        if first and self._known[first - 1][1] > start:
            first -= 1
        return self._known[first : min(first + _FEW, bisect_left(self._starts, end, first))]

    def is_possessive(self, end: int) -> bool:
        """Whether a possessive mark follows the name that ends at text[end]."""
        return self._page.text[end : end + 2] in ("'s", "’s")

    def _maker(self, items: Items, source: Range, head: int) -> Range | None:
        """Who stands behind a paper or figures: "data from the bureau", "a survey by Acme", "the trust's figures"."""
        low, high = source
        if items.words[head - 1] not in source_words.PAPERS:
            return None
        at = head
        if at < high and items.words[at] in source_words.MADE_BY:
            at += 1
        elif at < high and items.words[at] == "of":
            at = next((k for k in range(at, min(high, at + _SAMPLE)) if items.words[k] == "by"), at)
        if at + 1 < high and items.words[at] in _FROM:
            maker = noun_phrase_right(items, at + 1, high)
            if maker is not None and self._is_body(items, maker):
                return maker
        for k in range(head - 2, low, -1):
            if items.words[k] in ("'s", "'", "’"):
                owner = noun_phrase_left(items, k, low)
                return owner if owner is not None and self._is_body(items, owner) else None
        if items.words[head - 1] in source_words.FIGURES:
            return self._qualifier(items, low, head)
        return None

    def _qualifier(self, items: Items, low: int, head: int) -> Range | None:
        """The body whose name stands right before "data" or "figures"."""
        for start, stop, name in self.between(items[low].start, items[head - 1].start):
            if name.kind in ("organisation", "agency"):
                first = next((k for k in range(low, head) if items[k].start >= start), head)
                last = next((k for k in range(first, head) if items[k].end >= stop), head)
                if first <= last < head - 1:
                    return first, last + 1
        return None

    def _is_body(self, items: Items, phrase: Range) -> bool:
        """Whether a phrase names those who can make a paper: a name of a body or a person, or a noun for such."""
        first = self.between(items[phrase[0]].start, items[phrase[1] - 1].end)[:1]
        if first and first[0][2].kind == "place":
            return items.words[head_of(items, phrase)] in source_words.SPEAKING_NOUNS
        return can_speak(items, phrase)

    def _named(self, items: Items, low: int, head: int, high: int) -> Name | None:
        """The name in the phrase's head: one that reaches over its end, the last one there, a person's anywhere ("the
        analyst Ana Ruiz"), or the body that somebody speaks for."""
        end = items[head - 1].end
        titled = self._titled(items, low, high) if head < high else None
        if titled is not None:
            return titled
        speaks_for = items.words[head - 1] in people.SPOKESPERSONS
        for start, stop, name in self.between(items[low].start, items[high - 1].end):
            if start >= end and not speaks_for:
                return None
            if start < end <= stop or (name.kind == "person" and not self.is_possessive(stop)):
                return name
            if speaks_for and name.kind in _BODIES:
                return name
        return None

    def _titled(self, items: Items, low: int, high: int) -> Name | None:
        """The person behind a title with a preposition: "Minister of Water Ana Ruiz"."""
        for start, stop, name in self.between(items[low].start, items[high - 1].end):
            if stop == items[high - 1].end and name.kind == "person":
                at = next(k for k in range(low, high) if items[k].end > start)
                before = items.words[at - 1] if at > low else ","
                if items[at].start == start and before[0].isalnum() and before not in _BEFORE_OTHERS:
                    return name
        return None

    def _beside(self, items: Items, high: int) -> Name | None:
        """The person in an apposition right behind: "the region's delegate, Prof. Ana Ruiz, said"."""
        if high + 1 >= len(items) or items.words[high] != ",":
            return None
        at = high + 1
        while at < min(high + _ADDRESS, len(items) - 1) and (items.words[at] in _ADDRESSED or items.words[at] == POINT):
            at += 1
        opening = items[at]
        for start, _, name in self.between(opening.start, opening.end):
            if start == opening.start and name.kind == "person":
                return name
        return None

    def _told_by(self, items: Items, high: int) -> Range | None:
        """The apposition of "One, a teacher, said"."""
        if high + 1 < len(items) and items.words[high] == "," and items.words[high + 1] in g.ARTICLES:
            return noun_phrase_right(items, high + 1, len(items))
        return None

    def _plain(self, items: Items, low: int, head: int, high: int) -> tuple[str, str]:
        """The phrase as it stands, without article and title; of "analyst Ana Ruiz" the name, though none is known."""
        while low < head - 1 and items.words[low + 1] != "'s" and items.words[low] in _ADDRESSES:
            low += 1
        end = _tail_end(items, head, high)
        run = head
        while run > low and (capital(items[run - 1]) or items.words[run - 1] == POINT):
            run -= 1
        if low < run <= head - 2 and items.words[run - 1] in people.ROLE_WORDS:
            low, end = run, head
        many = items.words[head - 1].endswith("s")
        if run == low and head - low > 1:
            end = head  # "Colonel Idris Bah of the rescue service": a name needs no more
        kind = "person" if run == low and head - low == 2 else "group" if many else "other"
        return self._page.text[items[low].start : items[end - 1].end], kind


def can_speak(items: Items, phrase: Range) -> bool:
    """Whether the phrase names persons or a body that can say something: "officials", "the ministry", "KCNA"."""
    head = items[head_of(items, phrase)]
    return capital(head) or head.lower in source_words.SPEAKING_NOUNS


def _tail_end(items: Items, head: int, high: int) -> int:
    """Where a head without a name ends with what tells which one it is: "officials in Kano", "people aware of the
    deal", "economists polled by the paper"; a figure or a time is no part of it."""
    if head >= high:
        return head
    word = items.words[head]
    described = word in _TAILS or word in g.POSTPOSED or word.endswith("ed")
    if word not in _TAILS and items.words[head - 1] in source_words.PAPERS:
        return head  # "a filing seen by the paper" is still the filing
    return _cut(items, head, high) if described else head


def _cut(items: Items, head: int, high: int) -> int:
    end = head
    while end < min(high, head + _TAIL):
        word = items.words[end]
        if word == "," or word[0].isdigit() or word in g.TIME_WORDS or (word in _NUMERAL_TAILS and end > head):
            break
        end += 1
    else:
        if end < high:
            return head
    while end > head and (items.words[end - 1] in g.PREPOSITIONS_ALL or items.words[end - 1] in g.DETERMINERS):
        end -= 1
    return end
