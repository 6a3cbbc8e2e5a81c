"""One way to have briefs of many articles, in a process of its own; prints what it took.

    python benchmarks/contender.py plain|instructor|ours URL FEED.jsonl --jobs 64 [--folder DIR]

Imports, clients and one first article are not timed. `ours` is what `summarize batch` runs: feed, reading, model,
grounding, journal and output, which stay in DIR. Prints JSON: seconds, CPU seconds, documents, peak of memory.
"""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, Python looks for modules in benchmarks/ alone

from benchmarks.callers import Callers, Job  # noqa: E402 - needs the path above
from benchmarks.many import short_articles, write_feed  # noqa: E402
from summarizer.batch import Wanted, open_run  # noqa: E402
from summarizer.document import Document  # noqa: E402
from summarizer.engines.llm.endpoint import Endpoint  # noqa: E402
from summarizer.engines.llm.transport import Transport  # noqa: E402
from summarizer.flow.by_model import Wish  # noqa: E402
from summarizer.settings import resolve  # noqa: E402

Json = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("way", choices=("plain", "instructor", "ours"))
    parser.add_argument("url")
    parser.add_argument("feed", type=Path)
    parser.add_argument("--jobs", type=int, default=64)
    parser.add_argument("--folder", type=Path, default=Path())
    options = parser.parse_args()
    if options.way == "ours":
        took = asyncio.run(_ours(options.url, options.feed, options.folder, options.jobs))
    else:
        took = asyncio.run(_theirs(options.way, options.url, options.feed, options.jobs))
    print(json.dumps({"seconds": took.seconds, "cpu": took.cpu, "documents": took.documents, "peak_kb": _peak()}))
    return 0


class Took:
    """Seconds and CPU seconds since it was made, when it is stopped."""

    def __init__(self) -> None:
        self.documents = 0
        self.seconds, self.cpu = time.perf_counter(), time.process_time()

    def stopped(self, documents: int) -> "Took":
        self.seconds, self.cpu = time.perf_counter() - self.seconds, time.process_time() - self.cpu
        self.documents = documents
        return self


async def _ours(url: str, feed: Path, folder: Path, jobs: int) -> Took:
    first = write_feed(short_articles(1), folder / "first.jsonl")
    await _run(url, first, folder / "first", jobs)
    took = Took()
    return took.stopped(await _run(url, feed, folder / "run", jobs))


async def _run(url: str, feed: Path, name: Path, jobs: int) -> int:
    """A batch, its journal and its output called after `name`."""
    said = {"engine": "llm", "base_url": url, "model": "local", "jobs": jobs, "journal": f"{name}.db"}
    wanted = Wanted((str(feed),), resolve(said, {}), print, name.with_name(f"{name.name}-out.jsonl"))
    async with open_run(wanted) as run:
        async for _ in run:
            pass
        if run.figures.failed:
            raise SystemExit(f"{run.figures.failed} documents failed")
        return run.figures.done


async def _theirs(way: str, url: str, feed: Path, jobs: int) -> Took:
    """Bodies are made beforehand: neither of them reads articles."""
    texts = [json.loads(line)["text"] for line in feed.read_text(encoding="utf-8").splitlines()]
    async with Transport(Endpoint(model="local", base_url=url, retries=0)) as transport:
        callers = Callers(transport, Wish())
        asked = [callers.job(Document.from_text(text)) for text in (*short_articles(1), *texts)]
        call = callers.plain if way == "plain" else callers.instructor
        await call(asked[0])
        took = Took()
        await _all_of(call, asked[1:], jobs)
        took.stopped(len(texts))
        await callers.close()
    return took


async def _all_of(call: Callable[[Job], Awaitable[Any]], asked: Sequence[Job], jobs: int) -> None:
    semaphore = asyncio.Semaphore(jobs)

    async def one(job: Job) -> None:
        async with semaphore:
            await call(job)

    await asyncio.gather(*(one(job) for job in asked))


def _peak() -> int:
    """The most memory that this process had, in kB; 0 where the platform does not say it."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


if __name__ == "__main__":
    sys.exit(main())
