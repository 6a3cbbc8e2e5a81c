"""A provider's batch, by OpenAI's Batch API: a file of requests goes up, and within a day a file of answers comes back,
at half the price.

This is the HTTP part. Nothing here waits for a batch or knows what its calls are for: rows are encoded, handed over,
looked after, fetched and decoded. What is relied on:

- Rows of the answers come in any order, and are known by `custom_id`, which is the call's key.
- They stand in two files, either of which may be missing: the answers, and what was refused (`error` is null, and
  `response.status_code` says why) or not got round to (`response` is null).
- A batch that is expired or cancelled has files too, with what was answered until then.
"""

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any, Literal
from urllib.parse import urlsplit

import httpx2
import openai
from openai.types import Batch
from openai.types.chat import ChatCompletion

from summarizer.engines.llm.manners import MODES, Manner
from summarizer.engines.llm.spent import Usage
from summarizer.engines.llm.structured import explained
from summarizer.engines.llm.transport import Transport, is_passing
from summarizer.errors import ModelError

# The documented bounds of a file.
MOST_ROWS = 50_000
MOST_BYTES = 200_000_000
PRICE_FACTOR = 0.5

_CHAT: Literal["/v1/chat/completions"] = "/v1/chat/completions"
_ENDED = frozenset({"completed", "failed", "expired", "cancelled"})
# How a batch says which submission it came from, and how its requests were put.
_LABEL, _MODE, _WITHOUT = "summarize", "mode", "without"
# The list of batches is newest first; what is behind so many is not looked for.
_MOST_LISTED = 1_000
# Seconds that the provider's clock may be behind ours.
_CLOCKS = 86_400


@dataclass(frozen=True, slots=True)
class Sent:
    """A batch as the provider tells of it. `answered` counts rows, `total` is 0 until they are counted; `files` are
    where they lie. `problem` is why it failed, `code` the provider's word for that, `manner` how its rows were put."""

    id: str
    status: str
    answered: int
    total: int
    files: tuple[str, ...]
    problem: str
    code: str
    manner: Manner

    @property
    def ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.status in _ENDED


@dataclass(frozen=True, slots=True)
class Row:
    """What became of a call: an answer, as the JSON of a chat completion; an error, where it was refused; else neither,
    and `said` tells why."""

    key: str
    completion: str | None = None
    usage: Usage | None = None
    error: openai.APIStatusError | None = None
    said: str = ""


def encoded(key: str, body: dict[str, Any]) -> bytes:
    """A call as a line of the file that goes up. Signs that some take for line ends are escaped."""
    row = {"custom_id": key, "method": "POST", "url": _CHAT, "body": body}
    line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).translate(_LINE_ENDS)
    return line.encode("utf-8", "replace") + b"\n"


_LINE_ENDS = {sign: f"\\u{sign:04x}" for sign in (0x85, 0x2028, 0x2029)}


