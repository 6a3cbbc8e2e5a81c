"""Where numbers stand in news text, and what looks like a number and is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.dates import find_dates
from summarizer.reading.model import Number, Quantity
from summarizer.reading.numbers import find_numbers, scan, worth
from summarizer.reading.page import make_page
from summarizer.reading.spans import Span

# Each with the numbers that it states, in order. Persons, outlets and places are invented.
SENTENCES: list[tuple[str, list[str]]] = [
    ("Water stood in over 3,000 homes of Velmar, and around 6,000 residents could not get out.",
     ["over 3,000 homes", "around 6,000 residents"]),
    ("Ridgeway made $1.9 billion, which is $4.17 per diluted share; its revenue grew 6.5 percent, to $31.4 billion.",
     ["$1.9 billion", "$4.17 per diluted share", "6.5 percent", "$31.4 billion"]),
    ("Brokers had hoped for $4.20 a share and for growth of 0.8% to 0.9%, closer to 6% but for the strike.",
     ["$4.20 a share", "0.8% to 0.9%", "closer to 6%"]),
    ("The ferry cost RM5.284 million, nearly RM700,000 less than planned, or 31 per cent of the fund.",
     ["RM5.284 million", "nearly RM700,000", "31 per cent"]),
    ("A 12th victim lay in the 16-story tower, which had burned out in less than an hour.",
     ["12th victim", "16-story", "less than an hour"]),
    ("No crash on the island in 40 years was worse: all 58 people on the ATR 42 died.",
     ["40 years", "all 58 people"]),
    ("The minister and two other deputy ministers flew on an Airbus A350.", ["two other deputy ministers"]),
    ("The fire began in one home on Thursday and gutted two residential buildings.",
     ["one home", "two residential buildings"]),
    ("The death toll rose to 10 on Saturday.", ["10"]),
    ("At least a dozen office openings were put off, and thousands of jobs may go.",
     ["At least a dozen office openings", "thousands of jobs"]),
    ("Nadia Orlo, 47, beat her rival 3-1 after a 2-2 draw and a 0-1 defeat.", ["47", "3-1", "2-2", "0-1 defeat"]),
    ("A magnitude 6.1 quake struck 10 km below the 7,410 acres of fields in 38.5°C heat.",
     ["magnitude 6.1", "10 km", "7,410 acres", "38.5°C"]),
    ("Sales rose from $3 million to $5 million while the share climbed $2 to $85.10 a barrel.",
     ["$3 million", "$5 million", "$2", "$85.10 a barrel"]),
    ("They expect wages to grow between 3% and 5% for 18- to 24-year-olds.",
     ["between 3% and 5%", "18- to 24-year-olds"]),
    ("One in five women and two-thirds of voters want half of the levy back.", ["One in five", "two-thirds", "half"]),
    ("The bank is the country's third-largest, ahead of the second man on the list.", ["third-largest", "second man"]),
    ("Two were killed and one was injured, the brigade said.", ["Two", "one"]),
    ("5m people watched the 100m final, three times as many as before.", ["5m people", "100m", "three times"]),
    ("More than 2000 homes and 1500 barns burned.", ["More than 2000 homes", "1500 barns"]),
    ("The budget grew by R4bn, Rs 500 crore and US$1.2bn over six years.",
     ["R4bn", "Rs 500 crore", "US$1.2bn", "six years"]),
    ("He has led the union for over 10 years.", ["over 10 years"]),
    ("Police said 29 Harlow Islanders wounded by the blast were treated by 40 volunteer medics.",
     ["29 Harlow Islanders", "40 volunteer medics"]),
    ("She lent him $14 million, up to 40 per cent of it in shares.", ["$14 million", "up to 40 per cent"]),
    ("The outlook sank from up 5.1 percent and up 7 percent.", ["5.1 percent", "7 percent"]),
    ("The pay gap is 0.1 percentage points, or 10 basis points.", ["0.1 percentage points", "10 basis points"]),
    ("Five Dead After Two Trains Collide Near Port Ansel", ["Five Dead", "Two Trains"]),
    ("“Two people,” she said, “and about two dozen goats.”", ["Two people", "about two dozen goats"]),
    ("The poll is out by plus or minus 2.8 points.", ["2.8 points"]),
    ("It cost F$38 million, the jet was an F35 and the summit a G20.", ["F$38 million"]),
    ("Some 30-odd guests and 20-odd years of odd jobs.", ["Some 30-odd guests", "20-odd years"]),
    ("Profit was a fifth better than last year's.", ["a fifth"]),
    ("A good 1,200 people stood a good four hours for a good one.", ["A good 1,200 people", "a good four hours"]),
    ("The jackets number nineteen, and the suspect is number two.", ["nineteen", "number two"]),
    ("It lost 38 million Fiji dollars.", ["38 million Fiji dollars"]),
]  # fmt: skip

# None of these states a quantity.
NONE: list[str] = [
    "The S&P 500 closed higher and the Boeing 737 flew on.",
    "Article 5 and Section 230 stand, the 13th Amendment too.",
    "The office at 131 West 23rd Street is shut.",
    "Route 66, Covid-19, an F-16, the G20 and 5G were discussed.",
    "The Group of Seven met on Air Force One.",
    "It was one of the finest nights; for one, it did not rain.",
    "He's not the only one, and no one knows one another.",
    "The two met on 5 May 2024 at 9:30 a.m. in the third quarter of 2023.",
    "Since 1984, and after 9/11, in the 1990s and the 18th century, it was so.",
    "One Meadow Lane Stores refers to a plan.",
    "First, the first lady spoke; on second thoughts a third party did.",
    "Call 555-0123 or 1-800-555-0199 or +44 20 7946 0018.",
    "See http://example.org/2019/05/07/5-things or write to desk5@example.org.",
    "One day he left, and on the one hand it was late at three o'clock.",
    "World War II ended; the Big Four and CBS's 60 Minutes did not.",
    "The second half was better than half-hearted.",
    "He was in his 40s when N95 masks came in 4x4 cars.",
]


@pytest.mark.parametrize(("sentence", "numbers"), SENTENCES)
def test_the_numbers_of_a_sentence(sentence: str, numbers: list[str]) -> None:
    assert [number.as_written for number in scan(sentence)] == numbers


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_no_quantity(sentence: str) -> None:
    assert [number.as_written for number in scan(sentence)] == []


@pytest.mark.parametrize("sentence", [sentence for sentence, _ in SENTENCES])
def test_a_number_is_worth_what_its_own_words_say(sentence: str) -> None:
    for number in scan(sentence):
        assert worth(number.as_written) == quantity(number)


@pytest.mark.parametrize(
    ("sentence", "as_written"),
    [
        ("They talked about two issues.", "two issues"),
        ("The row over five islands goes on.", "five islands"),
        ("It costs $84 billion over 10 years.", "10 years"),
        ("Estimates run to about 40 per cent.", "about 40 per cent"),
    ],
)
def test_a_topic_is_no_qualifier(sentence: str, as_written: str) -> None:
    assert as_written in [number.as_written for number in scan(sentence)]


def test_fragments_of_claims() -> None:
    (number,) = scan("Over 4,000 homes were submerged, the Velmar Wire says")
    assert number.as_written == "Over 4,000 homes"
    assert (number.value, number.low, number.high) == (4000, 4000, None)
    assert scan("") == scan("  \n") == ()


def test_only_the_body_is_read_and_sentences_are_numbered_from_one() -> None:
    text = "Give us 5 dollars. The fire took 12 homes."
    page = make_page(text, (Span(0, 18), Span(19, len(text))), ())
    (number,) = find_numbers(page, (), (False, True))
    assert (number.as_written, number.sentence) == ("12 homes", 2)
    assert text[number.start : number.end] == number.as_written


def test_no_number_reaches_into_a_date() -> None:
    sentence = "In 2019 300 people died and 40 Tuesday morning."
    assert [number.as_written for number in scan(sentence)] == ["300 people", "40"]


@pytest.mark.parametrize("printed", ["٢٫٥", "٢٬٥٠٠", "٢٬٥٠٠٫٧٥"])
def test_an_arabic_separator_does_not_make_two_numbers_of_one(printed: str) -> None:
    assert scan(f"وتقدر كلفة إعادة البناء بنحو {printed} مليون دولار، وفق تقرير أولي.") == ()


def test_typography_changes_no_value() -> None:
    plain = [quantity(n) for n in scan("It's 4,000-5,000 homes, -5 °C and 27 per cent of Ada's 70-year-old barns.")]
    curly = scan("It’s 4,000–5,000 homes, −5 °C and 27\u00a0per cent of Ada’s 70‑year‑old barns.")
    assert [(q.low, q.high, q.kind) for q in plain] == [(n.low, n.high, n.kind) for n in curly]


def quantity(number: Number) -> Quantity:
    return Quantity(number.value, number.low, number.high, number.unit, number.qualifier, number.kind)


_WORDS = [
    *[
        "The",
        "said",
        "in",
        "of",
        "and",
        "to",
        "from",
        "a",
        "an",
        "about",
        "over",
        "at least",
        "killed",
        "won",
        "Boeing",
    ],
    *[
        "5",
        "1,200",
        "2019",
        "3.5",
        "two",
        "one",
        "half",
        "third",
        "dozens",
        "million",
        "m",
        "bn",
        "$",
        "RM6.1",
        "%",
        "¾",
    ],
    *[
        "per cent",
        "people",
        "homes",
        "hours",
        "year-old",
        "km",
        "°C",
        "Smith",
        "July",
        "p.m.",
        "-",
        "–",
        "/",
        ",",
        ".",
        "’s",
    ],
    *["١٢", "𝟙𝟚", "é", "\u0301", "\x00", "\r\n", "\u202e", "🙂", "²", "½", "(", "“", "'"],
]


@given(st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(["", " ", "\u2009"])), max_size=25))
def test_offsets_hold_and_worth_agrees_for_any_text(parts: list[tuple[str, str]]) -> None:
    check("".join(word + space for word, space in parts))


@given(st.text())
def test_nothing_raises(text: str) -> None:
    check(text)


def check(text: str) -> None:
    last = 0
    for number in scan(text):
        assert text[number.start : number.end] == number.as_written
        assert last <= number.start < number.end
        assert worth(number.as_written) == quantity(number), number.as_written
        last = number.end


@pytest.mark.parametrize(
    "part",
    ["a", "a ", "1", "1 ", "111 ", "1,", "(", '"', "one ", "one-", "hundred ", "$", "$1 ", "- ", "1-", "1/", "1.",
     "over ", "about 5 to ", "between 5 and ", "half of ", "one in ", "millions of ", "5m ", "5 other ", "aged 5 ",
     "won 1-", "RM1.", "A5 ", "1st ", "No. 1 ", "five years ", "5 red-", "½", "5 people people ", "\x00", "٣ "],
)  # fmt: skip
def test_long_rows_of_one_thing_end(part: str) -> None:
    text = (part * (40_000 // len(part))).strip() or part
    page = make_page(text, (Span(0, len(text)),), ())
    find_numbers(page, find_dates(page, None), (True,))
