"""The database of summaries: each document stands in it once, with all its rows or none.

What a summary's rows leave out, its JSON in `summaries` has; the text stands in `documents` alone.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple, Self

from pydantic_core import to_json

from summarizer.errors import OutputError, SummarizerError, UsageError
from summarizer.export.holding import ANOTHER, held
from summarizer.export.rows import children, document_row, sources_of, whole
from summarizer.export.tables import CHILDREN, SPAN, VERSION, insertion, make_tables, make_ways_in
from summarizer.incoming import Failed, Taken
from summarizer.incoming.database import APPLICATION, PATIENCE, lines_in
from summarizer.rendering.lines import json_line

Put = Literal["new", "replaced", "unchanged"]

_INSERTIONS = {table: insertion(table) for table in ("documents", *CHILDREN)}
_ADD_TO_SOURCE = """
insert into sources (name, numbers, documents) values (?, ?, 1)
on conflict (name) do update set numbers = numbers + excluded.numbers, documents = documents + 1
returning id
"""
_TAKE_FROM_SOURCES = """
update sources set numbers = numbers - gone.count, documents = documents - 1
from (select source_id, count(*) as count from numbers where id between ? and ? and source_id is not null
      group by source_id) as gone
where sources.id = gone.source_id
"""


class Made(NamedTuple):
    """What a document's summary was made with, and its text's hash."""

    sha256: str
    schema: str
    engine: str
    model: str | None
    prompt: str | None


class Database:
    """Use as a context manager; changes are made inside `changing()`. Any thread may use it, one at a time.

    `shared` keeps the file in write-ahead mode while it is open, so that others read it meanwhile. `scratch_of` is the
    file that this one is to become: it is thrown away where anything goes wrong. `remedy` is what a person may do where
    the file cannot be used.

    Raises UsageError where the file cannot be used or another run is writing to it, OutputError where the disk fails.
    """

    def __init__(
        self, path: Path, *, shared: bool = False, scratch_of: Path | None = None, remedy: str = ANOTHER
    ) -> None:
        self._path = path
        self._remedy = remedy
        self._name = str(scratch_of or path)
        self._shared = shared
        self._is_scratch = scratch_of is not None
        self._file: BinaryIO | None = None
        self._connection: sqlite3.Connection

    def __enter__(self) -> Self:
        # Closed last: the locks that SQLite has on a file are gone as soon as its process closes it anywhere.
        self._file = held(self._path, self._remedy)
        try:
            with explained(self._name):
                _refuse_foreign(self._file, self._path, self._remedy)
                self._open()
        except BaseException:
            self._file.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(sqlite3.Error):  # a reader holds the file: then it folds the log when it is done
            if self._shared:
                self._connection.execute("pragma journal_mode=delete")
        self._connection.close()
        if self._file is not None:
            self._file.close()

    @contextlib.contextmanager
    def changing(self) -> Iterator[None]:
        """All that is done in it, or nothing. Raises OutputError."""
        with explained(self._name):
            self._connection.execute("begin immediate")
            try:
                yield
                self._connection.execute("commit")
            except BaseException:
                if self._connection.in_transaction:  # a full disk may have ended it already
                    self._connection.execute("rollback")
                raise

    def put(self, taken: Taken, place: str | None = None) -> Put:
        """Puts a summary in the place of what the database has of its input; `place` is that input where it is known
        better than the summary does."""
        place = _clean(place) if place is not None else taken.place
        kept = json_line(to_json(taken.data).decode())
        self._connection.execute("delete from failures where input = ?", (place,))
        found = self._connection.execute(_KEPT, (place,)).fetchone()
        if found is not None and found[1:] == (kept, taken.text):
            return "unchanged"
        if found is None:
            (row,) = self._connection.execute("select coalesce(max(id), 0) + 1 from documents").fetchone()
        else:
            row = found[0]
            self._take_out(row)
        self._connection.execute(_INSERTIONS["documents"], document_row(taken, row, place))
        self._connection.execute("insert into summaries values (?, ?)", (row, kept))
        self._fill(taken, row)
        return "new" if found is None else "replaced"

    def put_failure(self, failed: Failed) -> None:
        """Puts a failure in the place of what the database has of its input."""
        place = _clean(failed.input)
        found = self._connection.execute("select id from documents where input = ?", (place,)).fetchone()
        if found is not None:
            self._take_out(found[0])
        document = None if failed.document is None else _clean(failed.document)
        told = (document, _clean(failed.error), _clean(failed.kind), whole(failed.attempts))
        self._connection.execute("insert or replace into failures values (?, ?, ?, ?, ?)", (place, *told))

    def made(self, place: str) -> Made | None:
        """What the summary of an input was made with; None where there is none."""
        with explained(self._name):
            found = self._connection.execute(_MADE, (_clean(place),)).fetchone()
        return None if found is None else Made(*found)

    def lines(self) -> Iterator[str]:
        """The summaries, in JSON on a line each, with their texts, in the order in which their inputs came. What is put
        in meanwhile may be among them."""
        with explained(self._name):
            yield from lines_in(self._connection)

    def prune(self) -> None:
        """Drops the sources that no number has any more. Until then they keep their ids, so that a summary which is
        loaded again finds its own."""
        with self.changing():
            self._connection.execute("delete from sources where numbers = 0")

    def finish(self) -> None:
        """Makes what those who ask need, of a scratch that is to become the file itself."""
        with explained(self._name):
            make_ways_in(self._connection)

    def _open(self) -> None:
        self._connection = sqlite3.connect(
            self._path, timeout=PATIENCE, isolation_level=None, check_same_thread=False, cached_statements=64
        )
        try:
            if self._is_scratch:
                self._connection.execute("pragma journal_mode=off")
                self._connection.execute("pragma synchronous=off")
                self._connection.execute("pragma cache_size=-32000")
            # Asked of SQLite: a run that was killed as it made the tables leaves a file that is none yet.
            if self._connection.execute("pragma application_id").fetchone() != (APPLICATION,):
                self._make()
            if self._shared:
                self._connection.execute("pragma journal_mode=wal")
                self._connection.execute("pragma synchronous=normal")  # a commit survives the process, not the power
        except BaseException:
            self._connection.close()
            raise

    def _make(self) -> None:
        with self.changing():
            make_tables(self._connection)
            if not self._is_scratch:
                make_ways_in(self._connection)

    def _fill(self, taken: Taken, id: int) -> None:
        source_ids = {}
        for name, count in sources_of(taken).items():
            (source_ids[name],) = self._connection.execute(_ADD_TO_SOURCE, (name, count)).fetchone()
        rows = children(taken, id, source_ids)
        for table in reversed(CHILDREN):
            self._connection.executemany(_INSERTIONS[table], rows.get(table, ()))

    def _take_out(self, id: int) -> None:
        """Takes out a document with all that hangs on it."""
        span = (id * SPAN, (id + 1) * SPAN - 1)
        self._connection.execute(_TAKE_FROM_SOURCES, span)
        for table in CHILDREN:
            self._connection.execute(f"delete from {table} where id between ? and ?", span)  # noqa: S608 - our own names
        self._connection.execute("delete from summaries where document_id = ?", (id,))
        self._connection.execute("delete from documents where id = ?", (id,))


@contextlib.contextmanager
def explained(name: str) -> Iterator[None]:
    """SQLite's errors as the one line that a person gets to read."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(error, name) from error


