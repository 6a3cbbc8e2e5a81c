"""Stories of invented events: briefs by rules, and the story of them."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from summarizer.document import Document
from summarizer.flow import summarize_by_rules
from summarizer.schemas.story import Story
from summarizer.schemas.summary import Summary
from summarizer.sources import load
from summarizer.stories import story_by_rules, story_of

HERE = Path(__file__).parent


@pytest.fixture
def folder() -> Path:
    """Where the articles and their labels lie."""
    return HERE


@pytest.fixture
def tell() -> Callable[..., Story]:
    """The story of texts, each with what is known of it as the second of a pair."""

    def told(*texts: str | tuple[str, dict[str, str]], since: Story | None = None) -> Story:
        return story_of([_brief(text) for text in texts], since=since)

    return told


def _brief(text: str | tuple[str, dict[str, str]]) -> Summary:
    words, known = (text, {}) if isinstance(text, str) else text
    return summarize_by_rules(Document.from_text(words, **known))


@pytest.fixture
def story_named() -> Callable[[Sequence[str]], Story]:
    """The story of articles of this folder."""

    def told(names: Sequence[str]) -> Story:
        made = story_by_rules([load(str(HERE / "articles" / name / "article.txt")) for name in names])
        assert made.story is not None
        return made.story

    return told
