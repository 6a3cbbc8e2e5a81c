"""The database: what is put in comes out again, once, and whole."""

import contextlib
import copy
import json
import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import Any

import pytest
import sqlite_utils
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.errors import UsageError
from summarizer.export import Export, export_summaries
from summarizer.export.database import Database
from summarizer.incoming import Failed, taken
from summarizer.incoming.database import lines_of


def load(out: Path, *files: Path) -> Export:
    return export_summaries([str(file) for file in files], out, print)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "briefs.db"


def test_a_brief_is_in_the_tables_under_its_words(
    tmp_path: Path, out: Path, brief: Any, write_lines: Any, ask: Any
) -> None:
    load(out, write_lines(tmp_path / "a.jsonl", [brief()]))
    assert ask(out, "select input, outlet, published, engine, title from documents") == [
        ("ferry.txt", "The Skarvik Tide", "2026-04-03", "rules", None)
    ]
    assert ask(out, "select statement from facts where position = 0") == [("Ferry runs aground off Skarvik",)]
    assert ("at least 12 people", 12.0, 12.0, None, "coast guard", 1) in [
        (as_written.lower(), *rest)
        for as_written, *rest in ask(
            out,
            "select as_written, value, low, high, name, confirmed from numbers"
            " left join sources on sources.id = source_id",
        )
    ]
    assert ask(out, "select count(*) from questions")[0][0] == 1
    assert ask(out, "select as_written, status from audit_numbers where position = 1") == [("214 people", "in_brief")]


def test_evidence_is_what_the_text_says_there(
    tmp_path: Path, out: Path, brief: Any, write_lines: Any, ask: Any
) -> None:
    load(out, write_lines(tmp_path / "a.jsonl", [brief()]))
    found = ask(out, 'select quote, substr(text, start + 1, "end" - start) from evidence join documents on 1')
    assert found
    assert all(quote == stands for quote, stands in found)
    kinds = ask(
        out, "select count(fact_id), count(actor_id), count(number_id), count(question_id), count(*) from evidence"
    )[0]
    assert sum(kinds[:4]) == kinds[4]
    assert all(kinds)


def test_sources_are_counted(tmp_path: Path, out: Path, brief: Any, write_lines: Any, ask: Any) -> None:
    rows = [brief(), brief(30, input="b.txt"), brief(31, input="c.txt")]
    load(out, write_lines(tmp_path / "a.jsonl", rows))
    assert ask(out, "select name, numbers, documents from sources order by 1") == ask(
        out,
        "select name, count(*), count(distinct document_id) from numbers join sources on sources.id = source_id"
        " group by 1 order by 1",
    )
    assert ask(out, "select max(documents) from sources") == [(3,)]


def test_the_search_finds_words_in_every_form(
    tmp_path: Path, out: Path, brief: Any, write_lines: Any, ask: Any
) -> None:
    load(out, write_lines(tmp_path / "a.jsonl", [brief()]))
    for table in ("documents", "facts"):
        assert ask(out, f"select rowid from {table}_fts where {table}_fts match 'ships OR ferries'")  # noqa: S608 - our own
    assert ask(out, "select rowid from questions_fts where questions_fts match 'courses'")


def test_the_same_file_again_changes_no_byte(
    tmp_path: Path, out: Path, brief: Any, write_lines: Any, dump_of: Any
) -> None:
    file = write_lines(tmp_path / "a.jsonl", [brief(), brief(30, input="b.txt")])
    assert load(out, file) == Export(new=2)
    before = out.read_bytes()
    assert load(out, file) == Export(unchanged=2)
    assert out.read_bytes() == before


def test_a_file_that_tells_of_an_input_twice_makes_the_same_rows_each_time(
    tmp_path: Path, out: Path, brief: Any, write_lines: Any, dump_of: Any
) -> None:
    early, late = brief(), brief(30)
    for number in late["content"]["numbers"]:
        number["source"] = number["source"] and {**number["source"], "name": "somebody else"}
    file = write_lines(tmp_path / "a.jsonl", [early, brief(31, input="b.txt"), late])
    assert load(out, file) == Export(new=2, replaced=1)
    before = dump_of(out)
    assert load(out, file) == Export(unchanged=1, replaced=2)
    assert dump_of(out) == before


