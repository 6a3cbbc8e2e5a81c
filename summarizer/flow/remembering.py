"""A journal as an engine wants it: what was answered before is not asked again."""

from collections.abc import Collection

from summarizer.engines.llm import Remembered, Usage
from summarizer.journal import Answer, Journal


class JournalMemory:
    """The answers of a journal, for calls to one model. With `fresh` only those that this run has kept are known."""

    def __init__(self, journal: Journal, model: str, *, fresh: bool = False) -> None:
        self._journal = journal
        self._model = model
        self._kept: set[str] | None = set() if fresh else None

    async def recall(self, key: str) -> Remembered | None:
        """The answer to the call of that key. Raises OutputError."""
        if self._kept is not None and key not in self._kept:
            return None
        answer = await self._journal.recall(key)
        if answer is None:
            return None
        return Remembered(answer.completion, None if answer.claimed else answer.price_factor)

    async def keep(self, key: str, completion: str, usage: Usage) -> None:
        """Keeps an answer before anything is done with it. Raises OutputError."""
        await self._keep(key, completion, usage, claimed=True)

    async def keep_unclaimed(self, key: str, completion: str, usage: Usage) -> None:
        """Keeps an answer that is paid for, and that nobody has used or counted yet. Raises OutputError."""
        await self._keep(key, completion, usage, claimed=False)

    async def forget(self, keys: Collection[str]) -> None:
        """Drops answers that were of no use. Raises OutputError."""
        await self._journal.forget(keys)

    async def claim(self, keys: Collection[str]) -> None:
        """Notes that what the answers cost was counted. Raises OutputError."""
        await self._journal.claim(keys)

    async def _keep(self, key: str, completion: str, usage: Usage, *, claimed: bool) -> None:
        if self._kept is not None:
            self._kept.add(key)
            await self._journal.forget([key])  # of two for one key the first would stay
        tokens = (usage.input_tokens, usage.output_tokens, usage.cached_tokens)
        await self._journal.keep(key, Answer(completion, self._model, *tokens, usage.price_factor, claimed))
