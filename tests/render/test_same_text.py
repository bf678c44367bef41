"""DOCX, PDF and HTML say the same: the words of the memo, its notes and their marks, in the same order."""

from __future__ import annotations

import json
from functools import cache

import pytest
from lxml import html as lxml_html
from tests.builders import sample_memo

from pactbrief.catalog.style import SHIPPED_STYLES, load_style
from pactbrief.render.html import render as render_html
from pactbrief.render.interface import render
from pactbrief.verify.finished import ReadMemo, read_content
from pactbrief.verify.text import squeeze

_LISTS = ("sources", "claims", "sentences", "notes")
_WORDS = ("document", "brief", "edition", "as_of")
RECORD = json.dumps(
    {"schema": "pactbrief/provenance/1", "tool": {"version": "0"}, **dict.fromkeys(_WORDS, ""), **{key: [] for key in _LISTS}}
).encode()
STYLES = sorted(path.stem for path in SHIPPED_STYLES.glob("*.toml"))


@cache
def read(form: str, style: str) -> ReadMemo:
    return read_content(render(form, sample_memo(), load_style(SHIPPED_STYLES / f"{style}.toml"), RECORD), form)


def words(memo: ReadMemo) -> str:
    """All words in order; bullets, which Word draws itself, left out."""
    return squeeze("".join(paragraph.text for paragraph in memo.paragraphs)).replace("•", "")


@pytest.mark.parametrize("style", STYLES)
def test_docx_and_pdf_print_the_same_words_and_notes(style: str) -> None:
    docx, pdf = read("docx", style), read("pdf", style)
    assert words(docx) == words(pdf)
    assert [(n.number, squeeze(n.text)) for n in docx.notes] == [(n.number, squeeze(n.text)) for n in pdf.notes]
    assert [m.number for m in docx.marks] == [m.number for m in pdf.marks]


def test_html_prints_the_same_words_and_notes() -> None:
    docx = read("docx", "memo")
    page = lxml_html.document_fromstring(render_html(sample_memo(), load_style(SHIPPED_STYLES / "memo.toml"), RECORD).decode())
    for extra in page.xpath("//sup | //*[local-name()='svg']"):
        extra.drop_tree()
    assert squeeze(page.find(".//header").text_content() + page.find(".//main").text_content()) == words(docx)
    notes = [squeeze(span.text_content()) for span in page.xpath("//section[@class='notes']//li/span")]
    assert notes == [squeeze(note.text) for note in docx.notes]
