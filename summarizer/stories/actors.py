"""Who takes part, as all documents name them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.schemas.brief import Actor, Brief
from summarizer.stories.people import People


@dataclass(slots=True)
class Player:
    """One who takes part, in the documents that name them: pairs of a document's number and its actor."""

    told: list[tuple[int, Actor]]

    @property
    def name(self) -> str:
        """The fullest of the names."""
        return max((actor.name for _, actor in self.told), key=len)

    @property
    def kind(self) -> Literal["person", "organisation", "agency", "state", "group"]:
        """The kind that most documents give; of an even choice that of the fullest name."""
        kinds = Counter(actor.kind for _, actor in self.told)
        fullest = next(actor.kind for _, actor in self.told if actor.name == self.name)
        return max(kinds, key=lambda kind: (kinds[kind], kind == fullest))

    @property
    def role(self) -> str | None:
        """The first role that a document gives."""
        return next((actor.role for _, actor in self.told if actor.role), None)


def merged_actors(briefs: Sequence[Brief], people: People) -> list[Player]:
    """The actors of all documents, each once; those whom most documents name first."""
    found: dict[str, Player] = {}
    for document, brief in enumerate(briefs, 1):
        for actor in brief.actors:
            found.setdefault(people.who(document, actor.name), Player([])).told.append((document, actor))
    return sorted(found.values(), key=lambda player: -len({document for document, _ in player.told}))
