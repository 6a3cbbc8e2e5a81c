"""One document: read it, have a draft written, ground the draft. The one place where engines and grounding meet.

`by_rules` and `by_model` differ in who writes the draft. The latter loads openai, so it is imported by whoever has
chosen a model, and not from here.
"""

from summarizer.flow.by_rules import summarize_by_rules
from summarizer.flow.common import finish, read_usable
from summarizer.flow.proving import check_summary, read_summary

__all__ = ["check_summary", "finish", "read_summary", "read_usable", "summarize_by_rules"]
