"""A batch as the command shows it: its engine, its progress, Ctrl-C, its closing line and its exit code."""

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from summarizer.batch import Failure, Run, Wanted, open_run
from summarizer.cli.engine import RULES
from summarizer.cli.faces import as_json
from summarizer.cli.progress import showing
from summarizer.cli.streams import say, write_stdout

_FAILED, _UNUSABLE, _SOME_FAILED, _INTERRUPTED = 1, 2, 4, 130


def run(wanted: Wanted) -> int:
    """Runs it to its end, and returns the exit code."""
    try:
        return asyncio.run(_watch(wanted))
    except asyncio.CancelledError:
        return _INTERRUPTED


async def _watch(wanted: Wanted) -> int:
    settings = wanted.settings
    async with open_run(wanted) as run:
        if not settings.quiet:
            say(RULES if run.engine is None else f"model {run.engine.model} at {run.engine.host}")
        run.after_round = _stories_of(run, wanted)
        with _interrupts(run, settings.via) as interrupted, showing(run, quiet=settings.quiet) as shown:
            async for outcome in run:
                if isinstance(outcome, Failure) and _is_told(outcome, wanted):
                    say(outcome.error)
                shown.update()
        if settings.dry_run:
            write_stdout(as_json(_estimate(run), 2) + "\n")
        elif not settings.quiet:
            if run.ended_by is not None:
                say(str(run.ended_by))
            shown.close(wanted.output)
        if run.after_round is not None:
            await run.after_round()
    return _INTERRUPTED if interrupted.is_set() else _exit_code(run)


def _stories_of(run: Run, wanted: Wanted) -> Callable[[], Awaitable[None]] | None:
    """What writes the stories of all that stands in the output; None where nobody asked for them."""
    outputs, settings = run.outputs, wanted.settings
    path = settings.stories
    if outputs is None or path is None:
        return None
    from summarizer.cli.feed_stories import write_stories  # noqa: PLC0415  # loaded for --stories alone

    told_of = -1  # how many documents were done when the stories were last written

    async def write() -> None:
        nonlocal told_of
        if told_of == run.figures.done:
            return
        told_of = run.figures.done
        said = await write_stories(outputs.lines(), path, text=not settings.no_text)
        if not settings.quiet:
            say(said)

    return write


def _is_told(failure: Failure, wanted: Wanted) -> bool:
    """Whether a failure is a line on standard error too: where it is a whole feed's, or is written nowhere else."""
    return wanted.settings.verbose or wanted.output is None or failure.input in wanted.feeds


def _estimate(run: Run) -> dict[str, Any]:
    """What --dry-run prints. Tokens and dollars are guesses, repairs not in them."""
    figures = run.figures
    return {
        "documents": figures.done,
        "unusable": figures.failed,
        "in_journal": figures.cached,
        "requests": figures.calls,
        "input_tokens": figures.input_tokens,
        "output_tokens": figures.output_tokens,
        "cost_usd": None if figures.cost_usd is None else round(figures.cost_usd, 6),
    }


@contextlib.contextmanager
def _interrupts(run: Run, via: str) -> Iterator[asyncio.Event]:
    """Ctrl-C once: finish what is in flight. Twice: stop now; what is done is kept either way."""
    farewell = "finishing what is in flight; Ctrl-C again stops now"
    if via == "provider-batch":
        farewell = "the batch goes on at the provider; the same command collects it"
    loop, task, asked = asyncio.get_running_loop(), asyncio.current_task(), asyncio.Event()

    def interrupt() -> None:
        if asked.is_set() and task is not None:
            task.cancel()
            return
        asked.set()
        run.stop()
        say(farewell)

    try:
        loop.add_signal_handler(signal.SIGINT, interrupt)
    except NotImplementedError:  # not on every platform; there Ctrl-C stops at once
        yield asked
        return
    try:
        yield asked
    finally:
        loop.remove_signal_handler(signal.SIGINT)


def _exit_code(run: Run) -> int:
    """0 where all was done, 4 where some was, 1 where nothing was; 2 where the only input was no feed at all."""
    figures, tally = run.figures, run.tally
    if not figures.failed and not tally.broken:
        return 0
    if figures.done or tally.written:
        return _SOME_FAILED
    return _UNUSABLE if tally.found == figures.unusable == 1 else _FAILED
