"""Lines that are no part of an article because of where they stand: above it, below it, in a list, in a widget."""

import re

from summarizer.reading.boilerplate.furniture import is_byline
from summarizer.reading.boilerplate.lines import Line
from summarizer.reading.lexicon import boilerplate_words as words
from summarizer.reading.lexicon.widget_words import ADVERTISERS, HEADS_OF_LISTS
from summarizer.reading.model import Why

_Lines = list[Line]
_Marks = list[Why | None]

_LONGEST_HEAD = 30  # lines that may stand above an article's first paragraph
_LONGEST_NEWSLETTER = 16  # lines between the two marks of a newsletter's box
_LONGEST_LIST = 6  # titles in a list in the middle of an article
_LONGEST_TITLE = 25  # words
_LONGEST_HEAD_OF_LIST = 6
_FEWEST_TITLES = 3  # of a list with so many the last is no subhead
_LONGEST_TOPIC = 5
_LONG_STAMP = 6  # words and figures
_SHORTEST_PARAGRAPH = 8
_SHORTEST_SHOUT = 6
_SHORTEST_SHOUT_CHARACTERS = 35

_STAMP_PARTS = re.compile(r"[a-z]+|\d+")
_CRUMBS = re.compile(r"[\s•*·-]*(?:home|news|front page)\s*[»›>/|]", re.IGNORECASE)
_QUOTE_OF_STOCK = re.compile(r"\d+\.\d+.*\d+\.\d+.*%")
_HEAD_OF_STOCKS = re.compile(
    r"(?:(?:ticker|security|symbol|name|last|price|change|chg|volume|open|high|low|close|market cap)[\s|%,]*){3,12}"
)
_MEDIA_AT_END = re.compile(
    r"\s[-–—|:]\s(?:video|in pictures|picture essay|photo essay|gallery|photos|audio|podcast|cartoon)$", re.IGNORECASE
)


def mark_surroundings(text: str, lines: _Lines, why: _Marks) -> None:
    """Marks, in the lines that nothing is known of yet, what their places and their neighbours tell."""
    _mark_newsletters(lines, why)
    _mark_crumbs(text, lines, why)
    _mark_stocks(text, lines, why)
    _mark_videos(lines, why)
    _mark_lists(lines, why)
    head = _head(lines, why)
    _mark_stamps(lines, why, head)
    _mark_bylines(text, lines, why, head)
    _mark_sections(lines, why, head)
    _mark_links(text, lines, why, head)


def _head(lines: _Lines, why: _Marks) -> int:
    """How many lines stand above the article's first paragraph."""
    for index, line in enumerate(lines[:_LONGEST_HEAD]):
        if line.prose and line.words >= 20 and why[line.first] is None:
            return index
    return min(len(lines), _LONGEST_HEAD)


def _below(lines: _Lines, why: _Marks) -> int:
    """The first line below the article's last paragraph."""
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if not line.open and line.words >= _SHORTEST_PARAGRAPH and why[line.first] is None:
            return index + 1
    return 0


def _mark_newsletters(lines: _Lines, why: _Marks) -> None:
    """All between "skip past newsletter promotion" and "after newsletter promotion"; the short lines of other boxes."""
    opened = last = -_LONGEST_NEWSLETTER - 1
    for index, line in enumerate(lines):
        if why[line.first] != "newsletter":
            continue
        closes = line.key.startswith(("after newsletter", "end of newsletter", "end newsletter"))
        box = closes and index - opened <= _LONGEST_NEWSLETTER
        gap = range(opened if box else last + 1, index)
        if box or (len(gap) <= 2 and all(lines[at].open and lines[at].words <= 20 for at in gap)):
            for at in gap:
                _mark(lines[at], why, "newsletter")
        if line.key.startswith("skip"):
            opened = index
        last = index