def test_a_later_summary_takes_the_place_of_all_its_rows(
    tmp_path: Path, out: Path, brief: Any, write_lines: Any, ask: Any, dump_of: Any
) -> None:
    load(out, write_lines(tmp_path / "a.jsonl", [brief(), brief(31, input="b.txt")]))
    empty = brief()
    empty["content"] = {"headline": None, "headline_facts": [], "actors": [], "numbers": [], "open_questions": []}
    empty["audit"] |= {"numbers": []}
    assert load(out, write_lines(tmp_path / "b.jsonl", [empty])) == Export(replaced=1)
    for table in ("facts", "actors", "numbers", "questions", "evidence", "audit_numbers"):
        assert ask(out, f"select distinct document_id from {table}") == [(2,)]  # noqa: S608 - our own names
    assert ask(out, "select min(numbers), max(documents) from sources") == [(1, 1)]
    dump_of(out)
    load(out, write_lines(tmp_path / "c.jsonl", [brief()]))
    fresh = tmp_path / "fresh.db"
    load(fresh, write_lines(tmp_path / "d.jsonl", [brief(), brief(31, input="b.txt")]))
    assert dump_of(out) == dump_of(fresh)


def test_summaries_come_back_as_they_were(tmp_path: Path, out: Path, brief: Any, write_lines: Any) -> None:
    bare = brief(5, input="c.txt")
    bare["document"]["text"] = None
    rows = [brief(), brief(30, input="b.txt", title="Łódź\u2028ends"), bare]
    load(out, write_lines(tmp_path / "a.jsonl", rows))
    lines = list(lines_of(out))
    assert [json.loads(line) for line in lines] == rows
    assert not any(set(line) & set("\n\u2028\u2029\x85") for line in lines)


def test_a_text_stands_once_in_the_file(tmp_path: Path, out: Path, brief: Any, write_lines: Any, ask: Any) -> None:
    load(out, write_lines(tmp_path / "a.jsonl", [brief()]))
    assert ask(out, "select json ->> '$.document.text', text like 'Ferry runs%' from summaries join documents") == [
        (None, 1)
    ]


@pytest.mark.parametrize("input", [None, "-", ""])
def test_documents_without_an_input_of_their_own_are_known_by_their_text(
    tmp_path: Path, out: Path, brief: Any, write_lines: Any, ask: Any, input: str | None
) -> None:
    rows = [brief(), brief(30), brief()]
    for row in rows:
        row["document"]["input"] = input
    assert load(out, write_lines(tmp_path / "a.jsonl", rows)) == Export(new=2, unchanged=1)
    assert ask(out, "select count(*) from documents where input = sha256") == [(2,)]
    assert [json.loads(line)["document"]["input"] for line in lines_of(out)] == [input, input]


CUSTOM = {
    "tolls": [
        {"who": "the hurt", "as_written": "12", "evidence": [{"sentence": 2, "quote": "At least 12 people"}]},
        {
            "who": "crew",
            "source": {"name": "Nordline", "confirmed": True, "evidence": [{"sentence": 3, "quote": "Nordline"}]},
            "evidence": [{"quote": "The ship"}, "no evidence"],
        },
    ],
    "section": {"part": {"worst": {"name": "nested", "evidence": []}}},
    "verdict": "no claim",
}


def test_another_schemas_claims_are_in_a_table_and_its_code_is_never_loaded(
    tmp_path: Path, out: Path, brief: Any, write_lines: Any, ask: Any
) -> None:
    trap = tmp_path / "trap.py"
    trap.write_text("raise SystemExit('loaded')", encoding="utf-8")
    row = brief() | {"schema": f"{trap}:Tolls", "content": CUSTOM}
    load(out, write_lines(tmp_path / "a.jsonl", [row]))
    assert ask(out, "select position, field, gist from claims order by id") == [
        (0, "tolls", "12"),
        (1, "tolls", "crew"),
        (2, "section.part.worst", "nested"),
    ]
    assert [json.loads(claim) for (claim,) in ask(out, "select claim from claims limit 2")] == CUSTOM["tolls"]
    assert ask(out, "select claim_id % 100000000, of_source, quote from evidence order by id") == [
        (0, 0, "At least 12 people"),
        (1, 0, "The ship"),
        (1, 1, "Nordline"),
    ]
    assert ask(out, "select count(*) from facts") == [(0,)]
    assert json.loads(next(lines_of(out))) == row


