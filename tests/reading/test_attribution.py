"""Who says what: sources, go-betweens, cues and contents of one text; which number has which source."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.reading.attribution import find_attributions
from summarizer.reading.attribution.number_sources import with_sources
from summarizer.reading.model import Attribution, Name, NameKind, Number
from summarizer.reading.page import Page, make_page
from summarizer.reading.quotes import find_quotes
from summarizer.reading.sentences import split_sentences
from summarizer.reading.spans import Span


def page_of(text: str) -> Page:
    return make_page(text, split_sentences(text), find_quotes(text))


def attributions(text: str, *names: Name) -> tuple[Attribution, ...]:
    page = page_of(text)
    return find_attributions(page, names, (True,) * len(page.sentences))


def said(text: str, *names: Name) -> list[tuple[str, list[str]]]:
    """Each attribution's source and the pieces of its content, in the order of the cues."""
    found = sorted(attributions(text, *names), key=lambda attribution: attribution.cue.start)
    return [(a.source.name, [text[start:end] for start, end in a.content]) for a in found]


def named(text: str, name: str, kind: NameKind, *forms: str) -> Name:
    """A name as the room of names finds it: under every form, wherever it stands."""
    spans = []
    for form in forms or (name,):
        at = text.find(form)
        while at >= 0:
            spans.append(Span(at, at + len(form)))
            at = text.find(form, at + len(form))
    return Name(name, kind, tuple(sorted(spans)))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Officials in Kano said on Tuesday that 14 people had died.", "Officials in Kano", ["14 people had died"]),
        ("The ministry said in a statement it would appeal.", "ministry", ["it would appeal"]),
        ("The mayor told reporters the bridge was closed.", "mayor", ["the bridge was closed"]),
        ("The mayor told parliament the army had left.", "mayor", ["the army had left"]),
        ("Oda Lind has long argued that taxes are too low.", "Oda Lind", ["taxes are too low"]),
        ("Oda Lind did not immediately say why the ship sank.", "Oda Lind", ["why the ship sank"]),
        ("The union is calling for a strike in May.", "union", ["a strike in May"]),
        ("The firm denied, through its lawyer, that it owed 3 million.", "firm", ["it owed 3 million"]),
        ("At least 14 people died, the state's rescue service said in a statement.", "state's rescue service",
         ["At least 14 people died"]),
        ("Prices rose 3 percent, data from the statistics office showed on Thursday.", "statistics office",
         ["Prices rose 3 percent"]),
        ("The toll could rise, warned Colonel Idris Bah of the rescue service.", "Colonel Idris Bah",
         ["The toll could rise"]),
        ("Police put the number of marchers at 9,000.", "Police", ["the number of marchers at 9,000"]),
        ("Economists polled by the paper had forecast a rise to 6.9 percent.", "Economists polled by the paper",
         ["a rise to 6.9 percent"]),
        ("The firm sees sales growth of 1.8 percent.", "firm", ["sales growth of 1.8 percent"]),
        ("The retailer reported $2.53 in profit per share.", "retailer", ["$2.53 in profit per share"]),
        ("The bank raised its growth forecast to 3.1 percent.", "bank", ["to 3.1 percent"]),
        ("According to a survey of 1,000 adults, one in five smokes.", "survey", ["one in five smokes"]),
        ("One in five smokes, according to the survey.", "survey", ["One in five smokes"]),
        ("By the ministry's own estimate, 3,000 teachers have left.", "ministry", ["3,000 teachers have left"]),
        ("Critics dismissed Lind's claim that wages had doubled.", "Lind", ["wages had doubled"]),
        ("The minister defended his decision to close the port.", "his", ["to close the port"]),
        ("The group issued a warning about the flood.", "group", ["about the flood"]),
        ("Residents were worried that the dam would burst.", "Residents", ["that the dam would burst"]),
        ("The report found that 62% of farmers lost income.", "report", ["62% of farmers lost income"]),
        ("The party wants to cut 120 jobs.", "party", ["to cut 120 jobs"]),
        ("As Lind put it, the deal is off for good.", "Lind", ["the deal is off for good"]),
        ("The WHO warned that 5 million people were at risk.", "WHO", ["5 million people were at risk"]),
        ("Voters dislike the plan, a US official said.", "US official", ["Voters dislike the plan"]),
        ("Ferry sinks off Zanzibar, 14 dead: police", "police", ["Ferry sinks off Zanzibar, 14 dead"]),
        ("Boat capsizes, leaving 14 dead - officials", "officials", ["Boat capsizes, leaving 14 dead"]),
        ("Minister: Harbour To Close For Two Years", "Minister", ["Harbour To Close For Two Years"]),
        ("Poll: two in five back the mayor", "Poll", ["two in five back the mayor"]),
        ("LIMA, May 3 - Lind said the port was closed.", "Lind", ["the port was closed"]),
        ("Lind said prices would fall, in a further sign of calm.", "Lind", ["prices would fall"]),
    ],
)  # fmt: skip
def test_who_says_what_in_their_own_words(text: str, source: str, content: list[str]) -> None:
    assert (source, content) in said(text)
    assert not any(attribution.direct for attribution in attributions(text))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("“We lost 14 men,” said Oda Lind, 34, who owns the boat. “It was dark.”", "Oda Lind",
         ["“We lost 14 men,”", "“It was dark.”"]),
        ('"We lost 14 men," Musa Garba, head of the service, told the paper by phone. "It was dark."', "Musa Garba",
         ['"We lost 14 men,"', '"It was dark."']),
        ("“We lost,” he said, “14 men.”", "he", ["“We lost,”", "“14 men.”"]),
        ("“This is no game”, insists Lind, “it is 300 families.”", "Lind",
         ["“This is no game”", "“it is 300 families.”"]),
        ("In a post on Monday, the minister wrote: “Not a cent.”", "minister", ["“Not a cent.”"]),
        ("‘It’s a shame,’ said Oda Lind. ‘It hurts.’", "Oda Lind", ["‘It’s a shame,’", "‘It hurts.’"]),
        ('"There is nothing left," the letter reads.', "letter", ['"There is nothing left,"']),
        ('"There is nothing left." - Oda Lind', "Oda Lind", ['"There is nothing left."']),
        ("“One. Two. Three,” Lind (D-Ga.) said.", "Lind", ["“One. Two. Three,”"]),
    ],
)  # fmt: skip
def test_who_says_what_in_quotation_marks(text: str, source: str, content: list[str]) -> None:
    assert said(text) == [(source, content)]
    assert all(attribution.direct for attribution in attributions(text))


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "“We have no food,” said Amara.\n\n“We walked for days.\n\n“Nobody came.”\n\nThe camp holds 12,000 people."
    assert said(text) == [("Amara", ["“We have no food,”", "“We walked for days.", "“Nobody came.”"])]


