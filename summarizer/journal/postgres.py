"""A journal in a PostgreSQL database, which workers on many machines share. Needs the extra `postgres`.

A connection that drops, or a server that is started anew, costs a pause and no call: every statement may be done
twice, so it is simply done again on a new connection.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from time import monotonic
from typing import TypeVar

from summarizer.errors import OutputError, SummarizerError, UsageError
from summarizer.journal.tables import STEPS, VERSION, Row, TableJournal

try:
    import psycopg
    import psycopg_pool
    from psycopg import errors as sql_errors
    from psycopg.conninfo import conninfo_to_dict
except ImportError as error:
    raise UsageError(
        "--journal postgresql://…", f"its driver is missing ({error})", "pip install 'summarizer[postgres]'"
    ) from error

# What the driver and its pool would say there is said by an error of ours, or was mended.
logging.getLogger("psycopg").addHandler(logging.NullHandler())

_MOST_CONNECTIONS = 8
_CONNECT_SECONDS = 10
# Seconds for which a server that is away is waited for, and the longest pause in between.
_PATIENCE = 60.0
_LONGEST_PAUSE = 5.0
# Any number will do, as long as it is always the same: who makes the tables holds the lock of that number.
_LOCK = 0x53554D4A

_Connection = psycopg.AsyncConnection[tuple[object, ...]]
_Result = TypeVar("_Result")


async def open_postgres(address: str, *, create: bool) -> "PostgresJournal":
    """The journal in that database; its tables are made where they are missing. Raises UsageError, OutputError."""
    parts = _parts(address)
    where, secrets = _shown(parts), _secrets(parts)
    try:
        # A connection apart from the pool, since of one that cannot be had the pool does not say why.
        async with await psycopg.AsyncConnection.connect(
            address, connect_timeout=_CONNECT_SECONDS, autocommit=True
        ) as connection:
            await _prepare(connection, where, create=create)
    except psycopg.Error as error:
        raise _explained(error, where, secrets, opening=True) from None  # the cause may hold the password
    pool = psycopg_pool.AsyncConnectionPool(
        address,
        min_size=1,
        max_size=_MOST_CONNECTIONS,
        open=False,
        timeout=_CONNECT_SECONDS,
        # Statements that were prepared on one connection are not there where a pooler in between gives out another.
        kwargs={"autocommit": True, "connect_timeout": _CONNECT_SECONDS, "prepare_threshold": None},
    )
    await pool.open()
    return PostgresJournal(pool, where, secrets)


def shown(address: str) -> str:
    """The address without user and password. Raises UsageError where it is none."""
    return _shown(_parts(address))


class PostgresJournal(TableJournal):
    """See Journal. Made by `open_postgres`."""

    def __init__(
        self, pool: psycopg_pool.AsyncConnectionPool[_Connection], where: str, secrets: tuple[str, ...]
    ) -> None:
        self._pool = pool
        self._where = where
        self._secrets = secrets

    @property
    def where(self) -> str:
        """Host and database."""
        return self._where

    async def close(self) -> None:
        """Closes the connections."""
        await self._pool.close()

    async def _rows(self, statement: str, values: Row) -> Sequence[Row]:
        async def select(connection: _Connection) -> Sequence[Row]:
            return await (await connection.execute(_sql(statement), values)).fetchall()

        return await self._done(select)

    async def _change(self, *changes: tuple[str, Iterable[Row]]) -> int:
        whole = [(_sql(statement), list(rows)) for statement, rows in changes]

        async def change(connection: _Connection) -> int:
            if len(whole) == 1 and len(whole[0][1]) == 1:
                return (await connection.execute(whole[0][0], whole[0][1][0])).rowcount
            async with connection.transaction(), connection.cursor() as cursor:
                changed = []
                for statement, rows in whole:
                    if rows:
                        await cursor.executemany(statement, rows)
                    changed.append(cursor.rowcount if rows else 0)
                return changed[0]

        return await self._done(change)

    async def _shrink(self) -> None:
        async def vacuum(connection: _Connection) -> None:
            # Not FULL, which shuts everybody out meanwhile: the space is used again by what comes next.
            await connection.execute(b"VACUUM summarize_answers, summarize_seen")

        await self._done(vacuum)

    async def _bytes(self) -> int:
        tables = ("summarize_answers", "summarize_seen", "summarize_batches", "summarize_batch_keys")
        sizes = [await self._rows("SELECT pg_total_relation_size(to_regclass(?))", (table,)) for table in tables]
        return sum(int(rows[0][0]) for rows in sizes)

    async def _done(self, work: Callable[[_Connection], Awaitable[_Result]]) -> _Result:
        """The work's result; where the connection is gone, that of another try on a new one."""
        end, pause = monotonic() + _PATIENCE, 0.0
        while True:
            try:
                async with self._pool.connection() as connection:
                    return await work(connection)
            except psycopg.Error as error:
                if not _is_passing(error) or monotonic() + pause > end:
                    raise _explained(error, self._where, self._secrets) from None  # the cause may hold the password
            await asyncio.sleep(pause)
            pause = min(max(0.1, 2 * pause), _LONGEST_PAUSE)
            await self._pool.check()  # what else is broken in the pool is found now, not one failure at a time


