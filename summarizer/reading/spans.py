"""The smallest value of all: a stretch of the text."""

from typing import NamedTuple


class Span(NamedTuple):
    """text[start:end]."""

    start: int
    end: int
