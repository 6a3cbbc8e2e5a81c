"""What the tests of the batch share: feeds of short articles, an endpoint that answers them, the command."""

import json
import os
import socketserver
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from summarizer import cli

Json = dict[str, Any]

# A brief that holds in any article: it names nobody, and the first sentence is always there.
ANSWER = json.dumps(
    {
        "headline": {"statement": "Something happened.", "evidence": [1]},
        "headline_facts": [{"statement": "Something happened.", "evidence": [1]}],
        "actors": [],
        "numbers": [],
        "open_questions": [],
    }
)


@pytest.fixture(autouse=True)
def _folders_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has its own journal, cache and settings, also in processes that it starts."""
    for name in ("STATE", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / ".home" / name.lower()))


@pytest.fixture(autouse=True)
def _endpoint_without_tracebacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks may be killed in the middle of a question. The endpoint of the tests would say so at length, among what
    the command says."""
    monkeypatch.setattr(socketserver.BaseServer, "handle_error", lambda *_: None)


@dataclass(frozen=True)
class Place:
    """A folder with a feed and the two files of an output."""

    folder: Path

    @property
    def feed(self) -> Path:
        return self.folder / "feed.jsonl"

    @property
    def out(self) -> Path:
        return self.folder / "out.jsonl"

    @property
    def failures(self) -> Path:
        return self.folder / "out.failures.jsonl"

    def rows(self, rows: Iterable[Json | str]) -> Path:
        """Writes the feed: an object a row, or a line as it is."""
        said = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
        self.feed.write_text("".join(f"{line}\n" for line in said), encoding="utf-8")
        return self.feed

    def articles(self, count: int) -> Path:
        """Writes a feed of so many articles that differ."""
        return self.rows({"text": article(number)} for number in range(1, count + 1))

    def inputs(self, *lines: int) -> list[str]:
        """What the rows of these lines are called."""
        return [f"{self.feed}:{line}" for line in lines]

    def briefs(self) -> list[Json]:
        return lines_of(self.out)

    def failures_written(self) -> list[Json]:
        return lines_of(self.failures)

    def done(self) -> list[str]:
        """The inputs of the briefs, in the order of the file."""
        return [brief["document"]["input"] for brief in self.briefs()]

    def failed(self) -> list[str]:
        """The inputs of the failures, in the order of the file."""
        return [failure["input"] for failure in self.failures_written()]

    def assert_each_once(self, count: int) -> None:
        """Every row of the feed stands in one of the two files, once."""
        found = self.done() + self.failed()
        assert sorted(found) == sorted(self.inputs(*range(1, count + 1)))


def article(number: int) -> str:
    """A short article of its own."""
    return (
        f"Bridge {number} at Ostvik is closed\n\n"
        f"The bridge number {number} at Ostvik was closed on Monday after {number + 100} cracks were found, the "
        f"Harbour Office said.\n\nIt is not known when it will open again.\n"
    )


def lines_of(path: Path) -> list[Json]:
    """The objects of a JSONL file; none where there is no file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture(name="article")
def _article() -> Callable[[int], str]:
    return article


@pytest.fixture(name="lines_of")
def _lines_of() -> Callable[[Path], list[Json]]:
    return lines_of


@pytest.fixture
def good(answers: Any, completion: Any) -> Any:
    """The behaviour of an endpoint that answers any article."""
    return answers(completion(ANSWER))


@pytest.fixture
def answering(answers: Any, completion: Any) -> Callable[..., Any]:
    """The behaviour of an endpoint that sends a completion of that content."""
    return lambda **said: answers(completion(**said))


@pytest.fixture
def batch(place: Place, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs `summarize batch FEED -o OUT` with further words: its exit code, and the lines of standard error."""

    def run(*words: str, feed: Path | str | None = None) -> tuple[int, list[str]]:
        capsys.readouterr()
        code = cli.main(["batch", str(feed or place.feed), "-o", str(place.out), *words])
        said = capsys.readouterr().err
        assert "Traceback" not in said
        return code, said.splitlines()

    return run


@pytest.fixture
def by_model(batch: Any, desk: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """`batch` by the model at the desk, which is tried again without a pause."""
    without_pauses(monkeypatch)

    def run(*words: str, feed: Path | str | None = None) -> tuple[int, list[str]]:
        answer: tuple[int, list[str]] = batch("--base-url", desk.url, "-m", "local", *words, feed=feed)
        return answer

    return run


def without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries follow each other at once, in this process."""
    import dataclasses  # noqa: PLC0415 - one helper's need

    from summarizer.batch import by_model as module  # noqa: PLC0415 - loads openai
    from summarizer.flow.by_model import endpoint_of  # noqa: PLC0415 - this too

    monkeypatch.setattr(module, "endpoint_of", lambda settings: dataclasses.replace(endpoint_of(settings), backoff=0.0))


@dataclass
class Started:
    """The command in a process of its own."""

    process: subprocess.Popen[bytes]

    def end(self) -> tuple[int, str]:
        """Waits for it: the exit code (minus the signal that ended it) and what it said."""
        _, said = self.process.communicate(timeout=120)
        text = said.decode()
        assert "Traceback" not in text
        return self.process.returncode, text


@pytest.fixture
def start(place: Place, tmp_path: Path) -> Any:
    """Starts `summarize batch FEED -o OUT` with further words in a process of its own; it is killed with the test.
    `before` is code that runs in it first."""
    running: list[subprocess.Popen[bytes]] = []

    def started(*words: str, feed: Path | None = None, out: Path | None = None, before: str = "") -> Started:
        code = f"import sys\n{before}\nfrom summarizer.cli import main\nsys.exit(main())"
        command = [sys.executable, "-c", code, "batch", str(feed or place.feed), "-o", str(out or place.out), *words]
        process = subprocess.Popen(command, env=dict(os.environ), stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        running.append(process)
        return Started(process)

    yield started
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()
