"""A batch's output as one database: each document is a transaction, and others may read it meanwhile."""

from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Self

from summarizer.batch.outcome import Failure
from summarizer.batch.outputs import REMEDY, Stamp, Written
from summarizer.errors import OutputError
from summarizer.export.database import Database
from summarizer.incoming import Failed, taken


class DatabaseOutput:
    """See Output."""

    def __init__(self, path: Path, stamp: Stamp) -> None:
        self.notices: list[str] = []
        self._stamp = stamp
        self._database = Database(path, shared=True, remedy=REMEDY)
        self._lock = Lock()

    def __enter__(self) -> Self:
        self._database.__enter__()
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            self.settle()
        except OutputError:
            if kind is None:  # else what ended the run is the news
                raise
        finally:
            self._database.__exit__()

    @property
    def failures_at(self) -> str:
        return "the table failures"

    def written(self, input: str) -> Written | None:
        with self._lock:
            made = self._database.made(input)
        if made is None or Stamp(made.schema, made.engine, made.model, made.prompt) != self._stamp:
            return None
        return Written(made.sha256)

    def write_brief(self, input: str, document: str, line: str) -> None:
        del document  # the line has it
        summary = taken(line, input)
        with self._lock, self._database.changing():
            self._database.put(summary, input)

    def write_failure(self, failure: Failure) -> None:
        with self._lock, self._database.changing():
            if self._database.made(failure.input) is None or failure.is_the_documents:
                self._database.put_failure(Failed(**failure.as_json()))

    def settle(self) -> None:
        with self._lock:
            self._database.prune()

    def lines(self) -> Iterator[str]:
        return self._database.lines()
