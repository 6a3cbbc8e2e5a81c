"""The places that claims cite, with what the proofs ask of them: worked out once for all claims that cite the same."""

from summarizer.grounding.index import Index
from summarizer.grounding.numbers import Printed, printed
from summarizer.grounding.polarity import Polarity
from summarizer.grounding.standing import Window
from summarizer.grounding.views import Place
from summarizer.grounding.words import find_words


class Passage:
    """The evidence of a claim. `texts` are its pieces, folded; `negating` is how many of its words may negate."""

    __slots__ = ("_index", "_numbers", "_printed", "_window", "negating", "places", "texts")

    def __init__(self, places: tuple[Place, ...], index: Index) -> None:
        self.places = places
        self.texts = [index.folded(start, end) for _, start, end in places]
        self.negating = sum(map(index.negating, self.texts))
        self._index = index
        self._numbers: dict[Place, list[str]] = {}
        self._printed: Printed | None = None
        self._window: Window | None = None

    @property
    def printed(self) -> Printed:
        """Its numbers and words."""
        if self._printed is None:
            self._printed = printed(self.places, self._index)
        return self._printed

    @property
    def window(self) -> Window:
        """Its sentences and those beside them."""
        if self._window is None:
            self._window = Window(self._index, self.places)
        return self._window

    @property
    def polarities(self) -> list[Polarity]:
        """What its pieces negate."""
        return [self._index.polarity(text) for text in self.texts]

    def prints(self, folded: str) -> bool:
        """Whether one of its pieces has the words, as they stand."""
        return any(find_words(folded, text) >= 0 for text in self.texts)

    def repeats(self, folded: str) -> bool:
        """Whether one of its pieces prints a string word for word, and no number is cut at its edges."""
        words = folded.rstrip(".!")
        # Only a sentence's first letter may change its case.
        other = words[0].swapcase() + words[1:] if words[:1].isalpha() else words
        for place, there in zip(self.places, self.texts, strict=True):
            if words not in there and other not in there:
                continue
            at = find_words(words, there)
            if at < 0 and other != words:
                at = find_words(other, there)
            if at >= 0 and (len(words) >= len(there) - 2 or not self._cuts_number(at, at + len(words), there, place)):
                return True
        return False

    def _cuts_number(self, start: int, end: int, folded: str, place: Place) -> bool:
        """Whether folded[start:end] begins or ends inside a number of the article, as "4,000" in "over 4,000"."""
        numbers = self._numbers.get(place)
        if numbers is None:
            found = self._index.numbers_in(place.start, place.end)
            numbers = self._numbers[place] = [self._index.fold(number.as_written) for number in found]
        for words in numbers:
            for edge in (start, end):
                at = folded.find(words, max(0, edge - len(words) + 1), edge + len(words))
                if 0 <= at < edge < at + len(words):
                    return True
        return False
