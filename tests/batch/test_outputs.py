"""The two files of a batch: each input in one of them, once, whatever ended the runs before."""

import errno
import json
import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from summarizer.batch.outcome import Failure
from summarizer.batch.outputs import Outputs, Stamp, failures_path
from summarizer.errors import OutputError, UsageError

STAMP = Stamp("brief", "llm", "local", "sha256:one")
OTHER = Stamp("brief", "llm", "local", "sha256:two")


def line(input: str, document: str, stamp: Stamp = STAMP, filling: str = "") -> str:
    """A summary's line, as far as the outputs look at it."""
    run = {"engine": stamp.engine, "model": stamp.model, "prompt": stamp.prompt}
    found = {"schema": stamp.schema, "document": {"id": document, "input": input, "text": filling}, "run": run}
    return json.dumps(found, ensure_ascii=False)


def failure(input: str) -> Failure:
    return Failure(input, None, f"{input}: it is empty", "input")


def rows(path: Path) -> list[Any]:
    return [json.loads(one) for one in path.read_bytes().splitlines()] if path.exists() else []


def inputs(path: Path) -> list[str]:
    return [row["input"] if "input" in row else row["document"]["input"] for row in rows(path)]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.jsonl"


@pytest.mark.parametrize(
    ("name", "beside"),
    [("briefs.jsonl", "briefs.failures.jsonl"), ("a.b.jsonl", "a.b.failures.jsonl"), ("x", "x.failures")],
)
def test_failures_stand_beside_the_briefs(name: str, beside: str) -> None:
    assert failures_path(Path("folder") / name) == Path("folder") / beside


def test_a_line_is_on_disk_as_soon_as_it_is_written(out: Path) -> None:
    with Outputs(out, STAMP) as outputs:
        outputs.write_brief("a", "id-a", line("a", "id-a"))
        assert inputs(out) == ["a"]
        outputs.write_failure(failure("b"))
        assert rows(failures_path(out)) == [
            {"input": "b", "document": None, "error": "b: it is empty", "kind": "input", "attempts": 1}
        ]


def test_there_is_no_failures_file_without_a_failure(out: Path) -> None:
    with Outputs(out, STAMP) as outputs:
        outputs.write_brief("a", "id-a", line("a", "id-a"))
    assert [path.name for path in out.parent.iterdir() if path.is_file()] == ["out.jsonl"]


def test_a_brief_replaces_the_failure_of_before(out: Path) -> None:
    with Outputs(out, STAMP) as outputs:
        outputs.write_failure(failure("a"))
        outputs.write_failure(failure("b"))
    with Outputs(out, STAMP) as outputs:
        assert outputs.written("a") is None
        outputs.write_brief("a", "id-a", line("a", "id-a"))
    assert (inputs(out), inputs(failures_path(out))) == (["a"], ["b"])


def test_a_document_that_became_unusable_replaces_the_brief_of_before(out: Path) -> None:
    with Outputs(out, STAMP) as outputs:
        outputs.write_brief("a", "id-a", line("a", "id-a"))
    with Outputs(out, STAMP) as outputs:
        outputs.write_failure(replace(failure("a"), kind="input"))
        assert outputs.written("a") is None
    assert (inputs(out), inputs(failures_path(out))) == ([], ["a"])


@pytest.mark.parametrize("kind", ["model", "fetch", "budget", "refused", "truncated", "invalid"])
def test_what_is_no_fault_of_the_document_leaves_its_brief_of_before(out: Path, kind: str) -> None:
    with Outputs(out, STAMP) as outputs:
        outputs.write_brief("a", "id-a", line("a", "id-a"))
    with Outputs(out, replace(STAMP, prompt="another")) as outputs:
        outputs.write_failure(replace(failure("a"), kind=kind))
        assert outputs.written("a") is None  # the next run tries again
    assert inputs(out) == ["a"]
    assert not failures_path(out).exists()


def test_a_brief_made_otherwise_is_not_this_runs_and_is_replaced_when_it_is_made_anew(out: Path) -> None:
    with Outputs(out, STAMP) as outputs:
        outputs.write_brief("a", "id-a", line("a", "id-a"))
        outputs.write_brief("b", "id-b", line("b", "id-b"))
    with Outputs(out, OTHER) as outputs:
        assert outputs.written("a") is None
        outputs.write_brief("a", "id-a", line("a", "id-a", OTHER))
        found = outputs.written("a")
        assert found is not None
        assert found.document == "id-a"
    kept = {row["document"]["input"]: row["run"]["prompt"] for row in rows(out)}
    assert kept == {"a": "sha256:two", "b": "sha256:one"}  # nobody asked to lose b


