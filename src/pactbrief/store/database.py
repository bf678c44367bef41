"""Opening the SQLite file: migrated, in WAL mode; rebuilt where corrupt, replaced by memory where it cannot be used."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pactbrief.store.migrations import MIGRATIONS

FILE_NAME = "store.sqlite3"
#: Seconds to wait for another build. Writes take milliseconds; whoever holds the store longer is stuck.
PATIENCE = 5.0


@contextmanager
def open_database(folder: Path) -> Iterator[sqlite3.Connection]:
    """A usable database in `folder`, whatever is there now; in memory where the disk refuses. Never fatal."""
    with closing(_first_that_works(folder)) as database:
        yield database


def _first_that_works(folder: Path) -> sqlite3.Connection:
    path = folder / FILE_NAME
    try:
        folder.mkdir(exist_ok=True)
        _keep_out_of_git(folder)
        return _migrated(path)
    except sqlite3.OperationalError:
        return _migrated(None)  # locked, read-only or full: build without it
    except (sqlite3.DatabaseError, _FromTheFuture):
        return _rebuilt(path)
    except OSError:
        return _migrated(None)


def _rebuilt(path: Path) -> sqlite3.Connection:
    try:
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        return _migrated(path)
    except (OSError, sqlite3.Error):
        return _migrated(None)


class _FromTheFuture(Exception):
    """The store was written by a later pactbrief."""


def _migrated(path: Path | None) -> sqlite3.Connection:
    database = sqlite3.connect(path or ":memory:", timeout=PATIENCE, isolation_level=None)
    try:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        database.execute("PRAGMA journal_mode = WAL").fetchone()
        database.execute("PRAGMA synchronous = NORMAL")
        if version > len(MIGRATIONS):
            raise _FromTheFuture
        if version < len(MIGRATIONS):
            _migrate(database)
        database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        database.close()
        raise
    return database


def _migrate(database: sqlite3.Connection) -> None:
    with transaction(database):
        (version,) = database.execute("PRAGMA user_version").fetchone()  # another build may have been first
        for statement in MIGRATIONS[version:]:
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: the writes inside are kept together or not at all."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _keep_out_of_git(folder: Path) -> None:
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
