"""What a person states of a source: a sidecar NAME.toml beside it, or front matter inside it. Checked, and then it wins."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

from pactbrief.catalog.reading import reading_rules
from pactbrief.model.records import dataclass
from pactbrief.model.source import Genre
from pactbrief.read.corrections import read_corrections
from pactbrief.read.files import sidecar_of
from pactbrief.read.limits import MAX_FIELDS
from pactbrief.read.published import is_date, normal_date

KEYS = (
    "language",
    "title",
    "title_short",
    "title_translation",
    "publisher",
    "place",
    "author",
    "author_short",
    "interviewer",
    "published",
    "updated",
    "received",
    "url",
    "genre",
    "reliability",
    "descriptor",
    "cites",
    "ignore",
)
#: The entries that sign corrections, in a sidecar only.
CORRECTION = "correction"
_Fault = tuple[str, str, str]  # key, reason, remedy
_SIGNED = " Who corrected a source, when and why stands below a line [[correction]]."
_DATES = frozenset({"published", "updated", "received"})
#: Years that a source can be of, and characters of any field.
_YEARS, _LONGEST = (1900, 2099), 1000
#: Names that web generators give to our keys in front matter.
_SYNONYMS = {
    "date": "published", "pubdate": "published", "lastmod": "updated", "modified": "updated", "lang": "language",
    "source": "publisher", "site": "publisher", "outlet": "publisher", "blog": "publisher", "newspaper": "publisher",
    "publication": "publisher", "sitename": "publisher", "site_name": "publisher", "medium": "publisher", "agency": "publisher",
    "authors": "author",    "link": "url", "canonical": "url", "canonical_url": "url", "type": "genre",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stated:
    """Checked fields by key; `faults` are (reason, remedy) of what did not validate."""

    fields: Mapping[str, object] = field(default_factory=dict)
    faults: tuple[tuple[str, str], ...] = ()


def read_sidecar(path: Path) -> Stated:
    """The fields of the sidecar of source `path`. One fault makes the whole sidecar unused, so that nothing is half stated."""
    file = sidecar_of(path)
    if not file.is_file():
        return Stated()
    try:
        content = file.read_bytes()
        if len(content) > MAX_FIELDS:
            return Stated(faults=((f"it is larger than {MAX_FIELDS // 1024} KB.", "A sidecar holds a few lines."),))
        table = tomllib.loads(content.decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return Stated(faults=(_unread(error),))
    fields, faults = _checked(table)
    if CORRECTION in table:
        corrections, wrong = read_corrections(table[CORRECTION], fields.get("ignore") is True)
        fields["corrections"] = corrections
        faults += wrong
    return Stated(faults=_placed(faults, content.decode("utf-8"), 0)) if faults else Stated(fields)


def _unread(error: OSError | UnicodeDecodeError | tomllib.TOMLDecodeError) -> tuple[str, str]:
    if isinstance(error, OSError):
        return f"it cannot be read ({error.strerror}).", "Check its permissions."
    if isinstance(error, UnicodeDecodeError):
        return f"it is not UTF-8 (byte {error.start}).", "Save it again as UTF-8."
    return f"it is not valid TOML: {error}.", 'Write lines as title = "A headline".'


def front_matter(table: Mapping[str, object], text: str = "") -> Stated:
    """The fields among front matter, whose other keys belong to the web site that wrote it; bad ones are faults, placed by the
    lines of `text`, the front matter as it stands below its first line."""
    known: dict[str, object] = {}
    written: dict[str, str] = {}
    for key, entry in table.items():
        plain = key.strip().lower().replace("-", "_")
        name = _SYNONYMS.get(plain, plain)
        if name not in KEYS or name in known or entry in (None, "", []):
            continue
        if plain == "type" and entry not in get_args(Genre):
            continue  # "type: post" is a word of the web site
        known[name], written[name] = _plain(name, entry), key
    fields, faults = _checked(known)
    told = [(written[name], reason.replace(f"'{name}'", f"'{written[name]}'"), remedy) for name, reason, remedy in faults]
    return Stated(fields, _placed(told, text, 1))


def _plain(name: str, entry: object) -> object:
    """A field as web generators write it in the form of a sidecar's."""
    if name in {"author", "publisher"}:
        if isinstance(entry, list):
            return ", ".join(str(part) for part in entry)
        if isinstance(entry, Mapping):
            return entry.get("name")
    if name in _DATES and not isinstance(entry, (date, datetime)):
        return normal_date(str(entry)) or entry
    if name == "language" and isinstance(entry, str):
        return re.sub(r"^([a-z]{2})[-_]\w+$", r"\1", entry.strip().lower())  # "en-GB"
    return entry


