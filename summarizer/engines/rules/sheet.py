"""What several rules ask of the same sentences, worked out once for each draft."""

from functools import cached_property

from summarizer.engines.rules.citing import cite
from summarizer.engines.rules.phrasing import Words, words_of
from summarizer.engines.rules.salience import content_words
from summarizer.engines.rules.wording import is_running
from summarizer.reading.model import Reading
from summarizer.schemas.claim import Evidence

_LONGEST = 5_000  # characters; what runs on for longer is no sentence that a reader could be shown
_MOST_RUNNING = 80  # of a huge document, the running sentences near its start


class Sheet:
    """A reading with a memory. Sentences are numbered from 1."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self._about: dict[int, frozenset[str]] = {}
        self._words: dict[int, Words] = {}
        self._runs: dict[int, bool] = {}
        self._evidence: dict[int, Evidence] = {}

    def said(self, sentence: int) -> str:
        """The sentence as it stands in the text."""
        return self.reading.sentence_text(sentence)

    def about(self, sentence: int) -> frozenset[str]:
        """The sentence's content words."""
        if sentence not in self._about:
            self._about[sentence] = content_words(self.said(sentence))
        return self._about[sentence]

    def words(self, sentence: int) -> Words:
        """The sentence's tokens."""
        if sentence not in self._words:
            self._words[sentence] = words_of(self.reading, sentence)
        return self._words[sentence]

    def is_citable(self, sentence: int) -> bool:
        """Whether the sentence belongs to the article and is of a sentence's length."""
        found = self.reading.sentences[sentence - 1]
        return not found.boilerplate and found.end - found.start <= _LONGEST

    def is_running(self, sentence: int) -> bool:
        """Whether the sentence is running text: no headline, standfirst, subhead, caption or byline."""
        if sentence not in self._runs:
            found = self.reading.sentences[sentence - 1]
            self._runs[sentence] = (
                sentence != self.reading.headline
                and self.is_citable(sentence)
                and is_running(self.text, found.start, found.end)
            )
        return self._runs[sentence]

    def cite(self, *sentences: int) -> tuple[Evidence, ...]:
        """One piece of evidence for each sentence, in the order given, at most three."""
        wanted = tuple(dict.fromkeys(sentences))[:3]
        for sentence in wanted:
            if sentence not in self._evidence:
                self._evidence[sentence] = cite(self.reading, sentence)[0]
        return tuple(self._evidence[sentence] for sentence in wanted)

    @cached_property
    def starts(self) -> list[int]:
        """Where each sentence starts, to find the sentence of an offset by bisection."""
        return [sentence.start for sentence in self.reading.sentences]

    @cached_property
    def running(self) -> list[int]:
        """The sentences of running text, in order, as many as a brief could be made of."""
        found: list[int] = []
        for sentence in self.reading.sentences:
            if self.is_running(sentence.sentence):
                found.append(sentence.sentence)
                if len(found) == _MOST_RUNNING:
                    break
        return found
