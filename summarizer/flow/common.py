"""What every engine's way has in common: what comes before the draft, and what comes after it."""

import re
from time import perf_counter

from pydantic import BaseModel

from summarizer.document import Document
from summarizer.errors import InputError
from summarizer.grounding import ground_and_audit
from summarizer.reading import read_document
from summarizer.reading.model import Reading
from summarizer.schemas.loading import schema_name, schema_version
from summarizer.schemas.summary import Audit, DocumentFacts, Run, Summary


def read_usable(document: Document) -> Reading:
    """The reading of a document that has an article in it. Raises InputError where it has none."""
    subject = document.input or document.title or "the text"
    text = document.text
    if not text.strip():
        raise InputError(subject, "it is empty", "give an article")
    document.refuse_a_dump()
    if _LETTER.search(text) is None:
        raise InputError(subject, "there is not a word in it", "give the article's text")
    reading = read_document(document)
    if not any(any(map(str.isalnum, text[s.start : s.end])) for s in reading.sentences if not s.boilerplate):
        raise InputError(subject, "there is no article in it, only what stands around one", "give the article's text")
    return reading


_LETTER = re.compile(r"[^\W_]")


def finish(
    reading: Reading, draft: BaseModel, run: Run, schema: str | type[BaseModel], notes: tuple[str, ...] = ()
) -> Summary:
    """The summary of a draft: grounded and audited. `notes` are the first of `audit.notes`.

    `run.seconds` is what came before; the time that grounding takes is added.
    """
    started = perf_counter()
    content, audit = ground_and_audit(draft, reading, notes)
    run = run.model_copy(update={"seconds": round(run.seconds + perf_counter() - started, 6)})
    return assembled(reading, content, audit, run, schema)


def assembled(reading: Reading, content: BaseModel, audit: Audit, run: Run, schema: str | type[BaseModel]) -> Summary:
    """A summary of its parts; `content` is grounded."""
    return Summary(
        schema_name=schema_name(schema),
        schema_version=schema_version(type(content)),
        document=DocumentFacts.model_construct(**reading.document.as_json()),
        content=content,
        audit=audit,
        run=run,
    )
