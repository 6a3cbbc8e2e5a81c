"""What a place holds, told by its beginning; its name's ending is a hint where the content leaves it open."""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from summarizer.sources.decoding import wide_encoding
from summarizer.sources.loading import is_url

HEAD = 64 * 1024
_ROOT = re.compile(r"<((?:[A-Za-z_][\w.-]{0,40}:)?(rss|RDF|feed|opml))(?=[\s>])")
# A root behind something that is no XML, such as a server's warning, must look the part.
_ROOT_BELOW_RUBBISH = re.compile(
    r"<((?:[A-Za-z_][\w.-]{0,40}:)?(rss|RDF|feed|opml))\s[^<>]{0,400}?(?:version\s{0,9}=|xmlns)"
)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_DECLARATION = re.compile(r"""<\?xml\b[^>]{0,400}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9._:-]{2,40})""")
_ASIDES = (("<?", "?>"), ("<!--", "-->"))
_SPACE = re.compile(r"\s*")
_DOCTYPE_PART = re.compile(r"""[^"'<>\[\]]++|"[^"]*+"|'[^']*+'|<""")
_JSON_FEED = re.compile(r'"version"\s{0,9}:\s{0,9}"https?://(?:www\.)?jsonfeed\.org/version/')
_LIKE_A_JSON_FEED = re.compile(r'"(?:home_page_url|feed_url)"\s{0,9}:')
_JSON = re.compile(r'\{\s*["}]|\[\s*[{\[]')
_LINES_ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
# Encodings in which a byte that looks like ASCII may be half of a character.
_SHIFTED = ("iso2022", "hz", "utf_7")


class Form(Enum):
    """The forms that a place can have."""

    XML_FEED = "an XML feed"
    OPML = "an OPML list"
    JSON_FEED = "a JSON Feed"
    JSON = "another JSON document, or a JSON Feed that does not say so at its beginning"
    ROWS = "JSONL"
    ADDRESSES = "a list of addresses"
    ARTICLE = "an article"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a place holds. `root` is the name of an XML document's first element; `encoding` what its bytes are in,
    where another than UTF-8 was declared; `wide` where they must be decoded before anything in them can be found."""

    form: Form
    root: str = ""
    encoding: str | None = None
    wide: str | None = None


def kind_of(head: bytes, name: str = "") -> Kind:
    """The kind of what begins with `head` and is called `name`."""
    wide = wide_encoding(head)
    text = head.decode(wide, "replace") if wide else head.decode("utf-8", "replace")
    text = text.lstrip("\ufeff\0 \t\r\n\f")
    if _JSON.match(text):
        return Kind(_json_form(text, name, whole=len(head) < HEAD), wide=wide)
    if found := _root(text):
        encoding = _declared(text)
        form = Form.OPML if found.group(2) == "opml" else Form.XML_FEED
        return Kind(form, found.group(1), encoding, wide or _shifted(encoding))
    if name.lower().endswith(_LINES_ENDINGS):
        return Kind(Form.ROWS, wide=wide)
    return Kind(Form.ADDRESSES if _are_addresses(text, whole=len(head) < HEAD) else Form.ARTICLE, wide=wide)


def as_ascii_compatible(chunks: Iterator[bytes], kind: Kind) -> Iterator[bytes]:
    """The bytes as they are, or as UTF-8 where ASCII's characters are not in ASCII's places."""
    if kind.wide is None:
        return chunks
    decoder = codecs.getincrementaldecoder(kind.wide)("replace")
    return (text.encode("utf-8", "replace") for chunk in chunks if (text := decoder.decode(chunk)))


def _root(text: str) -> re.Match[str] | None:
    """The first element, where it is a feed's or a list's."""
    at = _after_preamble(text)
    found = _ROOT.match(text, at)
    if found or _HTML.match(text, at):
        return found
    return _ROOT_BELOW_RUBBISH.search(text, 0, 4096) if "<" in text[:4096] else None


def _after_preamble(text: str) -> int:
    """Where the first element begins, behind declarations, comments and a DOCTYPE."""
    at = 0
    while True:
        at = _after_space(text, at)
        closer = next((end for begin, end in _ASIDES if text.startswith(begin, at)), None)
        if closer is not None and (end := text.find(closer, at)) >= 0:
            at = end + len(closer)
        elif text[at : at + 9].upper() == "<!DOCTYPE" and not _HTML.match(text, at):
            at = _after_doctype(text, at + 9)
        else:
            return at


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _after_doctype(text: str, at: int) -> int:
    """Behind a DOCTYPE, whatever entities it declares."""
    depth = 1
    while depth and at < len(text):
        found = _DOCTYPE_PART.match(text, at)
        if found is None:
            depth -= text[at] == ">"
            at += 1
        else:
            depth += found.group() == "<"
            at = found.end()
    return at


def _declared(text: str) -> str | None:
    found = _DECLARATION.search(text[:1024])
    # UTF-8 needs no declaration; and where it is declared wrongly, it must not keep from looking further.
    return found.group(1) if found and not found.group(1).lower().startswith("utf") else None


def _shifted(encoding: str | None) -> str | None:
    """Python's name of the encoding, where a byte below 128 need not be the character that it is in ASCII."""
    try:
        found = codecs.lookup(encoding or "").name
    except (LookupError, ValueError):
        return None
    return found if found.startswith(_SHIFTED) and found != "utf-7" else None


def _json_form(text: str, name: str, *, whole: bool) -> Form:
    """JSONL has an object a line. Where the first line is damaged, another one tells."""
    if name.lower().endswith(_LINES_ENDINGS):
        return Form.ROWS
    if _JSON_FEED.search(text) or _LIKE_A_JSON_FEED.search(text):
        return Form.JSON_FEED
    if text.startswith("["):
        return Form.JSON
    lines = [line for line in text.split("\n") if line.strip()]
    ended = lines if whole else lines[:-1]
    if len(lines) == 1 or any(_is_object(line) for line in ended[:20]):
        return Form.ROWS
    return Form.JSON


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _are_addresses(text: str, *, whole: bool) -> bool:
    """Whether it begins with addresses of the web, a line each, and has mostly these. The last line may be cut."""
    lines = [line.strip() for line in text.split("\n")]
    lines = [line for line in (lines if whole else lines[:-1]) if line and not line.startswith("#")]
    addresses = [is_url(line) and len(line.split()) == 1 for line in lines]
    return bool(addresses) and addresses[0] and 2 * sum(addresses) > len(addresses)
