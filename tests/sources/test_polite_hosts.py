"""Turns at hosts: how many at a time, how far apart, and how long a host is left alone. The clock is the tests' own."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from summarizer.errors import FetchError
from summarizer.sources.polite import hosts as module
from summarizer.sources.polite.hosts import LONGEST_PAUSE, LONGEST_SHUT, Hosts

URL = "https://desk.example/a"


class Clock:
    """Time that goes by when somebody waits, and no faster."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.now += seconds


def at(clock: Clock, pause: float = 0.5) -> Hosts:
    return Hosts(pause=pause, wait=clock.wait, clock=clock)


def take(hosts: Hosts, url: str = URL, pause: float = 0.0) -> None:
    with hosts.turn(url, pause):
        pass


def test_starts_at_one_host_are_a_pause_apart() -> None:
    clock = Clock()
    hosts = at(clock)
    for _ in range(3):
        take(hosts)
    assert clock.waits == [0.5, 0.5]


def test_a_host_that_was_not_asked_for_a_while_is_not_waited_for() -> None:
    clock = Clock()
    hosts = at(clock)
    take(hosts)
    clock.now += 60
    take(hosts)
    assert clock.waits == []


def test_hosts_do_not_wait_for_each_other() -> None:
    clock = Clock()
    hosts = at(clock)
    for n in range(20):
        take(hosts, f"https://desk{n}.example/a")
    assert clock.waits == []


def test_a_host_is_the_same_under_another_scheme_port_or_case() -> None:
    clock = Clock()
    hosts = at(clock)
    for url in (URL, "http://DESK.example:8080/b", "https://reader@desk.example/c"):
        take(hosts, url)
    assert clock.waits == [0.5, 0.5]


@pytest.mark.parametrize(("asked", "waited"), [(0.1, 0.5), (5.0, 5.0), (86_400.0, LONGEST_PAUSE)])
def test_a_host_may_ask_for_a_longer_pause_up_to_a_bound(asked: float, waited: float) -> None:
    clock = Clock()
    hosts = at(clock)
    take(hosts, pause=asked)
    take(hosts, pause=asked)
    assert clock.waits == [waited]


def test_a_held_host_is_waited_for() -> None:
    clock = Clock()
    hosts = at(clock)
    hosts.hold(URL, 20)
    take(hosts)
    assert clock.waits == [20]


def test_a_host_that_wants_to_be_left_alone_for_long_is_refused_until_then() -> None:
    clock = Clock()
    hosts = at(clock)
    hosts.hold(URL, 120)
    with pytest.raises(FetchError, match=r"asks to be left alone for 120 s") as caught:
        take(hosts)
    assert str(caught.value).startswith(URL)
    assert clock.waits == []
    clock.now += 121
    take(hosts)


def test_no_host_is_left_alone_for_ever() -> None:
    clock = Clock()
    hosts = at(clock)
    hosts.hold(URL, 1e12)
    clock.now += LONGEST_SHUT + 1
    take(hosts)


def test_no_more_than_two_are_in_flight_at_a_host() -> None:
    hosts = Hosts(pause=0)
    running, most = 0, 0
    lock = threading.Lock()
    both = threading.Barrier(2, timeout=10)

    def work(_: int) -> None:
        nonlocal running, most
        with hosts.turn(URL):
            with lock:
                running += 1
                most = max(most, running)
            both.wait()  # two are in at once, or this breaks
            with lock:
                running -= 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(16)))
    assert most == 2


def test_a_turn_is_given_back_after_a_failure() -> None:
    hosts = Hosts(pause=0, in_flight=1)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), hosts.turn(URL):
            raise ZeroDivisionError
    take(hosts)


def test_who_waits_is_woken_at_the_end() -> None:
    hosts = Hosts(pause=1000)
    take(hosts)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(take, hosts)
        hosts.stop()
        with pytest.raises(FetchError, match="stopped before its turn came"):
            waiting.result(10)
    with pytest.raises(FetchError, match="stopped before its turn came"):
        take(hosts)


def test_hosts_of_long_ago_are_forgotten_and_those_in_use_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_HOSTS", 10)
    clock = Clock()
    hosts = at(clock)
    with ExitStack() as held:
        held.enter_context(hosts.turn(URL))
        for n in range(100):
            take(hosts, f"https://desk{n}.example/a")
        assert len(hosts._known) == 10
        take(hosts)
    assert clock.waits == [0.5]  # it is still known when it was last asked
