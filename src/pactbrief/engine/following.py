"""Processes that end with the one that started them, however that ends: a killed build leaves none behind."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from functools import cache

#: PR_SET_PDEATHSIG of Linux's prctl: the signal that a process is sent when its parent has ended.
_WHEN_THE_PARENT_ENDS = 1


@cache
def system_call() -> Callable[[int, int], int] | None:
    """What asks the kernel for that signal; None where the system has no such call. A process that forks calls this before,
    so that it is loaded once."""
    if sys.platform != "linux":
        return None
    import ctypes

    try:
        prctl: Callable[[int, int], int] = ctypes.CDLL(None).prctl
    except (OSError, AttributeError):
        return None
    return prctl


def follow(parent: int) -> None:
    """Has the kernel end this process when `parent`, which started it, ends; where the system cannot, nothing is done.

    Pipes alone do not tell of that end: brothers hold them open for each other.
    """
    prctl = system_call()
    if prctl:
        prctl(_WHEN_THE_PARENT_ENDS, signal.SIGKILL)
    if sys.platform == "linux" and os.getppid() != parent:
        os._exit(1)  # it ended before it could be followed
