"""Which of several things said counts, and what a settings file may say."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import UsageError
from summarizer.settings import ConfigFile, Settings, is_trusting, load_files, resolve


def config(trusted: bool = True, path: str = "summarize.toml", **values: Any) -> ConfigFile:
    return ConfigFile(path, values, trusted)


def test_nothing_said_is_the_default() -> None:
    settings = resolve({}, {})
    assert settings == Settings()
    assert (settings.schema, settings.engine, settings.format, settings.strict) == ("brief", "auto", None, False)


def test_flag_beats_variable_beats_folder_beats_user_beats_default() -> None:
    flags = {"title": "flag", "outlet": None}
    environment = {"SUMMARIZE_TITLE": "variable", "SUMMARIZE_OUTLET": "variable"}
    folder = config(title="folder", outlet="folder", url="folder")
    user = config(title="user", outlet="user", url="user", published="user")
    settings = resolve(flags, environment, (folder, user))
    assert (settings.title, settings.outlet, settings.url, settings.published, settings.format) == (
        "flag", "variable", "folder", "user", None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1", True),
        ("true", True),
        ("Yes", True),
        ("on", True),
        ("0", False),
        ("false", False),
        ("OFF", False),
        ("", False),
    ],
)
def test_a_switch_of_the_environment(written: str, value: bool) -> None:
    assert resolve({}, {"SUMMARIZE_STRICT": written}).strict is value


def test_a_variable_can_switch_off_what_a_file_switches_on() -> None:
    assert resolve({}, {"SUMMARIZE_STRICT": "0"}, (config(strict=True),)).strict is False


def test_the_openai_twins_count_where_ours_are_not_set() -> None:
    twins = {"OPENAI_API_KEY": "theirs", "OPENAI_BASE_URL": "https://theirs.example"}
    settings = resolve({}, twins, (config(base_url="https://file.example"),))
    assert (settings.api_key, settings.base_url) == ("theirs", "https://theirs.example")
    ours = {"SUMMARIZE_API_KEY": "ours", "SUMMARIZE_BASE_URL": "https://ours.example"}
    settings = resolve({}, {**twins, **ours})
    assert (settings.api_key, settings.base_url) == ("ours", "https://ours.example")


def test_a_key_is_never_printed() -> None:
    assert "s3cret" not in repr(resolve({}, {"OPENAI_API_KEY": "s3cret"}))
    assert "s3cret" not in repr(resolve({}, {"SUMMARIZE_JOURNAL": "postgresql://desk:s3cret@host/db"}))


@pytest.mark.parametrize(
    ("said", "engine"),
    [
        ({}, "rules"),
        ({"api_key": "k"}, "llm"),
        ({"base_url": "http://127.0.0.1:8000"}, "llm"),
        ({"model": "m"}, "llm"),
        ({"record": "c.yaml"}, "llm"),
        ({"replay": "c.yaml"}, "llm"),
        ({"engine": "rules", "api_key": "k", "model": "m"}, "rules"),
        ({"engine": "llm"}, "llm"),
        ({"language": "de", "mode": "tools"}, "rules"),
    ],
)
def test_auto_is_the_model_where_one_is_configured(said: dict[str, str], engine: str) -> None:
    assert resolve(said, {}).chosen_engine == engine


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"titel": "x"}, "summarize.toml: titel: there is no such setting; did you mean title?"),
        ({"qqq": 1}, "summarize.toml: qqq: there is no such setting; the settings are schema, "),
        ({"strict": "yes"}, "summarize.toml: strict: it is a text, not true or false; write true or false"),
        ({"strict": 1}, "strict: it is a number, not true or false"),
        ({"title": True}, "title: it is true or false, not a text"),
        ({"title": 3}, "title: it is a number, not a text"),
        ({"title": ["a"]}, "title: it is a list, not a text"),
        ({"defaults": {"title": "a"}}, "defaults: there is no such setting"),
        ({"engine": "magic"}, "engine: “magic” is no engine; use one of auto, llm, rules"),
        ({"format": "pdf"}, "format: “pdf” is no format"),
        ({"api_key": "k"}, "api_key: a key does not belong in a file; set SUMMARIZE_API_KEY"),
        ({"trust_config": True}, "trust_config: a file cannot vouch for itself"),
    ],
)
def test_a_wrong_file_is_one_line_that_names_it_and_the_key(values: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        resolve({}, {}, (ConfigFile("summarize.toml", values, trusted=True),))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"SUMMARIZE_STRICT": "maybe"}, "SUMMARIZE_STRICT: “maybe” is neither yes nor no; set it to 1 or 0"),
        ({"SUMMARIZE_ENGINE": "magic"}, "SUMMARIZE_ENGINE: “magic” is no engine"),
    ],
)
def test_a_wrong_variable_is_one_line(environment: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        resolve({}, environment)
    assert said in str(caught.value)


HARMFUL = [
    {"base_url": "https://thief.example"},
    {"prompt": "p.md"},
    {"schema": "evil.py:Class"},
    {"schema": "package.module:Class"},
    {"output": "/etc/passwd"},
    {"output": "../../notes.json"},
    {"record": "/home/somebody/cassette.yaml"},
    {"journal": "/home/somebody/journal.db"},
    {"journal": "../journal.db"},
    {"journal": "postgresql://thief.example/answers"},
]


@pytest.mark.parametrize("values", HARMFUL)
def test_a_folder_s_file_may_not_do_harm_unless_it_is_trusted(values: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="--trust-config"):
        resolve({}, {}, (ConfigFile("summarize.toml", values, trusted=False),))
    settings = resolve({}, {}, (ConfigFile("summarize.toml", values, trusted=True),))
    assert all(getattr(settings, name) == value for name, value in values.items())


@pytest.mark.parametrize(
    "values",
    [
        {"schema": "brief"},
        {"output": "briefs/a.json"},
        {"journal": "journals/a.db"},
        {"model": "m"},
        {"strict": True},
        {"no-text": True},
    ],
)
def test_a_folder_s_file_may_say_the_rest(values: dict[str, Any]) -> None:
    settings = resolve({}, {}, (ConfigFile("summarize.toml", values, trusted=False),))
    assert all(getattr(settings, name.replace("-", "_")) == value for name, value in values.items())


@pytest.mark.parametrize(
    ("flag", "environment", "trusting"),
    [(True, {}, True), (False, {}, False), (False, {"SUMMARIZE_TRUST_CONFIG": "1"}, True),
     (False, {"SUMMARIZE_TRUST_CONFIG": "0"}, False), (False, {"SUMMARIZE_STRICT": "no sense"}, False)],
)  # fmt: skip
def test_who_trusts_a_folder(flag: bool, environment: dict[str, str], trusting: bool) -> None:
    assert is_trusting(flag, environment) is trusting


def test_the_files_are_read_the_folder_s_first(tmp_path: Path) -> None:
    folder, user = tmp_path / "folder", tmp_path / "user"
    folder.mkdir()
    user.mkdir()
    assert load_files(folder, user, trust=False) == ()
    (user / "summarize.toml").write_text('title = "user"\n', encoding="utf-8")
    (folder / "summarize.toml").write_text('title = "folder"\nstrict = true\n', encoding="utf-8")
    first, second = load_files(folder, user, trust=False)
    assert (first.values, first.trusted) == ({"title": "folder", "strict": True}, False)
    assert (second.values, second.trusted) == ({"title": "user"}, True)
    assert load_files(folder, user, trust=True)[0].trusted


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"title = ", "it is not valid TOML"),
        (b"\xff\xfe", "UTF-8"),
        (b'title = "\xe9"', "UTF-8"),
        (b"[[", "valid TOML"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "summarize.toml").write_bytes(data)
    with pytest.raises(UsageError) as caught:
        load_files(tmp_path, tmp_path / "none", trust=False)
    assert said in str(caught.value)
    assert str(tmp_path / "summarize.toml") in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_of_that_name_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "summarize.toml").mkdir()
    with pytest.raises(UsageError, match="it cannot be read"):
        load_files(tmp_path, tmp_path / "none", trust=False)


@given(
    st.dictionaries(st.text(), st.one_of(st.text(), st.integers(), st.booleans(), st.none()), max_size=4), st.booleans()
)
def test_any_file_is_settings_or_one_line(values: dict[str, Any], trusted: bool) -> None:
    try:
        resolve({}, {}, (ConfigFile("summarize.toml", values, trusted),))
    except UsageError as error:
        assert "\n" not in str(error)  # noqa: PT017  # settings are as good
