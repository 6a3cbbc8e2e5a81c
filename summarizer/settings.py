"""Settings: what a run is asked to do. Flag beats environment variable beats file beats default.

`resolve` is pure: it is given the flags, the environment and the files' values. `load_files` reads the files, the one
in the working folder before the user's own.

A `summarize.toml` in the working folder may come with a downloaded folder. Unless it is trusted it may not say where a
key is sent (`base_url`), what a model is told (`prompt`), which code is run (`schema` as file.py:Class), or write
outside the working folder (`output`, `record`, `journal`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Literal

from summarizer.choices import ENGINES, FORMATS, MODES, PLACES, WAYS
from summarizer.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "summarize.toml"

_PREFIX = "SUMMARIZE_"
_TWINS = {"api_key": "OPENAI_API_KEY", "base_url": "OPENAI_BASE_URL"}
_CHOICES = {"engine": ENGINES, "format": FORMATS, "mode": MODES, "on": PLACES, "via": WAYS}
# The least that a number may be.
_NUMBERS: dict[str, tuple[type[int] | type[float], float]] = {
    "retries": (int, 0),
    "timeout": (float, 0.001),
    "context": (int, 1),
    "jobs": (int, 1),
    "limit": (int, 1),
    "max_cost": (float, 0.0),
}
_NEVER_IN_A_FILE = {
    "api_key": "a key does not belong in a file; set SUMMARIZE_API_KEY or OPENAI_API_KEY",
    "trust_config": "a file cannot vouch for itself; give --trust-config",
}
_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One field for each option, under its long name. A field is a text, a number or a switch; None is "not said"."""

    schema: str = "brief"
    format: str | None = None
    output: str | None = None
    engine: str = "auto"
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    strict: bool = False
    no_text: bool = False
    quiet: bool = False
    verbose: bool = False
    trust_config: bool = False
    # What the model engine is asked for.
    model: str | None = None
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    mode: str | None = None
    prompt: str | None = None
    prompts: str | None = None
    retries: int | None = None
    timeout: float | None = None
    context: int | None = None
    language: str | None = None
    record: str | None = None
    replay: str | None = None
    dry_run: bool = False
    # The earlier story that a story is compared with.
    since: str | None = None
    # Where answers are kept; the address of a database may hold a password.
    journal: str | None = field(default=None, repr=False)
    # What a batch is asked for.
    jobs: int | None = None
    limit: int | None = None
    max_cost: float | None = None
    no_fetch: bool = False
    allow_private: bool = False
    text_field: str | None = None
    fresh: bool = False
    skip_near_duplicates: bool = False
    every: str | None = None
    stories: str | None = None
    on: str = "here"
    via: str = "calls"

    @property
    def model_is_configured(self) -> bool:
        """Whether anything says that a model is to be used: a key, a base URL, a model, a cassette."""
        return any((self.api_key, self.base_url, self.model, self.record, self.replay))

    @property
    def chosen_engine(self) -> Literal["llm", "rules"]:
        """The engine, `auto` resolved: `llm` where a model is configured, else `rules`."""
        if self.engine == "auto":
            return "llm" if self.model_is_configured or self.dry_run else "rules"
        return "llm" if self.engine == "llm" else "rules"


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """The values of one file. `path` names it in messages; what it may set depends on whether it is trusted."""

    path: str
    values: Mapping[str, Any]
    trusted: bool


_SWITCHES = frozenset(f.name for f in fields(Settings) if f.type is bool)
_NAMES = tuple(f.name for f in fields(Settings))


def resolve(flags: Mapping[str, Any], environment: Mapping[str, str], files: Sequence[ConfigFile] = ()) -> Settings:
    """The settings of a run. `flags` has what the command line gave, None or a missing key where it gave nothing; of
    `files` the first beats the next.

    Raises UsageError that names the file and the key, or the variable.
    """
    values: dict[str, Any] = {}
    for config in reversed(files):
        values.update(_of_file(config))
    values.update(_of_environment(environment))
    given = {name: value for name, value in flags.items() if value is not None and name in _NAMES}
    for name, value in given.items():
        _check_type(f"--{name.replace('_', '-')}", name, value)
    values.update(given)
    return Settings(**values)


def load_files(folder: "Path", user_folder: "Path", *, trust: bool) -> tuple[ConfigFile, ...]:
    """The settings files that there are: the working folder's, then the user's. Raises UsageError."""
    found = []
    for path, trusted in ((folder / FILE_NAME, trust), (user_folder / FILE_NAME, True)):
        values = _read_toml(path)
        if values is not None:
            found.append(ConfigFile(str(path), values, trusted))
    return tuple(found)


def is_trusting(flag: bool, environment: Mapping[str, str]) -> bool:
    """Whether the working folder's file is trusted: by the flag, or by the variable."""
    name = "trust_config"
    return flag or bool(_of_environment({k: v for k, v in environment.items() if k == _variable(name)}).get(name))


