"""Atoms: the page's tokens cut finer, as the number grammar needs them ("two-thirds" is three, "RM6.162" is two)."""

import re
from collections.abc import Iterable

from summarizer.reading.lexicon.currencies import CODES, LETTERS, SINGLE_LETTERS, SYMBOL_PREFIXES
from summarizer.reading.page import Token

Atoms = list[Token]

_PIECE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|\w|[^\w\s]")
_HYPHENS = {"‐": "-", "‑": "-", "−": "-", "’": "'", "＋": "+", "﹣": "-"}
_SPLIT_BEFORE_DIGITS = CODES | LETTERS | SINGLE_LETTERS | SYMBOL_PREFIXES | {"No", "no"}
_SPLIT_AFTER_HYPHEN = frozenset({"magnitude", "category"})


def atoms_of(tokens: Iterable[Token]) -> Atoms:
    """The atoms of a stretch of tokens, in order; their offsets are those of the tokens' text."""
    atoms: Atoms = []
    for token in tokens:
        word = token.text
        if word.isalpha() or word[0].isdigit():
            if not (word[0].isdigit() and _rejoins(atoms, token)):
                atoms.append(token)
        elif len(word) == 1:
            mark = _HYPHENS.get(word)
            atoms.append(token if mark is None else Token(token.start, token.end, word, mark))
        else:
            atoms.extend(_pieces(token))
    return atoms


def _rejoins(atoms: Atoms, token: Token) -> bool:
    """Whether `token` is the end of a number whose first digits were cut off a currency's letters: "RM6" "." "162"."""
    if len(atoms) < 3 or atoms[-1].text not in {".", ","} or not atoms[-2].text.isdigit():
        return False
    letters, digits, mark = atoms[-3:]
    if not (letters.end == digits.start and digits.end == mark.start and mark.end == token.start):
        return False
    if letters.text not in _SPLIT_BEFORE_DIGITS or letters.lower == "no":
        return False
    joined = digits.text + mark.text + token.text
    atoms[-2:] = [Token(digits.start, token.end, joined, joined)]
    return True


def _pieces(token: Token) -> Atoms:
    found = [
        Token(token.start + m.start(), token.start + m.end(), m.group(), m.group().lower().replace("’", "'"))
        for m in _PIECE.finditer(token.text)
    ]
    if any(piece.text[0].isdigit() for piece in found) and not _is_amount(found):
        return [token]
    return [
        piece if piece.text not in _HYPHENS else Token(piece.start, piece.end, piece.text, _HYPHENS[piece.text])
        for piece in found
    ]


def _is_amount(pieces: Atoms) -> bool:
    """Whether letters before digits are a currency's, so that the digits count: "RM6", not "A350"."""
    if pieces[0].text in _SPLIT_BEFORE_DIGITS and pieces[1].text[0].isdigit():
        return len(pieces) == 2 or pieces[2].text not in "-‐‑" or not pieces[-1].text[0].isalpha()
    return pieces[0].lower in _SPLIT_AFTER_HYPHEN
