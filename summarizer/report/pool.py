"""Work spread over the cores, in order, with so much under way and no more."""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice

from summarizer.incoming import Piece
from summarizer.processes import cores, ctrl_c_held_back
from summarizer.report.work import Made, Place, make

# Starting workers takes as long as some hundred pages.
_WORTH_IT = 150
_PIECES, _BYTES = 25, 2_000_000  # of one order
_AHEAD = 3  # orders for each worker

_Order = tuple[int, list[Piece]]


def made(place: Place, pieces: Iterable[Piece]) -> Iterator[Made]:
    """What comes of each piece, in order. Raises OSError, and concurrent.futures' BrokenProcessPool where a worker was
    killed."""
    pieces = iter(pieces)
    first = list(islice(pieces, _WORTH_IT))
    orders = _orders(chain(first, pieces))
    if len(first) < _WORTH_IT:
        for number, some in orders:
            yield from make(place, number, some)
    else:
        yield from _spread(place, orders)


def _spread(place: Place, orders: Iterator[_Order]) -> Iterator[Made]:
    count = cores()
    # Not forked: this process may have threads.
    pool = ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), _ready)
    under_way: deque[Future[list[Made]]] = deque()
    try:
        for number, some in orders:
            with ctrl_c_held_back():
                under_way.append(pool.submit(_lot, place, number, some))
            if len(under_way) >= count * _AHEAD:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _orders(pieces: Iterable[Piece]) -> Iterator[_Order]:
    """Pieces in lots, each with the number of its first."""
    number, lot, size = 0, list[Piece](), 0
    for piece in pieces:
        lot.append(piece)
        size += len(piece.json)
        if len(lot) >= _PIECES or size >= _BYTES:
            yield number, lot
            number, lot, size = number + len(lot), [], 0
    if lot:
        yield number, lot


def _ready() -> None:
    """The first thing that a worker does. Ctrl-C reaches every process of the group; when a worker ends is for its
    parent to say."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()


def _end_with_parent() -> None:
    """A parent that was killed says nothing, and its workers would wait for orders for ever."""
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def _lot(place: Place, number: int, some: list[Piece]) -> list[Made]:
    """A page makes and drops so many values that looking for cycles among them all the while is a tenth of the work,
    and there are none as a rule: it is enough to look once a lot."""
    gc.disable()
    try:
        return make(place, number, some)
    finally:
        gc.collect()
