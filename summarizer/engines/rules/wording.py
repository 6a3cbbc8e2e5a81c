"""Sentences as statements: lightly cleaned, never altered in their digits, names, quotes or negations."""

import re
from collections.abc import Sequence

from summarizer.engines.rules.english import AUXILIARIES, PREPOSITIONS, SUBORDINATORS, TRIMMED_LEFT, WEEKDAYS
from summarizer.engines.rules.phrasing import is_bare_description
from summarizer.reading.model import Attribution, Mention, Reading

_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ -]{2,30}(?:,[^—–\n(-]{0,40})?(?:\s{0,3}\([^)\n]{1,30}\))?\s{0,3}(?:--|[-—–])\s{1,3}(?=\S)"
)
_BULLET = re.compile(r"(?:[•*▪‣◦·»]|[-–—](?=\s))\s{0,4}")
_HASHES = re.compile(r"(?:#{1,6}|>)\s{1,3}")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,200})\]\([^()\s]{0,400}\)")
_EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n]{1,300})(?<=[^\s*_])\1(?![\w*_])")
_CONNECTIVE = re.compile(
    r"(?:However|Meanwhile|Additionally|Furthermore|Moreover|Notably|Nevertheless|Nonetheless|Separately|Still|"
    r"In addition|Besides|Also|Indeed|Similarly|Likewise),\s{1,3}|(?:But|And|Yet|So)\s{1,3}(?=[\w“\"])"
)
_TICKER = re.compile(r"\s?\((?:ticker|NYSE|NASDAQ|Nasdaq|LSE|TSX|ASX|OTC)\s?:\s?[A-Z.]{1,8}\)")
_CREDITS = ("photo", "getty images", "/reuters", "/afp", "/ap", "image: ", "images: ", "picture: ", "courtesy of")
_CREDIT = re.compile(
    r"\bphotograph(?:s|er)?\b[: ]|\bphotos?\b\s?(?:by|:|/)|getty images|\(?\bap photo\b|/reuters\b|/afp\b|/ap\b|"
    r"\bfile photo|\b(?:image|picture)s?: |\bcourtesy of\b"
)
_TEASER = re.compile(
    r"(?:why|how|what|who|where|when|which|here|here's|here’s|this|these|watch|meet|inside|opinion|analysis|live|"
    r"explainer|explained|video|podcast|q&a|\d{1,2} (?:things|ways|reasons|takeaways|facts|questions|charts))\b",
    re.IGNORECASE,
)
_FULL_STOPS = frozenset({".", "!", "…"})
_LAST_MARKS = "\"'”’)]»›"
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_POINTING = frozenset({"this", "that", "these", "those", "such", "his", "her", "their", "its", "him", "both"})
_NO_NAMES = _PRONOUNS | _POINTING | {"i", "we", "our", "my", "who", "you"}
_SAYING = frozenset({"said", "says", "told", "added", "stated"})
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those", "that's"})
_STANDING_FOR = frozenset({"he", "she", "they", "it", "his", "her", "their", "its", "him", "them"})
_NEAR = 6  # words from the start within which a pronoun wants a name before it
_OPENING_PHRASES = PREPOSITIONS | SUBORDINATORS
_EMPTY = (
    PREPOSITIONS
    | SUBORDINATORS
    | AUXILIARIES
    | TRIMMED_LEFT
    | WEEKDAYS
    | {"the", "a", "an", "year", "month", "week", "today", "yesterday", "this", "last", "next", "same", "time", "back"}
)
_EXPLETIVE = re.compile(
    r"(?:was|is|remains|remained|isn[’']t|wasn[’']t|will be|would be)\s(?:(?:not|also|still|only|yet|now|then|far from|"
    r"immediately|so|too|very|more|less)\s){0,3}"
    r"(?:known|clear|unclear|certain|uncertain|apparent|likely|unlikely|possible|impossible|worth|early|soon|true|"
    r"estimated|believed|thought|expected|announced|reported|difficult|hard|easy|important|feared|understood|said|"
    r"about|weeks|months|years|days|up to|hoped|agreed|revealed|confirmed)\b"
)
_CLOSED = re.compile(r"[“\"][^“”\"]{0,400}[”\"]")
_LONG = 380
_DIGITS = 0.15  # the share of digits above which a line is a table or a team sheet
_CUTS = ("; ", ", while ", ", although ", ", whereas ", ", which ", ", but ")


