"""The queue between the thread that reads feeds and the loop that works."""

import asyncio
import threading
from collections.abc import Callable

from summarizer.batch.belt import Belt


def always(_: int) -> bool:
    return True


def never(_: int) -> bool:
    return False


def carried(
    most: int, things: int, at_once: int, goes_along: Callable[[int], bool], takers: int = 1
) -> list[list[int]]:
    """What takers get of numbers that a thread lays on a belt."""

    async def run() -> list[list[int]]:
        belt: Belt[int] = Belt(most)

        def lay() -> None:
            for n in range(things):
                belt.put(n)
            belt.end()

        thread = threading.Thread(target=lay)
        thread.start()
        got: list[list[int]] = []

        async def take() -> None:
            while taken := await belt.take(at_once, goes_along):
                got.append(taken)

        await asyncio.gather(*(take() for _ in range(takers)))
        thread.join()
        return got

    return asyncio.run(run())


def test_everything_arrives_once_and_in_order() -> None:
    assert carried(4, 500, 1, always) == [[n] for n in range(500)]


def test_many_takers_share_what_there_is() -> None:
    got = carried(4, 500, 3, always, takers=7)
    assert sorted(n for taken in got for n in taken) == list(range(500))
    assert max(map(len, got)) <= 3


def test_what_goes_alone_is_taken_alone() -> None:
    assert all(len(taken) == 1 for taken in carried(50, 100, 8, never))


def test_an_empty_feed_ends_the_takers() -> None:
    assert carried(4, 0, 8, always, takers=3) == []


def test_a_run_of_what_goes_along_ends_before_what_does_not() -> None:
    async def run() -> list[list[int]]:
        belt: Belt[int] = Belt(20)
        for n in (2, 4, 6, 7, 8, 10):
            belt.put(n)
        belt.end()
        got = []
        while taken := await belt.take(8, lambda n: n % 2 == 0):
            got.append(taken)
        return got

    assert asyncio.run(run()) == [[2, 4, 6], [7], [8, 10]]


def test_no_more_than_it_may_hold_is_read_ahead() -> None:
    async def run() -> tuple[int, int]:
        belt: Belt[int] = Belt(3)
        laid: list[int] = []
        third = threading.Event()

        def put() -> None:
            for n in range(10):
                if not belt.put(n):
                    return
                laid.append(n)
                if n == 2:
                    third.set()

        thread = threading.Thread(target=put)
        thread.start()
        await asyncio.to_thread(third.wait)
        held = len(laid)
        belt.stop()  # the thread stands before a full belt; this lets it go
        await asyncio.to_thread(thread.join)
        return held, len(laid)

    assert asyncio.run(run()) == (3, 3)


def test_after_a_stop_nothing_is_taken_and_nothing_is_wanted() -> None:
    async def run() -> tuple[list[int], bool, bool]:
        belt: Belt[int] = Belt(5)
        belt.put(1)
        belt.put(2)
        belt.stop()
        belt.stop()  # twice is no harm
        return await belt.take(5, always), belt.put(3), belt.put(4)

    assert asyncio.run(run()) == ([], False, False)


def test_a_taker_that_waits_is_woken_by_a_stop() -> None:
    async def run() -> list[int]:
        belt: Belt[int] = Belt(5)
        waiting = asyncio.create_task(belt.take(5, always))
        await asyncio.sleep(0)
        belt.stop()
        return await waiting

    assert asyncio.run(run()) == []


def test_a_feed_that_goes_on_after_the_loop_has_closed_is_told_so() -> None:
    async def made() -> Belt[int]:
        return Belt(5)

    belt = asyncio.run(made())
    assert [belt.put(1), belt.put(2)] == [True, False]
