"""A killed build leaves no process behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

#: Maps a slow function over as many tasks as are told, and says when the first is done.
PROGRAM = """
import sys, time
from pactbrief.engine import map_tasks

def slow(number):
    time.sleep(0.05)
    return "x" * 20_000

if __name__ == "__main__":
    for outcome in map_tasks(slow, range(int(sys.argv[1])), 3):
        print("begun", flush=True)
"""


def is_anyone_left(group: int) -> bool:
    """Whether any process of the group is alive."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent has ended")
@pytest.mark.parametrize("tasks", [40, 400])
def test_forked_and_pooled_processes_end_with_the_one_that_started_them(tasks: int) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tasks)]
    build = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
    assert build.stdout is not None
    assert build.stdout.readline() == b"begun\n"
    build.kill()
    build.wait()
    for _ in range(100):
        if not is_anyone_left(build.pid):
            break
        time.sleep(0.05)
    left = is_anyone_left(build.pid)
    if left:
        os.killpg(build.pid, signal.SIGKILL)
    assert not left
    build.stdout.close()
