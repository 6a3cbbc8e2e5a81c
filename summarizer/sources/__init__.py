"""Sources: input to Documents. Files, pages and standard input are read here and nowhere else."""

from summarizer.sources.known import iso_date
from summarizer.sources.loading import document_of_html, document_of_page, is_url, load

__all__ = ["document_of_html", "document_of_page", "is_url", "iso_date", "load"]
