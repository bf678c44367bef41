"""The words by which finished sentences are checked against their claims, read from data/checks and validated."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pactbrief.catalog.keeping import toml
from pactbrief.catalog.regexes import expression
from pactbrief.catalog.tables import ROOT
from pactbrief.errors import SettingsError
from pactbrief.model.records import dataclass


@dataclass(frozen=True)
class StageWords:
    """Words that assert a stage, and the stages whose happening makes them true (the stage itself included)."""

    pattern: re.Pattern[str]
    implied_by: frozenset[str]


@dataclass(frozen=True)
class CheckWords:
    """Stage words by stage, the hedges that take them back, the names of languages by code, the words that mark a view."""

    stages: Mapping[str, StageWords]
    hedges: re.Pattern[str]
    languages: Mapping[str, str]
    views: re.Pattern[str]


@cache
def check_words(language: str) -> CheckWords | None:
    """The check words of a language; None where none are shipped. SettingsError where the table is broken."""
    file = ROOT / "checks" / f"{language}.toml"
    if not file.is_file():
        return None
    try:
        return _checked(toml(file.read_text(encoding="utf-8")))
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise SettingsError(f"data/checks/{language}.toml: {error}.", "Correct the table or reinstall pactbrief.") from error


def _checked(table: Mapping[str, Any]) -> CheckWords:
    if set(table) != {"stages", "hedges", "languages", "views"}:
        raise ValueError("the tables must be stages, hedges, languages and views")
    stages = {name: _stage(name, entry, table["stages"]) for name, entry in table["stages"].items()}
    languages = {code: str(name) for code, name in table["languages"].items()}
    return CheckWords(stages, _pattern(table["hedges"]["words"]), languages, _pattern(table["views"]["words"]))


def _stage(name: str, entry: Mapping[str, Any], stages: Mapping[str, Any]) -> StageWords:
    unknown = set(entry["implied_by"]) - set(stages)
    if unknown:
        raise ValueError(f"stages.{name}: unknown stages {sorted(unknown)}")
    return StageWords(_pattern(entry["words"]), frozenset({name, *entry["implied_by"]}))


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    if not words or not all(isinstance(word, str) and word for word in words):
        raise ValueError("a list of words is needed")
    return expression(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class SectionBounds:
    """How long the section below one heading may be: words of its sentences, bullets, rows of its tables; None is unbounded."""

    words: int | None = None
    bullets: int | None = None
    rows: int | None = None


@dataclass(frozen=True)
class Bounds:
    """What a memo keeps to. `outlet_share` is in per cent, of memos with at least `outlet_notes` notes on `outlet_sources`
    sources."""

    headline_characters: int
    identity_lines: int
    note_words: int
    note_sources: int
    outlet_share: int
    outlet_notes: int
    outlet_sources: int
    headline_hedges: re.Pattern[str]
    tracking: tuple[str, ...]
    section: Mapping[str, SectionBounds]


@cache
def memo_bounds() -> Bounds:
    """The bounds of a memo, from data/checks/bounds.toml; SettingsError where the table is broken."""
    file = ROOT / "checks" / "bounds.toml"
    try:
        table = toml(file.read_text(encoding="utf-8"))
        hedges, sections = _pattern(table.pop("headline_hedges")), table.pop("section")
        tracking = tuple(str(part) for part in table.pop("tracking"))
        section = {name: SectionBounds(**rows) for name, rows in sections.items()}
        return Bounds(**table, headline_hedges=hedges, tracking=tracking, section=section)
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise SettingsError(f"data/checks/bounds.toml: {error}.", "Correct the table or reinstall pactbrief.") from error
