"""A stream through Ray Data: rows go in as they come, and what workers made of each comes back. Each row is a task of
its own and waits for nobody, neither for those before it nor for a block to be full."""

import asyncio
import contextlib
import itertools
import pickle
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Self

import pyarrow
import ray
import ray.data
from anyio import to_thread
from ray.data.block import BlockMetadata
from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

from summarizer.batch.outcome import Failure, Outcome
from summarizer.batch.ray_desk import Desk, Order
from summarizer.batch.ray_worker import RawWorker
from summarizer.batch.work import Raw, portable, unexpected
from summarizer.errors import OutputError, SummarizerError

if TYPE_CHECKING:
    from summarizer.engines.llm.endpoint import Endpoint

# Of a core: a worker waits for answers most of the time, and a dataset's other operators need cores too.
CORES_A_WORKER = 0.5
# Ray keeps some kilobytes of each row for as long as a job lasts, so a job has an end: a pause of seconds for the next.
ROWS_A_JOB = 20_000
# Seconds for which a job that has nothing more to do is waited for.
_PATIENCE = 30.0


class ByRay:
    """Outcomes by the workers of a Ray cluster. An asynchronous context manager, made in the event loop."""

    def __init__(self, order: Order, workers: int, at_once: int, endpoint: "Endpoint | None") -> None:
        self.at_once = at_once
        self.endpoint = endpoint
        self._desk = open_desk(order)
        self._workers = workers
        self._tasks_a_worker = order.slots + 1  # one is on its way while the others are worked on
        self._loop = asyncio.get_running_loop()
        self._numbers = itertools.count()
        self._waiting: dict[int, asyncio.Future[list[Outcome]]] = {}
        self._over: SummarizerError | None = None
        self._left = False
        self._reader = threading.Thread(target=self._read, name="ray", daemon=True)

    async def __aenter__(self) -> Self:
        self._reader.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._left = True
        if self._waiting:  # what is in flight is given up: without its desk the job ends
            ray.kill(self._desk)
        elif self._over is None:
            await self._desk.end.remote()
            await to_thread.run_sync(self._reader.join, _PATIENCE)

    async def outcomes(self, raws: Sequence[Raw]) -> list[Outcome]:
        """One for each. Raises OutputError where the job ended."""
        found: list[Outcome] = []
        rest: list[Raw] = []
        for raw in raws:
            try:
                rest.append(raw if raw.path is None else await to_thread.run_sync(portable, raw))
            except SummarizerError as error:
                found.append(Failure.of(raw.input, error))
            except Exception as error:  # no input ends a run
                found.append(unexpected(raw.input, error))
        return found + (await self._made(rest) if rest else [])

    async def _made(self, raws: list[Raw]) -> list[Outcome]:
        if self._over is not None:
            raise self._over
        number = next(self._numbers)
        coming: asyncio.Future[list[Outcome]] = self._loop.create_future()
        self._waiting[number] = coming
        await self._desk.put.remote(number, pickle.dumps(raws))
        return await coming

    def _read(self) -> None:
        """In the thread: what comes back."""
        problem = "its job ended before its time"
        first, came = 0, ROWS_A_JOB
        try:
            while came == ROWS_A_JOB:
                came = 0
                for row in self._job(range(first, first + ROWS_A_JOB)):
                    self._loop.call_soon_threadsafe(self._came, row["number"], row["outcomes"])
                    came += 1
                first += came
        except Exception as error:
            problem = f"{problem} ({said(error)})"
        ended = OutputError("Ray", problem, "run the same command again; what is done is kept")
        with contextlib.suppress(RuntimeError):  # the loop is closed
            self._loop.call_soon_threadsafe(self._end, ended)

    def _job(self, numbers: range) -> Iterator[dict[str, Any]]:
        """Numbers and outcomes of these rows, as they come; fewer where the run ends."""
        context = ray.data.DataContext.get_current().copy()
        context.target_max_block_size = 1  # a row is a block, so it is handed on at once
        context.enable_progress_bars = False
        context.print_on_execution_start = False
        with ray.data.DataContext.current(context):
            rows = ray.data.read_datasource(_Rows(self._desk, numbers), num_cpus=0, override_num_blocks=1)
            made = rows.map_batches(
                RawWorker,
                fn_constructor_args=(self._desk,),
                batch_format="pyarrow",
                compute=actors(self._workers, self._tasks_a_worker),
                num_cpus=CORES_A_WORKER,
            )
            # Nothing is fetched beforehand: a batch would wait for the one behind it, and that for this one's slot.
            for batch in made.iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=0):
                yield from batch.to_pylist()

    def _came(self, number: int, outcomes: bytes) -> None:
        coming = self._waiting.pop(number, None)
        if coming is None or coming.done() or self._left:
            return
        self._desk.settled.remote(number)
        made: list[Outcome] | SummarizerError = pickle.loads(outcomes)  # noqa: S301 - our own workers wrote it
        if isinstance(made, SummarizerError):
            coming.set_exception(made)
        else:
            coming.set_result(made)

    def _end(self, error: SummarizerError) -> None:
        self._over = error
        for coming in self._waiting.values():
            if not coming.done():
                coming.set_exception(error)
        self._waiting.clear()


def open_desk(order: Order) -> Any:
    """The handle of a new Desk, on this machine: if that goes, so does the run."""
    here = NodeAffinitySchedulingStrategy(ray.get_runtime_context().get_node_id(), soft=False)
    desk = ray.remote(Desk).options(num_cpus=0, max_concurrency=100_000, scheduling_strategy=here)
    return desk.remote(ray.cloudpickle.dumps(order))


def actors(workers: int, tasks: int) -> Any:
    """So many workers, each with so many tasks at once."""
    return ray.data.ActorPoolStrategy(
        size=workers, max_tasks_in_flight_per_actor=tasks, max_concurrent_calls_per_actor=tasks
    )


def said(error: BaseException) -> str:
    """What Ray says, on one line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"


class _Rows(ray.data.Datasource):  # type: ignore[misc]  # Ray's types are not looked at
    """The rows of these numbers, in one read task that lasts as long as they come, and needs no core."""

    def __init__(self, desk: Any, numbers: range) -> None:
        super().__init__()
        self._desk, self._numbers = desk, numbers

    def estimate_inmemory_data_size(self) -> int | None:
        return None

    def get_read_tasks(self, *_: Any, **__: Any) -> list[Any]:
        nothing_known = BlockMetadata(num_rows=None, size_bytes=None, input_files=None, exec_stats=None)
        return [ray.data.ReadTask(partial(_rows_of, self._desk, self._numbers), nothing_known)]


def _rows_of(desk: Any, numbers: range) -> Iterator[pyarrow.Table]:
    """In the read task. Where it is lost and begun anew, the desk gives the same rows again."""
    for number in numbers:
        row = ray.get(desk.row.remote(number))
        if row is None:
            return
        yield pyarrow.table({"number": [number], "raws": pyarrow.array([row], pyarrow.binary())})
