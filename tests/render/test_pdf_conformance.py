"""PDF/UA-1 and PDF/A-3a: the quick checkers always, veraPDF where Java and the jar are (`.ci/verapdf.sh` fetches it)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders import sample_memo

from pactbrief.catalog.style import SHIPPED_STYLES, load_style
from pactbrief.render.pdf import render

ROOT = Path(__file__).parents[2]
STYLES = sorted(SHIPPED_STYLES.glob("*.toml"))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The sample memo in each shipped style, and one with a logo and a handling mark."""
    folder = tmp_path_factory.mktemp("pdf")
    made = []
    for path in STYLES:
        made.append(folder / f"{path.stem}.pdf")
        made[-1].write_bytes(render(sample_memo(), load_style(path), b'{"schema": "made"}'))
    logo = folder / "logo.png"
    _draw(logo)
    style = replace(load_style(STYLES[0]), logo=str(logo), logo_alt="The house", note_form="brackets")
    made.append(folder / "logo.pdf")
    made[-1].write_bytes(render(replace(sample_memo(1), extra={"handling": "OFFICIAL"}), style, b"{}"))
    return made


def _draw(path: Path) -> None:
    """A small picture with transparency, as logos have it."""
    from PIL import Image

    Image.new("RGBA", (60, 20), (30, 60, 90, 128)).save(path)


def test_pdfua_finds_nothing(files: list[Path]) -> None:
    pytest.importorskip("pdfua")
    checker = Path(sys.executable).parent / "pdfua"
    done = subprocess.run([checker, "check", "--min-severity", "error", *files], capture_output=True, text=True, check=False)
    assert done.returncode in (0,), done.stdout


def test_outloud_finds_no_error(files: list[Path]) -> None:
    pytest.importorskip("outloud")
    checker = Path(sys.executable).parent / "outloud"
    done = subprocess.run([checker, "--layer", "conformance", *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_verapdf_passes_both_profiles(files: list[Path]) -> None:
    if not shutil.which("java"):
        pytest.skip("there is no java on this machine")
    if not list((Path.home() / ".m2/repository/org/verapdf/apps/greenfield-apps").glob("*/*.jar")):
        pytest.skip("veraPDF is not in the Maven repository: .ci/verapdf.sh fetches it")
    done = subprocess.run([ROOT / ".ci" / "verapdf.sh", *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("PASS ") == 2 * len(files)
