"""Atoms: the page's tokens cut finer, as the number grammar needs them ("two-thirds" is three, "RM6.162" is two)."""

import re
from collections.abc import Iterable

from summarizer.reading.lexicon.currencies import CODES, LETTERS, SINGLE_LETTERS, SYMBOL_PREFIXES
from summarizer.reading.page import Page, Token

_PIECE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|\w|[^\w\s]")
_HYPHENS = {"‐": "-", "‑": "-", "−": "-", "’": "'", "＋": "+", "﹣": "-"}
_SPLIT_BEFORE_DIGITS = CODES | LETTERS | SINGLE_LETTERS | SYMBOL_PREFIXES | {"No", "no"}
_SPLIT_AFTER_HYPHEN = frozenset({"magnitude", "category"})


class Atoms(list[Token]):
    """A run of atoms. `words` are their lower-case forms, with empty ones behind them: the grammar may look some words
    over the run's end, and before its start, without asking where it ends. `digits` are the atoms that begin with one.
    """

    __slots__ = ("digits", "words")

    def __init__(self, atoms: Iterable[Token], digits: list[int]) -> None:
        super().__init__(atoms)
        self.digits = digits
        self.words = [atom[3] for atom in self]
        self.words += _BEHIND

    def part(self, begin: int, end: int) -> "Atoms":
        """The atoms from `begin` up to `end` as a run of their own."""
        if begin == 0 and end == len(self):
            return self
        return Atoms(self[begin:end], [at - begin for at in self.digits if begin <= at < end])


_BEHIND = [""] * 32  # more than any rule looks ahead of an atom, or back: words[-1] is one of these too


def atoms_of(page: Page, index: int) -> Atoms:
    """The atoms of sentence `index` (from 0), in order; their offsets are those of the tokens."""
    tokens = page.tokens
    atoms: list[Token] = []
    digits: list[int] = []
    done = page.first[index]
    for at in page.special_of(index):  # plain words are atoms as they are
        token = tokens[at]
        word = token.text
        if word.isalpha() or (len(word) == 1 and word not in _HYPHENS and not word.isdigit()):
            continue
        atoms += tokens[done:at]
        done = at + 1
        if word[0].isdigit():
            if not _rejoins(atoms, token):
                digits.append(len(atoms))
                atoms.append(token)
        elif len(word) == 1:
            atoms.append(Token(token.start, token.end, word, _HYPHENS[word]))
        else:
            pieces = _pieces(token)
            digits += [at for at, piece in enumerate(pieces, len(atoms)) if piece.text[0].isdigit()]
            atoms += pieces
    atoms += tokens[done : page.first[index + 1]]
    return Atoms(atoms, digits)


def _rejoins(atoms: list[Token], token: Token) -> bool:
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


def _pieces(token: Token) -> list[Token]:
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


def _is_amount(pieces: list[Token]) -> bool:
    """Whether letters before digits are a currency's, so that the digits count: "RM6", not "A350"."""
    if pieces[0].text in _SPLIT_BEFORE_DIGITS and pieces[1].text[0].isdigit():
        return len(pieces) == 2 or pieces[2].text not in "-‐‑" or not pieces[-1].text[0].isalpha()
    return pieces[0].lower in _SPLIT_AFTER_HYPHEN
