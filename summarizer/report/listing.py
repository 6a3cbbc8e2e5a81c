"""The lists of a report: its index, and further pages of the same list for readers without JavaScript."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import summarizer.rendering.html as base
from summarizer.rendering.html.page import data_block, page
from summarizer.report.coding import coded, shown_figures
from summarizer.report.entry import Entry
from summarizer.report.folder import PAGES
from summarizer.report.timeline import Bar, Timeline, day, timeline
from summarizer.report.totals import ACTORS, SOURCES, Named, Repeated, Totals, totals
from summarizer.version import __version__

_FOLDERS = (Path(__file__).parent, Path(base.__file__).parent)
_A_PAGE = 200  # documents
_LINKED = 12  # documents of a number
_AT_FIRST = 10  # actors, numbers and sources; the others are folded
_LABELLED = 9  # bars that have their label below them


@dataclass(frozen=True, slots=True)
class Card:
    """A document as a list shows it."""

    address: str
    headline: str
    language: str
    meta: str
    fact: str
    figures: str
    open: str
    rejected: str


@dataclass(frozen=True, slots=True)
class Item:
    """A line beside the list. `query` is the fragment that filters by it."""

    name: str
    counted: str
    query: str


@dataclass(frozen=True, slots=True)
class Column:
    """A bar of the timeline; heights and places in hundredths. A spare label is left out where there is little room."""

    bar: Bar
    counted: str
    query: str
    height: float
    top: float
    labelled: bool
    spare: bool


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A number that several documents have."""

    row: Repeated
    item: Item
    outlets: str
    sources: str
    links: tuple[tuple[str, str], ...]
    more: int


def lists(entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """The name and the HTML of each list, for documents in their order."""
    found = totals(entries)
    count = ceil(len(entries) / _A_PAGE)
    title = _counted(len(entries), "document")
    for number in range(1, count + 1):
        first = (number - 1) * _A_PAGE
        values: dict[str, Any] = {
            "version": __version__,
            "title": f"Report of {title}",
            "cards": [_card(entry, found) for entry in entries[first : first + _A_PAGE]],
            "first": first + 1,
            "last": min(first + _A_PAGE, len(entries)),
            "total": f"{len(entries):,}",
            "number": number,
            "count": count,
            "pages": [(other, _list_name(other)) for other in _near(number, count)],
            "is_index": number == 1,
        }
        if number == 1:
            values |= _summed(entries, found)
        yield _list_name(number), page("list.html", assets=("base", "report"), folders=_FOLDERS, **values)


def _summed(entries: Sequence[Entry], found: Totals) -> dict[str, Any]:
    """What the index has beside its list."""
    line = timeline([entry.when for entry in entries])
    bars = [(bar.start, bar.end, bar.documents) for bar in line.bars]
    return {
        "at_first": _AT_FIRST,
        "figures": _figures(found),
        "period": _period(entries),
        "line": line,
        "columns": _columns(line),
        "actors": _items(found.actors[:ACTORS], "actor"),
        "more_actors": max(0, len(found.actors) - ACTORS),
        "sources": list(map(_source, found.sources[:SOURCES])),
        "more_sources": max(0, len(found.sources) - SOURCES),
        "numbers": [_number(row, entries) for row in found.numbers],
        "engines": _items(found.engines, "engine"),
        "data": data_block(coded(entries, found) | {"bars": bars}),
    }


def _figures(found: Totals) -> list[tuple[str, str, str]]:
    """Name, number, and the kind of badge where there is something to look at."""
    return [
        ("document" if found.documents == 1 else "documents", f"{found.documents:,}", ""),
        ("outlet" if len(found.outlets) == 1 else "outlets", f"{len(found.outlets):,}", ""),
        ("claims proved", f"{found.supported:,} of {found.claims:,}", ""),
        ("claims rejected", f"{found.rejected:,}", "bad" if found.rejected else ""),
        ("questions still open", f"{found.open:,}", "warn" if found.open else ""),
    ]


def _card(entry: Entry, found: Totals) -> Card:
    meta = [entry.outlet or "outlet not named", day(entry.when) or "day not known"]
    if entry.schema != "brief":
        meta.append(entry.schema)
    if len(found.engines) > 1:
        meta.append(entry.engine)
    return Card(
        address=_address(entry),
        headline=entry.headline,
        language=entry.language,
        meta=" · ".join(meta),
        fact=entry.fact,
        figures=shown_figures(entry),
        open=f"{entry.open:,} open" if entry.open else "",
        rejected=f"{entry.rejected:,} rejected" if entry.rejected else "",
    )


def _columns(line: Timeline) -> list[Column]:
    every = max(1, ceil(len(line.bars) / _LABELLED))
    columns = []
    for place, bar in enumerate(line.bars):
        height = round(max(100 * bar.documents / line.most, 1.5 if bar.documents else 0), 1)
        query = urlencode({"from": bar.start, "to": bar.end})
        counted = _counted(bar.documents, "document")
        labelled, spare = place % every == 0, place % (2 * every) != 0
        columns.append(Column(bar, counted, query, height, round(100 - height, 1), labelled, spare))
    return columns


def _number(row: Repeated, entries: Sequence[Entry]) -> NumberRow:
    linked = [entries[place] for place in row.documents[:_LINKED]]
    outlets = ", ".join(row.outlets) + (f" and {row.more_outlets:,} more" if row.more_outlets else "")
    return NumberRow(
        row,
        Item(row.as_written, _counted(len(row.documents), "document"), urlencode({"number": row.id})),
        outlets,
        "; ".join(f"{name} ({times:,})" if times > 1 else name for name, times in row.sources),
        tuple((_address(entry), entry.headline) for entry in linked),
        len(row.documents) - len(linked),
    )


def _items(named: Sequence[Named], field: str) -> list[Item]:
    return [Item(one.name, _counted(len(one.documents), "document"), urlencode({field: one.name})) for one in named]


def _source(source: Named) -> Item:
    counted = f"{_counted(source.numbers, 'number')}, {_counted(len(source.documents), 'document')}"
    return Item(source.name, counted, urlencode({"source": source.name}))


def _period(entries: Sequence[Entry]) -> str:
    days = sorted(entry.when[:10] for entry in entries if entry.when)
    if not days:
        return ""
    return day(days[0]) if days[0] == days[-1] else f"{day(days[0])} to {day(days[-1])}"


def _near(number: int, count: int) -> list[int]:
    """The pages that a list links to: the first, the last, and those around it."""
    return sorted({1, count, *range(max(1, number - 2), min(count, number + 2) + 1)})


def _list_name(number: int) -> str:
    return "index.html" if number == 1 else f"page-{number}.html"


def _address(entry: Entry) -> str:
    return f"{PAGES}/{entry.name}.html"


def _counted(count: int, name: str) -> str:
    return f"{count:,} {name}{'' if count == 1 else 's'}"
