"""Bytes to text: the byte-order mark, UTF-8, what the page declares, and then the best guess. Never fails."""

import codecs
import re

_SAMPLE = 64 * 1024
# UTF-32 before UTF-16: the one's mark begins with the other's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,400}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?([A-Za-z0-9._:-]{2,40})""", re.I
)
# What no page may choose: they are no encodings of text, or cost more than their length.
_NEVER = frozenset({"utf-7", "unicode_escape", "raw_unicode_escape", "punycode", "idna", "undefined", "mbcs", "oem"})
# The web reads these as windows-1252, which is them and the curly quotes.
_WESTERN = frozenset({"iso8859-1", "ascii"})
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"


def decode(data: bytes, *, declared: str | None = None, html: bool = False) -> str:
    """The bytes as text, without a leading byte-order mark; nothing else is changed.

    `declared` is what a server said of them; with `html` a page's own declaration counts. What is no encoding's becomes
    U+FFFD.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _zero_interleaved(data):
        return data.decode(wide, "replace")
    named = _encoding(declared) or (_encoding(_declaration(data)) if html else None)
    try:
        if data.isascii() and named:
            return data.decode(named)  # ISO-2022-JP and its like look like ASCII
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(data, named)


def wide_encoding(data: bytes) -> str | None:
    """The encoding where it is UTF-16 or UTF-32, by its mark (which decodes to U+FEFF) or by its zeros."""
    for mark, encoding in _MARKS[1:]:
        if data.startswith(mark):
            return encoding
    return _zero_interleaved(data)


def is_text(data: bytes) -> bool:
    """Whether the bytes can be text in some encoding. A few NULs and control characters do not make a text binary; a
    third of them does."""
    sample = data[:_SAMPLE]
    if sample.startswith(tuple(mark for mark, _ in _MARKS)) or _zero_interleaved(sample):
        return True
    control = len(sample) - len(sample.translate(None, _CONTROL))
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # the sample may end within a character
    except UnicodeDecodeError:
        return control <= len(sample) // 50
    return control <= len(sample) // 3


def _decode_other(data: bytes, named: str | None) -> str:
    """What is not valid UTF-8: UTF-8 with a fault in it, what was declared, Western, or a guess."""
    damaged = data.decode("utf-8", "replace")
    # A good character outside ASCII makes the text shorter by a byte or more; in another encoding next to none is good.
    if damaged.count("\ufffd") * 2 < len(data) - len(damaged):
        return damaged
    if named:
        return data.decode(named, "replace")
    sample = data[:_SAMPLE]
    high = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    if high * 3 < len(re.findall(rb"[A-Za-z]", sample)) and not re.search(rb"[\x81\x8d\x8f\x90\x9d]", sample):
        return data.decode("cp1252", "replace")
    return data.decode(_guess(sample) or "cp1252", "replace")


def _declaration(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    return found.group(1).decode("ascii") if found else None


def _encoding(name: str | None) -> str | None:
    """Python's name of the encoding, None for what is unknown or must not be chosen."""
    if not name or len(name) > 40:
        return None
    try:
        found = codecs.lookup(name).name
        b"a".decode(found)  # codecs that are no text encodings are found too, and refuse here
    except (LookupError, ValueError):
        return None
    if found in _NEVER:
        return None
    if found.startswith(("utf-16", "utf-32")):
        return "utf-8"  # the declaration itself could be read as ASCII
    return "cp1252" if found in _WESTERN else found


def _zero_interleaved(data: bytes) -> str | None:
    """UTF-16 without a mark: in a Western text every other byte is zero."""
    sample = data[: _SAMPLE & ~1]
    pairs = len(sample) // 2
    if pairs < 2 or 0 not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.7 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def _guess(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415  # costs 50 ms, and next to no input needs it

    best = from_bytes(sample).best()
    return _encoding(best.encoding) if best else None
