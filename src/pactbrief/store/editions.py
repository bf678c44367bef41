"""Editions on disk: their edition.json, which of them is the previous one, and since when each source is known."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from pactbrief.errors import InputError
from pactbrief.model.records import dataclass
from pactbrief.store.database import transaction
from pactbrief.store.edition_json import SCHEMA
from pactbrief.store.publishing import sha256_of
from pactbrief.store.stamps import is_fresh, stamp_of

FILE_NAME = "edition.json"


@dataclass(frozen=True)
class Edition:
    """An edition as it was built: its name (2024-W45), its cut-off (ISO 8601), the hash of its edition.json, its finished
    files with their hashes, path and name of those files that share their name with another one, and the ids of the sources
    that it lists (of those that it is not about only the undated), each with the date since which it was in hand."""

    folder: Path
    name: str
    as_of: str
    sha256: str
    hashes: Mapping[str, str]
    listed: Mapping[str, str]
    longer_names: tuple[tuple[str, str], ...] = ()

    @cached_property
    def record(self) -> Mapping[str, Any]:
        """The whole edition.json, read when it is first asked for. InputError where it is no longer there."""
        path = self.folder / FILE_NAME
        try:
            return _record(path.read_bytes())
        except (OSError, *_DAMAGE) as error:
            raise InputError(f"{path}: it cannot be read any more ({error}).", "Run the build again.") from error


#: What a file that is no edition.json gives rise to.
_DAMAGE = (ValueError, KeyError, TypeError, RecursionError)


class EditionStore:
    """What is known of editions on disk from earlier looks at them, by folder, while the stamp of their edition.json holds.
    `now` is in nanoseconds since 1970. No method fails."""

    def __init__(self, database: sqlite3.Connection, now: int) -> None:
        self._database = database
        self._now = now

    def find(self, folder: Path, stat: os.stat_result) -> Edition | None:
        """The edition in `folder` whose file is as `stat` says; None where it is not known."""
        rows: list[tuple[str]] = []
        with suppress(sqlite3.Error):
            query = "SELECT outline FROM edition WHERE path = ? AND stamp = ?"
            rows = self._database.execute(query, (str(folder), stamp_of(stat))).fetchall()
        with suppress(ValueError, TypeError, LookupError):
            for (outline,) in rows:
                name, as_of, sha256, hashes, listed, longer = json.loads(outline)
                return Edition(folder, name, as_of, sha256, hashes, listed, tuple(map(tuple, longer)))
        return None

    def keep(self, edition: Edition, stat: os.stat_result) -> None:
        """Stores the edition, unless its file is too fresh for its stamp to be trusted."""
        if is_fresh(stat, self._now):
            return
        outline = [
            edition.name, edition.as_of, edition.sha256, dict(edition.hashes), dict(edition.listed), edition.longer_names,
        ]  # fmt: skip
        row = (str(edition.folder), stamp_of(stat), json.dumps(outline, ensure_ascii=False))
        with suppress(sqlite3.Error), transaction(self._database):
            self._database.execute("INSERT OR REPLACE INTO edition VALUES (?, ?, ?)", row)

    def inputs_of(self, edition: Edition | None) -> str | None:
        """The digest of everything that the edition was built from, as it stands on disk; None where it is not known."""
        with suppress(sqlite3.Error):
            query = "SELECT inputs FROM built WHERE sha256 = ?"
            for (inputs,) in self._database.execute(query, (edition.sha256,)) if edition else ():
                return str(inputs)
        return None

    def keep_inputs(self, sha256: str, inputs: str) -> None:
        """Stores from what the edition whose edition.json has the hash `sha256` was built."""
        with suppress(sqlite3.Error), transaction(self._database):
            self._database.execute("INSERT OR REPLACE INTO built VALUES (?, ?)", (sha256, inputs))


def edition_in(folder: Path, known: EditionStore | None = None) -> Edition | None:
    """The edition in `folder`; None where there is none, or none that can be read."""
    try:
        stat = (folder / FILE_NAME).stat()
        edition = known and known.find(folder, stat)
        if edition:
            return edition
        raw = (folder / FILE_NAME).read_bytes()
        edition = _edition(folder, _record(raw), hashlib.sha256(raw).hexdigest())
    except (OSError, *_DAMAGE):
        return None
    if known:
        known.keep(edition, stat)
    return edition


def _record(raw: bytes) -> Mapping[str, Any]:
    record: Mapping[str, Any] = json.loads(raw)
    if record["schema"] != SCHEMA:
        raise ValueError(f"its schema is not {SCHEMA}")
    return record


def _edition(folder: Path, record: Mapping[str, Any], sha256: str) -> Edition:
    undated = dict(record.get("further_sources", {}).get("undated", {}))
    return Edition(
        folder,
        str(record["edition"]),
        str(record["as_of"]),
        sha256,
        {str(each["path"]): str(each["sha256"]) for each in (*record["documents"], *record.get("companions", ()))},
        {**_since(record), **{str(one): since or str(record["as_of"]) for one, since in undated.items()}},
        tuple(dict.fromkeys(_longer_names(record["sources"]))),
    )


def _since(record: Mapping[str, Any]) -> dict[str, str]:
    """Since when each source was in hand, as far as the edition knew."""
    return {str(each["id"]): str(each.get("received") or record["as_of"]) for each in record["sources"]}


def longer_name(path: str) -> str:
    """The id of a source whose file's name another file has: it depends on the file's own path alone."""
    return f"{stem_of(path)}-{hashlib.sha256(path.encode()).hexdigest()[:6]}"


def _longer_names(sources: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Path and name of the files that another file took the name of."""
    for source in sources:
        path = str(source.get("path", ""))
        if source["id"] != stem_of(path) and str(source["id"]).startswith(longer_name(path)):
            yield path, longer_name(path)


def stem_of(path: str) -> str:
    """The name of a file without its ending."""
    return os.path.splitext(path.rsplit("/", 1)[-1])[0]  # noqa: PTH122  many of them


def editions_of(brief_folder: Path, known: EditionStore | None = None) -> tuple[Edition, ...]:
    """All editions of a brief, oldest first."""
    found = (edition_in(path, known) for path in brief_folder.iterdir() if path.is_dir())
    return tuple(sorted((e for e in found if e), key=lambda e: (e.as_of, e.name)))


def editions_by_brief(briefs: Path, known: EditionStore | None = None) -> dict[Path, tuple[Edition, ...]]:
    """All editions of all briefs, by the brief's folder."""
    folders = sorted(path.parent for path in briefs.glob("*/brief.toml"))
    return {folder: editions_of(folder, known) for folder in folders}


def previous_of(editions: Iterable[Edition], as_of: str, name: str) -> Edition | None:
    """The last edition with an earlier cut-off than this one."""
    earlier = [e for e in editions if e.as_of < as_of and e.name != name]
    return earlier[-1] if earlier else None


def first_listed(editions: Iterable[Edition], name: str) -> dict[str, str]:
    """Since when the editions other than `name` have each source: the cut-off of the oldest that lists it, or the earlier date
    that one of them has on record from an edition that is gone."""
    first: dict[str, str] = {}
    for edition in editions:
        if edition.name != name:
            for source, since in edition.listed.items():
                if since < first.get(source, "~"):
                    first[source] = since
    return first


def changed_files(edition: Edition) -> dict[str, bool]:
    """The finished files that are not as they were built: name to whether the file is still there."""
    there = {name: sha256_of(edition.folder / name) for name in edition.hashes}
    return {name: there[name] is not None for name, built in edition.hashes.items() if there[name] != built}
