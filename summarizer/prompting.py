"""Prompt files, and a reading as a model gets to see it. The article is data: it is never treated as a template."""

import re
from functools import lru_cache
from pathlib import Path

from summarizer.errors import UsageError
from summarizer.reading.model import Number, Reading

_PACKAGE = Path(__file__).resolve().parent
# In a wheel the prompts lie inside the package; in a checkout, and so in an editable install, beside it.
_HOMES = (_PACKAGE / "prompts", _PACKAGE.parent / "prompts")


@lru_cache
def prompt_text(name: str, folder: Path | None = None) -> str:
    """The prompt `name`, from `folder` where it has one of that name, else the project's own.

    Raises UsageError where there is no such prompt or it cannot be read.
    """
    for home in (*([folder] if folder else []), *_HOMES):
        path = home / f"{name}.md"
        if path.is_file():
            return read_prompt(path)
    raise UsageError(f"prompt {name}", "there is no such prompt", f"write one as {name}.md, or name a file by --prompt")


def read_prompt(path: Path) -> str:
    """The text of a prompt file, without white space at its ends. Raises UsageError."""
    try:
        text = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"prompt {path}", "it cannot be read as UTF-8 text", "check the path and the file") from error
    if not text:
        raise UsageError(f"prompt {path}", "it is empty", "write the instructions into it")
    return text


def article_lines(reading: Reading, first: int = 1, last: int | None = None) -> str:
    """The sentences of the body from number `first` to `last`, one a line, numbered, with their numbers marked.

        [7] The deluge has submerged {3|over 4,000 homes}.

    A mark is the place of the number in reading.numbers, from 1. Boilerplate is left out.
    """
    numbers: dict[int, list[tuple[int, Number]]] = {}
    for mark, number in enumerate(reading.numbers, 1):
        numbers.setdefault(number.sentence, []).append((mark, number))
    stop = len(reading.sentences) if last is None else last
    return "\n".join(
        f"[{s.sentence}] {_marked(reading.document.text, s.start, s.end, numbers.get(s.sentence, []))}"
        for s in reading.sentences[first - 1 : stop]
        if not s.boilerplate
    )


def delimited(reading: Reading, lines: str) -> str:
    """The lines between tags that the article itself cannot close."""
    tag = "article"
    while f"</{tag}" in lines:
        tag += f"-{reading.document.id[7:15]}"
    return f"<{tag}>\n{lines}\n</{tag}>"


def _marked(text: str, start: int, end: int, numbers: list[tuple[int, Number]]) -> str:
    parts: list[str] = []
    for mark, number in numbers:
        parts += [text[start : number.start], f"{{{mark}|", text[number.start : number.end], "}"]
        start = number.end
    parts.append(text[start:end])
    return _CONTROL.sub(" ", "".join(parts))


# A sentence is one line to the model; offsets are the program's affair, so line breaks in it may become spaces.
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
