"""What a run would take, for --dry-run: documents, calls, tokens, dollars. Nothing is sent to a model."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizer.batch.library import Library
from summarizer.batch.outcome import Done, Failure, Outcome
from summarizer.batch.work import Raw, unexpected
from summarizer.engines.llm import Ask, Endpoint, Memory, Spent, Usage, call_key, cost_usd, request_bytes
from summarizer.errors import SummarizerError
from summarizer.flow import read_usable
from summarizer.flow.by_model import Wish

# Characters of a request to a token, and tokens of an answer: what English news took with the project's own prompts.
# An estimate for planning; what a run costs is counted from the provider's own figures.
_BYTES_A_TOKEN = 4
_TOKENS_AN_ANSWER = 650


@dataclass(slots=True)
class Estimating:
    """Outcomes whose figures are guesses, and whose lines are empty. Repairs are not guessed at. `price_factor` is the
    part of the list price that would be paid."""

    endpoint: Endpoint
    wish: Wish
    library: Library
    memory: Memory
    at_once: int = 1
    price_factor: float = 1.0

    async def outcomes(self, raws: Sequence[Raw]) -> list[Outcome]:
        """One for each."""
        return [await self._outcome(raw) for raw in raws]

    async def _outcome(self, raw: Raw) -> Outcome:
        try:
            document = await self.library.document(raw)
            asks = self.wish.task().asks(read_usable(document), self.endpoint)
        except SummarizerError as error:
            return Failure.of(raw.input, error)
        except Exception as error:  # no input ends a run
            return unexpected(raw.input, error)
        new = [ask for ask in asks if await self.memory.recall(call_key(ask, self.endpoint)) is None]
        spent = Spent(usages=[self._usage(ask) for ask in new])
        done = Done(raw.input, document.id, "", len(new), spent.input_tokens, spent.output_tokens)
        return replace(done, cost_usd=cost_usd(spent, self.endpoint.model), cached=not new)

    def _usage(self, ask: Ask) -> Usage:
        return Usage(request_bytes(ask, self.endpoint) // _BYTES_A_TOKEN, _TOKENS_AN_ANSWER, 0, self.price_factor)
