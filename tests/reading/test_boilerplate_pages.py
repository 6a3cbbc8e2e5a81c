"""Pages of many outlets' styles, all invented: a box in a clean article is found whole and costs no sentence of news; a
paragraph of news that only looks like a box stays.

`pages/boxes.txt` holds the boxes, one a section: `=== name | where`, with h for above the headline, l for between
headline and lead, m for between paragraphs, f for the foot. `pages/news.txt` holds the news.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from summarizer.reading.boilerplate import find_boilerplate
from summarizer.reading.page import make_page
from summarizer.reading.quotes import find_quotes
from summarizer.reading.sentences import split_sentences

PAGES = Path(__file__).parent / "pages"

ARTICLES = (
    (
        "Roeland closes its old bridge after cracks are found",
        "The council of Roeland voted on Tuesday to close the old bridge over the Poe after engineers found cracks in "
        "three of its pillars, the mayor said.",
        "Mayor Ann Roe told reporters that the work would take about nine months. Ferries will carry people across.",
        "“It is a sad day,” she said. “But nobody should die on a bridge.”",
        "The bridge, built in 1931, carries some 12,000 cars a day, according to the regional council of Upper Poe.",
    ),
    (
        "Central bank of Sarvia holds rates as prices cool",
        "The central bank of Sarvia kept its main rate at 6.5% on Thursday, saying that prices had cooled faster than "
        "it had thought in the autumn.",
        "Governor Lena Marsh said two of the nine members had voted for a cut.",
        "Food prices fell 0.8% in February.",
        "Economists had expected the decision. Some of them now see a cut in June, when the bank will publish new "
        "forecasts.",
        "The crown gained 0.3% against the euro.",
    ),
)
AT = {"h": 0, "l": 1, "m": 3, "f": None}  # paragraphs above the box


class Section(NamedTuple):
    name: str
    where: str
    lines: tuple[str, ...]


def sections(file: str, where: str) -> list[Section]:
    found: list[Section] = []
    for part in (PAGES / file).read_text(encoding="utf-8").split("=== ")[1:]:
        title, *lines = [line for line in part.splitlines() if line]
        name, _, places = title.partition(" | ")
        found.append(Section(name, places.replace(" ", "") or where, tuple(lines)))
    return found


BOXES = sections("boxes.txt", "f")
NEWS = sections("news.txt", "lmf")


def marked_and_left(section: Section) -> tuple[list[str], list[str], list[str]]:
    """Over all places, articles and kinds of blank line: the section's sentences that are found, those that are left,
    and the articles' sentences that are found."""
    found: list[str] = []
    left: list[str] = []
    lost: list[str] = []
    for paragraphs in ARTICLES:
        for gap in ("\n", "\n\n"):
            for place in section.where:
                box = gap.join(section.lines)
                at = AT[place]
                above = paragraphs[:at]
                below = paragraphs[at:] if at is not None else ()
                text = gap.join([*above, box, *below])
                start = len(gap.join([*above, ""])) if above else 0
                page = make_page(text, split_sentences(text), find_quotes(text))
                stretches = find_boilerplate(page)
                for sentence in page.sentences:
                    inside = start <= sentence.start < start + len(box)
                    hit = any(stretch.start <= sentence.start < stretch.end for stretch in stretches)
                    said = f"{place}: {text[sentence.start : sentence.end]}"
                    if inside:
                        (found if hit else left).append(said)
                    elif hit:
                        lost.append(said)
    return found, left, lost


@pytest.mark.parametrize("section", BOXES, ids=lambda section: section.name)
def test_a_box_is_found_whole_and_costs_no_news(section: Section) -> None:
    _, left, lost = marked_and_left(section)
    assert (left, lost) == ([], [])


@pytest.mark.parametrize("section", NEWS, ids=lambda section: section.name)
def test_news_that_looks_like_a_box_stays(section: Section) -> None:
    found, _, lost = marked_and_left(section)
    assert (found, lost) == ([], [])


@pytest.mark.parametrize("number", range(len(NEWS)), ids=lambda number: NEWS[number].name)
def test_prose_between_two_boxes_stays(number: int) -> None:
    """What belongs to a box is told by its neighbours: the news beside a box must not be drawn into it."""
    inside = [section.lines for section in BOXES if "m" in section.where or "f" in section.where]
    paragraphs = ARTICLES[number % 2]
    for turn in range(6):
        above = inside[(7 * number + 31 * turn) % len(inside)]
        below = inside[(11 * number + 17 * turn + 5) % len(inside)]
        start = len("\n\n".join([*paragraphs[:3], *above, ""]))
        news = "\n\n".join(NEWS[number].lines)
        text = "\n\n".join([*paragraphs[:3], *above, news, *below, *paragraphs[3:]])
        page = make_page(text, split_sentences(text), find_quotes(text))
        stretches = find_boilerplate(page)
        lost = [
            said
            for sentence in page.sentences
            if start <= sentence.start < start + len(news)
            and (said := text[sentence.start : sentence.end])[-1] in ".”"
            and any(stretch.start <= sentence.start < stretch.end for stretch in stretches)
        ]
        assert (lost, above, below) == ([], above, below)


def test_the_pages_are_many_and_named_once() -> None:
    assert len(BOXES) >= 250
    assert len(NEWS) >= 120
    for pages in (BOXES, NEWS):
        assert len({section.name for section in pages}) == len(pages)


HOSTILE = [
    "You can subscribe to our newsletter for $4 a month. ", "Contact our news desk on 555-0100. ", "Yes\n", "Vote\n",
    "A | B | C\n", "A   B   C\n", "14°C\n", "Partly cloudy\n", "DAX 1.23 +0.4%\n", "1,1", "+1", "AB ", "\u00a0",
    "Subscribe\n", "Cancel any time\n", "10 Mill Lane, ", "tags: ", "x@y.z ", "Ann Poe is ", "Ann Poe is editor. ",
    "reporters ", "our ", "you", ": get our ", ", the notice read", "More from \n", "Accept all\n", "--\n",
    "Terms apply. ", "Is it?\nYes\nNo\nVote\n",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hundred_thousand_characters_of_one_piece(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    page = make_page(text, split_sentences(text), find_quotes(text))
    stretches = find_boilerplate(page)
    assert all(0 <= stretch.start < stretch.end <= len(text) for stretch in stretches)
