"""What the proof of many claims against one reading shares: made once, and only as far as it is asked for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from summarizer.grounding.entities import Entities
from summarizer.grounding.facts import Facts
from summarizer.grounding.polarity import Polarity, may_not_negate, negating, polarity
from summarizer.grounding.views import Cited, Fault, Place
from summarizer.grounding.words import find_words, fold, has_unseen, same_length_lower, same_marks, stem, words_of
from summarizer.reading.language import guess_language
from summarizer.reading.model import Attribution, DateMention, Number, Reading
from summarizer.reading.page import Quote
from summarizer.reading.quotes import find_quotes

_STRINGS, _TOLD = 40, 800  # strings and characters of a summary that tell its language


class Index:
    """A reading with its look-ups. `english` says whether numbers in words, dates and the like can be read,
    `capital_nouns` whether every noun has a capital, so that it proves no name."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.sentences = reading.sentences
        self.english = _is_english(reading.document.language)
        self.capital_nouns = _has_capital_nouns(reading.document.language)
        self._starts = [s.start for s in reading.sentences]
        self._number_starts = [n.start for n in reading.numbers]
        self._date_starts = [d.start for d in reading.dates]
        # What has no character to take out is folded by its marks once, and by its white space piece by piece.
        self._marked = None if has_unseen(self.text) else same_marks(self.text)
        self._folded: dict[tuple[int, int], str] = {}
        self._folds: dict[str, str] = {}
        self.located: dict[Cited, list[Place] | Fault] = {}  # what evidence.locate has found
        self._facts: dict[str, Facts] = {}
        self._negating: dict[str, int] = {}
        self._polarity: dict[str, Polarity] = {}

    def hear(self, strings: Iterable[str]) -> None:
        """Takes note of the language in which a summary is written, as far as its strings tell."""
        said = " ".join(_enough(strings))[:_TOLD]
        # Every English summary of a few sentences has these words, and hardly any in another language.
        if " the " in said and (" of " in said or " to " in said):
            return
        language = guess_language(said)
        self.english = self.english and _is_english(language)
        self.capital_nouns = self.capital_nouns or _has_capital_nouns(language)

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds the character at `offset`, or of the last one before it."""
        return max(1, bisect_right(self._starts, offset))

    def touched(self, start: int, end: int) -> range:
        """The numbers of the sentences that text[start:end] touches."""
        first, sentences = bisect_right(self._starts, start) or 1, self.sentences
        if sentences and sentences[first - 1].end >= end:
            return range(first, first + 1)
        return range(first, max(bisect_left(self._starts, end), first) + 1)

    def window(self, places: Iterable[Place]) -> tuple[int, ...]:
        """The numbers of the sentences of the evidence and of those beside it in the body, in order."""
        found: set[int] = set()
        before, after = self._beside
        for place in places:
            for number in self.touched(place.start, place.end):
                found.update((number, before[number - 1], after[number - 1]))
        found.discard(0)
        return tuple(sorted(found))

    @cached_property
    def _beside(self) -> tuple[list[int], list[int]]:
        """For each sentence the number of the one of the body before it and after it, 0 where there is none."""
        before, last = [], 0
        for s in self.sentences:
            before.append(last)
            last = last if s.boilerplate else s.sentence
        after, last = [], 0
        for s in reversed(self.sentences):
            after.append(last)
            last = last if s.boilerplate else s.sentence
        return before, after[::-1]

    def folded(self, start: int, end: int) -> str:
        """text[start:end], folded."""
        key = (start, end)
        found = self._folded.get(key)
        if found is None:
            marked = self._marked
            found = fold(self.text[start:end]) if marked is None else " ".join(marked[start:end].split())
            self._folded[key] = found
        return found

    def fold(self, text: str) -> str:
        """A claim's string, folded."""
        found = self._folds.get(text)
        if found is None:
            found = self._folds[text] = fold(text)
        return found

    def folded_sentence(self, number: int) -> str:
        """Sentence `number`, folded."""
        found = self.sentences[number - 1]
        return self.folded(found.start, found.end)

    @cached_property
    def folded_text(self) -> str:
        """The whole text, folded."""
        return self.folded(0, len(self.text))

    @cached_property
    def lowered_text(self) -> str:
        """The whole text, folded and in lower case; of the same length as `folded_text`."""
        return same_length_lower(self.folded_text)

    def has_word(self, word: str) -> bool:
        """Whether a word in lower case stands in the text, in any case."""
        return find_words(word, self.lowered_text) >= 0

    def has_small(self, word: str) -> bool:
        """Whether the text writes a word in lower case somewhere: no capital of it proves a name."""
        return find_words(word, self.folded_text) >= 0

    @cached_property
    def lowered_words(self) -> frozenset[str]:
        """Every word of the text in lower case, split at white space and marks."""
        return frozenset(words_of(self.lowered_text))

    @cached_property
    def lowered_small(self) -> frozenset[str]:
        """The words that the text writes in lower case somewhere: no capital of theirs proves a name."""
        return frozenset(word for word in words_of(self.folded_text) if word[0].islower())

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words of the text."""
        return frozenset(map(stem, self.lowered_words))

    @cached_property
    def small_stems(self) -> frozenset[str]:
        """The stems of the words that the text writes in lower case somewhere."""
        return frozenset(map(stem, self.lowered_small))

    @cached_property
    def entities(self) -> Entities:
        """Who the article names, with all their forms."""
        return Entities(self.reading)

    def numbers_in(self, start: int, end: int) -> Sequence[Number]:
        """The article's numbers that text[start:end] touches."""
        numbers = self.reading.numbers
        first = bisect_right(self._number_starts, start)
        first -= first > 0 and numbers[first - 1].end > start
        return numbers[first : bisect_left(self._number_starts, end)]

    def dates_in(self, start: int, end: int) -> Sequence[DateMention]:
        """The article's dates that text[start:end] touches."""
        dates = self.reading.dates
        first = bisect_right(self._date_starts, start)
        first -= first > 0 and dates[first - 1].end > start
        return dates[first : bisect_left(self._date_starts, end)]

    def attributions_of(self, start: int, end: int) -> list[Attribution]:
        """The attributions whose content touches text[start:end], the closest one last."""
        found: dict[int, tuple[int, Attribution]] = {}
        for number in self.touched(start, end):
            for place, span_start, span_end in self._contents.get(number, ()):
                if span_start < end and start < span_end:
                    found[place] = (span_end - span_start, self.reading.attributions[place])
        return [attribution for _, attribution in sorted(found.values(), key=lambda item: -item[0])]

    def attributions_near(self, start: int, end: int) -> list[Attribution]:
        """The attributions whose cue, source or content stands in text[start:end]."""
        found = self.attributions_of(start, end)
        for number in self.touched(start, end):
            found += self.attributions_in_sentence(number)
        return list(dict.fromkeys(found))

    def attributions_in_sentence(self, number: int) -> list[Attribution]:
        """The attributions whose cue or source stands in sentence `number`."""
        return [self.reading.attributions[place] for place in self._cues.get(number, ())]

    def last_person_before(self, offset: int) -> int | None:
        """The place, among the names, of the person who is the source of the last cue before `offset`."""
        at = bisect_left(self._speakers, (offset,)) - 1
        return self._speakers[at][1] if at >= 0 else None

    @cached_property
    def _speakers(self) -> list[tuple[int, int]]:
        """Where persons whom the article names speak, with their places among the names."""
        return sorted(
            (attribution.source.start, place)
            for attribution in self.reading.attributions
            for place in self.entities.of(attribution.source.name)
            if self.entities.name(place).kind == "person"
        )

    @cached_property
    def _cues(self) -> dict[int, list[int]]:
        """For each sentence the places of the attributions whose cue or source stands in it."""
        table: dict[int, list[int]] = {}
        for place, attribution in enumerate(self.reading.attributions):
            for number in {self.sentence_at(attribution.cue.start), self.sentence_at(attribution.source.start)}:
                table.setdefault(number, []).append(place)
        return table

    @cached_property
    def _contents(self) -> dict[int, list[tuple[int, int, int]]]:
        """For each sentence the spans of content that touch it, each with the place of its attribution."""
        table: dict[int, list[tuple[int, int, int]]] = {}
        for place, attribution in enumerate(self.reading.attributions):
            for start, end in attribution.content:
                for number in self.touched(start, end):
                    table.setdefault(number, []).append((place, start, end))
        return table

    def running_quote(self, offset: int) -> tuple[int, int] | None:
        """The span of the quotation around `offset`, with the paragraphs before and after that it runs over."""
        at = bisect_right(self._quote_starts, offset) - 1
        if at < 0 or self._quotes[at].end <= offset:
            return None
        first = last = at
        while first > 0 and not self._quotes[first - 1].closed and self._adjoin(first - 1):
            first -= 1
        while last + 1 < len(self._quotes) and not self._quotes[last].closed and self._adjoin(last):
            last += 1
        return self._quotes[first].start, self._quotes[last].end

    def _adjoin(self, place: int) -> bool:
        """Whether nothing stands between a quotation and the next."""
        return not self.text[self._quotes[place].end : self._quotes[place + 1].start].strip()

    @cached_property
    def _quotes(self) -> tuple[Quote, ...]:
        page = self.reading.page
        return find_quotes(self.text) if page is None else page.quotes

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.start for quote in self._quotes]

    def facts(self, text: str) -> Facts:
        """A claim's string, read."""
        found = self._facts.get(text)
        if found is None:
            found = self._facts[text] = Facts(text, self.reading.document.published)
        return found

    def negating_in(self, text: str) -> int:
        """How many words of a claim's string may negate something."""
        if text.isascii() and "'" not in text and may_not_negate(self.facts(text).words):
            return 0
        return self.negating(self.fold(text))

    def negating(self, folded: str) -> int:
        """How many words of a folded text may negate something."""
        found = self._negating.get(folded)
        if found is None:
            found = self._negating[folded] = negating(folded)
        return found

    def polarity(self, folded: str) -> Polarity:
        """What a folded text negates."""
        if folded not in self._polarity:
            self._polarity[folded] = polarity(folded)
        return self._polarity[folded]


def _enough(strings: Iterable[str]) -> Iterator[str]:
    """The first strings, until they tell the language."""
    length = 0
    for text in islice(strings, _STRINGS):
        yield text
        length += len(text)
        if length >= _TOLD:
            return


def _is_english(language: str | None) -> bool:
    """Whether the reading knows the language; where too little is said to tell, it is read as English."""
    return language is None or language.lower().replace("_", "-").split("-")[0] in ("en", "eng")


def _has_capital_nouns(language: str | None) -> bool:
    return (language or "").lower()[:2] in ("de", "lb")
