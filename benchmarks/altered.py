"""The proof of the grounding: claims altered in every way that the contract names, and how many of them are caught.

    python benchmarks/altered.py               caught, right reason and false alarms for each kind; exit 1 on any wrong
    python benchmarks/altered.py -v            every miss, wrong reason and false alarm too, on standard error
    python benchmarks/altered.py -k WORDS      only the kinds whose name holds WORDS

The claims are the rules engine's briefs of our own articles, each sentence of their bodies as a claim that cites
itself, and those of tests/articles/claims.json, written by hand in other words than the articles'. What is altered is
found by the articles' annotations, not by the program.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, Python looks for modules in benchmarks/ alone

from benchmarks.alterations import (  # noqa: E402 - needs the path above
    NEGATION,
    Altered,
    altered_dates,
    altered_names,
    altered_negations,
    altered_numbers,
    altered_speakers,
    same_meaning,
)
from benchmarks.altered_fields import altered_evidence, altered_number, same_claim  # noqa: E402

ARTICLES = ROOT / "tests" / "articles"
HAND_WRITTEN = ARTICLES / "claims.json"
BEYOND = "beyond"  # what no rule of the contract catches: counted, and neither hit nor miss

Json = dict[str, Any]


class Case(NamedTuple):
    """A claim, the field of a brief that it belongs to, and the reason that is right; "" where it is supported."""

    kind: str
    field: str
    claim: Json
    reason: str


class Outcome(NamedTuple):
    """A case and the reason that was given, "" for none."""

    story: str
    case: Case
    given: str


def main(arguments: list[str] | None = None) -> int:
    """Runs all cases; the exit code."""
    options = _options().parse_args(arguments)
    outcomes = [o for story in stories() for o in prove(story) if options.kind in o.case.kind]
    if options.verbose:
        print("\n".join(_wrong(outcomes)), file=sys.stderr)
    print(table(outcomes))
    return 0 if all(map(is_right, outcomes)) else 1


def is_right(outcome: Outcome) -> bool:
    """Whether the right reason was given, or rightly none."""
    return outcome.case.reason in (outcome.given, BEYOND)


class Story:
    """One of our annotated articles, with its reading, the rules engine's brief and the claims written by hand."""

    def __init__(self, folder: Path, hand_written: Sequence[Json]) -> None:
        from summarizer import read, summarize  # noqa: PLC0415 - `--help` needs no package that works

        self.name = folder.name
        self.expected: Json = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        self.reading = read(folder / self.expected["file"])
        self.document = self.reading.document
        summary = summarize(self.document, engine="rules")
        self.content: Json = summary.model_dump(mode="json")["content"]
        self.hand_written = hand_written
        self.actors: list[Json] = self.expected["actors"]
        named = [a for a in self.actors if " " in a["name"] and a["name"].split()[-1].istitle()]
        self.persons = [a for a in named if a["kind"] == "person" and a["name"].istitle()]
        self.bodies = [a for a in named if a["kind"] != "person"]
        self.body = [s.sentence for s in self.reading.sentences if not s.boilerplate]

    @cached_property
    def lines(self) -> list[Json]:
        """Each sentence of the body, as a claim that cites itself."""
        return [
            {"statement": " ".join(self.reading.sentence_text(number).split()), "evidence": [self.citation(number)]}
            for number in self.body
            if self.reading.sentence_text(number).count(" ") > 4
        ]

    def citation(self, number: int) -> Json:
        """A whole sentence as evidence."""
        found = self.reading.sentences[number - 1]
        return {"sentence": number, "quote": self.reading.sentence_text(number), "start": found.start, "end": found.end}

    def citing(self, words: str) -> Json:
        """The evidence of the sentence of the body that holds the words."""
        wanted = " ".join(words.split())
        for s in self.reading.sentences:
            if not s.boilerplate and wanted in " ".join(self.reading.sentence_text(s.sentence).split()):
                return self.citation(s.sentence)
        raise LookupError(f"{self.name}: no sentence says {words!r}")

    def evidence(self, claim: Json) -> str:
        """The text that a claim cites."""
        return "\n".join(e["quote"] for e in claim["evidence"])

    def numbers(self, claim: Json) -> list[Json]:
        """The annotated numbers of the sentences that a claim cites."""
        spans = [self._sentence(e["sentence"]) for e in claim["evidence"]]
        text = self.document.text
        return [
            n
            for n in self.expected["numbers"]
            if n["start"] is not None
            and text.startswith(n["as_written"], n["start"])
            and any(start <= n["start"] < end for start, end in spans)
        ]

    def near(self, claim: Json) -> list[Json]:
        """The actors whom the sentences of the evidence, or those beside them, name in full."""
        return [a for a in (*self.persons, *self.bodies) if a["name"] in " ".join(self._around(claim, 1).split())]

    def far(self, claim: Json) -> list[Json]:
        """The persons of whom the article says nothing, neither by name nor by role, before the evidence, in it or
        soon after it."""
        before = self._around(claim, 2, from_start=True).lower()
        return [p for p in self.persons if not any(len(word) > 3 and word in before for word in _words_for(p))]

    def _around(self, claim: Json, reach: int, *, from_start: bool = False) -> str:
        """The text of the evidence with so many sentences of the body before it (or all) and after it."""
        numbers = [e["sentence"] for e in claim["evidence"]]
        before = [n for n in self.body if n < min(numbers)][0 if from_start else -reach :]
        after = [n for n in self.body if n > max(numbers)][:reach]
        first, last = (before or numbers)[0], (after or numbers)[-1]
        return self.document.text[self._sentence(first)[0] : self._sentence(max(last, *numbers, 1))[1]]

    def _sentence(self, number: int) -> tuple[int, int]:
        found = self.reading.sentences[number - 1]
        return found.start, found.end


