"""A schema of one's own: who was harmed, and how. Used as

summarize examples/flood.txt --schema examples/casualties.py:Casualties --prompt examples/casualties.md
"""

from typing import Literal

from pydantic import BaseModel, Field

from summarizer import Claim, NumberClaim


class Harm(Claim):
    """Somebody who was harmed."""

    who: str = Field(description="the person or group, as the article names them")
    what: Literal["killed", "injured", "missing", "displaced"]


class Toll(NumberClaim):
    """A number of people who were harmed."""

    what: Literal["killed", "injured", "missing", "displaced"]


class Casualties(BaseModel):
    """What a summary made with this schema holds."""

    harmed: list[Harm] = []
    tolls: list[Toll] = []
