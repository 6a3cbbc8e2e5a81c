"""The page of a story in a real browser: its evidence by mouse and by keyboard, both widths, both schemes, paper."""

import itertools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from summarizer.rendering.html.story import render_story_html
from summarizer.rendering.wording import visible
from summarizer.schemas.claim import Value
from summarizer.schemas.story import Report, Story, StoryEvidence

HERE = Path(__file__).parent

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def flood() -> Story:
    """Three outlets on one flood, with all that a story can have."""
    return Story.model_validate_json((HERE / "story.json").read_text(encoding="utf-8"))


def _many(story: Story, copies: int) -> Story:
    """The same story as if each outlet had told it several times."""
    documents = [
        document.model_copy(update={"outlet": f"{document.outlet} {copy}"})
        for copy in range(copies)
        for document in story.documents
    ]
    numbers = []
    for number in story.content.numbers:
        reports = [_told_by(report, 3 * copy) for copy in range(copies) for report in number.reports]
        numbers.append(number.model_copy(update={"reports": tuple(reports)}))
    content = story.content.model_copy(update={"numbers": tuple(numbers)})
    return story.model_copy(update={"documents": tuple(documents), "content": content})


def _told_by(report: Report, further: int) -> Report:
    evidence = tuple(e.model_copy(update={"document": e.document + further}) for e in report.evidence)
    return report.model_copy(update={"document": report.document + further, "evidence": evidence})


def _in_view(element: str) -> str:
    return f"() => {{ const b = {element}.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }}"


def _unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1400])
def test_no_violation_of_level_a_or_aa(flood: Story, open_page: Open, width: int, scheme: str) -> None:
    opened = open_page(render_story_html(_many(flood, 2), up="index.html"), width=width, color_scheme=scheme)
    _unfold(opened.page)
    assert opened.violations() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lit_evidence_has_contrast_too(flood: Story, open_page: Open, scheme: str) -> None:
    opened = open_page(render_story_html(flood.without_text()), color_scheme=scheme, reduced_motion="reduce")
    opened.page.locator("h1 .ev").click()
    assert opened.violations() == []


@pytest.mark.parametrize("copies", [1, 4])
@pytest.mark.parametrize("width", [320, 360, 768, 1400])
def test_the_page_never_scrolls_sideways(flood: Story, open_page: Open, width: int, copies: int) -> None:
    page = open_page(render_story_html(_many(flood, copies)), width=width).page
    _unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_twelve_columns_scroll_in_their_region_and_what_is_measured_stays(flood: Story, open_page: Open) -> None:
    page = open_page(render_story_html(_many(flood, 4)), reduced_motion="reduce").page
    region = page.get_by_role("region", name="Numbers side by side").and_(page.locator("[tabindex='0']"))
    head = region.get_by_role("rowheader", name="people hurt")
    before = _left(head)
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.wide').scrollLeft > 0")
    region.evaluate("element => { element.scrollLeft = element.scrollWidth; }")
    assert _left(head) == pytest.approx(before, abs=1)
    assert page.evaluate("scrollX") == 0


def _left(locator: Locator) -> float:
    box = locator.bounding_box()
    assert box is not None
    return box["x"]


def test_evidence_by_mouse(flood: Story, open_page: Open) -> None:
    page = open_page(render_story_html(flood), reduced_motion="reduce").page
    article = page.locator("#d2")
    assert article.get_attribute("open") is None
    page.locator(".sides a.ev", has_text="[2:10]").click()
    sentence = page.locator("#d2-s10")
    assert sentence.inner_text() == "SPB put the number of people hurt at 14."
    page.wait_for_function(_in_view("document.getElementById('d2-s10')"))
    assert article.get_attribute("open") is not None
    quiet = page.locator("#d2-s11").evaluate("element => getComputedStyle(element).backgroundColor")
    assert sentence.evaluate("element => getComputedStyle(element).backgroundColor") != quiet


def test_evidence_by_keyboard_and_back(flood: Story, open_page: Open) -> None:
    page = open_page(render_story_html(flood), reduced_motion="reduce").page
    link = page.locator(".sides a.ev", has_text="[3:8]")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'd3-s8'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Back to the claim"
    page.keyboard.press("Enter")
    assert link.evaluate("element => element === document.activeElement")
    page.wait_for_function(_in_view("document.activeElement"))
    assert page.get_by_text("Back to the claim").count() == 0


