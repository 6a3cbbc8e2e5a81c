"""docs/json.md shows the JSON that comes out: its keys, worths and reasons, all about the article that it shows."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from summarizer import Document, check, read, summarize
from summarizer.grounding.views import ORDER
from summarizer.reading.numbers import worth
from summarizer.schemas.summary import Reason

SHOWN = (Path(__file__).resolve().parent.parent / "docs" / "json.md").read_text(encoding="utf-8")


def fenced(language: str) -> list[str]:
    """The fenced code blocks in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", SHOWN, re.MULTILINE | re.DOTALL)


STORM = fenced("text")[0]
STORM_DOCUMENT = Document.from_text(STORM, input="storm.txt")


def paths(value: Any, where: str = "") -> set[str]:
    """Every key that stands in plain values, with the way to it; of a rejected claim, which may be any, none."""
    if isinstance(value, dict) and where != "audit.rejected[].claim":
        below = {f"{where}.{key}".strip("."): item for key, item in value.items()}
        return below.keys() | set().union(*(paths(item, key) for key, item in below.items()))
    if isinstance(value, list):
        return set().union(*(paths(item, f"{where}[]") for item in value))
    return set()


def sentence_of(words: str) -> int:
    """The number of the article's sentence with these words."""
    reading = read(STORM_DOCUMENT)
    return next(s.sentence for s in reading.sentences if words in STORM[s.start : s.end])


def fact(statement: str, words: str) -> dict[str, Any]:
    """A model's statement that cites the sentence with these words."""
    return {"statement": statement, "evidence": [sentence_of(words)]}


def brief(**given: Any) -> str:
    """A model's answer in the schema `brief`."""
    empty: dict[str, Any] = {"headline": None, "headline_facts": [], "actors": [], "numbers": [], "open_questions": []}
    return json.dumps(empty | given)


def shown_json() -> list[Any]:
    """The JSON of docs/json.md: a summary, a report of `check`, a summary from elsewhere, a reading."""
    blocks = [json.loads(block) for block in fenced("json")]
    assert len(blocks) == 4
    return blocks


def test_the_keys_of_a_summary_are_those_that_are_documented(desk: Any, answers: Any, completion: Any) -> None:
    said = brief(
        headline=fact("A storm cut power on Tarn Island.", "over 900"),
        headline_facts=[
            fact("Mayor Ina Rosk declined to give a figure for the damage.", "declined"),
            fact("The storm cut power to 900 homes.", "over 900"),
        ],
        actors=[{"name": "Ina Rosk", "kind": "person", "role": "Mayor", "evidence": [sentence_of("declined")]}],
        numbers=[{"mark": "1", "measures": "homes cut off", "source": "Velda"}],
        open_questions=[
            {
                "question": "When will the lines be mended?",
                "status": "unknown",
                "evidence": [sentence_of("It is not known")],
            }
        ],
    )
    desk.then(answers(completion(said)), answers(completion(brief())))
    summary = summarize(STORM_DOCUMENT, engine="llm", base_url=desk.url, model="local").model_dump(mode="json")
    assert [one["reason"] for one in summary["audit"]["rejected"]] == ["number_not_in_evidence"]
    assert paths(summary) == paths(shown_json()[0])
    by_rules = summarize(STORM_DOCUMENT, engine="rules").model_dump(mode="json")
    assert paths(by_rules) <= paths(summary)


def test_the_summaries_that_are_shown_hold() -> None:
    whole, _, short, _ = shown_json()
    for summary in (whole, short):
        report = check(summary, STORM_DOCUMENT)
        assert report["rejected"] == []
        assert report["claims"] == report["supported"] > 1


def test_a_report_of_check_is_as_it_is_shown() -> None:
    shown = shown_json()[1]
    claim = shown["rejected"][0]["claim"]
    assert check({"content": {"headline_facts": [claim]}}, STORM_DOCUMENT) == shown


def test_the_keys_of_a_reading_are_those_that_are_documented() -> None:
    assert paths(read(STORM_DOCUMENT).model_dump()) == paths(shown_json()[3])


def rows(heading: str) -> list[list[str]]:
    """The cells of the table in docs/json.md whose first column has this heading."""
    _, _, after = SHOWN.partition(f"\n| {heading} |")
    table = after.split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in table]


@pytest.mark.parametrize("row", rows("as written"), ids=lambda row: row[0])
def test_a_number_is_worth_what_is_documented(row: list[str]) -> None:
    as_written, *interval, unit, kind = row
    found = worth(as_written)
    assert found is not None
    assert [found.value, found.low, found.high] == [None if cell == "null" else float(cell) for cell in interval]
    assert [found.unit or "null", found.kind] == [unit, kind]


def test_the_reasons_are_documented_in_their_order() -> None:
    told = [row[0].strip("`") for row in rows("reason")]
    assert told == list(get_args(Reason)) == sorted(ORDER, key=lambda reason: ORDER[reason])


@pytest.mark.parametrize("row", rows("reason"), ids=lambda row: row[0].strip("`"))
def test_the_example_of_a_reason_is_rejected_for_it(row: list[str]) -> None:
    reason, _, example = (cell.strip("`") for cell in row)
    claim = json.loads(example)
    field = "numbers" if "as_written" in claim else "actors" if "name" in claim else "headline_facts"
    assert [one["reason"] for one in check({"content": {field: [claim]}}, STORM_DOCUMENT)["rejected"]] == [reason]
