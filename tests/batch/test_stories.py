"""`summarize batch --stories`: which documents of all that stands in the output tell one event."""

import errno
import json
import os
import signal
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from summarizer.cli.feed_stories import write_stories
from summarizer.schemas.story import Story

ROWS = [
    {
        "title": "Three die in fire at Vastrup paper mill",
        "outlet": "The Vastrup Mail",
        "published": "2024-10-08T07:00:00",
        "text": "A fire tore through the Orlen paper mill in Vastrup on Monday night and killed three workers, the"
        " police said. About 140 people were on the late shift. Fire chief Brita Holm said the blaze took 9 hours to"
        " put out. The mill belongs to Skovly Paper.",
    },
    {
        "title": "Norland holds rates at 3.75 percent",
        "outlet": "Nordic Business Wire",
        "published": "2024-10-08T14:00:00",
        "text": "The central bank of Norland kept its key rate at 3.75 percent on Tuesday. Governor Paul Ekberg said"
        " that inflation, at 2.9 percent in September, was falling as the bank had forecast.",
    },
    {
        "title": "Skovly halts mill after deadly blaze",
        "outlet": "Nordic Business Wire",
        "published": "2024-10-08T10:30:00",
        "text": "Skovly Paper has halted its plant at Vastrup after flames gutted a drying hall on Monday night. Three"
        " employees lost their lives, and Brita Holm, who led 60 firefighters, said crews fought it for 9 hours. Some"
        " 140 people had been at work in the Orlen mill.",
    },
]


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    return tmp_path / "stories.jsonl"


def read(path: Path) -> list[Story]:
    return [Story.model_validate_json(line) for line in path.read_text(encoding="utf-8").splitlines()]


def events(path: Path) -> list[list[str | None]]:
    return [[document.input for document in story.documents] for story in read(path)]


def test_a_story_a_line_and_a_closing_line(place: Any, batch: Any, stories: Path) -> None:
    place.rows(ROWS)
    code, said = batch("--engine", "rules", "--stories", str(stories))
    assert code == 0
    assert said[-1] == f"summarize: {stories}: 1 story of 2 documents; 1 stands alone"
    (story,) = read(stories)
    assert {document.input for document in story.documents} == set(place.inputs(1, 3))
    assert all(document.text for document in story.documents)
    data = json.loads(stories.read_text(encoding="utf-8"))
    assert (data["schema"], data["schema_version"]) == ("story", 1)


def test_the_same_output_has_the_same_stories(place: Any, batch: Any, stories: Path) -> None:
    place.rows(ROWS)
    batch("--engine", "rules", "--stories", str(stories))
    before = events(stories)
    place.rows(ROWS)
    code, said = batch("--engine", "rules", "--stories", str(stories))
    assert code == 0
    assert "0 done; 3 were there" in said[-2]
    assert events(stories) == before


def test_a_run_that_ended_early_is_made_good_by_the_next(place: Any, batch: Any, stories: Path) -> None:
    place.rows(ROWS)
    code, said = batch("--engine", "rules", "--limit", "2", "--stories", str(stories))
    assert code == 0
    assert said[-1] == f"summarize: {stories}: 0 stories of 0 documents; 2 stand alone"
    assert stories.read_bytes() == b""
    batch("--engine", "rules", "--stories", str(stories))
    assert len(read(stories)) == 1


def test_no_text(place: Any, batch: Any, stories: Path) -> None:
    place.rows(ROWS)
    batch("--engine", "rules", "--no-text", "--stories", str(stories))
    (story,) = read(stories)
    assert [document.text for document in story.documents] == [None, None]


def test_texts_that_stand_in_the_output_are_left_out_too(place: Any, batch: Any, stories: Path) -> None:
    place.rows(ROWS)
    batch("--engine", "rules")
    batch("--engine", "rules", "--no-text", "--stories", str(stories))
    (story,) = read(stories)
    assert [document.text for document in story.documents] == [None, None]


def test_quietly(place: Any, batch: Any, stories: Path) -> None:
    place.rows(ROWS)
    assert batch("--engine", "rules", "--stories", str(stories), "-q") == (0, [])
    assert len(read(stories)) == 1


