"""JSONL and lists of addresses."""

import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given as every
from hypothesis import strategies as st

from summarizer.sources.feeds import Item, Unusable, rows

Given = Callable[..., list[Any]]


def test_a_row_is_its_text_else_its_html_else_its_page(given: Given) -> None:
    page = "https://herald.example/1"
    lines = [
        {"text": "Rain.", "html": "<p>Rain</p>", "url": page},
        {"html": "<p>Rain</p>", "url": page},
        {"url": page},
    ]
    one, two, three = given("\n".join(map(json.dumps, lines)))
    assert (one.text, one.html, one.link) == ("Rain.", None, None)
    assert (two.text, two.html, two.link) == (None, "<p>Rain</p>", None)
    assert (three.text, three.html, three.link) == (None, None, page)
    assert [item.input for item in (one, two, three)] == ["-:1", "-:2", "-:3"]
    assert {item.known["url"] for item in (one, two, three)} == {page}


def test_what_a_row_says_is_known(given: Given) -> None:
    row = {
        "text": "Rain.",
        "title": " Rain\non  the coast ",
        "outlet": "The Ledger",
        "published": "27 July 2024",
        "author": ["A. Berg", "", 3, "B. Moe"],
        "language": "en",
        "url": "ftp://ledger.example/1",
        "other": {"deep": [1]},
    }
    [item] = given(json.dumps(row))
    assert item.known == {
        "title": "Rain on the coast",
        "outlet": "The Ledger",
        "published": "2024-07-27",
        "author": "A. Berg, B. Moe",
        "language": "en",
    }


def test_another_field_may_hold_the_text(given: Given) -> None:
    body, link, neither = given(
        '{"body": "Rain.", "text": "Teaser"}\n{"url": "https://herald.example/1"}\n{"text": "Teaser"}',
        text_field="body",
    )
    assert body.text == "Rain."
    assert link.link == "https://herald.example/1"
    assert str(neither.error).startswith("standard input:3: this line has none of body, html and url; ")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{'text': 1}", "this line is no JSON (Expecting property name enclosed in double quotes at character 2)"),
        ("[1]", "this line is no JSON object"),
        ("null", "this line is no JSON object"),
        ("[" * 100_000, "this line is no JSON that can be read"),
        ('{"text": ' + "9" * 5_000 + "}", "this line is no JSON that can be read"),
        ("{}", "this line has none of text, html and url"),
        ('{"text": "  ", "html": null, "url": 4}', "this line has none of text, html and url"),
        ('{"text": "Rain."', "this line is no JSON (Expecting ',' delimiter at character 17)"),
    ],
)
def test_a_damaged_line_costs_itself_alone(given: Given, line: str, problem: str) -> None:
    first, damaged, last = given(f'{{"text": "One."}}\n{line}\n\n{{"text": "Two."}}')
    assert (first.text, last.text, last.input) == ("One.", "Two.", "-:4")
    assert isinstance(damaged, Unusable)
    assert (damaged.input, damaged.error.problem) == ("-:2", problem)


def test_a_line_that_is_too_long_is_unusable(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST_BYTES_OF_A_LINE", 1024 * 1024)
    long = '{"text": "' + "a" * 3_000_000 + '"}'
    first, large, last, end = given(f'{{"text": "One."}}\n{long}\n{{"text": "Two."}}\n{long}')
    assert (first.text, last.text) == ("One.", "Two.")
    assert [one.error.problem for one in (large, end)] == ["this line is longer than 1 MB"] * 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_encodings(given: Given, encoding: str) -> None:
    lines = '{"text": "Café — naïve."}\r\n{"text": "Two."}\r\n'
    assert [item.text for item in given(lines.encode(encoding))] == ["Café — naïve.", "Two."]


def test_a_lone_surrogate_is_replaced(given: Given) -> None:
    [item] = given('{"text": "a\\ud800b", "title": "\\udfff"}')
    assert (item.text, item.known["title"]) == ("a\ufffdb", "\ufffd")


def test_gzip_in_several_members(given: Given) -> None:
    packed = b"".join(gzip.compress(f'{{"text": "Text {number}."}}\n'.encode()) for number in range(3))
    assert [item.text for item in given(packed)] == ["Text 0.", "Text 1.", "Text 2."]


def test_the_first_line_may_be_damaged(given: Given) -> None:
    assert [type(one) for one in given('{"text": \n{"text": "Two."}\n')] == [Unusable, Item]


def test_a_fingerprint_is_of_the_whole_row(given: Given) -> None:
    one, same, other = given('{"text": "a", "n": 1}\n{"n": 1, "text": "a"}\n{"text": "a", "n": 2}')
    assert one.fingerprint == same.fingerprint != other.fingerprint


def test_addresses(given: Given) -> None:
    text = (
        "# mine\nhttps://herald.example/1\n\n  HTTPS://ledger.example/2?a=b \r\nnot one\nhttps://herald.example/3 too\n"
    )
    text += "https://herald.example/4\nhttps://herald.example/5"
    found = given(text)
    links = [one.link for one in found if isinstance(one, Item)]
    assert links == [
        "https://herald.example/1",
        "HTTPS://ledger.example/2?a=b",
        "https://herald.example/4",
        "https://herald.example/5",
    ]
    assert [one.input for one in found if isinstance(one, Unusable)] == ["-:5", "-:6"]
    assert all(one.input == one.link == one.known["url"] for one in found if isinstance(one, Item))


@every(st.lists(st.binary(max_size=40)), st.integers(1, 50))
def test_lines_are_the_same_however_the_bytes_come(lines: list[bytes], size: int) -> None:
    data = b"\n".join(lines)
    chunks = (data[at : at + size] for at in range(0, len(data), size))
    expected = data.split(b"\n")
    assert list(rows.lines_of(chunks)) == (expected if expected[-1] else expected[:-1])
