"""A run by a provider's batch that is ended and begun again: nothing is lost, and nothing is paid for twice."""

import asyncio
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from summarizer.journal import Journal, ProviderBatch, open_journal

DOCUMENTS = 6

# Ends the process when an answer is kept for the fourth time.
DIES_WHILE_COLLECTING = """
import os, signal
from summarizer.journal.tables import TableJournal
plain, kept = TableJournal.keep, []
async def keep(self, key, answer):
    kept.append(key)
    if len(kept) == 4:
        os.kill(os.getpid(), signal.SIGKILL)
    await plain(self, key, answer)
TableJournal.keep = keep
"""
DIES_BEFORE_A_BATCH_IS_NOTED = """
import os, signal
from summarizer.journal.tables import TableJournal
plain = TableJournal.keep_batch
async def keep_batch(self, batch):
    if not batch.id.startswith("label:"):
        os.kill(os.getpid(), signal.SIGKILL)
    await plain(self, batch)
TableJournal.keep_batch = keep_batch
"""
DIES_WHEN_A_BATCH_IS_COLLECTED = """
import os, signal
from summarizer.journal.tables import TableJournal
plain = TableJournal.drop_batch
async def drop_batch(self, batch):
    await plain(self, batch)
    if not batch.id.startswith("label:"):
        os.kill(os.getpid(), signal.SIGKILL)
TableJournal.drop_batch = drop_batch
"""


def within(work: Any) -> Any:
    async def run() -> Any:
        async with open_journal(None) as journal:
            return await work(journal)

    return asyncio.run(run())


def place_of(provider: Any) -> str:
    """What the provider is called in a journal."""
    return str(provider.url.removeprefix("http://"))


@pytest.fixture
def run_again(place: Any, via: Any, provider: Any, assert_paid: Any) -> Callable[[], None]:
    """The run after the one that was killed: each document once, each call once, and no batch is open any more."""

    def run() -> None:
        assert via()[0] == 0
        place.assert_each_once(DOCUMENTS)
        assert provider.sizes == [DOCUMENTS]
        assert_paid(DOCUMENTS)
        noted = within(lambda journal: journal.batches(place_of(provider)))
        assert [batch for batch in noted if not batch.id.startswith("label:")] == []

    return run


CALLS = ["POST /v1/files", "POST /v1/batches", "GET /v1/batches/ID", "GET /v1/files/ID/content"]


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("call", CALLS)
def test_killed_at_any_call_the_next_run_goes_on(
    place: Any, killed: Any, run_again: Any, call: str, after: bool
) -> None:
    place.articles(DOCUMENTS)
    killed(call, after=after)
    run_again()


@pytest.mark.parametrize(
    "before", [DIES_WHILE_COLLECTING, DIES_BEFORE_A_BATCH_IS_NOTED, DIES_WHEN_A_BATCH_IS_COLLECTED]
)
def test_killed_in_between_the_next_run_goes_on(place: Any, killed: Any, run_again: Any, before: str) -> None:
    place.articles(DOCUMENTS)
    killed(before=before)
    run_again()


def test_killed_before_a_repair_the_draft_is_not_paid_for_twice(
    place: Any, killed: Any, via: Any, provider: Any, answer: Any, assert_paid: Any
) -> None:
    wrong = {"statement": "The bridge was closed after 999,999 cracks.", "evidence": [2]}
    provider.fate = lambda body: (
        answer() if "999,999" in body["messages"][1]["content"] else answer(headline_facts=[wrong])
    )
    place.articles(2)
    killed("POST /v1/files", at=2)
    assert via()[0] == 0
    assert provider.sizes == [2, 2]
    assert_paid(4)


def test_ctrl_c_leaves_the_batch_to_the_provider_and_the_same_command_collects_it(
    place: Any, start: Any, via: Any, provider: Any, words: list[str]
) -> None:
    place.articles(DOCUMENTS)
    provider.polls = 10**6
    started = start(*words)

    def interrupt() -> None:
        if provider.count("GET /v1/batches/ID") == 1:
            started.process.send_signal(signal.SIGINT)

    provider.on["GET /v1/batches/ID"] = interrupt
    code, said = started.end()
    assert code == 130
    assert "the batch goes on at the provider; the same command collects it" in said
    assert (place.done(), place.failed()) == ([], [])
    provider.polls = 0
    assert via()[0] == 0
    place.assert_each_once(DOCUMENTS)
    assert provider.sizes == [DOCUMENTS]


def test_what_is_new_goes_along_while_the_rest_is_under_way(
    place: Any, killed: Any, via: Any, provider: Any, assert_paid: Any
) -> None:
    place.articles(3)
    killed("GET /v1/batches/ID")
    place.articles(5)
    assert via()[0] == 0
    place.assert_each_once(5)
    assert provider.sizes == [3, 2]
    assert_paid(5)


def test_a_batch_of_another_feed_is_not_waited_for(
    place: Any, killed: Any, via: Any, provider: Any, article: Any
) -> None:
    place.articles(3)
    killed("GET /v1/batches/ID")
    provider.batches["batch_0"]["looked_at"] = -(10**6)
    place.rows([{"text": article(99)}])
    assert via()[0] == 0
    place.assert_each_once(1)
    assert within(lambda journal: journal.stats()).open_batches == 1


def test_a_batch_that_expired_while_nobody_looked_gives_what_it_has(
    place: Any, killed: Any, via: Any, provider: Any, answer: Any, ending: Any
) -> None:
    place.articles(4)
    provider.endings = [ending("expired")]
    killed("GET /v1/batches/ID")
    provider.fate = lambda body: answer() if "Bridge {1|1}" in body["messages"][-1]["content"] else "batch_expired"
    provider.end("batch_0", ending("expired"))
    provider.fate = lambda _: answer()
    assert via()[0] == 0
    place.assert_each_once(4)
    assert provider.sizes == [4, 3]


