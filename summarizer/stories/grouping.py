"""Which numbers and which facts are one: what an engine decides of a story. All else is the program's."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.reading.amounts import Amount
from summarizer.schemas.brief import Brief
from summarizer.stories.facts import Fact, Quantities, merged_facts
from summarizer.stories.likeness import Likeness
from summarizer.stories.quantities import rows_of
from summarizer.stories.told import Told


@dataclass(frozen=True, slots=True)
class Grouping:
    """The numbers in rows, each of one quantity, and the facts with all who tell them. Each number is in one row."""

    numbers: Sequence[Sequence[Told]]
    facts: Sequence[Fact]


def grouping_by_rules(numbers: Sequence[Told], briefs: Sequence[Brief], likeness: Likeness) -> Grouping:
    """By the words around them and by the figures."""
    rows = rows_of(numbers, likeness)
    return Grouping(rows, merged_facts(briefs, quantities_of(rows)))


def quantities_of(rows: Sequence[Sequence[Told]]) -> Quantities:
    """For each sentence the rows whose numbers stand in it, for rows that more than one document has."""
    found: dict[tuple[int, int], dict[int, Amount]] = {}
    for place, row in enumerate(rows):
        if len({number.document for number in row}) > 1:
            for number in row:
                found.setdefault((number.document, number.home), {})[place] = number.amount
    return found
