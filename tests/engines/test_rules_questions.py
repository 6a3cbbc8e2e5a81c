"""What an article leaves open, asked in plain English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.engines.rules.questions import open_questions
from summarizer.reading import read_document
from summarizer.reading.model import Attribution, Mention, Reading, Sentence
from summarizer.reading.opens import find_open
from summarizer.reading.page import make_page
from summarizer.reading.spans import Span


def reading_of(*sentences: str, attributions: tuple[Attribution, ...] = (), headline: int | None = None) -> Reading:
    """A reading of these sentences with their cues, and with nothing that other rooms find."""
    text = "\n".join(sentences)
    spans: list[Span] = []
    for sentence in sentences:
        start = text.index(sentence, spans[-1].end if spans else 0)
        spans.append(Span(start, start + len(sentence)))
    page = make_page(text, tuple(spans), ())
    return Reading(
        document=Document.from_text(text),
        sentences=tuple(Sentence(n, span.start, span.end) for n, span in enumerate(spans, 1)),
        numbers=(),
        attributions=attributions,
        names=(),
        dates=(),
        open=find_open(page, (True,) * len(spans)),
        boilerplate=(),
        headline=headline,
    )


def asked(*sentences: str) -> list[str]:
    """The questions about these sentences."""
    return [question.question for question in open_questions(reading_of(*sentences))]


QUESTIONS = [
    ("The scale of the damage isn’t known.", "What is the scale of the damage?"),
    ("The cause of the fire was still unknown.", "What was the cause of the fire?"),
    ("It was not immediately clear how many people were on board.", "How many people were on board?"),
    ("It is not known what caused the blast.", "What caused the blast?"),
    ("It was unclear whether the brakes had failed.", "Had the brakes failed?"),
    ("It is unclear why the ship was so far north.", "Why was the ship so far north?"),
    ("It is not clear why the ship turned back.", "Is it known why the ship turned back?"),
    ("Whether the talks will resume is an open question.", "Will the talks resume?"),
    ("Eleven people remain missing.", "Where are eleven people?"),
    ("No group has claimed responsibility for the bombing.", "Who is responsible for the bombing?"),
    ("No arrests have been made.", "Will anyone be arrested?"),
    ("Police are trying to determine the cause of the crash.", "What is the cause of the crash?"),
    ("The mayor said it was too early to say what went wrong.", "What went wrong?"),
    ("The harbour office did not immediately respond to a request for comment.", "What will the harbour office say?"),
    ("The company declined to say how many jobs would go.", "Will the company say how many jobs would go?"),
    ("The candidate has refused to release his accounts.", "Will the candidate release his accounts?"),
    ("The statement did not mention the earlier offer.", "Why did the statement not mention the earlier offer?"),
    ("She spoke of a “long night” but did not elaborate.", "What is meant by “long night”?"),
    ("The governor denied the allegations.", "Is the governor right to deny the allegations?"),
    ("Two witnesses disputed his version.", "Are two witnesses right to dispute his version?"),
    ("The contract drew questions about its price.", "Are the questions about its price justified?"),
    ("Analysts say the market is misinterpreting the figures.", "Is the market misinterpreting the figures?"),
    ("The banker was accused of hiding losses.", "Is the allegation of hiding losses true?"),
    ("The union disputed whether the roof had been inspected.", "Had the roof been inspected?"),
    ("The bodies are believed to be those of two climbers.", "Are the bodies confirmed to be those of two climbers?"),
    ("The report could not be independently verified.", "Can the report be confirmed?"),
    ("The leak may have been caused by frost.", "Might the leak have been caused by frost?"),
    ("There is widespread belief that the vote was rigged.", "Was the vote rigged?"),
    ("The singer has reportedly left the country.", "Is it true that the singer has left the country?"),
    (
        "The ministry set up a technical panel to examine the failure.",
        "What will the technical panel set up to examine the failure find?",
    ),
    ("The regulator has opened an investigation into the sale.", "What will the investigation into the sale find?"),
    ("Divers are searching for other possible victims.", "What will the search for other possible victims find?"),
    ("The court will decide next week.", "Will the court decide next week?"),
    ("The bank is expected to announce its decision on Thursday.", "Will the bank announce its decision on Thursday?"),
    ("The parties have yet to agree on a date.", "When will the parties agree on a date?"),
    ("The mayor said the town would request help if it was needed.", "Will the town request help if it was needed?"),
    ("A ruling is expected in March.", "What will the ruling be?"),
    ("The death toll is expected to rise.", "How far will the death toll rise?"),
    ("Brannock Mills reports earnings Wednesday.", "What will Brannock Mills report?"),
    ("The repairs will take longer than planned.", "How much longer will the repairs take?"),
    (
        "The schools in the valley will stay shut until further notice.",
        "How long will the schools in the valley stay shut?",
    ),
    (
        "The cause of the blast is under investigation.",
        "What will the investigation find about the cause of the blast?",
    ),
    ("Asked if the dam was safe, the ministry declined to comment.", "Will the ministry say whether the dam was safe?"),
    ("Pell would not be drawn on a move abroad.", "What will Pell say about a move abroad?"),
    ("The paper could not independently verify the footage.", "Can the footage be confirmed?"),
    (
        "The deadline that the gang set expires at noon.",
        "What happens next, given that the deadline that the gang set expires at noon?",
    ),
    (
        "The farmers say the ministry has its sums wrong.",
        "Who is right, given that the farmers say the ministry has its sums wrong?",
    ),
    ("Nearly 90 families were flooded out and are expected to be moved.", "Will nearly 90 families be moved?"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "question"), QUESTIONS)
def test_a_question_is_made_of_the_sentence_s_words(sentence: str, question: str) -> None:
    assert question in asked(sentence, "The price of a ticket is unclear.")


def test_nothing_open_asks_nothing() -> None:
    assert open_questions(reading_of("The team won.", "The museum opened in 1911.")) == ()


def test_status_and_evidence_come_from_the_cue() -> None:
    (question,) = open_questions(reading_of("The road was closed.", "The cause is not known."))
    assert question.status == "unknown"
    assert [evidence.quote for evidence in question.evidence] == ["The cause is not known."]


def test_one_question_a_sentence() -> None:
    assert len(asked("The cause is not known, and the company declined to comment.")) == 1


def test_unknown_causes_come_before_silent_companies() -> None:
    questions = open_questions(
        reading_of("Orlanda Freight declined to comment.", "The cause of the fire is not known.")
    )
    assert [question.status for question in questions] == ["unknown", "undisclosed"]


def test_a_standfirst_is_not_asked_about_twice() -> None:
    questions = asked(
        "Police search the ruins of the mill for survivors, cause still unknown",
        "Officers searched the ruins of the burned mill on Friday.",
        "The cause of the fire at the mill is still unknown, police said.",
    )
    assert questions == ["What is the cause of the fire at the mill?"]


def test_there_are_nine_questions_at_most() -> None:
    matters = "budget harvest railway hospital election fishery orchestra volcano library reactor theatre".split()
    questions = asked(*(f"The future of the {matter} remains unclear." for matter in matters))
    assert len(questions) == 9


def test_a_pronoun_is_resolved_where_the_reading_knows_it() -> None:
    first, second = "Ana Orlanda thanked the crews.", "She said she would request help if it was needed."
    at = len(first) + 1
    known = tuple(
        Attribution(Mention("Ana Orlanda", at + skip, at + skip + 3), None, Span(at, at), (Span(at, at),), False)
        for skip in (0, 9)
    )
    (question,) = open_questions(reading_of(first, second, attributions=known))
    assert question.question == "Will Ana Orlanda request help if it was needed?"
    assert [evidence.sentence for evidence in question.evidence] == [2, 1]


def test_a_pronoun_that_nobody_knows_is_not_repeated() -> None:
    assert asked("She said she would request help if it was needed.") == [
        "What comes of this: “She said she would request help if it was needed”?"
    ]


def test_a_question_of_somebody_in_the_text_is_asked_as_it_stands() -> None:
    text = "“Where are the other boats?” asked Lina Marsh. The cause of the wreck is not known."
    questions = [question.question for question in open_questions(read_document(Document.from_text(text)))]
    assert questions == ["What is the cause of the wreck?", "Where are the other boats?"]


def test_hints_are_asked_only_beside_what_is_surely_open() -> None:
    hints = ["Prosecutors accused the banker of hiding losses.", "The mill could close.", "Traders blame him for it."]
    assert asked(*hints) == []
    assert len(asked("The cause is not known.", *hints)) == 2


def test_no_question_speaks_of_somebody_whom_it_does_not_name() -> None:
    (question,) = asked("It is not known whether they left.")
    assert question == "What is still unknown here: “It is not known whether they left”?"


@given(st.text())
def test_any_text_can_be_asked_about(text: str) -> None:
    for question in open_questions(read_document(Document.from_text(text))):
        assert question.question.endswith("?")


@given(st.lists(st.sampled_from([sentence for sentence, _ in QUESTIONS]), max_size=12))
def test_evidence_is_verbatim(sentences: list[str]) -> None:
    reading = reading_of(*sentences)
    for question in open_questions(reading):
        for evidence in question.evidence:
            assert evidence.start is not None
            assert reading.document.text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize("unit", ["will if unless ", "and the cause is not known ", "not known, ", "“unknown "])
def test_a_sentence_without_end_is_left_alone(unit: str) -> None:
    reading = reading_of(unit * (1_000_000 // len(unit)))
    assert open_questions(reading) == ()
