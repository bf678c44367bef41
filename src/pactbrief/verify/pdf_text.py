"""The words that a PDF page paints, in painting order, with the marked content each belongs to.

A small interpreter of the text operators: it needs no positions to tell words apart, because the structure tree says what
belongs together; it keeps them for files without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from functools import cache
from typing import Any

from pactbrief.model.records import dataclass
from pactbrief.verify.pdf_file import PdfFile
from pactbrief.verify.pdf_syntax import operators

#: Forms within forms; a memo has one level at most.
_DEEPEST = 8
#: A backward step inside TJ, in thousandths of the font size, that parts words.
_WORD_GAP = -180.0
#: Characters of the longest range that one bfrange line may open.
_LONGEST_RANGE = 65_536


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text painted by one operator; `mcid` is its marked-content number, None outside; units of `size`, `x`, `y` are points."""

    text: str
    mcid: int | None
    artifact: bool
    x: float
    y: float
    size: float


@dataclass(slots=True)
class Font:
    """How the codes of a font read: bytes per code and the characters of each."""

    width: int = 1
    characters: dict[int, str] = field(default_factory=dict)

    def decode(self, codes: bytes) -> str:
        """The characters of `codes`; codes without an entry read as Windows Latin 1 in one-byte fonts, else as nothing."""
        if self.width == 1:
            return codes.decode("latin-1").translate(self.characters)
        pairs = zip(codes[::2], codes[1::2], strict=False)
        return "".join([self.characters.get(high << 8 | low, "") for high, low in pairs])


def fragments(page: dict[str, Any], file: PdfFile, fonts: dict[int, Font]) -> list[Fragment]:
    """What `page` paints. `fonts` keeps the fonts read, over the pages of one file."""
    contents = file.entry(page, "/Contents")
    if contents is None:
        return []
    streams = contents if isinstance(contents, list) else [contents]
    content = b"\n".join(file.data(file.resolve(stream)) for stream in streams)
    return list(_Painter(file, fonts).run(content, file.entry(page, "/Resources")))


@dataclass(slots=True)
class _State:
    """The part of the graphics state that text needs; matrices as (a, b, c, d, e, f)."""

    ctm: tuple[float, ...] = (1, 0, 0, 1, 0, 0)
    font: Font = field(default_factory=Font)
    size: float = 1.0
    leading: float = 0.0


