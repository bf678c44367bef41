"""A few tasks shared with forked processes, which have everything that is loaded already."""

from __future__ import annotations

import fcntl
import os
import pickle
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import IO, Any, TypeVar

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")

#: Bytes that a process may be ahead of the reader of its outcomes: a finished memo or some dozens of articles.
_AHEAD = 1 << 20


def map_forked(function: Callable[[Task], Outcome], tasks: Sequence[Task], processes: int) -> Iterator[Outcome]:
    """`function` of each task, in order: each of `processes`, this one among them, takes every n-th task.

    What another process could not give, an error above all, is made again here, so that it shows here.
    """
    others = [_fork(function, tasks[number::processes]) for number in range(1, processes)]
    try:
        for place, task in enumerate(tasks):
            number = place % processes
            given = _taken(others[number - 1][1]) if number else ()
            yield given[0] if given else function(task)
    finally:
        for pid, outcomes in others:
            outcomes.close()
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)  # done already, unless the reader of this iterator stopped early
            os.waitpid(pid, 0)


def _fork(function: Callable[[Task], Any], tasks: Sequence[Task]) -> tuple[int, IO[bytes]]:
    """A process that writes the outcomes of `tasks`, with the end to read them from."""
    read, write = os.pipe()
    with suppress(OSError, AttributeError):  # a small pipe makes the process wait, no more
        fcntl.fcntl(write, fcntl.F_SETPIPE_SZ, _AHEAD)
    pid = os.fork()
    if pid:
        os.close(write)
        return pid, os.fdopen(read, "rb")
    try:
        os.close(read)
        with os.fdopen(write, "wb") as outcomes:
            for task in tasks:
                pickle.dump((function(task),), outcomes, protocol=pickle.HIGHEST_PROTOCOL)
                outcomes.flush()
    except BaseException:
        os._exit(1)  # nothing of this process but its outcomes may be seen: neither its exit nor its open files
    os._exit(0)


def _taken(outcomes: IO[bytes]) -> tuple[Any, ...]:
    try:
        given: tuple[Any, ...] = pickle.load(outcomes)  # noqa: S301  written by our own process
    except (EOFError, pickle.UnpicklingError, OSError):
        return ()
    return given
