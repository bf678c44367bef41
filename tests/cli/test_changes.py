"""What changed between editions: every kind of change in real builds, in the memo, in `diff` and in `diff --json`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TALKS = (
    "BRUSSELS, 21 May 2024 (Fjordwire) -- The European Union and Norway are negotiating a security and defence partnership. "
    "The security and defence partnership between the EU and Norway covers cyber security. "
    "The EU and Norway are to sign the security and defence partnership on 28 May 2024.\n"
)
AREAS = (
    "OSLO, 29 May 2024 (Nordic Sample) -- The security and defence partnership between the EU and Norway covers maritime "
    "security and cyber security, officials said. The security and defence partnership between the EU and Norway covers the "
    "Arctic.\n"
)
SIGNED = "OSLO, 5 June 2024 (Fjordwire) -- The EU and Norway signed a security and defence partnership on 4 June 2024.\n"
RIVAL = "BERLIN, 6 June 2024 (Nordic Sample) -- The EU and Norway signed a security and defence partnership on 3 June 2024.\n"
REWORDED = SIGNED.replace("The EU and Norway signed", "Norway and the European Union have signed")
WHO = ("--author", "J. Doe")


def run(root: Path, *words: str, code: int = 0) -> str:
    command = [sys.executable, "-m", "pactbrief", *words, "--workspace", str(root)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == code, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five weeks: talks, areas and a plan that passes, two dates for the signature, one of them withdrawn, a rewording."""
    folder = tmp_path_factory.mktemp("changes") / "ws"
    (folder / "seeds").mkdir(parents=True)
    (folder / "briefs/weekly").mkdir(parents=True)
    brief = 'title = "D"\nseries = "S"\npartnerships = ["eu-no"]\nformats = ["docx"]\n'
    (folder / "briefs/weekly/brief.toml").write_text(brief)
    steps: list[tuple[str, Callable[[], Any]]] = [
        ("2024-05-24", lambda: (folder / "seeds/talks.txt").write_text(TALKS)),
        ("2024-05-31", lambda: (folder / "seeds/areas.txt").write_text(AREAS)),
        ("2024-06-07", lambda: [(folder / f"seeds/{n}.txt").write_text(t) for n, t in (("signed", SIGNED), ("rival", RIVAL))]),
        ("2024-06-14", lambda: [withdraw(folder, name, "2024-06-12") for name in ("rival", "areas")]),
        ("2024-06-21", lambda: (folder / "seeds/signed.txt").write_text(REWORDED)),
    ]
    for day, step in steps:
        step()
        run(folder, "build", f"--as-of={day}", "--quiet")
    return folder


def withdraw(folder: Path, name: str, day: str) -> None:
    run(folder, "sources", "--withdraw", name, "--reason", f"Retracted: {name}", *WHO, "--as-of", day)


def told(root: Path, before: str, after: str) -> list[tuple[str, str | None, str | None, list[str], list[str]]]:
    found = json.loads(run(root, "diff", "weekly", before, after, "--json"))
    return [(c["what"], c["before"], c["after"], c["causes"], c["withdrawn"]) for c in found["changes"]]


def bullets(root: Path, edition: str) -> list[str]:
    """The lines of "What changed" in the digest, each with its sign."""
    from docx import Document

    paragraphs = Document(str(root / f"briefs/weekly/{edition}/weekly.docx")).element.body.iter()
    lines, inside = [], False
    for paragraph in paragraphs:
        if not paragraph.tag.endswith("}p"):
            continue
        text = "".join(node.text or "" for node in paragraph.iter() if node.tag.endswith("}t"))
        style = next((node.values()[0] for node in paragraph.iter() if node.tag.endswith("}pStyle")), "")
        if style.startswith("Heading"):
            inside = text.startswith("What changed")
        elif inside:
            lines.append(text)
    return lines


def test_areas_a_region_and_the_first_corroboration_with_a_plan_that_passed(root: Path) -> None:
    assert told(root, "2024-W21", "2024-W22") == [
        ("area-corroborated", "cyber", "cyber", ["areas"], []),
        ("area-added", None, "maritime-security", ["areas"], []),
        ("region-added", None, "arctic", ["areas"], []),
        ("plan-passed", None, "plan-passed:signed:2024-05-28", ["talks"], []),
    ]
    assert bullets(root, "2024-W22") == [
        "! EU–Norway: the day planned for the signature has passed without a report. Cause: S02.",
        "+ EU–Norway: cyber security and defence now rests on more than one origin.",
        "+ EU–Norway: area added, maritime security.",
        "+ EU–Norway: region added, the Arctic.",
    ]


