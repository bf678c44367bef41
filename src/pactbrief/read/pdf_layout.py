"""From fragments on pages to paragraphs in reading order: columns, line ends, hyphenation, running heads and feet."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import field, replace
from statistics import median

from pactbrief.model.records import dataclass

#: Share of the page's height, above and below, in which running heads and feet stand.
_MARGIN = 0.12
#: Least share of the page's width that the lines of a column fill; narrower ones are a table's.
_COLUMN = 0.2
#: Lines that each of two columns must have, and the gutter between them in points.
_COLUMN_LINES, _GUTTER = 4, 8.0
#: Share of lines that may run across the gutter (headings over both columns).
_ACROSS = 0.4
#: A gap larger than this many usual gaps ends a paragraph; a change of size by this share too.
_GAP, _SIZE = 1.35, 0.15
#: Gaps in sizes of type: more is a space; less is between words of one line, never between columns.
_SPACE, _WORD_GAP = 0.12, 0.4
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^(?:[-–— ]*|(?:page|seite|p\.|pag\.|página|pagina|s\.)\s*)\d{1,4}(?:\s*(?:of|/|von|sur|de|di)\s*\d{1,4})?[-–— ]*$",
    re.IGNORECASE,
)
_HYPHENS = "-\u2010\u00ad\x02\ufffe"
_TERMINAL = re.compile(r"[.!?…:。！？]['\"”’»)\]]*$")
_BULLET = re.compile(r"^(?:[•·‣▪◦–—*-]|\(?\d{1,2}[.)]|[a-z]\))\s")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of text with its box and the size of its type in points, y upwards."""

    left: float
    bottom: float
    right: float
    top: float
    text: str
    size: float


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page in points with its fragments."""

    width: float
    height: float
    fragments: list[Fragment]


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of one column."""

    left: float
    bottom: float
    right: float
    top: float
    text: str
    size: float


@dataclass(slots=True)
class Paragraph:
    """Joined lines; `breaks` are (page, offset in the text) for every page that begins in it."""

    text: str
    size: float
    page: int
    breaks: list[tuple[int, int]] = field(default_factory=list)


def joined(fragments: list[Fragment]) -> list[Fragment]:
    """Fragments that touch on one line as one: a library cuts a line at every apostrophe and change of font."""
    whole: list[Fragment] = []
    for part in fragments:
        last = whole[-1] if whole else None
        if last is not None and _touch(last, part):
            space = " " if part.left - last.right > _SPACE * last.size else ""
            text, right = f"{last.text}{space}{part.text}", max(last.right, part.right)
            whole[-1] = replace(last, text=text, right=right, bottom=min(last.bottom, part.bottom), top=max(last.top, part.top))
        else:
            whole.append(part)
    return whole


def _touch(one: Fragment, other: Fragment) -> bool:
    gap = other.left - one.right
    level = min(one.top, other.top) - max(one.bottom, other.bottom) > 0.7 * min(one.size, other.size)
    return level and -0.2 * one.size < gap < _WORD_GAP * one.size and abs(one.size - other.size) <= _SIZE * one.size


def running_lines(pages: list[PdfPage]) -> tuple[list[str], list[str], list[PdfPage]]:
    """Distinct running heads, running feet, and the pages without them.

    A line in the margin runs where it recurs, but for its figures, on half of the pages, or is a page number or a
    copyright notice.
    """
    heads: dict[str, str] = {}
    feet: dict[str, str] = {}
    seen = Counter(key for page in pages for key in {_key(page, f) for f in page.fragments} if key)
    rest: list[PdfPage] = []
    for page in pages:
        kept: list[Fragment] = []
        for fragment in page.fragments:
            key = _key(page, fragment)
            recurs = bool(key) and len(pages) > 1 and seen[key] >= max(2, len(pages) / 2)
            if key and (
                recurs
                or _PAGE_NUMBER.match(fragment.text)
                or re.match(r"[©ⓒ]|\(c\) |copyright\b", fragment.text, re.IGNORECASE)
            ):
                (heads if key.startswith("^") else feet).setdefault(key, fragment.text)
            else:
                kept.append(fragment)
        rest.append(PdfPage(page.width, page.height, kept))
    return list(heads.values()), list(feet.values()), rest


def _key(page: PdfPage, fragment: Fragment) -> str:
    """The text without figures, marked by margin; empty for what stands in the middle of the page."""
    if fragment.bottom > page.height * (1 - _MARGIN):
        return "^" + _DIGITS.sub("#", fragment.text)
    return "_" + _DIGITS.sub("#", fragment.text) if fragment.top < page.height * _MARGIN else ""


def paragraphs_of(pages: list[PdfPage]) -> list[Paragraph]:
    """The paragraphs of all pages in reading order; one that goes on over a column or page is joined."""
    known = Counter(word for page in pages for f in page.fragments for word in re.findall(r"[\w-]+", f.text.lower()))
    paragraphs: list[Paragraph] = []
    for number, page in enumerate(pages):
        fresh = True
        for column in _columns(page.fragments, page.width):
            for text, size, opens in _paragraphs_in(_lines(column), known):
                _add(paragraphs, text, size, number, fresh, opens, known)
                fresh = False
    return paragraphs


def _add(paragraphs: list[Paragraph], text: str, size: float, page: int, fresh: bool, opens: bool, known: Counter[str]) -> None:
    """Appends a paragraph, or its text to the last one where that breaks off in mid-sentence at a column's or page's end."""
    last = paragraphs[-1] if paragraphs else None
    broken = last is not None and opens and not _TERMINAL.search(last.text) and abs(size - last.size) <= _SIZE * last.size
    if last is not None and broken and (text[:1].islower() or last.text[-1:] in _HYPHENS) and not _BULLET.match(text):
        joined, start = _join(last.text, text, known)
        if fresh:
            last.breaks.append((page, start))
        last.text = joined
    else:
        paragraphs.append(Paragraph(text, size, page, [(page, 0)] if fresh else []))


