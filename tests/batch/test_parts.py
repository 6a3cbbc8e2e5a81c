"""The small parts of a batch: the map on disk, repeats, figures, outcomes."""

import asyncio
import contextlib
import json
import threading
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.batch.disk import DiskMap
from summarizer.batch.figures import Figures
from summarizer.batch.outcome import KINDS, Done, Failure
from summarizer.batch.repeats import First, Repeats
from summarizer.batch.work import Raw, document_of, unexpected
from summarizer.document import Document
from summarizer.errors import FetchError, InputError, ModelError, OutputError, SummarizerError

KEYS = st.text(st.characters(exclude_categories=()), max_size=6)


@given(st.lists(st.tuples(KEYS, st.integers(0, 9), st.none() | st.text(st.characters(codec="utf-8"), max_size=3))))
def test_a_disk_map_is_a_map(rows: list[tuple[str, int, str | None]]) -> None:
    kept = DiskMap("number", "word")
    expected: dict[str, tuple[int, str | None]] = {}
    for key, number, word in rows:
        assert kept.get(key) == expected.get(key)
        kept.put(key, number, word)
        expected[key] = (number, word)
    assert {key: kept.get(key) for key in expected} == expected
    kept.close()


@given(st.lists(KEYS))
def test_a_disk_map_tells_whether_a_key_is_new(keys: list[str]) -> None:
    kept = DiskMap()
    seen: set[str] = set()
    for key in keys:
        assert kept.add(key) == (key not in seen)
        seen.add(key)
        assert kept.get(key) == ()
    kept.close()


def test_a_disk_map_may_be_asked_from_any_thread() -> None:
    kept = DiskMap()
    new: list[bool] = []

    def add() -> None:
        new.extend(kept.add(str(n)) for n in range(200))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sum(new), len(new)) == (200, 800)
    kept.close()


def document(text: str, input: str, published: str | None = None) -> Document:
    return Document.from_text(text, input=input, published=published)


def test_one_document_of_a_text_at_a_time_and_the_later_ones_are_told_of_the_first() -> None:
    inside: list[str] = []
    told: list[First | None] = []

    async def visit(repeats: Repeats, one: Document) -> None:
        async with repeats.turn(one) as first:
            assert not any(text == one.text for text in inside)
            inside.append(one.text)
            told.append(first)
            await asyncio.sleep(0)
            inside.remove(one.text)

    async def run() -> None:
        repeats = Repeats()
        same = [document("Rain.", f"a{n}", published="2026-01-02") for n in range(5)]
        await asyncio.gather(*(visit(repeats, one) for one in [*same, document("Snow.", "b")]))

    asyncio.run(run())
    first = First("a0", "2026-01-02", None)
    assert sorted(told, key=str) == sorted([None, None, first, first, first, first], key=str)


def test_where_the_first_of_a_text_fails_the_next_is_the_first() -> None:
    async def run() -> list[First | None]:
        repeats, told = Repeats(), []
        with contextlib.suppress(ModelError):
            async with repeats.turn(document("Rain.", "a")) as first:
                told.append(first)
                raise ModelError("host", "busy")
        for name in ("b", "c"):
            async with repeats.turn(document("Rain.", name)) as first:
                told.append(first)
        return told

    assert asyncio.run(run()) == [None, None, First("b", None, None)]


def test_a_document_that_gives_up_waiting_leaves_the_turn_to_others() -> None:
    async def run() -> First | None:
        repeats = Repeats()
        async with repeats.turn(document("Rain.", "a")):

            async def wait() -> None:
                async with repeats.turn(document("Rain.", "b")):
                    raise AssertionError("two at once")

            waiting = asyncio.create_task(wait())
            await asyncio.sleep(0)
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
        async with repeats.turn(document("Rain.", "c")) as first:
            return first

    assert asyncio.run(run()) == First("a", None, None)


def test_figures_count_documents_and_what_they_cost_failed_or_not() -> None:
    figures = Figures()
    figures.add(Done("a", "id", "{}", calls=2, input_tokens=100, output_tokens=20, cost_usd=0.25, rejected=3))
    figures.add(Done("b", "id", "{}", cached=True))
    figures.add(Failure("c", None, "c: it is empty", "input"))
    figures.add(Failure("d", "id", "d: busy", "model", attempts=5, input_tokens=40, output_tokens=2, cost_usd=0.5))
    assert (figures.done, figures.cached, figures.failed, figures.unusable, figures.rejected) == (2, 1, 2, 1, 3)
    assert (figures.calls, figures.input_tokens, figures.output_tokens, figures.cost_usd) == (2, 140, 22, 0.75)


def test_a_cost_that_is_not_known_once_is_not_known_at_the_end() -> None:
    figures = Figures()
    for cost in (0.5, None, 0.5):
        figures.add(Done("a", "id", "{}", cost_usd=cost))
    assert figures.cost_usd is None


def test_the_rate_counts_failures_too_and_is_no_division_by_nothing() -> None:
    figures = Figures()
    assert figures.rate == 0
    figures.add(Failure("c", None, "c: it is empty", "input"))
    assert figures.rate > 0


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (InputError("a", "it is empty"), "input"),
        (FetchError("a", "404"), "fetch"),
        (ModelError("a", "busy"), "model"),
        (OutputError("a", "full"), "input"),
        (SummarizerError("a", "?"), "input"),
    ],
)
def test_a_failure_is_of_a_kind_of_the_contract(error: SummarizerError, kind: str) -> None:
    failure = Failure.of("a", error, "sha256:1", 3)
    assert failure.kind in KINDS
    assert failure.as_json() == {
        "input": "a",
        "document": "sha256:1",
        "error": str(error),
        "kind": kind,
        "attempts": 3,
    }


def test_what_a_failure_cost_is_no_part_of_its_line() -> None:
    failure = Failure("a", None, "a: busy", "model")
    assert replace(failure, input_tokens=9, cost_usd=1.0).as_json() == failure.as_json()


@given(st.text(st.characters(exclude_categories=())))
def test_an_unforeseen_error_is_one_line(message: str) -> None:
    failure = unexpected("a", RuntimeError(message))
    assert len(failure.error.splitlines()) <= 1
    assert len(failure.error) < 300
    json.dumps(failure.as_json())


def test_what_a_feed_knows_of_a_document_is_the_documents() -> None:
    raw = Raw("feed.jsonl:1", text="Rain fell on Ostvik.", known={"title": "Rain", "outlet": "The Ostvik Post"})
    found = document_of(raw)
    assert (found.text, found.input, found.title, found.outlet) == (
        "Rain fell on Ostvik.",
        "feed.jsonl:1",
        "Rain",
        "The Ostvik Post",
    )


@pytest.mark.parametrize("text", [None, "", " \n\t"])
def test_an_entry_without_text_is_refused(text: str | None) -> None:
    with pytest.raises(InputError, match="it has no text"):
        document_of(Raw("feed.jsonl:1", text=text))
