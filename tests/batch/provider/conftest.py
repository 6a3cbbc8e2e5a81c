"""A provider with a batch API on loopback, as the documented one behaves."""

import json
import os
import re
import signal
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

Json = dict[str, Any]
# What becomes of a call: its status and body; the words of a row that was not got round to; None for no row at all.
Fate = tuple[int, Json] | str | None

MODEL = "gpt-4o-mini"
TOKENS = {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100}
CLAIM = {"statement": "Something happened.", "evidence": [1]}
BRIEF: Json = {"headline": CLAIM, "headline_facts": [CLAIM], "actors": [], "numbers": [], "open_questions": []}


def answer(said: str | None = None, **fields: Any) -> Fate:
    """A call that is answered: by a brief that holds in any article, with other `fields` where they are given, or by
    what is `said`."""
    content = json.dumps(BRIEF | fields, ensure_ascii=False) if said is None else said
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
    return 200, {"id": "c", "object": "chat.completion", "model": MODEL, "choices": [choice], "usage": TOKENS}


def refusal(message: str, status: int = 400, **error: Any) -> Fate:
    """A call that is refused."""
    return status, {"error": {"message": message, "type": "invalid_request_error", **error}}


@dataclass
class Ending:
    """How a batch ends: in which status, with which error; `lost` where the provider then knows it no more."""

    status: str = "completed"
    code: str = ""
    lost: bool = False
    without_files: bool = False


