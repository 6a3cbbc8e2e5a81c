"""The command line at its edge: what goes in, what comes out where, and with which exit code."""

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from summarizer.cli import main
from summarizer.errors import ModelError
from summarizer.version import __version__

ARTICLE = """Ferry runs aground off Skarvik

At least 12 people were hurt when a car ferry ran aground off Skarvik on Friday, the coast guard said.

It was not clear why the vessel had left its course. The operator, Nordline, declined to comment.

The ship had 214 people on board, according to Nordline.
"""
NAMES_THE_ENGINE = "summarize: rules engine (built in, no model)\n"


class Result(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Result]


class FakeInput(io.TextIOWrapper):
    """Standard input with bytes in it; a terminal where there are none."""

    def __init__(self, data: bytes | None) -> None:
        super().__init__(io.BytesIO(data or b""), encoding="utf-8")
        self.terminal = data is None

    def isatty(self) -> bool:
        return self.terminal


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Run:
    """The command in a folder of its own, with nothing configured."""
    for name in list(os.environ):
        if name.startswith(("SUMMARIZE_", "OPENAI_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))
    work = tmp_path / "work"
    work.mkdir()
    (work / "ferry.txt").write_text(ARTICLE, encoding="utf-8")
    (work / "bus.txt").write_text(ARTICLE.replace("ferry", "bus").replace("12", "15"), encoding="utf-8")
    monkeypatch.chdir(work)

    def run_it(*argv: str, stdin: bytes | None = None) -> Result:
        monkeypatch.setattr(sys, "stdin", FakeInput(stdin))
        code = main(argv)
        caught = capfdbinary.readouterr()
        return Result(code, caught.out.decode(), caught.err.decode())

    return run_it


def test_a_file_needs_no_subcommand(run: Run) -> None:
    result = run("ferry.txt")
    assert (result.code, result.err) == (0, NAMES_THE_ENGINE)
    summary = json.loads(result.out)
    assert summary["document"]["input"] == "ferry.txt"
    assert summary["document"]["text"] == ARTICLE
    assert (summary["schema"], summary["run"]["engine"]) == ("brief", "rules")


def test_a_pipe_is_read_with_a_dash_and_without(run: Run) -> None:
    bare = json.loads(run(stdin=ARTICLE.encode()).out)
    dashed = json.loads(run("-", stdin=ARTICLE.encode()).out)
    assert bare["document"] == dashed["document"]
    assert bare["document"]["input"] == "-"
    assert run("-f", "jsonl", stdin=ARTICLE.encode()).code == 0


def test_no_input_on_a_terminal_shows_help(run: Run) -> None:
    result = run()
    assert result.code == 0
    assert result.out.startswith("Usage: summarize [OPTIONS] INPUT...")


@pytest.mark.parametrize("argv", [("-f", "json"), ("read",)])
def test_options_without_an_input_on_a_terminal_are_wrong_use(run: Run, argv: tuple[str, ...]) -> None:
    result = run(*argv)
    assert result == Result(2, "", "summarize: no input is named; give a file, a URL, or - for standard input\n")


def test_help_shows_options_commands_and_examples(run: Run) -> None:
    result = run("--help")
    assert result.code == 0
    for word in ("--schema", "--output", "Commands:", "read", "check", "schemas", "Examples:", "SUMMARIZE_<OPTION>"):
        assert word in result.out
    assert "\0" not in result.out


@pytest.mark.parametrize("command", ["read", "check", "schemas", "completion"])
def test_every_command_has_help(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.code == 0
    assert result.out.startswith(f"Usage: summarize {command} ")


@pytest.mark.parametrize("argv", [("--version",), ("ferry.txt", "--version")])
def test_the_version(run: Run, argv: tuple[str, ...]) -> None:
    assert run(*argv) == Result(0, f"summarize {__version__}\n", "")


def test_a_file_called_like_a_command_is_given_by_its_path(run: Run) -> None:
    Path("read").write_text(ARTICLE, encoding="utf-8")
    assert json.loads(run("./read").out)["schema"] == "brief"


@pytest.mark.parametrize(
    "argv", [("-q", "read", "ferry.txt"), ("read", "ferry.txt", "-q"), ("-q", "-v", "read", "ferry.txt")]
)
def test_switches_may_stand_before_a_command(run: Run, argv: tuple[str, ...]) -> None:
    assert "sentences" in json.loads(run(*argv).out)


def test_several_inputs_are_an_array_or_a_line_each(run: Run) -> None:
    array = json.loads(run("ferry.txt", "bus.txt", "-f", "json").out)
    lines = [json.loads(line) for line in run("ferry.txt", "bus.txt", "-f", "jsonl").out.splitlines()]
    for summaries in (array, lines):
        assert [summary["document"]["input"] for summary in summaries] == ["ferry.txt", "bus.txt"]


def test_markdown_and_terminal(run: Run) -> None:
    markdown = run("ferry.txt", "-f", "markdown")
    terminal = run("ferry.txt", "bus.txt", "-f", "terminal")
    assert markdown.out.startswith("# ")
    assert "12" in terminal.out
    assert "15" in terminal.out
    assert "\x1b" not in terminal.out
    assert max(map(len, terminal.out.splitlines())) <= 80


def test_no_text_leaves_the_text_out(run: Run) -> None:
    summary = json.loads(run("ferry.txt", "--no-text").out)
    assert summary["document"]["text"] is None
    assert summary["document"]["id"].startswith("sha256:")
    assert json.loads(run("read", "ferry.txt", "--no-text").out)["document"]["text"] is None


def test_what_is_known_of_a_document(run: Run) -> None:
    argv = ("--title", "T", "--outlet", "O", "--url", "https://o.example/t", "--published", "27 July 2024")
    document = json.loads(run("ferry.txt", *argv).out)["document"]
    assert [document[name] for name in ("title", "outlet", "url", "published")] == [
        "T", "O", "https://o.example/t", "2024-07-27",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("ferry.txt", "--published", "soon"), "--published soon: it is no date; write it as 2024-07-27"),
        (("ferry.txt", "bus.txt", "--title", "T"), "--title: it is said of one document; give one input"),
        (("ferry.txt", "-f", "pdf"), "'pdf' is not one of"),
        (("ferry.txt", "--nothing"), "No such option"),
        (("ferry.txt", "--engine", "magic"), "'magic' is not one of"),
        (("ferry.txt", "--engine", "llm"), "api.openai.com: it wants a key; set OPENAI_API_KEY"),
        (("ferry.txt", "-s", "nothing"), "nothing: there is no such schema"),
        (("ferry.txt", "-o", "brief.pdf"), "brief.pdf: the ending .pdf stands for no format; use one of .json"),
        (("ferry.txt", "-o", "brief"), "brief: its name has no ending to tell the format"),
        (("ferry.txt", "-o", "none/brief.json"), "none/brief.json: there is no such folder to write it to"),
        (("ferry.txt", "-o", ".", "-f", "json"), ".: it is a folder; name a file in it"),
        (("-", "-"), "standard input can be read once only"),
        (("check",), "Missing argument 'SUMMARY.json'"),
        (("schemas", "nothing"), "nothing: there is no such schema"),
        (("completion", "tcsh"), "'tcsh' is not one of"),
        (("read", "ferry.txt", "-f", "markdown"), "'markdown' is not one of"),
        (("read", "ferry.txt", "-o", "a.md"), "this command has no Markdown"),
    ],
)
def test_wrong_use_is_one_line_and_nothing_else(run: Run, argv: tuple[str, ...], said: str) -> None:
    result = run(*argv, stdin=b"text")
    assert (result.code, result.out) == (2, "")
    lines = result.err.removeprefix(NAMES_THE_ENGINE).splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("summarize: ")
    assert said in lines[0]
    assert sorted(path.name for path in Path().iterdir()) == ["bus.txt", "ferry.txt"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b" \n\t ", "white space only"),
        (b"%PDF-1.4\n", "it is a PDF; convert it to text first"),
        (b"\x89PNG\r\n\x1a\n\0\0", "it is a PNG image"),
        (b"PK\x03\x04\x14\0\6\0", "it is a zip archive"),
        (b"<html><body></body></html>", "no article was found in this HTML page"),
    ],
)
def test_unusable_input_is_one_line_that_names_it(run: Run, data: bytes, said: str) -> None:
    Path("bad.txt").write_bytes(data)
    for result, subject in ((run("-q", "bad.txt"), "bad.txt"), (run("-q", stdin=data), "standard input")):
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"summarize: {subject}: ")
        assert said in result.err
        assert result.err.count("\n") == 1


