#!/usr/bin/env python3
"""Kills at random moments of a build over a store of many sources: the next build succeeds and is as an undisturbed one.

    kills.py [--kills 200] [--sources 500] [--seed 1] [--bare 40]

The workspace goes to and fro between two states, with and without some new articles, so that each build has something to do.
Every 40th kill hits a build without a store, which reads everything; of the others every second one is aimed at the moments in
which files are written. After each kill every file that is there must be a whole one of either state, and the next build must
end with 0 and with the very bytes that an undisturbed build gives. The exit code is 1 where one does not.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from growth import arrive
from made_news import workspace

AS_OF = "2024-11-08"
EDITION = Path("briefs") / "weekly" / "2024-W45"
STAGING = ".pactbrief-new"
#: Two documents in one format: files enough to be killed between, and a build takes little besides.
BRIEF = 'title = "Digest"\nseries = "Weekly"\npartnerships = ["eu-jp"]\nformats = ["docx"]\n'
#: Articles that come and go.
NEW = 4


def start(root: Path) -> subprocess.Popen[bytes]:
    """A build in a process group of its own."""
    command = [sys.executable, "-m", "pactbrief", "build", "-q", "--as-of", AS_OF, "--workspace", str(root)]
    return subprocess.Popen(command, stderr=subprocess.PIPE)


def finished(root: Path) -> tuple[float, str]:
    """(seconds, what was wrong) of an undisturbed build."""
    begun = time.monotonic()
    build = start(root)
    _, told = build.communicate()
    wrong = f"exit code {build.returncode}: {told.decode()}" if build.returncode else ""
    return time.monotonic() - begun, wrong


def contents(root: Path) -> dict[str, bytes]:
    """The finished files of the edition."""
    return {path.name: path.read_bytes() for path in sorted((root / EDITION).iterdir()) if path.is_file()}


def put(root: Path, state: int) -> None:
    """The workspace's sources in one of the two states."""
    shutil.rmtree(root / "seeds" / "new", ignore_errors=True)
    for number in range(NEW * state):
        arrive(root, number)


def killed(root: Path, chance: random.Random, whole: float, aimed: bool) -> str:
    """Starts a build and kills it; says at what."""
    build = start(root)
    if aimed:
        while build.poll() is None and not (root / EDITION / STAGING).exists():
            time.sleep(0.0005)
        time.sleep(chance.uniform(0, 0.03))
    else:
        time.sleep(chance.uniform(0, whole))
    build.kill()
    build.communicate()
    if build.returncode == 0:
        return "after the build was done"
    return "while files were written" if (root / EDITION / STAGING).exists() else "before files were written"


def main() -> int:
    """Prints what the kills hit and what was wrong; 1 where anything was."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--sources", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bare", type=int, default=40, help="every so many kills the store is deleted before")
    options = parser.parse_args()
    os.environ["PYTHONWARNINGS"] = "ignore"
    chance = random.Random(options.seed)
    faults: list[str] = []
    hit: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        root = workspace(Path(place) / "workspace", options.sources, BRIEF)
        expected, times = {}, {}
        from_nothing, wrong = finished(root)
        for state in (1, 0):
            put(root, state)
            times[state], wrong = finished(root)
            expected[state] = contents(root)
            faults += [wrong] if wrong else []
        for kill in range(options.kills):
            state = (kill + 1) % 2
            put(root, state)
            bare = kill % options.bare == options.bare - 1
            if bare:
                shutil.rmtree(root / ".pactbrief")
            what = killed(root, chance, from_nothing if bare else times[state], aimed=not bare and kill % 2 == 1)
            hit[("without a store, " if bare else "") + what] += 1
            for name, content in contents(root).items():
                if content not in (expected[0].get(name), expected[1].get(name)):
                    faults.append(f"kill {kill} left {name} neither old nor new")
            _, wrong = finished(root)
            if wrong or contents(root) != expected[state]:
                faults.append(f"kill {kill} ({what}): {wrong or 'the next build is not as an undisturbed one'}")
            if kill % 10 == 9:
                print(f"{kill + 1} kills, {len(faults)} faults", flush=True)
    print(
        f"{options.kills} kills over {options.sources} sources: {len(faults)} faults; hit "
        + ", ".join(f"{number} {what}" for what, number in sorted(hit.items()))
    )
    print("\n".join(faults))
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
