"""Finished files of the real renderers: read back, edited by a person, stripped of their record, saved by another program."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from tests.verify.made import CLAIMS, SOURCES, made_memo
from tests.verify.mutations import Case

from pactbrief.errors import UsageError
from pactbrief.model.finding import Finding
from pactbrief.model.memo import Mark, Paragraph, Sentence, Text
from pactbrief.verify.checks import check_output, verify_file
from pactbrief.verify.finished import read_content
from pactbrief.verify.trace import trace

CASE = Case(made_memo(), SOURCES, CLAIMS)
FORMS = pytest.mark.parametrize("form", ["docx", "pdf"])


@pytest.fixture
def verified(tmp_path: Path) -> Callable[[bytes], tuple[Finding, ...]]:
    def verify(content: bytes) -> tuple[Finding, ...]:
        path = tmp_path / "memo"
        path.write_bytes(content)
        return verify_file(path, SOURCES)

    return verify


def edited(content: bytes, **edits: Callable[[str], str]) -> bytes:
    """A DOCX with parts changed; the name of a part without folder and ending is the key."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            edit = edits.get(Path(name).stem) if name.startswith("word/") and name.count("/") == 1 else None
            new.writestr(name, edit(old.read(name).decode()).encode() if edit else old.read(name))
    return packed.getvalue()


def before_sections(added: str) -> Callable[[str], str]:
    return lambda xml: re.sub(r"(<w:sectPr\b(?!.*<w:sectPr\b))", added + r"\1", xml, count=1, flags=re.DOTALL)


PARAGRAPH = "<w:p><w:r><w:t>The minister told me that nothing will come of it.</w:t></w:r></w:p>"


@FORMS
def test_the_file_reads_back_as_it_was_composed(form: str):
    memo = read_content(CASE.file(form), form)
    assert [note.number for note in memo.notes] == [1, 2, 3, 4, 5, 6, 7]
    assert [mark.number for mark in memo.marks] == [1, 2, 3, 4, 5, 6, 7]
    assert memo.marks[0].context.endswith("in Brussels on 28 May 2024.")
    assert memo.record is not None
    assert memo.record.brief == "weekly"
    assert {note.page for note in memo.notes} == ({None} if form == "docx" else {1})


@FORMS
def test_a_sound_file_with_and_without_its_sources(form: str, tmp_path: Path, verified: Callable[[bytes], tuple[Finding, ...]]):
    assert check_output(CASE.file(form), form, CASE.provenance) == ()
    assert verified(CASE.file(form)) == ()
    (tmp_path / "mailed").write_bytes(CASE.file(form))
    assert [(f.check, f.level) for f in verify_file(tmp_path / "mailed")] == [("sources-not-given", "warning")]


@FORMS
def test_a_file_with_another_record_or_none_is_stopped(form: str):
    other = {**CASE.provenance, "edition": "2024-W23"}
    assert [f.check for f in check_output(CASE.file(form, provenance=other), form, CASE.provenance)] == ["provenance-altered"]
    assert check_output(CASE.file("docx"), "html", CASE.provenance) == ()


def test_what_a_person_adds_without_a_note_is_listed(verified: Callable[[bytes], tuple[Finding, ...]]):
    found = verified(edited(CASE.file("docx"), document=before_sections(PARAGRAPH)))
    assert [(f.check, f.level) for f in found] == [("text-added-without-note", "error")]
    assert "The minister told me" in found[0].text


def test_a_sentence_added_with_a_note_moves_the_numbers_and_nothing_else(verified: Callable[[bytes], tuple[Finding, ...]]):
    mark = '<w:r><w:footnoteReference w:id="900"/></w:r>'
    body = PARAGRAPH.replace("</w:p>", mark + "</w:p>")
    note = '<w:footnote w:id="900"><w:p><w:r><w:t>Conversation, 30 May 2024.</w:t></w:r></w:p></w:footnote>'
    content = edited(
        CASE.file("docx"),
        document=lambda xml: re.sub(r"<w:body>", "<w:body>" + body, xml, count=1),
        footnotes=lambda xml: xml.replace("</w:footnotes>", note + "</w:footnotes>"),
    )
    found = verified(content)
    assert sorted((f.check, f.level) for f in found) == [("note-added", "warning"), ("text-added", "warning")]


def test_a_sentence_that_a_person_removes_with_its_note_is_told_as_a_warning(verified: Callable[[bytes], tuple[Finding, ...]]):
    def without_first_fact(xml: str) -> str:
        body = xml.index("The EU and Norway signed")
        start, end = (
            xml.rindex("<w:p>", 0, body) if "<w:p>" in xml[:body] else xml.rindex("<w:p ", 0, body),
            xml.index("</w:p>", body),
        )
        return xml[:start] + "<w:p/>" + xml[end + 6 :]

    removed = edited(CASE.file("docx"), document=without_first_fact)
    levels = {f.check: f.level for f in verified(removed)}
    assert levels.pop("sentence-missing") == "warning"
    assert "note-without-mark" in levels  # Word would take the orphaned notes out too


@FORMS
def test_a_repeated_sentence_and_a_borrowed_mark_are_found(form: str, verified: Callable[[bytes], tuple[Finding, ...]]):
    memo = CASE.memo
    twice = replace(memo, blocks=(*memo.blocks, Paragraph((Sentence((Text("We judge that talks go on."),), "judgement"),))))
    assert {f.check for f in verified(CASE.file(form, twice))} == {"text-added-without-note"}


