"""The page of a story as HTML: what it tells, where its links lead, what it weighs."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from summarizer.cli import main
from summarizer.document import Document
from summarizer.flow import summarize_by_rules
from summarizer.rendering.html.story import render_story_html
from summarizer.schemas.story import Story, StoryEvidence, StoryNumber
from summarizer.stories import story_of

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def flood() -> Story:
    """Three outlets on one flood, with all that a story can have: a row of each verdict but one, changes, answers."""
    return Story.model_validate_json((HERE / "story.json").read_text(encoding="utf-8"))


def _tree(story: Story, **options: Any) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(render_story_html(story, **options))


def _words(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _changed(story: Story, **changes: Any) -> Story:
    return story.model_copy(update=changes)


def _content(story: Story, **changes: Any) -> Story:
    return _changed(story, content=story.content.model_copy(update=changes))


def _rows(tree: lxml_html.HtmlElement) -> dict[str, lxml_html.HtmlElement]:
    return {_words(row.find("th")): row for row in tree.xpath("//tbody/tr")}


def _section(tree: lxml_html.HtmlElement, heading: str) -> lxml_html.HtmlElement:
    return next(section for section in tree.iter("section") if _words(section.find("h2")) == heading)


def test_it_says_first_how_many_outlets_numbers_and_origins(flood: Story) -> None:
    numbers = tuple(number for number in flood.content.numbers if number.verdict != "conflict")
    opening = _tree(_content(flood, numbers=numbers)).find_class("opening")
    assert [_words(line) for line in opening] == ["3 outlets, 3 numbers in common, 1 origin: Serrova Press Bureau"]


def test_verdicts_are_counted_at_the_head(flood: Story) -> None:
    assert [_words(item) for item in _tree(flood).find_class("tally")[0]] == ["2 agree", "1 conflict", "1 superseded"]


def test_each_document_is_told_with_its_day_link_and_origins(flood: Story) -> None:
    first = _tree(flood).find_class("papers")[0][0]
    assert "The Keld Mail 2 May 2024, 08:00 Water over the dykes at Keld" in _words(first)
    assert "its numbers in common go back to Serrova Press Bureau (3), Dalia Wenmar (1)" in _words(first)
    (link,) = [a for a in first.iter("a") if not a.get("href", "").startswith("#")]
    assert (link.get("href"), link.get("rel")) == ("https://keldmail.example/flood", "noopener noreferrer")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host", None])
def test_what_is_no_web_address_is_no_link(flood: Story, url: str | None) -> None:
    documents = tuple(document.model_copy(update={"url": url, "input": url}) for document in flood.documents)
    tree = _tree(_changed(flood, documents=documents))
    assert [a.get("href") for a in tree.iter("a") if not a.get("href").startswith("#")] == []


def test_the_table_has_a_column_for_each_outlet(flood: Story) -> None:
    tree = _tree(flood)
    heads = [_words(head) for head in tree.xpath("//thead//th")]
    assert heads == ["Measured", "Compared", "1 The Keld Mail", "2 Northern Courier", "3 Evening Post"]
    assert all(len(row) == len(heads) for row in tree.xpath("//tr"))


def test_a_row_says_verdict_origins_and_what_each_outlet_has(flood: Story) -> None:
    row = _rows(_tree(flood))["people hurt"]
    compared, mail, courier, post = row.findall("td")
    assert _words(compared).startswith("superseded 3 outlets, 1 origin: Serrova Press Bureau")
    assert "Evening Post is the latest: 31" in _words(compared)
    assert _words(mail) == "The Keld Mail At least 12 people 12 or more Serrova Press Bureau [1:9]"
    assert _words(courier) == "Northern Courier 14 Serrova Press Bureau [2:10]"
    assert _words(post) == "Evening Post 31 Serrova Press Bureau [3:8]"


def test_an_outlet_that_does_not_tell_the_number_has_an_empty_cell(flood: Story) -> None:
    cell = _rows(_tree(flood))["soldiers sent"].findall("td")[3]
    assert cell.get("class") == "empty"
    assert _words(cell) == "Evening Post —"


def test_the_drawing_says_in_words_what_it_shows(flood: Story) -> None:
    rows = _rows(_tree(flood))
    told = {measures: row.find(".//svg").get("aria-label") for measures, row in rows.items()}
    assert told["soldiers sent"] == (
        "Conflict. apart: 400 to 900; in soldiers. The Keld Mail: 400 soldiers. Northern Courier: 900 soldiers"
    )
    assert "in hectares, converted" in told["hectares of farmland that stood under water"]
    assert told["homes flooded"].startswith("Agree. meet at 4,100")


def test_what_agrees_has_a_band_and_what_conflicts_a_hatched_gap(flood: Story) -> None:
    rows = _rows(_tree(flood))
    bands = {measures: row.find_class("band")[0].get("class") for measures, row in rows.items()}
    assert bands["homes flooded"] == "band meet good"
    assert bands["soldiers sent"] == "band gap bad"
    assert bands["people hurt"] == "band gap warn"


def test_amounts_that_no_axis_has_room_for_are_not_drawn(flood: Story) -> None:
    ranks = tuple(
        report.model_copy(update={"kind": "rank", "low": 3, "high": 3}) for report in flood.content.numbers[0].reports
    )
    number = flood.content.numbers[0].model_copy(update={"reports": ranks})
    assert not _tree(_content(flood, numbers=(number,))).find_class("axis")


def test_numbers_of_one_outlet_are_set_apart(flood: Story) -> None:
    tree = _tree(flood)
    (apart,) = tree.find_class("singles")
    assert _words(apart.find("summary")) == "Numbers of one outlet alone: 3"
    assert "2.5 million euros Repairs will cost [2:12] Northern Courier: Ruben Aske" in _words(apart)
    assert "Repairs will cost" not in _rows(tree)


def test_what_another_outlet_answers_is_quoted(flood: Story) -> None:
    told = _words(_section(_tree(flood), "Open questions"))
    still, answered = told.split("Left open by one, answered by another")
    assert "When will the railway run again?" in still
    assert "left open by Evening Post" in still
    assert "Is it known why the dyke at Orlo Bridge gave way? [1:13] left open by The Keld Mail" in answered
    assert "Evening Post answers: “The dyke at Orlo Bridge gave way because its old clay had dried out" in answered


def test_what_all_leave_open_is_called_so(flood: Story) -> None:
    question = flood.content.open_questions[0]
    every = tuple(StoryEvidence(document=document, sentence=8, quote="") for document in (1, 2, 3))
    asked = question.model_copy(update={"evidence": every, "answered_by": ()})
    assert "left open by all outlets" in _words(_tree(_content(flood, open_questions=(asked,))))


def test_facts_say_how_many_tell_them(flood: Story) -> None:
    told = _words(_section(_tree(flood), "What they tell"))
    assert "[1:8] [2:8] [3:9] 3 outlets, 2 origins: Serrova Press Bureau, Evening Post" in told


def test_changes_come_first(flood: Story) -> None:
    tree = _tree(flood)
    headings = [_words(heading) for heading in tree.iter("h2")]
    assert headings[:2] == ["New since the earlier story", "Numbers side by side"]
    told = _words(_section(tree, "New since the earlier story"))
    assert "raised people hurt: At least 12 people and 14 → 31" in told
    assert "answered Is it known why the dyke" in told
    assert "new actor Nora Liss, engineer" in told


def test_without_an_earlier_story_there_are_no_changes(flood: Story) -> None:
    assert "New since" not in _words(_tree(_content(flood, changes=None)))
    changes = flood.content.changes
    assert changes is not None
    none = changes.model_copy(update={"numbers": (), "questions_answered": (), "actors": (), "facts": ()})
    assert "Nothing: no number, answer, actor or fact is new." in _words(_tree(_content(flood, changes=none)))


def test_what_was_rejected_and_left_out_is_there_folded(flood: Story) -> None:
    told = _section(_tree(flood), "What was checked")
    folded = [_words(details) for details in told.iter("details")]
    assert "4,200 people Northern Courier: number not in evidence: 4,200 is not in sentence 9" in folded[0]
    assert "The Keld Mail small counts: one night [12]" in folded[1]
    assert "Note: courier.txt: the article is short" in _words(told)


def test_every_link_leads_somewhere_and_every_anchor_is_one(flood: Story) -> None:
    tree = _tree(flood)
    anchors = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(anchors) == len(set(anchors))
    links = {a.get("href")[1:] for a in tree.iter("a") if a.get("href").startswith("#")}
    assert len(links) > 10
    assert links <= set(anchors)


def test_a_link_leads_to_the_very_sentence(flood: Story) -> None:
    tree = _tree(flood)
    for number in flood.content.numbers:
        for report in number.reports:
            for evidence in report.evidence:
                assert _words(tree.get_element_by_id(f"d{evidence.document}-s{evidence.sentence}")) == evidence.quote


def test_the_articles_stand_in_the_page_to_the_letter(flood: Story) -> None:
    shown = _tree(flood).find_class("article")
    for article, document in zip(shown, flood.documents, strict=True):
        assert "".join(paragraph.text_content() for paragraph in article.iter("p")) == document.text


def test_without_texts_the_quotes_are_shown(flood: Story) -> None:
    tree = _tree(flood.without_text())
    assert not tree.find_class("article")
    assert "The army sent 400 soldiers, said governor Dalia Wenmar." in _words(tree.get_element_by_id("d1"))
    targets = {a.get("href")[1:] for a in tree.find_class("ev")}
    assert targets <= {element.get("id") for element in tree.iter() if element.get("id")}


def test_a_quote_that_stands_elsewhere_is_told_as_such(flood: Story) -> None:
    assert flood.content.headline is not None
    moved = StoryEvidence(document=2, sentence=3, quote="Never printed.", start=5, end=19)
    headline = flood.content.headline.model_copy(update={"evidence": (moved,)})
    told = _words(_tree(_content(flood, headline=headline)).get_element_by_id("d2"))
    assert "Cited, and not to be found in the text: Never printed." in told


def test_the_rules_engine_is_called_by_its_name_and_a_model_by_its_own(flood: Story) -> None:
    assert "Rules engine, no model" in _words(_tree(flood).find(".//header"))
    assert "The rules engine wrote this, and no model" in _words(_tree(flood).find(".//footer"))
    run = flood.run.model_copy(update={"engine": "llm", "model": "m-1", "prompt": "sha256:ab", "cost_usd": None})
    tree = _tree(_changed(flood, run=run))
    assert "Model m-1" in _words(tree.find(".//header"))
    assert "Prompt sha256:ab" in _words(tree.find(".//footer"))
    assert "Cost not known" in _words(tree.find(".//footer"))
    assert "rules engine" not in _words(tree).lower()


def test_a_story_with_nothing_in_common_says_so(flood: Story) -> None:
    bare = _content(flood, headline=None, facts=(), actors=(), numbers=(), open_questions=(), changes=None)
    tree = _tree(bare)
    assert _words(tree.find(".//h1")) == "A story"
    assert "3 outlets, no number in common" in _words(tree.find(".//header"))
    assert "The outlets have no number in common." in _words(tree)


def test_a_page_of_a_report_leads_back_to_its_index(flood: Story) -> None:
    assert _tree(flood, up="../index.html").find(".//nav/a").get("href") == "../index.html"
    assert _tree(flood).find(".//nav") is None


def test_nothing_in_it_could_run_or_be_fetched(flood: Story) -> None:
    page = render_story_html(flood)
    tags = re.findall(r"<[a-z][^>]*>", re.sub(r"(?s)<(script|style)>.*?</\1>", "", page))
    assert not [tag for tag in tags if re.search(r"\s(style|on\w+|src)\s*=", tag)]
    assert page.count("<script>") == 1
    assert "default-src &#39;none&#39;" in page


def test_many_facts_and_actors_are_folded(flood: Story) -> None:
    facts = flood.content.facts * 10
    tree = _tree(_content(flood, facts=facts))
    section = _section(tree, "What they tell")
    assert _words(section.find("details").find("summary")) == f"{len(facts) - 12} more"
    assert len(list(section.iter("li"))) == len(facts)


def test_a_page_of_two_articles_is_small() -> None:
    text = "The flood near Keld has reached {} homes, the mayor said. Some {} people slept in schools on Monday.\n\n"
    texts = ["".join(text.format(4000 + 7 * n + shift, 20 + 3 * n) for n in range(30)) for shift in (0, 3)]
    assert all(len(text) > 2900 for text in texts)
    story = story_of([summarize_by_rules(Document.from_text(text)) for text in texts])
    assert len(render_story_html(story).encode()) < 150_000


def test_a_row_of_forty_documents_is_drawn(flood: Story) -> None:
    documents = tuple(flood.documents[0].model_copy(update={"outlet": f"Outlet {n}"}) for n in range(40))
    first = flood.content.numbers[0].reports[0]
    reports = tuple(first.model_copy(update={"document": at}) for at in range(1, 41))
    number = StoryNumber(measures="homes", verdict="agree", reports=reports)
    tree = _tree(_content(_changed(flood, documents=documents), numbers=(number,), changes=None))
    assert len(tree.find_class("axis")[0].find_class("bar")) == 40
    assert "tight" in tree.find_class("drawn")[0].get("class")


Run = Callable[..., int]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """The command in a folder of its own, with nothing configured."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "configuration"))
    (tmp_path / "a.txt").write_text("At least 12 people were hurt at Skarvik, the coast guard said.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("The coast guard said 15 people were hurt at Skarvik.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return lambda *argv: main(argv)


def test_the_command_writes_a_page(run: Run, tmp_path: Path) -> None:
    assert run("story", "a.txt", "b.txt", "--engine", "rules", "-o", "story.html") == 0
    page = (tmp_path / "story.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "At least 12 people" in page


def test_the_command_leaves_texts_out_of_the_page(run: Run, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("story", "a.txt", "b.txt", "--engine", "rules", "-f", "html", "--no-text", "-q") == 0
    assert "The text is not kept in this page." in capfd.readouterr().out
