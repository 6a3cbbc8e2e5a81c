"""The content of a schema of somebody's own, whose code is never loaded: what its claims say."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from pydantic import ValidationError, create_model

from summarizer.rendering.wording import gist
from summarizer.schemas.claim import Claim, Evidence, Value

_LONGEST_NAME = 60  # of a field; what is longer is no name
_SCHEMAS = 64  # more than one file has; a file that has more is slower to read


class Told(Claim):
    """A claim of a class that is not here: what it says."""

    statement: str


def content_of(raw: dict[str, Any]) -> Value:
    """A field for each of those that hold claims: a claim, or all that are in it however deep. Raises ValueError."""
    values: dict[str, Told | tuple[Told, ...]] = {}
    for place, (name, held) in enumerate(raw.items()):
        told = tuple(_claims(held))
        if told:
            values[name if _usable(name) else f"field_{place + 1}"] = told[0] if _is_claim(held) else told
    return _class_of(tuple((name, isinstance(told, Told)) for name, told in values.items()))(**values)


def evidence_of(claim: Mapping[str, Any]) -> Iterator[Evidence]:
    """The evidence of a claim whose class is not known. What is none is passed over: the claim says what it says."""
    for item in claim["evidence"]:
        try:
            yield Evidence.model_validate(item)
        except ValidationError:
            continue


@lru_cache(_SCHEMAS)
def _class_of(fields: tuple[tuple[str, bool], ...]) -> type[Value]:
    """A class with these fields, each with whether it is one claim."""
    types: dict[str, Any] = {name: (Told if is_one else tuple[Told, ...], ...) for name, is_one in fields}
    made: type[Value] = create_model("Content", __base__=Value, **types)
    return made


def _usable(name: str) -> bool:
    """Whether a class may have a field of this name."""
    fits = name.isascii() and name.isidentifier() and not name.startswith(("_", "model_"))
    return fits and len(name) <= _LONGEST_NAME and not hasattr(Value, name)


def _claims(value: Any) -> Iterator[Told]:
    if _is_claim(value):
        yield Told(statement=gist(value), evidence=tuple(evidence_of(value)))
        return
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _claims(item)


def _is_claim(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("evidence"), list)
