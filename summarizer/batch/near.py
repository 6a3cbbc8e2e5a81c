"""Near-duplicates: documents most of whose word groups stand in an earlier one, as a wire story does on ten sites.

Only the body counts, so that two stories of one site are not alike by what stands around them. A document is cut into
groups of four words; it is a near-duplicate where seven in ten of its groups stand in the earlier one. That is
containment and not likeness both ways: a copy that was cut short is one, a short report does not stand for a long one.

Candidates are found by the groups whose hash is a multiple of a power of two, a few dozen for a text of any length
(FracMinHash: Irber et al. 2022, "Lightweight compositional analysis of metagenomes with FracMinHash"). Banded MinHash
finds pairs that are alike both ways, and misses most copies that were cut to a third. Each candidate is then compared
group by group, so the share that is told is counted and not estimated.
"""

import asyncio
import re
import sqlite3
import threading
from array import array
from collections.abc import AsyncIterator, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol
from zlib import crc32

from summarizer.deferring import DeferredError
from summarizer.reading.model import Reading

WORDS = 4  # to a group: with three, two company results of one template share four in ten
SHARE = 0.7  # of a document's groups; labelled copies have .65 and more, two stories of one template .30 and less
_FEWEST = 20  # groups; what is shorter is alike by chance
_SAMPLE = 16  # groups to look a document up by, at least; at most twice as many
_CANDIDATES = 4  # earlier documents that are compared group by group
_SHARED = 2  # groups of the sample that one must share: a phrase of every day is one
# A bulletin of one template says other figures: from so many new ones on, and more new than known, it is another story.
_NEW_FIGURES = 3

# Scripts without spaces between words are taken character by character.
_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a document is compared by: the hashes of its word groups and of its figures, and its sample of the groups.
    Only sketches of one version of Python can be compared."""

    groups: bytes
    figures: bytes
    sample: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """An earlier document, and which share of the later one's word groups stands in it."""

    number: int
    input: str
    document: str
    share: float

    def note_for(self, document: str) -> str:
        """For `audit.notes` of the later one, whose id that is."""
        if document == self.document:
            return f"the same text to the letter as {self.input}"
        return f"near-duplicate of {self.input}: {int(self.share * 100)} % of its word groups"


