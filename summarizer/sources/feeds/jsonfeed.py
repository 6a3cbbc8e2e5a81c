"""JSON Feed, versions 1.0 and 1.1. It is one JSON document, and so the one feed that is read whole."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from summarizer.sources.decoding import decode
from summarizer.sources.feeds.bytestream import ByteStream
from summarizer.sources.feeds.entries import Feed, input_of, item_or_unusable
from summarizer.sources.feeds.items import (
    Item,
    Notice,
    Unusable,
    clean,
    fingerprint,
    known_fields,
    notice,
    unusable,
    web_link,
)

MOST_BYTES = 50 * 1024 * 1024
_ITEMS = re.compile(r'"items"\s{0,9}:\s{0,9}\[')
_BETWEEN = re.compile(r"[\s,]*")


def read_json_feed(stream: ByteStream, feed: Feed) -> Iterator[Item | Unusable | Notice]:
    """The items of the feed; of one that breaks off, those before. Unusable where the JSON is no feed."""
    data = stream.at_most(MOST_BYTES)
    if data is None:
        problem = f"this JSON document is larger than {MOST_BYTES // (1024 * 1024)} MB"
        yield unusable(feed.place, problem, "write it as JSONL, an object a line")
        return
    document, broken = _document(decode(data))
    del data
    items = document.get("items")
    if not isinstance(items, list):
        problem = "it is JSON, but neither a JSON Feed nor JSONL"
        yield unusable(feed.place, problem, "write it as JSONL, an object a line")
        return
    feed = _said_of_feed(document, feed)
    for position, item in enumerate(items, 1):
        yield _item(item, feed, position)
    if broken:
        yield notice(feed.place, f"malformed ({broken}); read as far as it goes")
    elif not items:
        yield notice(feed.place, "this feed has no entries")


def _document(text: str) -> tuple[Mapping[str, Any], str]:
    """The document, and what is wrong with it; of a broken one the items that are whole."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        problem = error.msg if isinstance(error, json.JSONDecodeError) else "its JSON cannot be read"
        items = _whole_items(text)
        return ({"items": items, **_before_items(text)} if items else {}), problem
    return (document if isinstance(document, dict) else {}), ""


def _whole_items(text: str) -> list[Any]:
    begin = _ITEMS.search(text)
    items: list[Any] = []
    at = begin.end() if begin else len(text)
    decoder = json.JSONDecoder()
    while at < len(text):
        between = _BETWEEN.match(text, at)
        try:
            item, at = decoder.raw_decode(text, between.end() if between else at)
        except (ValueError, RecursionError):
            break
        items.append(item)
    return items


def _before_items(text: str) -> Mapping[str, Any]:
    """What stands before the items of a broken document, where it is whole."""
    begin = _ITEMS.search(text)
    try:
        found = json.loads(text[: begin.start()].rstrip(" \t\r\n,") + "}") if begin else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _said_of_feed(document: Mapping[str, Any], feed: Feed) -> Feed:
    return replace(
        feed,
        base=feed.base or web_link(_string(document, "feed_url")) or web_link(_string(document, "home_page_url")),
        outlet=_string(document, "title") or feed.outlet,
        author=_authors(document) or feed.author,
        language=_string(document, "language") or feed.language,
    )


def _item(item: object, feed: Feed, position: int) -> Item | Unusable:
    if not isinstance(item, dict):
        return unusable(f"{feed.place}#{position}", "this entry is no JSON object", "look at it in the feed")
    link = _address(item, "url", feed) or _address(item, "external_url", feed)
    identity = item.get("id")
    identity = str(identity) if isinstance(identity, str | int) else ""
    link = link or web_link(identity)
    markup = _string(item, "content_html")
    text = None if markup else _string(item, "content_text") or _string(item, "summary")
    known = known_fields(
        title=_string(item, "title"),
        outlet=feed.outlet,
        author=_authors(item) or feed.author,
        published=_string(item, "date_published") or _string(item, "date_modified"),
        language=_string(item, "language") or feed.language,
        url=link,
    )
    mark = fingerprint(json.dumps(item, sort_keys=True), *map(repr, known.items()))
    place = link or input_of(feed, identity, position if not (markup or text) else mark)
    return item_or_unusable(Item(place, mark, link=link, html=markup, text=text, known=known), feed)


def _address(item: Mapping[str, Any], key: str, feed: Feed) -> str | None:
    written = _string(item, key)
    try:
        return web_link(urljoin(feed.base or "", written)) if written else None
    except ValueError:
        return None


def _authors(holder: Mapping[str, Any]) -> str | None:
    """The names of `authors` (1.1), or of `author` (1.0)."""
    people = holder.get("authors")
    people = people if isinstance(people, list) else [holder.get("author")]
    names = [_string(person, "name") for person in people if isinstance(person, dict)]
    return ", ".join(name for name in names if name) or None


def _string(holder: Mapping[str, Any], key: str) -> str | None:
    value = holder.get(key)
    return clean(value) if isinstance(value, str) and value.strip() else None
