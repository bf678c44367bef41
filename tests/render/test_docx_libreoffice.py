"""The DOCX as LibreOffice lays it out: it opens, and every note stands on the page of its mark."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from tests.builders import sample_memo

from pactbrief.catalog.style import SHIPPED_STYLES, load_style
from pactbrief.model.memo import Block, Mark, Memo, Note, Paragraph, Region, Sentence, Text, sentences
from pactbrief.render.docx import render

OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of each page of the sample memo, converted once."""
    if OFFICE is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    pypdf = pytest.importorskip("pypdf")
    folder = tmp_path_factory.mktemp("office")
    docx = folder / "memo.docx"
    docx.write_bytes(render(_marked(sample_memo(3)), load_style(SHIPPED_STYLES / "memo.toml"), b"{}"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(docx)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return [page.extract_text() for page in pypdf.PdfReader(folder / "memo.pdf").pages]


def _marked(memo: Memo) -> Memo:
    """The memo with a word beside each mark and one in its note, by which they are found on paper."""
    notes = tuple(Note(n.number, (Text(f"nt{n.number}nt "), *n.inlines), n.passages) for n in memo.notes)
    blocks = tuple(_controlled(i, b) for i, b in enumerate(memo.blocks))
    return replace(memo, blocks=_labelled(blocks), notes=notes)


def _controlled(number: int, block: Block) -> Block:
    """Paragraphs outside the regions each get one of their own, so that controls begin with marked words."""
    return Region(f"own-{number}", "Own", (block,)) if isinstance(block, Paragraph) else block


def _labelled(node: Any) -> Any:
    if isinstance(node, Sentence):
        pairs = (((Text(f" mk{i.note}mk"), i) if isinstance(i, Mark) else (i,)) for i in node.inlines)
        return replace(node, inlines=tuple(inline for pair in pairs for inline in pair))
    if isinstance(node, tuple):
        return tuple(_labelled(child) for child in node)
    if is_dataclass(node):
        return replace(node, **{f.name: _labelled(getattr(node, f.name)) for f in fields(node)})  # type: ignore[type-var]
    return node


def test_every_note_stands_on_the_page_of_its_mark(pages: list[str]) -> None:
    marks = {int(n): page for page, text in enumerate(pages) for n in re.findall(r"mk(\d+)mk", text)}
    notes = {int(n): page for page, text in enumerate(pages) for n in re.findall(r"nt(\d+)nt", text)}
    wanted = {inline.note for s in sentences(sample_memo(3)) for inline in s.inlines if isinstance(inline, Mark)}
    assert set(marks) == set(notes) == wanted
    assert {number: (marks[number], notes[number]) for number in marks if marks[number] != notes[number]} == {}


def test_page_numbers_and_repeats_are_filled_in(pages: list[str]) -> None:
    assert f"Page 1 of {len(pages)}" in pages[0]
    text = " ".join(" ".join(pages).split())
    assert "‘Ministers agree’ (n 1), para. 4" in text


def test_no_sentence_is_lost(pages: list[str]) -> None:
    """LibreOffice drops words before the first footnote of a rich content control that is not a building block."""
    text = re.sub(r"mk\d+mk|\s|\d", "", "".join(pages))
    lost = [s.text for s in sentences(sample_memo(3)) if re.sub(r"[\s\d]", "", s.text) not in text]
    assert lost == []
