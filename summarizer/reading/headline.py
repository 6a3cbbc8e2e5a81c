"""Which sentence is the article's headline."""

from summarizer.reading.boilerplate.lines import Line, lines_of, normal
from summarizer.reading.lexicon.boilerplate_words import PROSE_WORDS
from summarizer.reading.page import Page

_REACH = 20  # body lines in which a headline is looked for
_LONGEST = 35  # words
_LONGEST_TELEGRAPHIC = 16
_ARTICLES = frozenset(["a", "an", "the"])


def find_headline(page: Page, body: tuple[bool, ...], title: str | None, lines: list[Line] | None = None) -> int | None:
    """The number (from 1) of the sentence that is the article's headline; None where it has none. `lines` are the
    page's, where they are known.

    `title` is what is known of the document: a line of the body's beginning that says the same is the headline, with
    or without the outlet's name behind it. Else it is the first line that stands alone above the first paragraph.
    """
    beginning = (lines_of(page, 4 * _REACH) if lines is None else lines)[: 4 * _REACH]
    lines = [line for line in beginning if any(body[line.first : line.last])][:_REACH]
    if title and (found := _titled(page.text, lines, normal(title))) is not None:
        return found
    for index, line in enumerate(lines):
        if _is_headline(page, line, lines[index + 1] if index + 1 < len(lines) else None):
            return line.first + 1
        if line.prose or not line.open:
            return None
    return None


def _titled(text: str, lines: list[Line], title: str) -> int | None:
    for line in lines:
        said = normal(text[line.start : line.end])
        if said and (said == title or (line.words >= 3 and (title.startswith(said) or said.startswith(title)))):
            return line.first + 1
    return None


def _is_headline(page: Page, line: Line, below: Line | None) -> bool:
    """A line above others, without a full stop or written as headlines are: in Title Case, or without articles."""
    if below is None or line.words > _LONGEST or line.words < 2:
        return False
    written = page.text[line.start : line.end]
    if line.open or written[-1] in "?!":
        return True
    named = [word for word in written.split() if len(word) > 3 and word[0].isalpha()]
    if len(named) > 1 and sum(word[0].isupper() for word in named) >= 0.7 * len(named):
        return True
    said = set(normal(written).split())
    telegraphic = said.isdisjoint(_ARTICLES) and said.isdisjoint(PROSE_WORDS)
    return (
        telegraphic and line.last - line.first == 1 and line.words <= _LONGEST_TELEGRAPHIC and line.words < below.words
    )
