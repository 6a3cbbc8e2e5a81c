"""What is known of a document beside its text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.sources.known import front_matter, iso_date


def test_a_front_matter_gives_the_fields_that_a_document_has() -> None:
    text = """---
title: 'Storm hits coast: dozens hurt'
outlet: The Herald  # of Port Anders
URL: https://herald.example/storm#top
published: 2024-07-27T10:00:00Z
author: "A. Berg"
lang: en
tags: [weather, coast]
draft: false
summary: |
  several lines
  title: not this one
---
Text.
"""
    assert front_matter(text) == {
        "title": "Storm hits coast: dozens hurt",
        "outlet": "The Herald",
        "url": "https://herald.example/storm#top",
        "published": "2024-07-27T10:00:00+00:00",
        "author": "A. Berg",
        "language": "en",
    }


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_of_any_kind(end: str) -> None:
    assert front_matter(end.join(["---", "title: Storm", "---", "Text"])) == {"title": "Storm"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "---\ntitle: never closed\n" + "word\n" * 5000,
        "----\ntitle: a rule, not a front matter\n----\n",
        "\n---\ntitle: not at the start\n---\n",
        "Text\n---\ntitle: below\n---\n",
        "--- title: on one line ---",
        "---\nnothing here has a colon\n---\n",
        "---\ntitle:\noutlet: [a, b]\nurl: {a: b}\npublished: soon\n---\n",
    ],
)
def test_what_is_no_front_matter_gives_nothing(text: str) -> None:
    assert front_matter(text) == {}


@given(st.text())
def test_no_text_fails(text: str) -> None:
    front_matter("---\n" + text)
    iso_date(text)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024-07-27", "2024-07-27"),
        (" 2024-07-27 ", "2024-07-27"),
        ("2024-07-27T08:30:00Z", "2024-07-27T08:30:00+00:00"),
        ("2024-07-27 08:30", "2024-07-27T08:30:00"),
        ("2024-07-27 08:30:00 +0200", "2024-07-27T08:30:00+02:00"),
        ("Sat, 27 Jul 2024 08:30:00 GMT", "2024-07-27T08:30:00+00:00"),
        ("27 July 2024", "2024-07-27"),
        ("July 27, 2024", "2024-07-27"),
        ("Jul 27, 2024", "2024-07-27"),
        ("2024/07/27", "2024-07-27"),
        ("2024-13-01", None),
        ("31 June 2024", None),
        ("soon", None),
        ("", None),
        ("27", None),
    ],
)
def test_dates(written: str, date: str | None) -> None:
    assert iso_date(written) == date
