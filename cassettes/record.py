"""Records the cassettes anew: `make cassettes`, or `python cassettes/record.py [NAME…]` for some of them.

Scenarios with answers written by hand are recorded against an endpoint on loopback that sends them as they are. The
others are recorded against the endpoint that is configured, as for `summarize`: OPENAI_API_KEY, SUMMARIZE_BASE_URL,
SUMMARIZE_MODEL. A cassette takes the place of the old one when its recording is whole, never before.
"""

import json
import os
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from cassettes.scenarios import SCENARIOS, Answer, Scenario  # noqa: E402  # run as a script, it is found by now
from summarizer import Story, Summary, summarize, summarize_story  # noqa: E402
from summarizer.errors import ModelError, SummarizerError  # noqa: E402

BY_HAND = "written-by-hand"
# Of the environment only where a model is and how patiently it is asked: a prompt or a language of one's own would
# make other requests than the tests ask.
_TERMS = {f"SUMMARIZE_{name}" for name in ("MODEL", "BASE_URL", "API_KEY", "TIMEOUT", "RETRIES")}
_FIRST_FAULT = 400


class RecordingError(Exception):
    """A recording that is not kept; its text is one line."""


def main(names: Sequence[str]) -> int:
    """Records the scenarios of these names, or all; 0 where each was recorded or, unnamed, has no model to ask."""
    unknown = set(names) - {one.name for one in SCENARIOS}
    if unknown:
        print(f"no such scenario: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    failed = False
    for one in SCENARIOS:
        if names and one.name not in names:
            continue
        if not one.answers and not _model_is_configured():
            print(f"{one.name}: kept as it is; a model answers it, and none is configured (OPENAI_API_KEY)")
            failed = failed or bool(names)
            continue
        try:
            print(f"{one.name}: {record(one)}")
        except (RecordingError, SummarizerError) as error:
            print(f"{one.name}: not recorded, the old cassette stays: {error}", file=sys.stderr)
            failed = True
    return int(failed)


def record(scenario: Scenario, cassette: Path | None = None) -> str:
    """Records one scenario into its cassette, or into another; what came of it, in a line.

    Raises RecordingError and SummarizerError, and leaves the old cassette as it was.
    """
    place = cassette or scenario.cassette
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=".recording-") as folder:
        fresh = Path(folder) / place.name
        said = _by_hand(scenario, fresh) if scenario.answers else _by_model(scenario, fresh)
        fresh.replace(place)
    return said


def _by_hand(scenario: Scenario, cassette: Path) -> str:
    with _environment(set()), _endpoint(scenario.answers) as (url, sent):
        try:
            said = _run(scenario, cassette, model=BY_HAND, base_url=url)
        except ModelError as error:
            said = f"fails as written: {error.problem}"
    if len(sent) != len(scenario.answers):
        raise RecordingError(f"{len(sent)} requests came for {len(scenario.answers)} written answers")
    return said


def _by_model(scenario: Scenario, cassette: Path) -> str:
    with _environment(_TERMS | {"OPENAI_API_KEY", "OPENAI_BASE_URL"}):
        said = _run(scenario, cassette)
    statuses = [
        entry["response"]["status"]["code"] for entry in yaml.safe_load(cassette.read_text("utf-8"))["interactions"]
    ]
    # 400 is how an endpoint says that it knows no JSON Schema; a replay hears it, and asks as the run did.
    faults = [status for status in statuses if status > _FIRST_FAULT]
    if faults:
        raise RecordingError(f"the endpoint answered {faults[0]} in between; try again")
    return said


def _run(scenario: Scenario, cassette: Path, **terms: Any) -> str:
    article, schema = str(ROOT / scenario.article), scenario.schema
    options = {**scenario.options, **terms}
    if "prompt" in options:
        options["prompt"] = str(ROOT / options["prompt"])
    if ":" in schema:
        schema = str(ROOT / schema)
    made: Summary | Story
    if scenario.others:
        articles = [article, *(str(ROOT / other) for other in scenario.others)]
        made = summarize_story(articles, engine="llm", record=str(cassette), **options)
    else:
        made = summarize(article, schema, engine="llm", record=str(cassette), **options)
    return f"{made.run.calls} requests, {made.audit.supported} of {made.audit.claims} claims hold"


def _model_is_configured() -> bool:
    return any(
        os.environ.get(name)
        for name in ("OPENAI_API_KEY", "SUMMARIZE_API_KEY", "OPENAI_BASE_URL", "SUMMARIZE_BASE_URL")
    )


@contextmanager
def _environment(kept: set[str]) -> Iterator[None]:
    """The environment without the program's own variables, those in `kept` aside."""
    before = dict(os.environ)
    for name in before:
        if name.startswith(("SUMMARIZE_", "OPENAI_")) and name not in kept:
            del os.environ[name]
    try:
        yield
    finally:
        os.environ.update(before)


@contextmanager
def _endpoint(answers: Sequence[Answer]) -> Iterator[tuple[str, list[Answer]]]:
    """An OpenAI-compatible endpoint on loopback that sends these answers in turn: its URL, and what was sent."""
    sent: list[Answer] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None:
            pass

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["content-length"])))
            at = len(sent)
            if at < len(answers):
                status, body = 200, _completion(request, answers[at])
            else:
                status, body = 400, {"error": {"message": "the scenario has no more answers"}}
            sent.append(answers[min(at, len(answers) - 1)])
            data = json.dumps(body, ensure_ascii=False).encode()
            self.send_response_only(status)  # no date, no server: recorded again, a cassette is the same
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", sent
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _completion(request: dict[str, Any], answer: Answer) -> dict[str, Any]:
    """A chat completion with this answer; its tokens are counted at four characters each."""
    asked = len(json.dumps([request["messages"], request.get("response_format")], ensure_ascii=False)) // 4
    told = len(answer.content or answer.refusal or "") // 4
    message = {"role": "assistant", "content": answer.content, "refusal": answer.refusal}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 0,
        "model": request["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": answer.finish}],
        "usage": {"prompt_tokens": asked, "completion_tokens": told, "total_tokens": asked + told},
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