def test_what_a_colon_announces_is_the_next_paragraph() -> None:
    assert said("Lind added:\n\n“We are done.”\n\nShe left.") == [("Lind", ["“We are done.”"])]


def test_a_sentence_that_names_the_source_of_the_one_before() -> None:
    text = "House prices fell 2%. That is according to the statistics office."
    assert said(text) == [("statistics office", ["House prices fell 2%."])]


def test_one_subject_says_several_things() -> None:
    text = "Lind, who leads the union, said a strike was near and warned the firm, adding that talks had failed."
    assert said(text) == [
        ("Lind", ["a strike was near"]),
        ("Lind", ["the firm"]),
        ("Lind", ["talks had failed"]),
    ]


def test_another_speaker_after_a_comma_ends_what_the_first_one_says() -> None:
    text = "Peru says 1,200 were hurt, while doctors in Chile say more than 40 have died."
    assert said(text) == [("Peru", ["1,200 were hurt"]), ("doctors in Chile", ["more than 40 have died"])]


def test_what_a_relative_clause_says_ends_with_it() -> None:
    text = "One witness, who claimed to know the men, said he counted 12 shots."
    assert said(text) == [("One witness", ["to know the men"]), ("One witness", ["he counted 12 shots"])]


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        ("The harbour's owner said ships were late, Radio Sud reported.", "harbour's owner", "Radio Sud"),
        ("According to Radio Sud, the governor said ships were late.", "governor", "Radio Sud"),
        ("Radio Sud quoted the governor as saying that ships were late.", "governor", "Radio Sud"),
        ("The governor was quoted by Radio Sud as saying ships were late.", "governor", "Radio Sud"),
        ("Ships were late, Radio Sud reported, citing local officials.", "local officials", "Radio Sud"),
        ("Radio Sud, citing local officials, said ships were late.", "local officials", "Radio Sud"),
    ],
)
def test_a_chain_has_a_source_and_a_go_between(text: str, source: str, via: str) -> None:
    assert (source, via) in [(a.source.name, a.via.name if a.via else None) for a in attributions(text)]


def test_a_pronoun_goes_under_the_name_it_stands_for() -> None:
    text = "Ms Okafor joined in 2010. She says she is owed pay. Mr Bello disputes that figure. He says it is late."
    okafor, bello = named(text, "Okafor", "person"), named(text, "Bello", "person")
    assert [name for name, _ in said(text, okafor, bello)] == ["Okafor", "Bello", "Bello"]
    first = min(attributions(text, okafor, bello), key=lambda attribution: attribution.cue.start)
    assert text[first.source.start : first.source.end] == "She"


def test_it_is_the_body_that_spoke_last() -> None:
    text = "The interior ministry said 14 were safe. It said 30 were missing."
    assert [name for name, _ in said(text)] == ["interior ministry", "interior ministry"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Bank analyst Oda Lind said it was over.", "Oda Lind", "person"),
        ("The region's delegate, Oda Lind, said it was over.", "Oda Lind", "person"),
        ("Oda Lind of the Peak Institute said it was over.", "Oda Lind", "person"),
        ("A spokesperson for Peak Air said it was over.", "Peak Air", "organisation"),
        ("Peak Air said it was over.", "Peak Air", "organisation"),
    ],
)
def test_a_source_goes_under_its_plain_name(text: str, name: str, kind: NameKind) -> None:
    assert said(text, named(text, name, kind))[0][0] == name


