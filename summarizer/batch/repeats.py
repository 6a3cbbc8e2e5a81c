"""Documents that say the same to the letter: asked about once, written for each."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Protocol

from summarizer.batch.disk import DiskMap
from summarizer.deferring import DeferredError
from summarizer.document import Document


@dataclass(frozen=True, slots=True)
class First:
    """The first document of a text: where it came from, and what a model was told of it beside the text."""

    input: str
    published: str | None
    language: str | None


class Turns(Protocol):
    """Who has which text first."""

    def turn(self, document: Document) -> AbstractAsyncContextManager[First | None]:
        """The block is entered with the first document of that text that got through; None where this is the first."""
        ...


@dataclass(slots=True)
class Repeats:
    """What texts this run has had. Made in the event loop."""

    _firsts: DiskMap = field(default_factory=lambda: DiskMap("input", "published", "language"))
    _going: dict[str, asyncio.Event] = field(default_factory=dict)

    @asynccontextmanager
    async def turn(self, document: Document) -> AsyncIterator[First | None]:
        """The block is entered by one document of a text at a time, and told of the first that got through it."""
        text = document.id
        while (going := self._going.get(text)) is not None:
            await going.wait()
        over = self._going[text] = asyncio.Event()
        try:
            row = self._firsts.get(text)
            try:
                yield None if row is None or row[0] == document.input else First(*row)
            except DeferredError:  # its question stands, and is the others' too
                self._firsts.put(text, *(row or (document.input, document.published, document.language)))
                raise
            if row is None:
                self._firsts.put(text, document.input, document.published, document.language)
        finally:
            del self._going[text]
            over.set()
