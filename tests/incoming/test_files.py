"""Files of summaries in every form, and what is none: from a file's name to its summaries and the lines on the rest."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import InputError
from summarizer.incoming import Failed, Taken, parsed, pieces

Make = Callable[..., dict[str, Any]]


def read(path: Path | str, stdin: bytes | None = None) -> tuple[list[str], list[str]]:
    """The inputs of the summaries and failures in a file, and what is said of the rest."""
    places: list[str] = []
    said: list[str] = []
    found = pieces(str(path), None if stdin is None else io.BytesIO(stdin))
    while True:
        try:
            one = parsed(next(found))
        except StopIteration:
            return places, said
        except InputError as error:
            said.append(str(error))
            continue
        places.append(one.place if isinstance(one, Taken) else f"failed: {one.input}")


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["", "\n", "\r\n\r\n"])
def test_one_summary_or_several_in_any_form_of_json(
    tmp_path: Path, summary_of: Make, name: str, mark: str, end: str
) -> None:
    one, two = summary_of(), summary_of(input="b.txt")
    path = tmp_path / name
    shapes = {
        json.dumps(one): ["bridge.txt"],
        json.dumps(one, indent=2): ["bridge.txt"],
        json.dumps([one, two]): ["bridge.txt", "b.txt"],
        json.dumps([one, two], indent=2): ["bridge.txt", "b.txt"],
        json.dumps([one]) + "\n" + json.dumps([two]): ["bridge.txt", "b.txt"],
        f"{json.dumps(one)}\n\n{json.dumps(two)}": ["bridge.txt", "b.txt"],
        json.dumps([]): [],
    }
    for text, places in shapes.items():
        path.write_bytes((mark + text + end).encode())
        assert read(path) == (places, [])
        assert read("-", path.read_bytes()) == (places, [])


def test_what_is_no_summary_is_told_with_its_line(tmp_path: Path, summary_of: Make) -> None:
    good = json.dumps(summary_of())
    unlike = summary_of()
    del unlike["audit"]
    number = summary_of()
    number["content"]["numbers"][0]["measures"] = ["a", "list"]
    own = summary_of(schema="own.py:Own", content=["a claim"])
    failure = {"input": "c.txt", "document": None, "error": "c.txt: it is empty", "kind": "input", "attempts": 1}
    lines = {
        good: "",
        good[: len(good) // 2]: "it is no JSON, or torn",
        "[1, 2]": "it is no summary",
        '"text"': "it is no summary",
        json.dumps(unlike): "it is no summary (audit: Field required)",
        json.dumps(number): "it is no summary (content.numbers.0.measures: Input should be a valid string)",
        '{"schema": "story", "documents": []}': "it is a story, no summary",
        '{"input": "x"}': "it is no summary (document: Field required)",
        "[" * 100_000: "it is no JSON, or torn",
        "1" * 5_000: "",
        '{"schema": 5, "content": {}}': "",
        '{"schema": ["brief"], "content": {}}': "",
        '{"input": null, "error": "x", "kind": "input"}': "it is no summary (document: Field required)",
        json.dumps(own): "it is no summary (content: Input should be a valid dictionary or instance of Value)",
        json.dumps(failure): "",
    }
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    places, said = read(path)
    assert places == ["bridge.txt", "failed: c.txt"]
    for number_of, problem in enumerate(lines.values(), 1):
        if problem:
            assert f"{path}:{number_of}: {problem}; it is left out" in said
    assert all("\n" not in line for line in said)
    assert [line.removeprefix(f"{path}:").split(":")[0] for line in said] == [str(n) for n in range(2, 15)]


def test_a_failure_says_what_the_batch_knew(summary_of: Make) -> None:
    told = {"input": "c.txt", "document": "sha256:1", "error": "c.txt: it is empty", "kind": "input", "attempts": 3}
    for more, attempts in (({}, 3), ({"attempts": "many"}, 1)):
        (piece,) = pieces("-", io.BytesIO(json.dumps({**told, **more}).encode()))
        assert parsed(piece) == Failed("c.txt", "sha256:1", "c.txt: it is empty", "input", attempts)


def test_bytes_that_are_no_text_are_no_summary(tmp_path: Path, summary_of: Make) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xff\xfe\x00\n" + json.dumps(summary_of()).encode() + b"\n\x00\x00")
    assert read(path) == (
        ["bridge.txt"],
        [f"{path}:{line}: it is no JSON, or torn; it is left out" for line in (1, 3)],
    )


@pytest.mark.parametrize("chunk", [100, 1 << 18])
def test_a_line_that_is_too_long_is_left_out_unread(
    tmp_path: Path, summary_of: Make, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    good = json.dumps(summary_of())
    most = len(good) + 50
    monkeypatch.setattr("summarizer.incoming.cutting.LONGEST", most)
    monkeypatch.setattr("summarizer.incoming.cutting._CHUNK", min(chunk, most))
    path = tmp_path / "a.jsonl"
    bad = "{" * 10 * len(good)
    path.write_text(f"{bad}\n{good}\n{bad}\n{good}\n{'x' * most}\n{good}", encoding="utf-8")
    problem = "it is too long for a summary; it is left out"
    assert read(path) == (["bridge.txt"] * 3, [f"{path}:{line}: {problem}" for line in (1, 3, 5)])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nothing.jsonl", "there is no such file; check the path"),
        ("", "it is a folder; name the files in it, such as {}/*.jsonl"),
        ("a\0b", "this is no path of a file; check the name"),
        ("x" * 300, "the name is too long for a file"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, name: str, said: str) -> None:
    places, lines = read(f"{tmp_path}/{name}".rstrip("/"))
    assert (places, len(lines)) == ([], 1)
    assert said.format(tmp_path) in lines[0]


def test_standard_input_that_is_closed_or_a_database_is_one_line() -> None:
    assert read("-") == ([], ["standard input: it is closed; pipe summaries in, or name a file of them"])
    database = b"SQLite format 3\0" + bytes(5_000)
    assert read("-", database) == ([], ["standard input: it is a database; name its file"])


def test_another_programs_database_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"SQLite format 3\0" + bytes(5_000))
    places, said = read(path)
    assert (places, len(said)) == ([], 1)
    assert said[0].startswith(f"{path}: it ")
