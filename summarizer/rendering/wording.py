"""What every face says in the same words, and how untrusted text is made harmless."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from pydantic import BaseModel

from summarizer.schemas.brief import NumberClaim
from summarizer.schemas.claim import Claim, Evidence, Source, Value
from summarizer.schemas.summary import Audit, NumberAudit, Rejected, Summary

MAIN_FIELDS = ("statement", "question", "as_written", "name")  # the first that a claim has says most about it
_LISTED = 12  # left-out numbers for each reason: a long article's list would bury the brief
_WITHOUT_CLAIMS = frozenset({str, int, float, bool, type(None), Evidence, Source})
_SPACE = re.compile(r"\s+")
_HIDDEN = {
    **{code: 0x2400 + code for code in range(0x20) if not chr(code).isspace()},  # the control pictures, ␀ to ␛
    0x7F: 0x2421,
    **{code: f"<{code:02X}>" for code in range(0x80, 0xA0) if code != 0x85},  # C1: 9B alone starts an escape sequence
    **{code: f"<{code:04X}>" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))},  # bidi overrides, isolates
    **dict.fromkeys((0x061C, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF)),  # marks of no width: nothing to see, so gone
    **dict.fromkeys(range(0xE0000, 0xE0080)),  # tag characters carry unseen text
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),  # no stream can hold a lone surrogate
}


def visible(text: str) -> str:
    """One line of text in which nothing acts on a terminal: white space becomes one space, control characters and bidi
    overrides become something to see."""
    if text.isprintable() and "  " not in text:  # nothing hidden is printable, and of all white space only the space
        return text
    return _SPACE.sub(" ", harmless(text))


def harmless(text: str) -> str:
    """The same text on its own lines: what would act unseen becomes something to see, white space stays."""
    return text if text.replace("\n", " ").isprintable() else text.translate(_HIDDEN)


def cited(claim: Claim) -> str:
    """The numbers of the sentences that a claim rests on: "[7]", "[3,7]", or "" where none is known."""
    return sentences(piece.sentence for piece in claim.evidence)


def sentences(numbers: Iterable[int | None]) -> str:
    known = sorted({number for number in numbers if number is not None})
    return f"[{','.join(map(str, known))}]" if known else ""


def interval(low: float | int | None, high: float | int | None) -> str:
    """What is not exact: ">= 4,000", "<= 300", "4,500 to 5,500"; "" for an exact number and for none."""
    if low == high:
        return ""
    if high is None:
        return f">= {figure(low)}"
    return f"<= {figure(high)}" if low is None else f"{figure(low)} to {figure(high)}"


def figure(value: float | int | None) -> str:
    """A number for people: "4,100", "0.6667"; past 15 digits "1.2e+20"."""
    if value is None:
        return ""
    if not -1e15 < value < 1e15:
        try:
            return f"{float(value):.4g}"
        except OverflowError:
            return "beyond 1e308"
    return f"{value:,d}" if isinstance(value, int) else f"{value:,.6f}".rstrip("0").rstrip(".")


def source_of(number: NumberClaim) -> str:
    """Who states it: an em dash where the outlet does so itself, "implied" where no cue of the article says so."""
    if number.source is None:
        return "—"
    name = visible(number.source.name)
    return f"{name} (implied)" if number.source.confirmed is False else name


def known_of(summary: Summary) -> str:
    """What is known of the document beside its title: outlet, day, address."""
    document = summary.document
    return " · ".join(visible(known) for known in (document.outlet, document.published, document.url) if known)


def headline_of(summary: Summary) -> tuple[str, str]:
    """The headline and its sentence numbers; the document's title, or its place, where a brief has none."""
    headline = getattr(summary.content, "headline", None)
    if isinstance(headline, Claim):
        return visible(str(getattr(headline, "statement", ""))), cited(headline)
    return visible(summary.document.title or summary.document.input or "Untitled"), ""


def made_by(summary: Summary) -> str:
    """The last line: the engine, what it took, and the document."""
    run, document = summary.run, summary.document
    parts = ["rules engine, no model" if run.engine == "rules" else f"model {visible(run.model or 'not named')}"]
    if run.cached:
        parts.append("from the journal")
    if run.calls:
        plural = "" if run.calls == 1 else "s"
        parts.append(f"{run.calls} call{plural}, {run.input_tokens:,} tokens in, {run.output_tokens:,} out")
    if run.engine != "rules" and run.cost_usd is not None:
        parts.append(f"${run.cost_usd:.4f}")
    parts.append(visible(document.input or document.title or document.id))
    return " · ".join(parts)


def checked(audit: Audit) -> str:
    """How many claims are proved: "all 23 claims proved against the text", "22 of 23 claims ..."."""
    if not audit.claims:
        return "no claims"
    share = f"all {audit.claims}" if audit.supported == audit.claims else f"{audit.supported} of {audit.claims}"
    return f"{share} claims proved against the text"


def left_out(numbers: Iterable[NumberAudit]) -> Iterator[str]:
    """A line for each reason: "small counts: two boats [4], three [9]"."""
    omitted = sorted((n for n in numbers if n.status == "omitted"), key=lambda n: n.reason or "")
    for reason, group in groupby(omitted, key=lambda n: n.reason or "no reason given"):
        listed = [f"{visible(number.as_written)} [{number.sentence}]" for number in group]
        more = f" and {len(listed) - _LISTED} more" if len(listed) > _LISTED else ""
        yield f"{visible(reason)}: {', '.join(listed[:_LISTED])}{more}"


def rejection(rejected: Rejected) -> tuple[str, str]:
    """What a rejected claim says, and why it was rejected."""
    why = rejected.reason.replace("_", " ")
    return gist(rejected.claim) or rejected.field, f"{why}: {visible(rejected.detail)}" if rejected.detail else why


def gist(claim: Mapping[str, Any]) -> str:
    """The field of a claim that says most about it."""
    for name in MAIN_FIELDS:
        if isinstance(claim.get(name), str):
            return visible(claim[name])
    return "; ".join(visible(value) for value in claim.values() if isinstance(value, str))


def claims_of(content: Value) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """A schema of the user's own, for any face: each field's name in words, and its claims with sentence numbers."""
    for name, claims in claims_by_field(content):
        yield name, [(gist(own_fields(claim)), cited(claim)) for claim in claims]


def claims_by_field(content: Value) -> Iterator[tuple[str, list[Claim]]]:
    """Each field's name in words, and its claims however deep; fields without a claim are passed over."""
    for name in type(content).model_fields:
        if claims := _inside(getattr(content, name)):
            yield visible(name.replace("_", " ")), claims


def own_fields(claim: Claim) -> dict[str, Any]:
    """The fields of a claim by their names, its evidence among them."""
    return {name: getattr(claim, name) for name in type(claim).model_fields}


def _inside(value: Any) -> list[Claim]:
    """The claims in a value, however deep; one before those that are in it."""
    found: list[Claim] = []
    held: Iterable[Any] = ()
    if isinstance(value, Claim):
        found.append(value)
        held = [getattr(value, name) for name in type(value).model_fields if name != "evidence"]
    elif isinstance(value, BaseModel):
        held = [getattr(value, name) for name in type(value).model_fields]
    elif isinstance(value, (list, tuple, set, frozenset)):
        held = value
    elif isinstance(value, Mapping):
        held = value.values()
    for item in held:
        if type(item) not in _WITHOUT_CLAIMS:
            found += _inside(item)
    return found
