"""What is read of a database of summaries; `summarize export` and `summarize batch` write them."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from pydantic_core import from_json, to_json

from summarizer.errors import InputError
from summarizer.rendering.lines import json_line

# "SUMB" in the file's head: a database of another program is not read, and not written into by mistake.
APPLICATION = 0x53554D42
# Seconds that another program which holds the file is waited for.
PATIENCE = 30.0
_AT_A_TIME = 16
_PAGE = """
select documents.id, cast(summaries.json as text), cast(documents.text as text)
from documents join summaries on summaries.document_id = documents.id
where documents.id > ? order by documents.id limit ?
"""


def lines_of(path: Path) -> Iterator[str]:
    """The summaries of a database, in JSON on a line each, with their texts, in the order in which their inputs came.
    It is read and not held. Raises InputError."""
    connection = None
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)
        connection.execute("pragma trusted_schema=off")
        if connection.execute("pragma application_id").fetchone() != (APPLICATION,):
            raise InputError(str(path), "it is the database of another program", "give files of summaries")
        yield from lines_in(connection)
    except sqlite3.Error as error:
        raise InputError(str(path), f"it cannot be read ({error})", "check the file") from error
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(str(path), "what it holds are no summaries", "check the file") from error
    finally:
        if connection is not None:
            connection.close()


def lines_in(connection: sqlite3.Connection) -> Iterator[str]:
    """The same of one that is open; by pages, since a query that stays open would not let go of the file."""
    last = 0
    while page := connection.execute(_PAGE, (last, _AT_A_TIME)).fetchall():
        for row, kept, text in page:
            yield json_line(_with_text(kept, text))
            last = row


def _with_text(kept: str, text: str | None) -> str:
    """The JSON of a summary, on one line, with its text put back in."""
    if text is None:
        return kept
    data = from_json(kept, cache_strings="keys")
    data["document"]["text"] = text
    return to_json(data).decode()
