"""What robots.txt allows: whom it names, what it says of a path, and what holds where it cannot be had."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import FetchError
from summarizer.sources.polite import robots as module
from summarizer.sources.polite.robots import MOST_BYTES, SECONDS_OF_NO_ANSWER, SECONDS_OF_RULES, Robots, parse
from summarizer.sources.web import RedirectsError, StatusError

SITE = "https://desk.example"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /private", "/private/a", False),
        ("User-agent: *\nDisallow: /private", "/public", True),
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?b", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: summarizer\nDisallow: /shut", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Summarizer/1.0 # us\nDisallow: /shut", "/shut", False),
        ("User-agent: summarizer\nDisallow: /", "/a", False),
        ("User-agent: otherbot\nUser-agent: summarizer\nDisallow: /", "/a", False),
        ("User-agent: otherbot\nDisallow: /\nUser-agent: summarizer\nDisallow: /shut", "/a", True),
        ("User-agent: sum\nDisallow: /", "/a", True),
        ("User-agent: summarizer-pro\nDisallow: /", "/a", True),
        ("User-agent: otherbot\nDisallow: /", "/a", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *bot\nDisallow: /", "/a", True),
        ("User-agent:\nDisallow: /", "/a", True),
        ("# User-agent: *\nDisallow: /", "/a", True),
        ("\ufeffUser-agent: * # all\r\nDisallow: /a\r\n", "/a", False),
        ("USER-AGENT:*\rdisallow:/a", "/a", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("<!doctype html><html><body>Not found</body></html>", "/a", True),
    ],
)
def test_what_is_allowed(text: str, path: str, allowed: bool) -> None:
    assert parse(text.encode()).allow(SITE + path) is allowed


@pytest.mark.parametrize(("said", "pause"), [("5", 5.0), ("0.5", 0.5), ("-1", 0.0), ("nan", 0.0), ("soon", 0.0)])
def test_the_pause_that_is_asked_for(said: str, pause: float) -> None:
    assert parse(f"User-agent: *\nCrawl-delay: {said}".encode()).pause == pause


@given(st.binary(max_size=300), st.text(max_size=30))
def test_no_bytes_make_it_fail(data: bytes, path: str) -> None:
    rules = parse(b"User-agent: *\n" + data)
    assert rules.allow(f"{SITE}/{path.encode('utf-8', 'ignore').decode()}") in (True, False)


def test_what_is_beyond_the_bound_is_not_looked_at_and_no_rule_is_cut_in_two() -> None:
    line = b"Disallow: /shut\n"
    head = b"User-agent: *\n" + b"#" * (MOST_BYTES - 14 - len(b"\nDisallow: /")) + b"\n"
    rules = parse(head + line + line)
    assert rules.allow(f"{SITE}/a")
    assert rules.allow(f"{SITE}/shut")


def test_a_thousand_names_over_ten_thousand_rules_are_not_ten_million() -> None:
    names = "".join(f"User-agent: bot{n}\n" for n in range(17_000))
    rules = parse((names + "Allow: /\n" * 25_000).encode())
    assert rules.parsed is not None
    assert len(rules.parsed._user_agents) == 1


class Site:
    """A robots.txt that is what the test says, and a clock."""

    def __init__(self, *answers: bytes | FetchError) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []
        self.now = 0.0

    def read(self, url: str) -> bytes:
        self.asked.append(url)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, FetchError):
            raise answer
        return answer

    def robots(self) -> Robots:
        return Robots(self.read, clock=lambda: self.now)


def status(code: int) -> StatusError:
    return StatusError("robots", f"an error ({code})", status=code)


SHUT = b"User-agent: *\nDisallow: /"


@pytest.mark.parametrize(
    ("answer", "allowed"),
    [
        (status(404), True),
        (status(401), True),
        (status(403), True),
        (status(410), True),
        (status(429), False),
        (status(500), False),
        (status(503), False),
        (RedirectsError("robots", "no end"), True),
        (FetchError("robots", "no connection"), False),
    ],
)
def test_where_there_is_no_robots(answer: FetchError, allowed: bool) -> None:
    assert Site(answer).robots().rules(f"{SITE}/a").allow(f"{SITE}/a") is allowed


def test_one_lost_connection_is_not_the_end() -> None:
    site = Site(FetchError("robots", "reset"), b"")
    assert site.robots().rules(f"{SITE}/a").allow(f"{SITE}/a")
    assert len(site.asked) == 2


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://desk.example/a/b?c", "https://desk.example/robots.txt"),
        ("https://DESK.example:443/a", "https://desk.example/robots.txt"),
        ("http://desk.example:8080/a", "http://desk.example:8080/robots.txt"),
        ("https://reader:word@desk.example/a", "https://desk.example/robots.txt"),
        ("http://[::1]:8080/a", "http://[::1]:8080/robots.txt"),
    ],
)
def test_where_it_is_asked_for(url: str, asked: str) -> None:
    site = Site(b"")
    site.robots().rules(url)
    assert site.asked == [asked]


def test_it_is_asked_for_once_and_anew_after_a_day() -> None:
    site = Site(SHUT, b"")
    robots = site.robots()
    for _ in range(3):
        assert not robots.rules(f"{SITE}/a").allow(f"{SITE}/a")
    site.now += SECONDS_OF_RULES
    assert robots.rules(f"{SITE}/a").allow(f"{SITE}/a")
    assert len(site.asked) == 2


def test_one_that_could_not_be_had_is_asked_for_again_soon() -> None:
    site = Site(status(500), status(500), b"")
    robots = site.robots()
    assert robots.rules(f"{SITE}/a").unread == "an error (500)"
    assert robots.rules(f"{SITE}/b").unread == "an error (500)"
    assert len(site.asked) == 2
    site.now += SECONDS_OF_NO_ANSWER
    assert robots.rules(f"{SITE}/a").allow(f"{SITE}/a")


def test_rules_that_were_read_hold_while_the_server_is_out_of_order() -> None:
    site = Site(b"User-agent: *\nDisallow: /shut", status(503))
    robots = site.robots()
    robots.rules(f"{SITE}/a")
    site.now += SECONDS_OF_RULES
    rules = robots.rules(f"{SITE}/a")
    assert (rules.allow(f"{SITE}/a"), rules.allow(f"{SITE}/shut")) == (True, False)
    asked = len(site.asked)
    site.now += SECONDS_OF_NO_ANSWER
    robots.rules(f"{SITE}/a")
    assert len(site.asked) == asked + 2


def test_many_threads_ask_once() -> None:
    site = Site(b"")
    robots = site.robots()
    gate = threading.Barrier(8, timeout=10)

    def ask(_: int) -> bool:
        gate.wait()
        return robots.rules(f"{SITE}/a").allow(f"{SITE}/a")

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(8)))
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    ("bound", "most", "read"),
    [("MOST_SERVERS", 5, b""), ("MOST_TEXT", 500, b"User-agent: *\nDisallow: /" + b"a" * 80)],
)
def test_servers_of_long_ago_are_forgotten(monkeypatch: pytest.MonkeyPatch, bound: str, most: int, read: bytes) -> None:
    monkeypatch.setattr(module, bound, most)
    site = Site(read)
    robots = site.robots()
    for n in range(50):
        robots.rules(f"https://desk{n}.example/a")
    assert 1 <= len(robots._known) <= 5
    assert robots._text == sum(known.weighed for known in robots._known.values())


@pytest.mark.parametrize(
    "hostile",
    [
        lambda: b"User-agent: *\nDisallow: /" + b"*a" * 250_000,
        lambda: b"User-agent: *\n" + b"".join(b"Disallow: /*%d*b\n" % n for n in range(25_000)),
        lambda: b"User-agent: *\nDisallow: " + b"$" * 500_000,
        lambda: b"User-agent: *\nDisallow: /" + b"%41" * 160_000,
        lambda: b"user" + b" " * 500_000 + b"agent",
        lambda: b"a " * 250_000,
        lambda: b"\n" * 500_000,
    ],
)
def test_hostile_files_take_no_longer_than_their_length(hostile: Callable[[], bytes]) -> None:
    url = f"{SITE}/{'a/' * 4_000}"
    assert parse(hostile()).allow(url) in (True, False)
