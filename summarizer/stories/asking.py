"""What a model is asked of a story, and what its answer is worth. Pure: no model is called here.

Numbers and facts go out as lines with ids (n1, f1) and come back as lists of ids, so an answer has no words that would
have to be proved. What it gets wrong is dropped, piece by piece: an id that does not exist or stands twice, numbers
that cannot be one quantity, groups of one document. The verdicts are the program's.
"""

from collections.abc import Sequence
from typing import Any

from summarizer.schemas.brief import Brief, Statement
from summarizer.stories.bare import is_bare, take_unit
from summarizer.stories.facts import facts_of
from summarizer.stories.grouping import Grouping, quantities_of
from summarizer.stories.told import Told
from summarizer.stories.verdicts import meet

_LONGEST = 240  # characters of a sentence that is sent with a number
_GROUPS = {"type": "array", "items": {"type": "array", "items": {"type": "string"}}}
WIRE: dict[str, Any] = {
    "type": "object",
    "properties": {"numbers": _GROUPS, "facts": _GROUPS},
    "required": ["numbers", "facts"],
    "additionalProperties": False,
}


def material(numbers: Sequence[Told], briefs: Sequence[Brief]) -> str:
    """The lines that are sent: each number with what it measures and its sentence, each fact."""
    lines = ["<numbers>"]
    for place, number in enumerate(numbers, 1):
        claim = number.claim
        source = f" ({claim.source.name})" if claim.source else ""
        sentence = claim.evidence[0].quote
        lines.append(_line(f"n{place}", number.document, f"{claim.as_written} | {claim.measures}{source} | {sentence}"))
    lines += ["</numbers>", "<facts>"]
    for place, (document, fact, _) in enumerate(facts_in(briefs), 1):
        lines.append(_line(f"f{place}", document, fact.statement))
    return "\n".join([*lines, "</facts>"])


def facts_in(briefs: Sequence[Brief]) -> list[tuple[int, Statement, int]]:
    """Every fact with its document and its place there, in the order in which they are sent."""
    return [(n, fact, rank) for n, brief in enumerate(briefs, 1) for rank, fact in enumerate(brief.headline_facts)]


def grouping_of(answer: dict[str, Any], numbers: Sequence[Told], briefs: Sequence[Brief]) -> tuple[Grouping, list[str]]:
    """The grouping that an answer makes, and a note for each piece of it that was dropped. Raises nothing."""
    notes: list[str] = []
    groups = _groups(answer, "numbers", "n", len(numbers), notes)
    rows = [_fitting([numbers[at] for at in group], notes) for group in groups]
    grouped = [row for row in rows if len({number.document for number in row}) > 1]
    taken = {id(number) for row in grouped for number in row}
    every = [*grouped, *([number] for number in numbers if id(number) not in taken)]
    facts = facts_in(briefs)
    told_groups = _groups(answer, "facts", "f", len(facts), notes)
    merged = [[facts[at] for at in group] for group in told_groups]
    merged = [group for group in merged if len({document for document, _, _ in group}) > 1]
    told = {id(fact) for group in merged for _, fact, _ in group}
    merged += [[one] for one in facts if id(one[1]) not in told]
    quantities = quantities_of(every)
    return Grouping(every, [fact for group in merged for fact in facts_of(group, quantities)]), notes


def _line(name: str, document: int, text: str) -> str:
    shown = " ".join(text.split())
    return f"[{name}] {document} | {shown if len(shown) <= _LONGEST else shown[:_LONGEST] + '…'}".replace("<", "‹")


def _groups(answer: dict[str, Any], name: str, letter: str, count: int, notes: list[str]) -> list[list[int]]:
    """The places that each list of ids names; an id that does not exist, or stands in two lists, is dropped."""
    given = answer.get(name)
    if not isinstance(given, list):
        notes.append(f"the grouping's {name} came in no usable form and were left out")
        return []
    seen: set[int] = set()
    groups = []
    for group in given:
        places = []
        for label in group if isinstance(group, list) else []:
            place = _place(label, letter, count)
            if place is None:
                notes.append(f"the grouping names {str(label)[:20]!r}, which is none of the {name}")
            elif place in seen:
                notes.append(f"the grouping names {label!r} twice")
            else:
                seen.add(place)
                places.append(place)
        if len(places) > 1:
            groups.append(places)
    return groups


def _place(label: object, letter: str, count: int) -> int | None:
    text = str(label).strip("[] ").lower().removeprefix(letter) if isinstance(label, str | int) else ""
    if not (text.isascii() and text.isdecimal()) or len(text) > 6:
        return None
    return int(text) - 1 if 1 <= int(text) <= count else None


def _fitting(group: Sequence[Told], notes: list[str]) -> list[Told]:
    """The numbers of a group that can be one quantity: of the kind that most have, no document contradicting itself."""
    _take_units(group)
    kinds = [number.amount.dimension for number in group]
    kind = max(kinds, key=kinds.count)
    row: list[Told] = []
    for number in group:
        if number.amount.dimension != kind:
            notes.append(f"“{number.claim.as_written}” is grouped with numbers of another kind, and was left apart")
        elif any(known.document == number.document and not meet(known.amount, number.amount) for known in row):
            what = "is grouped with another figure of its own document, and was left apart"
            notes.append(f"“{number.claim.as_written}” {what}")
        else:
            row.append(number)
    return row


def _take_units(group: Sequence[Told]) -> None:
    """In one group with "38 percent", a bare "32" is percent too."""
    named = [number for number in group if not is_bare(number)]
    if len({number.amount.dimension for number in named}) == 1:
        for number in group:
            if is_bare(number):
                take_unit(number, named[0].claim)
