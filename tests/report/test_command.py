"""`summarize report` at its edge: the folder, the lines on standard error, the exit code."""

import contextlib
import io
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from summarizer.cli import main
from summarizer.report.entry import Entry, entry_of
from summarizer.schemas.summary import Summary

Make = Callable[..., dict[str, Any]]
Json = dict[str, Any]

_PAGE = re.compile(r"documents/[0-9a-f]{16}\.html")


class Result(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Result]


class _Input(io.TextIOWrapper):
    """Standard input with bytes in it; a terminal where there are none."""

    def __init__(self, data: bytes | None) -> None:
        super().__init__(io.BytesIO(data or b""), encoding="utf-8")
        self.terminal = data is None

    def isatty(self) -> bool:
        return self.terminal


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Run:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)

    def run_it(*argv: str, stdin: bytes | None = None) -> Result:
        monkeypatch.setattr(sys, "stdin", _Input(stdin))
        code = main(["report", *argv])
        caught = capfdbinary.readouterr()
        return Result(code, caught.out.decode(), caught.err.decode())

    return run_it


def _lines(*summaries: Json) -> bytes:
    return b"".join(json.dumps(summary).encode() + b"\n" for summary in summaries)


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _stamps(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def _linked(folder: Path) -> set[str]:
    return {found for path in folder.glob("*.html") for found in _PAGE.findall(path.read_text(encoding="utf-8"))}


def test_a_report_is_an_index_and_a_page_for_each(run: Run, summary_of: Make) -> None:
    Path("a.jsonl").write_bytes(_lines(summary_of("wall"), summary_of("gate", outlet="Keld Ledger")))
    result = run("a.jsonl", "-o", "report")
    assert result == (0, "", "summarize: report/index.html: 2 documents, 2 outlets\n")
    files = _files(Path("report"))
    assert set(files) == {"index.html", "report.json", *_linked(Path("report"))}
    assert len(files) == 4
    assert b"Harbour gate gives way" in files["index.html"]


def test_lines_arrays_and_standard_input_go_together(run: Run, summary_of: Make) -> None:
    Path("a.jsonl").write_bytes(_lines(summary_of("wall")))
    Path("b.json").write_text(json.dumps([summary_of("gate"), summary_of("pier")], indent=2), encoding="utf-8")
    assert run("a.jsonl", "b.json", "-", "-o", "report", stdin=_lines(summary_of("quay"))).code == 0
    assert len(_linked(Path("report"))) == 4
    assert run("-o", "other", "-q", stdin=_lines(summary_of("quay"))) == (0, "", "")


def test_a_database_makes_the_same_report_as_its_lines(run: Run, summary_of: Make) -> None:
    Path("a.jsonl").write_bytes(_lines(*(summary_of(str(place)) for place in range(20))))
    assert main(["export", "a.jsonl", "a.db", "-q"]) == 0
    assert run("a.jsonl", "-o", "of-lines").code == 0
    assert run("a.db", "-o", "report") == (0, "", "summarize: report/index.html: 20 documents, 1 outlet\n")
    assert _files(Path("report")) == _files(Path("of-lines"))


def test_lines_of_a_failures_file_are_counted_and_passed_over(run: Run, summary_of: Make) -> None:
    failure = {"input": "wall.txt", "document": None, "error": "wall.txt: it is empty", "kind": "input", "attempts": 1}
    Path("a.jsonl").write_bytes(_lines(summary_of("wall"), *([failure] * 3)))
    told = "summarize: report/index.html: 1 document, 1 outlet, 3 failures passed over\n"
    assert run("a.jsonl", "-o", "report") == (0, "", told)
    result = run("-", "-o", "other", stdin=_lines(failure))
    assert (result.code, result.err.count("\n")) == (2, 1)


def test_the_same_again_changes_no_file(run: Run, summary_of: Make) -> None:
    data = _lines(*(summary_of(str(place)) for place in range(5)))
    run("-", "-o", "report", stdin=data)
    run("-", "-o", "other", stdin=data)
    assert _files(Path("report")) == _files(Path("other"))
    before = _stamps(Path("report"))
    result = run("-", "-o", "report", stdin=data)
    assert "nothing has changed" in result.err
    assert _stamps(Path("report")) == before


def test_an_earlier_report_is_brought_up_to_date_and_foreign_files_stay(run: Run, summary_of: Make) -> None:
    run("-", "-o", "report", stdin=_lines(summary_of("wall"), summary_of("gate")))
    folder = Path("report")
    (folder / "notes.txt").write_text("mine")
    (folder / "documents" / "mine.html").write_text("mine")
    kept = _stamps(folder)
    assert run("-", "-o", "report", stdin=_lines(summary_of("wall"), summary_of("pier"))).code == 0
    files = _files(folder)
    assert set(files) == {"index.html", "report.json", "notes.txt", "documents/mine.html", *_linked(folder)}
    assert len(_linked(folder)) == 2
    same = [path for path, stamp in _stamps(folder).items() if kept.get(path) == stamp]
    assert len(same) == 3  # the page of the wall, and what is not ours


def test_a_folder_that_is_no_report_is_refused_and_left_alone(run: Run, summary_of: Make) -> None:
    folder = Path("mine")
    folder.mkdir()
    for name, text in (("index.html", "mine"), ("report.json", '{"generator": "somebody", "files": ["index.html"]}')):
        (folder / name).write_text(text)
        before = _files(folder)
        result = run("-", "-o", "mine", stdin=_lines(summary_of()))
        assert result.code == 2
        assert result.err.count("\n") == 1
        assert "no report" in result.err
        assert _files(folder) == before


def test_a_marker_deletes_nothing_that_a_report_cannot_have(run: Run, summary_of: Make) -> None:
    run("-", "-o", "report", stdin=_lines(summary_of()))
    Path("outside.html").write_text("mine")
    marker = Path("report/report.json")
    told = json.loads(marker.read_text())
    foreign = ["../outside.html", "documents/../../outside.html", str(Path("outside.html").resolve()), "notes.txt", 5]
    Path("report/notes.txt").write_text("mine")
    marker.write_text(json.dumps({**told, "files": told["files"] + foreign}))
    assert run("-", "-o", "report", stdin=_lines(summary_of("gate"))).code == 0
    assert Path("outside.html").exists()
    assert Path("report/notes.txt").exists()


def test_a_foreign_file_in_the_way_is_told_and_nothing_is_changed(run: Run, summary_of: Make) -> None:
    run("-", "-o", "report", stdin=_lines(summary_of()))
    Path("report/page-2.html").write_text("mine")
    before = _files(Path("report"))
    result = run("-", "-o", "report", stdin=_lines(*(summary_of(str(place)) for place in range(201))))
    assert result.code == 1
    assert "page-2.html: it is in the way" in result.err
    assert _files(Path("report")) == before


def test_an_empty_folder_and_a_link_to_one_are_filled(run: Run, summary_of: Make) -> None:
    Path("there").mkdir()
    Path("link").symlink_to("there")
    assert run("-", "-o", "link", stdin=_lines(summary_of())).code == 0
    assert Path("there/index.html").exists()
    assert Path("link").is_symlink()


def test_a_new_folder_may_be_read_by_those_who_may_read_other_folders(run: Run, summary_of: Make) -> None:
    Path("other").mkdir()
    run("-", "-o", "report", stdin=_lines(summary_of()))
    assert Path("report").stat().st_mode == Path("other").stat().st_mode
    assert Path("report/index.html").stat().st_mode & 0o444 == 0o444


def test_bad_lines_are_told_by_number_and_left_out(run: Run, summary_of: Make) -> None:
    story = {"schema": "story", "documents": [], "content": {}}
    data = _lines(summary_of("wall")) + b"nonsense\n\n" + _lines({"a": 1}, story, summary_of("gate")) + b'{"torn": '
    Path("a.jsonl").write_bytes(data)
    result = run("a.jsonl", "missing.jsonl", "-o", "report")
    assert result.code == 4
    *told, closing = result.err.splitlines()
    assert "summarize: a.jsonl:2: it is no JSON, or torn; it is left out" in told
    places = [f" a.jsonl:{number}: it is " for number in (2, 4, 5, 7)]
    assert [line.partition(":")[2][: len(places[0])] for line in sorted(told)[:-1]] == places
    assert sorted(told)[-1] == "summarize: missing.jsonl: there is no such file; check the path"
    assert closing == "summarize: report/index.html: 2 documents, 1 outlet, 5 could not be used"


def test_of_very_many_bad_lines_a_few_are_told(run: Run, summary_of: Make) -> None:
    result = run("-", "-o", "report", stdin=_lines(summary_of()) + b"x\n" * 500)
    assert result.code == 4
    assert result.err.count("it is left out") == 20
    assert "480 more lines are no summaries and left out" in result.err
    assert "500 could not be used" in result.err


def test_what_nobody_foresaw_costs_one_summary(run: Run, summary_of: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(summary: Summary) -> Entry:
        if summary.document.input == "gate.txt":
            raise RuntimeError("two\nlines")
        return entry_of(summary)

    monkeypatch.setattr("summarizer.report.work.entry_of", failing)
    result = run("-", "-o", "report", stdin=_lines(summary_of("wall"), summary_of("gate")))
    said = "unexpected error (RuntimeError: two lines); please report it; it is left out"
    assert (result.code, result.err.splitlines()[0]) == (4, f"summarize: standard input:2: {said}")


def test_where_nothing_is_usable_there_is_no_folder(run: Run) -> None:
    for data in (b"", b"nonsense\n", b"[]"):
        result = run("-", "-o", "report", stdin=data)
        assert result.code == 2
        assert "there is no summary in it" in result.err
    assert run("missing.jsonl", "-o", "report").code == 2
    assert not list(Path().iterdir())


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["a.jsonl"], "no output is named"),
        (["-o", "report"], "no summaries are named"),
        (["a.jsonl", "-o", "a.jsonl"], "it is a file"),
        (["a.jsonl", "-o", "none/report"], "no such folder"),
        (["a.jsonl", "-o", "a.jsonl/report"], "a.jsonl/report"),
        (["-", "-", "-o", "report"], "once"),
    ],
)
def test_wrong_usage_is_one_line(run: Run, summary_of: Make, argv: list[str], told: str) -> None:
    Path("a.jsonl").write_bytes(_lines(summary_of()))
    result = run(*argv)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert told in result.err


