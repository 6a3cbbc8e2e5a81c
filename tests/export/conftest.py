"""What the tests of the export share: summaries of invented articles, and what stands in a database."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from summarizer import Document, summarize

Json = dict[str, Any]

ARTICLE = """Ferry runs aground off Skarvik

At least {hurt} people were hurt when a car ferry ran aground off Skarvik on Friday, the coast guard said.

The ship had 214 people on board and cargo worth $3.5 million, according to Nordline, which runs it. Two cranes are
on their way.

It is not known why the ship left its course.
"""


def brief(hurt: int = 12, **known: str | None) -> Json:
    """The JSON of the rules engine's brief of an article; `known` is what is known of it, by Document's fields."""
    found: Json = json.loads(_brief_of(hurt))
    found["document"] |= {"input": "ferry.txt", "outlet": "The Skarvik Tide", "published": "2026-04-03", **known}
    return found


@lru_cache
def _brief_of(hurt: int) -> str:
    document = Document.from_text(ARTICLE.format(hurt=hurt), published="2026-04-03")
    summary = summarize(document, engine="rules")
    still = summary.run.model_copy(update={"seconds": 0.0})  # the one thing that is another each time
    return summary.model_copy(update={"run": still}).model_dump_json()


def write_lines(path: Path, rows: Iterable[Json | str]) -> Path:
    """A file of JSON Lines: an object a line, or a line as it is."""
    said = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("".join(f"{line}\n" for line in said), encoding="utf-8")
    return path


def dump_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that is no part of a search's index, and the tables' own statements."""
    connection = sqlite3.connect(path)
    try:
        made = connection.execute("select name, sql from sqlite_master order by name").fetchall()
        tables = [name for name, sql in made if (sql or "").startswith("CREATE TABLE") and "_fts" not in name]
        found = {name: connection.execute(f"select * from {name} order by 1").fetchall() for name in tables}  # noqa: S608 - our own tables
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        for name in ("documents", "facts", "questions"):  # raises where the index is not what the table says
            connection.execute(f"insert into {name}_fts ({name}_fts, rank) values ('integrity-check', 1)")  # noqa: S608 - our own
        return {**found, "made": made}
    finally:
        connection.close()


@pytest.fixture(name="brief")
def _brief() -> Callable[..., Json]:
    return brief


@pytest.fixture(name="write_lines")
def _write_lines() -> Callable[[Path, Iterable[Json | str]], Path]:
    return write_lines


@pytest.fixture(name="dump_of")
def _dump_of() -> Callable[[Path], dict[str, list[tuple[Any, ...]]]]:
    return dump_of


@pytest.fixture
def ask() -> Any:
    """The rows of a query."""

    def asked(path: Path, query: str, *values: Any) -> list[tuple[Any, ...]]:
        connection = sqlite3.connect(path)
        try:
            return connection.execute(query, values).fetchall()
        finally:
            connection.close()

    return asked
