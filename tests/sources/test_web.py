"""Pages from a server on this machine: what is read, what is refused, and what is said of it."""

from __future__ import annotations

import gzip
import pickle
import socket
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.errors import FetchError, InputError
from summarizer.sources import load, web
from summarizer.sources.web import USER_AGENT, fetch

if TYPE_CHECKING:
    from tests.sources.conftest import NameTable, Server

TEXT = "Ferry runs aground off Skarvik\n\nAt least 12 people were hurt, the coast guard said.\n"
HTML = (
    "<html><head><title>Ferry runs aground</title></head><body><article><h1>Ferry runs aground</h1>"
    + "".join(
        f"<p>Report {n}: at least {n} people were hurt off Skarvik, the coast guard said.</p>" for n in range(2, 9)
    )
    + "</article></body></html>"
)


def test_a_page_is_read_and_knows_where_it_came_from(server: Server) -> None:
    url = server.serve("/ferry", HTML)
    document = load(url)
    assert document.text.startswith("Ferry runs aground\n\nReport 2: at least 2 people")
    assert (document.input, document.url, document.title) == (url, url, "Ferry runs aground")


def test_the_reader_says_who_it_is(server: Server) -> None:
    load(server.serve("/ferry", HTML))
    assert server.asked[0]["User-Agent"] == USER_AGENT
    assert USER_AGENT.startswith("summarizer/")


def test_plain_text_stays_as_it_is(server: Server) -> None:
    text = TEXT.replace("\n", "\r\n") + "<html> is a tag."
    assert load(server.serve("/a.txt", text, "text/plain; charset=utf-8")).text == text


def test_the_server_declares_the_encoding(server: Server) -> None:
    data = "Трое раненых в порту, сообщила полиция.".encode("koi8-r")
    assert load(server.serve("/a", data, 'text/plain; charset="KOI8-R"')).text.startswith("Трое раненых")


def test_a_page_without_a_type_is_told_by_its_beginning(server: Server) -> None:
    assert load(server.serve("/a", HTML, "")).title == "Ferry runs aground"
    assert load(server.serve("/b", TEXT, "")).text == TEXT


def test_a_packed_page_is_unpacked(server: Server) -> None:
    url = server.serve("/a", gzip.compress(TEXT.encode()), "text/plain", Content_Encoding="gzip")
    assert load(url).text == TEXT


def test_redirects_are_followed_and_the_last_address_is_the_page_s(server: Server) -> None:
    last = server.serve("/new", HTML)
    first = server.serve("/old", "", status=301, Location="/new")
    document = load(first)
    assert (document.input, document.url) == (first, last)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (404, "there is no such page (404); check the address"),
        (403, "the server refuses this reader (403); save the page in your browser and give the file"),
        (401, "asks for a login"),
        (429, "fewer requests"),
        (500, "the server answered with an error (500)"),
        (304, "the server answered with an error (304)"),
    ],
)
def test_a_refusal_is_one_line(server: Server, status: int, said: str) -> None:
    url = server.serve("/a", "", status=status)
    with pytest.raises(FetchError) as caught:
        load(url)
    assert str(caught.value).startswith(f"{url}: ")
    assert said in str(caught.value)


def test_endless_redirects_end(server: Server) -> None:
    url = server.serve("/a", "", status=302, Location="/a")
    with pytest.raises(FetchError, match="redirects more than 8 times"):
        load(url)
    assert len(server.asked) == web.MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    "place", ["ftp://127.0.0.1/a", "file:///etc/hosts", "http://[bad", "http://:80/", "mailto:a@b"]
)
def test_a_redirect_to_no_page_is_refused(server: Server, place: str) -> None:
    url = server.serve("/a", "", status=302, Location=place)
    with pytest.raises(FetchError, match="no address of a web page") as caught:
        load(url)
    assert str(caught.value).startswith(f"{url}: ")


@pytest.mark.parametrize("kind", ["image/png", "application/json", "application/rss+xml", "video/mp4"])
def test_only_pages_of_text_are_read(server: Server, kind: str) -> None:
    with pytest.raises(FetchError, match=f"it is {kind.replace('+', '.')}, not a page of text"):
        load(server.serve("/a", "…", kind))


def test_a_pdf_is_told_as_from_a_file(server: Server) -> None:
    with pytest.raises(InputError, match="it is a PDF; convert it to text first"):
        load(server.serve("/a.pdf", b"%PDF-1.7\n", "application/pdf"))