def _mark_crumbs(text: str, lines: _Lines, why: _Marks) -> None:
    """A trail from the home page to the article, in one line or in a list."""
    for index, line in enumerate(lines[:_LONGEST_HEAD]):
        if not line.open or line.words > _LONGEST_TITLE or _CRUMBS.match(text, line.start, line.end) is None:
            continue
        _mark(line, why, "navigation")
        bullet = text[line.start]
        at = index + 1
        while not bullet.isalnum() and at < len(lines) and text[lines[at].start] == bullet and lines[at].open:
            _mark(lines[at], why, "navigation")
            at += 1


def _mark_stocks(text: str, lines: _Lines, why: _Marks) -> None:
    """A table of share prices that a page has squeezed into lines without spaces."""
    for index, line in enumerate(lines):
        if not line.open or line.words > 12:
            continue
        written = text[line.start : min(line.end, line.start + 240)]
        if _QUOTE_OF_STOCK.search(written) is None or not written.isupper():
            continue
        _mark(line, why, "navigation")
        if index and _HEAD_OF_STOCKS.fullmatch(text[lines[index - 1].start : lines[index - 1].end].lower()):
            _mark(lines[index - 1], why, "navigation")


def _mark_videos(lines: _Lines, why: _Marks) -> None:
    """A player's buttons with the video's title and the sentence that tells what it shows."""
    for index in range(1, len(lines) - 1):
        if {lines[index - 1].key, lines[index].key} != {"close", "video"}:
            continue
        title = lines[index + 1]
        if not title.open or title.words > _LONGEST_TITLE or why[title.first] is not None:
            continue
        _mark(title, why, "related")
        if index + 2 < len(lines) and _tells(lines[index + 2], title):
            _mark(lines[index + 2], why, "related")


def _tells(line: Line, title: Line) -> bool:
    """Whether one line has most of another's words, and is no longer than a teaser."""
    names = {word for word in title.key.split() if len(word) > 3}
    return line.words <= 45 and bool(names) and 2 * len(names & set(line.key.split())) >= len(names)


def _mark_lists(lines: _Lines, why: _Marks) -> None:
    """The topics or the titles under the words that announce them."""
    index = 0
    below = _below(lines, why)
    while index < len(lines):
        topics = lines[index].key in words.TOPIC_HEADS
        longest = _LONGEST_TOPIC if topics else _LONGEST_TITLE
        if not topics and not _heads_list(lines[index]):
            index += 1
            continue
        _mark(lines[index], why, "navigation" if topics else "related")
        room = len(lines) if index >= below else _LONGEST_LIST
        end = index + 1
        while end < len(lines) and end - index <= room and lines[end].open and lines[end].words <= longest:
            end += 1
        # The last short line above prose may be the subhead of what follows, but not where it is all there is.
        short = 2 < end - index <= _FEWEST_TITLES and lines[index].key not in ADVERTISERS
        stop = end - 1 if short and end < below and lines[end - 1].after_blank else end
        for at in range(index + 1, stop):
            _mark(lines[at], why, "navigation" if topics else "related")
        index = end


def _heads_list(line: Line) -> bool:
    """Most read; More from the Gazette."""
    if line.key in words.LIST_HEADS or line.key in ADVERTISERS:
        return True
    return line.open and line.words <= _LONGEST_HEAD_OF_LIST and line.key.startswith(HEADS_OF_LISTS)


def _mark_stamps(lines: _Lines, why: _Marks, head: int) -> None:
    """When the article was published: above it, below it, or anywhere where the line says so."""
    tail = _below(lines, why)
    for index, line in enumerate(lines):
        if line.words > 20 or why[line.first] is not None or not line.key:
            continue
        said = line.key.split(None, 1)[0].rstrip(":") in words.STAMPED
        if (said or index < head or index >= tail) and _is_stamp(line.key):
            _mark(line, why, "credit")


def _is_stamp(key: str) -> bool:
    parts = _STAMP_PARTS.findall(key)
    named = {part for part in parts if not part.isdigit()}
    dated = bool(named & words.DATE_WORDS) or bool(named & words.STAMPED)
    odd = len(named - words.STAMP_WORDS)
    # Updated 14 March, 9 am - Springfield
    return dated and len(named) < len(parts) and odd <= (parts[0] in words.STAMPED and len(parts) > _LONG_STAMP)


