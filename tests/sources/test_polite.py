"""Pages and feeds from a server on this machine, fetched as a polite guest does."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.errors import FetchError
from summarizer.sources import web
from summarizer.sources.polite import FeedFetcher, Hosts, PoliteFetcher, fetchers
from summarizer.sources.polite import kept as kept_module

if TYPE_CHECKING:
    from tests.sources.conftest import NameTable, Server

PAGE = "<html><body><p>The ferry ran aground off Skarvik, the coast guard said.</p></body></html>"
FEED = b"<?xml version='1.0'?><rss version='2.0'><channel><title>Skarvik Post</title></channel></rss>"
RSS = "application/rss+xml"


class Waits(list[float]):
    """Waits that are noted and not waited."""

    def hosts(self) -> Hosts:
        return Hosts(pause=0, wait=self.append, clock=lambda: 0.0)


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def polite(server: Server, waits: Waits) -> Iterator[PoliteFetcher]:
    with PoliteFetcher(allow_private=True, hosts=waits.hosts()) as fetcher:
        yield fetcher


@pytest.fixture
def feeds(server: Server, waits: Waits, tmp_path: Path) -> Iterator[FeedFetcher]:
    with FeedFetcher(folder=tmp_path / "feeds", allow_private=True, hosts=waits.hosts()) as fetcher:
        yield fetcher


def read(fetcher: FeedFetcher, url: str) -> bytes:
    with fetcher.feed(url) as stream:
        return stream.read()


# Pages


def test_robots_is_asked_for_once_and_the_page_then(server: Server, polite: PoliteFetcher) -> None:
    server.serve("/robots.txt", "User-agent: *\nDisallow: /shut", "text/plain")
    for path in ("/a", "/b"):
        page = polite.page(server.serve(path, PAGE))
        assert (page.data, page.html, page.url) == (PAGE.encode(), True, server.url + path)
    assert server.paths == ["/robots.txt", "/a", "/b"]


def test_the_reader_says_who_it_is_and_by_which_name_robots_txt_may_call_it(
    server: Server, polite: PoliteFetcher
) -> None:
    polite.page(server.serve("/a", PAGE))
    assert {headers["User-Agent"] for headers in server.asked} == {fetchers.USER_AGENT}
    assert fetchers.USER_AGENT.startswith("summarizer/")
    assert "in robots.txt: summarizer" in fetchers.USER_AGENT


def test_a_page_that_robots_txt_shuts_is_not_asked_for(server: Server, polite: PoliteFetcher) -> None:
    server.serve("/robots.txt", "User-agent: summarizer\nDisallow: /shut", "text/plain")
    url = server.serve("/shut/a", PAGE)
    with pytest.raises(FetchError) as caught:
        polite.page(url)
    assert str(caught.value) == (
        f"{url}: its robots.txt asks not to read it; save the page in your browser and give the file"
    )
    assert server.paths == ["/robots.txt"]


def test_a_redirect_to_a_shut_page_is_not_followed(server: Server, polite: PoliteFetcher) -> None:
    server.serve("/robots.txt", "User-agent: *\nDisallow: /shut", "text/plain")
    url = server.serve("/a", "", status=302, Location="/shut")
    with pytest.raises(FetchError, match=r"it leads to .*/shut: its robots\.txt asks not to read it") as caught:
        polite.page(url)
    assert caught.value.subject == url
    assert "/shut" not in server.paths


def test_behind_a_redirect_the_other_server_s_rules_hold(
    server: Server, polite: PoliteFetcher, names: NameTable
) -> None:
    names.known = {"one.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]}
    last = f"http://other.example:{server.port}/b"
    server.serve("/a", "", status=302, Location=last)
    server.serve("/b", PAGE)
    assert polite.page(f"http://one.example:{server.port}/a").url == last
    hosts = [headers["Host"].partition(":")[0] for headers in server.asked]
    assert list(zip(hosts, server.paths, strict=True)) == [
        ("one.example", "/robots.txt"),
        ("one.example", "/a"),
        ("other.example", "/robots.txt"),
        ("other.example", "/b"),
    ]


@pytest.mark.parametrize("status", [500, 503, 429])
def test_where_robots_txt_is_out_of_order_nothing_is_read_for_now(
    server: Server, polite: PoliteFetcher, status: int
) -> None:
    server.serve("/robots.txt", "", status=status)
    url = server.serve("/a", PAGE)
    with pytest.raises(FetchError, match=r"robots\.txt cannot be had .*; try again later") as caught:
        polite.page(url)
    assert caught.value.subject == url
    assert "/a" not in server.paths


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_where_robots_txt_is_refused_all_may_be_read(server: Server, polite: PoliteFetcher, status: int) -> None:
    server.serve("/robots.txt", "User-agent: *\nDisallow: /", status=status)
    assert polite.page(server.serve("/a", PAGE)).data == PAGE.encode()


def test_robots_txt_may_redirect_but_not_for_ever(server: Server, polite: PoliteFetcher) -> None:
    server.serve("/robots.txt", "", status=301, Location="/rules.txt")
    server.serve("/rules.txt", "User-agent: *\nDisallow: /shut", "text/plain")
    with pytest.raises(FetchError, match="asks not to read it"):
        polite.page(server.serve("/shut", PAGE))


def test_a_robots_txt_that_redirects_in_a_circle_has_no_rules(server: Server, polite: PoliteFetcher) -> None:
    server.serve("/robots.txt", "", status=301, Location="/robots.txt")
    assert polite.page(server.serve("/a", PAGE)).data == PAGE.encode()


def test_a_huge_robots_txt_is_not_read_to_its_end(server: Server, polite: PoliteFetcher) -> None:
    sent = 0

    def stream(out: Any) -> None:
        nonlocal sent
        out.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n")
        out.write(b"User-agent: *\nDisallow: /shut\n")
        try:
            while sent < 100_000_000:
                sent += out.write(b"# more\n" * 10_000)
        except OSError:
            pass

    server.answers["/robots.txt"] = stream
    assert polite.page(server.serve("/a", PAGE)).data == PAGE.encode()
    with pytest.raises(FetchError, match="asks not to read it"):
        polite.page(server.serve("/shut", PAGE))
    assert sent < 50_000_000


def test_a_packed_robots_txt_that_unpacks_to_a_huge_one_is_cut(server: Server, polite: PoliteFetcher) -> None:
    bomb = gzip.compress(b"User-agent: *\nDisallow: /shut\n" + b"#" * 100_000_000)
    server.serve("/robots.txt", bomb, "text/plain", Content_Encoding="gzip")
    with pytest.raises(FetchError, match="asks not to read it"):
        polite.page(server.serve("/shut", PAGE))


def test_a_silent_robots_txt_is_given_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()
    server.answers["/robots.txt"] = lambda _: released.wait(10)  # type: ignore[assignment]  # it says nothing
    monkeypatch.setattr(web, "SECONDS_BETWEEN_BYTES", 0.05)
    with (
        PoliteFetcher(allow_private=True, hosts=Waits().hosts()) as polite,
        pytest.raises(FetchError, match=r"robots.txt cannot be had \(the server does not answer in time\)"),
    ):
        polite.page(server.serve("/a", PAGE))
    released.set()


def test_crawl_delay_is_kept_to_up_to_half_a_minute(server: Server, polite: PoliteFetcher, waits: Waits) -> None:
    server.serve("/robots.txt", "User-agent: *\nCrawl-delay: 7", "text/plain")
    for _ in range(2):
        polite.page(server.serve("/a", PAGE))
    assert waits == [7.0]


def later(server: Server, *answers: tuple[int, str]) -> str:
    """A page that answers with each status and Retry-After in turn, and is there then."""
    left = list(answers)

    def behave(out: Any) -> None:
        if not left:
            out.write(f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}".encode())
            return
        status, after = left.pop(0)
        header = f"Retry-After: {after}\r\n" if after else ""
        out.write(f"HTTP/1.1 {status} Later\r\n{header}\r\n".encode())

    server.answers["/later"] = behave
    return server.url + "/later"


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_names_a_near_time_is_asked_again_then(
    server: Server, polite: PoliteFetcher, waits: Waits, status: int
) -> None:
    assert polite.page(later(server, (status, "12"))).data == PAGE.encode()
    assert waits == [12.0]


@pytest.mark.parametrize(
    ("answers", "asked"),
    [([(503, "1"), (503, "1")], 2), ([(429, "")], 1), ([(500, "1")], 1), ([(429, "31")], 1), ([(503, "later")], 1)],
)
def test_a_server_is_not_asked_again_otherwise(
    server: Server, polite: PoliteFetcher, answers: list[tuple[int, str]], asked: int
) -> None:
    with pytest.raises(FetchError):
        polite.page(later(server, *answers))
    assert server.paths.count("/later") == asked


def test_a_host_that_wants_to_be_left_alone_is_for_all_its_pages(server: Server, polite: PoliteFetcher) -> None:
    other = server.serve("/a", PAGE)
    with pytest.raises(FetchError, match="fewer requests"):
        polite.page(later(server, (429, "600")))
    with pytest.raises(FetchError, match="asks to be left alone for 600 s"):
        polite.page(other)
    assert "/a" not in server.paths


def test_no_cookie_goes_from_one_page_to_the_next(server: Server, polite: PoliteFetcher) -> None:
    for path in ("/a", "/b"):
        polite.page(server.serve(path, PAGE, Set_Cookie="reader=1; Path=/"))
    assert all("Cookie" not in headers for headers in server.asked)


@pytest.mark.parametrize("private", ["http://127.0.0.1:1/a", "http://[::1]/a", "http://inside.example/a"])
def test_a_private_address_is_refused(names: NameTable, private: str) -> None:
    names.known = {"inside.example": ["10.0.0.5"]}
    with (
        PoliteFetcher() as polite,
        pytest.raises(FetchError, match=r"inside a private network; allow .*--allow-private"),
    ):
        polite.page(private)


def test_a_redirect_into_the_private_network_is_refused(
    server: Server, names: NameTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    names.known = {"public.example": ["127.0.0.1"], "inside.example": ["127.0.0.2"]}
    monkeypatch.setattr(web, "_is_public", lambda address: address == "127.0.0.1")
    server.serve("/a", "", status=302, Location=f"http://inside.example:{server.port}/secret")
    server.serve("/secret", PAGE)
    with (
        PoliteFetcher(hosts=Waits().hosts()) as polite,
        pytest.raises(FetchError, match=r"leads to inside\.example, which is inside a private network"),
    ):
        polite.page(f"http://public.example:{server.port}/a")
    assert server.paths == ["/robots.txt", "/a"]


def test_a_robots_txt_that_leads_into_the_private_network_is_not_read(
    server: Server, names: NameTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    names.known = {"public.example": ["127.0.0.1"], "inside.example": ["127.0.0.2"]}
    monkeypatch.setattr(web, "_is_public", lambda address: address == "127.0.0.1")
    server.serve("/robots.txt", "", status=302, Location=f"http://inside.example:{server.port}/secret")
    with (
        PoliteFetcher(hosts=Waits().hosts()) as polite,
        pytest.raises(FetchError, match=r"robots\.txt cannot be had .*inside a private network"),
    ):
        polite.page(f"http://public.example:{server.port}/a")
    assert "/secret" not in server.paths


@pytest.mark.parametrize(
    "url", ["", "ftp://a.example/", "http://[bad", "http://a.example/\ud800", "http://\ud800/", "x"]
)
def test_what_is_no_address_is_one_line(polite: PoliteFetcher, url: str) -> None:
    with pytest.raises(FetchError, match="no address of a web page"):
        polite.page(url)


def test_many_threads_share_one(server: Server, polite: PoliteFetcher, names: NameTable) -> None:
    names.known = {f"desk{n}.example": ["127.0.0.1"] for n in range(4)}
    for n in range(10):
        server.serve(f"/{n}", PAGE.replace("Skarvik", f"Place {n}"))
    urls = [f"http://{name}:{server.port}/{n}" for n in range(10) for name in names.known]
    with ThreadPoolExecutor(16) as pool:
        pages = list(pool.map(polite.page, urls))
    assert [page.url for page in pages] == urls
    assert all(f"Place {page.url[-1]}," in page.data.decode() for page in pages)
    assert server.paths.count("/robots.txt") == 4
    assert len(server.paths) == 44


def test_after_the_end_nothing_is_asked(server: Server) -> None:
    polite = PoliteFetcher(allow_private=True)
    polite.close()
    with pytest.raises(FetchError, match="the run was stopped"):
        polite.page(server.serve("/a", PAGE))
    assert server.paths == []


def test_where_the_turns_are_shared_the_client_s_end_is_one_line(server: Server, polite: PoliteFetcher) -> None:
    url = server.serve("/a", PAGE)
    polite.page(url)
    polite.close()
    with pytest.raises(FetchError, match="the run was stopped"):
        polite.page(url)


def test_what_is_in_flight_ends_with_the_fetcher(server: Server, polite: PoliteFetcher) -> None:
    """Nobody waits out a silent server at the end of a run."""
    in_flight, released = threading.Event(), threading.Event()

    def say_nothing(_: Any) -> None:
        in_flight.set()
        released.wait(10)

    server.answers["/silent"] = say_nothing
    with ThreadPoolExecutor(1) as pool:
        page = pool.submit(polite.page, server.url + "/silent")
        assert in_flight.wait(10)
        polite.close()
        with pytest.raises(FetchError, match="the run was stopped"):
            page.result(5)
    released.set()


# Feeds


def test_a_feed_is_read_without_asking_robots_txt(server: Server, feeds: FeedFetcher) -> None:
    server.serve("/robots.txt", "User-agent: *\nDisallow: /", "text/plain")
    assert read(feeds, server.serve("/feed", FEED, RSS)) == FEED
    assert server.paths == ["/feed"]
    assert server.asked[0]["User-Agent"] == fetchers.USER_AGENT
    assert server.asked[0]["Accept"].startswith("application/rss+xml")


@pytest.mark.parametrize(
    ("given", "sent_back"),
    [("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")],
)
def test_a_feed_that_has_not_changed_comes_from_the_folder(
    server: Server, feeds: FeedFetcher, given: str, sent_back: str
) -> None:
    value = '"v1"' if given == "ETag" else "Wed, 21 Oct 2026 07:28:00 GMT"
    server.answers["/feed"] = (200, {given: value}, FEED)
    url = server.url + "/feed"
    assert read(feeds, url) == FEED
    server.serve("/feed", b"", RSS, status=304)
    for _ in range(2):
        assert read(feeds, url) == FEED
    assert [headers.get(sent_back) for headers in server.asked] == [None, value, value]


def test_a_feed_that_has_changed_replaces_the_kept_one(server: Server, feeds: FeedFetcher) -> None:
    for version in (b"one", b"two"):
        url = server.serve("/feed", FEED + version, RSS, ETag=f'"{version.decode()}"')
        assert read(feeds, url) == FEED + version
    server.serve("/feed", b"", status=304)
    assert read(feeds, url) == FEED + b"two"
    assert [headers.get("If-None-Match") for headers in server.asked] == [None, '"one"', '"two"']


def test_a_second_run_knows_the_first_one_s_feeds(server: Server, tmp_path: Path, waits: Waits) -> None:
    url = server.serve("/feed", FEED, RSS, ETag='"v1"')
    for _ in range(2):
        with FeedFetcher(folder=tmp_path, allow_private=True, hosts=waits.hosts()) as feeds:
            assert read(feeds, url) == FEED
        server.serve("/feed", b"", status=304)


def test_a_feed_without_validators_is_not_kept(server: Server, feeds: FeedFetcher, tmp_path: Path) -> None:
    url = server.serve("/feed", FEED, RSS)
    for _ in range(2):
        assert read(feeds, url) == FEED
    assert not list(tmp_path.rglob("*.feed"))


def test_a_304_that_nobody_asked_for_is_an_error(server: Server, feeds: FeedFetcher) -> None:
    with pytest.raises(FetchError, match="304"):
        feeds.feed(server.serve("/feed", b"", status=304))


def test_validators_go_to_the_address_that_gave_them_alone(server: Server, feeds: FeedFetcher) -> None:
    url = server.serve("/feed", b"", status=302, Location="/one")
    server.serve("/one", FEED, RSS, ETag='"one"')
    assert read(feeds, url) == FEED
    server.serve("/feed", b"", status=302, Location="/two")
    server.serve("/two", FEED + b"two", RSS)
    assert read(feeds, url) == FEED + b"two"
    assert all("If-None-Match" not in headers for headers in server.asked)


def spoil_head(data: bytes) -> bytes:
    return b"x" + data[1:]


def spoil_body(data: bytes) -> bytes:
    return data[:-1] + b"x"


@pytest.mark.parametrize(
    "spoil", [spoil_head, spoil_body, lambda data: data[:80], lambda _: b"", lambda _: b"\0" * 999]
)
def test_a_damaged_copy_is_as_good_as_none(
    server: Server, feeds: FeedFetcher, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    url = server.serve("/feed", FEED, RSS, ETag='"v1"')
    read(feeds, url)
    (kept,) = tmp_path.rglob("*.feed")
    kept.write_bytes(spoil(kept.read_bytes()))
    assert read(feeds, url) == FEED
    assert "If-None-Match" not in server.asked[1]
    read(feeds, url)
    assert server.asked[2]["If-None-Match"] == '"v1"'  # and it is whole again


def test_a_copy_of_another_version_of_the_program_is_as_good_as_none(
    server: Server, feeds: FeedFetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = server.serve("/feed", FEED, RSS, ETag='"v1"')
    with monkeypatch.context() as other:
        other.setattr(kept_module, "asdict", lambda _: {"of": "", "colour": "red"})
        read(feeds, url)
    assert read(feeds, url) == FEED
    assert "If-None-Match" not in server.asked[1]


def test_where_nothing_can_be_kept_the_feed_is_read_all_the_same(server: Server, tmp_path: Path, waits: Waits) -> None:
    (tmp_path / "file").write_text("no folder")
    with FeedFetcher(folder=tmp_path / "file" / "feeds", allow_private=True, hosts=waits.hosts()) as feeds:
        assert read(feeds, server.serve("/feed", FEED, RSS, ETag='"v1"')) == FEED


def test_a_copy_is_for_its_owner_s_eyes_and_names_no_address(
    server: Server, feeds: FeedFetcher, tmp_path: Path
) -> None:
    read(feeds, server.serve("/feed?key=wyvern", FEED, RSS, ETag='"v1"'))
    (kept,) = tmp_path.rglob("*.feed")
    assert kept.stat().st_mode & 0o077 == 0
    assert kept.parent.stat().st_mode & 0o077 == 0
    assert b"wyvern" not in kept.read_bytes()


def test_what_a_killed_process_left_half_written_is_removed(
    server: Server, feeds: FeedFetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = server.serve("/feed", FEED, RSS, ETag='"v1"')
    read(feeds, url)
    (kept,) = tmp_path.rglob("*.feed")
    left = kept.with_name(f"{kept.name}half")
    left.write_bytes(b"half")
    read(feeds, url)
    assert left.exists()  # it may still be in the writing
    monkeypatch.setattr(kept_module, "_SECONDS_OF_A_LEFTOVER", -1)
    read(feeds, url)
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


@pytest.mark.parametrize("etag", ["x" * 5_000, '"caf\xe9"'])
def test_a_validator_that_cannot_be_sent_back_is_not_kept(server: Server, feeds: FeedFetcher, etag: str) -> None:
    url = server.serve("/feed", FEED, RSS, ETag=etag)
    for _ in range(2):
        assert read(feeds, url) == FEED
    assert "If-None-Match" not in server.asked[1]


def test_a_large_feed_is_on_disk_and_not_in_memory(server: Server, feeds: FeedFetcher) -> None:
    body = b"<item/>" * 1_000_000
    url = server.serve("/feed", gzip.compress(body), RSS, Content_Encoding="gzip", ETag='"v1"')
    with feeds.feed(url) as stream:
        assert stream._rolled  # type: ignore[attr-defined]  # a spooled file says so itself
        assert stream.read() == body
    server.serve("/feed", b"", status=304)
    with feeds.feed(url) as stream:
        assert stream._rolled  # type: ignore[attr-defined]  # as above
        assert stream.read() == body


def test_a_feed_too_large_is_not_read_to_its_end(
    server: Server, feeds: FeedFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetchers, "MOST_OF_A_FEED", 2 * 1024 * 1024)
    with pytest.raises(FetchError, match="it is larger than 2 MB"):
        feeds.feed(server.serve("/feed", gzip.compress(b"a" * 50_000_000), RSS, Content_Encoding="gzip", ETag='"v1"'))


@pytest.mark.parametrize(
    "kind",
    [RSS, "application/atom+xml; charset=utf-8", "text/xml", "application/json", "application/gzip", "", "text/html"],
)
def test_feeds_come_under_many_types(server: Server, feeds: FeedFetcher, kind: str) -> None:
    assert read(feeds, server.serve("/feed", FEED, kind)) == FEED


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/pdf"])
def test_what_is_no_feed_by_its_type_is_refused(server: Server, feeds: FeedFetcher, kind: str) -> None:
    with pytest.raises(FetchError, match="not a feed"):
        feeds.feed(server.serve("/feed", FEED, kind))


def test_a_feed_keeps_to_the_pace_of_its_host(server: Server, tmp_path: Path, waits: Waits) -> None:
    hosts = Hosts(pause=3, wait=waits.append, clock=lambda: 0.0)
    with FeedFetcher(folder=tmp_path, allow_private=True, hosts=hosts) as feeds:
        for _ in range(2):
            read(feeds, server.serve("/feed", FEED, RSS))
    assert waits == [3.0]


def test_a_feed_in_the_private_network_is_refused_unless_allowed(server: Server, tmp_path: Path) -> None:
    with FeedFetcher(folder=tmp_path) as feeds, pytest.raises(FetchError, match="inside a private network"):
        feeds.feed(server.serve("/feed", FEED, RSS))
    assert server.paths == []


def test_the_folder_is_the_user_s_cache_where_none_is_given(
    server: Server, tmp_path: Path, waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name, **_: tmp_path / name)
    with FeedFetcher(allow_private=True, hosts=waits.hosts()) as feeds:
        read(feeds, server.serve("/feed", FEED, RSS, ETag='"v1"'))
    assert list((tmp_path / "summarize" / "feeds").glob("*.feed"))


def test_threads_may_read_one_feed_at_once(server: Server, feeds: FeedFetcher) -> None:
    url = server.serve("/feed", FEED, RSS, ETag='"v1"')
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: read(feeds, url), range(32))) == {FEED}
