"""Sentences: where they end, and that nothing of the text is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.sentences import split_sentences

# Each text is written with a bar where a sentence ends.
PROSE = [
    "The minister left.| Nobody followed.",
    "Mr. Roe met Gov. Ann Poe on Nov. 5 in Tampa, Fla. and left.| He slept.",
    "It fell in the U.S.| The ministry said so.",
    "U.S. President Ann Roe spoke to the U.N. Security Council.| It voted.",
    "Der Bericht soll am 28. November vorliegen.| Seit Dienstag, 5. März, fehlt er.| Es war der 3.| Der Rest blieb.",
    "They counted 28.| November was cold.",
    "Acme Inc. said No. 5 beat No. 6 vs. all odds.| Acme Ltd. closed.",
    "It opens at 9 a.m. Monday.| It closes at 5 p.m. ET.| Visitors left at 5 p.m.| Officials stayed.",
    "It starts at 9 a.m. Beijing time.| It ended at 9 p.m. E.T. on Friday.",
    "J. K. Roe and Donald J. Poe met.| They spoke.",
    "We have a plan B.| The plan is good.",
    "Shares rose 3.5 percent to $1.2bn.| In 2019.| Then they fell.",
    "House Speaker Paul D. Roe (R-Wis.) agreed.| Sen. Poe (D-Mass.) Thursday left.",
    "In Roe v. Poe, the court ruled.| It was Poe Jr. who won.",
    "State Del. Ann Roe voted no.| He said No.| Then he left.",
    "She lives on Main St.| The house is old.",
    "iPhone sales fell.| iPhone users left.| al-Roe spoke.| al-Roe left.",
    "He has a Ph.D. in physics, e.g. optics, i.e. light.| It helps.",
    "FAIRVIEW, W.Va. - The coal was gone.| It rained.",
    "Write to a.poe@example.org or see www.example.org/Some.Page.| Thanks.",
    "He left (they say.)| Then it rained.| (Reporting by A. Poe; editing by J. Roe)",
    "The rule was dropped.[1]| It returned.[2]| It stayed.",
    "They came from Acme Corp., Roe Inc. and others.",
    "Q. How did it go?| It was fine.",
]
GLUED = [
    "That makes a difference.|Russian troops left.",
    "It was the end.”|The crowd left.",
    "“Is it over?”|The crowd left.",
    "It rose in 2019.|The rest fell.",
    "Profit rose 5%.|Shares fell.",
]
NOT_GLUED = [
    "See example.com, Booking.Com and St.Louis at 3.5 percent.",
    "The U.S.Army and Node.js and file.Txt stayed.",
    "Call obj.Method() or write a.Poe@example.org now.",
]
QUOTED = [
    "“Why?” he asked.| “Stop.”| She left.",
    "“Why?” Smith asked.| “Really?” the mayor of Poe said.",
    "“Why?”| Nobody knew.",
    "“It is over.| We won,” he said.| ‘So it is.’| Fine.",
    '"It is over.| We won," he said.| "Go home."| They went.',
    "''It is over.''| They went.",
    "‘He said “no.” ’| Then he left.",
    "“I was afraid.” ― Krys Roe",
    "He said (again!) no.| She said it twice (why?) and left.",
    "Yahoo! shares fell.| It is over!| They left.",
]
DOTS = [
    "He waited ... and left.| He waited…| Then he left.",
    "A message from Roe to Poe […]| Then it stopped.",
    "It worried them. …| Parties, too, were worried.",
    "... and so it ended.| Well … I think so.",
]
DATELINES = [
    "PORT POE, Nov 22 — Private firms paid.| They left.",
    "PORT POE, Nov. 22 — Private firms paid.",
    "SPRINGFIELD, April 25 (Agency) - Roeland's office spoke.| It rained.",
    "ST. ROE (AP) — It rained.| It stopped.",
]
LINES = [
    "A headline without a stop|\nThe story begins here.|\n\nIt goes on.",
    "The paragraph was broken as weather conditions\n\ndeteriorated,” he said.| It went on.",
    "A headline about rain in Roeland this week|\n\nby Ann Poe|\n\nIt rained.",
    "close|\nvideo|\nA title of a video",
    "By Jonathan GarberGAZETTE|\nclose|\nvideo|\nA title",
    "• One thing|\n• Two things|\n- Three things|\n* Four things",
    "1. The first thing.|\n2. The second thing.",
    "# A heading|\nThe text begins.|\n## Another heading|\nIt goes on.",
    "One line.|\r\nAnother line|\r\nA third",
    "One line|\u2028Another line|\u2029A third",
    "---|\ntitle: a long title without a stop here|\nauthor: ann poe|\n---|\nIt rained.",
    "One sentence\tand its tab.| Another.",
]
WRAPPED = (
    "The council of Roeland voted on Tuesday to close the old bridge over the\n"
    "Poe after engineers found cracks in three of its pillars, the mayor said.|\n"
    "Mayor Ann Roe told reporters that the work would take about nine months and\n"
    "that ferries would carry people across, paid for by the regional council of\n"
    "Upper Poe.| Nobody was hurt, she said.|\n"
)
SCRIPTS = [
    "我们走吧。|他说了。|“好！”|她笑了。",
    "Он ушёл.| Она осталась.",
    "यह पहला वाक्य है।| यह दूसरा है।",
    "ذهب الرجل؟| نعم.",
]


@pytest.mark.parametrize(
    "marked",
    [*PROSE, *GLUED, *NOT_GLUED, *QUOTED, *DOTS, *DATELINES, *LINES, WRAPPED, *SCRIPTS],
    ids=lambda text: text[:40],
)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    text = marked.replace("|", "")
    expected = [piece.strip() for piece in marked.split("|") if piece.strip()]
    assert [text[start:end] for start, end in split_sentences(text)] == expected


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\u2028\u00a0"])
def test_a_text_without_words_has_no_sentences(text: str) -> None:
    assert split_sentences(text) == ()


def test_a_long_sentence_without_a_stop_is_one() -> None:
    text = "word " * 2_000
    assert [(0, len(text) - 1)] == [tuple(span) for span in split_sentences(text)]


PIECES = st.sampled_from(
    [
        *"aZé.!?…\"“”‘’'()[]-—•*#|:,;0\n\r\t \u00a0\u2028\x00\U0001f600\u05d0\u0301。",
        "Mr. ",
        "U.S. ",
        "a.m. ",
        "\r\n",
        "\n\n",
        "---\n",
        "The ",
        "the end",
        ". ",
        "...",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200))
def test_every_character_that_is_no_space_stands_in_one_sentence(text: str) -> None:
    spans = split_sentences(text)
    end = 0
    for span in spans:
        assert end <= span.start < span.end
        assert not text[end : span.start].strip()
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        end = span.end
    assert not text[end:].strip()


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        ".",
        "\n",
        "(",
        '"',
        "A. ",
        "• x\n",
        ". ",
        "? ",
        "… ",
        '."',
        ".”",
        "U.S. ",
        "a.B",
        ".[1]",
        "1,1",
        "a\n",
        ". . ",
        " ",
    ],
)
def test_a_megabyte_of_one_thing_is_split_whole(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    spans = split_sentences(text)
    assert sum(len(text[start:end].replace(" ", "").replace("\n", "")) for start, end in spans) == len(
        "".join(text.split())
    )
