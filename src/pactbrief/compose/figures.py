"""The two figures: stages by date, and areas by partnership. Drawn from shapes, legible without colour."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pactbrief.compose.desk import Desk, plain_sentence
from pactbrief.compose.prose import capital, counted, date_words, listed
from pactbrief.model.dossier import Dossier, Event
from pactbrief.model.ladder import RANK
from pactbrief.model.memo import Block, Circle, Figure, Label, Line, Polygon, Shape

#: Points; fits the text width of the shipped styles (459 pt).
WIDTH = 450.0
_LEFT = 92.0
_UNDATED = 112.0
_ROW = 30.0
#: Distance of the lines in the column of undated stages, and the mean width of a letter of 7 pt in the shipped sans.
_STEP = 12.0
_LETTER = 4.1
#: Points that the name of a partnership needs above its column.
_NAME = 62.0
#: Undated signs in one row of the timeline; more would push the rows apart.
_MOST_UNDATED = 4
#: Signs closer than this look like one.
_TOUCHING = 7.0
#: Room for the label of a year, with a little air.
_YEAR = 24.0
#: Room at the right where nothing is undated.
_LAST = 8.0
#: Partnerships in one timeline: two such figures fit a page with all their signs.
_LINES = 5

_Row = tuple[Dossier, list[Event]]
"""A partnership with the events that its line shows."""


def figures(desk: Desk, dossiers: Sequence[Dossier]) -> list[Block]:
    """The timelines, so many partnerships each, and the matrix; those that have something to show."""
    matrix = matrix_figure(desk, dossiers)
    return [*timeline_figures(desk, dossiers), *([matrix] if matrix else [])]


def timeline_figures(desk: Desk, dossiers: Sequence[Dossier]) -> list[Figure]:
    """One line a partnership, so many in each figure, all on one scale; nothing where fewer than two dates are known."""
    shown = [(d, [e for e in d.timeline if e.reported and not e.overtaken and e.modality != "denied"]) for d in dossiers]
    rows = [(d, events) for d, events in shown if events]
    dated = [e.when for _, events in rows for e in events if e.when]
    if len(dated) < 2:
        return []
    each = -(-len(rows) // -(-len(rows) // _LINES))  # as even as may be: 12 lines are 4, 4 and 4
    undated = any(e.when is None for _, events in rows for e in events)
    return [_timeline(desk, rows[i : i + each], (min(dated), max(dated)), undated) for i in range(0, len(rows), each)]


def _timeline(desk: Desk, rows: Sequence[_Row], ends: tuple[str, str], undated: bool) -> Figure:
    """A sign a stage between the dates `ends`: filled for done, hollow for planned or possible, undated ones at the right."""
    first, last = _months(ends[0]), _months(ends[1]) + 1
    span = max(last - first, 6)
    right = WIDTH - (_UNDATED if undated else _LAST)

    def at(when: str) -> float:
        return _LEFT + (_months(when) - first + 0.5) / span * (right - _LEFT)

    shapes: list[Shape] = [Label(right + 8, 12, "undated", 7.5, colour="muted")] if undated else []
    heights = [max(_ROW, _STEP * min(sum(e.when is None for e in events), _MOST_UNDATED + 1) + 14) for _, events in rows]
    top = 20.0
    bottom = top + sum(heights)
    for x, label in _years(ends, at, right):
        shapes += [Line(x, top, x, bottom, 0.4, 2, "rule"), Label(x + 2, 12, label, 7.5, colour="muted")]
    y = top
    for (dossier, events), height in zip(rows, heights, strict=True):
        middle = y + height / 2 + 4
        shapes += [
            Label(0, middle + 3, dossier.name, _fitting(dossier.name), bold=True),
            Line(_LEFT, middle, right, middle, 0.75, colour="muted"),
        ]
        shapes += _dated_signs(desk, [e for e in events if e.when], at, middle, right)
        shapes += _undated_signs(desk, [e for e in events if not e.when], middle, right)
        y += height
    legend = "Filled signs: reported as done; hollow: planned or possible."
    caption = (plain_sentence(f"{desk.labels['timeline_figure']}. {legend}"),)
    return Figure(WIDTH, bottom + 4, tuple(shapes), _timeline_alt(desk, rows), caption)


def _years(ends: tuple[str, str], at: Callable[[str], float], right: float) -> list[tuple[float, str]]:
    """Where the years begin, and their labels; every so many where each would print one over the other."""
    first, last = (int(end[:4]) for end in ends)
    wide = (at(f"{last + 1}-01") - at(f"{first}-01")) / (last + 1 - first)
    every = -(-_YEAR // wide)
    begun = [(max(at(f"{year}-01"), _LEFT), year) for year in range(first, last + 1) if year % every == 0 or year == first]
    room = [x for x, _ in begun[1:]] + [right]
    return [(x, str(year)) for (x, year), end in zip(begun, room, strict=True) if end - x >= _YEAR or len(begun) == 1]


def _months(when: str) -> float:
    """Months since year 0; a year alone counts from its middle, a day as a fraction."""
    year, month, day = (*(int(p) for p in when.split("-")), 0, 0)[:3]
    return year * 12 + ((month - 1) if month else 5.5) + (day / 31 if day else 0)


def _dated_signs(desk: Desk, events: Sequence[Event], at: Callable[[str], float], y: float, right: float) -> list[Shape]:
    """Circles on the line; a label goes below where one above would touch its neighbour, and is left to the
    table where both would."""
    shapes: list[Shape] = []
    taken: list[tuple[float, float, float]] = []
    told: dict[str, float] = {}
    for event in events:
        words = desk.stage(event)
        x, wide = at(event.when or ""), _LETTER * len(words)
        start = min(x, right - wide)
        shapes.append(Circle(x, y, 3.2, _fill(event), "accent", 1.0))
        if abs(told.get(words, -wide) - x) < _TOUCHING:
            continue  # the same stage a day or two apart: one label says it
        told[words] = x
        for side in (y - 6.5, y + 12):
            if all(side != s or start > b or start + wide < a for a, b, s in taken):
                taken.append((start, start + wide, side))
                shapes.append(Label(start, side, words, 7.0))
                break
    return shapes


def _undated_signs(desk: Desk, events: Sequence[Event], y: float, right: float) -> list[Shape]:
    """Diamonds in a column of their own, one below the other."""
    shapes: list[Shape] = []
    shown = sorted(events, key=lambda e: -RANK[e.stage])[:_MOST_UNDATED] if len(events) > _MOST_UNDATED + 1 else list(events)
    left = len(events) - len(shown)
    line = y - _STEP * (len(shown) + bool(left) - 1) / 2
    if left:
        shapes.append(Label(right + 18, line + _STEP * len(shown) + 2.5, f"and {left} more", 7.0, colour="muted"))
    for event in shown:
        words = desk.stage(event)
        shapes += [_diamond(right + 11, line, _fill(event)), Label(right + 18, line + 2.5, words, 7.0)]
        line += _STEP
    return shapes


def _fitting(name: str) -> float:
    """The size at which a name stays left of its line; bold letters are .58 of their size wide on average."""
    return min(8.5, (_LEFT - 4) / (0.58 * max(len(name), 1)))


def _fill(event: Event) -> str | None:
    return "accent" if event.modality == "happened" else None


def _diamond(x: float, y: float, fill: str | None) -> Polygon:
    return Polygon(((x, y - 3.2), (x + 3.2, y), (x, y + 3.2), (x - 3.2, y)), fill, "accent", 1.0)


def _timeline_alt(desk: Desk, rows: Sequence[_Row]) -> str:
    parts = []
    for dossier, events in rows:
        steps = [f"{desk.stage(e)} ({date_words(e.when) if e.when else 'undated'})" for e in events]
        parts.append(f"{dossier.name}: {listed(steps)}")
    return "Timeline of stages. " + ". ".join(parts) + "."


def matrix_figure(desk: Desk, dossiers: Sequence[Dossier]) -> Figure | None:
    """Areas in rows, partnerships in columns; a filled circle for several origins, a hollow one for a single origin."""
    shown = [d for d in dossiers if any(not s.views_only for s in d.scope)]
    origins = {(d.partnership.key, s.value): s.origins for d in shown for s in d.scope if not s.views_only}

    def order(area: str) -> tuple[int, str]:
        return -sum((d.partnership.key, area) in origins for d in shown), desk.names.area(area)

    areas = sorted({a for _, a in origins}, key=order)
    if len(shown) < 2 or not areas:
        return None
    left, row = 196.0, 11.5
    step = min(90.0, (WIDTH - left) / len(shown))
    shapes: list[Shape] = []
    for i, dossier in enumerate(shown):
        # Where names would touch, party codes stand for them, by turns on two lines.
        narrow = step < _NAME
        name = "–".join(desk.names.ordered(dossier.partnership.parties)) if narrow else dossier.name
        y = 2.0 if narrow and i % 2 else 10.0
        shapes.append(Label(left + step * (i + 0.5), y, name, 6.5 if narrow else 8, "middle", True))
    for j, area in enumerate(areas):
        y = 26 + row * j
        shapes += [
            Label(0, y + 2.5, capital(desk.names.area(area)), 7.5),
            Line(0, y + row / 2, left + step * len(shown), y + row / 2, 0.3, 0, "rule"),
        ]
        for i, dossier in enumerate(shown):
            count = origins.get((dossier.partnership.key, area))
            if count:
                shapes.append(Circle(left + step * (i + 0.5), y, 3.2, "accent" if count > 1 else None, "accent", 1.1))
    caption = (plain_sentence(f"{desk.labels['matrix_figure']}. Filled: several independent origins; hollow: a single one."),)
    return Figure(WIDTH, 26 + row * len(areas), tuple(shapes), _matrix_alt(desk, shown, origins), caption)


def _matrix_alt(desk: Desk, dossiers: Sequence[Dossier], origins: Mapping[tuple[str, str], int]) -> str:
    parts = []
    for dossier in dossiers:
        mine = [(a, n) for (key, a), n in origins.items() if key == dossier.partnership.key]
        named = listed([f"{desk.names.area(a)} ({counted(n, 'origin')})" for a, n in mine])
        parts.append(f"{dossier.name}: {named}")
    return "Matrix of areas by partnership. " + ". ".join(parts) + "."
