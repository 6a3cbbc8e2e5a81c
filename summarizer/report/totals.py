"""What a report says of all its documents together: who is named most, which numbers stand again and again, on whom
they rest, and when the documents appeared."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from summarizer.report.entry import Entry, Figure
from summarizer.report.folding import name_key

ACTORS, NUMBERS, SOURCES = 40, 30, 30  # as many are listed
_LISTED = 5  # names in a row of the numbers
_SELF = "the outlet itself"


@dataclass(frozen=True, slots=True)
class Named:
    """A name under the form that most documents have, and the places in the list of those documents."""

    name: str
    documents: tuple[int, ...]
    numbers: int = 0


@dataclass(frozen=True, slots=True)
class Repeated:
    """A number that stands in several documents. `id` is the same in every report that has it; `sources` are who states
    it, with how often, the most frequent first."""

    id: str
    as_written: str
    measures: tuple[str, ...]
    documents: tuple[int, ...]
    outlets: tuple[str, ...]
    more_outlets: int
    sources: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """`actors` and `sources` are all there are, the most named first; `numbers` the most repeated alone."""

    documents: int
    outlets: tuple[Named, ...]
    claims: int
    supported: int
    rejected: int
    open: int
    engines: tuple[Named, ...]
    actors: tuple[Named, ...]
    sources: tuple[Named, ...]
    numbers: tuple[Repeated, ...]


def totals(entries: Sequence[Entry]) -> Totals:
    """The totals of documents in the order of their list."""
    outlets, engines, actors, sources = _Names(), _Names(), _Names(), _Names()
    numbers: dict[str, list[tuple[int, Figure]]] = defaultdict(list)
    for place, entry in enumerate(entries):
        if entry.outlet:
            outlets.add(entry.outlet, place)
        engines.add(entry.engine, place)
        for actor in entry.actors:
            actors.add(actor, place)
        for figure in entry.figures:
            if figure.source:
                sources.add(figure.source, place)
            if figure.sameness:
                numbers[figure.sameness].append((place, figure))
    return Totals(
        documents=len(entries),
        outlets=outlets.ranked(),
        claims=sum(entry.claims for entry in entries),
        supported=sum(entry.supported for entry in entries),
        rejected=sum(entry.rejected for entry in entries),
        open=sum(entry.open for entry in entries),
        engines=engines.ranked(),
        actors=actors.ranked(),
        sources=sources.ranked(),
        numbers=_repeated(numbers, entries),
    )


@dataclass(slots=True)
class _Names:
    """Names that differ in capitals or accents alone are one."""

    _forms: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, place: int) -> None:
        key = name_key(name)
        self._forms[key][name] += 1
        self._places[key].append(place)

    def ranked(self) -> tuple[Named, ...]:
        found = (
            Named(_commonest(self._forms[key]), tuple(dict.fromkeys(places)), len(places))
            for key, places in self._places.items()
        )
        return tuple(sorted(found, key=lambda named: (-len(named.documents), -named.numbers, named.name)))


def _repeated(numbers: dict[str, list[tuple[int, Figure]]], entries: Sequence[Entry]) -> tuple[Repeated, ...]:
    """Those of two documents or more: by documents, outlets, and first what says something without its measure."""
    found = []
    for key, stated in numbers.items():
        places = tuple(dict.fromkeys(place for place, _ in stated))
        if len(places) > 1:
            outlets = {entries[place].outlet for place in places if entries[place].outlet}
            found.append((-len(places), -len(outlets), not key.endswith("|"), key, places))
    found.sort()
    return tuple(_row(key, numbers[key], places, entries) for *_, key, places in found[:NUMBERS])


def _row(key: str, stated: list[tuple[int, Figure]], places: tuple[int, ...], entries: Sequence[Entry]) -> Repeated:
    outlets = _ranked(entries[place].outlet for place in places if entries[place].outlet)
    measures = _ranked(figure.measures for _, figure in stated if figure.measures)
    return Repeated(
        id=hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:10],
        as_written=_commonest(Counter(figure.as_written for _, figure in stated)),
        measures=tuple(name for name, _ in measures[:2]),
        documents=places,
        outlets=tuple(name for name, _ in outlets[:_LISTED]),
        more_outlets=max(0, len(outlets) - _LISTED),
        sources=tuple(_ranked(figure.source or _SELF for _, figure in stated)[:_LISTED]),
    )


def _ranked(names: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(names).items(), key=lambda counted: (-counted[1], counted[0]))


def _commonest(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], form))
