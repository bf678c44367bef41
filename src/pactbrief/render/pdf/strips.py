"""What is laid out before anything is drawn: strips, the horizontal slices of a memo that pages are made of.

All measures are points; y grows downwards from the top of a strip, x from the left edge of the text.
"""

from __future__ import annotations

from dataclasses import replace

from pactbrief.model.memo import Figure
from pactbrief.model.records import dataclass
from pactbrief.model.style import HouseStyle
from pactbrief.render.pdf.fonts import Fonts
from pactbrief.render.pdf.lines import Piece, SetLine
from pactbrief.render.pdf.tags import Element

POINTS = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True, eq=False)
class TextRun:
    """Pieces set from (x, y); y is the base line. `cell` orders the cells of a table row."""

    x: float
    y: float
    pieces: tuple[Piece, ...]
    cell: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule from x1 to x2."""

    x1: float
    x2: float
    y: float
    width: float
    colour: str


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled box."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A figure with its upper left corner at (x, y), scaled by `scale`."""

    x: float
    y: float
    scale: float
    figure: Figure
    element: Element


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """The house's logo, `width` by `height`, upper left corner at (x, y)."""

    x: float
    y: float
    width: float
    height: float
    path: str
    element: Element


Ink = TextRun | Rule | Fill | Drawing | Picture
"""Anything painted."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An outline entry and the place that page references lead to."""

    anchor: str
    title: str
    level: int


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """A slice that no page break cuts. `before` is the space above it, dropped at the top of a page.

    `keep`: no page ends behind this strip; `weak`: none does where no
    more than that share of the page stays empty for it. `head` is repeated above it where it opens a page
    (a table's header row). `row` is the same for the slices of one table row: they are painted cell by cell.
    `empty` elements join the tree unpainted.
    """

    height: float
    ink: tuple[Ink, ...]
    before: float = 0.0
    notes: tuple[int, ...] = ()
    keep: bool = False
    weak: float = 0.0
    head: tuple[Strip, ...] = ()
    row: object = None
    bookmark: Bookmark | None = None
    empty: tuple[Element, ...] = ()

    def with_before(self, space: float) -> Strip:
        """The same strip with `space` above it."""
        return replace(self, before=space)

    def kept(self) -> Strip:
        """The same strip bound to the next one."""
        return replace(self, keep=True)


@dataclass(frozen=True, slots=True, eq=False)
class NoteLines:
    """A note set in lines, `indent` to the right of its number."""

    number: int
    lines: tuple[SetLine, ...]
    number_line: SetLine
    indent: float


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A style measured out in points, with its fonts."""

    style: HouseStyle
    fonts: Fonts

    @property
    def left(self) -> float:
        """Left margin."""
        return self.style.page.left * POINTS

    @property
    def top(self) -> float:
        """Top margin."""
        return self.style.page.top * POINTS

    @property
    def page_width(self) -> float:
        """Width of the page."""
        return self.style.page.width * POINTS

    @property
    def page_height(self) -> float:
        """Height of the page."""
        return self.style.page.height * POINTS

    @property
    def width(self) -> float:
        """Width of the text."""
        return self.page_width - (self.style.page.left + self.style.page.right) * POINTS

    @property
    def height(self) -> float:
        """Height of the text with its notes."""
        return self.page_height - (self.style.page.top + self.style.page.bottom) * POINTS

    @property
    def leading(self) -> float:
        """Distance of body lines."""
        return self.style.type.size * self.style.type.leading

    @property
    def note_leading(self) -> float:
        """Distance of lines in notes."""
        return self.style.type.note_size * self.style.type.note_leading


def base_line(size: float, leading: float) -> float:
    """Where the base line stands in a line of that leading (ascender and descender of Noto are 1.07 and 0.29 of the size)."""
    return (leading - size) / 2 + size * 0.84
