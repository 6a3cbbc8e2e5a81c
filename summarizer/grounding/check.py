"""A finished summary, as plain values from JSON, proved against its article.

The claims are taken as they stand, without the schema's class: a summary from elsewhere may lack fields, and a class
that a file names must not be loaded. A claim is any object with `evidence`.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from summarizer.errors import InputError
from summarizer.grounding.index import Index
from summarizer.grounding.proof import Prover
from summarizer.grounding.views import Cited, Credit, Fault, Figure, Proof, Stated, View
from summarizer.reading.model import Reading

_DERIVED = ("value", "low", "high", "unit", "qualifier", "kind")
_OWN = frozenset(("evidence", "as_written", "start", "end", *_DERIVED))
# The words that a built-in schema chooses from: no strings of a claim.
_LITERALS = {"actors": frozenset(("kind",)), "open_questions": frozenset(("status",))}
# The words of a built-in schema that stand in their evidence to the letter.
_VERBATIM = {"quotes": frozenset(("words",)), "events": frozenset(("when",))}
# Where a brief has claims: what stands there is one, even without evidence.
_BRIEF = frozenset(("headline", "headline_facts", "actors", "numbers", "open_questions"))
_DEEPEST = 60  # levels of nesting; a summary has about six


def check_content(content: Mapping[str, Any], reading: Reading, subject: str = "the summary") -> dict[str, Any]:
    """`{"claims": n, "supported": n, "rejected": [...]}` for a content as plain values.

    Raises InputError, naming `subject`, where a claim has not the form of one.
    """
    claims = list(_claims(content, _Spot(), subject))
    index = Index(reading)
    index.hear(stated.text for given in claims for stated in given.view.strings)
    prove = Prover(index).prove
    rejected = []
    for given in claims:
        proof = prove(given.view)
        fault = proof if isinstance(proof, Fault) else _boast(given.view, proof)
        if fault is not None:
            rejected.append({"field": given.field, "index": given.place, "claim": given.claim, **fault._asdict()})
    return {"claims": len(claims), "supported": len(claims) - len(rejected), "rejected": rejected}


class _Given(NamedTuple):
    field: str
    place: int
    claim: Mapping[str, Any]
    view: View


def _boast(view: View, proof: Proof) -> Fault | None:
    """A source that the summary calls confirmed where no cue of the article says so."""
    for credit, proved in zip(view.credits, proof.credits, strict=True):
        if credit.confirmed is True and not proved.confirmed:
            return Fault("source_not_supported", f"no cue of the article says that “{credit.name}” states it")
    return None


class _Spot(NamedTuple):
    """Where a value of the content stands; `claims` says that it must be a claim, or a list of claims."""

    path: str = ""
    field: str = ""
    place: int = 0
    depth: int = 0
    claims: bool = False

    def inside(self, name: str) -> "_Spot":
        path = f"{self.path}.{name}" if self.path else name
        return _Spot(path, path, 0, self.depth + 1, path in _BRIEF)

    def item(self, at: int, *, claims: bool) -> "_Spot":
        return _Spot(f"{self.path}[{at}]", self.path, at, self.depth + 1, claims)


def _claims(value: Any, spot: _Spot, subject: str) -> Iterator[_Given]:
    """Every claim of a content, the outermost first. In a brief, and beside claims, one without evidence counts."""
    if spot.depth > _DEEPEST:
        raise InputError(subject, "its content is nested too deep", "give a summary that summarize has written")
    if isinstance(value, Mapping):
        if spot.claims or "evidence" in value:
            yield _Given(spot.field, spot.place, value, _view(value, spot.path, subject))
        for name, item in value.items():
            if name not in ("evidence", "source"):
                yield from _claims(item, spot.inside(str(name)), subject)
    elif isinstance(value, list | tuple):
        claims = spot.claims or any(isinstance(item, Mapping) and "evidence" in item for item in value)
        for at, item in enumerate(value):
            yield from _claims(item, spot.item(at, claims=claims), subject)
    elif spot.claims and value is not None:
        raise InputError(subject, f"{spot.path} is no claim", "give each claim its text and its evidence")


def _is_source(field: str, value: Mapping[str, Any]) -> bool:
    return field.endswith("source") and "name" in value


def _view(claim: Mapping[str, Any], path: str, subject: str) -> View:
    figure = _figure(claim, path, subject)
    own = _OWN if figure is not None else frozenset(("evidence",))
    literals = next((names for field, names in _LITERALS.items() if path.startswith(field)), frozenset())
    strings: list[Stated] = []
    credited: list[Credit] = []
    for name, value in claim.items():
        if name not in own and name not in literals:
            _gather(value, str(name), path, subject, strings, credited)
    verbatim = next((names for field, names in _VERBATIM.items() if path.startswith(field)), frozenset())
    strings = [stated._replace(verbatim=stated.field in verbatim) for stated in strings]
    return View(_cited_all(claim.get("evidence"), path, subject), tuple(strings), figure, tuple(credited))


def _figure(claim: Mapping[str, Any], path: str, subject: str) -> Figure | None:
    if "as_written" not in claim:
        if path.startswith("numbers["):
            raise InputError(subject, f"{path} has no `as_written`", "give each number as the article writes it")
        return None
    as_written = claim["as_written"]
    if not isinstance(as_written, str):
        raise InputError(subject, f"{path}.as_written is no string", "give each number as the article writes it")
    given = {name: claim[name] for name in _DERIVED if name in claim}
    start, end = _offset(claim, "start", path, subject), _offset(claim, "end", path, subject)
    return Figure(as_written, start, end, given)


def _gather(value: Any, name: str, path: str, subject: str, strings: list[Stated], credited: list[Credit]) -> None:
    if isinstance(value, str):
        if name == "source":
            credited.append(Credit(name, value, None, ()))
        else:
            strings.append(Stated(name, value))
    elif isinstance(value, Mapping):
        if _is_source(name, value):
            credited.append(_credit(value, f"{path}.{name}", subject))
        elif "evidence" not in value:
            for key, item in value.items():
                _gather(item, str(key), path, subject, strings, credited)
    elif isinstance(value, list | tuple):
        for item in value:
            _gather(item, name, path, subject, strings, credited)


def _credit(value: Mapping[str, Any], path: str, subject: str) -> Credit:
    name = value["name"]
    if not isinstance(name, str):
        raise InputError(subject, f"{path}.name is no string", "give each source its name, or null as source")
    confirmed = value.get("confirmed")
    evidence = _cited_all(value.get("evidence") or [], path, subject)
    return Credit(path, name, confirmed if isinstance(confirmed, bool) else None, evidence)


def _cited_all(evidence: Any, path: str, subject: str) -> tuple[Cited, ...]:
    given = [] if evidence is None else evidence if isinstance(evidence, list | tuple) else [evidence]
    return tuple(_cited(item, f"{path}.evidence[{at}]", subject) for at, item in enumerate(given))


def _cited(item: Any, path: str, subject: str) -> Cited:
    if isinstance(item, str):
        return Cited(None, item, None, None)
    if not isinstance(item, Mapping) or not isinstance(item.get("quote"), str):
        raise InputError(subject, f"{path} has no quote", "give each piece of evidence its quote")
    offsets = (_offset(item, name, path, subject) for name in ("sentence", "start", "end"))
    sentence, start, end = offsets
    return Cited(sentence, item["quote"], start, end)


def _offset(value: Mapping[str, Any], name: str, path: str, subject: str) -> int | None:
    given = value.get(name)
    if given is None or (isinstance(given, int) and not isinstance(given, bool)):
        return given
    raise InputError(subject, f"{path}.{name} is no whole number", "give offsets as whole numbers, or leave them out")
