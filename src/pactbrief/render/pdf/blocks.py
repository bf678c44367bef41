"""Blocks of the memo to strips: headings, paragraphs, lists, figures; tables and the title block have files of their own."""

from __future__ import annotations

from dataclasses import replace

from pactbrief.model.memo import Bullets, Figure, Heading, Memo, Note, Paragraph, PlainBlock, Table, flat
from pactbrief.render.pdf.lines import Look, SetLine, Span, set_lines
from pactbrief.render.pdf.objects import literal, number
from pactbrief.render.pdf.spans import inline_spans, sentence_spans
from pactbrief.render.pdf.strips import Bookmark, Drawing, NoteLines, Sheet, Strip, TextRun, base_line
from pactbrief.render.pdf.tables import table_strips
from pactbrief.render.pdf.tags import Element
from pactbrief.render.pdf.title import title_strips

_INDENT = 14.0
# Space below headings.
_BELOW = 4.0
_ROLES = {"body": (0.0, "text"), "lead": (1.5, "text"), "small": (-1.0, "muted"), "label": (-1.0, "accent")}


def memo_strips(memo: Memo, sheet: Sheet, root: Element) -> tuple[list[Strip], dict[int, Element]]:
    """The whole memo as strips in order, and for each note its element (joined to the tree behind the block of its mark)."""
    strips = title_strips(memo, sheet, root)
    elements: dict[int, Element] = {}
    previous: PlainBlock | None = None
    for block in flat(memo.blocks):
        made, owner = _block(block, sheet, root)
        if made:
            strips.append(made[0].with_before(_gap(previous, block, sheet)))
            strips += made[1:]
        for strip in made:
            for note in strip.notes:
                elements[note] = Element("Note", None, {"ID": literal(f"note-{note:04d}")}, attached=True)
                owner.after.append(elements[note])
        owner.after.sort(key=lambda note: note.attributes["ID"])
        previous = block
    return strips, elements


def memo_notes(memo: Memo, elements: dict[int, Element], sheet: Sheet) -> dict[int, NoteLines]:
    """The marked notes set in lines beside their numbers, which link back to the marks; all with the same indent."""
    look = Look("body", sheet.style.type.note_size, "text")
    marked = [note for note in memo.notes if note.number in elements]
    numbers = [_note_number(note, elements[note.number], look, sheet) for note in marked]
    indent = max((line.width for line in numbers), default=0.0) + look.size * 0.6
    notes: dict[int, NoteLines] = {}
    for note, number_line in zip(marked, numbers, strict=True):
        body = Element("P", elements[note.number])
        lines = set_lines(inline_spans(note.inlines, body, look, sheet.style), sheet.fonts, sheet.width - indent)
        notes[note.number] = NoteLines(note.number, tuple(lines), number_line, indent)
    return notes


def _note_number(note: Note, element: Element, look: Look, sheet: Sheet) -> SetLine:
    label = Element("Link", Element("Lbl", element))
    text = f"[{note.number}] " if sheet.style.note_form == "brackets" else f"{note.number} "
    link = Span(text, replace(look, colour="accent"), label, f"mark:{note.number}")
    return set_lines([link], sheet.fonts, sheet.width)[0]


def _gap(previous: PlainBlock | None, block: PlainBlock, sheet: Sheet) -> float:
    space = sheet.style.type.paragraph_space
    if isinstance(block, Heading):
        above = sheet.style.type.heading_spaces[block.level - 1]
        return above * 0.6 if isinstance(previous, Heading) else above
    if isinstance(previous, Heading):
        return _BELOW + (3.0 if isinstance(block, Table | Figure) else 0.0)
    if previous is None:
        return space * 1.8
    if isinstance(block, Table | Figure) or isinstance(previous, Table | Figure):
        return space * 1.8
    return space


