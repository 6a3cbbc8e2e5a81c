"""Briefs of news articles whose every number, name and source is proved against the text.

Each public name is loaded when it is first asked for, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from summarizer.version import __version__

if TYPE_CHECKING:
    from summarizer.api import asummarize, check, read, summarize, summarize_batch, summarize_story
    from summarizer.batch.outcome import Failure
    from summarizer.document import Document
    from summarizer.errors import SummarizerError
    from summarizer.reading.model import Reading
    from summarizer.schemas.brief import Brief, NumberClaim
    from summarizer.schemas.claim import Claim, Evidence, Source
    from summarizer.schemas.story import Story
    from summarizer.schemas.summary import Summary
    from summarizer.stories import stories_in

__all__ = [
    "Brief",
    "Claim",
    "Document",
    "Evidence",
    "Failure",
    "NumberClaim",
    "Reading",
    "Source",
    "Story",
    "SummarizerError",
    "Summary",
    "__version__",
    "asummarize",
    "check",
    "read",
    "stories_in",
    "summarize",
    "summarize_batch",
    "summarize_story",
]

_HOMES = {
    "Brief": "summarizer.schemas.brief",
    "Claim": "summarizer.schemas.claim",
    "Document": "summarizer.document",
    "Evidence": "summarizer.schemas.claim",
    "Failure": "summarizer.batch.outcome",
    "NumberClaim": "summarizer.schemas.brief",
    "Reading": "summarizer.reading.model",
    "Source": "summarizer.schemas.claim",
    "Story": "summarizer.schemas.story",
    "Summary": "summarizer.schemas.summary",
    "SummarizerError": "summarizer.errors",
    "asummarize": "summarizer.api",
    "check": "summarizer.api",
    "read": "summarizer.api",
    "stories_in": "summarizer.stories",
    "summarize": "summarizer.api",
    "summarize_batch": "summarizer.api",
    "summarize_story": "summarizer.api",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
