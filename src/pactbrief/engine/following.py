"""Processes that end with the one that started them, however that ends: a killed build leaves none behind."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress

#: PR_SET_PDEATHSIG of Linux's prctl: the signal that a process is sent when its parent has ended.
_WHEN_THE_PARENT_ENDS = 1


def follow(parent: int) -> None:
    """Has the kernel end this process when `parent`, which started it, ends; where the system cannot, nothing is done.

    Pipes alone do not tell of that end: brothers hold them open for each other.
    """
    if sys.platform != "linux":
        return
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_WHEN_THE_PARENT_ENDS, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)  # it ended before it could be followed
