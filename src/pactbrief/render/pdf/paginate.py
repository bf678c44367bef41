"""Strips to pages, greedily: each note begins at the foot of the page that bears its mark.

A note is parted only where the page would otherwise stay visibly empty, or where it cannot fit at all; the rest of it opens the
notes of the next page. Pure geometry: nothing is drawn here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from pactbrief.model.records import dataclass
from pactbrief.render.pdf.strips import Strip

#: Above the first note: space, rule, space. Between two notes: a little air.
NOTES_ABOVE, NOTE_GAP = 16.0, 2.0
#: Lines of a parted note that stay on the page of its mark at least.
_LEAST = 2
#: A note is parted where more than this share of a page would stay empty (set so that pages are at most 6 % empty on average).
_EMPTY = 0.035
#: Spaces between blocks grow by at most this share to fill a page; more would be seen from page to page.
_STRETCH = 0.4
#: A last page filled to no more than this share has a few lines alone, and the shares of the spaces that are tried for it.
_FEW = 0.18
_NARROWER = (0.85, 0.7)


@dataclass(frozen=True, slots=True)
class NotePart:
    """Lines `start` to `end` (exclusive) of note `number`; `ends` is false where the rest follows on the next page."""

    number: int
    start: int
    end: int
    ends: bool


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A strip with its top at `y` below the top margin; `repeated` for a header row set again."""

    y: float
    strip: Strip
    repeated: bool = False


@dataclass(slots=True)
class Page:
    """One page: strips from the top, notes from the foot; `filled` and `notes_height` add up to at most the room."""

    strips: list[Placed] = field(default_factory=list)
    notes: list[NotePart] = field(default_factory=list)
    filled: float = 0.0
    notes_height: float = 0.0


@dataclass(frozen=True, slots=True)
class Room:
    """The height of a page's text with its notes, the leading of notes, and the number of lines of each note; `air` is the
    share of the spaces between blocks that is kept."""

    height: float
    note_leading: float
    note_lines: Mapping[int, int]
    air: float = 1.0

    def notes_height(self, parts: Sequence[NotePart]) -> float:
        """The height of these notes at the foot of a page, with the rule above them."""
        if not parts:
            return 0.0
        lines = sum(part.end - part.start for part in parts)
        return NOTES_ABOVE + lines * self.note_leading + (len(parts) - 1) * NOTE_GAP

    def whole(self, numbers: Sequence[int]) -> list[NotePart]:
        """These notes unparted."""
        return [NotePart(number, 0, self.note_lines[number], True) for number in numbers]


def paginate(strips: Sequence[Strip], room: Room) -> list[Page]:
    """All strips and all notes on pages, in order; a last page of a few lines is drawn in where narrower spaces allow it."""
    pages = _paginate(strips, room)
    for narrower in _NARROWER:
        if len(pages) == 1 or pages[-1].filled + pages[-1].notes_height > _FEW * room.height:
            break
        drawn_in = _paginate(strips, replace(room, air=narrower))
        if len(drawn_in) < len(pages):
            return drawn_in
    return pages


def _paginate(strips: Sequence[Strip], room: Room) -> list[Page]:
    """Strips and notes page by page. Each page takes at least one strip or a rest of notes."""
    pages: list[Page] = []
    carried: list[NotePart] = []
    start = 0
    while start < len(strips) or carried or not pages:
        page = Page()
        page.notes, carried = _continued(carried, room)
        page.notes_height = room.notes_height(page.notes)
        if not carried:
            start, carried = _fill(page, strips, start, room)
        if start < len(strips) or carried:
            _spread(page, room)
        pages.append(page)
    return pages


def _spread(page: Page, room: Room) -> None:
    """Widen the spaces between blocks a little, so that a page that is nearly full ends where its notes begin."""
    spaces = [placed.strip.before * room.air if index else 0.0 for index, placed in enumerate(page.strips)]
    total = sum(spaces)
    left = _left(page, room)
    if total <= 0 or left <= 0:
        return
    factor = min(left / total, _STRETCH)
    down = 0.0
    spread = []
    for placed, space in zip(page.strips, spaces, strict=True):
        down += space * factor
        spread.append(Placed(placed.y + down, placed.strip, placed.repeated))
    page.strips = spread
    page.filled += down


def _fill(page: Page, strips: Sequence[Strip], start: int, room: Room) -> tuple[int, list[NotePart]]:
    """Put groups of strips on the page until one does not fit; where to go on and the notes to be carried over."""
    firm = None
    while start < len(strips):
        if page.strips and not page.strips[-1].strip.weak:
            firm = replace(page, strips=[*page.strips], notes=[*page.notes]), start
        end = _group(strips, start)
        group = strips[start:end]
        new = room.whole(_notes(group))
        height = _height(page, group, room)
        if page.filled + height + room.notes_height([*page.notes, *new]) <= room.height + 0.01:
            _put(page, group, new, room)
            start = end
            continue
        weak = max(page.strips[-1].strip.weak, group[-1].weak) if page.strips else 0.0
        if firm and weak and _left(firm[0], room) <= weak * room.height:
            return _restore(page, *firm)
        if page.strips and _left(page, room) <= _EMPTY * room.height:
            break
        parted = _part_last(page, new, height, room)
        if parted is None and not page.strips:
            return _force(page, strips, start, end, room)
        if parted is None:
            break
        kept, rest = parted
        _put(page, group, kept, room)
        return end, rest
    return start, []


