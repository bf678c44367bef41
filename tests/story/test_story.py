"""From the first idea to the first dialogue: a digest on the EU's partnerships with Japan, Korea and Norway over six editions.

The articles are those of tests/corpus, of the weeks that they tell of, with one made in their style (dialogue.txt), since
the corpus has none on that step. Beside the story itself: an edit by hand, a late old article that is withdrawn again, a
source whose date a person had misstated, and an override.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.edits.analyst import append, edit, run_xml, words

from pactbrief.cli import run
from pactbrief.pipeline.differences import Difference, differences

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent / "corpus" / "dev"
SEEDS = HERE.parents[1] / "seeds"
LATE = "001_04400e8df1d24599.txt"
BRIEF = """title = "Digest"
series = "Weekly"
partnerships = ["eu-jp", "eu-kr", "eu-no"]
documents = ["digest"]
formats = ["docx"]
"""
OVERRIDE = """
[[override]]
action = "correct"
source = "d09"
partnership = "eu-no"
stage = "signed"
to_when = 2024-05-27
author = "A. N. Alyst"
date = 2025-10-25
reason = "The register of treaties has the day before."
"""


@dataclass(frozen=True)
class Told:
    """An edition: its record, the words of its digest, and the changes of each partnership as (what, before, after, causes)."""

    record: Any
    text: str
    changes: dict[str, list[tuple[str, str | None, str | None, tuple[str, ...]]]]

    def status(self, key: str) -> tuple[str, str | None]:
        """(stage, date) of a partnership."""
        status = next(d["status"] for d in self.record["dossiers"] if d["partnership"]["key"] == key)
        return status["stage"], status["when"]

    def steps(self, key: str) -> list[tuple[str, str | None, str | None, tuple[str, ...]]]:
        """The changes of stage and date, and of being known at all."""
        return [change for change in self.changes.get(key, []) if change[0] in ("new", "gone", "stage", "date")]


def copy(root: Path, *names: str) -> None:
    """Articles of the corpus arrive."""
    for name in names:
        shutil.copy(next(folder / name for folder in (HERE, CORPUS, SEEDS) if (folder / name).is_file()), root / "seeds" / name)


def week(root: Path, as_of: str, name: str) -> Told:
    """Builds the edition of the week."""
    assert run(["build", "--as-of", as_of, "-q", "--workspace", str(root)]) == 0
    folder = root / "briefs" / "weekly" / name
    record = json.loads((folder / "edition.json").read_text())
    changes = {
        d["partnership"]["key"]: [(c["what"], c["before"], c["after"], tuple(c["causes"])) for c in d["changes"]]
        for d in record["dossiers"]
    }
    return Told(record, words(folder / "weekly.docx"), changes)


Story = tuple[Path, dict[str, Told]]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The workspace at the end, and its editions by name."""
    root = tmp_path_factory.mktemp("story")
    (root / "seeds").mkdir()
    (root / "briefs" / "weekly").mkdir(parents=True)
    brief = root / "briefs" / "weekly" / "brief.toml"
    brief.write_text(BRIEF)
    told: dict[str, Told] = {}

    def build(as_of: str, name: str, *arrived: str) -> None:
        copy(root, *arrived)
        told[name] = week(root, as_of, name)

    build("2023-07-14", "2023-W28", "d01.txt")
    build("2024-03-01", "2024-W09", "d02.txt")
    mark = run_xml(" Seen with doubt at this desk.", "<w:b/>")
    edit(brief.parent / "2024-W09" / "weekly.docx", "eu-jp/status", lambda content: append(content, mark))
    build("2024-10-30", "2024-W44", "d03.txt", "d09.txt")
    build("2024-11-08", "2024-W45", "d04.txt", "d07.txt", LATE)
    (root / "seeds" / LATE).unlink()
    (root / "seeds" / "dialogue.toml").write_text("published = 2025-10-24\n")
    build("2025-10-24", "2025-W43", "dialogue.txt", "d08.txt")
    (root / "seeds" / "dialogue.toml").write_text("published = 2025-10-17\n")
    brief.write_text(BRIEF + OVERRIDE)
    build("2025-10-31", "2025-W44")
    return root, told


def test_the_stage_moves_by_the_source_that_reports_it(story: Story) -> None:
    told = story[1]
    steps = [(name, edition.status("eu-jp"), edition.steps("eu-jp")) for name, edition in told.items()]
    assert steps == [
        ("2023-W28", ("proposed", None), []),
        ("2024-W09", ("negotiating", None), [("stage", "proposed", "negotiating", ("d02",))]),
        ("2024-W44", ("concluded", "2024-10-28"), [("stage", "negotiating", "concluded", ("d03",))]),
        ("2024-W45", ("signed", "2024-11-01"), [("stage", "concluded", "signed", ("d04",))]),
        ("2025-W43", ("implementing", "2025-10-23"), [("stage", "signed", "implementing", ("dialogue",))]),
        ("2025-W44", ("implementing", "2025-10-16"), [("date", "2025-10-23", "2025-10-16", ("dialogue",))]),
    ]