def _words_for(actor: Json) -> list[str]:
    return " ".join([actor["name"], actor["role"] or "", *actor["aliases"]]).lower().split()


def stories() -> Iterator[Story]:
    """All our articles."""
    hand_written: dict[str, list[Json]] = json.loads(HAND_WRITTEN.read_text(encoding="utf-8"))
    for folder in sorted(path.parent for path in ARTICLES.glob("*/expected.json")):
        yield Story(folder, hand_written.get(folder.name, []))


def cases(story: Story) -> Iterator[Case]:
    """Every case of an article."""
    for row in story.hand_written:
        claim = {"statement": row["statement"], "evidence": [story.citing(words) for words in row["cites"]]}
        kind = {None: "in other words", BEYOND: "false, beyond the checks"}.get(row["reason"], "altered")
        yield Case(f"by hand: {kind}", "headline_facts", claim, row["reason"] or "")
        if not row["reason"]:
            # It does not repeat its evidence's words, so no negation put into it is caught for sure.
            yield from (c for c in _of_text(claim, "statement", story) if c.reason != NEGATION)
    for claim in story.lines:
        yield from _of_text(claim, "statement", story)
    for field in ("headline_facts", "actors", "numbers", "open_questions"):
        for claim in story.content[field]:
            yield from _of_claim(claim, field, story)


def _of_claim(claim: Json, field: str, story: Story) -> Iterator[Case]:
    """The alterations of a claim of the rules engine's brief."""
    for kind, altered, reason in (*altered_evidence(claim, story.reading), *same_claim(claim)):
        yield Case(kind, field, altered, reason)
    if field == "numbers":
        others, far = _not_stating(claim, story)
        yield from (Case(kind, field, altered, reason) for kind, altered, reason in altered_number(claim, others, far))
    elif field == "headline_facts":
        yield from _of_text(claim, "statement", story)
    elif field == "open_questions":
        yield from _added(claim, "question", field)
    else:
        yield from _added({**claim, "role": claim["role"] or "the one"}, "role", field)
        for kind, text, reason in altered_names(claim["name"], story.persons, (), ()):
            yield Case(kind, field, {**claim, "name": text}, reason)


def _added(claim: Json, name: str, field: str) -> Iterator[Case]:
    """Something from outside put into another field than a statement."""
    words = claim[name].rstrip("?. ")
    for kind, more, reason in (
        ("a number in another field", "of 98,765 lorries", "number_not_in_evidence"),
        ("a date in another field", "since March 1987", "date_not_in_evidence"),
        ("a name in another field", "of Zdenka Hrabal", "name_not_in_article"),
    ):
        yield Case(kind, field, {**claim, name: f"{words} {more}"}, reason)


