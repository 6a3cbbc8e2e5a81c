"""A provider's batch: what comes of each row, at half the price, in the same two files."""

import asyncio
import io
import json
import sys
from typing import Any

import pytest

import summarizer
from summarizer import cli


def test_a_batch_is_submitted_waited_for_and_written(
    place: Any, via: Any, provider: Any, assert_paid: Any, lines_of: Any
) -> None:
    place.articles(6)
    code, said = via()
    assert code == 0
    place.assert_each_once(6)
    assert provider.sizes == [6]
    assert (provider.count("POST /v1/files"), provider.count("POST /v1/batches")) == (1, 1)
    assert any("6 calls are with 127.0.0.1" in line for line in said)
    assert any("batch_0: in progress, 0 of 6 answered" in line for line in said)
    assert_paid(6)
    runs = [brief["run"] for brief in lines_of(place.out)]
    assert {(run["calls"], run["cached"], run["input_tokens"]) for run in runs} == {(1, False, 1000)}
    assert "6,000 + 600 tokens; $0.0006" in said[-1]


def test_each_answer_finds_its_document(place: Any, via: Any, provider: Any, answer: Any, lines_of: Any) -> None:
    def told_apart(body: Any) -> Any:
        number = body["messages"][-1]["content"].partition("|number ")[2].partition("}")[0]
        claim = {"statement": f"The bridge number {number} was closed.", "evidence": [2]}
        return answer(headline=claim)

    provider.fate = told_apart
    place.articles(12)
    assert via()[0] == 0
    for brief in lines_of(place.out):
        number = brief["document"]["input"].rpartition(":")[2]
        assert brief["content"]["headline"]["statement"] == f"The bridge number {number} was closed."


def test_a_second_run_costs_nothing(place: Any, via: Any, provider: Any, lines_of: Any) -> None:
    place.articles(5)
    via()
    before = len(provider.calls)
    code, said = via()
    assert (code, len(provider.calls)) == (0, before)
    assert "5 were there" in said[-1]
    place.out.unlink()
    assert via()[0] == 0
    assert len(provider.calls) == before
    briefs = lines_of(place.out)
    assert {(brief["run"]["calls"], brief["run"]["cached"], brief["run"]["cost_usd"]) for brief in briefs} == {
        (0, True, 0.0)
    }


def test_calls_one_by_one_use_what_a_batch_has_answered(place: Any, via: Any, provider: Any, batch: Any) -> None:
    place.articles(3)
    via()
    place.out.unlink()
    code, said = batch("--base-url", provider.url, "-m", "gpt-4o-mini")
    assert code == 0
    assert "3 without a call" in said[-1]


def test_a_refused_row_is_a_failure_and_costs_the_others_nothing(
    place: Any, via: Any, provider: Any, answer: Any, refusal: Any, lines_of: Any
) -> None:
    def fate(body: Any) -> Any:
        if "Bridge {1|2}" in body["messages"][-1]["content"]:
            return refusal("The request was filtered", code="content_filter")
        return refusal("Bad things") if "Bridge {1|3}" in body["messages"][-1]["content"] else answer()

    provider.fate = fate
    place.articles(4)
    code, _ = via()
    assert code == 4
    place.assert_each_once(4)
    failures = {line["input"].rpartition(":")[2]: line for line in lines_of(place.failures)}
    assert {number: line["kind"] for number, line in failures.items()} == {"2": "refused", "3": "model"}
    assert "answered 400: Bad things" in failures["3"]["error"]
    assert provider.sizes == [4]
    provider.fate = lambda _: answer()  # what failed is tried again, and that alone
    assert via()[0] == 0
    assert provider.sizes == [4, 2]


def test_where_all_rows_are_refused_there_is_no_file_of_answers(
    place: Any, via: Any, provider: Any, refusal: Any, lines_of: Any
) -> None:
    provider.fate = lambda _: refusal("Bad things")
    place.articles(3)
    code, _ = via()
    assert code == 1
    assert [line["kind"] for line in lines_of(place.failures)] == ["model"] * 3
    assert provider.sizes == [3]


def test_a_refused_parameter_and_a_refused_mode_are_learned_and_the_rows_sent_again(
    place: Any, via: Any, provider: Any, answer: Any, refusal: Any
) -> None:
    def fate(body: Any) -> Any:
        if "temperature" in body:
            return refusal("Unsupported value: 'temperature'", param="temperature")
        if "response_format" in body:
            return refusal("json_schema is not supported", param="response_format")
        return answer()

    provider.fate = fate
    place.articles(3)
    assert via()[0] == 0
    place.assert_each_once(3)
    assert provider.sizes == [3, 3, 3]
    assert all("tools" in body for body in provider.bodies[-3:])


def test_expired_rows_are_sent_again(place: Any, via: Any, provider: Any, answer: Any, ending: Any) -> None:
    provider.endings = [ending("expired")]
    expired: set[str] = set()

    def fate(body: Any) -> Any:
        said = body["messages"][-1]["content"]
        if "|1}" not in said or said in expired:
            return answer()
        expired.add(said)
        return "batch_expired"

    provider.fate = fate
    place.articles(10)
    assert via()[0] == 0
    place.assert_each_once(10)
    assert provider.sizes == [10, len(expired)]
    assert 0 < len(expired) < 10


