"""What surrounds the entries of an XML feed, so that a few of them can be parsed as a feed of their own.

And the checks that come before parsing: whether an entry is well-formed, and whether it is one at all. feedparser looks
for mail addresses in authors, compares categories and joins base addresses in ways whose time or memory grows with the
square of their number; what has more of them than any news has is refused here.
"""

import re
from dataclasses import dataclass
from xml.parsers import expat

from summarizer.sources.decoding import decode

# Prefixes that feeds use without saying whose they are.
_USUAL_PREFIXES = {
    b"content": b"http://purl.org/rss/1.0/modules/content/",
    b"dc": b"http://purl.org/dc/elements/1.1/",
    b"dcterms": b"http://purl.org/dc/terms/",
    b"atom": b"http://www.w3.org/2005/Atom",
    b"media": b"http://search.yahoo.com/mrss/",
    b"slash": b"http://purl.org/rss/1.0/modules/slash/",
    b"wfw": b"http://wellformedweb.org/CommentAPI/",
    b"itunes": b"http://www.itunes.com/dtds/podcast-1.0.dtd",
}
_PLAIN_ROOTS = {
    "rss": b'<rss version="2.0">',
    "feed": b'<feed xmlns="http://www.w3.org/2005/Atom">',
    "RDF": b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">',
}
_CHANNEL = re.compile(rb"<channel(?:\s[^<>]{0,4000})?(?<!/)>")
_NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NO_XML_REFERENCE = re.compile(
    r"&#(?:0{0,8}(?:[0-8]|1[1-2]|1[4-9]|2[0-9]|3[01])|x0{0,8}(?:[0-8bce-f]|1[0-9a-f]));", re.I
)
_MARKUP = re.compile(rb"<[^<>]*+>|&[^;\s&<]{0,10};|[<>]")
_IMAGE_IN_PLACE = re.compile(rb"data:[a-z]{1,20}/[^\"'\s<>]{1,9999999}")

_MOST_ELEMENTS = 50_000
_MOST_CATEGORIES = 1_000
_MOST_PREFIXES = 100
_DEEPEST = 100
_LONGEST_BASE = 10_000
_LONGEST_NAME = 500
_LONGEST_NAMES = 50_000
_CATEGORIES = frozenset({"category", "subject", "keywords", "tags"})
_PEOPLE = frozenset("author contributor creator editor email managingeditor name owner publisher webmaster".split())
# An entry that is not well-formed is counted by its bytes, and has to be smaller.
_MOST_BYTES_OF_A_BROKEN_ENTRY = 256 * 1024
_MOST_TAGS_OF_A_BROKEN_ENTRY = 2_000
_MOST_BASES_OF_A_BROKEN_ENTRY = 20
_LONGEST_WORD_OF_A_BROKEN_ENTRY = 4_000


class NoEntryError(Exception):
    """What is no entry of a feed, whatever its tags say."""


@dataclass(frozen=True, slots=True)
class Shell:
    """The tags before and after entries; with well-formed entries between them they are a well-formed feed."""

    prologue: bytes
    epilogue: bytes

    def around(self, *entries: bytes) -> bytes:
        """A feed of these entries."""
        return b"".join((self.prologue, *entries, self.epilogue))


def shell_of(head: bytes, root: str) -> Shell:
    """The shell of the feed that begins with `head`: its own root and channel, for the namespaces, languages and bases
    in them, as far as they are sound. `root` is the root's name with its prefix."""
    local = root.rpartition(":")[2]
    own = re.search(rb"<" + re.escape(root.encode()) + rb"(?:\s[^<>]{0,16000})?(?<!/)>", head)
    channel = _CHANNEL.search(head) if local == "rss" else None
    plain = b"<channel>" if local == "rss" else b""
    for inner in (channel.group() if channel else plain, plain):
        shell = _shell(own.group() if own else _PLAIN_ROOTS[local], inner)
        try:
            if is_well_formed(shell, b""):
                return shell
        except NoEntryError:
            pass
    return _shell(_PLAIN_ROOTS[local], plain)


