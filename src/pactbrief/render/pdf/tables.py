"""Tables to strips: a row is cut into slices of one line each, so that any row can be parted where it must."""

from __future__ import annotations

from dataclasses import replace

from pactbrief.model.memo import Align, Sentence, Table
from pactbrief.render.pdf.lines import Look, SetLine, Span, set_lines
from pactbrief.render.pdf.spans import sentence_spans
from pactbrief.render.pdf.strips import Fill, Ink, Rule, Sheet, Strip, TextRun, base_line
from pactbrief.render.pdf.tags import Element

_PAD_X = 5.0
# Rows of up to so many lines are never parted; longer ones keep three lines on each side of the break.
_WHOLE_ROW, _ROW_EDGE = 10, 3
# Shares of a page that may stay empty so that the first or the last row of a table does not stand alone on its page.
# Less for the last one, for text follows it on its page.
_FIRST_ALONE, _LAST_ALONE = 0.18, 0.08

Cell = tuple[float, float, Align, list[SetLine]]
"""Left edge, width, alignment, lines."""


def table_strips(table: Table, element: Element, sheet: Sheet) -> list[Strip]:
    """Caption, header row (kept with the first row, repeated on each page) and rows."""
    edges = _edges(table, sheet.width)
    caption = _caption(table, Element("Caption", element), sheet)
    head = _head(table, Element("TR", element), sheet, edges)
    strips = [*caption, *(strip.kept() for strip in head)]
    if strips and caption and head:
        strips[len(caption)] = strips[len(caption)].with_before(3.0)
    rows = [_row(table, row, element, sheet, edges) for row in table.rows]
    for index, row in enumerate(rows):
        strips += [replace(strip, head=tuple(head)) for strip in row]
        # One row alone, under its header or under the repeated one, looks like an accident.
        if index in (0, len(rows) - 2):
            strips[-1] = replace(strips[-1], weak=_FIRST_ALONE if index == 0 else _LAST_ALONE)
    return strips


def _edges(table: Table, width: float) -> list[tuple[float, float]]:
    edges: list[tuple[float, float]] = []
    total = sum(column.share for column in table.columns) or 1.0
    left = 0.0
    for column in table.columns:
        share = width * column.share / total
        edges.append((left, share))
        left += share
    return edges


def _caption(table: Table, element: Element, sheet: Sheet) -> list[Strip]:
    if not table.caption.strip():
        return []
    size = sheet.style.type.table_size
    lines = set_lines([Span(table.caption, Look("heading", size, "text", bold=True), element)], sheet.fonts, sheet.width)
    return [Strip(size * 1.3, (TextRun(0, base_line(size, size * 1.3), line.pieces),), keep=True) for line in lines]


def _head(table: Table, row: Element, sheet: Sheet, edges: list[tuple[float, float]]) -> list[Strip]:
    look = Look("heading", sheet.style.type.table_size - 0.5, "accent", bold=True)
    cells: list[Cell] = []
    owners: list[Element] = []
    for column, (left, width) in zip(table.columns, edges, strict=True):
        owners.append(Element("TH", row, {"A": "<</O /Table /Scope /Column>>"}))
        lines = set_lines([Span(column.title, look, owners[-1])], sheet.fonts, width - 2 * _PAD_X)
        cells.append((left, width, column.align, lines))
    slices = _slices(cells, look.size, sheet, row, tuple(owners))
    filled: list[Strip] = []
    for index, strip in enumerate(slices):
        ink: tuple[Ink, ...] = (Fill(0, 0, sheet.width, strip.height + 0.2, "fill"), *strip.ink)
        if index == 0:
            ink = (*ink, Rule(0, sheet.width, 0, 1.0, "accent"))
        filled.append(replace(strip, ink=ink, keep=True))
    return filled


def _row(
    table: Table, row: tuple[tuple[Sentence, ...], ...], element: Element, sheet: Sheet, edges: list[tuple[float, float]]
) -> list[Strip]:
    owner = Element("TR", element)
    cells: list[Cell] = []
    owners: list[Element] = []
    for index, (sentences, column, (left, width)) in enumerate(zip(row, table.columns, edges, strict=True)):
        cell = Element("TD", owner) if index else Element("TH", owner, {"A": "<</O /Table /Scope /Row>>"})
        owners.append(cell)
        look = Look("heading", sheet.style.type.table_size, "text")
        spans = sentence_spans(sentences, cell, look, sheet.style)
        cells.append((left, width, column.align, set_lines(spans, sheet.fonts, width - 2 * _PAD_X)))
    return _slices(cells, sheet.style.type.table_size, sheet, owner, tuple(owners))


def _slices(cells: list[Cell], size: float, sheet: Sheet, row: Element, owners: tuple[Element, ...]) -> list[Strip]:
    leading, pad = size * 1.3, sheet.style.type.table_padding
    count = max((len(lines) for *_, lines in cells), default=0) or 1
    strips: list[Strip] = []
    for number in range(count):
        above = pad if number == 0 else 0.0
        below = pad if number == count - 1 else 0.0
        height = above + leading + below
        ink: list[Ink] = []
        notes: list[int] = []
        for index, (left, width, align, lines) in enumerate(cells):
            if number < len(lines):
                line = lines[number]
                free = width - 2 * _PAD_X - line.width
                x = left + _PAD_X + {"left": 0.0, "centre": free / 2, "right": free}[align]
                ink.append(TextRun(x, above + base_line(size, leading), line.pieces, index))
                notes += line.notes
        if number == count - 1:
            ink.append(Rule(0, sheet.width, height, 0.5, "rule"))
        parted = count > _WHOLE_ROW and _ROW_EDGE <= number + 1 <= count - _ROW_EDGE
        keep = number < count - 1 and not parted
        strips.append(Strip(height, tuple(ink), notes=tuple(sorted(notes)), keep=keep, row=row, empty=owners))
    return strips
