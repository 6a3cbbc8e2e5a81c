"""Short lines of a page's machinery: rows of links and buttons, prices, forecasts, votes, lists of tags, addresses."""

import re

from summarizer.reading.boilerplate.lines import Line
from summarizer.reading.lexicon import widget_words
from summarizer.reading.model import Why

_Marks = list[Why | None]

_LONGEST = 16  # words of such a line
_WIDEST = 300  # characters
_LONGEST_BUTTONS = 8
_LAST_LINES = 8
_FORECAST = 5  # lines
_LONGEST_CONTACT = 8
_POLL = 8  # lines of a vote's answers
_WIDE_GAP = re.compile(r"[ \u00a0]{2,}|\t+|\s[|•·/]\s|\s?[|•]\s?")
_PRICE = re.compile(r"(?:\d[.,]\d{2,}\D{0,3}\s[▲▼+\-−–]|\b[A-Z]{2,5}\s*[▲▼+\-−–]\s?)\d+[.,]\d+|[▲▼]\s?\d")
_SIGNED_PERCENT = re.compile(r"[+\-−–▲▼(]\s?\d+(?:[.,]\d+)?\s?%")
_PLAIN_PRICE = re.compile(r"^[A-Z][\w/&. ]{1,20} [$€£]?\d[\d,]*\.\d+ \(?[+\-−]\d+(?:\.\d+)?%\)?$")
_PRICE_BELOW = re.compile(r"[A-Z][\w/&. ]{1,20} [$€£]?\d[\d.,]* \(?[+\-−]\d+(?:\.\d+)?%\)?$")
_TEMPERATURE = re.compile(r"-?\d{1,3}\s?°")
_TAGS = re.compile(
    r"(?:posted in|filed under|tagged with|tagged) \w"
    r"|(?:tags?|topics?|keywords|filed under|tagged|posted in|categories|category|labels)\s?:\s*\S"
)
_STREET = re.compile(
    r"(?:^|, |: |\| )\d{1,5}[a-zA-Z]? (?:[A-Z][\w.’'-]+ ){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Ln"
    r"|Drive|Way|Square|Place|Highway|Quay|Parkway)\b"
)
_MAIL = re.compile(r"[\w.+-]@[\w-]+\.\w")
_CODE = re.compile(r"[A-Z]{2,5}(?: No\.?)?:? (?=[A-Z]{0,3}\d)[A-Z0-9]{8,}")  # a company's number
_VOTES = re.compile(r"[\d.,]+ (?:total )?votes?")
_WORDS = re.compile(r"[^\W\d_][\w.'+&-]*")
_BRACKET = re.compile(r"[*_]*[\[(]([A-Za-z]+)[\])][*_:]*\s+\S")


def mark_widgets(text: str, lines: list[Line], why: _Marks) -> None:
    """Marks, in lines without a full stop that nothing is known of yet, what a page's machinery shows."""
    for index, line in enumerate(lines):
        if not line.open or line.words > _LONGEST or line.end - line.start > _WIDEST or why[line.first] is not None:
            continue
        found = _why(text, lines, index)
        if found is not None:
            why[line.first : line.last] = [found] * (line.last - line.first)
    _mark_polls(text, lines, why)
    _mark_forecasts(text, lines, why)


def _why(text: str, lines: list[Line], index: int) -> Why | None:
    line = lines[index]
    if line.words <= _LONGEST_BUTTONS and _is_buttons(line.key):
        return "navigation"
    written = text[line.start : line.end]
    if ("%" in written and _is_prices(text, lines, index)) or _is_row(text, lines, index) or _TAGS.match(line.key):
        return "navigation"
    bracket = _BRACKET.match(written)
    if bracket is not None and bracket.group(1).lower() in widget_words.LABELS_IN_BRACKETS:
        return "related"
    if "@" in written and line.words <= _LONGEST_CONTACT and _MAIL.search(written) is not None:
        return "credit"
    late = index >= len(lines) - _LAST_LINES
    return "credit" if late and (_is_address(written) or _CODE.fullmatch(written) is not None) else None


