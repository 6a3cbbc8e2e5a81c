"""The command as a process of its own: pipes, terminals, signals, and what it loads."""

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = """Ferry runs aground off Skarvik

At least 12 people were hurt when a car ferry ran aground off Skarvik on Friday, the coast guard said.

The ship had 214 people on board, according to Nordline, which runs it.
"""
COMMAND = (sys.executable, "-m", "summarizer")


@pytest.fixture
def clean(tmp_path: Path) -> dict[str, str]:
    """An environment in which nothing is configured."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SUMMARIZE_", "OPENAI_", "NO_COLOR", "COLUMNS"))}
    return {**kept, "XDG_CONFIG_HOME": str(tmp_path), "TERM": "xterm-256color"}


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "ferry.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


def run(*argv: str, env: dict[str, str], stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *argv], input=stdin, env=env, capture_output=True, check=False)


def test_standard_output_is_json_where_it_is_no_terminal(article: str, clean: dict[str, str]) -> None:
    done = run(article, env=clean)
    assert (done.returncode, done.stderr) == (0, b"summarize: rules engine (built in, no model)\n")
    assert json.loads(done.stdout)["document"]["input"] == article


def test_a_bare_pipe_is_read(clean: dict[str, str]) -> None:
    assert json.loads(run(env=clean, stdin=ARTICLE.encode()).stdout)["document"]["input"] == "-"


def test_output_is_utf_8_in_any_locale(clean: dict[str, str]) -> None:
    text = ARTICLE.replace("Skarvik", "Skårvik “west”")
    done = run(
        env={**clean, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"}, stdin=text.encode()
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["document"]["text"] == text


def test_a_closed_standard_input_is_one_line(clean: dict[str, str]) -> None:
    line = f"{sys.executable} -m summarizer -q <&-"
    done = subprocess.run(["/bin/sh", "-c", line], env=clean, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"summarize: standard input: it is")


def test_a_full_disk_is_one_line_and_exit_1(article: str, clean: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, "-q", article], stdout=full, stderr=subprocess.PIPE, env=clean, check=False)
    assert done.returncode == 1
    assert (
        done.stderr == b"summarize: standard output: it cannot be written (No space left on device); check the disk\n"
    )


def test_a_reader_that_goes_away_is_no_error(article: str, clean: dict[str, str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run([*COMMAND, "-q", article], stdout=pipe, stderr=subprocess.PIPE, env=clean, check=False)
    assert (done.returncode, done.stderr) == (141, b"")


def test_an_interrupt_is_exit_130(clean: dict[str, str]) -> None:
    with subprocess.Popen(
        [*COMMAND, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=clean
    ) as process:
        assert process.stderr is not None
        process.stderr.readline()  # it names the engine, and waits for its input
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
        assert b"Traceback" not in process.stderr.read()


def on_terminal(*argv: str, env: dict[str, str]) -> str:
    """What the command shows where standard output is a terminal."""
    master, slave = pty.openpty()
    with subprocess.Popen([*COMMAND, *argv], stdin=slave, stdout=slave, stderr=subprocess.DEVNULL, env=env) as process:
        os.close(slave)
        shown = b""
        while True:
            try:
                piece = os.read(master, 65536)
            except OSError:  # the end of a terminal, on Linux
                break
            if not piece:
                break
            shown += piece
        assert process.wait() == 0
    os.close(master)
    return shown.decode()


def test_a_terminal_gets_a_brief_to_read_in_colour(article: str, clean: dict[str, str]) -> None:
    shown = on_terminal(article, env=clean)
    assert "Skarvik" in shown
    assert "\x1b[" in shown
    assert not shown.startswith("{")


@pytest.mark.parametrize("variable", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_none_is_wanted(article: str, clean: dict[str, str], variable: dict[str, str]) -> None:
    assert "\x1b[" not in on_terminal(article, env={**clean, **variable})


def test_no_colour_where_there_is_no_terminal(article: str, clean: dict[str, str]) -> None:
    done = run(article, "-f", "terminal", env={**clean, "FORCE_COLOR": "1", "TTY_COMPATIBLE": "1"})
    assert b"\x1b[" not in done.stdout


def test_a_terminal_without_input_gets_help(clean: dict[str, str]) -> None:
    assert on_terminal(env=clean).startswith("Usage: summarize")


NAMES = ("batch", "story", "report", "export", "read", "check", "schemas", "journal", "completion")
COMMANDS = {f"plain,{name}" for name in NAMES}


@pytest.mark.parametrize(
    ("words", "at", "offered"),
    [
        ("summarize ", 1, {*COMMANDS, "file,"}),
        ("summarize ch", 1, {"plain,check", "file,ch"}),
        ("summarize --no-", 1, {"plain,--no-text"}),
        ("summarize -f ", 2, {"plain,terminal", "plain,json", "plain,jsonl", "plain,markdown", "plain,html"}),
        ("summarize a.txt --engine ", 3, {"plain,auto", "plain,llm", "plain,rules"}),
        ("summarize check --art", 2, {"plain,--article"}),
    ],
)
def test_the_shell_completes(clean: dict[str, str], words: str, at: int, offered: set[str]) -> None:
    asked = {"_SUMMARIZE_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(at)}
    assert set(run(env={**clean, **asked}).stdout.decode().split("\n")) - {""} == offered


LOADED = (
    "import sys, summarizer.cli as cli; code = cli.main({argv!r}); print(*sys.modules, file=sys.stderr); sys.exit(code)"
)
HEAVY = {"openai", "instructor", "trafilatura", "lxml", "httpx2", "asyncio", "vcr", "tenacity", "charset_normalizer"}


def loads(*argv: str, env: dict[str, str], stdin: bytes = b"") -> set[str]:
    code = LOADED.format(argv=list(argv))
    done = subprocess.run([sys.executable, "-c", code], input=stdin, env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return set(done.stderr.decode().splitlines()[-1].split())


@pytest.mark.parametrize("argv", [("--help",), ("--version",), ("read", "--help"), ("check", "--help")])
def test_help_loads_nothing_heavy(clean: dict[str, str], argv: tuple[str, ...]) -> None:
    loaded = loads(*argv, env=clean)
    assert not loaded & (HEAVY | {"pydantic", "rich", "platformdirs", "tempfile", "difflib", "summarizer.reading"})


def test_a_brief_as_json_loads_no_network_no_model_and_no_colours(article: str, clean: dict[str, str]) -> None:
    assert not loads(article, env=clean) & (HEAVY | {"rich"})


def test_a_reading_does_without_pydantic(article: str, clean: dict[str, str]) -> None:
    assert not loads("read", article, env=clean) & (HEAVY | {"rich", "pydantic"})
