"""What a document is compared by."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.flow import summarize_by_rules
from summarizer.schemas.brief import Brief
from summarizer.schemas.summary import Audit, DocumentFacts, Run, Summary
from summarizer.stories.events import traits_of

Briefly = Callable[..., Summary]


def bare(title: str | None, text: str | None, published: str | None = None) -> Summary:
    """A summary without a claim."""
    facts = DocumentFacts(
        id="x", input=None, title=title, outlet=None, url=None, published=published, language=None, text=text
    )
    return Summary(
        document=facts, content=Brief(), audit=Audit(claims=0, supported=0), run=Run(engine="rules", version="")
    )


def test_names_matter_figures_and_days(briefly: Briefly) -> None:
    traits = traits_of(
        briefly(
            "The ferry Aurelia ran aground off Skarn on Monday with 212 passengers, the coast guard said. Captain Ines"
            " Molander said that the vessel had lost its rudder. A tug will come from Denmark on Wednesday.",
            title="Ferry Aground Off Skarn",
            published="2024-03-05T08:00:00",
        )
    )
    assert {"aurelia", "skarn", "ines", "molander"} <= traits.names.keys()
    assert {"ship", "passenger", "rudder", "denmark"} <= traits.words.keys()
    assert "212" in traits.figures
    assert traits.day == date(2024, 3, 5).toordinal()
    assert traits.told == date(2024, 3, 4).toordinal()
    assert traits.days == {date(2024, 3, day).toordinal() for day in (4, 6)}


def test_the_title_and_the_first_sentences_weigh_more(briefly: Briefly) -> None:
    traits = traits_of(briefly("A tunnel flooded in Skarn. " + "Nothing else moved. " * 30 + "An orchard was spared."))
    assert traits.words["flood"] > traits.words["orchard"]


def test_a_name_weighs_as_much_however_many_words_it_has() -> None:
    traits = traits_of(bare(None, "The mill belongs to Skovly Paper. It stands in Vastrup."))
    assert sum(weight for name, weight in traits.names.items() if "skovly" in name or "paper" in name) == pytest.approx(
        traits.names["vastrup"]
    )
    assert "skovly paper" in traits.names


def test_the_agency_of_a_date_line_and_credits_are_none_of_the_matter() -> None:
    traits = traits_of(bare(None, "SKARN (Tarn Press) — A mill in Skarn burned.\n\n(Reporting by Una Marsh)"))
    assert "skarn" in traits.names
    assert not {"tarn", "press", "una", "marsh"} & (traits.names.keys() | traits.words.keys())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A mill burned in Skarn on Monday.", 6),
        ("Flames were put out this Tuesday morning, days after Monday's blast.", 7),
        ("After Sunday, nobody argues: the mill burned down on Monday.", 6),
        ("The mill burned down last night.", 6),
        ("Rovers meet Lowick on Saturday (21:00) in Skarn.", 11),
        ("The judges void a Sunday shopping ban.", None),
        ("A mill in Skarn burned. " + "Nothing else moved. " * 12 + "A meeting will be held on Friday.", None),
    ],
)
def test_the_day_that_is_told(text: str, told: int | None) -> None:
    found = traits_of(bare(None, text, "2024-05-07T08:00:00")).told
    assert found == (None if told is None else date(2024, 5, told).toordinal())


@pytest.mark.parametrize("title", ["The week in brief", "News round-up", "Oslo shares close higher"])
def test_a_digest_is_known_by_its_title(title: str) -> None:
    assert traits_of(bare(title, "Fog. A ferry lies on a reef.")).is_digest
    assert not traits_of(bare("Ferry lies on a reef", "Fog. The week in brief.")).is_digest


def test_a_capital_at_the_head_of_a_sentence_makes_no_name(briefly: Briefly) -> None:
    traits = traits_of(briefly("Orchards were spared. Rain fell on Skarn, and Skarn was glad of it."))
    assert "skarn" in traits.names
    assert "orchards" not in traits.names


def test_without_a_text_the_cited_sentences_stand_for_it(briefly: Briefly) -> None:
    summary = briefly("The ferry Aurelia ran aground off Skarn on Monday with 212 passengers.", published="2024-03-05")
    assert traits_of(summary.without_text()) != traits_of(bare(None, None))
    assert "aurelia" in traits_of(summary.without_text()).names


def test_words_of_a_script_without_spaces_are_compared_too() -> None:
    traits = traits_of(bare("东京发生地震", "周一东京发生地震，三人受伤。"))
    assert traits.words


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "0001-01-01T00:30:00+05:00", "soon", ""])
def test_no_date_is_too_strange(published: str) -> None:
    text = "A mill burned in Skarn yesterday. It will open again tomorrow, or next Monday."
    summary = summarize_by_rules(Document.from_text(text, published=published))
    traits_of(summary)


def test_a_giant_is_read_at_its_head_alone() -> None:
    traits = traits_of(bare("A dump", " ".join(f"word{n} Name{n}" for n in range(200_000))))
    assert len(traits.names) + len(traits.words) < 2_000


@given(st.none() | st.text(max_size=80), st.none() | st.text(max_size=300), st.none() | st.dates().map(str))
def test_nothing_raises(title: str | None, text: str | None, published: str | None) -> None:
    traits_of(bare(title, text, published))
