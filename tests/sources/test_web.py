"""Pages from a server on this machine: what is read, what is refused, and what is said of it."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from summarizer.errors import FetchError, InputError
from summarizer.sources import load, web
from summarizer.sources.web import USER_AGENT, fetch

TEXT = "Ferry runs aground off Skarvik\n\nAt least 12 people were hurt, the coast guard said.\n"
HTML = (
    "<html><head><title>Ferry runs aground</title></head><body><article><h1>Ferry runs aground</h1>"
    + "".join(
        f"<p>Report {n}: at least {n} people were hurt off Skarvik, the coast guard said.</p>" for n in range(2, 9)
    )
    + "</article></body></html>"
)
Answer = tuple[int, dict[str, str], bytes]


class Server:
    """A web server with an answer for each path; it keeps the headers of what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | Callable[[Any], None]] = {}
        self.asked: list[dict[str, str]] = []
        kept = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                kept.asked.append(dict(self.headers))
                answer = kept.answers[self.path]
                if callable(answer):
                    answer(self.wfile)
                    return
                status, headers, body = answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def serve(self, path: str, body: str | bytes, kind: str = "text/html", status: int = 200, **headers: str) -> str:
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, {"Content-Type": kind, **named} if kind else named, data)
        return self.url + path

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    running = Server()
    yield running
    running.close()


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


class Names:
    """A directory of names, in place of the network's."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, known: dict[str, list[str]]) -> None:
        self.real = socket.getaddrinfo
        self.known = known
        monkeypatch.setattr(socket, "getaddrinfo", self.look_up)

    def look_up(self, name: Any, port: Any, *args: Any, **options: Any) -> Any:
        if name not in self.known:
            return self.real(name, port, *args, **options)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in self.known[name]]


@pytest.mark.parametrize(
    "inside",
    ["127.0.0.1", "10.0.0.5", "192.168.1.1", "169.254.169.254", "172.16.0.1", "0.0.0.0", "100.64.0.1"],  # noqa: S104  # an address to refuse
)
def test_a_redirect_from_public_to_private_is_refused(
    server: Server, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    Names(monkeypatch, {"public.example": ["127.0.0.1"], "inside.example": [inside]})
    real = web._is_public
    first = iter([True])
    monkeypatch.setattr(web, "_is_public", lambda address: next(first, False) or real(address))
    port = server.http.server_port
    server.serve("/a", "", status=302, Location=f"http://inside.example:{port}/secret")
    server.serve("/secret", TEXT, "text/plain")
    with pytest.raises(FetchError, match=r"leads to inside\.example, which is inside a private network"):
        load(f"http://public.example:{port}/a")
    assert len(server.asked) == 1


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    Names(monkeypatch, {"mixed.example": ["93.184.216.34", "10.0.0.1"]})
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


def test_the_connection_goes_to_the_address_that_was_checked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that changes its address after the check (DNS rebinding) changes nothing."""
    names = Names(monkeypatch, {"moving.example": ["127.0.0.1"]})
    asked: list[str] = []
    real = names.look_up

    def once(name: Any, *args: Any, **options: Any) -> Any:
        asked.append(str(name))
        return real(name, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", once)
    port = server.http.server_port
    server.serve("/a", TEXT, "text/plain")
    assert load(f"http://moving.example:{port}/a").text == TEXT
    assert asked.count("moving.example") == 1
    assert server.asked[0]["Host"] == f"moving.example:{port}"


def test_where_one_address_does_not_answer_the_next_is_tried(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    Names(monkeypatch, {"twice.example": ["::1", "127.0.0.1"]})
    server.serve("/a", TEXT, "text/plain")
    assert load(f"http://twice.example:{server.http.server_port}/a").text == TEXT
