"""A small workspace, and the command line in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

ARTICLE = """---
title: Norway and the European Union sign a security and defence partnership
publisher: Sample News
published: 2024-05-29
language: en
---

The European Union and Norway signed a Security and Defence Partnership in Brussels on Tuesday.

The Security and Defence Partnership between the European Union and Norway covers maritime security, space and cyber defence.
"""
BRIEF = 'title = "Digest"\nseries = "Weekly"\n'


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with one article and a short brief."""
    return make(tmp_path / "workspace")


def make(root: Path) -> Path:
    """A workspace in `root`."""
    (root / "seeds").mkdir(parents=True)
    (root / "seeds" / "norway.md").write_text(ARTICLE)
    (root / "briefs" / "weekly").mkdir(parents=True)
    (root / "briefs" / "weekly" / "brief.toml").write_text(BRIEF)
    return root


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose edition 2024-W22 is built; tests do not change it."""
    root = make(tmp_path_factory.mktemp("built") / "workspace")
    done = command("build", "--as-of", "2024-05-31", cwd=root)
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def pactbrief() -> Run:
    """Runs the command line in a process of its own."""
    return command


def command(
    *arguments: str | Path, cwd: Path, before: tuple[str, ...] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    """`pactbrief` with these arguments in `cwd`; `before` are words put before it, such as setpriv and its options.

    A PYTHONPATH given here comes before the one there is.
    """
    if "PYTHONPATH" in environment:
        environment["PYTHONPATH"] += os.pathsep + os.environ.get("PYTHONPATH", "")
    return subprocess.run(
        [*before, sys.executable, "-m", "pactbrief", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
