"""OPML: a list of feeds, nested or not. Its outlines are found by their tags, since many lists are not well-formed."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.sources.decoding import decode
from summarizer.sources.feeds.items import web_link

MOST_BYTES = 20 * 1024 * 1024
_OUTLINE = re.compile(r"""<outline\s((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>|<!--""")
_ATTRIBUTE = re.compile(r"""([A-Za-z_:]{1,40})\s{0,9}=\s{0,9}(?:"([^"<]*+)"|'([^'<]*+)')""")


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed of the list: its address, and what the list calls it."""

    address: str
    title: str | None


def outlines_of(data: bytes, encoding: str | None) -> Iterator[Outline]:
    """The feeds of the list in their order, each address once."""
    text = decode(data, declared=encoding)
    seen: set[str] = set()
    at = 0
    while found := _OUTLINE.search(text, at):
        at = found.end()
        if found.group() == "<!--":
            end = text.find("-->", at)
            if end < 0:
                return
            at = end
            continue
        said = {name.lower(): html.unescape(one or other) for name, one, other in _ATTRIBUTE.findall(found.group(1))}
        address = web_link(said.get("xmlurl"))
        if address and address not in seen:
            seen.add(address)
            yield Outline(address, said.get("title") or said.get("text") or None)
