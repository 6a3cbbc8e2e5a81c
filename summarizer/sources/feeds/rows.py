"""JSONL, an article a line; and lists of addresses, a page a line."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from summarizer.sources.decoding import decode
from summarizer.sources.feeds.entries import Feed, item_or_unusable
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

MOST_BYTES_OF_A_LINE = 20 * 1024 * 1024
_ADDRESS = "give an object with text, html or url on each line"
_A_PAGE = "give an http or https address on each line"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_rows(chunks: Iterator[bytes], feed: Feed, text_field: str | None) -> Iterator[Item | Unusable | Notice]:
    """The articles of JSONL. Rows are called after their lines; empty lines count and give nothing."""
    rows = 0
    for number, line in enumerate(lines_of(chunks), 1):
        place = f"{feed.place}:{number}"
        if line is None:
            rows += 1
            yield unusable(place, f"this line is longer than {MOST_BYTES_OF_A_LINE // (1024 * 1024)} MB", _ADDRESS)
        elif line.strip():
            rows += 1
            yield _item_of_line(line.removeprefix(_BYTE_ORDER_MARK), place, feed, text_field)
    if not rows:
        yield notice(feed.place, "it has no rows")


def item_of_row(row: Mapping[str, Any], place: str, feed: Feed, text_field: str | None = None) -> Item | Unusable:
    """The item of one object: its own text, else its own HTML, else the page at its url."""
    text = _string(row, text_field or "text")
    markup = None if text else _string(row, "html")
    url = web_link(_string(row, "url"))
    if not (text or markup or url):
        keys = f"none of {text_field or 'text'}, html and url"
        return unusable(place, f"this line has {keys}", "name the key of its text with --text-field")
    item = Item(
        place,
        fingerprint(json.dumps(row, sort_keys=True, default=str)),
        link=None if text or markup else url,
        html=markup,
        text=text,
        known=known_fields(
            title=_string(row, "title"),
            outlet=_string(row, "outlet") or feed.outlet,
            author=_people(row.get("author")),
            published=_string(row, "published"),
            language=_string(row, "language") or feed.language,
            url=url,
        ),
    )
    return item_or_unusable(item, feed)


def read_addresses(chunks: Iterator[bytes], feed: Feed) -> Iterator[Item | Unusable]:
    """The pages of a list of addresses. Empty lines, and lines that begin with #, give nothing."""
    for number, line in enumerate(lines_of(chunks), 1):
        place = f"{feed.place}:{number}"
        address = "" if line is None else decode(line[:100_000]).strip()
        if line is not None and (not address or address.startswith("#")):
            continue
        link = web_link(address) if len(address.split()) == 1 else None
        if link is None:
            yield unusable(place, "this line is no address of a web page", "give an http or https address on each line")
        else:
            yield item_or_unusable(Item(link, fingerprint(link), link=link, known=known_fields(url=link)), feed)


def lines_of(chunks: Iterator[bytes]) -> Iterator[bytes | None]:
    """The lines without their ends; None for one that is too long to be kept."""
    held: list[bytes] = []
    size = 0
    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for line in ended:
            yield None if size + len(line) > MOST_BYTES_OF_A_LINE else b"".join((*held, line))
            held, size = [], 0
        size += len(rest)
        if size > MOST_BYTES_OF_A_LINE:
            held = []
        elif rest:
            held.append(rest)
    if size:
        yield None if size > MOST_BYTES_OF_A_LINE else b"".join(held)


def _item_of_line(line: bytes, place: str, feed: Feed, text_field: str | None) -> Item | Unusable:
    try:
        row = json.loads(decode(line))
    except json.JSONDecodeError as error:
        return unusable(place, f"this line is no JSON ({error.msg} at character {error.pos + 1})", _ADDRESS)
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets in brackets in brackets
        return unusable(place, "this line is no JSON that can be read", _ADDRESS)
    if not isinstance(row, dict):
        return unusable(place, "this line is no JSON object", _ADDRESS)
    return item_of_row(row, place, feed, text_field)


def _string(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    return clean(value) if isinstance(value, str) and value.strip() else None


def _people(value: object) -> str | None:
    """An author, or a list of them."""
    names = value if isinstance(value, list) else [value]
    return ", ".join(name.strip() for name in names if isinstance(name, str) and name.strip()) or None
