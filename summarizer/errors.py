"""Every error that this package raises on purpose.

    SummarizerError
    ├── InputError        a document that cannot be used: missing, a folder, empty, a PDF, no article in it
    │   └── FetchError    a page that could not be had
    ├── UsageError        an option, a setting or a schema that cannot be used
    ├── ModelError        the model's endpoint failed, refused or answered in no usable form
    └── OutputError       a result that could not be written

Each message is one line for a person: it names the input and says what to do. `kind` is the word that a batch's
failures file uses.
"""

from typing import ClassVar


class SummarizerError(Exception):
    """The root of all errors. `str(error)` is one line: the subject, what is wrong, the way out."""

    kind: ClassVar[str] = "input"

    def __init__(self, subject: str, problem: str, remedy: str = "") -> None:
        self.subject = _one_line(subject)
        self.problem = _one_line(problem)
        self.remedy = _one_line(remedy)
        super().__init__(self.subject, self.problem, self.remedy)

    def __str__(self) -> str:
        said = f"{self.subject}: {self.problem}" if self.subject else self.problem
        return f"{said}; {self.remedy}" if self.remedy else said


class InputError(SummarizerError):
    """A document that cannot be used."""


class FetchError(InputError):
    """A page that could not be had."""

    kind = "fetch"


class UsageError(SummarizerError):
    """An option, a setting, a prompt or a schema that cannot be used."""

    kind = "usage"


class ModelError(SummarizerError):
    """The model's endpoint failed, refused, or answered in no usable form."""

    kind = "model"


class OutputError(SummarizerError):
    """A result that could not be written."""

    kind = "output"


def _one_line(text: str) -> str:
    return " ".join(text.split())
