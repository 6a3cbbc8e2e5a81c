"""Rows as CSV: UTF-8, RFC 4180, safe to open in a spreadsheet."""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from summarizer.export.numbers import NumberRow

# What a spreadsheet would run: a cell whose first visible sign is one of these, in whichever width, or that begins with
# what may end the cell before it. Apostrophes in front don't count, so that ours can be told and taken off again.
_FORMULA = re.compile(r"'*(?:[\t\r\n]|[\x00-\x20\x7f\u00a0\u200b-\u200f\u2028-\u202f\u2060\ufeff]*[=+\-@＝＋－＠])")


def write_csv(rows: Iterable[NumberRow], path: Path) -> int:
    """Writes the rows under a line of column names; how many there were. A text that a spreadsheet would take for a
    formula gets an apostrophe in front."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(NumberRow._fields)
        for row in rows:
            writer.writerow(map(_cell, row))
            count += 1
    return count


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, int):
        return str(value)
    text = str(value)
    return f"'{text}" if _FORMULA.match(text) else text
