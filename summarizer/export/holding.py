"""A file that one run at a time writes to."""

import os
from pathlib import Path
from typing import Any, BinaryIO

from summarizer.errors import UsageError

ANOTHER = "name another file"


def held(path: Path, remedy: str = ANOTHER) -> BinaryIO:
    """The file, to read and to append to, with nobody else of ours writing to it until it is closed; made where it is
    missing. Unbuffered: what is written is kept. Raises UsageError, which ends with the `remedy`."""
    while True:
        try:
            stream = path.open("a+b", buffering=0)
        except OSError as error:
            problem = f"it cannot be written ({error.strerror or error})"
            raise UsageError(str(path), problem, remedy) from error
        if not _locked(stream):
            stream.close()
            raise UsageError(str(path), "another run is writing to it", f"wait for that run, or {remedy}")
        if _is_at(stream, path):
            return stream
        stream.close()  # the run before has just put a new file in its place


def _is_at(stream: BinaryIO, path: Path) -> bool:
    """Whether the file that was opened is still the one of that name."""
    try:
        return os.path.samestat(os.fstat(stream.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _locked(stream: Any) -> bool:
    """Takes the file for this run alone, until it is closed; True where the platform has no such locks."""
    try:
        import fcntl  # noqa: PLC0415  # not on every platform
    except ImportError:
        return True
    try:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
