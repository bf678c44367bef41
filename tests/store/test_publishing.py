"""Files of an edition are whole at any moment, and nothing that a person changed is lost."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import pytest

from pactbrief.errors import OutputError
from pactbrief.model.edition import Output
from pactbrief.store import publishing
from pactbrief.store.publishing import Published, is_unfinished, publish, settle


def outputs(**contents: str) -> list[Output]:
    return [Output(name.replace("_", "."), "docx", content.encode()) for name, content in contents.items()]


def recorded(made: list[Output]) -> dict[str, str]:
    return {output.path: hashlib.sha256(output.content).hexdigest() for output in made}


def files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir()) if path.is_file()}


OLD = outputs(weekly_docx="old memo", eu_docx="old eu", edition_json="old record")
NEW = outputs(weekly_docx="new memo", eu_docx="old eu", edition_json="new record")


def test_a_first_edition_makes_its_folder(tmp_path: Path) -> None:
    done = publish(tmp_path / "2024-W45", OLD, {})
    assert files(tmp_path / "2024-W45") == {"weekly.docx": "old memo", "eu.docx": "old eu", "edition.json": "old record"}
    assert done == Published(("weekly.docx", "eu.docx", "edition.json"), (), ())
    assert not is_unfinished(tmp_path / "2024-W45")


def test_files_that_do_not_differ_are_not_touched(tmp_path: Path) -> None:
    publish(tmp_path, OLD, {})
    before = (tmp_path / "eu.docx").stat().st_mtime_ns
    done = publish(tmp_path, NEW, recorded(OLD))
    assert done.written == ("weekly.docx", "edition.json")
    assert (tmp_path / "eu.docx").stat().st_mtime_ns == before


def test_a_changed_file_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    publish(tmp_path, OLD, {})
    (tmp_path / "weekly.docx").write_text("mine")
    assert publish(tmp_path, NEW, recorded(OLD)).kept == ("weekly.edited-1.docx",)
    (tmp_path / "weekly.docx").write_text("mine again")
    assert publish(tmp_path, OLD, recorded(NEW)).kept == ("weekly.edited-2.docx",)
    there = [files(tmp_path)[name] for name in ("weekly.docx", "weekly.edited-1.docx", "weekly.edited-2.docx")]
    assert there == ["old memo", "mine", "mine again"]


def test_a_copy_of_the_same_change_is_made_once(tmp_path: Path) -> None:
    publish(tmp_path, OLD, {})
    for made, before in ((NEW, OLD), (OLD, NEW)):
        (tmp_path / "weekly.docx").write_text("mine")
        assert publish(tmp_path, made, recorded(before)).kept == ("weekly.edited-1.docx",)


def test_a_changed_file_stays_where_its_memo_is_not_new(tmp_path: Path) -> None:
    publish(tmp_path, OLD, {})
    (tmp_path / "eu.docx").write_text("mine")
    done = publish(tmp_path, NEW, recorded(OLD))
    assert done.left == ("eu.docx",)
    assert files(tmp_path)["eu.docx"] == "mine"


def test_a_file_of_unknown_origin_is_kept(tmp_path: Path) -> None:
    (tmp_path / "weekly.docx").write_text("a stranger's")
    assert publish(tmp_path, NEW, {}).kept == ("weekly.edited-1.docx",)


def test_documents_of_the_past_are_removed_but_never_a_changed_one(tmp_path: Path) -> None:
    publish(tmp_path, OLD, {})
    (tmp_path / "eu.docx").write_text("mine")
    (tmp_path / "remarks.txt").write_text("kept")
    publish(tmp_path, outputs(edition_json="new record"), recorded(OLD))
    assert files(tmp_path) == {"edition.json": "new record", "eu.edited-1.docx": "mine", "remarks.txt": "kept"}


def test_a_folder_that_cannot_be_written_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError) as error:
        publish(tmp_path / "file" / "2024-W45", OLD, {})
    assert str(error.value) == (
        f"{tmp_path}/file/2024-W45: a file stands where this folder should be. "
        "Move that file away, or choose another folder with --out."
    )


def test_a_full_disk_leaves_the_old_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, OLD, {})

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="No space left on device"):
            publish(tmp_path, NEW, recorded(OLD))
    assert files(tmp_path) == {"weekly.docx": "old memo", "eu.docx": "old eu", "edition.json": "old record"}
    assert not is_unfinished(tmp_path)


class Killed(BaseException):
    """Stands for a kill: no code of the program runs after it."""


def kill_at(patch: pytest.MonkeyPatch, moment: int) -> None:
    """Stops the program at its `moment`-th step on the disk, counted over all kinds of steps."""
    steps = iter(range(10_000))

    def wrapped(real: object) -> object:
        def step(*args: object, **kwargs: object) -> object:
            if next(steps) == moment:
                raise Killed
            return real(*args, **kwargs)  # type: ignore[operator]

        return step

    patch.setattr(publishing, "_write", wrapped(publishing._write))
    patch.setattr(publishing, "_flush_folder", wrapped(publishing._flush_folder))
    patch.setattr(publishing.shutil, "rmtree", wrapped(publishing.shutil.rmtree))
    for name in ("replace", "unlink"):
        patch.setattr(Path, name, wrapped(getattr(Path, name)))


@pytest.mark.parametrize("moment", range(14))
def test_killed_at_any_step_every_file_is_whole_and_the_next_build_ends_as_an_undisturbed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    publish(tmp_path, OLD, {})
    (tmp_path / "weekly.docx").write_text("mine")
    new = [*NEW, *outputs(new_pdf="new pdf")]
    with monkeypatch.context() as patch:
        kill_at(patch, moment)
        with suppress(Killed):
            publish(tmp_path, new, recorded(OLD))
    for name, content in files(tmp_path).items():
        assert content in {
            "weekly.docx": ("mine", "new memo"), "eu.docx": ("old eu",), "edition.json": ("old record", "new record"),
            "new.pdf": ("new pdf",), "weekly.edited-1.docx": ("mine",),
        }[name]  # fmt: skip
    settle(tmp_path)
    publish(tmp_path, new, recorded(OLD) if files(tmp_path)["edition.json"] == "old record" else recorded(new))
    assert files(tmp_path) == {
        "weekly.docx": "new memo", "eu.docx": "old eu", "edition.json": "new record",
        "new.pdf": "new pdf", "weekly.edited-1.docx": "mine",
    }  # fmt: skip
    assert not is_unfinished(tmp_path)


def test_a_damaged_file_of_a_format_that_nobody_edits_is_written_again(tmp_path: Path) -> None:
    made = outputs(weekly_pdf="memo", edition_json="record")
    publish(tmp_path, made, {})
    (tmp_path / "weekly.pdf").write_text("damaged")
    done = publish(tmp_path, made, recorded(made))
    assert (done.written, done.kept) == (("weekly.pdf",), ("weekly.edited-1.pdf",))
    assert files(tmp_path)["weekly.pdf"] == "memo"