def test_korea_and_norway_stand_beside_it(story: Story) -> None:
    told = story[1]
    assert told["2024-W44"].steps("eu-no") == [("new", None, None, ("d03", "d09"))]
    assert told["2024-W44"].status("eu-no") == ("signed", "2024-05-28")
    [(what, before, _, causes)] = told["2024-W45"].steps("eu-kr")
    assert (what, before, causes) == ("stage", "negotiating", ("d07",))
    assert told["2024-W45"].status("eu-kr")[1] == "2024-11-04"
    assert told["2024-W45"].changes["eu-no"] == []
    assert told["2025-W43"].steps("eu-kr") == []  # a podcast tells of its dialogue: a view, which moves no stage


#: Which sources came, went or were corrected before each edition.
MOVED = {
    "2024-W09": {"d02"},
    "2024-W44": {"d03", "d09"},
    "2024-W45": {"d04", "d07", Path(LATE).stem},
    "2025-W43": {"dialogue", "d08", Path(LATE).stem},
    "2025-W44": {"dialogue", "d03", "d09"},
}


@pytest.mark.parametrize("name", MOVED)
def test_every_change_has_its_cause_and_is_told_in_its_place(story: Story, name: str) -> None:
    root, told = story
    said = told[name].text.partition("What changed ")[2].partition(" Status board ")[0]
    at = 0
    for key in ("eu-jp", "eu-kr", "eu-no"):
        changes = [one for one in differences_of(root, name) if one.partnership == key]
        assert len(changes) == len(told[name].changes.get(key, []))
        for one in changes:
            assert set(one.change.causes) <= MOVED[name]
            assert one.change.causes
            if one.change.what.partition("-")[0] in ("area", "region", "actor"):  # counted here, named in the sections
                assert f"{one.text.partition(':')[0]} (" in said.partition("As marked in the sections: ")[2]
                continue
            words_of_it = one.text if one.change.what not in ("stage", "date") else one.text.partition(":")[0] + ":"
            at = said.index(words_of_it, at) + 1
    assert not told["2023-W28"].changes["eu-jp"]
    assert "First edition: everything in it is new." in told["2023-W28"].text


def differences_of(root: Path, name: str) -> tuple[Difference, ...]:
    """What `pactbrief diff` tells of the edition and the one before it."""
    names = ["2023-W28", *MOVED]
    before = names[names.index(name) - 1]
    return differences(root / "briefs" / "weekly" / "brief.toml", before, name).changes


def test_a_late_old_article_adds_and_moves_nothing_back(story: Story) -> None:
    told = story[1]["2024-W45"]
    late = [change for change in told.changes["eu-jp"] if change[3] == (Path(LATE).stem,)]
    assert late
    assert all(what in ("area-added", "region-added", "actor-added") for what, *_ in late)
    assert told.status("eu-jp")[0] == "signed"


def test_what_a_withdrawn_source_alone_bore_is_gone(story: Story) -> None:
    added = {(what.partition("-")[0], value) for what, _, value, causes in story[1]["2024-W45"].changes["eu-jp"]
             if causes == (Path(LATE).stem,)}  # fmt: skip
    gone = {(what.partition("-")[0], value) for what, value, _, _ in story[1]["2025-W43"].changes["eu-jp"] if "gone" in what}
    assert gone
    assert gone <= added


def test_the_edit_is_carried_and_marked_for_review_as_the_sources_move_on(story: Story) -> None:
    root, told = story
    for name in ("2024-W44", "2024-W45", "2025-W43", "2025-W44"):
        text = told[name].text
        assert "Analyst’s text, written in edition 2024-W09:" in text
        assert text.index("Seen with doubt at this desk.") < text.index("For review:")
        [kept] = told[name].record["edits"]
        assert (kept["region"], kept["review"], kept["since"]) == ("eu-jp/status", True, "2024-W09")
    folder = root / "briefs" / "weekly" / "2025-W44"
    assert run(["verify", str(folder / "weekly.docx"), "-q", "--workspace", str(root)]) == 0


def test_corrections_are_told_with_their_author(story: Story) -> None:
    told = story[1]["2025-W44"]
    assert told.status("eu-no") == ("signed", "2024-05-27")
    assert "The register of treaties has the day before." in told.text
    assert len(told.record["overrides"]) == 1


def test_the_last_edition_is_the_same_without_store_and_after_newer_sources(story: Story, tmp_path: Path) -> None:
    root = Path(shutil.copytree(story[0], tmp_path / "copy"))
    folder = root / "briefs" / "weekly" / "2025-W44"
    before = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    (root / "seeds" / "later.md").write_text(
        "---\ntitle: Later\npublished: 2025-12-01\nlanguage: en\n---\n\n"
        "The European Union and Japan suspended the Security and Defence Partnership on 30 November 2025.\n"
    )
    shutil.rmtree(root / ".pactbrief")
    shutil.rmtree(folder)
    assert run(["build", "--as-of", "2025-10-31", "-q", "--workspace", str(root)]) == 0
    after = {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    assert after == before
