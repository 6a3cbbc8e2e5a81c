"""The numbers as CSV and Parquet."""

import csv
import json
import math
import re
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.errors import UsageError
from summarizer.export import Export, export_summaries
from summarizer.export.csv_file import _cell, write_csv
from summarizer.export.numbers import NumberRow

COLUMNS = (
    "document input outlet published url title as_written measures value low high unit qualifier kind source confirmed"
    " sentence start end quote"
).split()


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of either kind, as texts."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))
    found = pyarrow.parquet.read_table(path).to_pylist()
    return [{name: _cell(value) for name, value in row.items()} for row in found]


def load(out: Path, *files: Path) -> Export:
    return export_summaries([str(file) for file in files], out, print)


@pytest.mark.parametrize("name", ["numbers.csv", "numbers.parquet"])
def test_a_row_is_a_number_claim(tmp_path: Path, brief: Any, write_lines: Any, name: str) -> None:
    row = brief()
    assert load(tmp_path / name, write_lines(tmp_path / "a.jsonl", [row])) == Export(new=1, rows=3)
    first = rows_of(tmp_path / name)[0]
    assert list(first) == COLUMNS
    text, claim = row["document"]["text"], row["content"]["numbers"][0]
    assert first == {
        "document": row["document"]["id"],
        "input": "ferry.txt",
        "outlet": "The Skarvik Tide",
        "published": "2026-04-03",
        "url": "",
        "title": "",
        "as_written": "At least 12 people",
        "measures": claim["measures"],
        "value": "12",
        "low": "12",
        "high": "",
        "unit": "people",
        "qualifier": "At least",
        "kind": "count",
        "source": "coast guard",
        "confirmed": "true",
        "sentence": "2",
        "start": str(text.index("At least")),
        "end": str(text.index(" were hurt")),
        "quote": claim["evidence"][0]["quote"],
    }


@pytest.mark.parametrize("name", ["numbers.csv", "numbers.parquet"])
def test_the_last_summary_of_an_input_counts(tmp_path: Path, brief: Any, write_lines: Any, name: str) -> None:
    gone = {"input": "c.txt", "document": None, "error": "c.txt: it is empty", "kind": "input", "attempts": 1}
    rows = [brief(), brief(20, input="b.txt"), brief(30), brief(40, input="c.txt"), gone]
    made = load(tmp_path / name, write_lines(tmp_path / "a.jsonl", rows))
    assert made == Export(new=3, replaced=1, failures=1, rows=6)
    people = [row["as_written"] for row in rows_of(tmp_path / name) if row["qualifier"]]
    assert people == ["At least 20 people", "At least 30 people"]


@pytest.mark.parametrize("name", ["numbers.csv", "numbers.parquet"])
def test_briefs_without_numbers_and_other_schemas_have_no_rows(
    tmp_path: Path, brief: Any, write_lines: Any, name: str
) -> None:
    row = brief() | {"schema": "timeline", "content": {"events": []}}
    assert load(tmp_path / name, write_lines(tmp_path / "a.jsonl", [row])) == Export(new=1, rows=0)
    assert rows_of(tmp_path / name) == []


def test_parquet_has_types(tmp_path: Path, brief: Any, write_lines: Any) -> None:
    out = tmp_path / "numbers.parquet"
    load(out, write_lines(tmp_path / "a.jsonl", [brief()]))
    types = {field.name: str(field.type) for field in pyarrow.parquet.read_schema(out)}
    assert types == {
        **dict.fromkeys(COLUMNS, "string"),
        **dict.fromkeys(("value", "low", "high"), "double"),
        **dict.fromkeys(("sentence", "start", "end"), "int64"),
        "confirmed": "bool",
    }


def test_without_pyarrow_parquet_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "summarizer.export.parquet_file", raising=False)
    out = tmp_path / "numbers.parquet"
    with pytest.raises(UsageError) as caught:
        load(out, tmp_path / "a.jsonl")
    assert str(caught.value) == f"{out}: needs pyarrow; install summarizer[parquet]"
    assert not out.exists()


RUN = ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "\n", " =1", "\ufeff=1", "\u200b@x", "＝1", "'=1", "''=1", "'\t"]
KEPT = ["1", "a=b", "", "'We are safe'", "5 - 3", "€5", "“-5”", "'", "ü"]


@pytest.mark.parametrize("text", RUN)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert _cell(text) == f"'{text}"


@pytest.mark.parametrize("text", KEPT)
def test_other_texts_are_left_alone(text: str) -> None:
    assert _cell(text) == text


@pytest.mark.parametrize(
    ("value", "cell"),
    [(-5.0, "-5"), (0.6667, "0.6667"), (4100.0, "4100"), (1e30, "1e+30"), (None, ""), (True, "true"), (-7, "-7")],
)
def test_numbers_are_numbers(value: Any, cell: str) -> None:
    assert _cell(value) == cell


def without_apostrophe(cell: str) -> str:
    """As docs/database.md says."""
    return (
        cell[1:]
        if re.match(r"'+[\s\x00-\x20\x7f\u200b-\u200f\u2028-\u202f\u2060\ufeff]*[=+\-@＝＋－＠]|'+[\t\r\n]", cell)
        else cell
    )


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(st.text(), st.text("'=+-@\t\r\n \ufeff,\"x"), st.sampled_from(RUN + KEPT)), min_size=20, max_size=20
    )
)
def test_every_text_comes_back_and_none_is_run(tmp_path: Path, texts: list[str]) -> None:
    out = tmp_path / "a.csv"
    assert write_csv([NumberRow(*texts)], out) == 1  # type: ignore[arg-type]  # any text in any cell
    with out.open(encoding="utf-8", newline="") as stream:
        names, cells = csv.reader(stream)
    assert names == COLUMNS
    assert [without_apostrophe(cell) for cell in cells] == texts
    assert not any(re.match(r"[=+\-@\t\r\n]", cell) for cell in cells)


@pytest.mark.parametrize("name", ["numbers.csv", "numbers.parquet"])
def test_hostile_texts_and_values_survive(tmp_path: Path, brief: Any, write_lines: Any, name: str) -> None:
    row = brief()
    row["content"]["numbers"][0] |= {"measures": 'a\0b\u202e"\r\nc', "value": 10**30, "high": 10**400, "start": 2**70}
    row["content"]["numbers"][1] |= {"measures": "x" * 1_000_000, "low": math.nan}
    load(tmp_path / name, write_lines(tmp_path / "a.jsonl", [json.dumps(row)]))
    limit = csv.field_size_limit(2_000_000)  # Python's own reader refuses longer cells unasked
    try:
        first, second, _ = rows_of(tmp_path / name)
    finally:
        csv.field_size_limit(limit)
    assert (first["measures"], first["value"], first["high"], first["start"]) == ('a\0b\u202e"\r\nc', "1e+30", "", "")
    assert (len(second["measures"]), second["low"]) == (1_000_000, "")
