"""Scores one summary against an annotation (tests/articles/README.md has its form).

| figure | hits | of |
|---|---|---|
| verbatim | quotes and as_written that stand at their offsets to the letter | all of them |
| scan recall | annotated numbers that the audit lists | annotated numbers |
| number recall | salient numbers that the brief has | salient numbers, each distinct quantity once |
| number precision | numbers of the brief that are annotated | numbers of the brief |
| value | of these, with the annotated value or interval | those that have one |
| source | of these, with an annotated source | all of these |
| actor recall, precision | salient actors that the brief names; its actors that are annotated, each once | |
| open recall, precision | annotated cues inside a question's evidence; questions with such a cue | |
| fact recall, precision | annotated facts of which a sentence is among the facts' evidence; and the other way round | |

What the annotation calls optional or neutral counts neither way. Only the first three pieces of a claim's evidence
count. `leaks` counts evidence that lies in boilerplate.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

FIGURES = (
    "verbatim",
    "scan recall",
    "number recall",
    "number precision",
    "value",
    "source",
    "actor recall",
    "actor precision",
    "open recall",
    "open precision",
    "fact recall",
    "fact precision",
)

CLAIMS = ("headline_facts", "actors", "numbers", "open_questions")
TITLES = frozenset(
    {"the", "a", "an", "mr", "mrs", "ms", "dr", "sir", "prof", "president", "minister", "governor", "mayor"}
)
MUCH_LONGER = 40  # characters: a span that much longer than the annotated one does not point at the number any more

Json = dict[str, Any]
Place = tuple[int, int]


@dataclass
class Tally:
    """Hits and totals by figure, over as many articles as were scored into it."""

    hits: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    leaks: int = 0
    rejected: int = 0
    misses: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def add(self, figure: str, hit: bool, what: str) -> None:
        """Counts one; a miss is noted with `what`."""
        self.of[figure] += 1
        self.hits[figure] += hit
        if not hit:
            self.misses.append(f"    {figure}: {what}")

    def share(self, figure: str) -> float | None:
        """From 0 to 1; None where there was nothing to score."""
        return self.hits[figure] / self.of[figure] if self.of[figure] else None


def score(summary: Json, expected: Json, tally: Tally) -> None:
    """Adds one summary (the contract's JSON; empty where there is none) to the tally."""
    text: str = (summary.get("document") or {}).get("text") or ""
    content: Json = summary.get("content") or {}
    _verbatim(text, content, expected, tally)
    _numbers(text, content, (summary.get("audit") or {}).get("numbers") or [], expected, tally)
    _actors(content.get("actors") or [], expected["actors"], tally)
    _questions(text, content.get("open_questions") or [], expected["open_questions"], tally)
    _facts(text, content.get("headline_facts") or [], expected["headline_facts"], tally)
    tally.rejected += len((summary.get("audit") or {}).get("rejected") or [])


def _verbatim(text: str, content: Json, expected: Json, tally: Tally) -> None:
    boilerplate = [place for block in expected["boilerplate"] for place in _places_of(text, block["text"], block)]
    for claim in _claims(content):
        cited = _evidence(claim) + _evidence(claim.get("source") or {})
        for piece in cited:
            tally.add("verbatim", text[piece["start"] : piece["end"]] == piece["quote"], repr(piece["quote"][:70]))
            if any(_meet((piece["start"], piece["end"]), place) for place in boilerplate):
                tally.leaks += 1
                tally.misses.append(f"    leak: {piece['quote'][:70]!r}")
        if "as_written" in claim:
            written = claim["as_written"]
            tally.add("verbatim", text[claim["start"] : claim["end"]] == written, f"number {written!r}")


def _numbers(text: str, content: Json, audited: list[Json], expected: Json, tally: Tally) -> None:
    wanted = [(_number_place(text, n), n) for n in expected["numbers"] if n["kind"] not in ("date", "time")]
    told = [((n["start"], n["end"]), n) for n in content.get("numbers") or []]
    scanned = [(n["start"], n["end"]) for n in audited] + [place for place, _ in told]
    firm = [(place, n) for place, n in wanted if not n.get("optional")]
    for place, number in firm:
        tally.add("scan recall", any(_points_at(s, place) for s in scanned), repr(number["as_written"]))
    for same in _by_quantity([pair for pair in firm if pair[1]["salient"]]):
        hit = any(_points_at(at, place) or _repeats(n, number) for at, n in told for place, number in same)
        tally.add("number recall", hit, repr(same[0][1]["as_written"]))
    neutral = [place for block in expected["neutral"] for place in _places_of(text, block["text"], block)]
    for at, entry in told:
        found = [(place, n) for place, n in wanted if _points_at(at, place)]
        if any(_meet(at, place) for place in neutral) or any(n.get("optional") for _, n in found):
            continue
        tally.add("number precision", bool(found), repr(entry["as_written"]))
        if found:
            _number(entry, max(found, key=lambda pair: _shared(at, pair[0]))[1], expected["actors"], tally)


def _number(entry: Json, wanted: Json, actors: list[Json], tally: Tally) -> None:
    right = _value_right(entry, wanted["value"])
    if right is not None:
        worth = f"{entry.get('value')} [{entry.get('low')}, {entry.get('high')}], not {wanted['value']}"
        tally.add("value", right, f"{entry['as_written']!r}: {worth}")
    said = (entry.get("source") or {}).get("name")
    sources = [wanted["attributed_to"], wanted.get("via"), *wanted.get("attributed_to_alt", [])]
    if said is None:
        right = wanted["attributed_to"] is None
    else:
        right = any(_same(said, form, person) for name in sources if name for form, person in _forms(name, actors))
    tally.add("source", right, f"{entry['as_written']!r}: {said!r}, not {wanted['attributed_to']!r}")


def _actors(told: list[Json], wanted: list[Json], tally: Tally) -> None:
    for actor in wanted:
        if actor["salient"]:
            tally.add("actor recall", any(_names(entry["name"], actor) for entry in told), actor["name"])
    taken: set[int] = set()
    for entry in told:
        fresh = [i for i, actor in enumerate(wanted) if i not in taken and _names(entry["name"], actor)]
        taken.update(fresh[:1])
        tally.add("actor precision", bool(fresh), entry["name"])


def _questions(text: str, told: list[Json], wanted: list[Json], tally: Tally) -> None:
    asked = [(question, [(e["start"], e["end"]) for e in _evidence(question)]) for question in told]
    cues = [(question, _find_all(text, question["cue"])) for question in wanted]
    for question, places in cues:
        hit = any(_any_meet(cited, places) for _, cited in asked)
        tally.add("open recall", hit, f"{question['question']} ({question['cue'][:50]!r})")
    every = [place for _, places in cues for place in places]
    for entry, cited in asked:
        tally.add("open precision", _any_meet(cited, every), entry["question"])


def _facts(text: str, told: list[Json], wanted: list[Json], tally: Tally) -> None:
    cited = [(e["start"], e["end"]) for fact in told for e in _evidence(fact)]
    carried = [[p for quote in fact["evidence"] for p in _find_all(text, quote)] for fact in wanted]
    for fact, places in zip(wanted, carried, strict=True):
        tally.add("fact recall", _any_meet(cited, places), fact["statement"])
    every = [place for places in carried for place in places]
    for fact in told:
        own = [(e["start"], e["end"]) for e in _evidence(fact)]
        tally.add("fact precision", _any_meet(own, every), fact["statement"])


# Claims and places


def _claims(content: Json) -> Iterator[Json]:
    if content.get("headline"):
        yield content["headline"]
    for name in CLAIMS:
        yield from content.get(name) or []


def _evidence(claim: Json) -> list[Json]:
    return list(claim.get("evidence") or [])[:3]


def _places_of(text: str, words: str, annotated: Json) -> list[Place]:
    start = annotated["start"]
    return _find_all(text, words) if start is None else [(start, start + len(words))]


def _number_place(text: str, number: Json) -> Place:
    """Where the number stands; (-1, -1), which nothing meets, where the text does not have its context."""
    written = number["as_written"]
    start = number["start"]
    if start is None:
        paragraph = text.find(number["context"])
        start = paragraph + number["context"].find(written) if paragraph >= 0 else -1
    return (start, start + len(written)) if start >= 0 else (-1, -1)


def _find_all(text: str, words: str) -> list[Place]:
    return [match.span() for match in re.finditer(re.escape(words), text)]


def _meet(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _any_meet(some: Iterable[Place], others: list[Place]) -> bool:
    return any(_meet(one, other) for one in some for other in others)


def _shared(one: Place, other: Place) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def _points_at(span: Place, place: Place) -> bool:
    return _meet(span, place) and span[1] - span[0] <= place[1] - place[0] + MUCH_LONGER


# Numbers


def _by_quantity(numbers: list[tuple[Place, Json]]) -> Iterator[list[tuple[Place, Json]]]:
    """Groups numbers of one value and unit: a brief that tells one of them tells them all."""
    groups: dict[tuple[str, str], list[tuple[Place, Json]]] = {}
    for place, number in numbers:
        unit = (number["unit"] or "").split()[-1:]
        own = number["as_written"] if number["value"] is None else ""
        groups.setdefault((json.dumps(number["value"]) + own, "".join(unit)), []).append((place, number))
    yield from groups.values()


def _repeats(entry: Json, number: Json) -> bool:
    return bool(_value_right(entry, number["value"])) and _bare(entry["as_written"]) == _bare(number["as_written"])


def _value_right(entry: Json, wanted: float | list[float] | None) -> bool | None:
    """None where the annotation has no value to compare with. A fall of 3 % may be 3 or -3."""
    if wanted is None:
        return None
    if isinstance(wanted, list):
        return _close(entry.get("low"), wanted[0]) and _close(entry.get("high"), wanted[1])
    value = entry.get("value")
    return _close(value, wanted) or (value is not None and _close(abs(value), wanted))


def _close(value: float | None, wanted: float) -> bool:
    return value is not None and abs(value - wanted) <= 1e-6 * max(1.0, abs(wanted))


# Names


def _names(said: str, actor: Json) -> bool:
    return any(_same(said, form, actor["kind"] == "person") for form in (actor["name"], *actor["aliases"]))


def _forms(name: str, actors: list[Json]) -> Iterator[tuple[str, bool]]:
    """The name and, where it is an actor's, all that this actor is called; and whether it is a person's."""
    yield name, False
    for actor in actors:
        forms = [actor["name"], *actor["aliases"]]
        if any(_bare(form) == _bare(name) for form in forms):
            for form in forms:
                yield form, actor["kind"] == "person"


def _same(one: str, other: str, person: bool) -> bool:
    """Equal but for titles, articles and possessives; a person also by a part of the name, another by two words of it
    or by its capital letters ("SPB" in "state agency SPB")."""
    a, b = _bare(one), _bare(other)
    if not a or not b or a == b:
        return a == b != ()
    short, long = sorted((a, b), key=len)
    inside = any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
    if person:
        return inside or set(short) <= set(long)
    capitals = {word.lower() for word in re.findall(r"\b[A-Z]{2,}\b", f"{one} {other}")}
    return inside and (len(short) > 1 or short[0] in capitals)


def _bare(name: str) -> tuple[str, ...]:
    words = re.findall(r"\w+", re.sub(r"[’']s\b", "", name.lower()))
    return tuple(word for word in words if word not in TITLES) or tuple(words)
