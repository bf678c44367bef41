"""How each language prints dates: names of months and days, numerals, and the forms of `dates.toml`, checked on load."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, fields
from functools import cache
from typing import Any, Literal

from pactbrief.catalog.keeping import toml
from pactbrief.catalog.tables import ROOT
from pactbrief.errors import SettingsError
from pactbrief.model.records import dataclass

Kind = Literal["absolute", "relative", "weekday", "day-of-month", "event-anchored", "range", "vague"]
Precision = Literal["day", "month", "year"]
Toward = Literal["past", "future"]
Bound = Literal["from", "until", "before", "after"]

#: The languages whose calendar words are shipped.
LANGUAGES: tuple[str, ...] = ("de", "en", "es", "fr", "it", "ja", "ko")
_TABLES = frozenset({"months", "weekdays", "seasons", "numbers", "units", "shifts", "eras", "bounds", "fragments", "forms"})
_UNITS = frozenset({"day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade"})


@dataclass(frozen=True, slots=True)
class Boundary:
    """What a word before a date says of it: "since" bounds from below and looks back, "by" bounds from above."""

    bound: Bound
    toward: Toward | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One printed form: a pattern, the `gate` that makes it worth trying, and what the words mean beyond what they name.

    `count` units of `unit` lead from the anchor to the date; `toward` and `strict` choose among weekdays and months;
    `links` marks forms that tie two events together ("three days after ..."); `sign` turns a printed number's direction.
    """

    pattern: str
    gate: tuple[str, ...]
    kind: Kind
    precision: Precision | None = None
    unit: str | None = None
    count: int | None = None
    sign: int = 1
    month: int | None = None
    day: int | None = None
    toward: Toward | None = None
    strict: bool = False
    links: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar words of one language; `months` and `weekdays` hold all names of each, January and Monday first."""

    language: str
    months: tuple[tuple[str, ...], ...] = ()
    weekdays: tuple[tuple[str, ...], ...] = ()
    seasons: Mapping[str, int] = field(default_factory=dict)
    numbers: Mapping[str, float] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    shifts: Mapping[str, int] = field(default_factory=dict)
    eras: Mapping[str, int] = field(default_factory=dict)
    bounds: Mapping[str, Boundary] = field(default_factory=dict)
    fragments: Mapping[str, str] = field(default_factory=dict)
    forms: tuple[Form, ...] = ()
    spaced: bool = True
    day_first: bool | None = None


@cache
def calendar(language: str | None) -> Calendar:
    """The calendar of `language`, with the forms that all languages share; those alone where the language is unknown.

    Raises SettingsError where the shipped tables are broken.
    """
    shared = _load("dates.toml", "any")
    if language not in LANGUAGES:
        return shared
    own = _load(f"{language}/dates.toml", language)
    values = {f.name: getattr(own, f.name) for f in fields(own)}
    return Calendar(**{**values, "forms": own.forms + shared.forms, "eras": {**shared.eras, **own.eras}})


def _load(place: str, language: str) -> Calendar:
    text = (ROOT / "languages" / place).read_text(encoding="utf-8")
    try:
        return _checked(toml(text), language)
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise SettingsError(f"data/languages/{place}: {error}.", "Correct the table or reinstall pactbrief.") from error


def _checked(table: Mapping[str, Any], language: str) -> Calendar:
    unknown = set(table) - _TABLES - {"spaced", "day_first"}
    if unknown:
        raise ValueError(f"unknown tables {sorted(unknown)}")
    months = tuple(tuple(names) for names in table.get("months", ()))
    weekdays = tuple(tuple(names) for names in table.get("weekdays", ()))
    if len(months) not in (0, 12) or len(weekdays) not in (0, 7):
        raise ValueError("twelve months and seven weekdays are needed")
    units = {name: unit for unit, names in table.get("units", {}).items() for name in names}
    if not set(units.values()) <= _UNITS:
        raise ValueError(f"units are {sorted(_UNITS)}")
    return Calendar(
        language,
        months,
        weekdays,
        seasons=dict(table.get("seasons", {})),
        numbers=dict(table.get("numbers", {})),
        units=units,
        shifts=dict(table.get("shifts", {})),
        eras=dict(table.get("eras", {})),
        bounds={word: Boundary(**entry) for word, entry in table.get("bounds", {}).items()},
        fragments=dict(table.get("fragments", {})),
        forms=tuple(_form(form) for form in table.get("forms", ())),
        spaced=bool(table.get("spaced", True)),
        day_first=table.get("day_first"),
    )


def _form(table: Mapping[str, Any]) -> Form:
    known = {f.name for f in fields(Form)}
    if not set(table) <= known:
        raise ValueError(f"unknown keys {sorted(set(table) - known)} in the form {table.get('pattern')!r}")
    gate = table["gate"]
    return Form(**{**table, "gate": (gate,) if isinstance(gate, str) else tuple(gate)})