def _left(page: Page, room: Room) -> float:
    return room.height - page.filled - page.notes_height


def _restore(page: Page, earlier: Page, start: int) -> tuple[int, list[NotePart]]:
    page.strips, page.notes = earlier.strips, earlier.notes
    page.filled, page.notes_height = earlier.filled, earlier.notes_height
    return start, []


def _group(strips: Sequence[Strip], start: int) -> int:
    """The end of the strips from `start` that no page break may part."""
    end = start
    while end < len(strips) - 1 and strips[end].keep:
        end += 1
    return end + 1


def _notes(group: Sequence[Strip]) -> list[int]:
    return sorted(number for strip in group for number in strip.notes)


def _height(page: Page, group: Sequence[Strip], room: Room) -> float:
    height = sum(strip.before * room.air + strip.height for strip in group)
    if not page.strips:
        height += sum(strip.height for strip in group[0].head) - group[0].before * room.air
    return height


def _put(page: Page, group: Sequence[Strip], notes: list[NotePart], room: Room) -> None:
    for strip in group:
        if not page.strips:
            for repeated in strip.head:
                page.strips.append(Placed(page.filled, replace(repeated, notes=()), True))
                page.filled += repeated.height
        else:
            page.filled += strip.before * room.air
        page.strips.append(Placed(page.filled, strip))
        page.filled += strip.height
    page.notes += notes
    page.notes_height = room.notes_height(page.notes)


def _part_last(page: Page, new: list[NotePart], height: float, room: Room) -> tuple[list[NotePart], list[NotePart]] | None:
    """The new notes with the last one parted so that all fit, and its rest; None where that is not possible."""
    if not new:
        return None
    last = new[-1]
    fixed = room.notes_height([*page.notes, *new[:-1], replace(last, end=last.start)])
    lines = int((room.height + 0.01 - page.filled - height - fixed) / room.note_leading)
    lines = min(lines, last.end - last.start - 1)
    if lines < _LEAST:
        return None
    cut = last.start + lines
    return [*new[:-1], replace(last, end=cut, ends=False)], [replace(last, start=cut)]


def _force(page: Page, strips: Sequence[Strip], start: int, end: int, room: Room) -> tuple[int, list[NotePart]]:
    """A group that does not fit on a page of its own: as many of its strips as fit, their notes parted as need be.

    Headings alone are no use on a page, so their notes are parted before the group is.
    """
    for stop in range(end, start, -1):
        group = strips[start:stop]
        new = room.whole(_notes(group))
        least = [replace(note, end=min(note.end, _LEAST)) for note in new]
        height = _height(page, group, room)
        fits = page.filled + height + room.notes_height([*page.notes, *least]) <= room.height + 0.01
        if fits or (stop - start == 1 and not page.notes):
            kept, rest = _shared(new, room, room.height - page.filled - height - page.notes_height, bool(page.notes))
            _put(page, group, kept, room)
            return stop, rest
    return start, []  # the rest of a long note leaves no room: it has the page for itself


def _continued(notes: list[NotePart], room: Room) -> tuple[list[NotePart], list[NotePart]]:
    """As much of the notes carried over as a page holds, in order, and what is left for the next one."""
    kept: list[NotePart] = []
    for index, note in enumerate(notes):
        free = room.height + 0.01 - room.notes_height([*kept, replace(note, end=note.start)])
        cut = min(note.end, note.start + int(free / room.note_leading))
        if cut < note.end:
            if cut > note.start:
                kept.append(replace(note, end=cut, ends=False))
            return kept, [replace(note, start=max(cut, note.start)), *notes[index + 1 :]]
        kept.append(note)
    return kept, []


def _shared(
    notes: list[NotePart], room: Room, free: float, below_others: bool = False
) -> tuple[list[NotePart], list[NotePart]]:
    """These notes in `free` points: at least two lines of each, then whole from the first on; and what is left of them."""
    least = [min(_LEAST, note.end - note.start) for note in notes]
    spent = (0.0 if below_others else NOTES_ABOVE) + max(0, len(notes) - 1 + below_others) * NOTE_GAP
    spare = int((free + 0.01 - spent) / room.note_leading) - sum(least)
    kept: list[NotePart] = []
    rest: list[NotePart] = []
    for note, lines in zip(notes, least, strict=True):
        take = min(note.end - note.start, lines + max(0, spare))
        spare -= take - lines
        cut = note.start + take
        kept.append(replace(note, end=cut, ends=cut == note.end))
        if cut < note.end:
            rest.append(replace(note, start=cut))
    return kept, rest