OTHERS = {
    "timeline": {"events": [{"when": "Friday", "statement": "It ran aground.", "evidence": []}]},
    "quotes": {"quotes": [{"words": "Oh", "source": {"name": "Ada"}, "direct": True, "evidence": []}]},
}


def test_the_other_built_in_schemas_have_their_claims_there_too(
    tmp_path: Path, out: Path, brief: Any, write_lines: Any, ask: Any
) -> None:
    rows = [brief(input=name) | {"schema": name, "content": content} for name, content in OTHERS.items()]
    load(out, write_lines(tmp_path / "a.jsonl", rows))
    assert ask(out, "select field, gist from claims order by id") == [("events", "It ran aground."), ("quotes", "Oh")]


def test_failures_stand_in_a_table_and_give_way_to_a_summary(
    tmp_path: Path, out: Path, brief: Any, write_lines: Any, ask: Any
) -> None:
    failure = {
        "input": "ferry.txt",
        "document": None,
        "error": "ferry.txt: it is empty",
        "kind": "input",
        "attempts": 1,
    }
    assert load(out, write_lines(tmp_path / "a.jsonl", [failure])) == Export(failures=1)
    assert ask(out, "select * from failures") == [tuple(failure.values())]
    load(out, write_lines(tmp_path / "b.jsonl", [brief()]))
    assert ask(out, "select count(*) from failures") == [(0,)]
    load(out, tmp_path / "a.jsonl")
    assert ask(out, "select (select count(*) from documents), (select count(*) from failures)") == [(0, 1)]
    assert ask(out, "select count(*) from sources") == [(0,)]


def test_rejected_claims_keep_their_reason(tmp_path: Path, out: Path, brief: Any, write_lines: Any, ask: Any) -> None:
    row = brief()
    claim = {"statement": "The captain slept.", "evidence": []}
    row["audit"]["rejected"] = [
        {"field": "headline_facts", "index": 4, "claim": claim, "reason": "no_evidence", "detail": "none"}
    ]
    load(out, write_lines(tmp_path / "a.jsonl", [row]))
    assert ask(out, "select field, place, reason, detail, gist from rejected") == [
        ("headline_facts", 4, "no_evidence", "none", "The captain slept.")
    ]


def test_a_brief_without_a_headline_has_no_fact_in_its_place(
    tmp_path: Path, out: Path, brief: Any, write_lines: Any, ask: Any
) -> None:
    row = brief()
    row["content"]["headline"] = None
    load(out, write_lines(tmp_path / "a.jsonl", [row]))
    facts = [fact["statement"] for fact in row["content"]["headline_facts"]]
    assert ask(out, "select position, statement from facts order by id") == list(enumerate(facts, 1))


def test_sqlite_utils_knows_its_way_in_the_file(tmp_path: Path, out: Path, brief: Any, write_lines: Any) -> None:
    load(out, write_lines(tmp_path / "a.jsonl", [brief()]))
    database = sqlite_utils.Database(out)
    try:
        for name in ("documents", "facts", "questions"):
            assert database.table(name).detect_fts() == f"{name}_fts"
        assert [row["input"] for row in database.table("documents").search("ferries")] == ["ferry.txt"]
        pointing = {
            (table.name, key.column, key.other_table)
            for table in database.tables
            for key in getattr(table, "foreign_keys", ())
        }
        assert {("numbers", "source_id", "sources"), ("evidence", "number_id", "numbers")} <= pointing
        assert ("summaries", "document_id", "documents") in pointing
        indexed = {tuple(index.columns) for index in database.table("numbers").indexes}
        assert {("source_id",), ("kind", "unit"), ("document_id",)} <= indexed
    finally:
        database.close()


