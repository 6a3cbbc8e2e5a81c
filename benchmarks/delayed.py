"""A chat endpoint on loopback that takes a fixed time for each answer, in a process of its own.

    python benchmarks/delayed.py ANSWERS.json --delay 0.2 [--every 50 --slow 2]

prints its base URL and serves until its standard input ends. It answers any number of calls at once: all that it does
in between is to wait. `GET /figures` tells what it has seen, `GET /kill?pid=P&at=N` kills that process when the
request of that number arrives, and answers then.
"""

import argparse
import asyncio
import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, Python looks for modules in benchmarks/ alone

from benchmarks.loopback import completion  # noqa: E402 - needs the path above

Json = dict[str, Any]
_LARGEST_HEAD = 65_536


class Endpoint:
    """What it answers, how long it takes, and what it has seen: `requests` in all, `waiting` those that have no answer
    yet, `calling` the connections on which anything was asked."""

    def __init__(self, answers: Sequence[Mapping[str, str]], delay: float, every: int, slow: float) -> None:
        self.delay, self.every, self.slow = delay, every, slow
        self.requests = self.waiting = self.calling = 0
        self._briefs = [(answer["words"].encode(), answer["brief"]) for answer in answers]
        self._extractions = {answer["words"].encode(): answer["extractions"] for answer in answers}
        self._made: dict[tuple[bytes, str], bytes] = {}
        self._killing: tuple[int, int, asyncio.Future[Json]] | None = None

    @property
    def figures(self) -> Json:
        return {"requests": self.requests, "waiting": self.waiting, "calling": self.calling}

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """A connection, to its end."""
        calls = False
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                method, target, *_ = head.split(" ", 2)
                if method == "GET":
                    data = json.dumps(await self._told(target)).encode()
                else:
                    self.calling += not calls
                    calls = True
                    data = await self._answered(await reader.readexactly(_length(head)))
                writer.write(
                    b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(data)
                    + data
                )
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # who asked has gone
        finally:
            self.calling -= calls
            writer.close()

    async def _answered(self, body: bytes) -> bytes:
        self.requests += 1
        self.waiting += 1
        if self._killing is not None and self.requests >= self._killing[1]:
            pid, _, told = self._killing
            self._killing = None
            os.kill(pid, signal.SIGKILL)
            told.set_result(self.figures)
        is_slow = self.every and self.requests % self.every == 0
        try:
            await asyncio.sleep(self.slow if is_slow else self.delay)
        finally:
            self.waiting -= 1
        return self._completion(body)

    def _completion(self, body: bytes) -> bytes:
        """Made once for each article and way of asking: this is no benchmark of the endpoint."""
        known = ((words, brief) for words, brief in self._briefs if words in body)
        words, content = next(known, (b"", "no article that is known here"))
        function = json.loads(body)["tools"][0]["function"]["name"] if b'"tools"' in body else None
        way = "extractions" if b"extractions" in body else str(function)
        if (words, way) not in self._made:
            content = self._extractions.get(words, content) if way == "extractions" else content
            self._made[words, way] = json.dumps(completion(content, function)).encode()
        return self._made[words, way]

    async def _told(self, target: str) -> Json:
        parts = urlsplit(target)
        if parts.path != "/kill":
            return self.figures
        asked = parse_qs(parts.query)
        told: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._killing = (int(asked["pid"][0]), int(asked["at"][0]), told)
        return await told


def _length(head: str) -> int:
    return next(int(line[15:]) for line in head.splitlines() if line.lower().startswith("content-length:"))


@contextmanager
def delayed(answers: Path, delay: float, every: int = 0, slow: float = 0.0) -> Iterator[str]:
    """The address of such an endpoint, for as long as the block lasts; its base URL is that with /v1."""
    terms = ["--delay", str(delay), "--every", str(every), "--slow", str(slow)]
    with subprocess.Popen(
        [sys.executable, __file__, str(answers), *terms], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None  # noqa: S101 - said for mypy: both were asked for as pipes
        assert process.stdout is not None  # noqa: S101
        yield process.stdout.readline().strip()
        process.stdin.close()


def figures_of(address: str, ask: str = "figures") -> Json:
    """What the endpoint has seen, now or when it has done what is asked."""
    with urllib.request.urlopen(f"{address}/{ask}") as response:  # noqa: S310 - our own endpoint
        told: Json = json.load(response)
        return told


async def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("answers", type=Path)
    parser.add_argument("--delay", type=float, default=0.2)
    parser.add_argument("--every", type=int, default=0, help="each request of so many is slow")
    parser.add_argument("--slow", type=float, default=2.0)
    options = parser.parse_args()
    answers = json.loads(options.answers.read_text(encoding="utf-8"))
    endpoint = Endpoint(answers, options.delay, options.every, options.slow)
    server = await asyncio.start_server(endpoint.serve, "127.0.0.1", 0, limit=_LARGEST_HEAD, backlog=512)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    os._exit(0)  # connections that somebody still holds are not waited for


if __name__ == "__main__":
    asyncio.run(_main())
