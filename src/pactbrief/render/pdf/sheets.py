"""Pages drawn: strips, notes and running lines go to the painter; where they ended up is noted for the links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from pactbrief.model.memo import Memo
from pactbrief.model.records import dataclass
from pactbrief.render.pdf.lines import Look, Span, set_lines
from pactbrief.render.pdf.paginate import NOTE_GAP, NOTES_ABOVE, NotePart, Page, Placed
from pactbrief.render.pdf.paint import Painter, in_order
from pactbrief.render.pdf.strips import Bookmark, Drawing, Fill, NoteLines, Picture, Rule, Sheet, TextRun, base_line
from pactbrief.render.running import running_parts

_HEADER_GAP, _FOOTER_GAP = 22.0, 26.0
_NOTE_RULE = 110.0
# Neither side of a running line takes more than this share of the width; what is longer ends in dots.
_RUNNING = 0.7


@dataclass(slots=True)
class Places:
    """Where things stand: page and height (from the foot of the page) by link target, and the bookmarks in order."""

    targets: dict[str, tuple[int, float]] = field(default_factory=dict)
    bookmarks: list[tuple[Bookmark, int, float]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Drawer:
    """Draws the pages of one memo, one after the other."""

    memo: Memo
    sheet: Sheet
    painter: Painter
    canvas: Any
    notes: Mapping[int, NoteLines]
    places: Places = field(default_factory=Places)

    def draw(self, page: Page, number: int, pages: int) -> bytes:
        """The operators of page `number` of `pages`."""
        self.painter.begin(number)
        self._running(number, pages)
        for placed in page.strips:
            self._ground(placed)
        if page.notes:
            self._note_rule(page)
        runs: list[tuple[float, TextRun, object]] = []
        row: object = None
        for placed in page.strips:
            # A row is painted cell by cell, so it is held back until its last slice.
            if placed.strip.row is None or placed.strip.row is not row:
                self._text(runs)
                runs, row = [], placed.strip.row
            self._foreground(placed, runs, number)
        self._text(runs)
        self._notes(page, number)
        return self.painter.end()

    def _ground(self, placed: Placed) -> None:
        y = self.sheet.top + placed.y
        for ink in placed.strip.ink:
            if isinstance(ink, Fill):
                self.painter.fill(self.sheet.left, y, ink)
        for ink in placed.strip.ink:
            if isinstance(ink, Rule):
                self.painter.rule(self.sheet.left, y, ink)
        if placed.repeated:
            for ink in placed.strip.ink:
                if isinstance(ink, TextRun):
                    self.painter.text(self.sheet.left + ink.x, y + ink.y, ink.pieces, artifact=True)

    def _foreground(self, placed: Placed, runs: list[tuple[float, TextRun, object]], number: int) -> None:
        if placed.repeated:
            return
        y, strip = self.sheet.top + placed.y, placed.strip
        if strip.bookmark:
            height = self.sheet.page_height - y + 6
            self.places.bookmarks.append((strip.bookmark, number, height))
            self.places.targets[f"head:{strip.bookmark.anchor}"] = (number, height)
        for element in strip.empty:
            element.attach()
        for ink in strip.ink:
            match ink:
                case TextRun():
                    runs.append((y, ink, strip.row))
                case Drawing():
                    self.painter.figure(self.sheet.left + ink.x, y + ink.y, ink.scale, ink.figure, ink.element)
                case Picture():
                    self._picture(ink, y)
                case _:
                    pass

    def _text(self, runs: list[tuple[float, TextRun, object]]) -> None:
        for y, run in in_order(runs):
            for piece in run.pieces:
                if piece.span.note is not None:
                    height = self.sheet.page_height - y - run.y + piece.span.look.size + 6
                    self.places.targets.setdefault(f"mark:{piece.span.note}", (self.painter.page, height))
            self.painter.text(self.sheet.left + run.x, y + run.y, run.pieces)

    def _picture(self, picture: Picture, y: float) -> None:
        from reportlab.pdfbase.pdfdoc import PDFImageXObject

        document = self.canvas._doc
        document.addForm("logo", PDFImageXObject("logo", picture.path))
        self.canvas._formsinuse = ["logo"]
        name = document.getXObjectName("logo")
        left = self.sheet.left + picture.x
        self.painter.image(name, left, y + picture.y, picture.width, picture.height, picture.element)

    def _note_rule(self, page: Page) -> None:
        continued = page.notes[0].start > 0
        width = self.sheet.width if continued else _NOTE_RULE
        y = self.sheet.top + self.sheet.height - page.notes_height + NOTES_ABOVE * 0.55
        self.painter.rule(self.sheet.left, y, Rule(0, width, 0, 0.5, "muted"))

    def _notes(self, page: Page, number: int) -> None:
        y = self.sheet.top + self.sheet.height - page.notes_height + NOTES_ABOVE
        for part in page.notes:
            self._note(part, y, number)
            y += (part.end - part.start) * self.sheet.note_leading + NOTE_GAP

    def _note(self, part: NotePart, y: float, number: int) -> None:
        note, leading = self.notes[part.number], self.sheet.note_leading
        base = base_line(self.sheet.style.type.note_size, leading)
        if part.start == 0:
            self.places.targets[f"note:{part.number}"] = (number, self.sheet.page_height - y + 4)
            self.painter.text(self.sheet.left, y + base, note.number_line.pieces)
        for index in range(part.start, part.end):
            line = note.lines[index]
            self.painter.text(self.sheet.left + note.indent, y + base + (index - part.start) * leading, line.pieces)

    def _running(self, number: int, pages: int) -> None:
        sheet, style = self.sheet, self.sheet.style
        fields = {"{page}": str(number), "{pages}": str(pages)}

        def filled(template: str) -> str:
            return "".join(fields.get(part, part) for part in running_parts(template, self.memo, style))

        foot = sheet.top + sheet.height + _FOOTER_GAP
        for (left, right), y in ((style.header, sheet.top - _HEADER_GAP), (style.footer, foot)):
            # The first page says the left part in its title block.
            if number > 1 or y == foot:
                self._running_text(filled(left), y, 0.0)
            self._running_text(filled(right), y, 1.0)
        if number > 1:
            self.painter.rule(sheet.left, sheet.top - _HEADER_GAP + 6, Rule(0, sheet.width, 0, 0.5, "rule"))

    def _running_text(self, text: str, y: float, side: float) -> None:
        look = Look("heading", 8, "muted")
        room = self.sheet.width * _RUNNING
        lines = set_lines([Span(text, look, None)], self.sheet.fonts, room)
        if len(lines) > 1:
            begun = "".join(piece.text for piece in lines[0].pieces).rstrip()
            lines = set_lines([Span(f"{begun}\u00a0…", look, None)], self.sheet.fonts, room + 2 * look.size)
        if lines:
            x = self.sheet.left + side * (self.sheet.width - lines[0].width)
            self.painter.text(x, y, lines[0].pieces, artifact=True)
