"""JSON Feed."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from summarizer.sources.feeds import jsonfeed

Given = Callable[..., list[Any]]

FEED: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Ledger",
    "home_page_url": "https://ledger.example/",
    "language": "en",
    "authors": [{"name": "The desk"}],
    "items": [
        {
            "id": "1",
            "url": "/one",
            "title": "One",
            "content_html": "<p>Rain.</p>",
            "authors": [{"name": "A. Berg"}, {"name": "B. Moe"}],
            "date_published": "2024-07-27T10:00:00Z",
            "language": "fr",
        },
        {"id": 2, "content_text": "Sun.", "date_modified": "2024-07-28"},
        {"id": "https://ledger.example/three", "summary": "Wind."},
    ],
}


@pytest.mark.parametrize("indent", [None, 1])
def test_items(given: Given, indent: int | None) -> None:
    one, two, three = given(json.dumps(FEED, indent=indent))
    assert (one.input, one.html, one.text) == ("https://ledger.example/one", "<p>Rain.</p>", None)
    assert one.known == {
        "title": "One",
        "outlet": "The Ledger",
        "author": "A. Berg, B. Moe",
        "published": "2024-07-27T10:00:00+00:00",
        "language": "fr",
        "url": "https://ledger.example/one",
    }
    assert (two.input, two.link, two.text, two.known["author"]) == ("-#id 2", None, "Sun.", "The desk")
    assert (two.known["published"], two.known["language"]) == ("2024-07-28", "en")
    assert (three.link, three.text) == ("https://ledger.example/three", "Wind.")


def test_the_author_of_version_1_0(given: Given) -> None:
    feed = {**FEED, "version": "https://jsonfeed.org/version/1", "authors": None, "author": {"name": "C. Dahl"}}
    assert given(json.dumps(feed))[1].known["author"] == "C. Dahl"


def test_what_is_no_item_costs_itself_alone(given: Given) -> None:
    items = [3, None, {}, {"id": 2, "content_text": "Sun."}, {"url": 4, "authors": "x", "title": ["y"]}]
    found = given(json.dumps({**FEED, "items": items}))
    assert [one.input for one in found] == ["-#1", "-#2", "-#3", "-#id 2", "-#5"]
    assert found[3].text == "Sun."


def test_a_feed_that_breaks_off_gives_what_it_has(given: Given) -> None:
    text = json.dumps(FEED)
    one, two, notice = given(text[: text.index("https://ledger.example/three")])
    assert (one.known["outlet"], two.text) == ("The Ledger", "Sun.")
    assert notice.message.startswith("standard input: malformed (Unterminated string")


def test_other_json_is_no_feed(given: Given) -> None:
    for text in (
        '[\n{"text": "a"}\n]',
        '{\n"text":\n"a"}',
        '{"home_page_url": "https://a.example/"}',
        '{"a":' * 100_000,
    ):
        found = given(text)
        assert len(found) == 1
        assert "JSON" in str(found[0].error)


def test_a_feed_has_a_greatest_size(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonfeed, "MOST_BYTES", 1024 * 1024)
    [large] = given(json.dumps({**FEED, "padding": "a" * 1024 * 1024}))
    assert "larger than 1 MB" in str(large.error)
