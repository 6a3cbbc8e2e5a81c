"""Words compared: what a comparison forgives, and what two forms of one word have in common."""

import re
from functools import lru_cache

from summarizer.reading.lexicon.word_forms import IRREGULAR

# Each maps one character to one, so that the text's offsets stay.
_MARKS: dict[str, str] = (
    dict.fromkeys("“”„‟″«»＂", '"') | dict.fromkeys("‘’‚‛′`´ʼ", "'") | dict.fromkeys("‐‑‒–—―−", "-")
)
_UNSEEN: dict[str, str] = dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
_ALL = _MARKS | _UNSEEN
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0xA4CF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)  # fmt: skip
_LOOKS = 100_000  # places inside of longer words that are passed over: more has only a text of one letter
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def fold(text: str) -> str:
    """The text with straight quotes, plain hyphens for every dash, and one space for any white space."""
    return " ".join(_replaced(text, _ALL).split())


def same_marks(text: str) -> str:
    """The text with straight quotes and plain hyphens; every character stays in its place."""
    return _replaced(text, _MARKS)


def has_unseen(text: str) -> bool:
    """Whether the text has characters that `fold` takes out."""
    return not text.isascii() and any(map(text.__contains__, _UNSEEN))


def _replaced(text: str, table: dict[str, str]) -> str:
    """str.translate looks at every character of a text that is not ASCII; few of them are in the table."""
    if text.isascii() and "`" not in text:
        return text
    for mark, plain in table.items():
        if mark in text:
            text = text.replace(mark, plain)
    return text


def same_length_lower(text: str) -> str:
    """Lower case, character by character: str.lower() makes two characters of some."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower()[:1] or c for c in text)


def words_of(folded: str) -> list[str]:
    """The words of a folded text, without its marks."""
    return _WORD.findall(folded)


def joins(one: str, other: str) -> bool:
    """Whether two characters side by side belong to one word; in scripts without spaces none do."""
    return one.isalnum() and other.isalnum() and not (_unspaced(one) or _unspaced(other))


def _unspaced(character: str) -> bool:
    """Thai, Lao, Burmese, Khmer, Chinese and Japanese; Korean too, which puts endings to its names."""
    code = ord(character)
    return code >= 0x0E00 and any(low <= code <= high for low, high in _UNSPACED)


def find_words(needle: str, hay: str, start: int = 0) -> int:
    """Where `needle` stands in `hay` as whole words, from `start`; -1 where it does not. Both are folded."""
    if not needle:
        return -1
    at = hay.find(needle, start)
    looks = _LOOKS
    while at >= 0 and looks:
        looks -= 1
        end = at + len(needle)
        if not (at > 0 and joins(hay[at - 1], needle[0])) and not (end < len(hay) and joins(needle[-1], hay[end])):
            return at
        at = hay.find(needle, at + 1)
    return -1


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """What the forms of one English word share, roughly: "houses" and "house", "said" and "says". Lower case."""
    word = word.removesuffix("'s").removesuffix("'")
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) > 4:
        if word.endswith(("ies", "ied")):
            return word[:-3] + "y"
        for ending in ("ing", "ed", "es", "s"):
            if word.endswith(ending) and not word.endswith("ss"):
                return _root(word[: -len(ending)])
    elif len(word) == 4 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _root(word: str) -> str:
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
        return word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
