"""Feeds: places that hold many articles, as one stream of items that never grows in memory.

A place is an RSS, RDF, Atom or JSON feed, an OPML list, JSONL, a list of addresses, a folder, a glob or one article; a
path, an http(s) address, or `-`. What it is, its content tells; gzip is unpacked by its magic bytes.
"""

from summarizer.sources.feeds.items import FeedFetcher, FeedOptions, Item, Notice, Unusable
from summarizer.sources.feeds.streaming import stream_items

__all__ = ["FeedFetcher", "FeedOptions", "Item", "Notice", "Unusable", "stream_items"]
