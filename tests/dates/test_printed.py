# ruff: noqa: E501  (an example a line)
"""Every calendar date in every printed form of every language parses back to itself, wherever it stands in a text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactbrief.catalog.calendar import LANGUAGES, calendar
from pactbrief.dates import find_dates, resolve

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
FORMS = {
    "en": ("{d} {month} {y}", "{month} {d}, {y}", "{weekday}, {d} {month} {y}", "{nth} of {month} {y}", "{d}-{month}-{y}"),
    "de": ("{d}. {month} {y}", "{weekday}, den {d}. {month} {y}", "{d:02}.{m:02}.{y}", "{d}.{m}.{y}, 11:42 Uhr"),
    "fr": ("{d} {month} {y}", "{weekday} {d} {month} {y}"),
    "es": ("{d} de {month} de {y}", "{weekday}, {d} de {month} de {y}", "{d} de {month} del {y}"),
    "it": ("{d} {month} {y}", "{weekday} {d} {month} {y}"),
    "ja": ("{y}年{m}月{d}日", "{y}年{m:02}月{d:02}日"),
    "ko": ("{y}년 {m}월 {d}일", "{y}년{m}월{d}일"),
}
NEUTRAL = (
    "{y}-{m:02}-{d:02}", "{y}.{m:02}.{d:02}", "{y}. {m}. {d}.", "{y}/{m:02}/{d:02}", "{d:02}.{m:02}.{y} 16:04 IST", "{y}{m:02}{d:02}",
)  # fmt: skip
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def printed(day: date, form: str, language: str, pick: int) -> str:
    words = calendar(language)
    month = words.months[day.month - 1]
    tail = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10 if day.day not in (11, 12, 13) else 0, "th")
    return form.format(
        d=day.day, m=day.month, y=day.year, month=month[pick % len(month)],
        weekday=words.weekdays[day.weekday()][0], nth=f"{day.day}{tail}",
    )  # fmt: skip


def dates_in(text: str, language: str | None) -> list[str]:
    found = [resolve(expression, None) for expression in find_dates(text, language)]
    return [resolved.date for resolved in found if resolved]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(day=DAYS, pick=st.integers(0, 3))
def test_every_printed_form_parses_back(language: str, day: date, pick: int) -> None:
    for form in FORMS[language] + NEUTRAL:
        text = printed(day, form, language, pick)
        assert dates_in(f"({text})", language) == [day.isoformat()], text


@settings(max_examples=60, deadline=None)
@given(day=st.dates(min_value=date(1926, 12, 25), max_value=date(2099, 12, 31)))
def test_japanese_eras_and_full_width_figures(day: date) -> None:
    era, first = next((e, f) for e, f in (("令和", 2018), ("平成", 1988), ("昭和", 1925)) if day.year > f)
    text = f"{era}{day.year - first}年{day.month}月{day.day}日"
    assert dates_in(text.translate(WIDE), "ja") == [day.isoformat()]


@settings(max_examples=60, deadline=None)
@given(day=DAYS)
def test_figures_that_could_be_day_or_month_never_give_a_day(day: date) -> None:
    text = f"on {day.day:02}/{day.month:02}/{day.year}"
    settled = day.day > 12 or day.day == day.month
    assert dates_in(text, "en") == [day.isoformat() if settled else f"{day.year}"]
    assert dates_in(text, "fr") == [day.isoformat()]
    assert [resolve(e, None).date for e in find_dates(text, "en", day_first=True)] == [day.isoformat()]  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["2024-02-30", "31.04.2024", "30 February 2024", "2023年2月29日"])
def test_a_day_that_does_not_exist_is_not_found_as_one(text: str) -> None:
    assert not [d for language in ("en", "ja") for d in dates_in(text, language) if len(d) == 10]


@settings(max_examples=150, deadline=None)
@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=80), language=st.sampled_from((*LANGUAGES, None, "xx")))
def test_spans_are_in_order_and_slice_to_their_words(text: str, language: str | None) -> None:
    at = 0
    for expression in find_dates(text + " İ 4 May 2024 mañana 11月1日", language):
        assert expression.start >= at
        assert (text + " İ 4 May 2024 mañana 11月1日")[expression.start : expression.end] == expression.text
        at = expression.end


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Updated: 20-02-2024 16:04 IST", ["2024-02-20"]),
        ("en", "Nov. 3, 2024 - 18:22", ["2024-11-03"]),
        ("en", "TOKYO, Nov. 1, 2024 (Wire) -- Japan", ["2024-11-01"]),
        ("en", "2024-02-20T10:00:00+01:00", ["2024-02-20"]),
        ("en", " date 2024-02-20 In an unprecedented move", ["2024-02-20"]),
        ("en", "the autumn of 2022", ["2022"]),
        ("en", "in the 2023-24 budget", ["2023"]),
        ("de", "Eingabe 2024.11.05 08:31", ["2024-11-05"]),
        ("de", "09.07.2023, 11:42 Uhr", ["2023-07-09"]),
        ("ko", "입력 2024.11.05 08:31", ["2024-11-05"]),
        ("ja", "２０２４年１０月２９日　２１時０５分更新", ["2024-10-29"]),
        ("fr", "le 1er avril 2024", ["2024-04-01"]),
        (None, "2024-02-20", ["2024-02-20"]),
    ],
)
def test_publication_stamps(language: str | None, text: str, wanted: list[str]) -> None:
    assert dates_in(text, language) == wanted


def test_a_range_keeps_its_far_end() -> None:
    expression = find_dates("2023–2027", "en")[0]
    assert (expression.kind, expression.until) == ("range", "2027")
