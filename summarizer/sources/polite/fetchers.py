"""Pages and feeds for a batch: see the room's own words for what is polite about it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO, Self

import httpx2

from summarizer.errors import FetchError
from summarizer.sources.polite.hosts import LONGEST_PAUSE, Hosts
from summarizer.sources.polite.kept import KeptFeeds, Validators, new_body
from summarizer.sources.polite.robots import MOST_BYTES as MOST_OF_ROBOTS
from summarizer.sources.polite.robots import PRODUCT, Robots
from summarizer.sources.web import (
    HTML_TYPES,
    TEXT_TYPES,
    Answer,
    FetchedPage,
    StatusError,
    Wanted,
    follow,
    new_client,
    read_page,
)
from summarizer.version import __version__

USER_AGENT = f"{PRODUCT}/{__version__} (batch reader of news feeds; in robots.txt: {PRODUCT})"
MOST_OF_A_FEED = 200 * 1024 * 1024
SECONDS_OF_A_FEED = 300.0

_ACCEPT_FEEDS = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
# Feeds are sent under any of these. What they are is told by their bytes.
_FEED_TYPES = frozenset(
    "application/rss+xml application/atom+xml application/rdf+xml application/feed+json application/json"
    " application/xml text/xml text/x-opml application/x-ndjson application/jsonl application/octet-stream"
    " application/gzip application/x-gzip".split()
)
_SAVE_IT = "save the page in your browser and give the file"


class _Fetcher:
    """What both have: a client, the turns at the hosts, and an end."""

    def __init__(
        self, *, allow_private: bool = False, hosts: Hosts | None = None, client: httpx2.Client | None = None
    ) -> None:
        self._allow_private = allow_private
        self._hosts = hosts or Hosts()
        self._own_hosts = hosts is None
        self._own_client = client is None
        self._client = client or new_client(USER_AGENT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends it. Threads that still wait for their turn get FetchError, unless the turns are shared: `Hosts.stop`."""
        if self._own_hosts:
            self._hosts.stop()
        if self._own_client:
            self._client.close()


class PoliteFetcher(_Fetcher):
    """Pages that a feed links to. Any number of threads may ask it at once.

    Each server's robots.txt is asked for first and kept to, Crawl-delay too, up to half a minute; so it is behind a
    redirect. A host gets two requests at a time, half a second apart, and where it asks by Retry-After to come back
    within half a minute, one second try. With `allow_private` false no address of a private network is asked at all.

    `hosts` are the turns, to share with a FeedFetcher; `client` is one of `web.new_client`. Close it after the run.
    """

    def __init__(
        self, *, allow_private: bool = False, hosts: Hosts | None = None, client: httpx2.Client | None = None
    ) -> None:
        super().__init__(allow_private=allow_private, hosts=hosts, client=client)
        self._robots = Robots(self._read_robots)

    def page(self, url: str) -> FetchedPage:
        """The page at `url`, HTML or text. Blocks until it is there. Raises FetchError."""
        wanted = Wanted(url, private=self._allow_private, around=partial(self._visit, url))
        try:
            return follow(self._client, wanted, read_page)
        except StatusError as error:
            if not self._heed(error):
                raise
        try:
            return follow(self._client, wanted, read_page)
        except StatusError as error:
            self._heed(error)
            raise

    @contextmanager
    def _visit(self, url: str, here: str) -> Iterator[None]:
        """One request of a page at `here`, on the way to `url`."""
        rules = self._robots.rules(here)
        if rules.unread:
            problem = f"its robots.txt cannot be had ({rules.unread}), so nothing there may be read for now"
            raise FetchError(url, problem, "try again later")
        if not rules.allow(here):
            problem = "its robots.txt asks not to read it"
            raise FetchError(url, problem if here == url else f"it leads to {here}: {problem}", _SAVE_IT)
        with self._hosts.turn(here, rules.pause):
            yield

    def _heed(self, error: StatusError) -> bool:
        """Does as the server says about coming back; whether to try once more."""
        if error.status not in (429, 503) or error.retry_after is None:
            return False
        self._hosts.hold(error.where, error.retry_after)
        return error.retry_after <= LONGEST_PAUSE

    def _read_robots(self, url: str) -> bytes:
        wanted = Wanted(url, private=self._allow_private, around=self._hosts.turn)
        return follow(self._client, wanted, _beginning)


