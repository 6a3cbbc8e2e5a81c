"""The report of a feed: seconds to write it, bytes of its index, memory, and milliseconds of a search in a browser.

    python benchmarks/report.py [--documents 10000] [--keep FOLDER]

The summaries are made of the rules engine's briefs of our own articles: some names are others from one to the next, so
that there are as many words and actors as in a feed. What a search takes is measured in Chromium from
the key to the first results drawn; without Chromium the row says so. Exit status 1 where a bar is missed. On a busy
machine the seconds are the machine's.
"""

import argparse
import json
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, Python looks for modules in benchmarks/ alone

from benchmarks.speed import Row, report  # noqa: E402 - needs the path above
from summarizer.document import Document  # noqa: E402
from summarizer.flow import summarize_by_rules  # noqa: E402

DOCUMENTS, FEW = 10_000, 1_000
SECONDS, INDEX_BYTES, SEARCH_MS, MEMORY = 30.0, 8_000_000, 100.0, 1.2
SEARCHES = ("a", "s", "flood", "4", "the serr", "premier letter", "1,3", "ostvik", "t h e", "zzzz")
_OUTLETS = 214
_SYLLABLES = (
    "ka lo mar ven tis dor hal ren ost sel bru fen gra lin mo pel rok sta tur vik wen yar zel ing orn eth".split()
)
# A name, and a number of more than one digit that is no year: both stand for others in the next document.
_NAME = re.compile(r"\b[A-Z][a-z]{4,}\b")

Json = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--keep", type=Path, help="leave summaries and report in this folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = options.keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        return report(list(_rows(folder, options.documents)))


def _rows(folder: Path, documents: int) -> Iterator[Row]:
    few, many = folder / "few.jsonl", folder / "many.jsonl"
    for path, count in ((few, FEW), (many, documents)):
        with path.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(summary, ensure_ascii=False) + "\n" for summary in summaries(count))
    small = _written(few, folder / "few")
    large = _written(many, folder / "report")
    told = f"{large.seconds:.1f} s, {large.cpu:.1f} s of processors (bar {SECONDS:.0f} s)"
    yield f"{documents:,} summaries written", told, large.seconds <= SECONDS
    again = _written(many, folder / "report")
    yield "the same again, nothing changed", f"{again.seconds:.1f} s, {again.cpu:.1f} s of processors", True
    index = (folder / "report" / "index.html").stat().st_size
    yield "index.html", f"{index / 1e6:.2f} MB (bar {INDEX_BYTES / 1e6:.0f} MB)", index <= INDEX_BYTES
    pages = [path.stat().st_size for path in (folder / "report" / "documents").iterdir()]
    yield "pages", f"{len(pages):,}, median {statistics.median(pages) / 1e3:.0f} kB", len(pages) == documents
    told = f"{large.memory:.0f} MB, {small.memory:.0f} MB for {FEW:,}; a worker {large.worker:.0f} MB"
    yield "memory of the command", f"{told}, {small.worker:.0f} MB", large.worker <= MEMORY * small.worker
    yield _searched(folder / "report" / "index.html")


def summaries(count: int) -> Iterator[Json]:
    """So many different summaries, the same in each run."""
    briefs = [json.loads(summary) for summary in _briefs()]
    dumped = [json.dumps(brief, ensure_ascii=False) for brief in briefs]
    for number in range(count):
        chance = random.Random(number)  # noqa: S311 - the same summaries in each run
        told = dumped[number % len(dumped)]
        # Of each article a few names change, so that some actors are named in many documents and most in one.
        for name in chance.sample(sorted(set(_NAME.findall(briefs[number % len(briefs)]["document"]["text"]))), 8):
            told = told.replace(name, _of_length(name, chance))
        summary: Json = json.loads(told)
        hours = number * 30 * 24 // count
        summary["document"] |= {
            "input": f"https://news{number % _OUTLETS}.example.org/{number}",
            "url": f"https://news{number % _OUTLETS}.example.org/{number}",
            "outlet": f"The {_SYLLABLES[number % 13].capitalize()}{_SYLLABLES[number % _OUTLETS // 13]} Post",
            "published": f"2024-08-{1 + hours // 24:02d}T{hours % 24:02d}:{number % 60:02d}:00Z",
        }
        yield summary


def _briefs() -> Iterator[str]:
    for path in sorted((ROOT / "tests" / "articles").glob("*/article.*")):
        yield summarize_by_rules(Document.from_text(path.read_text(encoding="utf-8")), "brief").model_dump_json()


def _of_length(name: str, chance: random.Random) -> str:
    """Another name of the same length: the offsets of the summary go on pointing to what they did."""
    made = "".join(chance.choice(_SYLLABLES) for _ in range(len(name)))
    return made[: len(name)].capitalize()


class _Taken(NamedTuple):
    """What a run of the command took: seconds, seconds of all processors, megabytes of it and of its largest worker."""

    seconds: float
    cpu: float
    memory: float
    worker: float


def _written(summaries: Path, folder: Path) -> _Taken:
    script = (
        "import resource, sys; from summarizer.cli import main; code = main(sys.argv[1:]);"
        "own, theirs = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN));"
        "print(sum((*own[:2], *theirs[:2])), own.ru_maxrss / 1024, theirs.ru_maxrss / 1024); sys.exit(code)"
    )
    started = time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-c", script, "report", str(summaries), "-o", str(folder), "--quiet"],
        check=True,
        capture_output=True,
        text=True,
    )
    return _Taken(time.perf_counter() - started, *map(float, run.stdout.split()))


def _searched(index: Path) -> Row:
    name = "search, from the key to the first results"
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        return name, "Chromium is not here: not measured", True
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - where there is a browser

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(index.as_uri())
        first, *times = page.evaluate(_SEARCH, list(SEARCHES))
        loaded = page.evaluate("performance.getEntriesByType('navigation')[0].domComplete")
        browser.close()
    told = f"median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms, the very first {first:.0f} ms"
    return name, f"{told} (bar {SEARCH_MS:.0f} ms); loaded in {loaded:.0f} ms", max(first, *times) <= SEARCH_MS


# The handlers of the key run before dispatchEvent returns; asking for a height makes the browser lay the results out.
_SEARCH = """(words) => ["flood", ...words].map((word) => {
    const box = document.getElementById("q");
    box.value = word;
    const started = performance.now();
    box.dispatchEvent(new Event("input", { bubbles: true }));
    document.getElementById("cards").offsetHeight;
    return performance.now() - started;
})"""


if __name__ == "__main__":
    sys.exit(main())
