"""Corrections by sidecar: a wrong date or outlet, a source withdrawn and taken back, with who, when and why."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ICELAND = "OSLO, 29 May 2024 (Fjordwire) -- The EU and Norway signed a security and defence partnership on 28 May 2024.\n"
SIDECAR = """publisher = "Sample Herald"
published = 2024-05-28

# kept as it is
[[correction]]
author = "J. Doe"
date = 2024-05-30
reason = "The footer was taken for the outlet."
"""
WHO = ("--author", "J. Doe", "--as-of", "2024-05-30")


def edition(workspace: Path, name: str = "2024-W22") -> dict[str, Any]:
    return json.loads((workspace / f"briefs/weekly/{name}/edition.json").read_text())


def analyst(workspace: Path) -> list[str]:
    document = next(d for d in edition(workspace)["documents"] if d["path"] == "weekly.docx")
    return [s["text"] for s in document["sentences"] if s["kind"] == "analyst"]


def test_a_wrong_date_and_outlet(workspace: Path, pactbrief: Run) -> None:
    (workspace / "seeds/norway.toml").write_text(SIDECAR)
    done = pactbrief("build", "--as-of=2024-05-31", cwd=workspace)
    assert (done.returncode, done.stderr) == (0, "")
    assert analyst(workspace) == [
        "S01, corrected by the analyst: outlet Sample News to Sample Herald; date 29 May 2024 to 28 May 2024. "
        "J. Doe, 30 May 2024: The footer was taken for the outlet."
    ]
    (source,) = edition(workspace)["sources"]
    assert source["corrected"] == {"publisher": "Sample News", "published": "2024-05-29"}
    signed = {"author": "J. Doe", "date": "2024-05-30", "reason": "The footer was taken for the outlet.", "ignore": None}
    assert source["corrections"] == [signed]
    note = edition(workspace)["documents"][0]["notes"][0]["text"]
    assert "Sample Herald, 28 May 2024" in note
    assert "As corrected by the analyst: outlet, date." in note
    assert pactbrief("verify", "briefs/weekly/2024-W22/weekly.pdf", cwd=workspace).returncode == 0


def test_withdrawn_and_taken_back(workspace: Path, pactbrief: Run) -> None:
    (workspace / "seeds/wire.txt").write_text(ICELAND)
    (workspace / "seeds/norway.toml").write_text('place = "Oslo"  # a remark\n')
    done = pactbrief("sources", "--withdraw", "norway", "--reason", 'Retracted "in full"', *WHO, cwd=workspace)
    assert (done.returncode, done.stdout) == (0, "norway is withdrawn from 2024-05-30 on (seeds/norway.toml).\n")
    written = (workspace / "seeds/norway.toml").read_text()
    assert written == (
        'place = "Oslo"  # a remark\n\n[[correction]]\nignore = true\nauthor = "J. Doe"\ndate = 2024-05-30\n'
        'reason = "Retracted \\"in full\\""\n'
    )
    assert pactbrief("build", "--as-of=2024-05-31", cwd=workspace).returncode == 0
    assert [source["id"] for source in edition(workspace)["sources"]] == ["wire"]
    assert edition(workspace)["withdrawn"] == [
        {
            "id": "norway", "path": "seeds/norway.md", "publisher": "Sample News", "author": "J. Doe", "date": "2024-05-30",
            "title": "Norway and the European Union sign a security and defence partnership", "reason": 'Retracted "in full"',
        }
    ]  # fmt: skip
    assert analyst(workspace) == [
        "Withdrawn by the analyst: norway (Sample News: Norway and the European Union sign a security and defence "
        'partnership). J. Doe, 30 May 2024: Retracted "in full".'
    ]
    before = {path.name: path.read_bytes() for path in (workspace / "briefs/weekly/2024-W22").glob("*.[dp]*")}

    back = pactbrief("sources", "--reinstate", "norway", "--reason", "By mistake", "--author", "A. Chief",
                     "--as-of", "2024-06-05", cwd=workspace)  # fmt: skip
    assert back.stdout == "norway is taken back from 2024-06-05 on (seeds/norway.toml).\n"
    assert (workspace / "seeds/norway.toml").read_text().startswith(written)
    assert pactbrief("build", "--as-of=2024-05-31", cwd=workspace).returncode == 0
    assert {path.name: path.read_bytes() for path in (workspace / "briefs/weekly/2024-W22").glob("*.[dp]*")} == before
    assert pactbrief("build", "--as-of=2024-06-07", cwd=workspace).returncode == 0
    assert [source["id"] for source in edition(workspace, "2024-W23")["sources"]] == ["norway", "wire"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--withdraw", "norway"], 'No reason is given. Say why, such as: --reason "Retracted by the paper."'),
        (
            ["--withdraw", "norway", "--reason", "Retracted"],
            'No one signs it. Give --author NAME, or write analyst = "NAME" in pactbrief.toml.',
        ),
        (
            ["--withdraw", "norwai", "--reason", "Retracted", *WHO],
            "There is no source 'norwai'. Did you mean 'norway'? See the ids with: pactbrief sources --json",
        ),
        (["--reinstate", "norway", "--reason", "R", *WHO], "norway is not withdrawn on 2024-05-30. Nothing was written."),
        (
            ["--withdraw", "two-2", "--reason", "R", *WHO],
            "seeds/two.json holds several sources, and its sidecar stands for all of them. Leave it out of a brief with an "
            '[[override]]: action = "suppress", source = its id.',
        ),
    ],
)
def test_what_cannot_be_withdrawn(workspace: Path, pactbrief: Run, arguments: list[str], told: str) -> None:
    two = [{"title": "A", "text": ICELAND}, {"title": "B", "text": ICELAND * 2}]
    (workspace / "seeds/two.json").write_text(json.dumps(two))
    done = pactbrief("sources", *arguments, cwd=workspace)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"pactbrief: {told}\n")
    assert not list((workspace / "seeds").glob("*.toml"))


def test_the_settings_say_who_signs(workspace: Path, pactbrief: Run) -> None:
    (workspace / "pactbrief.toml").write_text('analyst = "A. Chief"\n')
    command = ("sources", "--withdraw", "norway", "--reason", "R")
    done = pactbrief(*command, cwd=workspace, SOURCE_DATE_EPOCH="1717027200")
    assert done.returncode == 0
    assert 'author = "A. Chief"\ndate = 2024-05-30\n' in (workspace / "seeds/norway.toml").read_text()
    again = pactbrief(*command, cwd=workspace)
    assert (again.returncode, again.stderr) == (2, "pactbrief: norway is withdrawn already. Nothing was written.\n")
