"""Markdown that a GFM reader shows as it was meant, whatever an article's words look like."""

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarizer.rendering.markdown import escaped, render_markdown, render_markdown_all
from summarizer.rendering.wording import visible
from summarizer.schemas.brief import Brief
from summarizer.schemas.claim import Claim, Evidence, Value
from summarizer.schemas.summary import Summary

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
STRUCTURE = {
    *("heading", "paragraph", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td", "strong"),
}


def _tokens(markdown: str) -> Iterator[Token]:
    for token in READER.parse(markdown):
        yield token
        yield from token.children or ()


def _read(markdown: str) -> str:
    """The text that a reader sees."""
    return "".join(token.content for token in _tokens(markdown) if token.type in ("text", "text_special"))


def test_everything_is_told(summary: Summary) -> None:
    markdown = render_markdown(summary)
    for line in (
        "# A gale flattened the harvest camp at Tarn \\[3\\]",
        "The Tarn Crier · 2024-08-06",
        "- The camp office closed the road to the lake. \\[5,9\\]",
        "| Ada Rook | person | mayor of Tarn | \\[5\\] |",
        "| more than 900 tents (\\>= 900) | tents lost in the gale | Tarn Camp Office (implied) | \\[4\\] |",
        "| 12 divers | divers | — | \\[6\\] |",
        "- **disputed**: Who pays for the tents? \\[8\\]",
        "- 901 tents were lost. (number not in evidence: 901 is in none of its sentences)",
        "- small count: two boats \\[4\\], three \\[9\\]",
        "Note: The headline is the first fact.",
        "11 of 12 claims proved against the text · rules engine, no model · gale.txt",
    ):
        assert line in markdown.splitlines()
    assert markdown.endswith("gale.txt\n")


def test_a_reader_sees_tables_of_four_columns(summary: Summary) -> None:
    rows: list[int] = []
    for token in READER.parse(render_markdown(summary)):
        if token.type == "tr_open":
            rows.append(0)
        if token.type in ("th_open", "td_open"):
            rows[-1] += 1
    assert rows == [4] * (3 + 5)


def test_hostile_text_stays_text(make_summary: Callable[..., Summary], hostile: str) -> None:
    markdown = render_markdown(make_summary(lambda text: f"{text} {hostile}"))
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in _tokens(markdown)}
    assert kinds <= STRUCTURE | {"inline", "text", "text_special"}
    assert _read(markdown).count(visible(hostile)) == 24
    assert "\n\n\n" not in markdown
    markdown.encode("utf-8")


@pytest.mark.parametrize(
    "start", ["# a", "- a", "+ a", "1. a", "12) a", "> a", "---", "===", "```", "    a", ": a", "* a"]
)
def test_a_texts_start_begins_nothing(start: str) -> None:
    tokens = [token.type for token in READER.parse(f"- {escaped(start)}\n")]
    expected = ["bullet_list_open", "list_item_open", "paragraph_open", "inline"]
    assert tokens == [*expected, "paragraph_close", "list_item_close", "bullet_list_close"]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_text_is_read_back_as_it_is_shown(text: str) -> None:
    assert _read(f"- x {escaped(text)}\n") == f"x {visible(text).strip()}".strip()


@pytest.mark.parametrize(
    "text", ["https://example.com", "www.example.com", "WWW.example.com", "a@example.com", "@user"]
)
def test_no_link_and_no_mention_comes_from_an_article(text: str) -> None:
    assert not re.search(r"(?<!\\)(?:@|://|www\.)", escaped(text), re.IGNORECASE)


def test_an_empty_brief_is_a_title_and_a_last_line(summary: Summary) -> None:
    bare = summary.model_copy(update={"content": Brief(), "audit": summary.audit.model_copy(update={"notes": ()})})
    markdown = render_markdown(bare)
    assert markdown.startswith("# A gale\n")
    assert "## Who" not in markdown


def test_several_briefs_are_parted_by_a_rule(summary: Summary) -> None:
    tokens = [token.type for token in READER.parse(render_markdown_all([summary, summary]))]
    assert tokens.count("hr") == 1
    assert [token.tag for token in READER.parse(render_markdown_all([summary, summary]))].count("h1") == 4


class _Step(Claim):
    when: str


class _Diary(Value):
    next_steps: tuple[_Step, ...] = ()


def test_a_schema_of_ones_own_is_told_in_its_fields_names(summary: Summary) -> None:
    diary = _Diary(next_steps=(_Step(when="*Monday*", evidence=(Evidence(sentence=2, quote="q"),)),))
    markdown = render_markdown(summary.model_copy(update={"content": diary}))
    assert "## Next steps\n\n- \\*Monday\\* \\[2\\]\n" in markdown
