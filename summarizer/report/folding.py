"""How words are compared in a report's search: the same rules here and in assets/report.js, so that a word that is
typed finds the word that was indexed."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Letters that Unicode does not take apart, though people type them so. The page's script is handed this table.
ALIKE = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "ı": "i",
    "þ": "th",
    "ς": "σ",
}
_TABLE = str.maketrans(ALIKE)
# Scripts written without spaces: each character is a word, and a name is found by the row of them.
_ALONE = re.compile("([\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")
# Of most texts all that is not ASCII: without it they need no folding, which is slow.
_BETWEEN_WORDS = "‘’“”–—…\u00a0"
# A point or a comma between digits belongs to the number: "4,100", "1.2bn".
_WORD = re.compile(r"[^\W_]+(?:(?<=\d)[.,](?=\d)[^\W_]+)*")


def fold(text: str) -> str:
    """The text in small letters without accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text).lower()
    bare = "".join(sign for sign in apart if sign.isascii() or unicodedata.category(sign)[0] != "M")
    return bare.translate(_TABLE)


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    if not text.isascii():
        for sign in _BETWEEN_WORDS:
            text = text.replace(sign, " ")
    if text.isascii():
        return _WORD.findall(text.lower())
    apart = " ".join(piece.lower() if piece.isascii() else _spaced(piece) for piece in text.split())
    return _WORD.findall(apart)


def terms(texts: Iterable[str]) -> set[str]:
    """The words that a search finds a document by. A number stands there as it is written and without its commas."""
    found = set(words("\n".join(texts)))
    return found | {term.replace(",", "") for term in found if "," in term}


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """What names that are one have in common. A feed has the same names on and on."""
    return fold(name)


@lru_cache(maxsize=20_000)
def _spaced(piece: str) -> str:
    """Folded, with spaces around what is a word alone. A feed has the same few pieces with a curly quote on and on."""
    return _ALONE.sub(r" \1 ", fold(piece))
