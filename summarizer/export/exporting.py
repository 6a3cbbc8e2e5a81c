"""From files of summaries to a database, or to a table of their numbers."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import InputError, UsageError
from summarizer.export.database import Database, Put, explained
from summarizer.export.numbers import NumberRow, Spool
from summarizer.incoming import STANDARD_INPUT, Failed, LeftOut, Taken, parsed, pieces
from summarizer.writing import Discarded, beside

# What an output is, by its ending.
ENDINGS: dict[str, tuple[str, ...]] = {
    "database": (".db", ".sqlite", ".sqlite3"),
    "csv": (".csv",),
    "parquet": (".parquet",),
}
# Of one transaction, at most: enough for it to cost little, few enough to be held in memory.
_SUMMARIES, _CHARACTERS = 50, 2_000_000


@dataclass(slots=True)
class Export:
    """What an export came to. `bad` are lines and files that hold no summary."""

    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    failures: int = 0
    bad: int = 0
    rows: int | None = None

    def count(self, put: Put) -> None:
        """One more summary was taken."""
        setattr(self, put, getattr(self, put) + 1)

    @property
    def documents(self) -> int:
        """Summaries that were taken."""
        return self.new + self.replaced + self.unchanged


def export_summaries(
    places: Sequence[str], out: Path, tell: Callable[[str], None], stdin: BinaryIO | None = None
) -> Export:
    """Writes the summaries of the files `places` ("-" is standard input) to `out`, by its ending. `tell` takes a line
    for each thing that is no summary. Nothing is written where none is one, and something is not.

    A later summary of an input replaces the earlier. Raises UsageError, OutputError.
    """
    kind = kind_of(out)
    if any(place != STANDARD_INPUT and Path(place).resolve() == out.resolve() for place in places):
        raise UsageError(str(out), "it is one of the files that are read", "name another file")
    source = _Source(places, stdin, LeftOut(tell))
    if kind == "database":
        _to_database(source, out)
    else:
        _to_table(source, out, kind)
    return source.export


def kind_of(out: Path) -> str:
    """What an output is by its name: a key of ENDINGS. Raises UsageError."""
    ending = out.suffix.lower()
    for kind, endings in ENDINGS.items():
        if ending in endings:
            return kind
    problem = f"the ending {ending} stands for no format" if ending else "its name has no ending to tell the format"
    raise UsageError(str(out), problem, f"use one of {', '.join(known for some in ENDINGS.values() for known in some)}")


@dataclass(slots=True)
class _Source:
    """What stands in the files, with what is none told and counted."""

    places: Sequence[str]
    stdin: BinaryIO | None
    left_out: LeftOut
    export: Export = field(default_factory=Export)

    def __iter__(self) -> Iterator[Taken | Failed]:
        for place in self.places:
            yield from self._entries(place)
        self.left_out.end()
        self.export.bad = self.left_out.count

    def _entries(self, place: str) -> Iterator[Taken | Failed]:
        """What raises in `pieces` ends the file, since a generator that raised has no next."""
        found = pieces(place, self.stdin)
        while True:
            try:
                yield parsed(next(found))
            except InputError as error:
                self.left_out.add(error)
            except StopIteration:
                return

    def demand(self, found: int) -> None:
        """Raises Discarded where what would be written is nothing: what stood there may be something."""
        if not found:
            raise Discarded


def _to_database(source: _Source, out: Path) -> None:
    if out.exists() and (out.is_dir() or out.stat().st_size):
        with Database(out) as database:
            _load(source, database)
        return
    with beside(out) as fresh, Database(fresh, scratch_of=out) as database:
        _load(source, database)
        source.demand(source.export.documents + source.export.failures)
        database.finish()


def _load(source: _Source, database: Database) -> None:
    """What comes from a slow pipe is waited for outside of a transaction."""
    entries = iter(source)
    while some := _some(entries):
        with database.changing():
            for entry in some:
                if isinstance(entry, Failed):
                    database.put_failure(entry)
                    source.export.failures += 1
                else:
                    source.export.count(database.put(entry))
    database.prune()


def _some(entries: Iterator[Taken | Failed]) -> list[Taken | Failed]:
    """The next entries, as many as one transaction takes."""
    some: list[Taken | Failed] = []
    characters = 0
    for entry in entries:
        some.append(entry)
        characters += len(entry.text or "") if isinstance(entry, Taken) else 0
        if len(some) == _SUMMARIES or characters > _CHARACTERS:
            break
    return some


def _to_table(source: _Source, out: Path, kind: str) -> None:
    """The numbers alone. A later summary of an input replaces the earlier here too, so they are held on disk until the
    last has come."""
    write = _writer(kind, out)
    with explained(str(out)), contextlib.closing(Spool()) as spool, beside(out) as fresh:
        for entry in source:
            if isinstance(entry, Failed):
                spool.drop(entry.input)
                source.export.failures += 1
            else:
                source.export.count("replaced" if spool.put(entry) else "new")
        source.demand(source.export.documents)
        source.export.rows = write(spool.rows(), fresh)


def _writer(kind: str, out: Path) -> Callable[[Iterable[NumberRow], Path], int]:
    if kind == "csv":
        from summarizer.export.csv_file import write_csv  # noqa: PLC0415  # for this output alone

        return write_csv
    try:
        from summarizer.export.parquet_file import write_parquet  # noqa: PLC0415  # this too
    except ModuleNotFoundError as error:
        raise UsageError(str(out), "needs pyarrow", "install summarizer[parquet]") from error
    return write_parquet
