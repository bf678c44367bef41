"""Processes of several machines, by Dask: the same results in the same order as on one.

The scheduler is the one that DASK_SCHEDULER_ADDRESS names; without it Dask starts processes on this machine. Workers need this
program and its vocabulary in the same version, and the workspace under the same path: paths are handed over, not texts.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from pactbrief.errors import OutputError, UsageError

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")

#: Articles to a task of Dask, which costs a millisecond each: ENGINEERING.md section 2 found 100 to be enough.
CHUNK = 100
#: What names the scheduler of a cluster, for Dask itself, too.
ADDRESS = "DASK_SCHEDULER_ADDRESS"


def map_cluster(function: Callable[[Task], Outcome], tasks: Sequence[Task], workers: int = 0) -> Iterator[Outcome]:
    """`function` of each task, in order; both must be picklable. `workers` is the number of processes where Dask starts them.

    UsageError where Dask is not installed, OutputError where the cluster cannot be reached.
    """
    if not tasks:
        return
    try:
        from dask.distributed import Client
    except ImportError:
        raise UsageError("The engine dask is not installed.", "Install it with: pip install 'pactbrief[dask]'") from None
    address = os.environ.get(ADDRESS)
    local = {"n_workers": workers or None, "threads_per_worker": 1, "dashboard_address": None, "silence_logs": logging.ERROR}
    try:
        client = Client(address, timeout=30) if address else Client(**local)
    except (OSError, TimeoutError) as error:
        raise OutputError(
            f"The Dask scheduler at {address} cannot be reached ({error}).", f"Correct or unset {ADDRESS}."
        ) from error
    with client:
        chunks = [tasks[at : at + CHUNK] for at in range(0, len(tasks), CHUNK)]
        for future in client.map(partial(_of_chunk, function), chunks, pure=False):
            yield from future.result()


def _of_chunk(function: Callable[[Task], Outcome], tasks: Sequence[Task]) -> list[Outcome]:
    return [function(task) for task in tasks]
