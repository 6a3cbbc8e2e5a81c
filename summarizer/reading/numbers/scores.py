"""Scores: "3-1", "2-2", "0-1 defeat". What falls or is equal is a result by itself, what rises only with its word."""

from summarizer.reading.numbers.amounts import glued
from summarizer.reading.numbers.atoms import Atoms

RESULTS = frozenset(
    "won win wins winning beat beats lost lose loses losing drew draw draws lead led trail trailed trailing".split()
)
_RESULT_NOUNS = frozenset("win victory defeat loss draw triumph deficit setback scoreline".split())
_DASHES = frozenset({"-", "–"})
_CLOSERS = frozenset([*".,;:!?)]\"'”’“—…", "'s"])
# No result has four figures.
_LONGEST = 3


def read_score(atoms: Atoms, i: int) -> int | None:
    """Where the result ends that begins at atom `i`: "3-1", "2-2", "3-to-1", "0-1 defeat"."""
    at = i + 4 if atoms.words[i + 2] == "to" and atoms.words[i + 3] == "-" else i + 2
    if not _is_pair(atoms, i, at):
        return None
    if at == i + 2 and int(atoms[i].text) < int(atoms[at].text):
        return at + 2 if atoms.words[at + 1] in _RESULT_NOUNS else None
    return None if glued(atoms, at + 1) and atoms[at + 1].lower not in _CLOSERS else at + 1


def read_result(atoms: Atoms, i: int) -> int | None:
    """Where "won 1-3" ends, whose word stands at atom `i`: what rises would be a range without it."""
    rises = _is_pair(atoms, i + 1, i + 3) and int(atoms[i + 1].text) < int(atoms[i + 3].text)
    return i + 4 if rises else None


def _is_pair(atoms: Atoms, first: int, second: int) -> bool:
    """Whether two short numbers stand there, tied by dashes."""
    if second >= len(atoms) or atoms[first + 1].lower not in _DASHES:
        return False
    figures = (atoms[first].text, atoms[second].text)
    if not all(figure.isdecimal() and len(figure) <= _LONGEST for figure in figures):
        return False
    return all(glued(atoms, k) for k in range(first + 1, second + 1))
