"""What a model may do wrong, each with a plain outcome: mended, rejected with its reason, or one line."""

import asyncio
import json
from typing import Any

import pytest

from summarizer import Document, Summary, asummarize, summarize
from summarizer.errors import ModelError

TEXT = """Dam at Keld breaks after week of rain

The dam at Keld broke on Monday and flooded 4,100 houses, the Serrova Press Bureau said.

Governor Dalia Wenmar visited the town on Tuesday. She said that repairs would cost $1.2 billion.

The number of dead is not known.

Engineer Tomas Brekker denied that the dam had been neglected.

Register for free to continue reading. Already have an account? Sign in.
"""
ARTICLE = Document.from_text(TEXT, input="keld.txt")


def mark_of(words: str) -> str:
    """The mark of a number of the article, as the request shows it."""
    from summarizer import read  # noqa: PLC0415 - one helper's need

    return str(next(i for i, number in enumerate(read(ARTICLE).numbers, 1) if words in number.as_written))


def sentence_of(words: str) -> int:
    """The number of the sentence with these words."""
    from summarizer import read  # noqa: PLC0415 - one helper's need

    reading = read(ARTICLE)
    return next(s.sentence for s in reading.sentences if words in TEXT[s.start : s.end])


def answer(**lists: Any) -> str:
    empty: dict[str, Any] = {"headline": None, "headline_facts": [], "actors": [], "numbers": [], "open_questions": []}
    return json.dumps(empty | lists)


def fact(statement: str, *evidence: int) -> dict[str, Any]:
    return {"statement": statement, "evidence": list(evidence)}


@pytest.fixture
def by_model(desk: Any, answers: Any, completion: Any) -> Any:
    """Summarises the article with a model that gives these answers, one after the other."""

    def run(*said: str) -> Summary:
        desk.script.clear()
        desk.then(*(answers(completion(one)) for one in said))
        return summarize(ARTICLE, engine="llm", base_url=desk.url, model="local", retries=0)

    return run


def good() -> str:
    first, cost = sentence_of("broke on Monday"), sentence_of("$1.2 billion")
    return answer(
        headline=fact("The dam at Keld broke.", first),
        headline_facts=[fact("Repairs would cost $1.2bn, Dalia Wenmar said.", cost)],
        actors=[{"name": "Dalia Wenmar", "kind": "person", "role": "Governor", "evidence": [sentence_of("Governor")]}],
        numbers=[
            {"mark": mark_of("4,100"), "measures": "houses flooded", "source": "Serrova Press Bureau"},
            {"mark": mark_of("1.2"), "measures": "cost of repairs", "source": "Dalia Wenmar"},
        ],
        open_questions=[{"question": "How many died?", "status": "unknown", "evidence": [sentence_of("not known")]}],
    )


def test_a_good_answer_is_a_summary(by_model: Any, desk: Any) -> None:
    summary = by_model(good())
    assert summary.audit.rejected == ()
    assert len(desk.requests) == 1
    houses, cost = summary.content.numbers
    assert (houses.as_written, houses.value, houses.source.name, houses.source.confirmed) == (
        "4,100 houses",
        4100,
        "Serrova Press Bureau",
        True,
    )
    assert (cost.value, cost.unit, cost.kind) == (1.2e9, "$", "money")
    assert (summary.run.engine, summary.run.model, summary.run.calls) == ("llm", "local", 1)
    assert (summary.run.input_tokens, summary.run.output_tokens, summary.run.cost_usd) == (100, 20, None)
    for claim in (*summary.content.headline_facts, *summary.content.numbers, *summary.content.open_questions):
        assert all(TEXT[e.start : e.end] == e.quote for e in claim.evidence)


def test_boilerplate_is_not_shown_to_the_model(by_model: Any, desk: Any) -> None:
    by_model(good())
    assert "Register for free" not in desk.requests[0]["messages"][1]["content"]


