"""One claim proved against the article: the checks in the contract's order, the cheap way first."""

from collections.abc import Callable, Sequence
from functools import cached_property

from summarizer.grounding.dates import date_fault
from summarizer.grounding.evidence import MOST, locate
from summarizer.grounding.index import Index
from summarizer.grounding.names import Run, name_fault, names_of, window_fault
from summarizer.grounding.numbers import Printed, digits_fault, number_fault, printed, prove_figure, value_fault
from summarizer.grounding.polarity import negation_fault
from summarizer.grounding.sources import prove_credit, reported_fault, source_in_article_fault
from summarizer.grounding.standing import Window
from summarizer.grounding.views import ORDER, Credited, Fault, FoundFigure, Place, Proof, View
from summarizer.grounding.words import find_words, fold, words_of
from summarizer.reading.lexicon.negation import GRAMMAR
from summarizer.reading.sentences import split_sentences


def prove(view: View, index: Index) -> Proof | Fault:
    """The claim with its evidence found and what the program works out, or the first reason why it is not supported.

    A quote that stands more than once counts where it supports the claim.
    """
    if not view.evidence:
        return Fault("no_evidence", "it cites no sentence")
    options = _located(view, index)
    if isinstance(options, Fault):
        return options
    places = tuple(choices[0] for choices in options)
    first = _prove_at(view, places, index)
    if isinstance(first, Proof):
        return first
    for at, choices in enumerate(options):
        for other in choices[1:]:
            found = _prove_at(view, (*places[:at], other, *places[at + 1 :]), index)
            if isinstance(found, Proof):
                return found
    return first


def _located(view: View, index: Index) -> list[list[Place]] | Fault:
    """For each of the first three pieces of evidence the places that it may mean. The rest are looked up as well: no
    claim passes with a false quote in it."""
    found = [locate(cited, index) for cited in dict.fromkeys(view.evidence)]
    cited_by_sources = [locate(cited, index) for credit in view.credits for cited in credit.evidence]
    faults = [one for one in (*found, *cited_by_sources) if isinstance(one, Fault)]
    if faults:
        return min(faults, key=lambda fault: ORDER[fault.reason])
    return [one for one in found if not isinstance(one, Fault)][:MOST]


def _prove_at(view: View, places: tuple[Place, ...], index: Index) -> Proof | Fault:
    check = _Check(view, places, index)
    return check.in_english() if index.english else check.in_any_language()


