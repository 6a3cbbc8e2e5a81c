"""The report in a real browser, opened from the disk: search, filters, the address, the timeline, no script."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from summarizer.report import write_report

Json = dict[str, Any]
Open = Callable[..., Any]

_OUTLETS = ("The Salt Mail", "Keld Ledger", "Pier Times")
_AHEAD = (
    "",
    '">',
    "'>",
    "-->",
    "</title>",
    "</textarea>",
    "</style>",
    "]]>",
    "</template>",
    "\\",
    "&quot;>",
    "/*",
    "`",
    " ",
)
_HOSTILE = (
    "<script>document.title='ran'</script>",
    "</script><script>document.title='ran'</script>",
    "</title></style></template><img src=x onerror=\"document.title='ran'\">",
    "\"><svg onload=document.title='ran'>",
    "' onmouseover='document.title=\"ran\"",
    "javascript:document.title='ran'",
    "<!--<script>",
    "]]>{{ 7*7 }}{% raw %}${7*7}",
    "\u202eevil\u202c\u2066\u0000\x1b[31m\u2028\u2029",
    "\ud800 lone",
    "<a href=\"javascript:document.title='ran'\">x</a>",
    "&lt;script&gt;&#106;avascript:",
    "</li></ol></main><iframe srcdoc='<script>top.document.title=`ran`</script>'></iframe>",
    "%3Cscript%3Edocument.title='ran'%3C/script%3E\u003cscript\u003e\\u003c/script\\u003e",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=document.title='ran'>",
    "<base href='https://example.org/'><meta http-equiv=refresh content='0;url=https://example.org/'>",
)
# What is no text but one of a few words.
_CLOSED = frozenset({"kind", "status", "reason", "engine", "schema", "published"})


def _summary(place: int, **more: Any) -> Json:
    """Document `place` of a feed: every third is Keld's, every fourth has an open question, every fifth a rejection."""
    name = more.get("headline", f"Ferry {place} runs late at Ostvík" if place % 2 else f"Bridge {place} closed")
    quoted = [{"sentence": 1, "quote": "as it was"}]
    question = {"question": "Who was on board?", "status": "unknown", "evidence": quoted}
    rejected = {"field": "headline_facts", "index": 0, "claim": {}, "reason": "no_evidence", "detail": ""}
    stated = {"as_written": f"{100 + place % 7} crates", "measures": "crates lost", "kind": "count", "unit": "crates"}
    value = 100 + place % 7
    source = {"name": "Harbour Office"} if place % 2 else None
    return {
        "schema": "brief",
        "document": {
            "id": f"sha256:{place}",
            "input": f"{place}.txt",
            "title": more.get("title"),
            "outlet": more.get("outlet", _OUTLETS[place % 3]),
            "url": more.get("url"),
            "published": more.get("published", f"2024-08-{1 + place % 9:02d}"),
            "language": "en",
            "text": None,
        },
        "content": {
            "headline": {"statement": name, "evidence": quoted},
            "headline_facts": [{"statement": more.get("fact", f"It is fact {place}."), "evidence": quoted}],
            "actors": [{"name": more.get("actor", f"Captain {place % 4}"), "kind": "person", "evidence": quoted}],
            "numbers": [{**stated, "value": value, "low": value, "high": value, "source": source, "evidence": quoted}],
            "open_questions": [question] if place % 4 == 0 else [],
        },
        "audit": {"claims": 5, "supported": 4 + bool(place % 5), "rejected": [] if place % 5 else [rejected]},
        "run": {"engine": "rules", "version": "0.1.0"},
    }


def _filled(value: Any, text: str) -> Any:
    """The same with the text in place of every text."""
    if isinstance(value, dict):
        return {key: item if key in _CLOSED else _filled(item, text) for key, item in value.items()}
    if isinstance(value, list):
        return [_filled(item, text) for item in value]
    return text if isinstance(value, str) else value


