"""What a person sees on a terminal: all of it, within the width, and nothing that acts on the terminal."""

import dataclasses
import io
import unicodedata
from collections.abc import Callable

import pytest
from rich.cells import cell_len
from rich.console import Console

from summarizer.reading.model import Reading
from summarizer.rendering.terminal import (
    render_check,
    render_reading_terminal,
    render_terminal,
    render_terminal_all,
)
from summarizer.rendering.wording import visible
from summarizer.schemas.brief import Brief
from summarizer.schemas.claim import Claim, Evidence, Value
from summarizer.schemas.summary import Summary


def _console(width: int, *, colour: bool = False) -> Console:
    return Console(file=io.StringIO(), width=width, force_terminal=colour, color_system="truecolor" if colour else None)


def _shown(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def _words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [20, 40, 59, 60, 80, 120])
def test_everything_is_told_within_the_width(summary: Summary, width: int) -> None:
    console = _console(width)
    render_terminal(summary, console)
    shown = _shown(console)
    assert max(cell_len(line) for line in shown.splitlines()) <= width
    letters = "".join(shown.split())
    for told in (
        "A gale flattened the harvest camp at Tarn",
        "The Tarn Crier",
        "More than 900 tents were lost. [4]",
        "The camp office closed the road to the lake. [5,9]",
        "Ada Rook",
        "How many goats drowned? [7]",
        "unknown: How many",
        "901 tents were lost.",
        "number not in evidence",
        "two boats [4], three [9]",
        "The headline is the first fact.",
        "11 of 12 claims proved",
        "rules engine, no model",
        "gale.txt",
    ):
        assert "".join(told.split()) in letters


@pytest.mark.parametrize("width", [40, 80])
def test_numbers_have_an_interval_a_source_and_a_sentence(summary: Summary, width: int) -> None:
    console = _console(width)
    render_terminal(summary, console)
    shown = _words(_shown(console))
    for told in (">= 900", "<= 40", "3,000,000 to 4,000,000", "Tarn Camp Office (implied)", "—", "[6]"):
        assert told in shown
    assert "12 divers (" not in shown


def test_a_wide_window_has_a_table_and_a_narrow_one_lines(summary: Summary) -> None:
    heads = []
    for width in (80, 40):
        console = _console(width)
        render_terminal(summary, console)
        heads.append("what it measures" in _shown(console))
    assert heads == [True, False]


def test_questions_come_after_the_facts_and_before_what_was_left_out(summary: Summary) -> None:
    console = _console(80)
    render_terminal(summary, console)
    shown = _shown(console)
    places = [
        shown.index(head) for head in ("WHO", "NUMBERS AND", "STILL OPEN", "REJECTED", "Left out", "rules engine")
    ]
    assert places == sorted(places)


def test_a_model_is_named(make_summary: Callable[..., Summary]) -> None:
    console = _console(200)
    run = {"model": "small-1", "calls": 2, "input_tokens": 5200, "output_tokens": 400, "cost_usd": 0.0123}
    render_terminal(make_summary(engine="llm", **run), console)
    assert "model small-1 · 2 calls, 5,200 tokens in, 400 out · $0.0123 · gale.txt" in _shown(console)


def test_an_empty_brief_still_says_what_it_is_of(summary: Summary) -> None:
    console = _console(80)
    render_terminal(summary.model_copy(update={"content": Brief()}), console)
    assert _shown(console).startswith("A gale\n")


def test_colour_is_the_consoles_decision(summary: Summary, monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = _console(80, colour=True)
    render_terminal(summary, coloured)
    assert "\x1b[" in _shown(coloured)
    plain = _console(80)
    render_terminal(summary, plain)
    assert "\x1b" not in _shown(plain)
    monkeypatch.setenv("NO_COLOR", "1")
    quiet = _console(80, colour=True)
    render_terminal(summary, quiet)
    assert "\x1b[31m" not in _shown(quiet)
    assert "38;" not in _shown(quiet)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_hostile_text_does_nothing(make_summary: Callable[..., Summary], hostile: str, width: int) -> None:
    console = _console(width)
    render_terminal(make_summary(lambda text: f"{text} {hostile}"), console)
    shown = _shown(console)
    shown.encode("utf-8")
    assert max(cell_len(line) for line in shown.splitlines()) <= width
    assert not {c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Cs")} - {"\n"}
    assert "[boldred]x[/boldred]" in "".join(shown.split())
    assert ":smile:" in "".join(shown.split())


def test_one_endless_word_is_folded(make_summary: Callable[..., Summary]) -> None:
    console = _console(80)
    render_terminal(make_summary(lambda text: text + "x" * 5000), console)
    shown = _shown(console)
    assert max(map(len, shown.splitlines())) <= 80
    assert shown.count("x") >= 5000 * 15


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\r\n\tb", "a b"),
        ("a\u00a0b\u2029c", "a b c"),
        ("\x1b[1m", "␛[1m"),
        ("\x9b1m", "<9B>1m"),
        ("\u202eabc", "<202E>abc"),
        ("a\u200bb\ufeff", "ab"),
        ("\ud83d", "\ufffd"),
        ("\x7f\x00", "␡␀"),
        ("a\x85\x1fb", "a b"),
        ("a \u200b b", "a b"),
        ("né 𝒳 👩‍🌾 שלום", "né 𝒳 👩‍🌾 שלום"),
    ],
)
def test_what_is_hidden_becomes_visible(text: str, seen: str) -> None:
    assert visible(text) == seen


