"""A long document: our claims grounded, against langextract's aligner on the quotes that they rest on."""

import json
import statistics
import subprocess
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.altered import Story
from benchmarks.speed import Row, cpu, of_length
from summarizer.document import Document
from summarizer.grounding import check_content
from summarizer.reading import read_document

LENGTH = 200_000
CLAIMS = 60
BAR = 100
_ALIGN = Path(__file__).with_name("align.py")

Json = dict[str, Any]


def aligner_rows(ours: Sequence[Story], aligner: Path, runs: int) -> Iterator[Row]:
    """Grounding, given the reading: at least a hundred times faster than aligning the quotes alone.

    Theirs finds quotes. Ours finds them and proves the numbers, dates, names and negations of the claims by them, so
    that claims in other words than their quotes are the harder case for ours, quotes with a wrong word for theirs.
    """
    name = f"CPU: langextract's aligner / our grounding, {LENGTH:,} characters"
    if not aligner.exists():
        yield name, "langextract is not installed: not measured", True
        return
    text = of_length("\n\n".join(story.document.text for story in ours), LENGTH)
    claims = _claims(ours, text)
    few = max(3, runs // 3)
    document = Document.from_text(text)
    reading = read_document(document)
    reading_takes = statistics.median(cpu(lambda: read_document(document)) for _ in range(few))
    kinds = {
        "claims in the article's words": _in_its_words(claims),
        "claims in other words": claims,
        "and a word wrong in one of six quotes": _with_wrong_words(claims),
    }
    quotes = [_quotes(found) for found in kinds.values()]
    theirs = _theirs(aligner, text, quotes, few)
    for (kind, found), seconds in zip(kinds.items(), theirs, strict=True):
        check = partial(check_content, {"headline_facts": _unplaced(found)}, reading)
        taken = statistics.median(cpu(check) for _ in range(runs))
        times, held = seconds / taken, check()["supported"]
        said = f"{seconds:.3f} s / {taken:.4f} s = {times:.0f} (at least {BAR}); {held} of {len(found)} claims hold"
        with_reading = f"{seconds / (taken + reading_takes):.1f} with the reading"
        yield f"{name}, {kind}", f"{said}; {with_reading}", times >= BAR


def _claims(ours: Sequence[Story], text: str) -> list[Json]:
    """The claims written by hand that hold, spread over the document's repeats, in the order of the text."""
    sound = [(story, row) for story in ours for row in story.hand_written if row["reason"] is None]
    found = []
    for at in range(CLAIMS):
        story, row = sound[at * len(sound) // CLAIMS]
        quotes = [story.citing(words)["quote"] for words in row["cites"]]
        places = [_places(quote, text) for quote in quotes]
        turn = at % min(map(len, places))
        evidence = [{"quote": quote, "start": each[turn]} for quote, each in zip(quotes, places, strict=True)]
        found.append({"statement": row["statement"], "evidence": evidence})
    return sorted(found, key=lambda claim: int(claim["evidence"][0]["start"]))


def _quotes(claims: Sequence[Json]) -> list[str]:
    """What the aligner is given: each quote once, in the order of the text, as it takes them fastest."""
    placed = {e["start"]: e["quote"] for claim in claims for e in claim["evidence"]}
    return [placed[start] for start in sorted(placed)]


def _unplaced(claims: Sequence[Json]) -> list[Json]:
    """What grounding is given: the quotes without their places, to be found as the aligner has to find them."""
    return [{**claim, "evidence": [{"quote": e["quote"]} for e in claim["evidence"]]} for claim in claims]


def _places(quote: str, text: str) -> list[int]:
    found, at = [], text.find(quote)
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def _in_its_words(claims: Sequence[Json]) -> list[Json]:
    """Each claim says what its first quote says: like the aligner, grounding has but to find that."""
    return [{"statement": c["evidence"][0]["quote"], "evidence": c["evidence"][:1]} for c in claims]


def _with_wrong_words(claims: Sequence[Json]) -> list[Json]:
    """Every sixth claim with a word too many in its quotes, as models do it."""
    return [_with_a_word(claim) if at % 6 == 5 else claim for at, claim in enumerate(claims)]


def _with_a_word(claim: Json) -> Json:
    cited = [(e, e["quote"].split(" ")) for e in claim["evidence"]]
    wrong = [
        {**e, "quote": " ".join([*words[: len(words) // 2], "reportedly", *words[len(words) // 2 :]])}
        for e, words in cited
    ]
    return {**claim, "evidence": wrong}


def _theirs(aligner: Path, text: str, quotes: Sequence[Sequence[str]], runs: int) -> list[float]:
    """Median CPU seconds for each list of quotes."""
    job = json.dumps({"text": text, "quotes": quotes})
    done = subprocess.run([str(aligner), str(_ALIGN), str(runs)], input=job, check=True, capture_output=True, text=True)
    seconds: list[float] = json.loads(done.stdout)
    return seconds
