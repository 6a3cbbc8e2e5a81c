"""Bytes from front to back, once: with a look ahead, and unpacked where they are gzip."""

import zlib
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

_CHUNK = 256 * 1024
_GZIP = b"\x1f\x8b\x08"
# News compresses to a quarter, lists of addresses to a thirtieth. What unpacks to more than this is a bomb.
_MOST_TIMES = 200
_NO_BOMB_BELOW = 64 * 1024 * 1024


class ByteStream:
    """Reads `raw` to its end. Reading never raises: where it goes wrong the stream ends, and `fault` says why."""

    def __init__(self, raw: BinaryIO) -> None:
        self.fault: str | None = None
        self.is_packed = False
        self._ahead = b""
        self._rest = self._read(raw)

    def peek(self, size: int) -> bytes:
        """Up to `size` bytes of what comes next; fewer only where the stream ends before."""
        while len(self._ahead) < size and (more := next(self._rest, b"")):
            self._ahead += more
        return self._ahead[:size]

    def chunks(self) -> Iterator[bytes]:
        """All that comes next, in pieces of bounded size."""
        ahead, self._ahead = self._ahead, b""
        if ahead:
            yield ahead
        yield from self._rest

    def at_most(self, size: int) -> bytes | None:
        """All that comes next, None where it is more than `size` bytes."""
        data = bytearray()
        for chunk in self.chunks():
            data += chunk
            if len(data) > size:
                return None
        return bytes(data)

    def _read(self, raw: BinaryIO) -> Iterator[bytes]:
        chunks = _chunks(raw)
        first = b""
        try:
            while len(first) < len(_GZIP) and (more := next(chunks, b"")):
                first += more
            self.is_packed = first.startswith(_GZIP)
            whole = chain((first,), chunks) if first else chunks
            yield from _unpacked(whole) if self.is_packed else whole
        except zlib.error:
            self.fault = "its gzip is damaged"
        except _BadGzipError as error:
            self.fault = str(error)
        except (OSError, ValueError) as error:
            self.fault = f"it cannot be read ({getattr(error, 'strerror', None) or error})"


class _BadGzipError(Exception):
    """Gzip that must not be unpacked further."""


def _chunks(raw: BinaryIO) -> Iterator[bytes]:
    """`read1` gives what a pipe holds already, and does not wait for a whole chunk."""
    read = getattr(raw, "read1", raw.read)
    while data := read(_CHUNK):
        yield data


def _unpacked(packed: Iterator[bytes]) -> Iterator[bytes]:
    """What gzip holds, members in a row too, a piece of bounded size at a time."""
    taken = given = 0
    member = None
    for chunk in packed:
        taken += len(chunk)
        held, more = chunk, True
        while held or more:
            if member is None:
                held = held.lstrip(b"\0")
                if not held:
                    break
                if not _GZIP.startswith(held[: len(_GZIP)]):
                    return  # gzip itself, too, takes what follows a member for padding
                member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
            data = member.decompress(held, _CHUNK)
            given += len(data)
            if given > _NO_BOMB_BELOW and given > _MOST_TIMES * taken:
                raise _BadGzipError(f"it unpacks to more than {_MOST_TIMES} times its size")
            if data:
                yield data
            held, more = member.unconsumed_tail, len(data) == _CHUNK
            if member.eof:
                held, more, member = member.unused_data, False, None
    if member is not None:
        raise _BadGzipError("its gzip ends too early")
