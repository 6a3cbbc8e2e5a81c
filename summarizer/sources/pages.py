"""An HTML page to a Document: headline, main text, and what the page says of itself. The only importer of trafilatura.

trafilatura finds the main text and drops the navigation. What it drops of the article itself is brought back: the
headline, the standfirst, and a paragraph that stands among those it kept. Boilerplate that comes along is recognised by
the reading; a paragraph that is missing nobody can recognise.
"""

import logging
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from summarizer.document import Document
from summarizer.errors import InputError

# Its advice to its programmers is nothing for the reader of an article.
for _chatty in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_chatty).addHandler(logging.NullHandler())

import trafilatura  # noqa: E402  # after its loggers are quiet: it warns while it loads

_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,400}\?>")
_TABLE_RULE = re.compile(r"[|\s:-]+")
_KEY_CHARACTERS = 48
# Cleaning reads some 50,000 tags a second. A news page has 2,000 to 20,000 tags, a long live page 50,000.
_MOST_TAGS_TO_CLEAN = 100_000
_MOST_TAGS = 3_000_000
_PUBLISHED = frozenset({"article:published_time", "og:article:published_time", "og:published_time"})
_LONGEST_MOMENT = 40
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.I)


def read_page(html: str, subject: str, *, url: str | None = None) -> Document:
    """The article of an HTML page: its text has the headline first and an empty line between paragraphs.

    `url` is the address that it was had from; without one, the address that the page gives itself. Raises InputError
    where the page has no article. The language that a page declares is often its template's: the reading tells it.
    """
    tags = html.count("<")
    if tags > _MOST_TAGS:
        raise InputError(subject, "this HTML page has too many elements for an article", "give the article's text")
    tree = _tree(html)
    if tree is not None and _is_ours(tree):
        raise InputError(subject, "it is a page that summarizer wrote", "give the article itself")
    page = None if tree is None else _uncleaned(tree) if tags > _MOST_TAGS_TO_CLEAN else _cleaned(tree, subject, url)
    if page is None:
        remedy = "save the article's text and give that; a page that is built by scripts holds none"
        raise InputError(subject, "no article was found in this HTML page", remedy)
    return page.with_known(url=url)


def _is_ours(tree: Any) -> bool:
    """Whether a brief would be made of a brief: pages are kept beside articles."""
    return any(
        meta.get("name") == "generator" and (meta.get("content") or "").startswith("summarizer ")
        for meta in tree.iter("meta")
    )


def _cleaned(tree: Any, subject: str, url: str | None) -> Document | None:
    """The article as trafilatura finds it, and what it dropped; None where it finds none."""
    found = _extract(tree, subject, url)
    if found is None:
        return None
    blocks = _with_dropped_paragraphs(_blocks(found.text or ""), tree)
    headline = _headline(tree, found.title, found.sitename)
    return Document.from_text(
        "\n\n".join(_with_opening(blocks, tree, headline, found.description)),
        title=headline,
        outlet=found.sitename or None,
        author=found.author or None,
        url=found.url or None,
        published=_moment(tree, found.date) or None,
    )


def _moment(tree: Any, day: str | None) -> str | None:
    """The day with its hour, where the page declares one: of two reports of a day, the later is told by it."""
    for meta in tree.iter("meta"):
        declared = (meta.get("content") or "").strip()
        if day and meta.get("property") in _PUBLISHED and declared.startswith(f"{day}T"):
            try:
                return datetime.fromisoformat(declared[:_LONGEST_MOMENT]).isoformat()
            except ValueError:
                continue
    return day


def _uncleaned(tree: Any) -> Document | None:
    """The headline and every paragraph of a page that would take minutes to clean; None where it has no paragraph."""
    headline = _headline(tree, tree.findtext(".//title"), None)
    blocks = [piece for element in tree.iter("p") for piece in _pieces(element)]
    return Document.from_text("\n\n".join([headline or "", *blocks]).strip(), title=headline) if blocks else None


def _tree(html: str) -> Any:
    """The page as lxml reads it, None where there is nothing in it. A NUL would end the page for it."""
    clean = _XML_DECLARATION.sub("", html[:1024], count=1) + html[1024:]
    return trafilatura.load_html(clean.replace("\0", "\ufffd"))


def _extract(tree: Any, subject: str, url: str | None) -> Any:
    """trafilatura's Document of the page, None where it finds none."""
    try:
        return trafilatura.bare_extraction(
            tree,
            url=url,
            favor_recall=True,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            # Without it a year in a footer becomes the article's date.
            date_extraction_params={"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"},
        )
    except Exception as error:  # any fault of a parser of foreign pages is the page's
        raise InputError(subject, "this HTML page cannot be read", "save the article's text and give that") from error