class _Check:
    """A claim with its evidence at hand."""

    def __init__(self, view: View, places: tuple[Place, ...], index: Index) -> None:
        self.view, self.places, self.index = view, places, index
        self.figure: FoundFigure | None = None
        self.credited: list[Credited] = []
        self.strings = [stated.text for stated in view.strings if stated.text.strip()]
        # What its evidence prints word for word needs no further look at its numbers, dates and names.
        self.said = [text for text in self.strings if not _repeats(text, places, index)]

    def in_english(self) -> Proof | Fault:
        """Every check of the contract, in its order."""
        checks: list[Callable[[], Fault | None]] = [self._verbatim]
        if self.view.figure is not None:
            checks.append(self._figure)
        if self.said or self.view.credits:
            checks.append(self._numbers)
        if self.view.figure is not None:
            checks.append(self._values)
        if self.said:
            checks += [self._dates, self._names]
        if self.view.credits:
            checks.append(self._sources)
        if self.said:
            checks.append(self._reports)
        return self._first([*checks, self._negations])

    def in_any_language(self) -> Proof | Fault:
        """Digits and names as printed, and sources: what needs no grammar."""
        return self._first(
            [self._verbatim, self._figure, self._digits, self._values, self._names_as_printed, self._sources]
        )

    def _first(self, checks: Sequence[Callable[[], Fault | None]]) -> Proof | Fault:
        for check in checks:
            if (fault := check()) is not None:
                return fault
        return Proof(self.places, self.figure, tuple(self.credited))

    def _verbatim(self) -> Fault | None:
        for stated in self.view.strings:
            if stated.verbatim and not any(self._prints(stated.text, place) for place in self.places):
                return Fault("quote_not_in_article", f"its evidence does not print “{stated.text}”")
        return None

    def _prints(self, text: str, place: Place) -> bool:
        return find_words(fold(text), self.index.folded(place.start, place.end)) >= 0

    def _figure(self) -> Fault | None:
        if self.view.figure is None:
            return None
        found = prove_figure(self.view.figure, self.places, self.index)
        if isinstance(found, Fault):
            return found
        self.figure = found
        return None

    def _numbers(self) -> Fault | None:
        for text in (*self.said, *(credit.name for credit in self.view.credits)):
            facts = self.index.facts(text)
            if facts.countable and (fault := number_fault(facts, self._printed)) is not None:
                return fault
        return None

    @cached_property
    def _printed(self) -> Printed:
        return printed(self.places, self.index)

    def _digits(self) -> Fault | None:
        return next(filter(None, (digits_fault(text, self.places, self.index) for text in self.said)), None)

    def _values(self) -> Fault | None:
        if self.view.figure is None or self.figure is None:
            return None
        return value_fault(self.view.figure, self.figure.quantity)

    def _dates(self) -> Fault | None:
        faults = (date_fault(self.index.facts(text), self.places, self.index) for text in self.said)
        return next(filter(None, faults), None)

    def _names(self) -> Fault | None:
        if not self._runs:
            return None
        window = Window(self.index, self.places)
        return name_fault(self._runs, self.index) or window_fault(self._runs, window, self.index)

    def _names_as_printed(self) -> Fault | None:
        runs = [run for run in self._runs if len(run.words) > 1 or not self.index.capital_nouns]
        return name_fault(runs, self.index)

    @cached_property
    def _runs(self) -> list[Run]:
        return [run for text in self.said for run in names_of(self.index.facts(text), self.index)]

    def _sources(self) -> Fault | None:
        for credit in self.view.credits:
            if (fault := source_in_article_fault(credit, self.index)) is not None:
                return fault
        for credit in self.view.credits:
            proved = prove_credit(credit, self.figure, self.places, self.index)
            if isinstance(proved, Fault):
                return proved
            self.credited.append(proved)
        return None

    def _reports(self) -> Fault | None:
        if not self._runs:
            return None  # nobody is named whose words they might be
        return next(filter(None, (reported_fault(text, self.places, self.index) for text in self.said)), None)

    def _negations(self) -> Fault | None:
        texts = [self.index.folded(place.start, place.end) for place in self.places]
        negating = sum(map(self.index.negating, texts))
        for text in self.strings if negating else self.said:
            words = fold(text)
            ours = self.index.negating(words)
            # What is printed word for word, with all the negations that there are, changes none.
            if (ours == negating and (negating == 0 or text not in self.said)) or _asserts_nothing(words):
                continue
            evidence = [self.index.polarity(text) for text in texts]
            if (changed := negation_fault(self.index.polarity(words), evidence)) is not None:
                return Fault("negation_changed", changed)
        return None


def _asserts_nothing(words: str) -> bool:
    """Whether a folded string only asks, or only names somebody, and so denies nothing."""
    if words.endswith("?") and len(split_sentences(words)) == 1:
        return True
    return all(word[0].isupper() or word in GRAMMAR for word in words_of(words))


def _repeats(text: str, places: Sequence[Place], index: Index) -> bool:
    """Whether a piece of evidence prints the string word for word, and no number is cut at its edges."""
    words = fold(text).rstrip(".!")
    for place in places:
        there = index.folded(place.start, place.end)
        at = find_words(words, there)
        if at < 0 and words[:1].isalpha():
            # Only a sentence's first letter may change its case.
            at = find_words(words[0].swapcase() + words[1:], there)
        if at >= 0 and (len(words) >= len(there) - 2 or not _cuts_number(at, at + len(words), there, place, index)):
            return True
    return False


def _cuts_number(start: int, end: int, folded: str, place: Place, index: Index) -> bool:
    """Whether folded[start:end] begins or ends inside a number of the article, as "4,000" in "over 4,000"."""
    for number in index.numbers_in(place.start, place.end):
        words = fold(number.as_written)
        for edge in (start, end):
            at = folded.find(words, max(0, edge - len(words) + 1), edge + len(words))
            if 0 <= at < edge < at + len(words):
                return True
    return False
