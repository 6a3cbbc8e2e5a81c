"""What holding documents against each other costs, in briefs: for 2, 10, 50 and 200 documents of one event.

    python benchmarks/story_cost.py            a table: the story's time beside one brief's, and for each document
    python benchmarks/story_cost.py 10 50      these sizes

The documents are the labelled articles of one event (tests/stories), each told anew: its paragraphs in another order,
some of them left out, a few figures moved. Times are CPU times of one process, the least of several runs; as ratios
they hold on a busy machine too.
"""

import random
import re
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, Python looks for modules in benchmarks/ alone

from summarizer.document import Document  # noqa: E402 - needs the path above
from summarizer.flow import summarize_by_rules  # noqa: E402
from summarizer.reading.model import Reading  # noqa: E402
from summarizer.sources import load  # noqa: E402
from summarizer.stories import story_of  # noqa: E402

ARTICLES = ROOT / "tests" / "stories" / "articles"
EVENTS = ("census", "stream", "quake")
SIZES = (2, 10, 50, 200)
_RUNS, _FEW = 5, 50
_WHOLE_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,])")


def main(sizes: list[int]) -> None:
    """Prints a line for each event and size."""
    print(f"{'event':8} {'documents':>9} {'numbers':>8} {'brief':>9} {'story':>10} {'in briefs':>9} {'each':>6}")
    for event in EVENTS:
        for size in sizes:
            print(_line(event, size))


def _line(event: str, size: int) -> str:
    documents = told_anew(event, size)
    readings: list[Reading] = []
    summaries = [summarize_by_rules(document, look=readings.append) for document in documents]
    numbers = sum(len(summary.content.numbers) for summary in summaries)
    few = documents[:10]
    brief = _least(lambda: [summarize_by_rules(document) for document in few], _RUNS) / len(few)
    story = _least(lambda: story_of(summaries, readings=readings), _RUNS if size <= _FEW else 1)
    times = f"{brief * 1e3:6.2f} ms {story * 1e3:7.1f} ms {story / brief:9.2f} {story / brief / size:6.2f}"
    return f"{event:8} {size:9} {numbers:8} {times}"


def told_anew(event: str, size: int) -> list[Document]:
    """So many documents of an event, each by an outlet of its own."""
    texts = [load(str(path)).text for path in sorted(ARTICLES.glob(f"{event}-*/article.txt"))]
    return [_anew(texts[n % len(texts)], n) for n in range(size)]


def _anew(text: str, seed: int) -> Document:
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    head, *body = [part for part in text.split("\n\n") if part.strip()]
    chance.shuffle(body)
    kept = "\n\n".join([head, *body[: max(3, len(body) * 4 // 5)]])
    moved = _WHOLE_NUMBER.sub(lambda found: str(int(found[0]) + chance.choice((0, 0, 0, 1))), kept)
    return Document.from_text(moved, outlet=f"Outlet {seed}", published=f"2024-05-02T{seed % 24:02d}:00:00")


def _least(work: Callable[[], object], runs: int) -> float:
    work()
    times = []
    for _ in range(runs):
        started = process_time()
        work()
        times.append(process_time() - started)
    return min(times)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
