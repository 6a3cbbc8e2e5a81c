"""From a name or a place to a schema's class."""

from pathlib import Path

import pytest

from summarizer.errors import UsageError
from summarizer.schemas.brief import Brief
from summarizer.schemas.loading import BUILT_IN, json_schema, load_schema, schema_name, schema_version

CODE = """
from summarizer import Claim
from pydantic import BaseModel


class Fact(Claim):
    text: str


class Facts(BaseModel):
    schema_version: int = 3
    facts: list[Fact] = []


class Bare(BaseModel):
    fact: Fact


number = 3
"""


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_built_in_schema_loads_and_has_a_json_schema(name: str) -> None:
    schema = load_schema(name)
    assert schema_name(schema) == schema_name(name) == name
    assert json_schema(schema)["properties"]
    assert schema_version(schema) == 1


def test_a_module_and_a_class_are_schemas_too() -> None:
    assert load_schema("summarizer.schemas.brief:Brief") is Brief
    assert load_schema(Brief) is Brief


def test_a_class_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "my facts.py"
    path.write_text(CODE, encoding="utf-8")
    schema = load_schema(f"{path}:Facts")
    assert schema.__name__ == "Facts"
    assert load_schema(f"{path}:Facts") is schema


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("breif", "did you mean brief?"),
        ("nonsense", "There are: brief"),
        ("", "no such schema"),
        (":Brief", "no such schema"),
        ("missing.py:Facts", "no such file"),
        ("no.such.module:Facts", "cannot be imported"),
        ("summarizer.schemas.brief:Breif", "no class Breif"),
        ("{file}:Nothing", "no class Nothing"),
        ("{file}:number", "no pydantic model"),
        ("{file}:Bare", "Bare.fact"),
        ("{broken}:Facts", "SyntaxError"),
        ("{exits}:Facts", "SystemExit"),
    ],
)
def test_what_cannot_be_loaded_is_an_error_of_one_line(name: str, said: str, tmp_path: Path) -> None:
    places = {"file": CODE, "broken": "class :", "exits": "raise SystemExit(3)"}
    for stem, code in places.items():
        (tmp_path / f"{stem}.py").write_text(code, encoding="utf-8")
    name = name.format(**{stem: tmp_path / f"{stem}.py" for stem in places})
    with pytest.raises(UsageError) as caught:
        load_schema(name)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_is_no_class_of_pydantic_is_refused() -> None:
    with pytest.raises(UsageError, match="no pydantic model"):
        load_schema(dict)  # type: ignore[arg-type]  # a wrong class
