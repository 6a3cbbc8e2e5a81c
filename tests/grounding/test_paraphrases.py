"""Claims as a clever writer would put them, about one invented article: right ones in other words, wrong ones close by.

Each row gives the numbers of the sentences that the claim cites, its statement, and the reason for which it is rejected
(None where it is supported).
"""

import pytest

from summarizer.document import Document
from summarizer.grounding import ground
from summarizer.reading import read_document
from summarizer.schemas.brief import Brief, Statement
from summarizer.schemas.claim import Evidence

ARTICLE = (
    "Ministers in Orvania approve bridge toll despite protests\n\n"
    "By Lena Fisk\n\n"
    "The government of Orvania approved a toll of €4.50 per crossing on the Karsund Bridge on Tuesday, "
    "its transport minister, Ilse Maron, said. "
    "The charge will take effect on 1 March 2025 and is expected to raise about €120 million a year. "
    "One in four commuters crosses the bridge daily, according to the Orvanian Road Agency (ORA). "
    "More than 60,000 people signed a petition against the toll, organisers said.\n\n"
    "Police said they had arrested 14 protesters, including two teenagers, but denied using tear gas. "
    "A spokesman for the mayor of Karsund, Piet Hallgrim, accused the government of ignoring the city. "
    '"We were never asked," '
    "Hallgrim told Radio Norrland. "
    '"Half of our shops may close within a year."\n\n'
    "Maron rejected the claim. "
    "She said the toll could be cut by a third if traffic rose by 10% to 15% over the next five years. "
    "The minister did not rule out exemptions for nurses. "
    "The ORA has not yet published its traffic forecast, and it is unclear how the toll will be "
    "collected.\n\n"
    "The opposition Green Alliance, led by Tova Brandt, wants a referendum by the summer. "
    "Its lawmakers hold 23 of the 101 seats in parliament. "
    "Brandt, 52, said her party would go to court if necessary. "
    "In 2019, a similar toll was scrapped after three weeks. "
    "The bridge, opened in 1978, is 2.4 kilometres long and was repaired twice in the 1990s. "
    "Nearly half a million vehicles crossed it last month, up 3 percentage points faster than in 2023.\n\n"
)

