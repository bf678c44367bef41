"""An edit saved again by LibreOffice, which drops the tags of content controls and renumbers footnotes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.edits.analyst import (
    LATER,
    PLAN,
    add_footnote,
    append,
    build,
    edit,
    notes,
    record,
    run_xml,
    words,
    workspace_in,
)  # fmt: skip

from pactbrief.verify.checks import verify_file

OFFICE = shutil.which("soffice")
STATUS = "eu-no/status"


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_an_edit_saved_by_libreoffice_survives_three_editions(tmp_path: Path) -> None:
    root = workspace_in(tmp_path / "workspace")
    (root / "seeds" / "later.md").write_text(LATER)
    (root / "seeds" / "plan.md").write_text(PLAN)
    first = build(root, 0)
    for name in ("weekly.docx", "eu-no.docx"):
        edit(first / name, STATUS, lambda content: append(content, run_xml(" Kept words.", "<w:b/>")))
    add_footnote(first / "weekly.docx", STATUS, "Seen in Oslo.")
    saved_again(tmp_path, first / "weekly.docx", first / "eu-no.docx")
    for number in (0, 1, 2):
        made = build(root, number)
        assert not list(made.glob("*.edited-*"))
        assert [(one["document"], one["region"], one["deleted"]) for one in record(made)["edits"]] == [
            ("eu-no", STATUS, False),
            ("weekly", STATUS, False),
        ]
        for name in ("weekly.docx", "weekly.pdf", "eu-no.docx", "eu-no.pdf"):
            assert "Kept words." in words(made / name)
            assert [f.text for f in verify_file(made / name) if f.level == "error"] == []
        assert "Analyst’s note: Seen in Oslo." in notes(made / "weekly.pdf")


def saved_again(tmp_path: Path, *paths: Path) -> None:
    """The files as LibreOffice saves them, in one start of it."""
    out = tmp_path / "saved"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    options = [profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out)]
    subprocess.run([str(OFFICE), *options, *map(str, paths)], check=True, capture_output=True, timeout=120)
    for path in paths:
        assert (out / path.name).read_bytes() != path.read_bytes()
        shutil.copy(out / path.name, path)
