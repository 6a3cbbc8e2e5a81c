"""Cassettes: the API traffic of a run in a file, to attach to a bug report or to answer from with no network.

vcrpy records and replays; what is ours is what a cassette holds. Bodies are kept as nested YAML, so that a diff of two
cassettes reads well. Of headers and addresses only what a replay needs is kept, by an allow-list: no key, cookie or
organisation can slip in with a header that nobody thought of. A request is found again by method, path, model,
messages and schema, so that an upgrade of a client's other words does not void a cassette; the comparison is of a hash,
since vcrpy's own of bodies is quadratic in their number.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import vcr
import yaml

from summarizer.errors import OutputError, UsageError

_KEPT_HEADERS = frozenset({"content-type", "retry-after", "date"})
_FIRST_ERROR = 400
# What error messages quote of an account: keys (often starred out in the middle), organisations, projects, requests.
_PRIVATE = re.compile(rb"\b(?:sk|pk|org|proj|req|user|acct|key)[-_][\w*.-]+|[\w.-]*\*{2,}[\w*.-]*")
_HOST = "https://endpoint.invalid"  # the real one may be a company's own; no replay needs it


@contextmanager
def recording(path: Path) -> Iterator[None]:
    """Writes the traffic of the block to `path`, whole or not at all. Raises OutputError."""
    try:
        with _recorder("all").use_cassette(str(path)):
            yield
    except OSError as error:
        raise OutputError(
            str(path), f"the cassette cannot be written ({error.strerror or error})", "name another file by --record"
        ) from error


@contextmanager
def replaying(path: Path) -> Iterator[None]:
    """Answers the requests of the block from `path`; none reaches the network. Raises UsageError."""
    if not path.is_file():
        raise UsageError(str(path), "there is no such cassette", "record one with --record")
    try:
        _Serializer.deserialize(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError) as error:
        raise UsageError(str(path), "this is no cassette", "record one with --record") from error
    with _recorder("none", _Replayed).use_cassette(str(path), allow_playback_repeats=True):
        yield


def recorded_model(path: Path) -> str | None:
    """The model that a cassette was recorded with, so that a replay needs no --model; None where it names none."""
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))["interactions"]
        return str(entries[0]["request"]["body"]["model"])
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, IndexError):
        return None


def _recorder(mode: str, serializer: "type[_Serializer] | None" = None) -> Any:
    recorder = vcr.VCR(
        record_mode=vcr.record_mode.RecordMode(mode),
        serializer="readable",
        before_record_request=_bare_request,
        before_record_response=_bare_response,
        decode_compressed_response=True,
    )
    recorder.register_serializer("readable", serializer or _Serializer)
    recorder.register_matcher("asked", _same_question)
    recorder.match_on = ("asked",)
    return recorder


def _bare_request(request: Any) -> Any:
    # The path's last two parts: a gateway's own prefix ("/openai/v1") would void the cassette for everybody else.
    request.uri = "/".join([_HOST, *urlsplit(request.uri).path.split("/")[-2:]])
    request.headers = {key: value for key, value in request.headers.items() if key.lower() in _KEPT_HEADERS}
    return request


def _bare_response(response: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in response["headers"].items() if key.lower() in _KEPT_HEADERS}
    body = response["body"]
    if response["status"]["code"] >= _FIRST_ERROR:
        body = {"string": _PRIVATE.sub(b"[removed]", body["string"])}
    return {**response, "headers": kept, "body": body}


def _same_question(one: Any, other: Any) -> None:
    assert _question(one) == _question(other)  # noqa: S101 - vcrpy's protocol: a matcher that fails says why it did not match


def _question(request: Any) -> str:
    """A hash of what is asked, worked out once for each request."""
    known = getattr(request, "_question", None)
    if known is None:
        known = request._question = _asked(request.method, request.uri, _parsed(request.body))
    return str(known)


def _asked(method: str, uri: str, body: Any) -> str:
    asked = (
        {key: body.get(key) for key in ("model", "messages", "tools", "response_format")}
        if isinstance(body, dict)
        else body
    )
    parts = [method, urlsplit(uri).path, asked]
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()


class _Serializer:
    """vcrpy's cassette, with JSON bodies as nested YAML."""

    @staticmethod
    def serialize(cassette: dict[str, Any]) -> str:
        entries = [
            {
                "request": _open(entry["request"]),
                "response": {**entry["response"], "body": _open_body(entry["response"]["body"])},
            }
            for entry in cassette["interactions"]
        ]
        said = yaml.dump(
            {"version": 1, "interactions": entries}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000
        )
        return str(said)

    @staticmethod
    def deserialize(text: str) -> dict[str, Any]:
        return _closed(yaml.safe_load(text))


class _Replayed(_Serializer):
    """Of each question the last answer alone: those before it are faults that passed, and a replay, which is given one
    answer for one question, would be given the first of them for ever."""

    @staticmethod
    def deserialize(text: str) -> dict[str, Any]:
        data = yaml.safe_load(text)
        last = {_asked(*map(entry["request"].get, ("method", "uri", "body"))): entry for entry in data["interactions"]}
        return _closed({**data, "interactions": list(last.values())})


def _closed(data: dict[str, Any]) -> dict[str, Any]:
    """A cassette's values with bodies in bytes, as vcrpy wants them."""
    for entry in data["interactions"]:
        entry["request"]["body"] = _close(entry["request"]["body"])
        entry["response"]["body"] = {"string": _close(entry["response"]["body"])}
    return dict(data)


class _Dumper(yaml.SafeDumper):  # type: ignore[misc]  # yaml ships no types
    """Many lines as a block of lines."""


def _as_block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _as_block)


def _open(request: dict[str, Any]) -> dict[str, Any]:
    return {**request, "body": _parsed(request["body"])}


def _open_body(body: dict[str, Any]) -> Any:
    return _parsed(body["string"])


def _parsed(body: Any) -> Any:
    """The JSON in a body, as values; what is none stays text."""
    said = body.decode("utf-8", "replace") if isinstance(body, bytes) else body
    try:
        return json.loads(said)
    except (TypeError, ValueError):
        return said


def _close(body: Any) -> bytes:
    if body is None:
        return b""
    return (body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)).encode()
