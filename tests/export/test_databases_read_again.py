"""A database of summaries is a file of summaries too."""

import io
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import InputError
from summarizer.export import Export, export_summaries
from summarizer.incoming import Piece, parsed, pieces


def read(path: Path) -> list[Piece]:
    return list(pieces(str(path), io.BytesIO()))


def test_what_was_exported_is_exported_again(tmp_path: Path, brief: Any, write_lines: Any, dump_of: Any) -> None:
    rows = [brief(), brief(30, input="b.txt")]
    first, second = tmp_path / "first.db", tmp_path / "second.sqlite3"
    export_summaries([str(write_lines(tmp_path / "a.jsonl", rows))], first, print)
    assert export_summaries([str(first)], second, print) == Export(new=2)
    assert dump_of(first) == dump_of(second)


def test_a_place_is_a_number_in_the_order_of_the_inputs(tmp_path: Path, brief: Any, write_lines: Any) -> None:
    path = tmp_path / "a.db"
    rows = [brief(input=f"{number}.txt") for number in range(20)]
    export_summaries([str(write_lines(tmp_path / "a.jsonl", rows))], path, print)
    assert [piece.place for piece in read(path)] == [f"{path}, summary {number}" for number in range(1, 21)]


def test_a_summary_in_it_that_is_none_is_left_out(tmp_path: Path, brief: Any, write_lines: Any) -> None:
    path = tmp_path / "a.db"
    rows = [brief(input=f"{number}.txt") for number in range(3)]
    export_summaries([str(write_lines(tmp_path / "a.jsonl", rows))], path, print)
    _changed(path, """set json = '{"document": {}}' where document_id = 2""")
    first, second, third = read(path)
    with pytest.raises(InputError, match=r"a\.db, summary 2: it is no summary .*; it is left out"):
        parsed(second)
    assert [getattr(parsed(piece), "place", None) for piece in (first, third)] == ["0.txt", "2.txt"]


@pytest.mark.parametrize("change", ["set json = '[]'", "set json = x'ff'", "set json = 5"])
def test_one_whose_tables_hold_something_else_is_one_line(
    tmp_path: Path, brief: Any, write_lines: Any, change: str
) -> None:
    path = tmp_path / "a.db"
    export_summaries([str(write_lines(tmp_path / "a.jsonl", [brief()]))], path, print)
    _changed(path, change)
    with pytest.raises(InputError, match=str(path)):
        read(path)


def _changed(path: Path, change: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"update summaries {change}")
    connection.commit()
    connection.close()
