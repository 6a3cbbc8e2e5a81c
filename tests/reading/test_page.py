"""The page: words and marks of each sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.page import Page, make_page
from summarizer.reading.sentences import split_sentences


def page_of(text: str) -> Page:
    return make_page(text, split_sentences(text), ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Roeland's mayor left.", ["Roeland", "'s", "mayor", "left", "."]),
        ("It’s Ann Poe’s $1,200.", ["It", "’s", "Ann", "Poe", "’s", "$", "1,200", "."]),
        ("The U.S. won 3.5%", ["The", "U.S.", "won", "3.5", "%"]),
        ("Mr. Roe-Poe didn’t", ["Mr.", "Roe-Poe", "didn’t"]),
        ("a “well-known” R&D site", ["a", "“", "well-known", "”", "R&D", "site"]),
        ("cafe\u0301s close", ["cafe\u0301s", "close"]),
    ],
)
def test_words_and_marks(text: str, words: list[str]) -> None:
    assert [token.text for token in page_of(text).tokens] == words


def test_lower_has_straight_apostrophes() -> None:
    assert [token.lower for token in page_of("DIDN’T").tokens] == ["didn't"]


def test_sentence_at_and_tokens_of() -> None:
    page = page_of("One stayed.  Two left.")
    assert [page.sentence_at(offset) for offset in (0, 10, 11, 12, 13, 21)] == [1, 1, 1, 1, 2, 2]
    assert [token.text for token in page.tokens_of(1)] == ["Two", "left", "."]


@given(st.text(max_size=200) | st.text(alphabet="aé.'’s-&_1,\u0301\u0300 \n\x00\U0001f600", max_size=60))
def test_tokens_cover_all_that_is_no_space(text: str) -> None:
    page = page_of(text)
    assert all(text[token.start : token.end] == token.text for token in page.tokens)
    covered = {at for token in page.tokens for at in range(token.start, token.end)}
    assert {at for at, character in enumerate(text) if not character.isspace()} <= covered
    assert len(page.first) == len(page.sentences) + 1
    for index, sentence in enumerate(page.sentences):
        tokens = page.tokens_of(index)
        assert tokens[0].start == sentence.start
        assert tokens[-1].end == sentence.end
