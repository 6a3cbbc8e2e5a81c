"""Rows as Parquet, a row group at a time. Loads pyarrow, which is an extra."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from summarizer.export.numbers import NumberRow

# Rows of one group: tens of megabytes at most, and enough for the columns to be packed well.
_GROUP = 20_000
_TYPES = {
    **dict.fromkeys(("value", "low", "high"), pa.float64()),
    **dict.fromkeys(("sentence", "start", "end"), pa.int64()),
    "confirmed": pa.bool_(),
}
_REQUIRED = frozenset(("document", "as_written", "measures"))


def write_parquet(rows: Iterable[NumberRow], path: Path) -> int:
    """Writes the rows; how many there were."""
    fields = [pa.field(name, _TYPES.get(name, pa.string()), name not in _REQUIRED) for name in NumberRow._fields]
    schema = pa.schema(fields)
    count = 0
    left = iter(rows)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(left, _GROUP)):
            columns = zip(*group, strict=True)
            arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
            writer.write_table(pa.table(arrays, schema=schema))
            count += len(group)
    return count
