"""Files and standard input: the text as it stands, or one line that says why there is none."""

import io
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.sources import load
from summarizer.sources.files import MOST_BYTES

ARTICLE = "Ferry runs aground off Skarvik\n\nAt least 12 people were hurt, the coast guard said.\n"


def write(folder: Path, name: str, data: bytes | str) -> str:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def test_a_plain_text_file_is_its_text_and_its_place(tmp_path: Path) -> None:
    place = write(tmp_path, "ferry.txt", ARTICLE)
    document = load(place)
    assert document.text == ARTICLE
    assert document.input == place
    assert (document.title, document.outlet, document.url, document.published) == (None, None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Two lines\r\nof a file from Windows.\r\n",
        "An old Mac's\rline ends.",
        "A NUL\0 in the text, and\0 another among the words.",
        "  leading and trailing space \t\n\n\n",
        "form feed\f vertical tab\v next line\x85 separator\u2028 end",
        "astral 😀 and combining e\u0301 and right to left \u05e9\u05dc\u05d5\u05dd \u202eabc",
        "a mark \ufeff inside stays",
    ],
)
def test_nothing_of_a_text_file_is_moved_cut_or_normalised(tmp_path: Path, text: str) -> None:
    assert load(write(tmp_path, "a.txt", text)).text == text


@given(st.text(min_size=1).filter(lambda text: any(character.isalnum() for character in text)))
def test_any_text_comes_back_whole(text: str) -> None:
    whole = "News: " + text
    assert load("-", stdin=io.BytesIO(whole.encode())).text == whole


def test_the_options_beat_the_front_matter_and_the_text_stays_whole(tmp_path: Path) -> None:
    text = '---\ntitle: "From the file"\noutlet: The Skarvik Post\ndate: 2024-07-27\nauthor: A. Berg\n---\n' + ARTICLE
    document = load(write(tmp_path, "a.md", text), title="From the option")
    assert document.text == text
    assert document.title == "From the option"
    assert (document.outlet, document.published, document.author) == ("The Skarvik Post", "2024-07-27", "A. Berg")


def test_standard_input_is_called_by_its_dash() -> None:
    document = load("-", stdin=io.BytesIO(ARTICLE.encode()))
    assert (document.text, document.input) == (ARTICLE, "-")


def test_a_path_object_is_a_path(tmp_path: Path) -> None:
    assert load(Path(write(tmp_path, "a.txt", ARTICLE))).text == ARTICLE


def test_a_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(ARTICLE, encoding="utf-8"))
    writer.start()
    assert load(str(pipe)).text == ARTICLE
    writer.join()