def test_an_empty_page_is_none(server: Server) -> None:
    with pytest.raises(InputError, match="it is empty"):
        load(server.serve("/a", ""))


def test_a_page_too_large_is_not_read_to_its_end(server: Server) -> None:
    sent = 0

    def stream(out: Any) -> None:
        nonlocal sent
        out.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n")
        try:
            while sent < 4 * web.MOST_BYTES:
                sent += out.write(b"a" * 1_000_000)
        except OSError:
            pass

    server.answers["/a"] = stream
    with pytest.raises(FetchError, match="larger than 20 MB"):
        load(server.url + "/a")


def test_a_small_page_that_unpacks_to_a_large_one_is_refused(server: Server) -> None:
    bomb = gzip.compress(b"a" * (30 * 1024 * 1024))
    with pytest.raises(FetchError, match="larger than 20 MB"):
        load(server.serve("/a", bomb, "text/plain", Content_Encoding="gzip"))


@pytest.mark.parametrize(("packing", "said"), [("gzip", "a damaged page"), ("br", "packs the page as br")])
def test_a_page_that_cannot_be_unpacked(server: Server, packing: str, said: str) -> None:
    with pytest.raises(FetchError, match=said):
        load(server.serve("/a", b"no gzip at all", "text/plain", Content_Encoding=packing))


def test_a_silent_server_is_given_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()

    def say_nothing(_: Any) -> None:
        released.wait(10)

    server.answers["/a"] = say_nothing
    monkeypatch.setattr(web, "SECONDS_BETWEEN_BYTES", 0.05)
    with pytest.raises(FetchError, match="does not answer in time"):
        load(server.url + "/a")
    released.set()


def test_a_server_that_drips_is_given_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 10_000, 40))
    monkeypatch.setattr(web, "time", type("Clock", (), {"monotonic": staticmethod(lambda: next(clock))}))
    with pytest.raises(FetchError, match="takes longer than 60 s"):
        load(server.serve("/a", b"a" * 1_000_000, "text/plain"))
    assert time.monotonic() > 0  # the library's own clock is untouched


def test_no_server_there_is_one_line() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match="no connection to the server"):
        load(f"http://127.0.0.1:{port}/a")


def test_an_unknown_name_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(FetchError, match=r"there is no server of the name nowhere\.example"):
        load("https://nowhere.example/a")


@pytest.mark.parametrize("url", ["http://", "https://:443/", "http://[::1", "http://host:port/", "http://host:99999/"])
def test_an_address_that_is_none_is_one_line(url: str) -> None:
    with pytest.raises(FetchError, match="this is no address of a web page"):
        load(url)


@pytest.mark.parametrize(
    "inside",
    ["127.0.0.1", "10.0.0.5", "192.168.1.1", "169.254.169.254", "172.16.0.1", "0.0.0.0", "100.64.0.1"],  # noqa: S104  # an address to refuse
)
def test_a_redirect_from_public_to_private_is_refused(
    server: Server, names: NameTable, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    names.known = {"public.example": ["127.0.0.1"], "inside.example": [inside]}
    real = web._is_public
    first = iter([True])
    monkeypatch.setattr(web, "_is_public", lambda address: next(first, False) or real(address))
    port = server.http.server_port
    server.serve("/a", "", status=302, Location=f"http://inside.example:{port}/secret")
    server.serve("/secret", TEXT, "text/plain")
    with pytest.raises(FetchError, match=r"leads to inside\.example, which is inside a private network"):
        load(f"http://public.example:{port}/a")
    assert len(server.asked) == 1


def test_one_private_address_among_public_ones_is_enough_to_refuse(names: NameTable) -> None:
    names.known = {"mixed.example": ["93.184.216.34", "10.0.0.1"]}
    with pytest.raises(FetchError, match="inside a private network"):
        fetch("http://mixed.example/a", private=False)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/", "http://[::1]:1/", "http://[::ffff:10.0.0.1]/", "http://2130706433/"]
)
def test_a_feed_s_link_may_not_lead_inside_at_all(url: str) -> None:
    with pytest.raises(FetchError, match=r"inside a private network|no server of the name"):
        fetch(url, private=False)


def test_a_typed_private_address_may_redirect_within(server: Server) -> None:
    server.serve("/new", TEXT, "text/plain")
    url = server.serve("/old", "", status=307, Location=f"{server.url}/new")
    assert load(url).text == TEXT


