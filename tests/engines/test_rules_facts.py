"""The headline and the facts: what is told, in whose words, and what is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.engines.rules.facts import headline, headline_facts
from summarizer.engines.rules.wording import cleaned, is_running, is_teaser
from summarizer.reading import read_document
from summarizer.reading.model import Attribution, Mention, Reading, Sentence
from summarizer.reading.spans import Span


def reading_of(
    *sentences: str,
    headline_at: int | None = 1,
    attributions: tuple[Attribution, ...] = (),
    boilerplate: frozenset[int] = frozenset(),
) -> Reading:
    """A reading of these sentences, a line each, with nothing that other rooms find but what is given."""
    found, at = [], 0
    for number, sentence in enumerate(sentences, 1):
        found.append(Sentence(number, at, at + len(sentence), number in boilerplate))
        at += len(sentence) + 1
    return Reading(
        document=Document.from_text("\n".join(sentences)),
        sentences=tuple(found),
        numbers=(),
        attributions=attributions,
        names=(),
        dates=(),
        open=(),
        boilerplate=(),
        headline=headline_at,
    )


def said_by(text: str, speaker: str, quote: str, *, name: str | None = None, direct: bool = True) -> Attribution:
    """An attribution of `quote` to `speaker` as both first stand in `text`."""
    source, content = text.index(speaker), text.index(quote)
    mention = Mention(name or speaker, source, source + len(speaker))
    return Attribution(mention, None, Span(source, source), (Span(content, content + len(quote)),), direct)


STORY = (
    "Ferry runs aground off Norrland",
    "A ferry with 80 people on board ran aground off Norrland on Monday, the coast guard said.",
    "All passengers were brought to shore by evening, the operator Sund Lines said.",
    "The hull is damaged below the waterline, according to an inspector.",
    "The operator has cancelled sailings until Friday.",
    "The ferry was built in 1998 and overhauled four years ago.",
)


def test_the_headline_is_the_headline_with_its_lead() -> None:
    statement = headline(reading_of(*STORY))
    assert statement is not None
    assert statement.statement == "Ferry runs aground off Norrland"
    assert [evidence.sentence for evidence in statement.evidence] == [1, 2]


@pytest.mark.parametrize("teaser", ["Why you should not worry", "What now?", "Here is what we know", "Norrland ferry"])
def test_a_teaser_gives_way_to_the_lead(teaser: str) -> None:
    statement = headline(reading_of(teaser, *STORY[1:]))
    assert statement is not None
    assert statement.statement == STORY[1]


def test_without_a_headline_the_lead_is_the_headline() -> None:
    statement = headline(reading_of(*STORY[1:], headline_at=None))
    assert statement is not None
    assert statement.statement == STORY[1]


def test_an_empty_text_has_neither() -> None:
    reading = reading_of(headline_at=None)
    assert headline(reading) is None
    assert headline_facts(reading) == ()


def test_facts_start_with_the_lead_and_keep_the_order_of_the_text() -> None:
    facts = headline_facts(reading_of(*STORY))
    assert facts[0].statement == STORY[1]
    numbers = [evidence.sentence or 0 for fact in facts for evidence in fact.evidence]
    assert numbers == sorted(numbers)
    assert 3 <= len(facts) <= 7


def test_no_fact_rests_on_boilerplate_captions_or_subheads() -> None:
    subscribe = "Sign up to our newsletter about ferries and Norrland and the coast guard today."
    caption = "The ferry off Norrland on Monday with people on board. Photograph: Ola Brannock"
    reading = reading_of(
        STORY[0], subscribe, caption, "What the inspectors saw", *STORY[1:], boilerplate=frozenset({2})
    )
    cited = {evidence.sentence for fact in headline_facts(reading) for evidence in fact.evidence}
    assert cited.isdisjoint({1, 2, 3, 4})


def test_a_fact_is_told_once() -> None:
    again = "The coast guard said a ferry with 80 people on board ran aground off Norrland on Monday."
    facts = headline_facts(reading_of(*STORY, again))
    assert sum("ran aground" in fact.statement for fact in facts) == 1


def test_a_running_quotation_is_told_with_its_speaker() -> None:
    opening = "“The hull held,” said Ida Brannock of the coast guard."
    running = "“Everybody on board was brought to the harbour within two hours.”"
    text = "\n".join((*STORY[:2], opening, running))
    reading = reading_of(*STORY[:2], opening, running, attributions=(said_by(text, "Ida Brannock", running),))
    told = [fact for fact in headline_facts(reading) if "within two hours" in fact.statement]
    assert [fact.statement for fact in told] == [
        "Ida Brannock said: “Everybody on board was brought to the harbour within two hours.”"
    ]
    assert [evidence.sentence for evidence in told[0].evidence] == [4, 3]


def test_a_quotation_that_nobody_owns_is_not_told() -> None:
    facts = headline_facts(reading_of(*STORY[:2], "“Everybody on board was brought to the harbour in time.”"))
    assert all("harbour" not in fact.statement for fact in facts)


def test_a_pronoun_at_the_start_gets_its_name() -> None:
    lead = "Ferry captain Ida Brannock ran her ship aground off Norrland on Monday."
    pronoun = "She said the fog had hidden the lights of the harbour."
    text = "\n".join((STORY[0], lead, pronoun))
    at = text.index(pronoun)
    owner = Attribution(Mention("Ida Brannock", at, at + 3), None, Span(at, at), (Span(at + 9, at + 20),), False)
    facts = headline_facts(reading_of(STORY[0], lead, pronoun, attributions=(owner,)))
    assert facts[1].statement == "Ida Brannock said the fog had hidden the lights of the harbour."
    assert [evidence.sentence for evidence in facts[1].evidence] == [3, 2]


def test_a_pronoun_that_nobody_knows_is_not_told() -> None:
    facts = headline_facts(reading_of(*STORY[:2], "She said the fog had hidden the lights of the harbour."))
    assert all("fog" not in fact.statement for fact in facts)


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("OSLO, March 3 (Nordpress) - The bank cut its rate.", "The bank cut its rate."),
        ("HARBOUR CITY — The bank cut its rate.", "The bank cut its rate."),
        ("• The bank cut its rate.", "The bank cut its rate."),
        ("However, the bank cut its rate.", "The bank cut its rate."),
        ("But the bank did not cut its rate.", "The bank did not cut its rate."),
        ("Brannock Mills (ticker: BRM) cut 3,000 jobs.", "Brannock Mills cut 3,000 jobs."),
        ("The Harbour Authority (HA) cut  3,000\njobs.", "The Harbour Authority (HA) cut 3,000 jobs."),
        ("NATO ships left.", "NATO ships left."),
    ],
)
def test_cleaning_takes_only_what_is_no_news(sentence: str, statement: str) -> None:
    assert cleaned(sentence) == statement


@pytest.mark.parametrize(
    ("text", "running"),
    [
        ("The bank cut its rate on Monday.", True),
        ("“The bank cut its rate on Monday.”", True),
        ("What the bank did on Monday", False),
        ("Too short.", False),
        ("GET THE NEWS OF THE DAY HERE.", False),
        ("The head office of the bank. Photograph: Ola Brannock", False),
    ],
)
def test_running_text(text: str, running: bool) -> None:
    end = text.index(". Photo") + 1 if ". Photo" in text else len(text)
    assert is_running(text, 0, end) is running


def test_teasers() -> None:
    assert is_teaser("How the bank lost its way")
    assert not is_teaser("Bank loses its way in Norrland")


@given(st.text())
def test_any_text_has_facts_that_are_verbatim(text: str) -> None:
    reading = read_document(Document.from_text(text))
    for fact in headline_facts(reading):
        for evidence in fact.evidence:
            assert evidence.start is not None
            assert reading.document.text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize("unit", ["A bank, which cut its rate, ", "“", "A. ", "AAAA BBBB ", "OSLO, ", "(ticker: "])
def test_hostile_sentences_end(unit: str) -> None:
    text = unit * (1_000_000 // len(unit)) + "."
    assert cleaned(text)
    assert headline_facts(reading_of(text, text, headline_at=None)) == ()


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("**Sund Lines** said the hull is *badly* damaged.", "Sund Lines said the hull is badly damaged."),
        ("## The hull is damaged below the waterline.", "The hull is damaged below the waterline."),
        ("> The hull is damaged.", "The hull is damaged."),
        ("The [port office](port.html) shut the quay.", "The port office shut the quay."),
        ("The crew_list file holds 5 * 4 names.", "The crew_list file holds 5 * 4 names."),
    ],
)
def test_markdown_s_marks_are_no_part_of_a_statement(sentence: str, statement: str) -> None:
    assert cleaned(sentence) == statement


@pytest.mark.parametrize(
    "sentence",
    [
        "Its hull was patched by divers in the harbour overnight.",
        "Recently, however, it bought three more ships from a yard in the south.",
        "That is why the quay was closed to all but the tugs on Monday.",
        "It is the third ship to run aground off the coast this year.",
    ],
)
def test_a_fact_does_not_lean_on_somebody_whom_it_does_not_name(sentence: str) -> None:
    told = headline_facts(reading_of(*STORY, sentence))
    assert all(fact.evidence[0].quote != sentence for fact in told)


@pytest.mark.parametrize(
    "sentence",
    [
        "It was not clear whether the 80 passengers had been told of the leak before they sailed.",
        "After her talk with the crew, Ana Orlanda praised the 40 volunteers on the quay.",
    ],
)
def test_a_pronoun_that_is_explained_may_stand(sentence: str) -> None:
    told = headline_facts(reading_of(*STORY[:3], sentence))
    assert any(fact.statement == sentence for fact in told)
