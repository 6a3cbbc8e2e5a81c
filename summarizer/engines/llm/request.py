"""Encoding: what is asked, as the body of one request. Pure; the provider's batch sends the same bodies."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from summarizer.engines.llm.endpoint import Endpoint

SentMode = Literal["json_schema", "tools", "json"]


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to a model. `instructions` and `schema` are the same for every article and come first, so that
    providers' prompt caches hit; `material` is the article.

    `stands_for` is what the question is remembered by in the place of its words: a repair is one of that draft,
    whatever the checker of the day has to say about it.
    """

    instructions: str
    material: str
    schema_name: str
    schema: dict[str, Any]
    stands_for: str | None = None


def request_body(ask: Ask, endpoint: Endpoint, mode: SentMode, refused: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The JSON body of a chat completion. `refused` names parameters that the model does not take."""
    instructions = ask.instructions
    if mode == "json":
        schema = json.dumps(ask.schema, ensure_ascii=False, separators=(",", ":"))
        instructions += f"\n\nAnswer with one JSON object of this JSON Schema, and nothing else:\n{schema}"
    body: dict[str, Any] = {
        "model": endpoint.model,
        "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": ask.material}],
    }
    if mode == "json_schema":
        form = {"name": ask.schema_name, "schema": ask.schema, "strict": True}
        body["response_format"] = {"type": "json_schema", "json_schema": form}
    elif mode == "tools":
        function = {"name": ask.schema_name, "parameters": ask.schema, "strict": True}
        body["tools"] = [{"type": "function", "function": function}]
        body["tool_choice"] = {"type": "function", "function": {"name": ask.schema_name}}
    body |= {"temperature": endpoint.temperature, "seed": endpoint.seed}
    return {key: value for key, value in body.items() if value is not None and key not in refused}


def request_bytes(ask: Ask, endpoint: Endpoint) -> int:
    """How long the body of a request is, as it is sent."""
    body = request_body(ask, endpoint, "json_schema")
    return len(json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))


def prompt_hash(prompts: Sequence[str], schema: dict[str, Any], endpoint: Endpoint) -> str:
    """A hash of all that shapes an answer besides the article: prompt texts, schema, model, parameters."""
    shaping = [*prompts, schema, endpoint.model, endpoint.mode, endpoint.temperature, endpoint.seed]
    return "sha256:" + hashlib.sha256(json.dumps(shaping, sort_keys=True).encode()).hexdigest()
