"""`summarize journal` at its edge: what it prints, where, and with which exit code."""

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from summarizer.cli import main
from summarizer.journal import Answer, ProviderBatch, open_journal


class Result(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Run:
    """The command in a folder of its own, with nothing configured and the user's folders inside it."""
    for name in ("CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)

    def run_it(*argv: str) -> Result:
        code = main(("journal", *argv))
        caught = capfdbinary.readouterr()
        return Result(code, caught.out.decode(), caught.err.decode())

    return run_it


def fill(place: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three answers, 100, 40 and 0 days old, the second of another model; one open batch."""
    now = datetime.now(UTC).timestamp()

    async def keeps() -> None:
        async with open_journal(place) as journal:
            for key, model, days in (("aaa", "small", 100), ("bbb", "[red]large", 40), ("ccc", "small", 0)):
                with monkeypatch.context() as then:
                    then.setattr("summarizer.journal.tables.time.time", lambda ago=days: now - ago * 86_400)
                    await journal.keep(key * 20, Answer("{}", model, 1000, 200, 50))
            await journal.keep_batch(ProviderBatch("b", "e", "small", datetime.now(UTC), ("ddd",)))

    asyncio.run(keeps())


@pytest.fixture
def filled(run: Run, monkeypatch: pytest.MonkeyPatch) -> str:
    """The path of a journal with answers in it."""
    fill("answers.db", monkeypatch)
    return str(Path("answers.db").absolute())


def keys(run: Run, *argv: str) -> list[str]:
    return [answer["key"][:3] for answer in json.loads(run("show", *argv).out)["answers"]]


def test_where_it_is_by_default_and_nothing_is_made(run: Run, tmp_path: Path) -> None:
    result = run("where")
    assert (result.code, result.err) == (0, "")
    place = Path(result.out.rstrip("\n"))
    assert (place.is_absolute(), place.name) == (True, "journal.db")
    assert place.is_relative_to(tmp_path)
    assert not place.exists()


def test_the_default_is_what_is_shown_and_pruned(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(None, monkeypatch)
    assert keys(run) == ["ccc", "bbb", "aaa"]
    assert run("prune", "--all").code == 0
    assert keys(run) == []


@pytest.mark.parametrize("way", ["option", "variable", "file"])
def test_where_it_is_said_to_be(run: Run, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    said = []
    if way == "option":
        said = ["--journal", "notes/j.db"]
    elif way == "variable":
        monkeypatch.setenv("SUMMARIZE_JOURNAL", "notes/j.db")
    else:
        Path("summarize.toml").write_text('journal = "notes/j.db"\n', encoding="utf-8")
    assert run("where", *said) == Result(0, str(Path("notes/j.db").absolute()) + "\n", "")


def test_a_database_is_shown_without_its_password(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZE_JOURNAL", "postgresql://desk:s3cret@db.lindar.example/news")
    assert run("where") == Result(0, "postgresql://db.lindar.example/news\n", "")


def test_show_as_json(run: Run, filled: str) -> None:
    result = run("show", "--journal", "answers.db")
    assert (result.code, result.err) == (0, "")
    shown = json.loads(result.out)
    first = shown["answers"][0]
    assert (shown["where"], shown["entries"], shown["open_batches"]) == (filled, 3, 1)
    assert shown["models"] == {"small": 2, "[red]large": 1}
    assert (shown["input_tokens"], shown["output_tokens"], shown["cached_tokens"]) == (3000, 600, 150)
    assert shown["bytes"] > 0
    assert shown["oldest"] < shown["newest"] == first["kept"]
    assert first == {
        "key": "ccc" * 20,
        "model": "small",
        "kept": shown["newest"],
        "input_tokens": 1000,
        "output_tokens": 200,
        "bytes": 2,
    }


def test_show_for_people(run: Run, filled: str) -> None:
    out = run("show", "--journal", "answers.db", "-f", "terminal").out
    lines = out.splitlines()
    assert lines[0] == f"where    {filled}"
    assert lines[1] == "answers  3 (small 2, [red]large 1)"  # a model's name is no markup
    assert lines[4] == "tokens   3,000 in (150 cached), 600 out"
    assert lines[5] == "batches  1 open at a provider"
    assert [line.split()[1] for line in lines[6:]] == ["cccccccccccc", "bbbbbbbbbbbb", "aaaaaaaaaaaa"]


@pytest.mark.parametrize(("limit", "listed"), [("0", 0), ("2", 2), ("99", 3)])
def test_as_many_are_listed_as_are_wanted(run: Run, filled: str, limit: str, listed: int) -> None:
    assert len(keys(run, "--journal", "answers.db", "-n", limit)) == listed


def test_show_into_a_file(run: Run, filled: str) -> None:
    assert run("show", "--journal", "answers.db", "-o", "figures.json") == Result(0, "", "")
    assert json.loads(Path("figures.json").read_text(encoding="utf-8"))["entries"] == 3


@pytest.mark.parametrize(
    ("argv", "said", "left"),
    [
        (["--older-than", "30d"], "2 answers dropped", ["ccc"]),
        (["--older-than", "8w"], "1 answer dropped", ["ccc", "bbb"]),
        (["--older-than", "1h"], "2 answers dropped", ["ccc"]),
        (["--model", "small"], "2 answers dropped", ["bbb"]),
        (["--model", "small", "--older-than", "30d"], "1 answer dropped", ["ccc", "bbb"]),
        (["--model", "unknown"], "0 answers dropped", ["ccc", "bbb", "aaa"]),
        (["--all"], "3 answers dropped", []),
    ],
)
def test_prune(run: Run, filled: str, argv: list[str], said: str, left: list[str]) -> None:
    assert run("prune", "--journal", "answers.db", *argv) == Result(0, "", f"summarize: {said}\n")
    assert keys(run, "--journal", "answers.db") == left
    assert json.loads(run("show", "--journal", "answers.db").out)["open_batches"] == 1


def test_prune_says_nothing_where_it_is_to_be_quiet(run: Run, filled: str) -> None:
    assert run("prune", "--journal", "answers.db", "--all", "-q") == Result(0, "", "")


def test_a_model_of_the_settings_is_not_what_is_pruned(run: Run, filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZE_MODEL", "small")
    assert run("prune", "--journal", "answers.db", "--older-than", "365d").err == "summarize: 0 answers dropped\n"
    assert run("prune", "--journal", "answers.db").code == 2


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ((), "Missing command"),
        (("burn",), "No such command"),
        (
            ("prune", "--journal", "answers.db"),
            "nothing says which answers; give --older-than 30d, --model NAME or --all",
        ),
        (("prune", "--journal", "answers.db", "--all", "--model", "m"), "give one or the other"),
        (("prune", "--journal", "answers.db", "--older-than", "soon"), "--older-than soon: it is no age"),
        (("prune", "--journal", "answers.db", "--older-than", "-3d"), "it is no age"),
        (("show", "--journal", "none.db"), "none.db: there is no journal there"),
        (("prune", "--journal", "none.db", "--all"), "none.db: there is no journal there"),
        (("show", "--journal", "."), "it is no file"),
        (("show", "--journal", "notes.txt"), "it is no journal"),
        (("where", "--journal", "mysql://u:s3cret@h/d"), "there is no journal of that kind"),
        (("show", "-n", "-1"), "is not in the range"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(run: Run, filled: str, argv: tuple[str, ...], said: str) -> None:
    Path("notes.txt").write_text("Rain fell on the town. " * 50, encoding="utf-8")
    result = run(*argv)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert said in result.err
    assert "s3cret" not in result.err
    assert not Path("none.db").exists()
    assert keys(run, "--journal", "answers.db") == ["ccc", "bbb", "aaa"]


def test_a_downloaded_folder_may_not_say_where_answers_go(run: Run) -> None:
    Path("summarize.toml").write_text('journal = "postgresql://thief.example/answers"\n', encoding="utf-8")
    result = run("where")
    assert result.code == 2
    assert "may not set what writes outside this folder" in result.err
    assert run("where", "--trust-config").out == "postgresql://thief.example/answers\n"