def _block(block: PlainBlock, sheet: Sheet, root: Element) -> tuple[list[Strip], Element]:
    match block:
        case Heading():
            element = Element(f"H{block.level + 1}", root)
            return _heading(block, element, sheet), element
        case Paragraph():
            element = Element("P", root)
            return _paragraph(block, element, sheet), element
        case Bullets():
            element = Element("L", root, {"A": "<</O /List /ListNumbering /Disc>>"})
            return _bullets(block, element, sheet), element
        case Table():
            element = Element("Table", root)
            return table_strips(block, element, sheet), element
        case Figure():
            caption = Element("P", root)
            return _figure(block, caption, root, sheet), caption


def _heading(heading: Heading, element: Element, sheet: Sheet) -> list[Strip]:
    size = sheet.style.type.heading_sizes[heading.level - 1]
    look = Look("heading", size, "accent" if heading.level < 3 else "text", bold=heading.level < 4, italic=heading.level == 4)
    lines = set_lines([Span(heading.text, look, element)], sheet.fonts, sheet.width, balanced=True)
    strips = line_strips(lines, size, size * 1.22)
    if strips:
        strips[0] = replace(strips[0], bookmark=Bookmark(heading.anchor, heading.text, heading.level))
    return [strip.kept() for strip in strips]


def _paragraph(paragraph: Paragraph, element: Element, sheet: Sheet, indent: float = 0.0) -> list[Strip]:
    larger, colour = _ROLES[paragraph.role]
    size = sheet.style.type.size + larger
    look = Look("heading" if paragraph.role == "label" else "body", size, colour, bold=paragraph.role == "label")
    spans = sentence_spans(paragraph.sentences, element, look, sheet.style)
    lines = set_lines(spans, sheet.fonts, sheet.width - indent)
    strips = line_strips(lines, size, size * sheet.style.type.leading, indent)
    if paragraph.role == "label":
        return [strip.kept() for strip in strips]
    return strips


def _bullets(bullets: Bullets, element: Element, sheet: Sheet) -> list[Strip]:
    strips: list[Strip] = []
    size = sheet.style.type.size
    for entry in bullets.entries:
        owner = Element("LI", element)
        sign = set_lines([Span("•", Look("body", size, "accent"), Element("Lbl", owner))], sheet.fonts, sheet.width)
        body = _paragraph(entry, Element("LBody", owner), sheet, _INDENT)
        if not body:
            continue
        run = TextRun(2.0, base_line(size, sheet.leading), sign[0].pieces)
        first = replace(body[0], ink=(run, *body[0].ink))
        strips.append(first.with_before(sheet.style.type.paragraph_space * 0.5) if strips else first)
        strips += body[1:]
    return strips


def _figure(figure: Figure, caption: Element, root: Element, sheet: Sheet) -> list[Strip]:
    # A drawing never takes more than half of a page, so that its heading and caption fit beside it.
    scale = min(1.0, sheet.width / figure.width, sheet.height / 2 / figure.height)
    width, height = figure.width * scale, figure.height * scale
    element = Element("Figure", root, {"Alt": literal(figure.alt)})
    strips = [Strip(height, (Drawing(0, 0, scale, figure, element),), empty=(element,))]
    look = Look("heading", sheet.style.type.table_size, "muted")
    spans = sentence_spans(figure.caption, caption, look, sheet.style)
    lines = line_strips(set_lines(spans, sheet.fonts, sheet.width), look.size, look.size * 1.3)
    if lines:
        strips = [strips[0].kept(), lines[0].with_before(4.0), *lines[1:]]
    element.attributes["A"] = f"<</O /Layout /Placement /Block /Width {number(width)} /Height {number(height)}>>"
    return strips


def line_strips(lines: list[SetLine], size: float, leading: float, x: float = 0.0) -> list[Strip]:
    """Lines of a paragraph as strips; no widow, no orphan: the first two and the last two lines stay together."""
    base = base_line(size, leading)
    last = len(lines) - 1
    return [
        Strip(
            leading, (TextRun(x, base, line.pieces),), notes=line.notes, keep=index < last and (index == 0 or index == last - 1)
        )
        for index, line in enumerate(lines)
    ]