def test_a_link_out_of_a_folded_list_leads_back_into_it(flood: Story, open_page: Open) -> None:
    page = open_page(render_story_html(flood), reduced_motion="reduce").page
    page.locator(".singles summary").click()
    link = page.locator(".singles a.ev").first
    link.click()
    page.get_by_text("Back to the claim").click()
    assert link.evaluate("element => element === document.activeElement")


def test_without_a_script_a_link_opens_the_article_all_the_same(flood: Story, open_page: Open) -> None:
    page = open_page(render_story_html(flood), java_script_enabled=False).page
    page.locator(".sides a.ev", has_text="[1:11]").click()
    page.locator("#d1-s11").wait_for(state="visible")
    assert page.locator("#d1").get_attribute("open") is not None


def test_a_narrow_screen_shows_cards_and_a_reader_still_a_table(flood: Story, open_page: Open) -> None:
    page = open_page(render_story_html(flood), width=360).page
    table = page.get_by_role("table", name="Numbers side by side")
    assert table.get_by_role("row").count() == 5
    assert table.get_by_role("rowheader", name="soldiers sent").is_visible()
    row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="soldiers sent"))
    assert row.locator("td.empty").is_hidden()
    assert row.get_by_text("Northern Courier", exact=True).last.is_visible()
    first, second = row.locator("td:not(.compared)").nth(0), row.locator("td:not(.compared)").nth(1)
    assert _top(second) > _top(first)


def _top(locator: Locator) -> float:
    box = locator.bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.parametrize("width", [360, 1400])
def test_the_drawings_stay_in_their_cells(flood: Story, open_page: Open, width: int) -> None:
    page = open_page(render_story_html(flood), width=width).page
    outside = page.evaluate(
        """() => [...document.querySelectorAll("svg.axis")].flatMap(svg => {
            const cell = svg.closest("td").getBoundingClientRect();
            return [...svg.querySelectorAll("text, rect, circle, use")].filter(shape => {
                const box = shape.getBoundingClientRect();
                return box.left < cell.left || box.right > cell.right || box.bottom > cell.bottom;
            }).map(shape => shape.outerHTML);
        })"""
    )
    assert outside == []
    assert page.locator("svg.axis").count() == 4


def test_what_is_exact_stands_where_its_amount_is(flood: Story, open_page: Open) -> None:
    page = open_page(render_story_html(flood)).page
    row = page.locator(".sides tr").filter(has=page.get_by_role("rowheader", name="soldiers sent"))
    few, most = (_left(dot) for dot in row.locator("svg .dot").all())
    band = row.locator("svg .band").bounding_box()
    assert band is not None
    assert few < most
    assert band["width"] == pytest.approx(most - few, abs=3)


def test_the_drawing_is_an_image_with_its_words(flood: Story, open_page: Open) -> None:
    page = open_page(render_story_html(flood)).page
    drawing = page.get_by_role("img", name="Conflict. apart: 400 to 900")
    assert drawing.count() == 1


def test_dark_mode_is_dark(flood: Story, open_page: Open) -> None:
    grounds = [
        open_page(render_story_html(flood), color_scheme=scheme).page.evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for scheme in ("light", "dark")
    ]
    assert grounds[0] != grounds[1]


@pytest.mark.parametrize("script", [True, False])
def test_on_paper_everything_is_unfolded(flood: Story, open_page: Open, script: bool) -> None:
    page = open_page(render_story_html(_many(flood, 4)), java_script_enabled=script).page
    page.emulate_media(media="print")
    assert page.locator(".singles li").first.is_visible()
    assert page.locator("#d1-s11").is_visible()
    assert page.locator("svg.axis").first.is_visible()


_CHOICES = {"schema_name", "verdict", "status", "kind", "change", "engine", "reason"}


def _poisoned(value: Any, strings: Sequence[str], turn: int = 0) -> Any:
    """A value in which each string is one of these, in turn; what is a choice of words stays."""
    following = itertools.cycle([*strings[turn:], *strings[:turn]])

    def put(value: Any) -> Any:
        if isinstance(value, Value):
            names = (name for name in type(value).model_fields if name not in _CHOICES)
            return value.model_copy(update={name: put(getattr(value, name)) for name in names})
        if isinstance(value, tuple):
            return tuple(map(put, value))
        if isinstance(value, dict):
            return {key: put(inner) for key, inner in value.items()}
        return next(following) if isinstance(value, str) else value

    return put(value)


