"""`summarize export` at its edge: files, lines, exit codes."""

import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from summarizer import Document, summarize
from summarizer.cli import main

ARTICLE = """Ferry runs aground off Skarvik

At least {hurt} people were hurt when a car ferry ran aground off Skarvik on Friday, the coast guard said.
"""


class Result(NamedTuple):
    code: int
    err: list[str]


Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """The command in a folder of its own, with briefs.jsonl of two documents."""
    for name in ("CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / ".home"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    Path("briefs.jsonl").write_text(f"{line('a.txt', 12)}\n{line('b.txt', 30)}\n", encoding="utf-8")

    def run_it(*argv: str) -> Result:
        capfd.readouterr()
        code = main(("export", *argv))
        caught = capfd.readouterr()
        assert caught.out == ""
        return Result(code, caught.err.splitlines())

    return run_it


def line(input: str, hurt: int) -> str:
    document = Document.from_text(ARTICLE.format(hurt=hurt), input=input)
    return summarize(document, engine="rules").model_dump_json()


def count(path: str) -> Any:
    connection = sqlite3.connect(path)
    try:
        return connection.execute("select count(*) from documents").fetchone()[0]
    finally:
        connection.close()


def files() -> list[str]:
    """What is in the working folder."""
    return sorted(path.name for path in Path().iterdir())


@pytest.mark.parametrize("name", ["out.db", "out.sqlite", "OUT.SQLITE3"])
def test_a_database(run: Run, name: str) -> None:
    assert run("briefs.jsonl", name) == (0, [f"summarize: {name}: 2 documents"])
    assert count(name) == 2
    assert run("briefs.jsonl", name) == (0, [f"summarize: {name}: 2 documents (2 unchanged)"])
    Path("more.jsonl").write_text(f"{line('a.txt', 13)}\n{line('c.txt', 13)}\n", encoding="utf-8")
    assert run("more.jsonl", name) == (0, [f"summarize: {name}: 2 documents (1 replaced)"])
    assert count(name) == 3


@pytest.mark.parametrize("name", ["out.csv", "out.parquet"])
def test_a_table_of_the_numbers(run: Run, name: str) -> None:
    assert run("briefs.jsonl", "briefs.jsonl", name) == (
        0,
        [f"summarize: {name}: 4 documents (2 replaced); 2 numbers"],
    )
    assert Path(name).stat().st_size


def test_what_the_summarize_command_writes_is_taken(run: Run) -> None:
    Path("a.txt").write_text(ARTICLE.format(hurt=12), encoding="utf-8")
    Path("b.txt").write_text(ARTICLE.format(hurt=13), encoding="utf-8")
    for written in ("one.json", "both.json", "both.jsonl"):
        inputs = ("a.txt",) if written == "one.json" else ("a.txt", "b.txt")
        assert main((*inputs, "-q", "-o", written)) == 0
        assert run(written, "-q", f"{written}.db") == (0, [])
        assert count(f"{written}.db") == len(inputs)


def test_standard_input(run: Run, tmp_path: Path) -> None:
    command = (sys.executable, "-m", "summarizer", "export")
    briefs = Path("briefs.jsonl").read_bytes()
    for argv in (("-", "out.db"), ("out2.db",)):
        done = subprocess.run([*command, *argv], input=briefs, capture_output=True, check=False)
        assert (done.returncode, done.stderr.decode()) == (0, f"summarize: {argv[-1]}: 2 documents\n")
        assert count(argv[-1]) == 2


def test_some_bad_lines_are_told_and_the_rest_is_written(run: Run) -> None:
    with Path("briefs.jsonl").open("a", encoding="utf-8") as stream:
        stream.write('nonsense\n{"schema": "story"}\n{"torn')
    code, said = run("briefs.jsonl", "nothing.jsonl", "out.db", "-q")
    assert code == 4
    assert said == [
        "summarize: briefs.jsonl:3: it is no JSON, or torn; it is left out",
        "summarize: briefs.jsonl:4: it is a story, no summary; it is left out",
        "summarize: briefs.jsonl:5: it is no JSON, or torn; it is left out",
        "summarize: nothing.jsonl: there is no such file; check the path",
    ]
    assert count("out.db") == 2


@pytest.mark.parametrize("name", ["out.db", "out.csv", "out.parquet"])
def test_where_all_is_bad_nothing_is_written(run: Run, name: str) -> None:
    Path("bad.jsonl").write_text("x\n" * 30, encoding="utf-8")
    code, said = run("bad.jsonl", name)
    assert (code, len(said)) == (2, 21)
    assert said[-1] == "summarize: 10 more lines are no summaries and left out"
    assert files() == ["bad.jsonl", "briefs.jsonl"]
    assert run("briefs.jsonl", name).code == 0
    before = Path(name).read_bytes()
    assert run("bad.jsonl", name).code == 2
    assert Path(name).read_bytes() == before


@pytest.mark.parametrize("name", ["out.db", "out.csv", "out.parquet"])
@pytest.mark.parametrize("before", [None, b"what stood there"])
def test_no_summaries_leave_alone_what_stands_there(run: Run, name: str, before: bytes | None) -> None:
    Path("empty.jsonl").touch()
    if before and not name.endswith(".db"):
        Path(name).write_bytes(before)
    stood = Path(name).exists()
    result = run("empty.jsonl", name)
    assert result.code == 2
    assert f"empty.jsonl: there is no summary in it, and {name} is left alone" in result.err[0]
    assert Path(name).exists() == stood
    assert not stood or Path(name).read_bytes() == before


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("briefs.jsonl", "out.txt"), "out.txt: the ending .txt stands for no format; use one of .db, .sqlite,"),
        (("briefs.jsonl", "out"), "out: its name has no ending to tell the format; use one of .db, .sqlite,"),
        (("briefs.jsonl",), "briefs.jsonl: the ending .jsonl stands for no format"),
        ((), "Missing argument 'OUT'; see summarize export --help"),
        (("briefs.jsonl", "no/out.db"), "no/out.db: there is no such folder to write it to; make it first"),
        (("briefs.jsonl", "folder.db"), "folder.db: it is a folder; name a file in it"),
        (("-", "-", "out.db"), "-: standard input can be read once only; give - once"),
        (("notes.db", "./notes.db"), "notes.db: it is one of the files that are read; name another file"),
        (("briefs.jsonl", "notes.db"), "notes.db: it is no database; name another file"),
        (("notes.db", "out.db"), "notes.db:1: it is no JSON, or torn; it is left out"),
        (("folder.db", "out.db"), "folder.db: it is a folder; name the files in it, such as folder.db/*.jsonl"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(run: Run, argv: tuple[str, ...], said: str) -> None:
    Path("folder.db").mkdir()
    Path("notes.db").write_text("my notes\n", encoding="utf-8")
    code, lines = run(*argv)
    assert (code, len(lines)) == (2, 1)
    assert lines[0].startswith(f"summarize: {said}")
    assert Path("notes.db").read_text(encoding="utf-8") == "my notes\n"
    assert not Path("out.db").exists()


def test_nothing_named_on_a_terminal_is_one_line(run: Run) -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "summarizer", "export", "out.db"], stdin=theirs, capture_output=True, check=False
    )
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 2
    assert done.stderr.startswith(b"summarize: no summaries are named; give SUMMARIES.jsonl and OUT.db")


def test_a_full_disk_is_one_line_and_leaves_no_half_file(run: Run) -> None:
    """The largest file that the process may write is small."""
    code = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, 3_000))\n"
    code += "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    code += "from summarizer.cli import main; sys.exit(main())"
    for name in ("out.db", "out.csv"):
        lines = [json.dumps({**json.loads(line(f"{number}.txt", 5))}) for number in range(60)]
        Path("many.jsonl").write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, "-c", code, "export", "many.jsonl", name]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == 1, done.stderr
        assert done.stderr.decode().startswith(f"summarize: {name}: ")
        assert done.stderr.count(b"\n") == 1
        assert files() == ["briefs.jsonl", "many.jsonl"]


def test_ctrl_c_leaves_no_half_file(run: Run) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "summarizer", "export", "-", "out.db"], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stderr is not None
    process.stdin.write(b"nonsense\n")
    process.stdin.flush()
    assert process.stderr.readline() == b"summarize: standard input:1: it is no JSON, or torn; it is left out\n"
    process.send_signal(signal.SIGINT)
    process.stdin.close()
    assert process.wait(60) == 130
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    assert files() == ["briefs.jsonl"]
