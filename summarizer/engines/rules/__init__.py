"""The rules engine: a plain brief from a reading alone. It needs no key and no network, and it reads English."""

from summarizer.engines.rules.actors import list_actors
from summarizer.engines.rules.facts import headline, headline_facts
from summarizer.engines.rules.numbers import number_claims
from summarizer.engines.rules.questions import open_questions
from summarizer.engines.rules.sheet import Sheet
from summarizer.reading.model import Reading
from summarizer.schemas.brief import Brief

__all__ = ["draft_brief"]


def draft_brief(reading: Reading) -> Brief:
    """A draft, to be grounded like any other engine's."""
    sheet = Sheet(reading)
    return Brief(
        headline=headline(reading, sheet),
        headline_facts=headline_facts(reading, sheet),
        actors=list_actors(reading),
        numbers=number_claims(reading, sheet),
        open_questions=open_questions(reading, sheet),
    )
