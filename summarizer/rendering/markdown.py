"""A summary as GitHub-flavoured Markdown. Whatever comes from an article or a model is escaped."""

import re
from collections.abc import Iterable, Iterator

from summarizer.rendering.wording import (
    checked,
    cited,
    claims_of,
    headline_of,
    interval,
    known_of,
    left_out,
    made_by,
    rejection,
    source_of,
    visible,
)
from summarizer.schemas.brief import Actor, Brief, NumberClaim
from summarizer.schemas.summary import Summary

# Each can begin something: emphasis, code, a link, a tag, an entity, a cell, a formula, an autolink, a mention.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~&$@]|(?<=\w):(?=//)|(?<=www)\.|#(?=\w)", re.IGNORECASE)
_AT_START = re.compile(r"^(\d+)([.)])|^([#+\-=:!])")


def render_markdown(summary: Summary) -> str:
    """One document's brief; it ends with a line break."""
    return "\n".join(_blocks(summary))


def render_markdown_all(summaries: Iterable[Summary]) -> str:
    """Several briefs, a rule between each two."""
    return "\n---\n\n".join(render_markdown(summary) for summary in summaries)


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    shown = _SPECIAL.sub(r"\\\g<0>", visible(text).strip())
    return _AT_START.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", shown)


def _blocks(summary: Summary) -> Iterator[str]:
    headline, sentences = headline_of(summary)
    yield f"# {_with(headline, sentences)}\n"
    if known := known_of(summary):
        yield f"{escaped(known)}\n"
    content = summary.content
    if isinstance(content, Brief):
        yield from _brief(content)
    else:
        for name, claims in claims_of(content):
            yield _section(name, (_with(gist, sentences) for gist, sentences in claims))
    yield from _footer(summary)


def _brief(brief: Brief) -> Iterator[str]:
    if brief.headline_facts:
        yield _bullets(_with(fact.statement, cited(fact)) for fact in brief.headline_facts)
    if brief.actors:
        yield "## Who\n"
        yield _table(("Name", "Kind", "Role", "Sentences"), map(_actor, brief.actors))
    if brief.numbers:
        yield "## Numbers and who claims them\n"
        yield _table(("As written", "Measures", "Source", "Sentences"), map(_number, brief.numbers))
    if brief.open_questions:
        yield _section(
            "Still open",
            (f"**{asked.status}**: {_with(asked.question, cited(asked))}" for asked in brief.open_questions),
        )


def _actor(actor: Actor) -> tuple[str, ...]:
    return escaped(actor.name), actor.kind, escaped(actor.role or ""), escaped(cited(actor))


def _number(number: NumberClaim) -> tuple[str, ...]:
    bounds = interval(number.low, number.high)
    written = f"{escaped(number.as_written)} ({escaped(bounds)})" if bounds else escaped(number.as_written)
    return written, escaped(number.measures), escaped(source_of(number)), escaped(cited(number))


def _footer(summary: Summary) -> Iterator[str]:
    audit = summary.audit
    if audit.rejected:
        told = (rejection(rejected) for rejected in audit.rejected)
        yield _section("Rejected", (f"{escaped(gist)} ({escaped(why)})" for gist, why in told))
    if omitted := list(left_out(audit.numbers)):
        yield _section("Numbers left out", map(escaped, omitted))
    for note in audit.notes:
        yield f"Note: {escaped(note)}\n"
    yield f"{escaped(checked(audit))} · {escaped(made_by(summary))}\n"


def _with(text: str, sentences: str) -> str:
    return f"{escaped(text)} {escaped(sentences)}".rstrip()


def _section(name: str, items: Iterable[str]) -> str:
    return f"## {escaped(name[:1].upper() + name[1:])}\n\n{_bullets(items)}"


def _bullets(items: Iterable[str]) -> str:
    return "".join(f"- {item}\n" for item in items)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