def _explained(error: sqlite3.Error, name: str) -> SummarizerError:
    # An error of Python's own module has no code.
    code = int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return OutputError(name, f"another program holds it for {PATIENCE:g} seconds", "see which, and try again")
    if code == sqlite3.SQLITE_FULL:
        remedy = "make room and run the same command again; what is done is kept"
        return OutputError(name, "the disk is full", remedy)
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return UsageError(name, "it is damaged", "move it away, or name another file")
    return OutputError(name, f"it cannot be written ({error})", "check the disk, or name another file")


def _refuse_foreign(file: BinaryIO, path: Path, remedy: str) -> None:
    """Raises UsageError where a file holds something else than our tables; it need not hold anything."""
    file.seek(0)
    head = file.read(100)
    if not head:
        return
    if not head.startswith(b"SQLite format 3\0"):
        raise UsageError(str(path), "it is no database", remedy)
    application, version = int.from_bytes(head[68:72]), int.from_bytes(head[60:64])
    if application != APPLICATION:
        raise UsageError(str(path), "it is the database of another program", remedy)
    if version > VERSION:
        problem = f"a newer summarize has written it (its version is {version}, ours {VERSION})"
        raise UsageError(str(path), problem, f"update summarize, or {remedy}")


_KEPT = """
select documents.id, summaries.json, documents.text
from documents join summaries on summaries.document_id = documents.id where documents.input = ?
"""
_MADE = "select sha256, schema, engine, model, prompt from documents where input = ?"


def _clean(text: str) -> str:
    """A path may hold bytes that are no text, and a database holds text."""
    return text.encode("utf-8", "backslashreplace").decode()
