"""The main job through the command line: an edition, nothing to do, cut-offs, edits, and the same bytes again."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from pactbrief.cli import run

Run = Callable[..., "subprocess.CompletedProcess[str]"]
CONTRACT = Path(__file__).resolve().parents[1] / "contract"
AS_OF = ("--as-of", "2024-05-31")
EDITION = Path("briefs") / "weekly" / "2024-W22"


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of each file below `folder`."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Inode and time of each file below `folder`: a file written anew differs."""
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def record(folder: Path) -> Any:
    """The edition's edition.json."""
    return json.loads((folder / "edition.json").read_text())


def copy(built: Path, folder: Path) -> Path:
    """A copy of the built workspace that a test may change."""
    return Path(shutil.copytree(built, folder / "workspace"))


def schema(name: str) -> jsonschema.Draft202012Validator:
    """The validator of a schema of the contract."""
    schemas = {path.name: json.loads(path.read_text()) for path in CONTRACT.glob("*.json")}
    registry: Registry[Any] = Registry().with_resources((key, Resource.from_contents(value)) for key, value in schemas.items())
    return jsonschema.Draft202012Validator(schemas[name], registry=registry)


def test_an_edition_has_its_files_and_a_table(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", *AS_OF, "--workspace", str(workspace)]) == 0
    told = capsys.readouterr()
    names = sorted(contents(workspace / EDITION))
    assert names == ["edition.json", "eu-no.docx", "eu-no.pdf", "weekly.docx", "weekly.pdf"]
    assert told.err == ""
    lines = told.out.splitlines()
    assert lines[0] == "weekly 2024-W22, as of 2024-05-31"
    assert lines[4].startswith("EU–Norway")
    assert "signed" in lines[4]
    assert [line for line in lines if line.startswith("briefs/")] == [f"{EDITION}/{name}" for name in (
        "weekly.docx", "weekly.pdf", "eu-no.docx", "eu-no.pdf", "edition.json")]  # fmt: skip


def test_the_record_of_an_edition_follows_the_contract(built: Path) -> None:
    edition = record(built / EDITION)
    assert [error.message for error in schema("edition.schema.json").iter_errors(edition)] == []
    assert {document["path"] for document in edition["documents"]} == set(contents(built / EDITION)) - {"edition.json"}
    assert all(check["level"] != "error" for check in edition["checks"])
    assert any(check["level"] == "passed" for check in edition["checks"])
    claims = {claim["id"] for claim in edition["claims"]}
    for document in edition["documents"]:
        for sentence in document["sentences"]:
            assert set(sentence["claims"]) <= claims
            assert sentence["kind"] != "fact" or sentence["notes"]


def test_unchanged_inputs_change_no_byte(built: Path, pactbrief: Run) -> None:
    before = stamps(built / "briefs")
    done = pactbrief("build", *AS_OF, cwd=built)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "weekly 2024-W22: nothing to do, the inputs are unchanged (briefs/weekly/2024-W22).\n"
    assert stamps(built / "briefs") == before


def test_nothing_to_do_loads_nothing_heavy(built: Path, pactbrief: Run, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import atexit, sys\n"
        "heavy = ('docx', 'reportlab', 'lxml', 'trafilatura', 'pypdf', 'ahocorasick_rs', 'rich', 'pactbrief.compose')\n"
        "atexit.register(lambda: print([name for name in heavy if name in sys.modules]))\n"
    )
    done = pactbrief("build", *AS_OF, "-q", cwd=built, PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stdout) == (0, "[]\n")


def test_the_same_inputs_give_the_same_bytes_without_the_store(built: Path, tmp_path: Path) -> None:
    workspace = copy(built, tmp_path)
    shutil.rmtree(workspace / ".pactbrief")
    shutil.rmtree(workspace / EDITION)
    assert run(["build", *AS_OF, "-q", "--workspace", str(workspace)]) == 0
    assert contents(workspace / EDITION) == contents(built / EDITION)


def test_a_missing_or_damaged_file_is_built_again(built: Path, tmp_path: Path) -> None:
    workspace = copy(built, tmp_path)
    (workspace / EDITION / "weekly.pdf").write_bytes(b"%PDF-broken")
    (workspace / EDITION / "eu-no.docx").unlink()
    assert run(["build", *AS_OF, "-q", "--workspace", str(workspace)]) == 0
    there = contents(workspace / EDITION)
    assert there.pop("weekly.edited-1.pdf") == b"%PDF-broken"
    assert there == contents(built / EDITION)


def test_an_edited_memo_is_left_while_nothing_is_new(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = copy(built, tmp_path)
    (workspace / EDITION / "weekly.docx").write_bytes(b"edited")
    assert run(["build", *AS_OF, "--workspace", str(workspace)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "weekly 2024-W22: nothing to do, the inputs are unchanged (briefs/weekly/2024-W22).",
        "weekly.docx was changed since it was built and is left as it is.",
    ]
    assert (workspace / EDITION / "weekly.docx").read_bytes() == b"edited"


def test_an_edited_memo_is_kept_beside_the_new_one(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = copy(built, tmp_path)
    (workspace / EDITION / "weekly.docx").write_bytes(b"edited")
    (workspace / "briefs" / "weekly" / "brief.toml").write_text('title = "Another title"\nseries = "Weekly"\n')
    assert run(["build", *AS_OF, "--workspace", str(workspace)]) == 0
    there = contents(workspace / EDITION)
    assert there["weekly.edited-1.docx"] == b"edited"
    assert there["weekly.docx"][:2] == b"PK"
    assert (
        "A file had been changed since it was built: its text is kept as briefs/weekly/2024-W22/weekly.edited-1.docx."
        in capsys.readouterr().out.splitlines()
    )


def test_a_partnership_bears_the_name_that_the_brief_gives_it(workspace: Path) -> None:
    with (workspace / "briefs" / "weekly" / "brief.toml").open("a") as brief:
        brief.write('[names]\neu-no = "Oslo and Brussels"\n')
    assert run(["build", *AS_OF, "-q", "--format", "docx", "--workspace", str(workspace)]) == 0
    assert [dossier["partnership"]["name"] for dossier in record(workspace / EDITION)["dossiers"]] == ["Oslo and Brussels"]


def test_formats_and_folder_as_asked(workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(["build", *AS_OF, "-q", "--format", "pdf,json", "--out", str(out), "--workspace", str(workspace)]) == 0
    assert sorted(contents(out)) == ["edition.json", "eu-no.pdf", "weekly.pdf"]
    assert not (workspace / EDITION).exists()


def test_sources_after_the_cut_off_stay_out(built: Path, tmp_path: Path) -> None:
    workspace = copy(built, tmp_path)
    later = (workspace / "seeds" / "norway.md").read_text().replace("2024-05-29", "2024-06")
    (workspace / "seeds" / "later.md").write_text(later)
    (workspace / "seeds" / "undated.md").write_text(later.replace("published: 2024-06\n", ""))
    (workspace / "seeds" / "undated.toml").write_text('received = "2024-06-01"\n')
    (workspace / "seeds" / "unwanted.md").write_text(later.replace("2024-06", "2024-05-01"))
    (workspace / "seeds" / "unwanted.toml").write_text("ignore = true\n")
    assert run(["build", *AS_OF, "-q", "--format", "docx", "--workspace", str(workspace)]) == 0
    assert [source["id"] for source in record(workspace / EDITION)["sources"]] == ["norway"]


def test_an_undated_source_counts_from_the_edition_that_first_lists_it(workspace: Path) -> None:
    text = (workspace / "seeds" / "norway.md").read_text()
    (workspace / "seeds" / "undated.md").write_text(text.replace("published: 2024-05-29\n", ""))
    quick = ("-q", "--format", "docx", "--workspace", str(workspace))
    for day in ("2024-06-07", "2024-06-14", "2024-05-31"):
        assert run(["build", "--as-of", day, *quick]) == 0
    listed = {
        week: {source["id"]: source["received"] for source in record(workspace / "briefs" / "weekly" / week)["sources"]}
        for week in ("2024-W22", "2024-W23", "2024-W24")
    }
    assert listed == {
        "2024-W22": {"norway": None},
        "2024-W23": {"norway": None, "undated": None},
        "2024-W24": {"norway": "2024-06-07", "undated": "2024-06-07"},
    }
    assert record(workspace / "briefs" / "weekly" / "2024-W24")["previous"] == "2024-W23"


def test_an_older_edition_is_the_same_after_newer_sources_came(built: Path, tmp_path: Path) -> None:
    workspace = copy(built, tmp_path)
    later = (workspace / "seeds" / "norway.md").read_text().replace("2024-05-29", "2024-06-05")
    (workspace / "seeds" / "later.md").write_text(later.replace("on Tuesday", "on 28 May 2024"))
    quick = ("-q", "--workspace", str(workspace))
    assert run(["build", "--as-of", "2024-06-07", *quick]) == 0
    assert run(["build", "--edition", "2024-W22", *quick]) == 0
    assert contents(workspace / EDITION) == contents(built / EDITION)
    shutil.rmtree(workspace / ".pactbrief")
    shutil.rmtree(workspace / EDITION)
    assert run(["build", *AS_OF, *quick]) == 0
    assert contents(workspace / EDITION) == contents(built / EDITION)


def test_files_of_one_name_are_sources_of_their_own(workspace: Path) -> None:
    shutil.copytree(workspace / "seeds", workspace / "seeds" / "more")
    with (workspace / "seeds" / "more" / "norway.md").open("a") as file:
        file.write("\nThe King was present.\n")
    assert run(["build", *AS_OF, "-q", "--format", "docx", "--workspace", str(workspace)]) == 0
    edition = record(workspace / EDITION)
    ids = [source["id"] for source in edition["sources"]]
    assert len(set(ids)) == 2
    assert {claim["source"] for claim in edition["claims"]} == set(ids)
    assert len({claim["id"] for claim in edition["claims"]}) == len(edition["claims"])


def test_the_same_file_twice_is_one_source(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(workspace / "seeds", workspace / "seeds" / "more")
    assert run(["build", *AS_OF, "--format", "docx", "-v", "--workspace", str(workspace)]) == 0
    assert [source["path"] for source in record(workspace / EDITION)["sources"]] == ["seeds/more/norway.md"]
    told = capsys.readouterr().out.splitlines()
    assert "left out: seeds/norway.md, byte for byte the same as seeds/more/norway.md" in told


def test_the_report_as_json(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", *AS_OF, "--format", "docx", "--json", "--workspace", str(workspace)]) == 0
    (report,) = json.loads(capsys.readouterr().out)
    assert (report["edition"], report["folder"], report["sources"]) == ("2024-W22", "briefs/weekly/2024-W22", 1)
    assert report["files"] == ["weekly.docx", "eu-no.docx", "edition.json"]


def test_a_failed_check_writes_nothing(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from pactbrief.model.finding import Finding
    from pactbrief.pipeline import finishing

    wrong = Finding("quote-not-found", "error", "The passage of note 1 is not in norway: “x”.", 1)
    monkeypatch.setattr(finishing, "check_output", lambda *_: (wrong,))
    assert run(["build", *AS_OF, "--workspace", str(workspace)]) == 1
    assert capsys.readouterr().err == (
        "pactbrief: Edition 2024-W22 of weekly does not hold against its sources, so nothing was written: "
        "The passage of note 1 is not in norway: “x”. This is a fault in pactbrief; please report it with these lines.\n"
    )
    assert not (workspace / EDITION).exists()