def _written(folder: Path, summaries: list[Json]) -> Path:
    feed = folder / "feed.jsonl"
    feed.write_text("".join(json.dumps(summary) + "\n" for summary in summaries), encoding="utf-8")
    return write_report([str(feed)], str(folder / "report")).index


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of 120 documents: 60 ferries and 60 bridges of three outlets, on nine days."""
    return _written(tmp_path_factory.mktemp("feed"), [_summary(place) for place in range(120)])


@pytest.fixture(scope="module")
def long_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report whose list needs three pages."""
    return _written(tmp_path_factory.mktemp("long"), [_summary(place) for place in range(420)])


@pytest.fixture
def page(open_page: Open, index: Path) -> Iterator[Page]:
    opened: Page = open_page(index).page
    yield opened
    assert "ran" not in opened.title()


def _says(page: Page, told: str) -> None:
    expect(page.get_by_role("status")).to_have_text(told)


def _cards(page: Page) -> Locator:
    return page.locator("#cards > .card")


def test_at_first_the_newest_fifty_are_shown_and_more_on_demand(page: Page) -> None:
    _says(page, "120 documents")
    expect(_cards(page)).to_have_count(50)
    expect(_cards(page).first).to_contain_text("9 August 2024")
    page.get_by_role("button", name="Show 50 more").click()
    expect(_cards(page)).to_have_count(100)
    expect(_cards(page).nth(50).get_by_role("link")).to_be_focused()
    page.get_by_role("button", name="Show 20 more").click()
    expect(_cards(page)).to_have_count(120)
    expect(page.locator("#more")).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ferry", 60),
        ("FERR", 60),
        ("ostvik", 60),  # printed with an accent
        ("Óstvík", 60),
        ("bridge 11", 5),  # 110, 112, 114, 116, 118
        ("erry", 0),
        ("ledger ferry", 20),
        ("harbour office", 60),  # a source
        ("fact 7", 11),
        ("106 crates", 18),  # a number, and document 106 has another number of crates
        ("crates.", 120),
        ("“ ”", 120),
    ],
)
def test_a_search_finds_words_by_their_beginnings_whatever_case_and_accents(page: Page, typed: str, found: int) -> None:
    page.get_by_role("searchbox").fill(typed)
    _says(page, "120 documents" if found == 120 else f"{found} of 120 documents")


def test_filters_work_together_and_stand_in_the_address(page: Page) -> None:
    page.get_by_role("searchbox").fill("bridge")
    page.get_by_label("Outlet").select_option("Keld Ledger")
    _says(page, "20 of 120 documents")
    page.get_by_label("Has open questions").check()
    _says(page, "10 of 120 documents")
    page.get_by_label("Has rejected claims").check()
    _says(page, "2 of 120 documents")  # 40 and 100: a third, a fourth and a fifth
    page.get_by_role("combobox", name="Actor").fill("captain 0")
    _says(page, "2 of 120 documents")
    page.get_by_label("From", exact=True).fill("2024-08-05")
    page.get_by_label("To", exact=True).fill("2024-08-05")
    _says(page, "1 of 120 documents")
    expect(_cards(page).get_by_role("link")).to_have_text("Bridge 40 closed")
    expect(page.locator("#active")).to_have_text("(6 set)")
    address = page.evaluate("location.hash")
    for part in ("q=bridge", "outlet=Keld+Ledger", "actor=captain+0", "from=2024-08-05", "open=1", "rejected=1"):
        assert part in address
    page.get_by_role("button", name="Clear all").click()
    _says(page, "120 documents")


def test_an_address_is_shared_and_the_way_back_works(open_page: Open, index: Path) -> None:
    page: Page = open_page(index).page
    page.goto(f"{index.as_uri()}#outlet=Keld+Ledger&open=1")
    _says(page, "10 of 120 documents")
    expect(page.get_by_label("Outlet")).to_have_value("Keld Ledger")
    expect(page.get_by_label("Has open questions")).to_be_checked()
    page.get_by_role("searchbox").press_sequentially("bri")
    page.get_by_label("Order").select_option("Oldest first")
    expect(_cards(page).first).to_contain_text("2 August")
    page.go_back()
    expect(page.get_by_label("Order")).to_have_value("")
    expect(page.get_by_role("searchbox")).to_have_value("bri")
    page.go_back()  # the three keys are one step
    expect(page.get_by_role("searchbox")).to_have_value("")
    _says(page, "10 of 120 documents")
    page.go_forward()
    expect(page.get_by_role("searchbox")).to_have_value("bri")


