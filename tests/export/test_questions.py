"""The questions of docs/database.md, asked of briefs of the repository's own articles."""

import re
from pathlib import Path
from typing import Any

import pytest

from summarizer import Document, summarize
from summarizer.export import export_summaries
from summarizer.schemas.summary import Rejected

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "database.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"^```sql\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Briefs of all articles, each with an outlet and a day; one of a model's, with a claim that was rejected."""
    folder = tmp_path_factory.mktemp("questions")
    articles = [*sorted((ROOT / "examples").glob("*.txt")), *sorted((ROOT / "tests" / "articles").glob("*/*.txt"))]
    lines = []
    for day, path in enumerate(articles, 1):
        known = {"input": str(path), "outlet": f"The {path.parent.name} {path.stem}", "published": f"2026-03-{day:02}"}
        lines.append(
            summarize(Document.from_text(path.read_text(encoding="utf-8")).with_known(**known), engine="rules")
        )
    last = lines[-1]
    claim = {"statement": "The mayor resigned.", "evidence": []}
    rejected = Rejected(field="headline_facts", index=2, claim=claim, reason="no_evidence", detail="")
    audit = last.audit.model_copy(update={"rejected": (rejected,)})
    lines[-1] = last.model_copy(
        update={"audit": audit, "run": last.run.model_copy(update={"engine": "llm", "model": "local"})}
    )
    summaries = folder / "briefs.jsonl"
    summaries.write_text("".join(f"{line.model_dump_json()}\n" for line in lines), encoding="utf-8")
    export_summaries([str(summaries)], folder / "briefs.db", print)
    return folder / "briefs.db"


def test_there_are_ten() -> None:
    assert len(QUESTIONS) == 10


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_of_the_page_has_an_answer(question: str, database: Path, ask: Any) -> None:
    assert ask(database, question)


def test_every_table_and_column_is_on_the_page(database: Path, ask: Any) -> None:
    tables = [name for (name,) in ask(database, "select name from sqlite_master where type = 'table'")]
    columns = {
        column
        for table in tables
        if "_fts" not in table
        for (column,) in ask(database, "select name from pragma_table_info(?)", table)
    }
    shown = set(re.findall(r"`(\w+)`", PAGE))
    assert {table for table in tables if "_fts_" not in table} | columns <= shown