def decoded(line: bytes) -> Row | None:
    """A line of a file that came back; None for what is no row."""
    try:
        row = json.loads(line)
        key = row["custom_id"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(key, str):
        return None
    response, error = row.get("response"), row.get("error")
    if not isinstance(response, dict):
        return Row(key, said=_words(error) or "it was not answered")
    status, body = response.get("status_code"), response.get("body")
    if not isinstance(status, int) or not isinstance(body, dict):
        return Row(key, said="the answer has no body")
    if status >= 400:
        refused = _status_error(status, body)
        return Row(key, said=refused.message) if is_passing(refused) else Row(key, error=refused)
    completion = ChatCompletion.model_construct(**body)
    if not isinstance(body.get("choices"), list) or not body["choices"]:
        return Row(key, said="the answer is no chat completion")
    return Row(key, json.dumps(body, ensure_ascii=False), Usage.of(completion, PRICE_FACTOR))


class Provider:
    """The batches at one endpoint. Each method raises ModelError, one line, where the endpoint does not do its part."""

    def __init__(self, transport: Transport) -> None:
        self.endpoint = transport.endpoint
        self._transport = transport

    @property
    def place(self) -> str:
        """What the endpoint is known by in a journal: its address without credentials."""
        return self.endpoint.host + urlsplit(self.endpoint.address[0]).path

    async def submit(self, rows: IO[bytes], label: str, manner: Manner) -> Sent:
        """Hands a file of rows over. `label` is what the batch is found by where its id was lost on the way."""
        marks = {_LABEL: label, _MODE: manner.mode, _WITHOUT: ",".join(sorted(manner.without))}
        tried = False

        async def upload(client: openai.AsyncOpenAI) -> str:
            rows.seek(0)
            return (await client.files.create(file=("requests.jsonl", rows), purpose="batch")).id

        async def create(client: openai.AsyncOpenAI) -> Batch:
            nonlocal tried
            if tried:  # the answer to the first try may be what was lost, and the batch be there
                async for batch in client.batches.list(limit=20):
                    if _marks(batch).get(_LABEL) == label:
                        return batch
            tried = True
            return await client.batches.create(
                input_file_id=file, endpoint=_CHAT, completion_window="24h", metadata=marks
            )

        with self._explaining():
            file = await self._transport.patiently(upload)
            return self._sent(await self._transport.patiently(create))

    async def find(self, labels: Collection[str], since: datetime) -> dict[str, Sent]:
        """The batches that were submitted under these labels, by label. None that was made before `since` is one."""

        async def listed(client: openai.AsyncOpenAI) -> dict[str, Sent]:
            found: dict[str, Sent] = {}
            looked_at, oldest = 0, since.timestamp() - _CLOCKS
            async for batch in client.batches.list(limit=100):
                looked_at += 1
                if looked_at > _MOST_LISTED or (getattr(batch, "created_at", None) or 0) < oldest:
                    break
                if (label := _marks(batch).get(_LABEL, "")) in labels:
                    found[label] = self._sent(batch)
            return found

        with self._explaining():
            try:
                return await self._transport.patiently(listed)
            except openai.NotFoundError:  # batches, but no list of them
                return {}

    async def look(self, id: str) -> Sent | None:
        """How a batch is doing; None where the provider does not know it any more."""
        with self._explaining():
            try:
                return self._sent(await self._transport.patiently(lambda client: client.batches.retrieve(id)))
            except openai.NotFoundError:
                return None

    async def fetch(self, id: str, into: IO[bytes]) -> bool:
        """Fetches a file of a batch that has ended, whole; whether it is there. On disk, since it may be long, and cut
        into lines at line feeds alone: answers hold other signs that some take for line ends."""

        async def download(client: openai.AsyncOpenAI) -> None:
            into.seek(0)
            into.truncate()
            async with client.files.with_streaming_response.content(id) as response:
                async for part in response.iter_bytes():
                    into.write(part)

        with self._explaining():
            try:
                await self._transport.patiently(download)
            except openai.NotFoundError:
                return False
        into.seek(0)
        return True

    def _sent(self, batch: Batch) -> Sent:
        """What the client's value says. Servers leave fields out, so nothing but id and status is counted on."""
        name, status = getattr(batch, "id", None), getattr(batch, "status", None)
        if not isinstance(name, str) or not isinstance(status, str):
            problem = "answered with something that is no batch"
            raise ModelError(self.endpoint.host, problem, "check the base URL, often it ends in /v1")
        counts, marks = getattr(batch, "request_counts", None), _marks(batch)
        errors = getattr(getattr(batch, "errors", None), "data", None) or [None]
        code, mode = str(getattr(errors[0], "code", None) or ""), marks.get(_MODE, "")
        return Sent(
            name,
            status,
            sum(getattr(counts, name, None) or 0 for name in ("completed", "failed")),
            getattr(counts, "total", None) or 0,
            tuple(filter(None, (getattr(batch, file, None) for file in ("output_file_id", "error_file_id")))),
            " ".join(str(getattr(errors[0], "message", None) or code).split())[:200],
            code,
            Manner(
                mode if mode in MODES else MODES[0],
                frozenset(filter(None, marks.get(_WITHOUT, "").split(","))),
            ),
        )

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except openai.APIStatusError as error:
            if error.status_code in {404, 405, 501}:
                problem = f"it seems to have no batch API (answered {error.status_code})"
                raise ModelError(self.endpoint.host, problem, "leave out --via provider-batch") from error
            raise explained(error, self.endpoint) from error
        except openai.APIError as error:
            raise explained(error, self.endpoint) from error
        except ValueError as error:  # the body says JSON in its header and is none
            problem = "answered with broken JSON"
            raise ModelError(self.endpoint.host, problem, "check that it is an OpenAI-compatible server") from error


def _marks(batch: Batch) -> dict[str, str]:
    """What the batch was marked with when it was submitted."""
    return getattr(batch, "metadata", None) or {}


def _status_error(status: int, body: dict[str, Any]) -> openai.APIStatusError:
    """A refused row as openai's client would have raised it."""
    error = body.get("error", body)
    request = httpx2.Request("POST", f"http://batch{_CHAT}")
    return openai.APIStatusError(
        _words(error) or f"status {status}", response=httpx2.Response(status, request=request), body=error
    )


def _words(error: Any) -> str:
    if isinstance(error, dict):
        error = error.get("message") or error.get("code")
    return " ".join(str(error).split())[:200] if error else ""
