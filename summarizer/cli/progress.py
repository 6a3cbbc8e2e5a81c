"""How far a batch is: a bar on a terminal, a line every few seconds elsewhere, and one closing line."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli.streams import counted, say

if TYPE_CHECKING:
    from summarizer.batch import Run

_SECONDS_BETWEEN_LINES = 5.0


@contextmanager
def showing(run: "Run", *, quiet: bool) -> "Iterator[Progress]":
    """Shows a run's progress on standard error for as long as the block lasts."""
    if quiet:
        yield Progress(run)
    elif sys.stderr.isatty():
        with Bar(run) as bar:
            yield bar
    else:
        yield Lines(run)


class Progress:
    """Shows nothing."""

    def __init__(self, run: "Run") -> None:
        self.run = run

    def update(self) -> None:
        """One more document came out."""

    def close(self, output: Path | None) -> None:
        """The closing line."""
        say(closing_line(self.run, output))


class Lines(Progress):
    """A line every few seconds."""

    def __init__(self, run: "Run") -> None:
        super().__init__(run)
        self._next = time.monotonic() + _SECONDS_BETWEEN_LINES

    def update(self) -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _SECONDS_BETWEEN_LINES
            say(", ".join(_so_far(self.run)))


class Bar(Progress):
    """A bar, drawn by rich, that goes when the block ends."""

    def __init__(self, run: "Run") -> None:
        super().__init__(run)
        from rich.console import Console  # noqa: PLC0415  # for terminals alone
        from rich.progress import BarColumn, TextColumn  # noqa: PLC0415
        from rich.progress import Progress as RichProgress  # noqa: PLC0415

        self._bar = RichProgress(
            BarColumn(bar_width=24),
            TextColumn("{task.fields[said]}"),
            console=Console(stderr=True),
            transient=True,
            refresh_per_second=4,
        )
        self._task = self._bar.add_task("", total=None, said="reading the feeds")

    def __enter__(self) -> "Bar":
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def update(self) -> None:
        run = self.run
        finished = run.figures.done + run.figures.failed
        total = _total(run) if run.tally.read and run.every is None else None
        self._bar.update(self._task, completed=finished, total=total, said=", ".join(_so_far(run)))


def closing_line(run: "Run", output: Path | None) -> str:
    """What the run came to: counts, time, tokens, cost."""
    figures, tally = run.figures, run.tally
    parts = [f"{figures.done:,} done"]
    if figures.cached:
        parts[0] += f" ({figures.cached:,} without a call)"
    if tally.written and run.every is None:
        parts.append(f"{tally.written:,} were there")
    if tally.again and run.every is None:
        parts.append(f"{tally.again:,} named twice")
    if figures.failed:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in figures.kinds.most_common())
        where = f", see {run.outputs.failures_at}" if run.outputs is not None else ""
        parts.append(f"{figures.failed:,} failed ({kinds}{where})")
    if figures.rejected:
        parts.append(f"{counted(figures.rejected, 'claim')} rejected")
    parts.append(f"{_duration(figures.seconds)}, {figures.rate:.1f} a second")
    parts += _spent(run)
    return f"{output}: " * (output is not None) + "; ".join(parts)


def _so_far(run: "Run") -> list[str]:
    figures, tally = run.figures, run.tally
    known = tally.read and run.every is None
    of = f" of {_total(run):,}" if known else ""
    said = [f"{figures.done:,} done{of}"]
    if figures.failed:
        said.append(f"{figures.failed:,} failed")
    if figures.cached:
        said.append(f"{figures.cached:,} from the journal")
    said.append(f"{figures.rate:.1f}/s")
    if known and figures.rate > 0:
        left = max(0, _total(run) - figures.done - figures.failed) / figures.rate
        said.append(f"{_duration(left)} left")
    return said + _spent(run)


def _total(run: "Run") -> int:
    return run.tally.found - run.tally.written


def _spent(run: "Run") -> list[str]:
    figures = run.figures
    if not figures.input_tokens:
        return []
    cost = "cost unknown" if figures.cost_usd is None else f"${figures.cost_usd:,.4f}"
    return [f"{figures.input_tokens:,} + {figures.output_tokens:,} tokens", cost]


def _duration(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}" if minutes else f"{seconds:.1f} s"