def test_the_stage_moved_and_a_conflict_arose(root: Path) -> None:
    assert told(root, "2024-W22", "2024-W23") == [
        ("stage", "negotiating", "signed", ["signed"], []),
        ("conflict-arisen", None, "date:signed", ["rival", "signed"], []),
    ]
    assert bullets(root, "2024-W23") == [
        "→ EU–Norway: now signed. Before: in negotiation.",
        "≠ EU–Norway: sources now disagree on the signature. Cause: S02; S03.",
    ]


def test_what_falls_and_weakens_by_withdrawn_sources(root: Path) -> None:
    assert told(root, "2024-W23", "2024-W24") == [
        ("area-weakened", "cyber", "cyber", ["areas"], ["areas"]),
        ("area-gone", "maritime-security", None, ["areas"], ["areas"]),
        ("region-gone", "arctic", None, ["areas"], ["areas"]),
        ("conflict-settled", "date:signed", None, ["rival"], ["rival"]),
    ]
    assert bullets(root, "2024-W24") == [
        "= EU–Norway: sources no longer disagree on the signature. Cause: rival withdrawn.",
        "− EU–Norway: cyber security and defence now rests on a single origin. Cause: areas withdrawn.",
        "− EU–Norway: area no longer supported, maritime security. Cause: areas withdrawn.",
        "− EU–Norway: region no longer supported, the Arctic. Cause: areas withdrawn.",
        "− Withdrawn by the analyst: areas (Nordic Sample). J. Doe, 12 June 2024: Retracted: areas.",
        "− Withdrawn by the analyst: rival (Nordic Sample). J. Doe, 12 June 2024: Retracted: rival.",
    ]
    lines = run(root, "diff", "weekly", "2024-W23", "2024-W24").splitlines()
    assert lines[:2] == ["2024-W23 to 2024-W24", "sources withdrawn: areas, rival"]
    assert "EU–Norway: area no longer supported, maritime security. [areas withdrawn]" in lines


def test_rewording_is_no_change(root: Path) -> None:
    assert told(root, "2024-W24", "2024-W25") == []
    assert bullets(root, "2024-W25") == ["→ S01: its text is another than in the edition before."]
    assert run(root, "diff", "weekly", "2024-W24", "2024-W25").splitlines() == [
        "2024-W24 to 2024-W25", "sources replaced: signed", "No change.",
    ]  # fmt: skip


def test_a_stage_that_falls_back_and_a_partnership_that_is_gone(root: Path) -> None:
    """Last, for they add editions."""
    withdraw(root, "signed", "2024-06-25")
    run(root, "build", "--as-of=2024-06-28", "--quiet")
    assert told(root, "2024-W25", "2024-W26")[0] == ("stage", "signed", "negotiating", ["signed"], ["signed"])
    assert "→ EU–Norway: now in negotiation. Before: signed. Cause: signed withdrawn." in bullets(root, "2024-W26")

    (root / "seeds/else.txt").write_text(SIGNED.replace("Norway", "Moldova"))
    withdraw(root, "talks", "2024-07-02")
    run(root, "build", "--as-of=2024-07-05", "--quiet")
    assert ("gone", None, None, ["talks"], ["talks"]) in told(root, "2024-W26", "2024-W27")
    assert "− EU–Norway: no longer reported. Cause: talks withdrawn." in bullets(root, "2024-W27")


def test_an_override_is_the_cause_of_what_it_alters(root: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "ws"
    (copy / "briefs/weekly").mkdir(parents=True)
    shutil.copytree(root / "briefs/weekly/2024-W22", copy / "briefs/weekly/2024-W22")
    (copy / "seeds").mkdir()
    for name, text in (("talks", TALKS), ("areas", AREAS)):
        (copy / f"seeds/{name}.txt").write_text(text)
    brief = (root / "briefs/weekly/brief.toml").read_text()
    (copy / "briefs/weekly/brief.toml").write_text(
        brief + '\n[[override]]\naction = "suppress"\nsource = "areas"\narea = "maritime-security"\nauthor = "J. Doe"\n'
        'date = 2024-06-03\nreason = "Of another pact."\n'
    )
    run(copy, "build", "--as-of=2024-06-07", "--quiet")
    (change,) = json.loads(run(copy, "diff", "weekly", "--json"))["changes"]
    place = "briefs/weekly/brief.toml, line 6"
    assert (change["what"], change["before"], change["overrides"]) == ("area-gone", "maritime-security", [place])
    assert bullets(copy, "2024-W23") == [
        f"− EU–Norway: area no longer supported, maritime security. Cause: override in {place}."
    ]
    assert run(copy, "diff", "weekly").splitlines()[-1].endswith(f"[areas, override in {place}]")