@pytest.mark.parametrize(
    ("fragment", "found"),
    [
        ("#outlet=Nobody", 0),
        ("#number=none", 0),
        ("#actor=%FF", 0),
        ("#sort=constructor&q=xyz&__proto__=1", 0),
        ("#from=2025-01-01", 0),
        ("#from=later&to=2024-02-30", 120),
        ("#sort=toString&open=0&unheard=of", 30),
        ("#documents", 120),
    ],
)
def test_an_address_from_anywhere_does_no_harm(open_page: Open, index: Path, fragment: str, found: int) -> None:
    page: Page = open_page(index).page
    page.goto(index.as_uri() + fragment)
    page.reload()
    _says(page, "120 documents" if found == 120 else f"{found} of 120 documents")
    expect(page.get_by_role("button", name="Clear all")).to_be_visible(visible=found < 120)


def test_a_bar_filters_by_its_day_and_joins_what_is_set(page: Page) -> None:
    page.get_by_role("searchbox").fill("ferry")
    bar = page.get_by_role("link", name=re.compile(r"^3 August 2024: 14 documents"))
    bar.click()
    _says(page, "7 of 120 documents")
    expect(bar).to_have_attribute("aria-current", "true")
    expect(page.get_by_label("From", exact=True)).to_have_value("2024-08-03")
    bar.press("Enter")  # again: no more
    _says(page, "60 of 120 documents")
    heights = page.evaluate("[...document.querySelectorAll('.bars .found')].map(r => Number(r.getAttribute('height')))")
    totals = page.evaluate("[...document.querySelectorAll('.bars .all')].map(r => Number(r.getAttribute('height')))")
    assert len(heights) == 9
    assert all(0 < found < whole for found, whole in zip(heights, totals, strict=True))


def test_actors_numbers_and_sources_filter_by_a_click(page: Page) -> None:
    page.get_by_role("region", name="Actors most named").get_by_role("link", name="Captain 1").click()
    _says(page, "30 of 120 documents")
    expect(page.get_by_role("combobox", name="Actor")).to_have_value("Captain 1")
    page.get_by_role("region", name="Sources most relied on").get_by_role("link", name="Harbour Office").click()
    _says(page, "30 of 120 documents")
    page.get_by_role("region", name="Numbers most repeated").get_by_role("link", name="101 crates").click()
    _says(page, "5 of 120 documents")  # 1, 29, 57, 85, 113
    page.get_by_role("button", name="Take away Number: 101 crates").click()
    _says(page, "30 of 120 documents")
    page.get_by_role("button", name="Take away Source: Harbour Office").click()
    page.get_by_role("combobox", name="Actor").fill("")
    _says(page, "120 documents")


def test_hours_and_engines_filter_where_there_are_several(open_page: Open, tmp_path: Path) -> None:
    summaries = [_summary(place, published=f"2024-08-06T{7 + place % 3:02d}:30:00Z") for place in range(9)]
    for summary in summaries[:4]:
        summary["run"] |= {"engine": "llm", "model": "some-model"}
    page: Page = open_page(_written(tmp_path, summaries)).page
    page.get_by_role("link", name="6 August 2024, 08:00: 3 documents").click()
    _says(page, "3 of 9 documents")
    page.get_by_label("Engine").select_option("model some-model")
    _says(page, "1 of 9 documents")
    expect(_cards(page)).to_contain_text("6 August 2024, 08:30 · model some-model")
    page.get_by_role("button", name=re.compile("^Take away From")).click()
    page.get_by_role("button", name=re.compile("^Take away To")).click()
    _says(page, "4 of 9 documents")


def test_the_order_is_a_choice(page: Page) -> None:
    page.get_by_label("Order").select_option("Most rejected claims")
    expect(_cards(page).first.locator(".bad")).to_have_text("1 rejected")
    page.get_by_label("Order").select_option("Most open questions")
    expect(_cards(page).first.locator(".warn")).to_have_text("1 open")


