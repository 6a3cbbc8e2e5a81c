"""One entry, as feedparser understands it, to an Item."""

import html
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from summarizer.sources.feeds.items import Item, Unusable, clean, fingerprint, known_fields, unusable, web_link

_TAG = re.compile(r"<[^<>]*>")
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_LONGEST_ID = 200


@dataclass(frozen=True, slots=True)
class Feed:
    """What is known of the feed that an entry stands in. `place` is what its items' inputs call it, `base` the address
    that links are relative to; `fetch` whether an entry that is only a link is of use."""

    place: str
    base: str | None = None
    fetch: bool = True
    outlet: str | None = None
    author: str | None = None
    language: str | None = None


def said_of_feed(parsed: Mapping[str, Any], feed: Feed, *, atom: bool) -> Feed:
    """The feed, with what its own elements say. Only Atom's author is that of the entries; RSS names its editor."""
    return replace(
        feed,
        base=feed.base or web_link(parsed.get("link")),
        outlet=_plain(parsed, "title") or feed.outlet,
        author=_author(parsed) if atom else None,
        language=parsed.get("language") or feed.language,
    )


def item_of(entry: Any, feed: Feed, position: int, notes: tuple[str, ...]) -> Item | Unusable:
    """The item of feedparser's `entry`; Unusable where it holds nothing to read."""
    link = _link(entry)
    markup, text = _content(entry)
    identity = str(entry.get("id") or "")
    known = known_fields(
        title=_plain(entry, "title"),
        outlet=_plain(entry.get("source") or {}, "title") or feed.outlet,
        author=_author(entry) or feed.author,
        published=_date(entry, "published") or _date(entry, "updated") or _date(entry, "created"),
        language=_language(entry) or feed.language,
        url=link,
    )
    updated = entry["updated"] if "updated" in entry else None  # noqa: SIM401 - its get() warns, and gives another date
    said = (identity, link, markup, text, updated, *map(repr, known.items()))
    mark = fingerprint(*said)
    place = link or input_of(feed, identity, position if not (markup or text) else mark)
    return item_or_unusable(Item(place, mark, link=link, html=markup, text=text, known=known, notes=notes), feed)


def input_of(feed: Feed, identity: str, otherwise: int | str) -> str:
    """What an entry without a link is called: by what identifies it in the feed, or else by its fingerprint, since its
    position changes with the next entry; an unusable one by its position, for people to find it."""
    identity = clean(" ".join(identity.split())[:_LONGEST_ID])
    if identity.isdecimal():
        identity = f"id {identity}"  # and no position
    return f"{feed.place}#{identity or otherwise}"


def item_or_unusable(item: Item, feed: Feed) -> Item | Unusable:
    """The item where there is something to read of it, with or without a page."""
    if item.html or item.text or (item.link and feed.fetch):
        return item
    if item.link:
        return unusable(item.input, "the feed has no text of this entry", "leave out --no-fetch to read its page")
    return unusable(item.input, "this entry has neither a link nor a text", "look at it in the feed")


def _link(entry: Any) -> str | None:
    """The page of the entry: what it calls its link, else any address of it that is no file to play."""
    if link := web_link(entry.get("link")):
        return link
    pages = (link.get("href") for link in entry.get("links") or () if link.get("rel") == "alternate")
    return next((link for page in pages if (link := web_link(page))), None)


def _content(entry: Any) -> tuple[str | None, str | None]:
    """The longest of what the entry says as HTML; as plain text where it has no HTML."""
    details = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    marked = [detail.get("value") or "" for detail in details if detail.get("type") in _HTML_TYPES]
    plain = [detail.get("value") or "" for detail in details if detail.get("type") not in _HTML_TYPES]
    markup = clean(max(marked, key=len, default=""))
    text = clean(max(plain, key=len, default=""))
    return (markup, None) if markup.strip() else (None, text if text.strip() else None)


def _plain(holder: Any, name: str) -> str:
    """A field without markup."""
    value = str(holder.get(name) or "")[:10_000]
    if (holder.get(f"{name}_detail") or {}).get("type") in _HTML_TYPES:
        return html.unescape(_TAG.sub("", value))
    return value


def _author(holder: Any) -> str:
    return str((holder.get("author_detail") or {}).get("name") or holder.get("author") or "")


def _language(entry: Any) -> str | None:
    """What the entry says itself, or the element that its content stands in."""
    said = entry.get("language") or (entry.get("title_detail") or {}).get("language")
    return str(said) if said else None


def _date(entry: Any, name: str) -> str | None:
    """The date as it is written, or as feedparser tells it where only feedparser can."""
    if name not in entry:
        return None
    written = str(entry[name])
    if known_fields(published=written):
        return written
    told = entry.get(f"{name}_parsed")
    return time.strftime("%Y-%m-%dT%H:%M:%S+00:00", told) if told else None
