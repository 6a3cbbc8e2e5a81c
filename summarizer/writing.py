"""A file that is there whole or not at all: written beside its place, and then put there."""

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import OutputError, UsageError


class Discarded(Exception):  # noqa: N818  # no error: there turned out to be nothing to write
    """Raised in the block to leave things as they were."""


def check_writable(path: str) -> None:
    """Raises UsageError, before any work is done, where a file at `path` could not be written."""
    target = Path(path)
    if target.is_dir():
        raise UsageError(path, "it is a folder", "name a file in it")
    if not _is_device(target):
        check_folder(path, target.resolve().parent)


def check_folder(path: str, folder: Path) -> None:
    """Raises UsageError that names `path` where nothing new could be put into the folder."""
    if not folder.is_dir():
        raise UsageError(path, "there is no such folder to write it to", f"make it first: mkdir -p {folder}")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UsageError(path, "its folder may not be written to", "choose another place")


def write_whole(path: str, text: str) -> None:
    """Writes the file, whole or not at all. Raises OutputError."""
    with writing_whole(path) as stream:
        stream.write(text.encode())


@contextlib.contextmanager
def writing_whole(path: str) -> Iterator[BinaryIO]:
    """The same for what is written bit by bit: the file is in its place when the block ends well."""
    with beside(Path(path)) as fresh, fresh.open("wb") as stream:
        yield stream


@contextlib.contextmanager
def beside(path: Path) -> Iterator[Path]:
    """The same for what opens its file itself: the place of a new, empty file, which takes that of `path` when the
    block ends, and goes where it does not end well.

    A device or a pipe is written as it is; of a link, what it points to. Raises OutputError.
    """
    target = path.resolve()
    try:
        if _is_device(target):
            yield target
        else:
            with _replacing(target) as fresh:
                yield fresh
    except Discarded:
        return
    except OSError as error:
        problem = f"it cannot be written ({error.strerror or error})"
        raise OutputError(str(path), problem, "check the disk and the folder") from error


def mode_of_new(mode: int) -> int:
    """The permissions that a new file gets which is made with `mode`."""
    mask = os.umask(0)
    os.umask(mask)
    return mode & ~mask


@contextlib.contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(prefix=".summarize-", dir=target.parent)
    os.close(handle)
    fresh = Path(name)
    try:
        yield fresh
        _to_disk(fresh)
        fresh.chmod(_mode(target))
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


def _mode(target: Path) -> int:
    """The permissions that the file has, or that a new file would get."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        return mode_of_new(0o666)


def _is_device(target: Path) -> bool:
    try:
        return not stat.S_ISREG(target.stat().st_mode)
    except OSError:
        return False
