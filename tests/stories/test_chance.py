"""Figures that are too near each other for chance are one quantity, in whatever words; those that are not, are not."""

from collections.abc import Callable

import pytest

from summarizer.schemas.story import Story, StoryNumber

Tell = Callable[..., Story]


def row_with(story: Story, words: str) -> StoryNumber:
    return next(row for row in story.content.numbers if any(words in report.as_written for report in row.reports))


def tellers(row: StoryNumber) -> set[int]:
    return {report.document for report in row.reports}


@pytest.mark.parametrize(
    ("one", "other", "words", "verdict"),
    [
        ("Orfil will cut 6,500 jobs.", "The firm is getting rid of 6,480 posts.", "6,500", "conflict"),
        ("The mill owed £73 million.", "A hole of £73m yawned in its books.", "£73m", "agree"),
        ("The trial followed 1,874 adults.", "Nearly 1,900 men and women took part.", "1,874", "agree"),
        ("Nausea befell 8.1 per cent.", "One in 12 felt queasy.", "8.1", "agree"),
        ("The car was found 3 kilometres away.", "Its wreck lay about two miles off.", "3 kilometres", "agree"),
        ("Staff recommended 6.2 per cent.", "The draft would have meant 6.2.", "6.2", "agree"),
        ("It made a profit of $512 million.", "Profit came to half a billion.", "$512", "agree"),
        ("It counted 312,482 cars.", "Owners of 312,000 vehicles were told.", "312,482", "agree"),
        ("It lasts half an hour.", "The show is over in 28 minutes.", "28 minutes", "agree"),
    ],
)
def test_near_figures_in_other_words_are_one(tell: Tell, one: str, other: str, words: str, verdict: str) -> None:
    row = row_with(tell(f"Lund news. {one}", f"Here it is. {other}"), words)
    assert (tellers(row), row.verdict) == ({1, 2}, verdict)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Police said 212 people were arrested.", "Police said 214 people were killed.", "212"),
        ("It sold 70 boats.", "It has 1,200 ferries.", "70"),
        ("It earned $500 million.", "It earned €500 million.", "$500"),
        ("The rate rose 4.1 percent.", "Sales fell 3.6 percent.", "4.1"),
        ("Growth of 4.8 percent was hoped for.", "Growth would have been closer to 5 percent.", "4.8"),
    ],
)
def test_figures_that_cannot_be_one_stay_apart(tell: Tell, one: str, other: str, words: str) -> None:
    assert len(tellers(row_with(tell(f"Lund news. {one}", f"Here it is. {other}"), words))) == 1


def test_the_nearer_of_two_is_taken(tell: Tell) -> None:
    one = "Marn paid $4.83 billion. Olva paid $4.2 billion."
    other = "A sum of 4.8 billion dollars changed hands, and another of 4.2 billion dollars did."
    story = tell(f"Lund news. {one}", f"Here it is. {other}")
    assert {r.as_written for r in row_with(story, "4.83").reports} == {"$4.83 billion", "4.8 billion dollars"}


def test_of_two_that_are_as_near_none_is_taken(tell: Tell) -> None:
    story = tell("Lund news. Marn sold 41 boats.", "Here it is. Olva has 42 cranes, and Brux has 40 sheds.")
    assert len(tellers(row_with(story, "41"))) == 1


def test_what_befell_some_is_not_told_of_others_in_the_same_breath(tell: Tell) -> None:
    one = "At least four miners died and 11 others were still underground, the ministry said."
    other = "Five men lost their lives, and ten are missing underground, the ministry said."
    row = row_with(tell(f"Lund news. {one}", f"Here it is. {other}"), "11 others")
    assert "Five men" not in {report.as_written for report in row.reports}
