"""Quotation marks: which stretches of a text stand in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.quotes import find_quotes

MARKS = "ab 5.,!?\n\r\t\u00a0\u2009\u202f\"“”„«»'‘’‚`(—-\U0001f600\u0301"
MARKED = st.text(alphabet=st.sampled_from(MARKS), max_size=80)


def quoted(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She called it “a gift” twice.", ["“a gift”"]),
        ('She called it "a gift" twice.', ['"a gift"']),
        ('“Mixed" and "mixed” marks.', ['“Mixed"', '"mixed”']),
        ("„Genug“, sagte sie.", ["„Genug“"]),
        ("« Assez », dit-elle.", ["« Assez »"]),
        ("``Enough,'' she said.", ["``Enough,''"]),
        ("''Enough,'' she said. ''Go.''", ["''Enough,''", "''Go.''"]),
        ('"Enough," she said, "go."', ['"Enough,"', '"go."']),
        ('"Enough." "Go."', ['"Enough."', '"Go."']),
        ('("Enough")', ['"Enough"']),
        ('"Spaced out, " he said.', ['"Spaced out, "']),
        ("‘It’s a shame,’ said Oda. ‘The miners’ pay is low.’", ["‘It’s a shame,’", "‘The miners’ pay is low.’"]),
        ("'It's a shame,' said Oda. 'Go.'", ["'It's a shame,'", "'Go.'"]),
        ("Storm ‘kills 14’ in Peru", ["‘kills 14’"]),
        ("“He said ‘no’ to us,” she said.", ["“He said ‘no’ to us,”"]),
        ("“He said “no” to us,” she said.", ["“He said “no” to us,”"]),
        ("“Over a\nline end,” she said.", ["“Over a\nline end,”"]),
    ],
)
def test_finds_what_stands_in_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No marks at all.",
        "He is 5'10\" tall.",
        'A 6" pipe and a 7" pipe.',
        "The miners' pay and the widows' pensions.",
        "Rock 'n' roll in the '90s, and 'tis over.",
        "It isn't, don't, can't.",
        "‘Never closed",
        '""""""""',
    ],
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert quoted(text) == []


def test_each_paragraph_of_a_running_quotation_is_one_entry() -> None:
    text = "“We waited.\n\n“Nobody came.\n\n“So we left,” she said."
    assert [(text[q.start : q.end], q.closed) for q in find_quotes(text)] == [
        ("“We waited.", False),
        ("“Nobody came.", False),
        ("“So we left,”", True),
    ]


def test_a_running_quotation_in_straight_marks() -> None:
    text = '"We waited.\n"Nobody came," she said.'
    assert [(text[q.start : q.end], q.closed) for q in find_quotes(text)] == [
        ('"We waited.', False),
        ('"Nobody came,"', True),
    ]


def test_a_quotation_that_is_never_closed_ends_with_the_text() -> None:
    text = "She said: “We waited. \n"
    (quote,) = find_quotes(text)
    assert text[quote.start : quote.end] == "“We waited."
    assert not quote.closed


@given(MARKED)
def test_quotations_are_in_order_and_never_nested(text: str) -> None:
    end = 0
    for quote in find_quotes(text):
        assert end <= quote.start < quote.end <= len(text)
        end = quote.end


@given(st.text(max_size=200))
def test_nothing_raises_on_any_text(text: str) -> None:
    assert all(text[quote.start : quote.end] for quote in find_quotes(text))


@pytest.mark.parametrize("unit", ['"', "“", "”", "'", "‘a", " 'a ", "“a” ", '"a\n', "``", "''a ", "x'y s' ", '5" '])
def test_long_runs_of_marks_end_soon(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    assert all(0 <= quote.start < quote.end <= len(text) for quote in find_quotes(text))
