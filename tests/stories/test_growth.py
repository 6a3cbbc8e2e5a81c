"""The work for a document does not grow with the documents before it: comparisons are counted, not seconds."""

import pytest

from summarizer.document import Document
from summarizer.flow import summarize_by_rules
from summarizer.schemas.summary import Summary
from summarizer.stories import story_of
from summarizer.stories.likeness import Likeness
from summarizer.stories.told import Told

PLACES = ("the harbour", "the old town", "the valley road", "the mill", "the north bank")


def briefs(count: int) -> list[Summary]:
    """Documents of one flood, each in its own order and with figures that are a little higher than the last one's."""
    found = []
    for n in range(count):
        sentences = [
            f"The river Aske flooded {300 + n} homes in Holm, the fire brigade said.",
            f"Some {1_200 + 10 * n} people were brought to safety from {PLACES[n % 5]}, police said.",
            f"The water stood {2 + n % 3}.{n % 10} metres above its usual level.",
            f"Damage was put at {40 + n % 7} million crowns by {PLACES[n % 4]} insurers.",
        ]
        turned = sentences[n % 4 :] + sentences[: n % 4]
        found.append(summarize_by_rules(Document.from_text(" ".join(turned), outlet=f"Outlet {n}")))
    return found


def comparisons(count: int, monkeypatch: pytest.MonkeyPatch) -> int:
    made = briefs(count)
    calls = 0
    score = Likeness.score

    def counted(self: Likeness, one: Told, other: Told) -> tuple[float, float]:
        nonlocal calls
        calls += 1
        return score(self, one, other)

    with monkeypatch.context() as patched:
        patched.setattr(Likeness, "score", counted)
        story_of(made)
    return calls


def test_four_times_the_documents_take_few_more_comparisons_each(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = comparisons(10, monkeypatch), comparisons(40, monkeypatch)
    assert many / 40 < 3 * few / 10


def test_a_quantity_that_all_tell_is_one_row() -> None:
    story = story_of(briefs(24))
    homes = [row for row in story.content.numbers if any("homes" in r.as_written for r in row.reports)]
    assert len({report.document for report in max(homes, key=lambda row: len(row.reports)).reports}) == 24
