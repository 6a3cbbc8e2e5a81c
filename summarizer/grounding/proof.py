"""One claim proved against the article: the checks in the contract's order, the cheap way first."""

from summarizer.grounding.dates import date_fault
from summarizer.grounding.evidence import MOST, locate
from summarizer.grounding.index import Index
from summarizer.grounding.names import Run, name_fault, names_of, window_fault
from summarizer.grounding.numbers import digits_fault, number_fault, prove_figure, value_fault
from summarizer.grounding.passages import Passage
from summarizer.grounding.polarity import negation_fault, says_something
from summarizer.grounding.sources import prove_credit, reported_fault, source_in_article_fault
from summarizer.grounding.views import ORDER, Credited, Fault, FoundFigure, Place, Proof, View
from summarizer.grounding.words import words_of
from summarizer.reading.lexicon.negation import GRAMMAR
from summarizer.reading.sentences import split_sentences


class Prover:
    """Proves claims, one by one, against the article of an index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._passages: dict[tuple[Place, ...], Passage] = {}

    def prove(self, view: View) -> Proof | Fault:
        """The claim with its evidence found and what the program works out, or the first reason why it is not
        supported.

        A quote that stands more than once counts where it supports the claim.
        """
        if not view.evidence:
            return Fault("no_evidence", "it cites no sentence")
        options = _located(view, self._index)
        if isinstance(options, Fault):
            return options
        places = tuple([choices[0] for choices in options])
        first = self._prove_at(view, places)
        if isinstance(first, Proof):
            return first
        for at, choices in enumerate(options):
            for other in choices[1:]:
                found = self._prove_at(view, (*places[:at], other, *places[at + 1 :]))
                if isinstance(found, Proof):
                    return found
        return first

    def _prove_at(self, view: View, places: tuple[Place, ...]) -> Proof | Fault:
        passage = self._passages.get(places)
        if passage is None:
            passage = self._passages[places] = Passage(places, self._index)
        check = _Check(view, passage, self._index)
        return check.in_english() if self._index.english else check.in_any_language()


def _located(view: View, index: Index) -> list[list[Place]] | Fault:
    """For each of the first three pieces of evidence the places that it may mean. The rest are looked up as well: no
    claim passes with a false quote in it."""
    found: list[list[Place]] = []
    faults: list[Fault] = []
    for cited in dict.fromkeys(view.evidence):
        places = locate(cited, index)
        if isinstance(places, Fault):
            faults.append(places)
        else:
            found.append(places)
    for credit in view.credits:
        faults += [place for cited in credit.evidence if isinstance(place := locate(cited, index), Fault)]
    return min(faults, key=lambda fault: ORDER[fault.reason]) if faults else found[:MOST]


class _Check:
    """A claim with its evidence at hand."""

    __slots__ = ("_runs", "credited", "figure", "index", "passage", "said", "view")

    def __init__(self, view: View, passage: Passage, index: Index) -> None:
        self.view, self.passage, self.index = view, passage, index
        self.figure: FoundFigure | None = None
        self.credited: list[Credited] = []
        # What its evidence prints word for word needs no further look at its numbers, dates and names.
        self.said = [
            text for _, text, _ in view.strings if not passage.repeats(index.fold(text)) and not text.isspace() and text
        ]
        self._runs: list[Run] | None = None

    def in_english(self) -> Proof | Fault:
        """Every check of the contract, in its order."""
        if self.said or self.view.figure is not None or self.view.credits:
            fault = (
                self._verbatim()
                or self._figure()
                or self._numbers()
                or self._values()
                or self._dates()
                or self._names()
                or self._sources()
                or self._reports()
                or self._negations()
            )
        else:
            fault = self._verbatim() or self._negations()
        return fault or Proof(self.passage.places, self.figure, tuple(self.credited))

    def in_any_language(self) -> Proof | Fault:
        """Digits and names as printed, and sources: what needs no grammar."""
        fault = (
            self._verbatim()
            or self._figure()
            or self._digits()
            or self._values()
            or self._names_as_printed()
            or self._sources()
        )
        return fault or Proof(self.passage.places, self.figure, tuple(self.credited))

    def _verbatim(self) -> Fault | None:
        for _, text, verbatim in self.view.strings:
            if verbatim and not self.passage.prints(self.index.fold(text)):
                return Fault("quote_not_in_article", f"its evidence does not print “{text}”")
        return None

    def _figure(self) -> Fault | None:
        if self.view.figure is None:
            return None
        found = prove_figure(self.view.figure, self.passage.places, self.index)
        if isinstance(found, Fault):
            return found
        self.figure = found
        return None

    def _numbers(self) -> Fault | None:
        for text in (*self.said, *[credit.name for credit in self.view.credits]):
            facts = self.index.facts(text)
            if facts.is_countable and (fault := number_fault(facts, self.passage.printed)) is not None:
                return fault
        return None

    def _digits(self) -> Fault | None:
        return next(filter(None, (digits_fault(text, self.passage.places, self.index) for text in self.said)), None)

    def _values(self) -> Fault | None:
        if self.view.figure is None or self.figure is None:
            return None
        return value_fault(self.view.figure, self.figure.quantity)

    def _dates(self) -> Fault | None:
        for text in self.said:
            if (fault := date_fault(self.index.facts(text), self.passage.places, self.index)) is not None:
                return fault
        return None

    def _names(self) -> Fault | None:
        runs = self._named()
        if not runs:
            return None
        return name_fault(runs, self.index) or window_fault(runs, self.passage.window, self.index)

    def _names_as_printed(self) -> Fault | None:
        runs = [run for run in self._named() if len(run.words) > 1 or not self.index.capital_nouns]
        return name_fault(runs, self.index)

    def _named(self) -> list[Run]:
        """The names in what it says in its own words."""
        if self._runs is None:
            self._runs = [run for text in self.said for run in names_of(self.index.facts(text), self.index)]
        return self._runs

    def _sources(self) -> Fault | None:
        for credit in self.view.credits:
            if (fault := source_in_article_fault(credit, self.index)) is not None:
                return fault
        for credit in self.view.credits:
            proved = prove_credit(credit, self.figure, self.passage, self.index)
            if isinstance(proved, Fault):
                return proved
            self.credited.append(proved)
        return None

    def _reports(self) -> Fault | None:
        if not self._named():
            return None  # nobody is named whose words they might be
        for text in self.said:
            if (fault := reported_fault(text, self.passage, self.index)) is not None:
                return fault
        return None

    def _negations(self) -> Fault | None:
        negating = self.passage.negating
        for text in [stated.text for stated in self.view.strings] if negating else self.said:
            words = self.index.fold(text)
            ours = self.index.negating_in(text)
            # What is printed word for word, with all the negations that there are, changes none.
            if (ours == negating and (negating == 0 or text not in self.said)) or _asserts_nothing(words):
                continue
            claim = self.index.polarity(words)
            if says_something(claim) and (changed := negation_fault(claim, self.passage.polarities)) is not None:
                return Fault("negation_changed", changed)
        return None


def _asserts_nothing(words: str) -> bool:
    """Whether a folded string only asks, or only names somebody, and so denies nothing."""
    if words.endswith("?") and len(split_sentences(words)) == 1:
        return True
    return all(word[0].isupper() or word in GRAMMAR for word in words_of(words))
