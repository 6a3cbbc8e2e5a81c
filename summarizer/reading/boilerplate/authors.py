"""Notes below an article on who wrote it: Ann Poe is health editor of the Gazette. She has covered hospitals."""

import re

from summarizer.reading.boilerplate.lines import Line
from summarizer.reading.lexicon.reader_words import SAYING
from summarizer.reading.model import Why
from summarizer.reading.page import Page

_LONGEST = 90  # words
_SHORT = 30
_REACH = 40
_LAST_LINES = 4  # lines, of those that nothing is known of yet

_NAME = r"(?!The )(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w’'-]+"
_WORKS = re.compile(
    rf"(?:{_NAME}|[A-Z][\w’'-]+),? (?:(?:is|are|was) (?:currently |now )?(?:an? |the |our )?|has been "
    r"|works as (?:an? )?)"
    r"(?:[^\s.!?]+ ){0,9}?(?:reporter|correspondent|columnist|journalist|staff writer|writer|editor|producer"
    r"|contributor|anchor|presenter|bureau chief|blogger|critic|intern)s?(?:-at-large)?\b"
)
_COVERS = re.compile(
    rf"{_NAME} (?:covers|writes|reports|is based|has (?:covered|reported|written)|previously|joined|edits)\b"
)
_EXPERT = re.compile(
    rf"{_NAME},? (?:is|teaches|leads|directs|runs)\b(?:[^\s.!?]* ){{1,14}}?"
    r"(?:author|professor|fellow|lecturer|director|economist|analyst|researcher|scholar|lawyer|minister|founder"
    r"|president|chair|activist|historian|novelist|consultant|teaches|former|expert|strategist|adviser|advisor)\b"
)

_HEADS = ("about the author:", "about the authors:", "about the writer:", "about the reporter:")
_CONTRIBUTED = re.compile(
    r"\b(?:reporters?|writers?|journalists?|correspondents?|producers?) [^.!?]{1,120} contributed (?:from|to)\b"
)
_SCHOLAR = re.compile(r"\b(?:author of|professor (?:of|at|in|emeritus)|fellow (?:at|of|in|with)|lecturer|teaches)\b")


def mark_authors(page: Page, lines: list[Line], why: list[Why | None]) -> None:
    """Marks the last lines that introduce a writer: one whom a byline names, or whom the article names nowhere else."""
    for line in [line for line in lines[-_REACH:] if why[line.first] is None][-_LAST_LINES:]:
        if _introduces(page, lines, why, line):
            for index in range(line.first, line.last):
                why[index] = why[index] or "credit"


def _introduces(page: Page, lines: list[Line], why: list[Why | None], line: Line) -> bool:
    text = page.text
    if line.key.startswith(_HEADS) or (line.words <= _SHORT and _CONTRIBUTED.search(text, line.start, line.end)):
        return True
    if line.words > _LONGEST or not text[line.start].isalpha():
        return False
    works = _WORKS.match(text, line.start, line.end) or _COVERS.match(text, line.start, line.end)
    if works is None and _EXPERT.match(text, line.start, line.end) is None:
        return False
    if not SAYING.isdisjoint(token.lower for token in page.tokens_of(line.first)):
        return False
    named = _surname(text, line)
    if named.lower() in _signed(lines, why):
        return True
    writes = works is not None or _SCHOLAR.search(text, line.start, line.end) is not None
    return writes and text.find(named, 0, line.start) < 0


def _signed(lines: list[Line], why: list[Why | None]) -> set[str]:
    said = [line.key for line in lines[:30] if why[line.first] == "credit"]
    return set(" ".join(said).replace(",", " ").split())


def _surname(text: str, line: Line) -> str:
    """The last of the capitalised words that open the line."""
    named = ""
    for word in text[line.start : line.start + 80].split():
        if not word[0].isupper():
            break
        named = word.strip(",.")
    return named
