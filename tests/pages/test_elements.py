"""The elements that are made without a template: each value in them is text, whatever it looks like."""

from collections.abc import Callable

import pytest
from lxml import html as lxml_html
from markupsafe import Markup

from summarizer.rendering.html.article import Mark, Place
from summarizer.rendering.html.claims import Cited
from summarizer.rendering.html.elements import links, passage, proof, quotes

_HOSTILE = """x"'></q></span><script>window.ran = 1</script>&lt;{}{0}%s"""


@pytest.mark.parametrize(
    ("draw", "shown"),
    [
        (lambda said: links([Cited(said, "s1", "")]), ["\xa0", "[{}]"]),
        (lambda said: links([Cited("1", said, "")]), ["\xa0", "[1]"]),
        (lambda said: links([Cited(said, None, "")]), ["\xa0", "[{}]"]),
        (lambda said: quotes([Cited(said, None, said)]), [" ", "[{}]", " ", "{}", "\n"]),
        (lambda said: passage([said], {}), ["{}"]),
        (lambda said: passage([Mark("n1", said)], {}), ["{}"]),
        (lambda said: passage([Mark("o1", said)], {}), ["{}"]),
        (lambda said: passage([Mark(said, "1")], {}), ["1"]),
        (lambda said: passage([Place(said, said, (said, Mark(said, said)))], {said: [said]}), ["{}", "{}"]),
    ],
)
def test_every_value_is_escaped(draw: Callable[[str], Markup], shown: list[str]) -> None:
    """What is drawn has the same elements and attributes for hostile words as for plain ones, and shows the words."""
    hostile, plain = (lxml_html.fromstring(f"<p>{draw(said)}</p>") for said in (_HOSTILE, "word"))
    elements = [(element.tag, element.keys()) for element in plain.iter()]
    assert [(element.tag, element.keys()) for element in hostile.iter()] == elements
    assert list(hostile.itertext()) == [text.replace("{}", _HOSTILE) for text in shown]
    for element, same in zip(hostile.iter(), plain.iter(), strict=True):
        values = [value.replace("word", _HOSTILE) for value in same.values() if value != "word"]
        assert [value for value in element.values() if value != _HOSTILE] == values


def test_what_has_a_place_is_linked_and_what_has_none_is_quoted() -> None:
    pieces = [Cited("7", "s7", ""), Cited("", "p12", ""), Cited("9", None, ""), Cited("3", None, "It rained.")]
    assert links(pieces) == (
        '&nbsp;<a class="ev" href="#s7" aria-label="Evidence: sentence 7">[7]</a>'
        '&nbsp;<a class="ev" href="#p12" aria-label="Evidence: a passage">[text]</a>'
        '&nbsp;<span class="ev">[9]</span>'
    )
    assert quotes(pieces) == ' <span class="quoted" dir="auto"><span class="ev">[3]</span> <q>It rained.</q></span>\n'
    assert proof(pieces) == links(pieces) + quotes(pieces)


def test_a_paragraph_leads_back_to_its_claims() -> None:
    place = Place("s7", "7", ("Some ", Mark("n5", "900 tents"), " fell."))
    unnumbered = Place("p30", "", (Mark("o30", "Two"),))
    drawn = passage([place, " And ", unnumbered], {"s7": ["c1", "c4"], "p30": ["c2"]})
    assert drawn == (
        '<span class="place" id="s7">Some <b class="mark" id="n5">900 tents</b> fell.'
        '<a class="back" href="#c1" data-label="7" aria-label="Sentence 7: back to the first of its 2 claims"></a>'
        "</span> And "
        '<span class="place" id="p30"><span class="spare" id="o30">Two</span>'
        '<a class="back" href="#c2" data-label="↩" aria-label="Passage: back to its claim"></a></span>'
    )
