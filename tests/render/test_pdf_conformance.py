"""PDF/UA-1 and PDF/A-3a: the quick checkers always, veraPDF on one file where Java and the jar are.

`.ci/verapdf.sh` fetches veraPDF and checks all samples.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.render.pdf_samples import write_samples

ROOT = Path(__file__).parents[2]
JARS = Path.home() / ".m2/repository/org/verapdf/apps/greenfield-apps"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_samples(tmp_path_factory.mktemp("pdf"))


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_pdfua_finds_no_error(files: list[Path]) -> None:
    pytest.importorskip("pdfua")
    done = _run(Path(sys.executable).parent / "pdfua", "check", "--min-severity", "error", *files)
    assert done.returncode == 0, done.stdout


def test_outloud_finds_no_error(files: list[Path]) -> None:
    pytest.importorskip("outloud")
    done = _run(Path(sys.executable).parent / "outloud", "--layer", "conformance", *files)
    assert done.returncode == 0, done.stdout


def test_verapdf_passes_both_profiles(files: list[Path]) -> None:
    if not shutil.which("java"):
        pytest.skip("there is no java on this machine")
    if not list(JARS.glob("*/*.jar")):
        pytest.skip("veraPDF is not in the Maven repository: .ci/verapdf.sh fetches it")
    done = _run(ROOT / ".ci" / "verapdf.sh", files[-1])
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("PASS ") == 2
