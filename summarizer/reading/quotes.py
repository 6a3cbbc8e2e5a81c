"""Quotation marks, paired."""

import re

from summarizer.reading.page import Quote

# A run of one mark that may open or close a quotation (a single one only where it is doubled), or of line ends.
# Both patterns begin with a set of characters, by which the search passes over all others quickly.
_RUN = re.compile(r"([\"“”„‟«»＂\n'’`])(?:\1++|(?<!['’`]))")
_SINGLE = re.compile(r"(['‘’‚\n])\1*+")
_RULE = 4  # so many equal marks and more are a rule across the page
_RULES = frozenset("\"“”'‘’`")
_DOUBLED = frozenset("'’`")
# What every quotation in single marks has: a mark before a word and behind none.
_OPENING_SINGLE = re.compile(r"['‘‚](?=[^\W_])(?<![^\W_].)(?<!['’].)")
_OPENERS = frozenset("“„‟«")
_CLOSERS = frozenset("”»")
_BEFORE_OPENER = frozenset("([{—–―-/:;,…")
_AFTER_CLOSER = frozenset(")]}.,;:!?—–―-…/'’”")
_RUN_ON = 1500  # a quotation that goes on over line ends without being opened anew is closed within so many characters


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Every stretch in double quotation marks (curly, straight, mixed, guillemets, or single where they are the outer
    ones), in order, none nested.

    A quotation that runs over paragraphs, each opened anew and only the last closed, is one entry for each paragraph.
    """
    doubles = _Doubles(text).pair()
    singles = _single_quotes(text, doubles)
    return tuple(sorted((*doubles, *singles))) if singles else tuple(doubles)


class _Doubles:
    """Pairs double marks in one pass: `opened` is where the open quotation starts (-1: none is open), `depth` counts
    the marks nested in it, `line_end` is the first line end after it (-1: none yet)."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.quotes: list[Quote] = []
        self.opened = self.line_end = -1
        self.depth = 0

    def pair(self) -> list[Quote]:
        """Every quotation, in order."""
        for found in _RUN.finditer(self.text):
            mark, (at, end) = found[1], found.span()
            if mark == "\n":
                if self.opened >= 0 and self.line_end < 0:
                    self.line_end = at
                continue
            step = 2 if mark in _DOUBLED else 1
            if end - at >= _RULE and mark in _RULES:
                continue
            for start in range(at, end - step + 1, step):
                opens = self._opens(start, start + step)
                if opens is not None:
                    self._take(start, start + step, opens)
        if self.opened >= 0:
            self._give_up(self.line_end if self.line_end >= 0 else len(self.text))
        return self.quotes

    def _take(self, at: int, after: int, opens: bool) -> None:
        if self.opened >= 0 and self.line_end >= 0:
            # A mark beyond the line's end: either it opens the next paragraph of the quotation or it closes this one.
            if opens or at - self.opened > _RUN_ON:
                self._give_up(self.line_end)
                opens = opens or (self.text[at] not in _CLOSERS and not self.text[after : after + 1].isspace())
            self.line_end = -1
        if self.opened < 0:
            if opens:
                self.opened, self.depth = at, 0
        elif opens:
            self.depth += 1
        elif self.depth and self.text[at] in _CLOSERS:
            self.depth -= 1
        else:
            self.quotes.append(Quote(self.opened, after, True))
            self.opened = -1

    def _give_up(self, end: int) -> None:
        """A quotation that its paragraph never closes goes up to the paragraph's last character that is no space."""
        while end > self.opened + 1 and self.text[end - 1].isspace():
            end -= 1
        self.quotes.append(Quote(self.opened, end, False))
        self.opened = self.line_end = -1

    def _opens(self, at: int, after: int) -> bool | None:
        """Whether the mark at text[at:after] opens a quotation; None where it is no quotation mark (inches)."""
        text, mark = self.text, self.text[at:after]
        before = text[at - 1] if at else " "
        behind = text[after] if after < len(text) else " "
        if mark == "“" and self.opened >= 0 and text[self.opened] == "„":
            return False
        if mark in _OPENERS or mark == "``":
            return True
        if mark == "»":
            return False
        if mark == "”":
            # Some outlets open with the closing mark too; outside a quotation, a mark before a word can mean that.
            return self.opened < 0 and before.isspace() and not behind.isspace()
        spaced = before.isspace() or before in _BEFORE_OPENER
        if self.opened >= 0:
            # A nested quotation in the same marks is rarer than a closing mark with a space before it.
            return (at == 0 or before == "\n") and not behind.isspace()
        if before.isdigit() and not spaced:
            return None
        return not behind.isspace() and (spaced or not (before.isalnum() or behind in _AFTER_CLOSER))


def _single_quotes(text: str, doubles: list[Quote]) -> list[Quote]:
    """Quotations in single marks outside all double ones, each within its line."""
    if _OPENING_SINGLE.search(text) is None:
        return []
    quotes: list[Quote] = []
    spans = iter(doubles)
    double = next(spans, None)
    opened = closing = -1  # where the open quotation starts; where it may end, if no better mark follows
    marks: list[int] = []
    for found in _SINGLE.finditer(text):
        if found.end() - found.start() >= _RULE and found[1] in _RULES:
            continue
        marks.extend(range(*found.span()))
    for at in marks:
        while double is not None and double.end <= at:
            double = next(spans, None)
        if double is not None and double.start <= at:
            opened = -1
            continue
        opens = text[at] != "\n" and _opens_single(text, at)
        if opened >= 0 and closing >= 0 and (opens or text[at] == "\n"):
            quotes.append(Quote(opened, closing, True))
        if opens or text[at] == "\n":
            opened, closing = (at if opens else -1), -1
        elif opened >= 0 and _closes_single(text, at):
            if _surely_closes(text, at):
                quotes.append(Quote(opened, at + 1, True))
                opened = -1
            elif closing < 0 or text[closing - 2] in "sS":
                closing = at + 1
    if opened >= 0 and closing >= 0:
        quotes.append(Quote(opened, closing, True))
    return quotes


def _opens_single(text: str, at: int) -> bool:
    """Whether the mark stands before a word and after none, and for no letters left out: '90s, 'em, rock 'n' roll."""
    before = text[at - 1] if at else " "
    behind = text[at + 1 : at + 2]
    if text[at] == "’" or before.isalnum() or before in "'’" or not behind.isalnum():
        return False
    following = text[at + 1 : at + 6].lower()
    return not (behind.isdigit() and text[at] != "‘") and not following.startswith(_ELIDED)


_ELIDED = ("em ", "tis ", "twas ", "til ", "cause", "n ", "n'", "n’")


def _closes_single(text: str, at: int) -> bool:
    behind = text[at + 1 : at + 2]
    return text[at] in "’'" and not behind.isalnum() and not text[at - 1].isspace()


def _surely_closes(text: str, at: int) -> bool:
    """Whether the mark can hardly be a plural's apostrophe: "(the) workers' pay"."""
    before, behind = text[at - 1], text[at + 1 : at + 2]
    return before in ",.!?…" or (behind in _AFTER_CLOSER and behind != "" and before not in "sS")
