"""What a call costs, by genai-prices' tables, and how long a model's window is, by the same."""

from functools import lru_cache

from genai_prices import Usage, calc_price
from genai_prices.data import providers

from summarizer.engines.llm.structured import Spent


def cost_usd(spent: Spent, model: str) -> float | None:
    """US dollars; None where the model's price is not known. The list price of whoever sells a model of that name."""
    usage = Usage(
        input_tokens=spent.input_tokens, output_tokens=spent.output_tokens, cache_read_tokens=spent.cached_tokens
    )
    try:
        return float(calc_price(usage, model).total_price)
    except LookupError:
        return None


@lru_cache
def known_window(model: str) -> int | None:
    """The model's window in tokens; None where it is not known."""
    for provider in providers:
        for known in provider.models:
            if known.id == model and known.context_window:
                return known.context_window
    return None
