"""The same flow on Ray: on all cores of a machine, or on many machines. Needs the extra `ray`.

    summaries(dataset)      from a dataset of articles to a dataset of summaries and failures
    open_on_ray(...)        what makes the outcomes of `summarize batch --on ray`

The command's feeds are read, its pages fetched and its files written where it was started: a host gets one guest and
not as many as there are workers, and what was done before is skipped before it is sent anywhere. Where a worker is
lost, Ray gives what it had to another one, and the journal knows what was answered.
"""

import logging
import os
import re
import socket
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from summarizer.errors import UsageError

try:
    import ray
    import ray.data
except ImportError as error:
    raise UsageError("--on ray", f"Ray is missing ({error})", "pip install 'summarizer[ray]'") from error

from summarizer.batch.assembly import Wanted, refuse_contradictions
from summarizer.batch.by_rules import rules_know
from summarizer.batch.ray_desk import Order
from summarizer.batch.ray_stream import CORES_A_WORKER, ByRay, actors, open_desk, said
from summarizer.batch.ray_worker import RowWorker
from summarizer.batch.run import DEFAULT_JOBS, Maker
from summarizer.journal import place_of
from summarizer.settings import Settings, resolve

# Documents to a task of a dataset: what is gone through anew where a worker is lost, most of it from the journal.
_ROWS_A_TASK = 64
# Tasks of a dataset that a worker has at once, so that the end of one is filled up by the next.
_TASKS_A_WORKER = 3
# Ray's environment: nobody is told of its use, and its core does not print.
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal"}
# RAY_ADDRESS, where it is neither "auto" nor "local"; and the seconds for which an answer from there is waited for.
_HOST_AND_PORT = re.compile(r"(?:ray://)?\[?([^/]+?)\]?:(\d{1,5})")
_LONGEST_WAIT = 10.0


def summaries(
    dataset: Any,
    schema: str | type[BaseModel] = "brief",
    *,
    engine: str = "auto",
    workers: int | None = None,
    **options: Any,
) -> Any:
    """A dataset of summaries: from rows with `text`, `html` or `url`, and any of `input`, `title`, `outlet`, `author`,
    `published`, `language`, to rows with `input`, `document` (its id), `summary` and `failure`, the last two as JSON:
    one of them is null.

    `workers` are actors, each with an equal part of `jobs`: one for each core of the cluster where it is not said.
    `options` are those of `summarize_batch`; a `journal` in PostgreSQL is shared by all workers, a file by those of one
    machine. Without `input` a row is known by its url, else by its document's id. A page is fetched by the worker that
    has its row, so a host may get as many polite guests as there are workers: where that matters, give `html`. Raises
    UsageError.
    """
    settings = _settings({**options, "engine": engine})
    own = None if isinstance(schema, str) else schema
    if own is None:
        settings = replace(settings, schema=str(schema))
    _check(settings, own)
    workers = workers or _workers(settings)
    return dataset.repartition(target_num_rows_per_block=_ROWS_A_TASK).map_batches(
        RowWorker,
        batch_size=_ROWS_A_TASK,
        batch_format="pyarrow",
        fn_constructor_args=(open_desk(_order(settings, own, workers)),),
        compute=actors(workers, _TASKS_A_WORKER),
        num_cpus=CORES_A_WORKER,
    )


async def open_on_ray(wanted: Wanted, here: Maker, stack: AsyncExitStack) -> ByRay:
    """What makes the outcomes that `here` would make, by the workers of a cluster: that which RAY_ADDRESS names, or one
    of this machine for as long as the run lasts. Raises UsageError."""
    settings = wanted.settings
    stack.enter_context(_session())
    workers = _workers(settings)
    order = _order(settings, wanted.schema, workers)
    journal = str(order.settings.journal)
    if "://" not in journal and sum(bool(node["Alive"]) for node in ray.nodes()) > 1:
        wanted.tell(f"{journal}: each machine keeps a file of that name; --journal postgresql://… is shared by all")
    return await stack.enter_async_context(ByRay(order, workers, here.at_once, here.endpoint))


def _settings(options: Mapping[str, Any]) -> Settings:
    unknown = set(options) - {field.name for field in fields(Settings)}
    if unknown:
        raise UsageError(", ".join(sorted(unknown)), "there is no such option", "see summarize_batch for what there is")
    settings = resolve({**options, "on": "ray"}, os.environ)
    refuse_contradictions(settings)
    return settings


def _check(settings: Settings, schema: type[BaseModel] | None) -> None:
    """Raises here what each worker would raise for each row."""
    if settings.chosen_engine == "rules":
        rules_know(schema or settings.schema)
        return
    from summarizer.flow.by_model import endpoint_of, wish_of  # noqa: PLC0415 - loads openai

    wish_of(settings, schema).fingerprint(endpoint_of(settings))


def _workers(settings: Settings) -> int:
    cores = int(ray.cluster_resources().get("CPU", 1))
    return max(1, min(cores, settings.jobs or DEFAULT_JOBS))


def _order(settings: Settings, schema: type[BaseModel] | None, workers: int) -> Order:
    slots = max(1, (settings.jobs or DEFAULT_JOBS) // workers)
    # Where the user's own is, a worker may think otherwise: it has another environment.
    settings = replace(settings, journal=settings.journal or place_of(None))
    return Order(settings, schema, slots, Path.cwd())


@contextmanager
def _session() -> Iterator[None]:
    """Ray, started where it is not yet, and then stopped. It reports to nobody and says nothing."""
    if ray.is_initialized():
        yield
        return
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    for name in ("ray", "ray.data"):  # what goes wrong is told by an error of ours
        logging.getLogger(name).setLevel(logging.CRITICAL)
    named = os.environ.get("RAY_ADDRESS")
    try:
        if named and (found := _HOST_AND_PORT.fullmatch(named)):
            socket.create_connection((found[1], int(found[2])), _LONGEST_WAIT).close()  # Ray would try for minutes
        with _no_stderr():
            address = None if named else "local"  # None: what the variable names
            ray.init(address=address, include_dashboard=False, log_to_driver=False, logging_level=logging.CRITICAL)
    except Exception as error:
        where = f" at {named}" if named else ""
        raise UsageError("--on ray", f"there is no Ray{where} ({said(error)})", "check RAY_ADDRESS") from error
    try:
        yield
    finally:
        ray.shutdown()


@contextmanager
def _no_stderr() -> Iterator[None]:
    """Ray's core says there, past all settings, that it was told to say nothing."""
    try:
        kept = os.dup(2)
    except OSError:  # it is closed
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nowhere)
        os.close(kept)
