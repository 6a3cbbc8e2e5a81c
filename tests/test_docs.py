"""The documents say what is true: their options exist, their commands run, their examples work, their links lead
somewhere. What docs/json.md shows has a file of its own."""

import gzip
import html
import io
import json
import os
import re
import shlex
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest

from summarizer import Document, read, summarize, summarize_story
from summarizer.api import ModelOptions
from summarizer.cli import main
from summarizer.cli.program import program
from summarizer.engines.llm.endpoint import DEFAULT_MODEL, Endpoint
from summarizer.settings import ConfigFile, resolve

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "CHANGELOG.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))
SHOWN = {name: (ROOT / name).read_text(encoding="utf-8") for name in DOCUMENTS}
ALL = "\n".join(SHOWN.values())
FLOOD = (ROOT / "examples" / "flood.txt").read_text(encoding="utf-8")


def fenced(name: str, language: str) -> list[str]:
    """The fenced code blocks of a document in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", SHOWN[name], re.MULTILINE | re.DOTALL)


def sentence_of(words: str) -> int:
    """The number of the sentence of examples/flood.txt with these words."""
    reading = read(Document.from_text(FLOOD))
    return next(s.sentence for s in reading.sentences if words in FLOOD[s.start : s.end])


# --- options and settings


def commands() -> dict[str, click.Command]:
    return {name.strip("\0") or "summarize": command for name, command in program.commands.items()}


def options_of(command: click.Command) -> set[str]:
    """Every way of writing an option of a command and of the commands in it, `--help` included."""
    context = click.Context(command)
    inner = command.commands.values() if isinstance(command, click.Group) else ()
    return set().union(*map(options_of, inner)) | {
        word for one in command.get_params(context) if isinstance(one, click.Option) for word in one.opts
    }


def is_named(option: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){option}(?![\w-])", text) is not None


@pytest.mark.parametrize("name", commands())
def test_every_option_is_documented(name: str) -> None:
    assert [option for option in sorted(options_of(commands()[name])) if not is_named(option, ALL)] == []


@pytest.mark.parametrize("name", commands())
def test_every_command_is_documented(name: str) -> None:
    assert is_named(f"summarize {name}" if name != "summarize" else "summarize", SHOWN["README.md"])


def test_every_option_that_is_documented_exists() -> None:
    others = {"--require-hashes", "--articles", "--write"}  # pip's, and a benchmark's
    known = set().union(*map(options_of, commands().values()))
    told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*[a-z]", ALL))
    assert told - known - others == set()


@pytest.mark.parametrize("name", ["summarize", "read", "batch"])
def test_every_option_of_a_run_is_a_setting(name: str) -> None:
    flags = {option.removeprefix("--") for option in options_of(commands()[name]) if option.startswith("--")}
    settings = {field.replace("_", "-") for field in resolve({}, {}).__slots__}
    assert flags - settings == ({"help", "version"} if name == "summarize" else {"help"})


def test_the_settings_file_that_is_shown_can_be_used() -> None:
    (shown,) = [block for block in indented("README.md") if "summarize.toml" in block]
    values = tomllib.loads(shown)
    assert resolve({}, {}, (ConfigFile("summarize.toml", values, trusted=True),)).base_url == values["base_url"]


@pytest.mark.parametrize("name", ["README.md", "docs/models.md"])
def test_the_options_of_the_python_functions_are_documented(name: str) -> None:
    assert [option for option in ModelOptions.__annotations__ if f"`{option}`" not in SHOWN[name]] == []


def test_the_defaults_that_are_documented_are_the_defaults() -> None:
    endpoint, models = Endpoint(), SHOWN["docs/models.md"]
    assert f"summarize: model {DEFAULT_MODEL} at {endpoint.host}\n" in models
    assert f"`--retries` times (default {endpoint.retries})" in models
    assert f"`--timeout` seconds (default {endpoint.timeout:g}," in models


# --- commands


def indented(name: str) -> list[str]:
    """The indented code blocks of a document, without their indent; what is indented in a list or a fence is none."""
    found, block, fence = [], list[str](), False
    before = ""
    for line in [*SHOWN[name].splitlines(), "end"]:
        fence ^= line.startswith("```")
        if line.startswith("    ") and not fence and (block or not before):
            block.append(line[4:])
        elif line or fence:
            if block:
                found.append("\n".join(block).strip())
            block = []
        before = line
    return found


# The first words of lines that are not run: they set up an environment, or a server that is not ours.
NOT_RUN = frozenset("make pip export ollama vllm llama-server lms".split())
# What is shown in blocks besides commands: JSON, settings and comments, a line of standard error, a line of a request,
# the files of a report.
DATA = re.compile(r"""[{"\[#]|[a-z_]+ = |summarize: |report/""")
# The design shows pictures of the house, and no commands.
WITH_COMMANDS = (
    "README.md",
    *(f"docs/{name}.md" for name in "batch database json models pages schemas stories".split()),
)


class Line(NamedTuple):
    document: str
    text: str


def lines() -> Iterator[Line]:
    for name in WITH_COMMANDS:
        for block in indented(name):
            yield from (Line(name, text) for text in block.splitlines() if text.strip())


def is_command(line: Line) -> bool:
    return "summarize" in line.text.split("#")[0].split() and not DATA.match(line.text)


def is_fetched(line: Line) -> bool:
    """Whether the line reads a page from the web, or asks a database on another machine."""
    words = line.text.split()
    return any(word.startswith(("https://", "postgresql://")) for word in words) and "--base-url" not in words


def test_every_line_of_a_code_block_is_a_command_or_has_a_reason_not_to_be_run() -> None:
    unknown = [
        line
        for line in lines()
        if not (is_command(line) or line.text.split()[0] in NOT_RUN or DATA.match(line.text.strip()))
    ]
    assert unknown == []
    assert sum(map(is_command, lines())) > 30


class Result(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Run:
    """The command in a folder of its own, with the files that the documents speak of and nothing configured."""
    for name in list(os.environ):
        if name.startswith(("SUMMARIZE_", "OPENAI_")):
            monkeypatch.delenv(name)
    for name in ("CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    work = tmp_path / "work"
    shutil.copytree(ROOT / "examples", work / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.chdir(work)

    def run_it(*argv: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        code = main(argv)
        caught = capfdbinary.readouterr()
        return Result(code, caught.out.decode(), caught.err.decode())

    return run_it


def lay_out(article: str) -> None:
    """The files of the commands' names, in the working folder, all made of one article."""
    for name in ("article.txt", "storm.txt", "a.txt"):
        Path(name).write_text(article, encoding="utf-8")
    # A story counts a text once, by whatever name.
    Path("b.txt").write_text(f"{article}\nThe mayor will speak on Friday.\n", encoding="utf-8")
    page = "".join(f"<p>{paragraph}</p>\n" for paragraph in article.split("\n\n"))
    for name in ("page.html", "c.html"):
        Path(name).write_text(f"<html><body><article>\n{page}</article></body></html>", encoding="utf-8")
    lay_out_feeds(article)
    summary = summarize("article.txt", engine="rules").model_dump_json()
    for name in ("brief.json", "harm.json", "briefs.jsonl"):
        Path(name).write_text(summary, encoding="utf-8")
    story = summarize_story(["a.txt", "b.txt"], engine="rules").model_dump_json()
    Path("before.json").write_text(story, encoding="utf-8")


def lay_out_feeds(article: str) -> None:
    """The feeds of the commands' names, each with the one article in it."""
    for folder, name in (("news", "1.txt"), ("articles", "1.txt"), ("archive/2024-07", "1.html")):
        Path(folder).mkdir(parents=True)
        shutil.copy("page.html" if name.endswith("html") else "article.txt", Path(folder) / name)
    row = json.dumps({"text": article})
    Path("articles.jsonl").write_text(row, encoding="utf-8")
    with gzip.open("articles.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.write(row)
    entry = f"<item><title>Flood</title><description>{html.escape(article)}</description></item>"
    Path("feed.xml").write_text(f'<rss version="2.0"><channel>{entry}</channel></rss>', encoding="utf-8")
    outline = '<outline type="rss" text="All" xmlUrl="feed.xml"/>'
    Path("feeds.opml").write_text(f'<opml version="2.0"><body>{outline}</body></opml>', encoding="utf-8")


def asks_a_model(argv: list[str]) -> bool:
    named = {"--model", "--base-url", "--record", "--replay"} & set(argv)
    schema = argv[argv.index("--schema") + 1] if "--schema" in argv else "brief"
    return bool(named) or schema != "brief"


@pytest.mark.parametrize(
    "line", [line for line in lines() if is_command(line) and not is_fetched(line)], ids=lambda line: line.text
)
def test_a_command_of_the_documents_runs(line: Line, run: Run) -> None:
    """As it stands; where a model would be asked, as a dry run."""
    article = fenced("docs/json.md", "text")[0] if line.document == "docs/json.md" else FLOOD
    lay_out(article)
    piped, _, command = line.text.rpartition("| ")
    argv = shlex.split(command.split(" >> ")[0], comments=True)[1:]
    dry = asks_a_model(argv) and "--dry-run" not in argv
    if argv[:1] == ["journal"]:  # there is one once a batch has run
        assert run("batch", "article.txt", "-o", "before.jsonl").code == 0
    came_in = json.dumps({"text": article}) if argv[:1] == ["batch"] else article
    if argv[:1] in (["export"], ["report"]):
        came_in = Path("brief.json").read_text(encoding="utf-8")
        assert run("export", "brief.json", "briefs.db").code == 0  # what some of them read
    result = run(*argv, *(["--dry-run"] if dry else []), stdin=came_in.encode() if piped else b"")
    assert result.code == 0, result.err
    assert result.out or {"-o", "--output", "prune", "export"} & set(argv)


# --- Python


def test_the_python_of_the_readme_runs(run: Run) -> None:
    lay_out(FLOOD)
    (block,) = fenced("README.md", "python")
    with redirect_stdout(io.StringIO()) as printed:
        exec(block, {})  # noqa: S102 - the README's own code, which this test is about
    assert printed.getvalue().endswith("\n4000 agency\n[]\n")


def test_the_python_of_the_model_page_runs(run: Run, desk: Any, answers: Any, completion: Any) -> None:
    lay_out(FLOOD)
    statement = {"statement": "The toll of the flood is unclear.", "evidence": [sentence_of("toll")]}
    desk.then(answers(completion(json.dumps({"headline": statement}))))
    (block,) = fenced("docs/models.md", "python")
    said: dict[str, Any] = {}
    exec(block.replace("http://localhost:11434/v1", desk.url), said)  # noqa: S102 - as above
    assert said["summary"].content.headline.statement == "The toll of the flood is unclear."
    assert desk.requests[0]["model"] == "MODEL"


def test_the_steps_to_a_schema_show_the_example() -> None:
    example = (ROOT / "examples" / "casualties.py").read_text(encoding="utf-8")
    steps = fenced("docs/schemas.md", "python")
    assert len(steps) == 3
    assert [step for step in steps if step not in example] == []


# --- links


def slug(heading: str) -> str:
    """The anchor of a heading, as forges make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def links() -> list[tuple[str, str]]:
    return [
        (name, target)
        for name, text in SHOWN.items()
        for target in re.findall(r"\]\(([^)\s]+)\)", text)
        if not target.startswith(("http:", "https:"))
    ]


@pytest.mark.parametrize(("name", "target"), links())
def test_a_link_leads_somewhere(name: str, target: str) -> None:
    place, _, anchor = target.partition("#")
    path = (ROOT / name).parent / place if place else ROOT / name
    assert path.exists()
    if anchor:
        headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert anchor in map(slug, headings)


# --- schemas


def test_the_example_of_a_schema_of_ones_own_works_from_end_to_end(
    run: Run, desk: Any, answers: Any, completion: Any
) -> None:
    reading = read(Document.from_text(FLOOD))
    mark = next(place for place, number in enumerate(reading.numbers, 1) if "5,000" in number.as_written)
    dead = sentence_of("human losses")
    said = {
        "harmed": [
            {"who": "the dead", "what": "killed", "evidence": [dead]},
            {"who": "Ada Quill", "what": "missing", "evidence": [dead]},
        ],
        "tolls": [
            {"mark": str(mark), "measures": "people plucked from roofs", "what": "displaced", "source": "state media"}
        ],
    }
    desk.then(answers(completion(json.dumps(said))), answers(completion('{"harmed": [], "tolls": []}')))
    terms = ["--schema", "examples/casualties.py:Casualties", "--prompt", "examples/casualties.md"]
    asked = run("examples/flood.txt", *terms, "--base-url", desk.url, "--model", "local", "-o", "harm.json")
    assert asked.code == 0, asked.err
    summary = json.loads(Path("harm.json").read_text(encoding="utf-8"))
    harmed, tolls = summary["content"]["harmed"], summary["content"]["tolls"]
    assert [(one["who"], one["what"]) for one in harmed] == [("the dead", "killed")]
    assert [(one["low"], one["high"], one["source"]["name"]) for one in tolls] == [(5000, None, "state media")]
    assert [(one["field"], one["reason"]) for one in summary["audit"]["rejected"]] == [
        ("harmed", "name_not_in_article")
    ]
    instructions = desk.requests[0]["messages"][0]["content"]
    assert instructions == Path("examples/casualties.md").read_text(encoding="utf-8").strip()
    assert json.loads(run("check", "harm.json").out)["supported"] == 2


def test_a_folder_of_prompts_has_the_prompt_of_a_class(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZE_PROMPTS", "examples")
    shown = run("examples/flood.txt", "--schema", "examples/casualties.py:Casualties", "--dry-run").out
    assert "who was harmed" in json.loads(shown)["messages"][0]["content"]
    monkeypatch.delenv("SUMMARIZE_PROMPTS")
    shown = run("examples/flood.txt", "--schema", "examples/casualties.py:Casualties", "--dry-run").out
    assert "who was harmed" not in json.loads(shown)["messages"][0]["content"]


TYPES = {"string", "integer", "number", "boolean", "array", "object", "null"}


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema inside a JSON Schema; a property may be called like one of its words."""
    assert isinstance(schema, dict)
    yield schema
    for word, value in schema.items():
        if word in ("properties", "$defs"):
            for part in value.values():
                yield from parts(part)
        elif word in ("anyOf", "allOf", "oneOf"):
            for part in value:
                yield from parts(part)
        elif word == "items":
            yield from parts(value)


@pytest.mark.parametrize("name", ["brief", "timeline", "quotes", "examples/casualties.py:Casualties"])
def test_a_schema_is_printed_as_json_schema(name: str, run: Run) -> None:
    schema = json.loads(run("schemas", name).out)
    assert schema["type"] == "object"
    assert schema["properties"]
    found = list(parts(schema))
    assert {part["type"] for part in found if "type" in part} <= TYPES
    references = {part["$ref"] for part in found if "$ref" in part}
    assert references == {f"#/$defs/{definition}" for definition in schema["$defs"]}
    assert all(set(part.get("required", ())) <= set(part.get("properties", ())) for part in found)
    assert any("evidence" in part.get("properties", ()) for part in found)


def test_the_schemas_are_listed_and_documented(run: Run) -> None:
    listed = [line.split()[0] for line in run("schemas").out.splitlines()]
    assert listed == re.findall(r"^\| `(\w+)` \|", SHOWN["docs/schemas.md"], re.MULTILINE)
