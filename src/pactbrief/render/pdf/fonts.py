"""Fonts of the PDF: which face prints which characters, and how wide they are.

A character that a family lacks is looked for in the fallback files; one that no font has is printed as U+FFFD and reported.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pactbrief.catalog.font_files import outlines
from pactbrief.errors import InputError
from pactbrief.model.records import dataclass
from pactbrief.model.style import FontFamily, TypeStyle
from pactbrief.render.clean import clean
from pactbrief.render.pdf.breaks import breakable

Family = Literal["body", "heading"]

REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One font file as reportlab reads it. Widths are in thousandths of the size."""

    font: Any
    widths: dict[int, float]
    glyphs: dict[int, int]

    def covers(self, text: str) -> bool:
        """Whether the face has every character of `text`."""
        return self.glyphs.keys() >= set(map(ord, text))

    def width(self, text: str) -> float:
        """Advance width of `text` for size 1."""
        widths = self.widths
        return sum([widths[ord(character)] for character in text]) / 1000


Run = tuple[Face, str, float]
"""A stretch of text in one face, with its width for size 1."""


Parts = tuple[tuple[Run, ...], ...]
"""A word cut where a line may end."""

Key = tuple[Family, bool, bool]
"""Family, bold, italic."""

Others = tuple[str, ...]
"""Files of fonts in which a character is looked for that a family lacks, best first."""


@dataclass(slots=True)
class Fonts:
    """The faces of a style, loaded when first used. Words are measured once: a memo uses few of them many times.

    `fallbacks` has an entry for each family and each language that has fonts of its own ("" for all others).
    """

    files: dict[Key, str]
    fallbacks: dict[tuple[Family, str], Others]
    _words: dict[tuple[Key, str], dict[str, Parts]] = field(default_factory=dict)
    _names: dict[bytes, str] = field(default_factory=dict)

    def runs(self, text: str, family: Family, bold: bool = False, italic: bool = False, lang: str = "") -> tuple[Run, ...]:
        """`text` cut where the face has to change; every character of it is printed by some face."""
        return tuple(self._cut(text, self.face(family, bold, italic), self._others(family, lang)))

    def face(self, family: Family, bold: bool = False, italic: bool = False) -> Face:
        """The face of that family and cut; InputError where its file is no TrueType font."""
        return self._open(self.files[family, bold, italic])

    def _open(self, path: str) -> Face:
        face = load_face(path)
        other = self._names.setdefault(face.font.face.name, path)
        if other != path:
            raise InputError(
                f"{path}: the font calls itself {face.font.face.name.decode('latin-1')!r}, as {other} does.",
                "Name only one of the two in the style: a PDF tells fonts apart by that name.",
            )
        return face

    def _others(self, family: Family, lang: str) -> Others:
        return self.fallbacks.get((family, lang)) or self.fallbacks[family, ""]

    def measured(self, family: Family, bold: bool = False, italic: bool = False, lang: str = "") -> dict[str, Parts]:
        """The words that were measured in this face before."""
        return self._words.setdefault(((family, bold, italic), lang), {})

    def parts(self, token: str, family: Family, bold: bool = False, italic: bool = False, lang: str = "") -> Parts:
        """A word without spaces, or white space, cut where a line may end; each part as runs. Nothing visible: no runs."""
        parts = (" ",) if token[0] == " " else breakable(token)
        found = tuple(self.runs(part, family, bold, italic, lang) for part in parts)
        self.measured(family, bold, italic, lang)[token] = found
        return found

    def missing(self, text: str) -> set[str]:
        """The characters of `text` that no face of the body family and no fallback has."""
        first, others = self.face("body"), self._others("body", "")
        return {
            character
            for character in set(visible(text))
            if ord(character) not in first.glyphs and self._face(character, first, others)[1] != character
        }

    def _cut(self, text: str, first: Face, others: Others) -> Iterable[Run]:
        shown = visible(text)
        if first.covers(shown):
            return [(first, shown, first.width(shown))] if shown else []
        runs: list[tuple[Face, str]] = []
        for character in shown:
            face, printed = self._face(character, first, others)
            if runs and runs[-1][0] is face:
                runs[-1] = (face, runs[-1][1] + printed)
            else:
                runs.append((face, printed))
        return [(face, part, face.width(part)) for face, part in runs]

    def _face(self, character: str, first: Face, others: Others) -> tuple[Face, str]:
        for wanted in (character, REPLACEMENT):
            if first.covers(wanted):
                return first, wanted
            for path in others:
                face = self._open(path)
                if face.covers(wanted):
                    return face, wanted
        return first, "?"


