"""The tables and the statements, the same for each database behind a journal; what differs is how one is reached.

Statements are in the SQL that SQLite and PostgreSQL share, with `?` for a value. `key` is any text, an input is kept
by its hash: a file's name may hold what no database takes as text.
"""

import hashlib
import time
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

from summarizer.journal.values import Answer, Entry, ProviderBatch, Seen, Stats

Row = Sequence[Any]

# What made each version of the tables out of the one before, from none to the newest: never change a step that was
# released, add one. {counter} is a number that grows with each row.
STEPS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE summarize_answers (n {counter}, key TEXT NOT NULL UNIQUE, completion TEXT NOT NULL,"
        " model TEXT NOT NULL, input_tokens BIGINT NOT NULL, output_tokens BIGINT NOT NULL,"
        " cached_tokens BIGINT NOT NULL, price_factor DOUBLE PRECISION NOT NULL, kept DOUBLE PRECISION NOT NULL)",
        "CREATE TABLE summarize_seen (input TEXT NOT NULL PRIMARY KEY, fingerprint TEXT NOT NULL,"
        " document TEXT NOT NULL, noted DOUBLE PRECISION NOT NULL)",
        "CREATE TABLE summarize_batches (endpoint TEXT NOT NULL, id TEXT NOT NULL, model TEXT NOT NULL,"
        " submitted DOUBLE PRECISION NOT NULL, PRIMARY KEY (endpoint, id))",
        "CREATE TABLE summarize_batch_keys (endpoint TEXT NOT NULL, id TEXT NOT NULL, position BIGINT NOT NULL,"
        " key TEXT NOT NULL, PRIMARY KEY (endpoint, id, position))",
    ),
    ("ALTER TABLE summarize_answers ADD claimed BIGINT NOT NULL DEFAULT 1",),
)
VERSION = len(STEPS)

_RECALL = (
    "SELECT completion, model, input_tokens, output_tokens, cached_tokens, price_factor, claimed"
    " FROM summarize_answers WHERE key = ?"
)
_KEEP = (
    "INSERT INTO summarize_answers"
    " (key, completion, model, input_tokens, output_tokens, cached_tokens, price_factor, claimed, kept)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING"
)
_CLAIM = "UPDATE summarize_answers SET claimed = 1 WHERE key = ?"
_FORGET = "DELETE FROM summarize_answers WHERE key = ?"
_SEEN = "SELECT fingerprint, document FROM summarize_seen WHERE input = ?"
_NOTE_SEEN = (
    "INSERT INTO summarize_seen (input, fingerprint, document, noted) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (input) DO UPDATE SET fingerprint = excluded.fingerprint, document = excluded.document,"
    " noted = excluded.noted"
)
_BATCHES = (
    "SELECT b.id, b.model, b.submitted, k.key FROM summarize_batches b"
    " LEFT JOIN summarize_batch_keys k ON k.endpoint = b.endpoint AND k.id = b.id"
    " WHERE b.endpoint = ? ORDER BY b.submitted, b.id, k.position"
)
_KEEP_BATCH = (
    "INSERT INTO summarize_batches (endpoint, id, model, submitted) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (endpoint, id) DO NOTHING"
)
_KEEP_BATCH_KEY = (
    "INSERT INTO summarize_batch_keys (endpoint, id, position, key) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (endpoint, id, position) DO NOTHING"
)
_DROP_BATCH = (
    "DELETE FROM summarize_batch_keys WHERE endpoint = ? AND id = ?",
    "DELETE FROM summarize_batches WHERE endpoint = ? AND id = ?",
)
# A row without a completion notes that a draft needed no repair; it is no answer.
_MODELS = (
    "SELECT model, SUM(CASE WHEN completion = '' THEN 0 ELSE 1 END), MIN(kept), MAX(kept),"
    " SUM(input_tokens), SUM(output_tokens), SUM(cached_tokens)"
    " FROM summarize_answers GROUP BY model ORDER BY COUNT(*) DESC, model"
)
_OPEN_BATCHES = "SELECT COUNT(*) FROM summarize_batches"
_LISTING = (
    "SELECT key, model, kept, input_tokens, output_tokens, LENGTH(completion)"
    " FROM summarize_answers WHERE completion <> '' ORDER BY n DESC LIMIT ?"
)
_PRUNE = "DELETE FROM summarize_answers WHERE kept < ?"
_PRUNE_OF_MODEL = f"{_PRUNE} AND model = ?"
_PRUNE_SEEN = "DELETE FROM summarize_seen WHERE noted < ?"
_EVER = 1e300  # later than any time


