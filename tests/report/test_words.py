"""What a search compares: words without case and accents."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.report.coding import _SIGNS, signs
from summarizer.report.folding import ALIKE, fold, terms, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Harbour Wall", ["harbour", "wall"]),
        ("São Tomé, Łódź; Ærø", ["sao", "tome", "lodz", "aero"]),
        ("over 4,100 houses, $1.2bn.", ["over", "4,100", "houses", "1.2bn"]),
        ("end. Next", ["end", "next"]),
        ("the 70-year-old’s", ["the", "70", "year", "old", "s"]),
        ("snake_case", ["snake", "case"]),
        ("大阪 earthquake", ["大", "阪", "earthquake"]),
        ("ΟΔΟΣ", ["οδοσ"]),
        ("\u202eabc\x00", ["abc"]),
        ("", []),
    ],
)
def test_words_are_cut_and_folded(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_a_number_is_found_with_its_commas_and_without() -> None:
    assert terms(["4,100 houses"]) == {"4,100", "4100", "houses"}


@given(st.text())
def test_folding_twice_is_folding_once_and_words_have_no_spaces(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert not any(re.search(r"\s", word) for word in words(text))
    assert all(words(word) == [word] for word in words(text) if word.isascii())


def test_letters_that_are_alike_are_single_ones() -> None:
    assert all(len(letter) == 1 and letter == letter.lower() for letter in ALIKE)


def _taken_apart(told: str) -> list[int]:
    """As assets/report.js does it."""
    found, at, distance = [], -1, 0
    for sign in told:
        bits = _SIGNS.index(sign)
        distance = distance * 32 + bits % 32
        if bits >= 32:
            at += distance + 1
            distance = 0
            found.append(at)
    return found


@given(st.sets(st.integers(0, 10_000_000)))
def test_places_are_the_same_when_taken_apart_again(places: set[int]) -> None:
    told = signs(sorted(places))
    assert _taken_apart(told) == sorted(places)
    assert set(told) <= set(string.ascii_letters + string.digits + "-_")
