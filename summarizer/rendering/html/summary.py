"""The page of a summary: the brief beside the article, each claim linked to what it rests on, and back."""

import re
from datetime import datetime
from urllib.parse import urlsplit

from summarizer.rendering.html.claims import shelve, told
from summarizer.rendering.html.elements import links, passage, proof, quotes
from summarizer.rendering.html.page import page, web_address
from summarizer.rendering.wording import checked, headline_of, interval, visible
from summarizer.schemas.brief import Brief
from summarizer.schemas.summary import Summary
from summarizer.version import __version__

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_HEADINGS = {
    "headline facts": "What happened",
    "actors": "Who",
    "numbers": "Numbers and who claims them",
    "open questions": "Still open",
}


def render_summary_html(summary: Summary, up: str | None = None) -> str:
    """One file of HTML with no request to anywhere. `up` is the relative address of an index to go back to.

    Where `document.text` is None the quotes of the evidence stand with each claim in the article's place.
    """
    document = summary.document
    shelf = shelve(summary)
    return page(
        "summary.html",
        assets=("base", "summary"),
        filters=(proof, links, quotes, passage, told, bounds),
        version=__version__,
        up=up,
        summary=summary,
        shelf=shelf,
        headings=_HEADINGS if isinstance(summary.content, Brief) else {},
        headline=headline_of(summary)[0].strip() or "Untitled",
        checked=checked(summary.audit),
        proved=summary.audit.claims == summary.audit.supported,
        language_of_text=language_tag(document.language),
        published=day(document.published),
        dated=_moment(document.published) is not None,
        host=_host(document.url),
        implied=_implied(summary),
    )


def day(published: str | None) -> str:
    """A date of ISO 8601 for people, "6 August 2024" or "6 August 2024, 07:14 UTC"; anything else as it is."""
    moment = _moment(published)
    if moment is None or published is None:
        return visible(published or "")
    date = f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    if ":" not in published:
        return date
    zone = "" if moment.tzinfo is None else f" {moment.tzname()}"
    return f"{date}, {moment:%H:%M}{zone}"


def _moment(published: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(published or "")
    except ValueError:
        return None


def bounds(low: float | int | None, high: float | int | None) -> str:
    """An interval in words: "4,000 or more", "up to 300", "4,500 to 5,500"; "" for an exact number and for none."""
    signs = interval(low, high)
    if signs.startswith(">= "):
        return f"{signs[3:]} or more"
    return f"up to {signs[3:]}" if signs.startswith("<= ") else signs


def _implied(summary: Summary) -> bool:
    """Whether a number has a source that no word of the article confirms."""
    content = summary.content
    stated = content.numbers if isinstance(content, Brief) else ()
    return any(number.source is not None and number.source.confirmed is False for number in stated)


def language_tag(language: str | None) -> str | None:
    """A language that an attribute may name, and that a reader's voice may know."""
    return language if language and _LANGUAGE.fullmatch(language) else None


def _host(url: str | None) -> str | None:
    """Where a link leads, in a word; None where the address may be no link."""
    address = web_address(url)
    return urlsplit(address).hostname if address else None
