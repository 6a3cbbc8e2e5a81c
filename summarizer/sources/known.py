"""What is known of a document beside its text: a front matter, and dates in the forms that people and feeds write."""

import re
from datetime import UTC, date, datetime

_FIELDS = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "publisher": "outlet",
    "site": "outlet",
    "author": "author",
    "byline": "author",
    "url": "url",
    "link": "url",
    "published": "published",
    "date": "published",
    "language": "language",
    "lang": "language",
}
_LONGEST = 16_384
_KEY = re.compile(r"([A-Za-z][\w-]{0,40})[ \t]*:(?:[ \t]+(.*))?$")
_ZONE_APART = re.compile(r"(:\d\d(?:\.\d+)?)\s+([+-]\d\d:?\d\d|Z)$")
_WRITTEN_OUT = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%Y/%m/%d")


def front_matter(text: str) -> dict[str, str]:
    """The fields of a Document that a front matter gives: `key: value` lines between two lines of `---` at the start.

    The text stays whole. What is no such block gives nothing; a date that cannot be told is left out.
    """
    if not text.startswith("---"):
        return {}
    lines = text[:_LONGEST].splitlines()
    if lines[0].rstrip() != "---":
        return {}
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        return {}
    known: dict[str, str] = {}
    for line in lines[1:end]:
        found = _KEY.match(line)
        field = _FIELDS.get(found.group(1).lower()) if found else None
        value = _scalar(found.group(2) or "") if found else ""
        if field == "published":
            value = iso_date(value) or ""
        if field and value:
            known.setdefault(field, value)
    return known


def iso_date(written: str) -> str | None:
    """A date or a date-time as ISO 8601, None where it is neither. `written` is ISO 8601, a feed's or a mail's date, or
    a day written out in English ("27 July 2024")."""
    written = " ".join(written.split())
    zoned = _ZONE_APART.sub(r"\1\2", written)
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(zoned).isoformat()
    except ValueError:
        pass
    from email.utils import parsedate_to_datetime  # noqa: PLC0415  # loads the mail package, for a feed's dates alone

    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    for form in _WRITTEN_OUT:
        try:
            return datetime.strptime(written, form).replace(tzinfo=UTC).date().isoformat()
        except ValueError:
            continue
    return None


def _scalar(value: str) -> str:
    """A plain or quoted value on one line; lists, maps and blocks are nothing that a document has."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    if value[:1] in ("[", "{", "|", ">", "&", "*", "!"):
        return ""
    return re.split(r"\s#", value, maxsplit=1)[0].strip()