class FeedFetcher(_Fetcher):
    """Feeds that a person named, polled: a feed that has not changed since it was last read is not sent again.

    The last body of each feed is kept in `folder`, by default in the user's cache folder, with what the server gave to
    ask by (ETag, Last-Modified). `hosts` and `client` as for a PoliteFetcher.
    """

    def __init__(
        self,
        *,
        folder: Path | None = None,
        allow_private: bool = False,
        hosts: Hosts | None = None,
        client: httpx2.Client | None = None,
    ) -> None:
        super().__init__(allow_private=allow_private, hosts=hosts, client=client)
        self._kept = KeptFeeds(folder or _cache_folder())

    def feed(self, url: str) -> BinaryIO:
        """The bytes of the feed at `url`, open at their beginning; close it when it is read. Raises FetchError.

        Bodies above a megabyte are on disk, so memory stays small. A body that is itself packed (feed.jsonl.gz) comes
        as it is.
        """
        kept = self._kept.open(url)
        given = None
        try:
            headers = partial(_feed_headers, kept[0] if kept else None)
            wanted = Wanted(url, self._allow_private, headers, self._hosts.turn, SECONDS_OF_A_FEED)
            given = follow(self._client, wanted, partial(self._take, kept))
            return given
        finally:
            if kept and kept[1] is not given:
                kept[1].close()

    def _take(self, kept: tuple[Validators, BinaryIO] | None, answer: Answer) -> BinaryIO:
        if answer.status == 304 and kept and kept[0].headers(answer.here):
            return kept[1]
        answer.refuse_failure()
        kind, _ = answer.content_type()
        if kind and kind not in _FEED_TYPES | HTML_TYPES | TEXT_TYPES:
            raise FetchError(answer.wanted.url, f"it is {kind}, not a feed", "give the address of a feed")
        body = _spooled(answer)
        validators = Validators.given(answer.here, answer.header("etag"), answer.header("last-modified"))
        self._kept.keep(answer.wanted.url, validators, body)
        return body


def _feed_headers(validators: Validators | None, here: str) -> dict[str, str]:
    return {"Accept": _ACCEPT_FEEDS, **(validators.headers(here) if validators else {})}


def _beginning(answer: Answer) -> bytes:
    """As much of a robots.txt as is looked at."""
    answer.refuse_failure()
    data = bytearray()
    for piece in answer.pieces():
        data += piece
        if len(data) >= MOST_OF_ROBOTS:
            break
    return bytes(data[:MOST_OF_ROBOTS])


def _spooled(answer: Answer) -> BinaryIO:
    body = new_body()
    size = 0
    try:
        for piece in answer.pieces():
            size += len(piece)
            if size > MOST_OF_A_FEED:
                problem = f"it is larger than {MOST_OF_A_FEED // (1024 * 1024)} MB"
                raise FetchError(answer.wanted.url, problem, "give the feed in parts, as files")
            _write(body, piece, answer.wanted.url)
    except BaseException:
        body.close()
        raise
    body.seek(0)
    return body


def _write(body: BinaryIO, piece: bytes, url: str) -> None:
    try:
        body.write(piece)
    except OSError as error:
        raise FetchError(url, f"there is no room for it ({error.strerror})", "make room on the disk") from error


def _cache_folder() -> Path:
    from platformdirs import user_cache_path  # noqa: PLC0415  # needed where no folder is given

    return user_cache_path("summarize", appauthor=False) / "feeds"
