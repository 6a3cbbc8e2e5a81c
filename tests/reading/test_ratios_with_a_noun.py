"""Shares that name what they are shares of: "one teacher in three"."""

import pytest

from summarizer.document import Document
from summarizer.reading import read_document


def scanned(text: str) -> list[tuple[str, str, float | int | None]]:
    return [(n.as_written, n.kind, n.value) for n in read_document(Document.from_text(text)).numbers]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("About one teacher in three was on strike.", ("About one teacher in three", "ratio", 0.3333)),
        ("One car in 16 is thought to be faulty.", ("One car in 16", "ratio", 0.0625)),
        ("One resident in eight was born abroad.", ("One resident in eight", "ratio", 0.125)),
    ],
)
def test_one_of_so_many_is_a_share(text: str, found: tuple[str, str, float]) -> None:
    assert scanned(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "He scored one goal in three games.",
        "There was one death in 2019.",
        "There was one attack in four days.",
        "She had one child in two marriages.",
        "It pays one million in 20 states.",
    ],
)
def test_one_thing_within_so_many_is_none(text: str) -> None:
    assert "ratio" not in [kind for _, kind, _ in scanned(text)]
