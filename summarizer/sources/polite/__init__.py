"""Fetching for a batch: as a guest who reads the house rules, keeps to the pace that is asked, and says who it is.

    fetchers    PoliteFetcher: pages by robots.txt; FeedFetcher: feeds by conditional requests
    robots      what robots.txt allows, for each server
    hosts       whose turn it is, for each host
    kept        the feeds as they were last, on disk

A page that a feed links to is asked for under robots.txt: nobody but a program chose it. A feed is not held back by it:
a person named it, as one types an address into a browser, and RFC 9309 speaks to programs that follow links by
themselves. Both keep to the pace of the host.
"""

from summarizer.sources.polite.fetchers import FeedFetcher, PoliteFetcher
from summarizer.sources.polite.hosts import Hosts

__all__ = ["FeedFetcher", "Hosts", "PoliteFetcher"]
