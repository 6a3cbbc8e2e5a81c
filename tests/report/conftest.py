"""Summaries of an invented harbour's news, as JSON."""

from collections.abc import Callable
from typing import Any

import pytest

Json = dict[str, Any]
Make = Callable[..., Json]

TEXT = "The harbour wall at Ostvik gave way on Friday. Over 4,000 crates were lost, the Harbour Office said."


def evidence(quote: str) -> list[Json]:
    """The quote where it stands in TEXT, else without a place."""
    start = TEXT.find(quote)
    place = {"start": start, "end": start + len(quote)} if start >= 0 else {"start": None, "end": None}
    return [{"sentence": 1, "quote": quote, **place}]


def number(as_written: str, value: float, measures: str, **more: Any) -> Json:
    """A number claim; `source` is a name."""
    source = more.pop("source", None)
    return {
        "as_written": as_written,
        "measures": measures,
        "value": value,
        "low": value,
        "high": value,
        "kind": "count",
        "source": {"name": source} if source else None,
        "evidence": evidence(as_written),
        **more,
    }


def summary_of(name: str = "wall", **more: Any) -> Json:
    """A summary of one document; what is given replaces what the content, the document, or the rest has."""
    content: Json = {
        "headline": {"statement": f"Harbour {name} gives way", "evidence": evidence("gave way")},
        "headline_facts": [{"statement": "The harbour wall at Ostvik gave way.", "evidence": evidence("gave way")}],
        "actors": [{"name": "Harbour Office", "kind": "agency", "evidence": evidence("Harbour Office")}],
        "numbers": [number("4,000 crates", 4000, "crates lost", unit="crates", source="Harbour Office")],
        "open_questions": [],
    }
    document: Json = {
        "id": f"sha256:{name}",
        "input": f"{name}.txt",
        "title": None,
        "outlet": "The Ostvik Mail",
        "url": f"https://example.org/{name}",
        "published": "2024-08-06",
        "language": "en",
        "text": TEXT,
    }
    rest: Json = {
        "schema": "brief",
        "schema_version": 1,
        "audit": {"claims": 4, "supported": 4, "rejected": [], "numbers": [], "notes": []},
        "run": {"engine": "rules", "version": "0.1.0"},
    }
    for key, value in more.items():
        part = next((part for part in (content, document, rest) if key in part), rest)
        part[key] = value
    return {**rest, "document": document, "content": more.get("content", content)}


REJECTED: Json = {
    "field": "headline_facts",
    "index": 1,
    "claim": {"statement": "Ten people drowned.", "evidence": []},
    "reason": "number_not_in_evidence",
    "detail": "10",
}


@pytest.fixture(name="summary_of")
def _summary_of() -> Make:
    return summary_of


@pytest.fixture(name="number")
def _number() -> Make:
    return number


@pytest.fixture
def rejected() -> Json:
    return REJECTED
