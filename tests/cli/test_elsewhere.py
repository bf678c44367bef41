"""Sources on partnerships that an edition is not about: they are in hand and counted, but cost and say no more than a line."""

from __future__ import annotations

import json
import shutil
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from pactbrief.cli import run
from pactbrief.pipeline.coverage import MENTIONED

PARTIES = ("Australia", "Canada", "Chile", "India", "Kenya", "New Zealand")
PAIRS = [*combinations(PARTIES, 2)]
BRIEF = 'title = "Digest"\nseries = "Weekly"\npartnerships = ["eu-jp"]\nformats = ["docx"]\n'


def put(root: Path, name: str, a: str, b: str, published: str | None) -> None:
    """An article on the partnership of two parties."""
    head = f"published: {published}\n" if published else ""
    (root / "seeds" / f"{name}.md").write_text(
        f"---\npublisher: Gazette\nlanguage: en\n{head}---\n\n"
        f"{a} and {b} signed a Security and Defence Partnership on 2 October 2024.\n"
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """One article on the partnership that the brief follows, and more on others than its digest mentions."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "briefs" / "weekly").mkdir(parents=True)
    (tmp_path / "briefs" / "weekly" / "brief.toml").write_text(BRIEF)
    put(tmp_path, "followed", "The European Union", "Japan", "2024-10-03")
    for number, (a, b) in enumerate(PAIRS):
        put(tmp_path, f"other{number:02d}", a, b, f"2024-10-{number + 4:02d}" if number else None)
    return tmp_path


def build(root: Path, as_of: str, week: str) -> Any:
    """Builds an edition; its record."""
    assert run(["build", "--as-of", as_of, "-q", "--workspace", str(root)]) == 0
    return json.loads((root / "briefs" / "weekly" / week / "edition.json").read_text("utf-8"))


def test_what_an_edition_is_not_about_is_named_and_no_more(root: Path) -> None:
    record = build(root, "2024-11-08", "2024-W45")
    left = len(PAIRS) - MENTIONED
    assert len(record["sources"]) == 1 + MENTIONED
    assert len(record["further"]) == left
    named = record["further_sources"]
    assert (len(named["dated"]), named["undated"]) == (left - 1, {"other00": None})
    listed = {source["id"] for source in record["sources"]}
    assert not listed & {*named["dated"], *named["undated"]}


def test_what_moves_out_of_sight_has_not_gone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(root, "2024-11-08", "2024-W45")
    for number, (a, b) in enumerate(PAIRS[:4]):
        put(root, f"newer{number}", a, b, "2024-11-10")
    record = build(root, "2024-11-15", "2024-W46")
    assert "other04" in record["further_sources"]["dated"]  # mentioned a week ago
    capsys.readouterr()
    assert run(["diff", "weekly", "--json", "--workspace", str(root)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["sources"] == {
        "arrived": ["newer0", "newer1", "newer2", "newer3"], "withdrawn": [], "replaced": [], "corrected": [],
    }  # fmt: skip


def test_an_undated_source_counts_from_the_oldest_edition_that_names_it(root: Path) -> None:
    build(root, "2024-11-08", "2024-W45")
    brief = root / "briefs" / "weekly" / "brief.toml"
    brief.write_text(BRIEF.replace('"eu-jp"', '"eu-jp", "au-ca"'))
    [source] = [s for s in build(root, "2024-11-15", "2024-W46")["sources"] if s["id"] == "other00"]
    assert source["received"] == "2024-11-08"
    earlier = build(root, "2024-11-01", "2024-W44")
    assert "other00" not in {s["id"] for s in earlier["sources"]}


def test_the_same_bytes_after_newer_sources_and_without_the_store(root: Path) -> None:
    build(root, "2024-11-08", "2024-W45")
    folder = root / "briefs" / "weekly" / "2024-W45"
    before = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    put(root, "a-newer", "The European Union", "Japan", "2024-11-20")
    for number, (a, b) in enumerate(PAIRS):
        put(root, f"newer{number}", a, b, "2024-11-20")
    shutil.rmtree(root / ".pactbrief")
    shutil.rmtree(folder)
    build(root, "2024-11-08", "2024-W45")
    assert {path.name: path.read_bytes() for path in sorted(folder.iterdir())} == before
