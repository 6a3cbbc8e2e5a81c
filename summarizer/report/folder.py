"""A report's folder: written beside and put in its place, or brought up to date file by file, never half.

`report.json` marks a folder as a report and lists its files. New files are written apart first; then each takes its
place, the pages before the lists that lead to them, and what is no longer of the report goes last. So whatever ends a
run, every link of the list leads somewhere. Files that the marker does not list are somebody's own and are left alone.
"""

import contextlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from summarizer.errors import OutputError, UsageError
from summarizer.writing import check_folder, mode_of_new

MARKER = "report.json"
PAGES = "documents"
_APART = ".summarize-writing"
# A marker is a file in a folder from anywhere: nothing is deleted on its word but what a report may have.
_OURS = re.compile(rf"index\.html|page-\d{{1,6}}\.html|{PAGES}/[0-9a-f]{{16}}\.html", re.ASCII)


@dataclass(slots=True)
class Folder:
    """A report that is being written. `root` is where its files stand, `apart` where new ones are written first.

    Hand in each file of the report by `put` or `moved`, then `finish`. Raises OSError.
    """

    root: Path
    apart: Path
    before: frozenset[str] = frozenset()
    changed: dict[str, Path] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)

    def put(self, name: str, html: str) -> None:
        """A file of the report."""
        data = html.encode()
        self.moved(name, None if stands(self.root / name, data) else _written(self.apart / name, data))

    def moved(self, name: str, written: Path | None) -> None:
        """A file that was written apart; None where the one that stands there is the same."""
        self.files.add(name)
        if written is None:
            self.changed.pop(name, None)
        else:
            self.changed[name] = written

    def finish(self) -> None:
        """Puts everything in its place. Raises OutputError where a file of somebody else's stands there."""
        for name in self.changed:
            if name not in self.before and (self.root / name).exists():
                remedy = "move it away; nothing was changed"
                raise OutputError(str(self.root / name), "it is in the way, and no file of the report", remedy)
        (self.root / PAGES).mkdir(exist_ok=True)
        self._mark(self.before | self.files)  # whoever is killed here leaves no file that the next run does not know
        for name in sorted(self.changed, key=_order):
            self.changed[name].replace(self.root / name)
        for name in self.before - self.files:
            (self.root / name).unlink(missing_ok=True)
        self._mark(self.files)

    def _mark(self, files: Collection[str]) -> None:
        told = {"generator": "summarizer", "report": 1, "files": sorted(files)}
        data = (json.dumps(told, indent=0) + "\n").encode()
        if not stands(self.root / MARKER, data):
            _written(self.apart / MARKER, data).replace(self.root / MARKER)


def check(path: str) -> None:
    """Raises UsageError where no report can be written to `path`: before any work is done."""
    target = Path(path)
    try:
        resolved = target.resolve()
        if not target.exists():
            check_folder(path, resolved.parent)
        elif not target.is_dir():
            raise UsageError(path, "it is a file", "name a folder for the report")
        else:
            _listed(path, resolved)
    except (OSError, ValueError, RuntimeError) as error:  # a NUL in the name, a loop of links
        problem = f"it cannot be used ({(isinstance(error, OSError) and error.strerror) or error})"
        raise UsageError(path, problem, "name another folder") from error


@contextlib.contextmanager
def opened(path: str) -> Iterator[Folder]:
    """The report at `path`, new or not; what was written apart is gone when the block ends. Raises UsageError, and
    OutputError for what the disk says within the block."""
    target = Path(path).resolve()
    try:
        with _updating(path, target) if target.exists() else _new(target) as folder:
            yield folder
    except OSError as error:
        problem = f"it cannot be written ({error.strerror or error})"
        raise OutputError(path, problem, "make room or choose another place, and run the same command again") from error


def stands(path: Path, data: bytes) -> bool:
    """Whether the file has these bytes."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


@contextlib.contextmanager
def _new(target: Path) -> Iterator[Folder]:
    root = Path(tempfile.mkdtemp(prefix=".summarize-", dir=target.parent))
    try:
        folder = Folder(root, root / _APART)
        _make_apart(folder.apart)
        yield folder
        shutil.rmtree(folder.apart)
        root.chmod(mode_of_new(0o777))
        root.replace(target)
    except BaseException:
        shutil.rmtree(root, ignore_errors=True)
        raise


@contextlib.contextmanager
def _updating(path: str, target: Path) -> Iterator[Folder]:
    with _alone(path, target):
        folder = Folder(target, target / _APART, _listed(path, target))
        shutil.rmtree(folder.apart, ignore_errors=True)  # of a run that was killed
        try:
            _make_apart(folder.apart)
            yield folder
        finally:
            shutil.rmtree(folder.apart, ignore_errors=True)


def _make_apart(apart: Path) -> None:
    (apart / PAGES).mkdir(parents=True)


@contextlib.contextmanager
def _alone(path: str, target: Path) -> Iterator[None]:
    """The folder for this run alone, where the platform has such locks."""
    try:
        import fcntl  # noqa: PLC0415  # not on every platform
    except ImportError:
        yield
        return
    handle = os.open(target, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UsageError(path, "another run is writing to it", "wait for that run") from error
        yield
    finally:
        os.close(handle)


def _listed(path: str, root: Path) -> frozenset[str]:
    """The files that a report's marker lists; none of an empty folder. Raises UsageError where it is no report."""
    if all(entry.name == _APART for entry in root.iterdir()):
        return frozenset()
    try:
        marker = json.loads((root / MARKER).read_bytes())
        is_ours = marker["generator"] == "summarizer" and marker["report"] == 1
        files = frozenset(name for name in marker["files"] if isinstance(name, str) and _OURS.fullmatch(name))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        is_ours, files = False, frozenset()
    if not is_ours:
        raise UsageError(
            path, f"it holds files and no {MARKER}, so it is no report", "name a new folder, or that of a report"
        )
    return files


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _order(name: str) -> tuple[int, str]:
    """Pages, then the further lists, then the first of them."""
    return (2 if name == "index.html" else 0 if name.startswith(PAGES) else 1), name