@pytest.mark.parametrize(
    "stands", [b"\n", b"not json\n", b"[1]\n", b'{"input": 3}\n', b"\xff\xfe\n", b'{"document":{}}\n']
)
def test_what_is_no_line_of_ours_stays(out: Path, stands: bytes) -> None:
    first = line("z", "id-z").encode() + b"\n"
    out.write_bytes(first + stands)
    with Outputs(out, STAMP) as outputs:
        outputs.write_brief("a", "id-a", line("a", "id-a"))
        outputs.write_brief("a", "id-a", line("a", "id-a", filling="again"))
    assert out.read_bytes() == first + stands + line("a", "id-a", filling="again").encode() + b"\n"


@pytest.mark.parametrize("held", [b"my notes\n", b"my notes", b"[1]\n", b'{"text": "an article"}\n'])
@pytest.mark.parametrize("name", ["out.jsonl", "out.failures.jsonl"])
def test_a_file_that_holds_something_else_is_refused_and_left_alone(out: Path, name: str, held: bytes) -> None:
    other = out.with_name(name)
    other.write_bytes(held)
    with pytest.raises(UsageError, match="something else"), Outputs(out, STAMP):
        pass
    assert other.read_bytes() == held


def test_a_torn_last_line_is_cut_and_said(out: Path) -> None:
    whole = line("a", "id-a").encode() + b"\n"
    torn = line("b", "id-b", filling="ü" * 40_000).encode()
    for cut in (1, 10, len(torn) // 2, 70_001, len(torn) - 1):
        out.write_bytes(whole + torn[:cut])
        with Outputs(out, STAMP) as outputs:
            assert outputs.notices == [f"{out}: a torn last line was cut"]
            assert outputs.written("b") is None
        assert out.read_bytes() == whole


def test_a_last_line_that_is_whole_but_for_its_end_is_kept(out: Path) -> None:
    out.write_bytes(line("a", "id-a").encode())
    with Outputs(out, STAMP) as outputs:
        assert outputs.notices == []
        assert outputs.written("a") is not None
        outputs.write_brief("b", "id-b", line("b", "id-b"))
    assert inputs(out) == ["a", "b"]


def test_a_file_that_is_one_torn_line_is_emptied(out: Path) -> None:
    out.write_bytes(b'{"schema": "br')
    with Outputs(out, STAMP):
        pass
    assert out.read_bytes() == b""


def test_two_runs_cannot_write_to_one_output(out: Path) -> None:
    with Outputs(out, STAMP) as outputs:
        with pytest.raises(UsageError, match="another run is writing to it"), Outputs(out, STAMP):
            pass
        outputs.write_brief("a", "id-a", line("a", "id-a"))  # the first goes on
    assert inputs(out) == ["a"]


def test_the_output_is_free_again_after_a_run(out: Path) -> None:
    for turn in range(3):
        with Outputs(out, STAMP) as outputs:
            outputs.write_brief("a", "id-a", line("a", "id-a", filling=str(turn)))
    assert [row["document"]["text"] for row in rows(out)] == ["2"]


def test_a_run_that_opened_the_file_just_before_it_was_replaced_writes_to_the_new_one(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between opening a file and locking it, the run before may end and put a new file in its place."""
    out.write_text(line("a", "id-a", filling="old") + "\n", encoding="utf-8")
    from summarizer.export import holding as module  # noqa: PLC0415 - for the patch below alone

    locked = module._locked

    def late(stream: Any) -> bool:
        if len(rows(out)) == 1:
            fresh = out.with_name("fresh")
            fresh.write_text(line("a", "id-a") + "\n" + line("b", "id-b") + "\n", encoding="utf-8")
            fresh.replace(out)
        return locked(stream)

    monkeypatch.setattr(module, "_locked", late)
    with Outputs(out, STAMP) as opened:
        assert opened.written("b") is not None
        opened.write_brief("c", "id-c", line("c", "id-c"))
    assert inputs(out) == ["a", "b", "c"]


@pytest.mark.parametrize("path", ["", "nowhere/out.jsonl"])
def test_a_path_that_cannot_be_written_is_one_line(tmp_path: Path, path: str) -> None:
    with pytest.raises(UsageError, match="it cannot be written"), Outputs(tmp_path / path, STAMP):
        pass


def test_permissions_and_links_survive_the_taking_out_of_lines(tmp_path: Path) -> None:
    real = tmp_path / "real.jsonl"
    real.write_bytes(b"")
    real.chmod(0o640)
    link = tmp_path / "out.jsonl"
    link.symlink_to(real)
    with Outputs(link, STAMP) as outputs:
        outputs.write_brief("a", "id-a", line("a", "id-a"))
        outputs.write_brief("a", "id-a", line("a", "id-a", filling="again"))
    assert link.is_symlink()
    assert (len(rows(real)), real.stat().st_mode & 0o777) == (1, 0o640)


class _Full:
    """A file on a disk that takes so many bytes more."""

    def __init__(self, stream: Any, room: int) -> None:
        self._stream, self._room = stream, room

    def write(self, data: Any) -> int:
        if not self._room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        taken = int(self._stream.write(data[: self._room]))
        self._room -= taken
        return taken

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@pytest.mark.parametrize("room", [0, 1, 60])
def test_a_full_disk_leaves_what_was_written_and_the_next_run_goes_on(out: Path, room: int) -> None:
    with Outputs(out, STAMP) as outputs:
        outputs.write_brief("a", "id-a", line("a", "id-a"))
        outputs._files[0] = _Full(outputs._files[0], room)  # type: ignore[call-overload]  # as far as it is used
        with pytest.raises(OutputError, match="No space left on device"):
            outputs.write_brief("b", "id-b", line("b", "id-b"))
    assert inputs(out) == ["a"]
    with Outputs(out, STAMP) as outputs:
        assert outputs.notices == []
        outputs.write_brief("b", "id-b", line("b", "id-b"))
    assert inputs(out) == ["a", "b"]


def test_a_disk_too_full_for_taking_lines_out_says_so_and_both_lines_stay(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        outputs = Outputs(out, STAMP).__enter__()
        outputs.write_brief("a", "id-a", line("a", "id-a"))
        outputs.write_brief("a", "id-a", line("a", "id-a", filling="again"))
        with pytest.raises(OutputError, match="replaced lines cannot be taken out"):
            outputs.__exit__(None)
    assert inputs(out) == ["a", "a"]
    assert not list(out.parent.glob(".summarize-*"))
    with Outputs(out, STAMP) as outputs:  # the next run takes the earlier one out
        assert outputs.written("a") is not None
    assert [row["document"]["text"] for row in rows(out)] == ["again"]


def test_what_ended_the_run_is_the_news_also_where_lines_cannot_be_taken_out(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        outputs = Outputs(out, STAMP).__enter__()
        outputs.write_brief("a", "id-a", line("a", "id-a"))
        outputs.write_brief("a", "id-a", line("a", "id-a"))
        outputs.__exit__(ZeroDivisionError)  # raises nothing of its own
    assert inputs(out) == ["a", "a"]


NAMES = ("a", "b", "feed.jsonl:3", "ü/ж", 'quo"te\\')
INPUTS = st.sampled_from(NAMES)
STAMPS = st.sampled_from([STAMP, OTHER])


class OutputsOfManyRuns(RuleBasedStateMachine):
    """Runs that write, end, are killed and start again, against a list of lines for each file.

    A kill is played by copying the files as they are at that moment into a folder of the next run's.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.runs = 0
        self.stamp = STAMP
        self.lines: tuple[list[str], list[str]] = ([], [])  # as they must stand in the two files
        self.last: dict[str, tuple[int, str]] = {}  # which line of an input counts

    @initialize(stamp=STAMPS)
    def first(self, stamp: Stamp) -> None:
        self._open(stamp)

    @rule(input=INPUTS, size=st.sampled_from([0, 5, 70_000]))
    def brief(self, input: str, size: int) -> None:
        said = line(input, f"id-{input}", self.stamp, filling="ß" * size)
        self.outputs.write_brief(input, f"id-{input}", said)
        self._wrote(0, input, said)

    @rule(input=INPUTS)
    def fail(self, input: str) -> None:
        self.outputs.write_failure(failure(input))
        self._wrote(1, input, json.dumps(failure(input).as_json(), ensure_ascii=False))

    @rule(stamp=STAMPS)
    def end_and_go_on(self, stamp: Stamp) -> None:
        self._end()
        self._open(stamp)

    @rule(stamp=STAMPS, file=st.sampled_from([0, 1]), torn=st.integers(0, 120))
    def kill(self, stamp: Stamp, file: int, torn: int) -> None:
        """At any moment, also in the middle of a line."""
        former = self.out
        self._copy(former.parent, files=(0, 1))
        half = line("torn", "id", filling="x" * 200) if file == 0 else json.dumps(failure("torn" * 40).as_json())
        with self._path(file).open("a", encoding="utf-8") as stream:
            stream.write(half[:torn])
        self._end_unwatched()
        self._settle()
        self._open(stamp)

    @rule(stamp=STAMPS)
    def kill_between_the_two_files(self, stamp: Stamp) -> None:
        """When the briefs are without their replaced lines, and the failures are not yet."""
        failures = self._path(1).read_bytes()
        self._end_unwatched()
        self._copy(self.out.parent, files=(0,))
        self._path(1).write_bytes(failures)
        self._keep_what_counts(0)
        self._settle()
        self._open(stamp)

    @precondition(lambda self: hasattr(self, "outputs"))
    @invariant()
    def what_is_written_is_known_and_whole(self) -> None:
        for file in (0, 1):
            assert self._path(file).read_text(encoding="utf-8") == "".join(f"{one}\n" for one in self.lines[file])
        for name in (*NAMES, "unknown"):
            found = self.outputs.written(name)
            file, said = self.last.get(name, (1, ""))
            counts = file == 0 and json.loads(said)["run"]["prompt"] == self.stamp.prompt
            assert (found is not None) == counts

    def teardown(self) -> None:
        if hasattr(self, "outputs"):
            self._end()
        shutil.rmtree(self.folder)

    @property
    def out(self) -> Path:
        return self.folder / str(self.runs) / "out.jsonl"

    def _path(self, file: int) -> Path:
        return failures_path(self.out) if file else self.out

    def _open(self, stamp: Stamp) -> None:
        self.out.parent.mkdir(exist_ok=True)
        self.stamp = stamp
        self.outputs = Outputs(self.out, stamp)
        self.outputs.__enter__()

    def _wrote(self, file: int, input: str, said: str) -> None:
        self.lines[file].append(said)
        self.last[input] = (file, said)

    def _end(self) -> None:
        """A run that ends by itself: each input in one file, once."""
        self._end_unwatched()
        for file in (0, 1):
            self._keep_what_counts(file)
        assert rows(self.out) == [json.loads(one) for one in self.lines[0]]
        assert rows(self._path(1)) == [json.loads(one) for one in self.lines[1]]
        assert self._path(1).exists() == bool(self.lines[1])
        found = inputs(self.out) + inputs(self._path(1))
        assert sorted(found) == sorted(self.last)
        assert len(list(self.out.parent.iterdir())) == 1 + bool(self.lines[1])

    def _end_unwatched(self) -> None:
        self.outputs.__exit__(None, None, None)

    def _copy(self, former: Path, files: tuple[int, ...]) -> None:
        self.runs += 1
        self.out.parent.mkdir()
        for file in files:
            name = self._path(file).name
            if (former / name).exists():
                shutil.copy(former / name, self._path(file))

    def _settle(self) -> None:
        """What counts for who starts anew: a brief beats a failure, a later line an earlier one."""
        self.last = {json.loads(one)["input"]: (1, one) for one in self.lines[1]}
        self.last |= {json.loads(one)["document"]["input"]: (0, one) for one in self.lines[0]}

    def _keep_what_counts(self, file: int) -> None:
        kept: list[str] = []
        for of, said in self.last.values():
            if of == file:
                at = len(self.lines[file]) - 1 - self.lines[file][::-1].index(said)
                kept.append(f"{at:09}{said}")
        self.lines[file][:] = [one[9:] for one in sorted(kept)]


TestOutputsOfManyRuns = OutputsOfManyRuns.TestCase
TestOutputsOfManyRuns.settings = settings(max_examples=40, stateful_step_count=20, deadline=None, derandomize=True)
