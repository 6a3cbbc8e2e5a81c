"""`summarize batch`: the contract's sentences about it, at the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer import cli


def test_a_summary_a_line_and_no_failures_file_where_nothing_failed(
    place: Any, by_model: Any, desk: Any, good: Any
) -> None:
    place.articles(5)
    desk.then(good)
    code, said = by_model()
    assert code == 0
    place.assert_each_once(5)
    assert not place.failures.exists()
    assert len(desk.requests) == 5
    for brief in place.briefs():
        assert set(brief) == {"schema", "schema_version", "document", "content", "audit", "run"}
        assert (brief["run"]["engine"], brief["run"]["calls"], brief["run"]["cached"]) == ("llm", 1, False)
        assert brief["document"]["text"].startswith("Bridge ")
    assert said[0] == f"summarize: model local at {desk.url.split('/')[2]}"
    assert said[-1].startswith(f"summarize: {place.out}: 5 done; ")
    assert "500 + 100 tokens" in said[-1]


def test_the_rules_engine_needs_no_model(place: Any, batch: Any) -> None:
    place.articles(20)
    code, said = batch("--engine", "rules")
    assert code == 0
    place.assert_each_once(20)
    assert {brief["run"]["engine"] for brief in place.briefs()} == {"rules"}
    assert said[0] == "summarize: rules engine (built in, no model)"
    code, said = batch("--engine", "rules")
    assert code == 0
    assert "0 done; 20 were there" in said[-1]
    place.assert_each_once(20)


def test_what_fails_has_a_line_of_its_own_and_the_rest_is_written(
    place: Any, by_model: Any, desk: Any, good: Any, article: Any
) -> None:
    place.rows([{"text": article(1)}, {"title": "no text"}, "not json", {"text": article(4)}, {"text": " "}, [5]])
    desk.then(good)
    code, said = by_model()
    assert code == 4
    place.assert_each_once(6)
    assert sorted(place.done()) == place.inputs(1, 4)
    for failure in place.failures_written():
        assert list(failure) == ["input", "document", "error", "kind", "attempts"]
        assert failure["document"] is None
        assert failure["kind"] == "input"
        assert failure["error"].startswith(f"{failure['input']}: ")
        assert "\n" not in failure["error"]
    assert "2 done; 4 failed (4 input, see out.failures.jsonl)" in said[-1]


def test_a_model_that_fails_names_the_document_and_how_often_it_was_asked(
    place: Any, by_model: Any, desk: Any, fails: Any
) -> None:
    place.articles(1)
    desk.then(fails(500, "busy"))
    code, _ = by_model("--retries", "2")
    assert code == 1
    (failure,) = place.failures_written()
    assert failure["document"].startswith("sha256:")
    assert (failure["kind"], failure["attempts"]) == ("model", 3)
    assert "answered 500: busy" in failure["error"]
    assert len(desk.requests) == 3


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ({"content": None, "refusal": "I would rather not."}, "refused"),
        ({"content": '{"headline": {"state', "finish": "length"}, "truncated"),
        ({"content": "Once upon a time"}, "model"),
    ],
)
def test_failures_tell_their_kind(place: Any, by_model: Any, desk: Any, answering: Any, answer: Any, kind: str) -> None:
    place.articles(1)
    desk.then(answering(**answer))
    assert by_model()[0] == 1
    assert [failure["kind"] for failure in place.failures_written()] == [kind]


def test_exit_codes(place: Any, by_model: Any, desk: Any, good: Any, fails: Any, article: Any) -> None:
    desk.then(good)
    place.rows(["nothing"])
    assert by_model()[0] == 2  # the only input was none
    place.rows(["nothing", "nothing either"])
    assert by_model()[0] == 1  # all failed
    place.rows(["nothing", {"text": article(2)}])
    assert by_model()[0] == 4  # some did
    assert by_model()[0] == 4  # also where the rest was there already
    place.rows([{"text": article(1)}, {"text": article(2)}])
    assert by_model()[0] == 0
    place.assert_each_once(2)


def test_a_second_run_asks_nothing_and_writes_nothing(place: Any, by_model: Any, desk: Any, good: Any) -> None:
    place.articles(8)
    desk.then(good)
    by_model()
    before = place.out.read_bytes()
    code, said = by_model()
    assert code == 0
    assert place.out.read_bytes() == before
    assert len(desk.requests) == 8
    assert "0 done; 8 were there" in said[-1]


def test_another_output_is_written_from_the_journal(place: Any, by_model: Any, desk: Any, good: Any) -> None:
    place.articles(8)
    desk.then(good)
    by_model()
    place.out.unlink()
    code, said = by_model()
    assert code == 0
    place.assert_each_once(8)
    assert len(desk.requests) == 8
    runs = [brief["run"] for brief in place.briefs()]
    assert all(run["cached"] and not run["calls"] and not run["input_tokens"] and not run["cost_usd"] for run in runs)
    assert "8 done (8 without a call)" in said[-1]
    assert "tokens" not in said[-1]


def test_what_failed_is_tried_again_and_its_line_goes(
    place: Any, by_model: Any, desk: Any, good: Any, fails: Any
) -> None:
    place.articles(4)
    desk.then(good, good, fails(500), good)
    assert by_model("-j", "1", "--retries", "0")[0] == 4
    assert (len(place.done()), len(place.failed())) == (3, 1)
    assert by_model()[0] == 0
    place.assert_each_once(4)
    assert not place.failures.exists()
    assert len(desk.requests) == 5


def test_what_fails_again_stands_in_the_failures_once(place: Any, by_model: Any, desk: Any, fails: Any) -> None:
    place.articles(3)
    desk.then(fails(500))
    for _ in range(3):
        assert by_model("--retries", "0")[0] == 1
        place.assert_each_once(3)


def test_what_was_done_and_fails_when_it_has_changed_is_a_failure(
    place: Any, by_model: Any, desk: Any, good: Any, article: Any
) -> None:
    place.articles(2)
    desk.then(good)
    by_model()
    place.rows([{"text": article(1)}, {"text": " "}])
    assert by_model()[0] == 4
    assert (place.done(), place.failed()) == (place.inputs(1), place.inputs(2))


def test_a_new_row_alone_is_asked(place: Any, by_model: Any, desk: Any, good: Any) -> None:
    place.articles(3)
    desk.then(good)
    by_model()
    place.articles(5)
    assert by_model()[0] == 0
    place.assert_each_once(5)
    assert len(desk.requests) == 5


def test_a_row_that_has_changed_is_done_again_and_replaces_its_line(
    place: Any, by_model: Any, desk: Any, good: Any, article: Any
) -> None:
    place.articles(3)
    desk.then(good)
    by_model()
    place.rows({"text": article(n)} for n in (1, 22, 3))
    assert by_model()[0] == 0
    place.assert_each_once(3)
    texts = {brief["document"]["input"]: brief["document"]["text"] for brief in place.briefs()}
    assert texts[place.inputs(2)[0]] == article(22)
    assert len(desk.requests) == 4


@pytest.mark.parametrize("engine", ["rules", "llm"])
def test_a_file_that_has_changed_is_done_again(
    place: Any, by_model: Any, desk: Any, good: Any, article: Any, engine: str
) -> None:
    folder = place.folder / "articles"
    folder.mkdir()
    for n in (1, 2, 3):
        (folder / f"{n}.txt").write_text(article(n), encoding="utf-8")
    desk.then(good)
    assert by_model("--engine", engine, feed=folder)[0] == 0
    (folder / "2.txt").write_text(article(2222), encoding="utf-8")
    assert by_model("--engine", engine, feed=folder)[0] == 0
    found = {Path(brief["document"]["input"]).name: brief["document"]["text"] for brief in place.briefs()}
    assert found == {"1.txt": article(1), "2.txt": article(2222), "3.txt": article(3)}
    assert len(place.briefs()) == 3
    assert len(desk.requests) == (4 if engine == "llm" else 0)


def test_lines_of_another_prompt_are_replaced(tmp_path: Path, place: Any, by_model: Any, desk: Any, good: Any) -> None:
    place.articles(3)
    desk.then(good)
    by_model()
    before = {brief["run"]["prompt"] for brief in place.briefs()}
    prompt = tmp_path / "prompt.md"
    prompt.write_text("Tell the facts of the article, each with its sentences.", encoding="utf-8")
    assert by_model("--prompt", str(prompt))[0] == 0
    place.assert_each_once(3)
    after = {brief["run"]["prompt"] for brief in place.briefs()}
    assert len(before) == len(after) == 1
    assert before != after
    assert len(desk.requests) == 6
    assert by_model()[0] == 0  # and back: from the journal
    assert {brief["run"]["prompt"] for brief in place.briefs()} == before
    assert len(desk.requests) == 6


def test_another_model_or_engine_makes_its_own_lines(place: Any, by_model: Any, desk: Any, good: Any) -> None:
    place.articles(2)
    desk.then(good)
    by_model()
    by_model("-m", "larger")
    assert {brief["run"]["model"] for brief in place.briefs()} == {"larger"}
    by_model("--engine", "rules")
    assert {brief["run"]["engine"] for brief in place.briefs()} == {"rules"}
    place.assert_each_once(2)
    assert len(desk.requests) == 4


def test_limit_takes_the_first(place: Any, by_model: Any, desk: Any, good: Any) -> None:
    place.articles(9)
    desk.then(good)
    assert by_model("--limit", "4")[0] == 0
    assert sorted(place.done()) == place.inputs(1, 2, 3, 4)
    assert by_model("--limit", "6")[0] == 0
    assert sorted(place.done()) == place.inputs(1, 2, 3, 4, 5, 6)
    assert len(desk.requests) == 6


def test_fresh_asks_and_writes_anew(place: Any, by_model: Any, desk: Any, good: Any) -> None:
    place.articles(4)
    desk.then(good)
    by_model()
    assert by_model("--fresh")[0] == 0
    place.assert_each_once(4)
    assert len(desk.requests) == 8
    assert not any(brief["run"]["cached"] for brief in place.briefs())
    place.out.unlink()
    by_model()  # what was asked anew is in the journal
    assert len(desk.requests) == 8


def test_no_text_leaves_the_text_out(place: Any, by_model: Any, desk: Any, good: Any) -> None:
    place.articles(2)
    desk.then(good)
    assert by_model("--no-text")[0] == 0
    assert [brief["document"]["text"] for brief in place.briefs()] == [None, None]


def test_a_dry_run_sends_nothing_writes_nothing_and_tells_what_it_would_be(
    place: Any, by_model: Any, desk: Any, good: Any, article: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    place.rows([{"text": article(1)}, {"text": article(2)}, "nothing", {"text": article(4)}])
    desk.then(good)
    by_model("--limit", "1")
    place.out.unlink()
    code = cli.main(["batch", str(place.feed), "--base-url", desk.url, "-m", "local", "--dry-run"])
    told = json.loads(capsys.readouterr().out)
    assert len(desk.requests) == 1
    assert not place.out.exists()
    assert (told["documents"], told["unusable"], told["in_journal"], told["requests"]) == (3, 1, 1, 2)
    assert told["input_tokens"] > 1_000
    assert told["cost_usd"] is None  # nobody knows the price of a model called local
    assert code == 4


def test_a_dry_run_needs_no_key_and_knows_the_price_of_a_known_model(
    place: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    place.articles(3)
    assert cli.main(["batch", str(place.feed), "-m", "gpt-4o-mini", "--dry-run"]) == 0
    assert 0 < json.loads(capsys.readouterr().out)["cost_usd"] < 0.1


def test_max_cost_stops_before_it_is_passed(place: Any, batch: Any, desk: Any, good: Any) -> None:
    place.articles(100)
    desk.then(good)
    words = ("--base-url", desk.url, "-m", "gpt-4o-mini", "-j", "8")
    assert batch(*words, "--max-cost", "0.0062")[0] == 4
    place.assert_each_once(100)
    assert 0 < len(place.done()) == len(desk.requests) < 100
    assert {failure["kind"] for failure in place.failures_written()} == {"budget"}
    assert sum(brief["run"]["cost_usd"] for brief in place.briefs()) <= 0.0062
    assert batch(*words)[0] == 0  # without a limit it goes on where it stopped
    place.assert_each_once(100)
    assert len(desk.requests) == 100


def test_a_budget_of_nothing_asks_nothing(place: Any, batch: Any, desk: Any, good: Any) -> None:
    place.articles(5)
    desk.then(good)
    assert batch("--base-url", desk.url, "-m", "gpt-4o-mini", "--max-cost", "0")[0] == 1
    place.assert_each_once(5)
    assert desk.requests == []


def test_a_budget_needs_a_price(place: Any, by_model: Any, desk: Any) -> None:
    place.articles(5)
    code, said = by_model("--max-cost", "1")
    assert code == 2
    assert len(said) == 1
    assert "the price of the model “local” is not known" in said[0]


def test_quiet_says_nothing(place: Any, by_model: Any, desk: Any, good: Any) -> None:
    place.rows([{"text": "Rain fell on Ostvik."}, "nothing"])
    desk.then(good)
    assert by_model("-q") == (4, [])


def test_a_document_that_repeats_another_is_asked_once_and_written_for_each(
    place: Any, by_model: Any, desk: Any, good: Any, article: Any
) -> None:
    rows = [{"text": article(1), "outlet": f"Outlet {n}"} for n in range(5)]
    place.rows([*rows, {"text": article(2)}])
    desk.then(good)
    assert by_model()[0] == 0
    place.assert_each_once(6)
    assert len(desk.requests) == 2
    same = [brief for brief in place.briefs() if brief["document"]["text"] == article(1)]
    assert {brief["document"]["outlet"] for brief in same} == {f"Outlet {n}" for n in range(5)}
    notes = [note for brief in same for note in brief["audit"]["notes"] if "the same text to the letter" in note]
    assert len(notes) == 4
    assert sum(brief["run"]["calls"] for brief in same) == 1


def test_repeats_with_other_dates_are_asked_once_too(
    place: Any, by_model: Any, desk: Any, good: Any, article: Any
) -> None:
    dates = [f"2026-03-0{n}" for n in range(1, 5)]
    place.rows({"text": article(1), "published": date} for date in dates)
    desk.then(good)
    assert by_model()[0] == 0
    assert len(desk.requests) == 1
    assert sorted(brief["document"]["published"] for brief in place.briefs()) == dates


def test_a_repeat_of_what_failed_is_asked_itself(
    place: Any, by_model: Any, desk: Any, good: Any, fails: Any, article: Any
) -> None:
    place.rows([{"text": article(1)}, {"text": article(1)}])
    desk.then(fails(500), good)
    assert by_model("-j", "1", "--retries", "0")[0] == 4
    assert (place.failed(), place.done()) == (place.inputs(1), place.inputs(2))


def test_an_input_named_twice_is_done_once(place: Any, batch: Any, desk: Any, good: Any) -> None:
    place.articles(3)
    desk.then(good)
    code, said = batch("--base-url", desk.url, "-m", "local", str(place.feed))
    assert code == 0
    place.assert_each_once(3)
    assert "3 named twice" in said[-1]


FEED = """<rss version="2.0"><channel><title>Ostvik Post</title><item><title>Rain on Ostvik</title>
<link>http://127.0.0.1:9/rain.html</link><guid>1</guid><pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate>
<description>Rain fell on Ostvik on Monday, and 14 cellars were flooded, the Harbour Office said.</description>
</item></channel></rss>
"""


def test_without_fetching_an_items_own_content_is_summarised(place: Any, by_model: Any, desk: Any, good: Any) -> None:
    feed = place.folder / "feed.xml"
    feed.write_text(FEED, encoding="utf-8")
    desk.then(good)
    assert by_model("--no-fetch", feed=feed)[0] == 0
    (brief,) = place.briefs()
    assert "14 cellars" in brief["document"]["text"]
    assert brief["document"]["outlet"] == "Ostvik Post"
    assert brief["document"]["url"] == brief["document"]["input"] == "http://127.0.0.1:9/rain.html"


def test_where_the_page_cannot_be_had_the_items_own_content_is_and_a_note_says_so(
    place: Any, by_model: Any, desk: Any, good: Any
) -> None:
    feed = place.folder / "feed.xml"
    feed.write_text(FEED, encoding="utf-8")
    desk.then(good)
    assert by_model(feed=feed)[0] == 0  # 127.0.0.1 is a private address
    (brief,) = place.briefs()
    assert "14 cellars" in brief["document"]["text"]
    assert any("made from the feed's own text" in note for note in brief["audit"]["notes"])


def test_a_page_that_cannot_be_had_is_a_failure_of_kind_fetch(place: Any, by_model: Any, desk: Any, good: Any) -> None:
    place.rows([{"url": "http://127.0.0.1:9/rain.html"}])
    desk.then(good)
    assert by_model()[0] == 1
    assert [failure["kind"] for failure in place.failures_written()] == ["fetch"]
    assert desk.requests == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "no feed is named"),
        (["feed.jsonl"], "no output is named"),
        (["feed.jsonl", "-o", "out.json"], "a batch writes a summary a line"),
        (["feed.jsonl", "-o", "nowhere/out.jsonl"], "there is no such folder"),
        (["-", "-", "-o", "out.jsonl"], "standard input can be read once only"),
        (["feed.jsonl", "-o", "out.jsonl", "-j", "0"], "0 cannot be its number"),
        (["feed.jsonl", "-o", "out.jsonl", "--limit", "-1"], "-1 cannot be its number"),
        (["feed.jsonl", "-o", "out.jsonl", "--engine", "llm"], "it wants a key"),
        (["feed.jsonl", "-o", "out.jsonl", "--engine", "rules", "--dry-run"], "the rules engine sends nothing"),
        (["feed.jsonl", "-o", "out.jsonl", "--engine", "rules", "-s", "timeline"], "writes the schema brief only"),
        (["feed.jsonl", "-o", "out.jsonl", "--engine", "rules", "--journal", "."], "it is no file"),
        (["feed.jsonl", "-o", "out.jsonl", "--nothing"], "No such option"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(
    place: Any,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    said: str,
) -> None:
    place.articles(1)
    monkeypatch.chdir(place.folder)
    assert cli.main(["batch", *words]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert said in lines[0]
    assert not place.out.exists() or not place.out.read_bytes()


def test_a_feed_that_is_not_there_is_exit_2(place: Any, by_model: Any, desk: Any, good: Any) -> None:
    desk.then(good)
    missing = place.folder / "missing.jsonl"
    code, _ = by_model(feed=missing)
    assert code == 2
    assert [failure["input"] for failure in place.failures_written()] == [str(missing)]


def test_a_torn_last_line_is_cut_and_the_document_done_again_from_the_journal(
    place: Any, by_model: Any, desk: Any, good: Any
) -> None:
    place.articles(3)
    desk.then(good)
    by_model("-j", "1")
    whole = place.out.read_bytes()
    place.out.write_bytes(whole[:-40])
    code, said = by_model()
    assert code == 0
    assert f"summarize: {place.out}: a torn last line was cut" in said
    place.assert_each_once(3)
    assert len(desk.requests) == 3


def test_an_answer_that_needs_a_repair_is_not_repaired_again(
    place: Any, by_model: Any, desk: Any, answers: Any, completion: Any
) -> None:
    place.articles(1)
    false = {"statement": "9,000 people died.", "evidence": [1]}
    draft = json.dumps({"headline": None, "headline_facts": [false], "actors": [], "numbers": [], "open_questions": []})
    desk.then(answers(completion(draft)))
    by_model()
    place.out.unlink()
    assert by_model()[0] == 0
    assert len(desk.requests) == 2  # the draft and its repair, once


def test_standard_input_is_a_feed(
    place: Any, by_model: Any, desk: Any, good: Any, article: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from io import BytesIO  # noqa: PLC0415 - for this test alone

    data = "".join(json.dumps({"text": article(n)}) + "\n" for n in (1, 2)).encode()
    monkeypatch.setattr("summarizer.cli.batch.binary_stdin", lambda: BytesIO(data))
    desk.then(good)
    assert by_model(feed="-")[0] == 0
    assert sorted(place.done()) == ["-:1", "-:2"]
