"""What a text leaves open, and what only looks as if it did."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.lexicon.open_classes import WORD_CLASSES
from summarizer.reading.lexicon.open_words import PHRASES
from summarizer.reading.model import OpenCue
from summarizer.reading.opens import find_open
from summarizer.reading.page import Quote, make_page
from summarizer.reading.spans import Span


def cues_of(text: str, *, body: bool = True, quoted: bool = False) -> tuple[OpenCue, ...]:
    """The cues of `text`, taken as one sentence, wholly inside a quotation where `quoted`."""
    quotes = (Quote(0, len(text), True),) if quoted else ()
    return find_open(make_page(text, (Span(0, len(text)),), quotes), (body,))


OPEN = [
    ("unknown", "The number of dead is not known."),
    ("unknown", "The extent of the damage isn’t known."),
    ("unknown", "It was not immediately clear who had fired first."),
    ("unknown", "What set off the blast remains unclear."),
    ("unknown", "The cause of the derailment was still unknown on Monday."),
    ("unknown", "The motive for the attack has not been established."),
    ("unknown", "There was no word on the fate of the crew."),
    ("unknown", "Nobody knows how the file left the building."),
    ("unknown", "The victims have not yet been identified."),
    ("unknown", "Four miners are still unaccounted for."),
    ("unknown", "Eleven people remain missing."),
    ("unknown", "Dozens of people were missing after the ferry sank."),
    ("unknown", "The mayor said it was too early to say what went wrong."),
    ("unknown", "Her disappearance remains a mystery."),
    ("unknown", "Questions remain over the funding of the stadium."),
    ("unknown", "No group has claimed responsibility for the bombing."),
    ("unknown", "No arrests have been made."),
    ("unknown", "Police are trying to determine how the driver lost control."),
    ("unknown", "Engineers were working to find out why the valve failed."),
    ("unknown", "Whether the talks will resume is an open question."),
    ("unknown", "The shooting was carried out by unknown gunmen."),
    ("unknown", "It is uncertain whether the plant will reopen."),
    ("unknown", "We do not yet know how the gate was opened."),
    ("unknown", "Letters will go out once the clinic knows whom to write to."),
    ("unknown", "Whether the mine will open again is anybody's guess."),
    ("unknown", "The court did not rule on the appeal's merits."),
    ("undisclosed", "The ministry did not elaborate."),
    ("undisclosed", "Nor did the bureau mention the second offer."),
    ("undisclosed", "Neither side would say what was offered."),
    ("undisclosed", "The province has had no reply from its neighbour."),
    ("undisclosed", "The maker referred questions to the inspectors."),
    ("undisclosed", "Orlanda Freight declined to comment."),
    ("undisclosed", "The bank did not immediately respond to a request for comment."),
    ("undisclosed", "Officials gave no details of the agreement."),
    ("undisclosed", "The company did not say how many jobs would go."),
    ("undisclosed", "She would not be drawn on a date."),
    ("undisclosed", "The club parted with its coach without giving a reason."),
    ("undisclosed", "The statement did not mention the earlier offer."),
    ("undisclosed", "The painting was sold for an undisclosed sum."),
    ("undisclosed", "The firm could not be reached on Sunday."),
    ("undisclosed", "Terms of the deal were not disclosed."),
    ("undisclosed", "Calls to his office were not returned."),
    ("undisclosed", "The regulator was not available for comment."),
    ("undisclosed", "The candidate has refused to release his accounts."),
    ("undisclosed", "The palace has remained silent on the matter."),
    ("undisclosed", "Their names have not been made public."),
    ("disputed", "The governor denied the allegations."),
    ("disputed", "The airline disputed the inspector's account."),
    ("disputed", "The union rejected the claim that it had walked out of the talks."),
    ("disputed", "Two witnesses contradicted his version."),
    ("disputed", "The contract drew questions about how the bidder was chosen."),
    ("disputed", "The delay raised doubts about the schedule."),
    ("disputed", "The minister called the report misleading."),
    ("disputed", "He allegedly took bribes for eight years."),
    ("disputed", "Prosecutors accused the banker of hiding losses."),
    ("disputed", "She pleaded not guilty."),
    ("disputed", "There were conflicting reports of how the fight began."),
    ("disputed", "Analysts say the market is misinterpreting the figures."),
    ("disputed", "The ruling cast doubt on the whole scheme."),
    ("disputed", "Scientists are at odds over the age of the skull."),
    ("disputed", "Shareholders questioned whether the audit was independent."),
    ("disputed", "An auditor said the figures do not add up."),
    ("disputed", "The claim is not supported by the logs."),
    ("unconfirmed", "The report could not be independently verified."),
    ("unconfirmed", "The army's claim has not been confirmed."),
    ("unconfirmed", "The singer has reportedly left the country."),
    ("unconfirmed", "The bodies are believed to be those of two climbers."),
    ("unconfirmed", "Three sailors were feared dead."),
    ("unconfirmed", "Unconfirmed accounts spoke of a second explosion."),
    ("unconfirmed", "The leak may have been caused by frost."),
    ("unconfirmed", "There is widespread belief that the vote was rigged."),
    ("unconfirmed", "Preliminary results gave the mayor a narrow lead."),
    ("unconfirmed", "He made the charge without offering evidence."),
    ("unconfirmed", "Rumours of a merger have lifted the shares."),
    ("pending", "An investigation is under way."),
    ("pending", "Schools will stay shut until further notice."),
    ("pending", "A written ruling will follow at a later date."),
    ("pending", "The crews will walk out on Sunday if the talks fail."),
    ("pending", "The committee is to decide on Friday."),
    ("pending", "The deadline that the group set runs out at noon."),
    ("pending", "The recount starts on Monday."),
    ("pending", "A decision on the plant is expected by spring."),
    ("pending", "The price depends on whom one asks."),
    ("pending", "They cautioned that the count was likely to rise."),
    ("pending", "The regulator has opened an investigation into the sale."),
    ("pending", "The agency set up a panel to examine the failure."),
    ("pending", "The court will decide next week."),
    ("pending", "The central bank is expected to announce its decision on Thursday."),
    ("pending", "Brannock Mills reports earnings Wednesday."),
    ("pending", "The governor said he would request help if it was needed."),
    ("pending", "The company said it would respond shortly."),
    ("pending", "Police await DNA tests to confirm the identity of the dead."),
    ("pending", "Rescuers continued to search the ruins."),
    ("pending", "Divers are searching for other possible victims."),
    ("pending", "A ruling is expected in March."),
    ("pending", "It remains to be seen if the truce holds."),
    ("pending", "The bill is awaiting the president's signature."),
    ("pending", "The repairs will take longer than planned."),
    ("pending", "Both men are due in court on Friday."),
    ("pending", "The suspect is still at large."),
    ("pending", "The parties have yet to agree on a date."),
    ("pending", "The death toll is expected to rise."),
    ("pending", "Detectives are investigating."),
    ("pending", "Observers say the rebels will likely turn the offer down."),
    ("pending", "The plan is under review."),
    ("pending", "She said she would appeal."),
    ("pending", "The trial is set for October."),
    ("pending", "Talks continue in Geneva."),
]

NOT_OPEN = [
    "The team will play on Sunday.",
    "The bridge is known for its arches.",
    "Norrland is not known for its wine.",
    "The road was clear by noon.",
    "He was denied entry at the border.",
    "The museum opened in 1911.",
    "It goes without saying that rain spoils a picnic.",
    "She was missing from the squad list.",
    "Residents were warned to stay indoors.",
    "The factory employs 300 people.",
    "Voters go to the polls in the disputed territory.",
    "In 2008 the paper questioned whether the mayor was fit for office.",
    "The bill passed without comment section moderation.",
    "The minister said the roads were safe.",
    "The mission was not clear of danger.",
    "The company posted a profit of $3 million.",
    "What would you do if you were asked?",
    "He said it was a good day.",
    "She confirmed the appointment.",
    "The army recovered the boxes.",
]


@pytest.mark.parametrize(("status", "text"), OPEN)
def test_an_open_end_is_found_with_its_status(status: str, text: str) -> None:
    assert status in {cue.status for cue in cues_of(text)}


@pytest.mark.parametrize("text", NOT_OPEN)
def test_settled_news_is_not_open(text: str) -> None:
    assert cues_of(text) == ()


def test_the_span_covers_the_words_of_the_cue() -> None:
    text = "The scale of the damage isn’t known."
    (cue,) = cues_of(text)
    assert text[cue.start : cue.end] == "isn’t known"
    assert cue.sentence == 1


def test_boilerplate_leaves_nothing_open() -> None:
    assert cues_of("Orlanda Freight declined to comment.", body=False) == ()


def test_a_quoted_speaker_s_own_doubts_are_talk() -> None:
    text = "“I do not know what you would have done,” she said."
    assert cues_of(text, quoted=True) == ()


def test_a_quotation_may_state_what_is_pending() -> None:
    text = "“Some of the repairs will take longer than planned.”"
    assert [cue.status for cue in cues_of(text, quoted=True)] == ["pending"]


def test_cues_of_several_sentences_stand_in_order() -> None:
    text = "The cause is not known. The mayor declined to comment."
    page = make_page(text, (Span(0, 23), Span(24, len(text))), ())
    cues = find_open(page, (True, True))
    assert [(cue.status, cue.sentence) for cue in cues] == [("unknown", 1), ("undisclosed", 2)]


def test_every_phrase_has_one_trigger_and_known_classes() -> None:
    for phrases in PHRASES.values():
        for phrase in phrases:
            assert sum(step.startswith("!") for step in phrase.split()) == 1, phrase
            for step in phrase.split():
                assert not (step.startswith("^") and "?" in step), phrase
                for word in step.lstrip("!^").rstrip("?").split("|"):
                    assert not word.startswith("@") or word[1:] in WORD_CLASSES, phrase


_WORDS = sorted(
    {word for words in WORD_CLASSES.values() for word in words.split()}
    | {"not", "known", "yet", "“", "”", ".", ";", "\0", "𝒳", "\u00a0", "whether", "if", "will", "the"}
)


@given(st.lists(st.sampled_from(_WORDS)).map(" ".join))
def test_cues_are_in_order_and_never_overlap(text: str) -> None:
    cues = cues_of(text)
    assert all(0 <= cue.start < cue.end <= len(text) for cue in cues)
    assert all(a.end <= b.start for a, b in pairwise(cues))


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    for cue in cues_of(text):
        assert text[cue.start : cue.end].strip()


_UNITS = ("not ", "whether ", "under investigation ", "called ", "a ", "will if ", "denied ", "“", "1")


@pytest.mark.parametrize("unit", _UNITS)
def test_long_hostile_texts_end(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    assert all(cue.end <= len(text) for cue in cues_of(text))
