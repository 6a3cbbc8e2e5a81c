"""The tables of the database, made by sqlite-utils so that Datasette shows them as they are.

A row's id is its document's, times SPAN, plus its place there: so the same summary makes the same rows, whatever was
loaded between, and a link to one goes on leading there.
"""

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.incoming.database import APPLICATION

if TYPE_CHECKING:
    from sqlite_utils import Database

VERSION = 1
# More than a text of twenty-five million characters has numbers; small enough for ids to stay exact in JavaScript.
SPAN = 100_000_000

Columns = dict[str, type]
# A row of a document's: one of a list, by its place there.
_OF_A_DOCUMENT: Columns = {"id": int, "document_id": int, "position": int}


@dataclass(frozen=True, slots=True)
class Table:
    """`required` are never null. `references` says which table a column points to. `indexes` are what people filter
    by; `partial` ones leave out the rows where the column is null. `searched` columns have full-text search."""

    columns: Columns
    required: tuple[str, ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    unique: tuple[str, ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()
    partial: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()


def _of_a_document(columns: Columns, *indexes: tuple[str, ...], searched: tuple[str, ...] = ()) -> Table:
    return Table(
        {**_OF_A_DOCUMENT, **columns},
        ("document_id", "position"),
        (("document_id", "documents"),),
        indexes=(("document_id",), *indexes),
        searched=searched,
    )


TABLES: dict[str, Table] = {
    "documents": Table(
        {
            "id": int,
            "title": str,
            "input": str,
            "outlet": str,
            "author": str,
            "url": str,
            "published": str,
            "language": str,
            "sha256": str,
            "schema": str,
            "schema_version": int,
            "engine": str,
            "model": str,
            "prompt": str,
            "version": str,
            "calls": int,
            "input_tokens": int,
            "output_tokens": int,
            "cost_usd": float,
            "seconds": float,
            "cached": int,
            "claims": int,
            "supported": int,
            "text": str,
        },
        ("input", "sha256", "schema", "engine"),
        unique=("input",),
        indexes=(("outlet",), ("published",), ("sha256",), ("model",)),
        searched=("title", "text"),
    ),
    "sources": Table(
        {"id": int, "name": str, "numbers": int, "documents": int},
        ("name", "numbers", "documents"),
        unique=("name",),
        indexes=(("numbers",),),
    ),
    "facts": _of_a_document({"statement": str}, searched=("statement",)),
    "actors": _of_a_document({"name": str, "kind": str, "role": str}, ("name",), ("kind",)),
    "numbers": Table(
        {
            **_OF_A_DOCUMENT,
            "as_written": str,
            "measures": str,
            "value": float,
            "low": float,
            "high": float,
            "unit": str,
            "qualifier": str,
            "kind": str,
            "source_id": int,
            "confirmed": int,
            "start": int,
            "end": int,
        },
        ("document_id", "position", "as_written"),
        (("document_id", "documents"), ("source_id", "sources")),
        indexes=(("document_id",), ("source_id",), ("kind", "unit"), ("value",)),
    ),
    "questions": _of_a_document({"question": str, "status": str}, ("status",), searched=("question",)),
    "claims": _of_a_document({"field": str, "gist": str, "claim": str}, ("field",)),
    "rejected": _of_a_document(
        {"field": str, "place": int, "reason": str, "detail": str, "gist": str, "claim": str}, ("reason",)
    ),
    "audit_numbers": _of_a_document(
        {"as_written": str, "sentence": int, "start": int, "end": int, "status": str, "reason": str},
        ("status", "reason"),
    ),
    "notes": _of_a_document({"note": str}),
    "evidence": Table(
        {
            **_OF_A_DOCUMENT,
            "fact_id": int,
            "actor_id": int,
            "number_id": int,
            "question_id": int,
            "claim_id": int,
            "of_source": int,
            "sentence": int,
            "quote": str,
            "start": int,
            "end": int,
        },
        ("document_id", "position", "of_source", "quote"),
        (
            ("document_id", "documents"),
            ("fact_id", "facts"),
            ("actor_id", "actors"),
            ("number_id", "numbers"),
            ("question_id", "questions"),
            ("claim_id", "claims"),
        ),
        indexes=(("document_id",),),
        partial=("fact_id", "actor_id", "number_id", "question_id", "claim_id"),
    ),
    "summaries": Table({"document_id": int, "json": str}, ("document_id", "json"), (("document_id", "documents"),)),
    "failures": Table(
        {"input": str, "document": str, "error": str, "kind": str, "attempts": int},
        ("input", "error", "kind"),
        indexes=(("kind",),),
    ),
}
# What hangs on a document, the one that points furthest first.
CHILDREN = ("evidence", "facts", "actors", "numbers", "questions", "claims", "rejected", "audit_numbers", "notes")


def make_tables(connection: sqlite3.Connection) -> None:
    """Makes the tables in an empty database, all or none, without what is for those who ask: `make_ways_in` makes that.
    Raises sqlite3.Error."""
    database = _database(connection)
    with database.atomic():
        for name, table in TABLES.items():
            made = database.table(name)
            made.create(
                table.columns,
                pk=next(iter(table.columns)),
                not_null=table.required,
                foreign_keys=[(column, other, next(iter(TABLES[other].columns))) for column, other in table.references],
            )
            for column in table.unique:
                made.create_index([column], unique=True)
        connection.execute(f"pragma application_id={APPLICATION}")
        connection.execute(f"pragma user_version={VERSION}")


def make_ways_in(connection: sqlite3.Connection) -> None:
    """Makes the indexes and the full-text search, over what there is already, all or none. To make them for a full
    table takes a fraction of keeping them up row by row. Raises sqlite3.Error."""
    database = _database(connection)
    with database.atomic():
        for name, table in TABLES.items():
            for columns in table.indexes:
                database.table(name).create_index(columns)
            for column in table.partial:
                connection.execute(f"create index idx_{name}_{column} on {name} ({column}) where {column} is not null")
            if table.searched:
                database.table(name).enable_fts(table.searched, create_triggers=True, tokenize="porter")


def _database(connection: sqlite3.Connection) -> "Database":
    from sqlite_utils import Database  # noqa: PLC0415  # where a database is made alone

    return Database(connection, execute_plugins=False)


def insertion(table: str) -> str:
    """The statement that inserts a row, a value for each column."""
    columns = TABLES[table].columns
    named = ", ".join(f'"{column}"' for column in columns)
    return f'insert into "{table}" ({named}) values ({", ".join("?" * len(columns))})'  # noqa: S608 - our own names
