"""The text of a feed entry's own content: a piece of HTML that is main text already, or plain text with entities."""

from lxml import etree
from lxml import html as lxml_html

from summarizer.document import Document
from summarizer.errors import InputError

_BREAKS = frozenset(
    "address article aside blockquote br caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li "
    "main ol p pre section table td th tr ul".split()
)
_UNREAD = frozenset("script style noscript template svg math iframe object button form select textarea".split())


def read_fragment(html: str, subject: str, *, title: str | None = None, url: str | None = None) -> Document:
    """The title and the paragraphs, an empty line between them. Raises InputError where there is no word in it."""
    blocks = _blocks(html)
    if not blocks:
        raise InputError(subject, "the feed holds no text of it", "let its page be fetched")
    headline = " ".join((title or "").split())
    if headline and blocks[0].casefold() != headline.casefold():
        blocks.insert(0, headline)
    return Document.from_text("\n\n".join(blocks), title=headline or None, url=url)


def _blocks(html: str) -> list[str]:
    try:
        tree = lxml_html.fragment_fromstring(html.replace("\0", "\ufffd"), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    blocks: list[list[str]] = [[]]
    unread = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            unread += tag in _UNREAD
            if tag in _BREAKS:
                blocks.append([])
            if not unread:
                blocks[-1].append(element.text or "")
            continue
        if event == "end":
            unread -= tag in _UNREAD
            if tag in _BREAKS:
                blocks.append([])
        if not unread:
            blocks[-1].append(element.tail or "")
    return [text for block in blocks if (text := " ".join("".join(block).split()))]
