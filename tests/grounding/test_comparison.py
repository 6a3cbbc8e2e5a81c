"""What a claim may say of its evidence: the contract's rules of comparison, pair by pair.

Each row gives the number of the sentence of FLOOD that the claim cites, what the claim states, and the reason for which
it is rejected (None where it is supported).
"""

import pytest

from summarizer.document import Document
from summarizer.grounding import ground
from summarizer.reading import read_document
from summarizer.schemas.brief import Actor, Brief, NumberClaim, OpenQuestion, Statement
from summarizer.schemas.claim import Evidence, Source

FLOOD = (
    "The Varda river burst its banks on July 27, the Calder News Agency (CNA) reported. "
    "Heavy rain flooded 4,100 houses and 7,410 acres of fields, according to CNA. "
    "The scale of casualties isn't known. "
    "More than 4,000 people were moved to schools in the north. "
    "Governor Maren Oduya visited the town of Belmara on Sunday. "
    "She said the damage would cost $1.2bn to repair. "
    "The regional council did not say when the bridge would reopen. "
    "The rail operator Transvarda rejected the blame. "
    "Insurers expect claims to rise by 6 percent this year. "
    "“We have never had such a night,” said Tomas Reke, a baker in Belmara. "
    "Around 5,000 residents are still without power. "
    "Ten boats from Norway joined the search. "
    "The Norwegian crews arrived on Friday at 9 a.m. "
    "Nearly 300 animals were saved, the Varda Farmers' Union said. "
    "No bodies were found in the flooded mine. "
    "The bank Corvane & Sons lent the region €3.5 million. "
    "It wants the money back within two years."
)

NUMBERS = [
    (2, "Heavy rain flooded 4,100 houses.", None),
    (2, "4100 houses were flooded.", None),
    (2, "Some 4,100 homes were under water.", "number_not_in_evidence"),
    (2, "4,100 homes were under water.", None),
    (2, "4,900 houses were flooded.", "number_not_in_evidence"),
    (2, "Over 4,100 houses were flooded.", "number_not_in_evidence"),
    (2, "4,100 people were flooded.", "number_not_in_evidence"),
    (2, "7,410 hectares of fields were flooded.", "number_not_in_evidence"),
    (2, "The water covered 7,410 acres of fields.", None),
    (2, "Rain flooded 41,000 houses.", "number_not_in_evidence"),
    (4, "Over 4,000 people were moved to schools.", None),
    (4, "At least 4,000 people were moved to schools.", None),
    (4, "4,000 people were moved to schools.", "number_not_in_evidence"),
    (4, "Up to 4,000 people were moved to schools.", "number_not_in_evidence"),
    (6, "The damage would cost $1.2 billion to repair.", None),
    (6, "The damage would cost 1.2 billion dollars to repair.", None),
    (6, "The damage would cost $1.2 million to repair.", "number_not_in_evidence"),
    (6, "The damage would cost €1.2bn to repair.", "number_not_in_evidence"),
    (6, "The damage would cost $12bn to repair.", "number_not_in_evidence"),
    (9, "Claims may rise by 6 per cent.", None),
    (9, "Claims may rise by 6%.", None),
    (9, "Claims may rise by 5 percent.", "number_not_in_evidence"),
    (9, "Claims may rise by 6 percentage points.", "number_not_in_evidence"),
    (9, "Claims may rise by more than 6 percent.", "number_not_in_evidence"),
    (11, "About 5,000 residents have no power.", None),
    (11, "Around 5,000 people have no power.", None),
    (11, "5,000 residents are without power.", "number_not_in_evidence"),
    (11, "Nearly 5,000 residents are without power.", "number_not_in_evidence"),
    (12, "10 boats joined the search.", None),
    (12, "Ten boats joined the search.", None),
    (12, "Two boats joined the search.", "number_not_in_evidence"),
    (14, "Almost 300 animals were saved.", None),
    (14, "More than 300 animals were saved.", "number_not_in_evidence"),
    (16, "The bank lent 3.5 million euros.", None),
    (16, "The bank lent 5.3 million euros.", "number_not_in_evidence"),
    (17, "The bank wants its money back within two years.", None),
    (17, "The bank wants its money back within three years.", "number_not_in_evidence"),
    (17, "The bank wants its money back within two months.", "number_not_in_evidence"),
    (3, "The number of casualties, 12, is not known.", "number_not_in_evidence"),
]

