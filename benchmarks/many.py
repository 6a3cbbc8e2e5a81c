"""Many articles of our own, each different, and what a model might answer about each."""

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.altered import Story
from benchmarks.drafts import sound_draft
from summarizer.document import Document
from summarizer.engines.llm.wire import resolve
from summarizer.grounding import ground
from summarizer.reading import read_document
from summarizer.schemas.brief import Brief

LENGTH = 3_000
# Of a short article that is told from others by its number alone: for counts at which long ones would be a load of
# their own.
_SHORT = "was closed by the Harbour Office after cracks were found in its piers"
_WORDS = """
ferry road tunnel bus path harbour old new narrow market station north south east west river valley mill school church
forest lake shore hill farm quarry lighthouse square garden field orchard canal island meadow ridge cabin inn slow steep
winding quiet crowded flooded paved broken long short early late cheap dear usual other nearer farther
""".split()

Json = dict[str, Any]


def articles(ours: Sequence[Story], count: int) -> Iterator[str]:
    """So many texts of about LENGTH characters, our articles in turn. Behind a whole article come paragraphs of it
    again, numbered: so no text is another's, and sentences and numbers of the article keep their places. A run finds
    and notes that they are much alike, which is more work for it than articles that are not."""
    for number in range(count):
        text = ours[number % len(ours)].document.text
        paragraphs = [part for part in text.split("\n\n") if len(part) > 80]
        parts = [text.rstrip()]
        turn = 0
        while sum(map(len, parts)) < LENGTH:
            parts.append(f"Part {turn + 1} of file {number + 1}. {paragraphs[turn % len(paragraphs)]}")
            turn += 1
        yield "\n\n".join(parts)


def that_lengthen(ours: Sequence[Story]) -> list[Story]:
    """The stories whose brief holds in the longer text too, and whose added paragraphs are read as part of the article:
    so each text is a request of its own, and needs one call. Lines broken by hand, as in a mail, and paragraphs behind
    a newsletter's offer are read otherwise."""
    found = []
    for story in ours:
        (text,) = articles([story], 1)
        reading = read_document(Document.from_text(text))
        body = " ".join(reading.sentence_text(s.sentence) for s in reading.sentences if not s.boilerplate)
        rejected = ground(resolve(sound_draft(story), Brief, reading).content, reading).rejected
        if not rejected and "of file 1" in body:
            found.append(story)
    return found


def short_articles(count: int) -> Iterator[str]:
    """So many texts of some 400 characters, which have little more than a sentence in common: none repeats another."""
    for number in range(count):
        chance = random.Random(number)  # noqa: S311 - the same texts in each run
        said = " ".join(chance.choice(_WORDS) for _ in range(24))
        yield (
            f"Bridge {number + 1} closed\n\nThe bridge number {number + 1} at Ostvik {_SHORT}, the office said. "
            f"Of the {chance.randint(200, 9_000)} people who cross it daily many take the {said}. "
            f"Mayor Elin Dahl told reporters that repairs would cost ${chance.randint(11, 99) / 10} million."
        )


def write_feed(texts: Iterator[str], path: Path) -> Path:
    """Writes JSONL, an article a line."""
    with path.open("w", encoding="utf-8") as stream:
        for text in texts:
            stream.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
    return path


def write_answers(ours: Sequence[Story], path: Path) -> Path:
    """What an endpoint needs to know: for the words that an article is known by, the brief to answer with, and the
    same facts in langextract's form."""
    answers = []
    for story in ours:
        draft = sound_draft(story)
        facts = [fact["statement"] for fact in draft["headline_facts"]]
        answers.append(_answer(known_by(story), draft, facts))
    one = {"statement": "A bridge at Ostvik was closed.", "evidence": [2]}
    nothing: Json = {"headline": one, "headline_facts": [one], "actors": [], "numbers": [], "open_questions": []}
    answers.append(_answer(_SHORT, nothing, [one["statement"]]))
    path.write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")
    return path


def known_by(story: Story) -> str:
    """Words of an article that stand in its request as they stand in the article: of a sentence without numbers."""
    numbered = {number.sentence for number in story.reading.numbers}
    sentences = (story.reading.sentence_text(n) for n in story.body if n not in numbered)
    return next(said for said in sentences if len(said) > 40 and json.dumps(said, ensure_ascii=False)[1:-1] == said)


def _answer(words: str, brief: Json, facts: Sequence[object]) -> Json:
    extractions = {"extractions": [{"fact": fact, "fact_attributes": {}} for fact in facts]}
    return {
        "words": words,
        "brief": json.dumps(brief, ensure_ascii=False),
        "extractions": json.dumps(extractions, ensure_ascii=False),
    }
