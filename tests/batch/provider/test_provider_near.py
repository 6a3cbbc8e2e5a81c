"""Near-duplicates in a provider's batch: the later ones wait for the first one's answer, and add no row."""

from pathlib import Path
from typing import Any

import pytest

STORIES = Path(__file__).parent.parent / "near"
NAMES = ("ferry-wire", "ferry-other-headline", "ferry-cut-short", "vote-wire")


@pytest.mark.parametrize("jobs", ["1", "8"])
def test_the_first_alone_is_handed_over(place: Any, via: Any, provider: Any, jobs: str) -> None:
    place.rows({"text": (STORIES / f"{name}.txt").read_text(encoding="utf-8")} for name in NAMES)
    assert via("-j", jobs, "--skip-near-duplicates")[0] == 0
    place.assert_each_once(4)
    assert not place.failed()
    assert provider.asked == 2 if jobs == "1" else provider.asked < 4  # the short one may come first


def test_where_the_first_is_refused_the_next_is_handed_over(
    place: Any, via: Any, provider: Any, answer: Any, refusal: Any
) -> None:
    place.rows({"text": (STORIES / f"{name}.txt").read_text(encoding="utf-8")} for name in NAMES[:2])
    provider.fate = lambda body: refusal("no") if "runs aground" in body["messages"][-1]["content"] else answer()
    assert via("-j", "1", "--skip-near-duplicates")[0] == 4
    assert place.failed() == place.inputs(1)
    assert place.done() == place.inputs(2)
