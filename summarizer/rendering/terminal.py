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
from summarizer.rendering.blocks import QUIET, STATUS_STYLE, listed, numbered, section, spaced, text_line
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


def render_terminal(summary: Summary, console: Console) -> None:
    """One document's brief."""
    console.print(Group(*spaced(_sections(summary, console.width))))


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
    parts: list[RenderableType] = [text_line(checked(audit).capitalize(), "bold red" if rejected else "bold green")]
    if rejected:
        parts.append(listed(map(_rejected, rejected)))
    parts.append(text_line(visible(str(report["document"])), QUIET))
    console.print(Group(*spaced(parts)))


def render_reading_terminal(reading: Reading, console: Console) -> None:
    """A reading: the sentences with their numbers marked, who says what, what is open; boilerplate is dim."""
    parts: list[RenderableType] = [_sentences(reading)]
    for name, lines, found in (
        ("Numbers", (_number_found(number) for number in reading.numbers), len(reading.numbers)),
        ("Who says what", (_attribution(said, reading) for said in reading.attributions), len(reading.attributions)),
        ("Open ends", (_open_end(cue, reading) for cue in reading.open), len(reading.open)),
    ):
        if found:
            more = [text_line(f"and {found - LISTED:,} more", QUIET)] if found > LISTED else []
            parts.append(section(name, listed([*islice(lines, LISTED), *more])))
    document = reading.document
    parts.append(text_line(visible(document.input or document.title or document.id), QUIET))
    console.print(Group(*spaced(parts)))


def _sections(summary: Summary, width: int) -> Iterator[RenderableType]:
    headline, sentences = headline_of(summary)
    head: list[RenderableType] = [_with(headline, sentences, "bold")]
    if known := known_of(summary):
        head.append(text_line(known, QUIET))
    yield Group(*head)
    content = summary.content
    if isinstance(content, Brief):
        yield from _brief(content, width)
    else:
        for name, claims in claims_of(content):
            yield section(name, listed(_with(text, numbers) for text, numbers in claims))
    yield from _footer(summary)


def _brief(brief: Brief, width: int) -> Iterator[RenderableType]:
    if brief.headline_facts:
        yield listed(_with(visible(fact.statement), cited(fact)) for fact in brief.headline_facts)
    if brief.actors:
        yield section("Who", listed(map(_actor, brief.actors)))
    if brief.numbers:
        numbers = _number_lines(brief.numbers) if width < NARROW else _number_table(brief.numbers)
        yield section("Numbers and who claims them", numbers)
    if brief.open_questions:
        yield section("Still open", _questions(brief.open_questions))


def _actor(actor: Actor) -> Text:
    line = Text.assemble((visible(actor.name), "bold"), (f"  {actor.kind}", "cyan"))
    if actor.role:
        line.append(f"  {visible(actor.role)}")
    return numbered(line, cited(actor))


def _number_table(numbers: Sequence[NumberClaim]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=QUIET)
    for name in ("as written", "what it measures", "source"):
        table.add_column(name, overflow="fold")
    table.add_column("", justify="right", style=QUIET, overflow="fold")
    for number in numbers:
        # The bounds stand below: a column of their own would leave the words too little room.
        bounds = text_line(interval(number.low, number.high), QUIET)
        written = text_line(visible(number.as_written), "bold")
        measured = text_line(visible(number.measures))
        table.add_row(Group(written, bounds) if bounds else written, measured, _source(number), cited(number))
    return table


def _number_lines(numbers: Sequence[NumberClaim]) -> Table:
    return listed(Group(_written(n), text_line(visible(n.measures)), numbered(_source(n), cited(n))) for n in numbers)


def _written(number: NumberClaim) -> Text:
    line = text_line(visible(number.as_written), "bold")
    bounds = interval(number.low, number.high)
    return line.append(f" ({bounds})", style=QUIET) if bounds else line


def _source(number: NumberClaim) -> Text:
    return text_line(source_of(number), "green" if number.source else QUIET)


def _questions(questions: Sequence[OpenQuestion]) -> Table:
    rows = Table.grid(padding=(0, 1))
    rows.add_column(overflow="fold")
    rows.add_column(overflow="fold")
    for asked in questions:
        line = text_line(asked.status, STATUS_STYLE[asked.status])
        rows.add_row("?", line.append_text(Text.assemble((": ", ""), _with(visible(asked.question), cited(asked)))))
    return rows


def _footer(summary: Summary) -> Iterator[RenderableType]:
    audit = summary.audit
    quiet: list[RenderableType] = []
    if audit.rejected:
        yield section("Rejected", listed(map(_rejected, audit.rejected)))
    quiet += [text_line(f"Left out, {line}", QUIET) for line in left_out(audit.numbers)]
    quiet += [text_line(f"Note: {visible(note)}", QUIET) for note in audit.notes]
    quiet += [text_line(checked(audit).capitalize(), QUIET), text_line(made_by(summary), QUIET)]
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
            line = text_line(f"{_why(reading, sentence.end)}: {visible(text[sentence.start : sentence.end])}", QUIET)
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
    line = text_line(visible(number.as_written), "bold")
    if bounds := interval(number.low, number.high):
        line.append(f" ({bounds})", style=QUIET)
    line.append(f"  {visible(number.source) if number.source else '—'}", style="green" if number.source else QUIET)
    return line.append(f" [{number.sentence}]", style=QUIET)


def _attribution(found: Attribution, reading: Reading) -> Text:
    text = reading.document.text
    line = text_line(visible(found.source.name), "green")
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


def _with(text: str, sentences: str, style: str = "") -> Text:
    return numbered(text_line(text, style), sentences)
