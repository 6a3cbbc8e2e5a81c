"""Who and what is named: forms of one name, kinds, roles, descriptions, and text made to break it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.model import Name
from summarizer.reading.names import find_names
from summarizer.reading.page import Page, make_page
from summarizer.reading.sentences import split_sentences
from summarizer.reading.spans import Span


def page_of(text: str) -> Page:
    return make_page(text, split_sentences(text), ())


def names_in(text: str) -> dict[str, Name]:
    page = page_of(text)
    return {name.name: name for name in find_names(page, (True,) * len(page.sentences))}


@pytest.mark.parametrize(
    ("text", "name", "forms"),
    [
        ("We met Tamsin Orwell. Later Orwell left.", "Tamsin Orwell", {"Orwell"}),
        ("Leader Han Jae-won met aides. Then Han left, and Jae-won stayed.", "Han Jae-won", {"Han", "Jae-won"}),
        ("In May, Ruth Okafor-Blunt spoke. Mrs. Okafor-Blunt sat.", "Ruth Okafor-Blunt", {"Okafor-Blunt"}),
        ("He thanked Daw Mya Thin Kyu. Thin Kyu nodded.", "Daw Mya Thin Kyu", {"Thin Kyu"}),
        ("It was John F. Harmsworth. Harmsworth wept.", "John F. Harmsworth", {"Harmsworth"}),
        ("He met Ludwig van der Brandt and van der Brandt's son.", "Ludwig van der Brandt", set()),
        ("The Port Health Office of Brell (PHOB) spoke. The PHOB left.", "Port Health Office of Brell", {"PHOB"}),
        ("The OMF met. Later the Orvane Monetary Fund left.", "Orvane Monetary Fund", {"OMF"}),
        ("The Dock and Crane Workers' Union (DCWU) met.", "Dock and Crane Workers' Union", {"DCWU"}),
        ("They sued Bramley Holdings. Then Bramley paid.", "Bramley Holdings", {"Bramley"}),
        ("The U.S. acted. Later the United States left.", "United States", {"U.S."}),
        ("He left North Korea. Aides in the North agreed.", "North Korea", {"the North"}),
        ("Russia is near. Then Moscow said it would wait.", "Russia", {"Moscow"}),
    ],
)
def test_forms_of_one_name_are_one_entry(text: str, name: str, forms: set[str]) -> None:
    found = names_in(text)
    assert name in found, list(found)
    assert forms <= set(found[name].aliases)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Police met Tamsin Orwell.", "Tamsin Orwell", "person"),
        ("They sued Bramley Foods Ltd.", "Bramley Foods Ltd", "organisation"),
        ("He called the Ministry of Trade and Industry yesterday.", "Ministry of Trade and Industry", "agency"),
        ("He fled to Portugal.", "Portugal", "state"),
        ("He lived in Lisbon.", "Lisbon", "place"),
        ("It angered Republicans.", "Republicans", "group"),
        ("It broke the Clean Water Act.", "Clean Water Act", "other"),
        ("A jet, the Airbus A350, landed.", "Airbus A350", "other"),
        ("They met Peru's foreign ministry.", "Peru's foreign ministry", "agency"),
        ("They met Polish police.", "Polish police", "agency"),
        ("They met Ghanaian media.", "Ghanaian media", "group"),
        ("They met Kenya's Red Cross.", "Kenya's Red Cross", "organisation"),
        ("He went to the Spanish embassy in Oslo.", "Spanish embassy in Oslo", "agency"),
        ("They sued Hale & Dorn.", "Hale & Dorn", "organisation"),
    ],
)
def test_kinds(text: str, name: str, kind: str) -> None:
    found = names_in(text)
    assert name in found, list(found)
    assert found[name].kind == kind


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Then French President Aline Morel spoke.", "Aline Morel", "French President"),
        ("We asked Gov. Dale Penhurst.", "Dale Penhurst", "Gov."),
        ("It moved Trade Minister Datuk Seri Omar Halim.", "Omar Halim", "Trade Minister"),
        ("So said Corvane analyst Peter Lindqvist.", "Peter Lindqvist", "Corvane analyst"),
        ("So said chairman, CEO and president Rose Adeyemi.", "Rose Adeyemi", "chairman, CEO and president"),
        ("It was Rose Adeyemi, a spokesperson for the port, who spoke.", "Rose Adeyemi", "spokesperson for the port"),
        ("The town's mayor, Pilar Robles, said it was over.", "Pilar Robles", "town's mayor"),
        ("Brell’s mayor, Pilar Robles, said it was over.", "Pilar Robles", "Brell’s mayor"),
        ("The state delegate in Brell, Pilar Robles, told reporters.", "Pilar Robles", "state delegate in Brell"),
        ("Shares of timber giant Oakvale rose.", "Oakvale", "timber giant"),
        ("Peru's state news agency Andara carried it.", "Andara", "Peru's state news agency"),
        ("He called Mr. Lindqvist.", "Lindqvist", None),
    ],
)
def test_roles_are_the_words_of_the_text(text: str, name: str, role: str | None) -> None:
    found = names_in(text)
    assert name in found, list(found)
    assert found[name].role == role


@pytest.mark.parametrize(
    "text",
    [
        "Residents left. Experts agreed. Yesterday it rained.",
        "On Thursday and in March he rested.",
        "He speaks Russian. He is Catholic.",
        "I think so, said the CEO on TV.",
        "The Prime Minister rested.",
        "It cost RM6.1 million.",
        "An Iran-backed group met Obama-era aides.",
    ],
)
def test_capitals_that_name_nobody(text: str) -> None:
    assert names_in(text) == {}


def test_headings_name_only_whom_the_body_names() -> None:
    text = "Corvane Shares Are Falling After A Weak Report\n\nShares of Corvane fell. They are weak, a report says."
    found = names_in(text)
    assert list(found) == ["Corvane"]
    assert len(found["Corvane"].spans) == 2


def test_a_dateline_is_no_mention() -> None:
    assert list(names_in("ACCRA, April 25 (Newswire) - Kofi Mensah spoke.")) == ["Kofi Mensah"]


def test_two_of_one_surname_stay_two() -> None:
    text = "They met Bill Harcourt. Harcourt left. We met Mary Harcourt. Harcourt sat. Mr. Harcourt rose."
    found = names_in(text)
    assert [text[start:end] for start, end in found["Bill Harcourt"].spans] == ["Bill Harcourt", "Harcourt", "Harcourt"]
    assert len(found["Mary Harcourt"].spans) == 2


def test_a_name_in_lower_case_is_found_where_it_stands() -> None:
    text = "A skyhopper jet landed. Skyhopper said it would reply. A pilot of skyhopper spoke."
    assert len(names_in(text)["skyhopper"].spans) == 3


def test_a_possessive_belongs_to_the_name_that_never_stands_without() -> None:
    assert "Hale’s" in names_in("Peer Hale’s (HLS) fell. Then Hale’s was sold.")


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        ("They met Bramley Airlines. Later the airline spoke.", "Bramley Airlines", "the airline"),
        ("They sued Oakvale. Later the company paid.", "Oakvale", "the company"),
        ("We saw Libyan leader Omar Halim. The Libyan leader smiled.", "Omar Halim", "The Libyan leader"),
        ("Brell’s mayor, Pilar Robles, rose. Then the mayor left.", "Pilar Robles", "the mayor"),
    ],
)
def test_descriptions_stand_for_a_name(text: str, name: str, alias: str) -> None:
    assert alias in names_in(text)[name].aliases


def test_a_description_that_fits_two_stands_for_none() -> None:
    text = "We asked Corvane analyst Peter Lindqvist and Halden analyst Rose Adeyemi. Then the analyst left."
    assert all("the analyst" not in name.aliases for name in names_in(text).values())


def test_names_of_boilerplate_are_left_out() -> None:
    text = "They met Tamsin Orwell. Write to Peter Lindqvist."
    assert [name.name for name in find_names(page_of(text), (True, False))] == ["Tamsin Orwell"]


_WORDS = st.sampled_from(
    "Kim Jong Un the of and for 's ’s Mr. President Bank North Russia Russian police (KJ) , . & – “ ” May A. al-Din van"
    " U.S. said É\u0301 \u200f 𝔄bc \x00 \r\n it's 12 MINISTRY Ministry".split(" ")
)


@given(st.one_of(st.text(), st.lists(_WORDS, max_size=60).map(" ".join)))
def test_spans_are_in_order_never_overlap_and_say_a_form_of_the_name(text: str) -> None:
    page = page_of(text)
    names = find_names(page, (True,) * len(page.sentences))
    spans: list[Span] = sorted(span for name in names for span in name.spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    for name in names:
        forms = {" ".join(form.split()) for form in (name.name, *name.aliases)}
        assert all(" ".join(text[start:end].split()) in forms for start, end in name.spans)
        assert name.spans
        assert name.role is None or " ".join(name.role.split()) in " ".join(text.split())


@pytest.mark.parametrize(
    "unit",
    ["Aa ", "A ", "the North ", "Mr. ", "Bank of ", "Peru's ", "Ministry (", "A & ", "Russian police ", "X, a b c "],
)
def test_long_hostile_text_is_read(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    page = make_page(text, (Span(0, len(text)),), ())
    assert len(find_names(page, (True,))) <= 3
