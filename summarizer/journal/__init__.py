"""The journal: every answered call, kept by the hash of its request, so that no answer is paid for twice.

    async with open_journal(None) as journal:
        answer = await journal.recall(key)

A file of the user's by default, or a PostgreSQL database that many machines share.
"""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from summarizer.errors import UsageError
from summarizer.journal.values import Answer, Entry, Journal, ProviderBatch, Seen, Stats

__all__ = ["Answer", "Entry", "Journal", "ProviderBatch", "Seen", "Stats", "open_journal", "place_of"]

_POSTGRES = ("postgresql://", "postgres://")
_ADDRESS = re.compile(r"[A-Za-z][\w+.-]+://")


@asynccontextmanager
async def open_journal(where: str | None, *, create: bool = True) -> AsyncIterator[Journal]:
    """The journal at `where`: a path, "postgresql://…", or None for the user's own. It is made where it is missing;
    without `create` that is an error.

    Raises UsageError where there can be none, OutputError where its disk or server fails.
    """
    journal: Journal
    if where is not None and where.startswith(_POSTGRES):
        from summarizer.journal.postgres import open_postgres  # noqa: PLC0415  # needs an extra

        journal = await open_postgres(where, create=create)
    else:
        path = _path_of(where)
        from summarizer.journal.sqlite import open_sqlite  # noqa: PLC0415  # not where the journal is elsewhere

        journal = await open_sqlite(path, create=create)
    try:
        yield journal
    finally:
        await journal.close()


def place_of(where: str | None) -> str:
    """Where `open_journal` would look, as it may be shown. Raises UsageError."""
    if where is not None and where.startswith(_POSTGRES):
        from summarizer.journal.postgres import shown  # noqa: PLC0415  # needs an extra

        return shown(where)
    return str(_path_of(where).absolute())


def _path_of(where: str | None) -> Path:
    if where is None:
        from platformdirs import user_state_path  # noqa: PLC0415  # not where the journal is elsewhere

        return user_state_path("summarize", appauthor=False) / "journal.db"
    if address := _ADDRESS.match(where):
        known = "a journal is a file's path or postgresql://…"
        raise UsageError(f"--journal {address[0]}…", "there is no journal of that kind", known)
    if not where or "\0" in where or _is_folder(Path(where)):
        raise UsageError(f"--journal {where}", "it is no file", "name a file, as in journal.db")
    return Path(where)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # opening it says why
        return False
