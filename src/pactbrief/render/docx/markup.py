"""WordprocessingML as text: namespaces, escaping, and what one part collects while it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from itertools import count
from typing import Literal

from pactbrief.model.memo import PlainBlock
from pactbrief.model.records import dataclass
from pactbrief.model.style import HouseStyle, TypeStyle
from pactbrief.render.clean import clean

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_DECLARATIONS = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())

#: Tags that Word's spelling checker knows; a language not named here is written as its code alone.
_WORD_LANGUAGES = {
    "ar": "ar-SA", "bg": "bg-BG", "cs": "cs-CZ", "da": "da-DK", "de": "de-DE", "el": "el-GR", "en": "en-GB", "es": "es-ES",
    "et": "et-EE", "fi": "fi-FI", "fr": "fr-FR", "ga": "ga-IE", "he": "he-IL", "hr": "hr-HR", "hu": "hu-HU", "is": "is-IS",
    "it": "it-IT", "ja": "ja-JP", "ko": "ko-KR", "lt": "lt-LT", "lv": "lv-LV", "mt": "mt-MT", "nl": "nl-NL", "no": "nb-NO",
    "pl": "pl-PL", "pt": "pt-PT", "ro": "ro-RO", "ru": "ru-RU", "sk": "sk-SK", "sl": "sl-SI", "sq": "sq-AL", "sr": "sr-Cyrl-RS",
    "sv": "sv-SE", "tr": "tr-TR", "uk": "uk-UA", "vi": "vi-VN", "zh": "zh-CN",
}  # fmt: skip


Family = Literal["body", "heading"]


def east_asian_name(kind: TypeStyle, family: Family, language: str | None) -> str:
    """The font that goes with a family in a language, where the language has one of its own; else nothing."""
    fonts = kind.east_asian.get(language or "")
    return fonts[family == "heading"].name if fonts else ""


def escaped(text: str) -> str:
    """`text`, cleaned and escaped, for element content or a double-quoted attribute."""
    safe = clean(text)
    return safe.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def root(tag: str, content: str) -> str:
    """A part whose root element is `tag`, with every namespace declared."""
    return f"<{tag}{_DECLARATIONS}>{content}</{tag}>"


def word_language(code: str) -> str:
    """The tag Word uses for an ISO 639-1 `code` (or a longer tag, kept as it is)."""
    return escaped(_WORD_LANGUAGES.get(code, code))


def twips(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


def mm_twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres * 72 / 25.4 * 20)


def half_points(points: float) -> int:
    """A type size as Word counts it."""
    return round(points * 2)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part: to an outside address, or to a picture of the package (then `image` holds its bytes)."""

    identifier: str
    target: str
    image: bytes | None = None


@dataclass(slots=True)
class Draft:
    """What one part collects while its XML is written: its relationships and running numbers.

    `anchors` gives the bookmark of each heading's anchor, `notes` are the numbers of all notes, `last` is the block written
    last, `family` that of the text being written.
    """

    style: HouseStyle
    language: str
    anchors: Mapping[str, str]
    notes: frozenset[int]
    relations: list[Relation] = field(default_factory=list)
    controls: dict[str, int] = field(default_factory=dict)
    last: PlainBlock | None = None
    family: Family = "body"
    bookmarks: Iterator[int] = field(default_factory=lambda: count(1))
    drawings: Iterator[int] = field(default_factory=lambda: count(1))
    _links: dict[str, str] = field(default_factory=dict)

    def link(self, href: str) -> str:
        """The relationship id of an outside address, the same one for the same address."""
        if href not in self._links:
            self._links[href] = self._relate(href)
        return self._links[href]

    def image(self, name: str, content: bytes) -> str:
        """The relationship id of a new picture `name` (a file name) of the package."""
        return self._relate(name, content)

    def _relate(self, target: str, image: bytes | None = None) -> str:
        identifier = f"rIdM{len(self.relations) + 1}"
        self.relations.append(Relation(identifier, target, image))
        return identifier

    def bookmark(self, name: str, content: str) -> str:
        """`content` between the two ends of the bookmark `name`."""
        number = next(self.bookmarks)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'