def _mark_bylines(text: str, lines: _Lines, why: _Marks, head: int) -> None:
    """Who wrote the article, where no "by" says so, or where the names stand in a line of their own."""
    titled = False
    for index, line in enumerate(lines[:head]):
        if why[line.first] is not None:
            continue
        if line.words <= 12 and line.open and _names_authors(text, lines, why, index, titled):
            _mark(line, why, "credit")
        elif line.words >= 4:
            titled = True


def _names_authors(text: str, lines: _Lines, why: _Marks, index: int, titled: bool) -> bool:
    """`titled` is whether a line that may be the headline stands above."""
    line = lines[index]
    if line.key == "by" or _is_agency(line.key):
        return True
    if index and lines[index - 1].key == "by":
        return line.words <= 6
    if index and _is_post(line) and is_byline(text, lines[index - 1]):
        return True
    return titled and line.words <= 8 and _is_names(text, line) and _beside_stamp(lines, why, index)


def _is_agency(key: str) -> bool:
    """Associated Press in Springfield."""
    start, _, place = key.partition(" in ")
    if start in words.AGENCIES and len(place.split()) <= 3:
        return True
    return all(part.strip() in words.AGENCIES for part in key.replace(" and ", "/").replace(",", "/").split("/"))


def _is_post(line: Line) -> bool:
    return line.words <= 7 and not words.POSTS.isdisjoint(line.key.replace(",", " ").split())


def _is_names(text: str, line: Line) -> bool:
    named = text[line.start : line.end].replace(",", " ").split()
    small = {word for word in named if word[0].islower()}
    return 2 <= len(named) - len(small) <= 6 and small <= {"and", "in", "de", "van", "von", "for", "of"}


def _beside_stamp(lines: _Lines, why: _Marks, index: int) -> bool:
    beside = [at for at in (index - 1, index + 1) if 0 <= at < len(lines)]
    return any(why[lines[at].first] == "credit" and _is_stamp(lines[at].key) for at in beside)


def _mark_sections(lines: _Lines, why: _Marks, head: int) -> None:
    """Labels of one to four words above a headline: the section, the topic, the kind of article."""
    free = [line for line in lines[:head] if why[line.first] is None]
    for index, line in enumerate(free):
        if line.words > 4 or not line.open:
            continue
        below = any(other.words >= 4 for other in free[index + 1 :])
        above = any(other.words >= 4 for other in free[:index])
        section = words.SECTIONS.issuperset(line.key.replace("&", " ").replace("|", " ").replace("/", " ").split())
        alone = line.words == 1 and below and not above and not any(map(str.isdigit, line.key))
        if alone or (section and (below or above or line.words == 1)):
            _mark(line, why, "navigation")


def _mark_links(text: str, lines: _Lines, why: _Marks, head: int) -> None:
    """Between paragraphs: links in capital letters, and captions of videos and galleries."""
    shouts = [line for line in lines[head:] if line.open and _is_shout(text, line)]
    if 3 * len(shouts) <= len(lines):
        for line in shouts:
            if why[line.first] is None:
                _mark(line, why, "related")
    for line in lines[head:]:
        if line.open and line.words <= 30 and why[line.first] is None:
            tail = text[max(line.start, line.end - 24) : line.end]
            if _MEDIA_AT_END.search(tail) is not None:
                _mark(line, why, "related")


def _is_shout(text: str, line: Line) -> bool:
    if not _SHORTEST_SHOUT <= line.words <= 30 or line.end - line.start < _SHORTEST_SHOUT_CHARACTERS:
        return False
    return text[line.start : line.end].isupper()


def _mark(line: Line, why: _Marks, reason: Why) -> None:
    for index in range(line.first, line.last):
        if why[index] is None:
            why[index] = reason
