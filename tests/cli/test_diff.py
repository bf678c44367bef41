"""`pactbrief diff`: two editions of a made workspace, the second with one article more."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

FIRST = "BRUSSELS, 21 May 2024 (Fjordwire) -- The European Union and Norway are negotiating a security and defence partnership."
SECOND = "OSLO, 29 May 2024 (Fjordwire) -- The EU and Norway signed a security and defence partnership on 28 May 2024."


def run(root: Path, *words: str, code: int = 0) -> str:
    command = [sys.executable, "-m", "pactbrief", *words, "--workspace", str(root)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == code, done.stderr
    return done.stdout if code == 0 else done.stderr


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("diff") / "ws"
    subprocess.run([sys.executable, "-m", "pactbrief", "init", str(folder)], check=True, capture_output=True)
    for sample in (folder / "seeds").iterdir():
        sample.unlink()
    (folder / "seeds/first.txt").write_text(FIRST + "\n")
    run(folder, "build", "--as-of", "2024-05-24", "--quiet")
    (folder / "seeds/second.txt").write_text(SECOND + "\n")
    run(folder, "build", "--as-of", "2024-05-31", "--quiet")
    return folder


def test_the_stage_that_moved_and_the_source_that_moved_it(root: Path) -> None:
    told = json.loads(run(root, "diff", "weekly", "--json"))
    assert (told["before"], told["after"]) == ("2024-W21", "2024-W22")
    assert told["sources"] == {"arrived": ["second"], "withdrawn": [], "replaced": [], "corrected": []}
    (stage,) = [c for c in told["changes"] if c["what"] == "stage"]
    assert (stage["partnership"], stage["before"], stage["after"], stage["causes"]) == (
        "eu-no", "negotiating", "signed", ["second"],
    )  # fmt: skip
    assert stage["text"] == "EU–Norway: stage in negotiation → signed."


def test_in_words(root: Path) -> None:
    lines = run(root, "diff", "weekly").splitlines()
    assert lines[:2] == ["2024-W21 to 2024-W22", "sources arrived: second"]
    assert "EU–Norway: stage in negotiation → signed. [second]" in lines


def test_the_change_is_in_the_memo_with_its_source(root: Path) -> None:
    record = json.loads((root / "briefs/weekly/2024-W22/edition.json").read_text())
    (digest,) = [d for d in record["documents"] if d["path"] == "weekly.docx"]
    (told,) = [s for s in digest["sentences"] if s["text"] == "EU–Norway: now signed."]
    passages = digest["notes"][told["notes"][0] - 1]["passages"]
    assert [p["source"] for p in passages] == ["second"]


def test_an_edition_that_is_not_there(root: Path) -> None:
    assert run(root, "diff", "weekly", "2024-W01", code=2) == (
        "pactbrief: There is no edition '2024-W01' of weekly. There are: 2024-W21, 2024-W22.\n"
    )


def test_a_date_that_moved_is_told_and_the_edition_holds(root: Path) -> None:
    third = SECOND.replace("29 May 2024", "12 June 2024").replace("28 May 2024", "11 June 2024")
    (root / "seeds/second.txt").unlink()
    (root / "seeds/third.txt").write_text(third + "\n")
    run(root, "build", "--as-of", "2024-06-14", "--quiet")
    told = json.loads(run(root, "diff", "weekly", "--json"))
    assert told["sources"] == {"arrived": ["third"], "withdrawn": ["second"], "replaced": [], "corrected": []}
    assert [(c["what"], c["before"], c["after"], c["causes"]) for c in told["changes"]] == [
        ("date", "2024-05-28", "2024-06-11", ["third"])
    ]
