"""The blocks of a memo as HTML elements."""

from __future__ import annotations

from collections.abc import Iterable

from pactbrief.model.memo import Block, Bullets, Column, Figure, Heading, Paragraph, Region, Sentence, Table
from pactbrief.render.drawing import svg
from pactbrief.render.html.inlines import Frame, escaped, sentences_html

_ALIGN = {"left": "", "right": ' class="right"', "centre": ' class="centre"'}


def blocks_html(blocks: Iterable[Block], frame: Frame) -> str:
    """The blocks in order, one a line."""
    return "".join(_block_html(block, frame) + "\n" for block in blocks)


def _block_html(block: Block, frame: Frame) -> str:
    match block:
        case Heading():
            level = block.level + 1  # the memo's title is the only h1
            return f'<h{level} id="{frame.anchors[block.anchor]}">{escaped(block.text)}</h{level}>'
        case Paragraph():
            return _paragraph_html(block, frame)
        case Bullets():
            entries = "".join(f"<li>{_paragraph_html(entry, frame)}</li>" for entry in block.entries)
            return f"<ul>{entries}</ul>"
        case Table():
            return _table_html(block, frame)
        case Figure():
            return _figure_html(block, frame)
        case Region():
            return f'<div data-region="{escaped(block.key)}">\n{blocks_html(block.blocks, frame)}</div>'


def _paragraph_html(paragraph: Paragraph, frame: Frame) -> str:
    role = "" if paragraph.role == "body" else f' class="{paragraph.role}"'
    return f"<p{role}>{sentences_html(paragraph.sentences, frame)}</p>"


def _table_html(table: Table, frame: Frame) -> str:
    """A table that scrolls in a box of its own, which the keyboard can reach, where the window is narrow."""
    caption = escaped(table.caption)
    widths = "".join(f'<col style="width:{column.share * 100:.4g}%">' for column in table.columns)
    head = "".join(f'<th scope="col"{_ALIGN[column.align]}>{escaped(column.title)}</th>' for column in table.columns)
    rows = "\n".join(f"<tr>{_row_html(row, table.columns, frame)}</tr>" for row in table.rows)
    return (
        f'<div class="scroll" role="group" aria-label="{caption}" tabindex="0"><table>\n<caption>{caption}</caption>\n'
        f"<colgroup>{widths}</colgroup>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
    )


def _row_html(row: tuple[tuple[Sentence, ...], ...], columns: tuple[Column, ...], frame: Frame) -> str:
    cells = []
    for number, (cell, column) in enumerate(zip(row, columns, strict=True)):
        words = sentences_html(cell, frame)
        align = _ALIGN[column.align]
        cells.append(f"<td{align}>{words}</td>" if number else f'<th scope="row"{align}>{words}</th>')
    return "".join(cells)


def _figure_html(figure: Figure, frame: Frame) -> str:
    """A drawing that scrolls like a table where the window is narrow: made smaller, its words could not be read."""
    caption = f"<figcaption>{sentences_html(figure.caption, frame)}</figcaption>" if figure.caption else ""
    label = escaped(" ".join(sentence.text for sentence in figure.caption) or figure.alt)
    drawing = (
        f'<div class="scroll" role="group" aria-label="{label}" tabindex="0">{svg(figure, frame.style, frame.language)}</div>'
    )
    return f"<figure>{drawing}{caption}</figure>"
