"""The batch: articles a second beside plain clients, memory, second runs, the rules engine, kill -9.

    python benchmarks/batch.py [--runs 3] [--only WORDS] [--full] [--langextract .venv/bench/bin/python]

No model is asked: an endpoint on loopback, in a process of its own, takes a fixed time for each answer and gives a
whole brief of the article. Each contender is a process of its own; they are run in turn (A B C A B C …), and medians
are quoted. langextract is measured beside ours where it is installed (`make bench-batch` puts it into an environment of
its own); without it the row says so. `--full` takes 100,000 documents for the memory, not 20,000.
Exit status 1 where a bar is missed.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, Python looks for modules in benchmarks/ alone

from benchmarks.altered import Story, stories  # noqa: E402 - needs the path above
from benchmarks.batch_faults import killed_row  # noqa: E402
from benchmarks.delayed import delayed, figures_of  # noqa: E402
from benchmarks.many import articles, short_articles, that_lengthen, write_answers, write_feed  # noqa: E402
from benchmarks.speed import Row, report  # noqa: E402

ARTICLES, DELAY, JOBS = 500, 0.2, 64
FEW, MANY, VERY_MANY = 1_000, 20_000, 100_000
FILES, CORES = 2_000, 2

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bench:
    """What all rows need: our articles, what the endpoint answers, a folder, how often, and where langextract is."""

    ours: Sequence[Story]
    answers: Path
    folder: Path
    runs: int
    full: bool
    langextract: Path


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", choices=tuple(_ROWS), help="only these rows")
    parser.add_argument("--full", action="store_true", help=f"{VERY_MANY:,} documents for the memory")
    parser.add_argument("--langextract", type=Path, default=ROOT / ".venv" / "bench" / "bin" / "python")
    options = parser.parse_args()
    ours = that_lengthen(list(stories()))
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="summarize-bench-") as name:
        folder = Path(name)
        answers = write_answers(ours, folder / "answers.json")
        bench = Bench(ours, answers, folder, options.runs, options.full, options.langextract)
        for wanted, make in _ROWS.items():
            if options.only in (None, wanted):
                rows += make(bench)
    return report(rows)


def _rate_rows(bench: Bench) -> Iterator[Row]:
    """More articles a second than instructor alone, three times langextract's; beside plain openai."""
    name = f"articles a second, {ARTICLES}, {DELAY * 1000:.0f} ms, {JOBS} in flight"
    feed = _feed(bench)
    ways = ["plain", "ours", "instructor"]
    if bench.langextract.exists():
        ways.append("langextract")
    with delayed(bench.answers, DELAY) as address:
        rates, cpu = _rates(bench, ways, feed, address)
    plain, mine, alone = (rates[way] for way in ways[:3])
    yield f"{name}: ours / plain openai", f"{mine:.0f} / {plain:.0f} = {mine / plain:.2f} (towards 1)", True
    said = f"{mine:.0f} / {alone:.0f} = {mine / alone:.2f} (more than 1)"
    yield f"{name}: ours / instructor", said, mine > alone
    if (theirs := rates.get("langextract")) is None:
        yield f"{name}: ours / langextract", "langextract is not installed: not measured", True
    else:
        said = f"{mine:.0f} / {theirs:.0f} = {mine / theirs:.1f} (at least 3)"
        yield f"{name}: ours / langextract", said, mine >= 3 * theirs
    yield "of these, own CPU an article", ", ".join(f"{way} {taken:.1f} ms" for way, taken in cpu.items()), True


def _straggler_rows(bench: Bench) -> Iterator[Row]:
    """The same with every 50th answer taking 2 s: a slow one holds one slot and nobody else."""
    feed = _feed(bench)
    with delayed(bench.answers, DELAY, every=50, slow=2.0) as address:
        rates, _ = _rates(bench, ["plain", "ours"], feed, address)
    found = rates["ours"] / rates["plain"]
    said = f"{rates['ours']:.0f} / {rates['plain']:.0f} = {found:.2f} (at least 0.95)"
    yield "every 50th answer takes 2 s: ours / plain openai", said, found >= 0.95


def _memory_rows(bench: Bench) -> Iterator[Row]:
    """The peak of many documents against that of few: at most 1.2 times."""
    many = VERY_MANY if bench.full else MANY
    peaks = []
    with delayed(bench.answers, 0.0) as address:
        for count in (FEW, many):
            feed = write_feed(short_articles(count), bench.folder / f"{count}.jsonl")
            peaks.append(_contender("ours", feed, address, _fresh(bench), jobs=16)["peak_kb"] / 1024)
    ratio = peaks[1] / peaks[0]
    name = f"peak memory, {many:,} short documents / {FEW:,}"
    if not bench.full:
        name += f" (not {VERY_MANY:,}: --full)"
    yield name, f"{peaks[1]:.0f} MB / {peaks[0]:.0f} MB = {ratio:.2f} (at most 1.20)", ratio <= 1.2


