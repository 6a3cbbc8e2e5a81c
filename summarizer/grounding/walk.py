"""Claims in any pydantic model: where they stand, what they say, and the model with the rejected ones taken out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from operator import attrgetter, is_
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel

from summarizer.grounding.views import Cited, Credit, Credited, Figure, FoundFigure, Place, Proof, Stated, View
from summarizer.reading.model import Reading
from summarizer.schemas.brief import NumberClaim
from summarizer.schemas.claim import VERBATIM, Claim, Evidence, Source

_OWN = frozenset(("evidence", "as_written", "start", "end", "value", "low", "high", "unit", "qualifier", "kind"))
_DERIVED = ("value", "low", "high", "unit", "qualifier", "kind")

_ALL_DERIVED = frozenset(_DERIVED)
_NUMBER_FIELDS = ("as_written", "start", "end", *_DERIVED)
_worth = attrgetter(*_DERIVED)
_number = attrgetter(*_NUMBER_FIELDS)

# What becomes of a claim: itself (perhaps with fields filled in), or None where it is taken out.
Judge = Callable[[Claim, str, int], Claim | None]


def rebuild(model: BaseModel, judge: Judge, path: str = "") -> BaseModel:
    """The model with each of its claims replaced by what `judge(claim, field, index)` says, the outermost first.

    `field` is the path of the list or field that holds the claim ("sections[0].facts"), `index` its place there.
    """
    changed: dict[str, Any] = {}
    for name in _claim_fields(type(model)):
        value = getattr(model, name, None)
        new = _rebuilt(value, judge, f"{path}{name}", f"{path}{name}", 0)
        if new is not value:
            changed[name] = new
    return model.model_copy(update=changed) if changed else model


def _rebuilt(value: Any, judge: Judge, field: str, path: str, index: int) -> Any:
    """`field` and `index` say where a claim stands, `path` is that of the value itself."""
    if isinstance(value, Claim):
        kept = judge(value, field, index)
        return None if kept is None else rebuild(kept, judge, f"{path}.")
    if isinstance(value, BaseModel):
        return rebuild(value, judge, f"{path}.")
    if isinstance(value, list | tuple | set | frozenset):
        old = list(value)
        new = [_rebuilt(item, judge, path, f"{path}[{at}]", at) for at, item in enumerate(old)]
        if all(map(is_, old, new)):
            return value
        kept_items = [item for item, before in zip(new, old, strict=True) if item is not None or before is None]
        return type(value)(*kept_items) if hasattr(value, "_fields") else type(value)(kept_items)
    if isinstance(value, Mapping):
        table = {key: _rebuilt(item, judge, f"{path}.{key}", f"{path}.{key}", 0) for key, item in value.items()}
        if all(table[key] is item for key, item in value.items()):
            return value
        return {key: item for key, item in table.items() if item is not None or value[key] is None}
    return value


@lru_cache(maxsize=256)
def _claim_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a class that may hold claims however deep."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if _may_hold(field.annotation, frozenset((model,))))


def _may_hold(annotation: Any, seen: frozenset[type[BaseModel]]) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if issubclass(annotation, Claim) or annotation in seen:
            return True
        inner = annotation.model_fields.values()
        return any(_may_hold(field.annotation, seen | {annotation}) for field in inner)
    if annotation is Any or isinstance(annotation, TypeVar):
        return True
    target = getattr(annotation, "__value__", None)
    return any(_may_hold(part, seen) for part in (target, *get_args(annotation)) if part is not None)


class Views:
    """The views of claims, each made once. Only for claims that stay alive meanwhile: they are told by identity."""

    __slots__ = ("_views",)

    def __init__(self) -> None:
        self._views: dict[int, View] = {}

    def of(self, claim: Claim) -> View:
        """The claim, taken apart."""
        view = self._views.get(id(claim))
        if view is None:
            view = self._views[id(claim)] = view_of(claim)
        return view


def all_claims(content: BaseModel) -> list[Claim]:
    """Every claim of a content, the outermost first."""
    claims: list[Claim] = []

    def listen(claim: Claim, _field: str, _index: int) -> Claim:
        claims.append(claim)
        return claim

    rebuild(content, listen)
    return claims


def view_of(claim: Claim) -> View:
    """A claim of any class, taken apart. Literals, enumerations and nested claims are no strings of it."""
    strings: list[Stated] = []
    credited: list[Credit] = []
    kind = type(claim)
    figure = _figure(claim) if _has_number(kind) else None
    verbatim = _verbatim_fields(kind)
    for name in _free_fields(kind, figure is not None):
        value = getattr(claim, name, None)
        if type(value) is str:  # nearly all of them
            strings.append(Stated(name, value, name in verbatim))
        elif value is not None:
            before = len(strings)
            _gather(value, name, strings, credited)
            if verbatim:
                strings[before:] = [stated._replace(verbatim=stated.field in verbatim) for stated in strings[before:]]
    return View(tuple([_cited(e) for e in claim.evidence]), tuple(strings), figure, tuple(credited))


def _figure(claim: Claim) -> Figure | None:
    as_written = getattr(claim, "as_written", None)
    if not isinstance(as_written, str):
        return None
    stated = claim.model_fields_set
    if isinstance(claim, NumberClaim) and stated >= _ALL_DERIVED:
        given = dict(zip(_DERIVED, _worth(claim), strict=True))
    else:
        given = {name: getattr(claim, name) for name in _DERIVED if name in stated and hasattr(claim, name)}
    return Figure(as_written, getattr(claim, "start", None), getattr(claim, "end", None), given)


@lru_cache(maxsize=256)
def _has_number(model: type[BaseModel]) -> bool:
    return "as_written" in model.model_fields


def _cited(evidence: Evidence) -> Cited:
    return Cited(evidence.sentence, evidence.quote, evidence.start, evidence.end)


def _gather(value: Any, where: str, strings: list[Stated], credited: list[Credit]) -> None:
    if value is None or isinstance(value, Enum):
        return
    if isinstance(value, str):
        strings.append(Stated(where, value))
    elif isinstance(value, Source):
        evidence = tuple(map(_cited, value.evidence))
        credited.append(Credit(where, value.name, value.confirmed, evidence))
    elif isinstance(value, Claim | Evidence):
        return
    elif isinstance(value, BaseModel):
        for name in _free_fields(type(value), False):
            _gather(getattr(value, name, None), f"{where}.{name}", strings, credited)
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            _gather(item, where, strings, credited)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            _gather(item, f"{where}.{key}", strings, credited)


@lru_cache(maxsize=256)
def _free_fields(model: type[BaseModel], number: bool) -> tuple[str, ...]:
    """The fields of a class that may hold free text: no Literals, and not what the program works out of a number."""
    own = _OWN if number else frozenset(("evidence",))
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if name not in own and not _is_literal(field.annotation))


@lru_cache(maxsize=256)
def _verbatim_fields(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(name for name, field in model.model_fields.items() if VERBATIM in field.metadata)


def _is_literal(annotation: Any) -> bool:
    if get_origin(annotation) is Literal:
        return True
    options = [option for option in get_args(annotation) if option is not type(None)]
    return bool(options) and all(get_origin(option) is Literal for option in options)


def filled(claim: Claim, proof: Proof, reading: Reading) -> Claim:
    """The claim with its evidence, number and sources as the proof found them; itself where nothing changes."""
    changed: dict[str, Any] = {}
    if not _same_evidence(claim.evidence, proof.places, reading.document.text):
        changed["evidence"] = evidence_of(proof.places, reading)
    if proof.figure is not None:
        changed.update(_filled_number(claim, proof.figure, reading))
    if proof.credits:
        sources = iter(proof.credits)
        for name in _free_fields(type(claim), proof.figure is not None):
            value = getattr(claim, name, None)
            new = _filled_sources(value, sources, reading)
            if new is not value:
                changed[name] = new
    return claim.model_copy(update=changed) if changed else claim


def _same_evidence(given: Sequence[Evidence], places: tuple[Place, ...], text: str) -> bool:
    if len(given) != len(places):
        return False
    for e, place in zip(given, places, strict=True):
        if (e.sentence, e.start, e.end) != place or e.quote != text[place.start : place.end]:
            return False
    return True


def evidence_of(places: tuple[Place, ...], reading: Reading) -> tuple[Evidence, ...]:
    """The places as evidence: text[start:end] == quote."""
    text = reading.document.text
    return tuple(
        Evidence(sentence=place.sentence, quote=text[place.start : place.end], start=place.start, end=place.end)
        for place in places
    )


def _filled_number(claim: Claim, figure: FoundFigure, reading: Reading) -> dict[str, Any]:
    start, end, quantity = figure
    worth = (None,) * len(_DERIVED) if quantity is None else _worth(quantity)
    values = (reading.document.text[start:end], start, end, *worth)
    if isinstance(claim, NumberClaim) and _number(claim) == values:
        return {}
    known = type(claim).model_fields
    rows = zip(_NUMBER_FIELDS, values, strict=True)
    return {name: value for name, value in rows if name in known and getattr(claim, name, None) != value}


def _filled_sources(value: Any, sources: Iterator[Credited], reading: Reading) -> Any:
    """The value with each Source in it, in the order in which view_of found them, filled in."""
    if isinstance(value, Source):
        found = next(sources)
        evidence = evidence_of(found.places, reading)
        if type(value) is Source:
            return Source(name=value.name, confirmed=found.confirmed, evidence=evidence)  # a third of a copy's time
        return value.model_copy(update={"confirmed": found.confirmed, "evidence": evidence})
    if isinstance(value, Claim | Evidence | str) or value is None:
        return value
    if isinstance(value, BaseModel):
        names = _free_fields(type(value), False)
        new = {name: _filled_sources(getattr(value, name, None), sources, reading) for name in names}
        changed = {name: item for name, item in new.items() if item is not getattr(value, name, None)}
        return value.model_copy(update=changed) if changed else value
    if isinstance(value, list | tuple | set | frozenset):
        items = [_filled_sources(item, sources, reading) for item in value]
        return value if all(a is b for a, b in zip(items, value, strict=True)) else type(value)(items)
    if isinstance(value, Mapping):
        table = {key: _filled_sources(item, sources, reading) for key, item in value.items()}
        return value if all(table[key] is item for key, item in value.items()) else table
    return value
