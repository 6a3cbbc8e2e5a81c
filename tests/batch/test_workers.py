"""Worker processes: what dies or hangs in one costs the document that it worked on, and nothing else."""

import asyncio
import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from anyio import CapacityLimiter, to_process

from summarizer.batch.by_rules import ByRules
from summarizer.batch.library import Library
from summarizer.batch.outcome import Done, Failure, Outcome
from summarizer.batch.work import Raw
from summarizer.batch.workers import WorkerLostError, Workers
from summarizer.errors import InputError

PAGE = "<html><body><article><h1>Rain on Ostvik</h1><p>{}</p></article></body></html>".format(
    "Rain fell on Ostvik on Monday, the Harbour Office said. " * 5
)


def test_a_worker_gives_what_the_work_returns_and_raises_what_it_raises() -> None:
    async def run() -> tuple[int, int]:
        workers = Workers(1)
        with pytest.raises(ZeroDivisionError):
            await workers.run(divmod, 1, 0)
        return await workers.run(divmod, 7, 2)

    assert asyncio.run(run()) == (3, 1)


def test_the_work_is_done_in_another_process_and_the_next_in_the_same() -> None:
    async def run() -> list[int]:
        workers = Workers(1)
        return [await workers.run(os.getpid) for _ in range(2)]

    first, second = asyncio.run(run())
    assert first == second != os.getpid()


def test_no_more_work_at_once_than_there_are_workers() -> None:
    async def run() -> set[int]:
        workers = Workers(2)
        return set(await asyncio.gather(*(workers.run(os.getpid) for _ in range(12))))

    assert len(asyncio.run(run())) <= 2


@pytest.mark.parametrize(("work", "arguments"), [(os._exit, (0,)), (os.abort, ())], ids=["exit", "crash"])
def test_a_worker_that_dies_is_lost_and_the_next_does_the_work(
    work: Callable[..., Any], arguments: tuple[int, ...]
) -> None:
    async def run() -> tuple[int, int]:
        workers = Workers(1)
        with pytest.raises(WorkerLostError, match="it ended the process that read it"):
            await workers.run(work, *arguments)
        return await workers.run(divmod, 7, 2)

    assert asyncio.run(run()) == (3, 1)


def test_a_worker_that_hangs_is_ended_and_the_next_does_the_work() -> None:
    async def run() -> tuple[int, int]:
        workers = Workers(1, longest=0.05)
        with pytest.raises(WorkerLostError, match=r"it takes longer than 0\.05 s"):
            await workers.run(signal.pause)  # for ever
        workers = Workers(1)
        return await workers.run(divmod, 7, 2)

    assert asyncio.run(run()) == (3, 1)


def test_a_worker_does_not_hear_ctrl_c() -> None:
    async def run() -> int:
        workers = Workers(1)
        pid = await workers.run(os.getpid)
        os.kill(pid, signal.SIGINT)
        return await workers.run(os.getpid) - pid

    assert asyncio.run(run()) == 0


def test_ctrl_c_is_not_heard_by_a_worker_that_is_just_starting(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal Ctrl-C reaches every process of the group, also one that was born this instant."""
    opened = to_process.open_process  # type: ignore[attr-defined]  # where it is looked up

    async def interrupted(*arguments: Any, **options: Any) -> Any:
        process = await opened(*arguments, **options)
        process.send_signal(signal.SIGINT)
        return process

    monkeypatch.setattr(to_process, "open_process", interrupted)

    async def run() -> tuple[int, int]:
        return await Workers(1).run(divmod, 7, 2)

    assert asyncio.run(run()) == (3, 1)
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())  # this process hears it as ever


def test_a_worker_that_dies_as_it_is_started_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = to_process.open_process  # type: ignore[attr-defined]  # where it is looked up

    async def killed(*arguments: Any, **options: Any) -> Any:
        process = await opened(*arguments, **options)
        process.kill()
        await process.wait()
        return process

    async def run() -> None:
        with pytest.raises(WorkerLostError):
            await Workers(1).run(divmod, 7, 2)

    monkeypatch.setattr(to_process, "open_process", killed)
    asyncio.run(run())


class Fragile:
    """Workers that die of the documents of certain names."""

    def __init__(self, *deadly: str) -> None:
        self.deadly = deadly
        self.given: list[list[str]] = []

    async def run(self, work: Callable[..., Any], *arguments: Any) -> Any:
        raws = cast("Sequence[Raw]", arguments[0] if isinstance(arguments[0], list) else [arguments[0]])
        self.given.append([raw.input for raw in raws])
        if any(raw.input in self.deadly for raw in raws):
            raise WorkerLostError("it ended the process that read it")
        return work(*arguments)


def raws(count: int) -> list[Raw]:
    return [Raw(f"row {n}", text=f"Rain fell on Ostvik on day {n}, the Harbour Office said.") for n in range(count)]


def by_rules(fragile: Fragile, given: Sequence[Raw]) -> list[Outcome]:
    return asyncio.run(ByRules(cast("Workers", fragile)).outcomes(given))


def test_of_documents_that_share_a_worker_the_deadly_one_alone_fails() -> None:
    fragile = Fragile("row 2")
    outcomes = by_rules(fragile, raws(5))
    assert [outcome.input for outcome in outcomes] == [f"row {n}" for n in range(5)]
    assert [isinstance(outcome, Failure) for outcome in outcomes] == [False, False, True, False, False]
    lost = outcomes[2]
    assert isinstance(lost, Failure)
    assert lost.kind == "input"
    assert lost.error == "row 2: it ended the process that read it; leave it out, and please report it"
    assert fragile.given[0] == [f"row {n}" for n in range(5)]


def test_a_deadly_document_by_itself_is_not_tried_twice() -> None:
    fragile = Fragile("row 0")
    assert len(by_rules(fragile, raws(1))) == 1
    assert len(fragile.given) == 1


def test_what_fails_in_a_worker_without_ending_it_is_a_failure_by_itself() -> None:
    given = [*raws(1), Raw("empty", text=""), Raw("nothing", path=Path("no/such/file.txt"))]
    first, *others = by_rules(Fragile(), given)
    assert isinstance(first, Done)
    assert [(o.input, o.kind) for o in others if isinstance(o, Failure)] == [("empty", "input"), ("nothing", "input")]


def library(workers: Fragile | Workers) -> Library:
    return Library(None, cast("Workers", workers), CapacityLimiter(1))


def test_a_page_that_ends_its_worker_is_an_input_error() -> None:
    with pytest.raises(InputError, match="page: no text could be taken out of it: it ended the process that read it"):
        asyncio.run(library(Fragile("page")).document(Raw("page", html=PAGE)))


def test_a_page_is_read_in_a_worker_and_plain_text_here(tmp_path: Path) -> None:
    fragile = Fragile()
    file = tmp_path / "rain.md"
    file.write_text("Rain fell.", encoding="utf-8")
    for raw in (Raw("text", text="Rain fell."), Raw("file", path=file)):
        assert "Rain fell." in asyncio.run(library(fragile).document(raw)).text
    assert fragile.given == []
    assert "Rain fell on Ostvik" in asyncio.run(library(fragile).document(Raw("page", html=PAGE))).text
    assert fragile.given == [["page"]]


def test_main_text_comes_from_a_real_worker() -> None:
    async def run() -> str:
        return (await library(Workers(1)).document(Raw("page", html=PAGE, known={"outlet": "The Post"}))).text

    assert "Rain fell on Ostvik" in asyncio.run(run())
