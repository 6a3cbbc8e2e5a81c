"""The batch killed at twenty random moments: each document once, and nothing paid twice but what was in flight."""

import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from pydantic_core import from_json

from benchmarks.delayed import delayed, figures_of
from benchmarks.many import short_articles, write_feed
from benchmarks.speed import Row

DOCUMENTS, KILLS, JOBS = 1_000, 20, 16
_DELAY = 0.02

Json = dict[str, Any]


def killed_row(answers: Path, folder: Path) -> Row:
    """A call is in flight from its request until its answer is kept; the endpoint knows of the former, and counts the
    connections on which the killed process was calling, of which each carries one call at a time."""
    feed = write_feed(short_articles(DOCUMENTS), folder / "killed.jsonl")
    out = folder / "killed-out.jsonl"
    moments = sorted(random.Random(1).sample(range(2, DOCUMENTS), KILLS))  # noqa: S311 - the same in each run
    with delayed(answers, _DELAY) as address:
        command = _command(feed, out, folder / "killed.db", address)
        flown = [_killed(command, moment, address) for moment in moments]
        subprocess.run(command, check=True)
        requests = figures_of(address)["requests"]
        subprocess.run(_command(feed, folder / "anew-out.jsonl", folder / "killed.db", address), check=True)
        lost = figures_of(address)["requests"] - requests
    in_flight = sum(figures["calling"] for figures in flown)
    times = Counter(_input(line) for line in out.read_bytes().splitlines())
    once = (
        len(times) == DOCUMENTS and set(times.values()) == {1} and not (folder / "killed-out.failures.jsonl").exists()
    )
    said = (
        f"{len(times):,} documents, each {'once' if once else 'NOT ONCE'}; {requests:,} requests "
        f"(at most {DOCUMENTS:,} + {in_flight} in flight); {lost} more for a new output (none)"
    )
    return f"{KILLS} times kill -9, {JOBS} in flight", said, once and requests <= DOCUMENTS + in_flight and not lost


def _killed(command: list[str], moment: int, address: str) -> Json:
    """Runs it until the request of that number has arrived; what the endpoint saw then."""
    with subprocess.Popen(command) as process:
        return figures_of(address, f"kill?pid={process.pid}&at={moment}")


def _command(feed: Path, out: Path, journal: Path, address: str) -> list[str]:
    summarize = str(Path(sys.executable).with_name("summarize"))
    terms = ["--base-url", f"{address}/v1", "-m", "local", "-j", str(JOBS), "--journal", str(journal), "-q"]
    return [summarize, "batch", str(feed), "-o", str(out), *terms]


def _input(line: bytes) -> str:
    return str(from_json(line)["document"]["input"])