def test_the_connection_goes_to_the_address_that_was_checked(server: Server, names: NameTable) -> None:
    """A name that changes its address after the check (DNS rebinding) changes nothing."""
    names.known = {"moving.example": ["127.0.0.1"]}
    server.serve("/a", TEXT, "text/plain")
    assert load(f"http://moving.example:{server.port}/a").text == TEXT
    assert names.asked.count("moving.example") == 1
    assert server.asked[0]["Host"] == f"moving.example:{server.port}"


def test_where_one_address_does_not_answer_the_next_is_tried(server: Server, names: NameTable) -> None:
    names.known = {"twice.example": ["::1", "127.0.0.1"]}
    server.serve("/a", TEXT, "text/plain")
    assert load(f"http://twice.example:{server.port}/a").text == TEXT


def test_a_server_that_drips_its_headers_is_cut(server: Server) -> None:
    """Each byte begins the client's own timeouts anew."""
    released = threading.Event()

    def drip(out: Any) -> None:
        out.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nX-Slow: ")
        while not released.wait(0.005):
            try:
                out.write(b"a")
                out.flush()
            except OSError:
                return

    server.answers["/a"] = drip
    wanted = web.Wanted(server.url + "/a", seconds=0.1)
    with web.new_client() as client, pytest.raises(FetchError, match="the server takes longer than 0 s"):
        web.follow(client, wanted, web.read_page)
    released.set()


def test_no_cookie_is_kept(server: Server) -> None:
    url = server.serve("/a", TEXT, "text/plain", Set_Cookie="reader=1; Path=/")
    with web.new_client() as client:
        for _ in range(2):
            fetch(url, client=client)
        assert len(client.cookies.jar) == 0
    assert "Cookie" not in server.asked[1]


def test_no_connection_is_kept_for_the_next_outlet_at_the_same_address(server: Server, names: NameTable) -> None:
    """TLS names the server once for each connection, and outlets share addresses."""
    names.known = {"one.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]}
    server.answers["/a"] = (200, {"Content-Length": "4", "Content-Type": "text/plain"}, b"Text")
    server.http.RequestHandlerClass.protocol_version = "HTTP/1.1"  # type: ignore[attr-defined]  # of its handlers
    with web.new_client() as client:
        for name in names.known:
            fetch(f"http://{name}:{server.port}/a", client=client)
    assert len(set(server.peers)) == 2


@pytest.mark.parametrize(("spared", "through"), [("", True), ("desk.example", False)])
def test_a_proxy_of_the_environment_is_used_but_for_the_names_that_it_spares(
    server: Server, names: NameTable, monkeypatch: pytest.MonkeyPatch, spared: str, through: bool
) -> None:
    names.known = {"desk.example": ["127.0.0.1"]}
    url = f"http://desk.example:{server.port}/a"
    monkeypatch.setenv("http_proxy", server.url.removeprefix("http://"))
    monkeypatch.setenv("no_proxy", spared)
    server.serve(url, "By proxy.", "text/plain")  # a proxy is asked for the whole address
    server.serve("/a", "Straight.", "text/plain")
    assert load(url).text == ("By proxy." if through else "Straight.")


def test_a_proxy_of_an_unknown_kind_is_one_line(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "gopher://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "")
    with pytest.raises(FetchError, match=r"the proxy gopher://127\.0\.0\.1:1 cannot be used"):
        load(server.url + "/a")


def test_an_endless_address_is_none(server: Server) -> None:
    with pytest.raises(FetchError, match="no address of a web page") as caught:
        load(f"{server.url}/{'a' * 100_000}")
    assert len(str(caught.value)) < 10_000


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("120", 120.0), ("0", 0.0), ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0), ("soon", None), ("", None), ("-5", None)],
)
def test_when_to_come_back(server: Server, header: str, seconds: float | None) -> None:
    url = server.serve("/a", "", status=503, Retry_After=header)
    with pytest.raises(web.StatusError) as caught:
        fetch(url)
    assert (caught.value.status, caught.value.where, caught.value.retry_after) == (503, url, seconds)


def test_a_refusal_survives_the_way_between_processes() -> None:
    error = web.StatusError("place", "problem", "remedy", status=429, where="there", retry_after=3.0)
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own bytes
    assert (str(copy), copy.status, copy.where, copy.retry_after) == (str(error), 429, "there", 3.0)
