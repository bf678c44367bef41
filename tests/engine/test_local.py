"""Tasks shared among processes: the same outcomes in the same order, errors as in this process, nothing left behind."""

import os
import sys

import pytest

from pactbrief.engine import map_shared, map_tasks

linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


def squared(number: int) -> int:
    return number * number


def failing(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


@pytest.mark.parametrize("workers", [0, 1, 2, 3, 9])
@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_outcomes_keep_their_order(workers: int, count: int):
    for shared in (map_tasks, map_shared):
        assert list(shared(squared, range(count), workers)) == [n * n for n in range(count)]


def test_many_tasks_use_a_pool():
    assert list(map_tasks(squared, range(300), 2)) == [n * n for n in range(300)]


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_an_error_shows_where_it_would_without_processes(workers: int):
    outcomes = map_shared(failing, range(6), workers)
    assert [next(outcomes), next(outcomes), next(outcomes)] == [0, 1, 2]
    with pytest.raises(ValueError, match="three"):
        next(outcomes)


@linux
def test_large_outcomes_pass():
    sizes = [5_000_000, 3_000_000, 10, 4_000_000]
    assert [len(text) for text in map_shared(bytes, sizes, 2)] == sizes


@linux
def test_a_process_that_dies_is_replaced_by_this_one():
    here = os.getpid()

    def dies_elsewhere(number: int) -> int:
        if os.getpid() != here:
            os._exit(9)
        return number

    assert list(map_shared(dies_elsewhere, range(4), 3)) == [0, 1, 2, 3]


@linux
def test_no_process_is_left_behind():
    outcomes = map_shared(squared, range(6), 3)
    next(outcomes)
    outcomes.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
