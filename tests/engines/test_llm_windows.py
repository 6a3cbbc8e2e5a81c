"""Long articles: windows of whole sentences that overlap, and one brief of their answers."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.engines.llm.windows import merged, windows
from summarizer.reading import read_document

LONG = " ".join(
    f"The river at post {n} stood at {n} metres, the Joint River Office said in its note." for n in range(1, 400)
)
READING = read_document(Document.from_text(LONG))


def test_one_window_where_the_model_has_room_or_its_room_is_unknown() -> None:
    everything = [(1, len(READING.sentences))]
    assert windows(READING, None, 3_000) == everything
    assert windows(READING, 1_000_000, 3_000) == everything


@settings(max_examples=30)
@given(st.integers(1, 40_000), st.integers(0, 5_000))
def test_windows_cover_all_overlap_and_end(context: int, instructions: int) -> None:
    found = windows(READING, context, instructions)
    assert found[0][0] == 1
    assert found[-1][1] == len(READING.sentences)
    for (first, last), (after, end) in pairwise(found):
        assert first < after <= last < end


def test_a_sentence_longer_than_a_window_gets_one_of_its_own() -> None:
    reading = read_document(Document.from_text("word " * 3_000 + "ends. Rain fell. It stopped."))
    found = windows(reading, 1_000, 0)
    assert found[0] == (1, 1)
    assert found[-1][1] == len(reading.sentences)


def test_merging_keeps_the_first_headline_and_no_claim_twice() -> None:
    one = {
        "headline": {"statement": "Keld floods"},
        "numbers": [{"mark": "1", "measures": "houses"}],
        "actors": [{"name": "SPB"}],
    }
    two = {
        "headline": {"statement": "More"},
        "numbers": [{"mark": "1", "measures": "homes"}, {"mark": "2"}],
        "actors": [{"name": "spb"}],
    }
    whole = merged([one, two])
    assert whole["headline"] == {"statement": "Keld floods"}
    assert [number["mark"] for number in whole["numbers"]] == ["1", "2"]
    assert whole["actors"] == [{"name": "SPB"}]


def test_merging_takes_odd_answers() -> None:
    assert merged([{"a": None, "b": [1, 1, {"x": 1}]}, {"a": [2], "b": 3}]) == {"a": [2], "b": [1, 1, {"x": 1}, 3]}
