"""What every room of the reading works on: the text once, cut into sentences and words, and its quotation marks."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from summarizer.reading.spans import Span


class Token(NamedTuple):
    """A word, a number or a mark: text[start:end] == text; `lower` is lower case with a straight apostrophe."""

    start: int
    end: int
    text: str
    lower: str


class Quote(NamedTuple):
    """A stretch in quotation marks, the marks included. `closed` is False where the text never closes it."""

    start: int
    end: int
    closed: bool


# A possessive 's stands apart, so that a name is the same word with and without it. Linear: every alternative starts
# with another class of character or is decided by a bounded look.
_TOKEN = re.compile(
    r"([a-z]++)(?=[ ,])"  # most of all words: what the last but one finds too, found first, and told by the group
    r"|[A-Z][a-z]*+(?=[ ,])"
    r"|(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Gen|Lt|Col|Sgt|Maj|Capt|St|Jr|Sr|Rev|Hon|No|vs)\.(?!\w)"
    r"|['’]s\b"
    r"|\d+(?:[.,٫٬]\d+)*"
    r"|[^\W_]+(?:[-‐‑&](?=[^\W_])[^\W_]+|['’](?!s\b)[^\W_]+|[\u0300-\u036f][^\W_]*)*"
    r"|[^\w\s]|_"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its sentences, tokens and quotes. `first[i]` is the index of sentence i's first token (i from 0);
    `first` has one entry more, so sentence i's tokens are tokens[first[i]:first[i + 1]].

    The rest saves the rooms looks at each token: `texts` and `lowers` are the tokens' own two forms, `words[i]` is the
    set of sentence i's lower-case forms, so that a table of words is looked for in a whole sentence at once, and
    `special` are the indices of all tokens but plain words in small letters: every capital, digit and mark is there.
    """

    text: str
    sentences: tuple[Span, ...]
    tokens: tuple[Token, ...]
    first: tuple[int, ...]
    quotes: tuple[Quote, ...]
    texts: tuple[str, ...]
    lowers: tuple[str, ...]
    words: tuple[frozenset[str], ...]
    special: tuple[int, ...]

    def sentence_at(self, offset: int) -> int:
        """The number (from 1) of the sentence that holds the character at `offset`, or of the last one before it."""
        return max(1, bisect_right(self.sentences, (offset, len(self.text) + 1)))

    def tokens_of(self, index: int) -> tuple[Token, ...]:
        """The tokens of sentence `index` (from 0)."""
        return self.tokens[self.first[index] : self.first[index + 1]]

    def lowers_of(self, index: int) -> tuple[str, ...]:
        """The lower-case forms of the tokens of sentence `index` (from 0)."""
        return self.lowers[self.first[index] : self.first[index + 1]]

    def special_of(self, index: int) -> tuple[int, ...]:
        """Those of `special` that stand in sentence `index` (from 0)."""
        special = self.special
        low = bisect_left(special, self.first[index])
        return special[low : bisect_left(special, self.first[index + 1], low)]


def make_page(text: str, sentences: tuple[Span, ...], quotes: tuple[Quote, ...]) -> Page:
    """Cuts each sentence into tokens. What stands in no sentence (white space between them) has none."""
    tokens: list[Token] = []
    first = [0]
    special: list[int] = []
    curly = "’" in text
    for sentence in sentences:
        for found in _TOKEN.finditer(text, *sentence):
            word = lower = found.group()
            if not found.lastindex:
                special.append(len(tokens))
                lower = word.lower()
                if curly and "’" in lower:
                    lower = lower.replace("’", "'")
            # Not Token(...): a named tuple's own constructor takes half of this loop's time.
            tokens.append(tuple.__new__(Token, (found.start(), found.end(), word, lower)))
        first.append(len(tokens))
    lowers = tuple(map(_LOWER, tokens))
    words = tuple([frozenset(lowers[low:high]) for low, high in pairwise(first)])
    return Page(
        text, sentences, tuple(tokens), tuple(first), quotes, tuple(map(_TEXT, tokens)), lowers, words, tuple(special)
    )


_TEXT, _LOWER = itemgetter(2), itemgetter(3)
