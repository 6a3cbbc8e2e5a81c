"""Where the model is and how it is asked: plain values, so that everything above can be told without openai."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl, urlsplit, urlunsplit

Mode = Literal["auto", "json_schema", "tools", "json"]

# The one place that names a model: a small current one. --model and SUMMARIZE_MODEL replace it.
DEFAULT_MODEL = "gpt-6-luna"
DEFAULT_BASE_URL = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible endpoint and the terms on which it is asked.

    `retries` is how many times a call is tried again after a passing fault; `timeout` and `backoff` are seconds, the
    latter the first pause between tries, which doubles (0: no pause, for tests). `context` is the model's window in
    tokens where it is known.
    """

    model: str = DEFAULT_MODEL
    base_url: str | None = None
    api_key: str | None = None
    mode: Mode = "auto"
    timeout: float = 120.0
    retries: int = 4
    backoff: float = 0.5
    temperature: float | None = 0.0
    seed: int | None = 1
    context: int | None = None

    @property
    def host(self) -> str:
        """The endpoint's host, as it may be shown: no path, no query, no credentials."""
        parts = urlsplit(self.base_url or DEFAULT_BASE_URL)
        return (parts.hostname or "") + (f":{parts.port}" if parts.port else "")

    @property
    def address(self) -> tuple[str, dict[str, str]]:
        """The base URL without its query, and the query: Azure-style endpoints want `?api-version=…` on each call."""
        parts = urlsplit(self.base_url or DEFAULT_BASE_URL)
        bare = urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/"), "", ""))
        return bare, dict(parse_qsl(parts.query))