def test_the_later_summary_of_an_input_wins(run: Run, summary_of: Make) -> None:
    first, second = summary_of("wall"), summary_of("wall", headline={"statement": "The wall stands", "evidence": []})
    result = run("-", "-o", "report", stdin=_lines(first, summary_of("gate"), second))
    assert result.code == 0
    assert "2 documents, 1 outlet, 1 replaced by a later summary of the same input" in result.err
    (page,) = (text for text in _files(Path("report/documents")).values() if b"The wall stands" in text)
    assert b"Harbour wall gives way" not in page
    run("-", "-o", "report", stdin=_lines(second, first))
    assert not any(b"The wall stands" in text for text in _files(Path("report/documents")).values())


def test_summaries_of_other_schemas_are_listed(run: Run, summary_of: Make) -> None:
    quoted = [{"quote": "gave way"}]
    own = summary_of(
        "own", schema="own.py:Risks", content={"risks": [{"risk": "The wall may fall", "evidence": quoted}]}
    )
    said = {"words": "gave way", "source": {"name": "Ada Rook"}, "direct": True, "evidence": quoted}
    quotes = summary_of("said", schema="quotes", content={"quotes": [said]}, title="What was said")
    result = run("-", "-o", "report", stdin=_lines(own, quotes))
    index = Path("report/index.html").read_text(encoding="utf-8")
    assert (result.code, result.err.count("\n")) == (0, 1)
    assert "The wall may fall" in index
    assert "What was said" in index
    assert "· Risks" in index


