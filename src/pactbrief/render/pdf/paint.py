"""Pages to PDF content streams: text, rules and drawings, each inside the marked content of its structure element."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import lru_cache
from typing import Any

from pactbrief.model.memo import Circle, Figure, Label, Line, Polygon
from pactbrief.model.records import dataclass
from pactbrief.render.pdf.fonts import Face, Fonts
from pactbrief.render.pdf.lines import Look, Piece
from pactbrief.render.pdf.objects import number
from pactbrief.render.pdf.strips import Fill, Rule, TextRun
from pactbrief.render.pdf.tags import Element, ParentTree

# A circle as four Bézier curves: the usual approximation.
_ARC = 0.5523


@dataclass(frozen=True, slots=True, eq=False)
class LinkArea:
    """A rectangle (left, bottom, right, top) on a page that leads to `target`."""

    page: int
    box: tuple[float, float, float, float]
    target: str
    element: Element
    text: str


@dataclass(slots=True, eq=False)
class Painter:
    """Collects the operators of one page at a time. Coordinates given to it count from the page's upper left corner."""

    document: Any
    fonts: Fonts
    colours: Mapping[str, str]
    page_height: float
    tree: ParentTree
    page: int = 0
    links: list[LinkArea] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    _open: Element | None = None
    _artifact: bool = False
    _font: tuple[str, float] | None = None
    _fill: str = ""
    _codes: dict[Face, dict[int, str]] = field(default_factory=dict)
    _names: dict[Face, str] = field(default_factory=dict)

    def begin(self, page: int) -> None:
        """Start page `page` (1, 2, ...)."""
        self.page = page
        self.code = []
        self._font, self._fill = None, ""

    def end(self) -> bytes:
        """The finished operators of the page."""
        self._close()
        return "\n".join(self.code).encode("latin-1")

    def text(self, x: float, y: float, run: Iterable[Piece], *, artifact: bool = False) -> None:
        """Pieces one after the other from (x, y), y being the base line."""
        for piece in run:
            look = piece.span.look
            self._enter(None if artifact else piece.span.element)
            self._show(x, self.page_height - y + look.rise, piece.face, piece.text, look.size, look.colour)
            if piece.span.target and piece.span.element and not artifact:
                self._link(x, y, piece, piece.span.element)
            x += piece.width

    def rule(self, x: float, y: float, rule: Rule) -> None:
        """A horizontal rule, an artifact."""
        self._enter(None)
        level = number(self.page_height - y - rule.y)
        left, right = number(x + rule.x1), number(x + rule.x2)
        self.code.append(f"{self._rgb(rule.colour)} RG {number(rule.width)} w [] 0 d {left} {level} m {right} {level} l S")

    def fill(self, x: float, y: float, fill: Fill) -> None:
        """A filled box, an artifact."""
        self._enter(None)
        bottom = number(self.page_height - y - fill.y - fill.height)
        self._colour(fill.colour)
        self.code.append(f"{number(x + fill.x)} {bottom} {number(fill.width)} {number(fill.height)} re f")

    def figure(self, x: float, y: float, scale: float, figure: Figure, element: Element) -> None:
        """A drawing with its upper left corner at (x, y)."""
        self._enter(element)
        for shape in figure.shapes:
            match shape:
                case Line():
                    ends = [self._at(x, y, scale, shape.x1, shape.y1), self._at(x, y, scale, shape.x2, shape.y2)]
                    dash = f"[{number(shape.dash * scale)}] 0 d" if shape.dash else "[] 0 d"
                    pen = f"{self._rgb(shape.colour)} RG {number(shape.width * scale)} w {dash}"
                    self.code.append(f"{pen} {ends[0]} m {ends[1]} l S")
                case Polygon():
                    corners = [self._at(x, y, scale, *point) for point in shape.points]
                    path = f"{corners[0]} m {' '.join(f'{corner} l' for corner in corners[1:])} h"
                    self._path(path, shape.fill, shape.stroke, shape.width * scale)
                case Circle():
                    self._path(self._circle(x, y, scale, shape), shape.fill, shape.stroke, shape.width * scale)
                case Label():
                    self._label(x, y, scale, shape)
        box = [x, self.page_height - y - figure.height * scale, x + figure.width * scale, self.page_height - y]
        attributes = element.attributes.get("A", "<</O /Layout>>").removesuffix(">>")
        element.attributes["A"] = f"{attributes} /BBox [{' '.join(map(number, box))}]>>"

    def image(self, name: str, x: float, y: float, width: float, height: float, element: Element) -> None:
        """An image that the document knows as `name`."""
        self._enter(element)
        bottom = self.page_height - y - height
        self.code.append(f"q {number(width)} 0 0 {number(height)} {number(x)} {number(bottom)} cm /{name} Do Q")
        box = " ".join(map(number, (x, bottom, x + width, bottom + height)))
        element.attributes["A"] = f"<</O /Layout /Placement /Block /BBox [{box}]>>"

    def _enter(self, element: Element | None) -> None:
        """Open marked content for `element`, or an artifact for None, unless it is open already."""
        if element is None:
            if not self._artifact:
                self._close()
                self.code.append("/Artifact BMC")
                self._artifact = True
            return
        if self._open is element:
            return
        self._close()
        content = self.tree.content(self.page, element)
        self.code.append(f"/{element.tag} <</MCID {content.mcid}>> BDC")
        self._open = element

    def _close(self) -> None:
        if self._open is not None or self._artifact:
            self.code.append("EMC")
        self._open, self._artifact = None, False

    def _show(self, x: float, y: float, face: Face, text: str, size: float, colour: str) -> None:
        self._colour(colour)
        ops = [f"BT {number(x)} {number(y)} Td"]
        for name, codes in self._encoded(face, text):
            if (name, size) != self._font:
                ops.append(f"{name} {number(size)} Tf")
                self._font = (name, size)
            ops.append(f"<{codes.hex()}> Tj")
        ops.append("ET")
        self.code.append(" ".join(ops))

    def _encoded(self, face: Face, text: str) -> list[tuple[str, bytes]]:
        """`text` as codes of the subsets of its font. Characters of the first subset, nearly all, go by a table."""
        codes = self._codes.setdefault(face, {})
        if codes.keys() >= set(map(ord, text)):
            return [(self._names[face], text.translate(codes).encode("latin-1"))]
        parts = face.font.splitString(text, self.document)
        names = [face.font.getSubsetInternalName(subset, self.document) for subset, _ in parts]
        if len(parts) == 1 and parts[0][0] == 0:
            self._names[face] = names[0]
            codes.update(zip(map(ord, text), map(chr, parts[0][1]), strict=True))
        return [(name, part[1]) for name, part in zip(names, parts, strict=True)]

    def _link(self, x: float, y: float, piece: Piece, element: Element) -> None:
        look, span = piece.span.look, piece.span
        bottom = self.page_height - y + look.rise - look.size * 0.25
        box = (x, bottom, x + piece.width, bottom + look.size * 1.15)
        self.links.append(LinkArea(self.page, box, span.target or "", element, piece.text))

    def _label(self, x: float, y: float, scale: float, label: Label) -> None:
        look = Look("heading", label.size * scale, label.colour, bold=label.bold)
        runs = self.fonts.runs(label.text, look.family, look.bold)
        width = sum(run[2] for run in runs) * look.size
        left = x + label.x * scale - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
        for face, text, share in runs:
            self._show(left, self.page_height - y - label.y * scale, face, text, look.size, look.colour)
            left += share * look.size

    def _path(self, path: str, fill: str | None, stroke: str | None, width: float) -> None:
        if fill:
            self._colour(fill)
        pen = f"{self._rgb(stroke)} RG {number(width)} w [] 0 d " if stroke else ""
        paint = "B" if fill and stroke else "f" if fill else "S" if stroke else "n"
        self.code.append(f"{pen}{path} {paint}")

    def _circle(self, x: float, y: float, scale: float, circle: Circle) -> str:
        r, k = circle.radius, circle.radius * _ARC
        turns = (
            (r, 0),
            (r, k),
            (k, r),
            (0, r),
            (-k, r),
            (-r, k),
            (-r, 0),
            (-r, -k),
            (-k, -r),
            (0, -r),
            (k, -r),
            (r, -k),
            (r, 0),
        )
        points = [self._at(x, y, scale, circle.x + dx, circle.y + dy) for dx, dy in turns]
        curves = " ".join(f"{points[i]} {points[i + 1]} {points[i + 2]} c" for i in range(1, 13, 3))
        return f"{points[0]} m {curves} h"

    def _at(self, x: float, y: float, scale: float, right: float, down: float) -> str:
        return f"{number(x + right * scale)} {number(self.page_height - y - down * scale)}"

    def _colour(self, name: str) -> None:
        colour = self._rgb(name)
        if colour != self._fill:
            self._fill = colour
            self.code.append(f"{colour} rg")

    def _rgb(self, name: str) -> str:
        return _parts(self.colours.get(name) or self.colours["text"])


@lru_cache(maxsize=64)
def _parts(colour: str) -> str:
    """Red, green and blue of `#1F3A5F` as operands."""
    return " ".join(f"{int(colour[start : start + 2], 16) / 255:.3f}" for start in (1, 3, 5))


def in_order(runs: list[tuple[float, TextRun, object]]) -> list[tuple[float, TextRun]]:
    """Text of a page in reading order: the slices of one table row cell by cell, all else as it stands."""
    ordered: list[tuple[float, TextRun]] = []
    row: list[tuple[float, TextRun]] = []
    current: object = None
    for y, run, owner in [*runs, (0.0, None, object())]:
        if owner is None or owner is not current:
            ordered += sorted(row, key=lambda entry: entry[1].cell)
            row, current = [], owner
        if run is not None:
            row.append((y, run))
    return ordered
