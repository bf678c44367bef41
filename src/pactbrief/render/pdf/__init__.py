"""The PDF of a memo: measured once, laid out in pages, drawn with tags. PDF/UA-1 and PDF/A-3a in one file."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from pactbrief.catalog.east_asian import EXTRA
from pactbrief.model.finding import Finding
from pactbrief.model.memo import Figure, Heading, Label, Memo, Table, flat, sentences
from pactbrief.model.style import HouseStyle
from pactbrief.render.pdf.archive import describe, enter, finish, identify
from pactbrief.render.pdf.blocks import memo_notes, memo_strips
from pactbrief.render.pdf.fonts import Key, load_fonts
from pactbrief.render.pdf.links import write_links
from pactbrief.render.pdf.objects import Objects, number
from pactbrief.render.pdf.outline import Entry, write_outline
from pactbrief.render.pdf.paginate import Page, Room, paginate
from pactbrief.render.pdf.paint import Painter
from pactbrief.render.pdf.sheets import Drawer, Places
from pactbrief.render.pdf.strips import NoteLines, Sheet
from pactbrief.render.pdf.tags import Element, ParentTree, write_tree
from pactbrief.render.scripts import east_asian

#: Characters without a font that the warning names one by one.
_NAMED = 8
#: The faces that hardly any memo does without: family, bold, italic.
_USUAL: tuple[Key, ...] = (("body", False, False), ("body", False, True), ("heading", False, False), ("heading", True, False))


def render(memo: Memo, style: HouseStyle, provenance: bytes) -> bytes:
    """The memo as a PDF. `provenance` (JSON) is embedded as it is. The same arguments give the same bytes."""
    sheet = Sheet(style, load_fonts(style.type))
    root = Element("Document")
    pages, notes = lay_out(memo, sheet, root)
    target = BytesIO()
    canvas = _canvas(target, sheet)
    describe(canvas, memo)
    document = canvas._doc
    objects = Objects(document)
    painter = Painter(document, sheet.fonts, style.colours, sheet.page_height, ParentTree())
    drawer = Drawer(memo, sheet, painter, canvas, notes)
    streams = [drawer.draw(page, index, len(pages)) for index, page in enumerate(pages, start=1)]
    numbers = _write_pages(canvas, streams, objects)
    write_links(drawer, document, objects, numbers)
    tree = write_tree(root, painter.tree, objects, numbers)
    _write_bookmarks(document, objects, drawer.places, numbers)
    finish(document, objects, memo, provenance, tree)
    identify(document, provenance, *streams)
    for font in document.delayedFonts:
        font.addObjects(document)
    document.delayedFonts = []
    objects.mend_maps()
    objects.separate_endstream()
    canvas.save()
    return target.getvalue()


def prepare(style: HouseStyle) -> None:
    """Loads reportlab and the faces that every memo has: opening a font takes longer than a page."""
    from reportlab.pdfgen import canvas

    del canvas
    fonts = load_fonts(style.type)
    for key in _USUAL:
        fonts.face(*key)


def preflight(memo: Memo, style: HouseStyle) -> tuple[Finding, ...]:
    """A warning that names the characters that no font of the style has; they are printed as U+FFFD."""
    fonts = load_fonts(style.type)
    missing: dict[str, str] = {}
    for place, text in _texts(memo):
        missing |= {character: place for character in sorted(fonts.missing(text)) if character not in missing}
    if not missing:
        return ()
    first = next(iter(missing.values()))
    named = [f"{character} (U+{ord(character):04X})" for character in missing][:_NAMED]
    more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
    wording = (
        f"No font of the style {style.name!r} has {', '.join(named)}{more}, first in {first}; the PDF prints a"
        " replacement character."
        f" {_remedy(missing)}"
    )
    return (Finding("character-without-font", "warning", wording),)


def _remedy(missing: Iterable[str]) -> str:
    if any(east_asian(character) for character in missing):
        return f"For Japanese, Korean and Chinese {EXTRA}, or name fonts under [fonts.ja], [fonts.ko], [fonts.zh] in the style."
    return "Name a TrueType font that has them under [fonts.fallback] in the style."


def lay_out(memo: Memo, sheet: Sheet, root: Element) -> tuple[list[Page], dict[int, NoteLines]]:
    """The memo on pages, and its notes set in lines; `root` becomes the structure tree when the pages are drawn."""
    strips, elements = memo_strips(memo, sheet, root)
    notes = memo_notes(memo, elements, sheet)
    lengths = {note: len(notes[note].lines) if note in notes else 0 for note in elements}
    return paginate(strips, Room(sheet.height, sheet.note_leading, lengths)), notes


def _texts(memo: Memo) -> list[tuple[str, str]]:
    """The place and the text of all that the memo prints."""
    texts = [("the title", memo.title + memo.subtitle + memo.series)]
    texts += [("the identity block", label + value) for label, value in memo.identity]
    for block in flat(memo.blocks):
        match block:
            case Heading():
                texts.append(("a heading", block.text))
            case Table():
                texts.append(("a table", block.caption + "".join(column.title for column in block.columns)))
            case Figure():
                texts.append(("a figure", "".join(shape.text for shape in block.shapes if isinstance(shape, Label))))
            case _:
                pass
    texts += [(f"the sentence ‘{sentence.text[:40]}…’", sentence.text) for sentence in sentences(memo)]
    return texts + [(f"note {note.number}", note.text) for note in memo.notes]


def _canvas(target: BytesIO, sheet: Sheet) -> Any:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfgen.canvas import Canvas

    # The canvas sets its first font before anything is drawn: an own one, or an unembedded Helvetica slips in.
    font = sheet.fonts.face("body").font
    pdfmetrics.registerFont(font)
    size = (sheet.page_width, sheet.page_height)
    return Canvas(target, pagesize=size, pageCompression=1, invariant=1, pdfVersion=(1, 7), initialFontName=font.fontName)


def _write_pages(canvas: Any, streams: list[bytes], objects: Objects) -> list[int]:
    document = canvas._doc
    numbers: list[int] = []
    for index, stream in enumerate(streams):
        canvas.showPage()
        page = document.Pages.pages[-1]
        page.Contents = f"{objects.stream(stream)} 0 R"
        page.__Refs__ = [key for key in page.__Refs__ if key != "Contents"]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = index, "/S"
        numbers.append(objects.number_of(page))
    return numbers


def _write_bookmarks(document: Any, objects: Objects, places: Places, pages: list[int]) -> None:
    entries = [
        Entry(bookmark.title, bookmark.level, f"[{pages[page - 1]} 0 R /XYZ 0 {number(height)} 0]")
        for bookmark, page, height in places.bookmarks
    ]
    outline = write_outline(entries, objects)
    if outline:
        document.Outlines = _NoOutline()
        enter(document, "Outlines", f"{outline} 0 R")


class _NoOutline:
    """Keeps reportlab from writing an outline of its own."""

    ready = 1

    def prepare(self, document: Any, canvas: Any) -> None:
        """Nothing to prepare."""
