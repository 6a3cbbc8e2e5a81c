"""Grounding: claims proved against a reading. Pure; exact, never fuzzy.

`ground` takes a draft and keeps what the article supports, `audit_numbers` says what became of the article's numbers,
`ground_and_audit` does both and shares the work, `check_content` proves the content of a finished summary.
"""

from summarizer.grounding.check import check_content
from summarizer.grounding.ground import Grounded, audit_numbers, ground, ground_and_audit

__all__ = ["Grounded", "audit_numbers", "check_content", "ground", "ground_and_audit"]
