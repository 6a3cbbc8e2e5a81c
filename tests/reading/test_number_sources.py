"""Who states each number of a text, through the whole reading.

number_sources.txt holds paragraphs of news of every kind, parted by two empty lines. [40|police] marks a number and its
source, "/" parts names that are right as well, and [40|] is the outlet's own voice.
"""

import re
from pathlib import Path

import pytest

from summarizer.document import Document
from summarizer.reading import read_document

TABLE = Path(__file__).with_name("number_sources.txt").read_text(encoding="utf-8")
MARKED = re.compile(r"\[([^|\]]+)\|([^\]]*)\]")
TEXTS = [text for text in TABLE.strip().split("\n\n\n") if MARKED.search(text)]
OPENER = re.compile(r"^(the|a|an|mr|ms|dr) ")


def sources_of(text: str) -> list[tuple[str, str | None]]:
    """Each number as written, with its source."""
    return [(number.as_written, number.source) for number in read_document(Document.from_text(text)).numbers]


def source_of(text: str) -> str | None:
    """The source of the text's last number."""
    return sources_of(text)[-1][1]


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its marks, and for each where its number stands and which sources are right."""
    text, wanted, last = "", [], 0
    for found in MARKED.finditer(marked):
        text += marked[last : found.start()]
        wanted.append((len(text), len(text) + len(found[1]), found[2]))
        text, last = text + found[1], found.end()
    return text + marked[last:], wanted


def bare(name: str) -> str:
    return OPENER.sub("", name.lower())


@pytest.mark.parametrize("marked", TEXTS, ids=range(len(TEXTS)))
def test_each_number_has_its_source(marked: str) -> None:
    text, wanted = unmarked(marked)
    numbers = read_document(Document.from_text(text)).numbers
    for start, end, names in wanted:
        number = next(number for number in numbers if number.start < end and start < number.end)
        right = [bare(name) for name in names.split("/") if name]
        if right:
            assert number.source is not None, (number.as_written, right)
            assert bare(number.source) in right
        else:
            assert number.source is None, number.as_written


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Oda Lind said satellite pictures showed a loss of 40 hectares.", "Oda Lind"),
        ("The union said inspectors had found 40 faults.", "union"),
        ("Satellite pictures show 40 burnt houses.", None),
        ("Rescue teams found 40 sheep.", None),
        ("The inspectors' report lists 40 faults.", "inspectors"),
        ("The audit lists 40 faults.", "audit"),
        ("We counted 40 sheep.", None),
        ("214 said they would pay 40 euros more.", None),
    ],
)
def test_who_speaks_beats_what_shows_and_things_state_nothing(text: str, source: str | None) -> None:
    assert source_of(text) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Data from the statistics office showed a rise of 3 percent.", "statistics office"),
        ("A survey by Acme Research found 40 percent had debts.", "Acme Research"),
        ("A survey of 900 farmers found 40 percent had debts.", "survey"),
        ("Filings with the Trade Registry show a loss of 3 million euros.", "Filings with the Trade Registry"),
        ("Two people familiar with the deal put the price at 3 million euros.", "Two people familiar with the deal"),
        ("Officials in Brell said 40 had died.", "Officials in Brell"),
        ("Officials on Monday said 40 had died.", "Officials"),
        ("His office said 40 had died.", "His office"),
        ("Mr Bello flew home. His office said he had met 40 farmers.", "Bello"),
        ("One, a teacher, said she was owed 40 euros.", "teacher"),
        ("The survey was held in May. It found 40 percent had debts.", "survey"),
        ('"I lost 40 sheep," he said. Musa Garba farms near Brell.', "Musa Garba"),
    ],
)
def test_a_source_goes_under_the_fullest_name_of_who_stands_behind(text: str, source: str) -> None:
    named = [name for as_written, name in sources_of(text) if as_written[0] in "34"]
    assert named == [source]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The Greens were on 12 percent.", "Acme poll"),
        ("Just one in ten trusts the mayor.", "Acme poll"),
        ("At the last election they won 12 percent.", None),
        ("In 2019 it was 12 percent.", None),
        ("Shares in Acme rose 12 percent.", None),
        ("The chancellor has 12 ministers.", None),
        ("But turnout was 12 percent.", None),
    ],
)
def test_a_sentence_that_goes_on_with_a_poll(sentence: str, source: str | None) -> None:
    poll = "An Acme poll of 900 voters put the Liberals on 40 percent. "
    assert source_of(poll + sentence) == source
    assert source_of(poll + "\n\n" + sentence) is None


UNITS = [
    "put at 40 by Acme and 30 by police ", "a toll of 40 given by ", "Acme's figure of 40 ", "40 by ",
    "after officials said ", "the toll rose to 40 after police announced ", "a poll gave Acme 40 ",
    "Acme counted 40 ", "by Acme's count, ", "data from Acme of data from ", "people familiar with ",
    "that Acme says is 40 ", "Of those, 40. ", "It found 40. ",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_one_endless_text_ends_soon(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    assert len(read_document(Document.from_text(text)).numbers) >= 0
