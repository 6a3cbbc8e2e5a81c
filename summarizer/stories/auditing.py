"""What was checked of a story, and what making it took: the briefs' audits and runs together."""

from collections.abc import Mapping, Sequence

from summarizer.schemas.brief import Brief, NumberClaim
from summarizer.schemas.story import StoryAudit, StoryNumberAudit, StoryRejected
from summarizer.schemas.summary import Run, Summary
from summarizer.stories.telling import MOST
from summarizer.version import __version__


def audit_of(
    summaries: Sequence[Summary], taken: Mapping[int, tuple[NumberClaim, ...]], notes: Sequence[str]
) -> StoryAudit:
    """What was checked, with what the story tells beyond the briefs, `taken`."""
    audits = [summary.audit for summary in summaries]
    more = sum(map(len, taken.values()))
    told = {(n, claim.start) for n, claims in taken.items() for claim in claims}
    return StoryAudit.model_construct(
        claims=sum(audit.claims for audit in audits) + more,
        supported=sum(audit.supported for audit in audits) + more,
        rejected=tuple(
            StoryRejected.model_construct(document=n, **dict(rejected))
            for n, audit in enumerate(audits, 1)
            for rejected in audit.rejected
        ),
        numbers=tuple(
            StoryNumberAudit.model_construct(document=n, **dict(number))
            for n, audit in enumerate(audits, 1)
            for number in audit.numbers
            if number.status == "omitted" and (n, number.start) not in told
        ),
        notes=(*notes, *(f"document {n}: {note}" for n, audit in enumerate(audits, 1) for note in audit.notes)),
    )


def run_of(summaries: Sequence[Summary], seconds: float) -> Run:
    """The briefs' runs together."""
    runs = [summary.run for summary in summaries]
    costs = [run.cost_usd for run in runs]
    return Run(
        engine="llm" if any(run.engine == "llm" for run in runs) else "rules",
        model=next((run.model for run in runs if run.model), None),
        prompt=next((run.prompt for run in runs if run.prompt), None),
        calls=sum(run.calls for run in runs),
        input_tokens=sum(run.input_tokens for run in runs),
        output_tokens=sum(run.output_tokens for run in runs),
        cost_usd=None if None in costs else sum(cost for cost in costs if cost is not None),
        seconds=round(sum(run.seconds for run in runs) + seconds, 6),
        cached=all(run.cached for run in runs),
        version=__version__,
    )


def told_besides(taken: Mapping[int, tuple[NumberClaim, ...]]) -> list[str]:
    """A note for each document of which more is told than its brief has."""
    return [
        f"document {n}: {', '.join(f'“{claim.as_written}”' for claim in claims)}: told beyond its brief, as another"
        " document tells it too"
        for n, claims in taken.items()
        if claims
    ]


def uncompared(briefs: Sequence[Brief]) -> list[str]:
    """A note for each document that has more numbers than are held against others."""
    return [
        f"document {n}: of its {len(brief.numbers)} numbers the first {MOST} are compared"
        for n, brief in enumerate(briefs, 1)
        if len(brief.numbers) > MOST
    ]
