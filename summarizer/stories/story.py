"""The story of several summaries: everything held against each other, and put together."""

from collections.abc import Sequence
from time import perf_counter

from summarizer.errors import UsageError
from summarizer.reading.model import Reading
from summarizer.schemas.brief import Brief, NumberClaim
from summarizer.schemas.claim import Evidence
from summarizer.schemas.story import (
    Report,
    Story,
    StoryActor,
    StoryContent,
    StoryEvidence,
    StoryFact,
    StoryNumber,
    StoryQuestion,
    StorySource,
    StoryStatement,
)
from summarizer.schemas.summary import Summary
from summarizer.stories.actors import Player, merged_actors
from summarizer.stories.auditing import audit_of, run_of, told_besides, uncompared
from summarizer.stories.bare import take_units
from summarizer.stories.currencies import settle_currencies
from summarizer.stories.facts import Fact, headline, in_order
from summarizer.stories.grouping import Grouping, grouping_by_rules
from summarizer.stories.hours import hour_of
from summarizer.stories.likeness import Likeness
from summarizer.stories.notions import notions
from summarizer.stories.origins import Origins, distinct
from summarizer.stories.quantities import main_reports
from summarizer.stories.questions import Asked, merged_questions
from summarizer.stories.since import changes_since
from summarizer.stories.taking import taken_up
from summarizer.stories.telling import told_numbers
from summarizer.stories.told import Told
from summarizer.stories.verdicts import Standing, latest, meet, verdict


def story_of(
    summaries: Sequence[Summary],
    *,
    since: Story | None = None,
    grouping: Grouping | None = None,
    readings: Sequence[Reading | None] = (),
    notes: Sequence[str] = (),
) -> Story:
    """The story that the summaries tell together, in their order.

    `grouping` says which numbers and which facts are one, where somebody else than the rules has found that; `since` is
    an earlier story that this one is compared with. Of documents whose `readings` are given, numbers are told that
    their briefs pass over, where another document tells them. Raises UsageError for fewer than two summaries, or for
    one that is no brief.
    """
    started = perf_counter()
    briefs = briefs_of(summaries)
    numbers = numbers_of(briefs)
    likeness = Likeness(numbers)
    groups = grouping or grouping_by_rules(numbers, briefs, likeness)
    taken = taken_up(groups.numbers, summaries, readings or [None] * len(briefs), likeness)
    desk = Desk(summaries, [_with(brief, taken.claims.get(n, ())) for n, brief in enumerate(briefs, 1)])
    rows = sorted(map(desk.row, taken.rows), key=lambda row: -len({report.document for report in row.reports}))
    facts = in_order(groups.facts, desk.stale)
    content = StoryContent.model_construct(
        headline=desk.headline(facts),
        facts=tuple(map(desk.fact, facts)),
        actors=tuple(map(desk.actor, merged_actors(briefs, desk.origins.people))),
        numbers=tuple(rows),
        open_questions=tuple(map(desk.question, merged_questions(briefs, numbers))),
        changes=None,
    )
    story = Story.model_construct(
        schema_name="story",
        schema_version=1,
        documents=tuple(summary.document for summary in summaries),
        content=content,
        audit=audit_of(summaries, taken.claims, (*notes, *uncompared(briefs), *told_besides(taken.claims))),
        run=run_of(summaries, 0.0),
    )
    if since is not None:
        story = story.model_copy(
            update={"content": content.model_copy(update={"changes": changes_since(since, story)})}
        )
    return story.model_copy(update={"run": run_of(summaries, perf_counter() - started)})


def briefs_of(summaries: Sequence[Summary]) -> list[Brief]:
    """The briefs of summaries. Raises UsageError where there are not two, or one is of another schema."""
    if len(summaries) < 2:
        raise UsageError("a story", "it takes two documents or more", "give another document on the same event")
    briefs = []
    for summary in summaries:
        if not isinstance(summary.content, Brief):
            subject = summary.document.input or "a summary"
            raise UsageError(subject, f"it is made with the schema {summary.schema_name}", "a story is made of briefs")
        briefs.append(summary.content)
    return briefs


def numbers_of(briefs: Sequence[Brief]) -> list[Told]:
    """The numbers of all documents that can be compared, in order."""
    numbers = [told for n, brief in enumerate(briefs, 1) for told in told_numbers(n, brief.numbers)]
    take_units(numbers)
    settle_currencies(numbers)
    return numbers


def _with(brief: Brief, claims: tuple[NumberClaim, ...]) -> Brief:
    return brief.model_copy(update={"numbers": (*brief.numbers, *claims)}) if claims else brief


