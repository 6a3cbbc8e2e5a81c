"""A story as GitHub-flavoured Markdown: its numbers in a table with a column for each outlet."""

from collections.abc import Iterable, Iterator, Sequence

from summarizer.rendering import story_wording as wording
from summarizer.rendering.markdown import escaped
from summarizer.schemas.story import Report, Story, StoryFact, StoryNumber, StoryQuestion


def render_story_markdown(story: Story) -> str:
    """One story; it ends with a line break."""
    return "\n".join(_blocks(story))


def _blocks(story: Story) -> Iterator[str]:
    names, content = wording.outlets(story), story.content
    if content.headline:
        yield f"# {_with(content.headline.statement, wording.cited(content.headline.evidence))}\n"
    else:
        yield "# A story\n"
    yield f"**{escaped(wording.opening(story))}**\n"
    yield _bullets(map(escaped, wording.documents(story)))
    if changed := list(wording.changes(story)):
        yield _section("New since the earlier story", (f"**{kind}**: {escaped(told)}" for kind, told in changed))
    if numbers := wording.shared(story):
        yield "## Numbers side by side\n"
        heads = ("Measured", *(f"{at}: {escaped(name)}" for at, name in enumerate(names, 1)), "Verdict", "Origins")
        yield _table(heads, (_row(number, names) for number in numbers))
    if content.open_questions:
        asked = sorted(content.open_questions, key=lambda question: not question.answered_by)
        yield _section("Open questions", (_question(question, names) for question in asked))
    if content.facts:
        told = [_fact(fact) for fact in content.facts[: wording.LISTED]]
        yield _section("What they tell", [*told, *_more(len(content.facts))])
    if numbers := wording.single(story):
        yield _section("Numbers of one outlet alone", (_alone(number, names) for number in numbers))
    if content.actors:
        actors = [
            f"**{escaped(a.name)}**, {_with(', '.join(filter(None, (a.kind, a.role))), wording.cited(a.evidence))}"
            for a in content.actors[: wording.LISTED]
        ]
        yield _section("Who", [*actors, *_more(len(content.actors))])
    for note in story.audit.notes:
        yield f"Note: {escaped(note)}\n"
    made = wording.made_by(story)
    yield f"{escaped(made[:1].upper() + made[1:])}\n"


def _fact(fact: StoryFact) -> str:
    origins = escaped(wording.counted(fact.outlets, fact.origins))
    return f"{_with(fact.statement, wording.cited(fact.evidence))} — {origins}"


def _row(number: StoryNumber, names: Sequence[str]) -> tuple[str, ...]:
    told = wording.by_document(number)
    verdict = f"**{wording.VERDICTS[number.verdict]}**"
    if number.detail:
        verdict += f": {escaped(number.detail)}"
    origins = wording.counted(wording.tellers(number, names), number.origins)
    cells = (_cell(told.get(place, [])) for place in range(1, len(names) + 1))
    return escaped(number.measures), *cells, verdict, escaped(origins)


def _cell(reports: Sequence[Report]) -> str:
    parts = ((wording.written(r), wording.behind(r), wording.cited(r.evidence)) for r in reports)
    told = (f"{escaped(written)}, {escaped(source)} {escaped(places)}" for written, source, places in parts)
    return "; ".join(told) or "—"


def _question(question: StoryQuestion, names: Sequence[str]) -> str:
    said = f"**{question.status}**: {_with(question.question, wording.cited(question.evidence))}"
    answers = "".join(f"\n  - {escaped(answer)}" for answer in wording.answers(question, names))
    return said + answers


def _alone(number: StoryNumber, names: Sequence[str]) -> str:
    report = number.reports[0]
    known = [escaped(wording.written(report)), escaped(number.measures), escaped(names[report.document - 1])]
    if report.source:
        known.append(escaped(wording.behind(report)))
    return f"{', '.join(known)} {escaped(wording.cited(report.evidence))}"


def _more(count: int) -> list[str]:
    return [f"and {count - wording.LISTED} more"] if count > wording.LISTED else []


def _with(text: str, places: str) -> str:
    return f"{escaped(text)} {escaped(places)}".rstrip()


def _section(name: str, items: Iterable[str]) -> str:
    return f"## {name}\n\n{_bullets(items)}"


def _bullets(items: Iterable[str]) -> str:
    return "".join(f"- {item}\n" for item in items)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
