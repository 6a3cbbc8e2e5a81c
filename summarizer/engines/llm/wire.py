"""The form in which a model answers: the schema's class, with sentence numbers for evidence and marks for numbers.

A model never copies text that the program already has: it cites sentence 7 and number 3. That is shorter (output is the
dear and slow part), and such a citation cannot be misquoted. `wire_schema` makes the JSON Schema that is sent;
`resolve` turns an answer into claims of the schema's class, one by one, so that one bad claim costs one claim.
"""

import types
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from summarizer.reading.model import Reading
from summarizer.schemas.brief import NumberClaim, Source
from summarizer.schemas.claim import Claim, Evidence

# What the program works out of a number by itself; the model is not asked for it.
_WORKED_OUT = frozenset({"as_written", "start", "end", "value", "low", "high", "unit", "qualifier", "kind"})
_SENTENCES = {"type": "array", "items": {"type": "integer"}}
# Words of JSON Schema that a strict endpoint refuses or that only repeat a field's name.
_SUPERFLUOUS = frozenset({"title", "default", "minLength", "maxLength", "format"})


@lru_cache
def wire_schema(content: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of an answer, in the subset that strict endpoints take: every field required, none besides."""
    schema: dict[str, Any] = _strict(_twin(content).model_json_schema())
    schema.setdefault("$defs", {})["Sentences"] = _SENTENCES
    return schema


@dataclass(frozen=True, slots=True)
class Draft:
    """A model's claims in the schema's own class, not proved yet; `notes` name what was in no usable form. `key` is
    what the draft is remembered by, where anything is."""

    content: BaseModel
    notes: tuple[str, ...] = ()
    key: str = ""


def resolve(answer: dict[str, Any], content: type[BaseModel], reading: Reading) -> Draft:
    """The answer's claims, with marks and sentence numbers turned into words and offsets. Pure; raises nothing."""
    resolver = _Resolver(reading)
    return Draft(resolver.model(answer, content, ""), tuple(resolver.notes))


class _Resolver:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.notes: list[str] = []

    def model(self, given: dict[str, Any], wanted: type[BaseModel], where: str) -> BaseModel:
        """An instance of `wanted`: whatever of `given` has no usable form is left out, with a note."""
        values: dict[str, Any] = {}
        for name, field in wanted.model_fields.items():
            if name in given:
                value = self.value(given[name], field.annotation, f"{where}{name}")
                if value is not None:
                    values[name] = value
        return wanted.model_construct(**values)

    def value(self, given: Any, annotation: Any, where: str) -> Any:
        options = _options(annotation)
        for option in options:
            origin = get_origin(option)
            if origin in (list, tuple, set, frozenset, Sequence) and isinstance(given, list):
                return self.items(given, option, where)
            if _is_model(option) and isinstance(given, dict):
                return (
                    self.claim(given, option, where)
                    if issubclass(option, Claim)
                    else self.model(given, option, f"{where}.")
                )
        if given is None:
            return None
        if any(_is_model(o) or get_origin(o) in (list, tuple) for o in options):
            self.notes.append(f"{where} came in no usable form and was left out: {_short(given)}")
            return None
        return given

    def items(self, given: list[Any], annotation: Any, where: str) -> Any:
        inner = get_args(annotation)[0]
        found = [self.value(item, inner, f"{where}[{index}]") for index, item in enumerate(given)]
        kept = [item for item in found if item is not None]
        return tuple(kept) if get_origin(annotation) is tuple else kept

    def claim(self, given: dict[str, Any], wanted: type[Claim], where: str) -> Claim | None:
        fields = wanted.model_fields
        values = {name: value for name, value in given.items() if name in fields and name != "evidence"}
        cited = given.get("evidence")
        if issubclass(wanted, NumberClaim):
            sentence = self.number(given.get("mark"), values)
            cited = [sentence] if sentence is not None else cited
        for name in _credits(wanted):
            if isinstance(source := values.get(name), str):
                values[name] = {"name": source}
        values["evidence"] = [self.evidence(n) for n in _integers(cited)]
        try:
            return wanted.model_validate(values).completed(self.reading)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"])
            self.notes.append(
                f"{where} came in no usable form and was left out ({place}: {first['msg']}): {_short(given)}"
            )
            return None

    def evidence(self, number: int) -> Evidence:
        if not 1 <= number <= len(self.reading.sentences):
            return Evidence(sentence=number, quote="")
        found = self.reading.sentences[number - 1]
        quote = self.reading.document.text[found.start : found.end]
        return Evidence(sentence=number, quote=quote, start=found.start, end=found.end)

    def number(self, mark: Any, values: dict[str, Any]) -> int | None:
        """Writes what the mark stands for into `values`, and answers with the sentence that it stands in."""
        label = str(mark).strip() if isinstance(mark, str | int) and not isinstance(mark, bool) else ""
        if label.strip("{}| ").isdecimal() and 1 <= int(label.strip("{}| ")) <= len(self.reading.numbers):
            found = self.reading.numbers[int(label.strip("{}| ")) - 1]
            values.update(as_written=found.as_written, start=found.start, end=found.end)
            return found.sentence
        sentence, words = _cited_words(label)
        values["as_written"] = words
        if sentence is None or not 1 <= sentence <= len(self.reading.sentences):
            return sentence
        stretch = self.reading.sentences[sentence - 1]
        start = self.reading.document.text.find(words, stretch.start, stretch.end) if words else -1
        if start >= 0:
            values.update(start=start, end=start + len(words))
        return sentence


@lru_cache
def _credits(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields that hold a Source: the model gives its name alone."""
    return tuple(name for name, field in model.model_fields.items() if Source in _options(field.annotation))


def _cited_words(label: str) -> tuple[int | None, str]:
    """`[7] dozens of villages` in its two parts; the words alone where no sentence is given."""
    if label.startswith("[") and "]" in label[:12]:
        head, _, words = label[1:].partition("]")
        if head.strip().isdecimal():
            return int(head), words.strip()
    return None, label


def _integers(value: Any) -> list[int]:
    given = value if isinstance(value, list) else [value]
    found = [int(str(n).strip("[] ")) for n in given if str(n).strip("[] ").isdecimal()]
    return list(dict.fromkeys(found))


def _short(value: Any) -> str:
    said = repr(value)
    return said if len(said) <= 120 else said[:117] + "..."


@lru_cache
def _twin(model: type[BaseModel]) -> type[BaseModel]:
    """The class that the JSON Schema is taken from: the model's own fields in the form of an answer."""
    fields: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if issubclass(model, NumberClaim) and name in _WORKED_OUT:
            if name == "as_written":
                fields["mark"] = (str, Field())
            continue
        if issubclass(model, Claim) and (name == "evidence" or name in model.worked_out):
            continue
        fields[name] = (_wire_type(field.annotation), Field(description=field.description))
    if issubclass(model, Claim) and not issubclass(model, NumberClaim):
        fields["evidence"] = (list[int], Field())
    # Descriptions stand in the prompt, where people can change them, not in the class's docstring.
    return create_model(model.__name__, __config__=ConfigDict(extra="forbid"), **fields)


def _wire_type(annotation: Any) -> Any:
    if _is_model(annotation):
        return str if issubclass(annotation, Source) else _twin(annotation)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is None or origin is Literal:
        return annotation
    if origin in (Union, types.UnionType):
        return Union[tuple(_wire_type(a) for a in arguments)]  # noqa: UP007 - made of a tuple at run time
    if origin in (tuple, list, set, frozenset, Sequence):
        return list[_wire_type(arguments[0])]  # type: ignore[misc]  # a type made at run time
    return annotation


def _options(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in (Union, types.UnionType) else (annotation,)


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _strict(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if {key: part for key, part in schema.items() if key != "title"} == _SENTENCES:
        return {"$ref": "#/$defs/Sentences"}  # said once: the request is paid by its length
    kept = {
        key: (
            {name: _strict(value) for name, value in part.items()} if key in ("properties", "$defs") else _strict(part)
        )
        for key, part in schema.items()
        if key not in _SUPERFLUOUS
    }
    if "properties" in kept:
        kept["required"] = list(kept["properties"])
        kept["additionalProperties"] = False
    return kept
