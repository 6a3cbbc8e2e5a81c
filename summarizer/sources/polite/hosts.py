"""Whose turn it is: a few requests of a host at a time, a pause between their starts, and its wish to be left alone."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from summarizer.errors import FetchError

IN_FLIGHT = 2
PAUSE = 0.5
# The longest that a host's word can make one request wait for it; a longer wish is answered by leaving it alone.
LONGEST_PAUSE = 30.0
# The longest that a host is left alone before it is asked again, whatever it said.
LONGEST_SHUT = 3600.0
MOST_HOSTS = 2_000


@dataclass(slots=True)
class _Host:
    """What is known of one host; times are those of the clock. `users` wait for it or are in flight."""

    slots: threading.Semaphore
    users: int = 0
    next_start: float = 0.0
    shut_until: float = 0.0


class Hosts:
    """The turns at all hosts of a run. Any number of threads may share it; hosts that were not used for long are
    forgotten beyond `MOST_HOSTS`.

    `pause` is in seconds. `wait` sleeps that long and `clock` tells the time; tests give their own.
    """

    def __init__(
        self,
        *,
        in_flight: int = IN_FLIGHT,
        pause: float = PAUSE,
        wait: Callable[[float], object] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._in_flight = in_flight
        self._pause = pause
        self._stopped = threading.Event()
        self._wait = wait or self._stopped.wait
        self._clock = clock
        self._lock = threading.Lock()
        self._known: OrderedDict[str, _Host] = OrderedDict()

    @contextmanager
    def turn(self, url: str, pause: float = 0.0) -> Iterator[None]:
        """Enter to make one request of the address; returns when it may start. `pause` is what its host asks for.

        Raises FetchError where the host wishes to be left alone, or the run is stopped.
        """
        host = self._enter(_name(url))
        try:
            with host.slots:
                self._await_start(host, url, min(max(self._pause, pause), LONGEST_PAUSE))
                yield
        finally:
            with self._lock:
                host.users -= 1

    def hold(self, url: str, seconds: float) -> None:
        """No request of the address' host begins for so long. Beyond `LONGEST_PAUSE`, those that come are refused."""
        host = self._enter(_name(url))
        with self._lock:
            host.users -= 1
            if seconds > LONGEST_PAUSE:
                host.shut_until = self._clock() + min(seconds, LONGEST_SHUT)
            else:
                host.next_start = max(host.next_start, self._clock() + seconds)

    def stop(self) -> None:
        """Wakes all who wait for a turn; they and all who come get FetchError."""
        self._stopped.set()

    def _enter(self, name: str) -> _Host:
        with self._lock:
            host = self._known.get(name)
            if host is None:
                host = self._known[name] = _Host(threading.Semaphore(self._in_flight))
            host.users += 1
            self._known.move_to_end(name)
            if len(self._known) > MOST_HOSTS:
                self._forget_one()
            return host

    def _forget_one(self) -> None:
        """Of those in use there are no more than threads, so one that is not is soon found."""
        idle = next((name for name, host in self._known.items() if not host.users), None)
        if idle is not None:
            del self._known[idle]

    def _await_start(self, host: _Host, url: str, pause: float) -> None:
        with self._lock:
            now = self._clock()
            shut = host.shut_until - now
            start = max(now, host.next_start)
            if shut <= 0:
                host.next_start = start + pause
        if shut > 0:
            raise FetchError(url, f"its server asks to be left alone for {shut:.0f} s (Retry-After)", "try again then")
        if start > now:
            self._wait(start - now)
        if self._stopped.is_set():
            raise FetchError(url, "the run was stopped before its turn came", "run it again")


def _name(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()
