"""Japanese, Korean and Chinese titles and quotations: printed with the fonts of the extra, or with one that the style names."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from tests.builders import sample_memo
from tests.render.docx_checks import W, faults, part
from tests.render.pdf_reader import tree

from pactbrief.catalog.east_asian import east_asian_fonts
from pactbrief.catalog.style import SHIPPED_STYLES, load_style
from pactbrief.errors import SettingsError
from pactbrief.model.memo import Column, Heading, Mark, Memo, Note, Paragraph, Sentence, Table, Text
from pactbrief.model.passage import Passage
from pactbrief.model.style import HouseStyle
from pactbrief.render import docx, html, pdf

ROOT = Path(__file__).parents[2]
#: Language, outlet, title and quotation.
SAMPLES = (
    ("ja", "朝日新聞", "日EU安全保障・防衛協力", "「協力及び対話の更なる発展・強化」を図る、と外務省は述べた。"),
    ("ko", "연합뉴스", "한-EU 안보방위 파트너십 채택", "양측은 ‘안보방위 파트너십’을 채택했다고 외교부가 밝혔다."),
    ("zh", "新华社", "欧盟与日本建立安全与防务伙伴关系", "中国外交部发言人表示，有关合作不应针对第三方。"),
)
fonts_installed = pytest.mark.skipif(
    not all(fonts["serif"].file for fonts in east_asian_fonts().values()), reason="the extra cjk is not installed"
)


def memo() -> Memo:
    """A heading, a quotation, a table cell and a note with its title in each of the three languages."""
    blocks: list[object] = []
    notes = []
    for number, (lang, outlet, title, quotation) in enumerate(SAMPLES, start=1):
        blocks += [Heading(1, title, lang), Paragraph((Sentence((Text("Said: "), Text(quotation, lang), Mark(number))),))]
        cell = (Sentence((Text(outlet, lang),), "count"),)
        blocks.append(Table(title, (Column("Outlet", 1.0),), ((cell,),)))
        inlines = (Text(f"‘{title}’", lang), Text(" [a title], "), Text(outlet, lang, italic=True), Text(", n.d."))
        notes.append(Note(number, inlines, (Passage("S", 0, 1, "x"),)))
    return replace(sample_memo(0), blocks=tuple(blocks), notes=tuple(notes))  # type: ignore[arg-type]


def house(style: str = "memo") -> HouseStyle:
    return load_style(SHIPPED_STYLES / f"{style}.toml")


def faces(content: bytes) -> set[str]:
    """The fonts in the file, each embedded with TrueType outlines."""
    pypdf = pytest.importorskip("pypdf")
    found = set()
    for page in pypdf.PdfReader(BytesIO(content)).pages:
        for font in page["/Resources"]["/Font"].values():
            described = font.get_object()["/FontDescriptor"].get_object()
            assert described["/FontFile2"].get_object().get_data()[:4] == b"\x00\x01\x00\x00"
            found.add(str(font.get_object()["/BaseFont"]).partition("+")[2])
    return found


@fonts_installed
@pytest.mark.parametrize("style", ["memo", "bulletin"])
def test_titles_and_quotations_come_back_from_the_pdf(style: str) -> None:
    content = pdf.render(memo(), house(style), b"{}")
    read = tree(content)
    words = "".join(read.text().split())
    for _, outlet, title, quotation in SAMPLES:
        assert "".join(quotation.split()) in words
        assert words.count("".join(title.split())) >= 3, "heading, caption and note"
        assert words.count(outlet) >= 2, "cell and note"
    assert "\ufffd" not in words
    assert pdf.preflight(memo(), house(style)) == ()
    kinds = ("Serif", "Sans")
    assert faces(content) >= {f"Noto{kind}{land}-Regular" for kind in kinds for land in ("JP", "KR", "SC")}


@fonts_installed
def test_a_stranger_reads_the_same_words() -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    document = pypdfium2.PdfDocument(pdf.render(memo(), house(), b"{}"))
    words = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    assert all("".join(text.split()) in words for _, _, title, quotation in SAMPLES for text in (title, quotation))


@fonts_installed
def test_characters_beyond_the_first_plane_come_back() -> None:
    """Rare ideographs, as in names of people and places, are beyond U+FFFF."""
    text = "𠮷野 for a name"
    made = replace(sample_memo(0), blocks=(Paragraph((Sentence((Text(text),), "count"),)),), notes=())
    content = pdf.render(made, house(), b"{}")
    assert text in tree(content).text()
    pypdfium2 = pytest.importorskip("pypdfium2")
    assert text in pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()


@fonts_installed
def test_same_bytes_whatever_the_machine() -> None:
    code = (
        "import hashlib; from tests.render.test_east_asian import house, memo; from pactbrief.render import pdf;"
        "print(hashlib.sha256(pdf.render(memo(), house(), b'{}')).hexdigest())"
    )
    machines = ({"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}, {"PYTHONHASHSEED": "7", "TZ": "America/Lima", "LC_ALL": "C"})
    hashes = {
        subprocess.run([sys.executable, "-c", code], env={**os.environ, **m}, cwd=ROOT, capture_output=True, check=True).stdout
        for m in machines
    }
    assert len(hashes) == 1


def made_font(path: Path, characters: str, *, weight: str = "Regular") -> None:
    """A small static TrueType font that has a box for each of the characters."""
    builder = pytest.importorskip("fontTools.fontBuilder").FontBuilder(1000, isTTF=True)
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((100, 800), (900, 800), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()
    glyphs = {".notdef": pen.glyph()} | {f"g{ord(c):x}": pen.glyph() for c in characters}
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({ord(c): f"g{ord(c):x}" for c in characters})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Made Mincho", "styleName": weight, "psName": f"MadeMincho-{weight}"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)


def styled(folder: Path, lines: str) -> HouseStyle:
    """The shipped style with `lines` added to it, beside the fonts in `folder`."""
    path = folder / "own.toml"
    path.write_text((SHIPPED_STYLES / "memo.toml").read_text("utf-8") + lines, "utf-8")
    return load_style(path)


def test_a_font_that_the_style_names_is_used(tmp_path: Path) -> None:
    made_font(tmp_path / "made.ttf", "".join(sorted(set("".join("".join(sample[1:]) for sample in SAMPLES)))))
    lines = "".join(f'[fonts.{lang}]\nname = "Made Mincho"\nfile = "made.ttf"\n' for lang in ("ja", "ko", "zh"))
    style = styled(tmp_path, lines)
    content = pdf.render(memo(), style, b"{}")
    words = "".join(tree(content).text().split())
    assert all("".join(text.split()) in words for _, _, title, quotation in SAMPLES for text in (title, quotation))
    assert not {name for name in faces(content) if name.startswith(("NotoSerifJP", "NotoSerifKR", "NotoSerifSC"))}
    assert "MadeMincho-Regular" in faces(content)
    assert b'w:eastAsia="Made Mincho"' in _document(docx.render(memo(), style, b"{}"))
    assert '"Made Mincho"' in html.render(memo(), style, b"{}").decode()


def test_a_broken_table_of_fonts_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"own\.toml, line \d+: fonts\.ja\.file names 'none\.ttf', which is not there"):
        styled(tmp_path, '[fonts.ja]\nname = "X"\nfile = "none.ttf"\n')
    with pytest.raises(SettingsError, match=r"line \d+: fonts\.ja\.fil is not a known key\. Known here: file, heading_file"):
        styled(tmp_path, '[fonts.ja]\nname = "X"\nfil = "none.ttf"\n')


def test_without_fonts_the_warning_names_characters_and_remedy() -> None:
    style = house()
    bare = replace(style, type=replace(style.type, east_asian={}))
    (finding,) = pdf.preflight(memo(), bare)
    assert finding.level == "warning"
    assert "(U+" in finding.text
    assert 'pip install "pactbrief[cjk]"' in finding.text
    assert "\ufffd" in tree(pdf.render(memo(), bare, b"{}")).text()


def _document(content: bytes) -> bytes:
    from zipfile import ZipFile

    return ZipFile(BytesIO(content)).read("word/document.xml")


def test_word_gets_a_font_and_a_language_for_each() -> None:
    content = docx.render(memo(), house(), b"{}")
    assert faults(content) == []
    for name in ("word/document.xml", "word/footnotes.xml"):
        for run in part(content, name).iter(f"{W}r"):
            fonts, language = run.find(f"{W}rPr/{W}rFonts"), run.find(f"{W}rPr/{W}lang")
            if fonts is not None:
                land = {"ja-JP": "JP", "ko-KR": "KR", "zh-CN": "SC"}[language.get(f"{W}eastAsia")]
                in_table = next(run.iterancestors(f"{W}tbl"), None) is not None
                assert fonts.get(f"{W}eastAsia") == f"Noto {'Sans' if in_table else 'Serif'} {land}"
    table = part(content, "word/fontTable.xml")
    charsets = {font.get(f"{W}name"): font.find(f"{W}charset").get(f"{W}val") for font in table}
    assert [charsets[f"Noto Sans {land}"] for land in ("JP", "KR", "SC")] == ["80", "81", "86"]


def test_browsers_get_a_font_stack_for_each() -> None:
    page = html.render(memo(), house(), b"{}").decode()
    for lang, name in (("ja", "Noto Serif JP"), ("ko", "Noto Serif KR"), ("zh", "Noto Serif SC")):
        assert f":lang({lang})" in page
        assert f'"{name}"' in page
