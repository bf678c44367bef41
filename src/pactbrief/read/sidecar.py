"""What a person states of a source: a sidecar NAME.toml beside it, or front matter inside it. Checked, and then it wins."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import get_args

from pactbrief.model.source import Genre
from pactbrief.read.files import sidecar_of
from pactbrief.read.limits import MAX_FIELDS
from pactbrief.read.published import is_date, normal_date

KEYS = (
    "language",
    "title",
    "title_translation",
    "publisher",
    "place",
    "author",
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
_DATES = frozenset({"published", "updated", "received"})
#: Names that web generators give to our keys in front matter.
_SYNONYMS = {
    "date": "published", "pubdate": "published", "lastmod": "updated", "modified": "updated", "lang": "language",
    "source": "publisher", "site": "publisher", "outlet": "publisher", "authors": "author",
    "link": "url", "canonical": "url", "canonical_url": "url", "type": "genre",
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
    stated = _checked(table)
    if not stated.faults:
        return stated
    lines = content.decode("utf-8").splitlines()
    return Stated(faults=tuple((f"{_line(lines, reason)}{reason}", remedy) for reason, remedy in stated.faults))


def _unread(error: OSError | UnicodeDecodeError | tomllib.TOMLDecodeError) -> tuple[str, str]:
    if isinstance(error, OSError):
        return f"it cannot be read ({error.strerror}).", "Check its permissions."
    if isinstance(error, UnicodeDecodeError):
        return f"it is not UTF-8 (byte {error.start}).", "Save it again as UTF-8."
    return f"it is not valid TOML: {error}.", 'Write lines as title = "A headline".'


def front_matter(table: Mapping[str, object]) -> Stated:
    """The fields among front matter, whose other keys belong to the web site that wrote it; bad ones are faults."""
    known: dict[str, object] = {}
    for key, entry in table.items():
        name = str(key).strip().lower().replace("-", "_")
        name = _SYNONYMS.get(name, name)
        if name in KEYS and name not in known and entry not in (None, "", []):
            known[name] = entry
    if not isinstance(known.get("genre"), str) or known["genre"] not in get_args(Genre):
        known.pop("genre", None)  # "type: post" is a word of the web site
    for name in ("author", "publisher"):
        entry = known.get(name)
        if isinstance(entry, list):
            known[name] = ", ".join(str(part) for part in entry)
        elif isinstance(entry, Mapping):
            known[name] = entry.get("name")
    for name in _DATES & known.keys():
        if not isinstance(known[name], (date, datetime)):
            known[name] = normal_date(str(known[name])) or known[name]
    if isinstance(known.get("language"), str):
        known["language"] = str(known["language"]).lower()[:2]
    return _checked(known)


def _checked(table: Mapping[str, object]) -> Stated:
    fields: dict[str, object] = {}
    faults: list[tuple[str, str]] = []
    for key, entry in table.items():
        if key not in KEYS:
            faults.append((f"unknown key '{key}'.", f"Use one of: {', '.join(KEYS)}."))
            continue
        plain = entry.isoformat()[:10] if isinstance(entry, (date, datetime)) else entry
        problem = _problem(key, plain)
        if problem:
            faults.append((f"'{key}' is {plain!r}.", problem))
        else:
            fields[key] = tuple(plain) if isinstance(plain, list) else plain
    return Stated(fields, tuple(faults))


def _problem(key: str, entry: object) -> str | None:
    """What the value of `key` should be, None where it is."""
    if key == "ignore":
        return None if isinstance(entry, bool) else "Write true or false."
    if key == "cites":
        fine = isinstance(entry, list) and all(isinstance(name, str) and name.strip() for name in entry)
        return None if fine else 'Write a list: ["Kyodo News"].'
    if not isinstance(entry, str) or not entry.strip():
        return "Write a text in quotation marks."
    fits, remedy = _CHECKS.get(key, (bool, ""))
    return None if fits(entry) else remedy


_GENRES = get_args(Genre)
_DAY: tuple[Callable[[str], object], str] = (is_date, "Write a date as 2024-11-01, 2024-11 or 2024.")
_CHECKS: Mapping[str, tuple[Callable[[str], object], str]] = {
    "language": (re.compile(r"[a-z]{2}$").match, 'Write a two-letter code such as "de".'),
    "url": (re.compile(r"https?://\S+$").match, "Write an address that begins with http:// or https://."),
    "reliability": (re.compile(r"[A-F]$").match, "Write one letter, A to F."),
    "genre": (_GENRES.__contains__, f"Use one of: {', '.join(_GENRES)}."),
    "published": _DAY,
    "updated": _DAY,
    "received": _DAY,
}


def _line(lines: list[str], reason: str) -> str:
    """ "line 2: ": where the key that `reason` names stands; empty where it is not found."""
    key = re.search(r"'(\w+)'", reason)
    for number, line in enumerate(lines, start=1):
        if key and re.match(rf"\s*[\"']?{re.escape(key[1])}[\"']?\s*=", line):
            return f"line {number}: "
    return ""
