"""The PDF of the sample memo: its words, its structure, its notes, its links, what is embedded in it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.builders import fact, passage, sample_memo
from tests.render.pdf_reader import Node, tree

from pactbrief.catalog.style import SHIPPED_STYLES, load_style
from pactbrief.model.memo import (
    Bullets,
    CrossReference,
    Figure,
    Heading,
    Link,
    Mark,
    Memo,
    Note,
    Paragraph,
    Sentence,
    Table,
    Text,
    flat,
)
from pactbrief.model.style import HouseStyle
from pactbrief.render.pdf import preflight, render

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "pdf" / "sample.txt"
PROVENANCE = '{"schema": "made", "note": "Größe"}'.encode()


@pytest.fixture(scope="module")
def style() -> HouseStyle:
    return load_style(ROOT / "styles" / "memo.toml")


@pytest.fixture(scope="module")
def memo() -> Memo:
    return sample_memo()


@pytest.fixture(scope="module")
def content(memo: Memo, style: HouseStyle) -> bytes:
    return render(memo, style, PROVENANCE)


@pytest.fixture(scope="module")
def document(content: bytes) -> Node:
    return tree(content)


def _memo(*blocks: object, notes: int = 0) -> Memo:
    """A memo of these blocks with plain notes."""
    made = tuple(Note(number, (Text(f"Source {number}."),), (passage(number),)) for number in range(1, notes + 1))
    return replace(sample_memo(1), blocks=blocks, notes=made)


def test_words_and_structure_are_the_golden_ones(style: HouseStyle) -> None:
    dump = "\n".join(tree(render(sample_memo(1), style, PROVENANCE)).dump()) + "\n"
    if not GOLDEN.exists():
        GOLDEN.parent.mkdir(parents=True, exist_ok=True)
        GOLDEN.write_text(dump, encoding="utf-8")
    assert dump == GOLDEN.read_text(encoding="utf-8"), f"If the change is meant, delete {GOLDEN} and run again."


def test_tree_reads_as_the_memo(memo: Memo, document: Node) -> None:
    """Every word of the memo once and in order, notes behind the block that marks them."""
    read = [kid.text(without="Note") for kid in document.kids if isinstance(kid, Node) and kid.tag not in ("Note", "Figure")]
    expected = [memo.series, memo.title, memo.subtitle, "".join(label + value for label, value in memo.identity)]
    for block in flat(memo.blocks):
        expected.append(_words(block))
    assert [text.replace("•", "") for text in read] == expected


def _words(block: object) -> str:
    match block:
        case Heading():
            return block.text
        case Paragraph():
            return _run_on(block.sentences)
        case Bullets():
            return "".join(_run_on(entry.sentences) for entry in block.entries)
        case Table():
            titles = "".join(column.title for column in block.columns)
            return block.caption + titles + "".join(_run_on(cell) for row in block.rows for cell in row)
        case Figure():
            return _run_on(block.caption)
    raise AssertionError(block)


def _run_on(sentences: tuple[Sentence, ...]) -> str:
    return " ".join("".join(str(i.note) if isinstance(i, Mark) else i.text for i in sentence.inlines) for sentence in sentences)


def test_each_note_begins_on_the_page_of_its_mark(memo: Memo, document: Node) -> None:
    marks = {int(found.text()): found.page() for found in document.find("Reference") if found.text().isdigit()}
    notes = {int(next(note.find("Lbl")).text()): note.page() for note in document.find("Note")}
    assert list(marks) == [note.number for note in memo.notes]
    assert marks == notes


def test_note_texts_are_whole(memo: Memo, document: Node) -> None:
    read = [next(note.find("P")).text() for note in document.find("Note")]
    assert read == [note.text for note in memo.notes]


def test_foreign_words_carry_their_language(document: Node) -> None:
    tagged = {(span.lang, span.text().strip()) for span in document.find("Span")}
    assert ("de", "Sicherheitspartnerschaft") in tagged
    assert ("el", "«Συμφωνία ασφάλειας»") in tagged
    assert ("ru", "«партнёрство в сфере безопасности»") in tagged


def test_figures_and_tables_say_what_they_are(memo: Memo, document: Node) -> None:
    figures = list(document.find("Figure"))
    assert [figure.alt for figure in figures] == [block.alt for block in flat(memo.blocks) if isinstance(block, Figure)]
    assert all(len(figure.raw["/A"]["/BBox"]) == 4 for figure in figures)
    scopes = {str(head.raw["/A"]["/Scope"]) for head in document.find("TH")}
    assert scopes == {"/Column", "/Row"}
    for table in document.find("Table"):
        assert len({len(row.kids) for row in table.find("TR")}) == 1


def test_a_table_over_pages_repeats_its_header_as_an_artifact(style: HouseStyle) -> None:
    board = next(block for block in sample_memo(1).blocks if isinstance(block, Table))
    rows = tuple(
        (row[0], row[1], (fact("A cell of many words " * 12, index + 1),), row[3]) for index, row in enumerate(board.rows * 5)
    )
    content = render(_memo(replace(board, rows=rows), notes=len(rows)), style, b"{}")
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    assert len(pages) > 2
    assert all("What is reported" in page for page in pages)
    assert tree(content).text().count("What is reported") == 1


def test_links_lead_both_ways(memo: Memo, content: bytes) -> None:
    reader = PdfReader(BytesIO(content))
    numbers = {page.indirect_reference.idnum: index for index, page in enumerate(reader.pages)}
    places: dict[str, tuple[int, int]] = {}
    addresses = set()
    for index, page in enumerate(reader.pages):
        for reference in page.get("/Annots", ()):
            annotation = reference.get_object()
            assert annotation["/Contents"]
            assert annotation["/F"] == 4
            if "/Dest" in annotation:
                places[annotation["/Contents"]] = (index, numbers[annotation["/Dest"][0].idnum])
            else:
                addresses.add(annotation["/A"]["/URI"])
    for note in memo.notes:
        forth, back = places[f"Note {note.number}"], places[f"Back to the text: Note {note.number}"]
        assert forth[1] == back[1] == back[0]
    wanted = {inline.href for note in memo.notes for inline in note.inlines if isinstance(inline, Link)}
    assert addresses == wanted
    assert "Status board" in places


def test_a_note_links_to_the_note_it_refers_to(style: HouseStyle) -> None:
    memo = _memo(Paragraph((fact("One", 1), fact("Two", 2))), notes=2)
    second = Note(2, (Text("Example ("), CrossReference(1, "n 1"), Text(").")), (passage(2),))
    content = render(replace(memo, notes=(memo.notes[0], second)), style, b"{}")
    targets = [a.get_object()["/Contents"] for a in PdfReader(BytesIO(content)).pages[0]["/Annots"]]
    assert targets.count("Note 1") == 2


def test_a_script_is_printed_and_not_linked(style: HouseStyle) -> None:
    memo = _memo(Paragraph((Sentence((Link("press", "javascript:alert(1)"), Link("read", "file:///etc/passwd")), "count"),)))
    content = render(memo, style, b"{}")
    page = PdfReader(BytesIO(content)).pages[0]
    assert "/Annots" not in page
    assert "pressread" in page.extract_text()


def test_bookmarks_follow_the_headings(memo: Memo, content: bytes) -> None:
    reader = PdfReader(BytesIO(content))

    def titles(outline: list[object]) -> list[str]:
        return [t for entry in outline for t in (titles(entry) if isinstance(entry, list) else [str(entry.title)])]

    headings = [block.text for block in flat(memo.blocks) if isinstance(block, Heading)]
    assert titles(reader.outline) == [memo.title, *headings]


def test_provenance_is_embedded_as_it_is(content: bytes) -> None:
    reader = PdfReader(BytesIO(content))
    assert reader.attachments["provenance.json"] == [PROVENANCE]
    (associated,) = reader.trailer["/Root"]["/AF"]
    assert associated.get_object()["/AFRelationship"] == "/Data"


def test_metadata_come_from_the_memo(memo: Memo, content: bytes) -> None:
    reader = PdfReader(BytesIO(content))
    assert reader.metadata.title == memo.title
    assert reader.metadata.creation_date.isoformat() == "2024-11-08T00:00:00+00:00"
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    packet = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode("utf-8")
    assert "<pdfaid:part>3</pdfaid:part>" in packet
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet


def test_running_lines_and_handling_mark(memo: Memo, style: HouseStyle) -> None:
    content = render(replace(memo, extra={"handling": "OFFICIAL"}), style, b"{}")
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    for index, page in enumerate(pages, start=1):
        assert "OFFICIAL" in page
        assert f"Page {index} of {len(pages)}" in page


def test_brackets_as_note_form(style: HouseStyle) -> None:
    content = render(_memo(Paragraph((fact("One", 1, 2),)), notes=2), replace(style, note_form="brackets"), b"{}")
    text = PdfReader(BytesIO(content)).pages[0].extract_text()
    assert "One.[1][2]" in text
    assert "[1] Source 1." in text


def test_marks_that_touch_are_parted(style: HouseStyle) -> None:
    content = render(_memo(Paragraph((fact("One", 1, 2),)), notes=2), style, b"{}")
    assert "One.1,2" in PdfReader(BytesIO(content)).pages[0].extract_text()
    assert "One.12" in tree(content).text(), "the comma is no text of the memo"


def test_a_character_without_font_is_named_and_printed_as_such(style: HouseStyle) -> None:
    memo = _memo(Paragraph((Sentence((Text("Written ཀ so."), Mark(1)), "fact"),)), notes=1)
    (finding,) = preflight(memo, style)
    assert finding.level == "warning"
    assert finding.check == "character-without-font"
    assert "U+0F40" in finding.text
    assert "[fonts.fallback]" in finding.text
    assert "Written \ufffd so." in tree(render(memo, style, b"{}")).text()
    assert preflight(sample_memo(), style) == ()


def test_fonts_are_embedded_subsets(content: bytes) -> None:
    fonts = {
        str(f.get_object()["/BaseFont"]): f.get_object()
        for p in PdfReader(BytesIO(content)).pages
        for f in p["/Resources"]["/Font"].values()
    }
    assert fonts
    for name, font in fonts.items():
        assert "+" in name
        assert "/FontFile2" in font["/FontDescriptor"]


def test_every_mark_of_a_page_is_in_the_parent_tree(content: bytes) -> None:
    reader = PdfReader(BytesIO(content))
    nums = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    keys = nums[0::2]
    assert all(low < high for low, high in pairwise(keys))
    for page in reader.pages:
        assert page["/StructParents"] in keys
        for reference in page.get("/Annots", ()):
            owner = nums[2 * keys.index(reference.get_object()["/StructParent"]) + 1].get_object()
            assert owner["/S"] == "/Link"
            assert any(reference.idnum == kid.raw_get("/Obj").idnum for kid in owner["/K"] if not isinstance(kid, int))


def test_many_characters_without_font_are_one_warning(style: HouseStyle) -> None:
    memo = _memo(Paragraph((Sentence((Text("한국과 유럽연합은 안보·방위 파트너십을 채택했다."),), "count"),)))
    (finding,) = preflight(memo, replace(style, type=replace(style.type, east_asian={})))
    assert finding.text.startswith("No font of the style 'memo' has 과 (U+ACFC), 국 (U+AD6D), 너 (U+B108), ")
    assert "more, first in the sentence ‘한국과 유럽연합은" in finding.text
    assert finding.text.endswith(
        'For Japanese, Korean and Chinese pip install "pactbrief[cjk]", or name fonts under [fonts.ja], [fonts.ko], [fonts.zh]'
        " in the style."
    )


def test_the_style_drives_page_fonts_and_colours() -> None:
    content = render(sample_memo(1), load_style(SHIPPED_STYLES / "bulletin.toml"), b"{}")
    page = PdfReader(BytesIO(content)).pages[0]
    assert [round(float(edge)) for edge in page.mediabox] == [0, 0, 612, 792]
    assert "[1]" in page.extract_text()
    text = page["/Contents"].get_object().get_data().decode("latin-1")
    assert "0.478 0.122 0.200 rg" in text, "the accent of the style"


def test_a_running_line_that_is_too_long_ends_in_dots(style: HouseStyle) -> None:
    long = replace(style, footer=("{title}", "{page}"))
    content = render(replace(sample_memo(1), title="A title of many words " * 8), long, b"{}")
    footer = PdfReader(BytesIO(content)).pages[1].extract_text().splitlines()[1].replace("\u00a0", " ")
    assert footer.startswith("A title of many words A title")
    assert footer.removesuffix(" 2").endswith(" …")
