"""What became of each number of an article: in the brief, repeated there from another place, or left out, and why."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import compress
from typing import Literal

from summarizer.grounding.index import Index
from summarizer.grounding.numbers import canonical_unit, same_amount, stated_in
from summarizer.grounding.views import View
from summarizer.grounding.words import find_words
from summarizer.reading.model import Number
from summarizer.schemas.claim import Claim
from summarizer.schemas.summary import NumberAudit

_SMALL = 10  # counts up to ten that are written in words are seldom news


def number_audits(claims: Iterable[tuple[Claim, View]], index: Index) -> tuple[NumberAudit, ...]:
    """One entry for each number of the body, in the order of the text. `claims` are all that grounded content holds."""
    told = _Told(claims, index)
    numbers = index.reading.numbers
    inside = [told.has(number) for number in numbers]
    known: dict[tuple[object, ...], list[Number]] = defaultdict(list)
    for number in compress(numbers, inside):
        known[_interval(number)].append(number)
    return tuple(
        [
            _audited(number, is_in, () if is_in else known.get(_interval(number), ()), told)
            for number, is_in in zip(numbers, inside, strict=True)
        ]
    )


def _audited(number: Number, is_in: bool, alike: Sequence[Number], told: "_Told") -> NumberAudit:
    status: Literal["in_brief", "repeated", "omitted"]
    reason: str | None = None
    if is_in:
        status = "in_brief"
    elif any(same_amount(number, other) for other in alike):
        status = "repeated"
    else:
        status, reason = "omitted", _why(number, told)
    return NumberAudit(
        as_written=number.as_written,
        start=number.start,
        end=number.end,
        sentence=number.sentence,
        status=status,
        reason=reason,
    )


def _interval(number: Number) -> tuple[object, ...]:
    return number.value, number.low, number.high


def _why(number: Number, told: "_Told") -> str:
    """Why a number is left out, in plain words: what can be told from the number and from what the brief cites."""
    if number.kind == "rank":
        return "a rank"
    small = number.value is not None and abs(number.value) <= _SMALL
    if number.kind == "count" and small and not any(map(str.isdigit, number.as_written)):
        return "a small count in words"
    if number.unit is None and number.kind in ("count", "other"):
        return "a bare number"
    if canonical_unit(number.unit or "") in _TIMES and small:
        return "a short stretch of time"
    if number.sentence not in told.cited:
        return "background: no claim of the brief rests on its sentence"
    return "not chosen by the draft"


_TIMES = frozenset(("second", "minute", "hour", "day", "week", "month", "year"))


class _Told:
    """The numbers that the claims of a content tell: their own spans, and what they say about each sentence."""

    def __init__(self, claims: Iterable[tuple[Claim, View]], index: Index) -> None:
        self.index = index
        self.spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self.cited: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for claim, view in claims:
            self._listen(claim, view)

    def has(self, number: Number) -> bool:
        """Whether the number's span is a number claim's, or a claim that cites its sentence states it."""
        for start, end in self.spans.get(number.sentence, ()):
            if start < number.end and number.start < end:
                return True
        cited = self.cited.get(number.sentence)
        if not cited:
            return False
        words = self.index.fold(number.as_written)
        if any(words in folded and find_words(words, folded) >= 0 for _, folded in cited):
            return True
        return self.index.english and any(self._states(text, number) for text, _ in cited)

    def _states(self, text: str, number: Number) -> bool:
        facts = self.index.facts(text)
        return facts.may_count and stated_in(number, facts)

    def _listen(self, claim: Claim, view: View) -> None:
        texts = [(stated.text, self.index.fold(stated.text)) for stated in view.strings]
        for cited in claim.evidence:
            if cited.start is not None and cited.end is not None:
                for sentence in self.index.touched(cited.start, cited.end):
                    self.cited[sentence] += texts
        if view.figure is None:
            return
        start, end = getattr(claim, "start", None), getattr(claim, "end", None)
        if start is not None and end is not None:
            for sentence in self.index.touched(start, end):
                self.spans[sentence].append((start, end))
