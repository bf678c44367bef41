"""A kill at any moment leaves whole files, and the next build ends as an undisturbed one."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pactbrief.cli import run
from pactbrief.store.publishing import STAGING

#: More kills: PACTBRIEF_KILLS=200 pytest tests/cli/test_kill.py
KILLS = int(os.environ.get("PACTBRIEF_KILLS", "10"))
AS_OF = ("--as-of", "2024-05-31", "-q")
#: Asks for fewer files than are there, so that a kill can also come between removals.
BRIEF = 'title = "Another title"\nseries = "Weekly"\ndocuments = ["digest"]\nformats = ["docx"]\n'
EDITION = Path("briefs") / "weekly" / "2024-W22"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def start(workspace: Path) -> subprocess.Popen[bytes]:
    """A build in a process of its own."""
    return subprocess.Popen([sys.executable, "-m", "pactbrief", "build", *AS_OF], cwd=workspace)


def wait_for_files(workspace: Path, build: subprocess.Popen[bytes]) -> None:
    """Until the build starts to write its files, or ends."""
    while build.poll() is None and not (workspace / EDITION / STAGING).exists():
        time.sleep(0.0005)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_killed_at_random_moments(built: Path, tmp_path: Path) -> None:
    workspace = Path(shutil.copytree(built, tmp_path / "workspace"))
    undisturbed = Path(shutil.copytree(built, tmp_path / "undisturbed"))
    for place in (workspace, undisturbed):
        (place / "briefs" / "weekly" / "brief.toml").write_text(BRIEF)
    old = contents(workspace / EDITION)
    begun = time.monotonic()
    assert start(undisturbed).wait() == 0
    whole = time.monotonic() - begun
    new = contents(undisturbed / EDITION)
    assert new != old
    chance = random.Random(8)
    for kill in range(KILLS):
        build = start(workspace)
        if kill % 2:
            wait_for_files(workspace, build)
            time.sleep(chance.uniform(0, 0.02))
        else:
            time.sleep(chance.uniform(0, whole))
        build.kill()
        build.wait()
        for name, content in contents(workspace / EDITION).items():
            assert content in (old.get(name), new.get(name))
        if kill % 4 == 3:
            shutil.rmtree(workspace / EDITION)
            shutil.copytree(built / EDITION, workspace / EDITION)
    assert run(["build", *AS_OF, "--workspace", str(workspace)]) == 0
    assert contents(workspace / EDITION) == new
    assert not (workspace / EDITION / STAGING).exists()


def test_two_builds_at_once(built: Path, tmp_path: Path) -> None:
    workspace = Path(shutil.copytree(built, tmp_path / "workspace"))
    shutil.rmtree(workspace / ".pactbrief")
    shutil.rmtree(workspace / EDITION)
    builds = [start(workspace) for _ in range(2)]
    assert [build.wait() for build in builds] == [0, 0]
    assert contents(workspace / EDITION) == contents(built / EDITION)


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no limit on the size of files")
@pytest.mark.parametrize("limit", [0, 4_000])
def test_a_disk_that_takes_no_more(built: Path, tmp_path: Path, limit: int) -> None:
    """As on a full disk, nothing above `limit` bytes can be written: no file is half new, and the next build is a whole one."""
    import resource

    workspace = Path(shutil.copytree(built, tmp_path / "workspace"))
    (workspace / "briefs" / "weekly" / "brief.toml").write_text(BRIEF)
    old = contents(workspace / EDITION)
    build = subprocess.run(
        [sys.executable, "-m", "pactbrief", "build", *AS_OF],
        cwd=workspace,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (build.returncode, build.stderr.count("\n")) == (2, 1), build.stderr
    assert "cannot be written" in build.stderr
    assert contents(workspace / EDITION) == old
    assert not (workspace / EDITION / STAGING).exists()
    assert run(["build", *AS_OF, "--workspace", str(workspace)]) == 0
    assert contents(workspace / EDITION) != old