def _of_text(claim: Json, name: str, story: Story) -> Iterator[Case]:
    """The alterations of a claim's sentence."""
    text, evidence, numbers = claim[name], story.evidence(claim), story.numbers(claim)
    found: Iterable[Altered] = (
        *altered_numbers(text, evidence, numbers),
        *altered_dates(text, evidence),
        *altered_names(text, story.persons, story.bodies, story.far(claim)),
        *altered_speakers(text, evidence, numbers, story.near(claim)),
        *altered_negations(text),
        *same_meaning(text, numbers, story.persons),
    )
    for kind, altered, reason in found:
        if altered != text:
            yield Case(kind, "headline_facts", {**claim, name: altered}, reason)


def _not_stating(claim: Json, story: Story) -> tuple[list[str], list[str]]:
    """Actors near a number who do not state it, where the article gives it to somebody else; actors named only later.

    The contract lets any near name pass where no explicit cue gives the number to somebody, so that both the annotation
    and the reading must do so.
    """
    start, end = claim["start"], claim["end"]
    far = [p["name"] for p in story.far(claim)]
    annotated = [n for n in story.numbers(claim) if n["start"] < end and start < n["start"] + len(n["as_written"])]
    read = [n for n in story.reading.numbers if n.source and n.start < end and start < n.end]
    if not annotated or not read or not annotated[0]["attributed_to"]:
        return [], far
    right = {annotated[0]["attributed_to"], *annotated[0].get("attributed_to_alt", ()), annotated[0].get("via")}
    right |= {n.source for n in read}
    wrong = [a for a in story.near(claim) if not right & {a["name"], *a["aliases"]}]
    return [a["name"] for a in wrong], far


def prove(story: Story) -> list[Outcome]:
    """What `check` says of each case of a story, all of them in one content."""
    from summarizer import check  # noqa: PLC0415 - see Story

    of_field: dict[str, list[Case]] = defaultdict(list)
    for case in cases(story):
        of_field[case.field].append(case)
    content = {field: [case.claim for case in found] for field, found in of_field.items()}
    report = check({"content": content}, story.document)
    given = {(r["field"], r["index"]): r["reason"] for r in report["rejected"]}
    return [
        Outcome(story.name, case, given.get((field, at), ""))
        for field, found in of_field.items()
        for at, case in enumerate(found)
    ]


def table(outcomes: Sequence[Outcome]) -> str:
    """A row for each kind of alteration and of harmless change, and the sums."""
    altered: dict[str, list[Outcome]] = defaultdict(list)
    harmless: dict[str, list[Outcome]] = defaultdict(list)
    beyond: list[Outcome] = []
    for outcome in outcomes:
        if outcome.case.reason == BEYOND:
            beyond.append(outcome)
        else:
            (altered if outcome.case.reason else harmless)[outcome.case.kind].append(outcome)
    rows = [f"{'altered':36} {'caught':>11} {'right reason':>13}"]
    for kind, found in (*sorted(altered.items()), ("all", [*chain(*altered.values())])):
        caught, right = sum(bool(o.given) for o in found), sum(map(is_right, found))
        rows.append(f"{kind:36} {f'{caught}/{len(found)}':>11} {f'{right}/{len(found)}':>13}")
    rows += ["", f"{'said in another way':36} {'false alarms':>13}"]
    for kind, found in (*sorted(harmless.items()), ("all", [*chain(*harmless.values())])):
        rows.append(f"{kind:36} {f'{sum(bool(o.given) for o in found)}/{len(found)}':>13}")
    rows += ["", f"{'false, beyond the checks':36} {f'{sum(bool(o.given) for o in beyond)}/{len(beyond)}':>13} caught"]
    return "\n".join(rows)


def _wrong(outcomes: Iterable[Outcome]) -> Iterator[str]:
    for story, case, given in outcomes:
        if not is_right(Outcome(story, case, given)):
            shown = {field: value for field, value in case.claim.items() if value and field != "evidence"}
            cited = [(e.get("sentence"), e["quote"][:160]) for e in case.claim["evidence"]]
            yield f"[{case.kind}] {story}: wanted {case.reason or 'none'}, got {given or 'none'}"
            yield f"    {shown}\n    {cited}"


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was missed, misnamed, wrongly flagged")
    parser.add_argument("-k", "--kind", default="", help="only kinds whose name holds these words")
    return parser


if __name__ == "__main__":
    sys.exit(main())
