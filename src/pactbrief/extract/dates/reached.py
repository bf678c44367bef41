"""Reached: the days that a text has told of so far, from which "that autumn" and "a month later" are counted."""

from __future__ import annotations

from collections.abc import Iterator

from pactbrief.dates import DateExpression, Resolved, find_dates, resolve
from pactbrief.extract.clauses.parse import Parse

Times = dict[int, str]
_ENDS = frozenset(",;:.")
_WINDOW = 2400  # code points that a reader looks back


def counted(parse: Parse, date: DateExpression, anchor: str | None, times: Times, ahead: bool) -> Resolved | None:
    """What `date` means, counted from what was told last before it and is fine enough to count from; of what has happened
    only from days that are past. `times` are those of events, by the place of their words."""
    told = _told(parse, date.start, anchor, times, ahead)
    return _from(date, [day for day in told if ahead or not anchor or day[: len(anchor)] <= anchor])


def reckoned(parse: Parse, date: DateExpression, anchor: str | None, times: Times) -> Resolved | None:
    """When something was that has happened on `date`."""
    if date.kind == "event-anchored":
        return counted(parse, date, anchor, times, ahead=False)
    return resolve(date, anchor, "past")


def far_side(parse: Parse, link: DateExpression) -> range:
    """The tokens of what 'two days before | the columns crossed the border on 24 May, ...' counts from."""
    first = parse.token_at(link.end - 1) + 1
    return range(first, next((i for i in range(first, len(parse.tokens)) if parse.word(i) in _ENDS), len(parse.tokens)))


def far_date(parse: Parse, link: DateExpression, place: int) -> DateExpression | None:
    """The date printed on the far side of a link, of which the token at `place` is no part."""
    places = far_side(parse, link) if link.links else range(0)
    return None if place in places else next((d for d in parse.dates if parse.token_at(d.start) in places), None)


def told_last(parse: Parse, anchor: str | None) -> str | None:
    """The day told last before a sentence that counts on from one."""
    counts = any(date.kind == "event-anchored" for date in parse.dates)
    return next(reversed(_told(parse, parse.start, anchor, {}, ahead=False)), None) if counts else None


def _from(date: DateExpression, told: list[str]) -> Resolved | None:
    return next((resolved for day in reversed(told) if (resolved := resolve(date, day))), None)


def _told(parse: Parse, end: int, anchor: str | None, times: Times, ahead: bool) -> list[str]:
    told: list[str] = []
    for date in _dates(parse, end):
        if date.start in times:
            told.append(times[date.start])
        elif date.kind == "event-anchored":
            resolved = None if date.links else _from(date, told)
            told += [resolved.date] if resolved else []
        elif date.kind != "vague" and date.bound != "from":
            resolved = resolve(date, anchor, "future" if ahead and date.start >= parse.start else "past")
            told += [resolved.date] if resolved else []
    return told


def _dates(parse: Parse, end: int) -> Iterator[DateExpression]:
    """The date expressions of the text before `end`."""
    low = max(0, end - _WINDOW)
    yield from find_dates(parse.text[low:end], parse.lexis.language, offset=low)
