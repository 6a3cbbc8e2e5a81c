"""Bytes of a file or of standard input, or one line that says why there are none."""

import errno
import os
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import InputError

# Ten times a long book, and a few seconds of work; beyond it the input is a mistake (a dump, a device).
MOST_BYTES = 64 * 1024 * 1024
_NAMES_LOOKED_AT = 2_000


def read_file(path: str, subject: str) -> bytes:
    """The bytes of the file at `path`. Raises InputError that calls it `subject`."""
    try:
        with open_file(path, subject) as stream:
            return _all_of(stream, subject)
    except OSError as error:
        raise _refusal(error, path, subject) from error


def open_file(path: str, subject: str, pattern: str = "*.txt") -> BinaryIO:
    """The file at `path`, open for reading. Raises InputError that calls it `subject`; of a folder it says that one may
    name `pattern` in it."""
    try:
        if Path(path).is_dir():
            such_as = f"{subject.rstrip('/')}/{pattern}"
            raise InputError(subject, "it is a folder", f"name the files in it, such as {such_as}")
        return Path(path).open("rb")
    except (OSError, ValueError) as error:
        raise _refusal(error, path, subject) from error


def read_stream(stream: BinaryIO | None) -> bytes:
    """The bytes of standard input to its end. Raises InputError."""
    subject = "standard input"
    if stream is None:
        raise InputError(subject, "it is closed", "pipe a text in, or name a file")
    try:
        return _all_of(stream, subject)
    except (OSError, ValueError) as error:
        raise InputError(subject, f"it cannot be read ({_reason(error)})", "pipe a text in, or name a file") from error


def _all_of(stream: BinaryIO, subject: str) -> bytes:
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // (1024 * 1024)
        raise InputError(subject, f"it is larger than {most} MB", "give the text of one article")
    return data


def _refusal(error: Exception, path: str, subject: str) -> InputError:
    """What to say of a file that cannot be opened or read."""
    match error:
        case FileNotFoundError():
            return InputError(subject, "there is no such file", _near(path))
        case PermissionError():
            return InputError(subject, "it may not be read", "change its permissions, or copy it")
        case ValueError():  # a NUL in the path
            return InputError(subject, "this is no path of a file", "check the name")
        case OSError(errno=errno.ENAMETOOLONG):
            remedy = "to summarise a text itself, pipe it in: echo TEXT | summarize"
            return InputError(f"{subject[:60]}…", "the name is too long for a file", remedy)
    return InputError(subject, f"it cannot be read ({_reason(error)})", "check the path and the disk")


def _near(path: str) -> str:
    """What to do about a missing file: the name beside it that it may have meant, where there is one."""
    from difflib import get_close_matches  # noqa: PLC0415  # needed on this way out alone

    wanted = Path(path)
    try:
        with os.scandir(wanted.parent) as entries:
            names = [entry.name for entry, _ in zip(entries, range(_NAMES_LOOKED_AT), strict=False)]
    except (OSError, ValueError):
        return "check the path"
    near = get_close_matches(wanted.name, names, n=1, cutoff=0.75)
    return f"did you mean {wanted.parent / near[0]}?" if near else "check the path"


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