def sketch_of(reading: Reading) -> Sketch | None:
    """The sketch of a document's body; None where it is too short to tell."""
    text = reading.document.text
    words: list[str] = []
    for sentence in reading.sentences:
        if not sentence.boilerplate:
            words += _WORD.findall(text[sentence.start : sentence.end].lower())
    marks = [_mark(word) for word in words]
    # The hash of a tuple of whole numbers is the same in every process, that of a string is not.
    groups = set(map(hash, zip(*(marks[at:] for at in range(WORDS)), strict=False)))
    if len(groups) < _FEWEST:
        return None
    rate = 1 << max(0, (len(groups) // _SAMPLE).bit_length() - 1)
    sample = tuple(sorted(group for group in groups if group % rate == 0))
    figures = {_mark(word) for word in words if word[0].isdigit()}
    return Sketch(_packed(group & 0xFFFFFFFF for group in groups), _packed(figures), sample)


@lru_cache(maxsize=16_384)
def _mark(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


def _packed(hashes: Iterable[int]) -> bytes:
    return array("I", hashes).tobytes()


def _unpacked(data: bytes) -> set[int]:
    found = array("I")
    found.frombytes(data)
    return set(found)


def share_of(later: Sketch, first: Sketch) -> float:
    """Which share of the later document's word groups stands in the first; 0 where its figures are others."""
    return _share(_unpacked(later.groups), _unpacked(later.figures), first.groups, first.figures)


def _share(groups: set[int], figures: set[int], first_groups: bytes, first_figures: bytes) -> float:
    new = len(figures - _unpacked(first_figures))
    if new >= _NEW_FIGURES and new * 2 > len(figures):
        return 0.0
    return len(groups & _unpacked(first_groups)) / len(groups)


class Firsts:
    """The documents that repeat none before them, in a temporary database that nobody else sees: memory does not grow
    with the feed. Any thread may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._db.execute("pragma synchronous=off")
        self._db.execute("pragma cache_size=-4000")
        self._db.execute("pragma journal_mode=off")  # nobody takes anything back
        self._db.execute(
            "create table firsts (number integer primary key, input blob, document text, groups blob, figures blob,"
            " content blob, waits integer, parcel integer)"
        )
        # One document to a group: a phrase of every day leads to the last one that has it, and not to thousands.
        self._db.execute("create table samples (hash integer primary key, number integer)")

    def find(self, sketch: Sketch) -> Near | None:
        """The document that the later one repeats most of; None where it repeats none."""
        groups, figures = _unpacked(sketch.groups), _unpacked(sketch.figures)
        best: Near | None = None
        for number, name, document, *first in self._candidates(sketch):
            share = _share(groups, figures, *first)
            if share >= SHARE and (best is None or share > best.share):
                best = Near(number, name.decode("utf-8", "surrogatepass"), document, share)
        return best

    def first_of(self, sketch: Sketch, input: str, document: str) -> Near | None:
        """The earlier document that this one repeats; where there is none, this one is kept for those to come."""
        near = self.find(sketch)
        if near is None:
            self.add(sketch, input, document)
        return None if near is None or near.input == input else near

    def add(self, sketch: Sketch, input: str, document: str) -> int:
        """Keeps a document that repeats none; its number."""
        row = (input.encode("utf-8", "surrogatepass"), document, sketch.groups, sketch.figures)
        with self._lock:
            self._db.execute("begin")
            added = self._db.execute(
                "insert into firsts (input, document, groups, figures) values (?, ?, ?, ?)", row
            ).lastrowid
            self._db.executemany(
                "insert or replace into samples values (?, ?)", [(group, added) for group in sketch.sample]
            )
            self._db.execute("commit")
        return int(added or 0)

    def remove(self, number: int) -> None:
        """That document is no other's first. Its sample leads nowhere from now on."""
        with self._lock:
            self._db.execute("delete from firsts where number = ?", (number,))

    def keep(self, number: int, content: bytes) -> None:
        """Keeps what was answered about a document."""
        with self._lock:
            self._db.execute("update firsts set content = ? where number = ?", (content, number))

    def wait(self, number: int, parcel: int | None) -> None:
        """The question about a document was laid aside, with that parcel."""
        with self._lock:
            self._db.execute("update firsts set waits = 1, parcel = ? where number = ?", (parcel, number))

    def waiting(self, number: int) -> DeferredError | None:
        """What to raise for one that repeats a document whose question was laid aside; None where it was not."""
        with self._lock:
            row = self._db.execute("select waits, parcel from firsts where number = ?", (number,)).fetchone()
        return DeferredError(row[1]) if row and row[0] else None

    def content(self, number: int) -> bytes | None:
        """What was kept of a document's answer."""
        with self._lock:
            row = self._db.execute("select content from firsts where number = ?", (number,)).fetchone()
        return None if row is None else row[0]

    def close(self) -> None:
        """Ends it; what it held is gone."""
        with self._lock:
            self._db.close()

    def _candidates(self, sketch: Sketch) -> list[tuple[int, bytes, str, bytes, bytes]]:
        asked = ", ".join("?" * len(sketch.sample))
        query = (
            "select number, input, document, groups, figures from firsts join (select number, count(*) as shared"  # noqa: S608 - numbers of our own
            f" from samples where hash in ({asked}) group by number having shared >= {_SHARED}"
            f" order by shared desc, number limit {_CANDIDATES}) using (number)"
        )
        with self._lock:
            return self._db.execute(query, sketch.sample).fetchall()


@dataclass(slots=True)
class Turn:
    """A document's turn. `near` is the earlier one that it repeats, and that got through; with None it is the first of
    its kind, and `content` may be set to what the others are to be given."""

    near: Near | None = None
    content: bytes | None = None


class NearTurns(Protocol):
    """Who has a story first, and what was answered about it."""

    def turn(self, sketch: Sketch, input: str, document: str) -> AbstractAsyncContextManager[Turn]:
        """The block is entered by the first of a story, and by the others once that one is through."""
        ...

    async def first_of(self, sketch: Sketch, input: str, document: str) -> Near | None:
        """The earlier document that this one repeats; where there is none, this one is kept for those to come."""
        ...

    async def content(self, number: int) -> bytes | None:
        """What was kept of a document's answer."""
        ...


@dataclass(slots=True)
class NearRepeats:
    """Who has a story first. Made in the event loop."""

    firsts: Firsts = field(default_factory=Firsts)
    _going: dict[int, asyncio.Event] = field(default_factory=dict)

    @asynccontextmanager
    async def turn(self, sketch: Sketch, input: str, document: str) -> AsyncIterator[Turn]:
        """The block is entered by the first of a story, and by the others once that one is through; where it fails the
        next one is the first. Raises DeferredError where the first one's question was laid aside."""
        while (near := self.firsts.find(sketch)) is not None and (going := self._going.get(near.number)) is not None:
            await going.wait()
        if near is not None and near.input == input:  # it comes again: answered by now, or changed since
            self.firsts.remove(near.number)
            near = None
        if near is not None:
            if (waiting := self.firsts.waiting(near.number)) is not None:
                raise waiting
            yield Turn(near)
            return
        number = self.firsts.add(sketch, input, document)
        over = self._going[number] = asyncio.Event()
        turn = Turn()
        try:
            yield turn
            if turn.content is not None:
                self.firsts.keep(number, turn.content)
        except DeferredError as deferred:
            self.firsts.wait(number, deferred.parcel)
            raise
        except BaseException:
            self.firsts.remove(number)
            raise
        finally:
            del self._going[number]
            over.set()

    async def first_of(self, sketch: Sketch, input: str, document: str) -> Near | None:
        """See NearTurns."""
        return self.firsts.first_of(sketch, input, document)

    async def content(self, number: int) -> bytes | None:
        """See NearTurns."""
        return self.firsts.content(number)
