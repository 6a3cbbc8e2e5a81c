"""The schema `timeline`: dated events, in the order of time."""

from typing import ClassVar, Self

from summarizer.reading.dates import scan_dates
from summarizer.reading.model import Reading
from summarizer.schemas.claim import Claim, Value, Verbatim


class Event(Claim):
    """What happened, happens or is to happen. `when` is as the article writes it; `date` is worked out from it and from
    the date of publication, in ISO 8601, and None where the day cannot be told."""

    worked_out: ClassVar[frozenset[str]] = frozenset({"date"})

    when: Verbatim
    date: str | None = None
    statement: str

    def completed(self, reading: Reading) -> Self:
        """With `date` resolved."""
        found = scan_dates(self.when, reading.document.published)
        return self.model_copy(update={"date": next((date.date for date in found if date.date), None)})


class Timeline(Value):
    """The content of a summary made with the schema `timeline`."""

    schema_version: ClassVar[int] = 1

    events: tuple[Event, ...] = ()
