"""A feed's bytes, cut into head and entries."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given as every
from hypothesis import strategies as st

from summarizer.sources.feeds import cutting
from summarizer.sources.feeds.cutting import Cut, Cutter

Pieces = Callable[[bytes, int], Iterator[bytes]]
_TAGS = st.sampled_from(
    b"""<item> </item> <item/> <item_a='b'> <![CDATA[ ]]> <!-- --> </rss> </channel> <items> <itemx/> </item_> <a> </a>
    <a/> _ x < > </ite""".split()
).map(lambda tag: tag.replace(b"_", b" "))


def _cut(data: bytes, size: int, pieces: Pieces) -> tuple[bytes, list[Cut], bool]:
    cutter = Cutter(pieces(data, size), b"item", b"rss")
    head = cutter.head
    return head, list(cutter.entries()), cutter.ended


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1_000])
def test_entries(pieces: Pieces, size: int) -> None:
    feed = b"<rss><a><!-- <item> --></a><item>1</item>\n<item b='c' /><item><![CDATA[</item>]]></item><item>4</rss>"
    head, entries, ended = _cut(feed, size, pieces)
    assert head == b"<rss><a><!-- <item> --></a>"
    assert [cut.data for cut in entries] == [
        b"<item>1</item>",
        b"<item b='c' />",
        b"<item><![CDATA[</item>]]></item>",
        b"<item>",
    ]
    assert [cut.whole for cut in entries] == [True, True, True, False]
    assert ended


@pytest.mark.parametrize("size", [1, 5, 1_000])
def test_what_is_never_closed_ends_where_the_next_begins(pieces: Pieces, size: int) -> None:
    feed = b"<rss><item><a/><![CDATA[x</item>\n <item>2</item><item><a>x</a><b>y<item>4</item></rss>"
    _, entries, ended = _cut(feed, size, pieces)
    assert [(cut.data, cut.whole) for cut in entries] == [
        (b"<item><a/>", False),
        (b"<item>2</item>", True),
        (b"<item><a>x</a>", False),
        (b"<item>4</item>", True),
    ]
    assert ended


@pytest.mark.parametrize("size", [10, 64, 1_000])
@pytest.mark.parametrize("opened", [b"", b"<![CDATA["])
def test_an_entry_that_is_too_long_is_let_go(
    pieces: Pieces, monkeypatch: pytest.MonkeyPatch, size: int, opened: bytes
) -> None:
    monkeypatch.setattr(cutting, "MOST_BYTES_OF_AN_ENTRY", 100)
    closed = b"]]>" if opened else b""
    feed = b"<rss><item>1</item><item>" + opened + b"x" * 5_000 + closed + b"</item><item>3</item></rss>"
    _, entries, _ = _cut(feed, size, pieces)
    assert entries == [Cut(b"<item>1</item>"), Cut(b"", too_long=True), Cut(b"<item>3</item>")]


@every(st.lists(_TAGS, max_size=40).map(b"".join), st.integers(1, 30))
def test_cuts_are_the_same_however_the_bytes_come(data: bytes, size: int) -> None:
    def pieces(data: bytes, size: int) -> Iterator[bytes]:
        return iter([data[at : at + size] for at in range(0, len(data), size)])

    head, entries, ended = _cut(data, size, pieces)
    assert (head, entries, ended) == _cut(data, max(1, len(data)), pieces)
    assert data.startswith(head)
    at = len(head)
    for cut in entries:
        at = data.index(cut.data, at) + len(cut.data)
