"""What the index keeps of a summary, and what many of them say together."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from summarizer.incoming import taken
from summarizer.report.entry import Entry, entry_of
from summarizer.report.totals import totals

Make = Callable[..., Any]


@pytest.fixture
def entry(summary_of: Make) -> Callable[..., Entry]:
    return lambda *name, **more: entry_of(taken(json.dumps(summary_of(*name, **more))).summary)


def test_an_entry_has_what_a_list_shows(entry: Make, rejected: dict[str, Any]) -> None:
    audit = {"claims": 5, "supported": 4, "rejected": [rejected], "numbers": [], "notes": []}
    asked = [{"question": "Who pays?", "status": "unknown", "evidence": []}]
    made = entry("wall", audit=audit, open_questions=asked)
    assert (made.headline, made.outlet, made.when) == ("Harbour wall gives way", "The Ostvik Mail", "2024-08-06")
    assert (made.fact, made.actors) == ("The harbour wall at Ostvik gave way.", ("Harbour Office",))
    assert [(figure.as_written, figure.source) for figure in made.figures] == [("4,000 crates", "Harbour Office")]
    assert (made.open, made.rejected, made.claims, made.supported) == (1, 1, 5, 4)
    assert made.engine == "rules engine, no model"
    assert {"harbour", "ostvik", "4,000", "4000", "crates", "lost", "office", "mail", "pays"} <= set(made.terms.split())


def test_a_name_of_a_page_is_made_of_the_input_alone(entry: Make) -> None:
    first = entry("wall")
    assert entry("wall", id="sha256:other", headline_facts=[]).name == first.name
    assert entry("wall", input="other.txt").name != first.name
    assert entry("wall", schema="own.py:Own", content={}).name != first.name
    assert set(entry("wall", input="../../x\x00<y>").name) <= set("0123456789abcdef")


def test_what_came_by_a_pipe_is_told_apart_by_its_text(entry: Make) -> None:
    assert entry("wall", input="-").name != entry("gate", input="-").name
    assert entry("wall", input=None).key == entry("wall", input="-").key


@pytest.mark.parametrize(
    ("outlet", "url", "place", "shown"),
    [
        ("The Mail", "https://www.example.org/1", "x", "The Mail"),
        (None, "https://www.example.org/1", "x", "example.org"),
        ("  ", None, "https://news.example.org/1", "news.example.org"),
        (None, "javascript:alert(1)", "x.txt", ""),
        (None, "http://[broken", None, ""),
    ],
)
def test_an_outlet_without_a_name_is_its_host(
    entry: Make, outlet: str | None, url: str | None, place: str | None, shown: str
) -> None:
    assert entry(outlet=outlet, url=url, input=place).outlet == shown


@pytest.mark.parametrize(
    ("published", "when"),
    [
        ("2024-08-06", "2024-08-06"),
        ("2024-08-06T07:14:00+02:00", "2024-08-06T07:14"),
        ("2024-02-30", ""),
        ("2024-08-06T25:00", ""),
        ("٢٠٢٤-٠٨-٠٦", ""),
        ("yesterday", ""),
        (None, ""),
    ],
)
def test_a_day_is_one_or_none(entry: Make, published: str | None, when: str) -> None:
    assert entry(published=published).when == when


@pytest.mark.parametrize(
    ("language", "kept"), [("de", "de"), ("pt-BR", "pt-BR"), ("en", ""), ("en-GB", ""), (None, ""), ('x" onx="', "")]
)
def test_a_language_is_told_where_it_is_not_the_pages_own(entry: Make, language: str | None, kept: str) -> None:
    assert entry(language=language).language == kept


def test_long_texts_are_cut_and_hidden_signs_shown(entry: Make) -> None:
    made = entry(outlet="o" * 5_000 + "\u202e", headline={"statement": "word " * 5_000, "evidence": []})
    assert len(made.outlet) <= 120
    assert len(made.headline) <= 300
    assert made.headline.endswith("word…")
    assert entry(outlet="\u202eMail").outlet == "<202E>Mail"


def test_names_that_differ_in_accents_alone_are_one_actor(entry: Make) -> None:
    names = ("José Varn", "Jose Varn", "José Varn", "Ada Rook")
    entries = [
        entry(str(place), actors=[{"name": name, "kind": "person", "evidence": []}]) for place, name in enumerate(names)
    ]
    found = totals(entries)
    assert [(actor.name, actor.documents) for actor in found.actors] == [("José Varn", (0, 1, 2)), ("Ada Rook", (3,))]
    assert (found.documents, found.claims, found.supported, found.rejected, found.open) == (4, 16, 16, 0, 0)


def _repeated(entry: Make, *numbers: dict[str, Any]) -> list[tuple[str, tuple[int, ...]]]:
    entries = [entry(str(place), numbers=[stated]) for place, stated in enumerate(numbers)]
    return [(row.as_written, row.documents) for row in totals(entries).numbers]


def test_the_same_figure_of_the_same_unit_is_one_number(entry: Make, number: Make) -> None:
    first = number("4,000 crates", 4000, "crates lost", unit="crates")
    other = number("4000 Crates", 4000.0, "crates under water", unit="Crates")
    assert _repeated(entry, first, other) == [("4,000 crates", (0, 1))]
    assert _repeated(entry, first, {**other, "unit": "boxes"}) == []
    assert _repeated(entry, first, {**other, "high": None}) == []  # "over 4,000" is not 4,000


def test_a_small_figure_a_share_or_one_without_a_unit_must_measure_the_same_by_its_words(
    entry: Make, number: Make
) -> None:
    three = number("three people", 3, "people hurt", unit="people")
    assert _repeated(entry, three, {**three, "measures": "people freed"}) == []
    assert _repeated(entry, three, {**three, "measures": "People hurt"}) == [("three people", (0, 1))]
    share = number("400 %", 400, "rise in rents", unit="%", kind="percent")
    assert _repeated(entry, share, {**share, "measures": "rise in fares"}) == []
    bare = number("4,000", 4000, "a thing")
    assert _repeated(entry, bare, {**bare, "measures": "another"}) == []


def test_ranks_and_results_are_not_compared(entry: Make, number: Make) -> None:
    rank = number("third", 3, "place", kind="rank")
    score = {**number("3-1", 3, "a result", kind="score"), "value": None, "low": None, "high": None}
    assert _repeated(entry, rank, rank) == []
    assert _repeated(entry, score, score) == []


def test_a_repeated_number_says_where_and_who(entry: Make, number: Make) -> None:
    stated = number("4,000 crates", 4000, "crates lost", unit="crates")
    office = {**stated, "source": {"name": "Harbour Office"}}
    entries = [
        entry("a", numbers=[office]),
        entry("b", numbers=[office], outlet="Keld Ledger"),
        entry("c", numbers=[stated]),
    ]
    (row,) = totals(entries).numbers
    assert row.outlets == ("The Ostvik Mail", "Keld Ledger")
    assert row.sources == (("Harbour Office", 2), ("the outlet itself", 1))
    assert totals(entries).sources[0].documents == (0, 1)


def test_figures_beyond_every_number_are_no_trouble(entry: Make, number: Make) -> None:
    huge = {**number("many", 10**400, "x", unit="x")}
    assert _repeated(entry, huge, huge) == [("many", (0, 1))]