@dataclass(slots=True)
class _Painter:
    """Runs content streams; `marked` is the stack of open marked content."""

    file: PdfFile
    fonts: dict[int, Font]
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    marked: list[tuple[str, int | None]] = field(default_factory=list)
    line: tuple[float, ...] = (1, 0, 0, 1, 0, 0)

    def run(self, content: bytes, resources: Any, depth: int = 0) -> Iterator[Fragment]:
        """The fragments of one stream and of the forms it draws."""
        for name, operands in operators(content):
            if name in _SHOWS:
                yield from self._show(operands, name)
            elif name == "Do" and depth < _DEEPEST:
                yield from self._form(operands[0], resources, depth)
            elif name == "Tf":
                self._font(operands, resources)
            elif name in ("BDC", "BMC"):
                self._open(operands, resources)
            elif name == "EMC":
                self.marked[-1:] = []
            else:
                self._move(name, operands)

    def _form(self, name: Any, resources: Any, depth: int) -> Iterator[Fragment]:
        form = self._entry(resources, "/XObject", name)
        if self.file.entry(form, "/Subtype") == "/Form":
            before = self.state
            self.state = _copy(before)
            matrix = self.file.entry(form, "/Matrix")
            if matrix:
                self.state.ctm = _times(matrix, self.state.ctm)
            inner = self.file.entry(form, "/Resources") or resources
            yield from self.run(self.file.data(form), inner, depth + 1)
            self.state = before

    def _font(self, operands: Any, resources: Any) -> None:
        font = self._entry(resources, "/Font", operands[0])
        if font is not None:
            if id(font) not in self.fonts:
                self.fonts[id(font)] = _read_font(font, self.file)
            self.state.font = self.fonts[id(font)]
        self.state.size = operands[1]

    def _entry(self, resources: Any, kind: str, name: Any) -> Any:
        """A named resource, or None."""
        return self.file.entry(self.file.entry(resources, kind), str(name))

    def _open(self, operands: Any, resources: Any) -> None:
        properties: Any = operands[1] if len(operands) > 1 else None
        if isinstance(properties, str):
            properties = self._entry(resources, "/Properties", properties)
        mcid = self.file.entry(properties, "/MCID")
        self.marked.append((str(operands[0]), int(mcid) if mcid is not None else None))

    def _move(self, name: str, operands: Any) -> None:
        """Operators that move: the matrix, the line, the stack."""
        match name:
            case "q":
                self.stack.append(_copy(self.state))
            case "Q":
                self.state = self.stack.pop() if self.stack else self.state
            case "cm":
                self.state.ctm = _times(operands, self.state.ctm)
            case "BT":
                self.line = (1, 0, 0, 1, 0, 0)
            case "Tm":
                self.line = tuple(operands)
            case "Td" | "TD":
                self._step(operands[0], operands[1])
                self.state.leading = -operands[1] if name == "TD" else self.state.leading
            case "TL":
                self.state.leading = operands[0]
            case "T*":
                self._step(0, -self.state.leading)

    def _step(self, x: float, y: float) -> None:
        a, b, c, d, e, f = self.line
        self.line = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)

    def _show(self, operands: Any, name: str) -> Iterator[Fragment]:
        if name in ("'", '"'):
            self._step(0, -self.state.leading)
        shown = operands[0] if name == "TJ" else [operands[-1]]
        text = "".join(self._piece(piece) for piece in shown)
        if text:
            place = _times(self.line, self.state.ctm)
            artifact = any(tag == "/Artifact" for tag, _ in self.marked)
            mcid = next((number for _, number in reversed(self.marked) if number is not None), None)
            yield Fragment(text, mcid, artifact, place[4], place[5], abs(self.state.size * (place[3] or place[1])))

    def _piece(self, piece: Any) -> str:
        if isinstance(piece, float):
            return " " if piece < _WORD_GAP else ""
        return self.state.font.decode(piece) if isinstance(piece, bytes) else ""


_SHOWS = frozenset({"Tj", "TJ", "'", '"'})


def _copy(state: _State) -> _State:
    return _State(state.ctm, state.font, state.size, state.leading)


def _times(first: Any, second: Any) -> tuple[float, ...]:
    """The matrix that applies `first`, then `second`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _read_font(font: Any, file: PdfFile) -> Font:
    composite = file.entry(font, "/Subtype") == "/Type0"
    plain = {} if composite else _windows_latin()
    mapping = file.entry(font, "/ToUnicode")
    mapped = _to_unicode(file.data(mapping).decode("latin-1")) if mapping is not None else {}
    return Font(2 if composite else 1, plain | mapped)


@cache
def _windows_latin() -> dict[int, str]:
    return {code: bytes([code]).decode("cp1252", "ignore") for code in range(256)}


_HEX = r"<\s*([0-9A-Fa-f\s]*)>"
_BLOCK = re.compile(r"beginbf(char|range)(.*?)endbf\1", re.DOTALL)
_CHAR = re.compile(_HEX + r"\s*" + _HEX)
_RANGE = re.compile(_HEX + r"\s*" + _HEX + r"\s*(?:" + _HEX + r"|\[([^\]]*)\])")


def _to_unicode(cmap: str) -> dict[int, str]:
    """Code to characters as a ToUnicode stream maps them."""
    characters: dict[int, str] = {}
    for kind, block in _BLOCK.findall(cmap):
        if kind == "char":
            characters.update((int(code, 16), _utf16(text)) for code, text in _CHAR.findall(block))
            continue
        for low, high, first, several in _RANGE.findall(block):
            start, end = int(low, 16), min(int(high, 16), int(low, 16) + _LONGEST_RANGE)
            if several:
                texts = [_utf16(text) for text in re.findall(_HEX, several)]
            else:
                base = _utf16(first)
                texts = [base[:-1] + chr(ord(base[-1]) + step) for step in range(end - start + 1)] if base else []
            characters.update(zip(range(start, end + 1), texts, strict=False))
    return characters


def _utf16(digits: str) -> str:
    return bytes.fromhex("".join(digits.split())).decode("utf-16-be", "ignore")
