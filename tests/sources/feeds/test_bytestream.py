"""Bytes from front to back, packed or not."""

import gzip
import hashlib
import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.sources.feeds.bytestream import ByteStream


def _noise(size: int) -> bytes:
    """Bytes that no packer makes smaller, the same each time."""
    return hashlib.shake_128(b"noise").digest(size)


def _all(data: bytes) -> tuple[bytes, str | None]:
    stream = ByteStream(io.BytesIO(data))
    return b"".join(stream.chunks()), stream.fault


@given(st.binary(max_size=300), st.integers(0, 400))
def test_what_was_looked_at_comes_again(data: bytes, ahead: int) -> None:
    stream = ByteStream(io.BytesIO(data))
    seen = stream.peek(ahead)
    assert stream.peek(ahead) == seen
    rest = b"".join(stream.chunks())
    if not stream.is_packed:
        assert (seen, rest) == (data[:ahead], data)


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=4), st.sampled_from([b"", b"\0\0\0", b"padding"]))
def test_gzip_of_several_members_and_padding(members: list[bytes], padding: bytes) -> None:
    packed = b"".join(gzip.compress(member) for member in members) + padding
    assert _all(packed) == (b"".join(members), None)


def test_gzip_that_unpacks_to_much_comes_in_pieces() -> None:
    data = _noise(3_000_000) + b"a" * 3_000_000
    stream = ByteStream(io.BytesIO(gzip.compress(data)))
    chunks = list(stream.chunks())
    assert b"".join(chunks) == data
    assert max(map(len, chunks)) <= 256 * 1024


@pytest.mark.parametrize("end", [4, 12, 5_000, -4])
def test_gzip_that_breaks_off_gives_what_it_has(end: int) -> None:
    data = _noise(10_000)
    got, fault = _all(gzip.compress(data)[:end])
    assert data.startswith(got)
    assert fault == "its gzip ends too early"


def test_damaged_gzip() -> None:
    packed = bytearray(gzip.compress(_noise(10_000)))
    packed[-6] ^= 1  # in the checksum
    assert _all(bytes(packed))[1] == "its gzip is damaged"


def test_a_bomb_is_given_up() -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(1024 * 1024)) for _ in range(200)) + packer.flush()
    stream = ByteStream(io.BytesIO(bomb))
    size = sum(map(len, stream.chunks()))
    assert size < 70 * 1024 * 1024
    assert stream.fault == "it unpacks to more than 200 times its size"


def test_a_greatest_size() -> None:
    assert ByteStream(io.BytesIO(b"abc")).at_most(3) == b"abc"
    assert ByteStream(io.BytesIO(b"abcd")).at_most(3) is None
