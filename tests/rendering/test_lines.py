"""JSON Lines stay one line to every reader."""

import json

from summarizer.rendering.lines import json_line


def test_no_reader_finds_a_second_line() -> None:
    text = "one\u2028two\u2029three\x85four é 中"
    line = json_line(json.dumps({"text": text}, ensure_ascii=False))
    assert line.splitlines() == [line]
    assert json.loads(line) == {"text": text}


def test_a_plain_line_stays_as_it_is() -> None:
    assert json_line('{"text":"é"}') == '{"text":"é"}'