def test_twenty_megabytes_are_read(tmp_path: Path) -> None:
    text = ARTICLE * (20_000_000 // len(ARTICLE))
    assert load(write(tmp_path, "long.txt", text)).text == text


def test_a_device_without_end_is_too_large() -> None:
    with pytest.raises(InputError, match="larger than 64 MB"):
        load("-", stdin=Endless())


class Endless(io.BytesIO):
    """Gives as much as is asked for."""

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None
        assert 0 <= size <= MOST_BYTES + 1
        return b"a" * size


BAD_BYTES = [
    (b"", "it is empty"),
    (b" \r\n\t\n", "white space only"),
    (b"\xef\xbb\xbf", "white space only"),
    (b"\0" * 40, "binary data"),
    (b"\0\1\2flood\3\4\0\0\0\5\6gate\0\0\0\x0e\x0f", "binary data"),
    ("\u00a0\u2003\u200b\n".encode(), "white space only"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "it is a PDF; convert it to text first, for example with pdftotext"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
    (b"GIF89a\1\0\1\0", "a GIF image"),
    (b"PK\x03\x04\x14\0\6\0[Content_Types].xml", "a Word or other Office file"),
    (b"PK\x03\x04\x14\0\0\0mimetypeapplication/epub+zip", "an e-book"),
    (b"PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument"),
    (b"PK\x03\x04\x14\0\0\0notes.txt", "a zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "an old Word"),
    (b"{\\rtf1\\ansi Ferry runs aground}", "rich text"),
    (b"\x1f\x8b\x08\0\0\0\0\0", "a gzip archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF\2\1\1\0", "a program"),
    (b"MZ\x90\0\3\0\0\0", "a program"),
    (b"RIFF\x24\0\0\0WAVEfmt ", "a media file"),
    (b"\0\0\0\x20ftypisom", "a video"),
    (b"notes.txt" + b"\0" * 248 + b"ustar\0", "a tar archive"),
    (bytes(range(256)) * 20, "binary data"),
    (b"<?xml version='1.0'?><!-- made by hand --><rss version='2.0'><channel/></rss>", "it is a feed"),
    (b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "it is a feed"),
    (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "it is a feed"),
    (b'{"text": "The ferry ran aground."}\n{"text": "It was freed."}\n', "it is JSON Lines"),
    (b'\xef\xbb\xbf\n[{"text": "The ferry ran aground."}]', "it is JSON"),
    (b'{"schema": "brief", "document": {}, "content": {}}', "it is a summary"),
]


@pytest.mark.parametrize(("data", "said"), BAD_BYTES)
@pytest.mark.parametrize("ending", ["txt", "md", "bin", "html"])
def test_what_is_no_article_is_one_line_that_names_it(tmp_path: Path, data: bytes, said: str, ending: str) -> None:
    place = write(tmp_path, f"bad.{ending}", data)
    with pytest.raises(InputError) as caught:
        load(place)
    line = str(caught.value)
    assert line.startswith(f"{place}: ")
    assert "\n" not in line
    if not (ending == "html" and said == "white space only"):  # a page of white space is a page without an article
        assert said in line


@pytest.mark.parametrize(
    "start",
    [
        "RIFF raff ran the docks, police said.",
        "MZ Wang was 41.",
        "BM Corp fell.",
        "PAR1S",
        '{"Flood" is the word of the day} at Tarn.',
        '[{"' * 5_000,
    ],
)
def test_letters_that_could_begin_a_binary_file_are_still_text(tmp_path: Path, start: str) -> None:
    assert load(write(tmp_path, "a.txt", start)).text == start


def test_a_missing_file_names_the_one_that_may_be_meant(tmp_path: Path) -> None:
    near = write(tmp_path, "ferry.txt", ARTICLE)
    with pytest.raises(InputError) as caught:
        load(str(tmp_path / "fery.txt"))
    assert str(caught.value).endswith(f"there is no such file; did you mean {near}?")


def test_a_folder_is_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it is a folder; name the files in it"):
        load(str(tmp_path))


def test_a_file_without_permission_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = write(tmp_path, "a.txt", ARTICLE)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # the superuser may read everything
    with pytest.raises(InputError, match="it may not be read"):
        load(place)


@pytest.mark.parametrize("place", ["a\0b", "x" * 5000, "missing/folder/a.txt", "", "café\udce9.txt", "a\nb"])
def test_a_strange_path_is_one_line(place: str) -> None:
    with pytest.raises(InputError) as caught:
        load(place)
    assert "\n" not in str(caught.value)
    str(caught.value).encode()


@pytest.mark.parametrize("place", ["ftp://example.org/a.txt", "file:///etc/hosts", "mailto://somebody"])
def test_other_addresses_are_refused(place: str) -> None:
    with pytest.raises(InputError, match="addresses are not read"):
        load(place)


def test_a_name_that_is_no_unicode_gives_a_place_that_is(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as stream:  # noqa: PTH123  # a Path of bytes there is none
        stream.write(ARTICLE.encode())
    document = load(os.fsdecode(path))
    assert document.input is not None
    assert document.input.endswith("caf\ufffd.txt")


def test_a_closed_standard_input_is_one_line() -> None:
    with pytest.raises(InputError, match="standard input: it is closed"):
        load("-", stdin=None)
    gone = io.BytesIO()
    gone.close()
    with pytest.raises(InputError, match="standard input: it cannot be read"):
        load("-", stdin=gone)
