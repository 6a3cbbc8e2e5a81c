"""A web server on this machine that answers as it is told, and a directory of names in place of the network's."""

import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

Answer = tuple[int, dict[str, str], bytes]


class Server:
    """A web server with an answer for each path; it keeps the paths and the headers of what it was asked, and
    by whom."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | Callable[[Any], None]] = {}
        self.asked: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.peers: list[Any] = []
        kept = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                kept.asked.append(dict(self.headers))
                kept.paths.append(self.path)
                kept.peers.append(self.client_address)
                answer = kept.answers.get(self.path, (404, {}, b""))
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
        self.port = self.http.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def serve(self, path: str, body: str | bytes, kind: str = "text/html", status: int = 200, **headers: str) -> str:
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, {"Content-Type": kind, **named} if kind else named, data)
        return self.url + path

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()


class NameTable:
    """Names and their addresses. What is not `known` is asked of the machine; `asked` keeps the order."""

    def __init__(self) -> None:
        self.known: dict[str, list[str]] = {}
        self.asked: list[str] = []
        self._real = socket.getaddrinfo

    def look_up(self, name: Any, port: Any, *args: Any, **options: Any) -> Any:
        self.asked.append(str(name))
        if name not in self.known:
            return self._real(name, port, *args, **options)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in self.known[name]]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    running = Server()
    yield running
    running.close()


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> NameTable:
    table = NameTable()
    monkeypatch.setattr(socket, "getaddrinfo", table.look_up)
    return table
