"""The journal in a PostgreSQL server: connections that drop, rights that lack, passwords that nobody gets to see."""

import asyncio
import subprocess
import sys
import traceback
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import pytest

from summarizer.errors import OutputError, SummarizerError, UsageError
from summarizer.journal import Answer, Journal, open_journal, place_of, postgres

_Result = TypeVar("_Result")

ANSWER = Answer('{"choices": []}', "small", 900, 120, 300)
OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
)


def within(place: str, work: Callable[[Journal], Awaitable[_Result]], **terms: Any) -> _Result:
    async def run() -> _Result:
        async with open_journal(place, **terms) as journal:
            return await work(journal)

    return asyncio.run(run())


def test_a_dropped_connection_costs_no_call(server: Any, database: str) -> None:
    async def goes_on(journal: Journal) -> list[Answer | None]:
        await asyncio.gather(
            *(journal.keep(f"k{n}", ANSWER) for n in range(30))
        )  # several connections, all in the pool
        server.sql(OTHERS)
        await asyncio.gather(*(journal.keep(f"k{n}", ANSWER) for n in range(30, 60)))
        server.sql(OTHERS)
        return await asyncio.gather(*(journal.recall(f"k{n}") for n in range(60)))

    assert within(database, goes_on) == [ANSWER] * 60


def test_a_server_that_is_started_anew_costs_no_call(server: Any, database: str) -> None:
    async def goes_on(journal: Journal) -> list[Answer | None]:
        await journal.keep("a", ANSWER)
        server.restart()
        await journal.keep("b", ANSWER)
        return [await journal.recall("a"), await journal.recall("b")]

    assert within(database, goes_on) == [ANSWER, ANSWER]


def test_a_server_that_stays_away_is_one_line(server: Any, database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "_PATIENCE", 0.0)
    monkeypatch.setattr(postgres, "_CONNECT_SECONDS", 0.2)

    async def asks(journal: Journal) -> None:
        await journal.keep("a", ANSWER)
        server.stop()
        try:
            with pytest.raises(
                OutputError, match=r"postgresql://127.0.0.1:\d+/journal_\d+: it cannot be reached"
            ) as caught:
                await journal.recall("a")
            assert "\n" not in str(caught.value)
        finally:
            server.start()

    within(database, asks)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://desk:s3cret@127.0.0.1:9/db", "postgresql://127.0.0.1:9/db: it cannot be reached"),
        (
            "postgresql://desk:s3cret@127.0.0.1:9/db?connect_timeout=1",
            "postgresql://127.0.0.1:9/db: it cannot be reached",
        ),
        ("postgres://desk@127.0.0.1:9/db?password=s3cret", "postgresql://127.0.0.1:9/db: it cannot be reached"),
        ("postgresql://desk:s3cret@127.0.0.1:port/db", "cannot be"),
        ("postgresql://desk:s3cret%zz@127.0.0.1:9/db", "--journal postgresql://…: the address cannot be read"),
        ("postgresql://desk:s3cret@[::1/db", "--journal postgresql://…: the address cannot be read"),
        ("postgresql://127.0.0.1:9/db?s3cret=1", "--journal postgresql://…: the address cannot be read"),
    ],
)
def test_what_cannot_be_reached_is_one_line_without_a_password(address: str, said: str) -> None:
    with pytest.raises(SummarizerError) as caught:
        within(address, lambda journal: journal.recall("a"))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "s3cret" not in "".join(traceback.format_exception(caught.value))


def test_a_password_stays_out_of_the_server_s_own_words(server: Any, database: str) -> None:
    address = database.replace("desk@", "s3cret:s3cret@")  # the server repeats the user, who is called the same
    with pytest.raises(OutputError, match=r"it cannot be reached \(.*\*\*\*") as caught:
        within(address, lambda journal: journal.recall("a"))
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (
            "postgresql://desk:s3cret@db.lindar.example:5433/news?sslmode=require",
            "postgresql://db.lindar.example:5433/news",
        ),
        ("postgres://db.lindar.example/news", "postgresql://db.lindar.example/news"),
        ("postgresql:///news", "postgresql://localhost/news"),
        ("postgresql:///news?host=/var/run/postgresql", "postgresql:///var/run/postgresql/news"),
        ("postgresql://a.example,b.example/news", "postgresql://a.example,b.example/news"),
    ],
)
def test_the_place_is_shown_without_user_and_password(address: str, shown: str) -> None:
    assert place_of(address) == shown


def test_who_may_not_make_tables_is_told_so_and_may_use_those_that_there_are(server: Any, database: str) -> None:
    name = database.rpartition("/")[2]
    server.sql(f"CREATE ROLE reader_{name} LOGIN")
    server.sql("REVOKE CREATE ON SCHEMA public FROM PUBLIC", database=name)
    guest = database.replace("desk@", f"reader_{name}@")
    with pytest.raises(UsageError, match=r"it may not be written .*; the user needs the right to make"):
        within(guest, lambda journal: journal.recall("a"))
    within(database, lambda journal: journal.keep("a", ANSWER))
    server.sql(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO reader_{name}", database=name)
    assert within(guest, lambda journal: journal.recall("a")) == ANSWER
    server.sql(f"REVOKE INSERT ON ALL TABLES IN SCHEMA public FROM reader_{name}", database=name)
    with pytest.raises(OutputError, match="it may not be written"):
        within(guest, lambda journal: journal.keep("b", ANSWER))


def test_tables_that_vanish_are_one_line(server: Any, database: str) -> None:
    async def vanishes(journal: Journal) -> None:
        server.sql("DROP TABLE summarize_answers", database=database.rpartition("/")[2])
        await journal.keep("a", ANSWER)

    with pytest.raises(OutputError, match=r"it cannot be used \(relation .* does not exist\)"):
        within(database, vanishes)


def test_a_cancelled_call_leaves_the_journal_usable(server: Any, database: str) -> None:
    async def cancels(journal: Journal) -> Answer | None:
        for _ in range(20):
            task = asyncio.create_task(journal.keep("a", ANSWER))
            await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        await journal.keep("a", ANSWER)
        return await journal.recall("a")

    assert within(database, cancels) == ANSWER


WORKER = """
import asyncio, sys
from summarizer.journal import Answer, open_journal

async def run(place, name):
    async with open_journal(place) as journal:
        for number in range(100):
            await journal.keep(f"{name}-{number}", Answer(name, "small", 1, 1, 0))
            await journal.keep(f"shared-{number}", Answer(name, "small", 1, 1, 0))

asyncio.run(run(*sys.argv[1:]))
"""


def test_several_processes_make_and_share_it(database: str) -> None:
    workers = [subprocess.Popen([sys.executable, "-c", WORKER, database, f"w{n}"]) for n in range(3)]
    assert [process.wait() for process in workers] == [0, 0, 0]
    assert within(database, lambda journal: journal.stats()).entries == 400


WITHOUT_THE_EXTRA = """
import asyncio, sys
sys.modules["psycopg"] = None
from summarizer.errors import UsageError
from summarizer.journal import open_journal

async def run():
    async with open_journal("postgresql://desk:s3cret@host/db"):
        pass

try:
    asyncio.run(run())
except UsageError as error:
    print(error)
"""


def test_without_the_extra_it_is_one_line_that_says_how_to_get_it() -> None:
    run = subprocess.run([sys.executable, "-c", WITHOUT_THE_EXTRA], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("--journal postgresql://…: its driver is missing (")
    assert run.stdout.endswith("; pip install 'summarizer[postgres]'\n")
    assert "s3cret" not in run.stdout + run.stderr
