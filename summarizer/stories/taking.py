"""Numbers that a brief passes over and a story takes up, since another document tells them.

"Three libraries" is small change to a brief; that two documents print it makes it a number of the story. What is taken
up is a claim of the document's own reading, with its evidence and its source, and is proved as the brief was.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.engines.rules.numbers import claim_of
from summarizer.engines.rules.sheet import Sheet
from summarizer.grounding import ground
from summarizer.reading.amounts import Amount, amount_of
from summarizer.reading.model import Number, Reading
from summarizer.schemas.brief import Brief, NumberClaim
from summarizer.schemas.summary import NumberAudit, Summary
from summarizer.stories.chance import FARTHEST, surely_one
from summarizer.stories.likeness import Likeness, gap
from summarizer.stories.telling import MOST, told_numbers
from summarizer.stories.told import Told

_SURE = 1.2  # more than for what the briefs tell: what one passed over is seldom told by another
_LAST_FEW = 3  # of a row of many, the numbers that one more is held against
_TOO_FAR = 0.8  # a share: no need to look at all that a row tells
_PASSED_OVER = "omitted"
_TOLD = "in_brief"  # of a number without a claim: one of the brief's statements tells it


@dataclass(frozen=True, slots=True)
class Taken:
    """The rows with what was taken up in them, and the claims that were, for each document."""

    rows: list[list[Told]]
    claims: Mapping[int, tuple[NumberClaim, ...]]


@dataclass(frozen=True, slots=True)
class _Spare:
    """A number that no claim of its brief tells; `told` where a statement of the brief does."""

    document: int
    number: Number
    amount: Amount
    told: bool


def taken_up(
    rows: Sequence[Sequence[Told]],
    summaries: Sequence[Summary],
    readings: Sequence[Reading | None],
    likeness: Likeness,
) -> Taken:
    """The rows, each with the reports that the documents have beyond their briefs. A document without its reading has
    none. At least one of a row's reports is told by its brief."""
    spare = [
        one
        for document, (summary, reading) in enumerate(zip(summaries, readings, strict=True), 1)
        if reading is not None
        for one in _spare(document, summary, reading)
    ]
    drafted = _drafted(_with_a_counterpart(spare, rows), summaries, readings)
    told = [number for number, is_told in drafted if is_told]
    grown = [list(row) for row in rows] + [[number] for number in told]
    joined = _joined(grown, [number for number, _ in drafted], likeness)
    return _proved([row for row in grown if len(row) > 1 or row[0] not in told], joined, readings)


def _spare(document: int, summary: Summary, reading: Reading) -> Iterable[_Spare]:
    claimed = {claim.start for claim in summary.content.numbers}
    audits: dict[int, NumberAudit] = {number.start: number for number in summary.audit.numbers}
    for number in reading.numbers[:MOST]:
        audit = audits.get(number.start)
        if audit is None or number.start in claimed or number.kind == "rank":
            continue
        if audit.status in (_PASSED_OVER, _TOLD) and (amount := amount_of(number)) is not None:
            yield _Spare(document, number, amount, audit.status == _TOLD)


def _with_a_counterpart(spare: Sequence[_Spare], rows: Sequence[Sequence[Told]]) -> list[_Spare]:
    """Those that another document's figures come near: to draft a claim takes longer than to look."""
    amounts: dict[str, list[tuple[frozenset[int], Amount, bool]]] = defaultdict(list)
    for row in rows:
        tellers = frozenset(number.document for number in row)
        for number in row:
            amounts[number.amount.dimension].append((tellers, number.amount, True))
    for one in spare:
        amounts[one.amount.dimension].append((frozenset((one.document,)), one.amount, one.told))
    return [
        one
        for one in spare
        if any(
            one.document not in tellers and (told or one.told) and gap(one.amount, amount) <= FARTHEST
            for tellers, amount, told in amounts[one.amount.dimension]
        )
    ]


def _drafted(
    spare: Sequence[_Spare], summaries: Sequence[Summary], readings: Sequence[Reading | None]
) -> list[tuple[Told, bool]]:
    """Each as a number that can be compared, and whether its brief tells it."""
    found: list[tuple[Told, bool]] = []
    for document in sorted({one.document for one in spare}):
        reading, brief = readings[document - 1], summaries[document - 1].content
        if reading is None:
            continue
        sheet = Sheet(reading)
        told = {one.number.start: one.told for one in spare if one.document == document}
        claims = [claim_of(reading, one.number, sheet) for one in spare if one.document == document]
        others = [(n.start, n.end) for n in brief.numbers if n.start is not None and n.end is not None]
        found += [(number, told[number.claim.start or 0]) for number in told_numbers(document, tuple(claims), others)]
    return found


def _joined(grown: list[list[Told]], numbers: Sequence[Told], likeness: Likeness) -> list[Told]:
    """Puts the numbers into the rows that they surely belong to, the surest first; all that were put anywhere."""
    crowd = Counter((number.document, number.amount.dimension) for number in numbers)
    pairs = []
    kinds: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(grown):
        kinds[row[0].amount.dimension].append(at)
    for place, number in enumerate(numbers):
        rivals = crowd[number.document, number.amount.dimension]
        for at in kinds[number.amount.dimension]:
            row = grown[at]
            if gap(number.amount, row[-1].amount) > _TOO_FAR or _has(row, number.document):
                continue
            sure = max(surely_one(number, other, rivals, likeness) or 0.0 for other in row[-_LAST_FEW:])
            if sure >= _SURE:
                pairs.append((sure, place, at))
    joined: list[Told] = []
    for _, place, at in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        number, row = numbers[place], grown[at]
        if number not in joined and not _has(row, number.document):
            joined += [other for other in row if other in numbers and other not in joined]
            row.append(number)
            joined.append(number)
    return joined


def _has(row: Sequence[Told], document: int) -> bool:
    return any(number.document == document for number in row)


def _proved(rows: list[list[Told]], joined: Sequence[Told], readings: Sequence[Reading | None]) -> Taken:
    """The rows with the claims as grounded; what does not hold is out of them again."""
    claims: dict[int, tuple[NumberClaim, ...]] = {}
    for document in sorted({number.document for number in joined}):
        reading = readings[document - 1]
        if reading is not None:
            mine = tuple(number.claim for number in joined if number.document == document)
            claims[document] = ground(Brief(numbers=mine), reading).content.numbers
    proved = {(document, claim.start): claim for document, found in claims.items() for claim in found}
    for row in rows:
        for number in [number for number in row if number in joined]:
            claim = proved.get((number.document, number.claim.start))
            if claim is None:
                row.remove(number)
            else:
                number.claim = claim
        row.sort(key=lambda number: (number.document, number.claim.start or 0))
    return Taken([row for row in rows if row], claims)
