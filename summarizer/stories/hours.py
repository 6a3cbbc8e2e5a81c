"""When a document was told: by its date of publication, else by a date line at its head."""

import re
from datetime import UTC, datetime

from summarizer.reading.dates import scan_dates
from summarizer.schemas.summary import DocumentFacts

_HEAD, _LINES, _LINE = 2_500, 25, 110  # characters of a head, lines of it, and characters of a line that is a stamp
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOCK = re.compile(r"\b(\d{1,2})[:.](\d\d)\s*(?:(a|p)\.?m\b)?", re.IGNORECASE)
_NOON = 12


def hour_of(document: DocumentFacts) -> str | None:
    """An ISO date or date-time that orders documents as text; with a time zone it is brought to UTC."""
    return _published(document.published) or (_stamp(document.text[:_HEAD]) if document.text else None)


def _published(published: str | None) -> str | None:
    if not published:
        return None
    try:
        told = datetime.fromisoformat(published)
    except ValueError:
        return None
    if len(published) <= len("2024-07-27"):
        return told.date().isoformat()
    if told.tzinfo is not None:
        try:
            told = told.astimezone(UTC).replace(tzinfo=None)
        except OverflowError:  # the first hours of year 1, the last of year 9999
            return told.date().isoformat()
    return told.isoformat(timespec="minutes")


def _stamp(head: str) -> str | None:
    """A line such as "Tuesday 6 August 2024 07:14"; running text gives none."""
    for line in head.split("\n")[:_LINES]:
        if len(line) > _LINE or _YEAR.search(line) is None:
            continue
        day = next((found.date for found in scan_dates(line) if found.date), None)
        if day is None:
            continue
        clock = _CLOCK.search(_YEAR.sub("", line))
        if clock is None:
            return day
        hour, minute = int(clock[1]), int(clock[2])
        if clock[3]:
            hour = hour % _NOON + _NOON * (clock[3].lower() == "p")
        return f"{day}T{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else day
    return None
