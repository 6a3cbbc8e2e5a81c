"""What every journal does, whichever database is behind it."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.errors import UsageError
from summarizer.journal import Answer, Journal, ProviderBatch, Seen, open_journal, place_of, tables

_Result = TypeVar("_Result")

ANSWER = Answer('{"choices": []}', "small", 900, 120, 300)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def within(place: str, work: Callable[[Journal], Awaitable[_Result]], **terms: Any) -> _Result:
    """What `work` makes of the journal, opened for it alone."""

    async def run() -> _Result:
        async with open_journal(place, **terms) as journal:
            return await work(journal)

    return asyncio.run(run())


def age(monkeypatch: pytest.MonkeyPatch, **ago: float) -> None:
    """What is kept from here on is that old."""
    then = (datetime.now(UTC) - timedelta(**ago)).timestamp()
    monkeypatch.setattr("summarizer.journal.tables.time.time", lambda: then)


def test_what_is_kept_is_recalled_also_by_the_next_to_open_it(place: str) -> None:
    async def keeps(journal: Journal) -> Answer | None:
        assert await journal.recall("a") is None
        await journal.keep("a", ANSWER)
        await journal.keep("b", replace(ANSWER, price_factor=0.5))
        return await journal.recall("a")

    assert within(place, keeps) == ANSWER

    async def recalls(journal: Journal) -> list[Answer | None]:
        return [await journal.recall(key) for key in ("a", "b", "c")]

    assert within(place, recalls) == [ANSWER, replace(ANSWER, price_factor=0.5), None]


def test_what_an_answer_cost_is_claimed_once(place: str) -> None:
    unclaimed = replace(ANSWER, price_factor=0.5, claimed=False)

    async def claims(journal: Journal) -> list[Answer | None]:
        for key in "ab":
            await journal.keep(key, unclaimed)
        await journal.claim(["a", "c"])
        await journal.keep("a", unclaimed)
        return [await journal.recall(key) for key in "abc"]

    assert within(place, claims) == [replace(unclaimed, claimed=True), unclaimed, None]


def test_the_first_answer_stays(place: str) -> None:
    async def race(journal: Journal) -> Answer | None:
        await journal.keep("a", ANSWER)
        await journal.keep("a", replace(ANSWER, completion='{"other": 1}'))
        return await journal.recall("a")

    assert within(place, race) == ANSWER


def test_many_at_once_in_one_loop(place: str) -> None:
    async def crowd(journal: Journal) -> int:
        answers = [replace(ANSWER, completion=json.dumps({"n": n})) for n in range(200)]
        await asyncio.gather(*(journal.keep(f"k{n % 100}", answer) for n, answer in enumerate(answers)))
        found = await asyncio.gather(*(journal.recall(f"k{n}") for n in range(100)))
        assert all(answer is not None for answer in found)
        return (await journal.stats()).entries

    assert within(place, crowd) == 100


def test_what_is_forgotten_is_asked_anew(place: str) -> None:
    async def forgets(journal: Journal) -> list[bool]:
        for key in "abc":
            await journal.keep(key, ANSWER)
        await journal.forget([])
        await journal.forget(["a", "c", "never there"])
        await journal.keep("c", replace(ANSWER, model="large"))
        answers = [await journal.recall(key) for key in "abc"]
        assert answers[2] == replace(ANSWER, model="large")
        return [answer is not None for answer in answers]

    assert within(place, forgets) == [False, True, True]


def test_what_an_input_held_is_what_was_noted_last(place: str) -> None:
    async def looks(journal: Journal) -> list[Seen | None]:
        await journal.note_seen("feed.jsonl:17", Seen("f1", "sha256:1"))
        await journal.note_seen("feed.jsonl:18", Seen("f2", "sha256:2"))
        await journal.note_seen("feed.jsonl:17", Seen("f3", "sha256:3"))
        return [await journal.seen(f"feed.jsonl:{n}") for n in (17, 18, 19)]

    assert within(place, looks) == [Seen("f3", "sha256:3"), Seen("f2", "sha256:2"), None]


@pytest.mark.parametrize("name", ["", "a\0b", "caf\udce9.txt", "名前 🚢.txt", "x" * 100_000, 'it\'s "so"; --', "%s ?"])
def test_an_input_may_have_any_name(place: str, name: str) -> None:
    async def looks(journal: Journal) -> Seen | None:
        await journal.note_seen(name, Seen("f", "d"))
        assert await journal.seen(name + "x") is None
        return await journal.seen(name)

    assert within(place, looks) == Seen("f", "d")


def test_open_batches_are_those_of_an_endpoint_until_they_are_dropped(place: str) -> None:
    first = ProviderBatch("batch_1", "api.lindar.example", "small", NOON, tuple(f"k{n}" for n in range(300)))
    second = ProviderBatch("batch_2", "api.lindar.example", "large", NOON - timedelta(hours=1), ("z", "a", "m"))
    elsewhere = ProviderBatch("batch_1", "other.example", "small", NOON, ("k",))
    none_in_it = ProviderBatch("batch_0", "empty.example", "small", NOON, ())

    async def submits(journal: Journal) -> None:
        for batch in (first, second, elsewhere, none_in_it):
            await journal.keep_batch(batch)
            await journal.keep_batch(batch)

    async def collects(journal: Journal) -> None:
        assert await journal.batches("api.lindar.example") == [second, first]
        assert await journal.batches("empty.example") == [none_in_it]
        await journal.drop_batch(first)
        await journal.drop_batch(first)
        assert await journal.batches("api.lindar.example") == [second]
        assert await journal.batches("other.example") == [elsewhere]
        await journal.keep_batch(replace(second, keys=("a",)))
        assert await journal.batches("api.lindar.example") == [replace(second, keys=("a",))]
        assert (await journal.stats()).open_batches == 3

    within(place, submits)
    within(place, collects)


def test_a_new_journal_is_all_zeros(place: str) -> None:
    stats = within(place, lambda journal: journal.stats())
    assert (stats.entries, stats.models, stats.oldest, stats.newest) == (0, {}, None, None)
    assert (stats.input_tokens, stats.output_tokens, stats.cached_tokens, stats.open_batches) == (0, 0, 0, 0)
    assert stats.bytes > 0
    assert list(within(place, lambda journal: journal.listing(10))) == []
    assert within(place, lambda journal: journal.prune()) == 0


def fill(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four answers: 40 days old, 20 days, 2 hours, and of now; the second of another model. Two inputs seen."""

    async def keeps(journal: Journal) -> None:
        for key, model, hours in (
            ("a", "small", 40 * 24),
            ("b", "large", 20 * 24),
            ("c", "small", 2),
            ("d", "small", 0),
        ):
            age(monkeypatch, hours=hours)
            await journal.keep(key, replace(ANSWER, model=model))
            if key in "ad":
                await journal.note_seen(key, Seen("f", key))

    within(place, keeps)
    monkeypatch.undo()