def _shell(root: bytes, inner: bytes) -> Shell:
    """The shell of these tags, with the prefixes that they leave out."""
    name = root[1:-1].split(maxsplit=1)[0]
    missing = b"".join(
        b' xmlns:%s="%s"' % (prefix, address)
        for prefix, address in _USUAL_PREFIXES.items()
        if b"xmlns:" + prefix not in root + inner
    )
    return Shell(root[:-1] + missing + b">" + inner, (b"</channel>" if inner else b"") + b"</" + name + b">")


def is_well_formed(shell: Shell, entry: bytes) -> bool:
    """Whether the entry is well-formed within the shell. Raises NoEntryError."""
    walk = _Walk()
    try:
        for piece in (shell.prologue, entry):
            walk.parser.Parse(piece, False)
        walk.parser.Parse(shell.epilogue, True)
    except (expat.ExpatError, ValueError):
        return False
    return True


def legible(data: bytes, encoding: str | None) -> bytes:
    """The same in UTF-8, without characters that XML does not have. `encoding` is what the feed declares."""
    text = _NO_XML.sub(" ", decode(data, declared=encoding))
    return _NO_XML_REFERENCE.sub(" ", text).encode("utf-8", "replace")


def without_images(data: bytes) -> bytes:
    """Without images that stand in the text itself, as endless words."""
    return _IMAGE_IN_PLACE.sub(b"", data) if b"data:" in data else data


def refuse_broken(entry: bytes) -> None:
    """Raises NoEntryError where an entry that is not well-formed is larger or stranger than a slip explains."""
    outside = b"".join(part.partition(b"]]>")[2] if at else part for at, part in enumerate(entry.split(b"<![CDATA[")))
    if (
        len(entry) > _MOST_BYTES_OF_A_BROKEN_ENTRY
        or outside.count(b"<") > _MOST_TAGS_OF_A_BROKEN_ENTRY
        or outside.count(b"base") > _MOST_BASES_OF_A_BROKEN_ENTRY
        or max(map(len, _MARKUP.sub(b"", entry).split()), default=0) > _LONGEST_WORD_OF_A_BROKEN_ENTRY
    ):
        raise NoEntryError("its markup is broken beyond what can be read")


class _Walk:
    """Counts an entry's elements while expat checks them, and listens while people are named."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartNamespaceDeclHandler = self._prefix
        self._open: list[str] = []
        self._elements = self._categories = self._prefixes = self._base = 0
        self._people = 0
        self._names: list[str] = []

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2].lower()
        self._open.append(local)
        self._elements += 1
        self._categories += local in _CATEGORIES
        if local in _PEOPLE:
            self._people += 1
            self.parser.CharacterDataHandler = self._names.append
        if attributes:
            self._base += sum(len(value) for key, value in attributes.items() if key.endswith("base"))
        if (
            self._elements > _MOST_ELEMENTS
            or self._categories > _MOST_CATEGORIES
            or len(self._open) > _DEEPEST
            or self._base > _LONGEST_BASE
        ):
            raise NoEntryError("it has more elements than any article")

    def _end(self, _name: str) -> None:
        if self._open.pop() in _PEOPLE:
            self._people -= 1
            if not self._people:
                self._hear()

    def _hear(self) -> None:
        self.parser.CharacterDataHandler = None
        names = "".join(self._names)
        if len(names) > _LONGEST_NAMES or max(map(len, names.split()), default=0) > _LONGEST_NAME:
            raise NoEntryError("somebody's name in it is endless")
        self._names.append(" ")

    def _prefix(self, _prefix: str | None, _address: str) -> None:
        self._prefixes += 1
        if self._prefixes > _MOST_PREFIXES:
            raise NoEntryError("it has more namespaces than any article")
