"""What bytes are, told by their beginning: HTML, plain text, or something that is no article."""

import json
import re
from typing import Any

from summarizer.errors import InputError
from summarizer.sources.decoding import is_text

_HEAD = 4096
_TO_TEXT = "save the article as text or HTML first"

# Signatures at the very start of a file; the long ones are unmistakable, the short ones count beside a NUL byte only.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "convert it to text first, for example with pdftotext"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", "give the article's text"),
    (b"\xff\xd8\xff", "a JPEG image", "give the article's text"),
    (b"GIF87a", "a GIF image", "give the article's text"),
    (b"GIF89a", "a GIF image", "give the article's text"),
    (b"II*\x00", "a TIFF image", "give the article's text"),
    (b"MM\x00*", "a TIFF image", "give the article's text"),
    (b"RIFF", "a media file", "give the article's text"),
    (b"ID3\x03", "an audio file", "give the article's text"),
    (b"ID3\x04", "an audio file", "give the article's text"),
    (b"OggS\x00", "a media file", "give the article's text"),
    (b"\x1f\x8b\x08", "a gzip archive", "unpack it first, for example with gunzip"),
    (b"BZh", "a bzip2 archive", "unpack it first, for example with bunzip2"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it first, for example with unxz"),
    (b"(\xb5/\xfd", "a zstd archive", "unpack it first, for example with unzstd"),
    (b"7z\xbc\xaf'\x1c", "a 7z archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint file", _TO_TEXT),
    (b"{\\rtf", "a rich text file (RTF)", _TO_TEXT),
    (b"SQLite format 3\x00", "an SQLite database", "give the article's text"),
    (b"PAR1", "a Parquet file", "give the article's text"),
    (b"bplist00", "a web archive", "save the page as HTML instead"),
    (b"\x7fELF", "a program", "give the article's text"),
    (b"MZ", "a program", "give the article's text"),
    (b"BM", "a BMP image", "give the article's text"),
)
_COUNTS_BESIDE_A_NUL = frozenset({b"MZ", b"BM", b"RIFF", b"BZh", b"PAR1"})
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_FRAGMENT = re.compile(
    r"<(?:article|main|section|header|div|p|h1|h2|meta|title|script|link|span|table)\b[^<>]{0,500}>", re.I
)
_CLOSED = re.compile(r"</(?:article|main|section|header|div|p|h1|h2|title|script|span|table)\s{0,9}>", re.I)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|opml)\b")
_PREAMBLE = re.compile(r"\s*(?:<\?xml[^>]{0,400}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,3}", re.S)


def refuse_what_is_no_article(data: bytes, subject: str) -> None:
    """Raises InputError that says what the bytes are, where they are known to hold no article's text."""
    for signature, what, remedy in _SIGNATURES:
        if data.startswith(signature) and (signature not in _COUNTS_BESIDE_A_NUL or b"\0" in data[:_HEAD]):
            raise InputError(subject, f"it is {what}", remedy)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise InputError(subject, f"it is {_zipped(data)}", _TO_TEXT)
    if data[257:262] == b"ustar":
        raise InputError(subject, "it is a tar archive", "unpack it first, for example with tar -xf")
    if data[4:8] == b"ftyp":
        raise InputError(subject, "it is a video or audio file", "give the article's text")
    if _FEED.match(_beginning(data)):
        raise InputError(subject, "it is a feed, not an article", f"summarize batch {subject} -o briefs.jsonl reads it")
    if not is_text(data):
        raise InputError(subject, "it is binary data, not text", _TO_TEXT)
    if found := _json(data, subject):
        raise InputError(subject, *found)


def is_html(data: bytes, form: str | None) -> bool:
    """Whether the bytes are a page of HTML. `form` is what is known already: "html", "markdown", "text" or None.

    A fragment of HTML counts only where nothing is known: Markdown may begin with a tag and is no page for it.
    """
    if form == "html":
        return True
    beginning = _beginning(data)
    if _PAGE.match(beginning):
        return form != "text"
    return form is None and bool(_FRAGMENT.match(beginning) and _CLOSED.search(beginning))


def _json(data: bytes, subject: str) -> tuple[str, str] | None:
    """What JSON is and what to do with it; None for what is none, such as a text that merely begins with a bracket."""
    if not _JSON.match(data):
        return None
    batch = f"summarize batch {subject} -o briefs.jsonl reads it"
    value = _loaded(data)
    if value is None:
        first = _loaded(data.split(b"\n", 1)[0])
        if _is_summary(first):
            return "it holds summaries, not an article", f"summarize report {subject} -o report makes pages of them"
        return None if first is None else ("it is JSON Lines, not an article", batch)
    if _is_summary(value):
        return "it is a summary, not an article", f"summarize check {subject} proves it"
    if isinstance(value, dict) and str(value.get("version", "")).startswith("https://jsonfeed.org/"):
        return "it is a feed, not an article", batch
    return "it is JSON, not an article", "give the article's text"


def _is_summary(value: Any) -> bool:
    return isinstance(value, dict) and {"schema", "document", "content"} <= value.keys()


def _loaded(data: bytes) -> Any:
    """JSON's value; None where it is none, or nested too deeply to be told."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


_JSON = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]{0,99}(?:\{[ \t\r\n]{0,99}\"|\[[ \t\r\n]{0,99}\{)")


def _zipped(data: bytes) -> str:
    head = data[:_HEAD]
    if b"word/" in head or b"[Content_Types].xml" in head:
        return "a Word or other Office file"
    if b"mimetypeapplication/epub" in head:
        return "an e-book (EPUB)"
    if b"mimetypeapplication/vnd.oasis" in head:
        return "an OpenDocument file"
    return "a zip archive"


def _beginning(data: bytes) -> str:
    """The start of the bytes as ASCII reads it, in any encoding that has ASCII's letters, after what may precede a
    page's first tag."""
    head = data[:_HEAD].replace(b"\0", b"").decode("latin-1").removeprefix("ï»¿").lstrip("ÿþ")
    found = _PREAMBLE.match(head)
    return head[found.end() :] if found else head
