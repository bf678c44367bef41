"""The head of the first page: logo, series, title, subtitle, identity block."""

from __future__ import annotations

from pactbrief.model.memo import Memo
from pactbrief.render.pdf.lines import Look, Span, set_lines
from pactbrief.render.pdf.objects import literal
from pactbrief.render.pdf.strips import Bookmark, Ink, Picture, Rule, Sheet, Strip, TextRun, base_line
from pactbrief.render.pdf.tags import Element

_LOGO_HEIGHT = 34.0
_LABEL_SHARE = 0.2


def title_strips(memo: Memo, sheet: Sheet, root: Element) -> list[Strip]:
    """The title block; kept together, and with what follows it."""
    style = sheet.style
    strips = _logo(sheet, root)
    strips += _lines(memo.series, Look("heading", 9.5, "muted", bold=True), Element("P", root), sheet)
    title = _lines(memo.title, Look("heading", style.type.title_size, "accent", bold=True), Element("H1", root), sheet, 3.0)
    if title:
        title[0] = Strip(title[0].height, title[0].ink, title[0].before, keep=True, bookmark=Bookmark("", memo.title, 0))
    strips += title
    strips += _lines(memo.subtitle, Look("heading", style.type.size + 1.5, "muted"), Element("P", root), sheet, 3.0)
    return strips + _identity(memo, sheet, Element("Table", root))


def _lines(text: str, look: Look, element: Element, sheet: Sheet, before: float = 0.0) -> list[Strip]:
    leading = look.size * 1.2
    lines = set_lines([Span(text, look, element)], sheet.fonts, sheet.width, balanced=True) if text.strip() else []
    base = base_line(look.size, leading)
    return [
        Strip(leading, (TextRun(0, base, line.pieces),), before if index == 0 else 0.0, keep=True)
        for index, line in enumerate(lines)
    ]


def _logo(sheet: Sheet, root: Element) -> list[Strip]:
    if not sheet.style.logo:
        return []
    from reportlab.lib.utils import ImageReader

    width, height = ImageReader(sheet.style.logo).getSize()
    scale = min(_LOGO_HEIGHT / height, sheet.width / 2 / width)
    element = Element("Figure", root, {"Alt": literal(sheet.style.logo_alt), "A": "<</O /Layout /Placement /Block>>"})
    picture = Picture(0, 0, width * scale, height * scale, sheet.style.logo, element)
    return [Strip(height * scale + 10, (picture,), keep=True)]


def _identity(memo: Memo, sheet: Sheet, element: Element) -> list[Strip]:
    size = sheet.style.type.table_size
    leading = size * 1.3
    base = base_line(size, leading)
    indent = sheet.width * _LABEL_SHARE
    strips: list[Strip] = []
    for index, (label, value) in enumerate(memo.identity):
        row = Element("TR", element)
        heads = Element("TH", row, {"A": "<</O /Table /Scope /Row>>"})
        cell = Element("TD", row)
        left = set_lines([Span(label, Look("heading", size, "muted"), heads)], sheet.fonts, indent - 6)
        right = set_lines([Span(value, Look("heading", size, "text"), cell)], sheet.fonts, sheet.width - indent)
        for line in range(max(len(left), len(right), 1)):
            ink: list[Ink] = []
            if index == 0 and line == 0:
                ink.append(Rule(0, sheet.width, 0, 1.0, "accent"))
            if line < len(left):
                ink.append(TextRun(0, base + 4, left[line].pieces, 0))
            if line < len(right):
                ink.append(TextRun(indent, base + 4, right[line].pieces, 1))
            before = 12.0 if index == 0 and line == 0 else 0.0
            strips.append(Strip(leading, tuple(ink), before, keep=True, row=row, empty=(heads, cell)))
    if strips:
        strips.append(Strip(9.0, (Rule(0, sheet.width, 8.0, 0.5, "rule"),), keep=True))
    return strips
