"""`pactbrief add` as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pactbrief.cli import run
from pactbrief.pipeline import articles

STORY = (
    "The European Union and Norway signed a security and defence partnership in Brussels on Tuesday. The text names maritime "
    "security, cyber defence and support for Ukraine. Both sides will meet once a year to review what has been done. Officials "
    "said that talks had taken four months and that the Arctic was on the agenda from the first day. The foreign minister "
    "thanked the negotiators of both sides and spoke of a long engagement and a short wedding. Moldova had signed a similar "
    "text a week earlier. Japan is still in talks. The partnership does not oblige either side to come to the other's aid."
)


def add(root: Path, *places: str, code: int = 0) -> dict[str, object]:
    command = [sys.executable, "-m", "pactbrief", "add", *places, "--json", "--workspace", str(root)]
    day = {"SOURCE_DATE_EPOCH": "1732233600", "PATH": ""}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=day)
    assert done.returncode == code, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def workspace(tmp_path: Path) -> Path:
    (tmp_path / "ws" / "seeds").mkdir(parents=True)
    return tmp_path / "ws"


def test_a_file_is_copied_with_the_day_it_was_received(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    (tmp_path / "one.txt").write_text(STORY)
    (tmp_path / "one.toml").write_text('publisher = "Fjordwire"\n')
    told = add(root, str(tmp_path / "one.txt"))
    assert told == {"added": [{"path": "seeds/one.txt", "like": []}], "skipped": []}
    assert (root / "seeds/one.txt").read_text() == STORY
    stated = tomllib.loads((root / "seeds/one.toml").read_text())
    assert (stated["publisher"], stated["received"].isoformat()) == ("Fjordwire", "2024-11-22")


def test_an_exact_duplicate_is_refused_and_a_near_copy_told(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    (tmp_path / "one.txt").write_text(STORY)
    (tmp_path / "same.txt").write_text(STORY)
    (tmp_path / "near.txt").write_text("A headline of our own\n\n" + STORY[:400])
    add(root, str(tmp_path / "one.txt"))
    told = add(root, str(tmp_path / "same.txt"), str(tmp_path / "near.txt"))
    assert told["added"] == [{"path": "seeds/near.txt", "like": ["seeds/one.txt"]}]
    assert told["skipped"] == [{"path": "same.txt", "reason": "the same file is there already as seeds/one.txt."}]


def test_another_file_of_the_same_name_gets_a_number(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    for folder, text in (("a", STORY), ("b", "Something else entirely was said.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "story.txt").write_text(text)
    told = add(root, str(tmp_path / "a"), str(tmp_path / "b"))
    assert [each["path"] for each in told["added"]] == ["seeds/story.txt", "seeds/story-2.txt"]  # type: ignore[index, attr-defined]


def test_what_is_not_there_is_said_and_exits_2(tmp_path: Path) -> None:
    told = add(workspace(tmp_path), str(tmp_path / "none.txt"), code=2)
    assert told["added"] == [] and "no such file" in told["skipped"][0]["reason"]  # type: ignore[index]


def test_a_folder_that_holds_the_workspace_is_refused(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    (tmp_path / "one.txt").write_text(STORY)
    told = add(root, str(tmp_path), code=2)
    assert told == {"added": [], "skipped": [{"path": str(tmp_path), "reason": "it holds the workspace itself."}]}
    assert list((root / "seeds").iterdir()) == []


def test_what_was_read_before_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Near-copies are found among all sources, however many are stored; read is what came."""
    root = workspace(tmp_path)
    read: list[str] = []
    real = articles.read_article

    def counted(folder: Path, path: str, *more: Any, **named: Any) -> Any:
        read.append(path)
        return real(folder, path, *more, **named)

    monkeypatch.setattr(articles, "read_article", counted)
    for name, text in (("one", STORY), ("two", STORY + " One line more.")):
        (tmp_path / f"{name}.txt").write_text(text)
        assert run(["add", "-q", str(tmp_path / f"{name}.txt"), "--workspace", str(root)]) == 0
    assert read == ["seeds/one.txt", "seeds/two.txt"]