def _each(values: tuple[Any, ...], strings: Sequence[str]) -> tuple[Any, ...]:
    """As many values as there are strings: in each field each string stands once."""
    return tuple(_poisoned(values[turn % len(values)], strings, turn) for turn in range(len(strings)))


def _harmless(page: Page) -> None:
    _unfold(page)
    assert page.evaluate("window.ran") is None
    assert page.locator("main > section, main > .pair > section").count() == 7
    assert page.locator("script, iframe, object, embed, form, base, img, meta[http-equiv=refresh]").count() == 1
    addresses = page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))")
    assert [a for a in addresses if not a.lower().startswith(("#", "http://", "https://"))] == []


def test_hostile_strings_in_every_field_of_the_claims(
    flood: Story, open_page: Open, hostile_strings: list[str]
) -> None:
    content, audit, changes = flood.content, flood.audit, flood.content.changes
    assert changes is not None
    parts = [name for name, inside in content if isinstance(inside, tuple)]
    content = content.model_copy(update={name: _each(getattr(content, name), hostile_strings) for name in parts})
    altered = {name: _each(inside, hostile_strings) for name, inside in changes}
    joined = [" ".join(hostile_strings)]
    content = content.model_copy(
        update={"changes": changes.model_copy(update=altered), "headline": _poisoned(content.headline, joined)}
    )
    listed = {name: _each(getattr(audit, name), hostile_strings) for name in ("rejected", "numbers", "notes")}
    run = flood.run.model_copy(update={"engine": "llm", "model": "", "prompt": "", "cost_usd": 0.1})
    story = flood.model_copy(
        update={"content": content, "audit": audit.model_copy(update=listed), "run": _poisoned(run, joined)}
    )
    page = open_page(render_story_html(story)).page
    _harmless(page)
    assert page.locator(".sides tr > :nth-child(5):last-child").count() == page.locator(".sides tr").count() > 100


def test_hostile_strings_in_every_field_of_the_documents(
    flood: Story, open_page: Open, hostile_strings: list[str]
) -> None:
    content = flood.content.model_copy(update={"numbers": flood.content.numbers[:1]})
    documents = _each(flood.documents, hostile_strings)
    page = open_page(render_story_html(flood.model_copy(update={"documents": documents, "content": content}))).page
    _harmless(page)
    assert page.locator(".sides thead th").count() == 2 + len(hostile_strings)
    assert page.locator("details.text").count() == len(hostile_strings)


def test_hostile_strings_in_a_text_stay_text(flood: Story, open_page: Open, hostile_strings: list[str]) -> None:
    text, evidence = "", []
    for number, hostile in enumerate(hostile_strings, 1):
        evidence.append(
            StoryEvidence(document=1, sentence=number, quote=hostile, start=len(text), end=len(text) + len(hostile))
        )
        text += f"{hostile}\n\n"
    facts = tuple(flood.content.facts[0].model_copy(update={"evidence": (piece,)}) for piece in evidence)
    documents = (flood.documents[0].model_copy(update={"text": text}), *flood.documents[1:])
    content = flood.content.model_copy(update={"facts": facts})
    page = open_page(render_story_html(flood.model_copy(update={"documents": documents, "content": content}))).page
    _harmless(page)
    shown = page.evaluate("[...document.querySelectorAll('#d1 .article .place')].map(place => place.textContent)")
    told = [" ".join(visible(hostile).split()) for hostile in hostile_strings if hostile]
    assert [" ".join(text.split()) for text in shown] == told


def test_each_hostile_string_is_shown_as_it_is(flood: Story, open_page: Open, hostile_strings: list[str]) -> None:
    """As text, in a place where none is cut or joined: the facts."""
    fact = flood.content.facts[0]
    facts = tuple(fact.model_copy(update={"statement": hostile, "evidence": ()}) for hostile in hostile_strings)
    content = flood.content.model_copy(update={"facts": facts})
    page = open_page(render_story_html(flood.model_copy(update={"content": content}))).page
    shown = page.evaluate(
        "[...document.querySelectorAll('section[aria-labelledby=facts] li > span:first-child')].map(s => s.textContent)"
    )
    assert [" ".join(text.split()) for text in shown] == [" ".join(visible(text).split()) for text in hostile_strings]
    assert page.evaluate("window.ran") is None