def test_a_row_that_is_never_answered_fails_after_three_batches(
    place: Any, via: Any, provider: Any, answer: Any, lines_of: Any
) -> None:
    fates: dict[str, Any] = {
        "Bridge {1|1}": "batch_expired",
        "Bridge {1|2}": None,
        "Bridge {1|3}": (500, {"error": {"message": "x"}}),
    }
    fates["Bridge {1|4}"] = (200, {"detail": "ok"})

    def fate(body: Any) -> Any:
        said = body["messages"][-1]["content"]
        return next((fate for words, fate in fates.items() if words in said), answer())

    provider.fate = fate
    place.articles(5)
    code, _ = via()
    assert code == 4
    assert provider.sizes == [5, 4, 4]
    failures = sorted(lines_of(place.failures), key=lambda line: line["input"])
    assert [line["kind"] for line in failures] == ["model"] * 4
    reasons = ("batch_expired", "completed", "(x)", "no chat completion")
    for line, reason in zip(failures, reasons, strict=True):
        assert reason in line["error"]


def test_a_batch_that_fails_its_validation_is_sent_again(place: Any, via: Any, provider: Any, ending: Any) -> None:
    provider.endings = [ending("failed", "invalid_json_line")]
    place.articles(3)
    code, said = via()
    assert code == 0
    assert provider.sizes == [3, 3]
    assert any("3 without an answer (no: invalid_json_line)" in line for line in said)


def test_a_model_that_there_is_not_fails_all_after_one_batch(
    place: Any, via: Any, provider: Any, ending: Any, lines_of: Any
) -> None:
    provider.endings = [ending("failed", "model_not_found")]
    place.articles(3)
    assert via()[0] == 1
    assert provider.sizes == [3]
    assert all("no: model_not_found" in line["error"] for line in lines_of(place.failures))


def test_a_batch_that_was_cancelled_is_not_sent_again(
    place: Any, via: Any, provider: Any, answer: Any, ending: Any, lines_of: Any
) -> None:
    provider.endings = [ending("cancelled")]
    provider.fate = lambda body: answer() if "Bridge {1|1}" in body["messages"][-1]["content"] else "batch_cancelled"
    place.articles(3)
    assert via()[0] == 4
    assert provider.sizes == [3]
    assert len(place.done()) == 1
    assert all("batch_cancelled" in line["error"] for line in lines_of(place.failures))


def test_a_batch_that_the_provider_forgets_is_sent_again(place: Any, via: Any, provider: Any, ending: Any) -> None:
    provider.endings = [ending(lost=True), ending(without_files=True)]
    place.articles(2)
    code, said = via()
    assert code == 0
    assert provider.sizes == [2, 2, 2]
    assert any("does not know the batch any more" in line for line in said)
    assert any("does not keep its answers any more" in line for line in said)


def test_where_too_much_is_under_way_less_is_sent_at_once(place: Any, via: Any, provider: Any, ending: Any) -> None:
    provider.endings = [ending("failed", "token_limit_exceeded"), ending("failed", "token_limit_exceeded")]
    place.articles(8)
    assert via()[0] == 0
    place.assert_each_once(8)
    assert provider.sizes == [8, 4, 2, 2, 2, 2]


