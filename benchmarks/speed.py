"""Speed of the rules engine, as ratios measured side by side in one run.

    python benchmarks/speed.py [--runs 7] [--article examples/flood.txt]

Processes are compared by the CPU time (user and system) that the operating system accounts to them, alternating, and
the medians are quoted: a ratio holds on a slow machine and on a busy one. `llm --version` is measured where that
command is installed (`make bench` puts it into an environment of its own); without it the row says so.
Exit status 1 where a bar is missed.
"""

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from summarizer.document import Document
from summarizer.flow import summarize_by_rules

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--article", type=Path, default=ROOT / "examples" / "flood.txt")
    parser.add_argument("--llm", default=shutil.which("llm") or str(ROOT / ".venv" / "bench" / "bin" / "llm"))
    options = parser.parse_args()
    text = of_length(options.article.read_text(encoding="utf-8"), 3_000)
    rows = [
        *_start_up(options.llm, options.runs),
        _whole_process(options.article, options.runs),
        _articles_a_second(text, options.runs),
        _growth(text, options.runs),
    ]
    return report(rows)


Row = tuple[str, str, bool]


def report(rows: Sequence[Row]) -> int:
    """Prints the rows; the exit code."""
    width = max(len(name) for name, _, _ in rows)
    for name, measured, passed in rows:
        print(f"{name:{width}}  {measured}  {'ok' if passed else 'MISSED'}")
    return 0 if all(passed for _, _, passed in rows) else 1


def _start_up(llm: str, runs: int) -> list[Row]:
    """`--help` and `--version`: at most a tenth of the CPU time of `llm --version`."""
    if not Path(llm).exists():
        return [("summarize --version / llm --version", "llm is not installed: not measured", True)]
    rows: list[Row] = []
    for option in ("--help", "--version"):
        ours, theirs = _cpu_medians([[*_summarize(), option], [llm, "--version"]], runs)
        rows.append(ratio(f"CPU: summarize {option} / llm --version", ours, theirs, bar=0.1))
    return rows


def _whole_process(article: Path, runs: int) -> Row:
    """One brief, start to end: at most a third of what importing openai takes."""
    brief = [*_summarize(), str(article), "--engine", "rules", "--format", "json", "--quiet"]
    ours, theirs = _cpu_medians([brief, [sys.executable, "-c", "import openai"]], runs)
    return ratio("CPU: a whole brief / import openai", ours, theirs, bar=1 / 3)


def _articles_a_second(text: str, runs: int) -> Row:
    """Reading, drafting and grounding in one process, on one core."""
    document = Document.from_text(text)
    summarize_by_rules(document, "brief")
    seconds = statistics.median(
        cpu(lambda: [summarize_by_rules(document, "brief") for _ in range(20)]) for _ in range(runs)
    )
    rate = 20 / seconds
    return (f"articles of {len(text):,} characters a second, one core", f"{rate:.0f} (at least 200)", rate >= 200)


def _growth(text: str, runs: int) -> Row:
    """A megabyte against a tenth of it: at most twelve times the time."""
    short, long = (Document.from_text(of_length(text, size)) for size in (100_000, 1_000_000))
    few = max(3, runs // 2)
    a = statistics.median(cpu(lambda: summarize_by_rules(short, "brief")) for _ in range(few))
    b = statistics.median(cpu(lambda: summarize_by_rules(long, "brief")) for _ in range(few))
    return ratio("CPU: 1,000,000 characters / 100,000", b, a, bar=12)


def ratio(name: str, ours: float, theirs: float, bar: float) -> Row:
    """A row of two CPU times in seconds; it passes where their ratio is at most `bar`."""
    found = ours / theirs
    return name, f"{ours:.3f} s / {theirs:.3f} s = {found:.3f} (at most {bar:.3f})", found <= bar


def _summarize() -> list[str]:
    """The installed command, as a user starts it."""
    return [str(Path(sys.executable).with_name("summarize"))]


def of_length(text: str, size: int) -> str:
    """The article, repeated with numbered paragraphs so that no paragraph is another's repeat, cut to `size`."""
    parts: list[str] = []
    length = 0
    for turn in range(size // len(text) + 1):
        piece = text if turn == 0 else text.replace("\n\n", f"\n\nPart {turn} of the file. ")
        parts.append(piece)
        length += len(piece)
        if length >= size:
            break
    return "\n\n".join(parts)[:size]


def cpu(work: Callable[[], object]) -> float:
    """The CPU seconds that this process takes for it."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _cpu_medians(commands: Sequence[list[str]], runs: int) -> list[float]:
    """The median CPU seconds of each command, run in turn (A B A B …) after one warm-up each."""
    seconds: list[list[float]] = [[] for _ in commands]
    for turn in range(runs + 1):
        for command, taken in zip(commands, seconds, strict=True):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            if turn:
                taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return [statistics.median(taken) for taken in seconds]


if __name__ == "__main__":
    sys.exit(main())