#: Spaces of any width are set as the one that may be stretched; no-break spaces stay what they are.
_SPACES = dict.fromkeys((0x1680, *range(0x2000, 0x2007), *range(0x2008, 0x200B), 0x205F, 0x3000), " ")
#: Signs that steer a layout and print nothing: soft hyphen, joiners, direction marks, variation selectors.
_STEERING = dict.fromkeys((0xAD, *range(0x200B, 0x2010), 0x2060, 0x061C, 0xFEFF, *range(0xFE00, 0xFE10)), "")
_SHOWN = _SPACES | _STEERING


def visible(text: str) -> str:
    """`text` as it is printed: on one line, letters with their accents in one, nothing in it that steers the layout unseen."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", clean(text)).translate(_SHOWN)


def load_fonts(style: TypeStyle) -> Fonts:
    """The faces that a style names, none of them opened yet."""
    named: tuple[tuple[Family, FontFamily], ...] = (("body", style.body), ("heading", style.heading))
    files = tuple(
        ((name, bold, italic), _file(family, bold, italic))
        for name, family in named
        for bold in (False, True)
        for italic in (False, True)
    )
    return _fonts(files, tuple(_fallbacks(style).items()))


def _file(family: FontFamily, bold: bool, italic: bool) -> str:
    if bold:
        return family.bold_italic if italic else family.bold
    return family.italic if italic else family.regular


def _fallbacks(style: TypeStyle) -> Mapping[tuple[Family, str], Others]:
    """Fallback files by family and language: in text of unknown language those of the style go first."""
    found: dict[tuple[Family, str], Others] = {}
    families: tuple[Family, Family] = ("body", "heading")
    for index, family in enumerate(families):
        own = {lang: fonts[index].file for lang, fonts in style.east_asian.items()}
        files = [file for file in own.values() if file]
        found[family, ""] = (*style.fallbacks, *files)
        found |= {(family, lang): (file, *style.fallbacks, *files) for lang, file in own.items() if file}
    return found


@lru_cache(maxsize=4)
def _fonts(files: tuple[tuple[Key, str], ...], fallbacks: tuple[tuple[tuple[Family, str], Others], ...]) -> Fonts:
    return Fonts(dict(files), dict(fallbacks))


@lru_cache(maxsize=32)
def load_face(path: str) -> Face:
    """The face in a font file; InputError where it cannot be used."""
    if outlines(Path(path)) == "drawn":
        return _drawn_face(path)
    from reportlab.pdfbase.ttfonts import TTFError

    from pactbrief.render.pdf.faces import ReadFace, font_around

    try:
        font = font_around(ReadFace(path), path)
    except (TTFError, OSError, LookupError, ValueError, struct.error) as error:
        raise _unusable(path, error) from error
    face = font.face
    return Face(font, dict.fromkeys(face.charToGlyph, face.defaultWidth) | face.charWidths, face.charToGlyph)


def _drawn_face(path: str) -> Face:
    from fontTools.ttLib import TTLibError

    from pactbrief.render.pdf.drawn import DrawnFace
    from pactbrief.render.pdf.faces import font_around

    try:
        font = font_around(DrawnFace(path), path)
    except (TTLibError, OSError, LookupError, ValueError, AttributeError, TypeError, struct.error) as error:
        raise _unusable(path, error) from error
    return Face(font, font.face.charWidths, font.face.charToGlyph)


def _unusable(path: str, error: Exception) -> InputError:
    reason = f"{path}: the font cannot be used ({type(error).__name__}: {error})."
    return InputError(reason, "Name a static TrueType font in the style.")
