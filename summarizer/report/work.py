"""What a worker does: a page and an entry of each summary. Plain functions of plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import InputError
from summarizer.incoming import Failed, Piece, parsed
from summarizer.rendering.html.summary import render_summary_html
from summarizer.report.entry import Entry, entry_of
from summarizer.report.folder import PAGES, stands


@dataclass(frozen=True, slots=True)
class Place:
    """Where pages stand, and where new ones are written first."""

    root: Path
    apart: Path


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a piece: its entry and the file of its page, None where the one that stands is the same. Without an
    entry `fault` says why; where that is None too, the piece was a line of a batch's failures."""

    entry: Entry | None = None
    written: Path | None = None
    fault: InputError | None = None


def make(place: Place, first: int, pieces: Sequence[Piece]) -> list[Made]:
    """Writes the pages of some pieces; they are the report's from number `first` on. Raises OSError."""
    return [_made(place, first + number, piece) for number, piece in enumerate(pieces)]


def _made(place: Place, number: int, piece: Piece) -> Made:
    try:
        found = parsed(piece)
        if isinstance(found, Failed):
            return Made()
        entry = entry_of(found.summary)
        page = render_summary_html(found.summary, up="../index.html").encode()
    except InputError as error:
        return Made(fault=error)
    except Exception as error:  # no summary ends a report
        what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        problem = f"unexpected error ({what}); please report it"
        return Made(fault=InputError(piece.place, problem, "it is left out"))
    if stands(place.root / PAGES / f"{entry.name}.html", page):
        return Made(entry)
    # By its number and not by its name: of two summaries of one input the later wins, whichever worker is faster.
    written = place.apart / PAGES / f"{number}.html"
    written.write_bytes(page)
    return Made(entry, written)