def test_many_are_written_by_several_processes_as_by_one(run: Run, summary_of: Make) -> None:
    summaries = [summary_of(str(place), headline_facts=[]) for place in range(160)]
    later = summary_of("7", headline={"statement": "Later", "evidence": []})
    assert run("-", "-o", "many", stdin=_lines(*summaries) + b"nonsense\n" + _lines(later)).code == 4
    for place in range(0, 160, 80):
        assert run("-", "-o", f"few-{place}", "-q", stdin=_lines(*summaries[place : place + 80])).code == 0
    few = {**_files(Path("few-0/documents")), **_files(Path("few-80/documents"))}
    many = _files(Path("many/documents"))
    different = [name for name in few if few[name] != many[name]]
    assert many.keys() == few.keys()
    assert len(different) == 1
    assert b"Later" in many[different[0]]


def _command(*argv: str) -> list[str]:
    return [sys.executable, "-m", "summarizer", "report", *argv]


@pytest.mark.parametrize("before", [False, True])
def test_a_disk_that_is_full_leaves_what_was_there(run: Run, summary_of: Make, before: bool) -> None:
    """A file may not be larger than a page, so the index cannot be written."""
    Path("a.jsonl").write_bytes(_lines(*(summary_of(str(place)) for place in range(150))))
    if before:
        run("-", "-o", "report", stdin=_lines(summary_of()))
    files = _files(Path())
    limit = (60_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1])
    done = subprocess.run(
        _command("a.jsonl", "-o", "report", "-q"),
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),  # no threads here
    )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "it cannot be written" in done.stderr
    assert _files(Path()) == files
    assert not [path for path in Path().rglob("*") if path.name.startswith(".")]


