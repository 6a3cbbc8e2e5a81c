"""The values that finding who says what is made of."""

from dataclasses import dataclass

from summarizer.reading.attribution.clauses import Items, Range

ENDS = frozenset(".!?;")  # marks that end a clause


@dataclass(slots=True)
class Saying:
    """A cue at items[cue], its source at items[source], and its content: items from `after` on (forward), or
    what stands from `start` (None: the sentence's start) up to `before` (backward), or both. `via` is a go-between.

    `finite` says that the source is the subject of a finite verb, and may be the subject of the next one.
    """

    source: Range
    cue: Range
    after: int | None = None
    before: int | None = None
    start: int | None = None
    finite: bool = False
    via: Range | None = None


@dataclass(slots=True)
class Clause:
    """Where the search stands: the sentence starts at items[low]; `subject` is that of its last finite cue,
    and `controls` says that this verb takes somebody else's infinitive ("asked X to say")."""

    items: Items
    low: int = 0
    subject: Range | None = None
    controls: bool = False

    def word(self, at: int) -> str:
        """The lower-case form of the item at `at`; "" beyond the passage."""
        return self.items.words[at] if 0 <= at < len(self.items) else ""
