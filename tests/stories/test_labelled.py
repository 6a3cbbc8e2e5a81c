"""The rules engine against the labelled stories: which numbers belong together, whether they agree, who is behind."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from summarizer.schemas.story import Report, Story, StoryNumber

HERE = Path(__file__).parent
LABELLED = sorted((HERE / "labelled").glob("*.json"))
VERDICT = {"consistent": {"agree"}, "conflicting": {"conflict", "superseded"}, "different-scope": {"different_scope"}}


@dataclass
class Tally:
    rows: int = 0
    found: int = 0
    verdicts: int = 0
    entries: int = 0
    right: int = 0


def test_there_are_groups_enough() -> None:
    assert len(LABELLED) >= 4
    labels = [json.loads(path.read_text(encoding="utf-8")) for path in LABELLED]
    assert {len(label["articles"]) for label in labels} >= {2, 3}
    assert {row["status"] for label in labels for row in label["numbers"]} >= {*VERDICT, "only-in-one"}


@pytest.fixture(scope="module")
def floors() -> dict[str, float]:
    """What the rules must reach at least, over all stories."""
    return {"found": 0.9, "right": 0.93, "verdicts": 0.9}


def test_the_rules_reach_their_floors(story_named: Callable[[Sequence[str]], Story], floors: dict[str, float]) -> None:
    tally = Tally()
    for path in LABELLED:
        label = json.loads(path.read_text(encoding="utf-8"))
        count(label, story_named(label["articles"]), tally)
    assert tally.found / tally.rows >= floors["found"]
    assert tally.right / tally.entries >= floors["right"]
    assert tally.verdicts / tally.rows >= floors["verdicts"]


def count(label: dict[str, Any], story: Story, tally: Tally) -> None:
    shared = [row for row in label["numbers"] if len(row["by_article"]) > 1]
    for row in shared:
        match = [number for number in story.content.numbers if len(tellers(number, row, label)) > 1]
        tally.rows += 1
        tally.found += bool(match)
        tally.verdicts += any(number.verdict in VERDICT[row["status"]] for number in match)
    for number in story.content.numbers:
        if number.verdict == "single":
            continue
        touching = [row for row in label["numbers"] if tellers(number, row, label)]
        tally.entries += bool(touching)
        tally.right += any(len(tellers(number, row, label)) > 1 for row in touching)


def tellers(number: StoryNumber, row: dict[str, Any], label: dict[str, Any]) -> set[int]:
    """The documents whose reports are the row's."""
    return {report.document for report in number.reports if tells(report, row, label["articles"][report.document - 1])}


def tells(report: Report, row: dict[str, Any], article: str) -> bool:
    gold = row["by_article"].get(article)
    if gold is None:
        return False
    written, labelled = report.as_written.lower(), gold["as_written"].lower()
    return written in labelled or labelled in written


@pytest.mark.parametrize(
    ("name", "origin"),
    [
        ("quake", "interior ministry"),
        ("quake", "Lena Torvik"),
        ("brewer", "Halvard Brewing"),
        ("ferry", "coast guard"),
        ("breach", "Meridian Bank"),
    ],
)
def test_the_common_origin_is_named(
    name: str, origin: str, story_named: Callable[[Sequence[str]], Story], folder: Path
) -> None:
    label = json.loads((folder / "labelled" / f"{name}.json").read_text(encoding="utf-8"))
    story = story_named(label["articles"])
    shared = [number for number in story.content.numbers if number.verdict != "single"]
    assert any(origin in number.origins for number in shared)