ROWS: list[tuple[tuple[int, ...], str, str | None]] = [
    ((3,), "Orvania's government has approved a toll of 4.50 euros per crossing.", None),
    ((3,), "Orvania approved a €4.50 toll on the Karsund Bridge.", None),
    ((3,), "Ilse Maron, the transport minister, announced a €4.50 toll.", None),
    ((3,), "The toll is €4.50 a crossing.", None),
    ((3,), "The toll is €5.40 a crossing.", "number_not_in_evidence"),
    ((3,), "The toll is 4.50 cents a crossing.", "number_not_in_evidence"),
    ((3,), "Orvania approved a toll of roughly €4.50 per crossing.", "number_not_in_evidence"),
    ((4,), "The toll starts on March 1, 2025.", None),
    ((4,), "The toll starts in March.", None),
    ((4,), "The toll starts on 1 March.", None),
    ((4,), "The toll starts on 3 January 2025.", "date_not_in_evidence"),
    ((4,), "The toll starts on 2025-03-01.", None),
    ((4,), "The toll takes effect in spring 2025.", "date_not_in_evidence"),
    ((4,), "The toll should raise some 120 million euros annually.", None),
    ((4,), "The toll should raise €120m a year.", "number_not_in_evidence"),
    ((4,), "The toll should raise about 120,000,000 euros a year.", None),
    ((5,), "A quarter of commuters cross the bridge daily, the ORA says.", None),
    ((5,), "25% of commuters cross the bridge each day, the Orvanian Road Agency says.", None),
    ((5,), "One in five commuters crosses the bridge daily.", "number_not_in_evidence"),
    ((5,), "Four in ten commuters cross the bridge daily.", "number_not_in_evidence"),
    ((6,), "Over 60,000 people signed a petition.", None),
    ((6,), "Tens of thousands of people signed a petition.", "number_not_in_evidence"),
    ((6,), "60,000 people signed a petition.", "number_not_in_evidence"),
    ((7,), "Police arrested 14 protesters.", None),
    ((7,), "Police arrested fourteen protesters, two of them teenagers.", None),
    ((7,), "Police arrested 16 protesters.", "number_not_in_evidence"),
    ((7,), "Police used tear gas.", "negation_changed"),
    ((7,), "Police denied using tear gas.", None),
    ((7,), "Police say they did not use tear gas.", None),
    ((7,), "Police confirmed using tear gas.", "negation_changed"),
    ((7,), "Two protesters, including 14 teenagers, were arrested.", "number_not_in_evidence"),
    ((8,), "Hallgrim's spokesman accused the government of ignoring the city.", None),
    ((9, 10), "Hallgrim said the city was never asked.", None),
    ((9,), "Maron said the city was never asked.", "name_not_in_evidence"),
    ((10,), "Half of the city's shops could close within a year, Hallgrim said.", None),
    ((10,), "A third of the shops may close within a year.", "number_not_in_evidence"),
    ((10,), "50% of the shops may close within a year.", None),
    ((10,), "Half of the shops may close within six months.", "number_not_in_evidence"),
    ((12,), "The toll could be cut by two-thirds.", "number_not_in_evidence"),
    ((12,), "The toll could be cut by 30%.", "number_not_in_evidence"),
    ((13,), "Maron did not rule out exemptions for nurses.", None),
    ((13,), "Maron ruled out exemptions for nurses.", "negation_changed"),
    ((13,), "Exemptions for nurses have not been ruled out.", None),
    ((13,), "Exemptions for nurses are possible.", None),
    ((14,), "The ORA has published its traffic forecast.", "negation_changed"),
    ((14,), "The ORA is yet to publish its traffic forecast.", None),
    ((14,), "The ORA's forecast has not been published and how the toll will be collected is unclear.", None),
    ((14,), "It is clear how the toll will be collected.", "negation_changed"),
    ((14,), "It is not clear how the toll will be collected.", None),
    ((14,), "How the toll will be collected remains open.", None),
    ((15,), "The Greens, led by Tova Brandt, want a referendum by the summer.", None),
    ((15,), "Tova Brandt's party wants a referendum by summer.", None),
    ((15,), "Tova Brandt's party wants a referendum by the autumn.", "date_not_in_evidence"),
    ((15,), "Tova Maron leads the Green Alliance.", "name_not_in_article"),
    ((16,), "The Green Alliance holds 23 of 101 seats.", None),
    ((16,), "The Green Alliance has 23 seats in the 101-seat parliament.", None),
    ((16,), "The Green Alliance holds 32 of the 101 seats.", "number_not_in_evidence"),
    ((16,), "The Green Alliance holds a quarter of the seats.", "number_not_in_evidence"),
    ((17,), "Brandt, who is 52, said the party would go to court if need be.", None),
    ((17,), "The 52-year-old said her party would go to court.", None),
    ((17,), "Brandt, 25, said her party would go to court.", "number_not_in_evidence"),
    ((18,), "A similar toll was scrapped in 2019 after three weeks.", None),
    ((18,), "A similar toll was scrapped in 2018.", "date_not_in_evidence"),
    ((18,), "A similar toll was scrapped after 21 days.", "number_not_in_evidence"),
    ((18,), "A similar toll was not scrapped in 2019.", "negation_changed"),
    ((19,), "The 2.4-kilometre bridge was opened in 1978.", None),
    ((19,), "The 2.4km bridge opened in 1978.", None),
    ((19,), "The bridge is 2.4 miles long.", "number_not_in_evidence"),
    ((19,), "The bridge was repaired twice in the 1980s.", "date_not_in_evidence"),
    ((19,), "The bridge was repaired two times in the 1990s.", None),
    ((19,), "The bridge was repaired three times in the 1990s.", "number_not_in_evidence"),
    ((20,), "Almost 500,000 vehicles crossed the bridge last month.", None),
    ((20,), "Half a million vehicles crossed the bridge last month.", "number_not_in_evidence"),
    ((20,), "Nearly half a billion vehicles crossed the bridge last month.", "number_not_in_evidence"),
    ((20,), "Nearly half a million vehicles crossed the bridge last year.", "date_not_in_evidence"),
    ((20,), "Traffic rose 3% faster than in 2023.", "number_not_in_evidence"),
    ((3,), "Minister Ilse Maron said the government approved the toll on Wednesday.", "date_not_in_evidence"),
    ((1, 3), "Orvania approves bridge toll despite protests", None),
    ((1,), "Ministers Approve Bridge Toll In Orvania Despite Protests", None),
    ((3,), "Toll approved, Maron says", None),
    ((3,), "Karlsson said the toll was approved.", "name_not_in_article"),
    ((3,), "Norway approved the toll.", "name_not_in_article"),
    ((3,), "EU officials approved the toll.", "name_not_in_article"),
    ((3,), "Prime Minister Ilse Maron approved the toll.", "name_not_in_article"),
    ((8,), "Mayor Piet Hallgrim's spokesman criticised the government.", None),
    ((8,), "Dr Piet Hallgrim is mayor of Karsund.", None),
    ((11,), "Maron dismissed Hallgrim's claim.", None),
    ((3,), "They met President Ilse Maron.", "name_not_in_article"),
    ((3,), "Transport Minister Ilse Maron announced the toll.", None),
    ((3,), "They met the minister, Ms Maron.", None),
    ((3,), "Ilse Maron said Orvania had not approved the toll.", "negation_changed"),
    ((5,), "The ORA says 40% of commuters cross daily.", "number_not_in_evidence"),
]

