"""The index as its page's script reads it: columns instead of rows, names as numbers, and the words that documents are
found by as one string. So ten thousand documents are a few megabytes, and are searched in milliseconds."""

from array import array
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from summarizer.report.entry import Entry
from summarizer.report.folding import ALIKE, name_key
from summarizer.report.totals import Named, Totals

_SHOWN = 4  # numbers in a result
# Thirty-two signs end a number and thirty-two say that it goes on; none of them means anything to JSON or HTML.
_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_LAST = 32


def coded(entries: Sequence[Entry], found: Totals) -> dict[str, Any]:
    """All that the script needs. The order of `entries` is that of the list, the newest first."""
    outlets, engines = _numbered(found.outlets), _numbered(found.engines)
    actors, sources = _numbered(found.actors), _numbered(found.sources)
    words, places = _index(entries)
    return {
        "alike": ALIKE,
        "signs": _SIGNS,
        "outlets": [named.name for named in found.outlets],
        "engines": [named.name for named in found.engines],
        "actors": [named.name for named in found.actors],
        "sources": [named.name for named in found.sources],
        "numbers": [{"id": row.id, "name": row.as_written, "documents": row.documents} for row in found.numbers],
        "page": [entry.name for entry in entries],
        "headline": [entry.headline for entry in entries],
        "outlet": [outlets[name_key(entry.outlet)] if entry.outlet else -1 for entry in entries],
        "engine": [engines[name_key(entry.engine)] for entry in entries],
        "schema": [entry.schema if entry.schema != "brief" else "" for entry in entries],
        "language": [entry.language for entry in entries],
        "when": [entry.when for entry in entries],
        "fact": [entry.fact for entry in entries],
        "shown": [shown_figures(entry) for entry in entries],
        "open": [entry.open for entry in entries],
        "rejected": [entry.rejected for entry in entries],
        "actor": [_coded(entry.actors, actors) for entry in entries],
        "source": [_coded([figure.source for figure in entry.figures if figure.source], sources) for entry in entries],
        "words": words,
        "places": places,
    }


def shown_figures(entry: Entry) -> str:
    """The first numbers of a document, as a result shows them."""
    return "; ".join(dict.fromkeys(figure.as_written for figure in entry.figures[:_SHOWN]))


def signs(numbers: Sequence[int]) -> str:
    """Rising numbers, each as its distance to the one before; five bits a sign, the highest first."""
    told, before = [], -1
    for number in numbers:
        told.append(_SIGN[number - before - 1] if number - before <= len(_SIGN) else _sign(number - before - 1))
        before = number
    return "".join(told)


def _sign(distance: int) -> str:
    told = _SIGNS[_LAST + distance % _LAST]
    while distance := distance // _LAST:
        told = _SIGNS[distance % _LAST] + told
    return told


_SIGN = tuple(_sign(distance) for distance in range(4096))


def _numbered(names: Sequence[Named]) -> dict[str, int]:
    return {name_key(named.name): number for number, named in enumerate(names)}


def _coded(names: Sequence[str], numbers: dict[str, int]) -> str:
    """The numbers of the names, rising."""
    return signs(sorted({numbers[name_key(name)] for name in names}))


def _index(entries: Sequence[Entry]) -> tuple[str, str]:
    """All words in order, and for each the places of its documents, with a space between each two."""
    places: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for place, entry in enumerate(entries):
        for word in entry.terms.split(" "):
            places[word].append(place)
    places.pop("", None)
    words = sorted(places, key=_as_a_script_compares)
    return " ".join(words), " ".join(signs(places[word]) for word in words)


def _as_a_script_compares(word: str) -> bytes:
    """JavaScript compares strings by units of UTF-16."""
    return word.encode("utf-16-be", "replace")
