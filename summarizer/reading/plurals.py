"""Whether a word is a plural noun, told by its ending and by lists."""

from summarizer.reading.lexicon.nouns import IRREGULAR_PLURALS, NOT_PLURAL


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in IRREGULAR_PLURALS:
        return True
    return (
        len(word) > 2
        and word[-1] == "s"
        and word[-2] not in "su'"
        and (word[-2] != "i" or word[-3:] in {"nis", "kis"})
        and word not in NOT_PLURAL
    )
