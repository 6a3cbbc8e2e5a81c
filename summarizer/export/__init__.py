"""Summaries as tables: a database to ask, or the numbers as CSV or Parquet.

exporting   from files of summaries to one of them; what the command does
tables      the tables of the database
rows        a summary as rows
database    the database: what is put in, what comes out again
numbers     a row for each number claim, for csv_file and parquet_file
holding     a file that one run at a time writes to
"""

from summarizer.export.exporting import ENDINGS, Export, export_summaries

DATABASE_ENDINGS = ENDINGS["database"]

__all__ = ["DATABASE_ENDINGS", "ENDINGS", "Export", "export_summaries"]
