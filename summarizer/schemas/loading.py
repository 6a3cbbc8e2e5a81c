"""From the name of a schema, or the place of a class, to the class."""

import importlib
import importlib.util
import sys
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import BaseModel

from summarizer.errors import UsageError
from summarizer.schemas.shape import check_shape

# What the words after `--schema` stand for, and a line for people.
BUILT_IN: dict[str, tuple[str, str]] = {
    "brief": ("summarizer.schemas.brief:Brief", "headline facts, actors, numbers and who claims them, what is open"),
    "timeline": ("summarizer.schemas.timeline:Timeline", "dated events in the order of time (asks a model)"),
    "quotes": ("summarizer.schemas.quotes:Quotes", "who says what, to whom, direct or reported (asks a model)"),
}


def load_schema(schema: str | type[BaseModel]) -> type[BaseModel]:
    """The class of a built-in name, of `file.py:Class` or of `package.module:Class`; a class is checked and returned.

    Runs the code of the file or module that is named. Raises UsageError, one line, where there is no such class or
    where a claim of it could not be taken out.
    """
    found = _class_of(schema) if isinstance(schema, str) else schema
    if not (isinstance(found, type) and issubclass(found, BaseModel)):
        raise UsageError(f"schema {schema}", "it is no pydantic model", "name a class that derives from BaseModel")
    check_shape(found)
    return found


def schema_name(schema: str | type[BaseModel]) -> str:
    """What a summary's `schema` says: the name as given; for a class its built-in name or `module:Class`."""
    if isinstance(schema, str):
        return schema
    place = f"{schema.__module__}:{schema.__qualname__}"
    return next((name for name, (built_in, _) in BUILT_IN.items() if built_in == place), place)


def schema_version(schema: type[BaseModel]) -> int:
    """The class variable `schema_version`, 1 where the class has none."""
    version = getattr(schema, "schema_version", 1)
    return version if isinstance(version, int) else 1


def json_schema(schema: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of the content as a summary holds it."""
    return schema.model_json_schema(mode="serialization")


def _class_of(name: str) -> Any:
    if name in BUILT_IN:
        name = BUILT_IN[name][0]
    module_name, _, class_name = name.rpartition(":")
    if not module_name or not class_name:
        near = get_close_matches(name, BUILT_IN, 1)
        meant = f"did you mean {near[0]}? " if near else ""
        known = ", ".join(BUILT_IN)
        remedy = f"{meant}There are: {known}; or name a class as file.py:Class or package.module:Class"
        raise UsageError(f"schema {name}", "there is no such schema", remedy)
    module = _file(module_name) if module_name.endswith(".py") else _module(module_name)
    found: Any = module
    for part in class_name.split("."):
        if not hasattr(found, part):
            raise UsageError(f"schema {name}", f"{module_name} has no class {class_name}", "check its spelling")
        found = getattr(found, part)
    return found


def _module(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except Exception as error:
        problem = f"it cannot be imported ({_said(error)})"
        raise UsageError(f"schema {name}", problem, "check the module's name") from error


def _file(name: str) -> ModuleType:
    path = Path(name)
    if not path.is_file():
        raise UsageError(f"schema {name}", "there is no such file", "check the path")
    # A name of its own: the file may be called like a module that is loaded already.
    module_name = f"summarizer_schema_{sha256(str(path.resolve()).encode()).hexdigest()[:16]}"
    if module_name in sys.modules:
        return sys.modules[module_name]
    spec = importlib.util.spec_from_file_location(module_name, path)
    if spec is None or spec.loader is None:
        raise UsageError(f"schema {name}", "it is no Python file", "name a .py file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module  # pydantic looks up a class's annotations by its module
    try:
        spec.loader.exec_module(module)
    except BaseException as error:
        del sys.modules[module_name]
        if isinstance(error, KeyboardInterrupt):
            raise
        raise UsageError(f"schema {name}", f"it cannot be run ({_said(error)})", "mend the file") from error
    return module


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": ")
