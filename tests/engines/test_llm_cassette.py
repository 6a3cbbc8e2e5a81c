"""Cassettes: what a run sent and got, to answer from later with no network; nobody's secrets are in them."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from summarizer import Document, Summary, summarize
from summarizer.errors import ModelError, OutputError, UsageError

ARTICLE = Document.from_text("The dam at Keld broke on Monday.\nIt flooded 4,100 houses, police said: “Nobody slept.”")
GOOD = json.dumps({"headline": {"statement": "The dam at Keld broke.", "evidence": [1]}, "headline_facts": []})
SECRETS = {"set-cookie": "session=crumb", "openai-organization": "org-secret", "x-request-id": "req-secret"}


def record(url: str, path: Path, document: Document = ARTICLE) -> Summary:
    return summarize(document, engine="llm", base_url=url, model="tiny", api_key="sk-secret", record=str(path))


@pytest.fixture
def cassette(desk: Any, answers: Any, completion: Any, tmp_path: Path) -> Path:
    desk.then(answers(completion(GOOD), headers=SECRETS))
    record(desk.url, tmp_path / "run.yaml")
    return tmp_path / "run.yaml"


def test_a_replay_is_the_run_again_with_no_server(cassette: Path, desk: Any) -> None:
    desk.script.clear()
    summary = summarize(ARTICLE, engine="llm", replay=str(cassette))
    assert summary.content.headline.statement == "The dam at Keld broke."
    assert (summary.run.model, summary.run.input_tokens) == ("tiny", 100)
    assert len(desk.requests) == 1


def test_a_fault_that_passed_in_the_run_is_passed_over_in_the_replay(
    desk: Any, answers: Any, completion: Any, fails: Any, tmp_path: Path
) -> None:
    path = tmp_path / "run.yaml"
    desk.then(fails(429, "busy", headers={"retry-after": "0"}), answers(completion(GOOD)))
    first = record(desk.url, path)
    assert "busy" in path.read_text(encoding="utf-8")
    assert summarize(ARTICLE, engine="llm", replay=str(path)).content == first.content
    assert len(desk.requests) == 2


def test_no_secret_is_in_a_cassette(cassette: Path, desk: Any) -> None:
    text = cassette.read_text(encoding="utf-8").lower()
    for secret in ("sk-secret", "crumb", "org-secret", "req-secret", "authorization", "cookie", "127.0.0.1", desk.url):
        assert secret not in text


def test_bodies_read_well_in_a_diff(cassette: Path) -> None:
    entry = yaml.safe_load(cassette.read_text(encoding="utf-8"))["interactions"][0]
    assert entry["request"]["body"]["messages"][0]["role"] == "system"
    assert entry["response"]["body"]["choices"][0]["message"]["content"] == GOOD
    assert "“Nobody slept.”" in cassette.read_text(encoding="utf-8")


def test_another_article_is_a_miss_and_one_line(cassette: Path) -> None:
    other = Document.from_text("The dam at Keld held on Tuesday, to the relief of all.")
    with pytest.raises(ModelError, match="the cassette holds no answer to this request"):
        summarize(other, engine="llm", replay=str(cassette))


def test_what_is_no_cassette_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such cassette"):
        summarize(ARTICLE, engine="llm", replay=str(tmp_path / "none.yaml"))
    (tmp_path / "odd.yaml").write_text("- 1\n- [", encoding="utf-8")
    with pytest.raises(UsageError, match="this is no cassette"):
        summarize(ARTICLE, engine="llm", replay=str(tmp_path / "odd.yaml"))


def test_a_cassette_that_cannot_be_written_is_one_line(
    desk: Any, answers: Any, completion: Any, tmp_path: Path
) -> None:
    desk.then(answers(completion(GOOD)))
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(OutputError, match="the cassette cannot be written"):
        record(desk.url, tmp_path / "file" / "run.yaml")


def test_what_an_error_says_of_an_account_is_left_out(desk: Any, fails: Any, tmp_path: Path) -> None:
    desk.then(fails(401, "Incorrect API key provided: sk-ab***yz. See organization org-abc123 and proj_77x."))
    with pytest.raises(ModelError, match="answered 401"):
        record(desk.url, tmp_path / "run.yaml")
    text = (tmp_path / "run.yaml").read_text(encoding="utf-8")
    assert "Incorrect API key provided" in text
    for secret in ("sk-", "org-", "abc123", "proj_77x", "yz"):
        assert secret not in text
