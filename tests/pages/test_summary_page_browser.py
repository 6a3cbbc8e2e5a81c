"""The page of a summary in a real browser: lighting and scrolling by mouse and by keyboard, both widths, both colour
schemes, on paper, and without JavaScript."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.document import Document
from summarizer.flow import summarize_by_rules
from summarizer.rendering.html.summary import render_summary_html
from summarizer.schemas.summary import Rejected, Summary

FLOOD = (Path(__file__).resolve().parents[2] / "examples" / "flood.txt").read_text(encoding="utf-8")
IN_PANE = """
    id => {
      const box = document.getElementById(id).getBoundingClientRect();
      const pane = document.getElementById('article').getBoundingClientRect();
      return box.top >= pane.top && box.bottom <= Math.min(pane.bottom, innerHeight);
    }
"""
IN_WINDOW = """
    id => {
      const box = document.getElementById(id).getBoundingClientRect();
      return box.top >= 0 && box.bottom <= innerHeight;
    }
"""
LIT = "() => Array.from(document.querySelectorAll('.lit'), e => e.id).sort()"

OpenPage = Callable[..., Any]


@pytest.fixture(scope="module")
def summary() -> Summary:
    """The brief of the flood, with a claim that was rejected and a note."""
    document = Document.from_text(
        FLOOD, outlet="The Northgate Dispatch", url="https://northgate.example/flood", published="2024-08-06"
    )
    found = summarize_by_rules(document)
    rejected = Rejected(
        field="numbers",
        index=1,
        claim={"as_written": "4,900 houses", "evidence": [{"sentence": 12, "quote": ""}]},
        reason="number_not_in_evidence",
        detail="4,900 is in none of its sentences",
    )
    audit = found.audit.model_copy(update={"rejected": (rejected,), "supported": 30, "notes": ("Read with care.",)})
    return found.model_copy(update={"audit": audit})


@pytest.fixture(scope="module")
def html(summary: Summary) -> str:
    return render_summary_html(summary, up="index.html")


@pytest.fixture(scope="module")
def ids(summary: Summary) -> dict[str, str]:
    """The anchors of some claims: the questions are the last ones, the numbers stand before them."""
    content = summary.content
    first_number = 1 + len(content.headline_facts) + len(content.actors)
    first_question = first_number + len(content.numbers)
    pending = next(i for i, asked in enumerate(content.open_questions) if asked.status == "pending")
    return {"number": f"c{first_number + 2}", "question": f"c{first_question + pending}"}


def _wide(open_page: OpenPage, html: str, **context: Any) -> Any:
    return open_page(html, width=1400, height=800, reduced_motion="reduce", **context).page


def _point_at(page: Any, anchor: str) -> None:
    """The mouse on the first line of it: a sentence that wraps has other sentences in its bounding box."""
    page.locator(f"#{anchor}").evaluate("e => e.scrollIntoView({ block: 'nearest' })")
    first = "e => { const box = e.getClientRects()[0]; return [box.left + 8, box.top + box.height / 2]; }"
    page.mouse.move(*page.locator(f"#{anchor}").evaluate(first))


def test_pointing_at_a_claim_lights_its_evidence_and_scrolls_to_it(
    open_page: OpenPage, html: str, ids: dict[str, str]
) -> None:
    page = _wide(open_page, html)
    assert page.evaluate(LIT) == []
    assert not page.evaluate(IN_PANE, "s28")
    page.hover(f"#{ids['question']}")
    assert page.evaluate(LIT) == [ids["question"], "s28"]
    page.wait_for_function(IN_PANE, arg="s28")
    page.mouse.move(2, 2)
    assert page.evaluate(LIT) == []


def test_pointing_at_a_number_of_the_brief_lights_it_in_its_sentence(
    open_page: OpenPage, html: str, ids: dict[str, str]
) -> None:
    page = _wide(open_page, html)
    page.hover(f"#{ids['number']}")
    start = FLOOD.index("4,100 houses")
    assert page.evaluate(LIT) == sorted([ids["number"], "s12", f"n{start}"])
    _point_at(page, f"n{start}")
    assert page.evaluate(LIT) == sorted([ids["number"], f"n{start}"])


def test_pointing_at_a_sentence_lights_its_claims_and_scrolls_to_the_first(
    open_page: OpenPage, html: str, ids: dict[str, str]
) -> None:
    page = _wide(open_page, html)
    page.locator("#article").evaluate("e => e.scrollTo(0, e.scrollHeight)")
    assert not page.evaluate(IN_WINDOW, ids["question"])
    _point_at(page, "s28")
    assert page.evaluate(LIT) == sorted([ids["question"], "s28"])
    page.wait_for_function(IN_WINDOW, arg=ids["question"])


def test_a_number_that_is_left_out_is_lit_where_its_list_is_unfolded(open_page: OpenPage, html: str) -> None:
    page = _wide(open_page, html)
    left_out = f"o{FLOOD.index('two district chiefs')}"
    page.locator("#article").evaluate("e => e.scrollTo(0, e.scrollHeight)")
    _point_at(page, left_out)
    assert "s23" in page.evaluate(LIT)
    page.click("summary >> nth=1")
    page.hover("details .claim:has-text('two district chiefs')")
    assert left_out in page.evaluate(LIT)
    page.wait_for_function(IN_PANE, arg=left_out)


def test_the_page_that_slides_under_a_resting_mouse_lights_nothing_else(open_page: OpenPage, html: str) -> None:
    page = _wide(open_page, html)
    page.hover("#c1")
    lit = page.evaluate(LIT)
    page.mouse.wheel(0, 300)
    page.wait_for_function("scrollY > 200")
    page.wait_for_timeout(50)
    assert page.evaluate(LIT) == lit


def test_the_keyboard_alone_goes_to_the_evidence_and_back(open_page: OpenPage, html: str, ids: dict[str, str]) -> None:
    page = _wide(open_page, html)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(60):  # as many stops as there are links: no claim and no sentence is one of its own
        page.keyboard.press("Tab")
        if page.evaluate("id => document.activeElement.closest('.claim')?.id === id", ids["question"]):
            break
    assert page.evaluate(LIT) == [ids["question"], "s28"]
    page.wait_for_function(IN_PANE, arg="s28")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Evidence: sentence 28"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "s28"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Sentence 28: back to its claim"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == ids["question"]
    assert page.evaluate(IN_WINDOW, ids["question"])
    page.keyboard.press("Escape")
    assert page.evaluate(LIT) == []


def test_one_goes_back_to_the_claim_that_one_came_from(open_page: OpenPage, html: str) -> None:
    page = _wide(open_page, html)
    claims = page.evaluate("Array.from(document.querySelectorAll('.claim:has(a[href=\"#s12\"])'), e => e.id)")
    assert len(claims) > 3
    page.click(f"#{claims[2]} a[href='#s12']")
    assert page.evaluate("document.activeElement.id") == "s12"
    page.click("#s12 .back")
    assert page.evaluate("document.activeElement.id") == claims[2]


def test_a_click_keeps_the_light_on(open_page: OpenPage, html: str, ids: dict[str, str]) -> None:
    page = _wide(open_page, html)
    _point_at(page, "s12")
    page.mouse.down()
    page.mouse.up()
    lit = page.evaluate(LIT)
    assert ids["number"] in lit
    page.mouse.move(2, 2)
    assert page.evaluate(LIT) == lit


def test_an_address_with_an_anchor_lights_it(open_page: OpenPage, html: str, ids: dict[str, str]) -> None:
    page = _wide(open_page, html)
    page.goto(f"{page.url}#s28")
    page.wait_for_function("document.querySelector('#s28.lit')")
    assert page.evaluate(LIT) == [ids["question"], "s28"]


def test_a_phone_goes_down_to_the_article_and_comes_back(open_page: OpenPage, html: str, ids: dict[str, str]) -> None:
    page = open_page(html, width=360, height=740, reduced_motion="reduce", has_touch=True).page
    page.tap(f"#{ids['question']} a.ev")
    page.wait_for_function(IN_WINDOW, arg="s28")
    assert "s28" in page.evaluate(LIT)
    page.go_back()
    page.wait_for_function(IN_WINDOW, arg=ids["question"])
    page.click(".to-article")
    page.wait_for_function(IN_WINDOW, arg="article-title")


@pytest.mark.parametrize("width", [320, 360, 700, 960, 1400])
def test_the_page_never_scrolls_sideways(open_page: OpenPage, html: str, width: int) -> None:
    page = open_page(html, width=width).page
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 1400])
def test_endless_words_and_many_citations_do_not_widen_it(open_page: OpenPage, summary: Summary, width: int) -> None:
    def long(claim: Any, **words: str) -> Any:
        return claim.model_copy(update={"evidence": everything, **words})

    content = summary.content
    everything = tuple(piece for number in content.numbers for piece in number.evidence) * 6
    everything = tuple(piece.model_copy(update={"sentence": n}) for n, piece in enumerate(everything))
    stretched = content.model_copy(
        update={
            "headline": long(content.headline, statement="H" * 300),
            "headline_facts": (long(content.headline_facts[0], statement="f" * 600),),
            "actors": (long(content.actors[0], name="n" * 300, role="r" * 300),),
            "numbers": (long(content.numbers[2], as_written="9" * 300, measures="m" * 300),),
            "open_questions": (long(content.open_questions[0], question="q" * 300),),
        }
    )
    document = summary.document.model_copy(update={"outlet": "o" * 300, "title": "t" * 300, "input": "i" * 300})
    stretched = summary.model_copy(update={"content": stretched, "document": document})
    page = open_page(render_summary_html(stretched), width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1400])
def test_it_is_accessible(open_page: OpenPage, html: str, width: int, scheme: str) -> None:
    """Levels A and AA by axe-core, with everything unfolded and a sentence with claims of each kind lit."""
    opened = open_page(html, width=width, color_scheme=scheme, reduced_motion="reduce")
    opened.page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    _point_at(opened.page, "s12")
    assert len(opened.page.evaluate(LIT)) > 4
    assert opened.violations() == []


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1400, "dark")])
def test_it_is_accessible_without_the_text(open_page: OpenPage, summary: Summary, width: int, scheme: str) -> None:
    opened = open_page(render_summary_html(summary.without_text()), width=width, color_scheme=scheme)
    assert opened.violations() == []


def test_the_colours_are_those_of_the_scheme(open_page: OpenPage, html: str) -> None:
    grounds = [
        open_page(html, color_scheme=scheme).page.evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    ]
    assert grounds == ["rgb(246, 245, 242)", "rgb(21, 22, 24)"]


@pytest.mark.parametrize("scripted", [True, False])
def test_on_paper_everything_is_to_be_read(open_page: OpenPage, html: str, *, scripted: bool) -> None:
    page = open_page(html, color_scheme="dark", java_script_enabled=scripted).page
    page.emulate_media(media="print")
    for words in ("4,900 is in none of its sentences", "a small count in words", "Already have an account? Sign in"):
        found = page.get_by_text(words)
        assert found.is_visible()
        assert (found.bounding_box() or {})["height"] > 0
    assert page.locator("#article").evaluate("e => getComputedStyle(e).position") == "static"
    assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.get_by_text("All documents").is_visible()


def test_printing_unfolds_and_folds_again(open_page: OpenPage, html: str) -> None:
    page = open_page(html).page
    opened = "document.querySelectorAll('details[open]').length"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(opened) == 2
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(opened) == 0


@pytest.mark.parametrize("width", [360, 1400])
def test_without_javascript_the_links_do_it(open_page: OpenPage, html: str, ids: dict[str, str], width: int) -> None:
    page = open_page(html, width=width, height=800, java_script_enabled=False, reduced_motion="reduce").page
    plain = page.locator("#s28").evaluate("e => getComputedStyle(e).backgroundColor")
    page.click(f"#{ids['question']} a.ev")
    assert page.url.endswith("#s28")
    assert page.locator("#s28").evaluate("e => getComputedStyle(e).backgroundColor") != plain
    assert page.evaluate(IN_WINDOW, "s28")
    page.click("#s28 .back")
    assert page.url.endswith(f"#{ids['question']}")
    page.click("summary >> nth=0")
    assert page.get_by_text("4,900 is in none of its sentences").is_visible()


def test_a_reader_of_the_screen_hears_landmarks_and_labels(open_page: OpenPage, html: str) -> None:
    page = open_page(html).page
    tree = page.locator("body").aria_snapshot()
    for line in (
        "- banner:",
        '- navigation "Report":',
        "- main:",
        '- region "What happened":',
        '- region "Still open":',
        '- region "The article":',
        '- table "Numbers and who claims them":',
        '- columnheader "Who says so"',
        'link "Evidence: sentence 12"',
        'link "Sentence 28: back to its claim"',
        "- contentinfo:",
    ):
        assert line in tree
    narrow = open_page(html, width=360).page.locator("table").aria_snapshot()
    assert '- rowheader "4,100 houses"' in narrow


def test_a_book_of_an_article_is_lit_too(open_page: OpenPage) -> None:
    text = "\n\n".join(FLOOD.replace("Keld", f"Keld {turn}") for turn in range(60))
    page = _wide(open_page, render_summary_html(summarize_by_rules(Document.from_text(text))))
    assert page.evaluate("document.querySelector('.text').textContent.length") == len(text)
    last = page.evaluate("Array.from(document.querySelectorAll('.place')).at(-1).id")
    claim = page.evaluate("id => document.querySelector(`.claim a[href='#${id}']`).closest('.claim').id", last)
    page.hover(f"#{claim}")
    assert last in page.evaluate(LIT)
    page.wait_for_function(IN_PANE, arg=last)
