"""Engines map one pure function over articles: in processes of this machine, or of several by Dask."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from pactbrief.engine.local import Shared, ahead, map_shared, map_tasks

#: A function and tasks to the outcomes in their order.
Engine = Callable[[Callable[[Any], Any], Sequence[Any]], Iterator[Any]]


def engine_of(name: str, workers: int = 0) -> Engine:
    """The engine of that name, one of `settings.ENGINES`; `workers` is the number of its processes, 0 one for each core."""
    if name == "dask":
        from pactbrief.engine.cluster import map_cluster

        return partial(map_cluster, workers=workers)
    return partial(map_tasks, workers=workers)


__all__ = ["Engine", "Shared", "ahead", "engine_of", "map_shared", "map_tasks"]