def test_the_figures(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(place, monkeypatch)
    stats = within(place, lambda journal: journal.stats())
    assert (stats.entries, stats.models, list(stats.models)) == (4, {"small": 3, "large": 1}, ["small", "large"])
    assert (stats.input_tokens, stats.output_tokens, stats.cached_tokens) == (3600, 480, 1200)
    assert stats.oldest is not None
    assert stats.newest is not None
    assert (stats.newest - stats.oldest).days == 40
    assert stats.oldest.tzinfo is not None


def test_the_listing_is_newest_first(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(place, monkeypatch)
    entries = within(place, lambda journal: journal.listing(3))
    assert [(entry.key, entry.model) for entry in entries] == [("d", "small"), ("c", "small"), ("b", "large")]
    assert (entries[0].input_tokens, entries[0].output_tokens, entries[0].bytes) == (900, 120, len(ANSWER.completion))
    assert entries[0].kept > entries[1].kept


@pytest.mark.parametrize(
    ("terms", "dropped", "left", "seen"),
    [
        ({"older_than": timedelta(days=30)}, 1, "bcd", "d"),
        ({"older_than": timedelta(hours=1)}, 3, "d", "d"),
        ({"older_than": timedelta(days=365)}, 0, "abcd", "ad"),
        ({"model": "small"}, 3, "b", "ad"),
        ({"model": "none"}, 0, "abcd", "ad"),
        ({"model": "small", "older_than": timedelta(days=1)}, 1, "bcd", "ad"),
        ({}, 4, "", ""),
    ],
)
def test_pruning(
    place: str, monkeypatch: pytest.MonkeyPatch, terms: dict[str, Any], dropped: int, left: str, seen: str
) -> None:
    fill(place, monkeypatch)
    batch = ProviderBatch("batch_1", "api.lindar.example", "small", NOON - timedelta(days=90), ("a",))

    async def prunes(journal: Journal) -> None:
        await journal.keep_batch(batch)
        assert await journal.prune(**terms) == dropped
        assert [key for key in "abcd" if await journal.recall(key)] == list(left)
        assert [key for key in "abcd" if await journal.seen(key)] == list(seen)
        assert await journal.batches("api.lindar.example") == [batch]  # it is paid for

    within(place, prunes)


def test_several_may_make_the_same_new_journal_at_once(place: str) -> None:
    async def one(number: int) -> None:
        async with open_journal(place) as journal:
            await journal.keep(f"k{number}", ANSWER)

    async def run() -> None:
        await asyncio.gather(*(one(number) for number in range(8)))

    asyncio.run(run())
    assert within(place, lambda journal: journal.stats()).entries == 8


def test_one_that_is_missing_is_not_made_where_that_is_not_wanted(place: str) -> None:
    with pytest.raises(UsageError, match="there is no journal there"):
        within(place, lambda journal: journal.stats(), create=False)
    within(place, lambda journal: journal.keep("a", ANSWER))
    assert within(place, lambda journal: journal.stats(), create=False).entries == 1


def test_an_older_one_is_brought_up_to_date_with_all_that_it_holds(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    within(place, lambda journal: journal.keep("a", ANSWER))
    newer = (*tables.STEPS, ("CREATE TABLE summarize_more (n {counter})", "ALTER TABLE summarize_seen ADD more TEXT"))
    set_steps(monkeypatch, newer)
    assert within(place, lambda journal: journal.recall("a")) == ANSWER
    within(place, lambda journal: journal.note_seen("a", Seen("f", "d")))
    assert within(place, lambda journal: journal.recall("a")) == ANSWER


def test_a_newer_one_is_an_error_and_stays_as_it_is(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as later:
        set_steps(later, (*tables.STEPS, ("CREATE TABLE summarize_more (n {counter})",)))
        within(place, lambda journal: journal.keep("a", ANSWER))
    with pytest.raises(UsageError, match=r"a newer summarize has written it \(its version is 3, ours 2\)"):
        within(place, lambda journal: journal.stats())
    set_steps(monkeypatch, (*tables.STEPS, ("CREATE TABLE summarize_more (n {counter})",)))
    assert within(place, lambda journal: journal.recall("a")) == ANSWER


def set_steps(monkeypatch: pytest.MonkeyPatch, steps: tuple[tuple[str, ...], ...]) -> None:
    from summarizer.journal import postgres, sqlite  # noqa: PLC0415  # where a driver is missing, nobody asks for this

    for module in (sqlite, postgres):
        monkeypatch.setattr(module, "STEPS", steps)
        monkeypatch.setattr(module, "VERSION", len(steps))


SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.text())
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3))
COUNTS = st.integers(0, 2**62)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=JSON,
    escaped=st.booleans(),
    model=st.text(),
    counts=st.tuples(COUNTS, COUNTS, COUNTS),
    factor=st.floats(0.0, 1.0),
)
def test_any_answer_comes_back_as_the_same_json(
    place: str, content: Any, escaped: bool, model: str, counts: tuple[int, int, int], factor: float
) -> None:
    completion = json.dumps({"content": content}, ensure_ascii=escaped)
    answer = Answer(completion, model, *counts, factor)

    async def there_and_back(journal: Journal) -> Answer | None:
        await journal.forget(["k"])
        await journal.keep("k", answer)
        return await journal.recall("k")

    back = within(place, there_and_back)
    assert back is not None
    assert json.loads(back.completion) == {"content": content}
    assert (back.input_tokens, back.output_tokens, back.cached_tokens, back.price_factor) == (*counts, factor)
    assert back.model == model.replace("\0", "\\u0000")


