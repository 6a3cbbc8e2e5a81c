"""Where one summary ends and the next begins, in every form that the program writes them in."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.incoming import Piece, pieces

_CHUNK = "summarizer.incoming.cutting._CHUNK"


def _read(data: bytes) -> list[Piece]:
    return list(pieces("-", io.BytesIO(data)))


def _places(data: bytes) -> list[str]:
    return [piece.place for piece in _read(data)]


def _objects(data: bytes) -> list[object]:
    return [json.loads(piece.json) for piece in _read(data)]


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": 1}\n{"a": 2}\n',
        b'\xef\xbb\xbf\n{"a": 1}\r\n\r\n{"a": 2}',
        b'[\n{\n "a": 1\n},\n{\n "a": 2\n}\n]\n',
        b'[{"a": 1},{"a": 2}]',
        b'  [ {"a": 1} , {"a": 2} ]  ',
        b'{\n  "a": 1\n}\n{\n  "a": 2\n}\n',
        b'[{"a": 1}]\n\n[{"a": 2}]\n',
    ],
)
def test_lines_arrays_and_objects_over_several_lines_are_read(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _objects(data) == [{"a": 1}, {"a": 2}]
    monkeypatch.setattr(_CHUNK, 3)
    assert _objects(data) == [{"a": 1}, {"a": 2}]


def test_a_place_is_a_line_of_lines_and_a_number_of_an_array() -> None:
    assert _places(b'\n{"a": 1}\n\n{"a": 2}\n') == ["standard input:2", "standard input:4"]
    assert _places(b'[{"a": 1},\n{"a": 2}]') == ["standard input, summary 1", "standard input, summary 2"]
    assert _places(b'{\n"a": 1}\n{"a": 2}') == ["standard input", "standard input, summary 2"]


def test_what_a_file_is_called_tells_that_it_is_no_lines(tmp_path: Path) -> None:
    for name, places in (("a.json", [""]), ("a.JSON", [""]), ("a.jsonl", [":1", ":2"])):
        path = tmp_path / name
        path.write_bytes(b'{"a": \n1}')
        assert [piece.place for piece in pieces(str(path), None)] == [f"{path}{place}" for place in places]


def test_a_bad_line_is_a_piece_as_any_other() -> None:
    assert [piece.json for piece in _read(b'{"a": 1}\nnonsense\n{"a": 2}\n')] == [b'{"a": 1}', b"nonsense", b'{"a": 2}']


def test_what_is_broken_in_an_array_ends_it_with_one_piece_more() -> None:
    first, second = _read(b'[{"a": 1}, {"a": oops}, {"a": 3}, {"a": 4}]')
    assert json.loads(first.json) == {"a": 1}
    problem = "it is no JSON, and nothing behind it is read"
    assert second == Piece("standard input, summary 2", b"", problem)


@pytest.mark.parametrize("end", ["", ",", ', {"a": "never closed', ', {"a": tr', ', {"a": "\\ud83d\\u', ", oops"])
def test_an_array_that_is_torn_says_so(end: str) -> None:
    first, second = _read(f'[{{"a": 1}}{end}'.encode())
    assert json.loads(first.json) == {"a": 1}
    assert second == Piece("standard input, summary 2", b"", "it is no JSON, or torn")


def test_of_what_is_broken_the_rest_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_CHUNK, 100)
    stream = io.BytesIO(b'[{"a": oops}, ' + b'{"a": 1}, ' * 1_000)
    (broken,) = pieces("-", stream)
    assert "nothing behind it is read" in broken.problem
    assert stream.tell() <= 200


@pytest.mark.parametrize("data", [b"", b"\n \n", b"[]", b"[\n]\n", b"\xef\xbb\xbf"])
def test_nothing_is_no_piece(data: bytes) -> None:
    assert _read(data) == []


def test_an_object_larger_than_what_is_read_at_once_is_whole() -> None:
    large = {"text": "é" * 700_000}
    data = json.dumps([large, {"a": 2}, large], ensure_ascii=False, indent=2).encode()
    assert _objects(data) == [large, {"a": 2}, large]


def test_brackets_without_end_are_one_line() -> None:
    assert [bool(piece.problem) for piece in _read(b"[" * 1_000_000)] == [True]
    assert [bool(piece.problem) for piece in _read(b'[{"a": ' + b'{"a": [' * 100_000)] == [True]


def test_a_stream_that_fails_is_one_line() -> None:
    class Failing(io.BytesIO):
        def readline(self, _: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(InputError, match=r"standard input: it cannot be read \(Input/output error\)"):
        list(pieces("-", Failing()))


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
_OBJECTS = st.lists(st.dictionaries(st.text(max_size=5), _VALUES, max_size=4), min_size=1, max_size=4)


@given(_OBJECTS, st.sampled_from([None, 2]), st.sampled_from([1, 2, 7, 1 << 18]))
def test_what_was_written_is_read_again(objects: list[dict[str, object]], indent: int | None, chunk: int) -> None:
    array = json.dumps(objects, indent=indent, ensure_ascii=False).encode()
    lines = b"".join(json.dumps(one).encode() + b"\n" for one in objects)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_CHUNK, chunk)
        for data in (array, lines):
            assert _objects(data) == objects


@given(st.binary(max_size=200) | st.text(alphabet='[]{}",:\\ntrue1 \n', max_size=80).map(str.encode))
def test_no_bytes_raise_anything(data: bytes) -> None:
    assume(not data.startswith(b"SQLite format 3\0"))
    _read(data)
