"""Relative forms, as seen from Wednesday 6 November 2024, one line a form: language, words, clause direction, date."""

from __future__ import annotations

import pytest

from pactbrief.dates import find_dates, resolve

SEEN_FROM = "2024-11-06"

FORMS = """
en | met over the weekend | past | 2024-11
en | met last week | past | 2024-10
en | in recent days | past | 2024-11
en | on the 1st | past | 2024-11-01
en | on the 14th | past | 2024-10-14
en | on the 14th | future | 2024-11-14
en | in early October | past | 2024-10
en | in spring | future | 2025
en | in the autumn | past | 2024
en | later this year | future | 2024
en | last July | - | 2024-07
en | last November | - | 2023-11
en | next month | - | 2024-12
en | this year | - | 2024
en | a year ago | - | 2023
en | six months ago | - | 2024-05
en | on Tuesday | past | 2024-11-05
en | on Wednesday | past | 2024-11-06
en | last Wednesday | - | 2024-10-30
en | on Friday | future | 2024-11-08
en | Tuesday's ceremony | past | 2024-11-05
en | next Tuesday | - | 2024-11-12
en | at midnight on Friday | past | 2024-11-01
en | yesterday | - | 2024-11-05
en | this morning | - | 2024-11-06
en | as early as tomorrow | - | 2024-11-07
en | since New Year's Day | - | 2024-01-01
en | by the end of 2024 | - | 2024
en | before Christmas | future | 2024-12
en | since Monday | future | 2024-11-04
en | with effect from 1 April | future | 2025-04-01
en | in 180 days | future | 2025-05
en | in ten days | future | 2024-11-16
en | in May last year | - | 2023-05
en | on June 3rd | past | 2024-06-03
en | by year's end | future | 2024
en | by the end of next month | future | 2024-12
en | five years ago today | - | 2019-11-06
de | am Montag | past | 2024-11-04
de | am kommenden Donnerstag | - | 2024-11-07
de | in der Nacht zum Mittwoch | past | 2024-11-06
de | am Dienstagabend | past | 2024-11-05
de | vor einem Jahr | - | 2023
de | vor drei Tagen | - | 2024-11-03
de | im Juni | past | 2024-06
de | Anfang Oktober | past | 2024-10
de | zum Jahresende | future | 2024
de | heute | - | 2024-11-06
de | heute vor fünf Jahren | - | 2019-11-06
de | gestern | - | 2024-11-05
de | am 12. d. M. | - | 2024-11-12
de | Juli nächsten Jahres | - | 2025-07
de | Mitte kommender Woche | - | 2024-11
de | bis zum Sommer | future | 2025
fr | la semaine dernière | - | 2024-10
fr | vendredi | past | 2024-11-01
fr | en mars prochain | - | 2025-03
fr | l'an dernier | - | 2023
fr | il y a trois jours | - | 2024-11-03
fr | d'ici la fin de l'année | - | 2024
fr | hier | - | 2024-11-05
fr | ce mois-ci | - | 2024-11
es | el pasado lunes | - | 2024-11-04
es | la próxima semana | - | 2024-11
es | el mes que viene | - | 2024-12
es | hace tres años | - | 2021
es | en marzo | future | 2025-03
it | lo scorso anno | - | 2023
it | venerdì | past | 2024-11-01
it | tre anni fa | - | 2021
it | prima dell'estate | future | 2025
ja | 来月１日に署名 | - | 2024-12-01
ja | 先月 | - | 2024-10
ja | 昨年11月に | - | 2023-11
ja | １日、会談し | past | 2024-11-01
ja | 年内に | - | 2024
ja | 先週金曜日 | - | 2024-11-01
ko | 지난달 | - | 2024-10
ko | 내달 1일 | - | 2024-12-01
ko | 4일 서울에서 | past | 2024-11-04
ko | 오는 14일 | - | 2024-11-14
ko | 내년 3월 | - | 2025-03
ko | 올해 | - | 2024
"""

LINES = [tuple(part.strip() for part in line.split("|")) for line in FORMS.strip().splitlines()]


@pytest.mark.parametrize(("language", "words", "direction", "wanted"), LINES)
def test_relative_form(language: str, words: str, direction: str, wanted: str) -> None:
    found = find_dates(words, language)
    assert len(found) == 1, found
    resolved = resolve(found[0], SEEN_FROM, None if direction == "-" else direction)  # type: ignore[arg-type]
    assert resolved is not None
    assert resolved.date == wanted


@pytest.mark.parametrize(("language", "words", "direction", "wanted"), LINES)
def test_without_an_anchor_nothing_relative_is_dated(language: str, words: str, direction: str, wanted: str) -> None:
    for expression in find_dates(words, language):
        if not expression.fixed:
            assert resolve(expression, None, "past") is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "on independence day"),
        ("en", "It may march against the pact"),
        ("en", "2,024 troops, a ten-year pact for six months"),
        ("de", "auf zehn Jahre angelegt"),
        ("de", "am Morgen danach"),
        ("ja", "日本は15年続いた3カ国の枠組み"),
        ("ko", "27개국이 10일간"),
    ],
)
def test_no_date(language: str, words: str) -> None:
    assert find_dates(words, language) == ()


@pytest.mark.parametrize(
    ("words", "anchor", "direction", "wanted"),
    [
        ("last month", "2024-05", None, "2024-04"),
        ("this year", "2024", None, "2024"),
        ("last year", "2024", None, "2023"),
        ("in November", "2024-05", "past", "2023-11"),
        ("on Tuesday", "2024-05", "past", None),
        ("yesterday", "2024-05", None, None),
        ("today", "2024-05", None, "2024-05"),
        ("last month", "2024", None, None),
        ("on the 3rd", "2024-05", "past", None),
        ("on the 31st", "2024-11-06", "future", None),
    ],
)
def test_a_coarse_anchor_gives_only_what_follows(words: str, anchor: str, direction: str | None, wanted: str | None) -> None:
    resolved = resolve(find_dates(words, "en")[0], anchor, direction)  # type: ignore[arg-type]
    assert (resolved.date if resolved else None) == wanted


def test_event_anchored_distances_read_from_either_end() -> None:
    later = find_dates("three days after the papers were swapped", "en")[0]
    assert later.links
    assert resolve(later, "2024-11-01").date == "2024-11-04"  # type: ignore[union-attr]
    assert resolve(later.backwards(), "2024-11-04").date == "2024-11-01"  # type: ignore[union-attr]
    earlier = find_dates("sechs Monate zuvor", "de")[0]
    assert earlier.kind == "event-anchored"
    assert resolve(earlier, "2024-11-01").date == "2024-05"  # type: ignore[union-attr]


def test_bounds_are_told() -> None:
    assert [e.bound for e in find_dates("since Monday, by June 2025 or before Christmas", "en")] == ["from", "until", "before"]