@pytest.mark.parametrize("half", ["\ud83d", "a\udea2b"])
def test_half_a_character_comes_back_too(place: str, half: str) -> None:
    answer = replace(ANSWER, completion=json.dumps({"content": half}, ensure_ascii=False))

    async def there_and_back(journal: Journal) -> Answer | None:
        await journal.keep("k", answer)
        return await journal.recall("k")

    back = within(place, there_and_back)
    assert back is not None
    assert json.loads(back.completion) == {"content": half}


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("mysql://somebody:s3cret@host/db", r"--journal mysql://…: there is no journal of that kind"),
        ("sqlite:///journal.db", r"--journal sqlite://…: there is no journal of that kind"),
        ("", "it is no file"),
        ("a\0b", "it is no file"),
        (".", "it is no file"),
    ],
)
def test_what_is_no_place_is_one_line(where: str, said: str) -> None:
    for attempt in (lambda: place_of(where), lambda: within(where, lambda journal: journal.stats())):
        with pytest.raises(UsageError, match=re.escape(said)) as caught:
            attempt()
        assert "s3cret" not in str(caught.value)


def test_the_place_is_shown_as_it_is_opened(place: str) -> None:
    async def asks(journal: Journal) -> str:
        return journal.where

    assert within(place, asks) == place_of(place)
