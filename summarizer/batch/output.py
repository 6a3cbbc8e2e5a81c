"""Where a batch writes to: files of lines, or a database. Either keeps the same promises."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, Self

from summarizer.batch.outcome import Failure
from summarizer.batch.outputs import Outputs, Stamp, Written, failures_path
from summarizer.export import DATABASE_ENDINGS


class Output(Protocol):
    """Use as a context manager. What is written is kept, whatever ends the run; each input stands in it once, as a
    summary or as a failure.

    `notices` holds a line for each thing that a person should know of what was there. Opening it raises UsageError
    where the path cannot be used or another run is writing there; writing raises OutputError, and what was written
    before stays.
    """

    notices: list[str]

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: object, *_: object) -> None: ...

    @property
    def failures_at(self) -> str:
        """Where failures are to be seen, for a person."""
        ...

    def written(self, input: str) -> Written | None:
        """The summary of an input that was made as this run makes them. Any thread may ask."""
        ...

    def write_brief(self, input: str, document: str, line: str) -> None:
        """Writes a summary, in JSON on one line, in the place of what there is of its input."""
        ...

    def write_failure(self, failure: Failure) -> None:
        """Writes a failure, unless a summary of the input stands and what failed was not the document."""
        ...

    def settle(self) -> None:
        """Tidies up what was replaced."""
        ...

    def lines(self) -> Iterator[str]:
        """The summaries that stand, in JSON on a line each."""
        ...


def open_output(path: Path, stamp: Stamp) -> Output:
    """The output of that name, still to be entered."""
    if is_database(path):
        from summarizer.batch.database import DatabaseOutput  # noqa: PLC0415  # where it is asked for

        return DatabaseOutput(path, stamp)
    return Outputs(path, stamp)


def is_database(path: Path) -> bool:
    """Whether a file of that name is a database."""
    return path.suffix.lower() in DATABASE_ENDINGS


def files_of(path: Path) -> frozenset[Path]:
    """The files that an output of that name consists of."""
    return frozenset({path} if is_database(path) else {path, failures_path(path)})
