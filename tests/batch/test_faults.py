"""A batch under fault: killed, interrupted, on a full disk, beside another, with an endpoint that fails.

Nothing here waits for a time to pass: what happens, happens when a certain request has arrived.
"""

import json
import os
import random
import signal
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

Behaviour = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


def subject(body: dict[str, Any]) -> str:
    """The article that a request is about: its first line."""
    said = body["messages"][-1]["content"]
    return str(next(line for line in said.splitlines() if "Bridge" in line))


def model(desk: Any) -> tuple[str, ...]:
    return ("--base-url", desk.url, "-m", "local")


class Killer:
    """Answers well, until the request of a certain number arrives: then the process that asks is killed."""

    def __init__(self, good: Behaviour) -> None:
        self.good = good
        self.kill_at = 0
        self.pid: int | None = None
        self.count = 0
        self._lock = threading.Lock()

    def __call__(self, handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        with self._lock:
            self.count += 1
            if self.pid is not None and self.count >= self.kill_at:
                os.kill(self.pid, signal.SIGKILL)
                self.pid = None
        try:
            self.good(handler, body)
        except OSError:  # nobody is there any more to read the answer
            handler.close_connection = True


def test_killed_at_any_moment_the_last_run_ends_with_every_document_once(
    place: Any, start: Any, by_model: Any, desk: Any, good: Any
) -> None:
    documents, kills, jobs = 60, 5, 4
    place.articles(documents)
    killer = Killer(good)
    desk.then(killer)
    chance = random.Random(4)  # noqa: S311 - the same moments in each run of the test
    for _ in range(kills):
        begun = killer.count
        killer.kill_at = begun + chance.randint(1, 12)
        started = start(*model(desk), "-j", str(jobs))
        killer.pid = started.process.pid
        code, _ = started.end()
        assert code == -signal.SIGKILL
        assert len(place.failed()) == 0
    assert by_model()[0] == 0
    place.assert_each_once(documents)
    assert not place.failures.exists()
    asked = len(desk.requests)
    assert documents <= asked <= documents + kills * jobs
    place.out.unlink()
    assert by_model()[0] == 0  # no answer of any of these runs was lost: the journal has them all
    place.assert_each_once(documents)
    assert len(desk.requests) == asked


@pytest.fixture
def unreliable(good: Any, fails: Any, hangs_up: Any, answers: Any) -> Behaviour:
    """Three of ten answers are 429, 500, a reset or garbage."""
    chance = random.Random(11)  # noqa: S311 - the same faults in each run of the test
    lock = threading.Lock()
    faults: list[Behaviour] = [
        fails(429, "slow down", headers={"retry-after": "5"}),
        fails(500, "busy"),
        hangs_up(),
        hangs_up(b'{"id": "chatcmpl-1", "cho'),
        answers("<html>Bad gateway</html>", headers={"content-type": "text/html"}),
        answers('{"id": "chatcmpl-1", "choices": [{"mess'),
        answers({"detail": "ok"}),
    ]

    def behave(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        with lock:
            chosen = chance.choice(faults) if chance.random() < 0.3 else good
        chosen(handler, body)

    return behave


def test_with_three_of_ten_answers_faulty_every_document_is_in_one_of_the_two_files(
    place: Any, by_model: Any, desk: Any, good: Any, unreliable: Behaviour, lines_of: Any
) -> None:
    documents = 120
    place.articles(documents)
    desk.then(unreliable)
    code, _ = by_model("-j", "8")
    assert code == 4
    place.assert_each_once(documents)
    failed = place.failed()
    assert {failure["kind"] for failure in place.failures_written()} == {"model"}
    assert 0 < len(failed) < documents / 2
    asked = len(desk.requests)
    desk.script[0] = good
    assert by_model("-j", "8")[0] == 0  # what failed is tried again, and that alone
    place.assert_each_once(documents)
    assert not place.failures.exists()
    assert len(desk.requests) == asked + len(failed)


LITTLE_ROOM = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))
"""


def long_articles(place: Any, article: Any, count: int) -> None:
    place.rows({"text": "\n".join(article(n * 100 + part) for part in range(60))} for n in range(1, count + 1))


def test_a_disk_that_fills_up_keeps_what_was_written_and_the_next_run_goes_on(
    place: Any, start: Any, batch: Any, article: Any, lines_of: Any
) -> None:
    long_articles(place, article, 20)
    code, said = start("--engine", "rules", before=LITTLE_ROOM.format(400_000)).end()
    assert code == 1
    assert said.splitlines()[-1].startswith(f"summarize: {place.out}: it cannot be written (File too large); make room")
    kept = place.out.read_bytes()
    assert kept.endswith(b"\n")
    assert 0 < len(place.briefs()) < 20
    assert batch("--engine", "rules")[0] == 0
    place.assert_each_once(20)
    assert place.out.read_bytes().startswith(kept)


def test_a_journal_that_cannot_be_written_ends_the_run_before_more_is_paid_for(
    place: Any, start: Any, by_model: Any, desk: Any, good: Any
) -> None:
    documents, jobs = 60, 4
    place.articles(documents)
    desk.then(good)
    code, said = start(*model(desk), "--no-text", "-j", str(jobs), before=LITTLE_ROOM.format(150_000)).end()
    assert code == 1
    assert "journal.db" in said.splitlines()[-1]
    assert place.failed() == []  # nothing is wrong with the documents
    done, asked = len(place.done()), len(desk.requests)
    assert 0 < done < documents
    assert asked <= done + 2 * jobs
    assert by_model()[0] == 0
    place.assert_each_once(documents)
    assert len(desk.requests) <= documents + jobs


def test_two_processes_on_one_journal_ask_nothing_twice_but_what_raced(
    place: Any, start: Any, desk: Any, good: Any, article: Any, lines_of: Any
) -> None:
    documents, jobs = 40, 4
    place.articles(documents)
    desk.then(good)
    other_way = place.folder / "other.jsonl"
    rows = [json.dumps({"text": article(n)}) + "\n" for n in range(documents, 0, -1)]
    other_way.write_text("".join(rows), encoding="utf-8")
    second = place.folder / "second.jsonl"
    words = (*model(desk), "-j", str(jobs))
    runs = [start(*words), start(*words, feed=other_way, out=second)]  # they meet in the middle
    assert [run.end()[0] for run in runs] == [0, 0]
    place.assert_each_once(documents)
    assert len({brief["document"]["id"] for brief in lines_of(second)}) == len(lines_of(second)) == documents
    assert len({subject(body) for body in desk.requests}) == documents
    assert len(desk.requests) <= documents + 2 * jobs


class Held:
    """Answers well, but from the request of a certain number on only when it is let go."""

    def __init__(self, good: Behaviour, after: int, awaited: int) -> None:
        self.good = good
        self.after = after
        self.awaited = awaited
        self.count = 0
        self.let_go = threading.Event()
        self.are_there = threading.Event()
        self._lock = threading.Lock()

    def __call__(self, handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        with self._lock:
            self.count += 1
            held = self.count > self.after
            if self.count >= self.after + self.awaited:
                self.are_there.set()
        if held:
            self.let_go.wait(60)
        try:
            self.good(handler, body)
        except OSError:  # nobody is there any more to read the answer
            handler.close_connection = True


def test_two_processes_on_one_output_are_one_line_of_usage_error(
    place: Any, start: Any, by_model: Any, desk: Any, good: Any
) -> None:
    place.articles(6)
    held = Held(good, after=0, awaited=1)
    desk.then(held)
    first = start(*model(desk))
    assert held.are_there.wait(60)
    code, said = by_model()
    assert code == 2
    assert said == [
        f"summarize: {place.out}: another run is writing to it; wait for that run, or name another file by -o"
    ]
    held.let_go.set()
    assert first.end()[0] == 0
    place.assert_each_once(6)
    assert len(desk.requests) == 6


def test_ctrl_c_once_finishes_what_is_in_flight(place: Any, start: Any, by_model: Any, desk: Any, good: Any) -> None:
    documents, jobs, before = 30, 3, 5
    place.articles(documents)
    held = Held(good, after=before, awaited=jobs)
    desk.then(held)
    started = start(*model(desk), "-j", str(jobs))
    assert held.are_there.wait(60)
    started.process.send_signal(signal.SIGINT)
    lines = iter(started.process.stderr)
    assert any(b"finishing what is in flight; Ctrl-C again stops now" in line for line in lines)
    held.let_go.set()
    code, said = started.end()
    assert code == 130
    assert f"{before + jobs} done" in said
    assert len(place.done()) == len(desk.requests) == before + jobs
    assert place.failed() == []
    assert by_model()[0] == 0
    place.assert_each_once(documents)
    assert len(desk.requests) == documents


def test_ctrl_c_twice_stops_now_and_what_was_done_is_kept(
    place: Any, start: Any, by_model: Any, desk: Any, good: Any
) -> None:
    documents, jobs, before = 30, 3, 5
    place.articles(documents)
    held = Held(good, after=before, awaited=jobs)
    desk.then(held)
    started = start(*model(desk), "-j", str(jobs))
    assert held.are_there.wait(60)
    started.process.send_signal(signal.SIGINT)
    lines = iter(started.process.stderr)
    assert any(b"finishing what is in flight" in line for line in lines)
    started.process.send_signal(signal.SIGINT)
    code, _ = started.end()  # nobody has let the answers go
    assert code == 130
    assert len(place.done()) == before
    assert place.failed() == []
    held.let_go.set()
    assert by_model()[0] == 0
    place.assert_each_once(documents)
    assert len(desk.requests) <= documents + jobs


def test_a_refused_key_is_one_request_and_a_failure_for_each(
    place: Any, by_model: Any, desk: Any, fails: Any, lines_of: Any
) -> None:
    place.articles(30)
    desk.then(fails(401, "no such key"))
    assert by_model("-j", "1")[0] == 1
    place.assert_each_once(30)
    assert len(desk.requests) == 1
    failures = place.failures_written()
    assert {failure["kind"] for failure in failures} == {"model"}
    assert all("answered 401: no such key; check the key" in failure["error"] for failure in failures)
    assert sorted(failure["attempts"] for failure in failures) == [0] * 29 + [1]


def test_a_key_that_is_refused_in_mid_run_keeps_what_was_done(
    place: Any, by_model: Any, desk: Any, good: Any, fails: Any
) -> None:
    place.articles(30)
    desk.then(*[good] * 10, fails(401, "no such key"))
    assert by_model("-j", "1")[0] == 4
    place.assert_each_once(30)
    assert (len(place.done()), len(desk.requests)) == (10, 11)
    desk.script[0] = good
    assert by_model()[0] == 0
    place.assert_each_once(30)
    assert len(desk.requests) == 31


def test_many_slots_ask_a_closed_endpoint_once_each_at_most(place: Any, by_model: Any, desk: Any, fails: Any) -> None:
    place.articles(60)
    desk.then(fails(401, "no such key"))
    assert by_model("-j", "4")[0] == 1
    place.assert_each_once(60)
    assert len(desk.requests) <= 4


def test_an_endpoint_that_is_gone_is_not_waited_for_by_every_document(
    place: Any, batch: Any, monkeypatch: pytest.MonkeyPatch, lines_of: Any
) -> None:
    import socket  # noqa: PLC0415 - for a port that nobody listens at

    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
    place.articles(60)
    code, _ = batch("--base-url", f"http://127.0.0.1:{port}/v1", "-m", "local", "--retries", "0", "-j", "1")
    assert code == 1
    place.assert_each_once(60)
    failures = place.failures_written()
    assert all("cannot be reached" in failure["error"] for failure in failures)
    assert sorted(failure["attempts"] for failure in failures) == [0] * 20 + [1] * 40


POISON = [
    "",  # no row
    "{",
    '{"text": "Rain',
    "\x00\x01\x02",
    "[" * 20_000,
    '{"text": 5}',
    '{"text": null, "html": ""}',
    '{"html": "<html><body></body></html>"}',
    '{"html": "<!DOCTYPE x [<!ENTITY a \\"aaaaaaaaaa\\"><!ENTITY b \\"&a;&a;&a;&a;\\">]><p>&b;</p>"}',
    '{"html": "<<<<p><<a <b <c"}',
    '{"text": "\\u0000\\u0001"}',
    '{"text": "123 456 --- ..."}',
    '{"url": "file:///etc/passwd"}',
    '{"url": "http://127.0.0.1:9/"}',
    '{"text": "%PDF-1.7 \\ud800"}',
]


def test_a_poisoned_feed_harms_nothing_but_the_poisoned(
    place: Any, by_model: Any, desk: Any, good: Any, article: Any, lines_of: Any
) -> None:
    sound = 100
    rows: list[Any] = [{"text": article(n)} for n in range(1, sound + 1)]
    for at, poison in enumerate(POISON):
        rows.insert(at * 7, poison)
    place.rows(rows)
    desk.then(good)
    code, _ = by_model()
    assert code == 4
    wanted = {f"{place.feed}:{line}" for line, row in enumerate(rows, 1) if isinstance(row, dict)}
    assert wanted <= set(place.done())
    poisoned = {f"{place.feed}:{line}" for line, row in enumerate(rows, 1) if isinstance(row, str) and row}
    found = place.done() + place.failed()
    assert sorted(found) == sorted(wanted | poisoned)
    assert all("\n" not in failure["error"] for failure in place.failures_written())


def test_a_feed_that_cannot_be_read_on_is_not_taken_for_done(
    place: Any, by_model: Any, desk: Any, good: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of ours in reading a feed: what it had is done, and the exit code tells that it was not all."""
    from summarizer.batch import assembly  # noqa: PLC0415 - for the patch below alone

    whole = assembly.stream_items  # type: ignore[attr-defined]  # where it is looked up

    def broken(*arguments: Any, **options: Any) -> Any:
        for number, found in enumerate(whole(*arguments, **options)):
            if number == 3:
                raise RuntimeError("odd")
            yield found

    monkeypatch.setattr(assembly, "stream_items", broken)
    place.articles(6)
    desk.then(good)
    code, said = by_model()
    assert len(place.done()) == 3
    assert any("RuntimeError: odd" in line for line in said)
    assert code == 4
