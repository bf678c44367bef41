"""When a text was published: every printed or marked date with its basis; the best founded wins, the others are kept."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from pactbrief.catalog.calendar import calendar
from pactbrief.catalog.reading import reading_rules
from pactbrief.dates import DateExpression, find_dates
from pactbrief.model.records import dataclass
from pactbrief.model.source import DateBasis, Publication
from pactbrief.read.dateline import dateline_of, marker_of
from pactbrief.read.interface import Hints
from pactbrief.read.marks import date_shape
from pactbrief.read.page import Page

_ISO = re.compile(r"\s*(\d{4})-(\d{2})(?:-(\d{2}))?")
_YEAR = re.compile(r"((?:19|20)\d\d)")
_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_NUMBERED = re.compile(r"(?:no|nr|núm|nº|n°|n\.|note|issue|#|第)[^\w,]{0,3}\d*\W?$", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_CUT_MONTH = re.compile(r"(?<!\d)(?P<day>\d{1,2})\.?\s+(?P<month>[^\W\d_]{3,5})\.?,?\s+(?P<year>(?:19|20)\d\d)(?!\d)")
_DAY = 10  # characters of a date to the day
_WORD = 12  # characters behind a date in which it is said what day it is, past the time of day
#: Furniture behind the article whose dates are those of other texts or of photographs.
_UNDATED = frozenset({"related articles", "previous and next article", "tags", "ticker", "photo credit"})
#: Order of the bases: what is printed as the date of publication, the dateline, an update, marks, meta data.
_RANK = {"printed": 0, "plain": 1, "dateline": 2, "updated": 3, "marker": 4, "metadata": 5}
_BASIS: dict[str, DateBasis] = {
    "printed": "byline", "plain": "byline", "dateline": "dateline",
    "updated": "byline", "marker": "marker", "metadata": "metadata",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Candidate:
    date: str
    kind: str
    place: int


def published(page: Page, hints: Hints, language: str | None) -> Publication | None:
    """The date of publication with its basis and its rivals, None where the text and its meta data state none."""
    day_first = _day_first(page, hints, language)
    found = [
        *_of_lines(page, language, day_first),
        *_of_dateline(page, language, day_first),
        *_of_marker(page),
        *_of_hints(hints, language, day_first),
    ]
    if not found:
        return None
    found.sort(key=lambda candidate: (_RANK[candidate.kind], -len(candidate.date), candidate.place))
    best = found[0]
    finer = [c for c in found if c.date.startswith(best.date) and len(c.date) > len(best.date)]
    if finer:  # "March 2024" printed, the day in the meta data: they agree, the finer one says more
        best = finer[0] if _RANK[finer[0].kind] < _RANK["metadata"] else best
    rivals: dict[tuple[str, str], None] = {}
    for candidate in found:
        if candidate.date != best.date and not best.date.startswith(candidate.date):
            rivals[(candidate.date, _BASIS[candidate.kind])] = None
    return Publication(best.date, _BASIS[best.kind], tuple(rivals))


def normal_date(printed: str, language: str | None = None) -> str | None:
    """The date that `printed` (of a sidecar, a header) names in full, as ISO 8601 at its precision; None for none."""
    match = _ISO.match(printed) or _YEAR.fullmatch(printed.strip())
    if match:
        date = "-".join(part for part in match.groups() if part)
        return date if is_date(date) else None
    for tongue in dict.fromkeys((language, "en")):  # machines write English dates on pages of any language
        for expression in find_dates(printed, tongue):
            found = _iso(expression)
            if found:
                return found
    return None


def is_date(text: str) -> bool:
    """True for a date of the calendar as YYYY-MM-DD, YYYY-MM or YYYY."""
    if not _PARTIAL.fullmatch(text):
        return False
    parts = [int(part) for part in text.split("-")] + [1, 1]
    try:
        datetime.date(*parts[:3])
    except ValueError:
        return False
    return True


def _of_lines(page: Page, language: str | None, day_first: bool | None) -> Iterator[_Candidate]:
    """Dates of byline and date lines in the page's head; behind the article only with a word that says publication."""
    tail = set(page.tail)
    for index in page.near_furniture:
        block, reason = page.blocks[index], page.reasons[index]
        if len(block.text) > 240 or not date_shape().search(block.text):
            continue
        in_tail = index in tail
        if reason not in {"byline", "date line", "page head", "navigation", "running head", "source line"} and not in_tail:
            continue
        if in_tail and reason in _UNDATED:
            continue
        if page.first >= 0 and page.first < index and not in_tail:
            continue
        text = _in_figures(block.text, language)
        for expression in find_dates(text, language, day_first):
            kind = _kind(text, expression)
            date = _iso(expression)
            if (
                date
                and not _NUMBERED.search(text[: expression.start])
                and (kind == "printed" or not in_tail or reason in {"byline", "date line"})
                and (reason != "copyright" or _sent_out(text, expression, date))
            ):
                yield _Candidate(date, kind, index)