def test_a_long_feed_goes_in_several_batches(
    place: Any, via: Any, provider: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from summarizer.batch.outbox import Outbox  # noqa: PLC0415 - loads openai

    monkeypatch.setattr(Outbox, "most_rows", 4)
    place.articles(10)
    assert via()[0] == 0
    place.assert_each_once(10)
    assert provider.sizes == [4, 4, 2]
    size = max(len(data) for data in provider.files.values()) // 4
    monkeypatch.setattr(Outbox, "most_bytes", 3 * size)
    assert via("--fresh")[0] == 0
    assert len(provider.sizes) > 6
    assert sum(provider.sizes[3:]) == 10


def test_documents_whose_batch_is_done_do_not_wait_for_the_others(
    place: Any, via: Any, provider: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from summarizer.batch.outbox import Outbox  # noqa: PLC0415 - loads openai

    monkeypatch.setattr(Outbox, "most_rows", 2)
    written_when_the_second_ends: list[int] = []
    plain = provider.look

    def look(name: str) -> Any:
        if name == "batch_1" and len(place.done()) < 2:
            return provider.shown(name)
        written_when_the_second_ends.append(len(place.done()))
        return plain(name)

    provider.look = look
    place.articles(4)
    assert via("-j", "1")[0] == 0
    assert written_when_the_second_ends[-1] == 2


def test_a_reask_and_a_repair_go_in_rounds_of_their_own(
    place: Any, via: Any, provider: Any, answer: Any, assert_paid: Any, lines_of: Any
) -> None:
    wrong = {"statement": "The bridge was closed after 999,999 cracks.", "evidence": [2]}
    mended = {"statement": "The bridge was closed.", "evidence": [2]}

    def fate(body: Any) -> Any:
        first = body["messages"][1]["content"]
        if "999,999" in first:  # the repair
            return answer(headline_facts=[mended])
        if "Bridge {1|1}" in first and len(body["messages"]) == 2:
            return answer("no JSON at all")
        return answer(headline_facts=[wrong]) if "Bridge {1|2}" in first else answer()

    provider.fate = fate
    place.articles(3)
    assert (via()[0], provider.sizes) == (0, [3, 2])
    assert_paid(5)
    briefs = {line["document"]["input"].rpartition(":")[2]: line for line in lines_of(place.out)}
    assert {number: line["run"]["calls"] for number, line in briefs.items()} == {"1": 2, "2": 2, "3": 1}
    assert briefs["2"]["content"]["headline_facts"][0]["statement"] == "The bridge was closed."


def test_an_answer_in_no_usable_form_fails_once_for_all_who_asked(
    place: Any, via: Any, provider: Any, answer: Any, article: Any, lines_of: Any
) -> None:
    provider.fate = lambda _: answer("no JSON at all")
    place.rows({"text": article(1)} for _ in range(5))
    assert via()[0] == 1
    assert provider.sizes == [1, 1]
    assert len(lines_of(place.failures)) == 5


def test_the_windows_of_a_long_article_go_together(place: Any, via: Any, provider: Any, article: Any) -> None:
    place.rows([{"text": "\n\n".join(article(number) for number in range(1, 60))}])
    assert via("--context", "2000")[0] == 0
    assert len(provider.sizes) == 1
    assert provider.sizes[0] > 1


def test_a_text_that_comes_again_is_asked_about_once(
    place: Any, via: Any, provider: Any, article: Any, lines_of: Any
) -> None:
    days = ("2024-07-27", "2024-07-28", "2024-07-29")
    place.rows({"text": article(1), "published": day} for day in days)
    assert via()[0] == 0
    assert provider.sizes == [1]
    briefs = lines_of(place.out)
    assert sorted(brief["document"]["published"] for brief in briefs) == list(days)
    assert sum(brief["run"]["calls"] for brief in briefs) == 1
    assert sum("asked about once" in " ".join(brief["audit"]["notes"]) for brief in briefs) == 2


def test_a_near_duplicate_waits_for_the_first_and_is_not_asked_about(
    place: Any, via: Any, provider: Any, article: Any, assert_paid: Any
) -> None:
    long = "\n\n".join(article(number) for number in range(1, 8))
    place.rows([{"text": long}, {"text": long + "\n\nRead more of it tomorrow."}])
    assert via("--skip-near-duplicates")[0] == 0
    place.assert_each_once(2)
    assert provider.sizes == [1]
    assert_paid(1)


def test_signs_that_some_take_for_line_ends_pass_through(place: Any, via: Any, provider: Any, answer: Any) -> None:
    claim = {"statement": "Something\u2028happened\u0085here.", "evidence": [1]}
    provider.fate = lambda _: answer(headline=claim)
    row = {"text": "Bridge\u2028closed\n\nThe bridge at Ostvik was closed on Monday.", "title": "Half \ud83d pair"}
    place.rows([json.dumps(row)])
    assert via()[0] == 0
    (line,) = place.out.read_text(encoding="utf-8").splitlines()
    assert str(claim["statement"]) in json.dumps(json.loads(line), ensure_ascii=False)


def test_standard_input_is_read_once(
    place: Any, via: Any, provider: Any, article: Any, monkeypatch: pytest.MonkeyPatch
) -> None:

    lines = "".join(json.dumps({"text": article(number)}) + "\n" for number in range(3))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    code, _ = via(feed="-")
    assert (code, len(place.done()), provider.sizes) == (0, 3, [3])


def test_under_quiet_nothing_is_said(place: Any, via: Any) -> None:
    place.articles(2)
    assert via("-q") == (0, [])


def test_a_dry_run_tells_half_the_price(place: Any, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:

    place.articles(2)
    costs = []
    for said in (words, words[:-2]):
        assert cli.main(["batch", str(place.feed), "--dry-run", *said]) == 0
        costs.append(json.loads(capsys.readouterr().out)["cost_usd"])
    assert abs(costs[0] - costs[1] / 2) < 2e-6


def test_what_does_not_go_together_is_refused(place: Any, batch: Any, words: list[str]) -> None:
    place.articles(1)
    assert batch("--via", "provider-batch", "--engine", "rules")[0] == 2
    code, said = batch(*words, "--record", "x.yaml")
    assert (code, said[-1]) == (
        2,
        "summarize: --via provider-batch: it does not go with --record; leave out one of them",
    )


def test_python_has_it_too(place: Any, provider: Any, via: Any) -> None:

    place.articles(3)

    async def total() -> list[float | None]:
        found = summarizer.summarize_batch(
            place.feed, model="gpt-4o-mini", base_url=provider.url, via="provider-batch", api_key="k"
        )
        return [result.run.cost_usd async for result in found if not isinstance(result, summarizer.Failure)]

    costs = asyncio.run(total())
    assert len(costs) == 3
    assert all(cost == pytest.approx(0.000105) for cost in costs)
