"""What the index keeps of one summary: small plain values, so that ten thousand of them fit into memory and a page."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from summarizer.incoming import known_by
from summarizer.rendering.html.page import web_address
from summarizer.rendering.wording import claims_of, figure, headline_of, visible
from summarizer.report.folding import fold, terms, words
from summarizer.schemas.brief import Brief, NumberClaim
from summarizer.schemas.summary import Run, Summary

_LONGEST_FACT, _LONGEST_TITLE, _LONGEST_NAME = 220, 300, 120
# A figure under this says little by itself: "three people" here and there are not one number.
_TELLING = 100
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a summary states. `sameness` is what it has in common with the same number elsewhere, None where
    it is not to be compared: a rank, a result. `source` is None where the outlet says it itself."""

    as_written: str
    measures: str
    source: str | None
    sameness: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of a report. `key` is the same for a later summary of the same input, `name` is its page's.

    `when` is "2024-07-27", "2024-07-27T06:30", or "" where it is not known; `language` is "" for English, which is the
    page's own, and where it is not known. `terms` are the words that it is found by,
    with a space between each two. Every text is visible and of one line.
    """

    key: str
    name: str
    headline: str
    outlet: str
    when: str
    fact: str
    actors: tuple[str, ...]
    figures: tuple[Figure, ...]
    open: int
    rejected: int
    claims: int
    supported: int
    engine: str
    schema: str
    language: str
    terms: str


def entry_of(summary: Summary) -> Entry:
    """The entry of a summary of any schema."""
    document, audit, content = summary.document, summary.audit, summary.content
    headline = _cut(headline_of(summary)[0].strip() or "Untitled", _LONGEST_TITLE)
    facts = list(_facts(summary))
    brief = content if isinstance(content, Brief) else Brief()
    actors = tuple(dict.fromkeys(filter(None, (_named(actor.name) for actor in brief.actors))))
    figures = tuple(map(_figure, brief.numbers))
    outlet = _outlet(summary)
    key = f"{summary.schema_name}\n{known_by(document)}"
    said = [headline, outlet, *facts, *actors, *(asked.question for asked in brief.open_questions)]
    for stated in figures:
        said += (stated.as_written, stated.measures, stated.source or "")
    return Entry(
        key=key,
        name=hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:16],
        headline=headline,
        outlet=outlet,
        when=_when(document.published),
        fact=_cut(next((fact for fact in facts if fact != headline), ""), _LONGEST_FACT),
        actors=actors,
        figures=figures,
        open=len(brief.open_questions),
        rejected=len(audit.rejected),
        claims=audit.claims,
        supported=audit.supported,
        engine=_engine(summary.run),
        schema=_named(summary.schema_name.rpartition(":")[2]),
        language=_language(document.language),
        terms=" ".join(sorted(terms(said))),
    )


def _facts(summary: Summary) -> Iterator[str]:
    content = summary.content
    if isinstance(content, Brief):
        yield from (visible(fact.statement).strip() for fact in content.headline_facts)
    else:
        for _, claims in claims_of(content):
            yield from (told.strip() for told, _ in claims)


def _outlet(summary: Summary) -> str:
    """The outlet's name, else the host of its address, else ""."""
    document = summary.document
    if document.outlet and (name := _named(document.outlet)):
        return name
    address = web_address(document.url) or web_address(document.input)
    return _named((urlsplit(address).hostname or "").removeprefix("www.")) if address else ""


def _figure(number: NumberClaim) -> Figure:
    written, measures = visible(number.as_written).strip(), visible(number.measures).strip()
    source = _named(number.source.name) or None if number.source else None
    return Figure(_cut(written, _LONGEST_NAME), _cut(measures, _LONGEST_FACT), source, _sameness(number))


def _sameness(number: NumberClaim) -> str | None:
    """The figure with its unit; a small one, a share or one without a unit also with what it measures, word by word."""
    bounds = (number.value, number.low, number.high)
    known = [bound for bound in bounds if bound is not None]
    if not known or number.kind in ("rank", "score"):
        return None
    unit = " ".join(words(number.unit or "")) or fold(number.unit or "")  # "$" has no words
    speaks = unit and number.kind != "percent" and max(map(abs, known)) >= _TELLING
    measured = "" if speaks else " ".join(words(number.measures))
    return "|".join((*map(figure, bounds), unit, measured))


def _when(published: str | None) -> str:
    """The day, with hour and minute where they are known, as they are written there: of whatever zone it is."""
    found = re.match(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d))?", published or "", re.ASCII)
    if not found:
        return ""
    when = f"{found[1]}T{found[2]}" if found[2] else found[1]
    try:
        datetime.fromisoformat(when)
    except ValueError:
        return ""
    return when


def _engine(run: Run) -> str:
    return "rules engine, no model" if run.engine == "rules" else _named(f"model {run.model or 'not named'}")


def _language(code: str | None) -> str:
    return code if code and _LANGUAGE.fullmatch(code) and code.partition("-")[0] != "en" else ""


def _named(text: str) -> str:
    return _cut(visible(text).strip(), _LONGEST_NAME)


def _cut(text: str, most: int) -> str:
    """At most so many characters, cut between words where that loses little."""
    if len(text) <= most:
        return text
    short = text[: most - 1]
    end = short.rfind(" ", most * 2 // 3)
    return f"{short[:end] if end > 0 else short}…"
