"""TrueType faces for reportlab, which takes the tables of a font number by number: 16 ms for each face of a memo, here 3.

Names and measures are read by reportlab; characters, widths and places of glyphs here, table by table, to the same values.
A font whose map of characters is of a rarer form than the two common ones is left to reportlab.
"""

from __future__ import annotations

from pathlib import Path
from struct import unpack_from
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import ttfonts

_WINDOWS = 3  # the platform whose map of characters reportlab takes; nearly every font has it, as the last one
_SPACE, _NO_BREAK_SPACE = 0x20, 0xA0


def font_around(face: Any, path: str) -> Any:
    """A font of reportlab around a face of our own; subsets, codes and widths are reportlab's."""
    font = ttfonts.TTFont.__new__(ttfonts.TTFont)
    font.fontName, font.face, font.encoding = Path(path).stem, face, ttfonts.TTEncoding()
    font.state, font._asciiReadable, font.shapable = WeakKeyDictionary(), False, False
    return font


class ReadFace(ttfonts.TTFontFace):  # type: ignore[misc]
    """The face in a TrueType file."""

    def extractInfo(self, charInfo: int = 1) -> None:
        """Sets what reportlab's own method sets, with the same errors."""
        super().extractInfo(0)
        long, form = unpack_from(">HH", self._ttf_data, self._start("head") + 50)
        usual = charInfo and long <= 1 and not form and "loca" in self.table
        characters = self._characters() if usual else None
        if characters is None:
            super().extractInfo(charInfo)
            return
        self.charToGlyph = characters
        self._read_widths()
        places = unpack_from(f">{self.numGlyphs + 1}{'L' if long else 'H'}", self._ttf_data, self._start("loca"))
        self.glyphPos = list(places) if long else [place << 1 for place in places]

    def _start(self, table: str) -> int:
        return int(self.get_table_pos(table)[0])

    def _characters(self) -> dict[int, int] | None:
        """Glyph by character; None where the map is of a rarer form."""
        start = self._start("cmap")
        version, count = unpack_from(">HH", self._ttf_data, start)
        platform, _, offset = unpack_from(">HHL", self._ttf_data, start + 8 * count - 4)
        if version or platform != _WINDOWS:
            return None
        found = start + offset
        form, length, _, twice = unpack_from(">HHHH", self._ttf_data, found)
        return self._segments(found, length, twice // 2) if form == 4 else self._groups(found) if form == 12 else None

    def _segments(self, start: int, length: int, count: int) -> dict[int, int] | None:
        """A map of format 4: ranges of characters whose glyphs follow each other, or stand in a list."""
        ends, firsts, deltas, offsets = (
            unpack_from(f">{count}H", self._ttf_data, start + 14 + 2 * count * part + 2 * (part > 0)) for part in range(4)
        )
        characters: dict[int, int] = {}
        for number, (first, end, delta, offset) in enumerate(zip(firsts, ends, deltas, offsets, strict=True)):
            codes = range(first, end + 1)
            if offset:
                place = 16 + 6 * count + 2 * number + offset
                if place + 2 * len(codes) > length:
                    return None
                listed = unpack_from(f">{len(codes)}H", self._ttf_data, start + place)
                characters.update(zip(codes, [glyph and (glyph + delta) & 0xFFFF for glyph in listed], strict=True))
            else:
                characters.update(zip(codes, [(code + delta) & 0xFFFF for code in codes], strict=True))
        return characters

    def _groups(self, start: int) -> dict[int, int]:
        """A map of format 12: ranges of characters of any number."""
        characters: dict[int, int] = {}
        (count,) = unpack_from(">L", self._ttf_data, start + 12)
        for number in range(count):
            first, end, glyph = unpack_from(">LLL", self._ttf_data, start + 16 + 12 * number)
            characters.update(zip(range(first, end + 1), range(glyph, glyph + end + 1 - first), strict=True))
        return characters

    def _read_widths(self) -> None:
        (full,) = unpack_from(">H", self._ttf_data, self._start("hhea") + 34)
        start = self._start("hmtx")
        pairs = unpack_from(f">{2 * full}H", self._ttf_data, start)
        rest = unpack_from(f">{max(0, self.numGlyphs - full)}H", self._ttf_data, start + 4 * full)
        widths = [self._pdfScale(width) for width in pairs[::2]]
        self.hmetrics = [*zip(pairs[::2], pairs[1::2], strict=True), *((widths[-1], bearing) for bearing in rest)]
        widths += [widths[-1]] * len(rest)
        self.defaultWidth = widths[0]
        glyphs, last = self.charToGlyph, len(widths)
        self.charWidths = {character: widths[glyph] for character, glyph in glyphs.items() if glyph < last}
        one, other = (_SPACE, _NO_BREAK_SPACE) if _SPACE in glyphs else (_NO_BREAK_SPACE, _SPACE)
        if one in glyphs:
            glyphs[other], self.charWidths[other] = glyphs[one], self.charWidths[one]