def _blocks(text: str) -> list[str]:
    """trafilatura's text, a block a line, without the pipes and rules of its tables."""
    blocks: list[str] = []
    for line in text.splitlines():
        block = line.strip()
        if block.startswith("|"):
            block = "" if _TABLE_RULE.fullmatch(block) else block.strip("| ")
        if block:
            blocks.append(block)
    return blocks


def _with_dropped_paragraphs(blocks: list[str], tree: Any) -> list[str]:
    """The blocks, with each <p> put back that was dropped although two of its siblings were kept."""
    place = {key: at for at, block in enumerate(blocks) for key in _keys(block)}
    paragraphs = [(element, pieces) for element in tree.iter("p") if (pieces := _pieces(element))]
    homes: dict[Any, int] = {}
    for element, pieces in paragraphs:
        if _place_of(pieces, place) is not None:
            homes[element.getparent()] = homes.get(element.getparent(), 0) + 1
    after: dict[int, list[str]] = {}
    last = -1
    for element, pieces in paragraphs:
        at = _place_of(pieces, place)
        if at is not None:
            last = max(last, at)
        elif homes.get(element.getparent(), 0) >= 2 and not _hidden(element) and not _all_link(element):
            after.setdefault(last, []).extend(pieces)
            place.update((key, last) for piece in pieces for key in _keys(piece))
    whole = list(after.get(-1, ()))
    for at, block in enumerate(blocks):
        whole += [block, *after.get(at, ())]
    return whole


def _with_opening(blocks: list[str], tree: Any, headline: str | None, description: str | None) -> list[str]:
    """The blocks, with the headline first, and the standfirst where the page shows it and the text lacks it."""
    have = {key for block in blocks for key in _keys(block)}
    opening: list[str] = []
    if headline and not have.intersection(_keys(headline)):
        opening.append(headline)
    standfirst = " ".join((description or "").split())
    if standfirst and not have.intersection(_keys(standfirst)) and _keys(standfirst) != _keys(headline or ""):
        shown = any(_keys(piece) == _keys(standfirst) for tag in ("p", "h2", "div") for piece in _leaves(tree, tag))
        if shown:
            opening.append(standfirst)
    if opening and blocks and _keys(blocks[0]) == _keys(headline or ""):
        return [blocks[0], *opening, *blocks[1:]]
    return opening + blocks


def _headline(tree: Any, title: str | None, outlet: str | None) -> str | None:
    """The page's <h1> where the title has its words, else the title without the outlet's name behind it."""
    title = " ".join((title or "").split())
    for element in tree.iter("h1"):
        text = " ".join(" ".join(element.itertext()).split())
        key = _letters(text)
        if key and (key in _letters(title) or (title and _letters(title) in key)):
            return text
    for mark in (" | ", " - ", " – ", " — "):
        head, found, tail = title.rpartition(mark)
        if found and outlet and _letters(tail) == _letters(outlet):
            return head
    return title or None


def _pieces(element: Any) -> list[str]:
    """The text of an element, in the pieces that its line breaks cut it into, as trafilatura does."""
    parts: list[str] = []
    for node in element.iter():
        unseen = not isinstance(node.tag, str) or node.tag in ("script", "style", "noscript")
        text = "" if unseen else node.text or ""
        parts.append("\n" + text if node.tag == "br" else text)
        if node is not element:
            parts.append(node.tail or "")
    # A line end of the source is a space; only <br> breaks.
    return [piece for line in _break_lines(parts) if (piece := " ".join(line.split()))]


def _break_lines(parts: list[str]) -> Iterator[str]:
    line: list[str] = []
    for part in parts:
        if part.startswith("\n") and len(part) == 1:
            yield "".join(line)
            line = []
        else:
            line.append(part)
    yield "".join(line)


def _leaves(tree: Any, tag: str) -> Iterator[str]:
    """The texts of the elements `tag` that hold no block of their own: short ones, as a standfirst is."""
    for element in tree.iter(tag):
        if len(element) <= 3 and (text := " ".join("".join(element.itertext()).split())):
            yield text


def _keys(block: str) -> tuple[str, ...]:
    """How a block is known again where the cleaning changed its spaces, marks or links: its first and last letters."""
    letters = _letters(block)
    return (f"<{letters[:_KEY_CHARACTERS]}", f"{letters[-_KEY_CHARACTERS:]}>") if letters else ()


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _place_of(pieces: list[str], place: dict[str, int]) -> int | None:
    for piece in pieces:
        for key in _keys(piece):
            if key in place:
                return place[key]
    return None


def _hidden(element: Any) -> bool:
    for node in (element, element.getparent()):
        if node is not None and (
            node.get("hidden") is not None
            or node.get("aria-hidden") == "true"
            or _HIDDEN.search(node.get("style") or "")
        ):
            return True
    return False


def _all_link(element: Any) -> bool:
    """Whether an element is nothing but links: a teaser, not a paragraph."""
    linked = sum(len(_letters("".join(link.itertext()))) for link in element.iter("a"))
    return linked > 0.8 * len(_letters("".join(element.itertext())))
