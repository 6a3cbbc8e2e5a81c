"""A batch put together from settings: feeds, fetchers, workers, journal, engine, output. The command and the Python
function open the same run."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from anyio import CapacityLimiter
from pydantic import BaseModel

from summarizer.batch.by_rules import ByRules, rules_know
from summarizer.batch.figures import Figures
from summarizer.batch.library import Library
from summarizer.batch.outcome import Done, Outcome
from summarizer.batch.output import Output, files_of, open_output
from summarizer.batch.outputs import Stamp
from summarizer.batch.run import DEFAULT_JOBS, Batch, Maker, Plan, Tally
from summarizer.batch.work import Raw
from summarizer.batch.workers import Workers
from summarizer.errors import SummarizerError, UsageError
from summarizer.journal import Journal, Seen, open_journal
from summarizer.schemas.loading import schema_name
from summarizer.settings import Settings
from summarizer.sources import is_url
from summarizer.sources.feeds import FeedOptions, Item, stream_items
from summarizer.sources.polite import FeedFetcher, Hosts, PoliteFetcher

if TYPE_CHECKING:
    from summarizer.batch.via_provider import Rounds
    from summarizer.engines.llm.endpoint import Endpoint


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a batch. `output` is None where outcomes are only handed out; `tell` takes lines for a person,
    `progress` those that say how far something is.

    `schema` is a class of one's own where it is not what the settings say; `stdin` is what "-" reads.
    """

    feeds: tuple[str, ...]
    settings: Settings
    tell: Callable[[str], None]
    output: Path | None = None
    schema: type[BaseModel] | None = None
    stdin: BinaryIO | None = None
    progress: Callable[[str], None] | None = None


@dataclass(slots=True)
class Run:
    """An asynchronous iterator of outcomes. Each is in the output, and in the figures, before it is handed out.

    `engine` is the model's endpoint, None for the rules engine."""

    plan: Plan
    outputs: Output | None
    journal: Journal
    engine: "Endpoint | None"
    every: float | None
    _fingerprints: dict[str, str]
    figures: Figures = field(default_factory=Figures)
    tally: Tally = field(default_factory=Tally)
    begin: "Callable[[Plan, Tally], Batch | Rounds]" = Batch
    after_round: Callable[[], Awaitable[None]] | None = None  # what is done after each look at the feeds
    _batch: "Batch | Rounds | None" = None
    _stopped: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def ended_by(self) -> SummarizerError | None:
        """What ended the run before its time, so that the rest was not tried."""
        return None if self._batch is None else self._batch.ended_by

    def __aiter__(self) -> AsyncIterator[Outcome]:
        return self

    async def __anext__(self) -> Outcome:
        outcome = await self._next()
        fingerprint = self._fingerprints.pop(outcome.input, None)
        self._write(outcome)
        self.figures.add(outcome)
        if isinstance(outcome, Done) and fingerprint is not None:
            await self.journal.note_seen(outcome.input, Seen(fingerprint, outcome.document))
        return outcome

    def stop(self) -> None:
        """Takes no more documents; those in flight are finished."""
        self._stopped.set()
        if self._batch is not None:
            self._batch.stop()

    async def close(self) -> None:
        """Ends what is in flight."""
        if self._batch is not None:
            await self._batch.close()
            self._batch = None

    async def _next(self) -> Outcome:
        """The next outcome of this look at the feeds, or of the one after the pause, where there is to be one."""
        while True:
            if self._batch is None:
                self.tally = Tally()
                self._batch = self.begin(self.plan, self.tally)
                self._batch.start()
            try:
                return await anext(self._batch)
            except StopAsyncIteration:
                if self.every is None or self._stopped.is_set():
                    raise
            await self.close()
            if self.outputs is not None:
                self.outputs.settle()
            if self.after_round is not None:
                await self.after_round()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopped.wait(), self.every)
            if self._stopped.is_set():
                raise StopAsyncIteration

    def _write(self, outcome: Outcome) -> None:
        if self.outputs is None:
            return
        if isinstance(outcome, Done):
            self.outputs.write_brief(outcome.input, outcome.document, outcome.line)
        else:
            self.outputs.write_failure(outcome)