def test_a_description_goes_under_the_name_it_stands_for() -> None:
    text = "Peak Air lost a plane. The airline said a bird was hit."
    peak = Name("Peak Air", "organisation", (Span(0, 8),), aliases=("the airline",))
    assert said(text, peak) == [("Peak Air", ["a bird was hit"])]


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell for three days.",
        "Flood: 4,150 evacuated in Dorn",
        "The United States Bankruptcy Court sits in the north.",
        "Early warning systems failed.",
        "It is estimated that 300 people live there.",
        "The proposed law is long.",
        "He took the call and read the claim form.",
        "Read more: Ten things to do in June",
        "Photograph: Oda Lind for Radio Sud",
        "Police found the 10th victim.",
    ],
)
def test_nobody_says_anything(text: str) -> None:
    assert attributions(text) == ()


def test_what_is_no_part_of_the_article_says_nothing() -> None:
    page = page_of("Lind said it rained. Lind said it snowed.")
    (found,) = find_attributions(page, (), (False, True))
    assert page.text[slice(*found.content[0])] == "it snowed"


def number(text: str, as_written: str) -> Number:
    start = text.index(as_written)
    return Number(as_written, start, start + len(as_written), 1, None, None, None, None, None, "other")


def source_of(text: str, as_written: str) -> str | None:
    page = page_of(text)
    found = find_attributions(page, (), (True,) * len(page.sentences))
    return with_sources((number(text, as_written),), found, page)[0].source


@pytest.mark.parametrize(
    ("text", "as_written", "source"),
    [
        ("Rain flooded 4,100 houses and 7,410 acres, according to Radio Sud.", "4,100", "Radio Sud"),
        ("Rain flooded 4,100 houses and 7,410 acres, according to Radio Sud.", "7,410", "Radio Sud"),
        ("Rain flooded 4,100 houses.", "4,100", None),
        ("About 30,000 marched, organisers said; police put the figure at 9,000.", "30,000", "organisers"),
        ("About 30,000 marched, organisers said; police put the figure at 9,000.", "9,000", "police"),
        ("Sales missed the 4.8 percent that analysts had forecast.", "4.8", "analysts"),
        ("The owner said 40 ships were late, Radio Sud reported.", "40", "owner"),
        ("Lind said it was late. The port has 40 cranes.", "40", None),
        ("Observers say talks will fail, as the 2 countries are at odds.", "2", None),
        ("Fans love the 40 songs.", "40", None),
        ("“It is late.\n\n“There are 40 ships,” Lind said.", "40", "Lind"),
    ],
)
def test_a_number_has_the_source_of_the_innermost_statement(text: str, as_written: str, source: str | None) -> None:
    assert source_of(text, as_written) == source


WORDS = [
    "Lind", "said", "that", ",", ".", "“", "”", '"', "the", "he", "who", "to", "of", "and", "according", ":",
    "—", "-", "quoted", "as", "saying", "citing", "claim", "'s", "was", "worried", "by", "14", "(", ")",
    "denied", "\n", "\n\n", "\U0001f600", "IT", "raised", "forecast", "estimate", "what", "called", "for",
    "has", "not", "say", "I've", "e\u0301", "\u05d0", "\u00a0",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=120)


@given(TEXTS)
@settings(max_examples=300)
def test_spans_lie_in_the_text_and_contents_are_in_order(text: str) -> None:
    page = page_of(text)
    found = attributions(text)
    for attribution in found:
        spans = [(attribution.source.start, attribution.source.end), attribution.cue, *attribution.content]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert attribution.content
        assert attribution.source.name
    ends = [attribution.content[-1].end for attribution in found]
    assert ends == sorted(ends)
    assert with_sources((), found, page) == ()


HOSTILE = [
    "said ", "he said that ", '"', "“", "“a” ", "X said, ", "(", "Bob, ", "according to ", "and ", "of ", ": ",
    "Bob - ", "citing Bob, ", '"a b c," Bob said. ', "to say to ", "Bob's claim that ", "a", "1,",
    "quoted Bob as saying ", '"a\n', "was denied by Bob ", "who said that ", "denied, ", "said: ",
    "was worried that ", "Bob said, while ", ", ", "-- ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_one_endless_sentence_ends_soon(unit: str) -> None:
    text = (unit * (100_000 // len(unit))).strip()
    page = make_page(text, (Span(0, len(text)),), find_quotes(text))
    bob = Name("Bob", "person", tuple(Span(at, at + 3) for at in range(len(text)) if text.startswith("Bob", at)))
    found = find_attributions(page, (bob,), (True,))
    figures = tuple(number(text, text[:1]) for _ in range(1000))
    assert len(with_sources(figures, found, page)) == len(figures)
