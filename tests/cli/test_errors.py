"""What goes wrong reaches a person as a sentence with file, place and remedy; nothing is half written, the rest goes on."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
AS_OF = ("--as-of", "2024-05-31")


def told(done: subprocess.CompletedProcess[str]) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    return done.returncode, done.stdout, done.stderr


def editions(workspace: Path) -> list[str]:
    """What stands in the folder of the brief besides the brief."""
    return sorted(path.name for path in (workspace / "briefs" / "weekly").iterdir() if path.name != "brief.toml")


def test_empty_seeds(workspace: Path, pactbrief: Run) -> None:
    (workspace / "seeds" / "norway.md").unlink()
    assert told(pactbrief("build", cwd=workspace)) == (
        2,
        "",
        f"pactbrief: {workspace}/seeds holds no sources that can be read. "
        "Put articles there (.txt, .md, .html, .pdf, .docx, .eml or .json) and try again.\n",
    )
    assert editions(workspace) == []


def test_unreadable_and_binary_files_are_named_and_the_others_are_used(workspace: Path, pactbrief: Run) -> None:
    (workspace / "seeds" / "empty.txt").write_bytes(b"")
    (workspace / "seeds" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (workspace / "seeds" / "dangling.txt").symlink_to("nowhere")
    done = pactbrief("build", *AS_OF, cwd=workspace)
    assert done.returncode == 0
    lines = done.stderr.splitlines()
    assert sorted(line.split(" is skipped: ")[0] for line in lines) == [
        "pactbrief: seeds/dangling.txt", "pactbrief: seeds/empty.txt", "pactbrief: seeds/picture.txt",
    ]  # fmt: skip
    assert "pactbrief: seeds/empty.txt is skipped: it is empty. Supply the article's text, or delete it." in lines
    assert (workspace / "briefs" / "weekly" / "2024-W22" / "weekly.docx").is_file()


def test_only_unreadable_files(workspace: Path, pactbrief: Run) -> None:
    (workspace / "seeds" / "norway.md").write_bytes(b"")
    assert told(pactbrief("build", *AS_OF, cwd=workspace)) == (
        2,
        "",
        f"pactbrief: No source in {workspace}/seeds can be used for edition 2024-W22 (seeds/norway.md: it is empty.). "
        "Correct these sources or their sidecars, or choose another cut-off with --as-of.\n",
    )


def test_a_file_that_is_not_utf_8_is_read(workspace: Path, pactbrief: Run) -> None:
    text = "Der Außenbeauftragte der Europäischen Union äußerte sich über die Verhandlungen mit Norwegen."
    (workspace / "seeds" / "alt.txt").write_bytes(text.encode("cp1252"))
    done = pactbrief("extract", "seeds/alt.txt", "--json", "--text", cwd=workspace)
    assert (done.returncode, done.stderr) == (0, "")
    assert text in done.stdout


def test_a_brief_with_a_misspelt_key(workspace: Path, pactbrief: Run) -> None:
    (workspace / "briefs" / "weekly" / "brief.toml").write_text('title = "Digest"\nformatts = ["pdf"]\n')
    assert told(pactbrief("build", cwd=workspace)) == (
        2,
        "",
        "pactbrief: briefs/weekly/brief.toml, line 2: unknown key 'formatts'. Did you mean 'formats'? Allowed are: title, "
        "series, language, contact, handling, style, partnerships, exclude, documents, formats, names, notes, "
        "restore, override, yardstick, exhaustive, scenario.\n",
    )


def test_an_unknown_partnership(workspace: Path, pactbrief: Run) -> None:
    (workspace / "briefs" / "weekly" / "brief.toml").write_text('title = "Digest"\npartnerships = ["eu-nno"]\n')
    assert told(pactbrief("build", *AS_OF, cwd=workspace)) == (
        2,
        "",
        "pactbrief: briefs/weekly/brief.toml, line 2: unknown partnership 'eu-nno'. Did you mean 'eu-no'? The sources report: "
        "eu-no. A key joins party codes in lower case by hyphens, such as eu-jp.\n",
    )
    assert editions(workspace) == []


def test_an_unknown_style(workspace: Path, pactbrief: Run) -> None:
    (workspace / "briefs" / "weekly" / "brief.toml").write_text('title = "Digest"\nstyle = "meno"\n')
    assert told(pactbrief("build", *AS_OF, cwd=workspace)) == (
        2, "", "pactbrief: briefs/weekly/brief.toml, line 2: there is no style 'meno'. Possible are: bulletin, memo.\n",
    )  # fmt: skip


def test_an_addition_to_the_vocabulary_that_does_not_validate(workspace: Path, pactbrief: Run) -> None:
    (workspace / "pactbrief.toml").write_text('[vocabulary.en.regions]\nnordics = ["Nordkalotte"]\n')
    code, out, error = told(pactbrief("build", *AS_OF, cwd=workspace))
    assert (code, out) == (2, "")
    assert error.startswith("pactbrief: pactbrief.toml, vocabulary.en.regions: 'nordics' is no id of regions. Use one of: ")


def unprivileged() -> tuple[str, ...]:
    """Words before a command that take away root's right to write everywhere."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("root may write everywhere, and setpriv is absent")
    return ("setpriv", "--inh-caps=-all", "--bounding-set=-dac_override,-dac_read_search,-fowner")


