"""A text that is given twice counts once; two outlets that carry one text are two outlets with one origin."""

import pytest

from summarizer.document import Document
from summarizer.errors import UsageError
from summarizer.stories import story_by_rules, too_few
from summarizer.stories.repeats import repeats_among

FLOOD = "The river Aske flooded 300 homes in Holm on Monday, the fire brigade said. Two bridges were closed.\n"
OTHER = "About 320 houses stood under water in Holm, mayor Tor Vik said. The Aske fell again on Tuesday.\n"


def test_a_file_that_is_given_twice_counts_once_with_a_note() -> None:
    twice = [Document(FLOOD, input="a.txt"), Document(OTHER, input="c.txt"), Document(FLOOD, input="a.txt")]
    story = story_by_rules(twice).story
    assert story is not None
    assert [document.input for document in story.documents] == ["a.txt", "c.txt"]
    assert story.audit.notes == ("a.txt: it is given twice, and counts once",)


def test_one_text_under_two_names_counts_once_with_a_note() -> None:
    given = [Document(FLOOD, input="a.txt"), Document(FLOOD, input="b.txt"), Document(OTHER, input="c.txt")]
    story = story_by_rules(given).story
    assert story is not None
    assert len(story.documents) == 2
    assert story.audit.notes == ("b.txt: it has the same text as a.txt to the letter, and counts once",)


@pytest.mark.parametrize("second", ["a.txt", "b.txt"])
def test_nothing_but_one_text_is_too_few(second: str) -> None:
    made = story_by_rules([Document(FLOOD, input="a.txt"), Document(FLOOD, input=second)])
    assert made.story is None
    error = too_few(made.failures)
    assert isinstance(error, UsageError)
    assert second in str(error)
    assert "counts once" in str(error)


def test_two_outlets_with_one_text_are_two_with_one_origin() -> None:
    wire = "HOLM (AP) — " + FLOOD.replace(", the fire brigade said", "")
    made = story_by_rules([Document(wire, outlet="The Holm Post"), Document(wire, outlet="Aske Radio")])
    assert made.story is not None
    assert made.story.audit.notes == ()
    shared = [number for number in made.story.content.numbers if len(number.reports) == 2]
    assert shared
    assert {number.origins for number in shared} == {("Associated Press",)}


def test_one_text_at_two_addresses_of_one_host_counts_once() -> None:
    pages = [Document(FLOOD, url=f"https://holm.example/{n}") for n in (1, 2)]
    assert [repeat[:2] for repeat in repeats_among(pages)] == [(1, 0)]
    pages[1] = Document(FLOOD, url="https://aske.example/2")
    assert repeats_among(pages) == []


def test_a_broken_address_is_no_outlet() -> None:
    assert len(repeats_among([Document(FLOOD, url="http://[::1"), Document(FLOOD, url="http://[::1")])) == 1
