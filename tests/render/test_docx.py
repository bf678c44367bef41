"""The DOCX of a memo: valid, sound, the same bytes everywhere, and what Word needs in it."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from lxml import etree
from tests.builders import sample_memo
from tests.render.docx_checks import WP, W, faults, part, parts
from tests.render.random_memos import memos

from pactbrief.catalog.style import SHIPPED_STYLES, load_style
from pactbrief.model.memo import Heading, Link, Mark, Memo, Note, Paragraph, Region, Sentence, Table, Text, sentences
from pactbrief.model.passage import Passage
from pactbrief.model.style import HouseStyle
from pactbrief.render.clean import clean
from pactbrief.render.docx import render
from pactbrief.render.docx.regions import control_text
from pactbrief.verify.text import squeeze

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parents[1] / "golden" / "docx"
PROVENANCE = json.dumps({"schema": "pactbrief/provenance/1", "odd": "<b> ]]> & \ufffe \u2028 é"}, ensure_ascii=False).encode()


@cache
def house() -> HouseStyle:
    return load_style(SHIPPED_STYLES / "memo.toml")


@cache
def sample() -> bytes:
    return render(sample_memo(), house(), PROVENANCE)


def with_blocks(*blocks: object, notes: int = 0) -> Memo:
    made = tuple(Note(n, (Text(f"Note {n}."),), (Passage("S", 0, 1, "x"),)) for n in range(1, notes + 1))
    return replace(sample_memo(0), blocks=blocks, notes=made)  # type: ignore[arg-type]


def rendered(*blocks: object, notes: int = 0) -> bytes:
    return render(with_blocks(*blocks, notes=notes), house(), b"{}")


def audit(content: bytes, folder: Path) -> list[str]:
    openxml_audit = pytest.importorskip("openxml_audit")
    path = folder / "memo.docx"
    path.write_bytes(content)
    return [str(error) for error in openxml_audit.OpenXmlValidator().validate(path).errors]


def test_openxml_audit_and_own_checks_find_nothing(tmp_path: Path) -> None:
    assert audit(sample(), tmp_path) == []
    assert faults(sample()) == []


def test_brackets_and_logo_are_valid_too(tmp_path: Path) -> None:
    from PIL import Image

    logo = tmp_path / "logo.png"
    Image.new("RGB", (120, 40), "navy").save(logo)
    style = replace(house(), note_form="brackets", logo=str(logo), logo_alt="The house")
    content = render(sample_memo(1), style, b"{}")
    assert audit(content, tmp_path) == []
    assert faults(content) == []
    signs = [sign.get(f"{W}char") for sign in part(content, "word/document.xml").iter(f"{W}sym")]
    assert signs == ["005B", "005D"] * len(sample_memo(1).notes)
    assert next(part(content, "word/document.xml").iter(f"{WP}docPr")).get("descr") == "The house"


@settings(max_examples=25, deadline=None, database=None)
@given(memos())
def test_any_memo_is_sound_and_opens(memo: Memo) -> None:
    content = render(memo, house(), b"{}")
    assert faults(content) == []
    Document(BytesIO(content))
    printed = squeeze("".join(part(content, "word/document.xml").itertext(f"{W}t")))
    assert [s.text for s in sentences(memo) if squeeze(clean(s.text)) not in printed] == []


@settings(max_examples=4, deadline=None, database=None)
@given(memos())
def test_any_memo_is_valid(tmp_path_factory: pytest.TempPathFactory, memo: Memo) -> None:
    assert audit(render(memo, house(), b"{}"), tmp_path_factory.mktemp("docx")) == []


def test_every_sentence_and_note_stands_in_the_file() -> None:
    body = part(sample(), "word/document.xml")
    lines = ["".join(p.itertext(f"{W}t")) for p in body.iter(f"{W}p")]
    said = [sentence.text for sentence in sentences(sample_memo())]
    assert [text for text in said if not any(text in line for line in lines)] == []
    notes = part(sample(), "word/footnotes.xml")
    printed = ["".join(note.itertext(f"{W}t")) for note in notes[2:]]
    assert printed == [note.text for note in sample_memo().notes]


def test_repeats_are_live_fields_on_the_number_alone() -> None:
    notes = part(sample(), "word/footnotes.xml")
    codes = [code.text.strip() for code in notes[5].iter(f"{W}instrText")]
    assert codes == ["NOTEREF _RefNote1 \\h"]
    words = "".join(notes[5].itertext(f"{W}t"))
    assert "(n 1)" in words


def test_a_comma_parts_marks_that_touch() -> None:
    content = rendered(Paragraph((Sentence((Text("Both."), Mark(1), Mark(2))), Sentence((Text("One."), Mark(3))))), notes=3)
    signs = [sign.get(f"{W}char") for sign in part(content, "word/document.xml").iter(f"{W}sym")]
    assert signs == [f"{ord(','):04X}"]
    assert faults(content) == []


def test_links_open_only_what_is_allowed() -> None:
    links = (
        Link("bad", "javascript:alert(1)"),
        Link("file", "file:///etc/passwd"),
        Link("good", "https://example.org/a?b=1&c=2"),
    )
    content = rendered(Paragraph((Sentence(links),)))
    assert [a.get("Target") for a in _external(content)] == ["https://example.org/a?b=1&c=2"]
    assert "badfilegood" in "".join(part(content, "word/document.xml").itertext(f"{W}t"))


def _external(content: bytes) -> list[etree._Element]:
    rels = etree.fromstring(parts(content)["word/_rels/document.xml.rels"])
    return [relation for relation in rels if relation.get("TargetMode") == "External"]


def test_hostile_text_survives_as_text() -> None:
    hostile = "a\x00b ]]> </w:t><w:p/> \u202egnp.exe & <script>"
    content = rendered(Heading(1, hostile, "h"), Paragraph((Sentence((Text(hostile),)),)))
    body = part(content, "word/document.xml")
    shown = "a\ufffdb ]]> </w:t><w:p/> \ufffdgnp.exe & <script>"
    assert ["".join(p.itertext(f"{W}t")) for p in body.iter(f"{W}p")][-2:] == [shown, shown]


def test_foreign_words_carry_their_language() -> None:
    texts = (
        Text("He said "),
        Text("Sicherheit", "de"),
        Text(" and "),
        Text("安全保障", "ja"),
        Text(" and "),
        Text("أمن", "ar"),
    )
    content = rendered(Paragraph((Sentence(texts),)))
    last = list(part(content, "word/document.xml").iter(f"{W}p"))[-1]
    tags = {lang.get(f"{W}val"): dict(lang.attrib) for lang in last.iter(f"{W}lang")}
    assert list(tags) == ["de-DE", "ja-JP", "ar-SA"]
    assert tags["ja-JP"][f"{W}eastAsia"] == "ja-JP"
    assert tags["ar-SA"][f"{W}bidi"] == "ar-SA"


def test_tables_repeat_their_header_and_leave_room_for_a_line_of_a_note() -> None:
    table = next(part(sample(), "word/document.xml").iter(f"{W}tbl"))
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
    assert not any(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows[1:]), (
        "LibreOffice leaves the notes of such rows"
    )
    assert not any(list(row.iter(f"{W}keepNext")) for row in rows[1:]), "tables flow"
    kind = house().type
    below = table.find(f"{W}tblPr/{W}tblCellMar/{W}bottom").get(f"{W}w")
    assert int(below) >= kind.note_size * kind.note_leading * 20
    assert {cell.find(f"{W}tcPr/{W}tcMar/{W}bottom").get(f"{W}w") for cell in rows[0].iter(f"{W}tc")} == {"50"}
    assert table.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstColumn") == "1"
    assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "Partnerships and their stages"


def test_figures_are_svg_with_a_picture_and_alt_text() -> None:
    drawing = next(part(sample(), "word/document.xml").iter(f"{WP}inline"))
    assert drawing.find(f"{WP}docPr").get("descr").startswith("Timeline of stages")
    members = parts(sample())
    assert members["word/media/figure1.svg"].startswith(b"<svg ")
    assert members["word/media/figure1.png"].startswith(b"\x89PNG")


def test_regions_are_controls_whose_record_matches_their_text() -> None:
    body = part(sample(), "word/document.xml")
    record = part(sample(), "customXml/item2.xml")
    regions = [block for block in sample_memo().blocks if isinstance(block, Region)]
    assert [row.get("key") for row in record] == [region.key for region in regions]
    for row, control in zip(record, body.iter(f"{W}sdt"), strict=True):
        properties = control.find(f"{W}sdtPr")
        assert properties.find(f"{W}tag").get(f"{W}val") == row.get("tag")
        assert properties.find(f"{W}alias").get(f"{W}val") == row.get("alias")
        assert properties.find(f"{W}id").get(f"{W}val") == row.get("control")
        content = control.find(f"{W}sdtContent")
        assert content[0].get(f"{W}name") == row.get("bookmark")
        assert hashlib.sha256(control_text(content).encode()).hexdigest() == row.get("sha256")
    first = next(body.iter(f"{W}sdtContent"))
    heading, paragraph = regions[0].blocks
    assert control_text(first).split("\n") == [heading.text, " ".join(s.text for s in paragraph.sentences)]  # type: ignore[union-attr]


def test_the_hash_of_a_region_is_blind_to_how_runs_are_cut_and_sees_every_word() -> None:
    def hashes(*texts: Text) -> list[str | None]:
        region = Region("r", "Region", (Paragraph((Sentence((*texts, Mark(1))),)),))
        return [row.get("sha256") for row in part(rendered(region, notes=1), "customXml/item2.xml")]

    assert hashes(Text("One two.")) == hashes(Text("One "), Text("two.", bold=True))
    assert hashes(Text("One two.")) != hashes(Text("One too."))


def test_long_keys_are_cut_to_what_word_takes_and_stay_apart() -> None:
    regions = [Region("k" * 70 + end, "t" * 90, (Heading(1, "T", f"h{end}"),)) for end in "ab"]
    assert faults(rendered(*regions)) == []


def test_provenance_comes_back_as_it_was() -> None:
    root = part(sample(), "customXml/item1.xml")
    assert root.tag == "{https://pactbrief/provenance/1}provenance"
    assert json.loads(root.text) == json.loads(PROVENANCE)


def test_core_properties_are_the_memo_s() -> None:
    core = Document(BytesIO(sample())).core_properties
    memo = sample_memo()
    assert (core.title, core.subject, core.language) == (memo.title, memo.subject, memo.language)
    assert (core.author, core.keywords) == (memo.author, "EU, Japan, security partnership")
    assert core.created == core.modified
    assert core.created.isoformat().startswith("2024-11-08T00:00:00")
    assert core.revision == 1


def test_headings_are_heading_styles_and_leave_no_empty_paragraph() -> None:
    document = Document(BytesIO(sample()))
    levels = [p.style.name for p in document.paragraphs if p.style.name.startswith("Heading")]
    wanted = [f"Heading {b.level}" for b in sample_memo().blocks if isinstance(b, Heading)]
    assert levels == wanted


def test_page_and_running_lines_follow_the_style() -> None:
    document = Document(BytesIO(sample()))
    section = document.sections[0]
    assert round(section.page_width.mm), round(section.page_height.mm) == (210, 297)
    assert round(section.left_margin.mm, 1) == house().page.left
    codes = [code.text.strip() for code in part(sample(), "word/footer1.xml").iter(f"{W}instrText")]
    assert codes == ["PAGE", "NUMPAGES"]
    assert "Security partnerships" in section.header.paragraphs[0].text


def test_a_body_may_end_with_a_table() -> None:
    from pactbrief.model.memo import Column

    table = Table("Last", (Column("A", 0.5), Column("B", 0.5)), (((Sentence((Text("x"),)),), ()),))
    assert faults(rendered(table, table)) == []


def test_same_bytes_whatever_the_machine() -> None:
    code = (
        "import hashlib, sys; from pathlib import Path; from tests.builders import sample_memo;"
        "from pactbrief.catalog.style import SHIPPED_STYLES, load_style; from pactbrief.render.docx import render;"
        "print(hashlib.sha256(render(sample_memo(), load_style(SHIPPED_STYLES / 'memo.toml'), b'{}')).hexdigest())"
    )
    machines = (
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"},
        {"PYTHONHASHSEED": "77", "TZ": "America/Lima", "LC_ALL": "C"},
    )
    hashes = [
        subprocess.run([sys.executable, "-c", code], env={**os.environ, **m}, cwd=ROOT, capture_output=True, check=True).stdout
        for m in machines
    ]
    assert hashes[0] == hashes[1]


def test_zip_members_have_no_date_and_a_fixed_order() -> None:
    with ZipFile(BytesIO(sample())) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {(entry.create_system, entry.external_attr) for entry in package.infolist()} == {(3, 0o100644 << 16)}
        assert package.namelist()[0] == "[Content_Types].xml"
        assert package.testzip() is None


@pytest.mark.parametrize("name", ["document", "footnotes"])
def test_golden(name: str) -> None:
    """One section of the sample memo, as normalised XML; PACTBRIEF_GOLDEN=write renews it after a wanted change."""
    content = render(sample_memo(1), house(), b"{}")
    element = part(content, f"word/{name}.xml")
    etree.indent(element, "  ")
    found = etree.tostring(element, encoding="unicode") + "\n"
    path = GOLDEN / f"{name}.xml"
    if os.environ.get("PACTBRIEF_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, "utf-8")
    assert found == path.read_text("utf-8")