BROKE, COST = "broke on Monday", "$1.2 billion"


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (lambda: fact("The dam at Keld broke.", 99), "no_evidence"),
        (lambda: fact("The dam at Keld broke."), "no_evidence"),
        (lambda: fact("Register for free to read.", sentence_of("Register")), "boilerplate"),
        (lambda: fact("The dam flooded 4,900 houses.", sentence_of(BROKE)), "number_not_in_evidence"),
        (lambda: fact("Repairs would cost $1.2 million.", sentence_of(COST)), "number_not_in_evidence"),
        (lambda: fact("The dam at Keld broke on Sunday.", sentence_of(BROKE)), "date_not_in_evidence"),
        (lambda: fact("Ismail Khoury visited the town.", sentence_of("visited")), "name_not_in_article"),
        (lambda: fact("The number of dead is known.", sentence_of("not known")), "negation_changed"),
        (lambda: fact("9,000 died.", sentence_of("not known")), "number_not_in_evidence"),
    ],
    ids=[
        "unknown sentence",
        "no sentence",
        "boilerplate",
        "digit",
        "magnitude",
        "date",
        "outside name",
        "negation",
        "obeyed",
    ],
)
def test_a_false_fact_is_rejected_with_its_reason(by_model: Any, claim: Any, reason: str) -> None:
    said = answer(headline_facts=[claim(), fact("Governor Dalia Wenmar visited the town.", sentence_of("visited"))])
    summary = by_model(said, answer())
    assert [one.reason for one in summary.audit.rejected] == [reason]
    assert [one.statement for one in summary.content.headline_facts] == ["Governor Dalia Wenmar visited the town."]
    assert summary.audit.claims == summary.audit.supported + 1


def test_an_invented_number_and_a_wrong_source_are_rejected(by_model: Any) -> None:
    said = answer(
        numbers=[
            {"mark": "[2] 9,000 houses", "measures": "houses flooded", "source": None},
            {"mark": mark_of("1.2"), "measures": "cost of repairs", "source": "Tomas Brekker"},
            {"mark": mark_of("4,100"), "measures": "houses flooded", "source": "Reuters"},
        ]
    )
    reasons = [one.reason for one in by_model(said, answer()).audit.rejected]
    assert reasons == ["number_not_in_evidence", "source_not_supported", "source_not_in_article"]


def test_a_repeated_claim_is_kept_once_and_noted(by_model: Any) -> None:
    twice = [fact("The dam at Keld broke.", sentence_of(BROKE))] * 2
    summary = by_model(answer(headline_facts=twice))
    assert len(summary.content.headline_facts) == 1
    assert any("repeats a claim" in note for note in summary.audit.notes)


def test_a_brief_of_another_article_leaves_nothing(by_model: Any) -> None:
    said = answer(headline=fact("Oslo votes on tolls.", 1), headline_facts=[fact("Oslo votes on tolls on 3 May.", 2)])
    summary = by_model(said, answer())
    assert summary.content.headline is None
    assert summary.content.headline_facts == ()
    assert len(summary.audit.rejected) == 2


def test_evidence_spread_over_the_text_is_cut_to_three_sentences(by_model: Any) -> None:
    everything = list(range(1, 8))
    summary = by_model(answer(headline_facts=[fact("The dam at Keld broke.", *everything)]), answer())
    assert all(len(one.evidence) <= 3 for one in summary.content.headline_facts)


