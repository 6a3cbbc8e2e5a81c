"""The same flow on Ray: what comes out is what comes out without it, whatever happens to a worker."""

import contextlib
import json
import logging
import os
import signal
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import UsageError

Json = dict[str, Any]
Behaviour = Callable[[BaseHTTPRequestHandler, Json], None]
# Ray warns of what it does itself.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:ray", "ignore::DeprecationWarning:copy")
ray = pytest.importorskip("ray", reason="the extra ray is not installed: make test-ray")
on_ray: Any = pytest.importorskip("summarizer.batch.on_ray")


NAMES = "Ahl Berg Dahl Eek Falk Grahn Holm Isak Jarl Kvist Lund Moe Nord Oby Palm Quist Roos Sahl Torp Ulv".split()


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    """A Ray of two cores on this machine, for all tests of this file: it takes seconds to start."""
    before = {name: os.environ.get(name) for name in ("RAY_USAGE_STATS_ENABLED", "RAY_BACKEND_LOG_LEVEL")}
    os.environ.update(RAY_USAGE_STATS_ENABLED="0", RAY_BACKEND_LOG_LEVEL="fatal")
    ray.init(
        address="local",
        num_cpus=2,
        include_dashboard=False,
        log_to_driver=False,
        logging_level="CRITICAL",
        object_store_memory=100 * 1024 * 1024,
    )
    pytest.importorskip("ray.data")  # which sets its logger up
    for name in ("ray", "ray.data"):  # it would write to a standard error that is another one in each test
        logging.getLogger(name).setLevel(logging.CRITICAL)
    yield
    ray.shutdown()
    for name, value in before.items():
        os.environ.pop(name) if value is None else os.environ.update({name: value})


def without_seconds(briefs: list[Json]) -> dict[str, Json]:
    """The briefs by their inputs, without what is never the same twice."""
    for brief in briefs:
        brief["run"].pop("seconds")
    return {brief["document"]["input"]: brief for brief in briefs}


def test_the_same_files_as_without_ray(
    place: Any, by_model: Any, desk: Any, good: Any, article: Any, tmp_path: Path
) -> None:
    desk.then(good)
    place.rows([{"text": article(1)}, {"html": f"<p>{article(2)}</p>"}, "nothing", {"text": article(1)}])
    text, page = tmp_path / "one.md", tmp_path / "two.html"
    text.write_text(f"---\ntitle: A bridge\npublished: 2026-03-01\n---\n{article(5)}", encoding="utf-8")
    page.write_text(f"<html><body><article><p>{article(6)}</p></article></body></html>", encoding="utf-8")

    def run(journal: str, *words: str) -> tuple[int, dict[str, Json], list[Json], int]:
        before = len(desk.requests)
        code, said = by_model("-j", "1", "--journal", str(tmp_path / journal), *words, str(text), str(page))
        assert code == 4, said
        return code, without_seconds(place.briefs()), place.failures_written(), len(desk.requests) - before

    here = run("here.db")
    assert len(here[1]) == 5
    place.out.unlink()
    place.failures.unlink()
    assert run("there.db", "--on", "ray") == here
    assert run("there.db", "--on", "ray") == (*here[:3], 0)


def test_the_rules_engine(place: Any, batch: Any) -> None:
    place.articles(20)
    assert batch("--engine", "rules")[0] == 0
    here = without_seconds(place.briefs())
    assert batch("--engine", "rules", "--on", "ray", "--fresh")[0] == 0, place.failures_written()
    assert without_seconds(place.briefs()) == here


def test_workers_know_what_the_others_were_told(place: Any, by_model: Any, desk: Any, good: Any, article: Any) -> None:
    desk.then(good)
    story = f"{article(7)}\n\n" + " ".join(f"Carter {name} will take the ferry then." for name in NAMES)
    place.rows([{"text": f"{story}\n\nReported from {town}."} for town in ("Ostvik", "Lindar", "Ostvik", "Lindar")])
    assert by_model("--on", "ray", "-j", "4", "--skip-near-duplicates")[0] == 0
    notes = [brief["audit"]["notes"] for brief in place.briefs()]
    asked = [brief["run"]["calls"] for brief in place.briefs()]
    assert sum(calls > 0 for calls in asked) == 1
    assert sum(asked) == len(desk.requests)
    assert sum(any("near-duplicate of" in note for note in each) for each in notes) >= 1
    assert sum(any("the same text to the letter as" in note for note in each) for each in notes) >= 1


