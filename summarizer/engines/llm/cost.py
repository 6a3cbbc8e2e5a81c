"""What a call costs, by genai-prices' tables, and how long a model's window is, by the same."""

from functools import lru_cache

from genai_prices import Usage, calc_price
from genai_prices.data import providers

from summarizer.engines.llm.spent import Spent


def cost_usd(spent: Spent, model: str) -> float | None:
    """US dollars; None where the model's price is not known. The list price of whoever sells a model of that name."""
    total = 0.0
    try:
        for usage in spent.usages:
            taken = Usage(
                input_tokens=usage.input_tokens,
                output_tokens=usage.output_tokens,
                cache_read_tokens=min(usage.cached_tokens, usage.input_tokens),  # as some servers miscount
            )
            total += float(calc_price(taken, model).total_price) * usage.price_factor
    except LookupError:
        return None
    return total


@lru_cache
def known_window(model: str) -> int | None:
    """The model's window in tokens; None where it is not known."""
    for provider in providers:
        for known in provider.models:
            if known.id == model and known.context_window:
                return known.context_window
    return None
