"""Editions on disk: their edition.json, which of them is the previous one, and since when each source is known."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pactbrief.store.edition_json import SCHEMA
from pactbrief.store.publishing import sha256_of

FILE_NAME = "edition.json"


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as it was built; `sha256` is of its edition.json."""

    folder: Path
    record: Mapping[str, Any]
    sha256: str

    @property
    def name(self) -> str:
        """Such as 2024-W45."""
        return str(self.record["edition"])

    @property
    def as_of(self) -> str:
        """The cut-off, ISO 8601."""
        return str(self.record["as_of"])

    @property
    def hashes(self) -> dict[str, str]:
        """The finished files, name to SHA-256."""
        return {str(d["path"]): str(d["sha256"]) for d in self.record["documents"]}


def edition_in(folder: Path) -> Edition | None:
    """The edition in `folder`; None where there is none, or none that can be read."""
    try:
        raw = (folder / FILE_NAME).read_bytes()
        record = json.loads(raw)
        edition = Edition(folder, record, hashlib.sha256(raw).hexdigest())
        return edition if record["schema"] == SCHEMA and edition.hashes is not None and edition.as_of else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def editions_of(brief_folder: Path) -> tuple[Edition, ...]:
    """All editions of a brief, oldest first."""
    found = (edition_in(path) for path in brief_folder.iterdir() if path.is_dir())
    return tuple(sorted((e for e in found if e), key=lambda e: (e.as_of, e.name)))


def previous_of(editions: Iterable[Edition], as_of: str, name: str) -> Edition | None:
    """The last edition with an earlier cut-off than this one."""
    earlier = [e for e in editions if e.as_of < as_of and e.name != name]
    return earlier[-1] if earlier else None


def first_listed(editions: Iterable[Edition], name: str) -> dict[str, str]:
    """Source id to the cut-off of the oldest edition, other than `name`, that lists it."""
    first: dict[str, str] = {}
    for edition in editions:
        if edition.name != name:
            for source in edition.record["sources"]:
                first.setdefault(source["id"], edition.as_of)
    return first


def changed_files(edition: Edition) -> dict[str, bool]:
    """The finished files that are not as they were built: name to whether the file is still there."""
    there = {name: sha256_of(edition.folder / name) for name in edition.hashes}
    return {name: there[name] is not None for name, built in edition.hashes.items() if there[name] != built}
