"""What commands print: the product on standard output, everything said about it on standard error."""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from pactbrief.errors import PactbriefError
from pactbrief.model.source import Skipped

#: Control characters and bidi controls, which could rewrite a terminal's lines; line breaks and tabs are made spaces too.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+")


def prepare() -> None:
    """Standard streams that can print every character of a source, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def printable(text: str) -> str:
    """Text of a source on one line, without anything that a terminal would obey."""
    return _CONTROLS.sub(" ", text)


def say(text: str, quiet: bool = False) -> None:
    """A remark to the person, on standard error."""
    if not quiet:
        print(printable(text), file=sys.stderr)


def complain(text: str) -> None:
    """An error or a warning, on standard error."""
    print(f"pactbrief: {printable(text)}", file=sys.stderr)


def tell(text: str) -> None:
    """A line of the product that someone waits for: it is printed at once."""
    print(printable(text), flush=True)


def words_of(error: Exception) -> tuple[str, int]:
    """What a person is told of an error, and the exit code; a fault of the program is written down in the log."""
    if isinstance(error, PactbriefError):
        return str(error), error.exit_code
    place = write_fault(error)
    if isinstance(error, OSError):
        name = error.filename or "A file"
        return f"{name} cannot be used: {error.strerror or error}. Check the path and the disk.", 2
    kind = type(error).__name__
    return f"{kind}: this is a fault in pactbrief, not in your files. Please report it with the log {place}.", 1


def skipped_words(each: Skipped) -> str:
    """Why a file, or a part of one, was left out, and what to do."""
    return f"{each.path} is skipped: {each.reason} {each.remedy}".rstrip()


def report_skipped(skipped: Sequence[Skipped], faults: Sequence[str] = ()) -> None:
    """One warning for each file, or part of one, that was left out; `faults` go to the log."""
    for trace in faults:
        complain(f"a fault is written down in {write_log(trace)}")
    for each in skipped:
        complain(skipped_words(each))


def print_json(value: Any) -> None:
    """JSON for people to read and programs to parse."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_line(value: Any, flush: bool = False) -> None:
    """One line of JSON Lines."""
    print(json.dumps(value, ensure_ascii=False), flush=flush)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """An aligned plain-text table; columns that hold nothing but numbers stand right."""
    cells = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
    right = [bool(cells) and all(row[i].isdecimal() for row in cells) for i in range(len(heads))]
    lines = [list(heads), ["-" * width for width in widths], *cells]
    return "\n".join(
        "  ".join(cell.rjust(w) if r else cell.ljust(w) for cell, w, r in zip(line, widths, right, strict=True)).rstrip()
        for line in lines
    )


class ProgressLine:
    """Done of all, on one line of a terminal, from the second second on; nothing where standard error is no terminal."""

    def __init__(self, quiet: bool = False) -> None:
        self._from = time.monotonic() + 1.0
        self._next = self._from
        self._on = not quiet and sys.stderr.isatty()
        self._shown = False

    def __call__(self, what: str, done: int, total: int) -> None:
        """Shows how far the work is; the line is cleared when it is done."""
        now = time.monotonic()
        if self._on and (now >= self._next or (self._shown and done == total)):
            line = "" if done == total else f"{what}: {done} of {total}"
            print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
            self._shown, self._next = done < total, now + 0.1


def write_fault(error: BaseException) -> str:
    """Keeps the traceback of a fault in the log; where that is."""
    import traceback

    return write_log("".join(traceback.format_exception(error)))


def write_log(trace: str) -> str:
    """Adds to the workspace's log, else to one in the folder for temporary files; where that is."""
    import tempfile
    from pathlib import Path

    from pactbrief.settings import find_workspace

    workspace = find_workspace(Path.cwd())
    folder = workspace.cache if workspace else Path(tempfile.gettempdir()) / f"pactbrief-{os.getpid()}"
    try:
        folder.mkdir(exist_ok=True)
        path = folder / "log"
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{time.strftime('%Y-%m-%dT%H:%M:%S')} {' '.join(sys.argv)}\n{trace}\n")
    except OSError:
        return "(which could not be written either)"
    return str(path)
