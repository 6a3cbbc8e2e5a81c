"""An article cut at what is cited: whole again when it is put together, and in time that grows with it."""

from hypothesis import given
from hypothesis import strategies as st

from summarizer.rendering.html.article import Layout, Mark, Place, lay_out
from summarizer.rendering.wording import harmless
from summarizer.schemas.claim import Evidence

TEXTS = st.text(st.sampled_from("ab 1\n\r\t\x00\u202e\u200f\U0001f600é"), max_size=60)
SPANS = st.lists(st.tuples(st.integers(-3, 65), st.integers(-3, 65)), max_size=8)


def _evidence(text: str, start: int, end: int, sentence: int | None = 1) -> Evidence:
    return Evidence(sentence=sentence, quote=text[start:end] if start >= 0 else "", start=start, end=end)


def _pieces(layout: Layout) -> list[str]:
    shown: list[str] = []
    for paragraph in layout.paragraphs:
        for piece in paragraph:
            inner = piece.pieces if isinstance(piece, Place) else (piece,)
            shown += [part.text if isinstance(part, Mark) else part for part in inner]
    return shown


def _whole(layout: Layout) -> str:
    return "".join(_pieces(layout))


@given(TEXTS, SPANS, SPANS)
def test_put_together_it_is_the_text(text: str, cited: list[tuple[int, int]], marked: list[tuple[int, int]]) -> None:
    evidence = [_evidence(text, start, end, index % 3) for index, (start, end) in enumerate(cited)]
    layout = lay_out(text, evidence, [(f"n{a}", a, b, text[a:b]) for a, b in marked])
    assert _whole(layout) == harmless(text)
    places = [piece for paragraph in layout.paragraphs for piece in paragraph if isinstance(piece, Place)]
    anchors = [place.id for place in places]
    assert len(anchors) == len(set(anchors))
    assert set(layout.places.values()) == set(anchors)
    for start, end in layout.places:
        assert 0 <= start < end <= len(text)
    marks = [piece for p in layout.paragraphs for q in p for piece in (q.pieces if isinstance(q, Place) else (q,))]
    assert {piece.id for piece in marks if isinstance(piece, Mark)} == set(layout.marks.values())


def test_sentences_numbers_and_paragraphs() -> None:
    text = "Over 900 tents fell.\n\nNobody knows why. It blew."
    layout = lay_out(
        text,
        [_evidence(text, 0, 20, 1), _evidence(text, 22, 39, 2)],
        [("n0", 0, 14, "Over 900 tents")],
    )
    assert layout.paragraphs == (
        (Place("s1", "1", (Mark("n0", "Over 900 tents"), " fell.")), "\n\n"),
        (Place("s2", "2", ("Nobody knows why.",)), " It blew."),
    )
    assert layout.places == {(0, 20): "s1", (22, 39): "s2"}
    assert layout.marks == {(0, 14): "n0"}


def test_evidence_that_overlaps_is_one_place() -> None:
    text = "One two three four."
    layout = lay_out(text, [_evidence(text, 0, 7, 1), _evidence(text, 4, 13, 2), _evidence(text, 14, 19, 1)], [])
    assert layout.places == {(0, 7): "s1", (4, 13): "s1", (14, 19): "p14"}
    assert layout.paragraphs == ((Place("s1", "1", ("One two three",)), " ", Place("p14", "1", ("four.",))),)


def test_of_numbers_that_overlap_the_first_is_marked_and_none_across_an_edge() -> None:
    text = "1 2 3 4 5"
    layout = lay_out(
        text,
        [_evidence(text, 4, 9)],
        [("n0", 0, 3, "1 2"), ("n2", 2, 3, "2"), ("x", 2, 5, "2 3"), ("n4", 4, 9, "3 4 5"), ("y", 6, 7, "no")],
    )
    assert layout.marks == {(0, 3): "n0", (4, 9): "n4"}


def test_a_long_text_is_cut_in_one_go() -> None:
    """Each would take long where the work grew with the square of it."""
    for text in ("\n" * 100_000, " \n" * 50_000, "\n" + " " * 100_000, "1 " * 50_000, "\r\n" * 50_000):
        size = len(text)
        cited = [_evidence(text, start, min(start + 30, size)) for start in range(0, size, 20)]
        numbers = [(f"n{start}", start, start + 3, text[start : start + 3]) for start in range(0, size - 3, 5)]
        assert len(_whole(lay_out(text, cited, numbers))) == size
        assert len(_whole(lay_out(text, cited[::3], numbers))) == size
