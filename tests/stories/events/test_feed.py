"""From summaries to stories."""

from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.errors import SummarizerError
from summarizer.schemas.story import Story
from summarizer.schemas.summary import Summary
from summarizer.schemas.timeline import Timeline
from summarizer.stories import FeedStories, stories_in, story_of
from summarizer.stories.feed import MOST

Briefly = Callable[..., Summary]


def same(one: Story, other: Story) -> bool:
    """Whether two stories are one but for the time that they took."""
    return one.model_copy(update={"run": None}) == other.model_copy(update={"run": None})


def test_a_story_is_the_story_of_its_documents(blaze: list[Summary]) -> None:
    (story,) = stories_in(blaze)
    assert [document.outlet for document in story.documents] == ["The Vastrup Mail", "Nordic Business Wire"]
    assert same(story, story_of(blaze[:2]))


def test_one_document_tells_no_story(blaze: list[Summary]) -> None:
    assert not list(stories_in(blaze[1:]))
    assert not list(stories_in([]))


def test_documents_keep_their_inputs(briefly: Briefly, blaze: list[Summary]) -> None:
    named = [
        summary.model_copy(update={"document": summary.document.model_copy(update={"input": f"feed.jsonl:{n}"})})
        for n, summary in enumerate(blaze, 1)
    ]
    (story,) = stories_in(named)
    assert [document.input for document in story.documents] == ["feed.jsonl:1", "feed.jsonl:2"]


def test_lines_and_summaries_make_the_same_stories(blaze: list[Summary]) -> None:
    with FeedStories() as desk:
        made = [story for summary in blaze for story in desk.add_line(summary.model_dump_json())]
        made += desk.close()
    assert len(made) == 1
    assert same(made[0], next(stories_in(blaze)))


def test_what_came_of_the_documents_is_counted(blaze: list[Summary]) -> None:
    timeline = blaze[3].model_copy(update={"schema_name": "timeline", "content": Timeline()})
    with FeedStories() as desk:
        for line in (*(summary.model_dump_json() for summary in blaze), timeline.model_dump_json(), "{}", "no JSON"):
            desk.add_line(line)
        list(desk.close())
    tally = desk.tally
    assert (tally.stories, tally.documents, tally.alone, tally.other) == (1, 2, 2, 3)


def test_a_story_comes_out_once_its_window_has_passed(blaze: list[Summary]) -> None:
    stories = stories_in(iter([*blaze, *blaze[2:] * 3]), window=3)
    assert len(next(stories).documents) == 2


def test_one_text_of_one_outlet_counts_once(blaze: list[Summary]) -> None:
    (story,) = stories_in([*blaze[:2], blaze[1]])
    assert len(story.documents) == 2
    assert any("counts once" in note for note in story.audit.notes)
    with FeedStories() as desk:
        desk.add(blaze[0])
        desk.add(blaze[0])
        assert not list(desk.close())
    assert (desk.tally.stories, desk.tally.alone) == (0, 2)


@pytest.mark.parametrize(("count", "said"), [(1, "another document tells"), (12, "12 other documents tell")])
def test_very_many_documents_are_told_by_the_first_and_the_latest(
    briefly: Briefly, blaze: list[Summary], count: int, said: str
) -> None:
    many = [
        blaze[0].model_copy(
            update={"document": blaze[0].document.model_copy(update={"input": str(n), "outlet": f"Daily {n}"})}
        )
        for n in range(MOST + count)
    ]
    (story,) = stories_in(many)
    inputs = [int(document.input or "") for document in story.documents]
    half = MOST // 2
    assert inputs == [*range(half), *range(half + count, MOST + count)]
    assert story.audit.notes[0] == f"{said} this too: a story is made of {MOST} at most, the first and the latest"


def test_nothing_hostile_ends_it(briefly: Briefly) -> None:
    texts = [
        "No.",
        "?!" * 40 + "a",
        "word " * 100_000,
        "Пожар уничтожил склад в Твери в понедельник. Погибли три человека.",
        "周一东京发生地震，三人受伤。",
        "A\u0301B\u0000C 1e999 9" + "9" * 400,
    ]
    made = []
    for text in texts:
        for published in (None, "0001-01-01", "9999-12-31T23:59:59-11:00", "in May"):
            try:
                made.append(briefly(text, **({"published": published} if published else {})))
            except SummarizerError:
                continue
    assert made
    told = [
        document
        for story in stories_in([*made, *(summary.without_text() for summary in made)])
        for document in story.documents
    ]
    assert len(told) <= 2 * len(made)


def test_texts_are_in_a_story_as_far_as_the_briefs_have_them(blaze: list[Summary]) -> None:
    (story,) = stories_in([blaze[0].without_text(), blaze[1].without_text()])
    assert [document.text for document in story.documents] == [None, None]


def test_the_shelf_keeps_nothing_of_what_is_over(blaze: list[Summary], tmp_path: Path) -> None:
    with FeedStories(window=2) as desk:
        for _ in range(10):
            for summary in blaze:
                desk.add(summary)
        assert desk.waiting <= 6
        list(desk.close())
        assert desk.waiting == 0