CHANGES = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["brief", "other", "bare", "fails"])), max_size=12)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with nothing in it."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    with Database(path):
        return path


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHANGES)
def test_whatever_came_before_what_stands_is_what_came_last(
    brief: Any, dump_of: Any, ask: Any, empty: Path, changes: list[tuple[str, str]]
) -> None:
    last = dict(changes)
    with tempfile.TemporaryDirectory() as name:
        out = Path(shutil.copy(empty, Path(name) / "a.db"))
        with Database(out) as database:
            with database.changing():
                for place, what in changes:
                    _change(database, brief, place, what)
            database.prune()
        dump_of(out)
        done = sorted(place for place, what in last.items() if what != "fails")
        assert ask(out, "select input from documents order by 1") == [(place,) for place in done]
        assert ask(out, "select input from failures order by 1") == [(place,) for place in sorted({*last} - {*done})]
        for table, key in (("facts", "headline_facts"), ("numbers", "numbers")):
            query = f"select input, count(*) from {table} join documents on documents.id = document_id group by 1"  # noqa: S608 - our own names
            counts = {place: len(_row(brief, place, last[place])["content"][key]) for place in done}
            assert dict(ask(out, query)) == {
                place: count + (table == "facts") for place, count in counts.items() if count or table == "facts"
            }
        counted = "select source_id, count(*), count(distinct document_id) from numbers where source_id group by 1"
        assert ask(out, "select id, numbers, documents from sources order by 1") == ask(out, counted)


def _change(database: Database, brief: Any, place: str, what: str) -> None:
    if what == "fails":
        database.put_failure(Failed(place, None, f"{place}: it is empty", "input", 1))
    else:
        database.put(taken(json.dumps(_row(brief, place, what))))


def _row(brief: Any, place: str, what: str) -> Any:
    row = brief(12 if what == "brief" else 30, input=place)
    if what == "bare":
        row["content"]["numbers"] = []
    return row


# --- what is hostile

NASTY = st.one_of(
    st.text(),  # no lone surrogates: those are tested apart
    st.sampled_from(["a\0b", "\u202eevil", "'); drop table facts; --", '"', "=1+1", "\r\n", "\ufeff", "x" * 100_000]),
)
VALUES = st.one_of(st.none(), st.integers(), st.integers(10**25, 10**320), st.floats(allow_nan=False))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(strings=st.lists(NASTY, min_size=9, max_size=9), value=VALUES, place=st.integers(-(10**30), 10**30))
def test_hostile_values_go_in_and_come_out(
    brief: Any, dump_of: Any, empty: Path, strings: list[str], value: Any, place: int
) -> None:
    row = copy.deepcopy(brief())
    for name, said in zip(("input", "title", "outlet", "author", "url", "published", "text"), strings, strict=False):
        row["document"][name] = said
    row["content"]["headline"]["statement"] = strings[7]
    number = row["content"]["numbers"][0]
    number |= {"value": value, "start": place, "measures": strings[8], "source": {"name": strings[0]}}
    row["audit"]["notes"] = strings
    row["run"]["calls"] = place
    with tempfile.TemporaryDirectory() as folder:
        file, first, second = (Path(folder) / name for name in ("a.jsonl", "first.db", "second.db"))
        file.write_text(f"{json.dumps(row)}\n", encoding="utf-8")
        shutil.copy(empty, first)
        shutil.copy(empty, second)
        assert load(first, file) == Export(new=1)
        assert [json.loads(line) for line in lines_of(first)] == [json.loads(json.dumps(row))]
        load(second, file)
        load(second, file)
        assert dump_of(first) == dump_of(second)
        kept = dump_of(first)
        assert kept["facts"][0][3] == strings[7]
        assert kept["documents"][0][-1] == strings[6]
        assert [note[3] for note in kept["notes"]] == strings


def test_half_a_surrogate_pair_becomes_the_replacement_sign(
    tmp_path: Path, out: Path, brief: Any, write_lines: Any, ask: Any
) -> None:
    row = brief()
    row["document"]["title"] = "a\ud800b"
    write_lines(tmp_path / "a.jsonl", [json.dumps(row)])
    assert load(out, tmp_path / "a.jsonl") == Export(new=1)
    assert ask(out, "select title from documents") == [("a\ufffdb",)]


def test_what_no_float_can_hold_is_null(tmp_path: Path, out: Path, brief: Any, write_lines: Any, ask: Any) -> None:
    row = brief()
    row["content"]["numbers"][0] |= {"value": 10**400, "low": float("inf"), "high": float("nan")}
    load(out, write_lines(tmp_path / "a.jsonl", [json.dumps(row)]))
    assert ask(out, "select value, low, high from numbers where position = 0") == [(None, None, None)]


# --- files

FOREIGN = [b"my notes\n", b"SQLite format 3\0" + bytes(84), b"\0" * 5_000]


