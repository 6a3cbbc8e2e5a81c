"""The names that `import summarizer` promises."""

import importlib

import pytest

import summarizer
from summarizer.errors import SummarizerError

PROMISED = {
    "Brief", "Claim", "Document", "Evidence", "Failure", "NumberClaim", "Reading", "Source", "Story", "Summary",
    "SummarizerError", "__version__", "asummarize", "check", "read", "stories_in", "summarize",
    "summarize_batch", "summarize_story",
}  # fmt: skip


def test_all_is_what_is_promised() -> None:
    assert set(summarizer.__all__) == PROMISED


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_every_promised_name_is_there_and_listed(name: str) -> None:
    assert getattr(summarizer, name) is not None
    assert name in dir(summarizer)


def test_a_name_that_is_not_there_says_so() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        summarizer.nonsense  # noqa: B018 - the look-up is the test


def test_every_error_of_the_package_has_one_root() -> None:
    errors = importlib.import_module("summarizer.errors")
    found = [e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, Exception)]
    assert len(found) >= 5
    assert all(issubclass(error, SummarizerError) for error in found)
