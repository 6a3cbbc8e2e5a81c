"""The schema `quotes`: who says what, to whom, in direct or in reported speech."""

from typing import ClassVar

from summarizer.schemas.claim import Claim, Source, Value, Verbatim


class Saying(Claim):
    """Words and who says them. `words` stand in the article to the letter; for direct speech without their marks."""

    words: Verbatim
    source: Source
    addressee: str | None = None
    direct: bool


class Quotes(Value):
    """The content of a summary made with the schema `quotes`."""

    schema_version: ClassVar[int] = 1

    quotes: tuple[Saying, ...] = ()
