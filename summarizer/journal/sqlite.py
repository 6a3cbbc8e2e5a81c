"""A journal in one SQLite file, which any number of processes of one machine may share.

The file is in WAL mode with `synchronous=NORMAL`: a commit goes to the operating system and not to the disk. What a
process has committed survives its `kill -9`; a power cut may take the last commits (so those calls are made again),
and never damages the file. FULL would wait for the disk at each commit, and was eight times slower.

To recall an answer takes some 20 microseconds, to keep one 50 of CPU and, disk included, 150. Both are done right in
the event loop: to hand them to a thread and back would cost more than that. What may take long is waiting for another
process that holds the file; that is done by sleeping and trying again, so the loop goes on.
"""

import asyncio
import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import TypeVar

from summarizer.errors import OutputError, SummarizerError, UsageError
from summarizer.journal.tables import STEPS, VERSION, Row, TableJournal

# "SUMJ" in the file's head: a database of another program is not written into by mistake.
_APPLICATION = 0x53554D4A
# Seconds that SQLite itself waits, with the loop standing still; and those that we wait in all, with the loop going on.
_SHORT_WAIT = 0.01
_PATIENCE = 30.0
_PAUSE = 0.02

_Result = TypeVar("_Result")


async def open_sqlite(path: Path, *, create: bool) -> "SqliteJournal":
    """The journal in that file, which is made where it is missing, its folder too. Raises UsageError, OutputError."""
    where = path.absolute()
    try:
        if create:
            _make(where)
        elif not where.exists():
            raise UsageError(str(where), "there is no journal there", "see summarize journal where, or --journal")
        connection = sqlite3.connect(where, timeout=_SHORT_WAIT, isolation_level=None)
    except OSError as error:
        raise UsageError(str(where), f"it cannot be opened ({error.strerror})", "name another by --journal") from error
    except sqlite3.Error as error:
        raise _explained(error, where, opening=True) from error
    try:
        # Each step may meet another process that does the same, and is tried again from its start.
        await _patiently(lambda: _prepare(connection, where))
    except sqlite3.Error as error:
        connection.close()
        raise _explained(error, where, opening=True) from error
    except BaseException:
        connection.close()
        raise
    return SqliteJournal(connection, where)


class SqliteJournal(TableJournal):
    """See Journal. Made by `open_sqlite`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    @property
    def where(self) -> str:
        """The file's path."""
        return str(self._path)

    async def close(self) -> None:
        """Closes the file. The last process that does so folds the write-ahead log into it."""
        self._connection.close()

    async def _rows(self, statement: str, values: Row) -> Sequence[Row]:
        def select() -> list[Row]:
            return self._connection.execute(statement, values).fetchall()

        return await self._done(select)

    async def _change(self, *changes: tuple[str, Iterable[Row]]) -> int:
        whole = [(statement, list(rows)) for statement, rows in changes]

        def change() -> int:
            if len(whole) == 1 and len(whole[0][1]) == 1:  # a statement alone is a transaction by itself
                return self._connection.execute(whole[0][0], whole[0][1][0]).rowcount
            with _transaction(self._connection):
                changed = [self._connection.executemany(statement, rows).rowcount for statement, rows in whole]
            return changed[0]

        return await self._done(change)

    async def _shrink(self) -> None:
        # Where others are at work, or the disk has no room for the copy, the space is used again by what comes next.
        with contextlib.suppress(sqlite3.Error):
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    async def _bytes(self) -> int:
        sizes = 0
        for ending in ("", "-wal"):
            with contextlib.suppress(OSError):
                sizes += Path(f"{self._path}{ending}").stat().st_size
        return sizes

    async def _done(self, work: Callable[[], _Result]) -> _Result:
        try:
            return work()
        except sqlite3.Error as error:
            if not _is_busy(error):
                raise _explained(error, self._path) from error
        try:
            return await _patiently(work)
        except sqlite3.Error as error:
            raise _explained(error, self._path) from error


async def _patiently(work: Callable[[], _Result]) -> _Result:
    """Does the work, again and again while another process holds the file. Raises sqlite3.Error."""
    end = monotonic() + _PATIENCE
    while True:
        try:
            return work()
        except sqlite3.Error as error:
            if not _is_busy(error) or monotonic() > end:
                raise
        await asyncio.sleep(_PAUSE)


def _make(path: Path) -> None:
    """The folder and an empty file, for the user's eyes alone: answers quote what was read. SQLite gives the files
    that it lays beside it the same permissions. What is there already keeps its own."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Sets the connection up and brings the tables to this version. Raises UsageError, sqlite3.Error."""
    # A file may come from anywhere: nothing that stands in its schema may run functions.
    connection.execute("PRAGMA trusted_schema=OFF")
    version = _version_of(connection, path)
    (mode,) = connection.execute("PRAGMA journal_mode=WAL").fetchone()
    if mode != "wal":
        problem = "its file system cannot share it between processes"
        raise UsageError(str(path), problem, "name one on a local disk by --journal")
    connection.execute("PRAGMA synchronous=NORMAL")
    if version == VERSION:
        with _transaction(connection):  # may it be written? Found out here, not at the first answer that was paid for
            return
    with _transaction(connection):
        version = _version_of(connection, path)  # another process may have been faster
        for step in STEPS[version:]:
            for statement in step:
                connection.execute(statement.format(counter="INTEGER PRIMARY KEY"))
        connection.execute(f"PRAGMA application_id={_APPLICATION}")
        connection.execute(f"PRAGMA user_version={VERSION}")


def _version_of(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the tables in the file, 0 for an empty one. Raises UsageError for what is no journal of ours."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    if application != _APPLICATION and (application or version or tables):
        raise UsageError(str(path), "it is the database of another program", "name another file by --journal")
    if version > VERSION:
        problem = f"a newer summarize has written it (its version is {version}, ours {VERSION})"
        raise UsageError(str(path), problem, "update summarize, or name another file by --journal")
    return int(version)


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is done in it, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have ended it already
            connection.execute("ROLLBACK")
        raise


def _primary_code(error: sqlite3.Error) -> int:
    # An error of Python's own module, "Cannot operate on a closed database", has none.
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _is_busy(error: sqlite3.Error) -> bool:
    return _primary_code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _explained(error: sqlite3.Error, path: Path, *, opening: bool = False) -> SummarizerError:
    """The one line that a person gets to read."""
    subject, code = str(path), _primary_code(error)
    if _is_busy(error):
        return OutputError(subject, f"another process holds it for {_PATIENCE:g} seconds", "see which, and try again")
    if code == sqlite3.SQLITE_FULL:
        return OutputError(subject, "the disk is full", "make room; what was kept is still there")
    if code == sqlite3.SQLITE_NOTADB:
        return UsageError(subject, "it is no journal", "name another file by --journal")
    if code == sqlite3.SQLITE_CORRUPT:
        return OutputError(subject, "it is damaged", "move it away; a new one is made")
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        kind = UsageError if opening else OutputError
        return kind(subject, f"it may not be written ({error})", "check its permissions, or name another by --journal")
    return OutputError(subject, f"it cannot be used ({error})", "check the disk, or name another by --journal")
