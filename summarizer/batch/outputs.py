"""The two files of a batch, and what stands in them: each input in one of the two, once, whatever ended the run before.

Lines are appended and flushed as documents are done; where a line stands is kept in an index on disk, so that memory
does not grow with the feed. A later line of an input replaces the earlier one: the earlier is taken out when the run
ends, by writing the file anew beside the old one. A run that is killed before that leaves both, and the next run tells
them apart by the same rule.
"""

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Self

from pydantic_core import from_json

from summarizer.batch.disk import DiskMap
from summarizer.batch.outcome import Failure
from summarizer.errors import OutputError, UsageError
from summarizer.export.holding import held
from summarizer.rendering.lines import json_line

REMEDY = "name another file by -o"
_BRIEFS, _FAILURES = 0, 1


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a line must have been made with to stand for this run's: schema, engine, model, and the hash of the prompt.

    The program's version is no part of it: what is written is not written again for a newer program's sake.
    """

    schema: str
    engine: str
    model: str | None = None
    prompt: str | None = None

    @classmethod
    def of(cls, summary: dict[str, Any]) -> Self:
        """The stamp of a summary in JSON."""
        run = summary["run"]
        return cls(summary["schema"], run["engine"], run["model"], run["prompt"])


@dataclass(frozen=True, slots=True)
class Written:
    """A brief that stands in the file: its document's id."""

    document: str


