"""The shape of a schema's class: where its claims stand, and whether a rejected one could be taken out."""

import types
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from summarizer.errors import UsageError
from summarizer.schemas.claim import Claim

_REMEDY = "put it into a list or make it optional (`| None`), so that it can be left out where it is not supported"


@lru_cache(maxsize=64)
def check_shape(schema: type[BaseModel]) -> None:
    """Raises UsageError where a rejected claim of `schema` could not be taken out, or where it has no claims at all."""
    if issubclass(schema, Claim):
        raise UsageError(f"schema {schema.__name__}", "it is itself a claim", "hold it in a list of another class")
    seen: set[type[BaseModel]] = set()
    if not _visit(schema, schema.__name__, seen):
        remedy = "derive what it asserts from summarizer.Claim"
        raise UsageError(f"schema {schema.__name__}", "it has no claims, so nothing in it could be proved", remedy)


def _visit(model: type[BaseModel], where: str, seen: set[type[BaseModel]]) -> bool:
    """Whether `model` holds claims however deep."""
    if model in seen:
        return False
    seen.add(model)
    found = [_look(field.annotation, f"{where}.{name}", False, seen) for name, field in model.model_fields.items()]
    return any(found)


def _look(annotation: Any, where: str, removable: bool, seen: set[type[BaseModel]]) -> bool:
    """Whether claims stand in a field of this type; `removable` says that an item of it may be left out."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if issubclass(annotation, Claim) and not removable:
            raise UsageError(f"schema field {where}", "its claim is neither in a list nor optional", _REMEDY)
        return _visit(annotation, where, seen) or issubclass(annotation, Claim)
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        removable = removable or type(None) in parts
    elif origin is Annotated:
        parts = parts[:1]
    elif isinstance(origin, type) and issubclass(origin, Mapping):
        parts, removable = parts[-1:], True
    elif isinstance(origin, type) and issubclass(origin, Iterable):
        removable = origin is not tuple or Ellipsis in parts
    elif (target := getattr(annotation, "__value__", None)) is not None:  # `type X = ...`
        parts = (target,)
    found = [_look(part, where, removable, seen) for part in parts if part is not Ellipsis]
    return any(found)