# False, and no rule of the contract catches them: roles swapped, a hedge dropped, a rate, a verb that is its opposite.
BEYOND: list[tuple[tuple[int, ...], str]] = [
    ((3,), "The parliament of Orvania approved a toll of €4.50."),
    ((4,), "The toll should raise around €120m a month."),
    ((6,), "More than 60,000 people signed a petition, police said."),
    ((8,), "The government accused Piet Hallgrim of ignoring the city."),
    ((9,), "Hallgrim said the city had been asked."),
    ((10,), "Half of the shops will close within a year."),
    ((12,), "The toll could be cut by a third if traffic rises by 15%."),
    ((11,), "Maron accepted the claim."),
]

READING = read_document(Document.from_text(ARTICLE, published="2025-01-15"))


def _reason(cited: tuple[int, ...], statement: str) -> str | None:
    evidence = tuple(Evidence(sentence=number, quote=READING.sentence_text(number)) for number in cited)
    found = ground(Brief(headline_facts=(Statement(statement=statement, evidence=evidence),)), READING)
    return found.rejected[0].reason if found.rejected else None


def test_the_article_is_split_as_the_table_counts() -> None:
    assert len(READING.sentences) == 20


@pytest.mark.parametrize(("cited", "statement", "reason"), ROWS)
def test_paraphrase(cited: tuple[int, ...], statement: str, reason: str | None) -> None:
    assert _reason(cited, statement) == reason


@pytest.mark.parametrize(("cited", "statement"), BEYOND)
def test_what_the_checks_do_not_see_is_known(cited: tuple[int, ...], statement: str) -> None:
    """Where one of these is caught one day, it moves into the table above."""
    assert _reason(cited, statement) is None


@pytest.mark.parametrize(
    ("unit", "reason"),
    [
        ("President ", "name_not_in_article"),
        ("Ilse Maron ", "name_not_in_article"),
        ("denied a report that ", None),
        ("third-floor ", "number_not_in_evidence"),
        ("14 out of 18 ", "number_not_in_evidence"),
        ("3-2 ", "number_not_in_evidence"),
        ("noon ", "date_not_in_evidence"),
        ("is yet to ", None),
    ],
)
def test_an_endless_claim_is_judged_in_linear_time(unit: str, reason: str | None) -> None:
    assert _reason((3,), unit * (200_000 // len(unit))) == reason