def _columns(fragments: list[Fragment], width: float) -> list[list[Fragment]]:
    """The fragments column by column; what runs across columns divides the page into bands."""
    gutter = _gutter(fragments, width)
    if gutter is None:
        return [fragments] if fragments else []
    columns: list[list[Fragment]] = []
    band: list[Fragment] = []
    across: list[Fragment] = []

    def close() -> None:
        left = [f for f in band if f.right <= gutter + 1]
        right = [f for f in band if f.right > gutter + 1]
        columns.extend(part for side in (left, right) for part in _columns(side, width) if part)
        band.clear()

    for fragment in sorted(fragments, key=lambda f: (-f.top, f.left)):
        if fragment.left < gutter - 1 and fragment.right > gutter + 1:
            if band:
                close()
            across.append(fragment)
        else:
            if across:
                columns.append(list(across))
                across.clear()
            band.append(fragment)
    if across:
        columns.append(list(across))
    if band:
        close()
    return columns


def _gutter(fragments: list[Fragment], width: float) -> float | None:
    """The middle of a vertical white strip with a column of text on either side, None where there is one column."""
    if len(fragments) < 2 * _COLUMN_LINES:
        return None
    best: tuple[float, float] | None = None
    for x in sorted({round(f.right) for f in fragments}):
        left = [f for f in fragments if f.right <= x + 1]
        right = [f for f in fragments if f.left >= x + _GUTTER - 1]
        across = len(fragments) - len(left) - len(right)
        if min(len(left), len(right)) < _COLUMN_LINES or across > _ACROSS * len(fragments):
            continue
        if min(median(f.right - f.left for f in left), median(f.right - f.left for f in right)) < _COLUMN * width:
            continue
        overlap = min(max(f.top for f in left), max(f.top for f in right)) - max(
            min(f.bottom for f in left), min(f.bottom for f in right)
        )
        if overlap <= 0:
            continue
        if best is None or across < best[0]:
            best = (across, x + min(_GUTTER, max(1.0, min(f.left for f in right) - x)) / 2)
    return best[1] if best else None


def _lines(fragments: list[Fragment]) -> list[Line]:
    """Fragments whose boxes overlap by half in height are one line."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: (-(f.top + f.bottom) / 2, f.left)):
        row = rows[-1] if rows else []
        if row and min(row[0].top, fragment.top) - max(row[0].bottom, fragment.bottom) > 0.5 * min(
            row[0].top - row[0].bottom, fragment.top - fragment.bottom
        ):
            row.append(fragment)
        else:
            rows.append([fragment])
    lines = []
    for row in rows:
        row.sort(key=lambda f: f.left)
        size = median(f.size for f in row)
        text = row[0].text
        for before, after in itertools.pairwise(row):
            text += (
                "  " if after.left - before.right > 2.5 * size else " " if after.left - before.right > 0.12 * size else ""
            ) + after.text
        lines.append(
            Line(row[0].left, min(f.bottom for f in row), max(f.right for f in row), max(f.top for f in row), text, size)
        )
    return lines


def _paragraphs_in(lines: list[Line], known: Counter[str]) -> list[tuple[str, float, bool]]:
    """(text, size, whether it opens the column) of the paragraphs of one column."""
    if not lines:
        return []
    gaps = [above.bottom - below.bottom for above, below in itertools.pairwise(lines) if above.bottom - below.bottom > 0]
    usual = max(sorted(gaps)[len(gaps) // 4], median(line.size for line in lines)) if gaps else 0.0
    margin, edge = median(line.left for line in lines), max(line.right for line in lines)
    paragraphs: list[tuple[str, float, bool]] = []
    text, size = lines[0].text, lines[0].size
    for above, line in itertools.pairwise(lines):
        if _starts_paragraph(above, line, usual, margin, edge):
            paragraphs.append((text, size, not paragraphs))
            text, size = line.text, line.size
        else:
            text, _ = _join(text, line.text, known)
            size = max(size, line.size)
    paragraphs.append((text, size, not paragraphs))
    return paragraphs


def _starts_paragraph(above: Line, line: Line, usual: float, margin: float, edge: float) -> bool:
    gap = above.bottom - line.bottom
    larger = max(above.size, line.size)
    if gap > _GAP * usual and gap > 1.2 * larger:
        return True
    if abs(above.size - line.size) > 0.3 * larger and min(above.size, line.size) > 0:
        return True
    if _BULLET.match(line.text):
        return True
    ended = bool(_TERMINAL.search(above.text))
    indented = line.left > margin + 4 and line.left > above.left + 4
    short = above.right < edge - 0.25 * (edge - margin)
    return ended and (indented or short or gap > 1.15 * usual)


def _join(text: str, more: str, known: Counter[str]) -> tuple[str, int]:
    """`text` and `more` as one, and where `more` starts in it. A hyphen at the line's end goes, unless the word is written
    with it elsewhere or goes on with a capital."""
    if text[-1:] in _HYPHENS and more[:1].isalpha():
        stem = re.search(r"(\w+)[-\u2010\u00ad\x02\ufffe]$", text)
        follow = re.match(r"\w+", more)
        if stem and follow:
            soft = text[-1] in "\u00ad\x02\ufffe"
            whole, compound = (stem[1] + follow[0]).lower(), f"{stem[1]}-{follow[0]}".lower()
            if more[:1].islower() and (soft or known[whole] or not known[compound]):
                return text[:-1] + more, len(text) - 1
            return text[:-1] + "-" + more, len(text)
    return f"{text} {more}", len(text) + 1
