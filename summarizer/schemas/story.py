"""A story: one event as several outlets tell it. Whatever it states is one document's own grounded claim."""

import re
from collections.abc import Sequence
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

from summarizer.reading.model import NumberKind, Status
from summarizer.schemas.claim import Evidence, Value
from summarizer.schemas.summary import DocumentFacts, NumberAudit, Rejected, Run

Verdict = Literal["agree", "conflict", "different_scope", "superseded", "single"]


class StoryEvidence(Evidence):
    """A sentence of one of the documents: `document` is its number in `documents`, from 1."""

    document: int


class StorySource(Value):
    """Who states a number, as its document names them."""

    name: str
    confirmed: bool | None = None
    evidence: tuple[StoryEvidence, ...] = ()


class StoryStatement(Value):
    """A sentence of one document's brief."""

    statement: str
    evidence: tuple[StoryEvidence, ...] = ()


class StoryFact(StoryStatement):
    """A fact with how many outlets tell it, and the distinct origins behind them."""

    outlets: int
    origins: tuple[str, ...] = ()


class StoryActor(Value):
    """Who takes part, under the fullest name that a document has."""

    name: str
    kind: Literal["person", "organisation", "agency", "state", "group"]
    role: str | None = None
    evidence: tuple[StoryEvidence, ...] = ()


class Report(Value):
    """A number as one document tells it. `origin` is whom it goes back to: the source, else an agency that the document
    is credited to, else the outlet."""

    document: int
    as_written: str
    start: int
    end: int
    measures: str
    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    unit: str | None = None
    qualifier: str | None = None
    kind: NumberKind | None = None
    source: StorySource | None = None
    origin: str | None = None
    evidence: tuple[StoryEvidence, ...] = ()


class StoryNumber(Value):
    """One quantity: what each document says of it, and whether they agree. `detail` says why not, in a few words."""

    measures: str
    verdict: Verdict
    detail: str | None = None
    origins: tuple[str, ...] = ()
    reports: tuple[Report, ...] = ()


class StoryQuestion(Value):
    """What a document leaves open; `answered_by` is where another answers it."""

    question: str
    status: Status
    evidence: tuple[StoryEvidence, ...] = ()
    answered_by: tuple[StoryEvidence, ...] = ()


class NumberChange(Value):
    """A quantity that is told otherwise than in the earlier story. `before` and `now` are as written."""

    measures: str
    change: Literal["raised", "lowered", "withdrawn", "new"]
    before: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    evidence: tuple[StoryEvidence, ...] = ()


class Changes(Value):
    """What is new since an earlier story."""

    numbers: tuple[NumberChange, ...] = ()
    questions_answered: tuple[StoryQuestion, ...] = ()
    actors: tuple[StoryActor, ...] = ()
    facts: tuple[StoryFact, ...] = ()


class StoryContent(Value):
    """What the documents say together. `changes` is there under `--since` alone."""

    headline: StoryStatement | None = None
    facts: tuple[StoryFact, ...] = ()
    actors: tuple[StoryActor, ...] = ()
    numbers: tuple[StoryNumber, ...] = ()
    open_questions: tuple[StoryQuestion, ...] = ()
    changes: Changes | None = None

    @model_serializer(mode="wrap")
    def _without_empty_changes(self, serialise: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data: dict[str, Any] = serialise(self)
        if self.changes is None:
            data.pop("changes", None)
        return data


class StoryRejected(Rejected):
    """A claim of one document's brief that is nowhere in the content."""

    document: int


class StoryNumberAudit(NumberAudit):
    """A number of one document's body that its brief leaves out, and so the story."""

    document: int


class StoryAudit(Value):
    """What was checked in the briefs that the story is made of."""

    claims: int
    supported: int
    rejected: tuple[StoryRejected, ...] = ()
    numbers: tuple[StoryNumberAudit, ...] = ()
    notes: tuple[str, ...] = ()


class Story(Value):
    """The result for several documents on one event: documents, content, audit, run. It reads its own JSON again."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, serialize_by_alias=True)

    schema_name: Literal["story"] = Field(default="story", alias="schema")
    schema_version: int = 1
    documents: tuple[DocumentFacts, ...]
    content: StoryContent
    audit: StoryAudit
    run: Run

    def without_text(self) -> "Story":
        """The same story with the text of every document null."""
        bare = tuple(document.model_copy(update={"text": None}) for document in self.documents)
        return self.model_copy(update={"documents": bare})


def outlets_of(documents: Sequence[DocumentFacts]) -> tuple[str, ...]:
    """What each document's outlet is called: by name, else by its address, else by the file that it stands in.

    Two documents have one name where they are of one outlet; files of one name are called by their folders.
    """
    named = [_outlet(document) for document in documents]
    files = [_file_name(document.input, number) for number, document in enumerate(documents, 1)]
    found = []
    for number, (name, file, document) in enumerate(zip(named, files, documents, strict=True), 1):
        parts = [part for part in re.split(r"[\\/]", document.input or "") if part]
        if name is not None or files.count(file) == 1:
            found.append(name or file)
        else:
            found.append(parts[-2] if len(parts) > 1 else f"document {number}")
    return tuple(found)


def _outlet(document: DocumentFacts) -> str | None:
    return document.outlet or _host(document.url) or _host(document.input)


def _file_name(place: str | None, number: int) -> str:
    name = re.split(r"[\\/]", place or "")[-1]
    return re.sub(r"\.(?:txt|md|markdown|html?|xhtml)$", "", name) or f"document {number}"


def _host(address: str | None) -> str | None:
    if not address or "://" not in address:
        return None
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None
