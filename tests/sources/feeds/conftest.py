"""What the tests of feeds share: a feed of invented news, and a short way through stream_items."""

import io
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

import pytest

from summarizer.errors import FetchError
from summarizer.sources.feeds import FeedOptions, Item, Notice, Unusable, stream_items

Given = list[Item | Unusable | Notice]
HEAD = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Anders Herald</title><link>https://herald.example/</link><language>en-gb</language>
"""
TAIL = "</channel></rss>\n"


class Web:
    """A fetcher of feeds that are at hand."""

    def __init__(self, pages: Mapping[str, bytes]) -> None:
        self.pages = pages
        self.asked: list[str] = []
        self.handed: list[io.BytesIO] = []

    def feed(self, url: str) -> BinaryIO:
        self.asked.append(url)
        if url not in self.pages:
            raise FetchError(url, "there is no such page (404)", "check the address")
        self.handed.append(io.BytesIO(self.pages[url]))
        return self.handed[-1]


@pytest.fixture
def web() -> Callable[[Mapping[str, bytes]], Web]:
    return Web


@pytest.fixture
def given() -> Callable[..., Given]:
    """What standard input gives that holds these bytes."""

    def read(data: bytes | str, **options: object) -> Given:
        raw = data.encode() if isinstance(data, str) else data
        return list(stream_items(["-"], FeedOptions(**options), stdin=io.BytesIO(raw)))  # type: ignore[arg-type]  # each test names its own options

    return read


@pytest.fixture
def rss() -> Callable[..., str]:
    """An RSS feed of these entries."""
    return lambda *entries: HEAD + "\n".join(entries) + TAIL


@pytest.fixture
def entry() -> Callable[..., str]:
    """The nth entry of the feed, well-formed; or with another text, as it is."""

    def written(number: int, text: str = "<![CDATA[<p>The council met.</p>]]>") -> str:
        return (
            f"<item><title>Report {number}</title><link>https://herald.example/{number}</link>"
            f"<guid>https://herald.example/{number}</guid><pubDate>Mon, 03 Jun 2024 10:00:00 GMT</pubDate>"
            f"<dc:creator>A. Berg</dc:creator><description>{text}</description></item>"
        )

    return written


@pytest.fixture
def split() -> Callable[[Given], tuple[list[Item], list[Unusable], list[str]]]:
    """Items, unusable entries, and what the notices say."""

    def apart(given: Given) -> tuple[list[Item], list[Unusable], list[str]]:
        return (
            [one for one in given if isinstance(one, Item)],
            [one for one in given if isinstance(one, Unusable)],
            [one.message for one in given if isinstance(one, Notice)],
        )

    return apart


@pytest.fixture
def pieces() -> Callable[[bytes, int], Iterator[bytes]]:
    """The bytes in pieces of a size."""
    return lambda data, size: iter([data[at : at + size] for at in range(0, len(data), size)])
