"""Faces read here against the same faces read by reportlab."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from reportlab.pdfbase.ttfonts import TTFontFace

from pactbrief.catalog.style import SHIPPED_STYLES, load_style
from pactbrief.errors import InputError
from pactbrief.render.pdf.faces import ReadFace
from pactbrief.render.pdf.fonts import load_face

FONTS = load_style(SHIPPED_STYLES / "memo.toml").type
SET_BY_READING = ("name", "bbox", "charToGlyph", "charWidths", "defaultWidth", "hmetrics", "glyphPos", "numGlyphs", "flags")


def agree(path: Path | str) -> None:
    ours, theirs = ReadFace(str(path)), TTFontFace(str(path))
    assert {name: getattr(ours, name) for name in SET_BY_READING} == {name: getattr(theirs, name) for name in SET_BY_READING}


@pytest.mark.parametrize("path", [FONTS.body.italic, FONTS.heading.bold, *FONTS.fallbacks], ids=lambda path: Path(path).name)
def test_a_shipped_face_is_read_as_reportlab_reads_it(path: str):
    agree(path)


@pytest.mark.parametrize("units, form", [(2048, 4), (1000, 12), (1000, 6)])
def test_other_units_and_other_maps_of_characters(tmp_path: Path, units: int, form: int):
    font = TTFont(FONTS.fallbacks[-1])
    font["head"].unitsPerEm = units
    map_of_characters = CmapSubtable.newSubtable(form)
    map_of_characters.platformID, map_of_characters.platEncID, map_of_characters.language = 3, 1, 0
    glyphs = font.getGlyphOrder()
    map_of_characters.cmap = {code: glyphs[code % 200] for code in (*range(40, 200), *range(300, 320, 2))}
    font["cmap"].tables = [map_of_characters]
    path = tmp_path / "font.ttf"
    font.save(path)
    agree(path)


@pytest.mark.parametrize("cut", [3, 40, 2000, 40_000])
def test_half_a_font_is_refused(tmp_path: Path, cut: int):
    path = tmp_path / "font.ttf"
    path.write_bytes(Path(FONTS.fallbacks[-1]).read_bytes()[:cut])
    with pytest.raises(InputError, match=r"font\.ttf: the font cannot be used"):
        load_face(str(path))