@dataclass
class Provider:
    """`fate` decides on each call; `endings` holds one for each coming batch, the rest are completed; `polls` is how
    often a batch is looked at before it ends. `on` may do anything at "METHOD /path" before it is served, `after` when
    it is done and not told yet. What came: `calls` (method and path, without ids), `rows` of each batch."""

    url: str = ""
    fate: Callable[[Json], Fate] = lambda _: answer()
    endings: list[Ending] = field(default_factory=list)
    polls: int = 2
    on: dict[str, Callable[[], int | None]] = field(default_factory=dict)
    after: dict[str, Callable[[], int | None]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    batches: dict[str, Json] = field(default_factory=dict)
    rows: dict[str, list[Json]] = field(default_factory=dict)
    pid: int = 0

    @property
    def asked(self) -> int:
        """How many calls went into batches in all."""
        return sum(len(rows) for rows in self.rows.values())

    @property
    def sizes(self) -> list[int]:
        return [len(rows) for rows in self.rows.values()]

    @property
    def bodies(self) -> list[Json]:
        return [row["body"] for rows in self.rows.values() for row in rows]

    def count(self, call: str) -> int:
        return Counter(self.calls)[call]

    def kill(self) -> None:
        """Kills the process whose pid this has, if any, once."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            self.pid = 0

    def upload(self, body: bytes, boundary: bytes) -> Json:
        parts = {}
        for part in body.split(b"--" + boundary)[1:-1]:
            head, _, content = part.partition(b"\r\n\r\n")
            name = re.search(rb'name="(\w+)"', head)
            assert name
            parts[name[1].decode()] = content.removesuffix(b"\r\n")
        assert parts["purpose"] == b"batch"
        return {"id": self.keep(parts["file"]), "object": "file", "purpose": "batch"}

    def keep(self, data: bytes) -> str:
        name = f"file-{len(self.files)}"
        self.files[name] = data
        return name

    def create(self, wanted: Json) -> Json:
        assert (wanted["endpoint"], wanted["completion_window"]) == ("/v1/chat/completions", "24h")
        rows = [json.loads(line) for line in self.files[wanted["input_file_id"]].decode().splitlines()]
        keys = [row["custom_id"] for row in rows]
        assert len(set(keys)) == len(keys)
        assert all(0 < len(key) <= 64 for key in keys)
        assert {(row["method"], row["url"]) for row in rows} == {("POST", "/v1/chat/completions")}
        assert {row["body"]["model"] for row in rows} == {MODEL}
        name = f"batch_{len(self.batches)}"
        self.rows[name] = rows
        self.batches[name] = {
            "id": name,
            "object": "batch",
            "endpoint": wanted["endpoint"],
            "input_file_id": wanted["input_file_id"],
            "created_at": 4_000_000_000,
            "status": "validating",
            "metadata": wanted.get("metadata"),
            "request_counts": {"total": 0, "completed": 0, "failed": 0},
            "looked_at": 0,
            "ending": self.endings.pop(0) if self.endings else Ending(),
        }
        return self.shown(name)

    def shown(self, name: str) -> Json:
        return {key: value for key, value in self.batches[name].items() if key not in {"looked_at", "ending"}}

    def look(self, name: str) -> Json | None:
        batch = self.batches.get(name)
        if batch is None:
            return None
        if batch["status"] in {"validating", "in_progress"}:
            batch["looked_at"] += 1
            batch["status"] = "in_progress"
            batch["request_counts"] = {"total": len(self.rows[name]), "completed": 0, "failed": 0}
            if batch["looked_at"] > self.polls:
                self.end(name, batch["ending"])
        return None if batch["ending"].lost else self.shown(name)

    def end(self, name: str, ending: Ending) -> None:
        batch = self.batches[name]
        batch["status"] = ending.status
        if ending.code:
            batch["errors"] = {"object": "list", "data": [{"code": ending.code, "message": f"no: {ending.code}"}]}
        if ending.status == "failed":
            return
        done: list[Json] = []
        others: list[Json] = []
        for row in reversed(self.rows[name]):
            fate = self.fate(row["body"])
            told: Json = {"id": "r", "custom_id": row["custom_id"], "response": None, "error": None}
            if isinstance(fate, str):
                others.append(told | {"error": {"code": fate, "message": f"This request was not run: {fate}."}})
            elif fate is not None:
                told["response"] = {"status_code": fate[0], "request_id": "x", "body": fate[1]}
                (done if fate[0] == 200 else others).append(told)
        for kind, told_of in (("output_file_id", done), ("error_file_id", others)):
            if told_of:
                lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in told_of)
                batch[kind] = self.keep(lines.encode())
                if ending.without_files:
                    del self.files[batch[kind]]
        batch["request_counts"] = {"total": len(self.rows[name]), "completed": len(done), "failed": len(others)}

    def serve(self, call: str, name: str, body: bytes, kind: str) -> tuple[int, Any]:
        if call == "POST /v1/files":
            return 200, self.upload(body, kind.partition("boundary=")[2].encode())
        if call == "POST /v1/batches":
            return 200, self.create(json.loads(body))
        if call == "GET /v1/batches":
            newest = [self.shown(name) for name in reversed(self.batches)]
            return 200, {"object": "list", "data": newest, "has_more": False}
        found: Any = None
        if call == "GET /v1/batches/ID":
            found = self.look(name)
        elif call == "GET /v1/files/ID/content":
            found = self.files.get(name)
        return (404, {"error": {"message": f"no such thing: {name}"}}) if found is None else (200, found)


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    """A provider that stops with the test."""
    state, turn = Provider(), threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None:
            pass

        def serve(self) -> None:
            path = self.path.partition("?")[0]
            named = re.fullmatch(r"(/v1/\w+)/([\w-]+)(/content)?", path)
            call = f"{self.command} {named[1]}/ID{named[3] or ''}" if named else f"{self.command} {path}"
            body = self.rfile.read(int(self.headers["content-length"] or 0))
            with turn:
                state.calls.append(call)
                failed = state.on.get(call, lambda: None)()
                if failed is None:
                    kind = self.headers["content-type"] or ""
                    status, answer = state.serve(call, named[2] if named else "", body, kind)
                    failed = state.after.get(call, lambda: None)()
            if failed == 0:
                self.close_connection = True
                return
            if failed is not None:
                status, answer = failed, {"error": {"message": "not now"}}
            data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            try:
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)
            except OSError:  # who asked was killed
                self.close_connection = True

        do_GET = do_POST = serve  # noqa: N815 - the names that the server calls

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}/v1"
    yield state
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def words(provider: Provider) -> list[str]:
    """What the command is told, to go by the provider's batch."""
    return ["--base-url", provider.url, "-m", MODEL, "--via", "provider-batch"]


@pytest.fixture
def via(batch: Any, words: list[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """`batch` by the provider, looked at without a pause and tried again without one."""
    from summarizer.batch import collecting  # noqa: PLC0415 - loads openai
    from summarizer.engines.llm.transport import Transport  # noqa: PLC0415 - this too

    monkeypatch.setattr(collecting, "FIRST_PAUSE", 0.0)
    monkeypatch.setattr(Transport, "_pause", lambda *_: 0.0)

    def run(*more: str, feed: Any = None) -> tuple[int, list[str]]:
        said: tuple[int, list[str]] = batch(*words, *more, feed=feed)
        return said

    return run


@pytest.fixture(name="answer")
def _answer() -> Callable[..., Fate]:
    return answer


@pytest.fixture(name="refusal")
def _refusal() -> Callable[..., Fate]:
    return refusal


@pytest.fixture(name="ending")
def _ending() -> type[Ending]:
    return Ending


# An answer that a provider's batch has given costs so many dollars, with the tokens counted above.
PRICE = (1000 * 0.15e-6 + 100 * 0.6e-6) / 2


@pytest.fixture
def assert_paid(place: Any, lines_of: Any) -> Callable[[int], None]:
    """Whether the briefs of the output say that so many calls were paid for, at half the price."""

    def check(calls: int) -> None:
        runs = [brief["run"] for brief in lines_of(place.out)]
        assert sum(run["calls"] for run in runs) == calls
        assert sum(run["cost_usd"] for run in runs) == pytest.approx(calls * PRICE)

    return check


@pytest.fixture
def killed(start: Any, provider: Provider, words: list[str]) -> Callable[..., None]:
    """Starts the command and kills it at a call (of several: number `at`), when it comes or `after` it was served; or
    code that runs `before` does so."""

    def run(call: str = "", *, at: int = 1, after: bool = False, before: str = "") -> None:
        def kill() -> None:
            if provider.count(call) == at:
                provider.kill()

        if call:
            (provider.after if after else provider.on)[call] = kill
        quick = "from summarizer.batch import collecting\ncollecting.FIRST_PAUSE = 0.0\n"
        started = start(*words, before=quick + before)
        provider.pid = started.process.pid
        assert started.end()[0] == -signal.SIGKILL
        provider.on.clear()
        provider.after.clear()

    return run
