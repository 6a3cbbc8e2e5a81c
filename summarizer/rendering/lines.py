"""JSON as one line of JSON Lines."""

_BREAKS = {ord(character): f"\\u{ord(character):04x}" for character in "\x85\u2028\u2029"}


def json_line(json: str) -> str:
    """The same JSON, without the characters that some readers take for a line's end though JSON lets them stand."""
    return json.translate(_BREAKS) if any(chr(character) in json for character in _BREAKS) else json
