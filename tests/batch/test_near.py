"""Near-duplicates: which documents are, and what becomes of them in a run."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Summary, summarize_batch
from summarizer.batch.near import SHARE, Firsts, Near, NearRepeats, Sketch, Turn, share_of, sketch_of
from summarizer.deferring import DeferredError
from summarizer.document import Document
from summarizer.errors import ModelError
from summarizer.reading import read_document

STORIES = Path(__file__).parent / "near"

# The first that a run sees, then the later ones that repeat it. Any other pair of the folder is two stories, or the
# later one says much that the first does not.
COPIES = {
    "ferry-wire": "ferry-other-headline ferry-own-lead ferry-cut-short ferry-other-paragraphs ferry-house-style",
    "ferry-other-headline": ("ferry-wire ferry-own-lead ferry-cut-short ferry-other-paragraphs ferry-house-style"),
    "ferry-own-lead": "ferry-wire ferry-other-headline ferry-cut-short",
    "ferry-other-paragraphs": "ferry-wire ferry-other-headline ferry-cut-short",
    "ferry-house-style": "ferry-wire ferry-other-headline ferry-cut-short",
    "vote-wire": "vote-flash",
    "vote-with-analysis": "vote-flash vote-wire",
    "voto-agencia": "voto-diario",
    "voto-diario": "voto-agencia",
    "bridge-zh-wire": "bridge-zh-paper",
    "bridge-zh-paper": "bridge-zh-wire",
}
# Copies of copies, each changed in another way, stand at the edge: neither answer is wrong.
OPEN = {
    ("ferry-own-lead", "ferry-other-paragraphs"),
    ("ferry-own-lead", "ferry-house-style"),
    ("ferry-other-paragraphs", "ferry-own-lead"),
    ("ferry-other-paragraphs", "ferry-house-style"),
    ("ferry-house-style", "ferry-own-lead"),
    ("ferry-house-style", "ferry-other-paragraphs"),
}
NAMES = sorted(path.stem for path in STORIES.glob("*.txt"))


def text_of(name: str) -> str:
    return (STORIES / f"{name}.txt").read_text(encoding="utf-8")


def sketched(text: str) -> Sketch:
    found = sketch_of(read_document(Document.from_text(text)))
    assert found is not None
    return found


SKETCHES = {name: sketched(text_of(name)) for name in NAMES}


@pytest.mark.parametrize("first", NAMES)
def test_labelled_pairs(first: str) -> None:
    firsts = Firsts()
    firsts.add(SKETCHES[first], first, "sha256:1")
    found = {later for later in NAMES if later != first and firsts.find(SKETCHES[later]) is not None}
    unsure = {later for one, later in OPEN if one == first}
    assert found - unsure == set(COPIES.get(first, "").split())
    for later in found:
        near = firsts.find(SKETCHES[later])
        assert near is not None
        assert near.share == share_of(SKETCHES[later], SKETCHES[first]) >= SHARE
    firsts.close()


def test_one_of_a_template_with_other_figures_is_another_story() -> None:
    north, south = text_of("quake-north"), text_of("quake-south")
    words = set(north.split()) & set(south.split())
    assert len(words) > 0.7 * len(set(south.split()))  # so the words alone would not tell
    assert share_of(sketched(south), sketched(north)) == 0


def test_what_stands_around_an_article_decides_nothing() -> None:
    around = "\n\nSign up for our newsletter: the day's news in your inbox every morning.\n\n" + "".join(
        f"Read more: Story number {n} of this site about some thing\n\n" for n in range(60)
    )
    assert share_of(sketched(text_of("storm-january") + around), sketched(text_of("vote-wire") + around)) < SHARE


@pytest.mark.parametrize(
    "text", ["", "Rain.", "Rain fell on Ostvik on Monday.", "¿…? 一二三", "\x00" * 500, "a" * 100_000]
)
def test_what_is_too_short_has_no_sketch(text: str) -> None:
    assert sketch_of(read_document(Document.from_text(text))) is None


@given(st.text(max_size=400))
def test_a_text_repeats_itself_and_has_a_bounded_sample(text: str) -> None:
    found = sketch_of(read_document(Document.from_text(text)))
    if found is not None:
        assert share_of(found, found) == 1
        assert len(found.sample) <= len(found.groups) // 4


def test_the_sample_of_a_long_text_is_no_longer() -> None:
    long = " ".join(f"word{n}" for n in range(40_000))
    assert len(sketched(long).sample) < 70


def test_the_best_of_several_is_found_whatever_its_name() -> None:
    firsts = Firsts()
    for name in ("vote-wire", "ferry-cut-short", "ferry-wire"):
        firsts.add(SKETCHES[name], f"{name}\udce9", name)
    found = firsts.find(SKETCHES["ferry-other-headline"])
    assert found is not None
    assert (found.input, found.document) == ("ferry-wire\udce9", "ferry-wire")
    firsts.close()


def visit(
    repeats: NearRepeats, name: str, told: list[tuple[str, str | None]], error: BaseException | None = None
) -> Any:
    async def run() -> None:
        async with repeats.turn(SKETCHES[name], name, name) as turn:
            told.append((name, turn.near.input if turn.near else None))
            await asyncio.sleep(0)
            if error is not None:
                raise error
            turn.content = b"kept"

    return run()


def test_the_later_waits_for_the_first_and_is_given_what_was_kept() -> None:
    async def run() -> None:
        repeats, told = NearRepeats(), list[tuple[str, str | None]]()
        names = ["ferry-wire", "ferry-cut-short", "vote-wire", "ferry-own-lead"]
        await asyncio.gather(*(visit(repeats, name, told) for name in names))
        assert sorted(told, key=str) == [
            ("ferry-cut-short", "ferry-wire"), ("ferry-own-lead", "ferry-wire"),
            ("ferry-wire", None), ("vote-wire", None),
        ]  # fmt: skip
        near = repeats.firsts.find(SKETCHES["ferry-wire"])
        assert isinstance(near, Near)
        assert repeats.firsts.content(near.number) == b"kept"

    asyncio.run(run())


def test_where_the_first_fails_the_next_is_the_first() -> None:
    async def run() -> None:
        repeats, told = NearRepeats(), list[tuple[str, str | None]]()
        visits = [
            visit(repeats, "ferry-wire", told, ModelError("host", "busy")),
            visit(repeats, "ferry-other-headline", told),
            visit(repeats, "ferry-cut-short", told),
        ]
        await asyncio.gather(*visits, return_exceptions=True)
        assert told == [
            ("ferry-wire", None),
            ("ferry-other-headline", None),
            ("ferry-cut-short", "ferry-other-headline"),
        ]

    asyncio.run(run())


def test_where_the_firsts_question_is_laid_aside_the_later_comes_again_too() -> None:
    async def run() -> None:
        repeats, told = NearRepeats(), list[tuple[str, str | None]]()
        with pytest.raises(DeferredError):
            await visit(repeats, "ferry-wire", told, DeferredError(7))
        with pytest.raises(DeferredError) as raised:
            await visit(repeats, "ferry-cut-short", told)
        assert raised.value.parcel == 7
        await visit(repeats, "ferry-wire", told)
        await visit(repeats, "ferry-cut-short", told)
        assert told == [("ferry-wire", None), ("ferry-wire", None), ("ferry-cut-short", "ferry-wire")]

    asyncio.run(run())


def test_a_document_that_has_changed_does_not_repeat_itself() -> None:
    async def run() -> list[Turn]:
        repeats, turns = NearRepeats(), []
        for name in ("ferry-wire", "ferry-house-style"):
            async with repeats.turn(SKETCHES[name], "page.html", name) as turn:
                turns.append(turn)
        return turns

    assert [turn.near for turn in asyncio.run(run())] == [None, None]


FLOOD = """Flood drives 300 people from Ostvik

