"""The gate's own tests: small annotations and made-up summaries that the scorer must tell apart."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality import ARTICLES, FLOORS, main, moved
from benchmarks.scoring import FIGURES, Tally, score

TEXT = (
    "Share this\n\n"
    "Over 900 tents were lost in the gale, the camp office said. Mayor Ada Rook thanked 12 divers.\n\n"
    "It is not known how many goats drowned. Photo: B. Klee\n"
)

Json = dict[str, Any]


def _at(words: str) -> Json:
    start = TEXT.index(words)
    return {"quote": words, "start": start, "end": start + len(words)}


def _span(words: str) -> Json:
    found = _at(words)
    return {"as_written": words, "start": found["start"]}


FIRST = "Over 900 tents were lost in the gale, the camp office said."
SECOND = "Mayor Ada Rook thanked 12 divers."
OPEN = "It is not known how many goats drowned."

EXPECTED: Json = {
    "file": "article.txt",
    "numbers": [
        _span("Over 900 tents")
        | {"value": 900, "unit": "tents", "kind": "count", "attributed_to": "camp office", "salient": True},
        _span("12 divers") | {"value": 12, "unit": "divers", "kind": "count", "attributed_to": None, "salient": False},
    ],
    "not_quantities": [],
    "actors": [
        {"name": "camp office", "aliases": ["the office"], "kind": "agency", "role": None, "salient": True},
        {"name": "Ada Rook", "aliases": ["Rook"], "kind": "person", "role": "mayor", "salient": True},
    ],
    "headline_facts": [{"statement": "Tents were lost.", "evidence": [FIRST]}],
    "open_questions": [{"question": "How many goats drowned?", "cue": "not known how many goats", "kind": "unknown"}],
    "boilerplate": [{"text": "Share this", "start": 0}],
    "neutral": [{"text": "Photo: B. Klee", "start": TEXT.index("Photo")}],
}


def _number(words: str, value: float, source: str | None, quote: str) -> Json:
    place = _at(words)
    return {
        "as_written": words,
        "start": place["start"],
        "end": place["end"],
        "value": value,
        "low": value,
        "high": None,
        "source": {"name": source, "evidence": [_at(quote)]} if source else None,
        "evidence": [_at(quote)],
    }


def _summary() -> Json:
    return {
        "document": {"text": TEXT},
        "content": {
            "headline": {"statement": FIRST, "evidence": [_at(FIRST)]},
            "headline_facts": [{"statement": FIRST, "evidence": [_at(FIRST)]}],
            "actors": [
                {"name": "the camp office", "evidence": [_at(FIRST)]},
                {"name": "Mayor Ada Rook", "evidence": [_at(SECOND)]},
            ],
            "numbers": [_number("Over 900 tents", 900, "the office", FIRST)],
            "open_questions": [{"question": OPEN, "evidence": [_at(OPEN)]}],
        },
        "audit": {
            "rejected": [],
            "numbers": [{"start": n["start"], "end": n["start"] + 9} for n in EXPECTED["numbers"]],
        },
    }


def _score(summary: Json, expected: Json = EXPECTED) -> Tally:
    tally = Tally()
    score(summary, expected, tally)
    return tally


def test_a_right_summary_scores_one_everywhere() -> None:
    tally = _score(_summary())
    assert {figure: tally.share(figure) for figure in FIGURES} == dict.fromkeys(FIGURES, 1.0)
    assert (tally.leaks, tally.rejected, tally.misses) == (0, 0, [])


def test_an_empty_summary_misses_everything_and_claims_nothing() -> None:
    tally = _score({})
    for figure in ("scan recall", "number recall", "actor recall", "open recall", "fact recall"):
        assert tally.share(figure) == 0.0
    for figure in ("verbatim", "number precision", "value", "source", "actor precision", "open precision"):
        assert tally.share(figure) is None


def _other_value(content: Json) -> None:
    content["numbers"][0]["value"] = 901


def _other_source(content: Json) -> None:
    content["numbers"][0]["source"]["name"] = "Ada Rook"


def _no_source(content: Json) -> None:
    content["numbers"][0]["source"] = None


def _invented_number(content: Json) -> None:
    content["numbers"].append(_number("the gale", 1, None, FIRST))


def _far_too_long_number(content: Json) -> None:
    content["numbers"] = [_number(FIRST, 900, None, FIRST)]


def _unknown_actor(content: Json) -> None:
    content["actors"].append({"name": "Tent Makers Union", "evidence": [_at(FIRST)]})


def _same_actor_twice(content: Json) -> None:
    content["actors"].append({"name": "Rook", "evidence": [_at(SECOND)]})


def _question_without_a_cue(content: Json) -> None:
    content["open_questions"].append({"question": "Who is Rook?", "evidence": [_at(SECOND)]})


def _fact_from_elsewhere(content: Json) -> None:
    content["headline_facts"].append({"statement": SECOND, "evidence": [_at(SECOND)]})


def _altered_quote(content: Json) -> None:
    content["headline"]["evidence"][0]["quote"] = FIRST.replace("900", "901")


def _wrong_offsets(content: Json) -> None:
    content["numbers"][0]["start"] += 1


@pytest.mark.parametrize(
    ("alter", "figure"),
    [
        (_other_value, "value"),
        (_other_source, "source"),
        (_no_source, "source"),
        (_invented_number, "number precision"),
        (_far_too_long_number, "number recall"),
        (_far_too_long_number, "number precision"),
        (_unknown_actor, "actor precision"),
        (_same_actor_twice, "actor precision"),
        (_question_without_a_cue, "open precision"),
        (_fact_from_elsewhere, "fact precision"),
        (_altered_quote, "verbatim"),
        (_wrong_offsets, "verbatim"),
    ],
)
def test_a_wrong_claim_costs_its_figure(alter: Callable[[Json], None], figure: str) -> None:
    summary = _summary()
    alter(summary["content"])
    tally = _score(summary)
    share = tally.share(figure)
    assert share is not None
    assert share < 1.0
    assert any(figure in miss for miss in tally.misses)


@pytest.mark.parametrize("field", ["headline_facts", "actors", "numbers", "open_questions"])
def test_leaving_out_costs_recall(field: str) -> None:
    summary = _summary()
    summary["content"][field] = []
    figure = {"headline_facts": "fact", "actors": "actor", "numbers": "number", "open_questions": "open"}[field]
    assert _score(summary).share(f"{figure} recall") == 0.0


def test_evidence_in_boilerplate_is_a_leak() -> None:
    summary = _summary()
    summary["content"]["actors"][0]["evidence"] = [_at("Share this")]
    assert _score(summary).leaks == 1


def test_only_the_first_three_pieces_of_evidence_count() -> None:
    summary = _summary()
    question = summary["content"]["open_questions"][0]
    question["evidence"] = [_at(FIRST)] * 3 + [_at(OPEN)]
    assert _score(summary).share("open recall") == 0.0


def test_optional_and_neutral_numbers_count_neither_way() -> None:
    expected = copy.deepcopy(EXPECTED)
    expected["numbers"][0]["optional"] = True
    tally = _score(_summary(), expected)
    assert tally.of["number recall"] == tally.of["number precision"] == 0
    neutral = copy.deepcopy(EXPECTED) | {"neutral": [{"text": "900", "start": TEXT.index("900")}]}
    assert _score(_summary(), neutral).of["number precision"] == 0


def test_a_place_may_be_given_by_its_paragraph() -> None:
    expected = copy.deepcopy(EXPECTED)
    expected["numbers"][0] |= {"start": None, "context": FIRST}
    expected["boilerplate"][0]["start"] = None
    assert _score(_summary(), expected).share("number recall") == 1.0
    expected["numbers"][0]["context"] = "words that are nowhere"
    assert _score(_summary(), expected).share("number precision") == 0.0


def test_a_range_needs_both_ends() -> None:
    expected = copy.deepcopy(EXPECTED)
    expected["numbers"][0]["value"] = [900, 950]
    assert _score(_summary(), expected).share("value") == 0.0
    summary = _summary()
    summary["content"]["numbers"][0] |= {"value": None, "low": 900, "high": 950}
    assert _score(summary, expected).share("value") == 1.0


@pytest.fixture
def gate(tmp_path: Path) -> Callable[..., int]:
    """Runs the gate over one article; a summary of None fails."""
    folder = tmp_path / "articles" / "gale"
    folder.mkdir(parents=True)
    (folder / "article.txt").write_text(TEXT, encoding="utf-8")
    (folder / "expected.json").write_text(json.dumps(EXPECTED), encoding="utf-8")

    def run(summary: Json | None, *options: str) -> int:
        def summarize(path: Path) -> Json:
            assert path == folder / "article.txt"
            if summary is None:
                raise ValueError("no summary")
            return summary

        places = ["--articles", str(tmp_path / "articles"), "--floors", str(tmp_path / "floors.json")]
        return main([*places, *options], summarize)

    return run


def test_the_gate_fails_below_a_floor_and_moves_it_only_when_told(gate: Callable[..., int], tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    assert gate(_summary(), "--raise") == 0
    raised = json.loads(floors.read_text(encoding="utf-8"))
    assert raised["source"] == 1.0
    assert "fact precision" not in raised
    worse = _summary()
    worse["content"]["numbers"][0]["source"] = None
    assert gate(worse) == 1
    assert gate(worse, "--raise") == 1
    assert json.loads(floors.read_text(encoding="utf-8")) == raised
    assert gate(worse, "--lower") == 0
    assert json.loads(floors.read_text(encoding="utf-8")) == raised | {"source": 0.0}


def test_verbatim_and_leaks_cannot_be_lowered(gate: Callable[..., int]) -> None:
    altered = _summary()
    _altered_quote(altered["content"])
    assert gate(altered, "--lower", "--raise") == 1
    leaking = _summary()
    leaking["content"]["actors"][0]["evidence"] = [_at("Share this")]
    assert gate(leaking, "--lower", "--raise") == 1


def test_an_article_without_a_summary_fails_the_gate(
    gate: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert gate(None, "-v") == 1
    said = capsys.readouterr()
    assert "failed: gale: ValueError: no summary" in said.err
    assert "fact recall: Tents were lost." in said.err
    assert "number recall            0/1  0.000" in said.out


def test_a_floor_with_nothing_to_score_is_missed(gate: Callable[..., int], tmp_path: Path) -> None:
    (tmp_path / "floors.json").write_text('{"value": 0.9}', encoding="utf-8")
    summary = _summary()
    summary["content"]["numbers"] = []
    assert gate(summary) == 1


def test_floors_are_cut_not_rounded_up() -> None:
    tally = Tally()
    for hit in (True, True, False):
        tally.add("source", hit, "")
    assert moved({}, tally, up=True, down=False)["source"] == 0.666


@pytest.mark.parametrize("folder", sorted(p.parent for p in ARTICLES.glob("*/expected.json")), ids=lambda p: p.name)
def test_the_annotations_point_into_their_articles(folder: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    text = (folder / expected["file"]).read_bytes().decode("utf-8")
    for entry, words in [
        *((n, n["as_written"]) for n in expected["numbers"]),
        *((n, n["span"]) for n in expected["not_quantities"]),
        *((b, b["text"]) for key in ("boilerplate", "neutral") for b in expected[key]),
    ]:
        if entry["start"] is not None:
            assert text[entry["start"] : entry["start"] + len(words)] == words
        elif "context" in entry:
            assert words in entry["context"]
    if expected["file"] != "article.html":  # a page's entities and tags stand between its words
        for quote in (q for fact in expected["headline_facts"] for q in fact["evidence"]):
            assert quote in text
        assert all(question["cue"] in text for question in expected["open_questions"])


def test_there_are_floors_for_every_figure_that_fails_the_gate() -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert set(floors) == set(FIGURES) - {"fact precision"}
    assert floors["verbatim"] == 1.0
