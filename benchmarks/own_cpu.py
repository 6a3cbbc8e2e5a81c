"""This program's own CPU for an article, beside plain openai and instructor with its defaults, one after the other."""

import asyncio
import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.altered import Story
from benchmarks.callers import Callers, Job
from benchmarks.drafts import sound_draft
from benchmarks.speed import Row
from summarizer.engines.llm.endpoint import Endpoint
from summarizer.engines.llm.transport import Transport
from summarizer.flow.by_model import Wish

_LOOPBACK = Path(__file__).with_name("loopback.py")


def cpu_rows(ours: Sequence[Story], runs: int) -> Iterator[Row]:
    """Ours, grounding included: less than instructor alone."""
    with _endpoint(ours) as url:
        cost = asyncio.run(_milliseconds(ours, url, runs))
    whole, alone = cost["ours"], cost["instructor"]
    said = f"{whole:.2f} ms / {alone:.2f} ms = {whole / alone:.2f} (less than 1); plain openai {cost['plain']:.2f} ms"
    yield "own CPU an article: ours / instructor", said, whole < alone
    reading, asking = cost["ours_reading"], cost["ours_asking"]
    rest = whole - reading - asking
    yield (
        "own CPU: of ours",
        f"reading {reading:.2f} ms, request and call {asking:.2f} ms, decoding, grounding and JSON {rest:.2f} ms",
        True,
    )


async def _milliseconds(ours: Sequence[Story], url: str, runs: int) -> dict[str, float]:
    """Median CPU an article of each caller, all articles in turn (A B C A B C …), after one round to warm up."""
    async with Transport(Endpoint(base_url=url, retries=0)) as transport:
        callers = Callers(transport, Wish())
        taken = await _turns(callers, [callers.job(story.document) for story in ours], runs)
        await callers.close()
    return {name: statistics.median(each) for name, each in taken.items()}


async def _turns(callers: Callers, jobs: Sequence[Job], runs: int) -> dict[str, list[float]]:
    ways: list[Callable[[Job], Awaitable[Any]]] = [
        callers.plain,
        callers.instructor,
        callers.ours,
        callers.ours_asking,
        callers.ours_reading,
    ]
    taken: dict[str, list[float]] = {way.__name__: [] for way in ways}
    for turn in range(runs + 1):
        for way in ways:
            gc.collect()  # nobody pays for what another one left
            start = time.process_time()
            for job in jobs:
                await way(job)
            if turn:
                taken[way.__name__].append((time.process_time() - start) / len(jobs) * 1000)
    return taken


@contextmanager
def _endpoint(ours: Sequence[Story]) -> Iterator[str]:
    """The base URL of an endpoint in another process that answers about each article with a brief of it."""
    answers = {_known_by(story): json.dumps(sound_draft(story), ensure_ascii=False) for story in ours}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.json"
        path.write_text(json.dumps(answers), encoding="utf-8")
        with subprocess.Popen(
            [sys.executable, str(_LOOPBACK), str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdin is not None  # noqa: S101 - said for mypy: both were asked for as pipes
            assert process.stdout is not None  # noqa: S101
            yield process.stdout.readline().strip()
            process.stdin.close()


def _known_by(story: Story) -> str:
    """Words of an article that stand in its request as they stand in the article: of a sentence without numbers."""
    numbered = {number.sentence for number in story.reading.numbers}
    sentences = (story.reading.sentence_text(n) for n in story.body if n not in numbered)
    return next(said for said in sentences if len(said) > 40 and json.dumps(said, ensure_ascii=False)[1:-1] == said)
