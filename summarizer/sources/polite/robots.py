"""What a server's robots.txt allows (RFC 9309), read by protego, the parser of Scrapy.

- Refused (4xx): there are no rules, all may be read. So it is after endless redirects.
- Out of order (5xx, and 429, which says the same), out of reach, too slow: nothing may be read for now. It is asked
  again after ten minutes; rules that were read before are kept to until then.
- Rules are read anew after a day. What is beyond 500 kB of a robots.txt is not looked at.
"""

import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from protego import Protego

from summarizer.errors import FetchError
from summarizer.sources.web import RedirectsError, StatusError

PRODUCT = "summarizer"
MOST_BYTES = 500 * 1024
SECONDS_OF_RULES = 24 * 3600.0
SECONDS_OF_NO_ANSWER = 600.0
MOST_SERVERS = 2_000
# Of text, over all servers: parsed rules take up to forty times as much memory.
MOST_TEXT = 4 * 1024 * 1024

_AGENT_LINE = re.compile(r"\s*user(?:-|\s+|)agent\s*[:\s]\s*(.*)", re.I)
_TOKEN = re.compile(r"[A-Za-z_-]+|\*\s*$")


@dataclass(frozen=True, slots=True)
class Rules:
    """What a server allows. `pause` is the seconds that it wants between two requests; `unread` says why it could not
    be asked, and then nothing is allowed."""

    parsed: Protego | None = None
    pause: float = 0.0
    unread: str = ""
    weight: int = 0

    def allow(self, url: str) -> bool:
        if self.unread:
            return False
        return self.parsed is None or bool(self.parsed.can_fetch(url, PRODUCT))


@dataclass(slots=True)
class _Known:
    """The rules of one server, and until when they hold; the lock is held while they are asked for."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    rules: Rules | None = None
    until: float = 0.0
    weighed: int = 0


class Robots:
    """The rules of all servers of a run, each asked for once, by whichever thread comes first.

    `read` gives the beginning of a robots.txt at an address, and raises FetchError.
    """

    def __init__(self, read: Callable[[str], bytes], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._read = read
        self._clock = clock
        self._lock = threading.Lock()
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._text = 0

    def rules(self, url: str) -> Rules:
        """The rules of the server of an address."""
        server = _server(url)
        with self._lock:
            known = self._known.setdefault(server, _Known())
            self._known.move_to_end(server)
        with known.lock:
            if known.rules is None or self._clock() >= known.until:
                before, known.rules = known.rules, self._ask(server, known.rules)
                seconds = SECONDS_OF_NO_ANSWER if known.rules.unread or known.rules is before else SECONDS_OF_RULES
                known.until = self._clock() + seconds
                self._weigh(server, known)
            return known.rules

    def _ask(self, server: str, before: Rules | None) -> Rules:
        unread = ""
        for _ in range(2):  # one lost connection must not shut out a server's every page
            try:
                return parse(self._read(f"{server}/robots.txt"))
            except RedirectsError:
                return Rules()
            except FetchError as error:
                if isinstance(error, StatusError) and 400 <= error.status < 500 and error.status != 429:
                    return Rules()
                unread = error.problem
        return before if before and not before.unread else Rules(unread=unread)

    def _weigh(self, server: str, known: _Known) -> None:
        """Takes the new rules into account, and forgets the servers that were not asked for the longest, where there
        are too many."""
        with self._lock:
            if self._known.get(server) is known and known.rules:
                self._text += known.rules.weight - known.weighed
                known.weighed = known.rules.weight
            while len(self._known) > 1 and (self._text > MOST_TEXT or len(self._known) > MOST_SERVERS):
                _, oldest = self._known.popitem(last=False)
                self._text -= oldest.weighed


def parse(data: bytes) -> Rules:
    """The rules of a robots.txt. Never fails: what is no rule is passed over."""
    data = data[:MOST_BYTES]
    if len(data) == MOST_BYTES:
        data = data[: data.rfind(b"\n") + 1]  # half a rule would forbid more than the whole
    text = _ours(data.decode("utf-8-sig", "replace"))
    parsed = Protego.parse(text)
    return Rules(parsed, parsed.crawl_delay(PRODUCT) or 0.0, weight=len(text))


def _ours(text: str) -> str:
    """The text with all other programs called one: a rule is kept once for each name that it stands under, so that a
    thousand names over a thousand rules would be a million. Names are compared whole, as RFC 9309 says; protego would
    take "sum" for us."""
    lines = []
    for line in text.splitlines():
        agent = _AGENT_LINE.match(line.partition("#")[0])
        if agent:
            token = _TOKEN.match(agent.group(1))
            name = token.group().lower().rstrip() if token else ""
            lines.append(f"User-agent: {name if name in (PRODUCT, '*') else 'other'}")
        else:
            lines.append(line)
    return "\n".join(lines)


def _server(url: str) -> str:
    """Scheme, host and port of an address: what a robots.txt speaks for."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = f":{parts.port}" if parts.port and (parts.scheme, parts.port) not in (("http", 80), ("https", 443)) else ""
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}"
