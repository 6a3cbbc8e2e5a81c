"""A piece of JSON to a Summary, whatever its schema; what is none says why in one line."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from summarizer.errors import InputError
from summarizer.incoming.cutting import STANDARD_INPUT, TORN, Piece
from summarizer.incoming.foreign import content_of
from summarizer.schemas.claim import Value
from summarizer.schemas.loading import BUILT_IN
from summarizer.schemas.summary import DocumentFacts, Summary

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_REMEDY = "it is left out"


@dataclass(frozen=True, slots=True)
class Taken:
    """A summary. `data` is its JSON as plain values, with `document.text` null; `text` is that text.

    The content of a schema of somebody's own holds what its claims say (see foreign); in `data` it is as it stood. Code
    that a summary names is never loaded.
    """

    summary: Summary
    data: dict[str, Any]
    text: str | None

    @property
    def place(self) -> str:
        """See known_by."""
        return known_by(self.summary.document)


@dataclass(frozen=True, slots=True)
class Failed:
    """A line of a batch's failures file."""

    input: str
    document: str | None
    error: str
    kind: str
    attempts: int


def known_by(document: DocumentFacts) -> str:
    """What a document is known by: its input, or the hash of its text where it has none that stands for it alone."""
    return document.id if document.input in (None, "", STANDARD_INPUT) else document.input


def taken(line: str | bytes, subject: str = "the summary") -> Taken:
    """The summary of a line. Raises InputError, which calls it `subject`."""
    found = parsed(Piece(subject, line.encode() if isinstance(line, str) else line))
    if isinstance(found, Failed):
        raise InputError(subject, "it is a failure, no summary")
    return found


def parsed(piece: Piece) -> Taken | Failed:
    """What a piece holds. Raises InputError, which tells its place."""
    if piece.problem:
        raise InputError(piece.place, piece.problem, _REMEDY)
    try:
        value = _plain(piece.json)
    except (ValueError, RecursionError) as error:
        raise InputError(piece.place, TORN, _REMEDY) from error
    if not isinstance(value, dict):
        raise InputError(piece.place, "it is no summary", _REMEDY)
    if value.get("schema") == "story":
        raise InputError(piece.place, "it is a story, no summary", _REMEDY)
    if "content" not in value and all(isinstance(value.get(name), str) for name in ("input", "error", "kind")):
        return _failed(value)
    try:
        return _taken(value)
    except (ValueError, RecursionError) as error:
        raise InputError(piece.place, f"it is no summary ({_first_fault(error)})", _REMEDY) from error


def _plain(data: bytes) -> Any:
    """Plain values. A lone surrogate, which JSON can write and nothing can hold, becomes U+FFFD, as in a document.
    Raises ValueError, RecursionError."""
    try:
        return from_json(data, cache_strings="keys")
    except ValueError:
        return from_json(_LONE_SURROGATE.sub("\ufffd", json.dumps(json.loads(data), ensure_ascii=False)))


def _taken(value: dict[str, Any]) -> Taken:
    """Raises ValueError, RecursionError."""
    name, content = value.get("schema", "brief"), value.get("content")
    if isinstance(name, str) and name in BUILT_IN:
        summary = Summary.model_validate(value)
    elif isinstance(content, dict):
        summary = Summary.model_validate({**value, "content": content_of(content)})
    else:
        summary = Summary.model_validate(value, context={"schema": Value})
    text = summary.document.text
    if text is not None:
        value["document"]["text"] = None
    return Taken(summary, value, text)


def _failed(value: Mapping[str, Any]) -> Failed:
    document, attempts = value.get("document"), value.get("attempts")
    return Failed(
        value["input"],
        None if document is None else str(document),
        value["error"],
        value["kind"],
        attempts if isinstance(attempts, int) else 1,
    )


def _first_fault(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return " ".join(str(error).split())[:100]
    fault = error.errors(include_url=False, include_context=False, include_input=False)[0]
    return f"{'.'.join(map(str, fault['loc']))[:100]}: {fault['msg'][:100]}"
