"""Tasks shared with forked processes, which have everything that is loaded already."""

from __future__ import annotations

import fcntl
import gc
import os
import pickle
import select
import signal
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, NoReturn, TypeVar

from pactbrief.engine.following import follow, system_call

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")

#: Bytes that a process may be ahead of the reader of its outcomes: a finished memo or some dozens of articles.
_AHEAD = 1 << 20
_NUMBER = struct.Struct("=I")
_HEAD = struct.Struct("=IQ")


class _Process:
    """A process that runs `work` and writes messages, numbers with outcomes, that this one reads."""

    def __init__(self, work: Callable[[Callable[[int, Any], None]], None]) -> None:
        self.end, there = os.pipe()
        with suppress(OSError, AttributeError):  # a small pipe makes the process wait, no more
            fcntl.fcntl(there, fcntl.F_SETPIPE_SZ, _AHEAD)
        parent = os.getpid()
        system_call()
        self.pid = os.fork()
        if not self.pid:
            follow(parent)
            gc.freeze()  # what it was given is no rubbish: looking there would copy the memory that it shares
            os.close(self.end)
            _run(work, there)
        os.close(there)

    def fileno(self) -> int:
        """Where its messages are read, for select."""
        return self.end

    def receive(self) -> tuple[int, Any] | None:
        """Its next message; None where it has ended or failed."""
        try:
            number, size = _HEAD.unpack(_exactly(self.end, _HEAD.size))
            return number, pickle.loads(_exactly(self.end, size))  # noqa: S301  written by our own process
        except (EOFError, OSError, pickle.UnpicklingError):
            return None

    def stop(self) -> None:
        """Ends it, unless it has ended."""
        os.close(self.end)
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)  # done already, unless the reader stopped early
        os.waitpid(self.pid, 0)


def map_forked(function: Callable[[Task], Outcome], tasks: Sequence[Task], processes: int) -> Iterator[Outcome]:
    """`function` of each task, in order. Each of `processes`, this one among them, takes the next task when it is free.

    What another process could not give, an error above all, is made again here, so that it shows here.
    """
    with _queue(len(tasks)) as take:

        def work(send: Callable[[int, Any], None]) -> None:
            while (number := take()) is not None:
                send(number, function(tasks[number]))

        others = [_Process(work) for _ in range(1, processes)]
        try:
            yield from _in_order(function, tasks, take, others)
        finally:
            for other in others:
                other.stop()


def _in_order(
    function: Callable[[Task], Outcome], tasks: Sequence[Task], take: Callable[[], int | None], others: Sequence[_Process]
) -> Iterator[Outcome]:
    done: dict[int, Outcome] = {}
    left: int | None = 0
    running = list(others)
    for place, task in enumerate(tasks):
        while place not in done and (left is not None or running):
            for other in select.select(running, [], [], 0 if left is not None else None)[0]:
                message = other.receive()
                if message is None:
                    running.remove(other)
                else:
                    done[message[0]] = message[1]
            if place not in done and left is not None:
                left = take()
                if left is not None:
                    with suppress(Exception):  # it shows when its place has come
                        done[left] = function(tasks[left])
        yield done.pop(place) if place in done else function(task)


@contextmanager
def forked_ahead(prepare: Callable[[], object], processes: int) -> Iterator[Callable[..., Iterator[Any]]]:
    """A process that does `prepare` at once, before its work is known, while this one goes on.

    Gives a function like `map_shared`, to be called once: with forks of its own, `processes` in all, the process shares
    the tasks, which must be picklable as their function is. What it could not give is made here.
    """
    there, here = os.pipe()

    def work(send: Callable[[int, Any], None]) -> None:
        os.close(here)
        with suppress(Exception):  # it shows when the work is done
            prepare()
        (size,) = _NUMBER.unpack(_exactly(there, _NUMBER.size))
        function, tasks = pickle.loads(_exactly(there, size))  # noqa: S301  written by our own process
        outcomes = map_forked(function, tasks, min(processes, len(tasks)))
        for number, outcome in enumerate(outcomes):
            send(number, outcome)

    process = _Process(work)
    os.close(there)

    def shared(function: Callable[[Task], Outcome], tasks: Sequence[Task]) -> Iterator[Outcome]:
        with suppress(OSError):
            message = pickle.dumps((function, tasks), protocol=pickle.HIGHEST_PROTOCOL)
            _write(here, _NUMBER.pack(len(message)) + message)
        for task in tasks:
            given = process.receive()
            yield given[1] if given else function(task)

    try:
        yield shared
    finally:
        os.close(here)
        process.stop()


@contextmanager
def _queue(count: int) -> Iterator[Callable[[], int | None]]:
    """Numbers from 0 below `count`, each given once to whichever process asks first; None when there are no more.

    They lie in a file that forked processes share with its position, which the kernel moves on with each reading.
    """
    file = os.memfd_create("tasks")
    _write(file, b"".join(map(_NUMBER.pack, range(count))))
    os.lseek(file, 0, os.SEEK_SET)

    def take() -> int | None:
        number = os.read(file, _NUMBER.size)
        return int(_NUMBER.unpack(number)[0]) if number else None

    try:
        yield take
    finally:
        os.close(file)


def _run(work: Callable[[Callable[[int, Any], None]], None], end: int) -> NoReturn:
    """All that a forked process does: nothing of it but its messages may be seen, neither its exit nor its open files."""

    def send(number: int, outcome: Any) -> None:
        message = pickle.dumps(outcome, protocol=pickle.HIGHEST_PROTOCOL)
        _write(end, _HEAD.pack(number, len(message)) + message)

    try:
        work(send)
    except BaseException:
        os._exit(1)
    os._exit(0)


def _write(end: int, message: bytes) -> None:
    view = memoryview(message)
    while view:
        view = view[os.write(end, view) :]


def _exactly(end: int, size: int) -> bytes:
    """`size` bytes; EOFError where the other end is closed before."""
    parts = bytearray()
    while len(parts) < size:
        part = os.read(end, min(size - len(parts), _AHEAD))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)
