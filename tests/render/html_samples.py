"""HTML files for the validator: the sample memo in each shipped style, and this project’s own edition with its review page.

python -m tests.render.html_samples FOLDER
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tests.builders import sample_memo

from pactbrief.catalog.style import SHIPPED_STYLES, load_style
from pactbrief.cli import run
from pactbrief.render.html import render

ROOT = Path(__file__).parents[2]


def write_samples(folder: Path) -> list[Path]:
    """The samples as files below `folder`."""
    for path in sorted(SHIPPED_STYLES.glob("*.toml")):
        (folder / f"{path.stem}.html").write_bytes(render(sample_memo(), load_style(path), b'{"schema": "made"}'))
    workspace = folder / "workspace"
    for name in ("seeds", "styles"):
        shutil.copytree(ROOT / name, workspace / name)
    (workspace / "briefs" / "weekly").mkdir(parents=True)
    shutil.copy(ROOT / "briefs" / "weekly" / "brief.toml", workspace / "briefs" / "weekly")
    for command in (["build", "--format", "html", "--as-of", "2026-11-21", "-q"], ["review", "weekly", "-q"]):
        if run([*command, "--workspace", str(workspace)]):
            raise SystemExit(1)
    return sorted(folder.rglob("*.html"))


if __name__ == "__main__":
    write_samples(Path(sys.argv[1]))
