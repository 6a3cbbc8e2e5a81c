"""`summarize_batch`: the same from Python, as an asynchronous iterator."""

import asyncio
import contextlib
from typing import Any

import pytest

from summarizer import Claim, Summary, summarize_batch
from summarizer.batch import Failure
from summarizer.errors import UsageError


class Cracks(Claim):
    """A fault that was found."""

    where: str


def collected(*arguments: Any, **options: Any) -> list[Summary | Failure]:
    async def run() -> list[Summary | Failure]:
        return [one async for one in summarize_batch(*arguments, **options)]

    return asyncio.run(run())


@pytest.fixture
def terms(desk: Any, good: Any) -> dict[str, Any]:
    desk.then(good)
    return {"engine": "llm", "base_url": desk.url, "model": "local"}


def test_summaries_and_failures_come_as_they_are_done(place: Any, terms: Any, article: Any) -> None:
    place.rows([{"text": article(1)}, "nothing", {"text": article(3)}])
    found = collected(place.feed, **terms)
    summaries = [one for one in found if isinstance(one, Summary)]
    failures = [one for one in found if isinstance(one, Failure)]
    assert sorted(str(one.document.input) for one in summaries) == place.inputs(1, 3)
    assert summaries[0].content.headline.statement == "Something happened."
    assert [(one.input, one.kind) for one in failures] == [(place.inputs(2)[0], "input")]
    assert not place.out.exists()


def test_places_may_be_many(place: Any, terms: Any, article: Any, tmp_path: Any) -> None:
    place.articles(2)
    other = tmp_path / "one.txt"
    other.write_text(article(9), encoding="utf-8")
    assert len(collected([place.feed, str(other)], **terms)) == 3


def test_without_an_output_every_document_comes_again_from_the_journal(place: Any, terms: Any, desk: Any) -> None:
    place.articles(3)
    for cached in (False, True):
        found = collected(place.feed, **terms)
        assert [one.run.cached for one in found if isinstance(one, Summary)] == [cached] * 3
    assert len(desk.requests) == 3


def test_with_an_output_what_stands_there_is_not_made_again(place: Any, terms: Any, desk: Any) -> None:
    place.articles(3)
    assert len(collected(place.feed, output=place.out, **terms)) == 3
    assert collected(place.feed, output=place.out, **terms) == []
    place.assert_each_once(3)
    assert len(desk.requests) == 3


def test_each_result_is_in_the_output_before_it_is_handed_out(place: Any, terms: Any) -> None:
    place.articles(5)

    async def run() -> None:
        async for one in summarize_batch(place.feed, output=place.out, **terms):
            assert isinstance(one, Summary)
            assert one.document.input in place.done()

    asyncio.run(run())


def test_a_run_that_is_left_early_keeps_what_it_had_and_goes_on_later(place: Any, terms: Any, desk: Any) -> None:
    place.articles(30)

    async def run() -> None:
        async with contextlib.aclosing(summarize_batch(place.feed, output=place.out, jobs=2, **terms)) as results:
            async for _ in results:
                if len(place.done()) == 4:
                    break
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(run())
    assert len(place.done()) == 4
    assert len(collected(place.feed, output=place.out, **terms)) == 26
    place.assert_each_once(30)
    assert len(desk.requests) <= 30 + 2


def test_no_more_documents_are_taken_than_results_are(place: Any, terms: Any, desk: Any) -> None:
    place.articles(400)

    async def run() -> None:
        async with contextlib.aclosing(summarize_batch(place.feed, jobs=2, **terms)) as results:
            await anext(aiter(results))
            before = -1
            while before != (before := len(desk.requests)):
                for _ in range(2_000):
                    await asyncio.sleep(0)

    asyncio.run(run())
    assert len(desk.requests) < 150


def test_a_class_of_ones_own(place: Any, desk: Any, answers: Any, completion: Any) -> None:
    from pydantic import BaseModel  # noqa: PLC0415 - for this test alone

    class Report(BaseModel):
        cracks: list[Cracks] = []

    desk.then(answers(completion('{"cracks": [{"where": "the bridge", "evidence": [1]}]}')))
    place.articles(2)
    found = collected(place.feed, Report, engine="llm", base_url=desk.url, model="local")
    assert all(isinstance(one, Summary) and isinstance(one.content, Report) for one in found)
    assert [one.content.cracks[0].where for one in found if isinstance(one, Summary)] == ["the bridge"] * 2


def test_the_rules_engine(place: Any) -> None:
    place.articles(3)
    found = collected(place.feed, engine="rules", no_text=True)
    assert [one.run.engine for one in found if isinstance(one, Summary)] == ["rules"] * 3
    assert [one.document.text for one in found if isinstance(one, Summary)] == [None] * 3


def test_the_run_itself_may_be_impossible(place: Any, terms: Any) -> None:
    place.articles(1)
    with pytest.raises(UsageError, match="there is no such option"):
        collected(place.feed, colour="red")
    with pytest.raises(UsageError, match="it wants a key"):
        collected(place.feed, engine="llm")
    with pytest.raises(UsageError, match="it cannot be written"):
        collected(place.feed, output=place.folder / "nowhere" / "out.jsonl", **terms)


def test_two_runs_in_one_loop_may_share_a_journal(place: Any, terms: Any) -> None:
    place.articles(10)

    async def one() -> int:
        return len([found async for found in summarize_batch(place.feed, jobs=2, **terms)])

    async def both() -> list[int]:
        return list(await asyncio.gather(one(), one()))

    assert asyncio.run(both()) == [10, 10]
