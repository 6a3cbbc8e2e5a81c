"""What the page of a summary weighs and costs.

    python benchmarks/pages.py [--runs 7] [--article examples/flood.txt]

The page of an article of 3,000 characters: its bytes, and the CPU that drawing it takes, beside what reading the
article and making its brief takes; the first page of a process, which loads and compiles the templates; and a megabyte
against a tenth of it. Medians of alternating runs. Exit status 1 where a bar is missed.
"""

import argparse
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.speed import ROOT, Row, cpu, of_length, ratio, report
from summarizer.document import Document
from summarizer.flow import summarize_by_rules
from summarizer.rendering.html.summary import render_summary_html

_HEAVIEST = 100_000  # bytes
_SLOWEST = 0.010  # seconds
_ROUNDS = 20
_FIRST = """
import sys, time
from summarizer.document import Document
from summarizer.flow import summarize_by_rules
summary = summarize_by_rules(Document.from_text(open(sys.argv[1], encoding="utf-8").read()))
start = time.process_time()
from summarizer.rendering.html.summary import render_summary_html
render_summary_html(summary)
print(time.process_time() - start)
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--article", type=Path, default=ROOT / "examples" / "flood.txt")
    options = parser.parse_args()
    text = of_length(options.article.read_text(encoding="utf-8"), 3_000)
    return report([*_one_page(text, options.runs), _first_page(options.article, options.runs), _growth(text)])


def _one_page(text: str, runs: int) -> Sequence[Row]:
    document = Document.from_text(text)
    summary = summarize_by_rules(document)
    page = render_summary_html(summary)
    drawn, made = [], []
    for _ in range(runs):
        drawn.append(cpu(lambda: [render_summary_html(summary) for _ in range(_ROUNDS)]) / _ROUNDS)
        made.append(cpu(lambda: [summarize_by_rules(document) for _ in range(_ROUNDS)]) / _ROUNDS)
    seconds, brief = statistics.median(drawn), statistics.median(made)
    size = len(page.encode())
    return [
        (f"page of {len(text):,} characters", f"{size:,} bytes (less than {_HEAVIEST:,})", size < _HEAVIEST),
        ("drawn in", f"{seconds * 1000:.2f} ms (less than {_SLOWEST * 1000:.0f})", seconds < _SLOWEST),
        ratio("CPU: the page / its brief", seconds, brief, bar=1),
    ]


def _first_page(article: Path, runs: int) -> Row:
    """Loading jinja2, compiling the templates and drawing, in a process that has made a brief already."""
    command = [sys.executable, "-c", _FIRST, str(article)]
    taken = [float(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(runs)]
    return "first page of a process", f"{statistics.median(taken) * 1000:.0f} ms", True


def _growth(text: str) -> Row:
    """A megabyte against a tenth of it: at most twelve times the time."""
    short, long = (summarize_by_rules(Document.from_text(of_length(text, size))) for size in (100_000, 1_000_000))
    a = statistics.median(cpu(lambda: render_summary_html(short)) for _ in range(5))
    b = statistics.median(cpu(lambda: render_summary_html(long)) for _ in range(3))
    return ratio("CPU: page of 1,000,000 characters / 100,000", b, a, bar=12)


if __name__ == "__main__":
    sys.exit(main())