class TableJournal(ABC):
    """A journal in tables. What a database is asked stands here, how it is reached in the classes below it."""

    @property
    @abstractmethod
    def where(self) -> str:
        """See Journal."""

    @abstractmethod
    async def _rows(self, statement: str, values: Row) -> Sequence[Row]:
        """What a statement selects."""

    @abstractmethod
    async def _change(self, *changes: tuple[str, Iterable[Row]]) -> int:
        """Does all the changes or none, each statement once for each of its rows. Returns how many rows of tables the
        first one changed."""

    @abstractmethod
    async def _shrink(self) -> None:
        """Gives the space of deleted rows back to the disk, as far as others who are at work allow it."""

    @abstractmethod
    async def _bytes(self) -> int:
        """The size on disk."""

    @abstractmethod
    async def close(self) -> None:
        """See Journal."""

    async def recall(self, key: str) -> Answer | None:
        """See Journal."""
        rows = await self._rows(_RECALL, (key,))
        if not rows:
            return None
        *paid, claimed = rows[0]
        return Answer(*(*paid, bool(claimed)))

    async def keep(self, key: str, answer: Answer) -> None:
        """See Journal."""
        row = (
            key,
            storable(answer.completion),
            storable(answer.model),
            answer.input_tokens,
            answer.output_tokens,
            answer.cached_tokens,
            answer.price_factor,
            int(answer.claimed),
            time.time(),
        )
        await self._change((_KEEP, (row,)))

    async def forget(self, keys: Collection[str]) -> None:
        """See Journal."""
        await self._change((_FORGET, [(key,) for key in keys]))

    async def claim(self, keys: Collection[str]) -> None:
        """See Journal."""
        await self._change((_CLAIM, [(key,) for key in keys]))

    async def seen(self, input: str) -> Seen | None:
        """See Journal."""
        rows = await self._rows(_SEEN, (_name_of(input),))
        return Seen(*rows[0]) if rows else None

    async def note_seen(self, input: str, seen: Seen) -> None:
        """See Journal."""
        await self._change((_NOTE_SEEN, [(_name_of(input), seen.fingerprint, seen.document_id, time.time())]))

    async def batches(self, endpoint: str) -> list[ProviderBatch]:
        """See Journal."""
        rows = await self._rows(_BATCHES, (endpoint,))
        found = []
        for (name, model, submitted), members in groupby(rows, key=lambda row: tuple(row[:3])):
            keys = tuple(row[3] for row in members if row[3] is not None)
            found.append(ProviderBatch(name, endpoint, model, _moment(submitted), keys))
        return found

    async def keep_batch(self, batch: ProviderBatch) -> None:
        """See Journal."""
        place = (batch.endpoint, batch.id)
        await self._change(
            *((statement, [place]) for statement in _DROP_BATCH),
            (_KEEP_BATCH, [(*place, storable(batch.model), batch.submitted.timestamp())]),
            (_KEEP_BATCH_KEY, [(*place, position, key) for position, key in enumerate(batch.keys)]),
        )

    async def drop_batch(self, batch: ProviderBatch) -> None:
        """See Journal."""
        await self._change(*((statement, [(batch.endpoint, batch.id)]) for statement in _DROP_BATCH))

    async def stats(self) -> Stats:
        """See Journal."""
        rows = await self._rows(_MODELS, ())
        ((open_batches,),) = await self._rows(_OPEN_BATCHES, ())
        return Stats(
            entries=int(sum(row[1] for row in rows)),
            bytes=await self._bytes(),
            models={row[0]: int(row[1]) for row in rows},
            oldest=_moment(min(row[2] for row in rows)) if rows else None,
            newest=_moment(max(row[3] for row in rows)) if rows else None,
            input_tokens=int(sum(row[4] for row in rows)),
            output_tokens=int(sum(row[5] for row in rows)),
            cached_tokens=int(sum(row[6] for row in rows)),
            open_batches=open_batches,
        )

    async def listing(self, most: int) -> Sequence[Entry]:
        """See Journal."""
        rows = await self._rows(_LISTING, (most,))
        return [Entry(key, model, _moment(kept), *rest) for key, model, kept, *rest in rows]

    async def prune(self, older_than: timedelta | None = None, model: str | None = None) -> int:
        """See Journal."""
        before = _EVER if older_than is None else time.time() - older_than.total_seconds()
        if model is None:
            dropped = await self._change((_PRUNE, [(before,)]), (_PRUNE_SEEN, [(before,)]))
        else:  # what an input holds is no model's
            dropped = await self._change((_PRUNE_OF_MODEL, [(before, storable(model))]))
        await self._shrink()
        return dropped


def storable(text: str) -> str:
    """The text as any database takes it. JSON means the same afterwards: half a surrogate pair and a NUL become the
    escapes that JSON has for them."""
    return text.encode("utf-8", "backslashreplace").decode().replace("\0", "\\u0000")


def _name_of(input: str) -> str:
    return hashlib.sha256(input.encode("utf-8", "surrogatepass")).hexdigest()


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