@contextlib.contextmanager
def _begun(summary_of: Make) -> Iterator[subprocess.Popen[bytes]]:
    """A run with worker processes, in a group of its own, that has written its first pages and waits for more input."""
    os.mkfifo("pipe")
    process = subprocess.Popen(_command("pipe", "-o", "report"), stderr=subprocess.PIPE, start_new_session=True)
    with Path("pipe").open("wb") as pipe:
        pipe.write(_lines(*(summary_of(str(place)) for place in range(300))))
        pipe.flush()
        while not list(Path().rglob("documents/*.html")):
            time.sleep(0.01)
        yield process


def test_ctrl_c_leaves_what_was_there(run: Run, summary_of: Make) -> None:
    with _begun(summary_of) as process:
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate()
    assert process.returncode == 130
    assert b"Traceback" not in said
    assert [path.name for path in Path().iterdir()] == ["pipe"]


def test_workers_end_with_a_run_that_is_killed(run: Run, summary_of: Make) -> None:
    with _begun(summary_of) as process:
        process.kill()
        process.communicate()
        while _is_anybody_left(process.pid):
            time.sleep(0.01)


def _is_anybody_left(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_run_that_was_killed_is_gone_over_by_the_next(run: Run, summary_of: Make) -> None:
    run("-", "-o", "report", stdin=_lines(summary_of("wall")))
    (Path("report/.summarize-writing/documents")).mkdir(parents=True)
    Path("report/.summarize-writing/documents/3.html").write_text("half")
    run("-", "-o", "report", stdin=_lines(summary_of("wall")))
    assert not Path("report/.summarize-writing").exists()
    Path("empty/.summarize-writing/documents").mkdir(parents=True)  # its first run, before anything had its place
    assert run("-", "-o", "empty", stdin=_lines(summary_of("wall"))).code == 0


def test_two_runs_do_not_write_to_one_report(run: Run, summary_of: Make) -> None:
    fcntl = pytest.importorskip("fcntl")
    run("-", "-o", "report", stdin=_lines(summary_of("wall")))
    handle = os.open("report", os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    result = run("-", "-o", "report", stdin=_lines(summary_of("gate")))
    os.close(handle)
    assert result.code == 2
    assert "another run is writing to it" in result.err
