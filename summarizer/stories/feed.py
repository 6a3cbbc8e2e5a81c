"""The stories of many documents: grouped into events as they come, and each event that two or more tell made a story.

A window of documents is compared; of each, what it is compared by is held in memory, and its summary in a temporary
database on disk until its event is over.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.schemas.brief import Brief
from summarizer.schemas.story import Story
from summarizer.schemas.summary import Summary
from summarizer.stories.events import WINDOW, Event, Window, traits_of
from summarizer.stories.repeats import called, repeats_among
from summarizer.stories.story import story_of

FEWEST = 2
MOST = 50  # documents of one story: to hold twice as many against each other takes three times as long


@dataclass(slots=True)
class Tally:
    """What came of the documents. `other` counts lines that are no briefs."""

    stories: int = 0
    documents: int = 0
    alone: int = 0
    other: int = 0


def stories_in(summaries: Iterable[Summary], *, window: int = WINDOW) -> Iterator[Story]:
    """The stories of the briefs, each as soon as its last document has left the window, in the order of their coming.

    Documents come in any order; `window` is how many of them are compared with the next one. What is told by one
    document alone makes no story, and a summary of another schema is passed over.
    """
    with FeedStories(window) as desk:
        for summary in summaries:
            yield from desk.add(summary)
        yield from desk.close()


class FeedStories:
    """Takes summaries and hands out stories. Use as a context manager."""

    def __init__(self, window: int = WINDOW) -> None:
        self.tally = Tally()
        self._window = Window(window)
        self._number = 0
        self._shelf = _Shelf()

    def __enter__(self) -> "FeedStories":
        return self

    def __exit__(self, *_: object) -> None:
        self._shelf.close()

    @property
    def waiting(self) -> int:
        """How many documents of open events there are."""
        return len(self._shelf)

    def add_line(self, line: str) -> list[Story]:
        """Takes a summary in JSON; the stories that are over by that. A line that is no brief counts as such."""
        try:
            summary = Summary.model_validate_json(line)
        except ValueError:  # pydantic's: a schema of one's own, or no summary at all
            self.tally.other += 1
            return []
        return self.add(summary, line)

    def add(self, summary: Summary, line: str | None = None) -> list[Story]:
        """Takes a summary; the stories that are over by that."""
        if not isinstance(summary.content, Brief):
            self.tally.other += 1
            return []
        self._number += 1
        self._shelf.put(self._number, summary.model_dump_json() if line is None else line)
        over = self._window.add(self._number, traits_of(summary))
        return [] if over is None else self._told(over)

    def close(self) -> Iterator[Story]:
        """The stories that are left when no more documents come."""
        for event in self._window.close():
            yield from self._told(event)

    def _told(self, event: Event) -> list[Story]:
        """The story of an event, in a list; none where one document alone tells it, be it given twice."""
        documents = event.documents
        try:
            story = self._story(documents) if len(documents) >= FEWEST else None
            if story is None:
                self.tally.alone += len(documents)
                return []
            self.tally.stories += 1
            self.tally.documents += len(documents)
            return [story]
        finally:
            self._shelf.drop(documents)

    def _story(self, documents: Sequence[int]) -> Story | None:
        """The first and the latest documents tell it, where there are very many."""
        left_out = len(documents) - MOST
        notes = []
        if left_out > 0:
            documents = [*documents[: MOST // 2], *documents[-MOST // 2 :]]
            told = "another document tells" if left_out == 1 else f"{left_out:,} other documents tell"
            notes.append(f"{told} this too: a story is made of {MOST} at most, the first and the latest")
        summaries = [Summary.model_validate_json(self._shelf.get(n)) for n in documents]
        repeats = repeats_among([summary.document for summary in summaries])
        notes += [f"{called(summaries[repeat.place].document)}: {repeat.problem}" for repeat in repeats]
        again = {repeat.place for repeat in repeats}
        kept = [summary for place, summary in enumerate(summaries) if place not in again]
        return story_of(kept, notes=notes) if len(kept) >= FEWEST else None


class _Shelf:
    """Lines by their numbers, in a temporary database that nobody else sees."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("pragma journal_mode=off")  # nobody takes anything back
        self._db.execute("pragma synchronous=off")
        self._db.execute("create table lines (number integer primary key, line text not null)")

    def __len__(self) -> int:
        row: tuple[int] = self._db.execute("select count(*) from lines").fetchone()
        return row[0]

    def put(self, number: int, line: str) -> None:
        self._db.execute("insert into lines values (?, ?)", (number, line))

    def get(self, number: int) -> str:
        row: tuple[str] = self._db.execute("select line from lines where number = ?", (number,)).fetchone()
        return row[0]

    def drop(self, numbers: Iterable[int]) -> None:
        self._db.executemany("delete from lines where number = ?", ((number,) for number in numbers))

    def close(self) -> None:
        self._db.close()
