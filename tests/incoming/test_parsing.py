"""A summary of any schema, or why there is none."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from summarizer.errors import InputError
from summarizer.incoming import taken
from summarizer.rendering.wording import claims_of
from summarizer.schemas.brief import Brief

Make = Callable[..., dict[str, Any]]


def test_a_brief_is_a_brief(summary_of: Make) -> None:
    summary = taken(json.dumps(summary_of())).summary
    assert isinstance(summary.content, Brief)
    assert summary.content.numbers[0].as_written == "30 centimetres"


def test_a_schema_of_somebodys_own_tells_its_claims_and_its_code_is_never_loaded(summary_of: Make) -> None:
    quoted = [{"sentence": 1, "quote": "sank"}]
    content = {
        "verdict": {"statement": "Unsafe.", "evidence": quoted},
        "risks": [{"risk": "Flood", "place": "Ostvik", "evidence": quoted}, {"evidence": "none"}],
        "model_config": [{"statement": "A name that no class may have.", "evidence": []}],
        "nested": {"deep": [{"question": "Why?", "evidence": [{"quote": 5}, *quoted]}]},
        "note": "no claim",
        "copy": [{"as_written": "ten", "evidence": quoted}],
    }
    summary = taken(json.dumps(summary_of(schema="/evil.py:Risks", content=content))).summary
    told = {name: [said for said, _ in claims] for name, claims in claims_of(summary.content)}
    assert told == {
        "verdict": ["Unsafe."],
        "risks": ["Flood; Ostvik"],
        "field 3": ["A name that no class may have."],
        "nested": ["Why?"],
        "field 6": ["ten"],
    }
    assert summary.content.nested[0].evidence[0].quote == "sank"


def test_two_schemas_with_the_same_fields_do_not_meet(summary_of: Make) -> None:
    one, many = {"risk": "Flood", "evidence": []}, [{"risk": "Fire", "evidence": []}]
    for content in ({"risks": one}, {"risks": many}, {"risks": one, "other": many}, {"risks": many * 2}, {}):
        summary = taken(json.dumps(summary_of(schema="own.py:Risks", content=content))).summary
        counts = {name: len(claims) for name, claims in claims_of(summary.content)}
        assert counts == {name: len(held) if isinstance(held, list) else 1 for name, held in content.items()}


def test_its_json_stands_beside_it_without_the_text(summary_of: Make) -> None:
    for told in (summary_of(), summary_of(schema="own.py:Own", content={"any": [1, {"thing": None}]})):
        found = taken(json.dumps(told))
        assert found.text == told["document"]["text"] == found.summary.document.text
        told["document"]["text"] = None
        assert found.data == told


@pytest.mark.parametrize(("input", "place"), [("b.txt", "b.txt"), ("-", None), ("", None), (None, None)])
def test_it_is_known_by_its_input_or_by_its_text(summary_of: Make, input: str | None, place: str | None) -> None:
    told = summary_of(input=input)
    assert taken(json.dumps(told)).place == (place or told["document"]["id"])


def test_lone_surrogates_and_infinities_do_no_harm(summary_of: Make) -> None:
    told = json.dumps(summary_of(outlet="a\ud800b \U0001f309"))
    endless = told.replace('"value": 30', '"value": Infinity')
    assert endless != told
    for line in (told, endless):
        assert taken(line).summary.document.outlet == "a\ufffdb \U0001f309"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no JSON"),
        (b"{", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"17", "no summary"),
        (b"[]", "no summary"),
        (b"{}", "no summary"),
        (b'{"schema": "story", "documents": []}', "a story"),
        (b'{"schema": "brief", "document": {}}', r"document\.id: Field required"),
        (b'{"schema": 5, "content": {"a": 1}}', "no summary"),
        (b'{"schema": {}, "content": {"a": 1}}', "no summary"),
        (b'{"input": "a.txt", "error": "a.txt: it is empty", "kind": "input"}', "a failure, no summary"),
    ],
)
def test_what_is_no_summary_says_why(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=f"^a line: .*{why}"):
        taken(data, "a line")


@pytest.mark.parametrize("schema", ["brief", "own.py:Own"])
@pytest.mark.parametrize("content", [None, 5, [], "x", {"headline_facts": 5}])
def test_a_summary_without_its_content_is_none(summary_of: Make, content: object, schema: str) -> None:
    told = json.dumps(summary_of(content=content, schema=schema))
    if schema != "brief" and isinstance(content, dict):
        assert taken(told)
        return
    with pytest.raises(InputError, match="content"):
        taken(told)