def is_running(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is a sentence of running text: it closes with a stop, has five words and stands in no
    caption or credit line."""
    said = text[start : min(end, start + 2000)]
    if said.rstrip(_LAST_MARKS)[-1:] not in _FULL_STOPS or said.count(" ") < 4 or said.isupper():
        return False
    if sum(map(said.count, "0123456789")) > _DIGITS * len(said):
        return False
    line_end = text.find("\n", end, end + 200)
    tail = text[start : line_end if line_end >= 0 else min(len(text), end + 200)].lower()
    return len(tail) >= 400 or not any(map(tail.__contains__, _CREDITS)) or _CREDIT.search(tail) is None


def is_teaser(headline: str) -> bool:
    """Whether a headline hides what happened: a question, a "why …", an address to the reader, a bare label."""
    lower = headline.lower()
    return "?" in headline or _TEASER.match(headline) is not None or " you " in lower or lower.count(" ") < 2


def cleaned(sentence: str) -> str:
    """The sentence without dateline, bullet, connective and ticker; cut at a clause's edge where it is very long."""
    said = " ".join(sentence.split())
    said = _without_markdown(said)
    for pattern in (_BULLET, _DATELINE, _CONNECTIVE):
        found = pattern.match(said)
        if found is not None and found.end() < len(said):
            said = said[found.end() :]
    if "(" in said:
        said = _TICKER.sub("", said)
    said = said[:1].upper() + said[1:]
    return _shortened(said) if len(said) > _LONG else said


def _without_markdown(said: str) -> str:
    """Without the marks of headings, quotations, links and emphasis; their words stay."""
    found = _HASHES.match(said)
    if found is not None:
        said = said[found.end() :]
    if "](" in said:
        said = _LINK.sub(r"\1", said)
    if "*" in said or "_" in said:
        said = _EMPHASIS.sub(r"\2", said)
        said = said.replace("**", "").replace("__", "")
    return said


def with_speaker(
    reading: Reading, number: int, attributions: Sequence[Attribution]
) -> tuple[str, tuple[int, ...], float] | None:
    """Sentence `number` as a statement, the sentences that carry it, and how much it loses or gains by its form.

    None where it cannot stand by itself: a question, or a quotation or pronoun whose speaker the reading does not know.
    """
    text = reading.document.text
    sentence = reading.sentences[number - 1]
    said = cleaned(text[sentence.start : sentence.end])
    if not said or said.rstrip(_LAST_MARKS).endswith("?"):
        return None
    direct = _bare_quotation(reading, number, attributions)
    if direct is not None:
        return _quoted(reading, number, said, direct)
    if _is_unowned_quote(said):
        return None
    opening = said.split(" ", 1)[0].lower().strip('“"')
    if opening in _PRONOUNS:
        return _named(reading, number, said, attributions)
    if _dangles(said):
        return None
    return said, (number,), -0.5 if opening in _POINTING else 0.0


def _dangles(said: str) -> bool:
    """Whether a pronoun near the start stands for somebody whom the sentence doesn't name: "Recently, it issued …",
    "His degree …", "That is why …"."""
    pieces = said.split(" ", _NEAR + 1)[: _NEAR + 1]
    first = _bare(pieces[0])
    if first in _DEMONSTRATIVES and len(pieces) > 1 and (_bare(pieces[1]) in AUXILIARIES or first.endswith("'s")):
        return True
    for at, piece in enumerate(pieces[:_NEAR]):
        word = _bare(piece)
        if word.split("'")[0] in _STANDING_FOR:
            # "At her school, Joseph …" names her later.
            tail = said.partition(", ")[2]
            return at == 0 or first not in _OPENING_PHRASES or not tail[:1].isupper()
        if word not in _EMPTY and not word.endswith("ly") and not word.isdigit():
            return False
    return False


def _bare(piece: str) -> str:
    return piece.strip("“”\"',.;:()").lower().replace("’", "'")


def _bare_quotation(reading: Reading, number: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """The direct attribution whose quotation runs through the whole sentence while its source stands elsewhere."""
    sentence = reading.sentences[number - 1]
    for attribution in attributions:
        if attribution.direct and not sentence.start <= attribution.source.start < sentence.end:
            for span in attribution.content:
                if span.start <= sentence.start + 1 and span.end >= sentence.end - 2:
                    return attribution
    return None


def _is_unowned_quote(said: str) -> bool:
    """A sentence that is in quotation marks, or in the middle of a quotation, with nobody who says it."""
    if said.count("“") != said.count("”") or said.count('"') % 2:
        words = said.lower().replace(",", " ").replace("”", " ").replace('"', " ").split()
        return not _SAYING.intersection(words[-8:])
    return said[:1] in '“"' and said[-1:] in '”"' and _CLOSED.fullmatch(said) is not None


def _quoted(
    reading: Reading, number: int, said: str, attribution: Attribution
) -> tuple[str, tuple[int, ...], float] | None:
    """A quoted sentence under the words by which the text names its speaker, who stands in another sentence."""
    text = reading.document.text
    source = attribution.source
    home = _sentence_at(reading, source.start)
    speaker = text[source.start : source.end]
    evidence: tuple[int, ...] = (number, home)
    if not any(character.isupper() for character in speaker) or speaker.lower() in _NO_NAMES:
        speaker = source.name
        named = _nearest_with(reading, speaker, home + 1)
        if named is None:
            return None
        evidence = tuple(dict.fromkeys((number, home, named)))
    speaker = " ".join(_with_article(text, source, speaker).split())
    inner = said.strip('“”"‘ ').rstrip(",")
    return f"{speaker[:1].upper()}{speaker[1:]} said: “{_plain(inner)}”", evidence, -0.3


def _with_article(text: str, source: Mention, name: str) -> str:
    """The speaker with the article that the text gives a description of him."""
    wants = is_bare_description(name) or text[max(0, source.start - 4) : source.start].lower() == "the "
    return f"the {name}" if wants else name


def _plain(inner: str) -> str:
    """Quotation marks inside a quotation whose partner is lost go; pairs stay."""
    lost = inner.count("“") != inner.count("”") or inner.count('"') % 2
    return inner.replace("“", "").replace("”", "").replace('"', "") if lost else inner


def _named(
    reading: Reading, number: int, said: str, attributions: Sequence[Attribution]
) -> tuple[str, tuple[int, ...], float] | None:
    """For "He said …" under the name of who he is; "It is not known …" as it stands."""
    text = reading.document.text
    sentence = reading.sentences[number - 1]
    opening, rest = said.split(" ", 1)
    for attribution in attributions:
        source = attribution.source
        if (
            sentence.start <= source.start < sentence.start + 12
            and text[source.start : source.end].lower() == opening.lower()
        ):
            home = _nearest_with(reading, source.name, number)
            if home is not None:
                name = _with_article(text, source, source.name)
                return f"{name[:1].upper()}{name[1:]} {rest}", (number, home), -0.2
    if opening == "It" and _EXPLETIVE.match(rest) is not None:
        return said, (number,), -0.2
    return None


def _nearest_with(reading: Reading, name: str, number: int) -> int | None:
    """The nearest earlier sentence of the body that has `name`, at most six back."""
    for earlier in range(number - 1, max(0, number - 7), -1):
        if not reading.sentences[earlier - 1].boilerplate and name in reading.sentence_text(earlier):
            return earlier
    return None


def _sentence_at(reading: Reading, offset: int) -> int:
    low, high = 0, len(reading.sentences)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if reading.sentences[middle].start <= offset else (low, middle)
    return low + 1


def _shortened(said: str) -> str:
    for cut in _CUTS:
        at = said.rfind(cut, 150, _LONG)
        if at >= 0 and said[:at].count("“") == said[:at].count("”") and not said[:at].count('"') % 2:
            return said[:at].rstrip(",") + "."
    return said
