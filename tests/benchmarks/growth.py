#!/usr/bin/env python3
"""What one new article costs in a store of 100, 1,000 and 10,000, as a ratio to a build of that article alone.

    growth.py [--sizes 100,1000,10000] [--rounds 5] [--where]

The article touches one of the three partnerships that the brief follows; these and all others have as many articles in each
store (tests/benchmarks/made_news.py). Two builds are measured after it came: the same edition again, and the next week's. Times
are user and system CPU of fresh processes and their children, the least of some rounds, each with another article: what other
work on the machine takes can only add. What the edition is about is the same in a store of any size from some 200 articles on
(three partnerships, and twelve that the digest mentions; a store of 100 has only five others), so a first line tells what the
build costs in a workspace of these alone: "the partnerships it touches". The rest of the curve is what grows with the store.
The exit code is 1 where the largest store costs more than twice the smallest. `--where` adds where the time goes.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from made_news import FOLLOWED, article, workspace

#: The cost in the largest store may be so many times that in the smallest.
FLAT = 2.0
#: What a profile names.
_STAGES = r"pactbrief/(pipeline|store|assemble|compose|render|verify)"
DATES = ("2024-11-08", "2024-11-15")
#: A store of the partnerships alone that an edition of these articles is about: three followed, twelve mentioned.
TOUCHED = 180


def seconds(root: Path, as_of: str) -> tuple[float, float]:
    """(CPU, wall) seconds of a build in a fresh process; its failure ends the benchmark."""
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun, before = time.perf_counter(), os.times()
    build = [sys.executable, "-m", "pactbrief", "build", "-q", "--as-of", as_of, "--workspace", str(root)]
    subprocess.run(build, check=True, env=environment)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return cpu, time.perf_counter() - begun


def arrive(root: Path, number: int) -> None:
    """One new article on the first followed partnership."""
    _, a, b = FOLLOWED[0]
    file = root / "seeds" / "new" / f"n{number:06d}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(article(900_000 + number, a, b), encoding="utf-8")


def alone(folder: Path, rounds: int) -> tuple[float, float]:
    """The build of each new article in a workspace of its own."""
    times = []
    for number in range(rounds + 1):
        root = workspace(folder / f"alone-{number}", 0, 'title = "Digest"\nseries = "Weekly"\n')
        arrive(root, number)
        times.append(seconds(root, DATES[0]))
    return _least(times[1:])  # the first compiles byte code and vocabulary


def after_one(folder: Path, size: int, rounds: int, where: bool) -> tuple[tuple[float, float], tuple[float, float]]:
    """The same edition, and the next one, after one article came to a store of `size`."""
    root = workspace(folder / f"store-{size}", size)
    seconds(root, DATES[0])
    same, following = [], []
    later = root / "briefs" / "weekly" / "2024-W46"
    for number in range(rounds):
        arrive(root, number)
        same.append(seconds(root, DATES[0]))
        shutil.rmtree(later, ignore_errors=True)
        arrive(root, 1000 + number)
        following.append(seconds(root, DATES[1]))
    if where:
        arrive(root, 2000)
        _profile(root)
    return _least(same), _least(following)


def _profile(root: Path) -> None:
    """In this process: a command of its own ends before a profile of it is written."""
    from pactbrief.cli import run

    os.environ["PACTBRIEF_WORKERS"] = "1"
    profile = cProfile.Profile()
    profile.runcall(run, ["build", "-q", "--as-of", DATES[0], "--workspace", str(root)])
    del os.environ["PACTBRIEF_WORKERS"]
    pstats.Stats(profile).sort_stats("cumulative").print_stats(_STAGES, 40)


def _least(times: list[tuple[float, float]]) -> tuple[float, float]:
    return min(cpu for cpu, _ in times), min(wall for _, wall in times)


def main() -> int:
    """Prints the growth curve; 1 where it is not flat."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,10000")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--where", action="store_true", help="profile a build of each store, in one process")
    parser.add_argument("--report", action="store_true", help="exit with 0 whatever was measured: for shared machines")
    options = parser.parse_args()
    curves: dict[str, list[float]] = {"same edition": [], "next edition": []}
    with tempfile.TemporaryDirectory() as place:
        base, wall = alone(Path(place), options.rounds)
        print(f"{'one new article in a store of':42}{'CPU s':>8}{'wall s':>8}{'ratio':>8}", flush=True)
        print(f"{'- (the article alone)':42}{base:8.2f}{wall:8.2f}{1:8.2f}", flush=True)
        for size in (TOUCHED, *map(int, options.sizes.split(","))):
            told = "the partnerships it touches" if size == TOUCHED else f"{size:,}"
            for name, (cpu, wall) in zip(curves, after_one(Path(place), size, options.rounds, options.where), strict=True):
                curves[name].append(cpu / base)
                print(f"{told + ', ' + name:42}{cpu:8.2f}{wall:8.2f}{cpu / base:8.2f}", flush=True)
    growth = {name: max(curve[1:]) / min(curve[1:]) for name, curve in curves.items()}
    print("most to least of the stores: " + ", ".join(f"{name} {factor:.2f}" for name, factor in growth.items()))
    for name, curve in curves.items():
        print(f"without the partnerships it touches, {name}: " + ", ".join(f"{ratio - curve[0]:+.2f}" for ratio in curve[1:]))
    return int(max(growth.values()) > FLAT and not options.report)


if __name__ == "__main__":
    sys.exit(main())
