"""Which modules may load: what costs seconds to import is imported only by what needs it."""

import subprocess
import sys

import pytest

MODEL = {"openai", "instructor", "httpx", "httpx2", "vcr", "tenacity", "genai_prices"}
PAGES = {"trafilatura", "lxml", "feedparser"}
TERMINAL = {"rich", "click", "platformdirs"}
HEAVY = MODEL | PAGES | TERMINAL | {"pydantic", "asyncio", "hypothesis"}

ARTICLE = "The dam of Lindar broke on Tuesday, police said. Water covered 40 farms. Nobody was hurt in the town."
RULES = f"import summarizer as s; summary = s.summarize(s.Document.from_text({ARTICLE!r}))"


def _loaded(code: str) -> set[str]:
    """The heavy modules that a fresh interpreter has loaded after running `code`."""
    report = f"import sys\nbefore = set(sys.modules)\n{code}\nprint(*(set(sys.modules) - before))"
    run = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True)
    return set(run.stdout.split()) & HEAVY


@pytest.mark.parametrize(
    ("code", "allowed"),
    [
        ("import summarizer; summarizer.__version__", set()),
        ("from summarizer import Document; Document.from_text('x').id", set()),
        (f"import summarizer as s; s.read(s.Document.from_text({ARTICLE!r}))", set()),
        (RULES, {"pydantic"}),
        (RULES + "; s.check(summary)", {"pydantic"}),
    ],
)
def test_what_is_loaded(code: str, allowed: set[str]) -> None:
    assert _loaded(code) <= allowed
