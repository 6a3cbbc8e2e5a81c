"""What the workers of a run on Ray share: the order, the rows still to come, who has which text or story first.

One actor, on the machine that the run was started from. Plain asyncio, so that it can be tried without Ray.
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from summarizer.batch.disk import DiskMap
from summarizer.batch.near import Firsts, Near, Sketch
from summarizer.settings import Settings


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker needs to know. `slots` are the documents that it has in flight, `folder` is where the names of
    files in the settings start from. It holds the key, so it is handed out by the desk: what a dataset's operators are
    made with, Ray writes into its logs."""

    settings: Settings
    schema: type[BaseModel] | None
    slots: int
    folder: Path


class Desk:
    """`order` is an Order, pickled.

    Rows are numbered from 0. A row stays until it is `settled`, since a reader that was lost begins anew. A new text is
    with one document, until that is `over`; a document that comes again, since its worker was lost, has it still.
    """

    def __init__(self, order: bytes) -> None:
        self._order = order
        self._rows: dict[int, bytes] = {}
        self._read = -1
        self._ended = False
        self._news = asyncio.Event()
        self._firsts = DiskMap("input", "published", "language")
        self._going: dict[str, tuple[str, asyncio.Event]] = {}
        self._near = Firsts()
        self._telling: dict[int, tuple[str, asyncio.Event]] = {}
        self._in_hand: dict[str, Counter[str]] = {}
        self._tries: dict[str, int] = {}

    async def order(self) -> bytes:
        """What is to be done."""
        return self._order

    async def put(self, number: int, row: bytes) -> None:
        """From the run: a row to be worked on."""
        self._rows[number] = row
        self._news.set()

    async def settled(self, number: int) -> None:
        """From the run: what came of a row is there, so nobody will need it again."""
        self._rows.pop(number, None)

    async def end(self) -> None:
        """From the run: no more rows will come."""
        self._ended = True
        self._news.set()

    async def row(self, number: int) -> bytes | None:
        """The row of that number, as soon as it is there: an empty one where it is settled, None at the end."""
        while number not in self._rows:
            if number <= self._read:
                return b""
            if self._ended:
                return None
            self._news.clear()
            await self._news.wait()
        self._read = max(number, self._read)
        return self._rows[number]

    async def first(self, text: str, input: str) -> tuple[str, str | None, str | None] | None:
        """The first document of a text that got through, as (input, published, language); waits while one is on its
        way. None: the one that asks is the first, and will say when it is over."""
        while (going := self._going.get(text)) is not None and going[0] != input:
            await going[1].wait()
        row = self._firsts.get(text)
        if row is not None:
            return None if row[0] == input else (row[0], row[1], row[2])
        over = going[1] if going else asyncio.Event()
        self._going[text] = (input, over)
        return None

    async def over(self, text: str, input: str, published: str | None, language: str | None, *, done: bool) -> None:
        """The first of a text got through, or failed: then the next one is the first."""
        if done:
            self._firsts.put(text, input, published, language)
        holder = self._going.get(text)
        if holder is not None and holder[0] == input:
            del self._going[text]
            holder[1].set()

    async def near_first(self, sketch: Sketch, input: str, document: str) -> Near | None:
        """See NearTurns.first_of."""
        return self._near.first_of(sketch, input, document)

    async def near_content(self, number: int) -> bytes | None:
        """See NearTurns.content."""
        return self._near.content(number)

    async def near_turn(self, sketch: Sketch, input: str, document: str) -> tuple[Near | None, int]:
        """The earlier document that this one repeats, once that is through. None: this one is the first of its story,
        by the number that comes with it, and will say when it is over."""
        while (near := self._near.find(sketch)) is not None and near.input != input:
            telling = self._telling.get(near.number)
            if telling is None:
                return near, 0
            await telling[1].wait()
        over = asyncio.Event()
        if near is not None:  # it comes again
            self._near.remove(near.number)
            _, over = self._telling.pop(near.number, (input, over))
        number = self._near.add(sketch, input, document)
        self._telling[number] = (input, over)
        return None, number

    async def near_over(self, number: int, content: bytes | None, *, done: bool) -> None:
        """The first of a story got through, or failed: then the next one is the first."""
        if not done:
            self._near.remove(number)
        elif content is not None:
            self._near.keep(number, content)
        if number in self._telling:
            self._telling.pop(number)[1].set()

    async def give_up(self, input: str) -> None:
        """A document will not be tried again: what it was the first of is another one's turn."""
        for text in [text for text, (holder, _) in self._going.items() if holder == input]:
            await self.over(text, input, None, None, done=False)
        for number in [number for number, (holder, _) in self._telling.items() if holder == input]:
            await self.near_over(number, None, done=False)

    async def enters(self, worker: str) -> None:
        """A worker begins, or begins anew: then what it had in hand may be why it was lost."""
        for name in self._in_hand.pop(worker, ()):
            self._tries.setdefault(name, 0)

    async def takes(self, worker: str, inputs: Sequence[str]) -> list[str]:
        """A worker takes documents in hand; those of them that a worker may have been lost over."""
        self._in_hand.setdefault(worker, Counter()).update(inputs)
        return [name for name in inputs if name in self._tries]

    async def tried(self, input: str) -> int:
        """Such a document is tried, by itself; how often that was by now."""
        self._tries[input] = self._tries.get(input, 0) + 1
        return self._tries[input]

    async def lays_down(self, worker: str, inputs: Sequence[str]) -> None:
        """A worker is through with documents, and is still there."""
        in_hand = self._in_hand.get(worker, Counter())
        in_hand.subtract(inputs)
        for name in inputs:
            self._tries.pop(name, None)
            if in_hand[name] <= 0:
                del in_hand[name]
