"""What calls take, in tokens, as the provider counts them."""

from dataclasses import dataclass, field

from openai.types.chat import ChatCompletion


@dataclass(frozen=True, slots=True)
class Usage:
    """The tokens of one answer. `price_factor` is the part of the list price that is paid for them."""

    input_tokens: int
    output_tokens: int
    cached_tokens: int
    price_factor: float = 1.0

    @classmethod
    def of(cls, completion: ChatCompletion, price_factor: float = 1.0) -> "Usage":
        """What a completion says that it took; zeros where it does not say."""
        usage = completion.usage
        if usage is None:
            return cls(0, 0, 0, price_factor)
        details = usage.prompt_tokens_details
        cached = (details.cached_tokens or 0) if details else 0
        return cls(usage.prompt_tokens or 0, usage.completion_tokens or 0, cached, price_factor)


@dataclass(slots=True)
class Spent:
    """What one document has cost so far, failed attempts included. `requests` are the answers that were asked for,
    `tries` the times that a request was sent for them, `recalled` the answers that were known from before. `unclaimed`
    are the keys of those that came from a provider's batch, and stand in nobody's figures yet."""

    requests: int = 0
    tries: int = 0
    recalled: int = 0
    usages: list[Usage] = field(default_factory=list)
    unclaimed: list[str] = field(default_factory=list)

    @property
    def input_tokens(self) -> int:
        """Of all answers that were paid for."""
        return sum(usage.input_tokens for usage in self.usages)

    @property
    def output_tokens(self) -> int:
        """Of all answers that were paid for."""
        return sum(usage.output_tokens for usage in self.usages)
