"""Claims altered in every way that the contract names: each is caught, with the right reason, and nothing else is.

The alterations, and how claims about our own annotated articles are made for them: benchmarks/altered.py.
"""

from collections import Counter, defaultdict
from typing import Any

import pytest

from benchmarks.altered import BEYOND, Case, Outcome, Story, cases, is_right, prove, stories, table
from summarizer.grounding import ground
from summarizer.schemas.brief import Brief

# What the reading takes for something else, and no comparison can mend: "seven day hospitals" is no length of time.
MISREAD = frozenset(("over seven day hospitals",))
# Of the kinds that the contract names each must be put to the test often enough to say something.
FEWEST = {
    "a digit": 300, "a magnitude": 50, "a number word": 50, "a unit": 40, "a counted noun": 50, "a currency": 30,
    "percent or points": 20, "a qualifier added": 300, "a qualifier dropped": 20, "a qualifier reversed": 20,
    "a range narrowed": 8, "a weekday": 20, "a month": 5, "a day": 4, "a year": 4, "a date added": 300,
    "an outsider's name": 200, "an outsider's name at the start": 50, "a lone name at the start": 20,
    "first and last name mixed": 100, "a person from elsewhere": 20, "the speaker swapped": 10,
    "a negation dropped": 40, "a negation added": 200, "no evidence": 200, "no such sentence": 200,
    "a stitched quote": 200, "a word of a quote changed": 200, "an offset moved": 200,
    "another sentence's number": 200, "boilerplate cited": 200, "a false worth": 200, "a number's offset moved": 200,
    "as_written not at its offsets": 50, "a source from outside": 200, "the source swapped": 20,
    "a source from elsewhere": 20, "by hand: altered": 150, "by hand: in other words": 75,
}  # fmt: skip


@pytest.fixture(scope="module")
def told() -> list[Story]:
    return list(stories())


@pytest.fixture(scope="module")
def outcomes(told: list[Story]) -> list[Outcome]:
    return [outcome for story in told for outcome in prove(story)]


def test_every_alteration_is_caught_for_the_right_reason_and_nothing_else(outcomes: list[Outcome]) -> None:
    wrong = [f"{o.case.kind}: {o.case.claim} gave {o.given!r}" for o in outcomes if not is_right(o) and not _misread(o)]
    assert not wrong, f"{len(wrong)} wrong, the first are:\n" + "\n".join(wrong[:20])


def test_every_kind_is_tried_often(outcomes: list[Outcome]) -> None:
    tried = Counter(outcome.case.kind for outcome in outcomes)
    assert {kind: tried[kind] for kind, fewest in FEWEST.items() if tried[kind] < fewest} == {}


def test_a_draft_is_judged_as_a_finished_summary_is(told: list[Story]) -> None:
    """`ground` sees classes where `check` sees plain values; one of fifty cases of each kind will do."""
    of_kind: dict[str, list[tuple[Story, Case]]] = defaultdict(list)
    for story in told:
        for case in cases(story):
            if case.reason != BEYOND:
                of_kind[case.kind].append((story, case))
    for kind, found in of_kind.items():
        for story, case in found[:: max(1, len(found) // 50)]:
            outcome = Outcome(story.name, case, _grounded(story, case))
            assert is_right(outcome) or _misread(outcome), (kind, case.claim, outcome.given)


def test_the_table_counts_what_was_caught() -> None:
    altered, same = Case("a digit", "numbers", {}, "number_not_in_evidence"), Case("dashes", "numbers", {}, "")
    beyond = Case("by hand", "numbers", {}, BEYOND)
    rows = table(
        [
            Outcome("x", altered, "number_not_in_evidence"),
            Outcome("x", altered, "value_mismatch"),
            Outcome("x", altered, ""),
            Outcome("x", same, ""),
            Outcome("x", same, "value_mismatch"),
            Outcome("x", beyond, "value_mismatch"),
        ]
    ).splitlines()
    words = [" ".join(row.split()) for row in rows]
    assert "a digit 2/3 1/3" in words
    assert "dashes 1/2" in words
    assert words[-1] == "false, beyond the checks 1/1 caught"


def _grounded(story: Story, case: Case) -> str:
    """The reason for which a brief of this one claim loses it, "" where it stays."""
    claim: dict[str, Any] = {"kind": "person", "status": "unknown", **case.claim}
    if case.field == "numbers" and "kind" not in case.claim:
        claim["kind"] = None
    found = ground(Brief.model_validate({case.field: [claim]}), story.reading)
    return found.rejected[0].reason if found.rejected else ""


def _misread(outcome: Outcome) -> bool:
    return any(words in str(outcome.case.claim.get("statement")) for words in MISREAD)
