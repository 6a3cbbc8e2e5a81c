"""One place to one Document: a path, a URL, or `-` for standard input."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from summarizer.document import Document
from summarizer.errors import InputError
from summarizer.sources.decoding import decode
from summarizer.sources.files import read_file, read_stream
from summarizer.sources.known import front_matter
from summarizer.sources.sniffing import is_html, refuse_what_is_no_article

STANDARD_INPUT = "-"
HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN_ENDINGS = frozenset({".md", ".markdown"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,20})://")
_SOMETHING_TO_READ = re.compile(r"[^\s\0\ufeff\u200b-\u200f\u2060]")
_WHOLE_PAGE = re.compile(r"<(?:html|body|!doctype)\b", re.IGNORECASE)
_HEAD = 4_096
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class _Raw:
    """What a place holds, before it is an article. `charset` is what the server declared; `form` what is known of the
    kind: "html", "text", or None where the bytes must say it."""

    data: bytes
    form: str | None = None
    charset: str | None = None
    url: str | None = None


def load(  # noqa: PLR0913  # one name for each thing that can be known of a document
    source: str | os.PathLike[str],
    *,
    stdin: BinaryIO | None = None,
    title: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    url: str | None = None,
    published: str | None = None,
    language: str | None = None,
) -> Document:
    """The article at `source`: a path to a text, Markdown or HTML file, an http(s) URL, or "-" for `stdin`.

    The text of a plain text file is the file, decoded, with nothing moved, cut or normalised; only a leading
    byte-order mark is left out. The text of an HTML page is its headline and main text, a paragraph a line. What is
    given by name is known of the document and beats what a front matter or the page says.

    Raises InputError where the place holds no article, FetchError where a page cannot be had.
    """
    place = _LONE_SURROGATE.sub("\ufffd", os.fspath(source))
    if not place.strip():
        raise InputError("the input", "its name is empty", "give a file, a URL, or - for standard input")
    raw = _fetch(place) if is_url(place) else _read(os.fspath(source), place, stdin)
    if not raw.data:
        raise InputError(_subject(place), "it is empty", "give a file that holds the text of an article")
    document = _document(raw, place)
    if not _SOMETHING_TO_READ.search(document.text):
        raise InputError(_subject(place), "it holds white space only", "give a file that holds the text of an article")
    known = {"title": title, "outlet": outlet, "author": author, "url": url, "published": published}
    return document.with_known(language=language, **known)


def is_url(source: str) -> bool:
    """Whether `source` is an address on the web rather than a path."""
    return source[:8].lower().startswith(("http://", "https://"))


def _fetch(place: str) -> _Raw:
    from summarizer.sources.web import fetch  # noqa: PLC0415  # the network's libraries cost more than a whole reading

    page = fetch(place)
    form = "html" if page.html else "text" if page.html is False else None
    return _Raw(page.data, form, page.charset, page.url)


def _read(source: str, place: str, stdin: BinaryIO | None) -> _Raw:
    if source == STANDARD_INPUT:
        return _Raw(read_stream(stdin))
    scheme = _SCHEME.match(source)
    if scheme and not Path(source).exists():
        remedy = "give an http or https address, or the path of a file"
        raise InputError(place, f"{scheme.group(1)} addresses are not read", remedy)
    ending = Path(source).suffix.lower()
    form = "html" if ending in HTML_ENDINGS else "markdown" if ending in _MARKDOWN_ENDINGS else None
    return _Raw(read_file(source, place), form)


def document_of_page(
    data: bytes, place: str, *, is_html: bool | None = None, charset: str | None = None, url: str | None = None
) -> Document:
    """The article of a page that was fetched from `url`. `is_html` and `charset` are what its server said, None where
    it did not. Raises InputError."""
    form = "html" if is_html else "text" if is_html is False else None
    document = _document(_Raw(data, form, charset, url), place)
    if not _SOMETHING_TO_READ.search(document.text):
        raise InputError(place, "the page holds no text", "open it in a browser and save it")
    return document


def document_of_html(html: str, place: str, *, title: str | None = None, url: str | None = None) -> Document:
    """The text of a feed entry's own content, or of a whole page where that is what it holds. Raises InputError."""
    if _WHOLE_PAGE.search(html[:_HEAD]):
        from summarizer.sources.pages import read_page  # noqa: PLC0415  # the HTML reader is loaded for HTML alone

        return read_page(html, place, url=url).with_known(input=place)
    from summarizer.sources.fragments import read_fragment  # noqa: PLC0415  # this too

    return read_fragment(html, place, title=title, url=url).with_known(input=place)


def _document(raw: _Raw, place: str) -> Document:
    refuse_what_is_no_article(raw.data, _subject(place))
    if is_html(raw.data, raw.form):
        from summarizer.sources.pages import read_page  # noqa: PLC0415  # the HTML reader is loaded for HTML alone

        page = read_page(decode(raw.data, declared=raw.charset, html=True), _subject(place), url=raw.url)
        return page.with_known(input=place)
    text = decode(raw.data, declared=raw.charset)
    known = front_matter(text)
    return Document.from_text(text, input=place, url=raw.url).with_known(**known)


def _subject(place: str) -> str:
    return "standard input" if place == STANDARD_INPUT else place
