"""Local processes: in this process while few articles wait, in a pool above that. The same results in the same order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")

#: Below this many articles a pool costs more than it saves: each process loads vocabulary and libraries anew.
POOL_FROM = 200
#: Articles handed to a process at a time; ENGINEERING.md section 2 found 64 to 256 best.
CHUNK = 64


def map_tasks(function: Callable[[Task], Outcome], tasks: Sequence[Task], workers: int = 0) -> Iterator[Outcome]:
    """`function` of each task, in order. `workers` 0 means one process a core; function and tasks must be picklable."""
    workers = workers or os.cpu_count() or 1
    if workers == 1 or len(tasks) < POOL_FROM:
        yield from map(function, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(function, tasks, chunksize=CHUNK)
