"""The blocks of a memo as paragraphs, tables and content controls."""

from __future__ import annotations

from collections.abc import Iterable

from pactbrief.model.memo import Block, Bullets, Column, Figure, Heading, Paragraph, PlainBlock, Region, Sentence, Table
from pactbrief.render.docx.figures import picture_xml
from pactbrief.render.docx.markup import Draft, escaped, mm_twips, twips
from pactbrief.render.docx.regions import control_xml
from pactbrief.render.docx.runs import run_xml, sentences_xml
from pactbrief.render.docx.styles import HEADING_BELOW, cell_margins, note_room, table_gap

Row = tuple[tuple[Sentence, ...], ...]
ROLE_STYLES = {"body": "BodyText", "lead": "Lead", "small": "SmallText", "label": "Label"}
#: Letters of a paragraph with notes that stays on one page: about three lines.
_WHOLE = 280
_ALIGN = {"left": "", "right": '<w:jc w:val="right"/>', "centre": '<w:jc w:val="center"/>'}


def paragraph_xml(style: str, content: str, properties: str = "") -> str:
    """A paragraph in the paragraph style `style`, with further children of its `w:pPr` in schema order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def blocks_xml(blocks: Iterable[Block], draft: Draft) -> str:
    """The blocks in order."""
    written = "".join(_block_xml(block, draft) for block in blocks)
    if isinstance(draft.last, Table):  # Word ends a body with a paragraph and would add one of full height
        written += '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    return written


def _block_xml(block: Block, draft: Draft) -> str:
    if isinstance(block, Region):
        return control_xml(block, "".join(_block_xml(inner, draft) for inner in block.blocks), draft)
    above = _above(block, draft)
    draft.last = block
    match block:
        case Heading():
            title = draft.bookmark(draft.anchors[block.anchor], run_xml(block.text))
            return paragraph_xml(f"Heading{block.level}", title, above)
        case Paragraph():
            keep = "<w:keepLines/>" if _whole(block) else _paired(block)
            return paragraph_xml(ROLE_STYLES[block.role], sentences_xml(block.sentences, draft), keep + above)
        case Bullets():
            return "".join(
                paragraph_xml("ListBullet", sentences_xml(entry.sentences, draft), _paired(entry) + ("" if number else above))
                for number, entry in enumerate(block.entries)
            )
        case Table():
            draft.family = "heading"
            written = _table_xml(block, draft, above)
            draft.family = "body"
            return written
        case Figure():
            return _figure_xml(block, draft, above)


def _whole(paragraph: Paragraph) -> bool:
    """Whether a paragraph stays on one page, so that no line of it stands alone: see `_defaults` of the styles."""
    noted = any(sentence.notes for sentence in paragraph.sentences)
    return noted and sum(len(sentence.text) for sentence in paragraph.sentences) <= _WHOLE


def _paired(paragraph: Paragraph) -> str:
    """Widow control for a paragraph without notes: see `_defaults` of the styles."""
    return "" if any(sentence.notes for sentence in paragraph.sentences) else "<w:widowControl/>"


def _above(block: PlainBlock, draft: Draft) -> str:
    """The space above `block` after what was written last, where it is not what its style says anyway.

    All space is above, none below: Word adds the two, LibreOffice takes the larger.
    """
    space, wide = draft.style.type.paragraph_space, table_gap(draft.style)
    set_apart = isinstance(block, Table | Figure)
    usual = draft.style.type.heading_spaces[block.level - 1] if isinstance(block, Heading) else wide if set_apart else space
    match block, draft.last:
        case Heading(), Heading():
            wanted = usual * 0.6
        case Heading(), _:
            wanted = usual
        case _, Heading():
            wanted = HEADING_BELOW + (3.0 if set_apart else 0.0)
        case _, None | Table() | Figure():
            wanted = wide
        case _:
            wanted = usual
    if wanted == usual and not isinstance(block, Bullets):
        return ""
    return f'<w:spacing w:before="{twips(wanted)}"/>'


def _figure_xml(figure: Figure, draft: Draft, above: str) -> str:
    keep = "<w:keepNext/>" if figure.caption else ""
    drawing = paragraph_xml("Figure", picture_xml(figure, draft), keep + above)
    return drawing + (paragraph_xml("FigureCaption", sentences_xml(figure.caption, draft)) if figure.caption else "")


def _table_xml(table: Table, draft: Draft, above: str) -> str:
    caption = escaped(table.caption)
    widths = _widths(table.columns, draft)
    title = paragraph_xml("Caption", run_xml(table.caption), above)
    noted = any(sentence.notes for row in table.rows for cell in row for sentence in cell)
    room = f"<w:tblCellMar>{cell_margins(draft.style, note_room(draft.style))}</w:tblCellMar>" if noted else ""
    plain = f"<w:tcMar>{cell_margins(draft.style)}</w:tcMar>" if noted else ""
    properties = (
        '<w:tblPr><w:tblStyle w:val="MemoTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{room}'
        '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/>'
        f'<w:tblCaption w:val="{caption}"/></w:tblPr>'
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = "".join(
        _cell_xml(width, "TableHead", run_xml(column.title), f"<w:keepNext/>{_ALIGN[column.align]}", plain)
        for column, width in zip(table.columns, widths, strict=True)
    )
    rows = "".join(_row_xml(row, table.columns, widths, draft) for row in table.rows)
    header = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
    return f"{title}<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{header}{rows}</w:tbl>"


def _row_xml(row: Row, columns: tuple[Column, ...], widths: list[int], draft: Draft) -> str:
    cells = "".join(
        _cell_xml(width, "TableText", sentences_xml(cell, draft), _ALIGN[column.align])
        for cell, column, width in zip(row, columns, widths, strict=True)
    )
    return f"<w:tr>{cells}</w:tr>"


def _cell_xml(width: int, style: str, content: str, properties: str, margins: str = "") -> str:
    paragraph = paragraph_xml(style, content, properties)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{margins}</w:tcPr>{paragraph}</w:tc>'


def _widths(columns: tuple[Column, ...], draft: Draft) -> list[int]:
    page = draft.style.page
    full = mm_twips(page.width - page.left - page.right)
    widths = [round(column.share * full) for column in columns]
    widths[-1] += full - sum(widths)
    return widths
