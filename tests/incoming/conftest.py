"""A summary of an invented article, as JSON."""

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pytest

from summarizer import Document, summarize

Json = dict[str, Any]

ARTICLE = "The tram bridge at Lower Hask sank by 30 centimetres on Monday, the tramway office said. Nobody was hurt."


def summary_of(**known: Any) -> Json:
    """The rules engine's brief; `known` replaces what the document, or the rest, has."""
    found: Json = json.loads(_summary())
    found["document"]["input"] = "bridge.txt"
    for name, value in known.items():
        (found["document"] if name in found["document"] else found)[name] = value
    return found


@lru_cache
def _summary() -> str:
    return summarize(Document.from_text(ARTICLE), engine="rules").model_dump_json()


@pytest.fixture(name="summary_of")
def _summary_of() -> Callable[..., Json]:
    return summary_of