def _sent_out(text: str, expression: DateExpression, date: str) -> bool:
    """'<저작권자(c) ...> 2025/07/18 09:14 송고': the day in a line on copyright, before the word that says it was sent."""
    return len(date) == _DAY and reading_rules().published.search(text[expression.end : expression.end + _WORD]) is not None


def _in_figures(text: str, language: str | None) -> str:
    """`text` with dates of cut-off months as agencies write them ("14 dic 2023", "05 MAG 2025") in figures."""

    def figures(match: re.Match[str]) -> str:
        cut = match["month"].casefold()
        months = [
            number
            for number, names in enumerate(calendar(language).months, start=1)
            if any(name.casefold().startswith(cut) for name in names)
        ]
        return f"{match['year']}-{months[0]:02d}-{int(match['day']):02d}" if len(months) == 1 else match.group()

    return _CUT_MONTH.sub(figures, text)


def _kind(text: str, expression: DateExpression) -> str:
    """What the nearest cue word before the date says of it; a word right behind it counts where none stands before."""
    rules = reading_rules()
    before, after = text[: expression.start], text[expression.end :]
    first = max((m.end() for m in rules.published.finditer(before)), default=-1)
    second = max((m.end() for m in rules.updated.finditer(before)), default=-1)
    if first < 0 and second < 0:
        tail = after[:24]
        if rules.updated.search(tail):
            return "updated"
        return "printed" if rules.published.search(tail) else "plain"
    return "printed" if first >= second else "updated"


def _of_dateline(page: Page, language: str | None, day_first: bool | None) -> Iterator[_Candidate]:
    dateline = dateline_of(page)
    if dateline is None:
        return
    for expression in find_dates(_in_figures(dateline.group(), language), language, day_first):
        date = _iso(expression)
        if date and len(date) == 10:
            yield _Candidate(date, "dateline", page.first)


def _of_marker(page: Page) -> Iterator[_Candidate]:
    marker = marker_of(page)
    if marker and is_date(marker[1]):
        yield _Candidate(marker[1], "marker", 0)


def _of_hints(hints: Hints, language: str | None, day_first: bool | None) -> Iterator[_Candidate]:
    if hints.published:
        date = normal_date(hints.published, language)
        if date:
            yield _Candidate(date, "metadata", 0)


def _iso(expression: DateExpression) -> str | None:
    """The date in full as far as it is printed; a month needs its name, for "6/2025" is a number as often as a month."""
    if (
        not expression.fixed
        or expression.year is None
        or expression.bound
        or expression.until
        or not 1900 <= expression.year < 2100
    ):
        return None
    if expression.month is None or expression.count is not None:
        return None
    if expression.day is None:
        named = any(char.isalpha() for char in expression.text)
        return f"{expression.year:04d}-{expression.month:02d}" if named else None
    return f"{expression.year:04d}-{expression.month:02d}-{expression.day:02d}"


def _day_first(page: Page, hints: Hints, language: str | None) -> bool | None:
    """Whether numeric dates put the day first, where the language leaves it open: by another numeric date of the page, by
    the page's meta data, by spelling and time zone."""
    numeric = [(int(m[1]), int(m[3])) for block in page.blocks if len(block.text) < 240 for m in _NUMERIC.finditer(block.text)]
    if not numeric or language != "en":
        return None
    if any(first > 12 for first, _ in numeric):
        return True
    if any(second > 12 for _, second in numeric):
        return False
    stated = _ISO.match(hints.published or "")
    if stated and stated[3]:
        pair = (int(stated[3]), int(stated[2]))
        if pair in numeric:
            return True
        if pair[::-1] in numeric:
            return False
    return False if reading_rules().us_spelling.search(page.text) else None
