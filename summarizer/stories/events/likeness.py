"""How surely two documents tell one event: names, matter and figures that they share, and the days that they tell.

What two reports of one event have in common, in whatever words, are the rare names, figures and notions; what tells two
events of one kind in one place apart are their days and figures. So words, names and figures are compared each kind by
itself (as Allan, Papka and Lavrenko 1998, "On-line new event detection and tracking", compare vectors of words), time
apart counts against, and two reports that each tell of another day of their own, with other figures, hardly meet.
"""

from dataclasses import dataclass
from typing import Literal

from summarizer.stories.events.rarity import Lead, Rarity, share_of_figure, share_of_name, share_of_word
from summarizer.stories.events.traits import Traits, Weights

ENOUGH = 0.4  # from here two documents tell one event
APART = 7  # days between two publications of one event, at most

_NAMES, _WORDS, _FIGURES = 0.8, 1.25, 0.8  # what each kind counts, where all of it is shared
_FEW = 4  # names, or figures: fewer tell no more than a part
_SETTING = 0.2  # what names count where no word is shared: a town and its officials are in all its news
_FIGURES_ALONE = 0.1  # two documents that share a figure and less than this of all else share it by chance
_NO_NAME, _WORDS_ALONE = 0.05, 0.1  # where no name is shared, words count as far as figures do, or this far
_NEARLY_ALL = 0.6  # but for two documents that name nobody: in a script without capitals, say
_ONE_TEMPLATE, _SAME_NAMES = 0.6, 0.5  # words so alike are of one hand: with other names and figures of two events
_A_DAY = 0.08  # off for each day between two publications, but for the first
_SAME_DAY = 0.2  # what the same day adds, at most
_SECOND = 0.3  # how much of their likeness is left to two that tell of one thing and of another of its kind
_OF_A_DIGEST = 0.5  # and to a digest with any other report
_SAME_FIGURES = 0.15  # from here two documents share figures
_OTHER_FIGURES = 0.25  # off where two reports of a day give telling figures, and none alike
_TELLING, _MOST_TELLING, _SHARE = 3, 12, 0.1  # so many figures, at least and at most; the share of news that has each
_ALIKE = 0.08  # of the larger: "nearly 50" is 47
_ONE_OUTLET = 0.15  # off for two reports of one outlet on one day: as a rule it tells a thing once
_FRESH = 1  # days from what happened to its report, at most

Days = Literal["same", "known", "near", "other", "none", "ahead", "own"]
_FOR_DAYS: dict[Days, float] = {"known": 0.05, "near": -0.05, "other": -0.1, "own": -0.1, "ahead": -0.1, "none": -0.1}
_OF_TWO: frozenset[Days] = frozenset({"own", "ahead"})


@dataclass(slots=True, eq=False)
class Weighed:
    """A document's traits, for each kind its length as a vector in the window that it came into, and the figures that
    few reports have."""

    traits: Traits
    names: float
    words: float
    figures: float
    telling: tuple[float, ...]


class Likeness:
    """Compares the documents of a window."""

    def __init__(self) -> None:
        self._names = Rarity(share_of_name, least=_FEW)
        self._words = Rarity(share_of_word)
        self._figures = Rarity(share_of_figure, least=_FEW)

    @property
    def size(self) -> int:
        """How many different traits the documents of the window have."""
        return sum(len(kind) for kind in (self._names, self._words, self._figures))

    def weighed(self, traits: Traits) -> Weighed:
        """A document, as the window is now."""
        return Weighed(
            traits,
            self._names.length(traits.names),
            self._words.length(traits.words),
            self._figures.length(traits.figures),
            tuple(float(figure) for figure in traits.figures if share_of_figure(figure) < _SHARE)[:_MOST_TELLING],
        )

    def add(self, document: int, traits: Traits) -> None:
        """Takes a document into the window, under its number."""
        self._names.add(document, traits.names)
        self._words.add(document, traits.words)
        self._figures.add(document, traits.figures)

    def remove(self, traits: Traits) -> None:
        """Forgets a document."""
        self._names.remove(traits.names)
        self._words.remove(traits.words)
        self._figures.remove(traits.figures)

    def leads(self, one: Weighed) -> list[Lead]:
        """What leads to other documents: for each trait how good a lead it is, and who has it."""
        traits = one.traits
        return [
            *self._names.leads(traits.names, _NAMES / one.names),
            *self._words.leads(traits.words, _WORDS / one.words),
            *self._figures.leads(traits.figures, _FIGURES / one.figures),
        ]

    def score(self, one: Weighed, other: Weighed) -> float:
        """From below 0; ENOUGH and more is one event."""
        a, b = one.traits, other.traits
        apart = 0 if a.day is None or b.day is None else abs(a.day - b.day)
        if apart > APART:
            return 0.0
        names = self._names.product(a.names, b.names) / (one.names * other.names)
        words = self._words.product(a.words, b.words) / (one.words * other.words)
        figures = 0.0
        if names + words >= _FIGURES_ALONE:
            figures = self._figures.product(a.figures, b.figures) / (one.figures * other.figures)
        if names < _NO_NAME and (words < _NEARLY_ALL or (a.names and b.names)):
            words = min(words, max(figures, _WORDS_ALONE))
        score = _NAMES * min(names, _SETTING + 2 * words) + _WORDS * words + _FIGURES * figures
        score -= _A_DAY * max(0, apart - 1)
        if words > _ONE_TEMPLATE:
            if names < _SAME_NAMES and _tell_other_figures(a.figures, b.figures):
                return score * _SECOND
        elif a.is_digest or b.is_digest:
            return score * _OF_A_DIGEST
        elif apart <= _FRESH:
            score -= _of_one_day(one, other)
        days = days_of(a, b)
        if days in _OF_TWO and figures < _SAME_FIGURES:
            return score * _SECOND
        if days == "same":  # much happens on one day: this bears out what else they share
            return score + min(_SAME_DAY, words)
        return score + (0.0 if days == "none" and figures >= _SAME_FIGURES else _FOR_DAYS[days])


def _tell_other_figures(one: Weights, other: Weights) -> bool:
    """Whether both give figures, and hardly one the same."""
    least = min(len(one), len(other))
    return least > 1 and len(one.keys() & other.keys()) * 4 < least


def _of_one_day(one: Weighed, other: Weighed) -> float:
    """What speaks for two events of one day: two reports of one event have a toll, a sum or an hour in common, and
    mostly two outlets."""
    against = 0.0
    if one.traits.outlet is not None and one.traits.outlet == other.traits.outlet:
        against += _ONE_OUTLET
    if min(len(one.telling), len(other.telling)) >= _TELLING and not any(
        abs(a - b) <= _ALIKE * max(abs(a), abs(b)) for a in one.telling for b in other.telling
    ):
        against += _OTHER_FIGURES
    return against


def days_of(one: Traits, other: Traits) -> Days:
    """What the days tell that two documents name.

    "same": both tell of one day. "known": one names the day that the other tells of. "near": they are a day apart.
    "own": each tells of its day of publication, or the day before, and these are days apart. "ahead": one looks ahead
    to a day, the other back.
    """
    if one.day is None or other.day is None or one.told is None or other.told is None:
        return "none"
    if (one.told > one.day) != (other.told > other.day):
        return "ahead"
    if one.told == other.told:
        return "same"
    fresh = one.day - one.told <= _FRESH and other.day - other.told <= _FRESH
    if fresh and abs(one.told - other.told) > _FRESH:
        return "own"
    if one.told in other.days or other.told in one.days:
        return "known"
    return "near" if abs(one.told - other.told) <= _FRESH else "other"