class Outputs:
    """Use as a context manager. `notices` holds a line for each thing about the files that a person should know.

    Raises UsageError where the path cannot be used or another run is writing there, OutputError where the disk fails.
    """

    def __init__(self, path: Path, stamp: Stamp) -> None:
        self.notices: list[str] = []
        self._stamp = stamp
        self._paths = (path, failures_path(path))
        self._index = DiskMap("file", "start", "document")
        self._dirty = [False, False]
        self._files: list[BinaryIO] = []

    def __enter__(self) -> Self:
        try:
            for path in self._paths:
                self._files.append(held(path, REMEDY))
            self._take_stock()
        except BaseException:
            self._let_go()
            raise
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            self.settle()
        except OutputError:
            if kind is None:  # else what ended the run is the news, and the next run takes the lines out
                raise
        else:
            if not self._files[_FAILURES].seek(0, os.SEEK_END):
                self.failures.unlink(missing_ok=True)  # no failure, no file
        finally:
            self._let_go()

    @property
    def failures(self) -> Path:
        """Where failures are written."""
        return self._paths[_FAILURES]

    @property
    def failures_at(self) -> str:
        """Where failures are to be seen, for a person."""
        return self.failures.name

    def written(self, input: str) -> Written | None:
        """The brief of an input that stands in the file and was made as this run makes them. Any thread may ask."""
        found = self._line(input)
        return None if found is None or found.file != _BRIEFS or found.document is None else Written(found.document)

    def write_brief(self, input: str, document: str, line: str) -> None:
        """Appends a summary, in JSON on one line. Raises OutputError; what was written before stays readable."""
        self._append(_BRIEFS, input, document, line)

    def write_failure(self, failure: Failure) -> None:
        """Appends a failure, unless a summary of the input stands and what failed was not the document: then that
        summary stays until there is a new one, and the next run tries again. Raises OutputError."""
        stands = self._line(failure.input)
        if stands is not None and stands.file == _BRIEFS and not failure.is_the_documents:
            return
        self._append(_FAILURES, failure.input, failure.document, json.dumps(failure.as_json(), ensure_ascii=False))

    def settle(self) -> None:
        """Takes out the lines that a later one has replaced. Raises OutputError; the files are whole either way."""
        for file, path in enumerate(self._paths):
            if not self._dirty[file]:
                continue
            try:
                self._rewrite(file, path)
            except OSError as error:
                problem = f"replaced lines cannot be taken out ({error.strerror or error})"
                raise OutputError(str(path), problem, "make room and run the same command again") from error
            self._dirty[file] = False

    def lines(self) -> Iterator[str]:
        """The summaries, in JSON on a line each, without those that a later one has replaced."""
        with self._paths[_BRIEFS].open("rb") as reader:
            for start, line in _numbered(reader):
                if _input_of(line, _BRIEFS) is not None and self._stands(_BRIEFS, start, line):
                    yield line.decode().rstrip("\n")

    def _append(self, file: int, input: str, document: str | None, line: str) -> None:
        stream, path = self._files[file], self._paths[file]
        start = stream.seek(0, os.SEEK_END)
        try:
            _write_all(stream, json_line(line).encode() + b"\n")
        except OSError as error:
            with contextlib.suppress(OSError):
                stream.truncate(start)  # a full disk takes half a line; shortening a file needs no room
            remedy = "make room and run the same command again; what is done is kept"
            raise OutputError(str(path), f"it cannot be written ({error.strerror or error})", remedy) from error
        self._remember(input, _Line(file, start, document))

    def _remember(self, input: str, line: "_Line") -> None:
        if (former := self._line(input)) is not None:
            self._dirty[former.file] = True
        self._index.put(input, line.file, line.start, line.document)

    def _line(self, input: str) -> "_Line | None":
        row = self._index.get(input)
        return None if row is None else _Line(*row)

    def _take_stock(self) -> None:
        """Reads what a run before has left: failures first, so that a brief of the same input beats them."""
        for file in (_BRIEFS, _FAILURES):
            _refuse_foreign(self._files[file], self._paths[file], _BEGINNINGS[file])
        for file in (_FAILURES, _BRIEFS):
            self._cut_torn_line(file)
            for start, line in _lines(self._files[file]):
                known = _known(line, file, self._stamp)
                if known is not None:
                    self._remember(known[0], _Line(file, start, known[1]))

    def _cut_torn_line(self, file: int) -> None:
        """A run that was killed may leave a last line without its end; what is whole JSON gets one."""
        stream = self._files[file]
        end = stream.seek(0, os.SEEK_END)
        start = _start_of_last_line(stream, end)
        if start == end:
            return
        stream.seek(start)
        torn = stream.read(end - start)
        try:
            from_json(torn)
        except ValueError:
            stream.truncate(start)
            self.notices.append(f"{self._paths[file]}: a torn last line was cut")
        else:
            stream.seek(end)
            stream.write(b"\n")

    def _rewrite(self, file: int, path: Path) -> None:
        """Writes the file anew beside itself, and puts it in its own place."""
        target = path.resolve()
        handle, name = tempfile.mkstemp(prefix=".summarize-", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as fresh:
                for start, line in _lines(self._files[file]):
                    if self._stands(file, start, line):
                        self._move(line, file, fresh.tell())
                        fresh.write(line)
                fresh.flush()
                os.fsync(fresh.fileno())
            Path(name).chmod(target.stat().st_mode)
            stream = held(Path(name), REMEDY)  # locked before anybody else can see it
            try:
                Path(name).replace(target)
            except BaseException:
                stream.close()
                raise
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        self._files[file].close()
        self._files[file] = stream

    def _stands(self, file: int, start: int, line: bytes) -> bool:
        """Whether a line is its input's last one. What is no line of ours stays: nobody asked to lose it."""
        place = _input_of(line, file)
        last = None if place is None else self._line(place)
        return last is None or (last.file, last.start) == (file, start)

    def _move(self, line: bytes, file: int, start: int) -> None:
        """Follows a line to its new place."""
        place = _input_of(line, file)
        if place is not None and (last := self._line(place)) is not None:
            self._index.put(place, file, start, last.document)

    def _let_go(self) -> None:
        for stream in self._files:
            stream.close()
        self._index.close()


def _refuse_foreign(stream: BinaryIO, path: Path, beginning: bytes) -> None:
    """Raises UsageError where a file holds something else than a batch's lines: nobody's notes are to be cut."""
    stream.seek(0)
    head = stream.read(len(beginning))
    if not beginning.startswith(head):
        raise UsageError(str(path), "it holds something else than a batch's results", REMEDY)


_BEGINNINGS = (b'{"schema":', b'{"input":')


def failures_path(path: Path) -> Path:
    """`briefs.failures.jsonl` beside `briefs.jsonl`."""
    return path.with_name(f"{path.stem}.failures{path.suffix}")


def _write_all(stream: BinaryIO, data: bytes) -> None:
    """An unbuffered write may take a part and say so; a full disk raises at the next part."""
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) :]


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Where each line starts, in bytes, and the line with its end."""
    with open(os.dup(stream.fileno()), "rb") as reader:  # noqa: PTH123  # buffered, beside the unbuffered one
        reader.seek(0)
        yield from _numbered(reader)


def _numbered(reader: BinaryIO) -> Iterator[tuple[int, bytes]]:
    start = 0
    for line in reader:
        yield start, line
        start += len(line)


def _start_of_last_line(stream: BinaryIO, end: int) -> int:
    """Behind the last line break; found from the file's end, which may be gigabytes away from its start."""
    position = end
    while position > 0:
        size = min(65_536, position)
        stream.seek(position - size)
        found = stream.read(size).rfind(b"\n")
        if found >= 0:
            return position - size + found + 1
        position -= size
    return 0


def _known(line: bytes, file: int, stamp: Stamp) -> tuple[str, str | None] | None:
    """The input of a line and its document's id; None for the id where the line does not stand for this run's."""
    try:
        data = from_json(line, cache_strings="keys")
        if file == _FAILURES:
            return str(data["input"]), None
        document = data["document"]
        if document["input"] is None:
            return None
        return str(document["input"]), document["id"] if Stamp.of(data) == stamp else None
    except (ValueError, KeyError, TypeError):
        return None


def _input_of(line: bytes, file: int) -> str | None:
    try:
        data = from_json(line, cache_strings="keys")
        found = data["input"] if file == _FAILURES else data["document"]["input"]
    except (ValueError, KeyError, TypeError):
        return None
    return None if found is None else str(found)


@dataclass(frozen=True, slots=True)
class _Line:
    """Where an input's last line stands. `document` is None for a failure, and for a brief that this run makes anew."""

    file: int
    start: int
    document: str | None
