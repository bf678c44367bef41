"""A build after any changes equals one from nothing, byte for byte: what the store remembers only saves time."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest
from tests.benchmarks.made_news import FOLLOWED, article, articles

from pactbrief.cli import run

#: More sequences: PACTBRIEF_SEQUENCES=20 pytest tests/cli/test_incremental.py
SEQUENCES = int(os.environ.get("PACTBRIEF_SEQUENCES", "1"))
STEPS = 3
BRIEF = 'title = "Digest"\nseries = "Weekly"\npartnerships = ["eu-jp"]\nformats = ["docx"]\n{more}'
OVERRIDE = """
[[override]]
action = "merge"
partnership = "eu-kr"
into = "eu-jp"
author = "A. N. Alyst"
date = 2024-01-01
reason = "One pact."
"""


def make(root: Path) -> Path:
    """A workspace of articles on some partnerships, copies and undated ones among them."""
    for path, text in [*articles(60)][::3]:
        put(root / "seeds" / path, text)
    put(root / "seeds" / "copy.md", article(2, *FOLLOWED[0][1:]).replace("Gazette", "Herald"))
    put(root / "seeds" / "undated.md", "The European Union and Japan signed a Security and Defence Partnership.\n")
    put(root / "briefs" / "weekly" / "brief.toml", BRIEF.format(more=""))
    return root


def put(path: Path, text: str) -> None:
    """Writes a file, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def change(root: Path, chance: random.Random, step: int) -> str:
    """One thing that a person may do to a workspace."""
    there = sorted((root / "seeds").rglob("*.md"))
    path = chance.choice(there)
    what = chance.choice(("add", "change", "remove", "sidecar", "ignore", "rename", "copy", "brief"))
    if what == "add":
        put(root / "seeds" / f"new{step}.md", article(7000 + step, *chance.choice(FOLLOWED)[1:]))
    elif what == "change":
        put(path, path.read_text("utf-8").replace("signed", "ratified").replace("20", "20 ", 1))
    elif what == "remove":
        path.unlink()
        path.with_suffix(".toml").unlink(missing_ok=True)
    elif what == "sidecar":
        put(path.with_suffix(".toml"), f'publisher = "Outlet {step}"\npublished = {chance.choice(("2023-02", "2024-12-01"))}\n')
    elif what == "ignore":
        put(path.with_suffix(".toml"), "ignore = true\n")
    elif what == "rename":
        path.rename(path.with_name(f"a{step}.md"))
    elif what == "copy":
        put(root / "seeds" / "zz" / f"{step}-{path.name}", path.read_text("utf-8") + "\nA line more.\n")
    else:
        put(root / "briefs" / "weekly" / "brief.toml", BRIEF.format(more=chance.choice(("", OVERRIDE))))
    return f"{what} {path.name}"


def contents(root: Path) -> dict[str, bytes]:
    """All that stands below the brief."""
    folder = root / "briefs" / "weekly"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_after_any_changes_as_from_nothing(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pactbrief.store.stamps.FRESH", 0)  # what is written here is read at once
    chance = random.Random(seed)
    root = make(tmp_path / "workspace")
    assert run(["build", "--as-of", "2024-11-08", "-q", "--workspace", str(root)]) == 0
    for step in range(STEPS):
        done = [change(root, chance, 10 * step + n) for n in range(chance.randint(1, 4))]
        bare = tmp_path / f"bare-{step}"
        shutil.copytree(root, bare, ignore=shutil.ignore_patterns(".pactbrief"))
        if step < STEPS - 1:
            shutil.rmtree(bare / "briefs" / "weekly" / "2024-W45", ignore_errors=True)
        as_of = "2024-11-08" if step < STEPS - 1 else "2024-11-15"
        for place in (root, bare):
            assert run(["build", "--as-of", as_of, "-q", "--workspace", str(place)]) == 0, done
        assert contents(root) == contents(bare), done


def test_a_file_changed_within_the_clocks_resolution_is_read_again(tmp_path: Path) -> None:
    """Same size, same times: what was fresh when it was hashed is never trusted."""
    root = tmp_path / "workspace"
    path = root / "seeds" / "undated.md"
    put(path, "The European Union and Japan signed a Security and Defence Partnership.\n")
    put(root / "briefs" / "weekly" / "brief.toml", BRIEF.format(more=""))
    stamp = path.stat()
    assert run(["build", "--as-of", "2024-11-08", "-q", "--workspace", str(root)]) == 0
    before = contents(root)
    path.write_text(path.read_text("utf-8").replace("signed", "halted"), encoding="utf-8")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert path.stat().st_size == stamp.st_size
    assert run(["build", "--as-of", "2024-11-08", "-q", "--workspace", str(root)]) == 0
    assert contents(root) != before
