"""The blocks of a memo as paragraphs, tables and content controls."""

from __future__ import annotations

from collections.abc import Iterable

from pactbrief.model.memo import Block, Bullets, Column, Figure, Heading, Paragraph, Region, Sentence, Table
from pactbrief.render.docx.figures import picture_xml
from pactbrief.render.docx.markup import Draft, escaped, mm_twips, twips
from pactbrief.render.docx.regions import control_xml
from pactbrief.render.docx.runs import run_xml, sentences_xml
from pactbrief.render.docx.styles import HEADING_ABOVE, table_gap

Row = tuple[tuple[Sentence, ...], ...]
ROLE_STYLES = {"body": "BodyText", "lead": "Lead", "small": "SmallText", "label": "Label"}
_ALIGN = {"left": "", "right": '<w:jc w:val="right"/>', "centre": '<w:jc w:val="center"/>'}


def paragraph_xml(style: str, content: str, properties: str = "") -> str:
    """A paragraph in the paragraph style `style`, with further children of its `w:pPr` in schema order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def blocks_xml(blocks: Iterable[Block], draft: Draft) -> str:
    """The blocks in order. What follows a table is set off from it, which Word's tables cannot do themselves."""
    written: list[str] = []
    after_table = False
    for block in blocks:
        written.append(_block_xml(block, draft, after_table))
        last = block.blocks[-1] if isinstance(block, Region) and block.blocks else block
        after_table = isinstance(last, Table)
    if after_table:  # Word ends a body with a paragraph and would add one of full height
        written.append('<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>')
    return "".join(written)


def _block_xml(block: Block, draft: Draft, after_table: bool) -> str:
    gap = _before(table_gap(draft.style)) if after_table else ""
    match block:
        case Heading():
            title = draft.bookmark(draft.anchors[block.anchor], run_xml(block.text))
            above = _before(HEADING_ABOVE[block.level - 1]) if after_table else ""
            return paragraph_xml(f"Heading{block.level}", title, above)
        case Paragraph():
            return paragraph_xml(ROLE_STYLES[block.role], sentences_xml(block.sentences, draft), gap)
        case Bullets():
            return _bullets_xml(block, draft, gap)
        case Table():
            return _table_xml(block, draft, gap)
        case Figure():
            return _figure_xml(block, draft, gap)
        case Region():
            return _region_xml(block, draft, after_table)


def _before(points: float) -> str:
    return f'<w:spacing w:before="{twips(points)}"/>'


def _region_xml(region: Region, draft: Draft, after_table: bool) -> str:
    inside: list[str] = []
    for block in region.blocks:
        inside.append(_block_xml(block, draft, after_table))
        after_table = isinstance(block, Table)
    return control_xml(region, "".join(inside), draft)


def _bullets_xml(bullets: Bullets, draft: Draft, gap: str) -> str:
    last = len(bullets.entries) - 1
    after = f'<w:spacing w:after="{twips(draft.style.type.paragraph_space)}"/>'
    return "".join(
        paragraph_xml("ListBullet", sentences_xml(entry.sentences, draft), after if number == last else "" if number else gap)
        for number, entry in enumerate(bullets.entries)
    )


def _figure_xml(figure: Figure, draft: Draft, gap: str) -> str:
    keep = "<w:keepNext/>" if figure.caption else ""
    drawing = paragraph_xml("Figure", picture_xml(figure, draft), keep + gap)
    return drawing + (paragraph_xml("FigureCaption", sentences_xml(figure.caption, draft)) if figure.caption else "")


def _table_xml(table: Table, draft: Draft, gap: str) -> str:
    caption = escaped(table.caption)
    widths = _widths(table.columns, draft)
    above = paragraph_xml("Caption", run_xml(table.caption), gap)
    properties = (
        '<w:tblPr><w:tblStyle w:val="MemoTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/>'
        f'<w:tblCaption w:val="{caption}"/></w:tblPr>'
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = "".join(
        _cell_xml(width, "TableHead", run_xml(column.title), f"<w:keepNext/>{_ALIGN[column.align]}")
        for column, width in zip(table.columns, widths, strict=True)
    )
    last_but_one = len(table.rows) - 2
    rows = "".join(
        _row_xml(row, table.columns, widths, draft, keep="<w:keepNext/>" if number == last_but_one else "")
        for number, row in enumerate(table.rows)
    )
    header = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
    return f"{above}<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{header}{rows}</w:tbl>"


def _row_xml(row: Row, columns: tuple[Column, ...], widths: list[int], draft: Draft, keep: str) -> str:
    """A row that stays whole; `keep` holds it to the next, so that no last row stands alone on a page."""
    cells = "".join(
        _cell_xml(width, "TableText", sentences_xml(cell, draft), keep + _ALIGN[column.align])
        for cell, column, width in zip(row, columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell_xml(width: int, style: str, content: str, properties: str) -> str:
    paragraph = paragraph_xml(style, content, properties)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph}</w:tc>'


def _widths(columns: tuple[Column, ...], draft: Draft) -> list[int]:
    page = draft.style.page
    full = mm_twips(page.width - page.left - page.right)
    widths = [round(column.share * full) for column in columns]
    widths[-1] += full - sum(widths)
    return widths
