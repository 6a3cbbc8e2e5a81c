"""The flow of many documents: slots, limits, endings. The parts around it are played."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any

import pytest

from summarizer.batch.outcome import Done, Failure, Outcome
from summarizer.batch.run import Batch, Plan, RunEndedError
from summarizer.batch.work import Raw
from summarizer.errors import FetchError, InputError, ModelError, OutputError
from summarizer.sources.feeds import Item, Notice, Unusable

Found = Item | Unusable | Notice


def item(name: object, **further: Any) -> Item:
    return Item(str(name), "f", **({"text": "Rain."} | further))


class Played:
    """A maker that does as it is told for each input."""

    endpoint = None

    def __init__(self, does: Callable[[str], Awaitable[Outcome]] | None = None, at_once: int = 1) -> None:
        self.does = does
        self.at_once = at_once
        self.given: list[list[str]] = []

    async def outcomes(self, raws: Sequence[Raw]) -> list[Outcome]:
        self.given.append([raw.input for raw in raws])
        return [await self.does(raw.input) if self.does else done(raw.input) for raw in raws]


def done(input: str) -> Done:
    return Done(input, "id", "{}")


async def fetched(found: Item) -> Raw:
    return Raw(found.input, text=found.text)


async def nothing_written(_: Item) -> bool:
    return False


def plan(found: Sequence[Found] | Callable[[], Iterator[Found]], maker: Played | None = None, **further: Any) -> Plan:
    given: dict[str, Any] = {
        "find": found if callable(found) else lambda: iter(found),
        "fetch": fetched,
        "maker": maker or Played(),
        "is_written": nothing_written,
        "tell": lambda _: None,
        "slots": 3,
    }
    return Plan(**(given | further))


def outcomes_of(wanted: Plan) -> tuple[list[Outcome], Batch]:
    async def run() -> tuple[list[Outcome], Batch]:
        async with Batch(wanted) as batch:
            got = [outcome async for outcome in batch]
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return got, batch

    return asyncio.run(run())


def names(outcomes: Sequence[Outcome]) -> list[str]:
    return sorted(outcome.input for outcome in outcomes)


def failures(outcomes: Sequence[Outcome]) -> dict[str, Failure]:
    return {outcome.input: outcome for outcome in outcomes if isinstance(outcome, Failure)}


def test_every_item_has_one_outcome() -> None:
    got, batch = outcomes_of(plan([item(n) for n in range(200)]))
    assert names(got) == sorted(map(str, range(200)))
    assert (batch.tally.found, batch.tally.read, batch.ended_by) == (200, True, None)


def test_an_empty_feed_is_over_at_once() -> None:
    got, batch = outcomes_of(plan([]))
    assert (got, batch.tally.found, batch.tally.read) == ([], 0, True)


def test_an_input_that_comes_again_is_taken_once_and_counted() -> None:
    got, batch = outcomes_of(plan([item("a"), item("b"), item("a"), item("a")]))
    assert names(got) == ["a", "b"]
    assert (batch.tally.found, batch.tally.again) == (2, 2)


@pytest.mark.parametrize(("limit", "taken"), [(1, 1), (3, 3), (5, 5), (9, 5)])
def test_a_limit_takes_the_first_of_the_feeds(limit: int, taken: int) -> None:
    got, batch = outcomes_of(plan([item(n) for n in (0, 1, 1, 2, 3, 4)], limit=limit))
    assert names(got) == sorted(map(str, range(taken)))
    assert batch.tally.found == taken


def test_a_limit_ends_the_reading_of_a_feed_without_an_end() -> None:
    def endless() -> Iterator[Found]:
        number = 0
        while True:
            yield item(number)
            number += 1

    got, _ = outcomes_of(plan(endless, limit=7))
    assert len(got) == 7


def test_what_is_written_is_counted_and_not_made() -> None:
    maker = Played()

    async def is_written(found: Item) -> bool:
        return int(found.input) % 2 == 0

    got, batch = outcomes_of(plan([item(n) for n in range(10)], maker, is_written=is_written))
    assert names(got) == ["1", "3", "5", "7", "9"]
    assert (batch.tally.found, batch.tally.written, len(maker.given)) == (10, 5, 5)


def test_an_entry_that_is_no_document_is_a_failure_and_a_notice_is_told() -> None:
    said: list[str] = []
    feed: list[Found] = [item("a"), Unusable("b", InputError("b", "it is empty")), Notice("feed: malformed"), item("c")]
    got, _ = outcomes_of(plan(feed, tell=said.append))
    assert names(got) == ["a", "b", "c"]
    assert failures(got)["b"].error == "b: it is empty"
    assert said == ["feed: malformed"]


@pytest.mark.parametrize("error", [FetchError("b", "404"), RuntimeError("odd"), RecursionError(), UnicodeError("x")])
def test_an_item_that_cannot_be_had_costs_itself(error: Exception) -> None:
    async def fetch(found: Item) -> Raw:
        if found.input == "b":
            raise error
        return await fetched(found)

    got, _ = outcomes_of(plan([item("a"), item("b"), item("c")], fetch=fetch))
    assert names(got) == ["a", "b", "c"]
    assert list(failures(got)) == ["b"]
    assert failures(got)["b"].kind == ("fetch" if isinstance(error, FetchError) else "input")


def test_a_feed_that_breaks_ends_with_a_line_and_what_it_had_is_done() -> None:
    said: list[str] = []

    def breaks() -> Iterator[Found]:
        yield item("a")
        raise RuntimeError("odd")

    got, batch = outcomes_of(plan(breaks, tell=said.append))
    assert names(got) == ["a"]
    assert len(said) == 1
    assert "RuntimeError: odd" in said[0]
    assert not batch.tally.read


def test_there_is_no_barrier_a_slow_document_holds_one_slot() -> None:
    """The first document waits for all others: with a barrier anywhere it would wait for ever."""
    others_done: list[str] = []

    async def does(name: str) -> Outcome:
        if name == "0":
            while len(others_done) < 99:
                await asyncio.sleep(0)
        else:
            others_done.append(name)
        return done(name)

    got, _ = outcomes_of(plan([item(n) for n in range(100)], Played(does), slots=2))
    assert got[-1].input == "0"
    assert len(got) == 100


def test_no_more_documents_at_once_than_slots() -> None:
    inside: set[str] = set()
    most: list[int] = []

    async def does(name: str) -> Outcome:
        inside.add(name)
        most.append(len(inside))
        await asyncio.sleep(0)
        inside.remove(name)
        return done(name)

    outcomes_of(plan([item(n) for n in range(50)], Played(does), slots=4))
    assert max(most) == 4


def test_a_reader_that_takes_nothing_stops_the_work_and_the_feed() -> None:
    """Memory does not grow where results are taken slowly: slots and feed wait."""
    read: list[int] = []

    def long() -> Iterator[Found]:
        for number in range(10_000):
            read.append(number)
            yield item(number)

    async def run() -> int:
        async with Batch(plan(long, slots=4)) as batch:
            await anext(aiter(batch))
            while batch._out.qsize() < batch._out.maxsize:
                await asyncio.sleep(0)
            for _ in range(500):
                await asyncio.sleep(0)
            return len(read)

    assert asyncio.run(run()) < 300


def test_items_at_hand_go_together_and_pages_alone() -> None:
    maker = Played(at_once=8)
    feed = [item(0), item(1), item(2, link="https://ostvik.example/2"), item(3), item(4)]
    got, _ = outcomes_of(plan(feed, maker, slots=1))
    assert names(got) == ["0", "1", "2", "3", "4"]
    assert all(len(given) == 1 for given in maker.given if "2" in given)


def test_what_would_befall_all_is_told_to_all_without_trying() -> None:
    closed = ModelError("host", "answered 401", "check the key")
    maker = Played()

    async def does(name: str) -> Outcome:
        raise RunEndedError(closed, Failure.of(name, closed, "id", 1))

    maker.does = does
    got, batch = outcomes_of(plan([item(n) for n in range(40)], maker, slots=1))
    assert len(maker.given) == 1
    assert names(got) == sorted(map(str, range(40)))
    assert [failure.attempts for failure in failures(got).values()] == [1] + [0] * 39
    assert {failure.error for failure in failures(got).values()} == {str(closed)}
    assert batch.ended_by is closed


def test_what_was_written_before_is_not_failed_by_an_ending() -> None:
    closed = ModelError("host", "answered 401")

    async def does(name: str) -> Outcome:
        raise RunEndedError(closed, Failure.of(name, closed))

    async def is_written(found: Item) -> bool:
        return found.input != "0"

    got, batch = outcomes_of(plan([item(n) for n in range(5)], Played(does), slots=1, is_written=is_written))
    assert names(got) == ["0"]
    assert batch.tally.written == 4


@pytest.mark.parametrize("error", [OutputError("journal", "the disk is full"), RuntimeError("ours")])
def test_a_fault_of_the_run_itself_ends_it(error: Exception) -> None:
    async def does(name: str) -> Outcome:
        if name == "5":
            raise error
        return done(name)

    async def run() -> None:
        async with Batch(plan([item(n) for n in range(100)], Played(does))) as batch:
            async for _ in batch:
                pass

    with pytest.raises(type(error)):
        asyncio.run(run())


def test_a_stop_finishes_what_is_in_flight_and_takes_no_more() -> None:
    going: list[str] = []

    async def run() -> list[str]:
        go_on = asyncio.Event()

        async def does(name: str) -> Outcome:
            going.append(name)
            await go_on.wait()
            return done(name)

        async with Batch(plan([item(n) for n in range(1_000)], Played(does), slots=3)) as batch:
            while len(going) < 3:
                await asyncio.sleep(0)
            batch.stop()
            go_on.set()
            return [outcome.input async for outcome in batch]

    got = asyncio.run(run())
    assert sorted(got) == sorted(going)
    assert len(got) == 3


def test_leaving_early_cancels_what_is_in_flight() -> None:
    going: list[str] = []
    ended: list[str] = []

    async def does(name: str) -> Outcome:
        going.append(name)
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            ended.append(name)
            raise
        raise AssertionError("for ever is over")

    async def run() -> None:
        async with Batch(plan([item(n) for n in range(1_000)], Played(does), slots=3)):
            while len(going) < 3:
                await asyncio.sleep(0)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(run())
    assert sorted(ended) == sorted(going)