@asynccontextmanager
async def open_run(wanted: Wanted) -> AsyncIterator[Run]:
    """A run, ready to be iterated. Raises UsageError where it cannot be done as asked, OutputError where the disk
    fails."""
    settings = wanted.settings
    refuse_contradictions(settings)
    if own_files(wanted).intersection(Path(feed).resolve() for feed in wanted.feeds if not is_url(feed)):
        raise UsageError(str(wanted.output), "the output is one of the feeds", "name another file by -o")
    async with AsyncExitStack() as stack:
        journal = await stack.enter_async_context(open_journal(settings.journal))
        workers = Workers()
        jobs = settings.jobs or DEFAULT_JOBS
        hosts = Hosts()
        stack.callback(hosts.stop)
        pages = None
        if not settings.no_fetch:
            pages = stack.enter_context(PoliteFetcher(allow_private=settings.allow_private, hosts=hosts))
        library = Library(pages, workers, CapacityLimiter(jobs))
        maker, stamp = await open_maker(wanted, journal, library, stack)
        if settings.on == "ray" and not settings.dry_run:
            from summarizer.batch.on_ray import open_on_ray  # noqa: PLC0415 - needs an extra

            maker = await open_on_ray(wanted, maker, stack)
        outputs = None
        if wanted.output is not None:
            outputs = stack.enter_context(open_output(wanted.output, stamp))
            for notice in outputs.notices:
                wanted.tell(notice)
        feeds = stack.enter_context(FeedFetcher(allow_private=settings.allow_private, hosts=hosts))
        desk = _Desk(library, journal, outputs, fresh=settings.fresh)
        plan = Plan(
            find=lambda: stream_items(
                wanted.feeds,
                FeedOptions(fetch=not settings.no_fetch, text_field=settings.text_field, passed_over=own_files(wanted)),
                stdin=wanted.stdin,
                fetcher=feeds,
            ),
            fetch=desk.raw,
            maker=maker,
            is_written=desk.is_written,
            tell=wanted.tell,
            slots=jobs,
            limit=settings.limit,
        )
        run = Run(plan, outputs, journal, maker.endpoint, _pause(wanted), desk.fingerprints)
        if settings.via == "provider-batch" and not settings.dry_run:
            from summarizer.batch.via_provider import by_rounds  # noqa: PLC0415 - loads openai

            run.begin = by_rounds(maker, settings, journal, desk.fingerprints, wanted.progress or _say_nothing)
        stack.push_async_callback(run.close)
        yield run


def refuse_contradictions(settings: Settings) -> None:
    """Raises UsageError where a provider's batch, or Ray, is asked for together with what it cannot do."""
    one_process = {"--record": settings.record, "--replay": settings.replay}
    if settings.via == "provider-batch":
        if settings.chosen_engine == "rules":
            raise UsageError("--via provider-batch", "the rules engine asks nobody", "name a model, or leave it out")
        _refuse("--via provider-batch", {"--on ray": settings.on == "ray", **one_process})
    if settings.on == "ray":
        _refuse("--on ray", {**one_process, "--max-cost": settings.max_cost is not None})


def _refuse(option: str, others: dict[str, object]) -> None:
    for other, given in others.items():
        if given:
            raise UsageError(option, f"it does not go with {other}", "leave out one of them")


def own_files(wanted: Wanted) -> frozenset[Path]:
    """The files that a run writes, which are no feeds of its own."""
    if wanted.output is None:
        return frozenset()
    stories = frozenset({Path(wanted.settings.stories).resolve()} if wanted.settings.stories else ())
    return files_of(wanted.output.resolve()) | stories


def _say_nothing(_: str) -> None:
    """Nobody wants to know."""


def _pause(wanted: Wanted) -> float | None:
    """Seconds between two looks at the feeds; None where one look is wanted. Raises UsageError."""
    every = wanted.settings.every
    if every is None:
        return None
    if wanted.settings.dry_run:
        raise UsageError("--every", "an estimate is made once", "leave out --every or --dry-run")
    if "-" in wanted.feeds:
        raise UsageError("--every", "standard input can be read once only", "name a file or an address")
    found = _DURATION.fullmatch(every.strip())
    seconds = int(found[1]) * _UNITS[found[2]] if found else 0
    if not seconds:
        raise UsageError(f"--every {every}", "it is no time", "write it as 30s, 10m, 2h or 1d")
    return float(seconds)


_DURATION = re.compile(r"([0-9]{1,6})([smhd])")
_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


@dataclass(slots=True)
class _Desk:
    """What is known of the items in flight: whether they are done already, and what they were when they were taken."""

    library: Library
    journal: Journal
    outputs: Output | None
    fresh: bool
    fingerprints: dict[str, str] = field(default_factory=dict)

    async def is_written(self, item: Item) -> bool:
        """Whether the output has this run's brief of the item, and the item is as it was then. A page of which nothing
        is known but that it was written is taken to be the same; what is at hand is looked at again."""
        if self.fresh or self.outputs is None:
            return False
        written = self.outputs.written(item.input)
        if written is None:
            return False
        seen = await self.journal.seen(item.input)
        if seen is None or seen.document_id != written.document:
            return item.link is not None
        return seen.fingerprint == item.fingerprint

    async def raw(self, item: Item) -> Raw:
        """The raw material of an item that is taken."""
        self.fingerprints[item.input] = item.fingerprint
        return await self.library.raw(item)


async def open_maker(wanted: Wanted, journal: Journal, library: Library, stack: AsyncExitStack) -> tuple[Maker, Stamp]:
    """What makes outcomes, and what a line of the output must have been made with to be such a one."""
    settings = wanted.settings
    schema = wanted.schema or settings.schema
    text = not settings.no_text
    if settings.chosen_engine == "rules":
        rules_know(schema)
        return ByRules(library.workers, text=text), Stamp("brief", "rules")
    from summarizer.batch.by_model import ByModel, estimator, open_engine  # noqa: PLC0415 - loads openai

    if settings.dry_run:
        estimating = estimator(settings, wanted.schema, journal, library)
        return estimating, Stamp(schema_name(schema), "llm", estimating.endpoint.model, "")
    engine, wish = await open_engine(settings, wanted.schema, journal, stack)
    stamp = Stamp(schema_name(schema), "llm", engine.endpoint.model, wish.fingerprint(engine.endpoint))
    return ByModel(engine, wish, library, text=text, skip_near=settings.skip_near_duplicates), stamp
