"""The elements that a page has by the hundred: links from claims to their evidence, and the article's marked text.

They are made here and not in a template, since a macro of a template costs many times what is in one of these. Markup
comes from `_filled` alone, which escapes each value, and only Markup is joined.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from summarizer.rendering.html.article import Mark, Place
from summarizer.rendering.html.claims import Cited


def proof(pieces: Sequence[Cited]) -> Markup:
    """Evidence behind a claim: links to where it stands, and what has no place in the text in its own words."""
    return _joined((links(pieces), quotes(pieces)))


def links(pieces: Iterable[Cited]) -> Markup:
    """Links to where evidence stands, one behind the other. A piece that is quoted instead has none."""
    return _joined([_link(piece.label, piece.place) for piece in pieces if not piece.quote])


def quotes(pieces: Iterable[Cited]) -> Markup:
    """The pieces of evidence that have no place in the text, in their own words."""
    return _joined([_quote(piece) for piece in pieces if piece.quote])


def passage(pieces: Iterable[str | Mark | Place], citing: Mapping[str, Sequence[str]]) -> Markup:
    """A paragraph of the article. `citing` has the anchors of the claims that rest on each of its places."""
    drawn: list[Markup] = []
    for piece in pieces:
        if isinstance(piece, Place):
            claims = citing[piece.id]
            drawn += (_open(piece.id), *map(_text, piece.pieces), _close(claims[0], len(claims), piece.label))
        else:
            drawn.append(_text(piece))
    return _joined(drawn)


# An article's sentences have the numbers of the last one's: nearly each link is made already.
@lru_cache(maxsize=1_000)
def _link(label: str, place: str | None) -> Markup:
    written = label or "text"
    if not place:
        return _filled('&nbsp;<span class="ev">[{}]</span>', written)
    told = f"sentence {label}" if label else "a passage"
    return _filled('&nbsp;<a class="ev" href="#{}" aria-label="Evidence: {}">[{}]</a>', place, told, written)


def _quote(piece: Cited) -> Markup:
    label = _filled('<span class="ev">[{}]</span> ', piece.label) if piece.label else ""
    return _filled(' <span class="quoted" dir="auto">{}<q>{}</q></span>\n', label, piece.quote)


def _text(piece: str | Mark) -> Markup:
    """Text, or a number in it: of a claim, or one that the brief leaves out."""
    if isinstance(piece, str):
        return escape(piece)
    if piece.id.startswith("n"):
        return _filled('<b class="mark" id="{}">{}</b>', piece.id, piece.text)
    return _filled('<span class="spare" id="{}">{}</span>', piece.id, piece.text)


@lru_cache(maxsize=1_000)
def _open(place: str) -> Markup:
    return _filled('<span class="place" id="{}">', place)


@lru_cache(maxsize=1_000)
def _close(claim: str, count: int, label: str) -> Markup:
    """The end of a place, with the way back to the first of the claims that rest on it."""
    where = f"Sentence {label}" if label else "Passage"
    whose = "its claim" if count == 1 else f"the first of its {count} claims"
    back = '<a class="back" href="#{}" data-label="{}" aria-label="{}: back to {}"></a></span>'
    return _filled(back, claim, label or "↩", where, whose)


def _filled(frame: str, *values: str) -> Markup:
    """HTML of our own with a value in each of its `{}`, escaped, unless it is Markup already."""
    return Markup(frame.format(*map(escape, values)))  # noqa: S704 - frames are written above, values are escaped


def _joined(pieces: Iterable[Markup]) -> Markup:
    return Markup("".join(pieces))  # noqa: S704 - of what is Markup