def _again_rows(bench: Bench) -> Iterator[Row]:
    """A second run: at least twenty times faster where the output is there, and no request either way."""
    feed = _feed(bench)
    first, again, anew = [], [], []
    with delayed(bench.answers, DELAY) as address:
        for _ in range(bench.runs):
            folder = _fresh(bench)
            first.append(_contender("ours", feed, address, folder)["seconds"])
            asked = figures_of(address)["requests"]
            again.append(_contender("ours", feed, address, folder)["seconds"])
            (folder / "run-out.jsonl").unlink()
            anew.append(_contender("ours", feed, address, folder)["seconds"])
            more = figures_of(address)["requests"] - asked
            if more:
                break
    a, b, c = (statistics.median(taken) for taken in (first, again, anew))
    said = f"{a:.2f} s / {b:.3f} s = {a / b:.0f} times faster (at least 20), {more} requests"
    yield f"second run over {ARTICLES}, the same output", said, a >= 20 * b and not more
    said = f"{a:.2f} s / {c:.2f} s = {a / c:.1f} times faster, all read and proved anew; {more} requests (none)"
    yield f"second run over {ARTICLES}, a new output from the journal", said, not more


def _rules_rows(bench: Bench) -> Iterator[Row]:
    """A folder by the rules engine, the command from start to end: at least 300 articles a second on two cores."""
    folder = bench.folder / "articles"
    folder.mkdir()
    for number, text in enumerate(articles(bench.ours, FILES)):
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    taken, cpu = [], []
    for _ in range(bench.runs):
        place = _fresh(bench)
        command = [str(Path(sys.executable).with_name("summarize")), "batch", str(folder), "--engine", "rules", "-q"]
        command += ["-o", str(place / "out.jsonl"), "--journal", str(place / "journal.db")]
        start, before = time.perf_counter(), _cpu_of_children()
        subprocess.run(command, check=True, preexec_fn=_on_two_cores)
        taken.append(time.perf_counter() - start)
        cpu.append((_cpu_of_children() - before) / FILES * 1000)
    rate = FILES / statistics.median(taken)
    said = f"{rate:.0f} a second (at least 300); CPU {statistics.median(cpu):.1f} ms an article"
    yield f"rules engine, a folder of {FILES:,} articles, {CORES} cores", said, rate >= 300


def _killed_rows(bench: Bench) -> Iterator[Row]:
    yield killed_row(bench.answers, _fresh(bench))


_ROWS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "rate": _rate_rows,
    "stragglers": _straggler_rows,
    "memory": _memory_rows,
    "again": _again_rows,
    "rules": _rules_rows,
    "killed": _killed_rows,
}


def _rates(bench: Bench, ways: Sequence[str], feed: Path, address: str) -> tuple[dict[str, float], dict[str, float]]:
    """The median rate of each contender, run in turn, and the CPU that it took an article, in milliseconds. Raises
    where one asked more often than once an article."""
    taken: dict[str, list[float]] = {way: [] for way in ways}
    cpu: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(bench.runs):
        for way in ways:
            before = figures_of(address)["requests"]
            if way == "langextract":
                found = _run(
                    [str(bench.langextract), _file("contender_langextract.py"), f"{address}/v1", str(feed), str(JOBS)]
                )
            else:
                found = _contender(way, feed, address, _fresh(bench))
            asked = figures_of(address)["requests"] - before - 1  # the first, to warm up
            if asked != found["documents"] or asked != ARTICLES:
                raise SystemExit(f"{way}: {asked} requests for {found['documents']} of {ARTICLES} articles")
            taken[way].append(ARTICLES / found["seconds"])
            cpu[way].append(found["cpu"] / ARTICLES * 1000)
    return _medians(taken), _medians(cpu)


def _medians(taken: dict[str, list[float]]) -> dict[str, float]:
    return {way: statistics.median(each) for way, each in taken.items()}


def _contender(way: str, feed: Path, address: str, folder: Path, jobs: int = JOBS) -> Json:
    command = [sys.executable, _file("contender.py"), way, f"{address}/v1", str(feed)]
    return _run([*command, "--jobs", str(jobs), "--folder", str(folder)])


def _run(command: list[str]) -> Json:
    """What a contender prints as its last line."""
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
    found: Json = json.loads(done.stdout.splitlines()[-1])
    return found


def _feed(bench: Bench) -> Path:
    return write_feed(articles(bench.ours, ARTICLES), bench.folder / "feed.jsonl")


def _fresh(bench: Bench) -> Path:
    """A folder that nothing was written into."""
    return Path(tempfile.mkdtemp(dir=bench.folder))


def _file(name: str) -> str:
    return str(Path(__file__).with_name(name))


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _on_two_cores() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])


if __name__ == "__main__":
    sys.exit(main())
