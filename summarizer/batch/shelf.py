"""Documents that wait for answers of a provider's batch, on disk.

A document that has to wait is not kept in memory, and not had a second time either: a feed from standard input cannot
be read again, a page may have changed, and taking out main text is dear. So its text lies in a temporary database that
nobody else sees and that ends with the process. A run that is started anew reads and fetches the documents anew; where
one is another by then, its call is another too.
"""

import json
import sqlite3
import threading
import zlib
from collections.abc import Collection, Iterator
from dataclasses import fields

from summarizer.batch.library import Documents
from summarizer.batch.work import Raw
from summarizer.document import Document
from summarizer.sources.feeds import Item

_FIELDS = tuple(field.name for field in fields(Document))
_PAGE = 200


class Shelf:
    """A library for documents that come again: what was read once is read from here. Any thread may ask."""

    def __init__(self, library: Documents) -> None:
        self._library = library
        self._in_hand: dict[str, Document] = {}
        self._lock = threading.Lock()
        self._closed = False
        self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._db.execute("pragma synchronous=off")
        self._db.execute("pragma cache_size=-1000")
        self._db.execute(
            "create table kept (n integer primary key, input text not null unique, head text, document blob,"
            " parcel integer)"
        )

    async def document(self, raw: Raw) -> Document:
        """The document, from here where it has waited, else from the library. Raises SummarizerError."""
        with self._lock:
            row = self._db.execute("select document from kept where input = ?", (_name(raw.input),)).fetchone()
        if row is not None:
            return Document(**dict(zip(_FIELDS, json.loads(zlib.decompress(row[0])), strict=True)))
        document = self._in_hand[raw.input] = await self._library.document(raw)
        return document

    def put(self, raw: Raw, fingerprint: str, parcel: int | None) -> None:
        """Keeps a document until that parcel is over; None: until the next round."""
        document = self._in_hand.pop(raw.input, None)
        with self._lock:
            if document is None:
                self._db.execute("update kept set parcel = ? where input = ?", (parcel, _name(raw.input)))
                return
            head = json.dumps([fingerprint, raw.notes])
            body = zlib.compress(json.dumps([getattr(document, name) for name in _FIELDS]).encode(), 1)
            row = (_name(raw.input), head, body, parcel)
            self._db.execute("insert into kept (input, head, document, parcel) values (?, ?, ?, ?)", row)

    def remove(self, input: str) -> None:
        """The document is done with."""
        if self._in_hand.pop(input, None) is None:
            with self._lock:
                self._db.execute("delete from kept where input = ?", (_name(input),))

    def __len__(self) -> int:
        with self._lock:
            return int(self._db.execute("select count(*) from kept").fetchone()[0])

    def items(self, open_parcels: Collection[int]) -> Iterator[Item]:
        """What waits for none of these parcels, in the order in which it came; without its text."""
        last = 0
        while rows := self._page(last, open_parcels):
            for n, name, head in rows:
                last = n
                fingerprint, notes = json.loads(head)
                yield Item(json.loads(name), fingerprint, notes=tuple(notes))

    def _page(self, last: int, open_parcels: Collection[int]) -> list[tuple[int, str, str]]:
        numbers = ", ".join(str(int(number)) for number in open_parcels)
        wanted = f"n > ? and (parcel is null or parcel not in ({numbers}))"
        with self._lock:
            if self._closed:  # the run is over, and the thread that reads this was not done yet
                return []
            return self._db.execute(
                f"select n, input, head from kept where {wanted} order by n limit {_PAGE}",  # noqa: S608 - numbers
                (last,),
            ).fetchall()

    def close(self) -> None:
        """Ends it; what it held is gone."""
        with self._lock:
            self._closed = True
            self._db.close()


def _name(input: str) -> str:
    return json.dumps(input)  # a file's name may hold what no database takes as text
