"""Evidence, made of sentences of a reading."""

from summarizer.reading.model import Reading
from summarizer.schemas.claim import Evidence


def cite(reading: Reading, *sentences: int) -> tuple[Evidence, ...]:
    """One piece of evidence for each sentence number (from 1), whole sentences, in the order given, at most three."""
    return tuple(_whole(reading, number) for number in dict.fromkeys(sentences))[:3]


def _whole(reading: Reading, number: int) -> Evidence:
    found = reading.sentences[number - 1]
    quote = reading.document.text[found.start : found.end]
    return Evidence(sentence=number, quote=quote, start=found.start, end=found.end)
