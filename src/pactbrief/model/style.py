"""House style: how memos look, as data. Both renderers read nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from pactbrief.model.records import dataclass


@dataclass(frozen=True, slots=True)
class PageStyle:
    """Millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class FontFamily:
    """Name as Word knows it, and the four static TrueType files (absolute paths) that the PDF embeds."""

    name: str
    regular: str
    bold: str
    italic: str
    bold_italic: str

    @property
    def has_serifs(self) -> bool:
        """Whether the family is one with serifs, as far as its name tells."""
        words = self.name.lower()
        return "serif" in words and "sans serif" not in words


@dataclass(frozen=True, slots=True)
class EastAsianFont:
    """A font for Japanese, Korean or Chinese: `name` is what Word and browsers ask for, `file` what the PDF embeds.

    `file` is None where no such font is at hand. `others` are names that may stand in for it, best first; `charset` is
    the Windows character set by which Word picks one.
    """

    name: str
    file: str | None
    others: tuple[str, ...]
    charset: str


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """Sizes in points; `leading` is a factor of the size."""

    body: FontFamily
    heading: FontFamily
    fallbacks: tuple[str, ...]  # further TrueType files, tried in order for characters the families lack
    size: float
    leading: float
    note_size: float
    note_leading: float
    table_size: float
    title_size: float
    heading_sizes: tuple[float, float, float, float]
    paragraph_space: float
    #: Points above headings of level 1 to 4, and above and below the text of a table's cell.
    heading_spaces: tuple[float, float, float, float] = (20.0, 14.0, 11.0, 9.0)
    table_padding: float = 3.0
    #: By language (ja, ko, zh) the font that goes with the body and the one that goes with the heading family.
    east_asian: Mapping[str, tuple[EastAsianFont, EastAsianFont]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """`colours` maps names (text, muted, accent, rule, fill, on_accent) to #rrggbb. `labels` are all fixed words.

    `header` and `footer` are (left, right) lines in which {series}, {edition}, {as_of}, {title}, {handling}, {page} and
    {pages} are replaced. `note_form` is how a mark is printed.
    """

    name: str
    page: PageStyle
    type: TypeStyle
    colours: Mapping[str, str]
    header: tuple[str, str]
    footer: tuple[str, str]
    handling: str
    logo: str | None
    logo_alt: str
    note_form: Literal["superscript", "brackets"]
    labels: Mapping[str, str]
    sections: tuple[str, ...]
