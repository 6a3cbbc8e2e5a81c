"""A report: web pages of many summaries, to read from the disk. A page for each, and an index to search and filter."""

from summarizer.report.making import Report, write_report

__all__ = ["Report", "write_report"]