def test_several_briefs_are_parted_by_a_rule(summary: Summary) -> None:
    console = _console(80)
    render_terminal_all([summary, summary], console)
    shown = _shown(console)
    assert shown.count("─" * 80) == 1
    assert shown.count("STILL OPEN") == 2


class _Step(Claim):
    when: str
    place: str | None = None


class _Day(Value):
    steps: tuple[_Step, ...] = ()


class _Diary(Value):
    days: tuple[_Day, ...] = ()
    first: _Step | None = None


def test_a_schema_of_ones_own_is_told_in_its_fields_names(summary: Summary) -> None:
    evidence = (Evidence(sentence=2, quote="q"),)
    step = _Step(when="Monday", place="Tarn", evidence=evidence)
    console = _console(80)
    render_terminal(summary.model_copy(update={"content": _Diary(days=(_Day(steps=(step,)),), first=step)}), console)
    shown = _shown(console)
    assert "DAYS\n• Monday; Tarn [2]" in shown
    assert "FIRST\n• Monday; Tarn [2]" in shown


def test_a_check_tells_the_share_and_each_rejection(summary: Summary) -> None:
    rejected = [entry.model_dump() for entry in summary.audit.rejected]
    console = _console(100)
    render_check({"document": "sha256:0", "claims": 12, "supported": 11, "rejected": rejected}, console)
    shown = _shown(console)
    assert shown.startswith("11 of 12 claims proved against the text\n")
    assert "901 tents were lost. number not in evidence: 901 is in none of its sentences" in _words(shown)
    assert "headline_facts[2]" in shown


def test_a_clean_check_is_one_line_and_the_document() -> None:
    console = _console(80)
    render_check({"document": "sha256:0", "claims": 3, "supported": 3, "rejected": []}, console)
    assert _shown(console) == "All 3 claims proved against the text\n\nsha256:0\n"


@pytest.mark.parametrize("width", [40, 80])
def test_a_reading_tells_what_was_found(make_reading: Callable[[str], Reading], width: int) -> None:
    console = _console(width)
    render_reading_terminal(make_reading("Rook said over 900 tents were lost."), console)
    shown = _shown(console)
    assert max(map(len, shown.splitlines())) <= width
    told = _words(shown)
    for part in (
        "[1] navigation: Home > News",
        "[2] Rook said over 900 tents were lost.",
        "900 (>= 900) Ada Rook [2]",
        "Ada Rook (through Crier) Rook:",
        "unknown: Nobody knows [3]",
        "gale.txt",
    ):
        assert part in told


def test_a_readings_numbers_are_marked(make_reading: Callable[[str], Reading]) -> None:
    console = _console(80, colour=True)
    render_reading_terminal(make_reading("Rook said over 900 tents were lost."), console)
    assert "\x1b[1;36m900\x1b[0m tents" in _shown(console)


def test_a_hostile_reading_does_nothing(make_reading: Callable[[str], Reading], hostile: str) -> None:
    console = _console(60)
    render_reading_terminal(make_reading(f"Rook 900 {hostile} end"), console)
    assert not {c for c in _shown(console) if unicodedata.category(c) in ("Cc", "Cf", "Cs")} - {"\n"}


def test_a_long_list_is_cut_and_says_so(make_reading: Callable[[str], Reading]) -> None:
    reading = make_reading("Rook said over 900 tents were lost.")
    console = _console(80)
    render_reading_terminal(dataclasses.replace(reading, open=reading.open * 1500), console)
    assert _shown(console).count("unknown: Nobody knows") == 300
    assert "• and 1,200 more" in _shown(console)


def test_an_empty_reading(make_reading: Callable[[str], Reading]) -> None:
    nothing = dataclasses.replace(
        make_reading("900"), sentences=(), numbers=(), attributions=(), open=(), boilerplate=()
    )
    console = _console(80)
    render_reading_terminal(nothing, console)
    assert _words(_shown(console)) == "gale.txt"
