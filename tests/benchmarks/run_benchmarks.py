#!/usr/bin/env python3
"""Times of whole commands in fresh processes, as ratios to importing the two document libraries in the same run.

    run_benchmarks.py [--short]

Each command and the baseline are run in turn, so that a busy machine slows both; the ratio is that of the medians. The exit
code is 1 where a ratio is above its ceiling. A ratio is independent of the machine, a time is not.
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
    """A command with its ceiling; `before` sets the workspace up, outside the time measured."""

    name: str
    ceiling: float
    arguments: list[str]
    before: Callable[[Path], None]


def build_anew(workspace: Path) -> None:
    """As in a fresh clone: no store, no edition."""
    shutil.rmtree(workspace / ".pactbrief", ignore_errors=True)
    for edition in (workspace / "briefs" / "weekly").iterdir():
        if edition.is_dir():
            shutil.rmtree(edition)


def leave_as_it_is(workspace: Path) -> None:
    """After the build before."""


CASES = (
    Case("build of the seeds, from nothing", 6.0, ["build"], build_anew),
    Case("build with nothing to do", 2.0, ["build"], leave_as_it_is),
    Case("--help", 1.0, ["--help"], leave_as_it_is),
)


def seconds(command: list[str], folder: Path) -> float:
    """How long a command takes; its failure ends the benchmark."""
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
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
        times: dict[str, list[float]] = {case.name: [] for case in CASES}
        baseline: list[float] = []
        for _ in range(rounds):
            for case in CASES:
                baseline.append(seconds(BASELINE, workspace))
                case.before(workspace)
                times[case.name].append(seconds([*COMMAND, *case.arguments], workspace))
    base = statistics.median(baseline)
    print(f"{'command':34}{'median s':>10}{'ratio':>8}{'ceiling':>9}")
    print(f"{'baseline: import docx, reportlab':34}{base:10.3f}{1:8.2f}")
    slow = 0
    for case in CASES:
        median = statistics.median(times[case.name])
        remark = "  TOO SLOW" if median / base > case.ceiling else ""
        slow += bool(remark)
        print(f"{case.name:34}{median:10.3f}{median / base:8.2f}{case.ceiling:9.1f}{remark}")
    return int(slow > 0 and not options.report)


if __name__ == "__main__":
    sys.exit(main())
