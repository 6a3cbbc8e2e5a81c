"""Lines that are no part of an article whatever stands around them: labels, links, bylines, captions with a credit."""

import re

from summarizer.reading.boilerplate.lines import Line
from summarizer.reading.lexicon import boilerplate_words as words
from summarizer.reading.model import Why

_LABELS: dict[str, Why] = {
    **dict.fromkeys(words.LIST_HEADS, "related"),
    **dict.fromkeys(words.TOPIC_HEADS, "navigation"),
    **dict.fromkeys(words.NAVIGATION, "navigation"),
    **dict.fromkeys(words.CREDIT, "credit"),
    **dict.fromkeys(words.AGENCIES, "credit"),
    **dict.fromkeys(words.APPEAL, "appeal"),
    **dict.fromkeys(words.NEWSLETTER, "newsletter"),
    **dict.fromkeys(words.ADVERTISEMENT, "advertisement"),
}
_RELATED_STARTS = frozenset(words.RELATED_STARTS)

_LONGEST_LINK = 30  # words of the title that a link shows
_LONGEST_CAPTION = 400  # characters
_TAIL = 120  # characters at a line's end that hold a credit

_COUNTED = re.compile(
    r"\d[\d.,]*k?\+? (?:comments?|shares?|views?|likes?|reactions?|retweets|min(?:ute)?s? (?:read|listen|watch|video))"
    r"|(?:image|photo|picture|slide) \d+ (?:of|/) \d+|\d+ ?/ ?\d+|\d+ (?:photos|images|pictures|videos)"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:tel|phone|fax|telephone|mobile|whatsapp)[.:]? ?[\d+][\d ()+.|/-]{6,60}"
    r"(?:(?:fax|tel)[.:]? ?[\d ()+-]{6,20})?"
    r"|\d+ ?min(?:ute)?s?|\d\d?:\d\d(?: ?/ ?\d\d?:\d\d)?|\d(?:\.\d)?x|\d+ seconds of .{1,30}seconds"
    r"|(?:comments?|shares?|views) \(?\d[\d.,]*k?|(?:listen|read|watch)(?:ing time)?[ :·-]*\d+(?::\d\d| min(?:ute)?s?)"
)
# list 1 of 3: A title; a place in a widget, whatever is glued to it
_PLACE_IN_LIST = re.compile(r"(?:list|slide|item|story|video) \d+ of \d+|end of list$")
# TRANSFER WATCH Another article's title: at least two words shouted, then a title that is not, and no full stop.
_KICKER = re.compile(r"(?:[A-Z][A-Z0-9’'&-]+ ){2,5}(?=[A-Z0-9][a-z0-9’'])")
_FIRST_LINES = 5  # sentences: a page's own headline may have a kicker
_BYLINE = re.compile(r"(?:[Bb]y|BY|Words by|Report by|Reported by|Exclusive by)[:\s]\s*(?=[A-Z@])")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?:[#@]\w+\s*)+|!\[[^\]]*\]\([^)]*\)|[\w.+-]+@[\w-]+\.[\w.-]+")
_SMALL_IN_BYLINES = frozenset(
    "and in of for the with at de van von der den la le bin al el da dos du di del on".split()
)

_AGENCY = (
    r"(?:Getty Images?|Getty|AFP|Reuters|REUTERS|AP|EPA-EFE|EPA|Shutterstock|Alamy|PA Images|PA Wire|PA|Bloomberg|Rex"
    r"|WireImage|NurPhoto|Anadolu|Xinhua|TASS|Sputnik|Zuma(?: Press)?|The Guardian|The Observer|Instagram|Facebook"
    r"|Twitter|AAP|ANP|dpa|TT|NTB|Keystone|Corbis|iStock|Unsplash|Pool|Bernama|PTI|ANI|Kyodo|Yonhap|NASA)"
)
_CREDIT_HINTS = ("photo", "pic", "image", "credit", "getty", "illust", "/", "handout", "courtesy", "graphic", "visual")
_CREDITS = (
    # Photograph: Ann Poe/Agency; (Photo by Ann Poe); | Photo Credit: Agency; [Image: Agency]
    re.compile(
        r"(?:^|[.!?…”’\"]\s*|[(\[|—–]\s*|\s-\s)(?:File |Main |Photo |Image |Picture |Stock |Composite |Cover )?"
        r"(?:Photograph|Photo|Picture|Pic|Image|Illustration|Composite|Credit|Visual|Graphic|PHOTO|IMAGE|CREDIT|PHOTOGRAPH"
        r"|FILE PHOTO)s?(?: source| credit)?"
        r"(?:\s*[:|/©]|\s+(?:[Bb]y|[Cc]ourtesy(?: of)?|via|from)\s)\s*[^\s.!?][^!?]{1,80}$"
    ),
    re.compile(rf"[\w.’'-]+\s?/\s?{_AGENCY}\b[^.!?]{{0,40}}[.)\]]*$"),  # Poe/Getty Images
    re.compile(
        r"(?:^| )[|—–] ?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3} ?/ ?(?:[A-Z][\w.’'-]+ ?){1,4}[.)\]]*$"
    ),  # | Ann Poe/Gazette
    re.compile(r"\bREUTERS/[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}[.)\]]*$"),
    re.compile(r"\bGetty Images(?: for [A-Z][\w ]{1,30})?[.)\]]*$"),
    # (AP Photo/Ann Poe, File); (Courtesy of the family); (Handout)
    re.compile(
        r"[(\[](?=[^()]{0,90}(?:[Pp]hoto|[Pp]ic\b|[Pp]icture|[Ii]mage|/|[Ff]ile|[Cc]ourtesy|[Ss]creen|[Hh]andout|[Ss]upplied))"
        r"(?:AP|AFP|Reuters|REUTERS|EPA|Getty|Bernama|PTI|ANI|Xinhua|Photo|Image|Picture|Pic|File|Courtesy|Screen|Handout"
        r"|Supplied|Provided)[^()]{0,90}[)\]]\.?$"
    ),
    re.compile(rf"[—–-]\s?(?:{_AGENCY}|File|Supplied)\s(?:file )?(?:pic|photo|picture|image|photograph)s?$"),
    re.compile(rf"^(?:{_AGENCY}[/ ,&|]*){{1,3}}\.?$"),  # Getty/AFP
)


def why_furniture(text: str, line: Line) -> Why | None:
    """What a line is, if it is no part of the article, seen by itself."""
    key = line.key
    if line.open and _PLACE_IN_LIST.match(key) is not None:
        return "related"
    if line.words <= _LONGEST_LINK:
        if (label := _LABELS.get(key)) is not None:
            return label
        if (why := _why_short(text, line)) is not None:
            return why
        if line.first and _leads_elsewhere(text, line):
            return "related"
    if key.startswith(("©", "copyright ©", "copyright (c)", "copyright 20", "c) 20")):
        return "credit"
    return None


def credited_from(text: str, line: Line) -> int | None:
    """The first sentence (from 0) of a caption that names its picture's maker, or of the credit alone where it is
    glued to a longer paragraph; None where the line ends with no credit."""
    tail = text[max(line.start, line.end - _TAIL) : line.end]
    lower = tail.lower()
    if not _hints_at_credit(lower) or not any(credit.search(tail) for credit in _CREDITS):
        return None
    if line.end - line.start <= _LONGEST_CAPTION and line.last - line.first <= 3:
        return line.first
    return line.last - 1


def _hints_at_credit(lower: str) -> bool:
    for hint in _CREDIT_HINTS:  # noqa: SIM110 - every line comes here, and any() would take twice the time
        if hint in lower:
            return True
    return False


def is_byline(text: str, line: Line) -> bool:
    """By Ann Poe and John Roe in Springfield."""
    found = _BYLINE.match(text, line.start, line.end)
    if found is None or line.words > 16 or not line.open:
        return False
    named = text[found.end() : line.end].replace(",", " ").split()
    capitals = [word for word in named if not word[0].islower()]
    return (len(capitals) > 1 or " ".join(named).lower() in words.AGENCIES) and all(
        word in _SMALL_IN_BYLINES for word in named if word[0].islower()
    )


def _why_short(text: str, line: Line) -> Why | None:
    key = line.key
    if not key:
        return None
    if _COUNTED.fullmatch(key) is not None:
        return "navigation"
    if line.words <= 3 and _ADDRESS.fullmatch(text, line.start, line.end) is not None:
        return "navigation"
    if line.words > 1 and line.open:
        parts = set(key.replace(",", " ").replace("|", " ").split())
        if parts <= words.SHARING and parts & words.NETWORKS:
            return "navigation"
    if line.open and line.first > _FIRST_LINES and _KICKER.match(text, line.start, line.end) is not None:
        return "related"
    if "click" in key and text[line.start : line.end].isupper():
        return "related"
    return "credit" if is_byline(text, line) else None


def _leads_elsewhere(text: str, line: Line) -> bool:
    """ALSO READ: Another article's title."""
    key = line.key
    for mark in (":", "|", "»", "›", " - "):
        at = key.find(mark, 0, 40)
        if at <= 0:
            continue
        start = key[:at].strip()
        if start in _RELATED_STARTS and (mark in ":»›" or " " in start or text[line.start : line.start + 4].isupper()):
            return True
    return line.open and line.words <= 25 and key.startswith(words.RELATED_OPENINGS)