DATES = [
    (1, "The river burst its banks on 27 July.", None),
    (1, "The river burst its banks in July.", None),
    (1, "The river burst its banks on July 29.", "date_not_in_evidence"),
    (1, "The river burst its banks on June 27.", "date_not_in_evidence"),
    (1, "The river burst its banks on July 27, 1998.", "date_not_in_evidence"),
    (5, "The governor visited the town on Sunday.", None),
    (5, "The governor visited the town on Monday.", "date_not_in_evidence"),
    (13, "The crews arrived on Friday at 9 a.m.", None),
    (13, "The crews arrived at 9 am.", None),
    (13, "The crews arrived at 8 a.m.", "date_not_in_evidence"),
    (13, "The crews arrived yesterday.", "date_not_in_evidence"),
]

NAMES = [
    (5, "Governor Maren Oduya visited Belmara.", None),
    (5, "Oduya visited Belmara.", None),
    (5, "Governor Maren Okafor visited Belmara.", "name_not_in_article"),
    (5, "The governor, Lena Oduya, visited Belmara.", "name_not_in_article"),
    (5, "The governor visited the town of Karsholm.", "name_not_in_article"),
    (5, "Merkel said she had visited the town.", "name_not_in_article"),
    (5, "Germany sent the governor to the town.", "name_not_in_article"),
    (6, "Oduya said the damage was great.", None),
    (6, "Maren Oduya said the damage was great.", None),
    (13, "Crews from Norway arrived.", None),
    (12, "The Norwegian boats joined the search.", None),
    (12, "Boats from Sweden joined the search.", "name_not_in_article"),
    (2, "The Calder News Agency gave the figures.", None),
    (2, "CNA gave the figures.", None),
    (2, "The BBC gave the figures.", "name_not_in_article"),
    (14, "The VFU saved animals.", None),
    (14, "The VFA saved animals.", "name_not_in_article"),
    (5, "The Oduyas visited the town.", None),
    (5, "Governor Visits Flooded Town After Heavy Rain", None),
    (5, "Karsholm Governor Visits Flooded Town After Heavy Rain", "name_not_in_article"),
    (2, "Flood Destroys Houses and Fields, News Agency Says", None),
    (9, "Claims against Transvarda may rise.", None),
    (9, "Insurers of Corvane & Sons expect more claims.", "name_not_in_evidence"),
    (12, "Boats came for Governor Maren Oduya.", "name_not_in_evidence"),
    (10, "Tomas Reke, a baker, had never had such a night.", None),
    (10, "Belmara's baker had never had such a night.", None),
    (16, "Corvane & Sons lent the region money.", None),
    (16, "Corvane & Partners lent the region money.", "name_not_in_article"),
    (14, "The Varda Farmers’ Union said animals were saved.", None),
]

NEGATIONS = [
    (3, "The scale of casualties is not known.", None),
    (3, "The scale of casualties is unknown.", None),
    (3, "The scale of casualties isn’t known.", None),
    (3, "The scale of casualties is known.", "negation_changed"),
    (7, "The regional council did not say when the bridge would reopen.", None),
    (7, "The council has not said when the bridge will reopen.", None),
    (7, "The regional council said when the bridge would reopen.", "negation_changed"),
    (2, "Heavy rain did not flood 4,100 houses.", "negation_changed"),
    (2, "Heavy rain never flooded 4,100 houses.", "negation_changed"),
    (10, "“We have had such a night,” said Tomas Reke.", "negation_changed"),
    (10, "Tomas Reke said they had never had such a night.", None),
    (15, "Bodies were found in the flooded mine.", "negation_changed"),
    (15, "No bodies were found in the mine.", None),
    (15, "Bodies were not found in the flooded mine.", None),
    (8, "The rail operator did not reject the blame.", "negation_changed"),
    (4, "More than 4,000 people were not moved to schools.", "negation_changed"),
]

