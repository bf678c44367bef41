"""`pactbrief build --correction`: an edition that corrects another one, with the reason, in the memo, its record and `diff`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
TALKS = (
    "BRUSSELS, 21 May 2024 (Fjordwire) -- The European Union and Norway are negotiating a security and defence partnership. "
    "The security and defence partnership between the EU and Norway covers cyber security.\n"
)
REASON = "The report of the signature was retracted"


def day(text: str) -> str:
    """SOURCE_DATE_EPOCH of a day."""
    return str(int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()))


def record(workspace: Path, name: str) -> dict[str, Any]:
    return json.loads((workspace / f"briefs/weekly/{name}/edition.json").read_text())


def files(workspace: Path, name: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (workspace / f"briefs/weekly/{name}").glob("*.[dp]*")}


def test_a_withdrawn_source_and_the_edition_that_corrects(workspace: Path, pactbrief: Run) -> None:
    (workspace / "seeds/talks.txt").write_text(TALKS)
    assert pactbrief("build", "--as-of=2024-05-31", cwd=workspace).returncode == 0
    issued = files(workspace, "2024-W22")
    withdrawal = ("--withdraw", "norway", "--reason", "Retracted", "--author", "J. Doe", "--as-of", "2024-06-03")
    assert pactbrief("sources", *withdrawal, cwd=workspace).returncode == 0

    command = ("build", "--correction", REASON)
    done = pactbrief(*command, cwd=workspace, SOURCE_DATE_EPOCH=day("2024-06-03"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "weekly 2024-W22-c1, as of 2024-05-31" in done.stdout
    made = record(workspace, "2024-W22-c1")
    assert (made["edition"], made["as_of"], made["previous"]) == ("2024-W22-c1", "2024-05-31", "2024-W22")
    assert made["correction"] == {"of": "2024-W22", "reason": REASON, "issued": "2024-06-03"}
    sentences = [s["text"] for s in made["documents"][0]["sentences"]]
    line = f"Correction of edition 2024-W22, issued 3 June 2024: {REASON}."
    assert line in sentences
    assert "EU–Norway: now in negotiation." in sentences
    assert "Cause: norway withdrawn." in sentences
    found = json.loads(pactbrief("diff", "weekly", "--json", cwd=workspace).stdout)
    assert (found["before"], found["after"], found["correction"]["reason"]) == ("2024-W22", "2024-W22-c1", REASON)
    assert (found["changes"][0]["what"], found["changes"][0]["withdrawn"]) == ("stage", ["norway"])
    told = pactbrief("diff", "weekly", cwd=workspace).stdout.splitlines()
    assert told[:3] == ["2024-W22 to 2024-W22-c1", f"correction of 2024-W22: {REASON}", "sources withdrawn: norway"]
    memo = sorted((workspace / "briefs/weekly/2024-W22-c1").glob("*.pdf"))
    assert pactbrief("verify", *memo, cwd=workspace).returncode == 0

    for again in (command, ("build", "--edition", "2024-W22-c1")):  # the same correction is that edition, by reason or name
        assert "2024-W22-c1: nothing to do" in pactbrief(*again, cwd=workspace, SOURCE_DATE_EPOCH=day("2024-06-03")).stdout
    assert pactbrief("build", "--as-of=2024-05-31", cwd=workspace).returncode == 0
    assert files(workspace, "2024-W22") == issued  # what was issued stays as it was

    second = pactbrief("build", "--correction", "Another", cwd=workspace, SOURCE_DATE_EPOCH=day("2024-06-04"))
    assert "weekly 2024-W22-c2, as of 2024-05-31" in second.stdout
    assert record(workspace, "2024-W22-c2")["previous"] == "2024-W22-c1"
    assert pactbrief("build", "--as-of=2024-06-07", cwd=workspace).returncode == 0
    following = record(workspace, "2024-W23")
    assert (following["previous"], following["correction"]) == ("2024-W22-c2", None)
    assert [dossier["changes"] for dossier in following["dossiers"]] == [[]]


def test_a_corrected_outlet_is_told_as_what_the_edition_corrects(workspace: Path, pactbrief: Run) -> None:
    assert pactbrief("build", "--as-of=2024-05-31", cwd=workspace).returncode == 0
    (workspace / "seeds/norway.toml").write_text('publisher = "Sample Herald"\n[[correction]]\nauthor = "J. Doe"\n')
    command = ("build", "--edition", "2024-W22", "--correction", "The outlet was misread.")
    assert pactbrief(*command, cwd=workspace, SOURCE_DATE_EPOCH=day("2024-06-03")).returncode == 0
    sentences = [s["text"] for s in record(workspace, "2024-W22-c1")["documents"][0]["sentences"]]
    start = sentences.index("Correction of edition 2024-W22, issued 3 June 2024: The outlet was misread.")
    assert sentences[start + 1 : start + 3] == [
        "→", "S01, corrected by the analyst: outlet Sample News to Sample Herald. J. Doe.",
    ]  # fmt: skip
    assert json.loads(pactbrief("diff", "weekly", "--json", cwd=workspace).stdout)["sources"]["corrected"] == ["norway"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--correction", "R"], "There is no such edition to correct. There are: none. Build one first with: pactbrief build"),
        (
            ["--correction", " "],
            'The correction has no reason. Say what is corrected and why: --correction "The outlet was misread."',
        ),
        (
            ["--correction", "R", "--as-of", "2024-05-31"],
            "--as-of does not go with --correction: a correction has the cut-off of the edition that it corrects. "
            "Leave --as-of away; --edition says which edition is corrected.",
        ),
    ],
)
def test_what_cannot_be_corrected(workspace: Path, pactbrief: Run, arguments: list[str], told: str) -> None:
    done = pactbrief("build", *arguments, cwd=workspace)
    assert (done.returncode, done.stderr) == (2, f"pactbrief: {told}\n")
