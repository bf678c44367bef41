"""Resolves an expression against an anchor with news sense: the last such day for what was, the coming one for what will be."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from pactbrief.catalog.calendar import Precision, Toward
from pactbrief.dates.expression import DateExpression
from pactbrief.model.records import dataclass

_MONTHS_PER = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_DAYS_PER = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_RANK = {"year": 0, "month": 1, "day": 2}


@dataclass(frozen=True, slots=True)
class Resolved:
    """`date` is ISO 8601 at the precision known (YYYY, YYYY-MM, YYYY-MM-DD); `until` the far end of a range, or None."""

    date: str
    precision: Precision
    until: str | None = None


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A partial date: its first day, and how fine it is."""

    day: date
    precision: Precision


def resolve(expression: DateExpression, anchor: str | None, direction: Toward | None = None) -> Resolved | None:
    """The date that `expression` means, as seen from `anchor` (ISO partial date: of publication, or of another event).

    `direction` is the clause's (its verb's tense); what the expression itself says ("last", "next") goes before it. None
    where nothing follows: no anchor, or an anchor too coarse for the words. Never a date that the words do not carry.
    """
    if expression.year is not None:
        return _partial(expression.year, expression.month, expression.day, expression.precision, expression.until)
    base = _anchor(anchor)
    if base is None:
        return None
    try:
        return _relative(expression, base, expression.toward or direction)
    except (OverflowError, ValueError):
        return None


def _anchor(anchor: str | None) -> _Anchor | None:
    if not anchor:
        return None
    parts = [int(part) for part in anchor.split("-")]
    precision: Precision = ("year", "month", "day")[len(parts) - 1]
    return _Anchor(date(*[*parts, 1, 1][:3]), precision)


def _relative(expression: DateExpression, base: _Anchor, toward: Toward | None) -> Resolved | None:
    if expression.unit is not None and expression.count is not None:
        return _counted(expression, base, toward)
    if expression.month is not None:
        return _month(expression, base, toward)
    if base.precision != "day":
        return None
    if expression.day is not None:
        return _day_of_month(expression.day, base.day, toward)
    if expression.weekday is not None:
        return _weekday(expression, base.day, toward)
    return None


def _counted(expression: DateExpression, base: _Anchor, toward: Toward | None) -> Resolved | None:
    """So many units from the anchor; a printed month, day or weekday then stands inside that unit."""
    count, unit = expression.count or 0, expression.unit or "day"
    if unit in _DAYS_PER:
        if unit == "weekend" and count == 0 and toward == "future":
            count = 1
        return _counted_days(expression, base, count * _DAYS_PER[unit])
    months = round(count * _MONTHS_PER[unit])
    if months % 12 and base.precision == "year":
        return None
    moved = _shift_months(base.day, months)
    if expression.month is not None:
        return _partial(moved.year, expression.month, expression.day, expression.precision)
    if expression.day is not None:
        return None if base.precision == "year" else _partial(moved.year, moved.month, expression.day, "day")
    return _cut(moved, _coarser(expression.precision, base.precision))


def _counted_days(expression: DateExpression, base: _Anchor, days: float) -> Resolved | None:
    if base.precision != "day":
        return _cut(base.day, base.precision) if days == 0 else None
    moved = base.day + timedelta(days=round(days))
    if expression.weekday is not None and expression.kind == "weekday":
        return _cut(base.day + timedelta(days=(expression.weekday - base.day.weekday()) % 7 + round(days)), "day")
    if expression.weekday is not None:
        monday = moved - timedelta(days=moved.weekday())
        return _cut(monday + timedelta(days=expression.weekday), "day")
    if expression.unit == "weekend":
        moved = _weekend(base.day, days)
    return _cut(moved, expression.precision)


def _weekend(anchor: date, days: float) -> date:
    """The Saturday meant: the last one for what was, the coming one for what will be."""
    saturday = anchor - timedelta(days=(anchor.weekday() - 5) % 7)
    return saturday + timedelta(days=7) if days > 0 else saturday


def _month(expression: DateExpression, base: _Anchor, toward: Toward | None) -> Resolved | None:
    """The month (or day of a month) that lies nearest in the direction given; nearest of all where none is given."""
    month, anchor = expression.month or 1, base.day
    if base.precision == "year":
        if not expression.strict:
            return _cut(anchor, "year")
        return _partial(anchor.year + (1 if toward == "future" else -1), month, None, expression.precision)
    here = (anchor.month, anchor.day) if base.precision == "day" and expression.day else (anchor.month,)
    there = (month, expression.day) if len(here) == 2 else (month,)
    if toward == "past":
        year = anchor.year - (there >= here if expression.strict else there > here)
    elif toward == "future":
        year = anchor.year + (there <= here if expression.strict else there < here)
    else:
        gap = (month - anchor.month) + 12 * (0 if abs(month - anchor.month) <= 6 else -1 if month > anchor.month else 1)
        year = anchor.year + (anchor.month - 1 + gap) // 12
    return _partial(year, month, expression.day, expression.precision)


def _day_of_month(day: int, anchor: date, toward: Toward | None) -> Resolved | None:
    step = 0
    if toward == "future":
        step = 1 if day < anchor.day else 0
    elif day > anchor.day:
        step = -1
    moved = _shift_months(anchor.replace(day=1), step)
    return _partial(moved.year, moved.month, day, "day")


def _weekday(expression: DateExpression, anchor: date, toward: Toward | None) -> Resolved | None:
    back = (anchor.weekday() - (expression.weekday or 0)) % 7
    ahead = -back % 7
    if expression.strict and back == 0:
        back = ahead = 7
    return _cut(anchor + timedelta(days=ahead if toward == "future" else -back), "day")


def _shift_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _coarser(one: Precision, other: Precision) -> Precision:
    return one if _RANK[one] <= _RANK[other] else other


def _cut(day: date, precision: Precision, until: str | None = None) -> Resolved:
    return Resolved(day.isoformat()[: {"year": 4, "month": 7, "day": 10}[precision]], precision, until)


def _partial(year: int, month: int | None, day: int | None, precision: Precision, until: str | None = None) -> Resolved | None:
    if month is None or precision == "year":
        return Resolved(f"{year:04d}", "year", until)
    if day is None or precision == "month":
        return Resolved(f"{year:04d}-{month:02d}", "month", until)
    if day > monthrange(year, month)[1]:
        return None
    return Resolved(f"{year:04d}-{month:02d}-{day:02d}", "day", until)