def test_one_job_follows_another(place: Any, batch: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.batch.ray_stream.ROWS_A_JOB", 2)
    place.articles(32)  # eight go together, so two full jobs and an empty one
    assert batch("--engine", "rules", "--on", "ray")[0] == 0
    place.assert_each_once(32)


class Assassin:
    """Answers well, but kills who asks where it is the time to: told of the article and the number of the request."""

    def __init__(self, good: Behaviour, kills: Callable[[str, int], bool]) -> None:
        self.good, self.kills = good, kills
        self.asked: dict[str, int] = {}
        self._lock = threading.Lock()

    def __call__(self, handler: BaseHTTPRequestHandler, body: Json) -> None:
        with self._lock:
            said = body["messages"][-1]["content"]
            subject = next(line for line in said.splitlines() if "Bridge" in line)
            self.asked[subject] = self.asked.get(subject, 0) + 1
            if self.kills(said, sum(self.asked.values())):
                os.kill(process_at(handler), signal.SIGKILL)
        with contextlib.suppress(OSError):  # nobody may be there any more to read the answer
            self.good(handler, body)


def process_at(handler: BaseHTTPRequestHandler) -> int:
    """The process at the other end of a connection, by both of its ends: one alone may be another connection's too."""
    (_, here), (_, there) = handler.connection.getsockname(), handler.client_address
    ends = [f"0100007F:{port:04X}" for port in (there, here)]
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()]
    (socket,) = (f"socket:[{line[9]}]" for line in lines if line[1:3] == ends)
    for handle in Path("/proc").glob("[0-9]*/fd/*"):
        with contextlib.suppress(OSError):  # it was closed meanwhile
            if str(handle.readlink()) == socket:
                process = handle.parents[1]
                assert (process / "cmdline").read_bytes().startswith(b"ray::")
                return int(process.name)
    raise LookupError(socket)


needs_proc = pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="who asks is looked up in /proc")


@needs_proc
def test_a_worker_that_is_killed_loses_nothing_and_repeats_what_it_had_in_flight(
    place: Any, by_model: Any, desk: Any, good: Any
) -> None:
    documents, jobs = 40, 4
    place.articles(documents)
    assassin = Assassin(good, lambda _, number: number == 15)
    desk.then(assassin)
    code, said = by_model("--on", "ray", "-j", str(jobs))
    assert code == 0, said
    place.assert_each_once(documents)
    assert len(assassin.asked) == documents
    assert sum(assassin.asked.values()) <= documents + jobs
    assert any(count > 1 for count in assassin.asked.values())


@needs_proc
def test_a_document_over_which_workers_are_lost_is_given_up_and_no_other(
    place: Any, by_model: Any, desk: Any, good: Any
) -> None:
    place.articles(12)
    assassin = Assassin(good, lambda said, _: "103 cracks" in said)
    desk.then(assassin)
    code, said = by_model("--on", "ray", "-j", "6")
    assert code == 4, said
    place.assert_each_once(12)
    (failure,) = place.failures_written()
    assert failure["input"] == place.inputs(3)[0]
    assert failure["error"].endswith("3 workers were lost over it; leave it out, and please report it")
    assert (failure["kind"], failure["attempts"]) == ("input", 3)


def test_machines_share_a_journal_in_postgresql(place: Any, by_model: Any, desk: Any, good: Any, database: str) -> None:
    desk.then(good)
    place.articles(12)
    assert by_model("--journal", database, "--on", "ray", "-j", "4")[0] == 0
    asked = len(desk.requests)
    place.out.unlink()
    assert by_model("--journal", database, "--on", "ray", "-j", "4")[0] == 0
    place.out.unlink()
    assert by_model("--journal", database)[0] == 0
    assert len(desk.requests) == asked
    place.assert_each_once(12)


