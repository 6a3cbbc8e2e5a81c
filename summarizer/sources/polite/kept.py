"""Feeds as they were last, on disk, so that a server that says "not modified" need not send them again."""

import hashlib
import json
import os
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, BinaryIO, cast

# Beyond it a body is on disk and not in memory.
_IN_MEMORY = 1024 * 1024
_CHUNK = 256 * 1024
_MOST_OF_A_VALIDATOR = 1_000
_SECONDS_OF_A_LEFTOVER = 3600


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask by whether its feed has changed, and the address that gave it, hashed: an address may
    hold a key."""

    of: str
    etag: str = ""
    modified: str = ""

    @classmethod
    def given(cls, address: str, etag: str, modified: str) -> "Validators":
        return cls(_hash(address), _sound(etag), _sound(modified))

    def headers(self, address: str) -> dict[str, str]:
        """The headers that make a request of the address conditional; none for another address."""
        if self.of != _hash(address):
            return {}
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}


class KeptFeeds:
    """A folder with a file for each feed. A file is a digest, a line about the feed, and the body; it is written whole
    or not at all, and a damaged one is as good as none. Several processes may share the folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self, url: str) -> tuple[Validators, BinaryIO] | None:
        """What is kept of the feed: how to ask for news of it, and a copy of its body, open at its beginning."""
        body = new_body()
        try:
            with self._path(url).open("rb") as file:
                digest = file.readline(100).strip()
                about = file.readline(8 * _MOST_OF_A_VALIDATOR)
                found = hashlib.sha256(about)
                while chunk := file.read(_CHUNK):
                    found.update(chunk)
                    body.write(chunk)
            if found.hexdigest().encode() == digest:
                body.seek(0)
                return Validators(**json.loads(about)), body
        except (OSError, ValueError, TypeError):  # missing, damaged, or of another version
            pass
        body.close()
        return None

    def keep(self, url: str, validators: Validators, body: BinaryIO) -> None:
        """Keeps the body, and leaves it at its beginning. Where that cannot be done nothing is kept, and nothing said:
        the feed itself is there, and will be read whole the next time."""
        if not validators.etag and not validators.modified:
            return
        part = None
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._sweep(url)
            with tempfile.NamedTemporaryFile(dir=self._folder, prefix=self._path(url).name, delete=False) as file:
                part = Path(file.name)
                _write(file, validators, body)
            part.replace(self._path(url))
        except OSError:
            if part is not None:
                with suppress(OSError):
                    part.unlink()
        finally:
            body.seek(0)

    def _path(self, url: str) -> Path:
        return self._folder / f"{_hash(url)}.feed"

    def _sweep(self, url: str) -> None:
        """Removes what a process that was killed here left half written."""
        for left in self._folder.glob(f"{self._path(url).name}?*"):
            with suppress(OSError):
                if time.time() - left.stat().st_mtime > _SECONDS_OF_A_LEFTOVER:
                    left.unlink()


def new_body() -> BinaryIO:
    """A file of no name for a body: in memory while it is small. It is gone when it is closed."""
    return cast("BinaryIO", tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY))


def _write(file: IO[bytes], validators: Validators, body: BinaryIO) -> None:
    about = json.dumps(asdict(validators)).encode() + b"\n"
    digest = hashlib.sha256(about)
    file.write(b"0" * 64 + b"\n" + about)
    body.seek(0)
    while chunk := body.read(_CHUNK):
        digest.update(chunk)
        file.write(chunk)
    file.seek(0, os.SEEK_SET)
    file.write(digest.hexdigest().encode())


def _hash(address: str) -> str:
    return hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _sound(validator: str) -> str:
    """The validator as it can be sent back, "" where it cannot."""
    fits = len(validator) <= _MOST_OF_A_VALIDATOR and validator.isascii() and validator.isprintable()
    return validator if fits else ""
