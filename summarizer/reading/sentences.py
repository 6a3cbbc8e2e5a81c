"""Where the sentences of a text begin and end."""

import re

from summarizer.reading.layout import blocks
from summarizer.reading.lexicon.abbreviations import (
    AFTER_CLOCK,
    ARTICLES_OF_NAMES,
    BEFORE_GERMAN_DAYS,
    BEFORE_NUMBERS,
    CLOCK,
    ENDINGS_OF_HOSTS,
    EXCLAIMING,
    FIRMS,
    GERMAN_MONTHS,
    MONTHS,
    NEVER_LAST,
    OPENERS,
    SAYING,
    SMALL,
    STATES,
    TITLES,
    WORDS_TOO,
)
from summarizer.reading.spans import Span

# Full stops of scripts that have no capitals to tell a sentence's end by: they always end one.
_ALWAYS = "。！？｡؟۔।॥։።။។៕"

_STOP = re.compile(rf"[.!?…{_ALWAYS}]+(?:[ \u00a0][.…]+(?!\d))*")
# Behind a stop: quotation marks, brackets and emphasis that close, a footnote's number, and the outer of two marks
# that are set apart by a thin space.
_CLOSERS = re.compile(r"(?:[\"”’»«)\]'*_」』）】]|\[\d{1,3}\]|[ \u00a0\u2009\u202f](?=[”’](?:\s|$))){0,12}")
_AHEAD = re.compile(r"\s*([\"“”‘’'(\[«»„*_¿¡]{0,4})(\w{0,24})")
_DASHES = frozenset("-–—―")
_LOOKBACK = 24
_MARKS = "\"“”‘’'([«»„*_"
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,3}|Ph\.D|Ed\.D")  # U.S, a.m, W.Va
_SAYS = re.compile(r"(?:(?:[^\W\d_a-z][\w.’'-]{0,30}|the|a|an|of|and|her|his)\s+){0,5}(?:" + "|".join(SAYING) + r")\b")


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences in order, none overlapping, none empty, each without white space at its ends.

    Every character that is no white space stands in exactly one sentence. Linear in the text's length: what is looked
    at around a full stop is bounded.
    """
    sentences: list[Span] = []
    for start, end in blocks(text):
        _split_block(text, start, end, sentences)
    return tuple(sentences)


def _split_block(text: str, start: int, limit: int, sentences: list[Span]) -> None:
    """Adds the sentences of text[start:limit], whose ends are no white space."""
    begin = start
    counted, quotes = start, 0
    for found in _STOP.finditer(text, start, limit):
        stop, end = found.span()
        if stop < begin:
            continue
        after = end
        if after < limit and (closers := _CLOSERS.match(text, end, limit)) is not None:
            after = closers.end()
            if '"' in closers.group():
                quotes += text.count('"', counted, stop)
                counted = stop
                after = _without_opening(text, end, after, limit, quotes % 2 == 1)
        if after >= limit:
            break
        ahead = _AHEAD.match(text, after, limit)
        if ahead is not None and _ends(text, begin, (stop, end, after), ahead):
            sentences.append(Span(begin, after))
            begin = ahead.start(1)
    if begin < limit:
        sentences.append(Span(begin, limit))


def _without_opening(text: str, end: int, after: int, limit: int, inside: bool) -> int:
    """A straight mark between a stop and a word closes a quotation that is open, and opens one where none is."""
    if not inside and after < limit and text[after].isalnum():
        return text.index('"', end, after)
    return after


def _ends(text: str, begin: int, stop: tuple[int, int, int], ahead: re.Match[str]) -> bool:
    """Whether a sentence ends at a stop (its start, its end, the end of what closes behind it), given what follows."""
    start, end, after = stop
    if text[end - 1] in _ALWAYS:
        return True
    if start - begin < 4 and not any(map(str.isalnum, text[begin:start])):
        return False
    mark, word = ahead.groups()
    if not text[after].isspace():
        return _ends_glued(text, begin, stop, mark, word, ahead.end())
    if word[:1].islower():
        return _small_name(text, word, ahead.end()) and not _abbreviates(text, begin, start, mark, word, ahead.end())
    if (end - start > 1 and "." in text[start:end]) or text[start] == "…":
        return word != "I" or text[start] in "!?" or after > end
    if text[start] != ".":
        return not _cry_goes_on(text, begin, stop, ahead.start(2))
    if after > end and not word and text[min(ahead.end(), len(text) - 1)] in _DASHES:
        return False  # “…” — who said it
    return not _abbreviates(text, begin, start, mark, word, ahead.end())


def _ends_glued(text: str, begin: int, stop: tuple[int, int, int], mark: str, word: str, word_end: int) -> bool:
    """Whether a sentence ends where no space follows: "difference.Russian", but not "example.Com" or "St.Louis"."""
    start, end, after = stop
    if not word[:1].isupper() or not (word[1:2].islower() or (len(word) == 1 and word in "AI")):
        return False
    if after > end or mark:
        return not _abbreviates(text, begin, start, mark, "", word_end)
    if not (text[start - 1].islower() or text[start - 1] in '0123456789%)”’"]'):
        return False
    behind = text[word_end : word_end + 1]
    if word.lower() in ENDINGS_OF_HOSTS or (behind and behind in ".(_/@") or (len(word) == 1 and behind != " "):
        return False
    chunk = _word_before(text, begin, start)
    if any(sign in chunk for sign in "/@.\\_") or len(chunk) == _LOOKBACK:
        return False
    return not _abbreviates(text, begin, start, mark, "", word_end)


def _cry_goes_on(text: str, begin: int, stop: tuple[int, int, int], ahead: int) -> bool:
    """Whether a question or exclamation mark stands within its sentence: "Why?" Smith asked; Yahoo! shares; (!)."""
    start, end, after = stop
    if text[start - 1] == "(":
        return True
    if after > end:
        return _SAYS.match(text, ahead) is not None
    return text[start] == "!" and _word_before(text, begin, start).lower() in EXCLAIMING


def _small_name(text: str, word: str, end: int) -> bool:
    """Names that open a sentence with a small letter: iPhone, eBay, al-Assad."""
    if word[1:2].isupper():
        return True
    return word in ARTICLES_OF_NAMES and text[end : end + 1] in _DASHES and text[end + 1 : end + 2].isupper()


def _abbreviates(text: str, begin: int, stop: int, mark: str, word: str, word_end: int) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation and ends nothing, given the mark and word ahead."""
    written = _word_before(text, begin, stop)
    if not written:
        return False
    short = written.lower()
    if short.isdigit():
        at = stop - len(written)
        heads_a_line = len(short) <= 3 and at - begin <= 1  # "1."
        return heads_a_line or (
            word in GERMAN_MONTHS and _word_before(text, begin, at - 1).lower() in BEFORE_GERMAN_DAYS
        )
    if len(written) == 1:
        return _is_initial(text, written, stop - 1 - begin, word, word_end)
    if short in NEVER_LAST:
        return True
    opens = (word[:1].isupper() and word.lower() in OPENERS) or (not word and mark != "")
    if _INITIALS.fullmatch(written):
        if short in CLOCK:
            return _clock_goes_on(text, word, word_end)
        return not opens and '"' not in mark and "“" not in mark
    if short in BEFORE_NUMBERS:
        return word[:1].isdigit()
    if not (short in SMALL or (written[0].isupper() and _is_known(text, short, stop - len(written)))):
        return False
    return not opens and (short in TITLES or ('"' not in mark and "“" not in mark))