def test_one_repair_carries_the_failing_claims_alone_and_mends_them(by_model: Any, desk: Any) -> None:
    bad = fact("The dam flooded 4,900 houses.", sentence_of(BROKE))
    kept = fact("Governor Dalia Wenmar visited the town.", sentence_of("visited"))
    mended = fact("The dam flooded 4,100 houses.", sentence_of(BROKE))
    summary = by_model(answer(headline_facts=[bad, kept]), answer(headline_facts=[mended]))
    assert {one.statement for one in summary.content.headline_facts} == {kept["statement"], mended["statement"]}
    assert summary.audit.rejected == ()
    assert summary.audit.claims == summary.audit.supported == 2
    assert "1 of 1 failing claims were mended by a second call" in summary.audit.notes
    first, second = (request["messages"] for request in desk.requests)
    assert second[0] == first[0]
    assert len(second[1]["content"]) < len(json.dumps(first)) / 2
    assert "4,900" in second[1]["content"]
    assert kept["statement"] not in second[1]["content"]
    assert (summary.run.calls, summary.run.input_tokens) == (2, 200)


def test_a_claim_that_fails_twice_is_rejected_once(by_model: Any, desk: Any) -> None:
    bad = fact("The dam flooded 4,900 houses.", sentence_of(BROKE))
    worse = fact("The dam flooded 4,800 houses.", sentence_of(BROKE))
    summary = by_model(answer(headline_facts=[bad]), answer(headline_facts=[worse]))
    assert [one.claim["statement"] for one in summary.audit.rejected] == [bad["statement"]]
    assert len(desk.requests) == 2


def test_a_failing_repair_costs_the_repair_alone(
    by_model: Any, desk: Any, answers: Any, completion: Any, fails: Any
) -> None:
    bad = fact("The dam flooded 4,900 houses.", sentence_of(BROKE))
    desk.then(answers(completion(answer(headline_facts=[bad]))), fails(500, "busy"))
    summary = summarize(ARTICLE, engine="llm", base_url=desk.url, model="local", retries=0)
    assert [one.reason for one in summary.audit.rejected] == ["number_not_in_evidence"]
    assert any("the repair of 1 claims failed" in note for note in summary.audit.notes)


def test_works_in_a_running_event_loop(desk: Any, answers: Any, completion: Any) -> None:
    desk.then(answers(completion(good())))

    async def both() -> tuple[Summary, Summary]:
        terms: Any = {"engine": "llm", "base_url": desk.url, "model": "local"}
        return summarize(ARTICLE, **terms), await asummarize(ARTICLE, **terms)

    one, other = asyncio.run(both())
    assert one.content == other.content


def test_a_long_article_is_asked_in_windows_and_told_once(desk: Any, answers: Any, completion: Any) -> None:
    parts = [
        f"Post {n} on the Orlo measured {n + 10} metres, the river office said in its morning note." for n in range(300)
    ]
    document = Document.from_text("\n\n".join(parts))
    same = answer(headline_facts=[fact("Post 3 on the Orlo measured 13 metres.", 4)])
    desk.then(answers(completion(same)))
    summary = summarize(document, engine="llm", base_url=desk.url, model="local", context=6_000)
    assert len(desk.requests) > 2
    assert [one.statement for one in summary.content.headline_facts] == ["Post 3 on the Orlo measured 13 metres."]
    assert summary.run.calls == len(desk.requests)


def test_a_refusal_is_one_line(desk: Any, answers: Any, completion: Any) -> None:
    desk.then(answers(completion(None, refusal="I cannot help with that.")))
    with pytest.raises(ModelError, match="the model refused"):
        summarize(ARTICLE, engine="llm", base_url=desk.url, model="local")


def test_the_prompt_hash_knows_all_that_shapes_an_answer(by_model: Any, desk: Any, tmp_path: Any) -> None:
    plain = by_model(good()).run.prompt
    assert by_model(good()).run.prompt == plain
    (tmp_path / "repair.md").write_text("Mend these.", encoding="utf-8")
    terms: Any = {"engine": "llm", "base_url": desk.url, "model": "local"}
    hashes = {
        summarize(ARTICLE, prompts=str(tmp_path), **terms).run.prompt,
        summarize(ARTICLE, language="de", **terms).run.prompt,
        summarize(ARTICLE, **{**terms, "model": "other"}).run.prompt,
    }
    assert len(hashes | {plain}) == 4
