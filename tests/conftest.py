"""What all tests share: a clean environment, a local endpoint that answers as a script says, faults included, and a
PostgreSQL server."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# No test depends on the clock, nor on chance: the examples are the same on each run.
settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

Behaviour = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


@dataclass
class Desk:
    """`script` holds a behaviour for each coming request, the last one for all after; `requests` what came."""

    url: str = ""
    script: list[Behaviour] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)

    def then(self, *behaviours: Behaviour) -> "Desk":
        self.script.extend(behaviours)
        return self


def completion(
    content: str | None, *, finish: str = "stop", refusal: str | None = None, tool: str | None = None
) -> dict[str, Any]:
    """A chat completion as an endpoint sends it."""
    message: dict[str, Any] = {"role": "assistant", "content": content, "refusal": refusal}
    if tool is not None:
        message["tool_calls"] = [{"id": "call_1", "type": "function", "function": {"name": "brief", "arguments": tool}}]
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "local",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }


def answers(payload: dict[str, Any] | str, *, status: int = 200, headers: dict[str, str] | None = None) -> Behaviour:
    """Sends JSON, or text as it is."""

    def behave(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        body = payload if isinstance(payload, str) else json.dumps(payload)
        data = body.encode()
        handler.send_response(status)
        for name, value in {"content-type": "application/json", **(headers or {})}.items():
            handler.send_header(name, value)
        handler.send_header("content-length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    return behave


def hangs_up(after: bytes = b"") -> Behaviour:
    """Ends the connection in mid-answer."""

    def behave(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        if after:
            handler.wfile.write(
                b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n" + after
            )
        handler.close_connection = True

    return behave


def fails(status: int, message: str = "no", *, headers: dict[str, str] | None = None, **error: str) -> Behaviour:
    """An error in the usual form."""
    return answers({"error": {"message": message, **error}}, status=status, headers=headers)


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's key is spent by the tests, and nobody's settings change them."""
    for name in list(os.environ):
        if name.startswith(("SUMMARIZE_", "OPENAI_")):
            monkeypatch.delenv(name)


@pytest.fixture
def desk() -> Iterator[Desk]:
    """An endpoint on loopback that stops with the test."""
    state = Desk()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None:
            pass

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            state.requests.append(body)
            behave = state.script.pop(0) if len(state.script) > 1 else state.script[0]
            behave(self, body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}/v1"
    yield state
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(name="completion")
def _completion() -> Callable[..., dict[str, Any]]:
    return completion


@pytest.fixture(name="answers")
def _answers() -> Callable[..., Behaviour]:
    return answers


@pytest.fixture(name="fails")
def _fails() -> Callable[..., Behaviour]:
    return fails


@pytest.fixture(name="hangs_up")
def _hangs_up() -> Callable[..., Behaviour]:
    return hangs_up


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server of the tests' own. `run` runs one of its programs, as the user that it belongs to."""

    folder: Path
    port: int
    run: Callable[..., str]

    def address(self, database: str = "postgres", user: str = "desk") -> str:
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def sql(self, statement: str, database: str = "postgres") -> Any:
        """Runs a statement; returns the first value of what it selects, where it does."""
        import psycopg  # noqa: PLC0415 - the tests of nothing else need it

        with psycopg.connect(self.address(database), autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall()[0][0] if cursor.description else None

    def restart(self) -> None:
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "-l", self._log, "restart")

    def stop(self) -> None:
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")

    def start(self) -> None:
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", self._log, "start")

    @property
    def _log(self) -> str:
        return str(self.folder / "log")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    binaries = _binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL server is installed here (Debian: apt-get install postgresql)")
    # Not in tmp_path: the server may not run as root, and no other user gets into root's temporary folders.
    with tempfile.TemporaryDirectory(prefix="journal-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        made = Server(folder, _free_port(), _runner(binaries, folder))
        made.run("initdb", "-D", str(folder / "data"), "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync")
        settings = f"port={made.port}\nlisten_addresses='127.0.0.1'\nunix_socket_directories=''\nfsync=off\n"
        configuration = folder / "data" / "postgresql.conf"
        configuration.write_text(configuration.read_text() + settings)
        made.start()
        try:
            yield made
        finally:
            made.stop()


@pytest.fixture
def database(server: Server) -> str:
    """The address of a new database."""
    taken = server.sql("SELECT count(*) FROM pg_database")
    server.sql(f"CREATE DATABASE journal_{taken}")
    return server.address(f"journal_{taken}")


def _binaries() -> Path | None:
    """The folder of initdb and pg_ctl: on the path, or where Debian has them."""
    found = shutil.which("initdb")
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    places = [Path(found).resolve().parent, *installed] if found else installed
    return next((place for place in places if (place / "initdb").exists() and (place / "postgres").exists()), None)


def _runner(binaries: Path, folder: Path) -> Callable[..., str]:
    """Runs the server's programs: as another user where we are root, who may not run it."""
    terms: dict[str, Any] = {}
    if os.geteuid() == 0:
        import pwd  # noqa: PLC0415 - not on every platform

        user = next(entry for entry in pwd.getpwall() if entry.pw_name in {"postgres", "nobody"})
        os.chown(folder, user.pw_uid, user.pw_gid)
        terms = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}

    def run(program: str, *words: str) -> str:
        with (folder / "said").open("w+") as said:  # a pipe would be held open by the server that pg_ctl leaves behind
            subprocess.run(
                [binaries / program, *words],
                stdout=said,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                cwd=folder,
                env={"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C"},
                check=True,
                **terms,
            )
            said.seek(0)
            return said.read()

    return run


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
