"""PDF: fragments of text with their places from pdfium; running heads and feet apart; the layout gives the reading order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pactbrief.errors import InputError
from pactbrief.model.source import LeftOut
from pactbrief.read.interface import Draft, Drafts, Heading, Hints
from pactbrief.read.limits import MAX_PAGES
from pactbrief.read.pdf_layout import Fragment, PdfPage, joined, paragraphs_of, running_lines

_REMEDY = "Open and print it to PDF again, or supply it as text."
#: Fragments times characters of a page above which its layout is not analysed: pdfium searches all of them for each.
_BUSY = 60_000_000
#: Share of characters without meaning (fonts without a table of characters) above which a text is useless.
_GARBLED = 0.2
#: A headline is this much larger than the text.
_LARGE = 1.25


def extract(content: bytes, path: Path) -> Drafts:
    """The article of a PDF."""
    pages, _told, refused = _pages(content)
    text = "".join(fragment.text for page in pages for fragment in page.fragments)
    odd = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in text)
    if text and odd > _GARBLED * len(text):
        raise InputError("its fonts do not say which characters they show.", _REMEDY)
    return Drafts((_draft(pages, Hints()),), refused)


def _pages(content: bytes) -> tuple[list[PdfPage], dict[str, str], tuple[tuple[str, str], ...]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError("it is encrypted.", "Remove the password and supply it again.") from error
        raise InputError("it is no PDF, or cut short.", _REMEDY) from error
    try:
        count = len(document)
        pages = [_page(document, number) for number in range(min(count, MAX_PAGES))]
        told = dict(document.get_metadata_dict())
    except pypdfium2.PdfiumError as error:
        raise InputError("its pages are damaged.", _REMEDY) from error
    finally:
        document.close()
    if not pages:
        raise InputError("it has no pages.", _REMEDY)
    more = ((f"only its first {MAX_PAGES} of {count} pages were read.", "Split it."),) if count > MAX_PAGES else ()
    return pages, told, more


def _page(document: Any, number: int) -> PdfPage:
    page = document[number]
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        characters, rectangles = textpage.count_chars(), textpage.count_rects()
        if characters * rectangles > _BUSY:
            lines = textpage.get_text_range().splitlines()
            step = height / max(1, len(lines))
            return PdfPage(
                width,
                height,
                [Fragment(0, height - step * (i + 1), width, height - step * i, line, step) for i, line in enumerate(lines)],
            )
        fragments = []
        for index in range(rectangles):
            left, bottom, right, top = textpage.get_rect(index)
            text = textpage.get_text_bounded(left - 0.4, bottom - 0.4, right + 0.4, top + 0.4)
            text = " ".join(text.split())
            if text:
                fragments.append(_fragment(textpage, (left, bottom, right, top), text))
        return PdfPage(width, height, joined(fragments))
    finally:
        textpage.close()
        page.close()


def _fragment(textpage: Any, box: tuple[float, float, float, float], text: str) -> Fragment:
    """The fragment with the height of its type, not of its ink: "now" is lower than "Today" in the same type."""
    left, bottom, right, top = box
    height = top - bottom
    index = textpage.get_index(left + 0.2 * height, (bottom + top) / 2, height, height)
    if index is not None:
        loose = textpage.get_charbox(index, loose=True)
        if loose[3] - loose[1] >= height:
            bottom, top = loose[1], loose[3]
    return Fragment(left, bottom, right, top, text, top - bottom)


def _draft(pages: list[PdfPage], hints: Hints) -> Draft:
    heads, feet, rest = running_lines(pages)
    paragraphs = paragraphs_of(rest)
    parts: list[str] = []
    left: list[LeftOut] = []
    headings: list[Heading] = []
    starts = {0: 0}
    sizes = sorted(p.size for p in paragraphs for _ in range(len(p.text)))
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    headline = _headline([p.size for p in paragraphs if p.page == 0], [len(p.text) for p in paragraphs if p.page == 0], usual)
    offset = 0
    for index, (line, reason) in enumerate(
        [*((h, "running head") for h in heads), *((p.text, None) for p in paragraphs), *((f, "running foot") for f in feet)]
    ):
        if index:
            offset += 2
        end = offset + len(line)
        if reason:
            left.append(LeftOut(offset, end, reason))
        else:
            paragraph = paragraphs[index - len(heads)]
            for page, inside in paragraph.breaks:
                starts.setdefault(page, offset + inside)
            if index - len(heads) == headline:
                headings.append(Heading(offset, end, 1))
        parts.append(line)
        offset = end
    offsets = [starts.get(number, -1) for number in range(len(pages))]
    for number in range(1, len(offsets)):  # a page without text starts where the one before did
        offsets[number] = max(offsets[number], offsets[number - 1])
    return Draft("\n\n".join(parts), hints, tuple(left), tuple(headings), tuple(offsets))


def _headline(sizes: list[float], lengths: list[int], usual: float) -> int | None:
    """The first of the largest paragraphs of the first page, where it is clearly larger than the text and no drop cap."""
    large = [i for i, size in enumerate(sizes) if size >= _LARGE * usual and 8 <= lengths[i] <= 240]
    if not large:
        return None
    most = max(sizes[i] for i in large)
    return next(i for i in large if sizes[i] >= 0.95 * most)
