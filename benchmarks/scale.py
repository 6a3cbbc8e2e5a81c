"""What a million articles a day need, computed from what an article is measured to take.

    python benchmarks/scale.py [--runs 3] [--articles 1000000] [--postgres ADDRESS] [--write docs/scale.md]

Prints Markdown; `--write` puts it into that page, between its two marks. Our own articles, lengthened to 3,000
characters, and an endpoint on loopback that gives a whole brief of each. CPU is that of the processes, so it holds on a
busy machine within some tenths; the journal's rates need a quiet one. PostgreSQL is measured where an address of an
empty database is given, Ray where the extra is installed.
"""

import argparse
import asyncio
import importlib.util
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, Python looks for modules in benchmarks/ alone

from benchmarks.altered import stories  # noqa: E402 - needs the path above
from benchmarks.delayed import delayed  # noqa: E402
from benchmarks.drafts import sound_draft  # noqa: E402
from benchmarks.many import articles, that_lengthen, write_answers, write_feed  # noqa: E402
from benchmarks.scaling import BYTES_A_TOKEN, Article, Plan, limits, measured, needed  # noqa: E402
from summarizer.document import Document  # noqa: E402
from summarizer.engines.llm.endpoint import DEFAULT_MODEL, Endpoint  # noqa: E402
from summarizer.flow import summarize_by_rules  # noqa: E402
from summarizer.flow.by_model import Wish, first_requests  # noqa: E402
from summarizer.journal import Answer, open_journal  # noqa: E402
from summarizer.reading import read_document  # noqa: E402
from summarizer.sources import document_of_page  # noqa: E402

BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
DELAY, JOBS, MANY, FEW, KEPT = 0.2, 64, 300, 60, 3_000
ON_RAY = 900  # articles: enough for their share to be seen beside what a start takes

Json = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="of which medians are taken")
    parser.add_argument("--articles", type=int, default=1_000_000, help="a day")
    parser.add_argument("--model", default=DEFAULT_MODEL, help="whose price is taken")
    parser.add_argument("--repaired", type=float, default=0.3, help="part of the articles; assumed")
    parser.add_argument("--postgres", metavar="ADDRESS", help="an empty database, postgresql://…")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the figures into this page")
    options = parser.parse_args()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    article = _measured(options.runs, options.postgres)
    plan = Plan(options.articles, options.model, options.repaired)
    said = "\n".join(_page(article, plan, load))
    print(said)
    if options.write is not None:
        _write(options.write, said)
    return 0


def _page(article: Article, plan: Plan, load: float) -> Iterator[str]:
    """`load` is that of the machine before anything was measured."""
    cores = os.cpu_count() or 1
    busy = "" if load < 1 else f" **It was busy (load {load:.1f}): what has the mark † is to be measured again.**"
    yield f"Python {platform.python_version()} on {platform.system()}, {platform.machine()}, {cores} cores.{busy}"
    yield ""
    yield from measured(article)
    yield ""
    yield from needed(article, plan)
    yield ""
    yield f"Assumed: {BYTES_A_TOKEN} bytes to a token, as of English, and none for a model's thinking; a repair of"
    yield f"{plan.repaired:.0%} of the articles, with a quarter of the first call's tokens."
    yield ""
    yield from limits(article, plan)


def _write(page: Path, said: str) -> None:
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise SystemExit(f"{page}: it has not got the lines {BEGIN} and {END}")
    page.write_text(f"{before}{begin}\n\n{said}\n\n{end}{after}", encoding="utf-8")


def _measured(runs: int, postgres: str | None) -> Article:
    ours = that_lengthen(list(stories()))
    texts = list(articles(ours, MANY))
    documents = [Document.from_text(text) for text in texts]
    pages = [_as_page(text) for text in texts[:FEW]]
    bodies = [_body(document) for document in documents]
    kept, recalled, _ = asyncio.run(_journal(None))
    with tempfile.TemporaryDirectory(prefix="summarize-scale-") as name:
        folder = Path(name)
        answers = write_answers(ours, folder / "answers.json")
        few, many = (write_feed(iter(texts[:count]), folder / f"{count}.jsonl") for count in (FEW, MANY))
        with delayed(answers, DELAY) as address:
            runs_of_ours = [_contender(address, many, folder / str(run)) for run in range(runs)]
            entries, size = asyncio.run(_in_journal(folder / "0" / "run.db"))
            output = (folder / "0" / "run-out.jsonl").stat().st_size
            most = write_feed(articles(ours, ON_RAY), folder / f"{ON_RAY}.jsonl")
            driver = _on_ray(_RUN, address, few, most, folder)
            dataset = _on_ray(_DATASET, address, few, most, folder)
    return Article(
        whole=statistics.median(took["cpu"] / took["documents"] * 1000 for took in runs_of_ours),
        reading=_milliseconds(read_document, documents, runs),
        page=_milliseconds(lambda page: document_of_page(page, "page", is_html=True), pages, runs),
        rules=_milliseconds(lambda document: summarize_by_rules(document, "brief"), documents, runs),
        peak_mb=statistics.median(took["peak_kb"] for took in runs_of_ours) / 1024,
        request=statistics.mean(map(len, bodies)),
        same=_common(bodies) + _common([body[::-1] for body in bodies]),
        answer=statistics.mean(len(json.dumps(sound_draft(story), ensure_ascii=False).encode()) for story in ours),
        entries=entries / MANY,
        journal_bytes=size / MANY,
        output_bytes=output / MANY,
        sqlite=kept,
        recalled=recalled,
        postgres=None if postgres is None else asyncio.run(_journal(postgres))[2],
        driver=driver,
        dataset=dataset,
    )