@pytest.mark.parametrize("held", FOREIGN)
def test_a_file_that_is_something_else_is_refused_and_left_alone(
    tmp_path: Path, out: Path, brief: Any, write_lines: Any, held: bytes
) -> None:
    out.write_bytes(held)
    with pytest.raises(UsageError, match=r"briefs\.db: it is (no database|the database of another program); name"):
        load(out, write_lines(tmp_path / "a.jsonl", [brief()]))
    assert out.read_bytes() == held


def test_another_programs_database_is_refused_and_left_alone(
    tmp_path: Path, out: Path, brief: Any, write_lines: Any
) -> None:
    connection = sqlite3.connect(out)
    connection.execute("create table documents (id integer primary key)")
    connection.commit()
    connection.close()
    before = out.read_bytes()
    with pytest.raises(UsageError, match="the database of another program"):
        load(out, write_lines(tmp_path / "a.jsonl", [brief()]))
    assert out.read_bytes() == before
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["a.jsonl", "briefs.db"]


def test_a_newer_versions_database_is_refused(tmp_path: Path, out: Path, brief: Any, write_lines: Any) -> None:
    file = write_lines(tmp_path / "a.jsonl", [brief()])
    load(out, file)
    connection = sqlite3.connect(out)
    connection.execute("pragma user_version=99")
    connection.close()
    with pytest.raises(UsageError, match="a newer summarize has written it"):
        load(out, file)


def test_a_damaged_database_is_one_line(tmp_path: Path, out: Path, brief: Any, write_lines: Any) -> None:
    file = write_lines(tmp_path / "a.jsonl", [brief()])
    load(out, file)
    out.write_bytes(out.read_bytes()[:4_096])
    with pytest.raises(UsageError, match="it is damaged"):
        load(out, file)


def test_an_empty_file_is_as_good_as_none(tmp_path: Path, out: Path, brief: Any, write_lines: Any, ask: Any) -> None:
    out.touch()
    load(out, write_lines(tmp_path / "a.jsonl", [brief()]))
    assert ask(out, "select count(*) from documents") == [(1,)]


def test_tables_are_made_whole_or_not_at_all(
    tmp_path: Path, out: Path, brief: Any, write_lines: Any, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("summarizer.export.database.make_ways_in", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError), Database(out):
            pass
    with Database(out), pytest.raises(UsageError, match="another run"):
        load(out, write_lines(tmp_path / "a.jsonl", [brief()]))
    load(out, tmp_path / "a.jsonl")
    assert ask(out, "select count(*) from facts_fts where facts_fts match 'ferries'")[0][0] > 0


def test_one_run_at_a_time_writes(tmp_path: Path, out: Path, brief: Any, write_lines: Any) -> None:
    file = write_lines(tmp_path / "a.jsonl", [brief()])
    load(out, file)
    with Database(out), pytest.raises(UsageError, match="another run is writing to it"):
        load(out, file)
    load(out, file)


def test_others_read_while_it_is_written(out: Path, brief: Any, ask: Any) -> None:
    with Database(out, shared=True) as database:
        reader = sqlite3.connect(out)
        for number in range(3):
            with database.changing():
                database.put(taken(json.dumps(brief(input=f"{number}.txt"))))
                assert ask(out, "select count(*) from documents") == [(number,)]
            assert reader.execute("select count(*) from documents").fetchone() == (number + 1,)
        reader.close()
    assert [path.name for path in out.parent.iterdir()] == [out.name]


def test_what_goes_wrong_in_a_change_undoes_it(out: Path, brief: Any, dump_of: Any) -> None:
    with Database(out) as database:
        with database.changing():
            database.put(taken(json.dumps(brief())))
        before = dump_of(out)
        with contextlib.suppress(ZeroDivisionError), database.changing():
            database.put(taken(json.dumps(brief(99))))
            database.put_failure(Failed("x", None, "x: it is empty", "input", 1))
            raise ZeroDivisionError
        assert dump_of(out) == before


def test_a_path_that_is_no_text_is_kept_in_letters(out: Path, brief: Any, ask: Any) -> None:
    with Database(out) as database, database.changing():
        database.put(taken(json.dumps(brief())), "caf\udce9.txt")
        assert database.made("caf\udce9.txt") is not None
        database.put_failure(Failed("\udcff", None, "\udcff: it is empty", "input", 1))
    assert ask(out, "select input from documents union select input from failures") == [
        ("\\udcff",),
        ("caf\\udce9.txt",),
    ]
