"""langextract over many articles, each as one chunk. Runs in an environment of its own (`make bench`).

    python benchmarks/contender_langextract.py URL FEED.jsonl JOBS

Prints JSON: seconds, CPU seconds, documents.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import langextract  # type: ignore[import-not-found]  # see above

_EXAMPLE = "The mill at Ostvik burned down on Monday, the police said."


def main() -> int:
    url, feed, jobs = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    texts = [json.loads(line)["text"] for line in feed.read_text(encoding="utf-8").splitlines()]
    _extracted(texts[:1], url, jobs)
    start, cpu = time.perf_counter(), time.process_time()
    found = _extracted(texts, url, jobs)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    print(json.dumps({"seconds": seconds, "cpu": cpu, "documents": found}))
    return 0


def _extracted(texts: list[str], url: str, jobs: int) -> int:
    """How many documents it got facts of. Its client, its prompt, its alignment; `jobs` calls at once."""
    data = langextract.data
    fact = data.Extraction(extraction_class="fact", extraction_text="The mill at Ostvik burned down on Monday")
    terms: dict[str, Any] = {"base_url": url, "api_key": "none", "max_workers": jobs}
    config = langextract.factory.ModelConfig("local", "OpenAILanguageModel", terms)
    found = langextract.extract(
        text_or_documents=[data.Document(text, document_id=str(n)) for n, text in enumerate(texts)],
        prompt_description="Extract the five to seven most important facts of the news article, in its words.",
        examples=[data.ExampleData(_EXAMPLE, [fact])],
        config=config,
        max_char_buffer=1_000_000,
        batch_length=jobs,
        max_workers=jobs,
        show_progress=False,
        fetch_urls=False,
    )
    return sum(bool(document.extractions) for document in found)


if __name__ == "__main__":
    sys.exit(main())
