"""Finds the date expressions of a text. Linear in the text: literal gate words first, patterns only around their hits."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from pactbrief.catalog.calendar import Boundary, Calendar, Form, Precision
from pactbrief.dates.expression import DateExpression
from pactbrief.dates.patterns import Patterns, patterns, stands_alone

_REACH = 44  # code points that a form may have before its gate word; the longest shipped form needs 40
_REACH_UNSPACED = 14  # the same where words are not spaced
_WORD_START = re.compile(r"(?<!\w)\w")
_WIDE = str.maketrans("０１２３４５６７８９．／－年　", "0123456789./-年 ")
#: The finest that a unit tells; all others tell the year.
_FINEST: dict[str, Precision] = {"day": "day", **dict.fromkeys(("week", "weekend", "fortnight", "month"), "month")}
_Parts = tuple[int | None, int | None, int | None]
_CENTURY_TURN = 70  # two-digit years from 70 on are of the last century


def find_dates(text: str, language: str | None, day_first: bool | None = None, offset: int = 0) -> tuple[DateExpression, ...]:
    """The date expressions of `text` in order, without overlaps; places count from `offset`.

    `day_first` settles numeric dates such as 03/04/2024 where the language does not; unsettled, they keep their year only.
    """
    known = patterns(language)
    plain = text if text.isascii() else text.translate(_WIDE)
    order = known.calendar.day_first if day_first is None else day_first
    found: dict[tuple[int, int], DateExpression] = {}
    for match, form in _matches(plain, language, known):
        if match.span() not in found:
            expression = _read(text, match, form, known.calendar, order, offset)
            if expression is not None:
                found[match.span()] = expression
    return _without_overlaps(found.values())


@cache
def _automaton(language: str | None) -> tuple[AhoCorasick, tuple[str, ...]]:
    words = tuple(sorted(patterns(language).gates))
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), words


def _matches(plain: str, language: str | None, known: Patterns) -> Iterator[tuple[re.Match[str], Form]]:
    """Every form that matches around one of its gate words: it starts at that word or a little before it."""
    automaton, words = _automaton(language)
    lower = _lower(plain)
    spaced = known.calendar.spaced
    begins: list[int] = []
    for index, start, end in automaton.find_matches_as_indexes(lower):
        word = words[index]
        if spaced and not stands_alone(lower, word, start, end):
            continue
        gate = known.gates[word]
        if gate.capital and not plain[start].isupper():
            continue
        if spaced:
            begins = begins or [found.start() for found in _WORD_START.finditer(plain)]
            tried = begins[bisect_left(begins, start - _REACH) : bisect_right(begins, start)]
        else:
            tried = list(range(max(0, start - _REACH_UNSPACED), start + 1))
        may_match = gate.any.match
        for begin in tried:
            if may_match(plain, begin) is not None:
                for compiled in gate.forms:
                    match = compiled.pattern.match(plain, begin)
                    if match is not None:
                        yield match, compiled.form


def _lower(text: str) -> str:
    """Lower case without moving an offset: a few characters grow in lower case and stay as they are."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _read(
    text: str, match: re.Match[str], form: Form, words: Calendar, day_first: bool | None, offset: int
) -> DateExpression | None:
    """The expression that a match of `form` prints, or None where it is no date (31 February)."""
    groups = {name.partition("__")[0]: value for name, value in match.groupdict().items() if value is not None}
    printed, until = _printed(groups, words, day_first), _far_end(groups)
    if printed is None or ("far_year" in groups and until is None):
        return None
    year, month, day = printed
    month, day = month or form.month, day or form.day
    weekday = _position(groups["weekday"], words.weekdays) if "weekday" in groups else None
    unit = words.units[groups["unit"].lower()] if "unit" in groups else form.unit
    count: float | None = form.count
    toward, strict = form.toward, form.strict
    if "number" in groups:
        count = form.sign * _number(groups["number"], words)
    if "season" in groups:
        month = words.seasons[groups["season"].lower()]
    if "shift" in groups:
        shift = words.shifts[_fold(groups["shift"])]
        if unit is None and (month or weekday is not None):
            toward, strict = {-1: "past", 1: "future"}.get(shift, toward), shift != 0  # type: ignore[assignment]
        else:
            count = shift
    precision = form.precision or _precision(groups, unit, count, bool(month), bool(day) or weekday is not None)
    start, end = match.span()
    cue = _bound(text, start, end, words)
    toward = toward or (cue.toward if cue else None)
    return DateExpression(
        start + offset, end + offset, text[start:end], form.kind, precision, year, month, day, weekday,
        unit, count, toward, strict, cue.bound if cue else None, form.links, until,
    )  # fmt: skip