def test_where_some_fail_the_rest_is_written(run: Run) -> None:
    result = run("ferry.txt", "none.txt", "bus.txt", "-f", "json")
    assert result.code == 4
    assert [summary["document"]["input"] for summary in json.loads(result.out)] == ["ferry.txt", "bus.txt"]
    assert result.err == NAMES_THE_ENGINE + "summarize: none.txt: there is no such file; check the path\n"


def test_one_that_is_left_of_several_is_still_an_array(run: Run) -> None:
    assert len(json.loads(run("ferry.txt", "none.txt", "-f", "json").out)) == 1


def test_where_all_of_several_fail_nothing_is_written(run: Run) -> None:
    result = run("-q", "none.txt", "nor-this.txt", "-o", "briefs.json")
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 2)
    assert not Path("briefs.json").exists()


def test_a_failure_at_run_time_is_exit_1(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ModelError("model m", "it does not answer", "try again")

    monkeypatch.setattr("summarizer.flow.summarize_by_rules", fail)
    assert run("-q", "ferry.txt") == Result(1, "", "summarize: model m: it does not answer; try again\n")


def test_an_error_that_nobody_foresaw_is_one_line_and_a_traceback_for_those_who_ask(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(document: Any, schema: str) -> None:
        raise ZeroDivisionError("a fault\nof ours")

    monkeypatch.setattr("summarizer.flow.summarize_by_rules", fail)
    quiet = run("-q", "ferry.txt")
    assert quiet.code == 1
    assert quiet.err.startswith(
        "summarize: ferry.txt: unexpected error (ZeroDivisionError: a fault of ours); run again"
    )
    assert quiet.err.count("\n") == 1
    assert "Traceback" in run("-v", "ferry.txt").err


def test_an_unforeseen_error_outside_an_input_is_one_line_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("summarizer.settings.user_folder", fail)
    result = run("ferry.txt")
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert "Traceback" in run("ferry.txt", "-v").err


def test_an_interrupt_keeps_what_is_done(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from summarizer import flow  # noqa: PLC0415  # loads pydantic; the other tests do without

    real = flow.summarize_by_rules

    def stop_at_the_second(document: Any, schema: str) -> Any:
        if document.input == "bus.txt":
            raise KeyboardInterrupt
        return real(document, schema)

    monkeypatch.setattr(flow, "summarize_by_rules", stop_at_the_second)
    result = run("ferry.txt", "bus.txt", "ferry.txt", "-f", "json")
    assert result.code == 130
    assert len(json.loads(result.out)) == 1
    assert run("bus.txt", "ferry.txt", "-o", "briefs.json").code == 130
    assert not Path("briefs.json").exists()


@pytest.mark.parametrize(("option", "code"), [((), 0), (("--strict",), 3)])
def test_strict_is_exit_3_where_a_claim_was_rejected(
    run: Run, monkeypatch: pytest.MonkeyPatch, option: tuple[str, ...], code: int
) -> None:
    from summarizer import flow  # noqa: PLC0415  # loads pydantic; the other tests do without
    from summarizer.schemas.summary import Rejected  # noqa: PLC0415

    real = flow.summarize_by_rules

    def reject_one(document: Any, schema: str) -> Any:
        summary = real(document, schema)
        rejected = Rejected(field="numbers", index=0, claim={}, reason="no_evidence", detail="it cites nothing")
        return summary.model_copy(update={"audit": summary.audit.model_copy(update={"rejected": (rejected,)})})

    monkeypatch.setattr(flow, "summarize_by_rules", reject_one)
    result = run("ferry.txt", *option)
    assert result.code == code
    assert "1 rejected" in result.err
    assert run("ferry.txt", "none.txt", *option).code == 4


def test_quiet_and_verbose(run: Run) -> None:
    assert run("-q", "ferry.txt").err == ""
    assert "claims" in run("-v", "ferry.txt").err


def test_a_configured_model_is_asked_and_its_key_is_never_shown(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "s3cret")
    result = run("ferry.txt", "--base-url", "http://127.0.0.1:9/v1", "--retries", "0", "--model", "tiny")
    assert result.code == 1
    assert result.err.startswith("summarize: model tiny at 127.0.0.1:9\nsummarize: 127.0.0.1:9: cannot be reached")
    assert "s3cret" not in result.err + result.out
    assert run("ferry.txt", "--engine", "rules").err == NAMES_THE_ENGINE


def test_a_dry_run_shows_the_request_and_sends_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "s3cret")
    request = json.loads(run("ferry.txt", "--dry-run", "--model", "tiny").out)
    assert request["model"] == "tiny"
    assert "<article>" in request["messages"][1]["content"]
    assert run("ferry.txt", "--dry-run", "--engine", "rules").code == 2


def test_variables_and_files_are_settings(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZE_OUTLET", "The Herald")
    Path("summarize.toml").write_text('format = "jsonl"\noutlet = "beaten"\n', encoding="utf-8")
    user = Path(os.environ["XDG_CONFIG_HOME"]) / "summarize"
    user.mkdir(parents=True)
    (user / "summarize.toml").write_text('title = "From home"\nformat = "markdown"\n', encoding="utf-8")
    result = run("ferry.txt")
    document = json.loads(result.out)["document"]
    assert result.out.count("\n") == 1
    assert (document["outlet"], document["title"]) == ("The Herald", "From home")


def test_a_downloaded_folder_runs_no_code(run: Run) -> None:
    Path("evil.py").write_text("open('it-ran', 'w').close()\nclass Evil: pass\n", encoding="utf-8")
    Path("summarize.toml").write_text('schema = "evil.py:Evil"\n', encoding="utf-8")
    result = run("ferry.txt")
    assert result.code == 2
    assert "--trust-config" in result.err
    assert not Path("it-ran").exists()
    assert run("ferry.txt", "--trust-config").code == 2  # trusted, and no schema
    assert Path("it-ran").exists()


@pytest.mark.parametrize(
    ("name", "start"), [("a.json", "{"), ("a.jsonl", '{"schema"'), ("a.md", "# "), ("a.MARKDOWN", "# "), ("a.txt", "")]
)
def test_the_ending_of_the_output_tells_the_format(run: Run, name: str, start: str) -> None:
    result = run("-q", "ferry.txt", "-o", name)
    assert result == Result(0, "", "")
    written = Path(name).read_text(encoding="utf-8")
    assert written.startswith(start)
    assert "\x1b" not in written
    assert sorted(path.name for path in Path().iterdir()) == sorted(["bus.txt", "ferry.txt", name])


def test_the_format_beats_the_ending(run: Run) -> None:
    assert run("ferry.txt", "-o", "a.txt", "-f", "json").code == 0
    assert json.loads(Path("a.txt").read_text(encoding="utf-8"))["schema"] == "brief"


def test_an_output_keeps_its_permissions_and_its_link(run: Run) -> None:
    Path("real.json").write_text("old", encoding="utf-8")
    Path("real.json").chmod(0o640)
    Path("link.json").symlink_to("real.json")
    assert run("ferry.txt", "-o", "link.json").code == 0
    assert Path("link.json").is_symlink()
    assert json.loads(Path("real.json").read_text(encoding="utf-8"))["schema"] == "brief"
    assert Path("real.json").stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_and_not_replaced(run: Run) -> None:
    assert run("ferry.txt", "-o", "/dev/null", "-f", "json").code == 0
    assert Path("/dev/null").is_char_device()


def test_a_disk_that_fails_leaves_no_half_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.json").write_text("old", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run("-q", "ferry.txt", "-o", "a.json")
    assert result == Result(
        1, "", "summarize: a.json: it cannot be written (No space left on device); check the disk and the folder\n"
    )
    assert Path("a.json").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in Path().iterdir()) == ["a.json", "bus.txt", "ferry.txt"]


def test_a_folder_that_may_not_be_written_is_known_before_the_work(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # the superuser may write everywhere
    result = run("none.txt", "-o", "a.json")
    assert (result.code, "its folder may not be written to" in result.err) == (2, True)


def test_read_prints_the_reading(run: Run) -> None:
    reading = json.loads(run("read", "ferry.txt").out)
    assert set(reading) >= {"document", "sentences", "numbers", "attributions", "names", "dates", "open", "boilerplate"}
    several = json.loads(run("read", "ferry.txt", "bus.txt").out)
    assert [one["document"]["input"] for one in several] == ["ferry.txt", "bus.txt"]
    assert run("read", "ferry.txt", "bus.txt", "-f", "jsonl").out.count("\n") == 2
    assert "Skarvik" in run("read", "ferry.txt", "bus.txt", "-f", "terminal").out
    assert json.loads(run("read", stdin=ARTICLE.encode()).out)["document"]["input"] == "-"
    assert run("read", "ferry.txt", "none.txt").code == 4


def test_check_proves_a_summary(run: Run) -> None:
    run("ferry.txt", "-o", "brief.json")
    result = run("check", "brief.json")
    report = json.loads(result.out)
    assert (result.code, result.err) == (0, "")
    assert report["claims"] == report["supported"] > 0
    assert report["rejected"] == []
    assert run("check", "brief.json", "-f", "terminal").out
    assert run("check", "-", stdin=Path("brief.json").read_bytes()).out == result.out


def test_check_is_exit_3_where_a_claim_is_not_supported(run: Run) -> None:
    summary = json.loads(run("ferry.txt").out)
    summary["content"]["headline_facts"][0]["statement"] = "At least 99 people were hurt."
    Path("brief.json").write_text(json.dumps(summary), encoding="utf-8")
    result = run("check", "brief.json")
    assert result.code == 3
    assert json.loads(result.out)["rejected"][0]["reason"] == "number_not_in_evidence"


def test_check_takes_the_article_from_its_file(run: Run) -> None:
    run("ferry.txt", "--no-text", "-o", "brief.json")
    assert run("check", "brief.json").code == 0
    assert run("check", "brief.json", "--article", "ferry.txt").code == 0
    assert run("check", "brief.json", "--article", "bus.txt").code == 2
    assert run("check", "brief.json", "--article", "none.txt").code == 2


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"3", b"\xff\xfe\x00", b"{}", b"[" * 100_000, b'{"content": 3}'])
def test_check_of_no_summary_is_one_line(run: Run, data: bytes) -> None:
    Path("bad.json").write_bytes(data)
    for result in (run("check", "bad.json"), run("check", "-", stdin=data)):
        assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert run("check", "none.json").code == 2
    assert run("check", ".").code == 2


def test_schemas(run: Run) -> None:
    listed = run("schemas")
    assert listed.code == 0
    assert listed.out.startswith("brief ")
    assert json.loads(run("schemas", "brief").out)["title"] == "Brief"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert result.code == 0
    assert "_SUMMARIZE_COMPLETE" in result.out


def test_control_characters_of_a_name_do_not_reach_the_terminal(run: Run) -> None:
    result = run("-q", "a\x1b[31m\x07\u202eb.txt")
    assert result.code == 2
    assert not set(result.err) & {"\x1b", "\x07", "\u202e"}


def test_a_file_that_may_not_be_read_costs_itself_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def refusing(path: Path, *args: Any, **kwargs: Any) -> Any:
        if path.name == "bus.txt":
            raise PermissionError(13, "Permission denied")
        return real(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refusing)
    monkeypatch.setattr("os.access", lambda path, *_: not str(path).endswith("bus.txt"))
    result = run("ferry.txt", "bus.txt", "-f", "jsonl")
    assert result.code == 4
    assert len(result.out.splitlines()) == 1
    assert "bus.txt: it may not be read; change its permissions" in result.err


def test_an_empty_name_is_one_line(run: Run) -> None:
    result = run("")
    assert (result.code, result.err.splitlines()[-1]) == (
        2,
        "summarize: the input: its name is empty; give a file, a URL, or - for standard input",
    )
