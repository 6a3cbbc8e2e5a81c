"""What the workers of a run on Ray share, tried without Ray."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from summarizer.batch.near import Sketch, sketch_of
from summarizer.batch.ray_desk import Desk
from summarizer.document import Document
from summarizer.reading import read_document

_Result = TypeVar("_Result")

_SKETCH = sketch_of(read_document(Document.from_text(" ".join(f"Word{number} came by." for number in range(40)))))
assert _SKETCH is not None
STORY: Sketch = _SKETCH


def at_desk(work: Callable[[Desk], Awaitable[_Result]]) -> _Result:
    async def run() -> _Result:
        return await work(Desk(b"the order"))

    return asyncio.run(run())


def test_rows_come_in_the_order_of_their_numbers_and_then_the_end() -> None:
    async def work(desk: Desk) -> list[bytes | None]:
        reading = asyncio.gather(*(desk.row(number) for number in range(3)))
        await desk.put(1, b"second")
        await desk.put(0, b"first")
        await asyncio.sleep(0)
        assert not reading.done()
        await desk.end()
        return list(await reading)

    assert at_desk(work) == [b"first", b"second", None]


def test_a_reader_that_begins_anew_gets_what_is_not_settled() -> None:
    async def work(desk: Desk) -> list[bytes | None]:
        for number, row in enumerate((b"first", b"second", b"third")):
            await desk.put(number, row)
        assert await desk.row(0) == b"first"
        assert await desk.row(1) == b"second"
        await desk.settled(0)
        await desk.end()
        return [await desk.row(number) for number in range(4)]

    assert at_desk(work) == [b"", b"second", b"third", None]


def test_who_comes_behind_the_first_of_a_text_waits_for_it() -> None:
    async def work(desk: Desk) -> None:
        assert await desk.first("text", "a") is None
        behind = asyncio.gather(desk.first("text", "b"), desk.first("text", "c"))
        assert await desk.first("another text", "b") is None
        await asyncio.sleep(0)
        assert not behind.done()
        await desk.over("text", "a", "2026-03-01", "en", done=True)
        assert list(await behind) == [("a", "2026-03-01", "en")] * 2
        assert await desk.first("text", "d") == ("a", "2026-03-01", "en")

    at_desk(work)


def test_where_the_first_of_a_text_fails_the_next_is_the_first() -> None:
    async def work(desk: Desk) -> None:
        assert await desk.first("text", "a") is None
        behind = [asyncio.ensure_future(desk.first("text", name)) for name in "bc"]
        await asyncio.sleep(0)
        await desk.over("text", "a", None, None, done=False)
        assert await behind[0] is None
        assert not behind[1].done()
        await desk.over("text", "b", None, None, done=True)
        assert await behind[1] == ("b", None, None)

    at_desk(work)


def test_the_first_of_a_text_that_comes_again_is_still_the_first() -> None:
    async def work(desk: Desk) -> None:
        assert await desk.first("text", "a") is None
        behind = asyncio.ensure_future(desk.first("text", "b"))
        await asyncio.sleep(0)
        assert await desk.first("text", "a") is None  # its worker was lost; another one has it now
        await desk.over("text", "a", None, None, done=True)
        assert await behind == ("a", None, None)
        assert await desk.first("text", "a") is None  # what came of it was lost on its way
        assert await desk.first("text", "c") == ("a", None, None)

    at_desk(work)


def test_what_a_lost_worker_had_in_hand_is_suspect_until_one_survives_it() -> None:
    async def work(desk: Desk) -> None:
        await desk.enters("one")
        await desk.enters("two")
        assert await desk.takes("one", ["a", "b"]) == []
        assert await desk.takes("two", ["c"]) == []
        await desk.lays_down("one", ["b"])
        await desk.enters("one")  # it was lost
        assert await desk.takes("one", ["a", "b", "c", "d"]) == ["a"]
        assert [await desk.tried("a"), await desk.tried("a")] == [1, 2]
        await desk.lays_down("one", ["a", "b", "c", "d"])
        assert await desk.takes("two", ["a"]) == []

    at_desk(work)


def test_of_two_that_are_called_the_same_one_is_still_in_hand() -> None:
    async def work(desk: Desk) -> None:
        await desk.takes("one", ["a"])
        await desk.takes("one", ["a"])
        await desk.lays_down("one", ["a"])
        await desk.enters("one")
        assert await desk.takes("one", ["a"]) == ["a"]

    at_desk(work)


def test_of_a_story_one_is_told_and_the_others_wait_for_it() -> None:
    async def work(desk: Desk) -> None:
        near, number = await desk.near_turn(STORY, "a", "sha256:a")
        assert near is None
        behind = asyncio.ensure_future(desk.near_turn(STORY, "b", "sha256:b"))
        await asyncio.sleep(0)
        assert not behind.done()
        near, number = await desk.near_turn(STORY, "a", "sha256:a")  # its worker was lost; another one has it now
        assert near is None
        await desk.near_over(number, b"told", done=True)
        found, _ = await behind
        assert found is not None
        assert (found.input, found.number) == ("a", number)
        assert await desk.near_content(number) == b"told"

    at_desk(work)


def test_where_the_first_of_a_story_fails_or_is_given_up_the_next_is_the_first() -> None:
    async def work(desk: Desk) -> None:
        _, number = await desk.near_turn(STORY, "a", "sha256:a")
        behind = [asyncio.ensure_future(desk.near_turn(STORY, name, name)) for name in "bc"]
        await asyncio.sleep(0)
        await desk.near_over(number, None, done=False)
        assert (await behind[0])[0] is None
        await desk.give_up("b")
        assert (await behind[1])[0] is None

    at_desk(work)


def test_what_is_only_noted_is_noted_once() -> None:
    async def work(desk: Desk) -> None:
        assert await desk.near_first(STORY, "a", "sha256:a") is None
        assert await desk.near_first(STORY, "a", "sha256:a") is None
        near = await desk.near_first(STORY, "b", "sha256:b")
        assert near is not None
        assert near.note_for("sha256:b") == "near-duplicate of a: 100 % of its word groups"

    at_desk(work)


def test_a_document_that_is_given_up_holds_up_nobody() -> None:
    async def work(desk: Desk) -> None:
        assert await desk.first("text", "a") is None
        behind = asyncio.ensure_future(desk.first("text", "b"))
        await asyncio.sleep(0)
        await desk.give_up("a")
        assert await behind is None
        await desk.give_up("nobody")

    at_desk(work)