REPORTS = [
    (9, "Insurers expect claims to rise by 6 percent.", None),
    (9, "Transvarda expects claims to rise by 6 percent.", "source_not_supported"),
    (9, "Claims will rise by 6 percent, according to Transvarda.", "source_not_supported"),
    (14, "The Varda Farmers' Union said nearly 300 animals were saved.", None),
    (14, "Nearly 300 animals were saved, according to the Varda Farmers' Union.", None),
    (10, "Tomas Reke said they had never had such a night.", None),
    (2, "Heavy rain flooded 4,100 houses, CNA said.", None),
    (2, "The Calder News Agency says that rain flooded 4,100 houses.", None),
]

READING = read_document(Document.from_text(FLOOD))


def _cite(sentence: int) -> tuple[Evidence, ...]:
    return (Evidence(sentence=sentence, quote=READING.sentence_text(sentence)),)


def _reason(brief: Brief) -> str | None:
    found = ground(brief, READING)
    assert found.supported + len(found.rejected) == found.claims == 1
    return found.rejected[0].reason if found.rejected else None


def test_the_article_is_split_as_the_tables_count() -> None:
    assert len(READING.sentences) == 17


@pytest.mark.parametrize(("sentence", "statement", "reason"), [*NUMBERS, *DATES, *NAMES, *NEGATIONS, *REPORTS])
def test_statement(sentence: int, statement: str, reason: str | None) -> None:
    assert _reason(Brief(headline_facts=(Statement(statement=statement, evidence=_cite(sentence)),))) == reason


# (sentence, as_written, source, reason)
SOURCES = [
    (2, "4,100 houses", "CNA", None),
    (2, "4,100 houses", "the Calder News Agency", None),
    (2, "4,100 houses", "Calder News Agency", None),
    (2, "4,100 houses", "Maren Oduya", "source_not_supported"),
    (2, "4,100 houses", "Transvarda", "source_not_supported"),
    (2, "4,100 houses", "Radio Karsholm", "source_not_in_article"),
    (2, "4,100 houses", "hospital sources", "source_not_in_article"),
    (6, "$1.2bn", "Maren Oduya", None),
    (6, "$1.2bn", "Oduya", None),
    (6, "$1.2bn", "CNA", "source_not_supported"),
    (14, "Nearly 300 animals", "Varda Farmers' Union", None),
    (14, "Nearly 300 animals", "the Varda Farmers’ Union", None),
    (14, "Nearly 300 animals", "Corvane & Sons", "source_not_supported"),
    (11, "Around 5,000 residents", "Tomas Reke", None),
    (11, "Around 5,000 residents", "Maren Oduya", "source_not_supported"),
    (12, "Ten boats", "the rail operator", "source_not_supported"),
]

# (sentence, as_written, what the draft states itself, reason)
FIGURES = [
    (2, "4,100 houses", {}, None),
    (2, "4,100", {}, None),
    (2, "4,900 houses", {}, "number_not_in_evidence"),
    (3, "4,100 houses", {}, "number_not_in_evidence"),
    (4, "4,000 people", {}, "number_not_in_evidence"),
    (4, "More than 4,000 people", {}, None),
    (6, "$1.2", {}, "number_not_in_evidence"),
    (1, "27", {}, "number_not_in_evidence"),
    (13, "9 a.m.", {}, "number_not_in_evidence"),
    (2, "houses", {}, "number_not_in_evidence"),
    (2, "4,100 houses", {"value": 4100, "low": 4100, "high": 4100, "unit": "houses", "kind": "count"}, None),
    (2, "4,100 houses", {"value": 4100.0}, None),
    (2, "4,100 houses", {"value": None, "unit": None}, None),
    (2, "4,100 houses", {"value": 4900}, "value_mismatch"),
    (2, "4,100 houses", {"value": 4100, "high": None}, "value_mismatch"),
    (2, "4,100 houses", {"value": 4100, "unit": "homes"}, "value_mismatch"),
    (2, "4,100 houses", {"kind": "measure"}, "value_mismatch"),
    (2, "4,100 houses", {"qualifier": "over"}, "value_mismatch"),
    (4, "More than 4,000 people", {"value": 4000, "low": 4000, "high": None}, None),
    (4, "More than 4,000 people", {"value": 4000, "low": 4000, "high": 4000}, "value_mismatch"),
    (2, "4,100 houses", {"start": 0, "end": 12}, "span_mismatch"),
    (2, "4,100 houses", {"start": -3}, "span_mismatch"),
]