def test_ctrl_c_finishes_what_is_in_flight(place: Any, start: Any, by_model: Any, desk: Any, good: Any) -> None:
    """With a Ray that the run starts itself."""
    documents = 30
    place.articles(documents)
    interrupted: list[int] = []

    def behave(handler: BaseHTTPRequestHandler, body: Json) -> None:
        if len(desk.requests) >= 6 and not interrupted:
            interrupted.append(started.process.pid)
            os.kill(started.process.pid, signal.SIGINT)
        good(handler, body)

    desk.then(behave)
    started = start("--base-url", desk.url, "-m", "local", "--on", "ray", "-j", "2")
    code, said = started.end()
    assert code == 130
    assert [line.partition(" ")[0] for line in said.splitlines()] == ["summarize:"] * len(said.splitlines())
    assert 6 <= len(place.done()) < documents
    assert by_model()[0] == 0
    place.assert_each_once(documents)
    assert len(desk.requests) == documents


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--max-cost", "1"), "--on ray: it does not go with --max-cost; leave out one of them"),
        (("--record", "new.yaml"), "--on ray: it does not go with --record; leave out one of them"),
    ],
)
def test_what_one_process_keeps_is_refused(place: Any, by_model: Any, words: tuple[str, ...], said: str) -> None:
    place.articles(1)
    assert by_model("--on", "ray", *words) == (2, [f"summarize: {said}"])


def test_options_are_looked_at_before_a_dataset_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    for options in (
        {"jobz": 4},
        {"engine": "llm"},
        {"schema": "nothing"},
        {"schema": "quotes"},
        {"record": "new.yaml"},
    ):
        terms: Json = {"engine": "rules", **options}
        with pytest.raises(UsageError):
            on_ray.summaries(None, **terms)


def test_a_refused_key_ends_each_worker_s_asking(place: Any, by_model: Any, desk: Any, fails: Any) -> None:
    desk.then(fails(401, "no such key"))
    place.articles(30)
    code, _ = by_model("--on", "ray", "-j", "2")
    assert code == 1
    place.assert_each_once(30)
    assert {failure["kind"] for failure in place.failures_written()} == {"model"}
    assert len(desk.requests) <= 2 * 2


def test_from_dataset_to_dataset(desk: Any, good: Any, article: Any, tmp_path: Path) -> None:
    desk.then(good)
    rows: list[Json] = [
        {"input": "one", "text": article(1), "published": datetime(2026, 3, 1, tzinfo=UTC)},
        {"url": "https://ostvik.example/2", "html": f"<p>{article(2)}</p>"},
        {"text": ""},
    ]
    dataset = ray.data.from_items(
        [{**dict.fromkeys(("input", "url", "text", "html", "published")), **row} for row in rows]
    )
    terms = {"base_url": desk.url, "model": "local", "journal": str(tmp_path / "journal.db"), "jobs": 4}
    found = {row["input"]: row for row in on_ray.summaries(dataset, workers=1, **terms).take_all()}
    one, two = json.loads(found["one"]["summary"]), json.loads(found["https://ostvik.example/2"]["summary"])
    assert one["document"]["published"] == "2026-03-01T00:00:00+00:00"
    assert two["document"]["url"] == "https://ostvik.example/2"
    assert found["one"]["failure"] is found["https://ostvik.example/2"]["failure"] is None
    assert [found["one"]["document"], one["run"]["model"]] == [one["document"]["id"], "local"]
    (nameless,) = found.keys() - {"one", "https://ostvik.example/2"}
    assert nameless.startswith("sha256:")
    assert found[nameless]["summary"] is found[nameless]["document"] is None
    assert json.loads(found[nameless]["failure"])["kind"] == "input"
    assert list(found[nameless]) == ["input", "document", "summary", "failure"]
