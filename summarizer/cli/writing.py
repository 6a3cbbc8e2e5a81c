"""A file is written whole or not at all. Loaded for `-o` alone."""

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from summarizer.cli.streams import reason
from summarizer.errors import OutputError, UsageError


def check_writable(path: str) -> None:
    """Raises UsageError, before any work is done, where a file at `path` could not be written."""
    target = Path(path)
    folder = target.resolve().parent
    if target.is_dir():
        raise UsageError(path, "it is a folder", "name a file in it")
    if not folder.is_dir():
        raise UsageError(path, "there is no such folder to write it to", f"make it first: mkdir -p {folder}")
    if not os.access(folder, os.W_OK | os.X_OK) and not _is_device(target):
        raise UsageError(path, "its folder may not be written to", "choose another place")


def write_whole(path: str, text: str) -> None:
    """Writes the file, whole or not at all: beside it first, and then in its place. Raises OutputError.

    A device or a pipe is written as it is; of a link, what it points to.
    """
    target = Path(path).resolve()
    data = text.encode()
    try:
        if _is_device(target):
            target.write_bytes(data)
            return
        _replace(target, data)
    except OSError as error:
        raise OutputError(path, f"it cannot be written ({reason(error)})", "check the disk and the folder") from error


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".summarize-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """The permissions that the file has, or that a new file would get."""
    with contextlib.suppress(OSError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _is_device(target: Path) -> bool:
    try:
        return not stat.S_ISREG(target.stat().st_mode)
    except OSError:
        return False
