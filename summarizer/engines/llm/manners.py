"""What an endpoint puts up with: which way of asking for JSON, which parameters. Learned from what it refuses."""

from dataclasses import dataclass, field
from typing import NamedTuple

import openai

from summarizer.engines.llm.endpoint import Endpoint
from summarizer.engines.llm.request import SentMode

MODES: tuple[SentMode, ...] = ("json_schema", "tools", "json")
_OPTIONAL = ("temperature", "seed")


class Manner(NamedTuple):
    """How a request is sent: its mode, and which parameters it does without."""

    mode: SentMode
    without: frozenset[str] = frozenset()


@dataclass(slots=True)
class Manners:
    """What was learned of an endpoint in this run: the mode that it takes, the parameters that it refuses."""

    mode: SentMode | None = None
    refused: set[str] = field(default_factory=set)

    def next(self, endpoint: Endpoint) -> Manner:
        """How the next request is sent."""
        mode = self.mode or (MODES[0] if endpoint.mode == "auto" else endpoint.mode)
        return Manner(mode, frozenset(self.refused))

    def learn(self, error: openai.APIStatusError, sent: Manner, *, auto: bool) -> bool:
        """Whether a request that was refused may be accepted in another manner than the one that it was sent in; if
        so, that one is known from now on. Other calls, sent before, may have taught the same already."""
        if error.status_code not in {400, 404, 422, 501}:
            return False
        said = f"{error.param or ''} {error.message}".lower()
        for parameter in _OPTIONAL:
            if parameter in said and parameter not in sent.without:
                self.refused.add(parameter)
                return True
        words = {
            "json_schema": ("response_format", "json_schema", "schema", "strict"),
            "tools": ("tool", "function", "strict"),
        }
        if not auto or sent.mode == MODES[-1] or not any(word in said for word in words[sent.mode]):
            return False
        after = MODES.index(sent.mode) + 1
        self.mode = MODES[max(after, MODES.index(self.mode or MODES[0]))]
        return True