def test_a_database_has_stories_too(place: Any, batch: Any, stories: Path, tmp_path: Path) -> None:
    place.rows(ROWS)
    database = tmp_path / "briefs.db"
    code, said = batch("--engine", "rules", "-o", str(database), "--stories", str(stories))
    assert code == 0
    assert "1 story of 2 documents" in said[-1]
    with sqlite3.connect(database) as db:
        assert db.execute("select count(*) from sqlite_master").fetchone()[0]
    db.close()


def test_the_stories_lie_in_the_folder_that_is_read(place: Any, batch: Any, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "feed.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    stories = folder / "stories.jsonl"
    for _ in range(2):
        code, said = batch("--engine", "rules", "--stories", str(stories), feed=folder)
        assert code == 0
        assert "1 story of 2 documents" in said[-1]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("out.jsonl", "it is the output's own file; name another file by --stories"),
        ("out.failures.jsonl", "it is the output's own file; name another file by --stories"),
        ("feed.jsonl", "it is one of the feeds; name another file by --stories"),
        ("stories.json", "stories are written one a line; name a file that ends in .jsonl"),
        ("nowhere/stories.jsonl", "there is no such folder to write it to"),
        ("notes.jsonl", "it holds something else than stories; name another file by --stories"),
    ],
)
def test_what_is_refused(place: Any, batch: Any, tmp_path: Path, name: str, said: str) -> None:
    place.rows(ROWS)
    (tmp_path / "notes.jsonl").write_text('{"mine": 1}\n')
    before = place.feed.read_bytes()
    code, lines = batch("--engine", "rules", "--stories", str(tmp_path / name))
    assert code == 2
    assert len(lines) == 1
    assert said in lines[0]
    assert place.feed.read_bytes() == before
    assert (tmp_path / "notes.jsonl").read_text() == '{"mine": 1}\n'
    assert not place.out.exists()


def test_another_schema_is_refused(place: Any, batch: Any, stories: Path) -> None:
    place.rows(ROWS)
    code, lines = batch("-s", "timeline", "--stories", str(stories))
    assert (code, len(lines)) == (2, 1)
    assert lines[0] == (
        "summarize: --stories: stories are made of briefs, not of the schema timeline; leave out one of them"
    )


def test_a_full_disk_leaves_the_stories_as_they_were(
    place: Any, batch: Any, stories: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.rows(ROWS)
    batch("--engine", "rules", "--stories", str(stories))
    before = stories.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("summarizer.writing.os.fsync", full)
    code, said = batch("--engine", "rules", "--stories", str(stories))
    assert code == 1
    assert said[-1].startswith(f"summarize: {stories}: it cannot be written (No space left on device)")
    assert stories.read_bytes() == before
    assert not list(stories.parent.glob(".summarize-*"))


def test_lines_that_are_no_briefs_are_told(place: Any, batch: Any, stories: Path) -> None:
    place.rows(ROWS)
    batch("--engine", "rules")
    brief = place.briefs()[0]
    other = {**brief, "schema": "mine", "content": {}, "document": {**brief["document"], "input": "elsewhere"}}
    with place.out.open("a", encoding="utf-8") as out:
        out.write(json.dumps(other, separators=(",", ":")) + "\n")
    code, said = batch("--engine", "rules", "--stories", str(stories))
    assert code == 0
    assert said[-1] == f"summarize: {stories}: 1 story of 2 documents; 1 stands alone; 1 is no brief"


def test_each_look_at_the_feeds_that_finds_something_is_followed_by_the_stories(
    place: Any, batch: Any, stories: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.rows(ROWS[:2])
    told: list[str] = []

    async def noted(lines: Iterable[str], path: str, *, text: bool) -> str:
        told.append(await write_stories(lines, path, text=text))
        if len(told) == 1:
            place.rows(ROWS)
        else:
            os.kill(os.getpid(), signal.SIGINT)
        return told[-1]

    monkeypatch.setattr("summarizer.cli.feed_stories.write_stories", noted)
    monkeypatch.setattr("summarizer.batch.assembly._pause", lambda _: 0.001)
    code, said = batch("--engine", "rules", "--every", "10m", "--stories", str(stories))
    assert code == 130
    assert [line.partition(": ")[2] for line in told] == [
        "0 stories of 0 documents; 2 stand alone",
        "1 story of 2 documents; 1 stands alone",
    ]
    assert sum(str(stories) in line for line in said) == 2
    assert len(read(stories)) == 1