def user_folder() -> "Path":
    """The user's configuration folder, as the platform has it."""
    from platformdirs import user_config_path  # noqa: PLC0415  # loaded by runs, not by --help

    return user_config_path("summarize", appauthor=False)


def _of_file(config: ConfigFile) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for written, value in config.values.items():
        name = written.replace("-", "_")
        if name in _NEVER_IN_A_FILE:
            problem, remedy = _NEVER_IN_A_FILE[name].split("; ")
            raise UsageError(f"{config.path}: {written}", problem, remedy)
        if name not in _NAMES:
            raise UsageError(f"{config.path}: {written}", "there is no such setting", _near(name))
        _check_type(f"{config.path}: {written}", name, value)
        if not config.trusted:
            _refuse_untrusted(config.path, written, name, value)
        known[name] = value
    return known


def _of_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for name in _NAMES:
        for variable in (_variable(name), _TWINS.get(name, "")):
            value = environment.get(variable)
            if value:
                known[name] = _of_text(variable, name, value)
                _check_type(variable, name, known[name])
                break
    return known


def _of_text(variable: str, name: str, value: str) -> Any:
    if name in _SWITCHES:
        return _switch(variable, value)
    if name not in _NUMBERS:
        return value
    kind, _ = _NUMBERS[name]
    try:
        return kind(value)
    except ValueError:
        raise UsageError(variable, f"“{value}” is no number", "write it in digits") from None


def _variable(name: str) -> str:
    return _PREFIX + name.upper()


def _check_type(subject: str, name: str, value: object) -> None:
    if name in _SWITCHES:
        if not isinstance(value, bool):
            raise UsageError(subject, f"it is {_kind_of(value)}, not true or false", "write true or false")
        return
    if name in _NUMBERS:
        kind, least = _NUMBERS[name]
        if isinstance(value, bool) or not isinstance(value, int | kind) or not value >= least:
            raise UsageError(subject, f"{value} cannot be its number", f"write a number from {least:g} up")
        return
    if not isinstance(value, str):
        raise UsageError(subject, f"it is {_kind_of(value)}, not a text", f'write {name} = "…"')
    choices = _CHOICES.get(name)
    if choices and value not in choices:
        raise UsageError(subject, f"“{value}” is no {name}", f"use one of {', '.join(choices)}")


def _refuse_untrusted(path: str, written: str, name: str, value: object) -> None:
    """Raises UsageError where a file that nobody has vouched for sets what could do harm."""
    what = {
        "base_url": "decides where a key is sent",
        "allow_private": "lets pages of the private network be read" if value else "",
        "prompt": "decides what the model is told",
        "prompts": "decides what the model is told",
        "schema": "names code to run" if ":" in str(value) or str(value).endswith(".py") else "",
        "output": "" if _stays_inside(str(value)) else "writes outside this folder",
        "stories": "" if _stays_inside(str(value)) else "writes outside this folder",
        "record": "" if _stays_inside(str(value)) else "writes outside this folder",
        "journal": "" if _stays_inside(str(value)) and "://" not in str(value) else "writes outside this folder",
    }.get(name)
    if what:
        problem = f"a settings file of the working folder may not set what {what}"
        raise UsageError(f"{path}: {written}", problem, "give it as an option, or trust the file by --trust-config")


def _stays_inside(value: str) -> bool:
    from pathlib import PurePath  # noqa: PLC0415  # loaded by runs, not by --help

    path = PurePath(value)
    return not path.is_absolute() and ".." not in path.parts


def _switch(variable: str, value: str) -> bool:
    if value.lower() in _TRUE | _FALSE:
        return value.lower() in _TRUE
    raise UsageError(variable, f"“{value}” is neither yes nor no", "set it to 1 or 0")


def _read_toml(path: "Path") -> dict[str, Any] | None:
    import tomllib  # noqa: PLC0415  # loaded by runs, not by --help

    try:
        with path.open("rb") as stream:
            return tomllib.load(stream)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(str(path), f"it is not valid TOML ({error})", "correct the file") from error
    except UnicodeDecodeError as error:
        raise UsageError(str(path), "it is not UTF-8 text", "save it as UTF-8") from error
    except OSError as error:
        raise UsageError(str(path), f"it cannot be read ({error.strerror})", "check its permissions") from error


def _near(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415  # needed on this way out alone

    names = [known for known in _NAMES if known not in _NEVER_IN_A_FILE]
    near = get_close_matches(name, names, n=1)
    return f"did you mean {near[0]}?" if near else f"the settings are {', '.join(names)}"


def _kind_of(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return "a text"
    return "a table" if isinstance(value, dict) else "a list" if isinstance(value, list) else "a date"
