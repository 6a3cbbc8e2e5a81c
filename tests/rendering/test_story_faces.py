"""The faces of a story: plain about origins, the same in every width, and harmless whatever the words are."""

import io
from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt
from rich.console import Console

from summarizer.rendering.story_markdown import render_story_markdown
from summarizer.rendering.story_terminal import render_story_terminal
from summarizer.schemas.story import (
    Changes,
    NumberChange,
    Report,
    Story,
    StoryActor,
    StoryAudit,
    StoryContent,
    StoryEvidence,
    StoryFact,
    StoryNumber,
    StoryQuestion,
    StorySource,
    StoryStatement,
    Verdict,
)
from summarizer.schemas.summary import DocumentFacts, Run

Say = Callable[[str], str]


def _cited(document: int, sentence: int) -> tuple[StoryEvidence, ...]:
    return (StoryEvidence(document=document, sentence=sentence, quote="as the article has it", start=0, end=21),)


def _report(document: int, figure: int, say: Say, source: str | None = None) -> Report:
    return Report(
        document=document, as_written=say(f"{figure} tents"), start=0, end=9, measures=say("tents lost"),
        value=figure, low=figure, high=figure, unit="tents", kind="count",
        source=StorySource(name=say(source), confirmed=True) if source else None,
        origin=source, evidence=_cited(document, 4),
    )  # fmt: skip


def make_story(say: Say = str, outlets: int = 2, verdict: Verdict = "agree") -> Story:
    """A story with everything in it, of an invented gale."""
    documents = tuple(
        DocumentFacts(
            id="sha256:0", input=f"{n}.txt", title=None, outlet=say(f"Crier {n}"), url=None,
            published="2024-08-06", language="en", text=None,
        )
        for n in range(1, outlets + 1)
    )  # fmt: skip
    reports = tuple(_report(n, 900 + n, say, "Camp Office") for n in range(1, outlets + 1))
    question = StoryQuestion(
        question=say("How many goats drowned?"), status="unknown", evidence=_cited(1, 7), answered_by=_cited(2, 8)
    )
    fact = StoryFact(
        statement=say("A gale took the tents."), outlets=2, origins=(say("Camp Office"),), evidence=_cited(1, 3)
    )
    actor = StoryActor(name=say("Ada Rook"), kind="person", role=say("mayor of Tarn"), evidence=_cited(1, 5))
    change = NumberChange(
        measures=say("tents lost"), change="raised", before=(say("12 tents"),), now=(say("901 tents"),)
    )
    content = StoryContent(
        headline=StoryStatement(statement=say("A gale flattened the camp"), evidence=_cited(2, 1)),
        facts=(fact,),
        actors=(actor,),
        numbers=(
            StoryNumber(
                measures=say("tents lost"), verdict=verdict, detail=say("a detail"), origins=(say("Camp Office"),),
                reports=reports,
            ),
            StoryNumber(measures=say("goats"), verdict="single", reports=(_report(1, 40, say),)),
        ),
        open_questions=(question,),
        changes=Changes(numbers=(change,), questions_answered=(question,), actors=(actor,), facts=(fact,)),
    )  # fmt: skip
    audit = StoryAudit(claims=9, supported=8, notes=(say("three.txt is left out"),))
    return Story(documents=documents, content=content, audit=audit, run=Run(engine="rules", version="0"))


def drawn(story: Story, width: int) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=False, color_system=None)
    render_story_terminal(story, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("width", [30, 60, 80, 120, 200])
@pytest.mark.parametrize("outlets", [2, 3, 9])
def test_everything_is_told_in_any_width(width: int, outlets: int) -> None:
    shown = drawn(make_story(outlets=outlets), width)
    assert max(map(len, shown.splitlines())) <= width
    for words in ("Camp Office", "901 tents", "902 tents", "How many goats drowned?", "answered by Crier 2", "raised"):
        assert squeezed(words)[:8] in squeezed(shown)


def test_a_column_for_each_outlet_where_there_is_room() -> None:
    assert "what is measured" in drawn(make_story(), 80)
    assert "what is measured" not in drawn(make_story(), 50)
    assert "what is measured" not in drawn(make_story(outlets=9), 120)


@pytest.mark.parametrize("verdict", ["agree", "conflict", "superseded", "different_scope"])
def test_no_verdict_is_told_by_colour_alone(verdict: Verdict) -> None:
    story = make_story(verdict=verdict)
    words = verdict.replace("_", " ")
    assert words in drawn(story, 100)
    assert f"**{words}**" in render_story_markdown(story)


def test_one_origin_is_said_plainly_in_every_face() -> None:
    for shown in (drawn(make_story(), 120), render_story_markdown(make_story())):
        assert "2 outlets, 1 number in common, 1 origin: Camp Office" in shown
        assert "2 outlets, 1 origin: Camp Office" in " ".join(shown.split())


def test_hostile_words_do_nothing(hostile: str) -> None:
    story = make_story(lambda text: text + hostile)
    for width in (50, 140):
        shown = drawn(story, width)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "[bold" in squeezed(shown)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(render_story_markdown(story))
    inner = [child.type for token in tokens for child in token.children or ()]
    assert not {"html_inline", "link_open", "image", "code_inline", "em_open", "s_open"} & set(inner)
    assert "html_block" not in {token.type for token in tokens}


def test_a_row_of_the_table_has_a_cell_for_each_column() -> None:
    lines = [line for line in render_story_markdown(make_story(outlets=3)).splitlines() if line.startswith("|")]
    assert {line.count(" | ") for line in lines} == {5}
