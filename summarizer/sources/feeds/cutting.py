"""A feed's bytes, cut into its head and its entries, so that each can be parsed by itself.

A parser of XML stops at the first fault, and would have the whole feed in memory by then. So the entries are found by
their tags alone. CDATA sections and comments are respected, and so is the possibility that one of them, or an entry, is
never closed: what begins the next entry ends this one. Every byte is looked at a bounded number of times.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_BYTES_OF_AN_ENTRY = 5 * 1024 * 1024
_MOST_BYTES_OF_A_HEAD = 256 * 1024
# Longer than anything that the patterns match or look ahead to.
_OVERLAP = 1_024
_ASIDES = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
_EITHER_BRACKET = re.compile(rb"[<>]")


@dataclass(frozen=True, slots=True)
class Cut:
    """One entry's bytes. `whole` is false where it has no end tag of its own: then `data` ends before what was left
    open. With `too_long` it has more bytes than an entry may have, and `data` is empty."""

    data: bytes
    whole: bool = True
    too_long: bool = False


class Cutter:
    """Cuts `chunks`, in an encoding that has ASCII's characters in ASCII's places. `entry` and `root` are patterns of
    the names of an entry's tag and of the feed's.

    `head` is what stands before the first entry, or its first part. `ended` says, after the entries were read, whether
    the feed's own end was there.
    """

    def __init__(self, chunks: Iterator[bytes], entry: bytes, root: bytes) -> None:
        begin = rb"<" + entry + rb"(?=[\s/>])"
        end = rb"</" + entry + rb"\s{0,64}>"
        aside = rb"(?P<aside>" + rb"|".join(re.escape(opener) for opener in _ASIDES) + rb")"
        # What stands in no text of an entry but by a fault: its end, and behind it the next one or the feed's end.
        close = rb"</(?:" + root + rb"|channel)\s{0,64}>"
        boundary = rb"(?P<boundary>" + end + rb"\s{0,256}(?:" + begin + rb"|" + close + rb"))"
        self._outside = re.compile(rb"(?P<begin>" + begin + rb")|" + aside + rb"|(?P<close></" + root + rb"\s{0,64}>)")
        self._inside = re.compile(rb"(?P<end>" + end + rb")|" + aside + rb"|(?P<next>" + begin + rb"|" + close + rb")")
        self._closers = {opener: re.compile(re.escape(closer)) for opener, closer in _ASIDES.items()}
        self._closers_inside = {
            opener: re.compile(re.escape(closer) + rb"|" + boundary) for opener, closer in _ASIDES.items()
        }
        self.ended = False
        self._window = _Window(chunks)
        self._window.head = bytearray()
        self._found = self._find_entry()
        self.head = bytes(self._window.head[:_MOST_BYTES_OF_A_HEAD])
        self._window.head = None

    def entries(self) -> Iterator[Cut]:
        """The entries in their order."""
        while self._found:
            yield self._entry()
            self._found = self._find_entry()

    def _find_entry(self) -> bool:
        """Moves to the next entry, whose tag is then the first thing in the window."""
        window = self._window
        while found := window.search(self._outside):
            kind, start, end = found.lastgroup, found.start(), found.end()
            if kind == "begin":
                window.drop(start)
                return True
            window.at = end
            if kind == "close":
                self.ended = True
            elif closer := window.search(self._closers[found.group()]):
                window.at = closer.end()
        window.drop(len(window.data))
        return False

    def _entry(self) -> Cut:
        window = self._window
        window.hold(MOST_BYTES_OF_AN_ENTRY)
        window.at = 1
        bracket = window.search(_EITHER_BRACKET)
        if bracket and bracket.group() == b">" and window.data[bracket.start() - 1] == ord("/"):
            return self._cut(bracket.end(), whole=True)
        while found := window.search(self._inside):
            kind, start, end = found.lastgroup, found.start(), found.end()
            if kind == "end":
                return self._cut(end, whole=True)
            if kind == "next":
                return self._cut(start, whole=False)
            window.at = end
            closer = window.search(self._closers_inside[found.group()])
            if closer is None:
                return self._cut(start, whole=False, upto=len(window.data))
            if closer.lastgroup == "boundary":
                return self._cut(start, whole=False, upto=closer.start())
            window.at = closer.end()
        return self._cut(len(window.data), whole=False)

    def _cut(self, end: int, *, whole: bool, upto: int | None = None) -> Cut:
        """The entry is what the window has before `end`; what it has before `upto` is done with."""
        window = self._window
        too_long = window.spilled or end > MOST_BYTES_OF_AN_ENTRY
        data = b"" if too_long else bytes(window.data[:end])
        window.release()
        window.drop(end if upto is None else upto)
        return Cut(data if whole else _complete(data), whole, too_long)


def _complete(data: bytes) -> bytes:
    """What was broken off, up to its last complete element: half a link would be another link."""
    tag = data.rfind(b"</")
    end = max(data.find(b">", tag) if tag >= 0 else -1, data.rfind(b"/>") + 1)
    return data[: end + 1] if end > 0 else data[: data.find(b">") + 1]


class _Window:
    """The part of a stream that is being looked at, from `at` on. It grows by reading; what has been looked at is let
    go, unless it is held, and then too once that is more than a given number of bytes (`spilled`)."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.data = bytearray()
        self.at = 0
        self.spilled = False
        self.head: bytearray | None = None  # where what is let go is kept, as long as there is one
        self._most: int | None = None
        self._chunks = chunks
        self._over = False

    def search(self, pattern: re.Pattern[bytes]) -> re.Match[bytes] | None:
        """The next match, None where there is none to the end."""
        while True:
            found = pattern.search(self.data, self.at)
            if found or self._over:
                return found
            self.at = max(self.at, len(self.data) - _OVERLAP)
            self._read()

    def hold(self, most: int) -> None:
        """Keeps all that the window has from now on, up to `most` bytes."""
        self._most, self.spilled = most, False

    def release(self) -> None:
        self._most = None

    def drop(self, end: int) -> None:
        """Lets go what is before `end`."""
        if self.head is not None and len(self.head) < _MOST_BYTES_OF_A_HEAD:
            self.head += self.data[:end]
        del self.data[:end]
        self.at = max(0, self.at - end)

    def _read(self) -> None:
        if self._most is not None and len(self.data) > self._most:
            self._most, self.spilled = None, True
        if self._most is None:
            self.drop(self.at)
        chunk = next(self._chunks, b"")
        self._over = not chunk
        self.data += chunk
