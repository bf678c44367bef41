"""The command line. `main` is the one boundary: whatever goes wrong below it reaches a person as one sentence."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs a command and exits: 0 done, 1 a check or the build found something wrong, 2 bad usage or unusable input.

    What others asked to be done at the end is done; taking the interpreter apart after it would cost a build a twentieth.
    """
    code = run(sys.argv[1:] if arguments is None else arguments)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # nobody reads any more, or it is closed
            stream.flush()
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Runs a command and returns its exit code."""
    gc.set_threshold(20_000)  # nearly all that a command makes lives to its end: looking for rubbish rarely saves a tenth
    from pactbrief.cli import app, output

    output.prepare()
    try:
        app.command()(args=list(arguments), prog_name="pactbrief")
        sys.stdout.flush()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(bool(stop.code))
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        told, code = output.words_of(error)
        output.complain(told)
        return code
    return 0
