"""What the model engine costs beside the model itself: bytes sent, own CPU, grounding of a long document.

    python benchmarks/model_cost.py [--runs 9] [--aligner .venv/bench/bin/python]

No model is asked: an endpoint on loopback answers at once with briefs of our own articles. CPU is the process's own, in
one run, turn by turn, as medians; so the ratios hold on a slow machine and on a busy one. Bytes are those of a
request's body as compact JSON in UTF-8. langextract is measured beside ours where it is installed (`make bench` puts it
into an environment of its own); without it the row says so.
Exit status 1 where a bar is missed.
"""

import argparse
import asyncio
import json
import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, Python looks for modules in benchmarks/ alone

from benchmarks.altered import Story, stories  # noqa: E402 - needs the path above
from benchmarks.drafts import as_draft, drafts_that_fail  # noqa: E402
from benchmarks.long_grounding import aligner_rows  # noqa: E402
from benchmarks.loopback import serving  # noqa: E402
from benchmarks.own_cpu import cpu_rows  # noqa: E402
from benchmarks.speed import Row, report  # noqa: E402
from summarizer.document import Document  # noqa: E402
from summarizer.engines.llm.endpoint import Endpoint  # noqa: E402
from summarizer.flow.by_model import Wish, first_requests, model_engine, summarize_by_model  # noqa: E402

# The article of the first bar. It is not ours to give away, so it stands beside the checkout, where it is at all.
SEED = ROOT.parent / "shared" / "articles" / "seed-putin-aid-independent" / "article.txt"
# langextract's request about it as one chunk, as measured once; not measured here.
LANGEXTRACT_BYTES = 6_635
MOST_FAILING = 6

Json = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--aligner", type=Path, default=ROOT / ".venv" / "bench" / "bin" / "python")
    options = parser.parse_args()
    ours = list(stories())
    return report(
        [
            *_request_bytes(ours),
            _repair_bytes(ours),
            *cpu_rows(ours, options.runs),
            *aligner_rows(ours, options.aligner, options.runs),
        ]
    )


def _request_bytes(ours: Sequence[Story]) -> Iterator[Row]:
    """The whole first request: at most what langextract sends about the same article."""
    name = "bytes: first request, seed article"
    if SEED.is_file():
        size = len(_first_request(Document.from_text(SEED.read_text(encoding="utf-8"))))
        yield name, f"{size:,} (at most {LANGEXTRACT_BYTES:,}, langextract's)", size <= LANGEXTRACT_BYTES
    else:
        yield name, "the article is not here: not measured", True
    requests = [_first_request(story.document) for story in ours]
    unchanging = _common(requests)
    median = statistics.median(map(len, requests))
    yield "bytes: first request, our articles", f"median {median:,.0f}", True
    instructions = json.dumps(Wish().task().prompt, ensure_ascii=False).encode()
    said = f"the first {len(unchanging):,} (the instructions, {len(instructions):,}, and the schema among them)"
    yield "bytes: of these the same in all", said, instructions in unchanging and b'"response_format"' in unchanging


def _first_request(document: Document) -> bytes:
    (body,) = first_requests(document, Wish(), Endpoint())
    return as_prompted(body)


def as_prompted(body: Json) -> bytes:
    """A request's bytes in the order in which providers put it before a model, and cache it: the schema and whatever
    else is not the conversation, then the messages. The body itself may have them in any order."""
    others = {key: value for key, value in body.items() if key != "messages"}
    whole = others | {"messages": body["messages"]}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def _repair_bytes(ours: Sequence[Story]) -> Row:
    """The repair, past what it begins with in common with the first request: at most a quarter of that one."""
    ratios = [
        [asyncio.run(_repair_share(story, draft)) for draft in drafts_that_fail(story, MOST_FAILING)] for story in ours
    ]
    every = sorted(ratio for of_story in ratios for ratio in of_story)
    by_count = ", ".join(f"{statistics.median(column):.2f}" for column in zip(*ratios, strict=True))
    said = f"median {statistics.median(every):.3f}, worst {every[-1]:.3f} (at most 0.250); medians by count {by_count}"
    return f"bytes: repair of 1 to {MOST_FAILING} claims / first request", said, every[-1] <= 0.25


async def _repair_share(story: Story, draft: Json) -> float:
    """What the repair of a draft adds to the cached part, as a share of the first request."""
    asked: list[bytes] = []
    script = iter([json.dumps(draft, ensure_ascii=False), json.dumps(as_draft([]))])

    def answer(body: str) -> str:
        asked.append(as_prompted(json.loads(body)))
        return next(script)

    with serving(answer) as url:
        async with model_engine(Endpoint(base_url=url, retries=0)) as engine:
            await summarize_by_model(story.document, Wish(), engine)
    first, repair = asked
    return (len(repair) - len(_common(asked))) / len(first)


def _common(bodies: Sequence[bytes]) -> bytes:
    """What all of them begin with."""
    first, last = min(bodies), max(bodies)
    differ = (at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    return first[: next(differ, len(first))]


if __name__ == "__main__":
    sys.exit(main())