class Desk:
    """What is known of the documents, and how their claims become the story's. Documents are numbered from 1."""

    def __init__(self, summaries: Sequence[Summary], briefs: Sequence[Brief]) -> None:
        documents = [summary.document for summary in summaries]
        self._briefs = briefs
        self.origins = Origins(documents, briefs)
        self._texts = [document.text for document in documents]
        self._words: dict[int, frozenset[str]] = {}
        self._hours = [hour_of(document) for document in documents]
        self._evidence: dict[tuple[int, int | None, int | None, int | None], StoryEvidence] = {}
        self.stale: set[tuple[int, int | None]] = set()  # the sentences of numbers that a later report has overtaken

    def headline(self, facts: Sequence[Fact]) -> StoryStatement | None:
        """The headline, one document's, with that document's evidence."""
        found = headline(self._briefs, facts, self._hours, self.stale)
        if found is None:
            return None
        document, told = found
        return StoryStatement.model_construct(
            statement=told.statement, evidence=tuple(self._cited(document, e) for e in told.evidence)
        )

    def fact(self, fact: Fact) -> StoryFact:
        """A fact in the words of the first document that tells it, with the evidence of all."""
        told = dict(fact.told)
        return StoryFact.model_construct(
            statement=fact.told[0][1].statement,
            outlets=len({self.origins.outlets[document - 1] for document in told}),
            origins=distinct(self.origins.of_statement(d, s.statement) for d, s in fact.told),
            evidence=tuple(self._cited(d, e) for d, s in fact.told for e in s.evidence[:3]),
        )

    def actor(self, player: Player) -> StoryActor:
        """An actor with a sentence or two of each document."""
        return StoryActor.model_construct(
            name=player.name,
            kind=player.kind,
            role=player.role,
            evidence=tuple(dict.fromkeys(self._cited(d, e) for d, actor in player.told for e in actor.evidence)),
        )

    def row(self, row: Sequence[Told]) -> StoryNumber:
        """A quantity with its verdict; the measure is told in the words of the report that says most of it. A headline
        that repeats its article's figure is no report of its own: the body says how exact it is, and on whose word."""
        bodies = {number.document: number for number in main_reports(n for n in row if not n.is_headed)}
        main = main_reports(n for n in row if not n.is_headed or n.document not in bodies)
        known = self._places_of_all(main)
        standings = [self._standing(number, known) for number in main]
        found = verdict(standings)
        reports = tuple(
            self._report(number, bodies.get(number.document, number) if number.is_headed else number) for number in row
        )
        return StoryNumber.model_construct(
            measures=_measures(row),
            verdict=found,
            detail=self._detail(found, main, standings),
            origins=distinct(report.origin for report in reports if report.origin),
            reports=reports,
        )

    def question(self, asked: Asked) -> StoryQuestion:
        """A question with the evidence of all who leave it open, and what answers it."""
        return StoryQuestion.model_construct(
            question=asked.question.question,
            status=asked.question.status,
            evidence=tuple(self._cited(d, e) for d, q in asked.told for e in q.evidence),
            answered_by=tuple(self._cited(d, e) for d, e in asked.answers),
        )

    def _cited(self, document: int, evidence: Evidence) -> StoryEvidence:
        """A brief's evidence as the story's; one piece of it is cited by several claims."""
        key = (document, evidence.start, evidence.end, evidence.sentence)
        found = self._evidence.get(key)
        if found is None:
            found = self._evidence[key] = StoryEvidence.model_construct(
                document=document, sentence=evidence.sentence, quote=evidence.quote,
                start=evidence.start, end=evidence.end,
            )  # fmt: skip
        return found

    def _places_of_all(self, main: Sequence[Told]) -> frozenset[str]:
        """The places of the figures that every one of their documents names: where all tell of Mulita, a figure "in the
        highlands" and one "at Mulita" are no figures of different places."""
        named = [number.document for number in main if number.scope]
        if len(named) < 2:
            return frozenset()
        places = frozenset().union(*(number.scope for number in main))
        return places.intersection(*(self._words_of(number.document) for number in main))

    def _words_of(self, document: int) -> frozenset[str]:
        if document not in self._words:
            self._words[document] = notions((self._texts[document - 1] or "")[:_HEAD])
        return self._words[document]

    def _standing(self, number: Told, known: frozenset[str]) -> Standing:
        return Standing(
            number.amount, self._hours[number.document - 1], number.scope - known, number.wide,
            number.rises, number.falls, number.raised,
        )  # fmt: skip

    def _report(self, number: Told, behind: Told) -> Report:
        """A number as its document tells it; `behind` is the one that tells whose word it is."""
        claim, document = number.claim, number.document
        source, origin = claim.source, claim.source or behind.claim.source
        return Report.model_construct(
            document=document, as_written=claim.as_written, start=claim.start or 0, end=claim.end or 0,
            measures=claim.measures, value=claim.value, low=claim.low, high=claim.high, unit=claim.unit,
            qualifier=claim.qualifier, kind=claim.kind,
            source=None if source is None else StorySource.model_construct(
                name=source.name, confirmed=source.confirmed,
                evidence=tuple(self._cited(document, e) for e in source.evidence),
            ),
            origin=self.origins.of_number(document, origin.name if origin else None),
            evidence=tuple(self._cited(document, e) for e in claim.evidence),
        )  # fmt: skip

    def _detail(self, found: str, main: Sequence[Told], standings: Sequence[Standing]) -> str | None:
        """Why reports do not agree: which is the latest, or what each takes in."""
        if found == "superseded":
            late = latest(standings)
            self.stale |= {(n.document, n.home) for n in main if not meet(n.amount, main[late].amount)}
            return f"{self.origins.outlets[main[late].document - 1]} is the latest: {main[late].claim.as_written}"
        if found == "different_scope":
            return " / ".join(", ".join(sorted(n.scope | n.wide)) or "not said" for n in main)
        return None


def _measures(row: Sequence[Told]) -> str:
    """Of the reports' words for what they measure those that the others bear out best, in few words."""

    others = row[:_FEW]

    def worth(number: Told) -> tuple[float, int]:
        words = number.claim.measures.split()
        own = notions(number.claim.measures)
        borne_out = sum(other.notions.get(word, 0.0) for other in others if other is not number for word in own)
        ill_put = "…" in words or words[0].lower() in _OPENERS or len(words) == 1 or not own
        share = borne_out / (len(own) + 1) / max(1, len(others) - 1)
        return share - 0.5 * ill_put - 0.04 * max(0, len(words) - 6), -len(words)

    return max(others, key=worth).claim.measures


_HEAD = 5_000  # characters of a document in which it names its places
_FEW = 12  # of a row that many tell, the reports that are asked for words
_OPENERS = frozenset("those they he she it we i that this among them".split())
