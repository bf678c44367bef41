"""A process that prepares while this one goes on: outcomes, errors and endings are as without it."""

import os
import sys
from functools import partial

import pytest

from pactbrief.engine import ahead

linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
PREPARED: list[int] = []


def squared(number: int) -> int:
    return number * number


def failing(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


def seen(number: int) -> tuple[int, int, int]:
    return number, len(PREPARED), os.getpid()


def nothing() -> None:
    pass


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_outcomes_keep_their_order(workers: int, count: int):
    with ahead(nothing, workers) as shared:
        assert list(shared(squared, range(count))) == [n * n for n in range(count)]


@linux
def test_what_is_prepared_is_there_and_not_here():
    with ahead(partial(PREPARED.append, 1), 2) as shared:
        outcomes = list(shared(seen, range(4)))
    assert {prepared for _, prepared, _ in outcomes} == {1}
    assert os.getpid() not in {pid for _, _, pid in outcomes}
    assert not PREPARED


def test_an_error_in_a_task_shows_here_in_its_turn():
    with ahead(nothing, 2) as shared:
        outcomes = shared(failing, range(6))
        assert [next(outcomes), next(outcomes), next(outcomes)] == [0, 1, 2]
        with pytest.raises(ValueError, match="three"):
            next(outcomes)


@linux
@pytest.mark.parametrize("prepare", [partial(os._exit, 9), partial(int, "no number")])
def test_a_process_that_fails_at_preparing_is_done_without(prepare):
    with ahead(prepare, 2) as shared:
        assert list(shared(squared, range(5))) == [0, 1, 4, 9, 16]


@linux
def test_large_tasks_and_outcomes_pass():
    sizes = [5_000_000, 3_000_000, 10]
    with ahead(nothing, 2) as shared:
        assert [len(text) for text in shared(bytes, sizes)] == sizes
    with ahead(nothing, 2) as shared:
        assert list(shared(len, [bytes(4_000_000), b"", bytes(2_000_000)])) == [4_000_000, 0, 2_000_000]


@linux
@pytest.mark.parametrize("taken", [None, 0, 1])
def test_no_process_is_left_behind(taken: int | None):
    with ahead(nothing, 3) as shared:
        if taken is not None:
            outcomes = shared(squared, range(6))
            for _ in range(taken):
                next(outcomes)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
