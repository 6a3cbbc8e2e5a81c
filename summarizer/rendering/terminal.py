"""Briefs, readings and checks on a terminal. The only module that imports rich.

Nothing from an article or a model is ever parsed as markup: it goes into `Text` objects, made visible first. Colour is
the console's decision (NO_COLOR, a pipe, a dumb terminal); nothing is told by colour alone.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from summarizer.reading.model import Attribution, Number, OpenCue, Reading
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
from summarizer.schemas.brief import Actor, Brief, NumberClaim, OpenQuestion
from summarizer.schemas.summary import Audit, Rejected, Summary

NARROW = 60  # columns: below, a table's columns hold a word each, so that numbers are told in lines
LISTED = 300  # finds of one kind in a reading: the rest stand marked in the sentences, and a line costs 0.2 ms
CUT = 160  # characters of what somebody says, in the list of who says what
QUIET = "dim"
STATUS_STYLE = {
    "unknown": "yellow",
    "undisclosed": "magenta",
    "disputed": "red",
    "unconfirmed": "yellow",
    "pending": "cyan",
}


def render_terminal(summary: Summary, console: Console) -> None:
    """One document's brief."""
    console.print(Group(*_spaced(_sections(summary, console.width))))


def render_terminal_all(summaries: Iterable[Summary], console: Console) -> None:
    """Several briefs, a rule between each two."""
    for index, summary in enumerate(summaries):
        if index:
            console.print(Padding(Rule(style=QUIET), (1, 0)))
        render_terminal(summary, console)


def render_check(report: Mapping[str, Any], console: Console) -> None:
    """What `check` found: {"document", "claims", "supported", "rejected"}."""
    rejected = [Rejected.model_validate(entry) for entry in report["rejected"]]
    audit = Audit(claims=report["claims"], supported=report["supported"], rejected=tuple(rejected))
    parts: list[RenderableType] = [_line(checked(audit).capitalize(), "bold red" if rejected else "bold green")]
    if rejected:
        parts.append(_listed(map(_rejected, rejected)))
    parts.append(_line(visible(str(report["document"])), QUIET))
    console.print(Group(*_spaced(parts)))


def render_reading_terminal(reading: Reading, console: Console) -> None:
    """A reading: the sentences with their numbers marked, who says what, what is open; boilerplate is dim."""
    parts: list[RenderableType] = [_sentences(reading)]
    for name, lines, found in (
        ("Numbers", (_number_found(number) for number in reading.numbers), len(reading.numbers)),
        ("Who says what", (_attribution(said, reading) for said in reading.attributions), len(reading.attributions)),
        ("Open ends", (_open_end(cue, reading) for cue in reading.open), len(reading.open)),
    ):
        if found:
            more = [_line(f"and {found - LISTED:,} more", QUIET)] if found > LISTED else []
            parts.append(_section(name, _listed([*islice(lines, LISTED), *more])))
    document = reading.document
    parts.append(_line(visible(document.input or document.title or document.id), QUIET))
    console.print(Group(*_spaced(parts)))


def _sections(summary: Summary, width: int) -> Iterator[RenderableType]:
    headline, sentences = headline_of(summary)
    head: list[RenderableType] = [_with(headline, sentences, "bold")]
    if known := known_of(summary):
        head.append(_line(known, QUIET))
    yield Group(*head)
    content = summary.content
    if isinstance(content, Brief):
        yield from _brief(content, width)
    else:
        for name, claims in claims_of(content):
            yield _section(name, _listed(_with(text, numbers) for text, numbers in claims))
    yield from _footer(summary)


def _brief(brief: Brief, width: int) -> Iterator[RenderableType]:
    if brief.headline_facts:
        yield _listed(_with(visible(fact.statement), cited(fact)) for fact in brief.headline_facts)
    if brief.actors:
        yield _section("Who", _listed(map(_actor, brief.actors)))
    if brief.numbers:
        numbers = _number_lines(brief.numbers) if width < NARROW else _number_table(brief.numbers)
        yield _section("Numbers and who claims them", numbers)
    if brief.open_questions:
        yield _section("Still open", _questions(brief.open_questions))


def _actor(actor: Actor) -> Text:
    line = Text.assemble((visible(actor.name), "bold"), (f"  {actor.kind}", "cyan"))
    if actor.role:
        line.append(f"  {visible(actor.role)}")
    return _numbered(line, cited(actor))


def _number_table(numbers: Sequence[NumberClaim]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=QUIET)
    for name in ("as written", "what it measures", "source"):
        table.add_column(name, overflow="fold")
    table.add_column("", justify="right", style=QUIET, overflow="fold")
    for number in numbers:
        # The bounds stand below: a column of their own would leave the words too little room.
        bounds = _line(interval(number.low, number.high), QUIET)
        written = _line(visible(number.as_written), "bold")
        measured = _line(visible(number.measures))
        table.add_row(Group(written, bounds) if bounds else written, measured, _source(number), cited(number))
    return table


def _number_lines(numbers: Sequence[NumberClaim]) -> Table:
    return _listed(Group(_written(n), _line(visible(n.measures)), _numbered(_source(n), cited(n))) for n in numbers)


def _written(number: NumberClaim) -> Text:
    line = _line(visible(number.as_written), "bold")
    bounds = interval(number.low, number.high)
    return line.append(f" ({bounds})", style=QUIET) if bounds else line


def _source(number: NumberClaim) -> Text:
    return _line(source_of(number), "green" if number.source else QUIET)


