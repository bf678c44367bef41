"""The DOCX reader on files made by hand: what Word and LibreOffice leave behind, and what hostile hands send."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.verify.hand import docx, mark, paragraph, run

from pactbrief.errors import InputError
from pactbrief.verify.checks import verify_file
from pactbrief.verify.finished import Sign, read_content, read_finished
from pactbrief.verify.marks import marks_and_notes
from pactbrief.verify.read_docx import read_docx


def checks(content: bytes) -> list[str]:
    return sorted(finding.check for finding in marks_and_notes(read_docx(content)))


def test_notes_are_numbered_by_the_order_of_their_marks_not_by_their_ids():
    body = paragraph(run("First."), mark(9)) + paragraph(run("Second."), mark(2), run(" Third."), mark(5))
    memo = read_docx(docx(body, {2: run("two"), 5: run("three"), 9: run("one")}))
    assert [(note.number, note.text) for note in memo.notes] == [(1, "one"), (2, "two"), (3, "three")]
    assert memo.paragraphs[1].marks == (Sign(7, 2), Sign(14, 3))
    assert [m.context for m in memo.marks] == ["First.", "Second.", "Second. Third."]
    assert checks(docx(body, {2: run("two"), 5: run("three"), 9: run("one")})) == []


def test_marks_in_table_cells_and_content_controls_count_in_reading_order():
    cell = f"<w:tbl><w:tr><w:tc>{paragraph(run('Cell'), mark(1))}</w:tc></w:tr></w:tbl>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('Control'), mark(2))}</w:sdtContent></w:sdt>"
    memo = read_docx(docx(cell + control, {1: run("a"), 2: run("b")}))
    assert [(p.text, p.marks[0].number) for p in memo.paragraphs] == [("Cell", 1), ("Control", 2)]


def test_the_text_is_the_final_view():
    body = paragraph(
        run("Kept "),
        "<w:del><w:r><w:delText>gone </w:delText></w:r></w:del>",
        f"<w:ins>{run('added')}</w:ins>",
        "<w:r><w:instrText>NOTEREF _x</w:instrText></w:r>",
        "<w:r><w:tab/></w:r>",
        run("3"),
    )
    assert read_docx(docx(body, {})).paragraphs[0].text == "Kept added 3"


@pytest.mark.parametrize(
    ("body", "notes", "found"),
    [
        (paragraph(run("A."), mark(1)), {}, ["mark-without-note", "marks-and-notes-differ"]),
        (paragraph(run("A.")), {1: run("a")}, ["marks-and-notes-differ", "note-without-mark"]),
        (
            paragraph(run("A."), mark(1), run("B."), mark(1)),
            {1: run("a")},
            ["marks-and-notes-differ", "marks-and-notes-differ"],
        ),
        (paragraph(run("A."), "<w:del>", mark(1), "</w:del>"), {1: run("a")}, ["marks-and-notes-differ", "note-without-mark"]),
    ],
)
def test_marks_and_notes_that_do_not_pair(body: str, notes: dict[int, str], found: list[str]):
    assert checks(docx(body, notes)) == found


def test_a_file_without_footnotes_part_has_no_notes():
    assert read_docx(docx(paragraph(run("A.")), {})).notes == ()


BROKEN = b'<provenance xmlns="https://pactbrief/provenance/1">{</provenance>'
ENTITY = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document xmlns:w="w">&e;</w:document>'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (docx("", {}, **{"word/document.xml": ENTITY}), "document type"),
        (docx("", {}, **{"word/document.xml": b"<w:document"}), "no XML"),
        (docx("<w:p/>", {}, provenance={"schema": "other"}), "damaged"),
        (
            docx("<w:p/>", {}, **{"customXml/item1.xml": BROKEN}),
            "no JSON",
        ),
        (docx("<w:p/>", {}, provenance=["schema"]), "damaged"),
        (b"PK\x03\x04broken", "damaged"),
    ],
    ids=["entity", "broken xml", "other schema", "broken json", "no object", "broken zip"],
)
def test_hostile_and_broken_files_are_refused_in_a_sentence(content: bytes, words: str):
    with pytest.raises(InputError, match=words):
        read_content(content, "docx", "memo.docx")


def test_a_package_without_a_document_is_refused():
    import zipfile
    from io import BytesIO

    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("other.xml", b"<x/>")
    with pytest.raises(InputError, match=r"without word/document\.xml"):
        read_docx(packed.getvalue())


def test_other_files_and_missing_files_are_refused(tmp_path: Path):
    (tmp_path / "memo.docx").write_text("plain text")
    with pytest.raises(InputError, match="neither a DOCX nor a PDF"):
        read_finished(tmp_path / "memo.docx")
    with pytest.raises(InputError, match="cannot be read"):
        read_finished(tmp_path / "absent.docx")


def test_without_provenance_the_file_is_checked_as_far_as_it_goes(tmp_path: Path):
    from tests.verify.made import SOURCES

    note = run("Example Times: ‘signed a Security and Defence Partnership’, ‘invented words’.")
    (tmp_path / "mailed.docx").write_bytes(docx(paragraph(run("A."), mark(1)), {1: note}))
    alone = verify_file(tmp_path / "mailed.docx")
    assert [(f.check, f.level) for f in alone] == [("provenance-missing", "warning")]
    held = verify_file(tmp_path / "mailed.docx", SOURCES)
    assert [(f.check, f.note) for f in held] == [("quote-not-found", 1), ("provenance-missing", None)]
    assert "invented words" in held[0].text
