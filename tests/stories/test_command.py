"""`summarize story` and `summarize_story` at their edges."""

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from summarizer import Story, SummarizerError, summarize_story
from summarizer.cli import main
from summarizer.document import Document

ONE = """Ferry runs aground off Skarvik

At least 12 people were hurt when a car ferry ran aground off Skarvik on Friday, the coast guard said.

It was not clear why the vessel had left its course.
"""
OTHER = """Skarvik ferry hits rocks

The coast guard said that 15 people had been injured when a ferry hit rocks at Skarvik.

The ship left its course because of a broken rudder, the coast guard said.
"""
EARLY = """Ferry in trouble off Skarvik

A car ferry ran aground off Skarvik on Friday, the harbour office said. It was not clear why.
"""
NAMES_THE_ENGINE = "summarize: rules engine (built in, no model)\n"


class Result(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Run:
    """The command in a folder of its own, with nothing configured."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))
    for name, text in (("a.txt", ONE), ("b.txt", OTHER), ("early.txt", EARLY), ("empty.txt", "")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def run_it(*argv: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        code = main(argv)
        caught = capfdbinary.readouterr()
        return Result(code, caught.out.decode(), caught.err.decode())

    return run_it


def test_json_goes_to_standard_output_and_the_engine_to_standard_error(run: Run) -> None:
    result = run("story", "a.txt", "b.txt")
    assert (result.code, result.err) == (0, NAMES_THE_ENGINE)
    story = json.loads(result.out)
    assert (story["schema"], len(story["documents"]), story["run"]["engine"]) == ("story", 2, "rules")
    (hurt,) = [n for n in story["content"]["numbers"] if len(n["reports"]) > 1]
    assert (hurt["verdict"], hurt["origins"]) == ("agree", ["coast guard"])


def test_one_line_of_json(run: Run) -> None:
    result = run("story", "a.txt", "b.txt", "-f", "jsonl", "--no-text", "-q")
    assert (result.code, result.err, result.out.count("\n")) == (0, "", 1)
    assert [document["text"] for document in json.loads(result.out)["documents"]] == [None, None]


@pytest.mark.parametrize("face", ["terminal", "markdown"])
def test_the_faces_say_plainly_how_many_origins_there_are(face: str, run: Run) -> None:
    result = run("story", "a.txt", "b.txt", "-f", face)
    assert result.code == 0
    shown = " ".join(result.out.split())
    assert "2 outlets, 1 number in common, 1 origin: coast guard" in shown
    assert "agree" in shown
    assert "answered by b:" in shown


def test_the_file_s_ending_is_its_format(run: Run) -> None:
    assert run("story", "a.txt", "b.txt", "-o", "story.md", "-q").code == 0
    assert Path("story.md").read_text(encoding="utf-8").startswith("# ")


def test_standard_input_is_one_of_the_articles(run: Run) -> None:
    result = run("story", "a.txt", "-", "-f", "json", stdin=OTHER.encode())
    assert (result.code, len(json.loads(result.out)["documents"])) == (0, 2)


@pytest.mark.parametrize("inputs", [["a.txt"], ["-"]])
def test_one_article_is_no_story(inputs: list[str], run: Run) -> None:
    result = run("story", *inputs, stdin=ONE.encode())
    assert (result.code, result.out) == (2, "")
    assert "two documents" in result.err
    assert result.err.count("\n") == 1


def test_what_fails_costs_itself_alone(run: Run) -> None:
    result = run("story", "a.txt", "missing.txt", "b.txt", "empty.txt", "-f", "json")
    assert result.code == 4
    assert "missing.txt" in result.err
    assert "empty.txt" in result.err
    assert [document["input"] for document in json.loads(result.out)["documents"]] == ["a.txt", "b.txt"]


def test_fewer_than_two_left_is_a_failure(run: Run) -> None:
    result = run("story", "a.txt", "missing.txt")
    assert (result.code, result.out) == (1, "")
    assert "fewer than two" in result.err


def test_since_an_earlier_story(run: Run) -> None:
    assert run("story", "a.txt", "early.txt", "-o", "before.json", "-q").code == 0
    result = run("story", "a.txt", "b.txt", "--since", "before.json", "-f", "json", "-q")
    assert result.code == 0
    changes = json.loads(result.out)["content"]["changes"]
    assert [question["question"] for question in changes["questions_answered"]]
    shown = run("story", "a.txt", "b.txt", "--since", "before.json", "-f", "terminal", "-q").out
    assert "NEW SINCE THE EARLIER STORY" in shown


@pytest.mark.parametrize(("content", "said"), [(None, "No such file"), ("{}", "no story"), ("nonsense", "no story")])
def test_an_earlier_story_that_is_none_is_one_line(content: str | None, said: str, run: Run) -> None:
    if content is not None:
        Path("before.json").write_text(content, encoding="utf-8")
    result = run("story", "a.txt", "b.txt", "--since", "before.json")
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert "before.json" in result.err


def test_a_dry_run_shows_the_requests_for_the_briefs(run: Run) -> None:
    result = run("story", "a.txt", "b.txt", "--dry-run", "--model", "local", "--base-url", "http://127.0.0.1:9/v1")
    assert result.code == 0
    assert len(json.loads(result.out)) == 2


def test_python_takes_paths_and_documents(run: Run) -> None:
    story = summarize_story(["a.txt", Document.from_text(OTHER, outlet="The Skarvik Post")], engine="rules")
    assert isinstance(story, Story)
    assert [n.verdict for n in story.content.numbers if len(n.reports) > 1] == ["agree"]


def test_python_leaves_out_what_cannot_be_used_and_says_so(run: Run) -> None:
    story = summarize_story(["a.txt", "b.txt", "missing.txt", "empty.txt"], engine="rules")
    assert len(story.documents) == 2
    assert [note for note in story.audit.notes if "missing.txt" in note]
    assert [note for note in story.audit.notes if "empty.txt" in note]


@pytest.mark.parametrize("sources", [[], ["a.txt"], ["a.txt", "missing.txt"], "a.txt"])
def test_python_raises_where_fewer_than_two_are_left(sources: Any, run: Run) -> None:
    with pytest.raises(SummarizerError, match=r"two documents|fewer than two"):
        summarize_story(sources, engine="rules")


def test_since_in_python(run: Run) -> None:
    before = summarize_story(["a.txt", "early.txt"], engine="rules")
    Path("before.json").write_text(before.model_dump_json(), encoding="utf-8")
    for earlier in (before, "before.json", Path("before.json")):
        story = summarize_story(["a.txt", "b.txt"], engine="rules", since=earlier)
        assert story.content.changes is not None
        assert story.content.changes.facts


def test_importing_the_command_loads_nothing_heavy() -> None:
    assert "SUMMARIZE_SINCE" not in os.environ