def _questions(questions: Sequence[OpenQuestion]) -> Table:
    rows = Table.grid(padding=(0, 1))
    rows.add_column(overflow="fold")
    rows.add_column(overflow="fold")
    for asked in questions:
        line = _line(asked.status, STATUS_STYLE[asked.status])
        rows.add_row("?", line.append_text(Text.assemble((": ", ""), _with(visible(asked.question), cited(asked)))))
    return rows


def _footer(summary: Summary) -> Iterator[RenderableType]:
    audit = summary.audit
    quiet: list[RenderableType] = []
    if audit.rejected:
        yield _section("Rejected", _listed(map(_rejected, audit.rejected)))
    quiet += [_line(f"Left out, {line}", QUIET) for line in left_out(audit.numbers)]
    quiet += [_line(f"Note: {visible(note)}", QUIET) for note in audit.notes]
    quiet += [_line(checked(audit).capitalize(), QUIET), _line(made_by(summary), QUIET)]
    yield Group(*quiet)


def _rejected(rejected: Rejected) -> Text:
    told, why = rejection(rejected)
    place = visible(f"{rejected.field}[{rejected.index}]")
    return Text.assemble((told, QUIET), ("  ", ""), (why, "red"), (f"  {place}", QUIET))


def _sentences(reading: Reading) -> Table:
    rows = Table.grid(padding=(0, 1))
    rows.add_column(justify="right", style=QUIET, no_wrap=True)
    rows.add_column(overflow="fold")
    marks = _marks(reading)
    text = reading.document.text
    for sentence in reading.sentences:
        if sentence.boilerplate:
            line = _line(f"{_why(reading, sentence.end)}: {visible(text[sentence.start : sentence.end])}", QUIET)
        else:
            line = _marked(text, sentence.start, sentence.end, marks)
        rows.add_row(f"[{sentence.sentence}]", line)
    return rows


def _marks(reading: Reading) -> deque[tuple[int, int, str]]:
    """Where numbers and open ends stand, in the text's order; of two that overlap the first."""
    found = [(number.start, number.end, "bold cyan") for number in reading.numbers]
    found += [(cue.start, cue.end, "underline yellow") for cue in reading.open]
    marks: deque[tuple[int, int, str]] = deque()
    for mark in sorted(found):
        if not marks or marks[-1][1] <= mark[0]:
            marks.append(mark)
    return marks


def _marked(text: str, start: int, end: int, marks: deque[tuple[int, int, str]]) -> Text:
    """A sentence with its marks, which are taken off the front of `marks`."""
    line = Text(overflow="fold")
    while marks and marks[0][0] < end:
        mark_start, mark_end, style = marks.popleft()
        if mark_start < start:
            continue
        line.append(visible(text[start:mark_start]))
        line.append(visible(text[mark_start : min(mark_end, end)]), style)
        start = min(mark_end, end)
    return line.append(visible(text[start:end]))


def _why(reading: Reading, end: int) -> str:
    """What the boilerplate is that touches a sentence which ends at `end`: the last that begins before it does."""
    index = bisect_left(reading.boilerplate, end, key=lambda stretch: stretch.start) - 1
    return reading.boilerplate[index].why if index >= 0 else "boilerplate"


def _number_found(number: Number) -> Text:
    line = _line(visible(number.as_written), "bold")
    if bounds := interval(number.low, number.high):
        line.append(f" ({bounds})", style=QUIET)
    line.append(f"  {visible(number.source) if number.source else '—'}", style="green" if number.source else QUIET)
    return line.append(f" [{number.sentence}]", style=QUIET)


def _attribution(found: Attribution, reading: Reading) -> Text:
    text = reading.document.text
    line = _line(visible(found.source.name), "green")
    if found.via:
        line.append(f" (through {visible(found.via.name)})", style=QUIET)
    line.append(f" {visible(text[found.cue.start : found.cue.end])}", style=QUIET)
    said = " … ".join(_cut(text[piece.start : piece.end]) for piece in found.content)
    return line.append(f": {said}") if said else line


def _open_end(cue: OpenCue, reading: Reading) -> Text:
    words = _cut(reading.document.text[cue.start : cue.end])
    return Text.assemble((cue.status, STATUS_STYLE[cue.status]), f": {words}", (f" [{cue.sentence}]", QUIET))


def _cut(text: str) -> str:
    """Long words of somebody's, cut: they stand above in full."""
    return visible(text if len(text) <= CUT else f"{text[:CUT]}…")


def _section(name: str, body: RenderableType) -> Group:
    return Group(_line(visible(name).upper(), "bold"), body)


def _listed(items: Iterable[RenderableType]) -> Table:
    """Bullets with a hanging indent."""
    rows = Table.grid(padding=(0, 1))
    rows.add_column(no_wrap=True)
    rows.add_column(overflow="fold")
    for item in items:
        rows.add_row("•", item)
    return rows


def _with(text: str, sentences: str, style: str = "") -> Text:
    return _numbered(_line(text, style), sentences)


def _numbered(line: Text, sentences: str) -> Text:
    return line.append(f" {sentences}", style=QUIET) if sentences else line


def _line(text: str, style: str = "") -> Text:
    """Text without a base style, so that what is appended has its own."""
    return Text.assemble((text, style), overflow="fold")


def _spaced(parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    for index, part in enumerate(parts):
        if index:
            yield Text()
        yield part
