#!/usr/bin/env python3
"""Times of whole commands in fresh processes, as ratios to importing the two document libraries in the same run.

    run_benchmarks.py [--short]

Each command is run right after the baseline, so that a busy machine slows both; what counts is the median of these ratios.
The exit code is 1 where it is above its ceiling. A ratio hardly depends on the machine, a time does. The commands find what
pactbrief keeps in the person's cache folder, as from the second build on a machine on; the very first is told apart, without
a ceiling.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BASELINE = [sys.executable, "-c", "import docx, reportlab.pdfgen.canvas"]
COMMAND = [sys.executable, "-m", "pactbrief"]


@dataclass(frozen=True)
class Case:
    """A command with its ceiling, if any; `before` sets the workspace up, outside the time measured."""

    name: str
    ceiling: float | None
    arguments: list[str]
    before: Callable[[Path], None]
    share: int = 1  # of the rounds


def build_anew(workspace: Path) -> None:
    """As in a fresh clone: no store, no edition."""
    shutil.rmtree(workspace / ".pactbrief", ignore_errors=True)
    for edition in (workspace / "briefs" / "weekly").iterdir():
        if edition.is_dir():
            shutil.rmtree(edition)


def leave_as_it_is(workspace: Path) -> None:
    """After the build before."""


def first_of_all(workspace: Path) -> None:
    """As after installing: nothing of pactbrief is kept on the machine either."""
    build_anew(workspace)
    shutil.rmtree(cache_of(workspace) / "pactbrief", ignore_errors=True)


def cache_of(workspace: Path) -> Path:
    """The person's cache folder for this benchmark, so that nobody's own is touched."""
    return workspace.parent / "cache"


CASES = (
    Case("build of the seeds, from nothing", 6.0, ["build"], build_anew),
    Case("build with nothing to do", 2.0, ["build"], leave_as_it_is),
    Case("--help", 1.0, ["--help"], leave_as_it_is),
    Case("first build of all on a machine", None, ["build"], first_of_all, share=3),
)


def seconds(command: list[str], folder: Path) -> float:
    """How long a command takes; its failure ends the benchmark."""
    environment = {**os.environ, "PYTHONWARNINGS": "ignore", "XDG_CACHE_HOME": str(cache_of(folder))}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else this program is compiled each time, and the libraries are not
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - start


def main() -> int:
    """Prints a table; 1 where a ceiling is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="five rounds instead of fifteen")
    parser.add_argument("--report", action="store_true", help="exit with 0 whatever was measured: for shared machines")
    options = parser.parse_args()
    rounds = 5 if options.short else 15
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "workspace"
        for part in ("seeds", "briefs", "styles"):
            shutil.copytree(ROOT / part, workspace / part, ignore=shutil.ignore_patterns("20*-W*"))
        seconds([*COMMAND, "build"], workspace)  # byte code and vocabulary are compiled once, not in every fresh process
        times: dict[str, list[tuple[float, float]]] = {case.name: [] for case in CASES}
        for number in range(rounds):
            for case in CASES:
                if number % case.share == 0:
                    case.before(workspace)
                    base = seconds(BASELINE, workspace)
                    times[case.name].append((seconds([*COMMAND, *case.arguments], workspace), base))
    print(f"{'command':34}{'median s':>10}{'ratio':>8}{'ceiling':>9}")
    every = statistics.median(base for pairs in times.values() for _, base in pairs)
    print(f"{'baseline: import docx, reportlab':34}{every:10.3f}{1:8.2f}")
    slow = 0
    for case in CASES:
        taken = statistics.median(own for own, _ in times[case.name])
        ratio = statistics.median(own / base for own, base in times[case.name])
        above = case.ceiling is not None and ratio > case.ceiling
        slow += above
        print(f"{case.name:34}{taken:10.3f}{ratio:8.2f}{case.ceiling or '-':>9}{'  TOO SLOW' if above else ''}")
    return int(slow > 0 and not options.report)


if __name__ == "__main__":
    sys.exit(main())
