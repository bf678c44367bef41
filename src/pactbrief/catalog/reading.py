"""Rules for reading: what page furniture, bylines, date lines, outlets and genres look like, from data/reading."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pactbrief.catalog.regexes import expression
from pactbrief.catalog.tables import ROOT, check_table
from pactbrief.errors import SettingsError

_FOLDER = ROOT / "reading"
#: What one file may hold; see data/reading/README.md for the meaning of each.
_KEYS: Mapping[str, Any] = {
    "function_words": "texts",
    "language_codes": "texts",
    "menu": "texts",
    "months": "texts",
    "published": "texts",
    "updated": "texts",
    "byline": "texts",
    "sources": "texts",
    "roles": "texts",
    "reserved": "texts",
    "full_story": "texts",
    "outlets": "texts",
    "staff": "texts",
    "us_spelling": "texts",
    "lines": {"*": "texts"},
    "openers": {"*": "texts"},
    "phrases": {"*": "texts"},
    "elements": {"*": "texts"},
    "classes": {"*": "texts"},
    "genres": {"*": {"head": "texts", "tail": "texts", "any": "texts"}},
}
_ESCAPE_OR_CAPITAL = re.compile(r"\\.|[^\W\d_]")
_NEVER = re.compile(r"(?!)")
_SPACES = re.compile(r"\[(?:\\.|[^\]\\])*\]| \??")  # a class of characters stays as it is


@dataclass(frozen=True, slots=True)
class Reasons:
    """Patterns of one kind with the reason that each stands for, tried as one."""

    pattern: re.Pattern[str]
    reasons: tuple[str, ...]

    def of(self, match: re.Match[str] | None) -> str | None:
        """The reason for which `match` was made, None for no match."""
        return None if match is None or match.lastgroup is None else self.reasons[int(match.lastgroup[1:])]


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """All rules of all languages. Pages mix languages, so furniture is looked for in each; patterns with reasons are for
    text in lower case, the others ignore case.

    `lines` match a whole short line, `openers` the head of a block of links or a line's beginning, `phrases` anywhere in a
    short paragraph, `classes` in the class and id of a web page's element; `elements` are names of such. `menu` are folded
    words that menus are made of. `genres` are (genre, place, cues).
    """

    lines: Reasons
    openers: Reasons
    phrases: Reasons
    classes: Reasons
    elements: Mapping[str, str]
    menu: frozenset[str]
    months: tuple[str, ...]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    byline: re.Pattern[str]
    sources: re.Pattern[str]
    roles: re.Pattern[str]
    reserved: re.Pattern[str]
    full_story: re.Pattern[str]
    outlets: re.Pattern[str]
    staff: re.Pattern[str]
    us_spelling: re.Pattern[str]
    genres: tuple[tuple[str, str, re.Pattern[str]], ...]
    function_words: Mapping[str, frozenset[str]]
    language_codes: frozenset[str]
    version: str


@cache
def reading_rules() -> ReadingRules:
    """The rules as shipped; SettingsError names file and entry where one does not validate."""
    files = _files()
    tables = {path.stem: _table(path) for path in files}
    place = str(_FOLDER)

    def words(key: str) -> list[str]:
        return [entry for table in tables.values() for entry in table.get(key, ())]

    return ReadingRules(
        lines=_reasons(tables, "lines", r"{}$"),
        openers=_reasons(tables, "openers", r"{}(?!\w)"),
        phrases=_reasons(tables, "phrases", r"{}"),
        classes=_reasons(tables, "classes", r"{}"),
        elements={
            name: reason for table in tables.values() for reason, names in table.get("elements", {}).items() for name in names
        },
        menu=frozenset(word.casefold() for word in words("menu")),
        months=_months(words("months")),
        published=_any(words("published"), place, r"(?<!\w)(?:{})(?!\w)"),
        updated=_any(words("updated"), place, r"(?<!\w)(?:{})(?!\w)"),
        byline=_any(words("byline"), place, r"(?:{})"),
        sources=_any(words("sources"), place, r"(?:{})(?:\s*[:：]\s*|\s+)"),
        reserved=_any(words("reserved"), place, r"(?:{})"),
        roles=_any(words("roles"), place, r"(?<!\w)(?:{})(?!\w)"),
        full_story=_any(words("full_story"), place, r"(?:{})"),
        outlets=_any(words("outlets"), place, r"(?:{})"),
        staff=_any(words("staff"), place, r"(?<!\w)(?:{})(?!\w)"),
        us_spelling=_any(words("us_spelling"), place, r"(?<!\w)(?:{})(?!\w)"),
        genres=tuple(_genres(tables)),
        function_words={
            name: frozenset(table["function_words"]) for name, table in tables.items() if "function_words" in table
        },
        language_codes=frozenset(words("language_codes")),
        version=reading_version(),
    )


@cache
def reading_version() -> str:
    """A short hash over the rule files; it changes when any of them does."""
    digest = hashlib.sha256()
    for path in _files():
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _files() -> list[Path]:
    return sorted(_FOLDER.glob("*.toml"))


def _table(path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}.", "Correct the line.") from error
    check_table(table, _KEYS, str(path))
    return table


def _reasons(tables: Mapping[str, Mapping[str, Any]], key: str, form: str) -> Reasons:
    """One pattern whose group numbers name the reason: `g3` is the third."""
    merged: dict[str, list[str]] = {}
    for table in tables.values():
        for reason, entries in table.get(key, {}).items():
            merged.setdefault(reason, []).extend(entries)
    reasons = tuple(merged)
    branches = [
        f"(?P<g{n}>{form.format('(?:' + _lower(_alternatives(merged[reason])) + ')')})" for n, reason in enumerate(reasons)
    ]
    entries = [entry for reason in reasons for entry in merged[reason]]
    return Reasons(_compiled("|".join(branches) or "(?!)", entries, f"{_FOLDER}: {key}", 0), reasons)


def _genres(tables: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, str, re.Pattern[str]]]:
    merged: dict[tuple[str, str], list[str]] = {}
    for table in tables.values():
        for genre, places in table.get("genres", {}).items():
            for place, entries in places.items():
                merged.setdefault((genre, place), []).extend(entries)
    return [(genre, place, _any(entries, f"{_FOLDER}: genres.{genre}", "(?:{})")) for (genre, place), entries in merged.items()]


def _any(entries: list[str], place: str, form: str) -> re.Pattern[str]:
    return _compiled(form.format(_alternatives(entries)), entries, place) if entries else _NEVER


def _months(names: list[str]) -> tuple[str, ...]:
    """The names and their first three and four letters, as agencies cut them; longest first."""
    forms = {name[:length] for name in names for length in (3, 4, len(name))}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _alternatives(entries: list[str]) -> str:
    """The entries as one alternation; a space in an entry stands for any white space."""
    return "|".join(_SPACES.sub(_space, entry) for entry in entries)


def _lower(pattern: str) -> str:
    """`pattern` for text in lower case: matched so it is several times faster than ignoring case."""
    return _ESCAPE_OR_CAPITAL.sub(lambda match: match.group().lower() if len(match.group()) == 1 else match.group(), pattern)


def _compiled(pattern: str, entries: list[str], place: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    try:
        return expression(pattern, flags)
    except re.error:
        for entry in entries:
            try:
                re.compile(entry)
            except re.error as error:
                raise SettingsError(f"{place}: {entry!r} is no valid pattern ({error}).", "Correct the entry.") from error
        raise


def _space(match: re.Match[str]) -> str:
    return {" ": r"\s+", " ?": r"\s*"}.get(match.group(), match.group())