def _placed(faults: list[_Fault], text: str, above: int) -> tuple[tuple[str, str], ...]:
    """Faults with their lines; `above` lines stand over `text` in the file."""
    lines = text.splitlines()
    return tuple((f"{_line(lines, key, above)}{reason}", remedy) for key, reason, remedy in faults)


def _checked(table: Mapping[str, object]) -> tuple[dict[str, object], list[_Fault]]:
    fields: dict[str, object] = {}
    faults: list[_Fault] = []
    for key, entry in table.items():
        if key == CORRECTION:
            continue
        if key not in KEYS:
            near = get_close_matches(key, KEYS, n=1, cutoff=0.6)
            signed = _SIGNED if key in ("reason", "date") else ""
            meant = f"Did you mean '{near[0]}'? " if near else ""
            faults.append((key, f"unknown key '{key}'.", f"{meant}Use one of: {', '.join(KEYS)}.{signed}"))
            continue
        plain = _normal(key, entry)
        problem = _problem(key, plain)
        if problem:
            faults.append((key, f"'{key}' is {plain!r}.", problem))
        else:
            fields[key] = tuple(plain) if isinstance(plain, list) else plain
    return fields, faults


def _normal(key: str, entry: object) -> object:
    """Dates of TOML, and a bare year, as text."""
    if isinstance(entry, (date, datetime)):
        return entry.isoformat()[:10]
    if key in _DATES and isinstance(entry, int) and not isinstance(entry, bool):
        return f"{entry:04d}"
    return entry


def _problem(key: str, entry: object) -> str | None:
    """What the value of `key` should be, None where it is."""
    if key == "ignore":
        return None if isinstance(entry, bool) else "Write true or false."
    if key == "cites":
        fine = isinstance(entry, list) and all(isinstance(name, str) and name.strip() for name in entry)
        return None if fine else 'Write a list: ["Kyodo News"].'
    fits, remedy = _CHECKS.get(key, (bool, "Write a text in quotation marks."))
    return None if isinstance(entry, str) and entry.strip() and len(entry) <= _LONGEST and fits(entry) else remedy


def _is_address(entry: str) -> bool:
    try:
        parts = urlsplit(entry)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"[\s<>\"\x00-\x1f\x7f]", entry)
    except ValueError:  # a broken address of IPv6
        return False


def _is_day(entry: str) -> bool:
    return is_date(entry) and _YEARS[0] <= int(entry[:4]) <= _YEARS[1]


_GENRES = get_args(Genre)
_DAY: tuple[Callable[[str], object], str] = (_is_day, "Write a date as 2024-11-01, 2024-11 or 2024.")
_CHECKS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "language": (lambda entry: entry in reading_rules().language_codes, 'Write a two-letter code of ISO 639-1 such as "de".'),
    "url": (_is_address, "Write an address that begins with http:// or https://."),
    "reliability": (re.compile(r"[A-F]$").match, "Write one letter, A to F."),
    "genre": (_GENRES.__contains__, f"Use one of: {', '.join(_GENRES)}."),
    "published": _DAY,
    "updated": _DAY,
    "received": _DAY,
}


def _line(lines: list[str], key: str, above: int) -> str:
    """ "line 2: ": where `key` stands; empty where it is not found."""
    for number, line in enumerate(lines, start=1 + above):
        if re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=:]", line):
            return f"line {number}: "
    return ""