def _milliseconds(work: Callable[[Any], object], things: Sequence[Any], runs: int) -> float:
    """CPU of one, the median over runs, after one to warm up."""
    taken = []
    for _ in range(runs + 1):
        start = time.process_time()
        for thing in things:
            work(thing)
        taken.append((time.process_time() - start) / len(things) * 1000)
    return statistics.median(taken[1:])


def _body(document: Document) -> bytes:
    """The request as it is sent."""
    (body,) = first_requests(document, Wish(), Endpoint())
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _common(bodies: Sequence[bytes]) -> int:
    """How many bytes all of them begin with."""
    first, last = min(bodies), max(bodies)
    return next((n for n, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))


def _as_page(text: str) -> bytes:
    """A page around an article: with a menu, a list of other stories and a foot, as pages have them."""
    title, _, rest = text.partition("\n")
    paragraphs = "".join(f"<p>{part}</p>" for part in rest.split("\n\n") if part.strip())
    links = "".join(f'<li><a href="/{number}">Another story {number}</a></li>' for number in range(60))
    return (
        f"<html><head><title>{title}</title><style>{'p { margin: 0 } ' * 400}</style></head><body><nav><ul>{links}</ul>"
        f"</nav><article><h1>{title}</h1>{paragraphs}</article><aside><ul>{links}</ul></aside>"
        f"<footer>All rights reserved</footer><script>{'var a = 1; ' * 2_000}</script></body></html>"
    ).encode()


def _contender(address: str, feed: Path, folder: Path) -> Json:
    """What our own batch takes, in a process of its own."""
    folder.mkdir()
    script = Path(__file__).with_name("contender.py")
    words = [
        sys.executable,
        str(script),
        "ours",
        f"{address}/v1",
        str(feed),
        "--jobs",
        str(JOBS),
        "--folder",
        str(folder),
    ]
    took: Json = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    return took


async def _in_journal(path: Path) -> tuple[int, int]:
    async with open_journal(str(path), create=False) as journal:
        stats = await journal.stats()
        return stats.entries, stats.bytes


async def _journal(address: str | None) -> tuple[float, float, float]:
    """Answers kept and recalled a second, one after the other; and kept a second, 64 at once."""
    answer = Answer("x" * 3_000, "local", 2_000, 900, 0)
    with tempfile.TemporaryDirectory(prefix="summarize-scale-") as name:
        async with open_journal(address or str(Path(name) / "journal.db")) as journal:
            start = time.perf_counter()
            for number in range(KEPT):
                await journal.keep(f"{start}-{number}", answer)
            kept = time.perf_counter()
            for number in range(KEPT):
                await journal.recall(f"{start}-{number}")
            recalled = time.perf_counter()
            for first in range(0, KEPT, JOBS):
                await asyncio.gather(
                    *(journal.keep(f"{kept}-{number}", answer) for number in range(first, first + JOBS))
                )
            end = time.perf_counter()
    return KEPT / (kept - start), KEPT / (recalled - kept), KEPT / (end - recalled)


# Ours on Ray, in a process of its own: prints what CPU it had itself, without the workers.
_RUN = """
import sys, time
from summarizer.cli import main
base, feed, folder = sys.argv[1:]
written = ["-o", f"{folder}/out.jsonl", "--journal", f"{folder}/journal.db"]
model = ["--engine", "llm", "--base-url", base, "-m", "local"]
code = main(["batch", feed, *written, *model, "--on", "ray", "-j", "32", "-q"])
assert code == 0
print(time.process_time())
"""
_DATASET = """
import os, sys, time
os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
import ray, ray.data
base, feed, folder = sys.argv[1:]
ray.init(address="local", include_dashboard=False, log_to_driver=False, logging_level="ERROR")
from summarizer.batch.on_ray import summaries
dataset = ray.data.read_json(feed, lines=True)
made = summaries(dataset, engine="llm", base_url=base, model="local", jobs=32, journal=f"{folder}/journal.db")
assert all(row["failure"] is None for row in made.iter_rows())
print(time.process_time())
"""


def _on_ray(code: str, address: str, few: Path, most: Path, folder: Path) -> float | None:
    """Milliseconds of CPU for an article in the process where it was started: two sizes, without what a start takes."""
    if importlib.util.find_spec("ray") is None:
        return None
    taken = []
    for feed in (few, most):
        with tempfile.TemporaryDirectory(dir=folder) as name:
            words = [sys.executable, "-c", code, f"{address}/v1", str(feed), name]
            said = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT).stdout
            taken.append(float(said.split()[-1]))
    return max(0.0, taken[1] - taken[0]) / (ON_RAY - FEW) * 1000


if __name__ == "__main__":
    sys.exit(main())
