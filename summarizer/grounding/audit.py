"""What became of each number of an article: in the brief, repeated there from another place, or left out, and why."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel

from summarizer.grounding.index import Index, may_count
from summarizer.grounding.numbers import canonical_unit, same_amount, stated_in
from summarizer.grounding.views import View
from summarizer.grounding.walk import Views, all_claims
from summarizer.grounding.words import find_words, fold
from summarizer.reading.model import Number
from summarizer.schemas.claim import Claim
from summarizer.schemas.summary import NumberAudit

_SMALL = 10  # counts up to ten that are written in words are seldom news


def number_audits(content: BaseModel, index: Index, views: Views) -> tuple[NumberAudit, ...]:
    """One entry for each number of the body, in the order of the text. `content` is grounded."""
    told = _Told(content, index, views)
    numbers = index.reading.numbers
    inside = [told.has(number) for number in numbers]
    known: dict[tuple[object, ...], list[Number]] = defaultdict(list)
    for number, is_in in zip(numbers, inside, strict=True):
        if is_in:
            known[_interval(number)].append(number)
    return tuple(
        _audited(number, is_in, known.get(_interval(number), ()), told)
        for number, is_in in zip(numbers, inside, strict=True)
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

    def __init__(self, content: BaseModel, index: Index, views: Views) -> None:
        self.index = index
        self.spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self.cited: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for claim in all_claims(content):
            self._listen(claim, views.of(claim))

    def has(self, number: Number) -> bool:
        """Whether the number's span is a number claim's, or a claim that cites its sentence states it."""
        if any(start < number.end and number.start < end for start, end in self.spans.get(number.sentence, ())):
            return True
        words = fold(number.as_written)
        return any(self._states(text, folded, words, number) for text, folded in self.cited.get(number.sentence, ()))

    def _states(self, text: str, folded: str, words: str, number: Number) -> bool:
        if find_words(words, folded) >= 0:
            return True
        return self.index.english and may_count(folded) and stated_in(number, self.index.facts(text))

    def _listen(self, claim: Claim, view: View) -> None:
        texts = [(stated.text, fold(stated.text)) for stated in view.strings]
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