About 4,100 houses in Ostvik were under water on Monday after the dam broke, the Harbour Office said.

Mayor Inger Bach said that the school had been opened for 300 people who could not go back to their homes.

The road along the river is closed in both directions, and buses go round by the old bridge in the north.

Soldiers brought sand and pumps from the barracks in the afternoon and worked through the night by lamps.

It is not known when the water will fall. The weather service expects more rain before the end of the week.
"""
COPY = "Our town under water\n\n" + FLOOD.split("\n\n", 1)[1].replace("4,100", "4,200")
CONTENT = {
    "headline": {"statement": "Mayor Inger Bach opened the school.", "evidence": [3]},
    "headline_facts": [{"statement": "The road along the river is closed.", "evidence": [4]}],
    "actors": [],
    "numbers": [{"mark": "2", "measures": "houses under water", "source": None, "evidence": [2]}],
    "open_questions": [],
}


@pytest.fixture
def floods(place: Any, desk: Any, answers: Any, completion: Any) -> Any:
    place.rows([{"text": FLOOD}, {"text": COPY}, {"text": COPY}, {"text": text_of("vote-wire")}])
    desk.then(answers(completion(json.dumps(CONTENT))))
    return place


def in_order(place: Any, lines_of: Any) -> list[Any]:
    return sorted(lines_of(place.out), key=lambda brief: brief["document"]["input"])


def test_a_near_duplicate_is_noted(floods: Any, by_model: Any, desk: Any, lines_of: Any) -> None:
    assert by_model("-j", "1")[0] == 0
    first, copy, again, other = in_order(floods, lines_of)
    (name, second) = floods.inputs(1, 2)
    assert not any("near-duplicate" in note for note in (*first["audit"]["notes"], *other["audit"]["notes"]))
    assert copy["audit"]["notes"][0].startswith(f"near-duplicate of {name}: ")
    assert copy["audit"]["notes"][0].endswith(" % of its word groups")
    assert again["audit"]["notes"][0] == f"the same text to the letter as {second}; asked about once"
    assert again["audit"]["notes"][1] == copy["audit"]["notes"][0]
    assert copy["run"]["calls"] >= 1


def test_the_rules_engine_notes_it_too(floods: Any, batch: Any, lines_of: Any) -> None:
    assert batch("--engine", "rules", "-j", "1")[0] == 0
    first, copy, again, other = in_order(floods, lines_of)
    name = floods.inputs(1)[0]
    assert copy["audit"]["notes"][0].startswith(f"near-duplicate of {name}: ")
    assert again["audit"]["notes"][0].startswith(f"near-duplicate of {name}: ")
    assert not any("near-duplicate" in note for note in (*first["audit"]["notes"], *other["audit"]["notes"]))


@pytest.mark.parametrize("jobs", ["1", "8"])
def test_under_the_flag_the_answer_for_the_first_is_grounded_in_the_other(
    floods: Any, by_model: Any, desk: Any, lines_of: Any, jobs: str
) -> None:
    floods.rows([{"text": FLOOD}, {"text": COPY}, {"text": COPY}])
    assert by_model("-j", jobs, "--skip-near-duplicates")[0] == 0
    briefs = in_order(floods, lines_of)
    asked = [brief for brief in briefs if brief["run"]["calls"]]
    assert len(asked) == 1
    assert len(desk.requests) == asked[0]["run"]["calls"]
    for brief in briefs:
        text = brief["document"]["text"]
        claims = [brief["content"]["headline"], *brief["content"]["headline_facts"], *brief["content"]["numbers"]]
        for evidence in (one for claim in claims for one in claim["evidence"]):
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    if jobs == "1":
        _, copy, again = briefs
        for brief in (copy, again):
            run, audit = brief["run"], brief["audit"]
            assert (run["calls"], run["cost_usd"], run["input_tokens"], run["cached"]) == (0, 0.0, 0, True)
            assert [one["field"] for one in audit["rejected"]] == ["numbers"]
            assert audit["rejected"][0]["reason"] == "quote_not_in_article"
            assert any(note.startswith(f"near-duplicate of {floods.inputs(1)[0]}: ") for note in audit["notes"])
            assert any(note.endswith("grounded anew in this one") for note in audit["notes"])
        assert again["audit"]["notes"][0] == f"the same text to the letter as {floods.inputs(2)[0]}"


def test_a_second_run_leaves_what_was_grounded_anew(floods: Any, by_model: Any, desk: Any) -> None:
    by_model("--skip-near-duplicates")
    before, asked = floods.out.read_bytes(), len(desk.requests)
    assert by_model("--skip-near-duplicates")[0] == 0
    assert floods.out.read_bytes() == before
    assert len(desk.requests) == asked


def test_where_the_first_fails_the_other_is_asked_about(
    place: Any, by_model: Any, desk: Any, answers: Any, completion: Any, fails: Any
) -> None:
    place.rows([{"text": FLOOD}, {"text": COPY}])
    desk.then(fails(400, "no"), answers(completion(json.dumps(CONTENT))))
    assert by_model("-j", "1", "--skip-near-duplicates", "--retries", "0", "--mode", "json")[0] == 4
    assert place.failed() == place.inputs(1)
    assert place.done() == place.inputs(2)


def test_where_nothing_holds_all_is_rejected_and_nothing_is_asked(
    place: Any, by_model: Any, desk: Any, answers: Any, completion: Any, lines_of: Any
) -> None:
    only = {**CONTENT, "headline": None, "headline_facts": []}
    place.rows([{"text": FLOOD}, {"text": COPY}])
    desk.then(answers(completion(json.dumps(only))))
    by_model("-j", "1", "--skip-near-duplicates")
    first, copy = in_order(place, lines_of)
    assert (copy["run"]["calls"], copy["audit"]["supported"], len(copy["audit"]["rejected"])) == (0, 0, 1)
    assert len(desk.requests) == first["run"]["calls"]


@pytest.mark.parametrize("schema", ["timeline", "quotes"])
def test_other_schemas_are_grounded_anew_too(
    floods: Any, by_model: Any, desk: Any, answers: Any, completion: Any, schema: str
) -> None:
    place = floods
    event = {"when": "Monday", "statement": "The dam broke.", "evidence": [2]}
    words = "the school had been opened for 300 people who could not go back to their homes"
    saying = {"words": words, "source": {"name": "Inger Bach"}, "addressee": None, "direct": False, "evidence": [3]}
    content = {"timeline": {"events": [event]}, "quotes": {"quotes": [saying]}}[schema]
    copy = COPY.replace("4,200", "4,100")
    place.rows([{"text": FLOOD, "published": "2026-03-03"}, {"text": copy, "published": "2026-03-10"}])
    desk.script[:] = [answers(completion(json.dumps(content)))]
    assert by_model("-j", "1", "--skip-near-duplicates", "-s", schema)[0] == 0
    briefs = [json.loads(line) for line in place.out.read_text(encoding="utf-8").splitlines()]
    first, later = briefs
    assert (later["run"]["calls"], later["audit"]["rejected"]) == (0, [])
    if schema == "timeline":
        assert first["content"]["events"][0]["date"] == "2026-03-02"
        assert later["content"]["events"][0]["date"] == "2026-03-09"
    else:
        assert later["content"]["quotes"][0]["source"]["evidence"]


def test_from_python(floods: Any, desk: Any) -> None:
    async def run() -> list[Any]:
        options: Any = {"base_url": desk.url, "model": "local", "jobs": 1, "skip_near_duplicates": True}
        return [one async for one in summarize_batch(floods.feed, engine="llm", **options)]

    found = asyncio.run(run())
    assert all(isinstance(one, Summary) for one in found)
    assert [one.run.cached for one in found] == [False, True, True, False]
