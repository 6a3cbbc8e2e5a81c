"""A map on disk, private to one run: memory does not grow with the number of documents."""

import hashlib
import sqlite3
import threading
from typing import Any


class DiskMap:
    """Texts to rows of plain values, in a temporary database that nobody else sees. Any thread may ask."""

    def __init__(self, *columns: str) -> None:
        self._lock = threading.Lock()
        self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._db.execute("pragma synchronous=off")
        self._db.execute("pragma cache_size=-4000")
        self._db.execute(f"create table kept (key blob primary key, {', '.join((*columns, 'there'))}) without rowid")
        self._put = f"insert or replace into kept values ({', '.join('?' * (len(columns) + 2))})"  # noqa: S608 - our own names

    def get(self, key: str) -> tuple[Any, ...] | None:
        """The row of a key; None where there is none."""
        with self._lock:
            row = self._db.execute("select * from kept where key = ?", (_short(key),)).fetchone()
        return None if row is None else tuple(row[1:-1])

    def put(self, key: str, *values: Any) -> None:
        """Sets the row of a key."""
        with self._lock:
            self._db.execute(self._put, (_short(key), *values, 1))

    def add(self, key: str) -> bool:
        """Sets a key without values; whether it was not there before."""
        with self._lock:
            return self._db.execute("insert or ignore into kept (key) values (?)", (_short(key),)).rowcount > 0

    def close(self) -> None:
        """Ends it; what it held is gone."""
        with self._lock:
            self._db.close()


def _short(key: str) -> bytes:
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).digest()
