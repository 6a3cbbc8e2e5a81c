"""Words before and after a number that say in which direction it is open."""

from typing import Literal

# "low": the number is the least it can be; "high": the most; "about" and "almost" are worth a tenth around and below.
Effect = Literal["low", "high", "about", "almost", "exact"]

_BEFORE: dict[Effect, tuple[str, ...]] = {
    "low": (
        "over", "more than", "at least", "above", "in excess of", "upwards of", "upward of", "greater than",
        "larger than", "higher than", "no fewer than", "no less than", "not less than", "not fewer than", "as few as",
        "as little as", "as low as", "a minimum of", "beyond", "exceeding", "longer than", "older than", "bigger than",
        "north of", "no lower than", "well over", "just over", "slightly over", "far over", "a little over",
        "a bit over", "way over", "comfortably over", "well more than", "just more than", "slightly more than",
        "far more than", "considerably more than", "significantly more than", "somewhat more than",
        "a little more than", "much more than", "well above", "just above", "slightly above", "far above",
        "well in excess of", "well upwards of", "well beyond", "a good",
    ),
    "high": (
        "up to", "as many as", "as much as", "at most", "fewer than", "less than", "under", "below", "no more than",
        "not more than", "lower than", "a maximum of", "smaller than", "no greater than", "not exceeding", "as high as",
        "as long as", "shorter than", "younger than", "no higher than", "south of", "as large as", "as big as",
        "at the most", "well under", "far less than", "far fewer than", "well below", "far below", "much less than",
        "considerably less than", "significantly less than", "well short of", "substantially less than",
    ),
    "about": (
        "around", "about", "some", "roughly", "approximately", "an estimated", "estimated", "close to", "closer to",
        "in the region of", "circa", "approx", "approx.", "~", "≈", "nearer", "nearer to", "more or less",
        "something like", "in the order of", "on the order of", "in the neighborhood of", "in the neighbourhood of",
        "an approximate",
    ),
    "almost": (
        "nearly", "almost", "just under", "just below", "just short of", "just shy of", "slightly under",
        "slightly below", "slightly less than", "slightly fewer than", "a little under", "a little less than",
        "a shade under", "practically", "virtually", "just less than", "just fewer than", "not quite",
    ),
    "exact": ("exactly", "precisely", "all"),
}  # fmt: skip

_AFTER: dict[Effect, tuple[str, ...]] = {
    "low": (
        "or more", "or higher", "or above", "or older", "or over", "or greater", "or better", "or longer", "or up",
        "or larger", "and above", "and over", "and older", "and up", "and more", "and upwards", "upwards", "plus", "+",
        "minimum",
    ),
    "high": (
        "or less", "or fewer", "or under", "or younger", "or lower", "or below", "or shorter", "and under",
        "and below", "and younger", "at most", "maximum", "tops",
    ),
    "about": ("or so", "or thereabouts", "odd"),
}  # fmt: skip

Phrases = dict[str, tuple[tuple[tuple[str, ...], Effect], ...]]


def _by_first_word(rows: dict[Effect, tuple[str, ...]]) -> Phrases:
    """For each first word the words that follow it, longest first, and what the phrase does."""
    table: dict[str, list[tuple[tuple[str, ...], Effect]]] = {}
    for effect, phrases in rows.items():
        for phrase in phrases:
            head, *rest = phrase.split()
            table.setdefault(head, []).append((tuple(rest), effect))
    return {head: tuple(sorted(rows, key=lambda row: -len(row[0]))) for head, rows in table.items()}


BEFORE: Phrases = _by_first_word(_BEFORE)
AFTER: Phrases = _by_first_word(_AFTER)
# Words that stand behind the first one of a phrase, at most.
LONGEST = max(len(rest) for table in (BEFORE, AFTER) for rows in table.values() for rest, _ in rows)
