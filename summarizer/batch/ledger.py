"""What a run knows of calls that go by a provider's batch, beside their answers, which the journal has. On disk, in a
temporary database that nobody else sees: memory does not grow with the number of calls."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple


class Known(NamedTuple):
    """What is known of a call. `parcel` is the one that it is in, None where it is in none; `left` how often one ended
    without an answer to it, and `said` why; `refused` the failure that it is, in JSON, where it was refused."""

    parcel: int | None
    left: int
    said: str
    answered: bool
    refused: str | None


class Ledger:
    """A row for each call by its key."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("pragma synchronous=off")
        self._db.execute("pragma cache_size=-2000")
        self._db.execute(
            "create table calls (key text primary key, parcel integer, left integer not null default 0,"
            " said text not null default '', answered integer not null default 0, refused text) without rowid"
        )
        self._db.execute("create index of_parcel on calls (parcel) where parcel is not null")

    def look(self, key: str) -> Known | None:
        """What is known of a call; None for one that nobody has laid aside."""
        row = self._db.execute("select parcel, left, said, answered, refused from calls where key = ?", (key,))
        found = row.fetchone()
        return None if found is None else Known._make(found)._replace(answered=bool(found[3]))

    def put(self, keys: Iterable[str], parcel: int) -> None:
        """The calls go into a parcel."""
        self._db.execute("begin")
        self._db.executemany(
            "insert into calls (key, parcel) values (?, ?)"
            " on conflict (key) do update set parcel = excluded.parcel, said = ''",
            ((key, parcel) for key in keys),
        )
        self._db.execute("commit")

    def answered(self, key: str) -> None:
        """The call's answer is in the journal."""
        self._db.execute("update calls set parcel = null, answered = 1 where key = ?", (key,))

    def refused(self, key: str, failure: str) -> None:
        """The provider would not answer the call."""
        self._db.execute("update calls set parcel = null, refused = ? where key = ?", (failure, key))

    def free(self, key: str) -> None:
        """The call may go into another parcel, and this one counts for nothing."""
        self._db.execute("update calls set parcel = null where key = ?", (key,))

    def said(self, key: str, why: str) -> None:
        """Why a call was left without an answer."""
        self._db.execute("update calls set said = ? where key = ?", (why, key))

    def end(self, parcel: int, why: str, times: int) -> int:
        """A parcel is over: what is still in it was left so many times more, for that reason where none was said. Gives
        how many calls those are."""
        why_now = "coalesce(nullif(said, ''), ?)"
        ended = f"update calls set parcel = null, left = left + ?, said = {why_now} where parcel = ?"  # noqa: S608 - ours
        return self._db.execute(ended, (times, why, parcel)).rowcount

    def close(self) -> None:
        """Ends it; what it held is gone."""
        self._db.close()
