"""A page put together: a template, its styles and scripts written into it, and the policy that lets nothing else run.

Everything that comes from an article, a model or a feed reaches a page through the template's escaping, as text or as
the value of an attribute. The Content-Security-Policy names the hashes of the page's own style and script, so that what
slipped through all the same would not be run; it also means that no `style` attribute takes effect, ours included.
"""

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from summarizer.rendering.wording import figure, harmless, visible

_HERE = Path(__file__).parent


def page(
    template: str,
    *,
    assets: Sequence[str],
    folders: tuple[Path, ...] = (_HERE,),
    filters: tuple[Callable[..., Any], ...] = (),
    **values: Any,
) -> str:
    """The HTML of a page, which ends with a line break.

    `assets` are the names of its styles and scripts, without their ending, in order: of each there is a `.css`, a
    `.js`, or both. `folders` hold `templates/` and `assets/` each; the first that has a file wins. `filters` are
    functions that the template has under their names beside those of every page: a filter is called for half of what
    calling a value takes. `values` are the template's.
    """
    style = _joined(folders, tuple(assets), ".css")
    script = _joined(folders, tuple(assets), ".js")
    return (
        _environment(folders, filters)
        .get_template(template)
        .render(style=Markup(style), script=Markup(script), policy=_policy(style, script), **values)  # noqa: S704 - ours
    )


def web_address(address: str | None) -> str | None:
    """An address that a link may have: http or https and nothing else, with a host; None otherwise."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return address if known and address == visible(address).strip() else None


def data_block(value: Any) -> Markup:
    """JSON that a page's script reads from a block of data: nothing in it ends the block or opens a comment."""
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    told = told.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    told = _UNWELCOME.sub(lambda found: _SEPARATORS.get(found[0], "\\ufffd"), told)
    return Markup(told)  # noqa: S704 - every character that means something to HTML is replaced


_SEPARATORS = {"\u2028": "\\u2028", "\u2029": "\\u2029"}
_UNWELCOME = re.compile("[\u2028\u2029\ud800-\udfff]")  # line ends to older scripts; halves of a character


@lru_cache(maxsize=8)
def _environment(folders: tuple[Path, ...], filters: tuple[Callable[..., Any], ...]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader([folder / "templates" for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    own = (visible, harmless, figure, web_address, *filters)
    environment.filters.update({function.__name__: function for function in own})
    return environment


@lru_cache(maxsize=32)
def _joined(folders: tuple[Path, ...], names: tuple[str, ...], ending: str) -> str:
    """The assets of one ending, one after the other; "" where there are none."""
    found = (folder / "assets" / f"{name}{ending}" for name in names for folder in folders)
    return "\n".join(path.read_text(encoding="utf-8").strip() for path in found if path.exists())


@lru_cache(maxsize=32)
def _policy(style: str, script: str) -> str:
    """What the page may do: its own style and its own script, and no request to anywhere."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src {_allowed(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _allowed(script: str) -> str:
    return f"'{_hash(script)}'" if script else "'none'"


def _hash(text: str) -> str:
    """As a Content-Security-Policy names a block (W3C, Content Security Policy Level 3, hash-source)."""
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
