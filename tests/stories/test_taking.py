"""Numbers that a brief passes over are told where another document tells them, and stay grounded."""

from summarizer.document import Document
from summarizer.schemas.story import Story
from summarizer.stories import story_by_rules

PLAIN = """Council saves at the edges

The council of Elmsay voted on Tuesday for a budget of 48 million crowns, mayor Ole Brandt said.

It will close three libraries and lengthen the ferry's winter break, said treasurer Ida Moen.
"""
LEADS = """Three libraries to close in Elmsay

Three branch libraries will close in Elmsay under a budget of 48 million crowns that the council passed on Tuesday.

"It hurts," said Ida Moen, the treasurer.
"""
SILENT = """Elmsay passes its budget

The council passed a budget of 48 million crowns. The debate lasted until midnight, and the gallery was full.
"""


def story_of_texts(*texts: str) -> Story:
    story = story_by_rules([Document(text, outlet=f"Outlet {n}") for n, text in enumerate(texts, 1)]).story
    assert story is not None
    return story


def libraries(story: Story) -> set[int]:
    rows = [row for row in story.content.numbers if any("ibraries" in report.as_written for report in row.reports)]
    return {report.document for row in rows for report in row.reports}


def test_a_small_number_that_two_documents_tell_is_told() -> None:
    story = story_of_texts(PLAIN, LEADS)
    assert libraries(story) == {1, 2}
    (row,) = [row for row in story.content.numbers if any("ibraries" in r.as_written for r in row.reports)]
    assert row.verdict == "agree"


def test_one_that_a_document_tells_alone_is_left_out() -> None:
    story = story_of_texts(PLAIN, SILENT)
    assert libraries(story) == set()
    assert [number.as_written for number in story.audit.numbers if "libraries" in number.as_written]


def test_what_is_taken_up_is_grounded_and_has_the_source_of_its_document() -> None:
    story = story_of_texts(PLAIN, LEADS)
    reports = [r for row in story.content.numbers for r in row.reports if r.as_written == "three libraries"]
    (report,) = reports
    text = story.documents[0].text or ""
    assert text[report.start : report.end] == "three libraries"
    for cited in report.evidence:
        assert text[cited.start : cited.end] == cited.quote
    assert report.source is not None
    assert (report.source.name, report.source.confirmed) == ("Ida Moen", True)
    assert report.origin == "Ida Moen"


def test_the_audit_says_so() -> None:
    story, silent = story_of_texts(PLAIN, LEADS), story_of_texts(PLAIN, SILENT)
    assert any(note.startswith("document 1") and "“three libraries”" in note for note in story.audit.notes)
    assert not any("libraries" in number.as_written for number in story.audit.numbers)
    assert silent.audit.notes == ()
    assert story.audit.claims == story.audit.supported + len(story.audit.rejected)
