"""The page of a summary as HTML: what it tells, where its links lead, what it weighs."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from summarizer.cli import main
from summarizer.document import Document
from summarizer.flow import summarize_by_rules
from summarizer.rendering.html.page import web_address
from summarizer.rendering.html.summary import bounds, day, render_summary_html
from summarizer.schemas.brief import Brief, NumberClaim, Source, Statement
from summarizer.schemas.claim import Claim, Evidence, Value
from summarizer.schemas.quotes import Quotes, Saying
from summarizer.schemas.summary import Rejected, Summary
from summarizer.schemas.timeline import Event, Timeline

ROOT = Path(__file__).resolve().parents[2]
FLOOD = (ROOT / "examples" / "flood.txt").read_text(encoding="utf-8")
ASSETS = ROOT / "summarizer" / "rendering" / "html" / "assets"


@pytest.fixture(scope="module")
def flood() -> Summary:
    return summarize_by_rules(
        Document.from_text(
            FLOOD,
            title="Helicopters lift thousands",
            outlet="The Northgate Dispatch",
            url="https://northgate.example/flood?a=1&b=2",
            published="2024-08-06",
        )
    )


def _changed(summary: Summary, **changes: Any) -> Summary:
    return summary.model_copy(update=changes)


def _document(summary: Summary, **changes: Any) -> Summary:
    return _changed(summary, document=summary.document.model_copy(update=changes))


def _tree(summary: Summary, **options: Any) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(render_summary_html(summary, **options))


def _words(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_everything_is_told(flood: Summary) -> None:
    told = _words(_tree(flood).body)
    for words in (
        "Helicopters lift thousands from Serrova floodwater as aid letter arrives",
        "The Northgate Dispatch",
        "6 August 2024",
        "Original at northgate.example",
        "Rules engine, no model",
        "All 31 claims proved against the text",
        "Ten helicopters flew up to 20 sorties each, the bureau added.",
        "Oskar Lindroe · person · premier of Maltreva [20]",
        "more than 5,000 people5,000 or more",
        "the outlet itself",
        "unknown What is the toll of the flood? [14]",
        "A small count in words",
        "fixed rules for news in English, no language model",
        flood.document.id,
        "summarizer " + flood.run.version,
    ):
        assert words in told


def test_every_link_leads_somewhere_and_no_anchor_stands_twice(flood: Summary) -> None:
    tree = _tree(flood)
    anchors = tree.xpath("//@id")
    assert len(anchors) == len(set(anchors))
    links = [href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")]
    assert len(links) > 40
    assert set(links) <= set(anchors)
    assert set(tree.xpath("//@data-mark")) <= set(anchors)


def test_a_claim_and_its_sentence_lead_to_each_other(flood: Summary) -> None:
    tree = _tree(flood)
    link = tree.get_element_by_id("c0").xpath(".//a[@class='ev']")[0]
    assert (link.get("href"), link.get("aria-label"), link.text) == ("#s6", "Evidence: sentence 6", "[6]")
    place = tree.get_element_by_id("s6")
    assert place.text_content() == "Helicopters lift thousands from Serrova floodwater as aid letter arrives"
    back = place.xpath("./a")[0]
    assert (back.get("href"), back.get("aria-label")) == ("#c0", "Sentence 6: back to the first of its 2 claims")
    assert tree.get_element_by_id("n214").text == "thousands"


def test_the_articles_text_is_whole(flood: Summary) -> None:
    assert _tree(flood).xpath("//div[@class='text']")[0].text_content() == FLOOD


def test_without_its_text_each_claim_is_quoted(flood: Summary) -> None:
    tree = _tree(flood.without_text())
    assert not tree.xpath("//*[@id='article']")
    assert "The article’s text is not kept in this page" in _words(tree.body)
    assert not tree.xpath("//a[@class='ev']")
    question = tree.xpath("//ul[@class='questions']/li")[0]
    assert _words(question) == "unknown What is the toll of the flood? [14] The toll of the flood is unclear."
    assert len(tree.xpath("//thead//th")) == len(tree.xpath("//tbody/tr[1]/*")) == 3


def test_evidence_that_stands_elsewhere_than_it_says_is_quoted(flood: Summary) -> None:
    strays = (
        Evidence(sentence=1, quote="not these words", start=0, end=7),
        Evidence(sentence=2, quote="behind the end", start=10**9, end=10**9 + 3),
        Evidence(quote="no place at all"),
        Evidence(sentence=3, quote="", start=-5, end=-5),
    )
    content = Brief(headline_facts=tuple(Statement(statement="Water.", evidence=(stray,)) for stray in strays))
    facts = _tree(_changed(flood, content=content)).xpath("//ul[@class='facts']/li")
    assert [_words(fact) for fact in facts[:4]] == [
        "Water. [1] not these words",
        "Water. [2] behind the end",
        "Water. no place at all",
        "Water. [3]",
    ]


def test_a_number_shows_who_says_it_and_how_surely(flood: Summary) -> None:
    evidence = flood.content.headline.evidence
    number = NumberClaim(
        as_written="some 900",
        measures="tents",
        low=810,
        high=990,
        source=Source(name="Tarn Camp Office", confirmed=False, evidence=evidence[1:]),
        evidence=evidence[:1],
    )
    tree = _tree(_changed(flood, content=Brief(numbers=(number,))))
    assert "Implied: the article names this source beside the number" in _words(tree.body)
    assert "Implied:" not in _words(_tree(flood).body)
    row = tree.xpath("//tbody/tr")[0]
    assert [_words(cell) for cell in row] == [
        "some 900810 to 990",
        "tents",
        "Tarn Camp Office implied [11]",
        "[6]",
    ]


def test_what_was_rejected_is_folded_and_notes_are_not(flood: Summary) -> None:
    rejected = Rejected(
        field="numbers",
        index=1,
        claim={"as_written": "4,900 houses", "evidence": [{"sentence": 12, "quote": "x"}, {"sentence": 3}, 7]},
        reason="number_not_in_evidence",
        detail="4,900 is in none of its sentences",
    )
    audit = flood.audit.model_copy(update={"rejected": (rejected,), "notes": ("Read with care.",), "supported": 30})
    tree = _tree(_changed(flood, audit=audit))
    (folded,) = tree.xpath("//details[summary[starts-with(., 'Rejected')]]")
    assert folded.get("open") is None
    assert "4,900 houses [12] [3]Number not in evidence: 4,900 is in none of its sentences in numbers" in _words(folded)
    assert folded.xpath(".//a/@href") == ["#s12"]
    (note,) = tree.xpath("//p[@class='note']")
    assert _words(note) == "Note Read with care."
    assert not note.xpath("ancestor::details")
    assert "30 of 31 claims proved against the text" in _words(tree.xpath("//header")[0])


def test_a_model_is_named_with_what_it_took(flood: Summary) -> None:
    run = flood.run.model_copy(
        update={
            "engine": "llm",
            "model": "large-7",
            "prompt": "sha256:abc",
            "calls": 2,
            "input_tokens": 3211,
            "output_tokens": 911,
            "cost_usd": 0.0142,
            "cached": True,
        }
    )
    told = _words(_tree(_changed(flood, run=run)).body)
    for words in ("Model large-7", "sha256:abc", "2, answered from the journal", "3,211 in, 911 out", "$0.0142"):
        assert words in told
    assert "Rules engine" not in told
    assert "not known" in _words(_tree(_changed(flood, run=run.model_copy(update={"cost_usd": None}))).body)


def test_a_timeline_and_quotes_have_their_fields_and_their_evidence(flood: Summary) -> None:
    evidence = flood.content.headline.evidence[:1]
    events = Timeline(events=(Event(when="Saturday", date="2024-08-03", statement="Flood.", evidence=evidence),))
    tree = _tree(_changed(flood, schema_name="timeline", content=events))
    assert _words(tree.get_element_by_id("c0")) == "Flood. [6] when Saturday date 2024-08-03"
    saying = Saying(words="Tell us", source=Source(name="Lindroe"), direct=True, evidence=evidence)
    tree = _tree(_changed(flood, schema_name="quotes", content=Quotes(quotes=(saying,))))
    assert _words(tree.get_element_by_id("c0")) == "Tell us [6] source Lindroe direct yes"
    assert tree.get_element_by_id("s6").xpath("./a/@href") == ["#c0"]


def test_claims_of_ones_own_are_found_however_deep(flood: Summary) -> None:
    class Clause(Claim):
        number: int
        share: float | None = None
        tags: tuple[str, ...] = ()

    class Part(Value):
        clauses: dict[str, Clause]

    class Law(Value):
        parts: tuple[Part, ...]

    law = Law(parts=(Part(clauses={"a": Clause(number=4100, share=0.5, tags=("x", "y"), evidence=())}),))
    tree = _tree(_changed(flood, content=law))
    assert _words(tree.xpath("//main//section/h2")[0]) == "Parts"
    assert _words(tree.get_element_by_id("c0")) == "4,100 share 0.5 tags x, y"


def test_an_empty_brief_says_so(flood: Summary) -> None:
    assert "Nothing in this article could be said and proved." in _words(_tree(_changed(flood, content=Brief())).body)


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://northgate.example/flood", True),
        ("http://northgate.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//northgate.example/flood", False),
        ("northgate.example", False),
        ("https://", False),
        ("https://[::1", False),
        (" https://northgate.example", False),
    ],
)
def test_only_addresses_of_the_web_are_links(flood: Summary, url: str, *, linked: bool) -> None:
    tree = _tree(_document(flood, url=url))
    assert tree.xpath("//a[@rel='noopener noreferrer']/@href") == ([url] if linked else [])
    assert linked or url.strip() in _words(tree.xpath("//header")[0])


def test_a_language_is_named_where_it_is_one(flood: Summary) -> None:
    assert _tree(_document(flood, language="pt-BR")).xpath("//div[@class='text']/@lang") == ["pt-BR"]
    for wrong in (None, "", "x", "english language", 'en" onload="x', "e\u0301n"):
        assert not _tree(_document(flood, language=wrong)).xpath("//div[@class='text']/@lang")


def test_a_report_is_led_back_to(flood: Summary) -> None:
    assert not _tree(flood).xpath("//nav")
    assert _tree(flood, up="../index.html").xpath("//nav/a/@href") == ["../index.html"]


def test_landmarks_and_headings_stand_in_order(flood: Summary) -> None:
    tree = _tree(flood)
    for landmark in ("header", "main", "footer"):
        assert len(tree.xpath(f"/html/body/{landmark}")) == 1
    sections = tree.xpath("//section")
    assert all(tree.get_element_by_id(section.get("aria-labelledby")).text_content().strip() for section in sections)
    assert [heading.tag for heading in tree.xpath("//h1|//h2|//h3")] == ["h1"] + ["h2"] * (len(sections) + 1)


def test_nothing_comes_from_elsewhere_and_nothing_runs_but_the_pages_own_script(flood: Summary) -> None:
    page = render_summary_html(flood)
    tree = lxml_html.fromstring(page)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert len(tree.xpath("//script")) == len(tree.xpath("//style")) == 1
    assert not tree.xpath("//@src | //@srcset | //@style | //@*[starts-with(name(), 'on')]")
    script = (ASSETS / "summary.js").read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|insertAdjacent|document\.write|eval|Function\(|fetch|XMLHttp", script)


def test_it_weighs_little(flood: Summary) -> None:
    text = (FLOOD * 2)[:3_000]
    assert len(render_summary_html(summarize_by_rules(Document.from_text(text))).encode()) < 50_000
    assert (ASSETS / "summary.js").stat().st_size < 4_096


def test_the_same_summary_makes_the_same_bytes(flood: Summary) -> None:
    assert render_summary_html(flood) == render_summary_html(flood)


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2024-08-06", "6 August 2024"),
        ("2024-08-06T07:14:00+02:00", "6 August 2024, 07:14 UTC+02:00"),
        ("2024-08-06T07:14Z", "6 August 2024, 07:14 UTC"),
        ("2024-08-06T07:14", "6 August 2024, 07:14"),
        ("last Tuesday", "last Tuesday"),
        ("2024-13-40", "2024-13-40"),
        (None, ""),
    ],
)
def test_days_for_people(published: str | None, shown: str) -> None:
    assert day(published) == shown


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (4000, None, "4,000 or more"),
        (None, 300, "up to 300"),
        (4500, 5500, "4,500 to 5,500"),
        (7, 7, ""),
        (None, None, ""),
    ],
)
def test_intervals_in_words(low: float | None, high: float | None, shown: str) -> None:
    assert bounds(low, high) == shown


def test_addresses_that_nothing_can_be_read_from_are_none() -> None:
    assert web_address("http://[") is None
    assert web_address(None) is None


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> Callable[..., tuple[int, str, str]]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "flood.txt").write_text(FLOOD, encoding="utf-8")
    (tmp_path / "other.txt").write_text(FLOOD.replace("Keld", "Aude"), encoding="utf-8")

    def run_it(*argv: str) -> tuple[int, str, str]:
        code = main([*argv, "-q", "--engine", "rules"] if argv[0] != "read" else argv)
        caught = capfdbinary.readouterr()
        return code, caught.out.decode(), caught.err.decode()

    return run_it


Run = Callable[..., tuple[int, str, str]]


def test_the_command_writes_a_page(run: Run, tmp_path: Path) -> None:
    code, page, _ = run("flood.txt", "-f", "html")
    assert (code, page[:15]) == (0, "<!doctype html>")
    for name in ("brief.html", "brief.htm"):
        assert run("flood.txt", "-o", name)[0] == 0
        assert (tmp_path / name).read_text(encoding="utf-8").endswith("</html>\n")
    assert 'id="article"' not in run("flood.txt", "-f", "html", "--no-text")[1]


def test_several_documents_are_led_to_the_report(run: Run, tmp_path: Path) -> None:
    code, out, said = run("flood.txt", "other.txt", "-o", "brief.html")
    assert (code, out, said.count("\n")) == (2, "", 1)
    assert "a page holds one document" in said
    assert "summarize report" in said
    assert not (tmp_path / "brief.html").exists()


def test_a_command_without_a_page_says_so(run: Run) -> None:
    code, _, said = run("read", "flood.txt", "-o", "reading.html")
    assert (code, said) == (2, "summarize: format html: this command has no page; use terminal, json or jsonl\n")
