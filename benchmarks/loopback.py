"""A chat endpoint on loopback that answers at once with what it was given beforehand.

    python benchmarks/loopback.py ANSWERS.json

prints its base URL and serves until its standard input ends: a process of its own, so that its work is not counted as
the caller's. ANSWERS.json maps words of an article to the content of the answer to whoever sends these words.
"""

import json
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Answer = Callable[[str], str]  # from a request's body to the content of the answer


def main() -> int:
    answers: dict[str, str] = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))

    def answer(body: str) -> str:
        return next(content for words, content in answers.items() if words in body)

    with serving(answer) as url:
        print(url, flush=True)
        sys.stdin.read()
    return 0


@contextmanager
def serving(answer: Answer) -> Iterator[str]:
    """The base URL of an endpoint that lives as long as the block, in threads of this process."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one packet; in two, the second would wait for an acknowledgement

        def log_message(self, *_: Any) -> None:
            """Nothing: standard error is for what goes wrong."""

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            data = json.dumps(completion(answer(body), _function(json.loads(body)))).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def completion(content: str, function: str | None) -> Json:
    """A chat completion with the content, as the arguments of a call where a function is named."""
    message: Json = {"role": "assistant", "content": content, "refusal": None}
    if function is not None:
        called = {"id": "call_1", "type": "function", "function": {"name": function, "arguments": content}}
        message |= {"content": None, "tool_calls": [called]}
    usage = {"prompt_tokens": 2_000, "completion_tokens": 900, "total_tokens": 2_900}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "local",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop" if function is None else "tool_calls"}],
        "usage": usage,
    }


def _function(request: Json) -> str | None:
    """The function that the request asks to be called."""
    tools = request.get("tools")
    return str(tools[0]["function"]["name"]) if tools else None


if __name__ == "__main__":
    sys.exit(main())
