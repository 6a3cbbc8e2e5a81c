"""What worker processes do: make documents of raw material, and briefs by rules. Plain functions of plain values.

A page's main text is taken out in a process of its own, since pages are hostile and the library that does it is C: what
hangs or crashes there costs one document and not the run.
"""

import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.batch.outcome import Done, Failure, Outcome
from summarizer.document import Document
from summarizer.errors import InputError, SummarizerError
from summarizer.sources import document_of_html, document_of_page, load
from summarizer.sources.files import read_file
from summarizer.sources.loading import HTML_ENDINGS

if TYPE_CHECKING:
    from summarizer.batch.near import Sketch
    from summarizer.reading.model import Reading
    from summarizer.schemas.summary import Summary


@dataclass(frozen=True, slots=True)
class Raw:
    """A document before it is one: a file to read, a page that was fetched, or what the feed itself holds.

    `notes` are for `audit.notes`. `known` is what the feed says of it, by the names of Document's fields.
    """

    input: str
    path: Path | None = None
    page: bytes | None = None
    charset: str | None = None
    is_html: bool | None = None
    url: str | None = None
    html: str | None = None
    text: str | None = None
    known: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def ready() -> None:
    """The first thing that a worker is asked. Ctrl-C on a terminal reaches every process of the group; whether a worker
    goes on is for its parent to decide."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def document_of(raw: Raw) -> Document:
    """The document. Raises InputError."""
    if raw.path is not None:
        document = load(raw.path)
    elif raw.page is not None:
        document = document_of_page(raw.page, raw.input, is_html=raw.is_html, charset=raw.charset, url=raw.url)
    elif raw.html is not None:
        document = document_of_html(raw.html, raw.input, title=raw.known.get("title"), url=raw.url)
    else:
        document = Document.from_text(raw.text or "")
        if not document.text.strip():
            raise InputError(raw.input, "it has no text", "leave the entry out, or give its page's address")
    return document.with_known(**raw.known).with_known(input=raw.input)


def portable(raw: Raw) -> Raw:
    """The same for another machine, which has not got its file: a plain text is read here, a page there. Raises
    InputError."""
    if raw.path is None:
        return raw
    ending = raw.path.suffix.lower()
    if ending not in PLAIN:
        data = read_file(str(raw.path), raw.input)
        if not data:
            document_of(raw)  # which says that it is empty
        html = True if ending in HTML_ENDINGS else None
        return Raw(raw.input, page=data, is_html=html, known=raw.known, notes=raw.notes)
    document = document_of(raw)
    known = {name: said for name in _KNOWN if (said := getattr(document, name)) is not None}
    return Raw(raw.input, text=document.text, known=known, notes=raw.notes)


PLAIN = frozenset({".txt", ".md", ".markdown"})  # the endings of files that need no worker process
_KNOWN = ("title", "outlet", "author", "url", "published", "language")


def briefs_of(raws: Sequence[Raw], schema: str, *, text: bool) -> list[tuple[Outcome, "Sketch | None"]]:
    """A brief by the rules engine of each, or its failure; with the document's sketch, where it has one."""
    return [_brief_of(raw, schema, text=text) for raw in raws]


def _brief_of(raw: Raw, schema: str, *, text: bool) -> tuple[Outcome, "Sketch | None"]:
    from summarizer.batch.near import sketch_of  # noqa: PLC0415 - a worker for pages does without
    from summarizer.flow import summarize_by_rules  # noqa: PLC0415 - loads pydantic; a worker for pages does without

    seen: list[Reading] = []
    try:
        summary = summarize_by_rules(document_of(raw), schema, look=seen.append)
        return done(summary, raw, text=text), sketch_of(seen[0])
    except SummarizerError as error:
        return Failure.of(raw.input, error), None
    except Exception as error:  # no input ends a run
        return unexpected(raw.input, error), None


def done(summary: "Summary", raw: Raw, *, text: bool, notes: Sequence[str] = ()) -> Done:
    """The outcome that a summary is: with what the way of the document has to say of it in `audit.notes`."""
    if said := (*raw.notes, *notes):
        audit = summary.audit.model_copy(update={"notes": (*said, *summary.audit.notes)})
        summary = summary.model_copy(update={"audit": audit})
    run = summary.run
    return Done(
        raw.input,
        summary.document.id,
        (summary if text else summary.without_text()).model_dump_json(),
        run.calls,
        run.input_tokens,
        run.output_tokens,
        run.cost_usd,
        run.cached,
        len(summary.audit.rejected),
    )


def with_note(done: Done, note: str, after: int) -> Done:
    """The same with one note more in `audit.notes`, behind the first `after`."""
    from pydantic_core import from_json, to_json  # noqa: PLC0415 - as above

    summary = from_json(done.line)
    summary["audit"]["notes"].insert(after, note)
    return replace(done, line=to_json(summary).decode())


def unexpected(input: str, error: BaseException, document: str | None = None) -> Failure:
    """The failure that an error is which nobody foresaw."""
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return Failure(input, document, f"{input}: unexpected error ({what}); please report it", "input")
