"""What a model might answer about our own articles: claims that hold, in other words than the article's, and claims
that fail the proof. In the form of an answer: sentences by number, numbers by mark."""

import random
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.altered import Story, cases
from summarizer.engines.llm.wire import resolve
from summarizer.grounding import ground
from summarizer.schemas.brief import Brief

Json = dict[str, Any]
Placed = tuple[str, Json]  # the field of the brief that a claim belongs to, and the claim

_LISTS = ("headline_facts", "actors", "numbers", "open_questions")
_MOST_FACTS = 7  # the prompt asks for five to seven
_MOST_WORDS = 18  # of a claim, by the prompt


def sound_draft(story: Story) -> Json:
    """A whole brief that holds: the facts as people put them by hand, the rest as the rules engine finds it."""
    by_hand = [
        ("headline_facts", {"statement": row["statement"], "evidence": [story.citing(words) for words in row["cites"]]})
        for row in story.hand_written
        if row["reason"] is None
    ]
    facts = [*by_hand, *(("headline_facts", claim) for claim in story.content["headline_facts"])]
    others = [(name, claim) for name in _LISTS[1:] for claim in story.content[name]]
    sound = [claim for claim in (_in_wire_form(story, *one) for one in (*facts, *others)) if _holds(story, claim)]
    draft = as_draft(sound)
    draft["headline_facts"] = draft["headline_facts"][:_MOST_FACTS]
    headline = story.content["headline"]
    return draft | {"headline": _in_wire_form(story, "headline", headline)[1] if headline else None}


def failing_claims(story: Story) -> list[Placed]:
    """Claims about an article that fail, one of each kind of mistake, in an order of chance: a digit, a date, a name, a
    speaker or a "not" changed, a number given to the wrong source, a sentence cited that says something else."""
    chance = random.Random(1)  # noqa: S311 - the same choice each time, no secret
    found = [(case.kind, (case.field, case.claim)) for case in cases(story) if case.reason and _by_a_model(case.claim)]
    chance.shuffle(found)
    claims = [_in_wire_form(story, *one) for one in dict(found).values()]
    claims = [claim for claim in claims if not _holds(story, claim)]
    chance.shuffle(claims)
    return claims


def drafts_that_fail(story: Story, most: int) -> Iterator[Json]:
    """The sound draft with one to `most` failing claims beside it."""
    sound, claims = sound_draft(story), failing_claims(story)
    for count in range(1, most + 1):
        failing = as_draft(claims[:count])
        yield {name: [*failing[name], *sound[name]] if name in _LISTS else sound[name] for name in sound}


def as_draft(claims: Sequence[Placed]) -> Json:
    """An answer of these claims."""
    return {"headline": None, **{name: [claim for field, claim in claims if field == name] for name in _LISTS}}


def _by_a_model(claim: Json) -> bool:
    """Whether a model can make the mistake: it cites sentences by number, copies neither quotes nor offsets, marks
    numbers, and is brief, as the prompt asks for."""
    cited = claim["evidence"]
    by_number = bool(cited) and all(e.get("start") is not None and e.get("sentence") for e in cited)
    return by_number and claim.get("as_written") != "" and len(claim.get("statement", "").split()) <= _MOST_WORDS


def _in_wire_form(story: Story, field: str, claim: Json) -> Placed:
    evidence = [e["sentence"] for e in claim["evidence"]]
    if field == "numbers":
        source = claim["source"]["name"] if claim["source"] else None
        return field, {"mark": _mark(story, claim), "measures": claim["measures"], "source": source}
    own = {key: value for key, value in claim.items() if key != "evidence"}
    return field, {**own, "evidence": evidence}


def _mark(story: Story, claim: Json) -> str:
    """The number's mark in the request; its words with the sentence where it has none."""
    for mark, number in enumerate(story.reading.numbers, 1):
        if (number.start, number.as_written) == (claim["start"], claim["as_written"]):
            return str(mark)
    return f"[{claim['evidence'][0]['sentence']}] {claim['as_written']}"


def _holds(story: Story, claim: Placed) -> bool:
    return not ground(resolve(as_draft([claim]), Brief, story.reading).content, story.reading).rejected
