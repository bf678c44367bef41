"""What cannot be carried is told and kept as a copy; a file that cannot be read stops nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from tests.edits.analyst import append, build, edit, element, folder, record, repacked, run_xml, words, workspace_in

from pactbrief.cli import run

STATUS = "eu-no/status"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace_in(tmp_path / "workspace")


def told(root: Path, capsys: pytest.CaptureFixture[str], day: str = "2024-05-31") -> str:
    capsys.readouterr()
    assert run(["build", "--as-of", day, "--workspace", str(root)]) == 0
    return capsys.readouterr().out


def test_a_comment_and_a_table_are_told_and_the_file_is_kept(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = build(root, 0)
    cell = "<w:tc><w:p><w:r><w:t>Cell words</w:t></w:r></w:p></w:tc>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>"

    def change(content: object) -> None:
        append(content, run_xml(" Kept words."), element('<w:r><w:commentReference w:id="0"/></w:r>'))
        content.append(element(table))  # type: ignore[attr-defined]

    edit(made / "weekly.docx", STATUS, change)
    before = (made / "weekly.docx").read_bytes()
    said = told(root, capsys)
    assert "2024-W22/weekly.docx: EU–Norway: Status: a comment in it cannot be carried into a new edition." in said
    assert "the form of a table" in said
    assert (made / "weekly.edited-1.docx").read_bytes() == before
    assert "Kept words. Cell words" in words(made / "weekly.docx")


def test_words_outside_the_passages_are_told_and_the_file_is_kept(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = build(root, 0)
    document = Document(str(made / "weekly.docx"))
    typed = '<w:p><w:r><w:t>Typed beside every passage.</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    document.element.body.insert(3, element(typed))
    document.save(str(made / "weekly.docx"))
    edit(made / "weekly.docx", STATUS, lambda content: append(content, run_xml(" Kept words.")))
    said = told(root, capsys)
    assert "“Typed beside every passage.” was added without a note" in said
    assert "comments outside the passages that can be edited cannot be carried" in said
    assert "Typed beside every passage." in words(made / "weekly.edited-1.docx")
    assert "Kept words." in words(made / "weekly.docx")


@pytest.mark.parametrize("content", [b"edited", b"PK\x03\x04 torn", b""])
def test_a_file_that_is_no_docx_is_kept_and_told(root: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    made = build(root, 0)
    (made / "weekly.docx").write_bytes(content)
    (root / "seeds" / "norway.md").write_text((root / "seeds" / "norway.md").read_text() + "\nOne more line.\n")
    said = told(root, capsys)
    assert "cannot be read" in said
    assert (made / "weekly.edited-1.docx").read_bytes() == content
    assert "signed" in words(made / "weekly.docx")


def test_where_nothing_can_be_told_nothing_counts_as_removed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = build(root, 0)
    document = Document(str(made / "weekly.docx"))
    for one in list(document.element.body.iter(qn("w:sdt"))):
        one.getparent().remove(one)
    document.save(str(made / "weekly.docx"))
    repacked(made / "eu-no.docx", {"customXml/item2.xml": lambda _: b"<other/>"})
    said = told(root, capsys, "2024-06-07")
    assert "weekly.docx: none of the passages that can be edited is marked in it any more" in said
    assert "eu-no.docx: what it held when it was built is not recorded in it any more" in said
    assert record(folder(root, 1))["edits"] == []


def test_a_control_that_was_taken_off_its_words_is_no_removal(root: Path) -> None:
    made = build(root, 0)
    document = Document(str(made / "weekly.docx"))
    one = next(iter(document.element.body.iter(qn("w:sdt"))))
    for child in reversed(list(one.find(qn("w:sdtContent")))):
        if child.tag == qn("w:p"):
            for mark in [*child.iter(qn("w:bookmarkStart"))]:
                mark.getparent().remove(mark)
            one.addnext(child)
    one.getparent().remove(one)
    document.save(str(made / "weekly.docx"))
    assert record(build(root, 1))["edits"] == []


def test_a_misspelt_passage_to_restore_is_an_error(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (root / "briefs" / "weekly" / "brief.toml").open("a") as brief:
        brief.write('restore = ["EU-Japan scope"]\n')
    assert run(["build", "--workspace", str(root)]) == 2
    assert "line 4: 'EU-Japan scope' names no passage" in capsys.readouterr().err


def test_a_change_of_look_alone_is_an_edit(root: Path) -> None:
    made = build(root, 0)

    def bold(content: object) -> None:
        run = next(content.iter(qn("w:r")))  # type: ignore[attr-defined]
        run.insert(0, element("<w:rPr><w:b/></w:rPr>"))

    edit(made / "weekly.docx", STATUS, bold)
    [kept] = record(build(root, 1))["edits"]
    assert kept["paragraphs"][0]["inlines"][0]["bold"]
