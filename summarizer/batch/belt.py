"""A short queue from a thread that reads to an event loop that works."""

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

_T = TypeVar("_T")


class Belt(Generic[_T]):
    """Made in the event loop. The thread waits where `most` things lie on it."""

    def __init__(self, most: int) -> None:
        self._things: deque[_T] = deque()
        self._room = threading.Semaphore(most)
        self._there = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._full = self._stopped = False

    def put(self, thing: _T) -> bool:
        """From the thread. Whether anybody still wants things."""
        self._room.acquire()
        if self._stopped:
            return False
        self._things.append(thing)
        self._wake()
        return True

    def end(self) -> None:
        """From the thread: nothing more will come."""
        self._full = True
        self._wake()

    def stop(self) -> None:
        """From the loop: nothing more is wanted; what lies here is dropped."""
        self._stopped = self._full = True
        self._things.clear()
        self._room.release()
        self._there.set()

    async def take(self, most: int, goes_along: Callable[[_T], bool]) -> list[_T]:
        """The next thing, as soon as there is one, and up to `most` in all of what lies behind it, as long as each
        `goes_along` with others; an empty list at the end."""
        while not self._things:
            if self._full:
                return []
            self._there.clear()
            await self._there.wait()
        taken = [self._things.popleft()]
        while len(taken) < most and self._things and goes_along(taken[-1]) and goes_along(self._things[0]):
            taken.append(self._things.popleft())
        self._room.release(len(taken))
        return taken

    def _wake(self) -> None:
        try:
            self._loop.call_soon_threadsafe(self._there.set)
        except RuntimeError:  # the loop is closed: the run is over, and the thread was waiting for a feed
            self._stopped = True
