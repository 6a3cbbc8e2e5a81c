"""Claims as a page shows them: each with an anchor of its own and with links to where its evidence stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from summarizer.rendering.html.article import Layout, lay_out
from summarizer.rendering.wording import MAIN_FIELDS, claims_by_field, figure, own_fields, rejection, visible
from summarizer.schemas.brief import Brief, NumberClaim
from summarizer.schemas.claim import Claim, Evidence, Source
from summarizer.schemas.summary import NumberAudit, Rejected, Summary

_LISTED = 60  # left-out numbers for each reason; a megabyte of statistics has tens of thousands


class Cited(NamedTuple):
    """A piece of evidence: the number of its sentence, "" where it has none, and the anchor of its place in the text.
    Where the text is not there, or does not have it there, `place` is None and `quote` is shown instead."""

    label: str
    place: str | None
    quote: str


class Shown(NamedTuple):
    """A claim with its anchor, its evidence, that of its source where it is another, and the anchor of its number."""

    id: str
    claim: Claim
    evidence: tuple[Cited, ...] = ()
    source_evidence: tuple[Cited, ...] = ()
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Numbers that the summary leaves out for one reason: as written, with sentence and anchor; `more` have no room."""

    reason: str
    numbers: tuple[tuple[str, Cited], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A rejected claim: what it says, why it is rejected, what it cited, and where the draft had it."""

    told: str
    why: str
    evidence: tuple[Cited, ...]
    field: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that a page shows of a summary's claims. `sections` are the content's fields in order, by name in words.
    `citing` tells of each place which claims rest on it."""

    headline: Shown | None
    sections: tuple[tuple[str, tuple[Shown, ...]], ...]
    rejected: tuple[Refused, ...]
    left_out: tuple[LeftOut, ...]
    layout: Layout
    citing: Mapping[str, Sequence[str]]


def shelve(summary: Summary) -> Shelf:
    """The claims of a summary and the text that they rest on, linked in both directions."""
    fields = list(claims_by_field(summary.content))
    claims = [claim for _, inside in fields for claim in inside]
    left_out = _left_out(summary.audit.numbers)
    layout = _laid_out(summary, claims, left_out)
    shown = iter([_shown(f"c{index}", claim, layout) for index, claim in enumerate(claims)])
    sections = [(name, tuple(next(shown) for _ in inside)) for name, inside in fields]
    citing: dict[str, list[str]] = {}
    for each in (each for _, section in sections for each in section):
        for place in dict.fromkeys([cited.place for cited in (*each.evidence, *each.source_evidence)]):
            if place is not None:
                citing.setdefault(place, []).append(each.id)
    anchors = frozenset(layout.places.values())
    headline = None
    if isinstance(summary.content, Brief) and summary.content.headline is not None:
        headline = sections.pop(0)[1][0]
    return Shelf(
        headline,
        tuple(sections),
        tuple(_refused(rejected, anchors) for rejected in summary.audit.rejected),
        tuple(_listed(reason, numbers, layout) for reason, numbers in left_out),
        layout,
        citing,
    )


def told(claim: Claim) -> tuple[str, list[tuple[str, str]]]:
    """A claim of any schema: what it says, and its other fields by name, each in words."""
    fields = {name: worded for name, value in own_fields(claim).items() if (worded := _worded(value))}
    main = next((name for name in (*MAIN_FIELDS, *fields) if name in fields), "")
    what = fields.pop(main, "")
    return what, [(visible(name.replace("_", " ")), worded) for name, worded in fields.items()]


def _worded(value: Any) -> str:
    """A plain value for people; "" for what is none."""
    if isinstance(value, Source):
        return f"{visible(value.name)} (implied)" if value.confirmed is False else visible(value.name)
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return figure(value)
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(filter(None, map(_worded, value)))
    return visible(value.isoformat()) if hasattr(value, "isoformat") else ""


def _laid_out(summary: Summary, claims: Iterable[Claim], left_out: Iterable[tuple[str, list[NumberAudit]]]) -> Layout:
    text = summary.document.text
    if text is None:
        return Layout()
    claims = list(claims)
    cited = (piece for claim in claims for piece in (*claim.evidence, *_of_source(claim)))
    numbers = [
        *((f"n{n.start}", n.start, n.end, n.as_written) for n in claims if isinstance(n, NumberClaim)),
        *((f"o{n.start}", n.start, n.end, n.as_written) for _, group in left_out for n in group[:_LISTED]),
    ]
    return lay_out(text, cited, numbers)


def _shown(anchor: str, claim: Claim, layout: Layout) -> Shown:
    evidence = _cited(claim.evidence, layout)
    stated = _of_source(claim)
    beside = tuple([piece for piece in _cited(stated, layout) if piece not in evidence]) if stated else ()
    mark = None
    if isinstance(claim, NumberClaim) and claim.start is not None and claim.end is not None:
        mark = layout.marks.get((claim.start, claim.end))
    return Shown(anchor, claim, evidence, beside, mark)


def _of_source(claim: Claim) -> tuple[Evidence, ...]:
    source = vars(claim).get("source")  # asked for a field that a class does not have, pydantic takes its time
    return source.evidence if isinstance(source, Source) else ()


def _cited(evidence: Iterable[Evidence], layout: Layout) -> tuple[Cited, ...]:
    """Each piece once. A span that is another text's, in a summary from elsewhere, has no place."""
    return tuple(dict.fromkeys([_one_cited(piece, layout) for piece in evidence]))


def _one_cited(piece: Evidence, layout: Layout) -> Cited:
    place = None
    if piece.start is not None and piece.end is not None:
        place = layout.places.get((piece.start, piece.end))
    label = "" if piece.sentence is None else str(piece.sentence)
    return Cited(label, place, "" if place else visible(piece.quote))


def _refused(rejected: Rejected, anchors: Set[str]) -> Refused:
    what, why = rejection(rejected)
    pieces = rejected.claim.get("evidence")
    cited = [_named(piece["sentence"], anchors) for piece in _dicts(pieces) if isinstance(piece.get("sentence"), int)]
    field = visible(rejected.field.replace("_", " "))
    return Refused(what, why[:1].upper() + why[1:], tuple(dict.fromkeys(cited)), field)


def _named(sentence: int, anchors: Set[str]) -> Cited:
    """A sentence by its number: only where a supported claim rests on it too is it known where it stands."""
    anchor = f"s{sentence}"
    return Cited(str(sentence), anchor if anchor in anchors else None, "")


def _dicts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, (list, tuple)):
        yield from (item for item in value if isinstance(item, dict))


def _left_out(numbers: Iterable[NumberAudit]) -> list[tuple[str, list[NumberAudit]]]:
    omitted = sorted((number for number in numbers if number.status == "omitted"), key=lambda n: n.reason or "")
    return [(reason, list(group)) for reason, group in groupby(omitted, key=lambda n: n.reason or "no reason given")]


def _listed(reason: str, numbers: Sequence[NumberAudit], layout: Layout) -> LeftOut:
    listed = tuple(
        (visible(n.as_written), Cited(str(n.sentence), layout.marks.get((n.start, n.end)), ""))
        for n in numbers[:_LISTED]
    )
    return LeftOut(visible(reason), listed, max(0, len(numbers) - _LISTED))
