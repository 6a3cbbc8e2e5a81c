"""What a run has come to so far, in figures; for the line of progress and the closing line."""

from collections import Counter
from dataclasses import dataclass, field
from time import monotonic

from summarizer.batch.outcome import Failure, Outcome


@dataclass(slots=True)
class Figures:
    """Counts of documents. `cached` are those of `done` for which no call was made, `unusable` those of `failed` that
    were no article, `kinds` all that failed by their kind; `cost_usd` is None once a price was not known."""

    done: int = 0
    failed: int = 0
    unusable: int = 0
    cached: int = 0
    rejected: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = 0.0
    started: float = field(default_factory=monotonic)

    def add(self, outcome: Outcome) -> None:
        """Counts one document, and what it cost, failed or not."""
        if isinstance(outcome, Failure):
            self.failed += 1
            self.unusable += outcome.kind == "input"
            self.kinds[outcome.kind] += 1
        else:
            self.done += 1
            self.cached += outcome.cached
            self.rejected += outcome.rejected
            self.calls += outcome.calls
        self.input_tokens += outcome.input_tokens
        self.output_tokens += outcome.output_tokens
        known = self.cost_usd is not None and outcome.cost_usd is not None
        self.cost_usd = (self.cost_usd or 0.0) + (outcome.cost_usd or 0.0) if known else None

    @property
    def seconds(self) -> float:
        """Since the run began."""
        return monotonic() - self.started

    @property
    def rate(self) -> float:
        """Documents a second, failed ones too."""
        return (self.done + self.failed) / max(self.seconds, 1e-6)
