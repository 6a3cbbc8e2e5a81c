"""The journal in a file: faults of disks and permissions, and several processes of which some are killed."""

import asyncio
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

from summarizer.errors import OutputError, SummarizerError, UsageError
from summarizer.journal import Answer, Journal, open_journal, place_of, sqlite

_Result = TypeVar("_Result")

ANSWER = Answer('{"choices": []}', "small", 900, 120, 300)
NOBODY = 65534


def within(place: Path, work: Callable[[Journal], Awaitable[_Result]], **terms: Any) -> _Result:
    async def run() -> _Result:
        async with open_journal(str(place), **terms) as journal:
            return await work(journal)

    return asyncio.run(run())


def keep(place: Path, key: str = "a", answer: Answer = ANSWER) -> None:
    within(place, lambda journal: journal.keep(key, answer))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write everything: so for a while we are somebody else."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


# --- where it is, and who may read it


def test_the_user_s_own_is_in_the_state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    place = Path(place_of(None))
    assert place.name == "journal.db"
    assert place.is_relative_to(tmp_path)
    assert not place.parent.exists()  # to say where it is makes nothing

    async def opens() -> str:
        async with open_journal(None) as journal:
            return journal.where

    assert asyncio.run(opens()) == str(place)
    assert place.exists()


def test_only_its_user_may_read_it(tmp_path: Path) -> None:
    before = os.umask(0)  # the most open that there is
    try:
        place = tmp_path / "new" / "journal.db"

        async def looks(journal: Journal) -> list[int]:
            await journal.keep("a", ANSWER)
            return [mode(place), mode(Path(f"{place}-wal")), mode(Path(f"{place}-shm"))]

        assert within(place, looks) == [0o600] * 3
        assert mode(place.parent) == 0o700
    finally:
        os.umask(before)


def test_what_was_shared_stays_shared(tmp_path: Path) -> None:
    place = tmp_path / "journal.db"
    place.touch()
    place.chmod(0o660)
    keep(place)
    assert mode(place) == 0o660


def test_closed_it_is_one_file(tmp_path: Path) -> None:
    keep(tmp_path / "journal.db")
    assert [path.name for path in tmp_path.iterdir()] == ["journal.db"]


def test_a_relative_path_stays_the_same_file_when_the_process_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def moves(journal: Journal) -> str:
        monkeypatch.chdir("/")
        await journal.keep("a", ANSWER)
        assert (await journal.stats()).bytes > 0
        return journal.where

    assert within(Path("journal.db"), moves) == str(tmp_path / "journal.db")


def test_pruning_gives_the_space_back(tmp_path: Path) -> None:
    place = tmp_path / "journal.db"

    async def fills(journal: Journal) -> tuple[int, int]:
        for number in range(500):
            await journal.keep(f"k{number}", Answer("x" * 4000, "small", 1, 1, 0))
        full = (await journal.stats()).bytes
        await journal.prune()
        return full, (await journal.stats()).bytes

    full, pruned = within(place, fills)
    assert full > 2_000_000
    assert pruned < 200_000


# --- what is no journal


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"All work and no play makes a dull article. " * 100, "it is no journal; name another file by --journal"),
        (b"\x00" * 4096, "it is no journal"),
        (b"SQLite format 3\x00" + b"\xff" * 4080, "--journal"),
    ],
)
def test_a_file_of_another_kind_is_one_line_and_stays_as_it_is(tmp_path: Path, data: bytes, said: str) -> None:
    place = tmp_path / "article.txt"
    place.write_bytes(data)
    with pytest.raises(SummarizerError) as caught:
        keep(place)
    assert str(place) in str(caught.value)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert place.read_bytes() == data


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "places.sqlite"
    connection = sqlite3.connect(place)
    connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    before = place.read_bytes()
    with pytest.raises(UsageError, match="it is the database of another program; name another file by --journal"):
        keep(place)
    assert place.read_bytes() == before


def test_an_empty_file_becomes_a_journal(tmp_path: Path) -> None:
    place = tmp_path / "journal.db"
    place.touch()
    keep(place)
    assert within(place, lambda journal: journal.recall("a")) == ANSWER


def test_a_damaged_one_is_one_line(tmp_path: Path) -> None:
    place = tmp_path / "journal.db"

    async def fills(journal: Journal) -> None:
        for number in range(300):
            await journal.keep(f"k{number:04}", Answer("x" * 2000, "small", 1, 1, 0))

    within(place, fills)
    data = bytearray(place.read_bytes())
    data[4096 * 8 :] = b"\xa5" * (len(data) - 4096 * 8)  # all but the head and the tables' roots
    place.write_bytes(data)

    async def reads(journal: Journal) -> None:
        for number in range(300):
            await journal.recall(f"k{number:04}")
        await journal.stats()

    with pytest.raises(OutputError, match="it is damaged; move it away") as caught:
        within(place, reads)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("where", ["article.txt/journal.db", "x" * 300, "nowhere/" + "y" * 300])
def test_a_path_that_cannot_be_is_one_line(tmp_path: Path, where: str) -> None:
    (tmp_path / "article.txt").write_text("Rain fell.")
    with pytest.raises(UsageError, match=r"it cannot be opened .*; name another by --journal"):
        keep(tmp_path / where)


# --- faults of the disk


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user gets into."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def test_one_that_may_not_be_written_is_one_line(open_folder: Path) -> None:
    place = open_folder / "journal.db"
    keep(place)
    place.chmod(0o444)
    open_folder.chmod(0o555)
    try:
        with as_nobody(), pytest.raises(UsageError, match=r"it may not be written .*; check its permissions"):
            within(place, lambda journal: journal.recall("a"))
    finally:
        open_folder.chmod(0o755)


