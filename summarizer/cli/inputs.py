"""From the words of a command line to documents, one after the other; what fails costs itself alone."""

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from summarizer.cli.faces import Sink
from summarizer.cli.streams import ReaderGone, binary_stdin, say, say_unexpected, stdin_is_terminal
from summarizer.errors import InputError, SummarizerError, UsageError

if TYPE_CHECKING:
    from summarizer.document import Document
    from summarizer.settings import Settings

_STANDARD_INPUT = "-"
_Result = TypeVar("_Result")


def settings_of(flags: Mapping[str, Any]) -> "Settings":
    """The settings of this run: the command line, the environment, the files. Raises UsageError."""
    from pathlib import Path  # noqa: PLC0415  # commands load it, --help does not

    from summarizer.settings import is_trusting, load_files, resolve, user_folder  # noqa: PLC0415  # this too

    trust = is_trusting(bool(flags.get("trust_config")), os.environ)
    return resolve(flags, os.environ, load_files(Path(), user_folder(), trust=trust))


def places_of(inputs: Sequence[str], settings: "Settings") -> tuple[str, ...]:
    """The inputs of a command that is about documents. Raises UsageError."""
    places = named_or_piped(inputs, "no input is named", "give a file, a URL, or - for standard input")
    if len(places) > 1:
        for option in ("title", "url"):
            if getattr(settings, option):
                raise UsageError(f"--{option}", "it is said of one document", "give one input, or leave it out")
    return places


def named_or_piped(inputs: Sequence[str], problem: str, remedy: str) -> tuple[str, ...]:
    """The inputs; standard input where none is named and something is piped in. Raises UsageError, with `problem` and
    `remedy` where there is nothing at all."""
    if not inputs:
        if stdin_is_terminal():
            raise UsageError("", problem, remedy)
        return (_STANDARD_INPUT,)
    if inputs.count(_STANDARD_INPUT) > 1:
        raise UsageError(_STANDARD_INPUT, "standard input can be read once only", "give - once")
    return tuple(inputs)


def each(
    places: Sequence[str], settings: "Settings", do: "Callable[[Document], _Result]", sink: Sink[_Result]
) -> tuple[list[_Result], int]:
    """Loads each place, does it, and hands the result to the sink. Returns the results, and the exit code.

    A failure is one line on standard error, and the next input's turn. On an interrupt what is done is kept.
    """
    from summarizer.sources import load  # noqa: PLC0415  # commands load it, --help does not

    known = _known(settings)
    done: list[_Result] = []
    failures: list[Exception] = []
    interrupted = False
    try:
        for place in places:
            try:
                result = do(load(place, stdin=binary_stdin(), **known))
            except UsageError:
                raise  # what is wrong with the command is wrong for every input
            except SummarizerError as error:
                # A model's error is about its endpoint; with several inputs one must know whose it is.
                is_named = len(places) == 1 or place in str(error)
                say(str(error) if is_named else f"{place}: {error}")
                failures.append(error)
            except ReaderGone:
                raise
            except Exception as error:  # no input makes a traceback
                subject = "standard input" if place == _STANDARD_INPUT else place
                say_unexpected(error, subject, verbose=settings.verbose)
                failures.append(error)
            else:
                done.append(result)
                sink.add(result)
    except KeyboardInterrupt:
        interrupted = True
    sink.close()
    return done, 130 if interrupted else exit_code(len(done), failures)


def exit_code(done: int, failures: Sequence[Exception]) -> int:
    """0 where all was done, 4 where some was. Where nothing was: 2 for one input that is unusable, else 1."""
    if not failures:
        return 0
    if done:
        return 4
    only = failures[0]
    unusable = isinstance(only, InputError) and only.kind == "input"
    return 2 if len(failures) == 1 and unusable else 1


def _known(settings: "Settings") -> dict[str, str | None]:
    """What the options say of the documents. Raises UsageError."""
    published = settings.published
    if published:
        from summarizer.sources import iso_date  # noqa: PLC0415  # commands load it, --help does not

        published = iso_date(settings.published or "")
        if published is None:
            raise UsageError(f"--published {settings.published}", "it is no date", "write it as 2024-07-27")
    return {"title": settings.title, "outlet": settings.outlet, "url": settings.url, "published": published}
