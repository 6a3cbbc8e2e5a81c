"""Passages: the sentences of the body with each quotation as one item; sentences that one quotation joins are one."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.reading.attribution.clauses import POINT, QUOTE, Items
from summarizer.reading.page import Page, Quote, Token


class Passage(NamedTuple):
    """`items` are tokens, a quotation being one token whose `lower` is QUOTE. `opens` is true where the passage is the
    first of its paragraph."""

    items: Items
    opens: bool


def passages(page: Page, body: tuple[bool, ...]) -> Iterator[Passage]:
    """The passages of the body, in order."""
    quotes = iter(page.quotes)
    quote = next(quotes, None)
    inside: Quote | None = None  # the quotation that has its item already
    items = Items()
    last_end = 0
    acronyms = not _ACRONYMS.isdisjoint(page.texts)
    for index, span in enumerate(page.sentences):
        while quote is not None and quote.end <= span.start:
            quote = next(quotes, None)
        if body[index]:
            at, end = page.first[index], page.first[index + 1]
            while quote is not None and quote.start < span.end and at < end:
                begin = bisect_left(page.tokens, (quote.start,), at, end)
                stop = bisect_left(page.tokens, (quote.end,), begin, end)
                _add(items, page, at, begin)
                if stop > begin and inside is not quote:
                    inside = quote
                    items.append(Token(quote.start, quote.end, QUOTE, QUOTE))
                    items.words.append(QUOTE)
                at = stop
                if at < end:
                    quote = next(quotes, None)
            _add(items, page, at, end)
            _mark_points(page, span.start, span.end, items)
            if acronyms:
                _mark_acronyms(page, span.start, span.end, items)
        if quote is not None and inside is quote and quote.end > span.end and index + 1 < len(page.sentences):
            continue
        if items:
            yield Passage(items, "\n" in page.text[last_end : items[0].start] or not last_end)
            last_end = items[-1].end
            items = Items()


def _add(items: Items, page: Page, first: int, end: int) -> None:
    items += page.tokens[first:end]
    items.words += page.lowers[first:end]


# Names in capitals that are pronouns in small letters.
_ACRONYMS = frozenset(("WHO", "US", "IT"))


def _mark_acronyms(page: Page, start: int, end: int, items: Items) -> None:
    """Keeps "WHO" and "US" in the sentence text[start:end] from being taken for pronouns, unless all is in capitals."""
    if page.text[start:end].isupper():
        return
    for at in range(len(items) - 1, -1, -1):
        token = items[at]
        if token.start < start:
            break
        if token.text in _ACRONYMS:
            items[at] = token._replace(lower=token.text)
            items.words[at] = token.text


def _mark_points(page: Page, start: int, end: int, items: Items) -> None:
    """Gives points inside the sentence text[start:end], which end nothing ("D-Ga."), the form POINT."""
    if page.text.find(".", start, end - 1) < 0:
        return
    at = len(items) - 2
    while at >= 0 and items[at].start >= start:
        token = items[at]
        if token.lower == ".":
            items[at] = Token(token.start, token.end, token.text, POINT)
            items.words[at] = POINT
        at -= 1
