"""Fonts whose outlines the PDF cannot embed as they are (PostScript outlines, variable fonts): the characters that a memo
uses are drawn anew with TrueType outlines. fontTools reads and draws; reportlab embeds the result as any other subset.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont as Source
from fontTools.ttLib import newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from reportlab.pdfbase import ttfonts

#: Weight of a variable font (the axis of that name); text in bold stays at it, as in any fallback font.
_REGULAR = {"wght": 400.0}
#: How far a drawn curve may be off, in thousandths of the size: nobody sees it.
_TOLERANCE = 0.5
#: Width of the stems as reportlab reckons it for weight 400.
_STEM = 87
_SERIF = 1 << 1


class DrawnFace(ttfonts.TTFontFace):  # type: ignore[misc]
    """The attributes by which reportlab describes a face, measures it and embeds a subset; units are thousandths.

    Errors of fontTools (`TTLibError` and others) pass.
    """

    def __init__(self, path: str) -> None:
        # Held in memory: an open file would share its position with processes forked later.
        self._source = Source(BytesIO(Path(path).read_bytes()), lazy=True)
        axes = {axis.axisTag for axis in self._source["fvar"].axes} if "fvar" in self._source else set()
        self._glyphs = self._source.getGlyphSet(location={tag: at for tag, at in _REGULAR.items() if tag in axes})
        self._units = self._source["head"].unitsPerEm
        head, lines, kind = self._source["head"], self._source["hhea"], self._source["OS/2"]
        self.filename = path
        self.name = str(self._source["name"].getDebugName(6) or Path(path).stem).encode("ascii", "replace")
        self.subfontNameX = b""
        self.charToGlyph: dict[int, str] = self._source.getBestCmap()
        self.charWidths = Advances(self)
        self.defaultWidth = self.advance(".notdef")
        self.ascent, self.descent = self._scaled(lines.ascent), self._scaled(lines.descent)
        self.capHeight = self._scaled(getattr(kind, "sCapHeight", 0)) or self.ascent
        self.bbox = [self._scaled(edge) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)]
        self.italicAngle, self.stemV = 0, _STEM
        self.flags = ttfonts.FF_SYMBOLIC | (_SERIF if b"Serif" in self.name else 0)

    def advance(self, glyph: str) -> int:
        """Width of a glyph of the source."""
        return self._scaled(self._glyphs[glyph].width)

    def getCharWidth(self, code: int) -> float:
        """Width of a character, that of the sign for none where the face lacks it."""
        return self.charWidths[code] if code in self.charToGlyph else self.defaultWidth

    def makeSubset(self, subset: list[int]) -> bytes:
        """A TrueType font of the characters `subset`, each under its place in the list as code."""
        named = {code: f"g{index}" for index, code in enumerate(subset) if code in self.charToGlyph}
        shapes = {".notdef": self._drawn(".notdef")}
        shapes |= {name: self._drawn(self.charToGlyph[code]) for code, name in named.items()}
        builder = FontBuilder(self._units, isTTF=True)
        builder.setupHead(unitsPerEm=self._units, created=0, modified=0)
        builder.setupGlyphOrder(list(shapes))
        builder.setupGlyf(shapes)
        widths = {".notdef": ".notdef"} | {name: self.charToGlyph[code] for code, name in named.items()}
        builder.setupHorizontalMetrics(
            {name: (round(self._glyphs[glyph].width), shapes[name].xMin) for name, glyph in widths.items()}
        )
        builder.setupHorizontalHeader(ascent=self._source["hhea"].ascent, descent=self._source["hhea"].descent)
        builder.setupPost(keepGlyphNames=False)
        builder.font["cmap"] = _codes([named.get(code, ".notdef") for code in subset])
        packed = BytesIO()
        builder.save(packed)
        return packed.getvalue()

    def _drawn(self, glyph: str) -> Any:
        record = DecomposingRecordingPen(self._glyphs)
        self._glyphs[glyph].draw(record)
        pen = TTGlyphPen(None)
        curves = any(step == "curveTo" for step, _ in record.value)
        record.replay(Cu2QuPen(pen, self._units * _TOLERANCE / 1000, reverse_direction=True) if curves else pen)
        shape = pen.glyph()
        shape.recalcBounds(None)
        return shape

    def _scaled(self, value: float) -> int:
        return round(value * 1000 / int(self._units))


class Advances(dict[int, float]):
    """Width of each character of a face, measured when first asked for."""

    def __init__(self, face: DrawnFace) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, code: int) -> float:
        width = float(self._face.advance(self._face.charToGlyph[code]))
        self[code] = width
        return width


def _codes(glyphs: list[str]) -> Any:
    """The one character map that a symbolic font of a PDF may have: code to glyph."""
    codes = CmapSubtable.newSubtable(6)
    codes.platformID, codes.platEncID, codes.language = 1, 0, 0
    codes.cmap = dict(enumerate(glyphs))
    table = newTable("cmap")
    table.tableVersion, table.tables = 0, [codes]
    return table
