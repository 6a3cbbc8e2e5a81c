"""A row for each number claim of the briefs: for spreadsheets, pandas, DuckDB."""

import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic_core import from_json, to_json

from summarizer.export.rows import real, whole
from summarizer.incoming import Taken
from summarizer.schemas.brief import Brief, NumberClaim
from summarizer.schemas.summary import DocumentFacts


class NumberRow(NamedTuple):
    """A number, whose it is, and where it stands. `document` is the hash of the article's text; `sentence` and `quote`
    are the first that the claim rests on; `start` and `end` count Unicode characters of the article's text."""

    document: str
    input: str | None
    outlet: str | None
    published: str | None
    url: str | None
    title: str | None
    as_written: str
    measures: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    qualifier: str | None
    kind: str | None
    source: str | None
    confirmed: bool | None
    sentence: int | None
    start: int | None
    end: int | None
    quote: str | None


class Spool:
    """The numbers of each document, in a temporary database that nobody else sees: memory does not grow with them."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.execute("pragma synchronous=off")
        self._connection.execute("create table kept (place text primary key, rows blob)")
        self._connection.execute("begin")

    def put(self, taken: Taken) -> bool:
        """Puts a summary's numbers in the place of those of its input; whether there were any summary of it before."""
        was_there = self.drop(taken.place)
        self._connection.execute("insert into kept values (?, ?)", (taken.place, to_json(list(_rows(taken)))))
        return was_there

    def drop(self, place: str) -> bool:
        """Takes out what there is of an input; whether there was any."""
        return self._connection.execute("delete from kept where place = ?", (place,)).rowcount > 0

    def rows(self) -> Iterator[NumberRow]:
        """All rows, in the order in which their summaries came."""
        for (rows,) in self._connection.execute("select rows from kept order by rowid"):
            for row in from_json(rows):
                yield NumberRow(*row)

    def close(self) -> None:
        """Ends it; what it held is gone."""
        self._connection.close()


def _rows(taken: Taken) -> Iterator[tuple[Any, ...]]:
    content, document = taken.summary.content, taken.summary.document
    for number in content.numbers if isinstance(content, Brief) else ():
        yield _row(document, number)


def _row(document: DocumentFacts, number: NumberClaim) -> NumberRow:
    first = number.evidence[0] if number.evidence else None
    return NumberRow(
        document.id,
        document.input,
        document.outlet,
        document.published,
        document.url,
        document.title,
        number.as_written,
        number.measures,
        real(number.value),
        real(number.low),
        real(number.high),
        number.unit,
        number.qualifier,
        number.kind,
        number.source.name if number.source else None,
        number.source.confirmed if number.source else None,
        whole(first.sentence) if first else None,
        whole(number.start),
        whole(number.end),
        first.quote if first else None,
    )