def test_a_refused_manner_is_learned_from_a_batch_of_before(
    place: Any, killed: Any, via: Any, provider: Any, answer: Any, refusal: Any
) -> None:
    place.articles(2)
    killed("GET /v1/batches/ID")
    provider.fate = lambda body: answer() if "seed" not in body else refusal("seed is not supported", param="seed")
    assert via()[0] == 0
    assert provider.sizes == [2, 2]
    assert all("seed" not in body for body in provider.bodies[-2:])


def test_a_lost_answer_to_a_submission_makes_no_second_batch(place: Any, via: Any, provider: Any) -> None:
    place.articles(3)
    provider.after["POST /v1/batches"] = lambda: 0 if provider.count("POST /v1/batches") == 1 else None
    assert via()[0] == 0
    assert provider.sizes == [3]
    assert provider.count("POST /v1/batches") == 1


def test_a_batch_that_is_not_known_at_once_is_not_paid_for_twice(place: Any, via: Any, provider: Any) -> None:
    place.articles(3)
    provider.on["GET /v1/batches/ID"] = lambda: 404 if provider.count("GET /v1/batches/ID") < 3 else None
    assert via()[0] == 0
    assert provider.sizes == [3]


def test_passing_faults_are_waited_out(place: Any, via: Any, provider: Any) -> None:
    place.articles(3)
    faults = [503, 0, 429, None]

    def fault() -> int | None:
        faults.append(faults.pop(0))
        return faults[-1]

    for call in ("POST /v1/files", "POST /v1/batches", "GET /v1/batches/ID", "GET /v1/files/ID/content"):
        provider.on[call] = fault
    assert via()[0] == 0
    place.assert_each_once(3)
    assert provider.sizes == [3]


def test_an_endpoint_that_is_away_for_long_ends_the_wait_and_the_next_run_collects(
    place: Any, via: Any, provider: Any, lines_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.articles(2)
    provider.on["GET /v1/batches/ID"] = lambda: 503
    code, said = via("--retries", "0")
    assert code == 1
    assert any("it is asked again" in line for line in said)
    assert all("the same command collects it" in line["error"] for line in lines_of(place.failures))
    provider.on.clear()
    assert via()[0] == 0
    place.assert_each_once(2)
    assert provider.sizes == [2]


@pytest.mark.parametrize(("status", "words_of_it"), [(401, "check the key"), (404, "no batch API")])
def test_an_endpoint_that_takes_no_batch_is_one_line_for_each(
    place: Any, via: Any, provider: Any, lines_of: Any, status: int, words_of_it: str
) -> None:
    place.articles(2)
    provider.on["POST /v1/files"] = lambda: status
    assert via()[0] == 1
    failures = lines_of(place.failures)
    assert [line["kind"] for line in failures] == ["model", "model"]
    assert all(words_of_it in line["error"] for line in failures)
    assert provider.count("POST /v1/files") == 1


def test_a_submission_that_never_was_is_forgotten_after_an_hour(place: Any, via: Any, provider: Any) -> None:
    host = place_of(provider)
    noted = [
        ProviderBatch(f"label:{number}", host, "gpt-4o-mini", datetime.now(UTC) - timedelta(minutes=age), ("k",))
        for number, age in enumerate((5, 90))
    ]

    async def note(journal: Journal) -> None:
        for batch in noted:
            await journal.keep_batch(batch)

    within(note)
    place.articles(2)
    assert via()[0] == 0
    assert provider.sizes == [2]
    left = within(lambda journal: journal.batches(host))
    assert [batch.id for batch in left] == ["label:0"]


def test_no_more_is_spent_than_may_be(place: Any, via: Any, provider: Any, assert_paid: Any) -> None:
    """The cap of an answer alone is worth 8192 * 0.3e-6 dollars: room for three at a time, and for all in the end."""
    place.articles(8)
    assert via("--max-cost", "0.0085")[0] == 0
    place.assert_each_once(8)
    assert max(provider.sizes) == 3
    assert {body["max_completion_tokens"] for body in provider.bodies} == {8192}
    assert_paid(8)


def test_what_does_not_fit_into_the_money_fails_and_goes_on_with_more(
    place: Any, via: Any, provider: Any, lines_of: Any
) -> None:
    place.articles(8)
    code, _ = via("--max-cost", "0.003")
    assert code == 4
    failures = lines_of(place.failures)
    assert {line["kind"] for line in failures} == {"budget"}
    assert set(provider.sizes) == {1}
    assert sum(brief["run"]["cost_usd"] for brief in lines_of(place.out)) <= 0.003
    done = len(place.done())
    assert 0 < done < 8
    assert via("--max-cost", "1")[0] == 0
    place.assert_each_once(8)
    assert provider.sizes[-1] == 8 - done


def test_an_older_name_of_the_cap_is_learned(place: Any, via: Any, provider: Any, answer: Any, refusal: Any) -> None:
    provider.fate = lambda body: (
        answer() if "max_tokens" in body else refusal("Unrecognized argument: max_completion_tokens")
    )
    place.articles(2)
    assert via("--max-cost", "1")[0] == 0
    assert provider.sizes == [2, 2]


def test_fresh_asks_anew_and_once(place: Any, via: Any, provider: Any, assert_paid: Any) -> None:
    place.articles(3)
    via()
    assert via("--fresh")[0] == 0
    assert provider.sizes == [3, 3]
    place.assert_each_once(3)
    assert_paid(3)
