"""langextract's aligner, timed. Runs in an environment of its own (`make bench`): this project needs no langextract.

    python benchmarks/align.py RUNS < JOB.json

JOB.json has a `text` and `quotes`, a list of lists; prints a JSON list of the median CPU seconds for each.
"""

import json
import statistics
import sys
import time
from typing import Any

from langextract.core.data import Extraction  # type: ignore[import-not-found]  # see above
from langextract.resolver import Resolver  # type: ignore[import-not-found]

# Seconds after which a list of quotes is not aligned once more: a few wrong words can make it take half a minute.
PATIENCE = 10.0


def main() -> int:
    runs, job = int(sys.argv[1]), json.load(sys.stdin)
    print(json.dumps([_median(quotes, job["text"], runs) for quotes in job["quotes"]]))
    return 0


def _median(quotes: list[str], text: str, runs: int) -> float:
    taken: list[float] = []
    while len(taken) < runs and sum(taken) < PATIENCE:
        taken.append(_aligned(quotes, text))
    return statistics.median(taken)


def _aligned(quotes: list[str], text: str) -> float:
    """CPU seconds to align the quotes with the text, with the defaults of the library."""
    extractions: list[Any] = [Extraction(extraction_class="evidence", extraction_text=quote) for quote in quotes]
    start = time.process_time()
    list(Resolver().align(extractions, text, 0))
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
