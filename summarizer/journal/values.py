"""What a journal holds, and what it can be asked for. Plain values; the databases behind it are next door."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Answer:
    """One answered call.

    `completion` is the JSON of the chat completion; tokens are what the provider counted. `price_factor` is the part
    of the list price that was paid: 0.5 where the answer came from a provider's batch. `claimed` tells whether that
    stands in the figures of a run: a batch is collected before anybody uses what is in it.
    """

    completion: str
    model: str
    input_tokens: int
    output_tokens: int
    cached_tokens: int
    price_factor: float = 1.0
    claimed: bool = True


@dataclass(frozen=True, slots=True)
class Seen:
    """What an input held when it was last looked at: as long as its `fingerprint` is the same, it need neither be
    fetched nor extracted again to know that its document is `document_id`."""

    fingerprint: str
    document_id: str


@dataclass(frozen=True, slots=True)
class ProviderBatch:
    """A batch that a provider works on: its id there, where that is, since when, and the keys of the calls in it."""

    id: str
    endpoint: str
    model: str
    submitted: datetime
    keys: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer as a listing shows it: all but what was answered."""

    key: str
    model: str
    kept: datetime
    input_tokens: int
    output_tokens: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Stats:
    """A journal in figures. `bytes` is its size on disk, `models` has the answers of each, most first."""

    entries: int
    bytes: int
    models: dict[str, int]
    oldest: datetime | None
    newest: datetime | None
    input_tokens: int
    output_tokens: int
    cached_tokens: int
    open_batches: int


class Journal(Protocol):
    """Every answered call by the hash of its request, shared by all who open it, on one machine or many.

    What `keep` returned from survives a `kill -9` at the next instant. Each method raises OutputError, one line, where
    the database does not do its part. Made by `open_journal`, used from one event loop.
    """

    @property
    def where(self) -> str:
        """The path, or the address without its user and password."""

    async def recall(self, key: str) -> Answer | None:
        """The answer to the request of that hash; None where there is none."""

    async def keep(self, key: str, answer: Answer) -> None:
        """Keeps an answer. Of two for one key the first stays."""

    async def forget(self, keys: Collection[str]) -> None:
        """Drops the answers, so that the calls are made anew. Keys that are not there are no error."""

    async def claim(self, keys: Collection[str]) -> None:
        """Notes that what the answers cost stands in the figures of a run."""

    async def seen(self, input: str) -> Seen | None:
        """What the input of that name held when it was last looked at."""

    async def note_seen(self, input: str, seen: Seen) -> None:
        """Notes what an input holds now."""

    async def batches(self, endpoint: str) -> list[ProviderBatch]:
        """The open batches at an endpoint, oldest first."""

    async def keep_batch(self, batch: ProviderBatch) -> None:
        """Notes a batch that was submitted. Noted again, it is what was said of it last."""

    async def drop_batch(self, batch: ProviderBatch) -> None:
        """Takes a batch out that was collected, or is given up. Its answers, where there are any, stay."""

    async def stats(self) -> Stats:
        """The journal in figures; reads all of it."""

    async def listing(self, most: int) -> Sequence[Entry]:
        """The answers kept last, newest first."""

    async def prune(self, older_than: timedelta | None = None, model: str | None = None) -> int:
        """Drops the answers that are older, and of that model, as far as each is said: all where neither is. Gives
        the space back to the disk and returns how many they were. Inputs seen go by their age; open batches stay,
        since they are paid for."""

    async def close(self) -> None:
        """Ends the work with it."""