def test_a_folder_that_may_not_be_written_is_one_line(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    try:
        with as_nobody(), pytest.raises(UsageError, match=r"it cannot be opened \(Permission denied\)"):
            keep(open_folder / "new" / "journal.db")
    finally:
        open_folder.chmod(0o755)


def test_on_a_full_disk_it_is_one_line_and_what_was_kept_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "journal.db"
    connect = sqlite3.connect

    def with_little_room(*words: Any, **terms: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*words, **terms)
        connection.execute("PRAGMA max_page_count=60")
        return connection

    kept = []

    async def fills(journal: Journal) -> None:
        for number in range(500):
            await journal.keep(f"k{number}", Answer("x" * 4000, "small", 1, 1, 0))
            kept.append(f"k{number}")

    with monkeypatch.context() as now:
        now.setattr("sqlite3.connect", with_little_room)
        with pytest.raises(OutputError, match="the disk is full; make room; what was kept is still there"):
            within(place, fills)

    async def reads(journal: Journal) -> list[bool]:
        return [await journal.recall(key) is not None for key in kept]

    assert 10 < len(kept) < 500
    assert all(within(place, reads))
    keep(place, "next")
    assert within(place, lambda journal: journal.recall("next")) == ANSWER


LIMITED = """
import asyncio, resource, sys
from summarizer.errors import OutputError
from summarizer.journal import Answer, open_journal

async def run():
    async with open_journal(sys.argv[1]) as journal:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
        for number in range(500):
            await journal.keep(f"k{number}", Answer("x" * 4000, "small", 1, 1, 0))
            print(f"k{number}", flush=True)

try:
    asyncio.run(run())
except OutputError as error:
    print(error, file=sys.stderr)
"""


def test_where_the_system_refuses_to_write_it_is_one_line_and_what_was_kept_stays(tmp_path: Path) -> None:
    place = tmp_path / "journal.db"
    run = subprocess.run([sys.executable, "-c", LIMITED, place], capture_output=True, text=True, check=True)
    kept = run.stdout.split()
    assert 10 < len(kept) < 500
    assert run.stderr.startswith(f"{place}: ")
    assert run.stderr.count("\n") == 1

    async def reads(journal: Journal) -> list[bool]:
        return [await journal.recall(key) is not None for key in kept]

    assert all(within(place, reads))


def test_after_it_is_closed_it_is_one_line(tmp_path: Path) -> None:
    async def run() -> None:
        async with open_journal(str(tmp_path / "journal.db")) as journal:
            pass
        await journal.recall("a")

    with pytest.raises(OutputError, match="it cannot be used"):
        asyncio.run(run())


# --- other processes


def test_one_who_holds_it_is_waited_for_with_the_loop_going_on(tmp_path: Path) -> None:
    place = tmp_path / "journal.db"
    keep(place)
    holder = sqlite3.connect(place, isolation_level=None)

    async def waits(journal: Journal) -> Answer | None:
        holder.execute("BEGIN IMMEDIATE")
        keeping = asyncio.create_task(journal.keep("b", ANSWER))
        for _ in range(10):
            await asyncio.sleep(0)  # the loop goes on, and who only reads waits for nobody
            assert await journal.recall("a") == ANSWER
        assert not keeping.done()
        holder.execute("COMMIT")
        await keeping
        return await journal.recall("b")

    assert within(place, waits) == ANSWER
    holder.close()


def test_one_who_never_lets_go_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "journal.db"
    keep(place)
    monkeypatch.setattr(sqlite, "_PATIENCE", 0.0)
    monkeypatch.setattr(sqlite, "_PAUSE", 0.0)
    holder = sqlite3.connect(place, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(OutputError, match="another process holds it"):
        keep(place, "b")
    holder.close()
    keep(place, "b")


WORKER = """
import asyncio, sys
from summarizer.journal import Answer, open_journal

async def run(place, name, most):
    async with open_journal(place) as journal:
        for number in range(most):
            key = f"{name}-{number}"
            await journal.keep(key, Answer(key * 200, "small", 1, 1, 0))
            await journal.keep(f"shared-{number}", Answer(name, "small", 1, 1, 0))
            print(key, flush=True)

asyncio.run(run(sys.argv[1], sys.argv[2], int(sys.argv[3])))
"""


def worker(place: Path, name: str, most: int) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", WORKER, str(place), name, str(most)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def test_several_processes_write_one_file_and_a_kill_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    place = tmp_path / "journal.db"
    steady = [worker(place, f"steady{n}", 300) for n in range(2)]
    doomed = [worker(place, f"doomed{n}", 1_000_000) for n in range(3)]
    kept: list[str] = []
    for number, process in enumerate(doomed):
        assert process.stdout is not None
        # Killed in the midst of writing, each at another place.
        kept += [process.stdout.readline().strip() for _ in range(50 * (number + 1))]
        os.kill(process.pid, signal.SIGKILL)
        kept += [line.strip() for line in process.stdout.read().split("\n")[:-1]]
        process.stdout.close()
        assert process.wait() == -signal.SIGKILL
    for process in steady:
        kept += process.communicate()[0].split()
        assert process.returncode == 0
    assert len(kept) >= 2 * 300 + 50 + 100 + 150

    async def reads(journal: Journal) -> list[str]:
        lost = []
        for key in kept:
            answer = await journal.recall(key)
            if answer is None or answer.completion != key * 200:
                lost.append(key)
        for number in range(300):
            answer = await journal.recall(f"shared-{number}")
            assert answer is not None
            assert answer.completion.startswith(("steady", "doomed"))
        return lost

    assert within(place, reads) == []
    connection = sqlite3.connect(place)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