def _is_buttons(key: str) -> bool:
    named = _WORDS.findall(key)
    return bool(named) and widget_words.CONTROLS.issuperset(named) and not widget_words.CONTROL_SIGNS.isdisjoint(named)


def _is_prices(text: str, lines: list[Line], index: int) -> bool:
    """DAX 18,204.31 +0.42%; ABC -1.2% | DEF +0.3%; and below such a line Gold $2,161 (+0.3%)."""
    written = _text(text, lines[index])
    if _SIGNED_PERCENT.search(written) is None:
        return False
    if _PRICE.search(written) is not None or _PLAIN_PRICE.match(written) is not None:
        return True
    if not index or _PRICE_BELOW.match(written) is None:
        return False
    above = text[lines[index - 1].start : min(lines[index - 1].end, lines[index - 1].start + _WIDEST)]
    return _SIGNED_PERCENT.search(above) is not None and _PRICE.search(above) is not None


def _is_row(text: str, lines: list[Line], index: int) -> bool:
    """Three names and more, of three words at most, with wide gaps or bars between them; no row of a table, whose
    neighbours have figures."""
    written = _text(text, lines[index])
    if written[0] == "|" or any(map(str.isdigit, written)):
        return False
    parts = [part for part in _WIDE_GAP.split(written) if part]
    if len(parts) < 3 or any(part.count(" ") > 2 or not part[0].isalpha() for part in parts):
        return False
    below = lines[index + 1] if index + 1 < len(lines) else lines[index]
    row = text[below.start : min(below.end, below.start + _WIDEST)]
    return len(_WIDE_GAP.split(row)) != len(parts) or not any(map(str.isdigit, row))


def _is_address(written: str) -> bool:
    """Ledger Media LLC, 410 West Pine Street, Suite 200."""
    if not any(map(str.isdigit, written)) or sum(word[0].islower() for word in written.split()) > 2:
        return False
    if _STREET.search(written) is not None:
        return True
    named = {word.strip(".,()#").lower() for word in written.split()}
    if not widget_words.STANDING.isdisjoint(named) and not named.isdisjoint(("no", "regn", "reg", "registered", "vat")):
        return True
    places = len(named & widget_words.STREETS)
    return places > 1 or (places == 1 and not widget_words.STANDING.isdisjoint(named))


def _mark_polls(text: str, lines: list[Line], why: _Marks) -> None:
    """A question to the readers, its answers and the buttons below them."""
    for index, line in enumerate(lines):
        if line.key not in widget_words.POLL_BUTTONS:
            continue
        at = index - 1
        while at > 0 and index - at < _POLL and lines[at].open and lines[at].words <= _LONGEST_BUTTONS:
            at -= 1
        if 0 <= at < index - 2 and lines[at].words <= 30 and text[lines[at].end - 1] == "?":
            for other in lines[at : index + 1]:
                _mark(other, why)
            if index + 1 < len(lines) and _VOTES.fullmatch(lines[index + 1].key):
                _mark(lines[index + 1], why)


def _mark_forecasts(text: str, lines: list[Line], why: _Marks) -> None:
    """A town's weather above the article: a temperature, and the labels beside it."""
    for index, line in enumerate(lines[:30]):
        if line.prose and line.words >= 20:
            return
        if line.words > 6 or not line.open or _TEMPERATURE.search(text, line.start, line.end) is None:
            continue
        _mark(line, why)
        bare = not any(map(str.isalpha, line.key.rstrip("cf")))
        if bare and index and lines[index - 1].open and lines[index - 1].words <= 3:
            _mark(lines[index - 1], why)
        for step in (1, -1):
            at = index + step
            while 0 <= at < len(lines) and abs(at - index) <= _FORECAST and _is_forecast(lines[at]):
                _mark(lines[at], why)
                at += step


def _is_forecast(line: Line) -> bool:
    named = _WORDS.findall(line.key)
    return line.open and line.words <= 6 and bool(named) and widget_words.WEATHER.issuperset(named)


def _text(text: str, line: Line) -> str:
    return text[line.start : line.end]


def _mark(line: Line, why: _Marks) -> None:
    for index in range(line.first, line.last):
        if why[index] is None:
            why[index] = "navigation"
