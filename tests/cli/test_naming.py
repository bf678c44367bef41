"""The ids of sources that share a file name: no later arrival takes the name of an earlier one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from pactbrief.cli import run

ARTICLE = """---
publisher: {publisher}
published: {published}
language: en
---

The European Union and Japan {words} a Security and Defence Partnership on {day}.
"""
BRIEF = 'title = "Digest"\nseries = "Weekly"\ndocuments = ["digest"]\nformats = ["docx"]\n'
FIRST = ARTICLE.format(publisher="Gazette", published="2024-11-02", words="signed", day="1 November 2024")
LATER = ARTICLE.format(publisher="Courier", published="2024-11-12", words="ratified", day="11 November 2024")
LATE = ARTICLE.format(publisher="Herald", published="2024-09-03", words="proposed", day="2 September 2024")


def put(root: Path, path: str, text: str) -> None:
    """Writes a source."""
    file = root / "seeds" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def workspace(root: Path) -> Path:
    """One article in a folder that comes late in the order of paths, and its first edition."""
    put(root, "m/report.md", FIRST)
    folder = root / "briefs" / "weekly"
    folder.mkdir(parents=True)
    (folder / "brief.toml").write_text(BRIEF)
    build(root, "2024-11-08")
    return root


def build(root: Path, as_of: str) -> dict[str, str]:
    """Builds an edition; the path below seeds/ of each of its sources, by id."""
    assert run(["build", "--as-of", as_of, "-q", "--workspace", str(root)]) == 0
    newest = max(root.glob("briefs/weekly/*/edition.json"))
    return {s["id"]: s["path"].removeprefix("seeds/") for s in json.loads(newest.read_text("utf-8"))["sources"]}


def files(folder: Path) -> dict[str, bytes]:
    """The finished files of an edition."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_later_file_of_the_same_name_takes_another_id(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    put(root, "a/report.md", LATER)
    named = build(root, "2024-11-15")
    assert named.pop("report") == "m/report.md"
    [(other, path)] = named.items()
    assert path == "a/report.md"
    assert other.startswith("report-")


def test_the_first_edition_is_the_same_bytes_after_a_newer_file_of_the_same_name(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    before = files(root / "briefs" / "weekly" / "2024-W45")
    put(root, "a/report.md", LATER)
    shutil.rmtree(root / ".pactbrief")
    build(root, "2024-11-08")
    assert files(root / "briefs" / "weekly" / "2024-W45") == before


def test_a_late_old_article_takes_no_name_even_in_the_same_edition(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    put(root, "a/report.md", LATE)
    assert build(root, "2024-11-08")["report"] == "m/report.md"


def test_who_has_a_longer_id_keeps_it_when_the_other_goes_or_moves(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    put(root, "a/report.md", LATER)
    longer = {path: name for name, path in build(root, "2024-11-15").items()}["a/report.md"]
    (root / "seeds" / "m").rename(root / "seeds" / "z")
    assert build(root, "2024-11-22") == {"report": "z/report.md", longer: "a/report.md"}
    shutil.rmtree(root / "seeds" / "z")
    assert build(root, "2024-11-29") == {longer: "a/report.md"}


def test_the_editions_of_another_brief_count(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    put(root, "a/report.md", LATE)
    other = root / "briefs" / "monthly"
    other.mkdir()
    (other / "brief.toml").write_text(BRIEF)
    assert run(["build", "monthly", "--as-of", "2024-10-31", "-q", "--workspace", str(root)]) == 0
    sources = json.loads((other / "2024-W44" / "edition.json").read_text("utf-8"))["sources"]
    assert [s["path"] for s in sources if s["id"] == "report"] == []


def test_an_edition_deleted_after_later_ones_is_the_same_bytes_again(tmp_path: Path) -> None:
    """Undated sources in it, too: the later edition knows since when they are in hand."""
    root = workspace(tmp_path)
    put(root, "undated.md", "The European Union and Japan signed a Security and Defence Partnership in Tokyo.\n")
    build(root, "2024-11-08")
    folder = root / "briefs" / "weekly" / "2024-W45"
    before = files(folder)
    put(root, "later.md", LATER)
    build(root, "2024-11-15")
    shutil.rmtree(folder)
    shutil.rmtree(root / ".pactbrief")
    assert run(["build", "--as-of", "2024-11-08", "-q", "--workspace", str(root)]) == 0
    assert files(folder) == before
