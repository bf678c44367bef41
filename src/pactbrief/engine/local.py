"""Local processes: forked ones for a few tasks, a pool for many. The same results in the same order, whatever their number."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Protocol, TypeVar

from pactbrief.engine.following import follow

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")


class Shared(Protocol):
    """What `ahead` gives."""

    def __call__(self, function: Callable[[Task], Outcome], tasks: Sequence[Task], /) -> Iterator[Outcome]:
        """`function` of each task, in order."""


#: Below this many articles a pool costs more than it saves: each process loads vocabulary and libraries anew.
POOL_FROM = 200
#: Articles handed to a process at a time; ENGINEERING.md section 2 found 64 to 256 best.
CHUNK = 64


def map_tasks(function: Callable[[Task], Outcome], tasks: Sequence[Task], workers: int = 0) -> Iterator[Outcome]:
    """`function` of each task, in order. `workers` 0 means one process a core; with more than one, function and tasks must
    be picklable."""
    workers = min(_processes(workers), len(tasks))
    if workers > 1 and len(tasks) >= POOL_FROM:
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(workers, initializer=follow, initargs=(os.getpid(),)) as pool:
            yield from pool.map(function, tasks, chunksize=CHUNK)
    else:
        yield from map(function, tasks[:1])  # loads what most need, once for all processes
        yield from map_shared(function, tasks[1:], workers)


def map_shared(function: Callable[[Task], Outcome], tasks: Sequence[Task], workers: int = 0) -> Iterator[Outcome]:
    """As `map_tasks`, for costly tasks that share much: processes are forked where the system can, so only outcomes must be
    picklable; elsewhere this process does all."""
    workers = min(_processes(workers), len(tasks))
    if workers > 1 and _may_fork():
        from pactbrief.engine.forked import map_forked

        yield from map_forked(function, tasks, workers)
    else:
        yield from map(function, tasks)


def ahead(prepare: Callable[[], object], workers: int = 0) -> AbstractContextManager[Shared]:
    """`map_shared`, to be called once, with `prepare` done by another process while this one goes on, where the system can
    and may: there outcomes, tasks and function must be picklable."""
    processes = _processes(workers)
    if processes > 1 and _may_fork():
        from pactbrief.engine.forked import forked_ahead

        return forked_ahead(prepare, processes)
    return nullcontext(partial(map_shared, workers=processes))


def _processes(workers: int) -> int:
    return workers or os.cpu_count() or 1


def _may_fork() -> bool:
    """Only Linux forks safely, and no process does while it has threads."""
    return sys.platform == "linux" and threading.active_count() == 1
