"""Pages of hostile text, in a real browser: none of it runs, asks for anything or becomes an element, and each string
is shown to the letter, as far as it is to be seen at all."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html as lxml_html

from summarizer.rendering.html.page import web_address
from summarizer.rendering.html.summary import render_summary_html
from summarizer.rendering.wording import harmless, visible
from summarizer.schemas.brief import Actor, Brief, NumberClaim, OpenQuestion, Source, Statement
from summarizer.schemas.claim import Claim, Evidence, Value
from summarizer.schemas.summary import Audit, DocumentFacts, NumberAudit, Rejected, Run, Summary

_SKELETON = """
    root => Array.from(root.querySelectorAll('*')).map(e => e.localName + ' ' + e.getAttributeNames().sort().join(' '))
"""
_TEXTS = "(elements) => elements.map(e => e.textContent)"


class _Own(Claim):
    words: str
    more: str | None = None


class _OwnContent(Value):
    claims: tuple[_Own, ...]


def _summary(strings: list[str], say: Callable[[str], str], *, text: bool = True, own: bool = False) -> Summary:
    """`say` is put through every string that an article, a model or a feed may bring. A list has an item for each of
    `strings`; what there is once says all of them."""
    each = [say(f"{string} {index}") for index, string in enumerate(strings)]
    one = say(" / ".join(strings))
    evidence = _evidence(each)
    return Summary(
        schema_name=one,
        document=DocumentFacts(
            id=one, input=one, title=one, outlet=one, author=one, url=f"x:{one}", published=one, language=one,
            text="\n\n".join(each) if text else None,
        ),
        content=_own(each, evidence) if own else _brief(one, each, evidence),
        audit=_audit(each, evidence),
        run=Run(engine="llm", model=one, prompt=one, version=one),
    )  # fmt: skip


def _evidence(each: list[str]) -> list[Evidence]:
    """Where each stands in the text, an empty line between each two."""
    found, at = [], 0
    for number, string in enumerate(each):
        found.append(Evidence(sentence=number, quote=string, start=at, end=at + len(string)))
        at += len(string) + 2
    return found


def _brief(one: str, each: list[str], evidence: list[Evidence]) -> Brief:
    said = list(zip(each, evidence, strict=True))
    return Brief(
        headline=Statement(statement=one, evidence=(Evidence(quote=one), Evidence(sentence=-1, quote=one))),
        headline_facts=tuple(Statement(statement=s, evidence=(e,)) for s, e in said),
        actors=tuple(Actor(name=s, kind="person", role=s, evidence=(e,)) for s, e in said),
        numbers=tuple(_number(s, e) for s, e in said),
        open_questions=tuple(OpenQuestion(question=s, status="unknown", evidence=(e,)) for s, e in said),
    )


def _number(said: str, where: Evidence) -> NumberClaim:
    elsewhere = Evidence(sentence=-1, quote=said, start=0, end=3)
    return NumberClaim(
        as_written=said, start=where.start, end=where.end, measures=said, unit=said, qualifier=said, low=2, high=5,
        source=Source(name=said, confirmed=False, evidence=(elsewhere,)), evidence=(where,),
    )  # fmt: skip


def _own(each: list[str], evidence: list[Evidence]) -> _OwnContent:
    claims = (_Own(words=s, more=f"{s}!", evidence=(e,)) for s, e in zip(each, evidence, strict=True))
    return _OwnContent(claims=tuple(claims))


def _audit(each: list[str], evidence: list[Evidence]) -> Audit:
    return Audit(
        claims=3,
        supported=2,
        rejected=tuple(
            Rejected(field=s, index=0, claim={"statement": s, s: s}, reason="no_evidence", detail=s) for s in each
        ),
        numbers=tuple(
            NumberAudit(
                as_written=s, start=e.start or 0, end=e.end or 0, sentence=1, status="omitted", reason=f"r{n:04} {s}"
            )
            for n, (s, e) in enumerate(zip(each, evidence, strict=True))
        ),
        notes=tuple(each),
    )


def _plain(string: str) -> str:
    """As many words of nothing as there are strings in it."""
    return f"word{string.rpartition(' ')[2]}"


def _nothing_ran(page: Any) -> None:
    assert page.evaluate("window.ran") is None
    assert page.evaluate("document.querySelectorAll('iframe, object, embed, img, video, audio, form').length") == 0


@pytest.mark.parametrize(("text", "own"), [(True, False), (False, False), (True, True)])
def test_every_field_of_a_summary_may_be_hostile(
    open_page: Callable[..., Any], hostile_strings: list[str], *, text: bool, own: bool
) -> None:
    assert len(hostile_strings) > 200
    opened = open_page(render_summary_html(_summary(hostile_strings, str, text=text, own=own)))
    benign = open_page(render_summary_html(_summary(hostile_strings, _plain, text=text, own=own)))
    page = opened.page
    for part in ("head", "header", "main > .brief", "footer"):
        found, expected = (each.page.locator(part).evaluate(_SKELETON) for each in (opened, benign))
        assert found == expected, part
    each = [visible(f"{string} {index}") for index, string in enumerate(hostile_strings)]
    one = visible(" / ".join(hostile_strings))
    if not own:
        assert page.locator("ul.facts > li > span:first-child").evaluate_all(_TEXTS) == each
        assert page.locator(".actors b").evaluate_all(_TEXTS) == each
        assert page.locator(".role").evaluate_all(_TEXTS) == each
        assert page.locator("tbody .source").evaluate_all(_TEXTS) == each
        assert page.locator("h1").evaluate_all(_TEXTS) == [one]
    assert page.locator("s").evaluate_all(_TEXTS) == each
    assert page.locator(".note").evaluate_all(_TEXTS) == [f"Note {string}" for string in each]
    assert page.title() == " ".join(f"{one} · {one}".split())
    assert one in page.locator("footer").evaluate("e => e.textContent")
    if text:
        shown = page.locator(".text").evaluate("e => e.textContent")
        whole = harmless("\n\n".join(f"{string} {index}" for index, string in enumerate(hostile_strings)))
        assert shown == whole.replace("\r\n", "\n").replace("\r", "\n")
        tags = page.locator(".text").evaluate("e => [...new Set([...e.querySelectorAll('*')].map(x => x.localName))]")
        assert set(tags) <= {"p", "span", "b", "a"}
    for target in page.locator(".claim:visible").all()[:3]:
        target.hover()
    _nothing_ran(page)


def test_each_string_alone_in_every_field(open_page: Callable[..., Any], hostile_strings: list[str]) -> None:
    """A string that opens something might hide what the next one does."""
    opened = open_page("<!doctype html><title>a page to begin with</title>")
    path = Path(opened.page.url.removeprefix("file://"))
    for string in hostile_strings[::16]:
        path.write_bytes(render_summary_html(_summary([string], lambda text: text.removesuffix(" 0"))).encode())
        opened.page.goto(path.as_uri())
        assert opened.page.locator("ul.facts > li > span:first-child").evaluate_all(_TEXTS)[0] == visible(string)
        assert opened.page.locator("footer dt").count() == 10
        _nothing_ran(opened.page)


def test_no_hostile_address_is_a_link(hostile_strings: list[str]) -> None:
    summary = _summary(["a"], str)
    for string in hostile_strings:
        for address in (string, f"https://{string}", f"https://example.org/{string}", f"\t{string}"):
            assert urlsplit(web_address(address) or "https:").scheme in ("http", "https")
        document = summary.document.model_copy(update={"url": string, "language": string, "published": string})
        tree = lxml_html.fromstring(render_summary_html(summary.model_copy(update={"document": document})))
        assert all(urlsplit(href).scheme in ("", "http", "https") for href in tree.xpath("//a/@href"))
        assert not tree.xpath("//@*[starts-with(name(), 'on')]")
        assert len(tree.xpath("//script")) == 1
