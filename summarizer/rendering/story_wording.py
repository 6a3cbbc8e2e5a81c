"""What every face of a story says in the same words."""

from collections.abc import Iterable, Iterator, Sequence

from summarizer.rendering.wording import interval, visible
from summarizer.schemas.story import Report, Story, StoryEvidence, StoryNumber, StoryQuestion, outlets_of

VERDICTS = {
    "agree": "agree",
    "conflict": "conflict",
    "different_scope": "different scope",
    "superseded": "superseded",
    "single": "one outlet",
}
LISTED = 12  # facts and actors that a face shows; the JSON has them all


def outlets(story: Story) -> tuple[str, ...]:
    """What each document's outlet is called, in order."""
    return tuple(map(visible, outlets_of(story.documents)))


def cited(evidence: Iterable[StoryEvidence]) -> str:
    """Documents with their sentences: "[1:19, 2:7]"."""
    places = dict.fromkeys((e.document, e.sentence) for e in evidence)
    told = ", ".join(f"{document}:{'?' if sentence is None else sentence}" for document, sentence in places)
    return f"[{told}]" if told else ""


def counted(outlets: int, origins: Sequence[str]) -> str:
    """How many outlets, and how many they go back to: "2 outlets, 1 origin: KCNA"."""
    if outlets == 1:
        return f"1 outlet ({', '.join(map(visible, origins))})" if origins else "1 outlet"
    told = f"{outlets} outlets"
    if not origins:
        return told
    known = "1 origin" if len(origins) == 1 else f"{len(origins)} origins"
    return f"{told}, {known}: {', '.join(map(visible, origins))}"


def shared(story: Story) -> list[StoryNumber]:
    """The numbers that two documents or more tell."""
    return [number for number in story.content.numbers if number.verdict != "single"]


def single(story: Story) -> list[StoryNumber]:
    """The numbers that one document alone tells."""
    return [number for number in story.content.numbers if number.verdict == "single"]


def tellers(number: StoryNumber, names: Sequence[str]) -> int:
    """How many outlets tell a number."""
    return len({names[report.document - 1] for report in number.reports})


def by_document(number: StoryNumber) -> dict[int, list[Report]]:
    """The reports of each document that tells the number."""
    found: dict[int, list[Report]] = {}
    for report in number.reports:
        found.setdefault(report.document, []).append(report)
    return found


def written(report: Report) -> str:
    """A report's figure as written, its interval where it is not exact."""
    bounds = interval(report.low, report.high)
    return f"{visible(report.as_written)} ({bounds})" if bounds else visible(report.as_written)


def behind(report: Report) -> str:
    """Who states a report: its source, else an em dash for the outlet itself."""
    if report.source is None:
        return "—"
    name = visible(report.source.name)
    return f"{name} (implied)" if report.source.confirmed is False else name


def answers(question: StoryQuestion, names: Sequence[str]) -> Iterator[str]:
    """A line for each outlet that answers a question."""
    for evidence in question.answered_by:
        place = cited([evidence])
        yield f"answered by {names[evidence.document - 1]}: “{visible(evidence.quote)}” {place}"


def opening(story: Story) -> str:
    """How many outlets tell the story and how many origins its shared numbers have: said first, and plainly."""
    names = outlets(story)
    told = f"{len(set(names))} outlets" if len(set(names)) > 1 else f"{len(names)} articles of 1 outlet"
    numbers = shared(story)
    if not numbers:
        return f"{told}, no number in common"
    origins = list(dict.fromkeys(origin for number in numbers for origin in number.origins))
    count = "1 number" if len(numbers) == 1 else f"{len(numbers)} numbers"
    if len(origins) == 1:
        return f"{told}, {count} in common, 1 origin: {visible(origins[0])}"
    return f"{told}, {count} in common, {len(origins)} origins behind them"


def documents(story: Story) -> Iterator[str]:
    """A line for each document: its number, outlet, day and place."""
    for number, (name, document) in enumerate(zip(outlets(story), story.documents, strict=True), 1):
        known = (name, document.published, document.url or document.input)
        yield f"[{number}] " + " · ".join(visible(part) for part in known if part)


def made_by(story: Story) -> str:
    """The last line: what was checked, and the engine."""
    audit, run = story.audit, story.run
    share = f"all {audit.claims}" if audit.supported == audit.claims else f"{audit.supported} of {audit.claims}"
    engine = "rules engine, no model" if run.engine == "rules" else f"model {visible(run.model or 'not named')}"
    parts = [f"{share} claims proved against their texts", engine]
    if run.calls:
        parts.append(f"{run.calls} calls, {run.input_tokens:,} tokens in, {run.output_tokens:,} out")
    if run.engine != "rules" and run.cost_usd is not None:
        parts.append(f"${run.cost_usd:.4f}")
    return " · ".join(parts)


def changes(story: Story) -> Iterator[tuple[str, str]]:
    """What is new since an earlier story: a word for the kind, and a line."""
    found = story.content.changes
    if found is None:
        return
    for number in found.numbers:
        before, now = "; ".join(map(visible, number.before)), "; ".join(map(visible, number.now))
        told = " → ".join(part for part in (before, now) if part)
        yield number.change, f"{visible(number.measures)}: {told} {cited(number.evidence)}".rstrip()
    for question in found.questions_answered:
        yield "answered", f"{visible(question.question)} {cited(question.answered_by)}"
    for actor in found.actors:
        yield "new actor", f"{visible(actor.name)} {cited(actor.evidence)}"
    for fact in found.facts:
        yield "new fact", f"{visible(fact.statement)} {cited(fact.evidence)}"
