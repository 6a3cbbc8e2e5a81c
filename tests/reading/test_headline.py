"""Which sentence is the headline."""

import pytest

from summarizer.reading.headline import find_headline
from summarizer.reading.page import make_page
from summarizer.reading.sentences import split_sentences

LEAD = (
    "The council of Roeland voted on Tuesday to close the old bridge over the Poe after engineers found cracks in it."
)
HEADLINE = "Roeland closes its old bridge after cracks are found"


def headline(text: str, title: str | None = None, without: tuple[int, ...] = ()) -> str | None:
    """The headline's words; `without` are the sentences (from 1) that are no part of the body."""
    sentences = split_sentences(text)
    body = tuple(number not in without for number in range(1, len(sentences) + 1))
    found = find_headline(make_page(text, sentences, ()), body, title)
    return None if found is None else text[slice(*sentences[found - 1])]


@pytest.mark.parametrize(
    "line",
    [
        HEADLINE,
        f"# {HEADLINE}",
        "Who closed the old bridge?",
        "Roeland’s Bridge Is Closed After Cracks Are Found.",
        "Poll: Roe and Poe in dead heat heading into last week.",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n"])
def test_a_line_above_the_first_paragraph(line: str, gap: str) -> None:
    assert headline(f"{line}{gap}{LEAD}{gap}It rained.") == line


def test_of_two_sentences_the_first() -> None:
    text = f"Bridge Stock Is Falling After the Vote. Why You Shouldn’t Worry.\n{LEAD}"
    assert headline(text) == "Bridge Stock Is Falling After the Vote."


@pytest.mark.parametrize(
    "text",
    [
        "",
        LEAD,
        f"{LEAD}\n\nA subhead below\n\n{LEAD}",
        f"The bridge fell on Friday.\n\n{LEAD}",
        HEADLINE,
        f"{LEAD}\n{HEADLINE}",
    ],
)
def test_an_article_that_starts_with_prose_has_none(text: str) -> None:
    assert headline(text) is None


def test_what_is_no_part_of_the_body_is_no_headline() -> None:
    text = f"{HEADLINE}\nA teaser that is cut […]\n{HEADLINE}\n{LEAD}"
    assert headline(text, without=(1, 2)) == HEADLINE
    assert headline(f"World\n{HEADLINE}\n{LEAD}", without=(1,)) == HEADLINE


@pytest.mark.parametrize("title", [HEADLINE, HEADLINE.upper(), f"{HEADLINE} | The Gazette", f"“{HEADLINE}”"])
def test_a_known_title_finds_its_line(title: str) -> None:
    text = f"A kicker of several words\n{HEADLINE}\n{LEAD}"
    assert headline(text, title) == HEADLINE


def test_a_title_that_the_text_does_not_have_leaves_the_first_line() -> None:
    assert headline(f"{HEADLINE}\n{LEAD}", "Another title of the same page") == HEADLINE
    assert headline(LEAD, HEADLINE) is None
