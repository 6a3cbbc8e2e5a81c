"""A summary: the result for one document."""

from typing import Any, Literal, Self, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from summarizer.schemas.claim import Value
from summarizer.schemas.loading import BUILT_IN, load_schema

Reason = Literal[
    "no_evidence",
    "quote_not_in_article",
    "span_mismatch",
    "boilerplate",
    "number_not_in_evidence",
    "value_mismatch",
    "date_not_in_evidence",
    "name_not_in_article",
    "name_not_in_evidence",
    "source_not_in_article",
    "source_not_supported",
    "negation_changed",
]


class DocumentFacts(Value):
    """What is known of the document; `text` is None where the reader asked for none."""

    id: str
    input: str | None
    title: str | None
    outlet: str | None
    author: str | None = None
    url: str | None
    published: str | None
    language: str | None
    text: str | None


class Rejected(Value):
    """A claim that is nowhere in the content, and why. `field` and `index` are where the draft had it."""

    field: str
    index: int
    claim: dict[str, Any]
    reason: Reason
    detail: str


class NumberAudit(Value):
    """A number of the article's body and what became of it."""

    as_written: str
    start: int
    end: int
    sentence: int
    status: Literal["in_brief", "repeated", "omitted"]
    reason: str | None = None


class Audit(Value):
    """What was checked, what was rejected and why, which numbers of the text the summary leaves out."""

    claims: int
    supported: int
    rejected: tuple[Rejected, ...] = ()
    numbers: tuple[NumberAudit, ...] = ()
    notes: tuple[str, ...] = ()


class Run(Value):
    """How the summary came about. `cost_usd` is None where the price is not known."""

    engine: Literal["llm", "rules"]
    model: str | None = None
    prompt: str | None = None
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = None
    seconds: float = 0.0
    cached: bool = False
    version: str


class Summary(Value):
    """The result for one document: document, content (an instance of the schema's class), audit, run.

    In JSON the field `schema_name` is called `schema`. A summary reads its own JSON again: the content of a built-in
    schema by itself, that of a class of one's own with `Summary.model_validate(data, context={"schema": Class})`.
    """

    model_config = ConfigDict(frozen=True, populate_by_name=True, serialize_by_alias=True)

    schema_name: str = Field(default="brief", alias="schema")
    schema_version: int = 1
    document: DocumentFacts
    content: Any
    audit: Audit
    run: Run

    @field_validator("content")
    @classmethod
    def _content(cls, content: Any, info: ValidationInfo) -> BaseModel:
        """An instance of the schema's class, made of plain values where it is none yet.

        Code that a summary's `schema` names is never loaded: a file from elsewhere must not run any.
        """
        if isinstance(content, BaseModel):
            return content
        name = str(info.data.get("schema_name"))
        schema = (info.context or {}).get("schema") or (load_schema(name) if name in BUILT_IN else None)
        if schema is None:
            raise ValueError(f"the class of the schema {name} is needed: pass context={{'schema': Class}}")
        return cast("type[BaseModel]", schema).model_validate(content)

    def without_text(self) -> Self:
        """The same summary with `document.text` null."""
        return self.model_copy(update={"document": self.document.model_copy(update={"text": None})})
