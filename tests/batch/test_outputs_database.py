"""A batch into a database: the promises of the two files, kept by one."""

import json
import random
import signal
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from summarizer import Document, summarize
from summarizer.batch.outcome import Failure
from summarizer.batch.output import Output, files_of, open_output
from summarizer.batch.outputs import Stamp
from summarizer.errors import OutputError, UsageError

RULES = ("--engine", "rules")
STAMP = Stamp("brief", "rules")


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "briefs.db"


@pytest.fixture(params=["out.jsonl", "out.db"])
def out(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """An output of either kind."""
    return tmp_path / str(request.param)


@pytest.fixture
def made(article: Callable[[int], str]) -> Callable[..., tuple[str, str, str]]:
    """What is written of an input's brief: the input, the document's id, the line."""

    def make(input: str, number: int = 1) -> tuple[str, str, str]:
        summary = summarize(Document.from_text(article(number), input=input), engine="rules")
        return input, summary.document.id, summary.model_dump_json()

    return make


def failure(input: str, kind: str = "input") -> Failure:
    return Failure(input, None, f"{input}: it is empty", kind)


def stand(output: Output) -> list[str]:
    """The inputs of the summaries that stand."""
    return [json.loads(line)["document"]["input"] for line in output.lines()]


def ask(path: Path, query: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def write_all(output: Output, briefs: Iterable[tuple[str, str, str]]) -> None:
    for brief in briefs:
        output.write_brief(*brief)


def done_and_failed(path: Path) -> tuple[list[str], list[str]]:
    """The inputs of both tables; what hangs on a document is whole."""
    assert ask(path, "pragma integrity_check") == [("ok",)]
    assert ask(path, "pragma foreign_key_check") == []
    assert ask(path, "select count(*) from documents where id not in (select document_id from facts)") == [(0,)]
    assert ask(path, "select count(*) from documents where id not in (select document_id from summaries)") == [(0,)]
    tables = ("select input from documents order by 1", "select input from failures order by 1")
    done, failed = ([place for (place,) in ask(path, query)] for query in tables)
    return done, failed


# --- what either kind of output promises


def test_what_is_written_stands_and_is_found_again(out: Path, made: Any) -> None:
    with open_output(out, STAMP) as output:
        output.write_brief(*made("a"))
        output.write_failure(failure("b"))
        assert stand(output) == ["a"]
    with open_output(out, STAMP) as output:
        written = output.written("a")
        assert written is not None
        assert written.document == made("a")[1]
        assert output.written("b") is None
        assert output.written("c") is None
        assert [json.loads(line) for line in output.lines()] == [json.loads(line) for line in output.lines()]


def test_a_line_comes_back_to_the_letter(out: Path, made: Any) -> None:
    lines = [made(place, number) for number, place in enumerate(("a", "b/ü", "c\u2028d"))]
    with open_output(out, STAMP) as output:
        for line in lines:
            output.write_brief(*line)
        assert list(output.lines()) == [line[2].replace("\u2028", "\\u2028") for line in lines]


def test_a_later_brief_replaces_the_earlier_in_its_place_among_the_lines(out: Path, made: Any) -> None:
    with open_output(out, STAMP) as output:
        for place, number in (("a", 1), ("b", 2), ("a", 3)):
            output.write_brief(*made(place, number))
        output.settle()
        assert sorted(stand(output)) == ["a", "b"]
        assert "Bridge 3 " in next(line for line in output.lines() if '"input":"a"' in line)


def test_a_brief_replaces_the_failure_of_before(out: Path, made: Any) -> None:
    with open_output(out, STAMP) as output:
        output.write_failure(failure("a"))
    with open_output(out, STAMP) as output:
        assert output.written("a") is None
        output.write_brief(*made("a"))
        assert output.written("a") is not None


def test_a_document_that_became_unusable_replaces_its_brief_and_another_fault_does_not(out: Path, made: Any) -> None:
    with open_output(out, STAMP) as output:
        output.write_brief(*made("a"))
        for kind in ("model", "fetch", "budget", "refused", "truncated", "invalid"):
            output.write_failure(failure("a", kind))
            assert stand(output) == ["a"]
        output.write_failure(failure("a"))
        assert stand(output) == []
        assert output.written("a") is None


@pytest.mark.parametrize("change", [{"schema": "quotes"}, {"engine": "llm"}, {"model": "x"}, {"prompt": "x"}])
def test_a_brief_made_otherwise_is_not_this_runs_and_stays_until_it_is_made_anew(
    out: Path, made: Any, change: dict[str, str]
) -> None:
    with open_output(out, STAMP) as output:
        output.write_brief(*made("a"))
    with open_output(out, replace(STAMP, **change)) as output:
        assert output.written("a") is None
        output.write_failure(failure("a", "model"))
        assert stand(output) == ["a"]


def test_two_runs_cannot_write_to_one_output(out: Path, made: Any) -> None:
    with open_output(out, STAMP) as output:
        with pytest.raises(UsageError, match="another run is writing to it"), open_output(out, STAMP):
            pass
        output.write_brief(*made("a"))  # the first goes on
        assert stand(output) == ["a"]


@pytest.mark.parametrize("held", [b"my notes\n", b"SQLite format 3\0" + bytes(100)])
def test_a_file_that_holds_something_else_is_refused_and_left_alone(out: Path, held: bytes) -> None:
    out.write_bytes(held)
    with pytest.raises(UsageError, match=rf"{out.name}: it (holds|is) .*; name another"), open_output(out, STAMP):
        pass
    assert out.read_bytes() == held


@pytest.mark.parametrize("name", ["x.db", "X.SQLITE", "x.sqlite3"])
def test_a_database_is_told_by_its_ending_and_is_one_file(name: str) -> None:
    assert files_of(Path(name)) == {Path(name)}
    assert len(files_of(Path("x.jsonl"))) == 2


# --- what is a database's own


def test_a_full_disk_leaves_what_was_written_and_the_next_run_goes_on(db: Path, made: Any) -> None:
    with open_output(db, STAMP) as output:
        output.write_brief(*made("a"))
        connection = output._database._connection  # type: ignore[attr-defined]  # to make its disk full
        (pages,) = connection.execute("pragma page_count").fetchone()
        connection.execute(f"pragma max_page_count={pages}")
        more = [made(f"more {number}", number) for number in range(200)]
        with pytest.raises(
            OutputError, match=r"briefs\.db: the disk is full; make room and run the same command again"
        ):
            write_all(output, more)
        left = stand(output)
    assert left[0] == "a"
    with open_output(db, STAMP) as output:
        assert stand(output) == left
        output.write_brief(*made("z"))
    assert done_and_failed(db) == (sorted([*left, "z"]), [])


def test_another_program_reads_while_the_run_writes(db: Path, made: Any) -> None:
    with open_output(db, STAMP) as output:
        reader = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
        for number in range(3):
            output.write_brief(*made(f"{number}"))
            assert reader.execute("select count(*) from documents").fetchone() == (number + 1,)
            assert reader.execute("select count(*) from documents_fts where documents_fts match 'bridges'").fetchone()
        reader.close()
    assert [path.name for path in db.parent.iterdir() if path.is_file()] == [db.name]


def test_a_reader_that_stays_keeps_nobody_from_closing(db: Path, made: Any) -> None:
    with open_output(db, STAMP) as output:
        output.write_brief(*made("a"))
        reader = sqlite3.connect(db)
        reader.execute("begin")
        assert reader.execute("select count(*) from documents").fetchone() == (1,)
    reader.close()
    assert done_and_failed(db) == (["a"], [])


def test_sources_that_nobody_is_left_to_name_go_with_the_run(db: Path, made: Any) -> None:
    with open_output(db, STAMP) as output:
        output.write_brief(*made("a"))
        assert ask(db, "select name, numbers, documents from sources") == [("Harbour Office", 1, 1)]
        output.write_failure(failure("a"))
    assert ask(db, "select count(*) from sources") == [(0,)]


# --- the command


def test_briefs_and_failures_stand_in_the_database(place: Any, batch: Any, article: Any, db: Path) -> None:
    place.rows([{"text": article(1)}, {"title": "no text"}, "not json", {"text": article(4)}])
    code, said = batch(*RULES, "-o", str(db))
    assert code == 4
    assert done_and_failed(db) == (place.inputs(1, 4), place.inputs(2, 3))
    assert "2 done; 2 failed (2 input, see the table failures)" in said[-1]
    assert said[-1].startswith(f"summarize: {db}: ")
    assert [path.name for path in sorted(db.parent.iterdir()) if path.is_file()] == [db.name, place.feed.name]


def test_the_same_command_again_goes_on_and_changes_nothing_that_is_there(
    place: Any, batch: Any, article: Any, db: Path
) -> None:
    place.articles(6)
    assert batch(*RULES, "--limit", "4", "-o", str(db))[0] == 0
    before = ask(db, "select * from summaries order by 1")
    code, said = batch(*RULES, "-o", str(db))
    assert code == 0
    assert "2 done; 4 were there" in said[-1]
    assert ask(db, "select * from summaries order by 1 limit 4") == before
    all_six = "select * from documents join summaries on documents.id = document_id join numbers using (document_id)"
    before = ask(db, all_six)
    assert "0 done; 6 were there" in batch(*RULES, "-o", str(db))[1][-1]
    assert ask(db, all_six) == before
    assert len({row[0] for row in before}) == 6


def test_what_is_exported_and_what_is_written_right_away_is_the_same(
    place: Any, by_model: Any, desk: Any, good: Any, db: Path, batch: Any
) -> None:
    from summarizer import cli  # noqa: PLC0415 - one test's need

    place.articles(5)
    desk.then(good)
    assert by_model("-j", "1")[0] == 0
    assert by_model("-j", "1", "-o", str(db))[0] == 0
    assert len(desk.requests) == 5  # the journal answers
    other = db.with_name("exported.db")
    assert cli.main(["export", str(place.out), str(other)]) == 0
    columns = "input, title, text, sha256, schema, engine, model, prompt, claims, supported"
    for query in (f"select {columns} from documents order by input", "select * from facts order by id"):  # noqa: S608 - our own
        assert ask(db, query) == ask(other, query)


def test_changed_rows_are_made_anew(place: Any, batch: Any, article: Any, db: Path) -> None:
    place.articles(3)
    batch(*RULES, "-o", str(db))
    place.rows([{"text": article(1)}, {"text": article(9)}, {"text": " "}])
    assert batch(*RULES, "-o", str(db))[0] == 4
    assert done_and_failed(db) == (place.inputs(1, 2), place.inputs(3))
    assert ask(db, "select title, text like 'Bridge 9%' from documents where input like '%:2'") == [(None, 1)]


def test_killed_at_any_moment_the_last_run_ends_with_every_document_once(
    place: Any, start: Any, batch: Any, db: Path
) -> None:
    documents = 24
    place.articles(documents)
    chance = random.Random(5)  # noqa: S311 - the same moments in each run of the test
    # The process ends itself at a certain statement, in the middle of a document's transaction as a rule.
    killing = """
import os, signal, sqlite3
real, left = sqlite3.connect, [{moment}]
class Doomed(sqlite3.Connection):
    def executemany(self, *given):
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().executemany(*given)
sqlite3.connect = lambda place, **options: real(place, **options, factory=Doomed)
"""
    done = 0
    for _ in range(4):
        code, _ = start(*RULES, out=db, before=killing.format(moment=chance.randint(10, 60))).end()
        assert code == -signal.SIGKILL
        found, failed = done_and_failed(db)
        assert len(found) >= done
        assert failed == []
        done = len(found)
    assert 0 < done < documents
    assert batch(*RULES, "-o", str(db))[0] == 0
    found, failed = done_and_failed(db)
    assert (sorted(found), failed) == (sorted(place.inputs(*range(1, documents + 1))), [])


@pytest.mark.parametrize("name", ["briefs.txt", "briefs", "briefs.csv"])
def test_an_ending_that_is_none_is_one_line(place: Any, batch: Any, tmp_path: Path, name: str) -> None:
    place.articles(1)
    code, said = batch(*RULES, "-o", str(tmp_path / name))
    assert code == 2
    assert said == [
        f"summarize: {tmp_path / name}: a batch writes a summary a line, or a database;"
        " name a file that ends in .jsonl or .db"
    ]


def test_a_database_is_no_feed_of_its_own(place: Any, batch: Any, tmp_path: Path) -> None:
    db = tmp_path / "folder" / "briefs.db"
    db.parent.mkdir()
    (db.parent / "a.txt").write_text("Bridge 1 at Ostvik is closed\n\nIt was closed on Monday.\n", encoding="utf-8")
    for _ in range(2):
        assert batch(*RULES, "-o", str(db), feed=db.parent)[0] == 0
        assert done_and_failed(db) == ([str(db.parent / "a.txt")], [])
    assert batch(*RULES, "-o", str(db), feed=db) == (
        2,
        [f"summarize: {db}: the output is one of the feeds; name another file by -o"],
    )