async def _prepare(connection: _Connection, where: str, *, create: bool) -> None:
    """Brings the tables to this version. Raises UsageError, psycopg.Error."""
    version = await _version_of(connection)
    if version == 0 and not create:
        raise UsageError(where, "there is no journal there", "see --journal")
    if version < VERSION:
        async with connection.transaction():
            # CREATE TABLE IF NOT EXISTS fails where two do it at once: so one after the other.
            await connection.execute(b"SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
            version = await _version_of(connection)
            for step in STEPS[version:]:
                for statement in step:
                    counter = "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"
                    await connection.execute(statement.format(counter=counter).encode())
            await connection.execute(b"CREATE TABLE IF NOT EXISTS summarize_version (version BIGINT NOT NULL)")
            await connection.execute(b"DELETE FROM summarize_version")
            await connection.execute(b"INSERT INTO summarize_version (version) VALUES (%s)", (max(version, VERSION),))
    if version > VERSION:
        problem = f"a newer summarize has written it (its version is {version}, ours {VERSION})"
        raise UsageError(where, problem, "update summarize, or name another by --journal")


async def _version_of(connection: _Connection) -> int:
    """The version of the tables, 0 where there are none."""
    # Not to_regclass, which may remember from before the lock was had that there was no such table.
    named = b"SELECT 1 FROM pg_class WHERE relname = 'summarize_version' AND pg_table_is_visible(oid)"
    if not await (await connection.execute(named)).fetchone():
        return 0
    row = await (await connection.execute(b"SELECT max(version) FROM summarize_version")).fetchone()
    return int(str(row[0])) if row and row[0] is not None else 0


def _sql(statement: str) -> bytes:
    return statement.replace("?", "%s").encode()


def _parts(address: str) -> dict[str, object]:
    try:
        return dict(conninfo_to_dict(address))
    except psycopg.Error:  # its words repeat what was said, and that may be the password
        raise UsageError(
            "--journal postgresql://…",
            "the address cannot be read",
            "write postgresql://user@host/database, signs of a password as %40",
        ) from None


def _shown(parts: dict[str, object]) -> str:
    host = str(parts.get("host") or parts.get("hostaddr") or "localhost")
    ports = str(parts.get("port") or "").strip(",")  # of several hosts, each may have one
    port = f":{ports}" if ports else ""
    return f"postgresql://{host}{port}/{parts.get('dbname') or ''}"


def _secrets(parts: dict[str, object]) -> tuple[str, ...]:
    return tuple(str(parts[name]) for name in ("password", "sslpassword") if parts.get(name))


def _is_passing(error: psycopg.Error) -> bool:
    """Whether the same statement may succeed on a new connection, or a little later."""
    if isinstance(error, psycopg_pool.PoolTimeout | sql_errors.SerializationFailure | sql_errors.DeadlockDetected):
        return True
    if isinstance(error, sql_errors.QueryCanceled):
        return False
    # A connection that ended has no SQLSTATE, or one of the classes "connection" and "operator intervention".
    return isinstance(error, psycopg.OperationalError) and (
        error.sqlstate is None or error.sqlstate[:2] in {"08", "57"} or isinstance(error, sql_errors.TooManyConnections)
    )


def _explained(error: psycopg.Error, where: str, secrets: tuple[str, ...], *, opening: bool = False) -> SummarizerError:
    """The one line that a person gets to read."""
    said = str(error.diag.message_primary or error)
    for secret in secrets:
        said = said.replace(secret, "***")
    if isinstance(error, sql_errors.DiskFull):
        return OutputError(where, "its disk is full", "make room; what was kept is still there")
    if isinstance(error, sql_errors.InsufficientPrivilege | sql_errors.ReadOnlySqlTransaction):
        kind = UsageError if opening else OutputError
        return kind(where, f"it may not be written ({said})", "the user needs the right to make and to change tables")
    if isinstance(error, psycopg.OperationalError):
        return OutputError(where, f"it cannot be reached ({said})", "check --journal, the server and the network")
    return OutputError(where, f"it cannot be used ({said})", "check --journal and the server")
