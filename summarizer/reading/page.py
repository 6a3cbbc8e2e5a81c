"""What every room of the reading works on: the text once, cut into sentences and words, and its quotation marks."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from summarizer.reading.spans import Span


class Token(NamedTuple):
    """A word, a number or a mark: text[start:end] == text; `lower` is lower case with a straight apostrophe."""

    start: int
    end: int
    text: str
    lower: str


_LOWER = itemgetter(3)


class Quote(NamedTuple):
    """A stretch in quotation marks, the marks included. `closed` is False where the text never closes it."""

    start: int
    end: int
    closed: bool


# A possessive 's stands apart, so that a name is the same word with and without it. Linear: every alternative starts
# with another class of character or is decided by a bounded look.
_TOKEN = re.compile(
    r"[a-zA-Z]++(?=[ ,])"  # most of all words: what the last but one finds too, found first
    r"|(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Gen|Lt|Col|Sgt|Maj|Capt|St|Jr|Sr|Rev|Hon|No|vs)\.(?!\w)"
    r"|['’]s\b"
    r"|\d+(?:[.,]\d+)*"
    r"|[^\W_]+(?:[-‐‑&](?=[^\W_])[^\W_]+|['’](?!s\b)[^\W_]+|[\u0300-\u036f][^\W_]*)*"
    r"|[^\w\s]|_"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its sentences, tokens and quotes. `first[i]` is the index of sentence i's first token (i from 0);
    `first` has one entry more, so sentence i's tokens are tokens[first[i]:first[i + 1]]. `lowers` are the tokens'
    lower-case forms, so that a table of words can be looked for in a whole sentence at once."""

    text: str
    sentences: tuple[Span, ...]
    tokens: tuple[Token, ...]
    first: tuple[int, ...]
    quotes: tuple[Quote, ...]
    lowers: tuple[str, ...]

    def sentence_at(self, offset: int) -> int:
        """The number (from 1) of the sentence that holds the character at `offset`, or of the last one before it."""
        return max(1, bisect_right(self.sentences, (offset, len(self.text) + 1)))

    def tokens_of(self, index: int) -> tuple[Token, ...]:
        """The tokens of sentence `index` (from 0)."""
        return self.tokens[self.first[index] : self.first[index + 1]]

    def lowers_of(self, index: int) -> tuple[str, ...]:
        """The lower-case forms of the tokens of sentence `index` (from 0)."""
        return self.lowers[self.first[index] : self.first[index + 1]]


def make_page(text: str, sentences: tuple[Span, ...], quotes: tuple[Quote, ...]) -> Page:
    """Cuts each sentence into tokens. What stands in no sentence (white space between them) has none."""
    tokens: list[Token] = []
    first: list[int] = []
    for sentence in sentences:
        first.append(len(tokens))
        for found in _TOKEN.finditer(text, *sentence):
            word = found.group()
            lower = word.lower()
            if "’" in lower:
                lower = lower.replace("’", "'")
            # Not Token(...): a named tuple's own constructor takes half of this loop's time.
            tokens.append(tuple.__new__(Token, (found.start(), found.end(), word, lower)))
    first.append(len(tokens))
    return Page(text, sentences, tuple(tokens), tuple(first), quotes, tuple(map(_LOWER, tokens)))
