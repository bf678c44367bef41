"""[[override]] entries of a brief in real builds: what they alter, where the reader sees it, and when they are stale."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
DAY = "--as-of=2024-05-31"
REASON = 'The ministers "initialled" it; the signature is due in autumn.'
CORRECT = """
[[override]]
action = "correct"
source = "norway"
partnership = "eu-no"
stage = "signed"
to_stage = "concluded"
to_when = 2024-05-27
"""
SUPPRESS = '\n[[override]]\naction = "suppress"\nsource = "norway"\narea = "space"\n'
SIGNED = f"author = \"J. Doe\"\ndate = 2024-05-30\nreason = '{REASON}'\n"


def add(workspace: Path, *entries: str) -> None:
    brief = workspace / "briefs/weekly/brief.toml"
    brief.write_text(brief.read_text() + "".join(entry + SIGNED for entry in entries))


def record(workspace: Path) -> dict[str, Any]:
    return json.loads((workspace / "briefs/weekly/2024-W22/edition.json").read_text())


def memo(workspace: Path, name: str = "weekly.pdf") -> dict[str, Any]:
    return next(d for d in record(workspace)["documents"] if d["path"] == name)


def test_a_corrected_stage_in_the_memo_and_its_record(workspace: Path, pactbrief: Run) -> None:
    add(workspace, CORRECT, SUPPRESS)
    done = pactbrief("build", DAY, cwd=workspace)
    assert (done.returncode, done.stderr) == (0, "")
    assert "concluded  2024-05-27" in done.stdout

    (status,) = [s for s in memo(workspace)["sentences"] if s["text"].endswith("as corrected by the analyst.")]
    assert status["text"] == (
        "The EU and Norway concluded a security and defence partnership on 27 May 2024, according to Sample News, as "
        "corrected by the analyst."
    )
    note = memo(workspace)["notes"][status["notes"][0] - 1]
    assert note["text"].endswith(
        f"Corrected by the analyst; read by the program as signed, 28 May 2024. J. Doe, 30 May 2024: {REASON}"
    )
    assert {p["source"] for p in note["passages"]} == {"norway"}  # the evidence is the source's as before
    told = [s["text"] for s in memo(workspace)["sentences"] if s["kind"] == "analyst"]
    assert told == [
        f"EU–Norway, S01: signed, 28 May 2024 corrected to concluded, 27 May 2024. J. Doe, 30 May 2024: {REASON}",
        f"EU–Norway, S01: left out by the analyst, space security. J. Doe, 30 May 2024: {REASON}",
    ]
    assert not any("space" in s["text"].lower() for s in memo(workspace)["sentences"] if s["kind"] == "count")

    correct, suppress = record(workspace)["overrides"]
    told = ("briefs/weekly/brief.toml, line 4", "J. Doe", "2024-05-30")
    assert (correct["place"], correct["author"], correct["date"]) == told
    assert [(c["value"], c["when"]) for c in correct["before"]] == [("signed", "2024-05-28")]
    (claim,) = [c for c in record(workspace)["claims"] if c["id"] in correct["altered"]]
    assert (claim["value"], claim["corrected"][0]["reason"]) == ("concluded", REASON)
    assert (suppress["altered"], [c["value"] for c in suppress["before"]]) == ([], ["space"])
    assert not [c for c in record(workspace)["checks"] if c["level"] == "warning"]

    files = sorted(workspace.glob("briefs/weekly/2024-W22/*.[dp]*"))
    assert pactbrief("verify", *files, cwd=workspace).returncode == 0
    shown = pactbrief("status", "eu-no", DAY, cwd=workspace).stdout
    assert "  correction: EU–Norway, norway: signed, 28 May 2024 corrected to concluded, 27 May 2024. J. Doe" in shown
    (told,) = json.loads(pactbrief("status", "eu-no", DAY, "--json", cwd=workspace).stdout)
    assert [entry["action"] for entry in told["overrides"]] == ["correct", "suppress"]
    traced = pactbrief("trace", files[-1], str(status["notes"][0]), cwd=workspace).stdout
    assert "Corrected by the analyst; read by the program as signed" in traced


def test_the_ids_that_inspect_shows_choose_claims(workspace: Path, pactbrief: Run) -> None:
    shown = pactbrief("inspect", "seeds/norway.md", cwd=workspace).stdout
    ids = [line.rpartition("[")[2].rstrip("]") for line in shown.splitlines() if line.startswith("  eu-no scope")]
    add(workspace, f'\n[[override]]\naction = "suppress"\nclaim = {ids}\n'.replace("'", '"'))
    assert pactbrief("build", DAY, cwd=workspace).returncode == 0
    (dossier,) = record(workspace)["dossiers"]
    assert (dossier["scope"], dossier["status"]["stage"]) == ([], "signed")


def test_an_entry_that_matches_nothing_any_more_is_a_warning(workspace: Path, pactbrief: Run) -> None:
    add(workspace, CORRECT)
    article = workspace / "seeds/norway.md"
    article.write_text(article.read_text().replace("signed a", "concluded a"))
    done = pactbrief("build", DAY, cwd=workspace)
    assert done.returncode == 0
    place = "warning: briefs/weekly/brief.toml, line 4: the override "
    assert f"{place}is no longer needed: the source is read so without it. Remove it." in done.stdout
    (check,) = [c for c in record(workspace)["checks"] if c["level"] == "warning"]
    assert check["check"] == "override-stale"

    article.rename(workspace / "seeds/renamed.md")
    assert (
        f"{place}matches nothing: the source norway is not among those of this edition."
        in pactbrief("build", DAY, cwd=workspace).stdout
    )
    (overridden,) = record(workspace)["overrides"]
    assert (overridden["idle"], overridden["before"]) == ("no-source", [])


def test_one_dated_after_the_cut_off_does_not_count(workspace: Path, pactbrief: Run) -> None:
    add(workspace, CORRECT)
    done = pactbrief("build", "--as-of=2024-05-29", cwd=workspace)
    assert "line 4: the override is dated 30 May 2024, after this edition, and does not count in it." in done.stdout
    assert record(workspace)["dossiers"][0]["status"]["stage"] == "signed"


@pytest.mark.parametrize("lost", ["author", "date", "reason"])
def test_an_unsigned_entry_is_refused(workspace: Path, pactbrief: Run, lost: str) -> None:
    add(workspace, CORRECT)
    brief = workspace / "briefs/weekly/brief.toml"
    brief.write_text("\n".join(line for line in brief.read_text().splitlines() if not line.startswith(lost)))
    done = pactbrief("build", DAY, cwd=workspace)
    assert done.returncode == 2
    place = "pactbrief: briefs/weekly/brief.toml, line 4"
    assert done.stderr.startswith(f"{place}: the key '{lost}' is missing. Add a line such as:")
    assert not (workspace / "briefs/weekly/2024-W22").exists()
