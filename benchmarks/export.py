"""The export of a feed: documents a second of CPU into each kind of file, memory, and a second time into the same one.

    python benchmarks/export.py [--documents 10000]

The summaries are those of benchmarks/report.py. Beside the seconds, which are the machine's, stands how many times an
export takes what it takes to read the lines into Summary objects alone. Exit status 1 where a bar is missed.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, Python looks for modules in benchmarks/ alone

from benchmarks.report import summaries  # noqa: E402 - needs the path above
from benchmarks.speed import Row, report  # noqa: E402
from summarizer.schemas.summary import Summary  # noqa: E402

DOCUMENTS, TENTH = 10_000, 10
# An export takes at most so many times as reading its lines; ten times the summaries take so many times the memory.
READINGS, MEMORY = 15.0, 1.5
_COMMAND = (
    "import resource, sys; from summarizer.cli import main; code = main(sys.argv[1:]);"
    "used = resource.getrusage(resource.RUSAGE_SELF);"
    "print(used.ru_utime + used.ru_stime, used.ru_maxrss); sys.exit(code)"
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        return report(list(_rows(Path(name), options.documents)))


def _rows(folder: Path, documents: int) -> Iterator[Row]:
    few, many = folder / "few.jsonl", folder / "many.jsonl"
    for path, count in ((few, documents // TENTH), (many, documents)):
        with path.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(summary, ensure_ascii=False) + "\n" for summary in summaries(count))
    reading = _reading(few) * TENTH
    for name in ("briefs.db", "numbers.csv", "numbers.parquet"):
        _, little = _exported(few, folder / f"few-{name}")
        seconds, memory = _exported(many, folder / name)
        times = seconds / reading
        said = f"{documents / seconds:,.0f} a second, {times:.1f} times reading them (at most {READINGS:.0f})"
        size = (folder / name).stat().st_size / many.stat().st_size
        yield f"{documents:,} summaries to {name}", f"{said}; {size:.2f} times their size", times <= READINGS
        said = f"{memory:.0f} MB, {little:.0f} MB for a tenth (at most {MEMORY} times)"
        yield f"memory, {name}", said, memory <= MEMORY * little
    again, _ = _exported(many, folder / "briefs.db")
    yield "the same again, nothing changed", f"{again / reading:.1f} times reading them", again <= READINGS * reading


def _reading(path: Path) -> float:
    """Seconds of CPU to make Summary objects of the lines."""
    started = time.process_time()
    with path.open("rb") as stream:
        for line in stream:
            Summary.model_validate_json(line)
    return time.process_time() - started


def _exported(path: Path, out: Path) -> tuple[float, float]:
    """Seconds of CPU of the command, and megabytes."""
    command = [sys.executable, "-c", _COMMAND, "export", str(path), str(out), "--quiet"]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, kilobytes = map(float, run.stdout.split())
    return seconds, kilobytes / 1024


if __name__ == "__main__":
    sys.exit(main())
