"""Rules for reading: what page furniture, bylines, date lines, outlets and genres look like, from data/reading."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pactbrief.catalog.keeping import folder_of, kept, stamp, toml
from pactbrief.catalog.regexes import expression
from pactbrief.catalog.tables import ROOT, check_table
from pactbrief.errors import SettingsError
from pactbrief.model.records import dataclass

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
    "numbers": "texts",
    "mail_from": "texts",
    "mail_subject": "texts",
    "mail_date": "texts",
    "mail_other": "texts",
    "greetings": "texts",
    "staff": "texts",
    "us_spelling": "texts",
    "lines": {"*": "texts"},
    "openers": {"*": "texts"},
    "phrases": {"*": "texts"},
    "elements": {"*": "texts"},
    "classes": {"*": "texts"},
    "genres": {"*": {"head": "texts", "tail": "texts", "any": "texts"}},
}
#: How the entries of a key stand in its pattern: those with reasons, and the others.
_REASONED = {"lines": r"{}$", "openers": r"{}(?!\w)", "phrases": r"{}", "classes": r"{}"}
_WORDS = r"(?<!\w)(?:{})(?!\w)"
_PLAIN = {
    "published": _WORDS,
    "updated": _WORDS,
    "byline": r"(?:{})",
    "sources": r"(?:{})(?:\s*[:：]\s*|\s+)",
    "roles": _WORDS,
    "full_story": r"(?:{})",
    "reserved": r"(?:{})",
    "outlets": r"(?:{})",
    **dict.fromkeys(("mail_from", "mail_subject", "mail_date", "mail_other"), r"(?:{})\s?[:：]\s*"),
    "greetings": r"\W*(?:{})",
    "numbers": r"(?<!\w)(?:{})\s*[\d０-９][\w/.-]*",
    "staff": _WORDS,
    "us_spelling": _WORDS,
}
_ESCAPE_OR_CAPITAL = re.compile(r"\\.|[^\W\d_]")
_NEVER = r"(?!)"
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
    numbers: re.Pattern[str]
    mail_from: re.Pattern[str]
    mail_subject: re.Pattern[str]
    mail_date: re.Pattern[str]
    mail_other: re.Pattern[str]
    greetings: re.Pattern[str]
    staff: re.Pattern[str]
    us_spelling: re.Pattern[str]
    genres: tuple[tuple[str, str, re.Pattern[str]], ...]
    function_words: Mapping[str, frozenset[str]]
    language_codes: frozenset[str]
    version: str


@cache
def reading_rules() -> ReadingRules:
    """The rules as shipped; SettingsError names file and entry where one does not validate."""
    folder = folder_of("reading")
    if folder is None:
        return _rules(_written())
    return kept(folder, "rules", (reading_version(), stamp((Path(__file__),))), _written, _rules)


def _written() -> dict[str, Any]:
    """All rules of all languages as JSON values, patterns as text."""
    tables = {path.stem: _table(path) for path in _files()}

    def words(key: str) -> list[str]:
        return [entry for table in tables.values() for entry in table.get(key, ())]

    def either(key: str, form: str) -> str:
        return _any(words(key), str(_FOLDER), form)

    return {
        "reasons": {key: _reasons(tables, key, form) for key, form in _REASONED.items()},
        "elements": {
            name: reason for table in tables.values() for reason, names in table.get("elements", {}).items() for name in names
        },
        "menu": [word.casefold() for word in words("menu")],
        "months": _months(words("months")),
        "patterns": {key: either(key, form) for key, form in _PLAIN.items()},
        "genres": _genres(tables),
        "function_words": {name: table["function_words"] for name, table in tables.items() if "function_words" in table},
        "language_codes": words("language_codes"),
    }


def _rules(written: Mapping[str, Any]) -> ReadingRules:
    patterns: dict[str, Any] = {key: expression(pattern, re.IGNORECASE) for key, pattern in written["patterns"].items()}
    for key, (pattern, names) in written["reasons"].items():
        patterns[key] = Reasons(expression(pattern), tuple(names))
    return ReadingRules(
        **patterns,
        elements=written["elements"],
        menu=frozenset(written["menu"]),
        months=tuple(written["months"]),
        genres=tuple((genre, place, expression(cues, re.IGNORECASE)) for genre, place, cues in written["genres"]),
        function_words={name: frozenset(words) for name, words in written["function_words"].items()},
        language_codes=frozenset(written["language_codes"]),
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
        table = toml(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}.", "Correct the line.") from error
    check_table(table, _KEYS, str(path))
    return table


def _reasons(tables: Mapping[str, Mapping[str, Any]], key: str, form: str) -> tuple[str, tuple[str, ...]]:
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
    return _checked("|".join(branches) or _NEVER, entries, f"{_FOLDER}: {key}", 0), reasons


def _genres(tables: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, str, str]]:
    merged: dict[tuple[str, str], list[str]] = {}
    for table in tables.values():
        for genre, places in table.get("genres", {}).items():
            for place, entries in places.items():
                merged.setdefault((genre, place), []).extend(entries)
    return [(genre, place, _any(entries, f"{_FOLDER}: genres.{genre}", "(?:{})")) for (genre, place), entries in merged.items()]


def _any(entries: list[str], place: str, form: str) -> str:
    return _checked(form.format(_alternatives(entries)), entries, place) if entries else _NEVER


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


def _checked(pattern: str, entries: list[str], place: str, flags: int = re.IGNORECASE) -> str:
    """`pattern`, made of `entries`; SettingsError names the entry that is none."""
    try:
        expression(pattern, flags)
    except re.error:
        for entry in entries:
            try:
                re.compile(entry)
            except re.error as error:
                raise SettingsError(f"{place}: {entry!r} is no valid pattern ({error}).", "Correct the entry.") from error
        raise
    return pattern


def _space(match: re.Match[str]) -> str:
    return {" ": r"\s+", " ?": r"\s*"}.get(match.group(), match.group())
