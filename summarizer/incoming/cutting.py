"""Summaries as they are handed in: one JSON object after the other, of a file of lines, of an array, or of one alone.

What a piece holds is not looked into here, so that a worker process may do it.
"""

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import InputError
from summarizer.sources.files import open_file

STANDARD_INPUT = "-"
# The longest summary: a text of twenty-five million characters, escaped, with its claims. What is longer is none.
LONGEST = 1 << 29
TORN = "it is no JSON, or torn"
_CHUNK = 1 << 18
_DATABASE = b"SQLite format 3\0"
# More than the longest literal or escape that the end of what was read can cut in two.
_TORN = 16


@dataclass(frozen=True, slots=True)
class Piece:
    """One summary's JSON and where it stood: "briefs.jsonl:17", "briefs.json, summary 3". `problem` says why it was not
    read where it was not."""

    place: str
    json: bytes
    problem: str = ""


def pieces(source: str, stdin: BinaryIO | None) -> Iterator[Piece]:
    """What stands in a file, or in `stdin` for "-". Raises InputError."""
    if source != STANDARD_INPUT:
        with open_file(source, source, "*.jsonl") as stream:
            yield from _guarded(stream, source, Path(source))
    elif stdin is None:
        raise InputError("standard input", "it is closed", "pipe summaries in, or name a file of them")
    else:
        yield from _guarded(stdin, "standard input", None)


def _guarded(stream: BinaryIO, name: str, path: Path | None) -> Iterator[Piece]:
    try:
        yield from _of_stream(stream, name, path)
    except OSError as error:
        raise InputError(name, f"it cannot be read ({error.strerror or error})", "check the file") from error


def _of_stream(stream: BinaryIO, name: str, path: Path | None) -> Iterator[Piece]:
    """JSON Lines as a rule. What opens an array, or an object that does not end on its line, is read value by value,
    and so is a .json file: so `--format json` writes them."""
    number, head = 1, stream.readline(_CHUNK)
    if head.startswith(_DATABASE):
        yield from _of_database(name, path)
        return
    head = head.removeprefix(codecs.BOM_UTF8)
    while head.isspace():
        number, head = number + head.endswith(b"\n"), stream.readline(_CHUNK)
    begins_array = head.lstrip().startswith(b"[")
    if begins_array or head.strip() == b"{" or (path is not None and path.suffix.lower() == ".json"):
        yield from _values(head, stream, name, in_array=begins_array)
    else:
        yield from _numbered(_lines(head, stream), name, number)


def _of_database(name: str, path: Path | None) -> Iterator[Piece]:
    from summarizer.incoming.database import lines_of  # noqa: PLC0415  # where one is given alone

    if path is None:
        raise InputError(name, "it is a database", "name its file")
    for number, line in enumerate(lines_of(path), 1):
        yield Piece(f"{name}, summary {number}", line.encode())


def _lines(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    """The line that begins with `head`, and those behind it; of one that is too long its beginning, which is as long as
    the longest."""
    line = head if head.endswith(b"\n") else head + stream.readline(LONGEST - len(head))
    while line:
        yield line
        while len(line) == LONGEST and not line.endswith(b"\n"):
            line = stream.readline(LONGEST)  # the rest of it, unseen
        line = stream.readline(LONGEST)


def _numbered(lines: Iterator[bytes], name: str, first: int) -> Iterator[Piece]:
    for number, line in enumerate(lines, first):
        if len(line) == LONGEST:
            yield Piece(f"{name}:{number}", b"", "it is too long for a summary")
        elif stripped := line.strip():
            yield Piece(f"{name}:{number}", stripped)


def _values(head: bytes, stream: BinaryIO, name: str, *, in_array: bool) -> Iterator[Piece]:
    """The objects of an array, or objects one after the other. Behind what is no JSON there is no telling where the
    next begins: that ends it, and the last piece says so."""
    decoder, decode = json.JSONDecoder(), codecs.getincrementaldecoder("utf-8")("replace").decode
    buffer, at, wanted, number, ended, depth = decode(head), 0, _CHUNK, 1, False, 0
    while True:
        place = f"{name}, summary {number}" if in_array or number > 1 else name
        while at < len(buffer) and buffer[at] in " \t\r\n,[]":
            depth += (buffer[at] == "[") - (buffer[at] == "]")
            at += 1
        try:
            _, end = decoder.raw_decode(buffer, at)
        except (ValueError, RecursionError) as error:
            is_cut = _is_cut(error, len(buffer)) and len(buffer) - at < LONGEST
            if ended or not is_cut:
                break
            # It may go on behind what was read: twice as much is read each time, so that its cost stays linear.
            more = stream.read(wanted)
            ended, wanted = not more, wanted * 2
            buffer, at = buffer[at:] + decode(more, final=ended), 0
            continue
        yield Piece(place, buffer[at:end].encode("utf-8", "replace"))
        at, number, wanted = end, number + 1, _CHUNK
    if not is_cut:
        yield Piece(place, b"", "it is no JSON, and nothing behind it is read")
    elif at < len(buffer) or depth > 0:
        yield Piece(place, b"", TORN)


def _is_cut(error: Exception, length: int) -> bool:
    """Whether what could not be read may be whole with what follows: it fails at the very end, or in a text without
    one."""
    if not isinstance(error, json.JSONDecodeError):
        return False
    return error.pos >= length - _TORN or error.msg.startswith("Unterminated")
