"""The labelled groups: of the pairs that are put to one event nearly all tell one, and most that tell one are found."""

from pathlib import Path

import pytest

from benchmarks.events import Labelled, grouped, load, mean_score, score_of
from summarizer.stories.events import traits_of

FILES = sorted((Path(__file__).parent / "groups").glob("*.jsonl"))
# Floors, in pairs: below what is measured.
PRECISION, RECALL = 0.94, 0.78
PRECISION_WITHOUT_TEXTS, RECALL_WITHOUT_TEXTS = 0.94, 0.7


@pytest.fixture(scope="module")
def labelled() -> list[Labelled]:
    return load(FILES)


def test_there_are_groups_enough(labelled: list[Labelled]) -> None:
    events = [document.event for document in labelled]
    assert len(events) >= 90
    assert sum(events.count(event) > 1 for event in set(events)) >= 20
    assert sum(events.count(event) == 1 for event in set(events)) >= 20


def test_events_are_found_and_kept_apart(labelled: list[Labelled]) -> None:
    score = score_of([one.event for one in labelled], grouped(traits_of(one.summary) for one in labelled))
    assert score.precision >= PRECISION
    assert score.recall >= RECALL


def test_without_texts(labelled: list[Labelled]) -> None:
    score = score_of(
        [one.event for one in labelled], grouped(traits_of(one.summary.without_text()) for one in labelled)
    )
    assert score.precision >= PRECISION_WITHOUT_TEXTS
    assert score.recall >= RECALL_WITHOUT_TEXTS


def test_in_whatever_order_they_come(labelled: list[Labelled]) -> None:
    score = mean_score([one.event for one in labelled], [traits_of(one.summary) for one in labelled], 4)
    assert score.precision >= PRECISION
    assert score.recall >= RECALL


def test_a_score_is_counted_as_if_every_pair_were_looked_at() -> None:
    score = score_of(["a", "a", "a", "b", "c"], [1, 1, 2, 2, 3])
    assert (score.precision, score.recall) == (1 / 2, 1 / 3)
    assert score.cubed_precision == pytest.approx((1 + 1 + 1 / 2 + 1 / 2 + 1) / 5)
    assert score.cubed_recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)