def test_a_result_leads_to_its_page_and_that_page_leads_back(page: Page) -> None:
    page.get_by_role("searchbox").fill("ferry 7 ledger")
    _cards(page).first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ferry")
    page.locator("a[href='../index.html']").first.click()
    _says(page, "120 documents")


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.get_by_role("searchbox").focus()
    page.keyboard.type("bridge 4")
    page.keyboard.press("Enter")  # sends nothing
    assert "bridge" in page.evaluate("location.hash")
    expect(page.get_by_role("status")).to_contain_text(" of 120 documents")


def test_without_script_everything_is_there_to_read(open_page: Open, long_index: Path) -> None:
    page: Page = open_page(long_index, java_script_enabled=False).page
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.get_by_text("Search and filters need JavaScript")).to_be_visible()
    expect(_cards(page)).to_have_count(200)
    expect(page.get_by_role("heading", name="Actors most named")).to_be_visible()
    expect(page.get_by_role("heading", name="Numbers most repeated")).to_be_visible()
    expect(page.locator(".bars li")).to_have_count(9)
    seen = set(page.locator(".headline").all_inner_texts())
    for _ in range(2):
        current = page.locator("[aria-current=page]").inner_text()
        page.get_by_role("link", name=f"Page {int(current) + 1}", exact=True).click()
        seen |= set(page.locator(".headline").all_inner_texts())
    assert len(seen) == 420
    page.get_by_role("link", name="To the index of this report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Report of 420 documents")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1400])
def test_it_is_accessible_and_never_wider_than_the_window(
    open_page: Open, index: Path, width: int, scheme: str
) -> None:
    opened = open_page(index, width=width, color_scheme=scheme)
    assert opened.violations() == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    opened.page.goto(f"{index.as_uri()}#q=ferry&number=none&from=2024-08-03&to=2024-08-03&source=Harbour+Office")
    opened.page.reload()
    opened.page.locator("#filters").evaluate("part => { part.open = true; }")
    opened.page.locator("details").evaluate_all("parts => parts.forEach((part) => { part.open = true; })")
    assert opened.violations() == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_further_pages_of_the_list_are_accessible(open_page: Open, long_index: Path) -> None:
    opened = open_page(long_index.parent / "page-2.html", width=360)
    assert opened.violations() == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_nothing_from_outside_runs(open_page: Open, tmp_path: Path) -> None:
    """Two hundred hostile texts, each in every field; and once more as the schema, the model and the day."""
    texts = [ahead + text for ahead in _AHEAD for text in _HOSTILE]
    hostile = [
        {**_filled(_summary(20 * place + 1, title="", url=""), text), "audit": _AUDIT}
        for place, text in enumerate(texts)
    ]
    for place, text in enumerate(texts[:15]):
        other = _summary(place)
        other["schema"], other["run"]["engine"], other["run"]["model"] = text, "llm", text
        other["document"]["published"] = text
        hostile.append(other)
    opened = open_page(_written(tmp_path, hostile))
    page: Page = opened.page
    told = page.get_by_role("status").inner_text()
    assert re.fullmatch(r"\d+ documents", told)
    shown = int(told.split()[0])
    assert shown > 200  # a few differ in signs alone that a summary cannot have
    for part in ("Actors most named", "Sources most relied on"):
        page.get_by_role("region", name=part).get_by_role("link").first.click()
        expect(page.get_by_role("status")).not_to_have_text(re.compile(r"^0 "))
        page.get_by_role("button", name="Clear all").click()
    while page.locator("#more").is_visible():
        page.locator("#more").click()
    expect(_cards(page)).to_have_count(shown)
    addresses = page.locator("a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert all(re.match(r"#|documents/[0-9a-f]{16}\.html$", address) for address in addresses)
    assert page.title() == f"Report of {shown} documents"
    assert page.locator("#cards, .beside").locator("script, img, svg, iframe, math, form, base, meta").count() == 0


_AUDIT: Json = {"claims": 1, "supported": 1, "rejected": [], "numbers": [], "notes": []}


def test_on_paper_the_form_is_left_out(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.get_by_role("search")).to_be_hidden()
    expect(_cards(page).first).to_be_visible()
