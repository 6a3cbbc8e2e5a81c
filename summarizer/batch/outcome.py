"""What becomes of a document in a batch: a summary, or a failure with its reason."""

from dataclasses import dataclass
from typing import Any

from summarizer.errors import SummarizerError

KINDS = ("input", "fetch", "model", "refused", "truncated", "invalid", "budget")


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be summarised. `kind` is one of KINDS, `attempts` how often it was tried to be had or
    asked about; `document` is its id where it was read at all. What it cost all the same is no part of its line."""

    input: str
    document: str | None
    error: str
    kind: str
    attempts: int = 1
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = 0.0

    @classmethod
    def of(cls, input: str, error: SummarizerError, document: str | None = None, attempts: int = 1) -> "Failure":
        """The failure that an error is for an input."""
        kind = error.kind if error.kind in KINDS else "input"
        return cls(input, document, str(error), kind, attempts)

    @property
    def is_the_documents(self) -> bool:
        """Whether the document itself is no good, and not its page, the model or the budget."""
        return self.kind == "input"

    def as_json(self) -> dict[str, Any]:
        """The contract's form, a line of the failures file."""
        return {
            "input": self.input,
            "document": self.document,
            "error": self.error,
            "kind": self.kind,
            "attempts": self.attempts,
        }


@dataclass(frozen=True, slots=True)
class Done:
    """A document's summary: its JSON on one line, and the figures of its run."""

    input: str
    document: str
    line: str
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = 0.0
    cached: bool = False
    rejected: int = 0


Outcome = Done | Failure
