"""What is new since an earlier story: numbers raised or withdrawn, questions answered, new actors, new facts."""

from collections.abc import Sequence
from typing import Literal

from summarizer.grounding.entities import plain_name
from summarizer.schemas.brief import NumberClaim
from summarizer.schemas.claim import Evidence
from summarizer.schemas.story import Changes, NumberChange, Report, Story, StoryNumber, StoryQuestion
from summarizer.schemas.summary import DocumentFacts
from summarizer.stories.facts import likeness
from summarizer.stories.likeness import Likeness
from summarizer.stories.notions import notions
from summarizer.stories.quantities import main_reports, rows_of
from summarizer.stories.telling import told_numbers
from summarizer.stories.told import Told
from summarizer.stories.verdicts import meet

_SAME_FACT = 0.5


def changes_since(before: Story, now: Story) -> Changes:
    """What `now` says that `before` did not, or said otherwise."""
    return Changes.model_construct(
        numbers=tuple(_numbers(before, now)),
        questions_answered=tuple(_answered(before, now)),
        actors=tuple(
            a for a in now.content.actors if not any(_same_actor(a.name, b.name) for b in before.content.actors)
        ),
        facts=tuple(
            fact
            for fact in now.content.facts
            if not any(_same_fact(fact.statement, known.statement) for known in before.content.facts)
        ),
    )


def _numbers(before: Story, now: Story) -> list[NumberChange]:
    """Both stories' rows held against each other, as if each were one document."""
    old, new = _as_told(1, before.content.numbers), _as_told(2, now.content.numbers)
    every = [*(told for told, _ in old), *(told for told, _ in new)]
    rows = {id(told): row for told, row in (*old, *new)}
    found = []
    for group in rows_of(every, Likeness(every)):
        earlier = [told for told in group if told.document == 1]
        later = [told for told in group if told.document == 2]
        if earlier and later:
            found += _changed(main_reports(earlier)[0], main_reports(later)[0], rows)
        elif later:
            row = rows[id(later[0])]
            found.append(_change("new", (), row.reports, row))
        elif _is_withdrawn(rows[id(earlier[0])], before.documents, now.documents):
            row = rows[id(earlier[0])]
            found.append(_change("withdrawn", row.reports, (), row))
    return found


def _changed(earlier: Told, later: Told, rows: dict[int, StoryNumber]) -> list[NumberChange]:
    before, now = rows[id(earlier)], rows[id(later)]
    rose = later.amount.middle > earlier.amount.middle
    # "At least 12" agrees with 20, and is raised to it all the same.
    if meet(earlier.amount, later.amount) and not (rose and later.rises and earlier.amount.high is None):
        return []
    return [_change("raised" if rose else "lowered", before.reports, now.reports, now)]


def _change(
    change: Literal["raised", "lowered", "withdrawn", "new"],
    before: Sequence[Report],
    now: Sequence[Report],
    row: StoryNumber,
) -> NumberChange:
    return NumberChange.model_construct(
        measures=row.measures,
        change=change,
        before=tuple(dict.fromkeys(report.as_written for report in before)),
        now=tuple(dict.fromkeys(report.as_written for report in now)),
        evidence=tuple(e for report in now for e in report.evidence),
    )


def _is_withdrawn(row: StoryNumber, old: Sequence[DocumentFacts], new: Sequence[DocumentFacts]) -> bool:
    """Whether every document that told a number is there again in another wording, and tells it no more.

    That a document is not there at all withdraws nothing.
    """
    tellers = [old[report.document - 1] for report in row.reports if report.document <= len(old)]
    again = [next((n for n in new if _is_same_page(n, teller)), None) for teller in tellers]
    return bool(again) and all(
        page is not None and page.id != teller.id for page, teller in zip(again, tellers, strict=True)
    )


def _is_same_page(one: DocumentFacts, other: DocumentFacts) -> bool:
    if one.url and other.url:
        return one.url == other.url
    if one.outlet and other.outlet:
        return one.outlet == other.outlet
    return bool(one.input) and one.input == other.input


def _answered(before: Story, now: Story) -> list[StoryQuestion]:
    """Questions that an answer has come to: in this story, or in it for one that was open in the earlier one."""
    known = {q.question for q in before.content.open_questions if q.answered_by}
    return [q for q in now.content.open_questions if q.answered_by and q.question not in known]


def _as_told(document: int, rows: Sequence[StoryNumber]) -> list[tuple[Told, StoryNumber]]:
    """The latest word of each row, as a number of one document."""
    found: list[tuple[Told, StoryNumber]] = []
    for row in rows:
        claims = tuple(_claim(report) for report in row.reports)
        told = [t for claim in claims for t in told_numbers(document, (claim,))]
        if told:
            found.append((max(told, key=lambda one: (one.rises, one.amount.middle)) if told[0].rises else told[0], row))
    return found


def _claim(report: Report) -> NumberClaim:
    evidence = tuple(
        Evidence.model_construct(sentence=e.sentence, quote=e.quote, start=e.start, end=e.end) for e in report.evidence
    )
    names = ("as_written", "start", "end", "measures", "value", "low", "high", "unit", "qualifier", "kind")
    return NumberClaim.model_construct(
        source=None, evidence=evidence, **{name: getattr(report, name) for name in names}
    )


def _same_actor(one: str, other: str) -> bool:
    a, b = plain_name(one), plain_name(other)
    return a == b or a.endswith(f" {b}") or b.endswith(f" {a}")


def _same_fact(one: str, other: str) -> bool:
    return one == other or likeness(notions(one), notions(other)) >= _SAME_FACT
