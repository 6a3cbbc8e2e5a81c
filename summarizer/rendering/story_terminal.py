"""A story on a terminal: its numbers side by side, a column for each outlet. Nothing is told by colour alone."""

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from summarizer.rendering import story_wording as wording
from summarizer.rendering.blocks import QUIET, STATUS_STYLE, listed, numbered, section, spaced, text_line
from summarizer.rendering.wording import visible
from summarizer.schemas.story import Report, Story, StoryNumber, StoryQuestion

_COLUMN = 13  # columns of the terminal that an outlet's figures need at least; below, each number is told in lines
_BESIDE = 36  # what the measure and the verdict need
_STYLES = {
    "agree": "green",
    "conflict": "bold red",
    "different_scope": "cyan",
    "superseded": "yellow",
    "single": QUIET,
}


def render_story_terminal(story: Story, console: Console) -> None:
    """One story."""
    console.print(Group(*spaced(_sections(story, console.width))))


def _sections(story: Story, width: int) -> Iterator[RenderableType]:
    names = wording.outlets(story)
    content = story.content
    head: list[RenderableType] = []
    if content.headline:
        head.append(_with(visible(content.headline.statement), wording.cited(content.headline.evidence), "bold"))
    head.append(text_line(wording.opening(story), "bold cyan"))
    head += [text_line(told, QUIET) for told in wording.documents(story)]
    yield Group(*head)
    if changed := list(wording.changes(story)):
        yield section("New since the earlier story", listed(_changed(kind, told) for kind, told in changed))
    if numbers := wording.shared(story):
        wide = width >= _BESIDE + _COLUMN * len(names)
        yield section("Numbers side by side", _table(numbers, names) if wide else _blocks(numbers, names))
    if content.open_questions:
        yield section("Open questions", _questions(content.open_questions, names))
    if content.facts:
        facts = [
            _told(visible(fact.statement), wording.counted(fact.outlets, fact.origins), wording.cited(fact.evidence))
            for fact in content.facts[: wording.LISTED]
        ]
        yield section("What they tell", listed([*facts, *_more(len(content.facts))]))
    if numbers := wording.single(story):
        yield section("Numbers of one outlet alone", listed(_alone(number, names) for number in numbers))
    if content.actors:
        actors = [_actor(a.name, a.kind, a.role, wording.cited(a.evidence)) for a in content.actors[: wording.LISTED]]
        yield section("Who", listed([*actors, *_more(len(content.actors))]))
    made = wording.made_by(story)
    notes = [text_line(f"Note: {visible(note)}", QUIET) for note in story.audit.notes]
    yield Group(*notes, text_line(made[:1].upper() + made[1:], QUIET))


def _table(numbers: Sequence[StoryNumber], names: Sequence[str]) -> Table:
    table = Table(box=None, padding=(0, 2, 1, 0), pad_edge=False, header_style=QUIET)
    table.add_column("what is measured", overflow="fold", ratio=3)
    for place, name in enumerate(names, 1):
        table.add_column(f"[{place}] {name}".replace("[", "\\["), overflow="fold", ratio=3)
    table.add_column("verdict", overflow="fold", ratio=4)
    table.expand = True
    for number in numbers:
        told = wording.by_document(number)
        cells = [_cell(told.get(place, [])) for place in range(1, len(names) + 1)]
        table.add_row(text_line(visible(number.measures)), *cells, _verdict(number, names))
    return table


def _cell(reports: Sequence[Report]) -> RenderableType:
    if not reports:
        return text_line("—", QUIET)
    parts: list[RenderableType] = []
    for report in reports:
        parts.append(text_line(visible(report.as_written), "bold"))
        parts.append(_with(wording.behind(report), _sentence(report), "green" if report.source else QUIET))
    return Group(*parts)


def _verdict(number: StoryNumber, names: Sequence[str]) -> RenderableType:
    parts = [text_line(wording.VERDICTS[number.verdict], _STYLES[number.verdict])]
    parts.append(text_line(wording.counted(wording.tellers(number, names), number.origins)))
    if number.detail:
        parts.append(text_line(visible(number.detail), QUIET))
    return Group(*parts)


def _blocks(numbers: Sequence[StoryNumber], names: Sequence[str]) -> RenderableType:
    """For many outlets or a narrow terminal: a number's reports below each other."""
    parts: list[RenderableType] = []
    for number in numbers:
        head = Text.assemble((visible(number.measures), "bold"), "  ", overflow="fold")
        head.append(wording.VERDICTS[number.verdict], style=_STYLES[number.verdict])
        head.append(f"  {wording.counted(wording.tellers(number, names), number.origins)}")
        if number.detail:
            head.append(f"  {visible(number.detail)}", style=QUIET)
        rows = Table.grid(padding=(0, 1))
        rows.add_column(no_wrap=True)
        rows.add_column(overflow="fold")
        for report in number.reports:
            told = Text.assemble((wording.written(report), "bold"), overflow="fold")
            told.append(f"  {names[report.document - 1]}")
            told.append(f"  {wording.behind(report)}", style="green" if report.source else QUIET)
            rows.add_row("  •", told.append(f" {wording.cited(report.evidence)}", style=QUIET))
        parts += [head, rows]
    return Group(*parts)


def _questions(questions: Sequence[StoryQuestion], names: Sequence[str]) -> Table:
    rows = Table.grid(padding=(0, 1))
    rows.add_column(no_wrap=True)
    rows.add_column(overflow="fold")
    for asked in sorted(questions, key=lambda question: not question.answered_by):
        told = text_line(asked.status, STATUS_STYLE[asked.status]).append(": ")
        told.append_text(_with(visible(asked.question), wording.cited(asked.evidence)))
        rows.add_row("?", told)
        for answer in wording.answers(asked, names):
            rows.add_row("", text_line(answer, "green"))
    return rows


def _alone(number: StoryNumber, names: Sequence[str]) -> Text:
    report = number.reports[0]
    told = text_line(wording.written(report), "bold").append(f"  {visible(number.measures)}")
    told.append(f"  {names[report.document - 1]}", style=QUIET)
    if report.source:
        told.append(f"  {wording.behind(report)}", style="green")
    return told.append(f" {wording.cited(report.evidence)}", style=QUIET)


def _actor(name: str, kind: str, role: str | None, places: str) -> Text:
    told = Text.assemble((visible(name), "bold"), (f"  {kind}", "cyan"), overflow="fold")
    if role:
        told.append(f"  {visible(role)}")
    return told.append(f" {places}", style=QUIET)


def _told(statement: str, origins: str, places: str) -> Text:
    return text_line(statement).append(f"  {origins}", style="cyan").append(f" {places}", style=QUIET)


def _changed(kind: str, told: str) -> Text:
    return text_line(kind, "bold yellow").append(f"  {told}")


def _more(count: int) -> list[Text]:
    return [text_line(f"and {count - wording.LISTED} more", QUIET)] if count > wording.LISTED else []


def _sentence(report: Report) -> str:
    numbers = ",".join(str(e.sentence) for e in report.evidence if e.sentence is not None)
    return f"[{numbers}]" if numbers else ""


def _with(text: str, places: str, style: str = "") -> Text:
    return numbered(text_line(text, style), places)
