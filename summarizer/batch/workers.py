"""Worker processes, one for each core: what dies or hangs in one costs the document that it worked on."""

import asyncio
from collections.abc import Callable, Coroutine, Generator
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar, TypeVarTuple, Unpack

from anyio import BrokenWorkerProcess, CapacityLimiter, to_process

from summarizer.batch.work import ready
from summarizer.processes import cores, ctrl_c_held_back

_Args = TypeVarTuple("_Args")
_Result = TypeVar("_Result")

# A brief of the longest text that is read at all takes about as long.
LONGEST = 120.0


class WorkerLostError(Exception):
    """The worker died, or was ended since it took too long."""


class Workers:
    """Made in the event loop; the processes end with it."""

    def __init__(self, most: int | None = None, longest: float = LONGEST) -> None:
        self.count = most or cores()
        self._free = CapacityLimiter(self.count)
        self._longest = longest

    async def run(self, work: Callable[[Unpack[_Args]], _Result], *arguments: *_Args) -> _Result:
        """What `work` returns, a plain function of values that can be pickled. Raises what it raises, and
        WorkerLostError."""
        async with self._free:
            try:
                async with asyncio.timeout(self._longest):
                    return await _Deaf(to_process.run_sync(_guarded, work, arguments, cancellable=True))
            except TimeoutError as error:
                raise WorkerLostError(f"it takes longer than {self._longest:g} s") from error
            except (BrokenWorkerProcess, ProcessLookupError) as error:  # the latter where it died as it was started
                raise WorkerLostError("it ended the process that read it") from error


def _guarded(work: Callable[..., _Result], arguments: tuple[object, ...]) -> _Result:
    ready()
    return work(*arguments)


@dataclass(frozen=True, slots=True)
class _Deaf(Generic[_Result]):
    """A coroutine whose own code runs with Ctrl-C held back. A process inherits that: one that is started here does
    not hear it from its first instant, before it can be asked to ignore it. While the coroutine waits the program
    hears it as ever."""

    coroutine: Coroutine[Any, Any, _Result]

    def __await__(self) -> Generator[Any, Any, _Result]:
        step: Callable[[], Any] = partial(self.coroutine.send, None)
        while True:
            try:
                with ctrl_c_held_back():
                    awaited = step()
            except StopIteration as end:
                result: _Result = end.value
                return result
            try:
                step = partial(self.coroutine.send, (yield awaited))
            except GeneratorExit:
                self.coroutine.close()
                raise
            except BaseException as error:  # a cancellation, among others; it is for the coroutine
                step = partial(self.coroutine.throw, error)