def _is_known(text: str, short: str, start: int) -> bool:
    if short in STATES:
        return short not in WORDS_TOO or text[start - 2 : start].strip() == "," or text[start - 1 : start] in _DASHES
    return short in TITLES or short in MONTHS or short in FIRMS


def _is_initial(text: str, letter: str, offset: int, word: str, word_end: int) -> bool:
    """A single letter is an initial ("Donald J. Trump") unless a word follows that opens a sentence ("plan B. The")."""
    if letter.islower():
        return letter in "vpc"
    if not letter.isalpha():
        return False
    if len(word) == 1 and text[word_end : word_end + 1] == ".":
        return True
    return offset <= 1 or word.lower() not in OPENERS


def _clock_goes_on(text: str, word: str, word_end: int) -> bool:
    """Whether a sentence goes on behind "9 a.m.": with a day, a zone, or a place's time ("Beijing time")."""
    if not word[:1].isupper():
        return True
    dotted = len(word) == 1 and text[word_end : word_end + 1] == "."  # E.T.
    return dotted or word.lower() in AFTER_CLOCK or text.startswith(" time", word_end)


def _word_before(text: str, begin: int, stop: int) -> str:
    """The word that ends at `stop`, without marks around it or a party's letter before it (D-Mass)."""
    tail = text[max(begin, stop - _LOOKBACK) : stop]
    if not tail or tail[-1].isspace():
        return ""
    word = tail.split()[-1].strip(_MARKS)
    for dash in "-–":
        if dash in word:
            word = word.rpartition(dash)[2]
    return word
