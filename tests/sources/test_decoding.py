"""Bytes to text: marks, declarations, guesses; and no bytes that fail."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.sources.decoding import decode, is_text, wide_encoding

ENGLISH = "The mayor said “£3m” is needed — the café’s roof fell.\r\n" * 3
RUSSIAN = "Мэр города Нового заявил, что трое жителей пострадали при пожаре в старом доме на набережной.\n" * 8


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_leading_mark_tells_the_encoding_and_is_left_out(mark: bytes, encoding: str) -> None:
    data = mark + ENGLISH.encode(encoding)
    assert decode(data) == ENGLISH
    assert is_text(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1252"])
def test_english_needs_no_mark(encoding: str) -> None:
    data = ENGLISH.encode(encoding)
    assert decode(data) == ENGLISH
    assert is_text(data)


def test_latin_1_is_read_as_western() -> None:
    assert decode("Señor Núñez paid £5 at the café".encode("latin-1")) == "Señor Núñez paid £5 at the café"


def test_another_script_is_guessed() -> None:
    assert decode(RUSSIAN.encode("cp1251")) == RUSSIAN


def test_a_fault_in_utf_8_costs_one_character() -> None:
    data = ENGLISH.encode() + b"\xff end"
    assert decode(data) == ENGLISH + "\ufffd end"


def test_what_a_page_declares_counts_for_a_page_alone() -> None:
    data = b'<html><meta charset="koi8-r">' + "Мэр".encode("koi8-r")
    assert decode(data, html=True).endswith("Мэр")
    assert not decode(data).endswith("Мэр")


@pytest.mark.parametrize(
    "head",
    [
        b"<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>",
        b'<?xml version="1.0" encoding="windows-1251"?>',
        b"<META CHARSET = windows-1251 >",
    ],
)
def test_the_forms_of_a_declaration(head: bytes) -> None:
    assert decode(head + "Трое".encode("cp1251"), html=True).endswith("Трое")


def test_valid_utf_8_beats_a_wrong_declaration() -> None:
    assert decode("<meta charset=iso-8859-1>café".encode(), html=True).endswith("café")


def test_what_the_server_says_beats_what_the_page_says() -> None:
    data = b"<meta charset=koi8-r>" + "Мэр".encode("cp1251")
    assert decode(data, declared="windows-1251", html=True).endswith("Мэр")


@pytest.mark.parametrize("name", ["rot13", "base64", "hex", "punycode", "utf-7", "no-such", "idna", "undefined", "zip"])
def test_no_page_chooses_a_codec_that_is_no_encoding(name: str) -> None:
    data = f"<meta charset={name}>caf".encode() + b"\xe9"
    assert decode(data, html=True).endswith("café")
    assert decode(data, declared=name).endswith("café")


def test_a_declared_wide_encoding_in_ascii_is_utf_8() -> None:
    assert decode(b"<meta charset=utf-16>plain", html=True).endswith("plain")


@given(st.binary(max_size=400), st.booleans())
def test_no_bytes_fail(data: bytes, html: bool) -> None:
    decode(data, html=html).encode("utf-8")
    is_text(data)


@pytest.mark.parametrize("unit", [b"\x81", b"<meta ", b"<meta charset=", b"\0", b"\xe2\x80", b"a\0", b"\xff\xfe"])
def test_two_megabytes_of_one_thing_are_decoded(unit: bytes) -> None:
    data = unit * (2_000_000 // len(unit))
    assert decode(data, html=True) is not None
    assert is_text(data) in (True, False)


@pytest.mark.parametrize(
    ("encoding", "wide"),
    [("utf-8", None), ("utf-8-sig", None), ("cp1252", None), ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be")],
)
def test_an_encoding_in_which_ascii_is_not_in_its_place_is_told(encoding: str, wide: str | None) -> None:
    assert wide_encoding("<rss>The council met.</rss>".encode(encoding)) == wide
    assert wide_encoding("\ufeff<rss>".encode(encoding, "replace")) == wide
