"""A finished summary proved again against its article; no engine is asked."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarizer.document import Document
from summarizer.errors import InputError
from summarizer.grounding import check_content
from summarizer.reading import read_document


def check_summary(
    data: Mapping[str, Any], article: Document | None = None, base_dir: Path | None = None, subject: str = "the summary"
) -> dict[str, Any]:
    """Proves a summary, as JSON has it: `{"document": id, "claims": n, "supported": n, "rejected": [...]}`.

    The text is the article's, else `document.text`, else the file at `document.input`, looked for from the working
    folder and then from `base_dir`. What `audit` says is not believed. Raises InputError where there is no text, where
    its hash is not `document.id`, or where the content has not the form of one.
    """
    content = data.get("content")
    if not isinstance(content, Mapping):
        raise InputError(subject, "it has no content", "give a summary as summarize writes it in JSON")
    facts = data.get("document")
    facts = facts if isinstance(facts, Mapping) else {}
    document = article or _document_of(facts, base_dir, subject)
    if isinstance(wanted := facts.get("id"), str) and wanted != document.id:
        problem = f"{document.input or 'the text'} is not the article that it was made from (the hashes differ)"
        raise InputError(subject, problem, "name the right one by --article")
    published = facts.get("published")
    # The language is told from the text, not believed: a summary could switch checks off by it.
    document = Document.from_text(
        document.text,
        input=document.input,
        title=document.title or _string(facts.get("title")),
        published=document.published or _string(published),
    )
    document.refuse_a_dump()
    return {"document": document.id, **check_content(content, read_document(document), subject)}


def read_summary(path: Path) -> Mapping[str, Any]:
    """A summary's JSON from a file. Raises InputError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(str(path), error.strerror or "it cannot be read", "check the path") from error
    except (ValueError, RecursionError) as error:
        raise InputError(str(path), "it is no JSON", "give a summary that was written with --format json") from error
    if isinstance(data, list) and len(data) == 1:
        data = data[0]
    if not isinstance(data, Mapping):
        raise InputError(str(path), "it is not one summary", "give a file with one summary in it")
    return data


def _document_of(facts: Mapping[str, Any], base_dir: Path | None, subject: str) -> Document:
    text, place = facts.get("text"), facts.get("input")
    if isinstance(text, str):
        return Document.from_text(text, input=_string(place))
    remedy = "name the article by --article"
    if not isinstance(place, str) or "://" in place or place == "-":
        raise InputError(subject, "it does not hold its article's text", remedy)
    from summarizer.sources import load  # noqa: PLC0415 - most checks have the text at hand

    for path in (Path(place), *([base_dir / place] if base_dir else [])):
        if path.is_file():
            return load(str(path))
    raise InputError(subject, f"its article {place} is not there", remedy)


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None