def _bound(text: str, start: int, end: int, words: Calendar) -> Boundary | None:
    """What the word that opens the expression, or stands right before it, says of its direction."""
    before = re.findall(r"\w+['’]?", text[max(0, start - 16) : start])
    opening = re.match(r"\w+", text[start:end])
    for word in (opening[0] if opening else "", before[-1] if before else "", " ".join(before[-2:])):
        boundary = words.bounds.get(word.lower())
        if boundary is not None:
            return boundary
    return None


def _fold(word: str) -> str:
    return re.sub(r"\s+", " ", word.lower())


def _printed(groups: dict[str, str], words: Calendar, day_first: bool | None) -> _Parts | None:
    """Year, month and day as far as they are printed; None where no such day exists."""
    year = int(groups["year"]) if "year" in groups else None
    if "yy" in groups and year is None:
        year = int(groups["yy"]) + (1900 if int(groups["yy"]) >= _CENTURY_TURN else 2000)
    if "era" in groups:
        year = words.eras[groups["era"]] + (1 if groups["era_year"] == "元" else int(groups["era_year"]))
    month = int(groups["mm"]) if "mm" in groups else None
    if "month" in groups:
        month = _position(groups["month"], words.months)
        month = None if month is None else month + 1
    day = int(groups["day"]) if "day" in groups else None
    if "one" in groups and "two" in groups:
        day, month = _ordered(int(groups["one"]), int(groups["two"]), day_first)
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and month is not None and day > _days_in(year, month):
        return None
    return year, month, day


def _ordered(one: int, two: int, day_first: bool | None) -> tuple[int | None, int | None]:
    """Day and month of two printed numbers; (None, None) where either could be the month and nobody says which."""
    if one > 12 or one == two:
        return one, two
    if two > 12:
        return two, one
    if day_first is None:
        return None, None
    return (one, two) if day_first else (two, one)


def _days_in(year: int | None, month: int) -> int:
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _position(name: str, groups: tuple[tuple[str, ...], ...]) -> int | None:
    lower = name.lower()
    return next((index for index, names in enumerate(groups) if any(lower == n.lower() for n in names)), None)


def _number(printed: str, words: Calendar) -> float:
    return int(printed) if printed.isdigit() else words.numbers[_fold(printed)]


def _precision(groups: dict[str, str], unit: str | None, count: float | None, month: bool, day: bool) -> Precision:
    if day:
        return "day"
    if "season" in groups:
        return "year"
    if month:
        return "month"
    if unit == "day" and count is not None and abs(count) >= 90:
        return "month"  # "in 180 days" counts roughly
    return _FINEST.get(unit or "year", "year")


def _far_end(groups: dict[str, str]) -> str | None:
    """The last year of a printed range, None where there is none or it does not come after the first."""
    if "far_year" not in groups:
        return None
    far = groups["year"][: 4 - len(groups["far_year"])] + groups["far_year"]
    return far if far > groups["year"] else None


def _without_overlaps(found: Iterable[DateExpression]) -> tuple[DateExpression, ...]:
    """The longest of overlapping expressions stays; of equal ones the first in the order of the forms."""
    kept: list[DateExpression] = []
    for expression in sorted(found, key=lambda e: (e.start - e.end, e.start)):
        if all(expression.end <= other.start or other.end <= expression.start for other in kept):
            kept.append(expression)
    return tuple(sorted(kept, key=lambda e: e.start))
