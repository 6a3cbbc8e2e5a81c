"""One article: its text and what is known of it. Everything else points into the text by offsets."""

import re
from dataclasses import dataclass, replace
from typing import Any, Self

from summarizer.errors import InputError

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Files of twenty megabytes are read. What has more characters or lines is a dump, not an article, and would cost
# minutes and gigabytes.
_MOST_CHARACTERS = 25_000_000
_MOST_LINES = 1_000_000


@dataclass(frozen=True, slots=True)
class Document:
    """An article. `text` is what every offset of a reading or a summary counts in, in Unicode characters.

    `input` is the path, URL or place in a feed that it came from; what is unknown is None. `published` is an ISO 8601
    date or date-time.
    """

    text: str
    input: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None

    @classmethod
    def from_text(  # noqa: PLR0913 - one keyword for each thing that may be known of an article
        cls,
        text: str,
        *,
        input: str | None = None,
        title: str | None = None,
        outlet: str | None = None,
        author: str | None = None,
        url: str | None = None,
        published: str | None = None,
        language: str | None = None,
    ) -> Self:
        """A document of a string. Lone surrogates, which no file can hold, become U+FFFD one for one."""
        whole = _LONE_SURROGATE.sub("\ufffd", text)
        return cls(whole, input, title, outlet, author, url, published, language)

    @property
    def id(self) -> str:
        """`sha256:` and the hash of the text alone, as UTF-8."""
        import hashlib  # noqa: PLC0415 - brings OpenSSL, which `--help` and a plain reading do without

        return "sha256:" + hashlib.sha256(self.text.encode()).hexdigest()

    def refuse_a_dump(self) -> None:
        """Raises InputError where the text is too long to be one article."""
        lines = self.text.count("\n") + self.text.count("\r") - self.text.count("\r\n")
        for count, most, what in ((len(self.text), _MOST_CHARACTERS, "characters"), (lines, _MOST_LINES, "lines")):
            if count > most:
                subject = self.input or self.title or "the text"
                problem = f"it has {count:,} {what}, more than any article"
                raise InputError(subject, problem, "give the text of one article")

    def with_known(self, **known: str | None) -> Self:
        """The same text with more said of it; None leaves a field as it is."""
        return replace(self, **{key: value for key, value in known.items() if value is not None})

    def as_json(self, *, text: bool = True) -> dict[str, Any]:
        """The contract's form; `text` is None where the caller asks for none."""
        return {
            "id": self.id,
            "input": self.input,
            "title": self.title,
            "outlet": self.outlet,
            "author": self.author,
            "url": self.url,
            "published": self.published,
            "language": self.language,
            "text": self.text if text else None,
        }