@FORMS
def test_a_mark_moved_to_another_sentence_is_found(form: str, verified: Callable[[bytes], tuple[Finding, ...]]):
    lead = memo_paragraph(0)
    first, second = lead.sentences
    moved = replace(lead, sentences=(
        replace(first, inlines=first.inlines[:-1]), replace(second, inlines=(*second.inlines[:1], Mark(1), Mark(2))),
    ))  # fmt: skip
    memo = replace(CASE.memo, blocks=tuple(moved if block is lead else block for block in CASE.memo.blocks))
    assert {f.check for f in verified(CASE.file(form, memo))} >= {"sentence-without-note", "note-moved"}


def memo_paragraph(index: int) -> Paragraph:
    return [block for block in CASE.memo.blocks if isinstance(block, Paragraph)][index]


@FORMS
def test_characters_that_no_font_has_are_one_warning(form: str, verified: Callable[[bytes], tuple[Finding, ...]]):
    memo = CASE.memo
    texts = (f"A word that no font has, {word}, is printed all the same." for word in ("\U00012000\U00012001", "\U00012002"))
    rare = replace(memo, blocks=(*memo.blocks, *(Paragraph((Sentence((Text(text),), "count"),)) for text in texts)))
    case = Case(rare, SOURCES, CLAIMS)
    content = case.file(form)
    assert check_output(content, form, case.provenance) == ()
    assert [(f.check, f.level) for f in verified(content)] == ([("characters-missing", "warning")] if form == "pdf" else [])


@FORMS
def test_trace_leads_to_the_passage_and_what_stands_around_it(form: str, tmp_path: Path):
    path = tmp_path / f"memo.{form}"
    path.write_bytes(CASE.file(form))
    traced = trace(path, 3, SOURCES)
    assert traced.text.startswith("Beispielblatt, 2 March 2024")
    assert traced.context.endswith("„haben laut Kyodo bereits stattgefunden“.")
    (passage,) = traced.passages
    assert passage.passage == CLAIMS["rounds"].evidence[0]
    assert passage.locator == "para. 2"
    assert passage.before.endswith("über eine Partnerschaft.\n\n")
    assert passage.source is not None
    assert passage.source.publisher == "Beispielblatt"
    assert traced.findings == ()


def test_trace_without_the_sources_says_so_and_without_the_note_refuses(tmp_path: Path):
    path = tmp_path / "memo.docx"
    path.write_bytes(CASE.file("docx"))
    traced = trace(path, 1)
    assert traced.passages[0].locator is None
    assert [f.check for f in traced.findings] == ["sources-not-given"]
    with pytest.raises(UsageError, match=r"has no note 8\. Its notes are 1 to 7"):
        trace(path, 8)


def test_trace_follows_a_note_whose_number_has_moved(tmp_path: Path):
    body = PARAGRAPH.replace("</w:p>", '<w:r><w:footnoteReference w:id="900"/></w:r></w:p>')
    note = '<w:footnote w:id="900"><w:p><w:r><w:t>Own note.</w:t></w:r></w:p></w:footnote>'
    path = tmp_path / "edited.docx"
    path.write_bytes(edited(
        CASE.file("docx"),
        document=lambda xml: re.sub(r"<w:body>", "<w:body>" + body, xml, count=1),
        footnotes=lambda xml: xml.replace("</w:footnotes>", note + "</w:footnotes>"),
    ))  # fmt: skip
    assert trace(path, 4, SOURCES).passages[0].passage == CLAIMS["rounds"].evidence[0]
    assert trace(path, 1, SOURCES).passages == ()


def test_the_pdf_as_another_program_saves_it(verified: Callable[[bytes], tuple[Finding, ...]]):
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(CASE.file("pdf"))))
    writer.compress_identical_objects()
    packed = BytesIO()
    writer.write(packed)
    assert verified(packed.getvalue()) == ()
    broken = packed.getvalue().replace(b"startxref", b"startxxxx")
    assert verified(broken) == ()


def test_typewriter_text_on_a_pdf_is_found(verified: Callable[[bytes], tuple[Finding, ...]]):
    from pypdf import PdfReader, PdfWriter
    from pypdf.annotations import FreeText

    writer = PdfWriter(clone_from=PdfReader(BytesIO(CASE.file("pdf"))))
    writer.add_annotation(0, FreeText(text="Approved by the minister", rect=(50, 50, 200, 80)))
    packed = BytesIO()
    writer.write(packed)
    assert [f.check for f in verified(packed.getvalue())] == ["text-added-without-note"]


def test_the_record_holds_no_full_text_and_fits_the_contract():
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    from pactbrief.verify.provenance import document_record, to_bytes
    from pactbrief.verify.record import as_json, parse

    contract = Path(__file__).parents[1] / "contract"
    article = json.loads((contract / "article.schema.json").read_text())
    edition = json.loads((contract / "edition.schema.json").read_text())
    registry = Registry().with_resources([("article.schema.json", Resource.from_contents(article))])
    entry = document_record(CASE.provenance, "weekly.docx", "docx", "0" * 64)
    Draft202012Validator(edition["properties"]["documents"], registry=registry).validate([entry])
    Draft202012Validator(edition["properties"]["claims"], registry=registry).validate(CASE.provenance["claims"])
    assert as_json(parse(json.loads(to_bytes(CASE.provenance)))) == CASE.provenance
    assert to_bytes(CASE.provenance) == to_bytes(json.loads(to_bytes(CASE.provenance)))
    assert all(source.text.strip() not in to_bytes(CASE.provenance).decode() for source in SOURCES.values())
