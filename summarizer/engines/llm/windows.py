"""Articles past a model's window: overlapping windows of whole sentences, asked side by side, and merged into one."""

from collections.abc import Iterable, Sequence
from typing import Any

from summarizer.reading.model import Reading

# Of a model's window this much may be the request; the rest is its answer.
_SHARE = 0.6
# Characters a token, low enough to hold for scripts that models cut finely.
_CHARACTERS = 2.5
# A claim at a seam needs the sentences before it: who "he" is, whose quote goes on.
_OVERLAP = 3


def windows(reading: Reading, context: int | None, instructions: int) -> list[tuple[int, int]]:
    """First and last sentence of each window, numbers from 1. One window where all fits, or where the length of the
    model's window is not known. `context` is in tokens, `instructions` the characters that each request has besides."""
    last = len(reading.sentences)
    if context is None:
        return [(1, last)]
    room = max(2_000, int(context * _SHARE * _CHARACTERS) - instructions)
    sizes = [0 if s.boilerplate else s.end - s.start + 12 for s in reading.sentences]
    found: list[tuple[int, int]] = []
    first = 1
    while first <= last:
        stop, used = first, sizes[first - 1]
        while stop < last and used + sizes[stop] <= room:
            used += sizes[stop]
            stop += 1
        found.append((first, stop))
        if stop == last:
            break
        first = max(first + 1, stop + 1 - _OVERLAP)
    return found


def merged(answers: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One answer of several windows', in their order, no claim twice. The first window's headline is the headline.

    A claim is another's repeat where it carries the same mark, the same name, or the same words.
    """
    if len(answers) == 1:
        return answers[0]  # what it repeats itself, and what is no list, is for resolving and grounding to name
    whole: dict[str, Any] = {}
    for answer in answers:
        for name, value in answer.items():
            known = whole.get(name)
            if isinstance(known, list) or (isinstance(value, list) and known is None):
                # What is no list where one belongs goes along as an item, to be named when the answer is resolved.
                found = value if isinstance(value, list) else [value]
                whole[name] = [*(known or []), *_fresh([item for item in found if item is not None], known or [])]
            elif known is None:
                whole[name] = value
    return whole


def _fresh(claims: Iterable[Any], known: list[Any]) -> list[Any]:
    """The claims that no earlier window has made. One that a window repeats itself is grounding's to note."""
    seen = {_identity(claim) for claim in known}
    return [claim for claim in claims if _identity(claim) not in seen]


def _identity(claim: Any) -> str:
    if not isinstance(claim, dict):
        return repr(claim)
    said = next((claim[key] for key in ("mark", "name", "statement", "question") if claim.get(key)), None)
    if said is None:
        said = {key: value for key, value in claim.items() if key != "evidence"}
    return " ".join(str(said).casefold().split())
