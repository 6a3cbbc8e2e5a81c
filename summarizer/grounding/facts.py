"""A claim's string, read: its words, dates and numbers, each only where it is asked for and where it may have any."""

import re
from bisect import bisect_right

from summarizer.grounding.words import fold
from summarizer.reading.dates import STARTERS, find_dates
from summarizer.reading.lexicon.number_words import NUMBER_WORDS, UNITS_OF_ONE
from summarizer.reading.model import DateMention, Number
from summarizer.reading.numbers import find_numbers
from summarizer.reading.page import Page, make_page
from summarizer.reading.sentences import split_sentences
from summarizer.reading.spans import Span

_ENDS = (". ", "? ", "! ", "\n", "” ", '" ', "。", "؟", "।")
_RUN = re.compile(r"[^\W_]+")
# Without digits and without one of these words nothing is read as a number, or as a date.
_COUNTING = NUMBER_WORDS | UNITS_OF_ONE
_DATING = STARTERS | {"mid", "century", "centuries", "quarter"}


class Facts:
    """A claim's string. `words` are its runs of letters and digits in lower case; `has_capitals` says whether any
    letter of it is one, `has_numeral` whether any character of it counts."""

    __slots__ = (
        "_dates",
        "_may_count",
        "_numbers",
        "_page",
        "_published",
        "has_capitals",
        "has_numeral",
        "text",
        "words",
    )

    def __init__(self, text: str, published: str | None) -> None:
        lowered = text.lower()
        self.text = text
        self.words = words = frozenset(_RUN.findall(lowered))
        self.has_capitals = lowered != text if text.isascii() else any(map(str.isupper, text))
        self._published = published
        self.has_numeral = counts = _has_numeral("".join(words))
        self._page: Page | None = None
        self._may_count: bool | None = None
        self._dates: tuple[DateMention, ...] | None = None if counts or not _DATING.isdisjoint(words) else ()
        self._numbers: tuple[Number, ...] | None = None if counts or not _COUNTING.isdisjoint(words) else ()

    @property
    def page(self) -> Page:
        """The string, cut into sentences and words."""
        if self._page is None:
            text = self.text
            # A claim's string is nearly always one sentence or less.
            several = any(mark in text for mark in _ENDS)
            sentences = split_sentences(text) if several else (_stripped(text),) if text.strip() else ()
            self._page = make_page(text, sentences, ())
        return self._page

    @property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates that it states."""
        if self._dates is None:
            self._dates = find_dates(self.page, self._published)
        return self._dates

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers that it states."""
        if self._numbers is None:
            self._numbers = find_numbers(self.page, self.dates, (True,) * len(self.page.sentences))
        return self._numbers

    @property
    def may_count(self) -> bool:
        """Whether it has digits or number words, also as the first part of a word with hyphens."""
        if self._may_count is None:
            self._may_count = self.has_numeral or self._has_number_word()
        return self._may_count

    @property
    def is_countable(self) -> bool:
        """Whether it has digits or number words, or states a number without them ("less than an hour")."""
        return self.may_count or bool(self.numbers)

    def is_measured(self, offset: int) -> bool:
        """Whether the character at `offset` belongs to a number or a date."""
        for found in (self.numbers, self.dates):
            if found and (at := bisect_right(found, offset, key=_start) - 1) >= 0 and offset < found[at].end:
                return True
        return False

    def _has_number_word(self) -> bool:
        if self.text.isascii() and NUMBER_WORDS.isdisjoint(self.words):
            return False  # where it is not ASCII, an unseen hyphen may split a number word into two of `words`
        return not NUMBER_WORDS.isdisjoint(fold(self.text).lower().replace("-", " ").split())


def _has_numeral(letters: str) -> bool:
    """Whether among letters and digits there is a digit, or another character that counts."""
    return bool(letters) and not letters.isalpha() if letters.isascii() else any(map(str.isnumeric, letters))


def _start(found: Number | DateMention) -> int:
    return found.start


def _stripped(text: str) -> Span:
    start = len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()))