def test_a_read_only_output_folder(workspace: Path, pactbrief: Run) -> None:
    folder = workspace / "briefs" / "weekly"
    folder.chmod(0o555)
    try:
        done = pactbrief("build", *AS_OF, cwd=workspace, before=unprivileged())
    finally:
        folder.chmod(0o755)
    assert told(done) == (
        2,
        "",
        f"pactbrief: {folder}/2024-W22: cannot be written (Permission denied). "
        "Make the folder writable and the disk not full, or choose another folder with --out.\n",
    )
    assert editions(workspace) == []


def test_a_read_only_workspace_is_built_without_the_store(workspace: Path, pactbrief: Run, tmp_path: Path) -> None:
    workspace.chmod(0o555)
    try:
        done = pactbrief("build", *AS_OF, "--out", tmp_path / "out", "-q", cwd=workspace, before=unprivileged())
    finally:
        workspace.chmod(0o755)
    assert told(done) == (0, "", "")
    assert (tmp_path / "out" / "edition.json").is_file()
    assert not (workspace / ".pactbrief").exists()


def test_an_output_folder_that_is_a_file(workspace: Path, pactbrief: Run) -> None:
    (workspace / "out").write_text("")
    assert told(pactbrief("build", *AS_OF, "--out", "out", cwd=workspace)) == (
        2,
        "",
        f"pactbrief: {workspace}/out: a file stands where this folder should be. "
        "Move that file away, or choose another folder with --out.\n",
    )


def test_no_workspace(tmp_path: Path, pactbrief: Run) -> None:
    assert told(pactbrief("build", cwd=tmp_path)) == (
        2,
        "",
        f"pactbrief: {tmp_path} is no workspace: it has neither seeds/ nor briefs/, nor has a folder above it. "
        "Make a workspace with: pactbrief init DIR\n",
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("build", "--as-of", "yesterday"), "--as-of is 'yesterday', not a date. Write year-month-day, such as 2024-11-08."),
        (
            ("build", "--format", "odt"),
            "There is no format 'odt'. Choose from docx, pdf, html, prov; edition.json is always written.",
        ),
        (("build", "monthly"), "There is no brief 'monthly'. The briefs here are: weekly."),
        (("build", "--edition", "2024-W60"), "There is no week 2024-W60. Weeks of a year are W01 to W52 or W53."),
        (
            ("build", "--edition", "../x"),
            "'../x' cannot name an edition. Use a week such as 2024-W45, or letters, digits and hyphens.",
        ),
        (("status", "eu-xx"), "No source reports on a partnership 'eu-xx'. Reported are: eu-no."),
    ],
)
def test_bad_usage(built: Path, pactbrief: Run, arguments: tuple[str, ...], sentence: str) -> None:
    assert told(pactbrief(*arguments, cwd=built)) == (2, "", f"pactbrief: {sentence}\n")


def test_a_fault_is_one_sentence_and_a_log(workspace: Path, pactbrief: Run, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import pactbrief.pipeline.inputs as i\ndef broken(*a): raise ZeroDivisionError('secret')\ni.gather = broken\n"
    )
    done = pactbrief("build", cwd=workspace, PYTHONPATH=str(tmp_path))
    assert told(done) == (
        1,
        "",
        "pactbrief: ZeroDivisionError: this is a fault in pactbrief, not in your files. "
        f"Please report it with the log {workspace}/.pactbrief/log.\n",
    )
    assert "ZeroDivisionError: secret" in (workspace / ".pactbrief" / "log").read_text()


def test_a_fault_on_one_file_skips_that_file(workspace: Path, pactbrief: Run, tmp_path: Path) -> None:
    shutil.copy(workspace / "seeds" / "norway.md", workspace / "seeds" / "poison.md")
    (tmp_path / "sitecustomize.py").write_text(
        "import pactbrief.extract as e\nreal = e.extract_source\n"
        "def broken(source, vocabulary, mentions):\n"
        "    if source.id == 'poison': raise RecursionError('deep')\n"
        "    return real(source, vocabulary, mentions)\n"
        "e.extract_source = broken\n"
    )
    done = pactbrief("build", *AS_OF, cwd=workspace, PYTHONPATH=str(tmp_path))
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        f"pactbrief: a fault is written down in {workspace}/.pactbrief/log",
        "pactbrief: seeds/poison.md is skipped: a fault in pactbrief stopped its reading (RecursionError: deep). "
        "Report it with this file.",
    ]
