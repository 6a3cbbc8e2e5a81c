"""From items to raw material and to documents: pages are fetched in threads, main text is taken out in processes."""

from dataclasses import dataclass
from typing import Protocol

from anyio import CapacityLimiter, to_thread

from summarizer.batch.work import PLAIN, Raw, document_of
from summarizer.batch.workers import WorkerLostError, Workers
from summarizer.document import Document
from summarizer.errors import FetchError, InputError
from summarizer.sources.feeds import Item
from summarizer.sources.web import FetchedPage


class Pages(Protocol):
    """What fetches a page, politely. Called from many threads."""

    def page(self, url: str) -> FetchedPage:
        """The page. Raises FetchError."""
        ...


class Documents(Protocol):
    """What makes documents of raw material."""

    async def document(self, raw: Raw) -> Document:
        """The document. Raises SummarizerError."""
        ...


@dataclass(slots=True)
class Library:
    """Made in the event loop. `pages` is None where no page is to be fetched."""

    pages: Pages | None
    workers: Workers
    threads: CapacityLimiter

    async def raw(self, item: Item) -> Raw:
        """The raw material of an item: its page, else what the feed holds of it, with a note. Raises FetchError."""
        own = Raw(item.input, item.path, html=item.html, text=item.text, known=item.known, notes=item.notes)
        if item.link is None or self.pages is None:
            return own
        try:
            page = await to_thread.run_sync(self.pages.page, item.link, limiter=self.threads, abandon_on_cancel=True)
        except FetchError as error:
            if not (item.html or item.text):
                raise
            note = f"made from the feed's own text: {error.problem}"
            return Raw(item.input, html=item.html, text=item.text, known=item.known, notes=(*item.notes, note))
        return Raw(
            item.input,
            page=page.data,
            charset=page.charset,
            is_html=page.html,
            url=page.url,
            known=item.known,
            notes=item.notes,
        )

    async def document(self, raw: Raw) -> Document:
        """The document. Plain text is read here; what may be HTML goes to a worker process. Raises SummarizerError."""
        if raw.text is not None or (raw.path is not None and raw.path.suffix.lower() in PLAIN):
            return document_of(raw)
        try:
            return await self.workers.run(document_of, raw)
        except WorkerLostError as error:
            raise InputError(
                raw.input, f"no text could be taken out of it: {error}", "give the article's text"
            ) from error
