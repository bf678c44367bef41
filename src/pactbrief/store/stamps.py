"""Hashes of files that were hashed before and have not changed since, as far as the file system can tell.

A stamp is what the file system says of a file: its size, the times of its last change of content and of state, its number on
the disk. No program sets the time of the last change of state, so a file whose stamp is as it was has the bytes that it had,
unless it was changed again within the clock's resolution. So, as git has it, the stamp of a file that was fresh when it was
hashed is never kept: it is hashed again until it has come of age.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from pactbrief.store.database import transaction
from pactbrief.store.publishing import sha256_of

#: Nanoseconds within which two changes may bear one time: two seconds, the coarsest clock of a file system in use (FAT).
FRESH = 2_000_000_000


def stamp_of(stat: os.stat_result) -> str:
    """The stamp in words."""
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"


def is_fresh(stat: os.stat_result, now: int) -> bool:
    """Whether the file may change once more without its stamp; `now` is in nanoseconds since 1970."""
    return max(stat.st_mtime_ns, stat.st_ctime_ns) + FRESH > now


class Stamps:
    """SHA-256 by path below the workspace. `now` (nanoseconds since 1970) is when the files were looked at."""

    def __init__(self, database: sqlite3.Connection, now: int) -> None:
        self._database = database
        self._now = now
        self._known: dict[str, tuple[str, str]] = {}
        self._new: list[tuple[str, str, str]] = []
        with suppress(sqlite3.Error):
            self._known = {path: (stamp, sha256) for path, stamp, sha256 in database.execute("SELECT * FROM stamp")}
        self._gone = set(self._known)

    def sha256(self, root: Path, path: str, stat: os.stat_result) -> str:
        """The hash of the file `path` below `root`, read only where its stamp is not as it was. OSError as from reading."""
        stamp = stamp_of(stat)
        known = self._known.get(path)
        if known and known[0] == stamp:
            self._gone.discard(path)
            return known[1]
        sha256 = sha256_of(root / path)
        if sha256 is None:
            raise FileNotFoundError(2, "it is gone", path)
        if not is_fresh(stat, self._now):
            self._gone.discard(path)
            self._new.append((path, stamp, sha256))
        return sha256

    def keep(self) -> None:
        """Stores what was hashed and has come of age, and forgets files that were not asked for."""
        if self._new or self._gone:
            with suppress(sqlite3.Error), transaction(self._database):
                self._database.executemany("DELETE FROM stamp WHERE path = ?", [(path,) for path in sorted(self._gone)])
                self._database.executemany("INSERT OR REPLACE INTO stamp VALUES (?, ?, ?)", self._new)
