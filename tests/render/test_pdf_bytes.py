"""The same memo gives the same bytes, whatever the process, its hash seed, time zone, locale or clock."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.builders import sample_memo

from pactbrief.catalog.style import load_style
from pactbrief.render.pdf import render

ROOT = Path(__file__).parents[2]
STYLE = ROOT / "styles" / "memo.toml"
PROGRAM = """
import hashlib, sys
from pathlib import Path
from pactbrief.catalog.style import load_style
from pactbrief.render.pdf import render
from tests.builders import sample_memo
render(sample_memo(1), load_style(Path(sys.argv[1])), b"{}")
print(hashlib.sha256(render(sample_memo(2), load_style(Path(sys.argv[1])), b"{}")).hexdigest())
"""


def _elsewhere(**environment: str) -> str:
    """The hash of the sample memo's PDF made by another process, after another PDF was made there."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(STYLE)],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_bytes_do_not_depend_on_the_process() -> None:
    here = hashlib.sha256(render(sample_memo(2), load_style(STYLE), b"{}")).hexdigest()
    assert _elsewhere(PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C") == here
    assert _elsewhere(PYTHONHASHSEED="77", TZ="America/Lima", LC_ALL="C.UTF-8", SOURCE_DATE_EPOCH="86400") == here


def test_provenance_changes_the_file_and_its_identity() -> None:
    one, two = (render(sample_memo(1), load_style(STYLE), text) for text in (b"{}", b'{"a": 1}'))
    assert one != two
    assert one[-200:].partition(b"/ID")[2] != two[-200:].partition(b"/ID")[2]
