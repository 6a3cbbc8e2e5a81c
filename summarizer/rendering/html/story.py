"""A story as a page: its numbers side by side, each row's intervals on one axis, every claim linked to its sentence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from summarizer.rendering import story_wording as wording
from summarizer.rendering.html.axis import Axis, axis_of
from summarizer.rendering.html.page import page
from summarizer.rendering.html.story_evidence import Cited, Place, Sheet
from summarizer.rendering.html.summary import bounds, day, language_tag
from summarizer.rendering.wording import left_out, rejection, visible
from summarizer.schemas.story import Report, Story, StoryNumber, StoryQuestion
from summarizer.schemas.summary import NumberAudit
from summarizer.version import __version__

_FEW_ORIGINS = 4  # that the line of a document names
_WIDE = 3  # columns of outlets that paper has room for
_TONES = {"agree": "good", "conflict": "bad", "different_scope": "info", "superseded": "warn", "single": ""}


class Told(NamedTuple):
    """A report in its outlet's cell. `source` is empty where the outlet itself says it; `origin` is the agency that it
    has it from then."""

    figure: str
    bounds: str
    source: str
    implied: bool
    origin: str
    places: tuple[Place, ...]


class Drawn(NamedTuple):
    """An axis; `lanes` names the outlet of each of its lanes, `described` says in words what it shows."""

    axis: Axis
    lanes: tuple[str, ...]
    described: str
    note: str


class Row(NamedTuple):
    """A quantity that several outlets tell; a cell for each document."""

    measures: str
    verdict: str
    tone: str
    detail: str
    origins: str
    cells: tuple[tuple[Told, ...], ...]
    drawn: Drawn | None


class Item(NamedTuple):
    """A claim in a line: what it says, a word for its kind, what is added to it, and where it stands."""

    text: str
    kind: str
    added: str
    places: tuple[Place, ...]


class Asked(NamedTuple):
    """An open question; `answers` are outlets with what they say."""

    text: str
    status: str
    left_by: str
    places: tuple[Place, ...]
    answers: tuple[Item, ...]


class Paper(NamedTuple):
    """A document: what is known of it, what it leaves out, and its text."""

    number: int
    name: str
    title: str
    day: str
    url: str | None
    place: str
    origins: str
    language: str | None
    audit: tuple[str, ...]
    sheet: Sheet


def render_story_html(story: Story, *, up: str | None = None) -> str:
    """One story as a page of its own. `up` is the address of an index that it belongs to, relative to the page."""
    names, content = wording.outlets(story), story.content
    cited = Cited(story, names)
    values: dict[str, Any] = {
        "headline": visible(content.headline.statement) if content.headline else "A story",
        "headline_places": cited.places(content.headline.evidence if content.headline else ()),
        "opening": wording.opening(story),
        "tally": _tally(wording.shared(story)),
        "changes": None if content.changes is None else tuple(_changes(story, cited)),
        "names": names,
        "rows": [_row(number, names, cited) for number in wording.shared(story)],
        "singles": [_alone(number, names, cited) for number in wording.single(story)],
        "open": [_asked(q, names, cited) for q in content.open_questions if not q.answered_by],
        "answered": [_asked(q, names, cited) for q in content.open_questions if q.answered_by],
        "facts": [
            Item(visible(f.statement), "", wording.counted(f.outlets, f.origins), cited.places(f.evidence))
            for f in content.facts
        ],
        "actors": [
            Item(visible(a.name), a.kind, visible(a.role or ""), cited.places(a.evidence)) for a in content.actors
        ],
        "rejected": [(names[gone.document - 1], *rejection(gone)) for gone in story.audit.rejected],
        "notes": [visible(note) for note in story.audit.notes],
    }
    return page(
        "story.html",
        assets=("base", "story"),
        version=__version__,
        run=story.run,
        made_by=wording.made_by(story),
        up=up,
        many=len(names) > _WIDE,
        listed=wording.LISTED,
        papers=list(_papers(story, names, cited)),
        **values,
    )


def _tally(numbers: Sequence[StoryNumber]) -> list[tuple[str, str]]:
    """How many rows have each verdict, with its tone."""
    counted = Counter[str](number.verdict for number in numbers)
    return [(_TONES[name], f"{counted[name]} {word}") for name, word in wording.VERDICTS.items() if counted[name]]


def _row(number: StoryNumber, names: Sequence[str], cited: Cited) -> Row:
    told = wording.by_document(number)
    return Row(
        visible(number.measures),
        wording.VERDICTS[number.verdict],
        _TONES[number.verdict],
        visible(number.detail or ""),
        wording.counted(wording.tellers(number, names), number.origins),
        tuple(
            tuple(_told(report, name, cited) for report in told.get(document, ()))
            for document, name in enumerate(names, 1)
        ),
        _drawn(number, names),
    )


def _told(report: Report, outlet: str, cited: Cited) -> Told:
    source, origin = report.source, visible(report.origin or "")
    return Told(
        visible(report.as_written),
        bounds(report.low, report.high),
        visible(source.name) if source else "",
        source is not None and source.confirmed is False,
        "" if source or origin == outlet else origin,
        cited.places(report.evidence),
    )


def _drawn(number: StoryNumber, names: Sequence[str]) -> Drawn | None:
    axis = axis_of(number.reports, number.verdict)
    if axis is None:
        return None
    shown = [number.reports[lane.at] for lane in axis.lanes]
    note = _note(axis, number.reports)
    parts = [wording.VERDICTS[number.verdict].capitalize(), *([note] if note else [])]
    parts += [f"{names[report.document - 1]}: {_spoken(report)}" for report in shown]
    return Drawn(axis, tuple(names[report.document - 1] for report in shown), ". ".join(parts), note)


def _note(axis: Axis, reports: Sequence[Report]) -> str:
    """What stands below the axis: what meets or lies apart, the unit, what is not drawn."""
    parts = []
    band = axis.band
    if band is not None and band.kind == "rounding":
        parts.append("apart by rounding")
    elif band is not None and band.low == band.high:
        parts.append(f"meet at {band.low}")
    elif band is not None:
        parts.append(f"{'meet from' if band.kind == 'meet' else 'apart:'} {band.low} to {band.high}")
    if axis.unit:
        parts.append(f"in {visible(axis.unit)}{', converted' if axis.converted else ''}")
    if axis.logarithmic:
        parts.append("logarithmic axis")
    if axis.left_out:
        parts.append("not drawn: " + ", ".join(visible(reports[at].as_written) for at in axis.left_out))
    return "; ".join(parts)


def _spoken(report: Report) -> str:
    interval = bounds(report.low, report.high)
    return f"{visible(report.as_written)}, {interval}" if interval else visible(report.as_written)


def _alone(number: StoryNumber, names: Sequence[str], cited: Cited) -> tuple[str, str, Told]:
    """What is measured, by whom, and the report of a number that one outlet alone tells."""
    report = number.reports[0]
    outlet = names[report.document - 1]
    return visible(number.measures), outlet, _told(report, outlet, cited)


def _asked(question: StoryQuestion, names: Sequence[str], cited: Cited) -> Asked:
    leaving = list(dict.fromkeys(names[e.document - 1] for e in question.evidence))
    every = len(leaving) > 1 and len(leaving) == len(set(names))
    answers = tuple(
        Item(f"“{visible(found.quote)}”", "", names[found.document - 1], cited.places([found]))
        for found in question.answered_by
    )
    return Asked(
        visible(question.question),
        question.status,
        "all outlets" if every else ", ".join(leaving),
        cited.places(question.evidence),
        answers,
    )


def _changes(story: Story, cited: Cited) -> Iterator[Item]:
    """What is new since the earlier story; `added` is what was told and is told now, or the answer."""
    found = story.content.changes
    if found is None:
        return
    for number in found.numbers:
        now = [told for told in number.now if told not in number.before] or number.now
        figures = filter(None, (" and ".join(map(visible, told)) for told in (number.before, now)))
        yield Item(f"{visible(number.measures)}:", number.change, " → ".join(figures), cited.places(number.evidence))
    for question in found.questions_answered:
        said = "; ".join(f"“{visible(answer.quote)}”" for answer in question.answered_by)
        yield Item(visible(question.question), "answered", said, cited.places(question.answered_by))
    for actor in found.actors:
        known = ", ".join(visible(part) for part in (actor.name, actor.role) if part)
        yield Item(known, "new actor", "", cited.places(actor.evidence))
    for fact in found.facts:
        yield Item(visible(fact.statement), "new fact", "", cited.places(fact.evidence))


def _papers(story: Story, names: Sequence[str], cited: Cited) -> Iterator[Paper]:
    omitted: dict[int, list[NumberAudit]] = {}
    for number in story.audit.numbers:
        omitted.setdefault(number.document, []).append(number)
    for at, (name, document, sheet) in enumerate(zip(names, story.documents, cited.sheets, strict=True), 1):
        yield Paper(
            at,
            name,
            visible(document.title or ""),
            day(document.published),
            document.url or document.input,
            visible(document.input or ""),
            _origins(at, name, wording.shared(story)),
            language_tag(document.language),
            tuple(left_out(omitted.get(at, ()))),
            sheet,
        )


def _origins(document: int, name: str, numbers: Iterable[StoryNumber]) -> str:
    """Whom a document's numbers in common go back to: "KCNA (4), itself (1)"."""
    reports = (report for number in numbers for report in number.reports if report.document == document)
    counted = Counter(visible(report.origin) for report in reports if report.origin)
    told = [f"{'itself' if origin == name else origin} ({count})" for origin, count in counted.most_common()]
    more = f" and {len(told) - _FEW_ORIGINS} more" if len(told) > _FEW_ORIGINS else ""
    return ", ".join(told[:_FEW_ORIGINS]) + more