QUESTIONS = [
    (3, "How many people were hurt or killed?", None),
    (3, "Is the scale of casualties known?", None),
    (3, "Were 300 people killed?", "number_not_in_evidence"),
    (10, "What night had Mr. Reke of Belmara not had?", None),
    (3, "What does Jutta Brandt say of the casualties?", "name_not_in_article"),
    (7, "When will the bridge reopen?", None),
    (7, "Will the bridge reopen on March 3?", "date_not_in_evidence"),
]

ACTORS = [
    (5, "Maren Oduya", "Governor", None),
    (5, "Maren Oduya", "Mayor of Karsholm", "name_not_in_article"),
    (5, "Lena Oduya", None, "name_not_in_article"),
    (5, "Merkel", None, "name_not_in_article"),
    (8, "Transvarda", "rail operator", None),
    (8, "Transvarda", "rail operator with 900 trains", "number_not_in_evidence"),
    (15, "Transvarda", None, "name_not_in_evidence"),
    (10, "Tomas Reke", "a baker in Belmara", None),
]


@pytest.mark.parametrize(("sentence", "as_written", "source", "reason"), SOURCES)
def test_source(sentence: int, as_written: str, source: str, reason: str | None) -> None:
    claim = NumberClaim(as_written=as_written, measures="", source=Source(name=source), evidence=_cite(sentence))
    assert _reason(Brief(numbers=(claim,))) == reason


@pytest.mark.parametrize(("sentence", "as_written", "given", "reason"), FIGURES)
def test_number_claim(sentence: int, as_written: str, given: dict[str, object], reason: str | None) -> None:
    claim = NumberClaim.model_validate({"as_written": as_written, "measures": "", "evidence": _cite(sentence), **given})
    assert _reason(Brief(numbers=(claim,))) == reason


@pytest.mark.parametrize(("sentence", "question", "reason"), QUESTIONS)
def test_question(sentence: int, question: str, reason: str | None) -> None:
    claim = OpenQuestion(question=question, status="unknown", evidence=_cite(sentence))
    assert _reason(Brief(open_questions=(claim,))) == reason


@pytest.mark.parametrize(("sentence", "name", "role", "reason"), ACTORS)
def test_actor(sentence: int, name: str, role: str | None, reason: str | None) -> None:
    claim = Actor(name=name, kind="person", role=role, evidence=_cite(sentence))
    assert _reason(Brief(actors=(claim,))) == reason


def test_the_tables_have_both_sides() -> None:
    tables = (NUMBERS, DATES, NAMES, NEGATIONS, REPORTS, SOURCES, FIGURES, QUESTIONS, ACTORS)
    rows = [row[-1] for table in tables for row in table]
    supported = sum(reason is None for reason in rows)
    assert len(rows) >= 120
    assert min(supported, len(rows) - supported) >= 55


def test_a_source_is_confirmed_where_a_cue_says_so_and_its_evidence_names_it() -> None:
    claims = (
        NumberClaim(as_written="4,100 houses", measures="", source=Source(name="CNA"), evidence=_cite(2)),
        NumberClaim(
            as_written="Around 5,000 residents", measures="", source=Source(name="Tomas Reke"), evidence=_cite(11)
        ),
    )
    first, second = ground(Brief(numbers=claims), READING).content.numbers
    assert (first.source.confirmed, second.source.confirmed) == (True, False)
    assert "CNA" in first.source.evidence[0].quote
    assert "Tomas Reke" in second.source.evidence[0].quote


def test_where_several_reasons_hold_the_first_in_the_order_is_given() -> None:
    claim = Statement(statement="9,999 men of Karsholm died on March 1.", evidence=_cite(3))
    assert _reason(Brief(headline_facts=(claim,))) == "number_not_in_evidence"
    claim = Statement(statement="Men of Karsholm died on March 1.", evidence=_cite(3))
    assert _reason(Brief(headline_facts=(claim,))) == "date_not_in_evidence"
